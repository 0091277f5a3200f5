"""Tone: the compound score of VADER (Hutto & Gilbert 2014) for sentences of news, in linear time.

The compound is the sum of the valences of a sentence's words, each changed by the words around it, brought
to -1..1. The rules are VADER's, except where news reads otherwise: apostrophes, quotation marks and dashes of
any form count the same, names of people, of offices and of works have no valence, emoji have one, and a harm
that is denied, averted or reduced is not a harm (`shifting`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from analysis.sentiment.shifting import BEFORE_VERB, BETWEEN, is_adjective, shifted_valences
from analysis.sentiment.valences import Lexicon, lexicon
from analysis.text.marks import straightened
from analysis.text.sentences import n_words, words

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


@lru_cache(maxsize=512)  # the tables ask for the same words as a sentence, as narration and for each target
def _weighed(text: str) -> tuple[list[str], list[float], list[int]]:
    """The words and phrases of a sentence, what each adds to the sum of its tone, and where each starts."""
    found, signs = lexicon(), []
    text = straightened(text).replace("`", "'")
    if not text.isascii():
        signs = list(found.signs.finditer(text))
        for form, plain in _HYPHENS.items():
            text = text.replace(form, plain)
    spans = words(text)
    keys = _lowered(text, spans)
    if found.telling.isdisjoint(keys) and found.phrases.keys().isdisjoint(pairwise(keys)):
        values, starts = [0.0] * len(keys), [start for start, _ in spans]
    else:
        keys, clauses, starts = _clauses(text, spans, keys, found)
        values = _contrasted(keys, shifted_valences(keys, clauses, found), found)
        if _QUESTION_END.search(text):
            values = [value * _QUESTION for value in values]
    return (
        keys + [sign.group() for sign in signs],
        values + [found.valences[sign.group()] for sign in signs],
        starts + [sign.start() for sign in signs],
    )


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
    if not _is_title(text, spans, capitals):
        _blank_names(text, spans, keys, capitals)
        _blank_first_name(text, spans, keys, found)
    if '"' in text:
        _blank_titles(text, spans, keys)
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


def _blank_names(text: str, spans: list[tuple[int, int]], keys: list[str], capitals: list[int]) -> None:
    """Proper names say nothing good or bad; words all in capitals are names only when they are short."""
    for i in capitals:
        start, stop = spans[i]
        if stop - start <= _LONGEST_ABBREVIATION or not text[start:stop].isupper():
            keys[i] = ""


def _blank_first_name(text: str, spans: list[tuple[int, int]], keys: list[str], found: Lexicon) -> None:
    """The head of a sentence is a name where a name, "'s", an age or what only people do follows it."""
    start, stop = spans[0]
    if len(keys) < 2 or not text[start].isupper():
        return
    if not found.valences.get(keys[0]) or keys[0] in found.shifters:  # "Nobody believed", "Fewer told"
        return
    ahead = 1
    while ahead < len(keys) - 1 and keys[ahead] in BETWEEN:
        ahead += 1
    does = "person" in found.shifters.get(keys[ahead], ())
    if is_adjective(keys[0]) and not keys[0].endswith("ly"):  # only a name that reads as one owns or does
        is_past = keys[1].endswith("ed") and keys[2:3] != ["of"]
        does = does or is_past or keys[1] in BEFORE_VERB or text[start:stop].lower().endswith("'s")
    is_aged = _ASIDE.match(text, stop) is not None
    if not keys[1] or does or is_aged or keys[1:3] == ["and", ""]:
        keys[0] = ""


def _blank_titles(text: str, spans: list[tuple[int, int]], keys: list[str]) -> None:
    """The title of a work, between marks with its longer words capitalised, says nothing good or bad."""
    for title in _TITLE.finditer(text):
        inside = [i for i, (start, _) in enumerate(spans) if title.start() < start < title.end()]
        long = [text[spans[i][0]].isupper() for i in inside if spans[i][1] - spans[i][0] > 3]
        if len(inside) > 1 and long and all(long):
            for i in inside:
                keys[i] = ""


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


def _contrasted(keys: list[str], values: list[float], found: Lexicon) -> list[float]:
    """Values weighed around the first contrast inside the sentence: what follows "but" counts more."""
    if found.contrasts.isdisjoint(keys):
        return values
    at = next((i for i, key in enumerate(keys) if i and key in found.contrasts), None)
    if at is None:
        return values
    return [value * (_BEFORE_CONTRAST if i < at else _AFTER_CONTRAST) for i, value in enumerate(values)]
