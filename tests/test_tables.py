"""The five tables of an article: their columns, and numbers worked out by hand."""

import math

import pytest

from analysis.sentiment.sentence_tone import tone
from analysis.tables.corrections import Correction, Corrections, Line
from analysis.tables.rows import article_tables
from analysis.tables.schema import TABLES
from analysis.text.article import Article
from analysis.text.sentences import PROSE, n_words

TEXT = """Ferry to run again

The ferry runs again in May, said Mirela Voss, its owner. “The engine is new,” Voss said. “So is the crew.”

The mayor, Jonas Beck, called the plan “brave.” He said that the town would pay for the landing.

“Nobody asked us,” said Odd Grane, a fisherman.
"""


def tables(text, **metadata):
    return article_tables(Article.from_text(text, id="a", **metadata))


def test_every_row_has_the_declared_columns():
    for table, rows in tables(TEXT + "\x00").items():
        assert rows, table
        for row in rows:
            assert set(row) == set(TABLES[table])


def test_types_are_the_declared_ones():
    kinds = {"str": str, "int64": int, "Int64": (int, type(None)), "float64": float}
    for table, rows in tables(TEXT + "\x00").items():
        for row in rows:
            for column, dtype in TABLES[table].items():
                assert isinstance(row[column], kinds[dtype]), (table, column, row[column])


def test_offsets_point_at_the_text():
    found = tables(TEXT)
    for row in found["quotations"]:
        assert TEXT[row["start"] : row["end"]] == row["text"]
        for part in ("cue", "source"):
            if row[f"{part}_start"] is not None:
                assert TEXT[row[f"{part}_start"] : row[f"{part}_end"]] == row[part]
            else:
                assert row[part] == ""
    assert [TEXT[row["start"] : row["end"]] for row in found["sentences"]][0] == "Ferry to run again"


def test_words_are_counted_once_and_add_up():
    found = tables(TEXT)
    (article,) = found["articles"]
    assert article["n_words"] == sum(row["n_words"] for row in found["sentences"]) == n_words(TEXT)
    assert (
        article["n_words_quoted"] == 4 + 4 + 1 + 3
    )  # The engine is new / So is the crew / brave / Nobody asked us
    assert article["share_of_words_quoted"] == pytest.approx(12 / n_words(TEXT), abs=1e-12)
    assert article["n_sentences"] == len(found["sentences"])
    assert article["n_quotations"] == len(found["quotations"])


def test_shares_are_of_words_between_marks_and_sum_to_one():
    found = tables(TEXT)
    shares = {row["speaker"]: row["share_of_quoted_words"] for row in found["speakers"]}
    assert shares["Mirela Voss"] == pytest.approx(8 / 12)
    assert shares["Jonas Beck"] == pytest.approx(1 / 12)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)


def test_words_of_speakers_by_kind_of_quotation():
    rows = {row["speaker"]: row for row in tables(TEXT)["speakers"]}
    beck = rows["Jonas Beck"]
    assert (beck["n_words_direct"], beck["n_words_mixed"]) == (1, 1)
    assert beck["n_words_indirect"] > 0
    assert rows["Mirela Voss"]["n_words_direct"] == 8


def test_what_nobody_is_given_has_a_row_of_its_own():
    text = "“Leave now,” read a note on the door.\n\n“Nobody asked us.”"
    rows = [row for row in tables(text)["speakers"] if row["speaker"] == ""]
    quoted = [row for row in tables(text)["quotations"] if row["speaker"] == ""]
    assert bool(rows) == bool(quoted)
    assert all(row["n_quotations"] == len(quoted) for row in rows)


def test_an_article_without_quotation_has_no_speaker_and_a_share_of_zero():
    found = tables("The ferry will run again in May. The town is glad.")
    assert found["quotations"] == found["speakers"] == []
    assert found["articles"][0]["share_of_words_quoted"] == 0
    assert math.isnan(found["articles"][0]["tone_quoted"])


def test_only_indirect_quotations_leave_the_share_undefined():
    rows = tables("The ferry will run again in May, Mirela Voss said on Monday.")["speakers"]
    assert [row["speaker"] for row in rows] == ["Mirela Voss"]
    assert math.isnan(rows[0]["share_of_quoted_words"])
    assert math.isnan(rows[0]["tone"])


def test_headings_count_as_words_but_not_for_readability_and_tone():
    plain = tables("The ferry runs. " * 40)["articles"][0]
    headed = tables("Horrible terrible disaster\n\n" + "The ferry runs. " * 40)["articles"][0]
    assert headed["n_words"] == plain["n_words"] + 3
    assert headed["flesch_kincaid_grade"] == pytest.approx(plain["flesch_kincaid_grade"])
    assert headed["tone"] == plain["tone"] == 0


def test_a_title_that_ends_with_a_full_stop_is_a_heading():
    found = tables(f"Ferry To Run Again In May.\n\n{TEXT.splitlines()[2]}")
    assert found["sentences"][0]["paragraph_kind"] == "heading"
    assert found["sentences"][1]["paragraph_kind"] in PROSE


@pytest.mark.parametrize(("n", "is_defined"), [(99, False), (100, True)])
def test_readability_is_undefined_below_a_hundred_words(n, is_defined):
    (article,) = tables(" ".join(["We row."] * (n // 2) + ["Row."] * (n % 2)))["articles"]
    assert article["n_words"] == n
    assert math.isnan(article["flesch_kincaid_grade"]) is not is_defined


def test_flesch_kincaid_by_hand():
    # 40 sentences of 3 words with one syllable each: 0.39 * 3 + 11.8 * 1 - 15.59
    (article,) = tables("The boat sinks. " * 40)["articles"]
    assert article["flesch_kincaid_grade"] == pytest.approx(0.39 * 3 + 11.8 - 15.59, abs=1e-9)


def test_tone_of_the_writer_and_of_those_quoted_stand_apart():
    row = next(row for row in tables("“This is wonderful,” said Voss of the horrible crash.")["sentences"])
    assert row["tone_quoted"] > 0 > row["tone_narration"]


def test_a_quotation_over_several_sentences_has_their_mean_tone():
    found = tables("“The engine is wonderful. The landing is horrible,” said Mirela Voss.")
    (quotation,) = found["quotations"]
    (good,) = tables("The engine is wonderful.")["sentences"]
    (bad,) = tables("The landing is horrible,")["sentences"]
    assert quotation["tone"] == pytest.approx((good["tone"] + bad["tone"]) / 2)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no words"),
        ("***", "no words"),
        ("Word", "short"),
        ("Two words", "short"),
        ("The a\x07b is in it. " * 40, "odd characters"),
        (
            "The winners are " + "the mill of Orby and the boat of Marl and " * 20 + "the pier.",
            "long sentences",
        ),
        ('Ann Lee said: "We pay for it. ' + "The boats leak and we wait for them. " * 30, "marks"),
        ("Der Hafen wurde geschlossen, sagte die Vorsitzende Anna Quill am Montag. " * 12, "not English"),
        (
            "Die Mole ist dicht. Der Rat will sie aber sichern und dann bald wieder öffnen.",
            "not English",
        ),
        ("Le phare de Orby est fermé. Les pêcheurs sont en colère et demandent de l’aide.", "not English"),
        ("El faro de Orby está cerrado. Los vecinos piden ayuda y no saben a quién llamar.", "not English"),
        ("De pier is dicht. De gemeente leidt het verkeer om en wil de schade herstellen.", "not English"),
        ("Il faro di Orby è chiuso. I pescatori chiedono aiuto e non sanno chi chiamare.", "not English"),
        ("Die Mole ist gesperrt, sagte Lund.", "short"),
        ("Orby pier shut after storm. Gales smashed planks and toppled lamps; repairs may drag on.", "short"),
        ("ORBY PIER SHUT AFTER STORM. GALES SMASHED PLANKS, COUNCILLOR PIA LUND SAID ON MONDAY.", "short"),
        ("Chipmaker Corvex slashes outlook. Shares slump, suppliers brace, analysts trim targets.", "short"),
        ("Results: Orby 2 Marsh 1; Holt 0 Lund 0; Hale 3 Quill 2; Okafor 1 Bell 1; Stone 4 Lane 0.", "short"),
    ],
)
def test_odd_texts_are_problems_in_sentences(text, problem):
    rows = tables(text)["problems"]
    assert [row["problem"] for row in rows] == [problem]
    assert rows[0]["detail"].endswith(".")
    (row,) = tables(text)["articles"]
    assert math.isnan(row["flesch_kincaid_grade"]) == (
        problem not in ("odd characters", "marks", "long sentences")
    )


def test_what_is_not_english_has_neither_grade_nor_tone():
    text = "“Der Hafen ist fantastic”, sagte die Vorsitzende Anna Quill am Montag. " * 12
    scores = [
        row[name]
        for rows in tables(text).values()
        for row in rows
        for name in row
        if "tone" in name or "grade" in name
    ]
    assert len(scores) > 12 and all(map(math.isnan, scores))


def test_one_word_is_one_word():
    assert "has 1 word;" in tables("Word")["problems"][0]["detail"]


# --- corrections ----------------------------------------------------------------------------------


def corrected(*rows, same_as=None):
    article = Article.from_text(TEXT, id="a")
    lines = [Line("corrections.csv", number) for number in range(2, 2 + len(rows))]
    by_hand = [Correction(line, "a", row[:2], *row[2:]) for line, row in zip(lines, rows, strict=True)]
    return article_tables(article, Corrections({"a": by_hand}, same_as or {}))


def place(words):
    start = TEXT.index(words)
    return start, start + len(words)


def speaker_of(found, words):
    return {(row["start"], row["end"]): row for row in found["quotations"]}.get(place(words), {}).get(
        "speaker"
    )


def test_a_correction_gives_a_quotation_to_somebody_else():
    words = "So is the crew."
    assert speaker_of(tables(TEXT), words) == "Mirela Voss"
    found = corrected((*place(words), "Jonas Beck"))
    (row,) = [row for row in found["quotations"] if row["rule"] == "corrected"]
    assert (row["text"], row["speaker"], row["confidence"]) == (words, "Jonas Beck", 1.0)
    assert found["problems"] == tables(TEXT)["problems"]
    assert sum(row["share_of_quoted_words"] for row in found["speakers"]) == pytest.approx(1)


def test_a_correction_can_leave_a_quotation_to_nobody_or_take_it_away():
    words = "So is the crew."
    assert speaker_of(corrected((*place(words), "")), words) == ""
    found = corrected((*place(words), "not speech"))
    assert speaker_of(found, words) is None
    assert found["articles"][0]["n_words_quoted"] == 12 - 4


def test_what_was_taken_away_can_be_put_back():
    words = "So is the crew."
    found = corrected((*place(words), "not speech"), (*place(words), "Jonas Beck"))
    assert speaker_of(found, words) == "Jonas Beck"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((0, 9_999, "X"), "has no characters 0 to 9999"),
        ((5, 5, "X"), "has no characters"),
        ((*place("engine is"), "X"), "other offsets"),
        ((*place("Jonas Beck"), "X"), "neither a quotation nor a stretch between quotation marks"),
        ((*place("Ferry to run"), "not speech"), "no quotation"),
        ((*place("So is the crew."), "X", "So was the crew."), "the article has changed"),
    ],
)
def test_a_correction_that_does_not_fit_is_reported_and_not_applied(row, why):
    found = corrected(row)
    assert found["quotations"] == tables(TEXT)["quotations"]
    (problem,) = [row for row in found["problems"] if row["problem"] == "correction not applied"]
    assert problem["detail"].startswith("Line 2: ")
    assert why in problem["detail"]


def test_the_text_of_a_correction_is_compared_with_the_article():
    words = "So is the crew."
    assert speaker_of(corrected((*place(words), "Jonas Beck", "So  is the crew.")), words) == "Jonas Beck"


def test_two_names_of_one_person_become_one():
    found = corrected(same_as={"Jonas Beck": "Mirela Voss"})
    assert "Jonas Beck" not in {row["speaker"] for row in found["speakers"]}
    voss = next(row for row in found["speakers"] if row["speaker"] == "Mirela Voss")
    assert voss["n_words_direct"] == 9


def test_a_person_named_in_a_sentence_is_a_mention():
    text = (
        "The crowd cheered Ada Quill, who had saved the crew of the ferry. "
        "“Ada Quill is a liar,” said Bo Marr, the mayor of Stell. “Quill must go,” Quill said of herself.\n"
    )
    rows = {(row["sentence"], row["person"]): row for row in tables(text)["mentions"]}
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows.values())
    assert all(-1 <= row["tone_toward"] <= 1 for row in rows.values())
    assert rows[0, "Ada Quill"]["part"] == "narration"
    blamed = rows[1, "Ada Quill"]
    assert (blamed["part"], blamed["speaker"]) == ("others’ words", "Bo Marr")
    assert blamed["tone_toward"] < rows[0, "Ada Quill"]["tone_toward"]
    assert rows[2, "Ada Quill"]["part"] == "own words"
    assert len(rows) == len(tables(text)["mentions"])


def test_an_interrupted_sentence_has_one_tone():
    text = "“It is not,” Ada Quill said, “a good or a safe plan.”"
    (speaker,) = [row for row in tables(text)["speakers"] if row["speaker"]]
    assert speaker["tone"] == tone("It is not, a good or a safe plan.")
