"""What single words and phrases contribute to the tone of a sentence: valences, and words that shift them.

The valences of VADER (Hutto & Gilbert 2014) are read from the installed vaderSentiment package; the lists of
this project (``lexicons/tone_*.txt``, each entry with its reason) change them where news uses one otherwise
and add to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from analysis.text.lexicons import FOLDER

SHIFTERS = (
    "negation",
    "nobody",
    "denial",
    "relief",
    "loss",
    "fall",
    "booster",
    "dampener",
    "contrast",
    "plain",
)
_SILENT = frozenset(
    ["negation", "nobody", "booster", "dampener", "contrast", "plain"]
)  # valence by own list only
_FEWEST_LETTERS = 3  # shorter entries of VADER are chat ("l", "xo") and collide with initials


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Valence of each entry, classes of each shifter; phrases by their first two words, longest first."""

    valences: dict[str, float]
    shifters: dict[str, frozenset[str]]
    phrases: dict[tuple[str, str], tuple[tuple[str, ...], ...]]
    contrasts: frozenset[str] = field(init=False)  # the shifters of that class

    def __post_init__(self) -> None:
        contrasts = frozenset(entry for entry, kinds in self.shifters.items() if "contrast" in kinds)
        object.__setattr__(self, "contrasts", contrasts)


@cache
def lexicon() -> Lexicon:
    """The lexicon of this project, read once.

    Raises ModuleNotFoundError without the vaderSentiment package, ValueError for a malformed entry of a list.
    """
    own = {
        entry: _valence(name, entry, cell)
        for name in ("tone_words", "tone_phrases")
        for entry, cell in _rows(name)
    }
    shifters: dict[str, frozenset[str]] = {}
    for entry, shifter in _rows("tone_shifters"):
        if shifter not in SHIFTERS:
            raise ValueError(
                f"tone_shifters: class {shifter!r} of {entry!r} is none of {', '.join(SHIFTERS)}"
            )
        shifters[entry] = shifters.get(entry, frozenset()) | {shifter}
    silent = {entry for entry, kinds in shifters.items() if kinds & _SILENT}
    valences = {word: valence for word, valence in vader_valences().items() if word not in silent} | own
    return Lexicon(valences, shifters, _phrases(valences.keys() | shifters.keys()))


@cache
def vader_valences() -> dict[str, float]:
    """Word -> mean rating by ten people, -4 (most negative) to 4: VADER's lexicon (MIT) without emoticons."""
    rows = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text("utf-8").splitlines()
    cells = (row.split("\t") for row in rows if row.strip())
    return {
        word: float(valence) for word, valence, *_ in cells if sum(map(str.isalpha, word)) >= _FEWEST_LETTERS
    }


def _rows(name: str) -> Iterator[tuple[str, str]]:
    """Entry and second column of a list; the third column, the reason, is for readers."""
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            entry, cell, _reason = line.split("\t")
            yield entry, cell


def _valence(name: str, entry: str, cell: str) -> float:
    valence = float(cell)
    if not -4 <= valence <= 4:
        raise ValueError(f"{name}: valence {cell} of {entry!r} is not within -4 to 4")
    return valence


def _phrases(entries: set[str]) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for entry in entries:
        phrase = tuple(entry.split())
        if len(phrase) > 1:
            found.setdefault(phrase[:2], []).append(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}
