"""Tone of a sentence: the compound score of VADER (Hutto & Gilbert 2014), computed in linear time for news.

The valences of words come from the lexicon of the vaderSentiment package; the rules are our own implementation
of VADER's, with apostrophes, quotation marks and dashes treated as readers see them.
"""

from __future__ import annotations

import math
import re
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_NEGATION_SCALAR = -0.74  # mean change a negation makes to the rated intensity (Hutto & Gilbert 2014)
_BOOST = 0.293  # mean change a booster makes to the rated intensity (ibid.)
_DISTANCE = (1.0, 0.95, 0.9)  # a modifier one, two, three words before the word it modifies (ibid.)
_ALPHA = 15  # the normalisation constant of the compound (ibid.)

_NEGATIONS = frozenset(
    "aint cannot cant neither never no none nor not nothing nowhere rarely seldom without despite".split()
)
_BOOSTERS = frozenset(
    "absolutely completely considerable considerably deeply enormous enormously entirely especially"
    " exceptionally extremely fully greatly highly hugely incredibly intensely major more most particularly"
    " purely quite really remarkably so substantially thoroughly totally tremendously unusually utterly very".split()
)
_DAMPENERS = frozenset(
    "almost barely hardly less little marginally occasionally partly scarcely slightly somewhat".split()
)


@cache
def lexicon() -> dict[str, float]:
    """Valence of each word, -4 (most negative) to 4; source: vader_lexicon.txt of vaderSentiment (MIT)."""
    rows = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text("utf-8").splitlines()
    cells = (row.split("\t") for row in rows if row.strip())
    return {word: float(valence) for word, valence, *_ in cells if any(map(str.isalpha, word))}


def tone(text: str) -> float:
    """Compound of one sentence: -1 (most negative) to 1 (most positive); NaN where there is no word."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    if not words:
        return math.nan
    valences = [_valence(words, i) for i in range(len(words))]
    if "but" in words:
        at = words.index("but")
        valences = [v * (0.5 if i < at else 1.5) for i, v in enumerate(valences)]
    total = sum(valences)
    return total / math.sqrt(total * total + _ALPHA)


def _valence(words: list[str], i: int) -> float:
    """Valence of the i-th word after the up to three words before it boosted, dampened or negated it."""
    valence = lexicon().get(words[i], 0.0)
    if not valence or words[i] in _BOOSTERS or words[i] == "no":
        return 0.0
    for distance, weight in enumerate(_DISTANCE, start=1):
        word = words[i - distance] if distance <= i else ""
        if word in _BOOSTERS:
            valence += math.copysign(_BOOST * weight, valence)
        elif word in _DAMPENERS:
            valence -= math.copysign(_BOOST * weight, valence)
        if word in _NEGATIONS or word.endswith("n't"):
            valence *= _NEGATION_SCALAR
    return valence
