"""Tables, sentences and figures of tone: hand-made tables with values known beforehand."""

import math

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from analysis.figures import CATALOGUE, plots, use_style
from analysis.figures.numbers import signed
from analysis.figures.style import ACCENT, QUIET
from analysis.measures import outlets
from analysis.measures import tone as tones
from analysis.report.findings import tone as findings
from analysis.sentiment.sentence_tone import tone
from analysis.tables.rows import article_tables
from analysis.text.article import Article

TEXT = """The dam is safe

ANDERLY (Gazette) — The flood destroyed the mill on Monday.

“It is a disaster,” the mayor, Ann Bell, said. “We are lucky to be alive.”

The council met. It had called the dam “a wonderful work” two years ago.
"""


@pytest.fixture(autouse=True)
def styled_figures():
    use_style()
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def article():
    return Article.from_text(TEXT, id="gazette/dam")


@pytest.fixture(scope="module")
def tables(article):
    return {name: pd.DataFrame(rows) for name, rows in article_tables(article).items()}


def scored(values: dict[str, list[float]], **columns) -> pd.DataFrame:
    """A table as ``tones.parts`` returns it: tones of each article's sentences, all narration."""
    rows = [
        {"article": article, "sentence": n, "part": tones.NARRATION, "tone": value, **columns}
        for article, tones_ in values.items()
        for n, value in enumerate(tones_)
    ]
    return pd.DataFrame(rows)


def events(*ids: str) -> pd.DataFrame:
    return pd.DataFrame([{"article": i, "outlet": i.split("/")[0], "event": i.split("/")[1]} for i in ids])


def test_parts_keep_narration_and_quoted_words_apart(tables):
    found = tones.parts(tables["sentences"])
    assert "The dam is safe" not in [TEXT[row.start : row.end] for row in found.itertuples()]
    by_part = found.groupby("part")["tone"].agg(list)
    assert by_part[tones.QUOTED] == pytest.approx(
        [tone("It is a disaster,"), tone("We are lucky to be alive."), tone("a wonderful work")]
    )
    assert by_part[tones.NARRATION][0] == pytest.approx(tone("The flood destroyed the mill on Monday."))
    assert by_part[tones.NARRATION][-1] == pytest.approx(tone("It had called the dam “” two years ago."))


def test_spoken_sentences_are_those_of_each_speaker(tables):
    found = tones.spoken_sentences(tables["sentences"], tables["quotations"])
    mayor = found[found["speaker"] == "Ann Bell"]
    assert list(mayor["text"]) == ["It is a disaster,", "We are lucky to be alive."]
    assert list(mayor["tone"]) == pytest.approx([tone(text) for text in mayor["text"]])


def test_a_quotation_of_two_sentences_is_cut_between_them():
    text = "“It is a disaster. We are lucky,” said Ann Bell, the mayor of Anderly."
    tables = {n: pd.DataFrame(r) for n, r in article_tables(Article.from_text(text)).items()}
    found = tones.spoken_sentences(tables["sentences"], tables["quotations"])
    assert list(found["text"]) == ["It is a disaster.", "We are lucky,"]


def test_mean_tone_counts_and_averages_sentences():
    table = scored({"a": [0.5, -0.1, 0.3], "b": [0.2, 0.1]}, outlet="x")
    row = tones.mean_tone(table, ["outlet"]).iloc[0]
    assert (row["outlet"], row["n_articles"], row["n_sentences"]) == ("x", 2, 5)
    assert row["mean"] == pytest.approx(0.2)


def test_interval_of_one_sentence_is_undefined():
    row = tones.mean_tone(scored({"a": [0.5]}, outlet="x"), ["outlet"]).iloc[0]
    assert math.isnan(row["low"]) and math.isnan(row["high"])


def test_intervals_draw_articles_where_there_are_five():
    # Sentences of an article agree, articles differ: drawn by sentence, the interval would be far too narrow.
    values = {str(i): [level] * 40 for i, level in enumerate([-0.4, -0.2, 0.0, 0.2, 0.4])}
    five = tones.mean_tone(scored(values, outlet="x"), ["outlet"]).iloc[0]
    one = tones.mean_tone(scored({"a": sum(values.values(), [])}, outlet="x"), ["outlet"]).iloc[0]
    few = scored(dict(list(values.items())[:4]), outlet="x")
    assert five["high"] - five["low"] > 3 * (one["high"] - one["low"])
    assert tones.mean_tone(few, ["outlet"])[["low", "high"]].isna().all(axis=None)


def test_who_is_quoted_in_one_article_of_several_has_no_more_of_an_interval_than_who_is_in_four():
    values = {str(i): [0.1 * i] * 8 for i in range(5)}
    table = scored(values, speaker="ann").assign(speaker=["Bo"] * 8 + ["ann"] * 32)
    found = tones.mean_tone(table, ["speaker"])
    assert found["speaker"].tolist() == ["ann", "Bo"]
    assert found[["low", "high"]].isna().all(axis=None)
    assert tones.mean_tone(table[:8], ["speaker"])["low"].notna().all()


def test_intervals_are_the_same_every_time():
    table = scored({"a": list(np.linspace(-1, 1, 30))}, outlet="x")
    pd.testing.assert_frame_equal(tones.mean_tone(table, ["outlet"]), tones.mean_tone(table, ["outlet"]))


def test_arc_has_the_mean_of_the_sentences_around():
    table = tones.arc(scored({"a": [0.0, 0.3, 0.6, -0.3, 0.0], "b": [1.0] * 5}), "a", window=3)
    assert list(table["sentence"]) == [1, 2, 3, 4, 5]
    assert list(table["moving_mean"])[1:4] == pytest.approx([0.3, 0.2, 0.1])
    assert table["moving_mean"].isna().tolist() == [True, False, False, False, True]


def test_contrast_draws_articles_so_that_their_levels_cancel():
    # Every article's quoted words are 0.1 above its narration, while the articles lie far apart.
    levels = {str(i): level for i, level in enumerate([-0.4, -0.2, 0.0, 0.2, 0.4])}
    table = pd.concat(
        [
            scored({name: [level] * 10 for name, level in levels.items()}),
            scored({name: [level + 0.1] * 10 for name, level in levels.items()}).assign(part=tones.QUOTED),
        ]
    )
    gap, low, high = tones.contrast(table, "part", tones.QUOTED, tones.NARRATION)
    assert (gap, low, high) == pytest.approx((0.1, 0.1, 0.1))
    gap, low, high = tones.contrast(table[table["article"] < "4"], "part", tones.QUOTED, tones.NARRATION)
    assert gap == pytest.approx(0.1) and math.isnan(low) and math.isnan(high)
    one = scored({"a": [0.1, 0.3] * 10}).assign(part=[tones.QUOTED, tones.NARRATION] * 10)
    assert tones.contrast(one, "part", tones.QUOTED, tones.NARRATION) == pytest.approx((-0.2, -0.2, -0.2))


def told(levels, n_events=8):
    """Sentences of articles on events, each outlet's with its level, and the events."""
    rng = np.random.default_rng(1)
    values = {
        f"{o}/event{n}": list(rng.normal(level + n % 3 / 5, 0.3, 25))
        for n in range(n_events)
        for o, level in levels.items()
    }
    return scored(values), events(*values)


def test_an_outlet_that_tells_events_otherwise_is_found():
    table = tones.tone_by_event(*told({"a": -0.5, "b": 0.1, "c": 0.1}))
    one = table[table["event"] == "event0"].set_index("outlet")
    expected = one.loc["a", "mean"] - (one.loc["b", "mean"] + one.loc["c", "mean"]) / 2
    assert one.loc["a", "difference"] == pytest.approx(expected)
    assert one.loc["a", "is_clear"]
    alike = tones.tone_by_event(*told({"a": 0.0, "b": 0.0, "c": 0.0}))
    assert len(alike) == 24 and not alike["is_clear"].any()
    assert not tones.tone_by_event(*told({"a": -0.5, "b": 0.5}, n_events=4))["is_clear"].any()


def test_an_event_of_one_outlet_is_not_compared():
    values = {"a/flood": [0.1, 0.2], "b/storm": [0.3, 0.1]}
    assert tones.tone_by_event(scored(values), events(*values)).empty


def test_driving_sentences_are_the_farthest_with_their_words(tables, article):
    own = tones.wholly_narrated(tones.parts(tables["sentences"]))
    found = tones.driving_sentences(own, lambda _: article, 2)
    assert list(found["text"]) == ["The flood destroyed the mill on Monday."]
    assert found["words"][0] == "flood\u00a0−2.0, destroyed\u00a0−2.2"
    copied = pd.concat([own, own.assign(article="copy")])
    assert len(tones.driving_sentences(copied, lambda _: article, 2)) == 1
    spoken = tones.spoken_sentences(tables["sentences"], tables["quotations"])
    found = tones.driving_sentences(spoken, lambda _: article, 1)
    assert list(found["text"]) == ["It is a disaster,", "We are lucky to be alive."]
    assert list(found["speaker"]) == ["Ann Bell", "Ann Bell"]


def test_longest_article():
    assert tones.longest_article(scored({"a": [0.0], "b": [0.0, 0.1]})) == "b"
    assert tones.longest_article(scored({"a": [0.0]}).iloc[:0]) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.051, "+.05"), (-0.124, "−.12"), (-0.001, "0"), (0.0, "0"), (1.0, "+1.00")],
)
def test_tones_are_written_with_their_sign(value, expected):
    assert signed(value) == expected


def test_findings_name_numbers_of_the_table():
    values = tones.articles_on_events(*told({"a": -0.5, "b": 0.1, "c": 0.1}))
    text = findings.about_events(outlets.on_same_events(values))
    assert text.startswith("a is farthest from the others on the same 8 events: **−.")
    assert "interval allowing for 3 comparisons −." in text and "chance" not in text
    few = tones.articles_on_events(*told({"a": -0.5, "b": 0.1}, n_events=2))
    said = findings.about_events(outlets.on_same_events(few))
    assert said.startswith("a minus b on the same 2 events: **−.") and said.endswith("more than chance.")
    arc = tones.arc(scored({"a": [0.0] * 9 + [-0.5] + [0.0] * 10}), "a")
    assert findings.about_arc(arc).startswith("95% of the 20 sentences")


def test_names_in_findings_are_text_not_markdown():
    values = {"a": [-0.5, -0.4] * 10}
    table = tones.with_enough(tones.mean_tone(scored(values, speaker="*Bo* [Carr](x)"), ["speaker"]))
    assert "*Bo* [" not in findings.about_speakers(table)
    assert "the only speaker quoted with 20 sentences" in findings.about_speakers(table)
    fewer = tones.with_enough(tones.mean_tone(scored({"a": [-0.5] * 19}, speaker="Bo"), ["speaker"]))
    assert findings.about_speakers(fewer).startswith("No speaker is quoted with 20 sentences")


def mentions(**people):
    """Mentions of people with an attitude each: part, attitude, how many."""
    rows = [
        {"article": f"a{i % 6}", "sentence": i, "person": name, "part": part, "tone_toward": value}
        for name, (part, value, n) in people.items()
        for i in range(n)
    ]
    return pd.DataFrame(rows, columns=["article", "sentence", "person", "part", "tone_toward"])


def test_tone_toward_people_by_whose_words_they_are():
    table = tones.toward(
        mentions(
            Ada=("narration", 0.3, 24),
            Bo=("narration", -0.5, 30),
            Cy=("others’ words", -0.1, 19),
            Di=("own words", 0.9, 40),
        )
    )
    assert list(table["person"]) == ["Bo", "Ada", "Cy"]
    assert list(table["n_sentences"]) == [30, 24, 19]
    assert list(table["mean"]) == pytest.approx([-0.5, 0.3, -0.1])
    assert list(table["is_enough"]) == [True, True, False]
    assert CATALOGUE["05-toward-people"].headline(table) == (
        "Of 2 people the writers’ sentences about Bo are the least friendly (−.50), those about Ada the "
        "friendliest (+.30)"
    )
    assert findings.about_toward(table).startswith("Other people’s words name nobody")
    others = table.assign(part="others’ words")
    assert "least friendly to Bo (−.50, " in findings.about_toward(others)
    assert "friendliest to Ada (+.30, " in findings.about_toward(others)
    assert findings.about_toward(table[2:]).startswith("Nobody is named in 20 sentences")


def test_findings_of_nothing_are_plain_sentences():
    empty = scored({"a": [0.1]}).iloc[:0]
    means = tones.mean_tone(empty, ["part"])
    assert findings.about_arc(tones.arc(empty, "")) == findings.NO_SENTENCE
    assert findings.about_parts(empty, means) == findings.NO_SENTENCE
    assert "No event was recognised" in findings.about_events(
        outlets.on_same_events(tones.articles_on_events(empty, events("a/b")))
    )
    assert "No speaker" in findings.about_speakers(
        tones.with_enough(means.rename(columns={"part": "speaker"}))
    )


def test_arc_bars_and_line_are_the_table():
    table = tones.arc(scored({"a": [0.0, 0.3, 0.6, -0.3, 0.0]}), "a", window=3)
    ax = plots.plot_arc(table)
    assert sorted(round(bar.get_height(), 6) for bar in ax.patches) == [-0.3, 0.3, 0.6]
    assert list(ax.lines[0].get_ydata()) == pytest.approx([0.3, 0.2, 0.1])


def test_outlets_on_an_event_are_grey_where_the_difference_may_be_chance():
    values = {
        "a/flood": [-0.5, -0.4] * 20,
        "b/flood": [0.1, 0.2] * 20,
        "a/vote": [0.1, -0.1],
        "b/vote": [0.1, -0.1],
    }
    table = tones.tone_by_event(scored(values), events(*values))
    ax = CATALOGUE["05-tone-by-event"].plot(table.assign(is_clear=table["outlet"] == "a"))
    names = [text.get_text() for text in ax.get_yticklabels()]
    assert names == ["flood · a   −.45", "b   +.15", "vote · a   0", "b   0"]
    assert [to_hex(colour) for colour in ax.collections[-1].get_facecolors()] == [
        ACCENT,
        QUIET,
        ACCENT,
        QUIET,
    ]
