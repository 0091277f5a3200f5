"""Tone toward a target: signs on plain sentences, thresholds, what has no weight, bad input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sentiment import TOWARD_NEGATIVE, TOWARD_POSITIVE, tone_toward
from analysis.sentiment.toward import probabilities, weights
from analysis.text.lexicons import FOLDER


def marked(text):
    """A sentence without the brackets around its target, and the target's offsets."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


def kind(score):
    return (score >= TOWARD_POSITIVE) - (score <= TOWARD_NEGATIVE)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (-1, "Critics accused [Orlan] of lying to the committee."),
        (-1, "The judge sentenced [Orlan] to nine years for fraud."),
        (-1, "“[Orlan] is a disgrace,” the senator said."),
        (-1, "[Orlan] was convicted of fraud."),
        (0, "[Orlan] told reporters that the vote is on Monday."),
        (0, "The mayor will meet [Orlan] on Tuesday."),
        (1, "Voters praised [Orlan] for her courage."),
        (1, "[Orlan] is a brilliant and generous leader."),
        (1, "The crowd cheered [Orlan], who had saved the child."),
    ],
)
def test_attitude_of_a_plain_sentence(expected, text):
    assert kind(tone_toward(*marked(text))) == expected


def test_targets_of_one_sentence_differ():
    blamed = tone_toward(*marked("Voters blamed [Orlan] for the crash, while they admire Tully."))
    admired = tone_toward(*marked("Voters blamed Orlan for the crash, while they admire [Tully]."))
    assert blamed < TOWARD_NEGATIVE < admired


@pytest.mark.parametrize("name", ["Tully", "Grace Hope", "Strong", "Winner"])
def test_names_have_no_weight(name):
    text = "The mayor of Stell met [Orlan] and thanked Orlan for her courage."
    renamed = text.replace("Orlan", name)
    assert tone_toward(*marked(renamed)) == tone_toward(*marked(text))


_WORDS = st.sampled_from(["Orlan", "praised", "lied", "the", "mayor", "not", "“", "”", ",", "who", "7", "é"])


@given(st.lists(_WORDS), st.lists(_WORDS))
def test_thresholds_part_the_classes_where_the_likeliest_changes(before, after):
    text = " ".join([*before, "Tully", *after])
    start = len(" ".join([*before, ""]))
    shares = probabilities(text, start, start + 5)
    score = tone_toward(text, start, start + 5)
    assert sum(shares) == pytest.approx(1)
    assert -1 <= score <= 1
    assert shares[1 + kind(score)] == max(shares)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 4), (0, 99)])
def test_a_target_outside_the_text_is_an_error(start, end):
    with pytest.raises(ValueError, match=f"start {start}, end {end}: not within the text of 12 characters"):
        tone_toward("Orlan spoke.", start, end)


def test_weights_are_few_and_their_origin_is_stated():
    head, _, rows = (FOLDER / "tone_toward.txt").read_text("utf-8").partition("\n=bias\t")
    assert "Copyright (c) 2020 Felix Hamborg" in head and "Permission is hereby granted" in head
    assert len(rows) < 500_000
    assert sum(map(len, weights().values())) > 1000
