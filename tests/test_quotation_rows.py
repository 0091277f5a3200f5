"""What holds for the quotations of any article: offsets, order, overlap, speakers; odd text never fails."""

from bisect import bisect_left
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.attribution.speakers import Quotation, quotations
from analysis.reading import read_articles
from analysis.text.article import Article

ARTICLES = list(read_articles(Path(__file__).parents[1] / "data" / "articles"))
MARKS = "“”„‟«»\"＂‘’'`"
WORDS = (
    "said told according to that who she he they Greta Marsh Mr. Holt mayor company letter called 61 "
    ". , : ; ? ! — “ ” \" '' ‘ ’ ( ) Q: A:"
).split() + ["\n"]


def check(article: Article, rows: list[Quotation], speakers: list) -> None:
    """What holds for the rows of any article."""
    text = article.text
    names = {(speaker.name, speaker.kind) for speaker in speakers}
    said = {(row.speaker, row.speaker_kind) for row in rows if row.speaker}
    assert names == said and len(names) == len(speakers)
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    for row in rows:
        words = text[row.start : row.end]
        assert words.strip() == words != ""
        assert row.kind in ("direct", "mixed", "indirect")
        assert row.speaker_kind in ("person", "organisation", "unnamed", "several", "")
        assert (row.speaker == "") == (row.speaker_kind == "")
        assert row.rule and 0 <= row.confidence <= 1
        assert row.kind != "indirect" or row.speaker or row.source_start is not None
        assert any(a <= row.start and row.end <= b for a, b in article.body)
        for start, end in ((row.cue_start, row.cue_end), (row.source_start, row.source_end)):
            assert (start is None) == (end is None)
            assert start is None or 0 <= start < end <= len(text)
            assert start is None or text[start:end].strip() == text[start:end]
    marked = [row for row in rows if row.kind != "indirect"]
    for before, after in zip(marked, marked[1:], strict=False):
        assert before.end <= after.start
    marked_starts = [row.start for row in marked]
    for row in rows:
        if row.kind == "indirect":
            at = bisect_left(marked_starts, row.start)
            assert at == 0 or marked[at - 1].end <= row.start
            assert at == len(marked) or row.end <= marked[at].start


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_rows_of_the_sample_articles(article):
    rows, speakers = quotations(article)
    check(article, rows, speakers)
    assert len(rows) > 5 and len(speakers) > 2
    assert {row.kind for row in rows} == {"direct", "mixed", "indirect"}


def test_no_words_are_given_to_two_speakers():
    twice = []
    for article in ARTICLES:
        spans = Counter((row.start, row.end) for row in quotations(article)[0])
        twice += [article.text[start:end] for (start, end), n in spans.items() if n > 1]
    assert twice == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_the_same_article_gives_the_same_rows(article):
    again = Article(**{name: getattr(article, name) for name in article.__slots__})
    assert quotations(again) == quotations(article)


@pytest.mark.parametrize("article", ARTICLES[:6], ids=lambda article: article.id)
def test_rows_do_not_depend_on_what_stands_outside_the_body(article):
    before = "x" * 37
    moved = Article(id="a", text=before + article.text, body=tuple((a + 37, b + 37) for a, b in article.body))
    here, there = quotations(article)[0], quotations(moved)[0]
    assert [(row.start + 37, row.end + 37, row.speaker, row.rule) for row in here] == [
        (row.start, row.end, row.speaker, row.rule) for row in there
    ]


@pytest.mark.parametrize("text", ["", "#", " ", "\n\n", "…", "“”", "“ ”", "”“", '"', "1", "Nobody came."])
def test_nothing_is_said_where_nothing_is_said(text):
    assert quotations(Article.from_text(text)) == ([], [])


ODD = {
    "NUL": "“It is\x00 dead,” said Greta\x00 Marsh.",
    "lone surrogate": "“It is \ud800 dead,” said Greta Marsh.",
    "emoji": "“👩‍👩‍👧 is dead and gone 🎉,” said Greta Marsh 🙂.",
    "right to left": "“هو مات،” said Greta Marsh.",
    "combining": "“It is de\u0301ad,” said Gre\u0301ta Marsh.",
    "CRLF": "“It is dead,” said Greta Marsh.\r\n\r\n“It is,” he said.\r\n",
    "lone CR": "“It is dead,” said Greta Marsh.\r“It is,” he said.",
    "zero width": "“It\u200b is\ufeff dead,”\u200b said Greta Marsh.",
    "no-break blanks": "“It\xa0is\xa0dead,”\xa0said\xa0Greta\u202fMarsh.",
    "very long word": "“" + "a" * 200_000 + ",” said Greta Marsh.",
    "very long name": "“It is dead,” said " + "Greta " * 20_000 + ".",
    "very long line": "“It is dead,” said Greta Marsh. " * 2_000,
    "commas": "“It is dead,” said Greta Marsh" + ", " * 20_000,
    "verbs": "said " * 20_000,
    "according": "according to " * 10_000,
    "who": "Greta Marsh, who " * 5_000 + "said it was dead.",
    "brackets": "(" * 10_000 + "“It is dead,” said Greta Marsh" + ")" * 10_000,
    "labels": "\n".join(["MARSH: It is dead.", "HOLT: No."] * 3_000),
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_text_gives_rows_like_any_other(kind):
    article = Article.from_text(ODD[kind])
    check(article, *quotations(article))


@pytest.mark.parametrize("kind", ["emoji", "CRLF", "combining", "no-break blanks", "NUL"])
def test_odd_signs_hide_no_quotation(kind):
    rows, _ = quotations(Article.from_text(ODD[kind]))
    assert rows[0].kind == "direct" and rows[0].speaker_kind == "person"


@pytest.mark.parametrize("mark", [*MARKS, "''", "‘‘", "’’", "``", "“‘", "’”", '“"'])
def test_ten_thousand_marks_of_one_kind(mark):
    for text in (
        mark * 10_000,
        f"{mark} " * 10_000,
        f"{mark}a" * 2_000,
        f"Greta Marsh said {mark}no " * 2_500,
    ):
        article = Article.from_text(text)
        check(article, *quotations(article))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_order_of_names_verbs_and_marks(text):
    article = Article.from_text(text)
    check(article, *quotations(article))


def test_one_bad_mark_costs_no_other_paragraph():
    good = [f"“The mill in {place} is dead,” said Greta Marsh." for place in ("Calder", "Anner", "Tansey")]
    clean, _ = quotations(Article.from_text("\n\n".join(good)))
    for bad in (
        "“Never again.",
        "Never again.”",
        '"',
        "”Never again“",
        "“Never “again.",
        "She said ''never.",
    ):
        for place in range(4):
            text = "\n\n".join([*good[:place], bad, *good[place:]])
            rows, _ = quotations(Article.from_text(text))
            words = {text[row.start : row.end] for row in rows if row.speaker == "Greta Marsh"}
            assert words >= {"\n\n".join(good)[row.start : row.end] for row in clean}, (bad, place)


def test_a_speaker_quoted_often_is_surer_than_one_quoted_once():
    said = "“The weir held,” said Greta Marsh. "
    rows = quotations(Article.from_text(said * 4 + "“It did not,” said Max Holt."))[0]
    assert {row.rule for row in rows} == {"said-after-inverted"}
    assert min(row.confidence for row in rows[:4]) > rows[4].confidence
