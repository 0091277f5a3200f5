"""The words by which an article introduces a speaker: before the name, in commas after it, after "is"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from analysis.attribution.cues import cue_verbs
from analysis.attribution.entities import Mention
from analysis.attribution.grammar import AUXILIARIES, PREPOSITIONS, role_nouns, titles
from analysis.attribution.name_runs import FUNCTION_WORDS

_MOST_MENTIONS = 12  # of one speaker that are looked at
_REACH = 220  # characters on either side of a name
_BACKWARDS = re.compile(r"(?: [\w'’&./-]+){1,9}")  # the words before a place, from right to left
_ENDS = re.compile(r"[,;:\"“”()\n—–]| - |(?<=[a-z\d)][.?!]) (?=[A-Z\"])|[.?!]\Z")
_AGE = re.compile(r"(?:,|\s\(|\s-)\s?(?:aged?\s)?\d{1,3}\b\)?")
_BESIDE = re.compile(r"\s(?=(?:of|from|at|who|for)\s)")
_AFTER = re.compile(r"(?:,|\s[—–-]|\s\()\s?(?=\S)")
_GOES_ON = re.compile(r"(?:an?|the|one|from|of|who|whose|which|at|based)\s")
_COPULA = re.compile(r"\s(?:is|was|has\sbeen|became)\s(?=(?:an?|the|one)\s)")
_PARTY = re.compile(r",?\s\(?[RDI]-[A-Z][\w.]*\)?")
_APPOSED = re.compile(
    r"(?:\A|[.,;:\"]\s*|\b(?:and|but|that|by|to|from|with|when|while|as|against|about|like)\s)"
    r"((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,2}['’]s)\s[^,.;:\"]{2,120}),\s\Z"
)
_SPELT_OUT = re.compile(r"((?:[A-Z][\w'-]*\s(?:(?:of|for|the|and)\s)*){2,8})\(\Z")
_NO_PHRASE = frozenset("and but or nor he she it they we i you then so yet said".split()) | AUXILIARIES
_NO_ROLE = frozenset(["", "Mr", "Mrs", "Ms", "Miss", "Mx", "Sir", "Dame", "Lady"])
_OPENERS = frozenset("a an one who whose which his her its their former".split())
_ON_BEHALF = frozenset("defending prosecuting representing speaking acting".split())
_LINKS = frozenset("of the for at".split())


class Phrase(NamedTuple):
    """Words that introduce a speaker; `place`: before, apposed, after, relative, beside, is, party, name."""

    place: str
    words: str


def introductions(narration: str, mentions: Sequence[Mention]) -> list[Phrase]:
    """What stands beside the first mentions of a name, in text order.

    `narration` is the article with what is between quotation marks blanked out, so that nobody is introduced
    by a quoted word: in "a nurse, Ann Hale, 41, who lives in Orby, said" it finds "a nurse" (apposed) and
    "who lives in Orby" (relative).
    """
    return [phrase for mention in mentions[:_MOST_MENTIONS] for phrase in _beside(narration, mention)]


def _beside(narration: str, mention: Mention) -> Iterator[Phrase]:
    line = narration.rfind("\n", 0, mention.start) + 1
    yield from _before(narration[max(line, mention.start - _REACH) : mention.start])
    if mention.is_possessive:
        return
    at = mention.end
    if (party := _PARTY.match(narration, at)) is not None:
        yield Phrase("party", party.group().strip(" ,()"))
        at = party.end()
    if (age := _AGE.match(narration, at)) is not None:
        at = age.end()
    for pattern, place in ((_COPULA, "is"), (_BESIDE, "beside"), (_AFTER, "after")):
        match = pattern.match(narration, at)
        if match is not None:
            yield from _chain(narration, match.end(), place)
            return


def _before(left: str) -> Iterator[Phrase]:
    """The words that lead up to a name, and the phrase in commas before it."""
    if (before := _premodifier(left)) not in _NO_ROLE:
        yield Phrase("before", before)
    comma = left.rfind(", ") + 2
    if comma > 1 and (comma == len(left) or left[comma:].rstrip(" .").lower() in titles()):
        apposed = _APPOSED.search(left, 0, comma)
        if apposed is not None and AUXILIARIES.isdisjoint(apposed[1].split()):
            yield Phrase("apposed", apposed[1])
    elif (spelt := _SPELT_OUT.search(left)) is not None:
        yield Phrase("name", spelt[1])


def _chain(narration: str, at: int, place: str) -> Iterator[Phrase]:
    """The phrase at `at`, and those that follow it after commas: ", 60, an engineer, from Orby, who …"."""
    for _ in range(3):
        end = _ENDS.search(narration, at, at + _REACH)
        stop = end.start() if end is not None else min(at + _REACH, len(narration))
        words = narration[at:stop].strip(" .")
        first = words.partition(" ")[0].lower()
        is_report = first in cue_verbs() and words[0].islower() and first not in _ON_BEHALF
        if not words or first in _NO_PHRASE or is_report:
            return
        if place == "after" and not _introduces(words):
            return
        if place == "beside":
            words = " ".join(takewhile(lambda word: word not in cue_verbs(), words.split()[:9]))
        relative = first.partition("'")[0] in ("who", "whose", "which") or first.endswith("ing")
        yield Phrase("relative" if relative else "beside" if first in PREPOSITIONS else place, words)
        if end is None or not end.group().startswith(","):
            return
        at = end.end() + 1
        if not _GOES_ON.match(narration, at):
            return
        place = "after"


def _introduces(words: str) -> bool:
    """Whether words after a comma say what somebody is: not a place, a date or the next item of a list."""
    lower = words.lower().replace("-", " ").split()
    if lower[0].partition("'")[0] in _OPENERS or lower[0].endswith("ing") or lower[0] in PREPOSITIONS:
        return True
    return any(word in role_nouns() or word in titles() for word in lower)


def _premodifier(left: str) -> str:
    """The words right before a name that can describe it: "the former head of the union, police sergeant"."""
    match = _BACKWARDS.match(left[::-1])
    if match is None:
        return ""
    kept: list[str] = []
    for word in reversed(match.group()[::-1].split()):
        lower = word.lower()
        is_link = bool(kept) and lower in _LINKS
        is_cue = word[0].islower() and lower in cue_verbs()
        if (is_cue or lower in FUNCTION_WORDS and not is_link) and lower not in ("former", "late", "one"):
            break
        is_end = word.endswith(".") and "." not in word[:-1] and lower not in titles()
        if word[0] in "'’" or is_end and len(word) > 2:
            break
        kept.append(word)
    while kept and kept[-1].lower() in _LINKS:
        kept.pop()
    return " ".join(reversed(kept))
