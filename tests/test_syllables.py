"""Syllables of words, numbers and abbreviations."""

import pytest
from steps import n_steps

from analysis.readability.syllables import by_rules, counted_syllables, syllables


@pytest.mark.parametrize(
    "word, expected",
    [
        ("the", 1), ("made", 1), ("table", 2), ("asked", 1), ("wanted", 2), ("houses", 2), ("makes", 1),
        ("nation", 2), ("various", 3), ("mania", 3), ("science", 2), ("idea", 3), ("people", 2),
        ("business", 2), ("every", 3), ("government", 3), ("statement", 2), ("likely", 2),
        ("employer", 3), ("tourism", 3),
        ("rhythm", 2), ("league", 1), ("McDonald", 3), ("area", 3), ("fire", 2), ("being", 2), ("museum", 3),
        ("", 0), ("—", 0),
    ],
)  # fmt: skip
def test_words(word, expected):
    assert syllables(word) == expected


@pytest.mark.parametrize(
    "word, expected",
    [
        ("don’t", 1), ("don't", 1), ("didn’t", 2), ("couldn't", 2), ("it’ll", 2), ("she'd", 1),
        ("it'd", 2), ("mayor’s", 2), ("boss's", 2), ("O’Neill", 2), ("café", 2), ("cafe\u0301", 2),
        ("naïve", 2),
        ("re-elected", 4), ("three-year-old", 3), ("AT&T", 2), ("COVID-19", 4),
    ],
)  # fmt: skip
def test_apostrophes_accents_and_compounds(word, expected):
    assert syllables(word) == expected


@pytest.mark.parametrize(
    "number, expected",
    [
        ("0", 2), ("7", 2), ("10", 1), ("11", 3), ("17", 3), ("20", 2), ("21", 3), ("100", 3), ("3.5", 3),
        ("1,250,000", 3), ("2005", 3), ("5th", 1), ("13th", 2), ("20th", 3), ("10th", 1), ("1990s", 3),
        ("20s", 2), ("007", 3), ("G20", 3), ("²", 1),
    ],
)  # fmt: skip
def test_numbers_are_read_aloud_and_count_up_to_three(number, expected):
    assert syllables(number) == expected


@pytest.mark.parametrize(
    "word, expected",
    [
        ("U.S", 2), ("a.m", 2), ("Ph.D", 3), ("U.S.-led", 3), ("W.T.O", 5), ("FBI", 3), ("DVDs", 3),
        ("NATO", 2), ("Gov", 3), ("Sept", 3), ("Mr", 2), ("gov", 1), ("UK", 2), ("us", 1),
    ],
)  # fmt: skip
def test_abbreviations(word, expected):
    assert syllables(word) == expected


@pytest.mark.parametrize(
    "word, expected",
    [
        ("1984", 1), ("1,250,000", 1), ("20th", 1), ("1990s", 1), ("G20", 1), ("U.S", 1), ("a.m", 1),
        ("FBI", 1), ("NATO’s", 1), ("MPs", 1), ("AT&T", 1), ("Gov", 1), ("Calif", 1), ("USAID", 1),
        ("HMRC", 1), ("20-year-old", 3), ("U.S.-led", 2), ("COVID-19", 3), ("I", 1), ("O’Neill", 2),
        ("example.com", 4), ("reading", 2), ("gov", 1), ("", 0),
    ],
)  # fmt: skip
def test_flesch_counts_figures_and_abbreviations_once(word, expected):
    assert counted_syllables(word) == expected


def test_rules_alone_know_regular_words():
    assert [by_rules(word) for word in ("walked", "reading", "communities", "xyz", "tvs")] == [1, 2, 4, 1, 2]


@pytest.mark.parametrize("part, expected", [("ba", 100_000), ("1", 3)])
def test_the_work_of_a_long_word_is_linear(part, expected):
    assert syllables(part * 100_000) == expected
    assert n_steps(syllables, part * 80_000) < 8 * 1.2 * n_steps(syllables, part * 10_000)
