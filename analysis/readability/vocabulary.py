"""Which words are complex (Gunning) or names, and how frequent words are.

Frequencies are those of wordfreq 3 (Speer 2022; code Apache 2.0, data CC BY-SA 4.0): of 96,000 English words
that are found once in ten million words and more, in books, news, subtitles and the web up to 2021. It is no
longer updated, so the numbers stay. They are read from the installed package, which is not imported.
"""

import gzip
import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgpack

from analysis.readability.syllables import syllables
from analysis.text.familiar import LONGEST, familiar_words, installed, is_familiar
from analysis.text.sentences import straight

# Of listed words, those below four letters that end compounds, and those that are rather endings of words.
_SHORT_LASTS = frozenset("box boy car cup day how man men one out way".split())
_ENDINGS = frozenset("able ally hood less lent ship tie ties".split())
_SPOKEN_ENDINGS = ("ing", "ted", "ded", "ses", "zes", "xes", "ches", "shes", "ces", "ges")  # a syllable each
# Once in ten million words; rarer words, most of them chance finds, are taken as that rare.
_LOWEST_ZIPF = 2.0


@cache
def _zipf_list() -> dict[str, float]:
    """Word -> Zipf frequency. The file holds a list of words for each hundredth of a decade, from 9 down."""
    packed = gzip.decompress(installed("wordfreq", "data", "large_en.msgpack.gz").read_bytes())
    lists = msgpack.unpackb(packed)[1 : 902 - round(100 * _LOWEST_ZIPF)]
    return {word: (900 - step) / 100 for step, found in enumerate(lists) for word in found}


def zipf_frequency(word: str) -> float:
    """How frequent a word is in English: log10 of its occurrences in a billion words, from 2 to 7.7.

    A hyphenated word is as frequent as its rarest part without figures; a word that is not listed has 2.
    Source of the scale: van Heuven, Mandera, Keuleers & Brysbaert (2014), SUBTLEX-UK, Quarterly Journal of
    Experimental Psychology 67(6), 1176–1190.

    >>> zipf_frequency("the"), zipf_frequency("mayor"), zipf_frequency("20-year-old")
    (7.73, 4.62, 5.75)
    """
    listed, plain = _zipf_list(), straight(word).lower()
    known = listed.get(plain, 0.0)
    if "'" in plain:
        known = max(known, listed.get(plain.removesuffix("'s"), 0.0))
    if known:
        return known
    parts = [part for part in re.findall(r"[^\W\d_']+", plain) if part != plain]
    return min(map(zipf_frequency, parts), default=_LOWEST_ZIPF)


def is_complex(word: str) -> bool:
    """Whether a word, not taken as a name, is complex in the sense of Gunning's fog index.

    Complex are words of three and more syllables, without numbers in digits, hyphenated words, compounds of
    two familiar words (newspaper), and words that reach three syllables only by -ed, -es or -ing.
    """
    if syllables(word) < 3:
        return False
    plain = straight(word).lower().removesuffix("'s").removesuffix("'")
    if "-" in plain or plain[:1].isdigit() or "." in plain:
        return False
    if syllables(plain) == 3 and plain.endswith(_SPOKEN_ENDINGS):
        return False
    cuts = range(3, min(len(plain) - 2, LONGEST))
    return not any(plain[:cut] in familiar_words() and _may_be_last(plain[cut:]) for cut in cuts)


def _may_be_last(part: str) -> bool:
    """Whether the second part of a word is a listed word of three letters and more, perhaps inflected."""
    singular = part.removesuffix("s")
    if len(singular) < 4:
        return singular in _SHORT_LASTS
    return singular not in _ENDINGS and (singular in familiar_words() or len(part) > 4 and is_familiar(part))


def names(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence, given as its words, and nowhere in lower case."""
    capital: set[str] = set()
    seen: set[str] = set()
    for sentence in sentences:
        seen.update(sentence)
        capital.update([word for word in sentence[1:] if word[0].isupper()])
    return frozenset(word for word in capital if word.lower() not in seen)
