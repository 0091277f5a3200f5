"""Tone: rules one by one, the list of sentences whose tone is known, marks, names, linear time."""

import csv
import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import n_steps
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.sentiment.sentence_tone import contributions, tone, tone_parts
from analysis.sentiment.valences import lexicon
from analysis.text import lexicons

with (Path(__file__).parent / "data" / "tone.csv").open(encoding="utf-8", newline="") as _file:
    SENTENCES = list(csv.DictReader(_file))
NEUTRAL = 0.05  # VADER's threshold: a compound nearer to 0 than this is neutral
KNOWN_MISSES = {
    "The smoking ban takes effect in July.": "a ban is a harm, whatever it is on",
    "The dangerous road has been closed and made safe.": "what is closed is gone, dangerous or not",
    "The ozone hole is shrinking.": "a hole is no harm by itself",
    "He was a hero to nobody.": "the negation stands behind its word",
    "Her thesis is about depression in farm animals.": "a thesis is no office",
    "The toxic waste law was passed in 1986.": "an adjective before the topic counts",
    "The flood barrier held.": "no word that counts is left",
    "The widow won her fight for a pension.": "a fight for is won, a fight against as well",
    "The pupils beat their fear of mathematics.": "beat is relief, and fear weighs nothing then",
    "They trusted him, and he ruined them.": "the later clause does not outweigh the earlier",
    "Fewer patients survive than a decade ago.": "survival is no valence",
    "The peace lasted four days.": "four days are short for a peace",
    "Great, another strike.": "irony",
    "The bomb failed to explode.": "a bomb is a harm although this one failed",
    "The gift was a bribe.": "praise and blame are even",
    "They did not surrender and won the war.": "a war is a harm although this one is won",
    "I can't say I was impressed.": "the negation stands in another clause",
    "The fraud squad hired six accountants.": "to hire is good news, whoever does it",
    "The court overturned the ban on child labour.": "the end of a ban on a harm is not seen as one",
    "The flood did not destroy the harvest.": "a flood is a harm although this one did little",
    "The fire did not kill anyone, officials said.": "a fire is a harm although this one killed nobody",
}


def compound(total: float) -> float:
    return total / math.sqrt(total * total + 15)


def is_right(expected: str, value: float) -> bool:
    return {
        "positive": value >= NEUTRAL,
        "negative": value <= -NEUTRAL,
        "neutral": abs(value) < NEUTRAL,
        "not negative": value > -NEUTRAL,
    }[expected]


@pytest.mark.parametrize("text", ["", " ", "—", "“ ”", "…", "#", "?!"])
def test_tone_is_undefined_without_words(text):
    assert math.isnan(tone(text))


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Her shot hit the post.", 0),
        ("He shot wide from ten yards.", 0),
        ("He has never been happier.", 1.8),
        # VADER: good 1.9, excellent 2.7, cruel -2.8, terrible -2.1; a booster adds 0.293.
        ("It was.", 0),
        ("It was good.", 1.9),
        ("It was a good and excellent year.", 1.9 + 2.7),
        ("It was very good.", 1.9 + 0.293),
        ("It was very often good.", 1.9 + 0.293 * 0.95),
        ("It was slightly terrible.", -2.1 + 0.293),
        ("It was not good.", 1.9 * -0.74),
        ("It was not cruel.", -2.8 * -0.2),
        ("It was not, we think, good.", -0.5 + 1.9),  # the negation does not reach past a comma
        ("It did not come.", -0.5),
        ("It was good, but terrible.", 1.9 * 0.5 - 2.1 * 1.5),
        ("But it was good.", 1.9),
        ("Was it good?", 1.9 * 0.5),
        ("The report denied cruel acts.", 0),
        ("They were denied a good start.", 1.9 * -0.5 - 0.0),
    ],
)
def test_tone_is_the_compound_of_shifted_valences(text, total):
    assert tone(text) == pytest.approx(compound(total), abs=1e-9)


@pytest.mark.parametrize(
    ("milder", "text"),
    [
        ("The mayor committed fraud.", "The mayor denied fraud."),
        ("Cuts will hit the poorest.", "Help will reach the poorest."),
        ("The mayor committed fraud.", "The mayor has always denied that he committed fraud."),
        ("Crime rose in the port.", "Crime fell in the port."),
        ("The program increased poverty.", "The program reduced poverty."),
        ("Everyone was killed.", "No one was killed."),
        (
            "All of the people on the last train were killed.",
            "None of the people on the last train was killed.",
        ),
        ("It was the worst.", "It was not the worst."),
        ("The plan is not good.", "The plan is not bad."),
        ("The speech was good, but the plan is terrible.", "The plan is terrible, but the speech was good."),
    ],
)
def test_tone_of_the_second_is_higher(milder, text):
    assert tone(text) > tone(milder)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=pytest.mark.xfail(reason=KNOWN_MISSES[row["text"]], strict=True))
        if row["text"] in KNOWN_MISSES
        else row
        for row in SENTENCES
        if row["written"] != "kept"
    ],
    ids=lambda row: row["text"][:50],
)
def test_sign_of_a_known_sentence(row):
    assert is_right(row["expected"], tone(row["text"]))


def test_sign_is_right_in_nine_of_ten_and_more_often_than_vader():
    vader = SentimentIntensityAnalyzer()
    ours = sum(is_right(row["expected"], tone(row["text"])) for row in SENTENCES)
    theirs = sum(
        is_right(row["expected"], vader.polarity_scores(row["text"])["compound"]) for row in SENTENCES
    )
    assert len(SENTENCES) >= 400
    assert ours >= 0.9 * len(SENTENCES)
    assert ours > 2 * theirs


def test_sign_is_right_in_most_of_the_hard_sentences_kept_aside():
    kept = [is_right(row["expected"], tone(row["text"])) for row in SENTENCES if row["written"] == "kept"]
    assert len(kept) >= 100
    assert sum(kept) >= 0.8 * len(kept)


CONTRACTIONS = (
    "isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't"
    " hadn't mustn't needn't ain't it's that's there's he'd she'll they're we've I'm who's let's you'd"
    " everyone's"
).split()
QUOTED = (
    "great good excellent brilliant disgrace cruel coward hero miracle disaster shameful honest unfair"
    " dangerous safe triumph tragedy generous corrupt beautiful pathetic wonderful terrible reckless wise"
    " stupid superb hopeless friendly brutal"
).split()


@pytest.mark.parametrize("word", CONTRACTIONS)
@pytest.mark.parametrize("apostrophe", "’ʼ`´＇")
def test_apostrophes_of_any_form_score_the_same(word, apostrophe):
    text = f"They say {word} a good plan."
    assert tone(text.replace("'", apostrophe)) == tone(text) != 0


@pytest.mark.parametrize("word", QUOTED)
@pytest.mark.parametrize("marks", ["“”", "”“", "„“", "«»", "''", "‘’", ["``", "''"], ["‘‘", "’’"]])
def test_quoted_words_count_in_any_marks(word, marks):
    text = f'The paper called it "{word}", and the mayor did not.'
    assert tone(text.replace('"', marks[0], 1).replace('"', marks[1], 1)) == tone(text)
    assert abs(tone(text)) > NEUTRAL


@pytest.mark.parametrize("word", QUOTED)
@pytest.mark.parametrize("dash", ["—", "–", " – ", "--", " -- "])
def test_dashes_part_words_with_and_without_spaces(word, dash):
    text = f"The result — {word} , they said — was not expected — by anyone."
    assert tone(text.replace(" — ", dash)) == tone(text)
    assert tone(f"It was{dash}{word}{dash}after all.") == tone(f"It was — {word} — after all.") != 0


@pytest.mark.parametrize(
    "text",
    [
        "The office of Dr. Strong and Ms. Grace Hope is in Fort Worth.",
        "Grace Hope spoke first, and then Prof. Winner.",
        "The Free Love Party met the Happy Valley Trust.",
        "“Good Hope” is a ship of the Victory Line.",
    ],
)
def test_names_have_no_valence(text):
    assert tone(text) == 0


def test_first_word_of_a_quotation_is_no_name():
    assert tone("He said: “Great work.”") > 0
    assert tone("He said, “Terrible work.”") < 0


def test_headlines_and_words_in_capitals_are_no_names():
    assert tone("Terrible Storm Kills Dozens On Coast") < 0
    assert tone("The mayor called it a TOTAL DISASTER") < 0


@pytest.mark.parametrize(
    ("milder", "text"),
    [
        ("Nobody died.", "Nobody died and the rescue was a great success."),
        ("There were deaths and injuries.", "There were no deaths and injuries."),
        ("The rescue was a great success.", "The rescue was a great success 🎉"),
        ("The crowd wept 😢", "The crowd wept."),
        ("Rents rose.", "Rents fell."),
        ("Wages fell.", "Wages rose."),
        ("Fewer jobs were offered.", "More jobs were offered."),
        ("The best players were injured.", "The players were not injured."),
        ("The soup is too hot to eat.", "The soup is hot."),
    ],
)
def test_news_reads_the_second_as_better(milder, text):
    assert tone(text) > tone(milder)


@pytest.mark.parametrize(
    "text",
    [
        "Best arrived at noon.",
        "Savage, 54, lives in Merrow.",
        "Grace will speak in May.",
        "Strong's office published it.",
        "The war crimes tribunal has a library.",
        "Her third book, “Happy Wreck”, has ten chapters.",
    ],
)
def test_names_of_people_offices_and_works_have_no_valence(text):
    assert tone(text) == 0


def test_contributions_show_what_makes_a_tone():
    found = contributions("Crime fell, but the Justice Department’s plan isn’t cruel.")
    assert [word for word, _ in found] == ["crime", "cruel"]
    assert [value for _, value in found] == pytest.approx([-1.8 * -0.5 * 0.5, -2.8 * -0.2 * 1.5])
    assert tone("Crime fell, but the Justice Department’s plan isn’t cruel.") == pytest.approx(
        compound(0.45 + 0.84)
    )
    assert contributions("Nothing of note.") == [("nothing", -0.5)]
    assert contributions("") == []


def test_parts_of_a_sentence_are_scored_apart():
    text = "Before. The cruel judge called it “a wonderful day” on Monday. After."
    start, end = text.index("The"), text.index(" After")
    quoted = [(text.index("a wonderful"), text.index("”"))]
    narration, spoken = tone_parts(text, start, end, quoted)
    assert narration == tone("The cruel judge called it on Monday.") < 0
    assert spoken == tone("a wonderful day") > 0


def test_parts_without_words_are_undefined():
    for text in ("“A wonderful day.”", "“A wonderful day,” the angry senator said."):
        narration, spoken = tone_parts(text, 0, len(text), [(1, 16)])
        assert math.isnan(narration)
        assert spoken > 0
    narration, spoken = tone_parts("It was good.", 0, 12, [])
    assert narration == tone("It was good.")
    assert math.isnan(spoken)


@given(st.text())
def test_tone_of_any_text_is_undefined_or_within_its_range(text):
    value = tone(text)
    assert math.isnan(value) or -1 <= value <= 1


@given(
    st.lists(
        st.sampled_from(
            ["not", "no", "good", "denied", "fraud", "Crime", "fell", "but", ",", "“", "—", "very"]
        )
    )
)
def test_the_form_of_marks_changes_nothing_in_any_order(parts):
    text = " ".join(parts)
    straight = text.replace("“", '"').replace("—", "--")
    assert tone(text) == pytest.approx(tone(straight), nan_ok=True)


def test_work_grows_in_line_with_the_length_of_the_text():
    """`benchmarks/tone.py` prints the time: 80,000 characters take far less than 100 milliseconds."""
    sentence = (
        "The minister said the plan wouldn’t hurt the port, but critics called it a “disaster” — again. "
    )
    assert n_steps(tone, sentence * 400) < 8 * 1.2 * n_steps(tone, sentence * 50)


def test_import_is_light():
    code = "import sys, analysis.sentiment; print(sorted({'numpy', 'pandas', 'nltk'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_every_own_entry_is_in_lower_case_and_has_a_reason():
    for name in ("tone_words", "tone_phrases", "tone_shifters"):
        rows = lexicons.cells(f"{name}.txt")
        assert len(rows) > 300
        for entry, cell, reason in rows:
            assert entry == entry.lower().strip() and cell and len(reason) > 5
            assert (" " in entry or "-" in entry) or name != "tone_phrases"


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("tone_words", "storm\t-5\tharm", "valence -5 of 'storm' is not within -4 to 4"),
        ("tone_shifters", "hardly\tnegator\tVADER", "class 'negator' of 'hardly' is none of"),
    ],
)
def test_a_malformed_entry_is_named(name, line, message, tmp_path, monkeypatch):
    for other in ("tone_words", "tone_phrases", "tone_shifters"):
        (tmp_path / f"{other}.txt").write_text(line if other == name else "", encoding="utf-8")
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=message):
        lexicon.__wrapped__()
