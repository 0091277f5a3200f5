"""Readability formulas, as data: each turns the counts of a text (``readability.counts``) into a score.

A new formula is one entry of ``_FORMULAS``; tables, notebooks and figures take it up from there.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass

from analysis.readability.counts import Counts

MIN_WORDS = 100  # a grade of fewer words says nothing
MIN_WORDS_OF_SPEAKER = 300  # the grade of 100 quoted words has reliability .37, so that of 300 about .64
# Mean Zipf frequency: of 300 real articles the lowest is 5.5; French, Dutch, German, Spanish have 2.7 to 3.9.
_LOWEST_OF_ENGLISH = 4.7
_LOWEST_OF_BRIEFS = 4.0  # below 100 words: English headlines have 4.3 or more, in capitals 4.02
_FEWEST_TO_TELL = 12  # words that are no names: of fewer the language cannot be told


@dataclass(frozen=True, slots=True)
class Formula:
    """A readability formula: what it computes, how to read it, and where it was published.

    Calling it with counts gives its value; NaN when there is none of what it divides by. ``function`` does
    the arithmetic alone and works on Counts that hold arrays too. ``is_grade``: the value is a school grade.

    ``onestop`` and ``clear`` are the rank correlation with people's judgement of difficulty, NaN where it was
    not measured: the level of 567 news texts that teachers rewrote at three levels (OneStopEnglish; Vajjala
    & Lučić 2018), and teachers' comparisons of excerpts of school reading (CLEAR, kept part; Crossley et al.
    2023). No formula was fitted to either.
    """

    name: str
    label: str
    equation: str
    range: str
    direction: str
    is_grade: bool
    reference: str
    function: Callable[[Counts], float]
    onestop: float = math.nan
    clear: float = math.nan

    def __call__(self, counts: Counts) -> float:
        try:
            return self.function(counts)
        except ZeroDivisionError:
            return math.nan


def _dale_chall(c: Counts) -> float:
    return 64 - 95 * (c.n_unfamiliar_words / c.n_words) - 0.69 * (c.n_words / c.n_sentences)


def _rix(c: Counts) -> float:
    return c.n_long_words / c.n_sentences


def _mean_zipf_frequency(c: Counts) -> float:
    return c.zipf_hundredths / (100 * c.n_ordinary_words)


def _difficulty(c: Counts) -> float:
    """Each part less its mean in 291 news articles of 41 outlets, over its standard deviation there."""
    familiar, long, frequent = _dale_chall(c) - 32.2, _rix(c) - 5.1, _mean_zipf_frequency(c) - 5.89
    return 50 + 10 * (long / 1.5 - familiar / 6.4 - frequent / 0.11) / 3


_FORMULAS = (
    Formula(
        "flesch_reading_ease",
        "Flesch reading ease",
        "206.835 − 1.015 · words/sentences − 84.6 · syllables/words",
        "about 0 to 100; very hard or very easy text goes beyond",
        "higher is easier",
        False,
        "Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32(3), 221–233. "
        "Figures, abbreviations and symbols are one syllable: Flesch, R. (1979). How to Write Plain English, "
        "chapter 2.",
        lambda c: 206.835 - 1.015 * (c.n_words / c.n_sentences) - 84.6 * (c.n_syllables / c.n_words),
        onestop=0.479,
    ),
    Formula(
        "flesch_kincaid_grade",
        "Flesch-Kincaid grade",
        "0.39 · words/sentences + 11.8 · syllables/words − 15.59",
        "US school grade, from −3.4 without upper end",
        "higher is harder",
        True,
        "Kincaid, J. P., Fishburne, R. P., Rogers, R. L. & Chissom, B. S. (1975). Derivation of new "
        "readability formulas for Navy enlisted personnel. Research Branch Report 8-75, Naval Air Station "
        "Memphis. Syllables as in Flesch reading ease.",
        lambda c: 0.39 * (c.n_words / c.n_sentences) + 11.8 * (c.n_syllables / c.n_words) - 15.59,
        onestop=0.567,
        clear=0.567,
    ),
    Formula(
        "gunning_fog",
        "Gunning fog",
        "0.4 · (words/sentences + 100 · complex words/words)",
        "years of schooling, from 0.4 without upper end",
        "higher is harder",
        True,
        "Gunning, R. (1952). The Technique of Clear Writing. McGraw-Hill. Complex are words of three "
        "syllables and more, without figures, names, compounds of easy words and the endings -ed and -es.",
        lambda c: 0.4 * (c.n_words / c.n_sentences + 100 * c.n_complex_words / c.n_words),
    ),
    Formula(
        "smog",
        "SMOG",
        "3.1291 + 1.0430 · √(polysyllables · 30/sentences)",
        "US school grade, from 3.1 without upper end",
        "higher is harder",
        True,
        "McLaughlin, G. H. (1969). SMOG grading: a new readability formula. Journal of Reading 12(8), "
        "639–646. Published for 30 sentences; another number is scaled to 30, which below 30 is uncertain. "
        "By its own rule a string of numerals counts if three syllables are heard when it is read aloud.",
        lambda c: 3.1291 + 1.0430 * (c.n_polysyllables * 30 / c.n_sentences) ** 0.5,
    ),
    Formula(
        "coleman_liau",
        "Coleman-Liau",
        "5.88 · letters/words − 29.6 · sentences/words − 15.8",
        "US school grade, without lower or upper end",
        "higher is harder",
        True,
        "Coleman, M. & Liau, T. L. (1975). A computer readability formula designed for machine scoring. "
        "Journal of Applied Psychology 60(2), 283–284. (.0588 and .296 for counts per 100 words.)",
        lambda c: 5.88 * (c.n_letters / c.n_words) - 29.6 * (c.n_sentences / c.n_words) - 15.8,
    ),
    Formula(
        "automated_readability_index",
        "Automated readability index",
        "4.71 · letters and digits/words + 0.5 · words/sentences − 21.43",
        "US school grade, without lower or upper end",
        "higher is harder",
        True,
        "Senter, R. J. & Smith, E. A. (1967). Automated readability index. AMRL-TR-66-220, "
        "Wright-Patterson Air Force Base.",
        lambda c: 4.71 * (c.n_characters / c.n_words) + 0.5 * (c.n_words / c.n_sentences) - 21.43,
    ),
    Formula(
        "dale_chall",
        "Dale-Chall (1995)",
        "64 − 0.95 · unfamiliar words per 100 words − 0.69 · words/sentences",
        "predicted cloze score, at most 63.3; 58 and more is grade 1, 15 and less college",
        "higher is easier",
        False,
        "Chall, J. S. & Dale, E. (1995). Readability Revisited: The New Dale-Chall Readability Formula. "
        "Brookline Books, p. 66.",
        _dale_chall,
        onestop=0.587,
        clear=0.610,
    ),
    Formula(
        "rix",
        "RIX",
        "long words/sentences (long: seven letters and more)",
        "from 0; 1.8 is grade 6, 3.7 grade 9, 7.2 and more college",
        "higher is harder",
        False,
        "Anderson, J. (1983). Lix and Rix: variations on a little-known readability index. Journal of "
        "Reading 26(6), 490–496.",
        _rix,
        onestop=0.573,
        clear=0.591,
    ),
    Formula(
        "mean_zipf_frequency",
        "Mean Zipf frequency",
        "mean over words, without names and figures, of log10 of their occurrences in a billion words",
        "2 to 7.7; news about 5.9, a tenth is much",
        "higher is easier",
        False,
        "van Heuven, W. J. B., Mandera, P., Keuleers, E. & Brysbaert, M. (2014). SUBTLEX-UK. Quarterly "
        "Journal of Experimental Psychology 67(6), 1176–1190. Frequencies: Speer, R. (2022). wordfreq 3.",
        _mean_zipf_frequency,
    ),
    Formula(
        "difficulty",
        "Difficulty",
        "50 + 10/3 · ((32.2 − Dale-Chall)/6.4 + (RIX − 5.1)/1.5 + (5.89 − mean Zipf frequency)/0.11)",
        "50 is the mean news article; two thirds of news lie between 41 and 59",
        "higher is harder",
        False,
        "This project: Dale-Chall, RIX and mean Zipf frequency with equal weight, each counted in standard "
        "deviations from its mean in 291 news articles of 41 outlets; fitted to no judgement of people.",
        _difficulty,
        onestop=0.640,
        clear=0.657,
    ),
)
FORMULAS: dict[str, Formula] = {formula.name: formula for formula in _FORMULAS}

_LOWEST_CLOZE = (16, 22, 28, 34, 40, 45, 50, 54, 58)
_CLOZE_GRADES = ("16+", "13-15", "11-12", "9-10", "7-8", "5-6", "4", "3", "2", "1")


def dale_chall_grade(score: float) -> str:
    """School grades that belong to a Dale-Chall cloze score (Chall & Dale 1995, table 5-8, p. 74).

    "1" to "11-12", "13-15" (college) or "16+"; "" for NaN. Scores between whole numbers are rounded up.
    """
    return "" if math.isnan(score) else _CLOZE_GRADES[bisect(_LOWEST_CLOZE, math.ceil(score))]


def is_english(counts: Counts) -> bool:
    """Whether the words are as frequent in English as those of English text are; True of a few words."""
    lowest = _LOWEST_OF_BRIEFS if counts.n_words < MIN_WORDS else _LOWEST_OF_ENGLISH
    return counts.n_ordinary_words < _FEWEST_TO_TELL or _mean_zipf_frequency(counts) >= lowest


def scores(counts: Counts) -> dict[str, float]:
    """Value of every formula; NaN for all of them below 100 words and for what is not English."""
    if counts.n_words < MIN_WORDS or not is_english(counts):
        return dict.fromkeys(FORMULAS, math.nan)
    return {name: formula(counts) for name, formula in FORMULAS.items()}
