"""Tone: the compound score of VADER (Hutto & Gilbert 2014) for sentences of news, in linear time.

The compound is the sum of the valences of a sentence's words, each changed by the words around it, brought
to -1..1. The rules are VADER's, except where news reads otherwise: apostrophes, quotation marks and dashes of
any form count the same, proper names have no valence, and a harm that is denied, averted or reduced is not a
harm.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from analysis.sentiment.valences import Lexicon, lexicon
from analysis.text.marks import STRAIGHT
from analysis.text.sentences import n_words, words

# Published constants of VADER.
_ALPHA = 15  # brings the sum to -1..1
_INTENSITY = 0.293  # mean change that a booster makes to the rated intensity
_DISTANCE = (0.0, 1.0, 0.95, 0.9)  # weight of a booster one, two, three words before its word
_NEGATED_GOOD = -0.74  # mean change that a negation makes to the rated intensity
_BEFORE_CONTRAST, _AFTER_CONTRAST = 0.5, 1.5
# Own constants, chosen on one half of a public set of rated sentences (benchmarks/tone.md).
_NEGATED_HARM = -0.2  # "not dangerous" praises less than "not safe" blames
_RELIEVED_HARM = -0.3  # "reduced poverty"
_FALLEN = -0.5  # "crime fell", "profits fell"
_DENIED_HARM, _DENIED_GOOD = 0.0, -0.5  # "denied fraud", "denied shelter"
_LOST_GOOD = -0.5  # "lost a friend"
_QUESTION = 0.5  # a question asserts nothing
_FEWEST_NARRATED = 5  # words beside a quotation; fewer only say who speaks
_REACH = {
    "negation": 3,
    "nobody": 8,
    "denial": 6,
    "relief": 6,
    "booster": 3,
    "dampener": 3,
}  # words to the right
_FARTHEST = max(_REACH.values())

_PLAIN = STRAIGHT | {0x2010: "-", 0x2011: "-", 0x00AD: None}  # hyphens of one form, no soft hyphens
_CLAUSE_END = re.compile(r"[,;:()!?\[\]–—]|--|\.\s|\s-\s")
_OPENING = re.compile(r"[\":.!?…•–—]|''|--|(?:^|\s)'")  # the word after it is capitalised, name or not
_LONGEST_ABBREVIATION = 4  # Prof. Strong
_QUESTION_END = re.compile(r"\?[\"'\s)\]]*\Z")
_SUFFIX = re.compile(r"'(?:s|d|m|ll|re|ve)?\Z")
_BETWEEN_NOUN_AND_FALL = frozenset(
    "has have had is are was were been being rate rates numbers sharply steadily also again slightly".split()
)


@lru_cache(maxsize=512)  # the tables ask for the same words as a sentence, as narration and as a quotation
def tone(text: str) -> float:
    """Compound of one sentence, -1 (most negative) to 1 (most positive); NaN where there is no word."""
    keys, values, _ = _weighed(text)
    return compound(sum(values)) if keys else math.nan


def compound(total: float) -> float:
    """A sum of valences brought to -1..1."""
    return total / math.sqrt(total * total + _ALPHA)


def placed_valences(text: str) -> list[tuple[int, float]]:
    """Where in a sentence the words and phrases stand that make its tone, and what each adds to the sum."""
    _, values, starts = _weighed(text)
    return [(start, value) for start, value in zip(starts, values, strict=True) if value]


def contributions(text: str) -> list[tuple[str, float]]:
    """The words and phrases of a sentence that make its tone, in order, each with what it adds to the sum.

    Words are in lower case and as the lexicon knows them ("not" for "isn't"); the sum s of the numbers gives
    the tone, s / sqrt(s * s + 15).
    """
    return [(key, value) for key, value in zip(*_weighed(text)[:2], strict=True) if value]


def tone_parts(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """Tone of the writer's words and of the quoted words in the sentence ``text[start:end]``, scored apart.

    Args:
        quoted: half-open stretches between quotation marks in text order, inside the sentence.

    Returns:
        The compound of what stands outside the stretches and of what stands inside, each -1..1; NaN for a
        part without words, and for fewer than five words beside quoted ones ("the senator said").
    """
    outside, inside, at = [], [], start
    for first, last in quoted:
        outside.append(text[at:first])
        inside.append(text[first:last])
        at = last
    narrated = " ".join([*outside, text[at:end]])
    is_reporting_clause = bool(quoted) and n_words(narrated) < _FEWEST_NARRATED
    return math.nan if is_reporting_clause else tone(narrated), tone(" ".join(inside))


def _weighed(text: str) -> tuple[list[str], list[float], list[int]]:
    """The words and phrases of a sentence, what each adds to the sum of its tone, and where each starts."""
    if not text.isascii() or "`" in text:
        text = text.translate(_PLAIN)
    spans = words(text)
    keys = _lowered(text, spans)
    found = lexicon()
    if found.valences.keys().isdisjoint(keys) and found.phrases.keys().isdisjoint(pairwise(keys)):
        return keys, [0.0] * len(keys), [start for start, _ in spans]
    keys, clauses, starts = _clauses(text, spans, keys, found)
    values = _contrasted(keys, _values(keys, clauses, found), found)
    if _QUESTION_END.search(text):
        values = [value * _QUESTION for value in values]
    return keys, values, starts


def _lowered(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """The words as the lexicon has them."""
    lowered = text.lower()
    if len(lowered) == len(text):
        keys = [lowered[start:end] for start, end in spans]
    else:  # a few letters have two characters in lower case
        keys = [text[start:end].lower() for start, end in spans]
    return [_key(key) if "'" in key else key for key in keys] if "'" in lowered else keys


def _key(word: str) -> str:
    """A word with an apostrophe as the lexicon has it: "not" for a negated auxiliary, others without it."""
    return "not" if word.endswith("n't") else _SUFFIX.sub("", word)


def _clauses(
    text: str, spans: list[tuple[int, int]], keys: list[str], found: Lexicon
) -> tuple[list[str], list[int], list[int]]:
    """The keys, names blank and phrases joined, the number of the clause and the start of each."""
    clauses, capitals = _scan(text, spans)
    if capitals and not _is_title(text, spans, capitals):
        _blank_names(text, spans, keys, capitals, found)
    return _joined(keys, clauses, [start for start, _ in spans], found)


def _scan(text: str, spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The clause of each word, and which words are capitalised where only a name would be."""
    clauses: list[int] = []
    capitals: list[int] = []
    clause = end = 0
    opens = True
    for number, (start, stop) in enumerate(spans):
        if end and (start != end + 1 or text[end] != " "):
            gap = text[end:start]
            if gap != ". " or not _is_abbreviation(text, end):
                clause += _CLAUSE_END.search(gap) is not None
                opens = _OPENING.search(gap) is not None
        if not opens and text[start].isupper():
            capitals.append(number)
        opens = False
        end = stop
        clauses.append(clause)
    return clauses, capitals


def _is_abbreviation(text: str, period: int) -> bool:
    """Whether the word before the period is as short as a title before a name, and capitalised."""
    start = text.rfind(" ", 0, period) + 1
    return period - start <= _LONGEST_ABBREVIATION and text[start].isupper()


def _is_title(text: str, spans: list[tuple[int, int]], capitals: list[int]) -> bool:
    """Whether it reads as a headline: words of four or more letters capitalised, no period at the end."""
    if 3 * len(capitals) < len(spans) or text.rstrip("\"' ").endswith("."):
        return False
    long = [text[start].isupper() for start, stop in spans if stop - start > 3]
    return len(long) > 2 and all(long)


def _blank_names(
    text: str, spans: list[tuple[int, int]], keys: list[str], capitals: list[int], found: Lexicon
) -> None:
    """Proper names say nothing good or bad; words all in capitals are names only when they are short."""
    for i in capitals:
        start, stop = spans[i]
        if stop - start <= _LONGEST_ABBREVIATION or not text[start:stop].isupper():
            keys[i] = ""
    is_first_of_name = capitals[0] == 1 and not keys[1] and text[spans[0][0]].isupper()
    if is_first_of_name and found.valences.get(keys[0]):
        keys[0] = ""


def _joined(
    keys: list[str], clauses: list[int], starts: list[int], found: Lexicon
) -> tuple[list[str], list[int], list[int]]:
    """The three with each phrase of the lexicon as one key; of two that overlap the first counts."""
    kept: tuple[list[str], list[int], list[int]] = ([], [], [])
    copied = 0
    for i in [i for i, pair in enumerate(pairwise(keys)) if pair in found.phrases]:
        if i < copied:
            continue
        for phrase in found.phrases[keys[i], keys[i + 1]]:
            end = i + len(phrase)
            if tuple(keys[i:end]) == phrase and clauses[end - 1] == clauses[i]:
                kept[0].extend([*keys[copied:i], " ".join(phrase)])
                kept[1].extend(clauses[copied : i + 1])
                kept[2].extend(starts[copied : i + 1])
                copied = end
                break
    return kept[0] + keys[copied:], kept[1] + clauses[copied:], kept[2] + starts[copied:]


def _values(keys: list[str], clauses: list[int], found: Lexicon) -> list[float]:
    """The valence of each word after the words around it changed it."""
    values = [0.0] * len(keys)
    spent: set[int] = set()
    for i, key in enumerate(keys):
        if value := found.valences.get(key):
            values[i] = _shifted(i, value, keys, clauses, found, spent)
    for i in spent:
        values[i] = max(values[i], 0.0)
    return values


def _shifted(
    at: int, value: float, keys: list[str], clauses: list[int], found: Lexicon, spent: set[int]
) -> float:
    """A word's valence after shifters before and behind it; those that turned it are added to ``spent``."""
    for distance in range(1, min(at, _FARTHEST) + 1):
        i = at - distance
        if clauses[i] != clauses[at]:
            break
        for shifter in found.shifters.get(keys[i], ()):
            if distance <= _REACH.get(shifter, 0):
                changed = _changed(value, shifter, distance)
                if changed * value <= 0:
                    spent.add(i)
                value = changed
    after = at + 1
    while after < len(keys) and keys[after] in _BETWEEN_NOUN_AND_FALL:
        after += 1
    if after < len(keys) and clauses[after] == clauses[at] and "fall" in found.shifters.get(keys[after], ()):
        if value < 0:
            spent.add(after)
        value *= _FALLEN
    return value


def _changed(value: float, shifter: str, distance: int) -> float:
    """A valence after one shifter, ``distance`` words before it."""
    if shifter == "booster":
        return value + math.copysign(_INTENSITY * _DISTANCE[distance], value)
    if shifter == "dampener":
        return value - math.copysign(_INTENSITY * _DISTANCE[distance], value)
    if shifter == "denial":
        return value * (_DENIED_HARM if value < 0 else _DENIED_GOOD)
    if shifter == "relief":
        return value * _RELIEVED_HARM if value < 0 else value
    if shifter == "loss":
        return value * _LOST_GOOD if value > 0 else value
    return value * (_NEGATED_HARM if value < 0 else _NEGATED_GOOD)


def _contrasted(keys: list[str], values: list[float], found: Lexicon) -> list[float]:
    """Values weighed around the first contrast inside the sentence: what follows "but" counts more."""
    if found.contrasts.isdisjoint(keys):
        return values
    at = next((i for i, key in enumerate(keys) if i and key in found.contrasts), None)
    if at is None:
        return values
    return [value * (_BEFORE_CONTRAST if i < at else _AFTER_CONTRAST) for i, value in enumerate(values)]
