"""Corrections as people write them: each is applied as it is meant, or a row of problems says why not."""

import codecs
import os
from pathlib import Path

import pytest

from analysis.tables.corpus import open_corpus
from analysis.tables.corrections import load
from analysis.tables.rows import article_tables
from analysis.text.article import Article

TEXT = (
    "The tower of Tidewell has moved by the width of a hand since spring, the council’s clerks measured.\n\n"
    "“It’s leaning,” said Ruth Okafor, the mayor. “We knew it in May.”\n\n"
    "“Nobody told us,” said Omar Diaz, a baker, who lives below it. “We have 1,200 loaves to sell.”\n\n"
    "Ms. Okafor called it “a matter of years” and went home. “Nobody asked,” she said.\n\n"
    "The notice on the door says “Mind, the step”.\n"
)
ARTICLE = Article.from_text(TEXT, id="north/tower", file="north/tower.txt")
LEANS, MAY = "It’s leaning,", "We knew it in May."


def at(words):
    start = TEXT.index(words)
    return f"{start},{start + len(words)}"


def after(tmp_path, corrections="", speakers=""):
    """Speaker of each quotation by its words, and the problems, with these files beside the article."""
    for name, content in {"corrections.csv": corrections, "speakers.csv": speakers}.items():
        if content:
            data = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(data)
    found = load(tmp_path)
    rows = article_tables(ARTICLE, found)
    problems = [
        *found.problems,
        *(row for row in rows["problems"] if row["problem"].startswith("correction")),
    ]
    return {row["text"]: row["speaker"] for row in rows["quotations"]}, problems


BEFORE = {row["text"]: row["speaker"] for row in article_tables(ARTICLE)["quotations"]}
HEAD = "article,start,end,speaker,text\n"
ROW = f'north/tower,{at(LEANS)},Omar Diaz,"{LEANS}"\n'
SEMICOLONS = (HEAD + ROW).replace(f'"{LEANS}"', "TEXT").replace(",", ";").replace("TEXT", LEANS)


@pytest.mark.parametrize(
    "content",
    [
        HEAD + ROW,
        HEAD + ROW + ROW,
        HEAD + "\n\n" + ROW + "\n",
        HEAD.upper() + ROW,
        SEMICOLONS,
        SEMICOLONS.replace(";", "\t"),
        SEMICOLONS.replace(";", "|"),
        "sep=;\n" + SEMICOLONS,
        '"sep=;"\r\n' + SEMICOLONS.replace("\n", "\r\n"),
        (HEAD + ROW).replace("\n", "\r\n"),
        (HEAD + ROW).replace("\n", "\r"),
        codecs.BOM_UTF8 + (HEAD + ROW).encode(),
        (HEAD + ROW).encode("utf-16"),
        '"article","start","end","speaker","text","note, if any"\n' + ROW.replace("\n", ',"so, there"\n'),
        HEAD.replace("\n", ",,\n") + ROW.replace("\n", ",,\n"),
        HEAD + ROW.replace("Omar Diaz", "omar diaz"),
        HEAD + ROW.replace("Omar Diaz", "  Omar   Diaz "),
        HEAD + ROW.replace("north/tower", "north\\tower"),
        HEAD + ROW.replace("north/tower", "./north/tower"),
        HEAD + ROW.replace("north/tower", "north/tower.txt"),
        HEAD + ROW.replace("’", "'"),
        "article,text,speaker\n" + f'north/tower,"{LEANS}",Omar Diaz\n',
        "article,text,speaker\n" + f'north/tower,"“{LEANS}”",Omar Diaz\n',
        "speaker;text;article\n" + f"Omar Diaz;{LEANS};north/tower\n",
        "article,start,end,text,speaker\n" + f'north/tower,,,"{LEANS}",Omar Diaz\n',
        "article,quotation,kind,start,end,n_words,text,cue,speaker,rule\n"
        f'north/tower,0,direct,{at(LEANS)},2,"{LEANS}",said,Omar Diaz,said-after-inverted\n',
        HEAD + f'north/tower,{at(LEANS)},Omar Diaz,"It…"\n',
    ],
)
def test_a_correction_is_read_as_it_is_meant(tmp_path, content):
    speakers, problems = after(tmp_path, content)
    assert problems == []
    assert speakers == {**BEFORE, LEANS: "Omar Diaz"} != BEFORE


@pytest.mark.parametrize("number", ["1,823", "1 823", "1.823", "1’823", "1\u00a0823", "1823.0", " 1823 "])
def test_numbers_as_spreadsheets_show_them(tmp_path, number):
    (tmp_path / "corrections.csv").write_text(f'{HEAD}a,"{number}",1830,X,w\n', encoding="utf-8")
    (correction,) = load(tmp_path).by_article["a"]
    assert correction.place == (1823, 1830)


@pytest.mark.parametrize("word", ["not speech", "Not Speech", "not-speech", "not_speech", "no speech"])
def test_what_is_not_speech_is_taken_away(tmp_path, word):
    speakers, problems = after(tmp_path, HEAD + ROW.replace("Omar Diaz", word))
    assert problems == []
    assert LEANS not in speakers


@pytest.mark.parametrize("word", ["", "nobody", "Nobody", "unattributed", "none", "-"])
def test_what_is_nobodys_has_no_speaker(tmp_path, word):
    speakers, problems = after(tmp_path, HEAD + ROW.replace("Omar Diaz", word))
    assert (problems, speakers[LEANS]) == ([], "")


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (HEAD + f'north/tower,{at(LEANS)},Okafor, Ruth,"{LEANS}"\n', "Line 2 has 6 cells and the header 5"),
        (HEAD + 'north/tower,1,5,"Ruth\n', "In line 2 a quotation mark"),
        (HEAD + f'north/tower,{at(LEANS)},"Ruth" Okafor,"{LEANS}"\n', "In line 2 a quotation mark"),
        (HEAD + "north/tower,one,5,X,w\n", "must be whole numbers, not 'one' and '5'"),
        (HEAD + "north/tower,1.5,5,X,w\n", "must be whole numbers"),
        (HEAD + "north/tower,,,X,\n", "must be whole numbers"),
        (HEAD + "north/tower,5,1,X,w\n", "has no characters 5 to 1"),
        (HEAD + "north/tower,-5,-1,X,w\n", "has no characters -5 to -1"),
        (HEAD + ROW.replace(f'"{LEANS}"', '"It stands,"'), "the article has changed"),
        (
            HEAD.replace(",text", "") + f"north/tower,{at(LEANS)},Omar Diaz\n",
            "If the article has changed since",
        ),
        ("article,text,speaker\nnorth/tower,Nobody,X\n", "stand 2 times in the article"),
        ("article,text,speaker\nnorth/tower,It stands,X\n", "stand not in the article"),
        ("article,text,speaker\nnorth/tower,moved by the width,X\n", "neither a quotation nor a stretch"),
        ("article,who\nnorth/tower,X\n", "The column speaker is missing; between columns, a comma"),
        ("article;text\nnorth/tower;X\n", "The column speaker is missing; between columns, a semicolon"),
        (f"north/tower,{at(LEANS)},Omar Diaz,w\n", "The columns article and speaker are missing"),
        ("article\n", "The column speaker is missing"),
        ("article,speaker\nnorth/tower,X\n", "must be whole numbers, not '' and ''"),
        (b"PK\x03\x04 a workbook", "could not be read"),
    ],
)
def test_what_cannot_be_applied_is_a_problem(tmp_path, content, detail):
    speakers, problems = after(tmp_path, content)
    assert detail in " ".join(row["detail"] for row in problems)
    assert speakers == BEFORE or "since" in detail


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
@pytest.mark.parametrize(
    "make", [Path.mkdir, lambda path: path.symlink_to("nowhere"), lambda path: os.mkfifo(path)]
)
def test_what_is_no_file_in_the_place_of_corrections_is_said(make, tmp_path):
    make(tmp_path / "speakers.csv")
    assert load(tmp_path).problems[0]["detail"].startswith("Line 1: It is no regular file")


def test_of_two_lines_that_contradict_the_last_is_applied_and_the_first_a_problem(tmp_path):
    speakers, (problem,) = after(tmp_path, HEAD + ROW.replace("Omar Diaz", "Ida Lorne") + ROW)
    assert speakers[LEANS] == "Omar Diaz"
    assert problem["detail"].startswith("Line 2: Line 3 says otherwise")


def test_a_mark_that_is_missing_costs_only_its_line(tmp_path):
    speakers, (problem,) = after(tmp_path, HEAD + f'north/tower,{at(MAY)},"Omar Diaz,\n' + ROW)
    assert speakers == {**BEFORE, LEANS: "Omar Diaz"}
    assert "In line 2 a quotation mark" in problem["detail"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_names_are_joined_with_any_separator(tmp_path, separator):
    speakers, problems = after(
        tmp_path, speakers="Name,Same_as\nRuth Okafor,Omar Diaz\n".replace(",", separator)
    )
    assert problems == []
    assert set(speakers.values()) == {"Omar Diaz"}


@pytest.mark.parametrize(
    "name",
    ["03-to-correct.csv", "my corrections.csv", "speakers-of-the-house.csv", "corrections.xlsx"],
)
def test_files_named_nearly_so_are_no_articles_and_said(tmp_path, name):
    (tmp_path / "tower.txt").write_text(TEXT)
    content = "name,same as\nA,B\n" if "speakers" in name else HEAD + ROW
    if name.endswith("xlsx"):
        import openpyxl

        book = openpyxl.Workbook()
        book.active.append(HEAD.strip().split(","))
        book.active.append(["tower", 1, 5, "X", "w"])
        book.save(tmp_path / name)
    else:
        (tmp_path / name).write_text(content)
    corpus = open_corpus(tmp_path)
    assert corpus.articles["article"].tolist() == ["tower"]
    (problem,) = corpus.problems.query("problem == 'no articles'").itertuples()
    assert "corrections.csv" in problem.detail


def test_later_files_are_added_to_earlier_ones(tmp_path):
    (tmp_path / "tower.txt").write_text(TEXT)
    row = ROW.replace("north/", "")
    (tmp_path / "Corrections.csv").write_text(HEAD + row.replace(LEANS, "It  leans,"))
    (tmp_path / "corrections (1).csv").write_text(HEAD + f'tower,{at(MAY)},Pia Lund,"{MAY}"\n')
    (tmp_path / "corrections-2026-01-02-10-00-00.csv").write_text(HEAD + row.replace("Omar Diaz", "Max Hale"))
    (tmp_path / "speakers (1).csv.txt").write_text("name,same as\nPia Lund,Eva Lund\n")
    corpus = open_corpus(tmp_path)
    assert corpus.quotations["speaker"].tolist()[:2] == ["Max Hale", "Eva Lund"]
    (problem,) = corpus.problems.query("problem == 'correction not applied'").itertuples()
    assert problem.file == "Corrections.csv"
    assert "Line 2 of corrections-2026-01-02-10-00-00.csv says otherwise" in problem.detail


def test_corrections_in_a_subfolder_are_said_and_beside_a_pattern_used(tmp_path):
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "tower.txt").write_text(TEXT)
    (tmp_path / "north" / "corrections.csv").write_text(HEAD + ROW)
    (problem,) = open_corpus(tmp_path).problems.query("problem == 'not applied'").itertuples()
    assert problem.file == "north/corrections.csv"
    (tmp_path / "corrections.csv").write_text(HEAD + ROW.replace("north/", ""))
    corpus = open_corpus(str(tmp_path / "**" / "*.txt"))
    assert "Omar Diaz" in corpus.quotations.query("rule == 'corrected'")["speaker"].tolist()
