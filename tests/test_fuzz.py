"""Whatever an article holds: no exception, true offsets, shares that sum to one, time linear in length."""

import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steps import n_steps

from analysis.reading import read_articles
from analysis.reading.decoding import decode
from analysis.reading.opening import Unreadable
from analysis.reading.sources import SUFFIXES
from analysis.tables.corrections import Correction, Corrections, Line
from analysis.tables.rows import article_tables
from analysis.tables.schema import TABLES
from analysis.text.article import Article
from analysis.text.sentences import n_words, paragraphs

MARKS = """ “ ” " ‘ ’ ' '' `` « » „ ‹ ＂ ′ ( ) [ ] """.split()
ODD = [
    *("\x00", "\x07", "\x1b[31m", "\u200b", "\u202e", "\u2066", "\ufeff", "\u2028", "\x85", "\xa0", "\xad"),
    *(
        "\ud800",
        "\udfff",
        "👩‍👩‍👧",
        "e\u0301\u0301",
        "ﷺ",
        "١٢",
        "ß",
        "İ",
        "❹",
        "<script>",
        "&amp;",
        "\\",
        "=1+1",
    ),
]
WORDS = [
    *("said", "She", "he", "told", "according to", "Mr.", "Voss", "Mirela Voss", "the mayor", "Sen.", "that"),
    *(
        "who",
        "called",
        "asked",
        "in a statement",
        "U.S.",
        "not",
        "very",
        "terrible",
        "good",
        "Q:",
        "A:",
        "VOSS:",
    ),
    *("...", "—", "-", ",", ".", "?!", ":", ";", "* ", "# ", "1.", "By", "The post", "appeared first on"),
]
GAPS = [" ", " ", " ", "", "\n", "\n\n", "\r\n", "\t", "\r", "  \n "]

tokens = st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.sampled_from(ODD), st.text(max_size=4))
texts = st.lists(st.tuples(tokens, st.sampled_from(GAPS)), max_size=60).map(
    lambda pairs: "".join(map("".join, pairs))
)
anything = st.one_of(texts, st.text(max_size=300))
fuzz = settings(
    derandomize=True, deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow]
)


def check(article, found):
    """What holds for the tables of any article."""
    text = article.text
    (row,) = found["articles"]
    for table, rows in found.items():
        for other in rows:
            assert other.keys() == TABLES[table].keys()
    last = 0
    for quotation in found["quotations"]:
        assert 0 <= quotation["start"] < quotation["end"] <= len(text)
        assert quotation["n_words"] > 0
        assert text[quotation["start"] : quotation["end"]] == quotation["text"]
        assert quotation["start"] >= last
        last = quotation["start"]
        assert quotation["kind"] in ("direct", "mixed", "indirect")
        assert 0 <= quotation["confidence"] <= 1
    between_marks = sorted((q["start"], q["end"]) for q in found["quotations"] if q["kind"] != "indirect")
    assert all(end <= start for (_, end), (start, _) in zip(between_marks, between_marks[1:], strict=False))
    places = [(q["start"], q["end"]) for q in found["quotations"]]
    assert len(set(places)) == len(places)
    for kind in ("mixed", "indirect"):
        words = sum(q["n_words"] for q in found["quotations"] if q["kind"] == kind)
        assert sum(s[f"n_words_{kind}"] for s in found["speakers"]) == words
    ends = [0] + [sentence["end"] for sentence in found["sentences"]]
    for end, sentence in zip(ends, found["sentences"], strict=False):
        assert end <= sentence["start"] < sentence["end"] <= len(text)
        assert 0 <= sentence["n_words_quoted"] <= sentence["n_words"]
        for column in ("tone", "tone_narration", "tone_quoted"):
            assert not abs(sentence[column]) > 1
    assert row["n_words"] == sum(
        n_words(text, paragraph.start, paragraph.end) for paragraph in paragraphs(text, list(article.body))
    )
    shares = [s["share_of_quoted_words"] for s in found["speakers"]]
    assert shares == [] or shares != shares or sum(shares) == pytest.approx(1) or all(s != s for s in shares)
    assert sum(s["n_quotations"] for s in found["speakers"]) == len(found["quotations"])
    json.dumps(found, ensure_ascii=False).encode()


@fuzz
@given(anything)
def test_tables_of_any_text(text):
    article = Article.from_text(text)
    check(article, article_tables(article))


@fuzz
@given(
    anything,
    st.lists(st.tuples(st.integers(-2, 80), st.integers(-2, 80), st.sampled_from(["", "X", "not speech"]))),
)
def test_corrections_of_any_kind(text, rows):
    article = Article.from_text(text)
    by_hand = [
        Correction(Line("corrections.csv", n), "article", row[:2], row[2]) for n, row in enumerate(rows)
    ]
    check(article, article_tables(article, Corrections({"article": by_hand}, {"X": "Y", "Mirela Voss": "X"})))


@fuzz
@given(st.one_of(st.binary(max_size=300), anything.map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_any_bytes_are_text_or_said_to_be_none(data):
    try:
        text, notes = decode(data)
    except Unreadable as error:
        assert str(error).endswith(".")
    else:
        assert "\r" not in text
        assert all(note.endswith(".") for note in notes)


@settings(fuzz, max_examples=100)
@given(
    st.sampled_from([*SUFFIXES, ".txt.gz", ".csv.gz", ".jsonl.gz"]),
    st.one_of(
        st.binary(max_size=200),
        texts.map(lambda text: text.encode("utf-8", "replace")),
        texts.map(lambda text: json.dumps({"text": text, "title": [text]}).encode()),
        texts.map(lambda text: f'text,title\n"{text}",x\n'.encode("utf-8", "replace")),
        texts.map(lambda text: f"<html><article><p>{text * 9}</p></article>".encode("utf-8", "replace")),
    ),
    st.booleans(),
)
def test_any_file_is_articles_or_problems(tmp_path_factory, suffix, data, is_compressed):
    folder = tmp_path_factory.mktemp("any")
    (folder / f"a{suffix}").write_bytes(gzip.compress(data) if is_compressed else data)
    problems: list = []
    articles = list(read_articles(folder, problems=problems))
    assert articles or problems
    for article in articles:
        check(article, article_tables(article))
    for row in problems:
        assert list(row) == list(TABLES["problems"])
        assert row["detail"].strip()


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "“" * 5000,
        "”" * 5000,
        "'" * 5000,
        "“‘" * 2500,
        "“a” " * 2000,
        "\n" * 5000,
        "\n“a”" * 2000,
        "\u200b" * 5000,
        "\x00" * 5000,
        "a" * 100_000,
        "A " * 20_000,
        "said " * 20_000,
        "\n".join(["“Yes,” she said."] * 2000),
        "\n".join(f"Q. Why {n}?\nA. Because of {n}." for n in range(1000)),
        "(" * 5000,
        ". " * 5000,
        "Mr. " * 5000,
        "… " * 5000,
        "„not according to S„g o S n\n„not according to S",  # found by coverage-guided fuzzing
        "---\n" * 2000,
        "a: b\n" * 2000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_long_texts_of_one_kind(text):
    article = Article.from_text(text)
    check(article, article_tables(article))


GROWING = {
    "one line": lambda n: "The mill is old and the wall is new, and nobody here knows why. " * n,
    "paragraphs": lambda n: "The mill is old.\n" * n,
    "unclosed marks": lambda n: "“The mill is old, she said. " * n,
    "unopened marks": lambda n: "The mill is old,” she said. " * n,
    "quotations": lambda n: "“The mill is old,” she said.\n" * n,
    "names": lambda n: "\n".join(f"Ann{n:x}a Vo{n:x}s said that mill {n} is old." for n in range(n)),
    "one surname": lambda n: "\n".join(f"Ann{n:x}a Smith said that mill {n} is old." for n in range(n)),
    "words without stop": lambda n: "mill wall " * n,
    "no spaces": lambda n: "mill." * n,
}


@pytest.mark.parametrize("kind", GROWING)
def test_work_grows_in_line_with_length(kind):
    """Eight times the text takes about eight times the steps; `benchmarks/linear.py` times it."""

    def steps(n):
        return n_steps(lambda: article_tables(Article.from_text(GROWING[kind](n))))

    steps(100)
    assert steps(800) < 8 * 1.5 * steps(100)
