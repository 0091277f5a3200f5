"""Which cue governs a quoted stretch, and whose words it makes them: one sentence of a frame at a time."""

from dataclasses import dataclass

from analysis.attribution import phrases
from analysis.attribution.clause_cues import Cue, names_people
from analysis.attribution.cues import cue_nouns, cue_verbs
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    RELATIVE,
    is_adverb,
    is_auxiliary,
    is_capitalised,
)

_DASHES = frozenset(["—", "–", "--", "-"])
_NAMING = frozenset(["call", "dub", "term", "nickname", "name", "title"])
_REPORTING_KINDS = ("say", "utter", "tell", "think")


@dataclass(slots=True)
class Tie:
    """What ties a stretch to its source: cue and source mention (token ranges) and the rule that decided."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    rule: str


def tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue], *, is_open_ended: bool) -> Tie | None:
    """What ties the stretch at token `at` to a source within the sentence first..last; None when nothing
    does.

    `is_open_ended`: the stretch ends as words before a reporting clause do (comma, question or exclamation
    mark, dash).
    """
    right = _right_tie(frame, first, last, at, cues, is_open_ended)
    left = _left_tie(frame, first, at, cues)
    if right is None or left is None:
        return right or left or _distant_tie(frame, first, last, at, cues)
    return left if at > first and _introduces(frame, left, at) else right


def _introduces(frame: Frame, left: Tie, at: int) -> bool:
    """Whether the cue before the stretch stands so close that the reporting clause after it cannot take it
    away.
    """
    if frame.lower[at - 1] == ":":
        return True
    verb = cue_verbs().get(frame.lower[left.cue[0]]) if left.cue else None
    if left.cue is None or verb is not None and verb.kind == "think":
        return False
    gap = at - left.cue[1]
    return gap <= 1 or (gap <= 3 and frame.lower[at - 1] not in (",", "—"))


def _right_tie(
    frame: Frame, first: int, last: int, at: int, cues: list[Cue], is_open_ended: bool
) -> Tie | None:
    """ "…," said X / "…," X said / "…," according to X."""
    lower = frame.lower
    if lower[at + 1 : at + 3] in (["and", QUOTED.lower()], ["or", QUOTED.lower()]) and at + 2 < last:
        return _right_tie(frame, first, last, at + 2, cues, True)
    here = at + 1
    has_comma = is_open_ended
    while here < last and (lower[here] in (",", "(") or lower[here] in _DASHES or is_adverb(lower[here])):
        has_comma = has_comma or lower[here] == ","
        here += 1
    if here >= last:
        return None
    if lower[here] == "according" and lower[here + 1 : here + 2] == ["to"]:
        source = phrases.after(frame, here + 1, last)
        return Tie((here, here + 2), source, "according-to") if source else None
    verb = cue_verbs().get(lower[here])
    if (
        verb is not None
        and verb.kind in _REPORTING_KINDS
        and verb.shape in ("past", "s", "base")
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
            or cue.verb.kind not in _REPORTING_KINDS
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


def _left_tie(frame: Frame, first: int, at: int, cues: list[Cue]) -> Tie | None:
    """X said, "…" / X called Y "…" / her warning that "…": the nearest cue to the left."""
    chosen: Cue | None = None
    for cue in reversed(cues):
        if cue.last > at or cue.subject is None and cue.how != "passive":
            continue
        if cue.how == "passive" and cue.verb is not None:
            agent = _agent(frame, cue.last, at)
            if agent is not None and "," not in frame.lower[agent[1] : at] and chosen is None:
                return Tie((cue.first, cue.last), agent, "agent")
            if cue.verb.lemma in _NAMING and cue.last == at:
                return None
            continue
        if chosen is None:
            if not _is_too_far(frame, first, cue, at):
                chosen = cue
        elif _embeds(frame, cue, chosen, at):
            chosen = cue
    if chosen is not None and frame.lower[at + 1 : at + 2] == ["by"] and _may_be_passive(frame, chosen):
        agent = phrases.after(frame, at + 1, len(frame.lower))
        if agent is not None:
            return Tie((chosen.first, chosen.last), agent, "agent")
    if chosen is not None:
        rule = "said-before" if at - chosen.last <= 2 else "governing-cue"
        if chosen.how in ("noun", "according-to"):
            rule = chosen.how + ("-cue" if chosen.how == "noun" else "")
        return Tie((chosen.first, chosen.last), chosen.subject, rule)
    if frame.lower[at - 1] == ":" and at - 1 > first:
        source = phrases.phrase_starting(frame, first, at - 1)
        if source is not None and _can_speak(frame, source):
            return Tie(None, source, "colon")
    return _document_subject(frame, first, at)


def _may_be_passive(frame: Frame, cue: Cue) -> bool:
    """Whether the verb can be a participle whose agent follows ("described as “…” by one deputy")."""
    is_bare = frame.lower[cue.last : cue.last + 1] in (["as"], [QUOTED])
    return cue.verb is not None and cue.verb.kind == "call" and cue.verb.shape == "past" and is_bare


def _document_subject(frame: Frame, first: int, at: int) -> Tie | None:
    """The statement, letter or advertisement that is the subject of a sentence without a cue ("The ad targets
    a “…”").
    """
    subject = phrases.phrase_starting(frame, first, at)
    if subject is not None and subject[1] < at and frame.lower[phrases.head(frame, subject)] in cue_nouns():
        return Tie(None, subject, "document-subject")
    return None


def _is_too_far(frame: Frame, first: int, cue: Cue, at: int) -> bool:
    """Whether the stretch lies beyond what the cue can govern."""
    if cue.how == "according-to":
        return cue.first > first + 1
    if cue.verb is None:
        return at - cue.last > 12
    return cue.verb.kind == "utter" and at - cue.last > 2 and frame.lower[at - 1] != ":"


def _embeds(frame: Frame, outer: Cue, inner: Cue, at: int) -> bool:
    """Whether what the inner cue introduces is itself part of what the outer one reports ("X says if people
    think …").
    """
    if outer.verb is None or outer.last > inner.subject[0]:
        return False
    if inner.verb is None and outer.verb.kind == "call":
        return frame.lower[inner.last : inner.last + 1] == [QUOTED]
    if outer.verb.kind not in ("say", "tell"):
        return False
    if inner.verb is None:
        is_tight = inner.how == "according-to" or frame.lower[inner.last : inner.last + 1] in (
            ["that"],
            [":"],
            [QUOTED],
        )
        return not is_tight
    if inner.verb.kind == "think" or not _can_speak(frame, inner.subject):
        return True
    return frame.lower[inner.subject[0]] in PERSONAL and "," not in frame.lower[outer.last : inner.subject[0]]


def _can_speak(frame: Frame, subject: tuple[int, int]) -> bool:
    """Whether the phrase can be a source at all: a name, a pronoun, people or what they write."""
    at = phrases.head(frame, subject)
    head = frame.lower[at]
    if (
        any(is_capitalised(word) for word in frame.words[subject[0] : at + 1])
        or head in PERSONAL
        or head == "who"
    ):
        return True
    return names_people(head) or head in cue_nouns() or head == "percent" or head[0].isdigit()


def _agent(frame: Frame, start: int, at: int) -> tuple[int, int] | None:
    """The noun phrase after "by" between a passive verb and the stretch."""
    for by in range(start, at):
        if frame.lower[by] == "by":
            return phrases.after(frame, by, at)
    return None


def _distant_tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue]) -> Tie | None:
    """A reporting clause at the end of the sentence: "The “…” plan would fail, X said"."""
    for cue in cues:
        if (
            cue.first > at
            and cue.verb is not None
            and cue.verb.kind in _REPORTING_KINDS
            and cue.how == "subject"
        ):
            if cue.subject is not None and frame.lower[cue.subject[0] - 1] == ",":
                return Tie((cue.first, cue.last), cue.subject, "clause-end")
        if cue.first > at and cue.how == "according-to":
            return Tie((cue.first, cue.last), cue.subject, "according-to")
    return None
