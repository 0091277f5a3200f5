"""Which words are familiar (Dale and Chall), complex (Gunning) or names, and how frequent words are.

The list of familiar words is the one that textstat ships (MIT licence): about 2,900 words known to most
American pupils of the fourth grade, after Dale and Chall. Frequencies are those of wordfreq 3 (Speer 2022;
code Apache 2.0, data CC BY-SA 4.0): of 96,000 English words that are found once in ten million words and
more, in books, news, subtitles and the web up to 2021. It is no longer updated, so the numbers stay.
Both are read from the installed packages, which are not imported.
"""

import gzip
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgpack

from analysis.readability.syllables import syllables
from analysis.text.sentences import straight

# Of listed words, those below four letters that end compounds, and those that are rather endings of words.
_SHORT_LASTS = frozenset("box boy car cup day how man men one out way".split())
_ENDINGS = frozenset("able ally hood less lent ship tie ties".split())
_INFLECTED = (  # what a regularly inflected word looks like, and what its stem lacks
    (re.compile(r"(..+)s"), ""),
    (re.compile(r"(.+)es"), ""),  # boxes
    (re.compile(r"(.+)ies"), "y"),  # cities
    (re.compile(r"(..+)(?:ed|ing|er|est)"), ""),
    (re.compile(r"(..+)(?:ed|ing|er|est)"), "e"),  # hoped
    (re.compile(r"(.+)i(?:ed|ing|er|est)"), "y"),  # tried
    (re.compile(r"(.+(.))\2(?:ed|ing|er|est)"), ""),  # stopped
)
_SPOKEN_ENDINGS = ("ing", "ted", "ded", "ses", "zes", "xes", "ches", "shes", "ces", "ges")  # a syllable each
_LONGEST = 30  # letters of a word that can be familiar; the longest listed one has 13
_CONTRACTED = frozenset(["s", "t", "d", "m", "ll", "re", "ve", "em"])
# Once in ten million words; rarer words, most of them chance finds, are taken as that rare.
_LOWEST_ZIPF = 2.0


def _installed(package: str, *path: str) -> Path:
    """A data file of a package that is not imported. Raises FileNotFoundError where it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{package} is not installed; install it to get its list of words.")
    return Path(spec.submodule_search_locations[0], *path)


@cache
def familiar_words() -> frozenset[str]:
    """The listed words, in lower case. Raises FileNotFoundError when textstat is not installed."""
    path = _installed("textstat", "resources", "en", "easy_words.txt")
    return frozenset(path.read_text(encoding="utf-8").split())


@cache
def _zipf_list() -> dict[str, float]:
    """Word -> Zipf frequency. The file holds a list of words for each hundredth of a decade, from 9 down."""
    packed = gzip.decompress(_installed("wordfreq", "data", "large_en.msgpack.gz").read_bytes())
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


def is_familiar(word: str) -> bool:
    """Whether a word, not taken as a name, is familiar in the sense of Dale and Chall.

    Familiar are listed words, their regular inflections (-s, -es, -ed, -ing, -er, -est, with the usual
    changes of spelling), their possessives and contractions, numbers in digits, and hyphenated words whose
    parts are all familiar.
    """
    plain = straight(word).lower()
    if plain in familiar_words() or plain[:1].isdigit():
        return True
    if "-" in plain or "&" in plain:
        return all(is_familiar(part) for part in plain.replace("&", "-").split("-") if part)
    if len(plain) > _LONGEST:
        return False
    stem, apostrophe, ending = plain.rpartition("'")
    if apostrophe:
        return ending in _CONTRACTED and is_familiar(stem.removesuffix("n") if ending == "t" else stem)
    if not plain.endswith(("s", "ed", "ing", "er", "est")):
        return False  # much faster than to try each
    stems = ((pattern.fullmatch(plain), lacking) for pattern, lacking in _INFLECTED)
    return any(stem[1] + lacking in familiar_words() for stem, lacking in stems if stem)


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
    cuts = range(3, min(len(plain) - 2, _LONGEST))
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
