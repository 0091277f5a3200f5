"""Which articles tell one event: by a column, by titles, by names of files; and that intervals follow it."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.__main__ import EVENTS
from analysis.measures import outlets, shares, summary, voices
from analysis.measures import readability as grades
from analysis.measures import tone as tones
from analysis.measures.bootstrap import drawn_units
from analysis.measures.names import named_tables
from analysis.report.findings import shares as say_shares
from analysis.tables.corpus import open_corpus

DATA = Path(__file__).parents[1] / "data"


def titled(*rows: str) -> pd.DataFrame:
    """Articles of two outlets in turn, each written "DATE TITLE"."""
    return pd.DataFrame({
        "article": [f"{'ab'[n % 2]}/{n}" for n in range(len(rows))],
        "outlet": ["ab"[n % 2] for n in range(len(rows))],
        "date": [row.partition(" ")[0] for row in rows],
        "title": [row.partition(" ")[2] for row in rows],
        "event": "",
    })  # fmt: skip


FLOODED = "2025-02-03 Harbour flood closes three schools"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("2025-02-03 Harbour flood closes three schools", True),
        ("2025-02-06 Three schools closed as harbour floods", True),
        ("2025-02-07 Harbour flood closes three schools", False),  # four days apart
        ("2025-02-03 Harbour flood closes bridge and road", False),  # three of seven words
        ("2025-02-03 Bakery wins prize", False),
        ("2025-02 Harbour flood closes three schools", False),  # no day
        (" Harbour flood closes three schools", False),
    ],
)
def test_events_by_titles(other, same):
    found = outlets.events(titled(FLOODED, other), "titles")["event"].tolist()
    assert found == (["Harbour flood closes three schools"] * 2 if same else ["", ""])


def test_events_by_titles_do_not_depend_on_the_order_of_rows_nor_chain():
    days = [f"2025-02-{day:02} Harbour flood closes three schools" for day in range(1, 10)]
    table = titled(*days)
    found = outlets.events(table, "titles").set_index("article")["event"]
    assert found.nunique() == 3  # of the first and three days from it each, and one article is no event
    assert (found == "").sum() == 1
    again = outlets.events(table.iloc[::-1], "titles").set_index("article")["event"]
    assert again.sort_index().equals(found.sort_index())


def test_events_by_column_else_by_folders():
    table = titled(FLOODED, FLOODED, FLOODED).assign(article=["a/x", "b/x", "a/y"], event=["f", "", "f"])
    assert outlets.events(table)["event"].tolist() == ["f", "", "f"]
    assert outlets.events(table, "column")["event"].tolist() == ["f", "", "f"]
    assert outlets.events(table, "folders")["event"].tolist() == ["x", "x", ""]
    assert outlets.events(table.assign(event=""))["event"].tolist() == ["x", "x", ""]
    with pytest.raises(ValueError, match="no article has an event"):
        outlets.events(table.assign(event=""), "column")
    with pytest.raises(ValueError, match="events is 'title'; allowed are folders, column, titles"):
        outlets.events(table, "title")


def test_names_are_ordered_whatever_their_capitals_and_numbers_as_they_are():
    table = pd.DataFrame({"outlet": ["beta", "Gamma", "Alpha", outlets.ALL, "beta"], "n": [2, 1, 1, 1, 1]})
    ordered = table.sort_values(["outlet", "n"], key=outlets.places)
    assert ordered["outlet"].tolist() == [outlets.ALL, "Alpha", "beta", "beta", "Gamma"]
    assert ordered["n"].tolist() == [1, 1, 1, 2, 1]
    told = pd.DataFrame({"event": "e", "outlet": ["beta", "Gamma", "Alpha"], "value": [1.0, 2.0, 3.0]})
    assert outlets.on_same_events(told)["outlet"].tolist() == ["Alpha", "beta", "Gamma"]


def test_copies_tell_one_event_and_are_drawn_together():
    table = pd.DataFrame({"article": ["x", "a/f", "b/f", "y"], "outlet": "", "copy_of": ["", "x", "", "x"]})
    assert outlets.events(table)["event"].tolist() == ["f", "f", "f", "f"]
    alone = table.iloc[[0, 3]].reset_index(drop=True)
    assert drawn_units(outlets.events(alone)).tolist() == ["x", "x"]
    assert outlets.events(alone.assign(copy_of=""))["event"].tolist() == ["", ""]


def test_events_are_told_in_words():
    table = titled(FLOODED, FLOODED).assign(event=["f", "f"])
    assert "2 of 2 articles tell **1 event** together" in say_shares.events_found(table, "titles")
    alone = table.assign(event="", date=["2026-03", "2026-03-04"])
    assert say_shares.events_found(alone, "folders").startswith("No two articles were recognised as telling")
    assert say_shares.events_found(alone, "titles").endswith(
        "; 1 article without a full date could not be compared."
    )


def test_intervals_follow_the_column_event(tmp_path):
    """Files of the sample corpus under names of their own, with the event in the metadata: same figures."""
    own = tmp_path / "articles"
    for file in sorted((DATA / "articles").rglob("*.md")):
        (own / file.parent.name).mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8").replace("---\n", f"---\nevent: {file.stem}\n", 1)
        place = own / file.parent.name / f"{file.stem}-{file.parent.name}.md"
        place.write_text(text, encoding="utf-8")
    one, two = (named_tables(open_corpus(folder)) for folder in (DATA / "articles", own))
    for compute in (_intervals_of_shares, _intervals_of_grades, _intervals_of_tone, _intervals_of_summary):
        pd.testing.assert_frame_equal(compute(one), compute(two))
        assert compute(one)["low"].notna().any()


def _intervals_of_shares(tables):
    return voices.kind_shares(voices.voices(tables.quotations, tables.speakers))


def _intervals_of_grades(tables):
    speech = grades.quoted_speech(tables.sentences, tables.quotations)
    return grades.grades(grades.parts(tables.sentences, speech), ["part", "outlet"])


def _intervals_of_tone(tables):
    spoken = tones.spoken_sentences(tables.sentences, tables.quotations)
    means = tones.mean_tone(spoken.assign(part="spoken"), ["part"])
    return pd.concat([means, tones.mean_tone(tones.parts(tables.sentences), ["part"])])


def _intervals_of_summary(tables):
    concentration = shares.concentration(shares.quote_share(tables.quotations, ["article"], intervals=False))
    return summary.key_figures(tables.articles, tables.sentences, tables.quotations, concentration)


def test_the_command_offers_every_way_to_find_events():
    assert sorted(EVENTS) == sorted(outlets.EVENTS)
