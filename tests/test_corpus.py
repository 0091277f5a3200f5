"""Many articles: the same tables however they are made, opened from articles or from tables."""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from small import TABLE_FILES, article_text, contents, write_articles

from analysis.reading import read_articles
from analysis.report.findings.wording import not_read
from analysis.tables import building as build
from analysis.tables.corpus import Corpus, build_tables, open_corpus
from analysis.tables.rows import article_tables
from analysis.tables.schema import TABLES
from analysis.tables.storage import TEXTS


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("corpus") / "articles", 60)


@pytest.fixture(scope="module")
def tables(articles, tmp_path_factory):
    """The tables of those articles, made by one process."""
    out = tmp_path_factory.mktemp("corpus") / "tables"
    build_tables(articles, out, workers=1, quiet=True)
    return out


# --- what is written ------------------------------------------------------------------------------


def test_the_files_and_nothing_else(tables):
    assert sorted(contents(tables)) == TABLE_FILES


def test_rows_are_those_of_each_article_in_order(articles, tables):
    expected = {table: [] for table in TABLES}
    for article in read_articles(articles):
        for table, rows in article_tables(article).items():
            expected[table] += rows
    for table, rows in expected.items():
        found = pq.read_table(tables / f"{table}.parquet").to_pylist()
        missing = [{key: None if value != value else value for key, value in row.items()} for row in rows]
        assert found == missing


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_parquet_say_the_same(tables, table):
    with open(tables / f"{table}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = pq.read_table(tables / f"{table}.parquet").to_pylist()
    assert len(rows) == len(found)
    for row, other in zip(rows, found, strict=True):
        for column, value in other.items():
            cell = row[column]
            assert cell == ("" if value is None else value if isinstance(value, str) else cell)
            if value is not None and not isinstance(value, str):
                assert float(cell) == value


def test_the_same_bytes_by_any_number_of_workers_and_again(articles, tables, tmp_path):
    build_tables(articles, tmp_path / "two", workers=2, quiet=True)
    build_tables(articles, tmp_path / "two", workers=3, quiet=True)
    assert contents(tmp_path / "two") == contents(tables)


def test_it_works_from_a_script_that_guards_nothing(articles, tables, tmp_path):
    call = f"build_tables({str(articles)!r}, {str(tmp_path / 'out')!r}, workers=2)"
    script = f"from analysis.tables.corpus import build_tables; {call}"
    subprocess.run([sys.executable, "-"], input=script, text=True, check=True, cwd=Path(__file__).parents[1])
    assert contents(tmp_path / "out") == contents(tables)


def test_formulas_in_text_cells_are_neutralised_in_csv_only(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "=cmd|' calc'!A0.txt").write_text(
        "---\ntitle: '=HYPERLINK(1)'\nauthor: '@me'\noutlet: '-1'\n---\n“+1 for the quay,” said Ida Lorne.\n"
    )
    build_tables(tmp_path / "in", tmp_path / "out", quiet=True)
    with open(tmp_path / "out" / "articles.csv", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["article"], row["title"]) == ("'=cmd|' calc'!A0", "'=HYPERLINK(1)")
    assert (row["author"], row["outlet"]) == ("'@me", "'-1")
    assert not row["tone"].startswith("'")
    corpus = open_corpus(tmp_path / "out")
    assert corpus.articles["title"].tolist() == ["=HYPERLINK(1)"]
    with open(tmp_path / "out" / "quotations.csv", newline="") as file:
        assert next(csv.DictReader(file))["text"] == "'+1 for the quay,"
    assert corpus.quotations["text"][0] == "+1 for the quay,"


def test_duplicates_are_problems_and_stay(tmp_path):
    write_articles(tmp_path / "in", 2)
    (tmp_path / "in" / "copy.txt").write_text(
        article_text(0).replace("Outlet 0", "Outlet 9").replace(" quay", "  quay")
    )
    corpus = open_corpus(tmp_path / "in")
    assert corpus.articles["article"].tolist() == ["0000", "0001", "copy"]
    assert corpus.problems[["article", "problem"]].values.tolist() == [["copy", "duplicate"]]
    assert "same as that of '0000'" in corpus.problems["detail"][0]


def test_agency_copy_under_another_headline_is_a_near_duplicate(tmp_path):
    copy = [f"The pier at berth {word} will be rebuilt before the winter storms arrive." for word in "ABCDEF"]
    own = [f"In the {word} hall the council spoke of nothing but the missing ferry." for word in "UVWXYZ"]
    brief = ["The mayor of the town did not want to say what it will cost.", "Nobody asked."]
    stories = {"a": copy, "b": [*brief, *copy[1:]], "c": [*own, *copy[:4]], "d": own[:4], "e": copy}
    (tmp_path / "in").mkdir()
    for name, sentences in stories.items():
        (tmp_path / "in" / f"{name}.txt").write_text(" ".join(sentences))
    build_tables(tmp_path / "in", tmp_path / "out", quiet=True, workers=1)
    found = open_corpus(tmp_path / "out").problems
    found = found[found["problem"].isin(["duplicate", "near duplicate"])]
    assert found[["article", "problem"]].values.tolist() == [["e", "duplicate"], ["b", "near duplicate"]]
    assert "83% of its longer sentences stand in 'a' too; both are counted" in found["detail"].iloc[1]


def test_the_report_begins_with_the_files_and_records_that_could_not_be_read(tmp_path):
    write_articles(tmp_path, 1)
    (tmp_path / "news.csv").write_text("title,text\nOne,It rained.\nTwo,\n")
    for name in ("b.doc", "c.txt", "d.txt", "e.txt"):
        (tmp_path / name).write_bytes(b"")
    corpus = open_corpus(tmp_path)
    missing = corpus.unread()
    assert missing[0].startswith("c.txt: empty. ") and missing[3].startswith("news.csv#2: empty. Record 2 ")
    said = not_read(corpus)
    assert said.startswith("Not read, and missing from every number: c.txt, d.txt, e.txt, news.csv")
    assert " and others. The table problems says why" in said
    assert not_read(open_corpus(tmp_path / "0000.txt")) == ""


def test_copies_are_counted_and_named_or_left_out_of_every_table(tmp_path):
    write_articles(tmp_path / "in", 2)
    (tmp_path / "in" / "copy.txt").write_text(article_text(1))
    counted = open_corpus(tmp_path / "in").articles
    assert counted["copy_of"].tolist() == ["", "", "0001"]
    summary = build_tables(tmp_path / "in", tmp_path / "out", quiet=True, workers=1, without=["copies"])
    corpus = open_corpus(tmp_path / "out", without="copies")
    for table in ("articles", "sentences", "quotations", "speakers"):
        assert set(corpus.read(table)["article"]) == {"0000", "0001"}
    assert [one.id for one in corpus.texts(["0001", "copy"])] == ["0001"]
    assert corpus.problems["detail"].str.endswith("it is left out, as asked for.").tolist() == [True]
    assert (summary.n_articles, summary.n_words) == (2, counted["n_words"][:2].sum())
    build_tables(tmp_path / "in", tmp_path / "counted", quiet=True, workers=1)
    with pytest.raises(ValueError, match="count copies"):
        open_corpus(tmp_path / "counted", without="copies")


def test_a_summary_is_returned_and_kept(articles, tables, tmp_path):
    summary = build_tables(articles, tmp_path, csv=False, quiet=True)
    assert (summary.n_articles, summary.n_problems) == (60, 0)
    assert summary.n_words == open_corpus(tables).articles["n_words"].sum()
    facts = json.loads((tmp_path / "tables.json").read_text())
    assert facts["n_articles"] == 60 and re.fullmatch("[0-9a-f]{12}", facts["code"])
    assert not list(tmp_path.glob("*.csv"))


def test_files_of_records_are_cut_into_tasks_and_keep_their_order(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.tables.building._MOST_ARTICLES", 7)
    rows = [{"text": article_text(number), "outlet": "X"} for number in range(30)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "not json\n")
    (tmp_path / "in" / "a.txt").write_text(article_text(99))
    (tmp_path / "in" / "c.txt").write_text(article_text(98))
    build_tables(tmp_path / "in", tmp_path / "out", workers=2, quiet=True)
    corpus = open_corpus(tmp_path / "out")
    assert corpus.articles["article"].tolist() == ["a", *(f"b#{n}" for n in range(1, 31)), "c"]
    assert corpus.problems["article"].tolist() == ["b#31"]


@pytest.mark.parametrize("workers", [0, -1, 1.5, "2"])
def test_workers_that_are_no_number_are_refused(articles, tmp_path, workers):
    with pytest.raises(ValueError, match="workers is"):
        build_tables(articles, tmp_path, workers=workers)


def test_workers_and_scheduler_exclude_each_other(articles, tmp_path):
    with pytest.raises(ValueError, match="workers and scheduler"):
        build_tables(articles, tmp_path, workers=1, scheduler="tcp://127.0.0.1:1")


def test_nothing_there_is_said_before_anything_is_made(tmp_path):
    with pytest.raises(FileNotFoundError, match="There is no file or folder"):
        build_tables(tmp_path / "missing", tmp_path / "out")
    assert not (tmp_path / "out").exists()


# --- what is opened -------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_articles_and_tables_open_alike_with_the_declared_types(articles, tables, table):
    one, two = getattr(open_corpus(articles), table), getattr(open_corpus(tables), table)
    pd.testing.assert_frame_equal(one, two)
    assert {column: str(dtype) for column, dtype in one.dtypes.items()} == TABLES[table]


def test_an_empty_folder_has_tables_without_rows_and_with_types(tmp_path):
    corpus = open_corpus(tmp_path)
    for table, columns in TABLES.items():
        assert corpus.read(table).empty
        assert {column: str(dtype) for column, dtype in corpus.read(table).dtypes.items()} == columns


def test_columns_can_be_chosen(tables):
    corpus = open_corpus(tables)
    assert list(corpus.read("quotations", columns=["speaker", "n_words"])) == ["speaker", "n_words"]


@pytest.mark.parametrize(
    ("arguments", "what"),
    [(("quotes",), "allowed are articles"), (("articles", ["words"]), "not in articles")],
)
def test_what_is_not_there_is_named(tables, arguments, what):
    with pytest.raises(ValueError, match=what):
        open_corpus(tables).read(*arguments)


def test_an_article_comes_back_whole(articles, tables):
    for article in list(read_articles(articles))[::20]:
        assert open_corpus(tables).article(article.id) == article
    with pytest.raises(KeyError, match="no article 'x'"):
        open_corpus(tables).article("x")


def test_tables_are_read_only_when_asked_for(tables, monkeypatch):
    read = []
    original = Corpus.read
    monkeypatch.setattr(
        Corpus, "read", lambda self, table, *a, **k: read.append(table) or original(self, table, *a, **k)
    )
    corpus = open_corpus(tables)
    assert read == []
    assert corpus.speakers is corpus.speakers
    assert read == ["speakers"]


def test_tables_of_an_unfinished_run_are_refused(tables, tmp_path):
    for name, content in contents(tables).items():
        if name != "tables.json":
            (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match="not complete"):
        open_corpus(tmp_path)


def test_nothing_of_the_kind_is_loaded_on_import():
    code = (
        "import sys, analysis.reading, analysis.tables.rows\n"
        "heavy = ('pyarrow', 'numpy')\n"
        "found = [name for name in heavy if name in sys.modules]\n"
        "import analysis.tables.corpus\n"
        "heavy = ('pandas', 'tqdm', 'distributed', 'docx', 'trafilatura')\n"
        "print([*found, *(name for name in heavy if name in sys.modules)])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert run.stdout.strip() == "[]"


# --- corrections beside the articles --------------------------------------------------------------


def write_corrections(folder, *lines):
    (folder / "corrections.csv").write_text(
        "\n".join(["article,start,end,speaker,text", *lines]), encoding="utf-8"
    )


def test_corrections_beside_the_articles_are_used_in_every_run(tmp_path):
    folder = write_articles(tmp_path / "in", 3)
    start = article_text(1).index("Now we build")
    write_corrections(folder, f"0001,{start},{start + len('Now we build.')},Tilda Crane,Now we build.")
    (folder / "speakers.csv").write_text("name,same as\nOdd Brekken,Ida Lorne\n")
    for workers in (1, 2):
        build_tables(folder, tmp_path / "out", workers=workers, quiet=True)
        corpus = open_corpus(tmp_path / "out")
        corrected = corpus.quotations.query("rule == 'corrected'")
        assert corrected[["article", "text", "speaker"]].values.tolist() == [
            ["0001", "Now we build.", "Tilda Crane"]
        ]
        assert "Odd Brekken" not in set(corpus.speakers["speaker"])
        assert corpus.problems.empty
        assert (corpus.summary.n_corrections_applied, corpus.summary.n_corrections_refused) == (2, 0)


def test_a_misspelt_name_is_a_problem_and_the_others_are_used(tmp_path):
    folder = write_articles(tmp_path / "in", 40)  # three parts
    lines = ["Mirela Vos,Tilda Crane", "Odd Brekken,A Link", "A Link,Ida Lorne", "Nobody,Mirela Voss"]
    (folder / "speakers.csv").write_text("\n".join(["name,same as", *lines]) + "\n")
    build_tables(folder, tmp_path / "out", workers=2, quiet=True)
    corpus = open_corpus(tmp_path / "out")
    assert [detail.split(" speaks")[0] for detail in corpus.problems["detail"]] == [
        "Line 2: Nobody called 'Mirela Vos'", "Line 5: Nobody called 'Nobody'",
    ]  # fmt: skip
    assert set(corpus.problems["file"]) == {"speakers.csv"}
    assert {"Odd Brekken", "A Link"} & set(corpus.speakers["speaker"]) == set()
    assert (corpus.summary.n_corrections_applied, corpus.summary.n_corrections_refused) == (2, 2)
    assert sorted(contents(tmp_path / "out")) == TABLE_FILES


@pytest.mark.parametrize(
    ("corrections", "speakers", "detail"),
    [
        ("nowhere,1,5,X,…", None, "There is no article 'nowhere'"),
        ("0000,one,5,X,…", None, "must be whole numbers, not 'one' and '5'"),
        ("0000,1,5,X,…", None, "neither a quotation nor a stretch"),
        (None, "A,A", "needs one other name"),
        (None, "A,", "needs one other name"),
        (None, "A,B\nA,C", "needs one other name"),
        (None, "A,B\nB,A", "in a circle"),
        (None, "A,Mirela Voss", "Nobody called 'A' speaks in this corpus"),
    ],
)
def test_corrections_that_do_not_fit_are_problems(tmp_path, corrections, speakers, detail):
    folder = write_articles(tmp_path / "in", 1)
    if corrections:
        write_corrections(folder, corrections)
    if speakers:
        (folder / "speakers.csv").write_text(f"name,same as\n{speakers}\n")
    corpus = open_corpus(folder)
    assert detail in " ".join(corpus.problems["detail"])
    assert set(corpus.problems["problem"]) == {"correction not applied"}
    assert corpus.summary.n_corrections_refused == len(corpus.problems)
    assert corpus.summary.n_corrections_applied == 0
    assert "corrected" not in set(corpus.quotations["rule"])


@pytest.mark.parametrize(
    "content", [b"", b"article,start\n", b"\x00\x01\x02\x03" * 40, b'article,start,end,speaker\n"']
)
def test_a_file_of_corrections_that_is_none_is_a_problem_or_nothing(tmp_path, content):
    folder = write_articles(tmp_path / "in", 1)
    (folder / "corrections.csv").write_bytes(content)
    assert len(open_corpus(folder).articles) == 1


def test_changed_corrections_change_the_tables_of_an_unfinished_run(tmp_path, monkeypatch):
    folder = write_articles(tmp_path / "in", 3)
    stopped_before_merging(folder, tmp_path / "out", monkeypatch)
    (folder / "speakers.csv").write_text("name,same as\nMirela Voss,Tilda Crane\n")
    build_tables(folder, tmp_path / "out", quiet=True)
    assert "Mirela Voss" not in set(open_corpus(tmp_path / "out").speakers["speaker"])


def stopped_before_merging(folder, out, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(build, "_merged", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build_tables(folder, out, quiet=True)


# --- going on where it stopped --------------------------------------------------------------------


def test_finished_parts_are_used_again_and_changed_files_are_not(tmp_path, monkeypatch):
    folder = write_articles(tmp_path / "in", 40)
    stopped_before_merging(folder, tmp_path / "out", monkeypatch)
    assert not (tmp_path / "out" / "tables.json").exists()
    assert len(list((tmp_path / "out" / ".news-analysis.parts").iterdir())) == 3
    (folder / "0000.txt").write_text(article_text(77))
    computed = []
    compute = build.compute
    monkeypatch.setattr(build, "compute", lambda task, *rest: computed.append(task) or compute(task, *rest))
    build_tables(folder, tmp_path / "out", workers=1, quiet=True)
    assert [len(task.sources) for task in computed] == [16]
    assert open_corpus(tmp_path / "out").articles["title"][0] == "Harbour 77 gets a new quay"
    assert sorted(contents(tmp_path / "out")) == TABLE_FILES


def test_texts_are_kept_once(tables):
    assert pq.read_table(tables / f"{TEXTS}.parquet")["article"].to_pylist() == [f"{n:04}" for n in range(60)]


@pytest.mark.parametrize("name", ["tables.json", "quotations.parquet"])
@pytest.mark.parametrize("content", [None, "", "[]"])
def test_damaged_tables_are_a_sentence(name, content, tables, tmp_path):
    folder = shutil.copytree(tables, tmp_path / "tables")
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_text(content)
    with pytest.raises(ValueError, match="Write them again: python -m analysis tables"):
        open_corpus(folder)
