"""The same scores by textstat, to check ours against, without its download.

textstat takes English syllables from a pronunciation dictionary that NLTK downloads at first use. Here it is
handed a dictionary made of our own syllable counts for the time of a call; nothing of it stays behind.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from analysis.readability.counts import Counts
from analysis.readability.formulas import FORMULAS, described
from analysis.readability.syllables import counted_syllables

DALE_CHALL_1948 = described(
    "dale_chall_1948",
    lambda c: 15.79 * (c.n_unfamiliar_words / c.n_words) + 0.0496 * (c.n_words / c.n_sentences) + 3.6365,
)
# The formulas that both compute: textstat's function -> our formula.
COMPARED = {one.textstat: one for one in (*FORMULAS.values(), DALE_CHALL_1948) if one.textstat}
_BACKEND = "textstat.backend"
# What is replaced, one after the other, on the way from textstat's counts to ours.
_STEPS: dict[str, tuple[str, ...]] = {
    "sentences": ("n_sentences",),
    "words and syllables": ("n_words", "n_letters", "n_characters", "n_syllables", "n_polysyllables"),
    "hard words": ("n_complex_words", "n_unfamiliar_words"),
}


class _Dictionary:
    """Our syllables in the form of NLTK's dictionary, in which words with digits are not found."""

    def __getitem__(self, word: str) -> list[list[str]]:
        if any(map(str.isdigit, word)):
            raise KeyError(word)
        return [["0"] * counted_syllables(word)]


@contextmanager
def offline_textstat() -> Iterator[Any]:
    """The module textstat with our syllables in place of its dictionary, until the block ends."""
    textstat = import_module("textstat")
    source: Any = import_module(f"{_BACKEND}.counts._count_syllables")
    original = source.get_cmudict
    source.get_cmudict = lambda lang: _Dictionary()
    _clear_caches()
    try:
        yield textstat
    finally:
        source.get_cmudict = original
        _clear_caches()


def _clear_caches() -> None:
    """textstat remembers results by text; those of another dictionary must not be among them."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_BACKEND):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def textstat_scores(text: str) -> dict[str, float]:
    """textstat's value of every formula in ``COMPARED``, by the name of our formula; 0.0 for empty text."""
    with offline_textstat() as textstat:
        return {formula.name: float(getattr(textstat, name)(text)) for name, formula in COMPARED.items()}


def textstat_counts(text: str) -> Counts:
    """What textstat counts in a text, as our counts; its formulas follow from them."""
    with offline_textstat() as textstat:
        difficult = import_module(f"{_BACKEND}.counts._count_difficult_words").count_difficult_words
        return Counts(
            n_sentences=textstat.sentence_count(text),
            n_words=textstat.lexicon_count(text),
            n_letters=textstat.letter_count(text),
            n_characters=textstat.char_count(text),
            n_syllables=textstat.syllable_count(text),
            n_polysyllables=textstat.polysyllabcount(text),
            n_complex_words=difficult(text, "en_US", 3),
            n_unfamiliar_words=difficult(text, "en_US", 0),
        )


def differences(ours: Counts, theirs: Counts, their_scores: dict[str, float]) -> list[dict[str, Any]]:
    """How our value of each formula comes about from textstat's: formula, step, change.

    The ``change`` of a step (equation, sentences, words and syllables, hard words) is what replacing
    textstat's counts of that kind by ours adds; those of a formula sum to our value minus textstat's.
    """
    rows = []
    for formula in COMPARED.values():
        at, value = theirs, formula(theirs)
        rows.append(
            {"formula": formula.name, "step": "equation", "change": value - their_scores[formula.name]}
        )
        for step, names in _STEPS.items():
            at = at._replace(**{name: getattr(ours, name) for name in names})
            before, value = value, formula(at)
            rows.append({"formula": formula.name, "step": step, "change": value - before})
    return rows
