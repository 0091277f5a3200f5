"""What single words and phrases contribute to the tone of a sentence: valences, and words that shift them.

The valences of VADER (Hutto & Gilbert 2014) are read from the installed vaderSentiment package; the lists of
this project (``lexicons/tone_*.txt``, each entry with its reason) change them where news uses one otherwise
and add to them.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from analysis.text.lexicons import cells, table

KINDS = table("tone_shifter_kinds")
SHIFTERS = tuple(kind for kind, *_ in KINDS)
TRENDS = frozenset(["good if more", "bad if more"])
_GAP = " … "
_SILENT = frozenset("negation nobody booster dampener contrast plain".split())  # valence by own list only
_FEWEST_LETTERS = 3  # shorter entries of VADER are chat ("l", "xo") and collide with initials


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Valence of each entry, classes of each shifter; phrases by their first two words, longest first.

    ``gaps`` has phrases such as "too … to": first word, and for each last word the valence.
    """

    valences: dict[str, float]
    shifters: dict[str, tuple[str, ...]]
    phrases: dict[tuple[str, str], tuple[tuple[str, ...], ...]]
    gaps: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    contrasts: frozenset[str] = field(init=False)  # the shifters of that class
    telling: frozenset[str] = field(init=False)  # words without one of which a sentence has the tone 0
    marked: dict[str, tuple[float, tuple[str, ...], int]] = field(init=False)  # valence, classes, trend
    signs: dict[str, float] = field(init=False)  # emoji, of one character each

    def __post_init__(self) -> None:
        contrasts = frozenset(entry for entry, kinds in self.shifters.items() if "contrast" in kinds)
        trends = [entry for entry, kinds in self.shifters.items() if not TRENDS.isdisjoint(kinds)]
        marked = {}
        for entry in self.valences.keys() | self.shifters.keys() | self.gaps.keys():
            kinds = self.shifters.get(entry, ())
            trend = ("good if more" in kinds) - ("bad if more" in kinds)
            marked[entry] = self.valences.get(entry, 0.0), kinds, trend
        signs = {entry: value for entry, value in self.valences.items() if not any(map(str.isalnum, entry))}
        object.__setattr__(self, "contrasts", contrasts)
        object.__setattr__(self, "telling", frozenset([*self.valences, *trends, *self.gaps]))
        object.__setattr__(self, "marked", marked)
        object.__setattr__(self, "signs", signs)


@cache
def lexicon() -> Lexicon:
    """The lexicon of this project, read once.

    Raises ModuleNotFoundError without the vaderSentiment package, ValueError for a malformed entry of a list.
    """
    own = {
        entry: _valence(name, entry, cell)
        for name in ("tone_words", "tone_phrases")
        for entry, cell, _reason in cells(f"{name}.txt")
    }
    shifters: dict[str, tuple[str, ...]] = {}
    for entry, shifter, _reason in cells("tone_shifters.txt"):
        if shifter not in SHIFTERS:
            raise ValueError(
                f"tone_shifters: class {shifter!r} of {entry!r} is none of {', '.join(SHIFTERS)}"
            )
        shifters[entry] = tuple(kind for kind in SHIFTERS if kind in {*shifters.get(entry, ()), shifter})
    silent = {entry for entry, kinds in shifters.items() if not _SILENT.isdisjoint(kinds)}
    valences = {word: valence for word, valence in vader_valences().items() if word not in silent} | own
    gaps: dict[str, tuple[tuple[str, float], ...]] = {}
    for entry in [entry for entry in own if _GAP in entry]:
        first, last = entry.split(_GAP)
        gaps[first] = (*gaps.get(first, ()), (last, valences.pop(entry)))
    return Lexicon(valences, shifters, _phrases(valences.keys() | shifters.keys() | gaps.keys()), gaps)


@cache
def vader_valences() -> dict[str, float]:
    """Word -> mean rating by ten people, -4 (most negative) to 4: VADER's lexicon (MIT) without emoticons."""
    rows = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text("utf-8").splitlines()
    cells = (row.split("\t") for row in rows if row.strip())
    return {
        word: float(valence) for word, valence, *_ in cells if sum(map(str.isalpha, word)) >= _FEWEST_LETTERS
    }


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
            found.setdefault((phrase[0], phrase[1]), []).append(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}
