"""Counts of sentences and the formulas, against values worked out by hand."""

import math
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.readability.counts import Counts, as_one_sentence, counts, sentence_counts, total
from analysis.readability.formulas import FORMULAS, scores
from analysis.readability.textstat_check import textstat_scores
from analysis.readability.vocabulary import is_complex, names, zipf_frequency
from analysis.text.familiar import is_familiar
from analysis.text.sentences import paragraphs, sentences, tokens

LABELLED = Path(__file__).parent / "data" / "sentences.txt"

# 20 words a sentence, 1.5 syllables, 4.5 letters and 4.6 characters a word, 15 unfamiliar words per 100,
# 5 long words a sentence, words of Zipf frequency 5.5, a tenth of them names
FIRST = Counts(10, 200, 900, 920, 300, 24, 18, 30, 50, 180, 99_000)
# 12.5 words a sentence, 1.2 syllables, 4 letters and characters a word, 4 unfamiliar words per 100
SECOND = Counts(40, 500, 2000, 2000, 600, 12, 10, 20, 60, 500, 300_000)


BY_HAND = [
    ("flesch_reading_ease", 206.835 - 20.3 - 126.9, 206.835 - 12.6875 - 101.52),
    ("flesch_kincaid_grade", 7.8 + 17.7 - 15.59, 4.875 + 14.16 - 15.59),
    ("gunning_fog", 0.4 * (20 + 9), 0.4 * (12.5 + 2)),
    ("smog", 3.1291 + 1.0430 * 8.48528137423857, 3.1291 + 1.0430 * 3.0),
    ("coleman_liau", 0.0588 * 450 - 0.296 * 5 - 15.8, 0.0588 * 400 - 0.296 * 8 - 15.8),
    ("automated_readability_index", 21.666 + 10 - 21.43, 18.84 + 6.25 - 21.43),
    ("dale_chall", 64 - 14.25 - 13.8, 64 - 3.8 - 8.625),
    ("rix", 5, 1.5),
    ("mean_zipf_frequency", 5.5, 6),
    (
        "difficulty",
        50 + (-3.75 / 6.4 - 0.1 / 1.5 + 0.39 / 0.11) * 10 / 3,
        50 + (-19.375 / 6.4 - 3.6 / 1.5 - 0.11 / 0.11) * 10 / 3,
    ),
]


@pytest.mark.parametrize(("name", "first", "second"), BY_HAND)
def test_formulas_equal_values_worked_out_by_hand(name, first, second):
    assert scores(FIRST)[name] == pytest.approx(first, abs=1e-9)
    assert scores(SECOND)[name] == pytest.approx(second, abs=1e-9)


def test_each_formula_says_what_it_is_and_has_a_value_worked_out_by_hand():
    assert [name for name, _, _ in BY_HAND] == [*FORMULAS]
    for name, formula in FORMULAS.items():
        assert formula.name == name
        assert formula.equation and formula.range and formula.reference
        assert formula.direction in ("higher is harder", "higher is easier")


def test_below_100_words_there_is_no_score():
    assert all(math.isnan(value) for value in scores(Counts(9, 99, 400, 400, 150, 10, 9, 9)).values())
    assert all(math.isnan(value) for value in scores(Counts()).values())
    for zipf, is_undefined in ((54_000, False), (30_000, True)):  # of words that are not English neither
        found = scores(Counts(9, 100, 400, 400, 150, 10, 9, 9, 9, 90, zipf))
        assert [math.isnan(value) for value in found.values()] == [is_undefined] * len(FORMULAS)
    assert math.isnan(scores(Counts(9, 100, 0, 400, 150, 10, 9, 9))["mean_zipf_frequency"])  # figures alone


def test_a_formula_of_no_words_is_nan():
    assert all(math.isnan(formula(Counts())) for formula in FORMULAS.values())


def test_counts_of_a_sentence_counted_by_hand():
    # Offi-cials in Do-ver gave the gov-ern-ment $3,500 on Mon-day. 9 words
    # syllables 3+1+2+1+1+3+(a figure)1+1+2 = 15; of seven letters and more: Officials, government
    found = counts("Officials in Dover gave the government $3,500 on Monday.")
    assert found == Counts(
        n_sentences=1,
        n_words=9,
        n_letters=9 + 2 + 5 + 4 + 3 + 10 + 0 + 2 + 6,
        n_characters=9 + 2 + 5 + 4 + 3 + 10 + 4 + 2 + 6,
        n_syllables=15,
        n_polysyllables=3,  # Officials, government and, read aloud, 3,500
        n_complex_words=2,  # Officials, government
        n_unfamiliar_words=1,  # Officials; Dover and Monday are names
        n_long_words=2,
        n_ordinary_words=6,
        zipf_hundredths=sum(
            round(100 * zipf_frequency(word)) for word in "officials in gave the government on".split()
        ),
    )


@pytest.mark.parametrize(
    "plain, written",
    [
        ("The town paid much last year.", "The town paid $1,250,000 last year."),
        ("The fund met in spring.", "The IMF met in 1984."),
        ("It was a long long long walk.", "It was a 12-mile-20 walk."),
        ("A man spoke of the group.", "A U.S man spoke of Sept."),
    ],
)
def test_figures_and_abbreviations_are_one_syllable(plain, written):
    assert counts(written).n_syllables == counts(plain).n_syllables


def test_in_capitals_nothing_is_an_abbreviation_or_a_name():
    assert counts("THE MAYOR OF ERIE RESIGNED.") == counts("the mayor of erie resigned.")


def test_a_paragraph_of_figures_is_no_harder_than_one_of_short_words():
    figures = counts("Sales rose to 1,318,774 from 1,297,665 and costs to 987,777 in 2017.")
    words = counts("Sales rose to there from there and costs to here in March.")
    assert FORMULAS["flesch_kincaid_grade"](figures) == FORMULAS["flesch_kincaid_grade"](words)


@pytest.mark.parametrize(
    "word, expected",
    [("the", 7.73), ("The", 7.73), ("mayor’s", 4.62), ("well-known", 5.39), ("20-year-old", 5.75),
     ("COVID-19", 3.86), ("qwzrtx", 2.0), ("well-qwzrtx", 2.0)],
)  # fmt: skip
def test_zipf_frequencies(word, expected):
    assert zipf_frequency(word) == expected


def test_counts_add_up():
    text = "The mayor left. Nobody knew why."
    parts = sentence_counts(text, sentences(text, paragraphs(text)))
    assert total(parts) == Counts(*(a + b for a, b in zip(*parts, strict=True)))
    assert total(parts).n_sentences == 2
    assert as_one_sentence(parts).n_sentences == 1
    assert as_one_sentence([]) == total([]) == Counts()


def test_straight_and_curly_marks_have_the_same_counts():
    straight = str.maketrans("“”‘’", "\"\"''")
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        assert counts(line) == counts(line.translate(straight)), line


def test_names_are_told_by_their_capital_inside_sentences():
    text = "Everyone saw Quennell. Quennell ran. Relocation began. The Relocation, this relocation, ended."
    found = sentences(text, paragraphs(text))
    assert names(tokens(text[one.start : one.end])[1::2] for one in found) == {"Quennell"}
    assert counts("Quennell ran.").n_unfamiliar_words == 1
    assert counts("Quennell ran.", known_names=frozenset({"Quennell"})).n_unfamiliar_words == 0
    assert counts("RELOCATION BEGAN.").n_unfamiliar_words == 1


@pytest.mark.parametrize(
    "word", ["house", "Houses", "stopped", "hoping", "tried", "bigger", "biggest", "boxes", "cities", "don’t",
             "don't", "mother’s", "he'll", "1984", "3.5", "good-looking", "half-asleep"],
)  # fmt: skip
def test_familiar_words(word):
    assert is_familiar(word)


@pytest.mark.parametrize(
    "word", ["governance", "policy", "re-elected", "subpoenaed", "mitigate", "caucus", "thing'x"]
)
def test_unfamiliar_words(word):
    assert not is_familiar(word)


@pytest.mark.parametrize(
    "word",
    [
        "government",
        "considered",
        "politics",
        "families",
        "company’s",
        "leadership",
        "properties",
        "reasonable",
    ],
)
def test_complex_words(word):
    assert is_complex(word)


@pytest.mark.parametrize(
    "word", ["mother", "created", "expanded", "addresses", "increasing", "newspaper", "bookkeeper",
             "1,250,000", "state-of-the-art", "U.S.A", "grandmother"],
)  # fmt: skip
def test_words_that_gunning_does_not_count(word):
    assert not is_complex(word)


def test_no_network_and_no_nltk_data_are_needed(monkeypatch):
    import nltk

    def refuse(*args, **kwargs):
        raise AssertionError("something was looked up that is not there offline")

    for name in ("find", "load"):
        monkeypatch.setattr(nltk.data, name, refuse)
    monkeypatch.setattr(nltk, "download", refuse)
    monkeypatch.setattr(socket, "socket", refuse)
    text = "The council said on Tuesday that it would not sell the unprofitable ferry. " * 12
    found = sentences(text, paragraphs(text))
    assert all(math.isfinite(value) for value in scores(total(sentence_counts(text, found))).values())
    assert all(math.isfinite(value) for value in textstat_scores(text).values())


def test_importing_the_module_loads_neither_tables_nor_textstat():
    code = (
        "import sys, analysis.readability.counts as r; r.counts('Nobody knew.');"
        "print([m for m in ('pandas', 'numpy', 'nltk', 'textstat', 'wordfreq') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
