"""Which words are familiar in the sense of Dale and Chall.

The list is the one that textstat ships (MIT licence): about 2,900 words known to most American pupils of the
fourth grade. It is read from the installed package, which is not imported.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from analysis.text.sentences import straight

_INFLECTED = (  # what a regularly inflected word looks like, and what its stem lacks
    (re.compile(r"(..+)s"), ""),
    (re.compile(r"(.+)es"), ""),  # boxes
    (re.compile(r"(.+)ies"), "y"),  # cities
    (re.compile(r"(..+)(?:ed|ing|er|est)"), ""),
    (re.compile(r"(..+)(?:ed|ing|er|est)"), "e"),  # hoped
    (re.compile(r"(.+)i(?:ed|ing|er|est)"), "y"),  # tried
    (re.compile(r"(.+(.))\2(?:ed|ing|er|est)"), ""),  # stopped
)
LONGEST = 30  # letters of a word that can be familiar; the longest listed one has 13
_CONTRACTED = frozenset(["s", "t", "d", "m", "ll", "re", "ve", "em"])


def installed(package: str, *path: str) -> Path:
    """A data file of a package that is not imported. Raises FileNotFoundError where it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{package} is not installed; install it to get its list of words.")
    return Path(spec.submodule_search_locations[0], *path)


@cache
def familiar_words() -> frozenset[str]:
    """The listed words, in lower case. Raises FileNotFoundError when textstat is not installed."""
    path = installed("textstat", "resources", "en", "easy_words.txt")
    return frozenset(path.read_text(encoding="utf-8").split())


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
    if len(plain) > LONGEST:
        return False
    stem, apostrophe, ending = plain.rpartition("'")
    if apostrophe:
        return ending in _CONTRACTED and is_familiar(stem.removesuffix("n") if ending == "t" else stem)
    if not plain.endswith(("s", "ed", "ing", "er", "est")):
        return False  # much faster than to try each
    stems = ((pattern.fullmatch(plain), lacking) for pattern, lacking in _INFLECTED)
    return any(stem[1] + lacking in familiar_words() for stem, lacking in stems if stem)
