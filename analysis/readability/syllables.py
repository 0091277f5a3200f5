"""Number of syllables of a written English word, offline.

Most words follow a few spelling rules; the words of the CMU Pronouncing Dictionary that do not, are listed
with their number in ``lexicons/syllables.txt``. So every word of that dictionary gets the number of its
first pronunciation there, and a word outside it gets the number the rules give.
"""

import re
import unicodedata
from functools import cache, lru_cache

from analysis.text.lexicons import classed_word_list
from analysis.text.sentences import straight

_GROUP = re.compile("[aeiouy]+")

# Neighbouring vowel letters that are spoken apart, and syllables written without a vowel letter.
_MORE = re.compile(
    r"""(?<=[^tscgx])i(?=ou)                                              # various
    | i(?=a(?!ge|ll|n[ck]) | o(?!u) | u | ing | ers?\Z | est\Z | en(?!d|n) | et)   # mania, easier
    | e(?=ou|um|o(?!n\Z|u|d)) | (?<=n)e(?=ar\Z) | (?<![qg])u(?=al(?!d|t)|ou|an(?!t)|ing) | o(?=ing)
    | [aeiou]y(?=[aeiou]) | y(?=ing|i)                                    # employer, carrying
    | ism | thm\Z | (?<=\Amc)(?![aeiouk])                                 # tourism, McDonald""",
    re.VERBOSE,
)

# Vowel letters that are not spoken.
_FEWER = re.compile(
    r"""(?=[eiu]) (?:                                                     # searched for faster
    (?<=[aeiouy][^aeiouy])e\Z | (?<=[aeiouy][^aeiouy][^aeiouy])e\Z(?<![^aeiouylr]le)      # made, table
    | (?<=[aeiouy][^aeiouysxzcg])es\Z
    | (?<=[aeiouy][^aeiouy][^aeiouysxzcg])es\Z(?<![^aeiouylr]les)(?<![sc]hes)
    | (?<=[aeiouy][^aeiouytd])ed\Z | (?<=[aeiouy][^aeiouy][^aeiouytd])ed\Z(?<![^aeiouylr]led)
    | (?<=[aeiouy][^aeiouy]{2}[^aeiouytd])ed\Z
    | (?<=[gq])ues?\Z                                                     # league
    | (?<=[tscgx])i(?=o[nu]) | (?<=[cts])i(?=a[nl]) | (?<=[tc])i(?=en)    # nation, social, patient
    | (?<=[aeiouy][^aeiouyx])e(?=(?:ly|ments?|less|ness|fully|ful|m[ae]n|times?|works?|lands?|wood|fields?
        |houses?|ville|ports?|well|ton|ham|ways?|wide|like|lines?|makers?|making|rooms?|where|places?|outs?
        |backs?|keepers?|son|hold|towns?|stones?|boards?|wares?|guards?)\Z)   # likely, homeland
    )""",
    re.VERBOSE,
)
_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+){0,3}|\d[\d,.]*(?:st|nd|rd|th|s)?(?![^\W_])|\d+")
_HYPHEN = re.compile("[-‐‑]")
_SIBILANT = re.compile(r"(?:[sxz]|[sc]h|[csg]e)\Z")
_NOT = re.compile(r"[^aeioulr]n't\Z")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]|\.?D)*\Z")
_ONE_SYLLABLE = frozenset("1 2 3 4 5 6 8 9 10 12".split())
_TWO_SYLLABLES = frozenset("0 7 13 14 15 16 18 19 20 30 40 50 60 80 90 1210 1212".split())


@lru_cache(maxsize=200_000)
def syllables(word: str) -> int:
    """Syllables of a word as it is read aloud; at least 1 for anything with a letter or digit, 0 for "".

    Apostrophes may be straight or curly. Hyphenated words are the sum of their parts, numbers are read as
    number words, of which no more than three syllables count (17, 1,250,000), since no formula asks for more;
    abbreviations as what they stand for (Gov, Sept) or, with inner periods or without any vowel letter,
    letter by letter (U.S, DVDs).
    """
    exceptions = _exceptions()
    if word in exceptions:
        return exceptions[word]
    if "." in word and _DOTTED.match(word):
        return _spelled(word)
    plain = _plain(word)
    if plain in exceptions:
        return exceptions[plain]
    if plain.isalpha():
        return by_rules(plain)
    parts = _PART.findall(plain)
    if len(parts) == 1:
        return _number(plain) if plain[0].isdecimal() else _word(plain)
    return sum(syllables(part) for part in parts)


def counted_syllables(word: str) -> int:
    """Syllables of a word by the rule of Flesch's formulas; 0 for "".

    Words count as they are spoken; a figure, an abbreviation or both together (17, 1984, $15, TV, U.S, G20)
    is one syllable, also as a part of a hyphenated word. Source: Flesch, R. (1979). How to Write Plain
    English, chapter 2. (In 1949 he read figures aloud, and advised to leave out a passage of many.)

    >>> counted_syllables("1,250,000"), counted_syllables("20-year-old"), counted_syllables("reading")
    (1, 3, 2)
    """
    if word.isalpha() and (word.islower() or word[1:].islower() and word not in _exceptions()):
        return syllables(word)
    parts = [part for part in _HYPHEN.split(word) if part]
    if len(parts) > 1:
        return sum(map(counted_syllables, parts))
    return 1 if any(map(str.isdigit, word)) or is_abbreviation(word) else syllables(word)


def is_abbreviation(word: str) -> bool:
    """Whether a word is an abbreviation: with inner periods, in capitals, or one that is listed.

    Capitals make one up to four letters (NATO, MPs, AT&T), beyond that only without a vowel letter.
    """
    stem = straight(word).removesuffix("'s")
    if stem in _exceptions() and stem[0].isupper() or "." in stem and bool(_DOTTED.match(stem)):
        return True
    letters = stem.replace("&", "").removesuffix("s")
    return (
        len(letters) > 1 and letters.isupper() and (len(letters) <= 4 or not _GROUP.search(letters.lower()))
    )


@cache
def _exceptions() -> dict[str, int]:
    counts = classed_word_list("syllables")
    return {word: int(number) for number, entries in counts.items() for word in entries}


def _plain(word: str) -> str:
    """Lower case, straight apostrophes, letters without accents."""
    word = straight(word)
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return word.lower()


def _word(word: str) -> int:
    """Syllables of a lower-case word that is no exception itself, perhaps ending like "she'll"."""
    stem, apostrophe, ending = word.rpartition("'")
    if not apostrophe:
        return by_rules(word)
    if ending == "t" and stem.endswith("n"):  # didn't, but don't
        return syllables(stem[:-1]) + bool(_NOT.search(word))
    if ending == "s":
        return syllables(stem) + bool(_SIBILANT.search(stem))
    return syllables(stem) + (ending in ("ve", "em", "all") or ending == "d" and stem[-1:] in "td")


def by_rules(word: str) -> int:
    """Syllables of a lower-case word by spelling alone; letter by letter when it has no vowel."""
    groups = len(_GROUP.findall(word))
    if groups == 0:
        return _spelled(word) if word.isascii() else 1
    return max(1, groups + len(_MORE.findall(word)) - len(_FEWER.findall(word)))


def _spelled(word: str) -> int:
    letters = word[:-1] if len(word) > 2 and word.endswith("s") else word
    return sum(3 if letter in "wW" else 1 for letter in letters if letter.isalpha())


def _number(text: str) -> int:
    """Syllables of a number as it is read aloud, perhaps with an ending (5th); no more than three count."""
    digits = text.rstrip("sthndr")
    if text.endswith("th") and digits in _TWO_SYLLABLES and digits[1:] == "0":  # twentieth
        return 3
    return 1 if digits in _ONE_SYLLABLE else 2 if digits in _TWO_SYLLABLES else 3
