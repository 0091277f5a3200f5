"""Whose words a quoted stretch holds by what stands after it: reporting clause, signature, predicate."""

from dataclasses import dataclass

from analysis.attribution import phrases
from analysis.attribution.clause_cues import Cue
from analysis.attribution.cues import cue_nouns, cue_verbs
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    BE,
    DASHES,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    is_adverb,
    is_auxiliary,
    is_capitalised,
)
from analysis.attribution.verb_forms import may_invert, names_people

NEVER_NAMES = DETERMINERS | PREPOSITIONS | BE
_FREE_RELATIVES = frozenset("how what all".split())
_SOMEBODY = frozenset("another others some many one everyone both".split())
REPORTING_KINDS = ("say", "utter", "tell", "think")


@dataclass(slots=True)
class Tie:
    """What ties a stretch to its source: cue and source mention (token ranges) and the rule that decided."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    rule: str


def tie_after(
    frame: Frame, first: int, last: int, at: int, cues: list[Cue], is_open_ended: bool
) -> Tie | None:
    """ "…," said X / "…," X said / "…," according to X."""
    lower = frame.lower
    if lower[at + 1 : at + 3] in (["and", QUOTED.lower()], ["or", QUOTED.lower()]) and at + 2 < last:
        return tie_after(frame, first, last, at + 2, cues, True)
    here = at + 1
    has_comma = is_open_ended
    while here < last and (lower[here] in (",", "(") or lower[here] in DASHES or is_adverb(lower[here])):
        has_comma = has_comma or lower[here] == ","
        here += 1
    if here >= last:
        return None
    if at == first and lower[here] in ("is", "was") and (said := _predicate(frame, here, last)) is not None:
        return said
    if lower[here - 1] in DASHES and here == at + 2 and (signed := _signature(frame, here, last)) is not None:
        return signed
    if lower[here] == "according" and lower[here + 1 : here + 2] == ["to"]:
        source = phrases.after(frame, here + 1, last)
        return Tie((here, here + 2), source, "according-to") if source else None
    verb = cue_verbs().get(lower[here])
    if (
        verb is not None
        and may_invert(verb)
        and verb.shape in ("past", "s", "base")
        and not (verb.kind == "think" and verb.shape == "base")
        and has_comma
    ):
        source = phrases.after(frame, here, last)
        if source is not None and not _begins_clause(frame, source):
            return Tie((here, here + 1), source, "said-after-inverted")
    if lower[here] in ("as", "while", "when", "in", "on", "at"):
        comma = next((at for at in range(here, last) if lower[at] == ","), last)
        return (
            _subject_after(frame, comma + 1, last, cues, has_comma)
            if has_comma and comma + 1 < last
            else None
        )
    return _subject_after(frame, here, last, cues, has_comma)


def _signature(frame: Frame, start: int, last: int) -> Tie | None:
    """The name after a dash that signs the words before it: "“…” — Ann Lee, mayor"."""
    end = start
    while end < last and is_capitalised(frame.words[end]) and frame.lower[end] not in NEVER_NAMES:
        end += 1
    is_whole = end == last or frame.lower[end] in (",", "(", ".")
    if end == start or not is_whole or last < len(frame.lower) or phrases.has_finite_verb(frame, end, last):
        return None
    return Tie(None, (start, end), "signature")


def _predicate(frame: Frame, be: int, last: int) -> Tie | None:
    """Whose words the predicate says they are: “…” is how X puts it, was all X would say, was her reply."""
    lower = frame.lower
    for at in range(be + 1, min(be + 5, last)):
        if lower[at] in _FREE_RELATIVES:
            at += lower[at] == "about" or lower[at + 1 : at + 2] == ["all"]
            source = phrases.phrase_starting(frame, at + 1, last)
            return Tie((be, at + 1), source, "predicate") if source and can_speak(frame, source) else None
        if lower[at] in cue_nouns() and lower[be + 1] in POSSESSIVES:
            return Tie((at, at + 1), (be + 1, be + 2), "predicate")
        if lower[at] in cue_nouns() and lower[at - 1].endswith(("'s", "s'")):
            return Tie((at, at + 1), (be + 1, at), "predicate")
    return None


def _begins_clause(frame: Frame, phrase: tuple[int, int]) -> bool:
    """Whether the noun after a verb is the subject of what is reported, not the speaker ("said it was")."""
    start, end = phrase
    if any(is_capitalised(word) for word in frame.words[start:end]) or end >= len(frame.lower):
        return False
    return is_auxiliary(frame.lower[end])


def _subject_after(frame: Frame, here: int, last: int, cues: list[Cue], has_comma: bool) -> Tie | None:
    """The reporting clause "X, head of Y, said" that begins at `here`."""
    lower = frame.lower
    for cue in cues:
        if cue.first <= here:
            continue
        if cue.first > here + 30 or not {QUOTED, ";", ":"}.isdisjoint(lower[here : cue.first]):
            return None
        if (
            cue.verb is None
            or cue.verb.kind not in REPORTING_KINDS
            or cue.verb.shape == "ing"
            or cue.subject is None
        ):
            continue
        if not has_comma and cue.first - here > 3:
            return None
        is_near = here == cue.subject[0] or _is_apposed(frame, here, cue.subject[0])
        if frame.lower[here] in RELATIVE or frame.lower[here] == "this":
            return None
        if is_near and cue.how in ("subject", "passive", "coordinated"):
            return _reported_saying(frame, cue) or Tie((cue.first, cue.last), cue.subject, "said-after")
    return None


def _is_apposed(frame: Frame, here: int, name: int) -> bool:
    """Whether the name is an apposition to the phrase that begins at `here` ("another friend, X, said")."""
    return (
        here < name <= here + 8
        and frame.lower[name - 1] == ","
        and (frame.lower[here] in DETERMINERS or frame.lower[here] in POSSESSIVES)
        and frame.lower[here:name].count(",") == 1
    )


def _reported_saying(frame: Frame, cue: Cue) -> Tie | None:
    """The one whom the subject quotes: "…, a friend recalled him saying"."""
    if (
        frame.lower[cue.last + 1 : cue.last + 2] == ["saying"]
        and is_capitalised(frame.words[cue.last])
        or (frame.lower[cue.last : cue.last + 2] in (["him", "saying"], ["her", "saying"]))
    ):
        return Tie((cue.first, cue.last + 2), (cue.last, cue.last + 1), "recalled-saying")
    return None


def can_speak(frame: Frame, subject: tuple[int, int]) -> bool:
    """Whether the phrase can be a source at all: a name, a pronoun, people or what they write."""
    at = phrases.head(frame, subject)
    head = frame.lower[at]
    is_named = any(
        is_capitalised(frame.words[i]) and frame.lower[i] not in NEVER_NAMES
        for i in range(subject[0], at + 1)
    )
    if is_named or head in PERSONAL or head == "who" or head in _SOMEBODY and subject[1] == subject[0] + 1:
        return True
    return names_people(head) or head in cue_nouns() or head == "percent" or head[0].isdigit()
