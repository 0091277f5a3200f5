"""Indirect quotations: the content clause of a reporting verb, without marks."""

from collections.abc import Callable

from analysis.attribution import Cue
from analysis.cues import AMBIGUOUS
from analysis.frames import QUOTED, Frame
from analysis.grammar import COORDINATORS, PERSONAL, PREPOSITIONS, TIME, is_adverb, is_auxiliary, is_capitalised

_MIN_WORDS = 2
_CLAUSE_VERBS = frozenset(
    "accuse criticize criticise denounce dismiss question blame condemn call describe deny reject praise mock refer ask tell".split()
)
_ADDRESSEES = frozenset("reporters supporters lawmakers voters journalists investors members officials them him her us me people".split())
_ENDINGS = frozenset([";", "(", ")", "[", "]", "—", "–", "--", QUOTED])


def clauses(
    view: Frame, first: int, last: int, cues: list[Cue], taken: list[tuple[int, int]], paragraph: int, found: Callable
) -> list:
    """Quotations (made by `found`) for the reporting clauses of one sentence whose cue governs no quoted stretch."""
    made = []
    blocked = [at for at in view.stretches if first <= at < last]
    end_limit = last
    while end_limit > first and view.words[end_limit - 1] in (".", "?", "!"):
        end_limit -= 1
    reach = first
    for position, cue in enumerate(cues):
        if cue.first < reach or cue.subject is None or not _reports(cue):
            continue
        content = _content(view, first, end_limit, cue, cues[position + 1 :])
        if content is None:
            continue
        start, end = content
        if any(start <= at < end for at in blocked) or end - start < _MIN_WORDS:
            continue
        if cue.subject and start <= cue.subject[0] < end and start < cue.first < end:
            continue
        made.append(
            found(
                *view.span(start, end), "indirect", paragraph, "indirect-" + (cue.how or "subject"),
                view.span(cue.first, cue.last), view.span(*cue.subject),
            )
        )  # fmt: skip
        if start > cue.first:
            reach = end
    return made


def _reports(cue: Cue) -> bool:
    if cue.how in ("noun", "document", "passive"):
        return False
    return cue.verb is None or cue.verb.kind in ("say", "tell") or cue.verb.lemma in _CLAUSE_VERBS


def _content(view: Frame, first: int, limit: int, cue: Cue, later: list[Cue]) -> tuple[int, int] | None:
    """Token range of the words that the cue reports."""
    lower = view.lower
    if cue.verb is None:
        return _beside_according(view, first, limit, cue)
    start = cue.last
    if start < limit and lower[start] == "," and cue.subject is not None:
        left = _clause_before(view, first, cue)
        if left is not None:
            return left
    if start >= limit:
        return _clause_before(view, first, cue)
    while start < limit and (is_adverb(lower[start]) or lower[start] in TIME):
        start += 1
    start = _past_addressee(view, start, limit, cue)
    left = _clause_before(view, first, cue)
    if left is not None and (start >= limit or lower[start] in PREPOSITIONS or lower[start] in (",", "as", "when", "while")):
        return left
    if start < limit and lower[start] == "that":
        start += 1
    if start >= limit or lower[start] in (",", ":"):
        return None
    end = _clause_end(view, start, limit, later)
    return (start, end) if end > start else None


def _past_addressee(view: Frame, start: int, limit: int, cue: Cue) -> int:
    """The position after the listener of a telling verb ("told reporters on Monday that")."""
    lower = view.lower
    for at in range(start, min(limit, start + 16)):
        if lower[at] == "that":
            return at
        if lower[at] in (",", QUOTED, ";", ":"):
            break
    if cue.verb is None or cue.verb.kind != "tell" or start >= limit:
        return start
    at = start + 1
    if not (lower[start] in PERSONAL or lower[start] in _ADDRESSEES):
        while at < limit and is_capitalised(view.words[at]) and is_capitalised(view.words[at - 1]):
            at += 1
    while at < limit and lower[at] in TIME | {"on"}:
        at += 1
    return at


def _clause_before(view: Frame, first: int, cue: Cue) -> tuple[int, int] | None:
    """The clause that a reporting clause closes ("…, X said")."""
    if cue.subject is None or cue.subject[0] <= first + 1:
        return None
    comma = cue.subject[0] - 1
    if view.lower[comma] != "," or comma - first < 3:
        return None
    start = first
    while start < comma and (view.lower[start] in COORDINATORS or is_adverb(view.lower[start])):
        start += 1
    if view.lower[start] in PREPOSITIONS or view.lower[start] in ("while", "when", "as", "if", "asked"):
        return None
    return (start, comma) if comma - start >= 3 else None


def _beside_according(view: Frame, first: int, limit: int, cue: Cue) -> tuple[int, int] | None:
    """The clause beside "according to X": the rest of the sentence on the other side."""
    end = cue.subject[1]
    if cue.first == first:
        while end < limit and view.lower[end] != ",":
            end += 1
        return (end + 1, limit) if end + 1 < limit else None
    stop = cue.first
    while stop > first and view.lower[stop - 1] in (",", "—", "–"):
        stop -= 1
    return (first, stop) if stop > first else None


def _clause_end(view: Frame, start: int, limit: int, later: list[Cue]) -> int:
    """Where the reported clause ends: at a dash, a coordinated or participial cue of the same source, or the sentence's end."""
    lower = view.lower
    for at in range(start, limit):
        if lower[at] in _ENDINGS:
            return at
        for cue in later:
            if cue.first == at and cue.how in ("coordinated", "participle"):
                end = at
                while end > start and (lower[end - 1] in COORDINATORS or lower[end - 1] == "," or is_adverb(lower[end - 1]) or is_auxiliary(lower[end - 1])):
                    end -= 1
                return end
    return limit
