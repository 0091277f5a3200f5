"""The labels of the sample articles agree with the articles, with their rules and with their README."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
MARKED = {"direct", "mixed", "not speech"}
CONSTRUCTIONS = (
    "said-after; said-before; interrupted; follow-on; continued over paragraphs; pronoun; description; "
    "title only; surname only; full name later; two people with one surname; apposition; relative clause; "
    "according to; label line; interview; social post; statement; letter; report; spokesperson; "
    "unnamed source; several speakers; A quoting B; fragment; colon or dash; nested single marks; "
    "straight marks; doubled single marks; unbalanced mark; quoted title; slogan; nickname; scare quotes"
).split("; ")


def read_rows() -> list[dict]:
    with open(DATA / "labelled" / "quotations.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row | {"start": int(row["start"]), "end": int(row["end"])} for row in rows]


ROWS = read_rows()
TEXTS = {
    path.relative_to(DATA / "articles").with_suffix("").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((DATA / "articles").rglob("*.md"))
}
BY_ARTICLE = defaultdict(list)
for _row in ROWS:
    BY_ARTICLE[_row["article"]].append(_row)


def words(text: str) -> list[str]:
    return re.findall(r"\w[\w’'-]*", text)


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1]


def marks(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer("[“”\"]|''", text)]


def test_columns_and_order():
    assert list(ROWS[0]) == ["article", "start", "end", "kind", "text", "speaker", "speaker_kind", "note"]
    keys = [(row["article"], row["start"]) for row in ROWS]
    assert keys == sorted(keys)
    assert set(BY_ARTICLE) == set(TEXTS)


def test_six_events_by_three_outlets():
    events = defaultdict(set)
    for article in TEXTS:
        outlet, event = article.split("/")
        events[event].add(outlet)
    assert len(TEXTS) >= 18
    assert len(events) >= 6
    assert all(len(outlets) >= 3 for outlets in events.values())


@pytest.mark.parametrize("article", TEXTS)
def test_length_and_front_matter(article):
    text = TEXTS[article]
    assert 350 <= len(words(body(text))) <= 900
    head = text.split("\n---\n", 1)[0].splitlines()
    assert [line.split(":")[0] for line in head[1:]] == ["title", "outlet", "date", "author", "url"]
    assert re.search(r"^date: \d{4}-\d{2}-\d{2}$", text, re.M)
    assert re.search(r"^url: https://\S*\bexample\.org/", text, re.M)


@pytest.mark.parametrize("article", TEXTS)
def test_offsets_give_the_text_and_do_not_overlap(article):
    text, rows = TEXTS[article], BY_ARTICLE[article]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
    assert all(row["text"] and row["text"] == row["text"].strip() for row in rows)
    assert all(a["end"] <= b["start"] for a, b in zip(rows, rows[1:], strict=False))


@pytest.mark.parametrize("article", TEXTS)
def test_every_double_mark_bounds_exactly_one_row(article):
    text, rows = TEXTS[article], [row for row in BY_ARTICLE[article] if row["kind"] in MARKED]
    starts, ends = Counter(row["start"] for row in rows), Counter(row["end"] for row in rows)
    for start, end in marks(text):
        opening, closing = text[start:end] != "”", text[start:end] != "“"
        assert opening * starts[end] + closing * ends[start] == 1, text[start - 40 : end + 40]


@pytest.mark.parametrize("article", TEXTS)
def test_marked_rows_stand_between_marks(article):
    text = TEXTS[article]
    openings = {end for start, end in marks(text)}
    closings = {start for start, end in marks(text)}
    for row in BY_ARTICLE[article]:
        if row["kind"] == "indirect":
            assert not marks(row["text"]), row
        elif row["note"] == "interview":
            assert text[: row["start"]].endswith("\nA: "), row
        else:
            assert row["start"] in openings, row
            goes_on = re.match(r"\n\n(“|\"|'')", text[row["end"] :]) is not None
            assert row["end"] in closings or goes_on or "unbalanced mark" in row["note"], row


@pytest.mark.parametrize("article", TEXTS)
def test_kinds_and_speakers(article):
    in_text = {word.lower() for word in words(TEXTS[article])}
    in_text |= {re.sub(r"[’']s$", "", word) for word in in_text}
    for row in BY_ARTICLE[article]:
        assert row["kind"] in MARKED | {"indirect"}, row
        assert row["speaker_kind"] in {"person", "organisation", "unnamed", "several", ""}, row
        no_speech = row["kind"] == "not speech"
        assert (row["speaker"] == "") == (row["speaker_kind"] == "") == no_speech, row
        assert all(word.lower() in in_text for word in words(row["speaker"])), row
        assert row["note"], row


def test_every_construction_occurs():
    named = Counter(note for row in ROWS for note in row["note"].split("; "))
    assert [name for name in CONSTRUCTIONS if not named[name]] == []


def readme_tables() -> dict[str, list[str]]:
    text = (DATA / "labelled" / "README.md").read_text(encoding="utf-8").split("\n## Counts\n")[1]
    lines = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|"))
    return {cells[0]: cells[1:3] for cells in lines}


def test_readme_counts_are_those_of_the_labels():
    table = readme_tables()
    counts, articles = Counter(), defaultdict(set)
    for row in ROWS:
        counts.update([row["kind"], row["speaker_kind"] or "(none)"])
        for note in row["note"].split("; "):
            articles[note].add(row["article"])
    notes = Counter(note for row in ROWS for note in row["note"].split("; "))
    for kind in ["direct", "mixed", "indirect", "not speech", "person", "unnamed", "several", "(none)"]:
        assert table[kind][0] == str(counts[kind]), kind
    for note in notes:
        if note != "organisation":  # also the name of a speaker_kind
            assert table[note][:2] == [str(notes[note]), str(len(articles[note]))], note
