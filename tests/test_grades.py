"""Tables of grades, the sentences that state them, and their figures."""

import math

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from analysis.figures import CATALOGUE, plots
from analysis.measures import outlets
from analysis.measures import readability as grades
from analysis.measures.bootstrap import Difference
from analysis.readability.counts import Counts, counts
from analysis.readability.formulas import FORMULAS
from analysis.report.findings import readability as findings
from analysis.tables.schema import COUNTS

EASY = "The cat sat on the mat and the dog lay in the sun."
HARD = "Parliamentary representatives unanimously repudiated the constitutional modification yesterday."


def sentence_table(*texts: str, article: str = "a", kind: str = "prose", quoted: int = 0) -> pd.DataFrame:
    """A sentences table with the given sentences, one behind the other."""
    rows, at = [], 0
    for number, text in enumerate(texts):
        found = counts(text)
        rows.append(
            {
                "article": article,
                "sentence": number,
                "paragraph": 0,
                "paragraph_kind": kind,
                "start": at,
                "end": at + len(text),
                "n_words": found.n_words,
                "n_words_quoted": quoted,
                **{name: getattr(found, name) for name in COUNTS},
                "flesch_kincaid_grade": FORMULAS["flesch_kincaid_grade"](found),
            }
        )
        at += len(text) + 1
    return pd.DataFrame(rows)


def quotation_table(*rows: tuple) -> pd.DataFrame:
    columns = ["article", "attribution", "kind", "start", "end", "text", "speaker", "speaker_kind"]
    return pd.DataFrame(rows, columns=columns).assign(tone=0.0)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_a_grade_is_the_formula_of_the_summed_counts():
    table = sentence_table(*[EASY] * 5, *[HARD] * 6)
    found = grades.grades(grades.prose(table), ["article"]).iloc[0]
    expected = FORMULAS["flesch_kincaid_grade"](
        Counts(11, *(int(table[name].sum()) for name in ("n_words", *COUNTS)))
    )
    assert found["value"] == pytest.approx(expected, abs=1e-9)
    assert found["low"] < found["value"] < found["high"]
    assert (found["n_sentences"], found["n_words"]) == (11, 5 * 13 + 6 * 8)


def test_intervals_are_the_same_every_time():
    table = grades.prose(sentence_table(*[EASY] * 5, *[HARD] * 6))
    pd.testing.assert_frame_equal(grades.grades(table, ["article"]), grades.grades(table, ["article"]))


def test_below_100_words_there_is_no_grade():
    found = grades.grades(grades.prose(sentence_table(EASY, HARD)), ["article"])
    assert found[["value", "low", "high"]].isna().all(axis=None)


def test_an_unknown_formula_is_refused():
    with pytest.raises(ValueError, match="formula 'lix' is not known; choose from flesch_reading_ease"):
        grades.grades(grades.prose(sentence_table(EASY)), ["article"], "lix")


def test_headings_are_not_prose_and_quoted_sentences_not_narration():
    table = pd.concat(
        [sentence_table(HARD, kind="heading"), sentence_table(EASY), sentence_table(EASY, quoted=3)]
    )
    assert len(grades.prose(table)) == 2
    assert len(grades.narration(table)) == 1


def test_an_interrupted_quotation_is_one_sentence_and_a_longer_one_is_cut():
    text = "“We will,” he said, “go.” “One. Two,” she said."
    sentences = pd.DataFrame({"article": "a", "start": [0, 26, 32], "end": [25, 31, len(text)]})
    rows = [
        (text.index(words), words, who)
        for words, who in [("We will,", "He"), ("go.", "He"), ("One. Two,", "She")]
    ]
    quotations = quotation_table(
        *(("a", 0, "direct", start, start + len(words), words, who, "person") for start, words, who in rows)
    )
    found = grades.quoted_speech(sentences, quotations)
    assert found[["speaker", "n_sentences", "n_words"]].values.tolist() == [
        ["He", 1, 3],
        ["She", 1, 1],
        ["She", 1, 1],
    ]


def test_narration_and_speech_are_split_by_outlet():
    sentences = pd.concat([sentence_table(*[EASY] * 8), sentence_table(*[HARD] * 13, quoted=8, article="b")])
    sentences = sentences.assign(outlet="The Bell")
    starts = range(0, 13 * (len(HARD) + 1), len(HARD) + 1)
    quotations = quotation_table(
        *(("b", 0, "direct", start, start + len(HARD), HARD, "He", "person") for start in starts)
    )
    speech = grades.quoted_speech(sentences, quotations).assign(outlet="The Bell")
    found = grades.grades(grades.parts(sentences, speech), ["part", "outlet"])
    assert found[["part", "outlet", "n_words"]].values.tolist() == [
        ["narration", "The Bell", 8 * 13],
        ["quoted speech", "The Bell", 13 * 8],
    ]
    assert found["value"].iloc[0] < found["value"].iloc[1]


def test_two_to_four_articles_have_no_interval():
    table = pd.concat([sentence_table(*[EASY] * 9, HARD, article=name) for name in "abcde"])
    table = table.assign(n_sentences=1, outlet="The Bell")
    found = {n: grades.grades(table[table["article"].isin([*"abcde"][:n])], ["outlet"]) for n in (1, 2, 4, 5)}
    assert {n: bool(one["low"].notna().all()) for n, one in found.items()} == {
        1: True, 2: False, 4: False, 5: True,
    }  # fmt: skip
    of_one = grades.grades(table.assign(outlet=table["article"].replace("b", "a")), ["outlet"])
    assert of_one["low"].isna().all()


def test_speakers_have_a_grade_and_how_reliable_it_is():
    table = sentence_table(*[EASY] * 24).assign(n_sentences=1, speaker=["Ann"] * 16 + ["Bo"] * 8)
    found = grades.grades_of_speakers(table).set_index("speaker")
    assert found.loc["Ann", "reliability"] == pytest.approx(2.08 * 0.37 / (1 + 1.08 * 0.37))
    assert 0.37 < found.loc["Bo", "reliability"] < 0.4
    assert grades.grades_of_speakers(table[:5])["reliability"].isna().all()
    said = findings.about_speakers(found.reset_index())
    assert said == "Of 2 speakers quoted directly, **none** reaches the 300 words that a grade needs."
    assert findings.about_speakers(found.reset_index()[:0]) == "No speaker is quoted directly."


def test_the_difference_of_two_parts_is_taken_within_articles():
    easy = [sentence_table(*[EASY] * 9, article=name) for name in "abcde"]
    hard = [sentence_table(*[EASY] * 4, *[HARD] * 3, article=name) for name in "abcde"]
    table = pd.concat([pd.concat(easy).assign(part="quoted"), pd.concat(hard).assign(part="narration")])
    found = grades.grade_difference(table.assign(n_sentences=1), "part", "narration", "quoted")
    assert found.n_pairs == 5 and found.low == pytest.approx(found.value) == pytest.approx(found.high)
    few = grades.grade_difference(table[:12].assign(n_sentences=1), "part", "narration", "quoted")
    assert math.isnan(few.value)


def test_agreement_with_people_names_the_best_first():
    table = grades.agreement_with_people()
    assert table.loc[0, "label"] == "Difficulty"
    assert table["onestop"].is_monotonic_decreasing and table[["onestop", "clear"]].lt(1).any(axis=None)


def test_only_articles_with_an_outlet_are_in_its_group():
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["", "The Bell"]})
    table = pd.concat([sentence_table(EASY, article=name) for name in "ab"])
    assert outlets.with_outlets(table, articles)["article"].tolist() == ["b"]
    nowhere = outlets.with_outlets(table, articles.assign(outlet=""))
    assert nowhere["outlet"].tolist() == ["all articles"] * 2


def test_fragments_are_no_speech():
    quotations = quotation_table(("a", 0, "mixed", 3, 11, "careless", "He", "person"))
    assert grades.quoted_speech(sentence_table(EASY), quotations).empty


def test_windows_move_sentence_by_sentence():
    table = sentence_table(*[EASY] * 20)  # 13 words each: 12 sentences make 150 words
    found = grades.grades_along(table)
    assert found["sentence"].tolist() == list(range(20 - 12 + 1))
    assert set(found["n_words"]) == {12 * 13}
    assert found["position"].iloc[0] == pytest.approx(6 / 20)
    assert found["value"].nunique() == 1


def article_table(n: int = 4) -> pd.DataFrame:
    values = {name: np.arange(n) * 1.0 + number for number, name in enumerate(FORMULAS)}
    values["dale_chall"] = -values["dale_chall"]
    names = [f"out/{number}" for number in range(n)]
    return pd.DataFrame({"article": names, "outlet": "out", "n_words": 500, **values})


def test_spread():
    spread = grades.spread(article_table())
    assert spread.loc[0, ["lowest_formula", "highest_formula"]].tolist() == [
        "Flesch-Kincaid grade",
        "Automated readability index",
    ]
    assert spread["difference"].tolist() == [4.0] * 4


EMPTY_ARTICLES = article_table(0)
NO_SENTENCES = sentence_table(EASY).iloc[:0]
NO_QUOTATIONS = quotation_table()


def test_empty_corpora_are_stated_in_words():
    nothing = grades.grades(
        grades.prose(NO_SENTENCES), ["outlet"] if "outlet" in NO_SENTENCES else ["article"]
    )
    no_speech = grades.quoted_speech(NO_SENTENCES, NO_QUOTATIONS)
    said = [
        findings.about_articles(EMPTY_ARTICLES),
        findings.about_outlets(nothing, NO_SENTENCES),
        findings.about_speech(
            grades.grades(grades.parts(NO_SENTENCES, no_speech), ["part"]),
            grades.grade_difference(
                grades.parts(NO_SENTENCES, no_speech), "part", grades.NARRATION, grades.QUOTED
            ),
        ),
        findings.about_speakers(grades.grades(no_speech, ["speaker"])),
        findings.about_course(grades.grades_along(NO_SENTENCES)),
        findings.about_disagreement(grades.spread(EMPTY_ARTICLES)),
        findings.about_textstat(grades.against_textstat(grades.prose_texts(None, NO_SENTENCES))),
    ]
    assert all(sentence.endswith(".") and "nan" not in sentence for sentence in said)


def test_sentences_carry_the_numbers_of_the_table():
    assert "hardest article is out/3 (grade **4.0**), the easiest out/0 (1.0)" in findings.about_articles(
        article_table()
    )
    groups = pd.DataFrame(
        {
            "outlet": ["A", "B"],
            "n_words": [900, 1200],
            "value": [9.0, 4.0],
            "low": [8.0, 3.0],
            "high": [10.0, 5.0],
        }
    )
    counted = [
        sentence_table(*[EASY] * 8, *[HARD] * n_hard, article=f"{outlet}/{n}").assign(outlet=outlet)
        for outlet, n_hard in (("A", 5), ("B", 1))
        for n in range(6)
    ]
    counted = pd.concat(counted).assign(n_sentences=1)
    apart = grades.grade_difference(counted, "outlet", "A", "B")
    widest = grades.grade_difference(counted, "outlet", "A", "B", n_tried=15)
    assert widest.value == apart.value and widest.low < apart.low and apart.high < widest.high
    assert findings.about_outlets(groups, counted) == (
        "A is hardest to read (grade 9.0), B easiest (4.0). Their difference is "
        f"**{apart.value:.1f} grades** (95 % interval {apart.value:.1f} to {apart.value:.1f}, "
        "within 6 events)."
    )
    level = findings.about_outlets(groups.assign(value=4.0), counted)
    assert "(grade 4.0, level with A), A easiest (4.0, level with B)." in level
    parts = groups.assign(part=["narration", "quoted speech"])
    said = findings.about_speech(parts, Difference(5.0, -0.5, 10.5, 0))
    assert said == (
        "Quoted speech is **5.0 grades easier** than narration (95 % interval −0.5 to 10.5), which may be "
        "chance."
    )


def test_marks_of_the_figures_are_the_values_of_the_tables():
    long = grades.formulas_by_article(article_table()).query("is_grade")
    ax = plots.plot_grades_by_formula(long.assign(title=long["article"].str[-1] + " sails"))
    drawn = [x for points in ax.collections[1:] for x in points.get_offsets()[:, 0]]
    assert sorted(drawn) == sorted(long["value"])
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert names == [
        f"{n} sails   {value:.1f}" for n, value in enumerate(article_table()["flesch_kincaid_grade"])
    ]


def test_the_comparison_has_a_cell_for_each_step_and_the_difference():
    steps = {"equation": [0.5], "sentences": [2.0], "words and syllables": [-0.25], "hard words": [-1.0]}
    table = pd.DataFrame({"label": ["Gunning fog"], **steps, "difference": [1.25]})
    ax = CATALOGUE["02-against-textstat"].plot(table)
    assert [text.get_text() for text in ax.texts] == ["+0.5", "+2.0", "−0.2", "−1.0", "+1.2"]


def test_the_course_of_all_articles_comes_before_those_of_outlets():
    windows = pd.DataFrame(
        {"article": [*"abbb"], "position": [0.4, 0.1, 0.5, 0.9], "value": [3.0, 7.0, 8.0, 11.0]}
    )
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["Gull", "Tern"]})
    course = grades.median_course(windows, articles, n_steps=2)
    assert course[["outlet", "position", "value"]].to_numpy().tolist() == [
        ["all articles", 0.0, 5.0], ["all articles", 0.5, 5.5], ["all articles", 1.0, 7.0],
        ["Gull", 0.0, 3.0], ["Gull", 0.5, 3.0], ["Gull", 1.0, 3.0],
        ["Tern", 0.0, 7.0], ["Tern", 0.5, 8.0], ["Tern", 1.0, 11.0],
    ]  # fmt: skip
    assert set(grades.median_course(windows, articles.assign(outlet=""))["outlet"]) == {"all articles"}


def test_articles_that_do_not_change_have_a_level_course_however_long_they_are():
    long = pd.DataFrame({"article": "a", "position": np.linspace(0.05, 0.95, 40), "value": 12.0})
    short = [
        pd.DataFrame({"article": name, "position": np.linspace(0.4, 0.6, 5), "value": 4.0}) for name in "bc"
    ]
    articles = pd.DataFrame({"article": [*"abc"], "outlet": "Gull"})
    assert set(grades.median_course(pd.concat([long, *short]), articles)["value"]) == {4.0}
