"""What the readability formulas count in a sentence.

Counts are taken once for each sentence and add up with ``+``. Headings, datelines and labels are not
sentences: leave their counts out of the sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter

from analysis.readability.syllables import counted_syllables, syllables
from analysis.readability.vocabulary import is_complex, is_familiar, names_among, zipf_frequency
from analysis.text.sentences import APOSTROPHES, Sentence, words

_LONG = 7  # letters of a long word (Anderson 1983: more than six)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas count in one or more sentences.

    ``n_letters`` is letters without digits, ``n_characters`` letters and digits (no punctuation in either);
    ``n_syllables`` Flesch's, see ``syllables.counted_syllables``; ``n_polysyllables`` words of three and more
    syllables when read aloud, numerals too (SMOG); ``n_complex_words`` Gunning's, see
    ``vocabulary.is_complex``; ``n_unfamiliar_words`` Dale and Chall's, see ``vocabulary.is_familiar``;
    ``n_long_words`` words of seven and more letters (RIX); ``n_ordinary_words`` words that are neither names
    nor figures, and ``zipf_hundredths`` the sum of their Zipf frequencies in hundredths, see
    ``vocabulary.zipf_frequency``.
    """

    n_sentences: int = 0
    n_words: int = 0
    n_letters: int = 0
    n_characters: int = 0
    n_syllables: int = 0
    n_polysyllables: int = 0
    n_complex_words: int = 0
    n_unfamiliar_words: int = 0
    n_long_words: int = 0
    n_ordinary_words: int = 0
    zipf_hundredths: int = 0

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
    if text[spans[0][0] : spans[-1][1]].isupper():  # neither names nor abbreviations can be told
        written = [word.lower() for word in written]
    facts = [_facts(word) for word in written]
    for index in [index for index, word in enumerate(written) if word[0].isupper()]:
        word, is_inside = written[index], index and text[spans[index][0] - 1] not in _HEADS
        if is_inside or word in known_names:
            facts[index] = _facts(word, is_name=True)
    return Counts(1, len(spans), *map(sum, zip(*facts, strict=True)))


_I = re.compile(rf"I(?:[{APOSTROPHES}]|\Z)")
_HEADS = frozenset("\"“‘'«(")  # what stands right before the first word of a quotation or parenthesis


@lru_cache(maxsize=200_000)
def _facts(word: str, is_name: bool = False) -> tuple[int, ...]:
    """What a word adds to the counts from ``n_letters`` on; "I" is no name."""
    letters = sum(map(str.isalpha, word))
    is_name = is_name and not _I.match(word)
    is_ordinary = not word[0].isdigit() and not is_name
    return (
        letters,
        sum(map(str.isalnum, word)),
        counted_syllables(word),
        syllables(word) >= 3,
        not is_name and is_complex(word),
        not is_name and not is_familiar(word),
        letters >= _LONG,
        is_ordinary,
        round(100 * zipf_frequency(word)) if is_ordinary else 0,
    )


def total(many: Iterable[Counts]) -> Counts:
    """The sum of counts; all zero for none."""
    return sum(many, Counts())


def as_one_sentence(parts: Iterable[Counts]) -> Counts:
    """The sum of counts of parts of one sentence, as of a quotation that is interrupted by "he said"."""
    summed = total(parts)
    return replace(summed, n_sentences=min(summed.n_sentences, 1))
