"""textstat as a cross-check: same scores from the same counts, nothing left behind, its known errors."""

from importlib import import_module
from importlib.metadata import version

import pytest

from analysis.readability.counts import Counts, sentence_counts, total
from analysis.readability.formulas import FORMULAS
from analysis.readability.syllables import counted_syllables
from analysis.readability.textstat_check import (
    COMPARED,
    DALE_CHALL_1948,
    differences,
    offline_textstat,
    textstat_counts,
    textstat_scores,
)
from analysis.text.sentences import n_words, paragraphs, sentences

TEXT = (
    "The harbor board of Halvorsen put off a vote on the lease of the ferry terminal on Tuesday. "
    "Its chairman said that the tenant had refused to open its accounts. "
    "Nobody on the board asked for another meeting before the end of the year. "
) * 4


def our_counts(text: str) -> Counts:
    return total(sentence_counts(text, sentences(text, paragraphs(text))))


def test_our_formulas_of_its_counts_are_its_scores():
    found, expected = textstat_counts(TEXT), textstat_scores(TEXT)
    for formula in COMPARED.values():
        if formula.name != "coleman_liau":
            assert formula(found) == pytest.approx(expected[formula.name], abs=1e-9), formula.name


def test_on_plain_prose_sentences_and_words_agree():
    ours, theirs = our_counts(TEXT), textstat_counts(TEXT)
    assert (ours.n_sentences, ours.n_words) == (theirs.n_sentences, theirs.n_words)
    assert ours.n_syllables == theirs.n_syllables


def test_dale_chall_of_1948_by_hand():
    counted = Counts(n_sentences=10, n_words=200, n_unfamiliar_words=30)
    assert DALE_CHALL_1948(counted) == pytest.approx(0.1579 * 15 + 0.0496 * 20 + 3.6365, abs=1e-9)


def test_steps_sum_to_the_difference():
    ours, theirs, its_scores = our_counts(TEXT), textstat_counts(TEXT), textstat_scores(TEXT)
    rows = differences(ours, theirs, its_scores)
    for formula in COMPARED.values():
        summed = sum(row["change"] for row in rows if row["formula"] == formula.name)
        assert summed == pytest.approx(formula(ours) - its_scores[formula.name], abs=1e-9)


def test_nothing_of_our_dictionary_stays_behind():
    source = import_module("textstat.backend.counts._count_syllables")
    before = source.get_cmudict
    with pytest.raises(RuntimeError, match="inside"), offline_textstat() as textstat:
        assert textstat.syllable_count("government") == 3
        raise RuntimeError("inside")
    assert source.get_cmudict is before
    assert source.count_syllables.cache_info().currsize == 0


def textstat_says(name: str, text: str) -> float:
    with offline_textstat() as textstat:
        return getattr(textstat, name)(text)


def n_sentences(text: str) -> int:
    return len(sentences(text, paragraphs(text)))


@pytest.mark.skipif(version("textstat") != "0.7.13", reason="facts about textstat 0.7.13")
class TestKnownErrorsOfTextstat:
    """Each test states what textstat does, and beside it what we do."""

    @pytest.mark.parametrize(
        "text, theirs, ours",
        [
            ("Mr. Holm of the U.S. Senate met Gov. J. D. Dole.", 2, 1),
            ("It fell 3.5 percent in a single long day.", 2, 1),
            ("Nobody came to the meeting. They left.", 1, 2),
            ("Nobody came to the meeting\nEverybody had gone home", 1, 2),
        ],
    )
    def test_sentences(self, text, theirs, ours):
        assert (textstat_says("sentence_count", text), n_sentences(text)) == (theirs, ours)

    @pytest.mark.parametrize(
        "text, theirs, ours", [("war—peace", 1, 2), ("and/or", 1, 2), ("well-known", 1, 1)]
    )
    def test_words(self, text, theirs, ours):
        assert (textstat_says("lexicon_count", text), n_words(text)) == (theirs, ours)

    @pytest.mark.parametrize("word, theirs, ours", [("$1,250,000", 1, 1), ("20-year-old", 1, 3)])
    def test_figures(self, word, theirs, ours):
        assert (textstat_says("syllable_count", word), counted_syllables(word.strip("$"))) == (theirs, ours)

    def test_curly_apostrophes_make_words_hard(self):
        curly, straight = "They don’t ask.", "They don't ask."
        assert textstat_counts(curly).n_unfamiliar_words == 1
        assert textstat_counts(straight).n_unfamiliar_words == 0
        assert our_counts(curly) == our_counts(straight)

    def test_empty_text_has_a_score_of_zero(self):
        assert textstat_says("flesch_kincaid_grade", "") == 0.0
        assert all(value != value for value in [formula(our_counts("")) for formula in FORMULAS.values()])

    def test_coleman_liau_is_rounded(self):
        counted, theirs = textstat_counts(TEXT), textstat_scores(TEXT)["coleman_liau"]
        difference = FORMULAS["coleman_liau"](counted) - theirs
        assert difference == pytest.approx(0.0008 * 100 * counted.n_letters / counted.n_words, abs=1e-9)
        assert difference > 0.3

    def test_names_inflections_and_numbers_are_hard_words(self):
        text = "In 1984 Mr. Quennell stopped asking."
        assert textstat_counts(text).n_unfamiliar_words == 4
        assert our_counts(text).n_unfamiliar_words == 0
