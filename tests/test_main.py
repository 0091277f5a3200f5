"""The command line: what it writes, what it says, how it ends."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pandas as pd
import pytest
import small

from analysis.__main__ import _parser, main
from analysis.figures import Album, use_style
from analysis.measures.corpus import quoted_and_narration
from analysis.measures.names import named_tables
from analysis.report import Options
from analysis.report.notebooks import refresh
from analysis.tables.corpus import open_corpus

VOID = ("meta", "img", "br", "wbr", "hr", "col", "input")
STOPS = "print('before')\nnumber = 1 / 0"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, with its content."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "analysis", *map(str, arguments)]


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory):
    return small.write_notebooks(
        tmp_path_factory.mktemp("notebooks") / "all",
        {
            "01-lengths": small.figure_notebook("01-lengths"),
            "02-stops": small.notebook(STOPS, "print('after')", title="One that stops"),
            "03-summary": small.figure_notebook("03-summary"),
        },
    )


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = small.write_corpus(tmp_path_factory.mktemp("corpus") / "harbour news")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    return folder


@pytest.fixture(scope="module")
def ended(tmp_path_factory, corpus, notebooks):
    """Two runs of the whole at the same time, into different folders: (folder, process, output, errors)."""
    folders = [tmp_path_factory.mktemp("run") / name for name in ("first", "second place")]
    processes = [
        subprocess.Popen(
            command("run", corpus, "--out", folder, "--notebooks", notebooks),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for folder in folders
    ]
    spoken = [process.communicate(timeout=240) for process in processes]
    return [(f, p.returncode, *said) for f, p, said in zip(folders, processes, spoken, strict=True)]


@pytest.fixture(scope="module")
def results(ended):
    return ended[0][0]


@pytest.fixture(scope="module")
def page(results):
    return (results / "report.html").read_text(encoding="utf-8")


def test_everything_is_written(results):
    files = set(tree(results))
    assert {"report.html", "tables/articles.csv", "tables/quotations.csv", "figures/index.json"} <= files
    for name in ("01-lengths", "03-summary"):
        assert {f"figures/{name}.{suffix}" for suffix in ("png", "svg", "pdf", "csv")} <= files
    assert {f"notebooks/{name}.ipynb" for name in ("01-lengths", "02-stops", "03-summary")} <= files


def test_exit_status_says_that_something_is_missing(ended):
    assert [status for _, status, *_ in ended] == [1, 1]


def test_each_notebook_has_a_line_with_its_time(ended):
    said = ended[0][2]
    assert re.search(r"^01-lengths: done \(\d+\.\d s\)$", said, re.M)
    assert re.search(r"^03-summary: done \(\d+\.\d s\)$", said, re.M)


def test_a_stopped_notebook_is_named_with_its_cell_and_message(ended):
    errors = ended[0][3].splitlines()
    assert "02-stops stopped in code cell 2 (print('before')): ZeroDivisionError: division by zero" in errors


def test_a_file_that_is_no_text_is_named(ended):
    assert any("picture.txt: not a text. " in line for line in ended[0][3].splitlines())


def test_the_partial_notebook_is_kept(results):
    kept = nbformat.read(results / "notebooks" / "02-stops.ipynb", as_version=4)
    outputs = [cell.outputs for cell in kept.cells if cell.cell_type == "code"]
    assert outputs[1][0].text == "before\n"
    assert outputs[1][1].ename == "ZeroDivisionError"
    assert outputs[2] == []


def test_two_runs_side_by_side_give_the_same_bytes(ended):
    first, second = (tree(folder) for folder, *_ in ended)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_executed_notebooks_run_again_where_they_are(results):
    stored = nbformat.read(results / "notebooks" / "01-lengths.ipynb", as_version=4)
    parameters = stored.cells[1].source
    assert parameters == (
        'CORPUS = "../tables"  # a folder of articles, or of tables\nFIGURES = "../figures"'
    )


class _Links(HTMLParser):
    """Collects what a page would load and what it links to, and its ids."""

    def __init__(self):
        super().__init__()
        self.loads, self.links, self.ids, self.images = [], [], [], []
        self.open, self.misplaced = [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if tag == "a" else []
        self.images += [attributes] if tag == "img" else []
        self.open += [tag] if tag not in VOID else []
        if tag in ("link", "iframe", "object", "embed"):  # the one script that may run is tested in a browser
            self.loads.append(tag)
        self.loads += [
            v for k, v in attrs if k in ("src", "srcset", "data", "poster") and not v.startswith("data:")
        ]

    def handle_endtag(self, tag):
        if tag in VOID or not self.open or self.open.pop() != tag:
            self.misplaced.append((tag, self.getpos()))


def test_the_report_closes_what_it_opens(page):
    found = _Links()
    found.feed(page)
    assert found.misplaced == []
    assert found.open == []


def test_the_report_loads_nothing_and_its_links_lead_somewhere(page):
    found = _Links()
    found.feed(page)
    assert found.loads == []
    assert "url(" not in page and "@import" not in page
    assert {link for link in found.links if link.startswith("#")} <= {f"#{id}" for id in found.ids}
    assert len(found.ids) == len(set(found.ids))


def test_the_report_has_figures_with_caption_and_alt_text(page):
    found = _Links()
    found.feed(page)
    assert [image["alt"] for image in found.images] == ["A bar for each article."] * 2
    assert page.count("Words of each article.") == 2


def test_the_report_begins_with_the_summary_and_hides_the_code(page):
    assert page.index('id="03-summary"') < page.index('id="01-lengths"') < page.index('id="02-stops"')
    assert "open_corpus" not in page


def test_the_report_lists_what_went_wrong(page):
    problems = page[page.index('id="how-sure-3"') :]
    assert "picture.txt" in problems
    assert "<strong>02-stops stopped</strong> in code cell 2" in problems


def test_the_report_says_how_sure_it_is(page):
    sure = page[page.index('id="how-sure"') : page.index('id="how-sure-2"')]
    assert "expected to be right" in sure


def test_results_open_as_their_tables(results):
    assert open_corpus(results).path == results / "tables"
    assert open_corpus(results).articles["article"].tolist() == ["bridge", "harbour"]


def test_figures_in_another_style(results, tmp_path, capsys, monkeypatch):
    shutil.copytree(results, tmp_path / "results")
    tables = named_tables(open_corpus(results / "tables"))
    use_style()
    show = Album(tmp_path / "results" / "figures", tables)
    assert show("01-quoted-and-narration", quoted_and_narration(tables.articles))
    arguments = ["figures", tmp_path / "results", "--out", tmp_path / "slides", "--style", "slides"]
    assert main([*map(str, arguments), "--only", "01", "--formats", "png"]) == 1
    assert "01-lengths was drawn by a notebook of your own" in capsys.readouterr().err
    assert main([*map(str, arguments), "--only", "9"]) == 2
    assert "No figure begins with 09. There are: 01-" in capsys.readouterr().err
    drawn = tmp_path / "slides" / "01-quoted-and-narration.png"
    usual = tmp_path / "results" / "figures" / drawn.name
    wide = [int.from_bytes(path.read_bytes()[16:20], "big") for path in (drawn, usual)]
    assert wide[0] > 1.5 * wide[1]
    assert not drawn.with_suffix(".pdf").exists()
    assert list(json.loads((tmp_path / "slides" / "index.json").read_text())) == ["01-quoted-and-narration"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "no date")  # which matplotlib would read
    assert main([*map(str, arguments), "--only", "01-quoted", "--formats", "pdf"]) == 0
    assert drawn.with_suffix(".pdf").exists()
    usual.with_suffix(".csv").write_text("changed;in a spreadsheet")
    assert main([*map(str, arguments), "--only", "01-quoted"]) == 2
    assert "is not the table that the run wrote" in capsys.readouterr().err


def test_a_later_run_leaves_no_figure_of_the_earlier_one(tmp_path, corpus, capfd):
    def run(name, *more):
        folder = small.write_notebooks(tmp_path / name, {"01-lengths": small.figure_notebook(name)})
        arguments = [
            "run",
            str(corpus / "harbour.md"),
            "--out",
            str(tmp_path / "out"),
            "--notebooks",
            str(folder),
        ]
        return main([*arguments, "--quiet", *more])

    assert run("01-first") == 0
    assert run("01-second", "--formats", "svg") == 0
    assert capfd.readouterr() == ("", "")  # --quiet
    names = sorted(p.name for p in (tmp_path / "out" / "figures").glob("[!.]*"))
    assert names == ["01-second.csv", "01-second.svg", "index.json"]
    assert list(json.loads((tmp_path / "out" / "figures" / "index.json").read_text())) == ["01-second"]


def test_tables_alone(corpus, tmp_path, capsys):
    assert main(["tables", str(corpus / "bridge.md"), "--out", str(tmp_path / "out")]) == 0
    assert "1 article" in capsys.readouterr().out
    assert pd.read_parquet(tmp_path / "out" / "speakers.parquet")["speaker"].tolist() == ["Petra Oyelaran"]


def test_corrections_are_counted_at_the_end(tmp_path, notebooks, capsys):
    folder = small.write_corpus(tmp_path / "articles")
    (folder / "speakers.csv").write_text("name,same as\nOdd Brekken,O. Brekken\nOdd Breken,O. Brekken\n")
    assert main(["tables", str(folder), "--out", str(tmp_path / "tables")]) == 0
    assert "\n1 correction applied, 1 refused (see the table problems)\n" in capsys.readouterr().out
    asked = ["run", str(tmp_path / "tables"), "--out", str(tmp_path / "out"), "--only", "01"]
    assert main([*asked, "--notebooks", str(notebooks)]) == 0
    assert "\n1 correction applied, 1 refused (see the table problems)\n" in capsys.readouterr().out
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "1 line of corrections.csv and speakers.csv applied, 1 refused" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "{}/nowhere"], "There is no file or folder"),
        (["tables", "{}/nowhere", "--out", "{}/out"], "There is no file or folder"),
        (["tables", os.devnull, "--out", "{}/out"], "There is no file or folder"),
        (["run", "{}/empty", "--out", "{}/out"], "empty"),
        (["run", "{}/one", "--out", "{}/out", "--only", "77"], "No notebook begins with '77'"),
        (["run", "{}/one", "--out", "{}/out", "--by", "desks"], "by is 'desks'; allowed are"),
        (["run", "{}/one", "--out", "{}/one/results"], "one/results cannot take results: it lies in "),
        (["run", "{}/one/harbour.md", "--out", "{}/one/bridge.md"], "bridge.md"),
        (["run", "{}/one", "--out", "{}/out", "--notebooks", "{}/empty"], "There is no notebook"),
        (["run", "{}/one", "--out", "{}/out", "--notebooks", "{}/list"], "is no notebook that can be read"),
        (["figures", "{}/empty", "--style", "print"], "has no figures"),
        (["figures", "{}/list", "--style", "print"], "index.json is damaged"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments, said, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "list").mkdir()
    for name in ("01-list.ipynb", "index.json"):
        (tmp_path / "list" / name).write_text("[1, 2]", encoding="utf-8")
    small.write_corpus(tmp_path / "one")
    assert main([argument.format(tmp_path) for argument in arguments]) == 2
    spoken = capsys.readouterr().err
    assert said in spoken
    assert "Traceback" not in spoken and len(spoken.splitlines()) == 1
    assert not (tmp_path / "out").exists() or said == "empty"  # of which the tables say that it was


def test_without_the_repository_all_but_the_notebooks_work(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("analysis.report.tables.ROOT", tmp_path / "site-packages")
    small.write_corpus(tmp_path / "in")
    assert main(["tables", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert main(["figures", str(tmp_path / "empty")]) == 2
    assert "has no figures" in capsys.readouterr().err
    assert main(["run", str(tmp_path / "in"), "--out", str(tmp_path / "results")]) == 2
    assert "Clone the repository" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["run", ".", "--otu", "x"],
        ["run", "morning", "evening", "--out", "x"],
        ["run", ".", "--formats", "gif"],
        ["run", ".", "--style", "poster"],
        ["run", ".", "--workers", "0"],
        ["run", ".", "--out="],
        ["run", "", "--out", "x"],
        ["--quiet", "run", "."],
        ["tables", "."],
        ["tables", ".", "--out", "x", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"],
    ],
)
def test_wrong_usage_ends_with_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m analysis" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "field", "meant"),
    [
        (["run", "--only", "4,05;quotations"], "only", ("04", "05", "quotations")),
        (["run", "--formats", ".PNG;svg"], "formats", "png,svg"),
        (["run", "--without", "Gender; copies"], "without", ("gender", "copies")),
        (["run", "--style", "Slides"], "style", "slides"),
        (["run", "--events", "Titles"], "events", "titles"),
        (["run", "--by", "Section"], "by", "section"),
        (["run", "--out", "~/results"], "out", Path.home() / "results"),
        (["run", "--out", "a", "--out", "b"], "out", Path("b")),
    ],
)
def test_what_is_plainly_meant_is_understood(arguments, field, meant):
    assert getattr(_parser().parse_args(arguments, Options()), field) == meant


@pytest.mark.parametrize("arguments", [[], ["run"], ["tables"], ["figures"], ["refresh"]])
def test_help_imports_little(arguments):
    code = (
        "import sys; from analysis.__main__ import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(sorted({'pandas', 'matplotlib', 'nbclient', 'numpy'} & set(sys.modules)))"
    )
    asked = [sys.executable, "-c", code, *arguments, "--help"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert said.startswith("usage: python -m analysis")
    assert said.endswith("[]\n")


def test_a_killed_run_leaves_whole_files_and_the_next_completes(tmp_path, corpus):
    slow = small.notebook("import time\ntime.sleep(60)")
    quick = small.figure_notebook("01-quick")
    folder = small.write_notebooks(tmp_path / "notebooks", {"01-quick": quick, "02-slow": slow})
    out = tmp_path / "out"
    asked = command("run", corpus / "bridge.md", "--out", out, "--notebooks", folder)
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, text=True)
    assert any("01-quick: done" in line for line in process.stdout)
    process.kill()
    process.communicate()
    (out / f".news-analysis.report.html.{process.pid}").write_text("half a page")
    assert not (out / "report.html").exists()
    nbformat.read(out / "notebooks" / "01-quick.ipynb", as_version=4)
    nbformat.write(small.notebook("print(1)"), folder / "02-slow.ipynb")
    assert main([*map(str, asked[3:]), "--quiet"]) == 0
    assert (out / "report.html").exists()
    hidden = {Path(name).name for name in tree(out) if Path(name).name.startswith(".")}
    assert hidden == {".news-analysis.busy", ".news-analysis.lock", ".news-analysis.json"}


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_ctrl_c_ends_the_kernels_and_says_so(tmp_path, corpus):
    mark = tmp_path / "started"
    start = f"from pathlib import Path\nimport os, time\nPath({str(mark)!r}).write_text(str(os.getpid()))"
    slow = small.notebook(f"{start}\ntime.sleep(60)")
    folder = small.write_notebooks(tmp_path / "notebooks", {"01-slow": slow})
    asked = command("run", corpus / "bridge.md", "--out", tmp_path / "out", "--notebooks", folder)
    heeded = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # tests in the background ignore it
    process = subprocess.Popen(asked, stderr=subprocess.PIPE, text=True, preexec_fn=heeded)
    deadline = time.monotonic() + 60
    while not (mark.exists() and mark.read_text()) and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    errors = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert errors == "Interrupted. What was finished is whole; run the same command again for the rest.\n"
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


def test_ctrl_c_while_a_command_is_imported_shows_no_traceback():
    code = "import sys; sys.argv = ['-m']; import analysis; raise KeyboardInterrupt"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (130, b"")


def test_refresh_stores_outputs_and_changes_nothing_else(tmp_path, corpus):
    content = small.notebook("print(6 * 7)")
    content.metadata["authors"] = ["Ada"]
    path = small.write_notebooks(tmp_path / "n", {"01-answer": content}) / "01-answer.ipynb"
    before = nbformat.read(path, as_version=4)
    changes = []
    refresh([path], done=lambda executed, changed: changes.append(changed))
    once = path.read_bytes()
    refresh([path], done=lambda executed, changed: changes.append(changed))
    assert changes == [True, False]
    assert path.read_bytes() == once
    after = nbformat.read(path, as_version=4)
    assert after.cells[2].outputs[0].text == "42\n"
    assert after.metadata == before.metadata
    for cell, was in zip(after.cells, before.cells, strict=True):
        assert (cell.id, cell.source, cell.metadata) == (was.id, was.source, was.metadata)


def test_refresh_keeps_what_a_failing_notebook_had(tmp_path):
    path = small.write_notebooks(tmp_path / "n", {"01-stops": small.notebook(STOPS)}) / "01-stops.ipynb"
    before = path.read_bytes()
    errors = []
    refresh([path], done=lambda executed, changed: errors.append(executed.error))
    assert path.read_bytes() == before
    assert errors == ["code cell 2 (print('before')): ZeroDivisionError: division by zero"]
