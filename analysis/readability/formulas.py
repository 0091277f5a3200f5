"""Readability formulas, as data: each turns the counts of a text (``readability.counts``) into a score.

A new formula is an entry of ``_FUNCTIONS`` and one of formulas.toml; tables, notebooks and figures take it up
from there.
"""

import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis.readability.counts import Counts

MIN_WORDS = 100  # a grade of fewer words says nothing
MIN_WORDS_OF_SPEAKER = 300  # the grade of 100 quoted words has reliability .37, so that of 300 about .64
# Mean Zipf frequency: of 300 real articles the lowest is 5.5; French, Dutch, German, Spanish have 2.7 to 3.9.
_LOWEST_OF_ENGLISH = 4.7
_LOWEST_OF_BRIEFS = 4.0  # below 100 words: English headlines have 4.3 or more, in capitals 4.02
_FEWEST_TO_TELL = 12  # words that are no names: of fewer the language cannot be told


@dataclass(frozen=True, slots=True)
class Formula:
    """A readability formula; called with counts it gives its value, NaN where it would divide by 0."""

    name: str
    label: str
    equation: str
    range: str
    direction: str
    is_grade: bool  # whether the value is a school grade
    reference: str
    function: Callable[[Counts], float]  # the arithmetic alone, also of counts that are arrays
    textstat: str = ""  # the name of textstat's function for it
    onestop: float = math.nan  # rank correlations with people's judgement of difficulty (formulas.toml says
    clear: float = math.nan  # whose); NaN where it was not measured

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


_FUNCTIONS: dict[str, Callable[[Counts], float]] = {
    "flesch_reading_ease": lambda c: (
        206.835 - 1.015 * (c.n_words / c.n_sentences) - 84.6 * (c.n_syllables / c.n_words)
    ),
    "flesch_kincaid_grade": lambda c: (
        0.39 * (c.n_words / c.n_sentences) + 11.8 * (c.n_syllables / c.n_words) - 15.59
    ),
    "gunning_fog": lambda c: 0.4 * (c.n_words / c.n_sentences + 100 * c.n_complex_words / c.n_words),
    "smog": lambda c: 3.1291 + 1.0430 * (c.n_polysyllables * 30 / c.n_sentences) ** 0.5,
    "coleman_liau": lambda c: 5.88 * (c.n_letters / c.n_words) - 29.6 * (c.n_sentences / c.n_words) - 15.8,
    "automated_readability_index": lambda c: (
        4.71 * (c.n_characters / c.n_words) + 0.5 * (c.n_words / c.n_sentences) - 21.43
    ),
    "dale_chall": _dale_chall,
    "rix": _rix,
    "mean_zipf_frequency": _mean_zipf_frequency,
    "difficulty": _difficulty,
}
_DESCRIBED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def described(name: str, function: Callable[[Counts], float]) -> Formula:
    """The formula that formulas.toml describes under a name. Raises KeyError where it describes none."""
    return Formula(name=name, function=function, **_DESCRIBED[name])


FORMULAS = {name: described(name, function) for name, function in _FUNCTIONS.items()}


def is_english(counts: Counts) -> bool:
    """Whether the words are as frequent in English as those of English text are; True of a few words."""
    lowest = _LOWEST_OF_BRIEFS if counts.n_words < MIN_WORDS else _LOWEST_OF_ENGLISH
    return counts.n_ordinary_words < _FEWEST_TO_TELL or _mean_zipf_frequency(counts) >= lowest


def scores(counts: Counts) -> dict[str, float]:
    """Value of every formula; NaN for all of them below 100 words and for what is not English."""
    if counts.n_words < MIN_WORDS or not is_english(counts):
        return dict.fromkeys(FORMULAS, math.nan)
    return {name: formula(counts) for name, formula in FORMULAS.items()}
