"""What the readability formulas count in a sentence.

Counts are taken once for each sentence and add up with ``total``. Headings, datelines and labels are not
sentences: leave their counts out of the sum.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.readability.syllables import counted_syllables, syllables
from analysis.readability.vocabulary import is_complex, names, zipf_frequency
from analysis.text.familiar import is_familiar
from analysis.text.sentences import APOSTROPHES, Sentence, tokens

_LONG = 7  # letters of a long word (Anderson 1983: more than six)


class Counts(NamedTuple):
    """What the formulas count in one or more sentences."""

    n_sentences: int = 0
    n_words: int = 0
    n_letters: int = 0  # without digits
    n_characters: int = 0  # letters and digits
    n_syllables: int = 0  # Flesch's: syllables.counted_syllables
    n_polysyllables: int = 0  # words of three and more syllables when read aloud, numerals too (SMOG)
    n_complex_words: int = 0  # Gunning's: vocabulary.is_complex
    n_unfamiliar_words: int = 0  # Dale and Chall's: familiar.is_familiar
    n_long_words: int = 0  # of seven and more letters (RIX)
    n_ordinary_words: int = 0  # neither names nor figures
    zipf_hundredths: int = 0  # the sum of their vocabulary.zipf_frequency


def counts(sentence: str, known_names: frozenset[str] = frozenset()) -> Counts:
    """Counts of one sentence; all zero when there is no word in it.

    A capitalised word inside the sentence is taken as a name; at the head of the sentence or of a quotation
    it is one only when it is among ``known_names`` (see ``vocabulary.names``).
    """
    return _counts(tokens(sentence), known_names)


def sentence_counts(text: str, sentences: Sequence[Sentence]) -> list[Counts]:
    """Counts of each sentence, names being recognised by the way the whole text writes them."""
    cut = [tokens(text[sentence.start : sentence.end]) for sentence in sentences]
    known_names = names(one[1::2] for one in cut)
    return [_counts(one, known_names) for one in cut]


def _counts(cut: Sequence[str], known_names: frozenset[str]) -> Counts:
    written = cut[1::2]
    if not written:
        return Counts()
    if "".join(cut[1:-1]).isupper():  # neither names nor abbreviations can be told
        written = [word.lower() for word in written]
    facts = list(map(_facts, written))
    for index in [index for index, word in enumerate(written) if word[0].isupper()]:
        word, is_inside = written[index], index and cut[2 * index][-1:] not in _HEADS
        if is_inside or word in known_names:
            facts[index] = _facts(word, is_name=True)
    return Counts(1, len(written), *map(sum, zip(*facts, strict=True)))


_I = re.compile(rf"I(?:[{APOSTROPHES}]|\Z)")
_HEADS = frozenset("\"“‘'«(")  # what stands right before the first word of a quotation or parenthesis


@lru_cache(maxsize=200_000)
def _facts(word: str, is_name: bool = False) -> tuple[int, ...]:
    """What a word adds to the counts from ``n_letters`` on; "I" is no name."""
    letters = characters = len(word)
    if not word.isalpha():
        letters, characters = sum(map(str.isalpha, word)), sum(map(str.isalnum, word))
    is_name = is_name and not _I.match(word)
    is_ordinary = not word[0].isdigit() and not is_name
    return (
        letters,
        characters,
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
    return Counts(*map(sum, zip(Counts(), *many, strict=True)))


def as_one_sentence(parts: Iterable[Counts]) -> Counts:
    """The sum of counts of parts of one sentence, as of a quotation that is interrupted by "he said"."""
    summed = total(parts)
    return summed._replace(n_sentences=min(summed.n_sentences, 1))
