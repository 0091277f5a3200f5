"""Tone: the compound score of VADER (Hutto & Gilbert 2014) for sentences of news, in linear time.

The compound is the sum of the valences of a sentence's words, each changed by the words around it, brought
to -1..1. The rules are VADER's, except where news reads otherwise: apostrophes, quotation marks and dashes of
any form count the same, names of people, of offices and of works have no valence, emoji have one, and a harm
that is denied, averted or reduced is not a harm (`shifting`).
"""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from analysis.sentiment.shifting import BEFORE_VERB, BETWEEN, is_adjective, shifted_valences
from analysis.sentiment.valences import Lexicon, lexicon
from analysis.text.marks import straightened
from analysis.text.sentences import n_words, tokens

# Published constants of VADER.
_ALPHA = 15  # brings the sum to -1..1
_BEFORE_CONTRAST, _AFTER_CONTRAST = 0.5, 1.5
# Own constants, chosen on one half of a public set of rated sentences (benchmarks/tone.md).
_QUESTION = 0.5  # a question asserts nothing
_FEWEST_NARRATED = 5  # words beside a quotation; fewer only say who speaks
_HYPHENS = {"\u2010": "-", "\u2011": "-", "\u00ad": ""}  # of one form, no soft ones
_CLAUSE_END = re.compile(r"[,;:()!?\[\]–—]|--|\.\s|\s-\s")
_OPENING = re.compile(r"[\":.!?…•–—]|''|--|(?:^|\s)'")  # the word after it is capitalised, name or not
_LONGEST_ABBREVIATION = 4  # Prof. Strong
_QUESTION_END = re.compile(r"\?[\"'\s)\]]*\Z")
_SUFFIX = re.compile(r"'(?:s|d|m|ll|re|ve)?\Z")
_ASIDE = re.compile(r", (?:\d|who\b|whose\b|an? \w)")  # behind the name of a person
_TITLE = re.compile(r'"[A-Z][^".!?]{2,80}"')


def tone(text: str) -> float:
    """Compound of one sentence, -1 (most negative) to 1 (most positive); NaN where there is no word."""
    found = _weighed(text)
    return math.nan if found is None else compound(math.fsum(value for _, _, value in found))


def compound(total: float) -> float:
    """A sum of valences brought to -1..1."""
    return total / math.sqrt(total * total + _ALPHA)


def placed_valences(text: str) -> list[tuple[int, float]]:
    """Where in a sentence the words and phrases stand that make its tone, and what each adds to the sum."""
    starts = list(accumulate(map(len, tokens(text)), initial=0))
    return [(starts[at], value) for at, _, value in _weighed(text) or ()]


def contributions(text: str) -> list[tuple[str, float]]:
    """The words and phrases of a sentence that make its tone, in order, each with what it adds to the sum.

    The sum s of the numbers gives the tone, s / sqrt(s * s + 15).
    """
    return [(key, value) for _, key, value in _weighed(text) or ()]


def tone_parts(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Tone of the writer's words and of the words of the ``quoted`` stretches in the sentence
    ``text[start:end]``, each -1..1.

    NaN for a part without words, and for fewer than five words beside quoted ones ("the senator said").
    """
    outside, inside, at = [], [], start
    for first, last in quoted:
        outside.append(text[at:first])
        inside.append(text[first:last])
        at = last
    narrated = " ".join([*outside, text[at:end]])
    is_reporting_clause = bool(quoted) and n_words(narrated) < _FEWEST_NARRATED
    return math.nan if is_reporting_clause else tone(narrated), tone(" ".join(inside))


@lru_cache(maxsize=512)  # the tables ask for the same words as a sentence, as narration and for each target
def _weighed(text: str) -> list[tuple[int, str, float]] | None:
    """What adds to the sum of a sentence's tone: the index of each token, as the lexicon has it, its addend.

    None where there is neither a word nor an emoji.
    """
    cut, found = tokens(text), lexicon()
    # what stands between two words is mostly a space
    gaps = {n: _between(gap) for n, gap in enumerate(cut[::2]) if gap != " "}
    signs = [] if text.isascii() else _signs(cut, found)
    if len(cut) == 1:
        return signs or None
    keys = _keys(cut[1::2])
    if found.telling.isdisjoint(keys) and found.phrases.keys().isdisjoint(pairwise(keys)):
        return signs
    numbers, keys, clauses = _clauses(cut, gaps, keys, found)
    values = _contrasted(keys, shifted_valences(keys, clauses, found), found)
    if _QUESTION_END.search(_between(cut[-1]).plain):
        values = [value * _QUESTION for value in values]
    telling = zip(numbers, keys, values, strict=True)
    return [(2 * n + 1, key, value) for n, key, value in telling if value] + signs


def _signs(cut: Sequence[str], found: Lexicon) -> list[tuple[int, str, float]]:
    """What emoji add to the sum; they stand between words."""
    rows = [(2 * n, sign) for n, gap in enumerate(cut[::2]) if not gap.isascii() for sign in gap]
    return [(at, sign, found.signs[sign]) for at, sign in rows if sign in found.signs]


class _Between(NamedTuple):
    """What stands between two words, whether it ends a clause, whether a capital after it shows no name."""

    plain: str
    ends_clause: bool
    opens: bool


@lru_cache(maxsize=4096)
def _between(gap: str) -> _Between:
    plain = _plain(gap)
    return _Between(plain, _CLAUSE_END.search(plain) is not None, _OPENING.search(plain) is not None)


def _plain(text: str) -> str:
    """The text with one form of apostrophes, quotation marks and hyphens."""
    if text.isascii():
        return text.replace("`", "'")
    text = straightened(text)
    for form, plain in _HYPHENS.items():
        text = text.replace(form, plain)
    return text


def _keys(written: Sequence[str]) -> list[str]:
    """The words as the lexicon has them: lower case, "not" for a negated auxiliary, without "'s"."""
    keys = _plain("\n".join(written)).lower().split("\n")
    return ["not" if key.endswith("n't") else _SUFFIX.sub("", key) if "'" in key else key for key in keys]


def _clauses(
    cut: Sequence[str], gaps: dict[int, _Between], keys: list[str], found: Lexicon
) -> tuple[list[int], list[str], list[int]]:
    """Number, key and clause of each word, names blank and phrases joined; ``gaps``: what is no space."""
    written = cut[1::2]
    clauses, capitals = _scan(written, gaps)
    if not _is_title(written, _between(cut[-1]).plain, capitals):
        for n in capitals:  # words all in capitals are names only when they are short
            if len(written[n]) <= _LONGEST_ABBREVIATION or not written[n].isupper():
                keys[n] = ""
        if written[0][0].isupper() and found.valences.get(keys[0]) and _is_name(cut, keys, found):
            keys[0] = ""
    if any('"' in gap.plain for gap in gaps.values()):
        _blank_titles(cut, keys)
    return _joined(keys, clauses, found)


def _scan(written: Sequence[str], gaps: dict[int, _Between]) -> tuple[list[int], list[int]]:
    """The clause of each word, and which words are capitalised where only a name would be."""
    clauses: list[int] = []
    opening = {0}
    clause = 0
    for n, gap in gaps.items():
        if not 0 < n < len(written) or gap.plain == ". " and _is_abbreviation(written, gaps, n):
            continue
        if gap.ends_clause:
            clauses += [clause] * (n - len(clauses))
            clause += 1
        if gap.opens:
            opening.add(n)
    clauses += [clause] * (len(written) - len(clauses))
    return clauses, [n for n, word in enumerate(written) if word[0].isupper() and n not in opening]


def _is_abbreviation(written: Sequence[str], gaps: dict[int, _Between], after: int) -> bool:
    """Whether the word before the period is as short as a title before a name, and capitalised."""
    word, before = written[after - 1], gaps.get(after - 1)
    is_apart = before is None or before.plain[-1:] in (" ", "")
    return is_apart and len(word) <= _LONGEST_ABBREVIATION and word[0].isupper()


def _is_title(written: Sequence[str], ending: str, capitals: list[int]) -> bool:
    """Whether it reads as a headline: words of four or more letters capitalised, no period at the end."""
    if 3 * len(capitals) < len(written) or ending.rstrip("\"' ").endswith("."):
        return False
    long = [word[0].isupper() for word in written if len(word) > 3]
    return len(long) > 2 and all(long)


def _is_name(cut: Sequence[str], keys: list[str], found: Lexicon) -> bool:
    """Whether the head of a sentence is a name: a name, "'s", an age or what only people do follows it."""
    if len(keys) < 2 or keys[0] in found.shifters:  # "Nobody believed", "Fewer told"
        return False
    ahead = 1
    while ahead < len(keys) - 1 and keys[ahead] in BETWEEN:
        ahead += 1
    does = "person" in found.shifters.get(keys[ahead], ())
    if is_adjective(keys[0]) and not keys[0].endswith("ly"):  # only a name that reads as one owns or does
        is_past = keys[1].endswith("ed") and keys[2:3] != ["of"]
        does = does or is_past or keys[1] in BEFORE_VERB or _plain(cut[1]).lower().endswith("'s")
    is_aged = _ASIDE.match("".join(cut[2:6])) is not None
    return not keys[1] or does or is_aged or keys[1:3] == ["and", ""]


def _blank_titles(cut: Sequence[str], keys: list[str]) -> None:
    """The title of a work, between marks with its longer words capitalised, says nothing good or bad."""
    starts: list[int] = []
    for title in _TITLE.finditer(straightened("".join(cut))):
        starts = starts or list(accumulate(map(len, cut)))[::2]
        first, last = bisect_left(starts, title.start()), bisect_left(starts, title.end())
        long = [word[0].isupper() for word in cut[2 * first + 1 : 2 * last : 2] if len(word) > 3]
        if last - first > 1 and long and all(long):
            keys[first:last] = [""] * (last - first)


def _joined(keys: list[str], clauses: list[int], found: Lexicon) -> tuple[list[int], list[str], list[int]]:
    """Number, key and clause of each word, phrases of the lexicon as one; of two that overlap the first."""
    if found.phrases.keys().isdisjoint(pairwise(keys)):
        return list(range(len(keys))), keys, clauses
    kept, at = [], 0
    while at < len(keys):
        kept.append(at)
        for phrase in found.phrases.get((keys[at], "".join(keys[at + 1 : at + 2])), ()):
            last = at + len(phrase) - 1
            if tuple(keys[at : last + 1]) == phrase and clauses[last] == clauses[at]:
                keys[at] = " ".join(phrase)
                at = last
                break
        at += 1
    return kept, [keys[n] for n in kept], [clauses[n] for n in kept]


def _contrasted(keys: list[str], values: list[float], found: Lexicon) -> list[float]:
    """Values weighed around the first contrast inside the sentence: what follows "but" counts more."""
    at = next((i for i, key in enumerate(keys) if i and key in found.contrasts), None)
    if at is None:
        return values
    return [value * (_BEFORE_CONTRAST if i < at else _AFTER_CONTRAST) for i, value in enumerate(values)]
