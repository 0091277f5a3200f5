"""Readability: counts of a sentence, and the formulas that turn counts into scores.

Counts are taken once for each sentence and add up with ``+``; a formula sees nothing but counts. Headings,
datelines and labels are not sentences: leave their counts out of the sum.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter

from analysis.readability.syllables import syllables
from analysis.readability.vocabulary import is_complex, is_familiar, names_among
from analysis.text.sentences import Sentence, words

MIN_WORDS = 100  # a grade of fewer words says nothing


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas count in one or more sentences.

    ``n_letters`` is letters without digits, ``n_characters`` letters and digits (no punctuation in either);
    ``n_polysyllables`` words of three and more syllables (SMOG); ``n_complex_words`` Gunning's, see
    ``vocabulary.is_complex``; ``n_unfamiliar_words`` Dale and Chall's, see ``vocabulary.is_familiar``.
    """

    n_sentences: int = 0
    n_words: int = 0
    n_letters: int = 0
    n_characters: int = 0
    n_syllables: int = 0
    n_polysyllables: int = 0
    n_complex_words: int = 0
    n_unfamiliar_words: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(sum, zip(_values(self), _values(other), strict=True)))


_values = attrgetter(*(field.name for field in fields(Counts)))


def counts(
    text: str, start: int = 0, end: int | None = None, known_names: frozenset[str] = frozenset()
) -> Counts:
    """Counts of the one sentence ``text[start:end]``; all zero when there is no word in it.

    A capitalised word inside the sentence is taken as a name; at the head of the sentence or of a quotation
    it is one only when it is among ``known_names`` (see ``vocabulary.names``).
    """
    spans = words(text, start, end)
    return _counts(text, spans, [text[first:last] for first, last in spans], known_names)


def sentence_counts(text: str, sentences: Sequence[Sentence]) -> list[Counts]:
    """Counts of each sentence, names being recognised by the way the whole text writes them."""
    spans = [words(text, sentence.start, sentence.end) for sentence in sentences]
    written = [[text[first:last] for first, last in one] for one in spans]
    known_names = names_among(written)
    return [_counts(text, *one, known_names) for one in zip(spans, written, strict=True)]


def _counts(
    text: str, spans: list[tuple[int, int]], written: list[str], known_names: frozenset[str]
) -> Counts:
    if not spans:
        return Counts()
    facts = [_facts(word) for word in written]
    letters, characters, n_syllables, polysyllables, complex_words, unfamiliar, looks = map(
        sum, zip(*facts, strict=True)
    )
    if looks:
        is_capitals = text[spans[0][0] : spans[-1][1]].isupper()
        for index, fact in enumerate(facts):
            if not fact[6]:
                continue
            (start, end), word = spans[index], written[index]
            if word[0].isdigit():
                n_syllables += _SYMBOLS.get(text[start - 1 : start], 0) + _SYMBOLS.get(text[end : end + 1], 0)
            elif not is_capitals and (word in known_names or index and text[start - 1] not in _HEADS):
                complex_words -= fact[4]
                unfamiliar -= fact[5]
    return Counts(1, len(spans), letters, characters, n_syllables, polysyllables, complex_words, unfamiliar)


_SYMBOLS = {"$": 2, "€": 2, "£": 1, "¥": 1, "%": 2, "°": 2}  # read aloud beside a number: dollars, percent
_HEADS = frozenset("\"“‘'«(")  # what stands right before the first word of a quotation or parenthesis


@lru_cache(maxsize=200_000)
def _facts(word: str) -> tuple[int, int, int, bool, bool, bool, bool]:
    """What a word adds to the counts unless it is a name, and whether it must be looked at where it stands.

    Letters, letters and digits, syllables, is a polysyllable, is complex, is unfamiliar, needs a look.
    """
    letters = sum(map(str.isalpha, word))
    characters = sum(map(str.isalnum, word))
    spoken = syllables(word)
    hard = is_complex(word), not is_familiar(word)
    looks = word[0].isdigit() or word[0].isupper() and any(hard)
    return letters, characters, spoken, spoken >= 3, *hard, looks


def total(many: Iterable[Counts]) -> Counts:
    """The sum of counts; all zero for none."""
    return sum(many, Counts())


def as_one_sentence(parts: Iterable[Counts]) -> Counts:
    """The sum of counts of parts of one sentence, as of a quotation that is interrupted by "he said"."""
    summed = total(parts)
    return replace(summed, n_sentences=min(summed.n_sentences, 1))


@dataclass(frozen=True, slots=True)
class Formula:
    """A readability formula: what it computes, how to read it, and where it was published.

    Calling it with counts gives its value; NaN when there is no word or sentence. ``function`` does the
    arithmetic alone and works on Counts that hold arrays too. ``is_grade``: the value is a US school grade
    and higher is harder; otherwise higher is easier.
    """

    name: str
    label: str
    equation: str
    range: str
    direction: str
    is_grade: bool
    reference: str
    function: Callable[[Counts], float]

    def __call__(self, counts: Counts) -> float:
        return self.function(counts) if counts.n_words and counts.n_sentences else math.nan


_FORMULAS = (
    Formula(
        "flesch_reading_ease",
        "Flesch reading ease",
        "206.835 − 1.015 · words/sentences − 84.6 · syllables/words",
        "about 0 to 100; very hard or very easy text goes beyond",
        "higher is easier",
        False,
        "Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32(3), 221–233.",
        lambda c: 206.835 - 1.015 * (c.n_words / c.n_sentences) - 84.6 * (c.n_syllables / c.n_words),
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
        "Memphis.",
        lambda c: 0.39 * (c.n_words / c.n_sentences) + 11.8 * (c.n_syllables / c.n_words) - 15.59,
    ),
    Formula(
        "gunning_fog",
        "Gunning fog",
        "0.4 · (words/sentences + 100 · complex words/words)",
        "years of schooling, from 0.4 without upper end",
        "higher is harder",
        True,
        "Gunning, R. (1952). The Technique of Clear Writing. McGraw-Hill.",
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
        "639–646. Published for 30 sentences; another number is scaled to 30, which below 30 is uncertain.",
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
        lambda c: 64 - 95 * (c.n_unfamiliar_words / c.n_words) - 0.69 * (c.n_words / c.n_sentences),
    ),
)
FORMULAS: dict[str, Formula] = {formula.name: formula for formula in _FORMULAS}

_CLOZE_GRADES = (
    (58, "1"),
    (54, "2"),
    (50, "3"),
    (45, "4"),
    (40, "5-6"),
    (34, "7-8"),
    (28, "9-10"),
    (22, "11-12"),
)


def dale_chall_grade(score: float) -> str:
    """School grades that belong to a Dale-Chall cloze score (Chall & Dale 1995, table 5-8, p. 74).

    "1" to "11-12", "13-15" (college) or "16+"; "" for NaN. Scores between whole numbers are rounded up.
    """
    if math.isnan(score):
        return ""
    whole = math.ceil(score)
    return next(
        (grade for lowest, grade in _CLOZE_GRADES if whole >= lowest), "13-15" if whole >= 16 else "16+"
    )


def scores(counts: Counts) -> dict[str, float]:
    """Value of every formula; NaN for all of them below 100 words."""
    if counts.n_words < MIN_WORDS:
        return dict.fromkeys(FORMULAS, math.nan)
    return {name: formula(counts) for name, formula in FORMULAS.items()}
