"""Whatever stands where results go: no command loses a file that it did not make, and it says what to do."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import nbformat
import pytest
import small

from analysis.__main__ import main
from analysis.reading.sources import find
from analysis.report import run
from analysis.tables.files import Refused, check, claimed, digest, made_of, mark_folder, put, read_mark

ROOT = Path(__file__).resolve().parent.parent


def files(folder: Path) -> dict[str, str]:
    """The digest of each file below a folder by its path; links are not followed."""
    paths = [Path(where, name) for where, _, names in os.walk(folder) for name in names]
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths if p.is_file()}


def user_file(path: Path, content: str = "of a person") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Articles, other articles, their tables, results of a run, and a clone of the repository in small."""
    root = tmp_path_factory.mktemp("place")
    small.write_corpus(root / "d" / "sub")
    shutil.copy(root / "d" / "sub" / "harbour.md", root / "d" / "a.md")
    (root / "other").mkdir()
    shutil.copy(root / "d" / "a.md", root / "other")
    user_file(root / "unread" / "song.mp3")
    notebook = small.notebook("from pathlib import Path; Path(FIGURES).is_dir()")
    clone = root / "clone"
    for folder in (root / "nb", clone / "notebooks"):
        small.write_notebooks(folder, {"01-lengths": notebook})
    shutil.copytree(root / "other", clone / "data" / "articles")
    nbformat.write(notebook, clone / "START.ipynb")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setattr(run, "find_browser", lambda: None)
        patch.setattr(run, "repository", lambda: clone)
        assert main(["tables", "d", "--out", "T", "--quiet"]) == 0
        assert main(["run", "d", "--out", "R", "--notebooks", "nb", "--quiet"]) == 0
        assert main(["run", "other", "--out", "R2", "--notebooks", "nb", "--quiet"]) == 0
        with claimed(clone / "figures", "figures", clone / "data" / "articles"):
            put(clone / "figures", {"01-lengths.png": b"sample"})
        assert main(["refresh"]) == 0
    return root


RUN = "--notebooks nb"
# what is there besides (paths; "a -> b" is a link at a to b), the command, a part of what it says
SETUPS = {
    "table beside its results": ("c/articles.csv", "tables c/articles.csv --out c", "holds c"),
    "into the working folder": ("articles.csv", "tables articles.csv --out .", "holds articles.csv"),
    "onto the articles": ("d/speakers.csv", "tables d --out d", "holds d"),
    "into the articles": ("", "tables d --out d/sub/results", "lies in d"),
    "above the articles": ("", "tables d/sub --out d", "holds d/sub"),
    "beside the one article": ("", "tables d/a.md --out d", "holds d/a.md"),
    "onto the one article": ("", "tables d/a.md --out d/a.md", "d/a.md"),
    "articles by a link": ("l -> d", "tables l --out d", "holds l"),
    "results by a link": ("l -> d", "tables d --out l", "holds d"),
    "into the articles by a link": ("l -> d/sub", "tables d --out l/new", "lies in d"),
    "by a way round": ("", "tables d --out d/sub/../../d", "holds d"),
    "a pattern": ("", "tables d/*.md --out d", "holds d"),
    "a pattern deep": ("", "tables d/**/*.md --out d/sub", "holds d/sub"),
    "a folder of a person": ("mine/speakers.csv", "tables d --out mine", "did not make (speakers.csv)"),
    "hidden files of a person": ("mine/.backup.2024/x", "tables d --out mine", "did not make (.backup.2024)"),
    "a file in the way": ("mine", "tables d --out mine", "mine"),
    "a link to nothing": ("mine -> nowhere", "tables d --out mine", "mine"),
    "a mark of another program": ("mine/.news-analysis.json", "tables d --out mine", "did not make (.news"),
    "tables onto themselves": ("", "tables T --out T", "holds T"),
    "nothing read onto tables": ("", "tables unread --out T", "T holds the tables of "),
    "other tables": ("", "tables other --out T", "T holds the tables of "),
    "beside tables": ("T/.backup.2024/x T/.parts/y T/.z.1 T/notes.txt", "tables d --out T", None),
    "in the place of a table": ("T/quotations.csv/x", "tables d --out T", "T"),
    "tables into results": ("", "tables d --out R", "of results, not of tables"),
    "results into tables": ("", f"run d --out T {RUN}", "of tables, not of results"),
    "results above their tables": ("", f"run R/tables --out R {RUN}", "holds R/tables"),
    "results above tables": ("h/tables -> T", f"run h/tables --out h {RUN}", "did not make (tables)"),
    "a report of a person": ("h/report.html", f"run d --out h {RUN}", "did not make (report.html)"),
    "a print of a person": ("R/report.pdf", f"run d --out R {RUN}", "R/report.pdf was not made"),
    "beside results": ("R/.a.2024/x R/x R/figures/x R/notebooks/x R/tables/x", f"run d --out R {RUN}", None),
    "a report with notes": ("R/report.html", f"run d --out R {RUN}", None),
    "other results": ("", f"run other --out R {RUN}", "R holds the results of "),
    "results among notebooks": ("", f"run d --out nb/new {RUN}", "lies in nb"),
    "results above notebooks": ("", "run d --out R --notebooks R/notebooks", "holds R/notebooks"),
    "tables that lead elsewhere": ("R/tables -> mine mine/x", f"run d --out R {RUN}", "did not make"),
    "figures that lead elsewhere": ("R/figures -> mine mine/index.json", f"run d --out R {RUN}", "did not"),
    "notebooks that lead to articles": ("R/notebooks -> d", f"run d --out R {RUN}", "holds d"),
    "into the clone": ("", f"run d --out clone {RUN}", "clone holds what this program did not make"),
    "into the clone's figures": ("", f"run d --out clone/figures {RUN}", "of figures, not of results"),
    "into the clone's notebooks": (
        "",
        f"run d --out clone/notebooks {RUN}",
        "did not make (01-lengths.ipynb)",
    ),
    "the sample beside results": ("clone/results/x", "run", "did not make (x)"),
    "the sample, figures of a person": ("clone/figures/x.png", "run", None),
    "figures into articles": ("", "figures R --out d", "did not make"),
    "figures into results": ("", "figures R --out R", "holds R/tables"),
    "figures onto tables": ("", "figures R --out R/tables", "holds R/tables"),
    "figures onto notebooks": ("", "figures R --out R/notebooks", "of notebooks, not of figures"),
    "figures of other articles": ("", "figures R2 --out R/figures", "figures holds the figures of "),
    "figures beside a person's": ("F/index.json", "figures R --out F", "did not make (index.json)"),
    "figures as usual": ("R/x R/figures/x", "figures R", None),
    "compared": ("R/x T/x", "compare T R", None),
    "refresh beside a person's": ("clone/figures/x.png clone/notebooks/notes.txt", "refresh", None),
    "refresh onto a person's": ("clone/figures/.news-analysis.json", "refresh", "did not make"),
}


@pytest.mark.parametrize("name", SETUPS)
def test_no_file_of_a_person_is_lost(name, place, tmp_path, monkeypatch, capsys):
    there, command, said = SETUPS[name]
    root = tmp_path / "place"
    shutil.copytree(place, root, symlinks=True)
    monkeypatch.chdir(root)
    monkeypatch.setattr(run, "find_browser", lambda: None)
    monkeypatch.setattr(run, "repository", lambda: root / "clone")
    for entry in there.replace(" -> ", "->").split():
        _put(*entry.split("->"))
    theirs = {path: digest for path, digest in files(root).items() if not _is_ours(Path(path))}
    status = main(command.split())
    after = files(root)
    errors = capsys.readouterr().err
    assert (status, errors.count("\n")) == ((0, 0) if said is None else (2, 1)), errors
    assert (said or "") in errors and "Traceback" not in errors
    renamed = {p.replace(".changed", ""): digest for p, digest in after.items() if ".changed" in p}
    assert [p for p, digest in theirs.items() if digest not in (after.get(p), renamed.get(p))] == []


def _put(path: str, target: str = "") -> None:
    if target:
        shutil.rmtree(path, ignore_errors=True)
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).symlink_to(Path(target).absolute())
        return
    if Path(path).parent.is_file():
        Path(path).parent.unlink()
    user_file(Path(path))


def _is_ours(path: Path) -> bool:
    mark = read_mark(path.parent)
    known = path.name.startswith(".news-analysis.") or (mark is not None and path.name in mark.files)
    return known and path.read_bytes() != b"of a person"


def test_results_of_other_tables_do_not_stay_beside_new_ones(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "find_browser", lambda: None)
    articles = shutil.copytree(place / "d", "d")
    figures = {f"0{n}-lengths": small.figure_notebook(f"0{n}-lengths") for n in (1, 6)}
    small.write_notebooks(Path("nb"), figures)
    asked = ["run", "d", "--out", "R", "--notebooks", "nb", "--formats", "svg", "--quiet"]

    def made() -> set[str]:
        return {p.name for p in Path("R").rglob("0*")}

    assert main(asked) == 0
    all_of_them = made()
    assert main([*asked, "--only", "06"]) == 0
    assert made() == all_of_them
    (Path(articles) / "a.md").write_text(small.BRIDGE, encoding="utf-8")
    assert main([*asked, "--only", "06"]) == 0
    assert made() == {name for name in all_of_them if name.startswith("06")}
    assert list(json.loads(Path("R/figures/index.json").read_text())) == ["06-lengths"]


@pytest.mark.parametrize("command", ["tables d --out T", f"run d --out R {RUN}", "figures R --out F"])
def test_the_second_of_two_runs_is_told(command, place, tmp_path, monkeypatch, capsys):
    shutil.copytree(place, tmp_path / "place", symlinks=True)
    monkeypatch.chdir(tmp_path / "place")
    out = Path(command.split()[3])
    kind = {"T": "tables", "R": "results", "F": "figures"}[out.name]
    before = files(Path("."))
    with claimed(out, kind):
        assert main(command.split()) == 2
    assert f"Another run is at work in {out}. Wait" in capsys.readouterr().err
    assert {path: files(Path("."))[path] for path in before} == before


def test_a_lock_goes_with_its_process(place, tmp_path):
    code = (
        "import os; from pathlib import Path; from analysis.tables.files import claimed\n"
        f"with claimed(Path({str(tmp_path / 'out')!r}), 'tables'): os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    os.utime(tmp_path / "out" / ".news-analysis.busy", (2**32, 2**32))
    assert main(["tables", str(place / "d"), "--out", str(tmp_path / "out"), "--quiet"]) == 0


def test_a_run_goes_beside_the_figures_of_a_notebook(tmp_path):
    """A notebook draws its figures to results/NAME/figures; the main job writes to results."""
    mark_folder(tmp_path / "results" / "articles" / "figures", "figures")
    check(tmp_path / "results", "results")
    (tmp_path / "results" / "empty").mkdir()  # not ours, since nothing in it says so
    with pytest.raises(Refused, match="empty"):
        check(tmp_path / "results", "results")
    (tmp_path / "results" / "empty").rmdir()
    user_file(tmp_path / "results" / "articles" / "notes.txt")
    with pytest.raises(Refused, match="articles"):
        check(tmp_path / "results", "results")


def test_all_that_is_put_side_by_side_is_entered(tmp_path):
    names = [f"{n:02}.csv" for n in range(12)]
    threads = [threading.Thread(target=put, args=(tmp_path, {name: b"x"})) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(read_mark(tmp_path).files) == names


def test_a_file_changed_by_a_person_is_kept_each_time(tmp_path):
    with claimed(tmp_path / "out", "results"):
        for version in ("first", "second", "third"):
            put(tmp_path / "out", {"notes.txt": version.encode()})
            user_file(tmp_path / "out" / "notes.txt", f"{version}, corrected")
        assert made_of(tmp_path / "out", "other tables") and not made_of(tmp_path / "out", "other tables")
    kept = {p.name: p.read_text() for p in (tmp_path / "out").glob("notes*")}
    assert kept == {
        "notes.changed.txt": "first, corrected",
        "notes.changed-2.txt": "second, corrected",
        "notes.changed-3.txt": "third, corrected",
    }


def test_a_file_of_results_is_no_article(tmp_path):
    mark_folder(tmp_path, "results")
    (tmp_path / "report.html").write_text("<p>It rained.</p>")
    problems: list = []
    assert [*find(tmp_path / "report.html", problems=problems)] == []
    assert "results of an earlier run" in problems[0]["detail"]


def test_the_figures_of_the_repository_are_marked_as_made():
    mark = read_mark(ROOT / "figures")
    assert (mark.kind, mark.corpus, mark.tables) == ("figures", "../data/articles", "")
    there = {p.name: digest(p) for p in (ROOT / "figures").glob("[!.]*")}
    assert dict(mark.files) == there
