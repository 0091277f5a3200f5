"""Which cue governs a quoted stretch, and whose words it makes them: one sentence of a frame at a time."""

from dataclasses import dataclass

from analysis.attribution import phrases
from analysis.attribution.clause_cues import Cue
from analysis.attribution.cues import cue_nouns, cue_verbs
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    BE,
    CALENDAR,
    DASHES,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    names_people,
    places,
)

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
        and verb.may_invert
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


_ASKED = frozenset("asked pressed questioned quizzed".split())
_QUESTION_WORDS = frozenset("whether if about by why how what who when where again".split())


def tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue], *, is_open_ended: bool) -> Tie | None:
    """What ties the stretch at token `at` to a source within the sentence first..last; None when nothing
    does.

    `is_open_ended`: the stretch ends as words before a reporting clause do (comma, question or exclamation
    mark, dash).
    """
    if (asked := _asked(frame, first, at)) is not None:
        return asked
    if frame.lower[at + 1 : at + 2] == ["by"] and (colon := frame.lower[at:last].count(":")):
        colon = frame.lower.index(":", at)
        if colon <= at + 10 and frame.lower[colon + 1 : colon + 2] == [QUOTED]:
            author = _name_before_colon(frame, at + 1, colon)
            return Tie(None, author, "agent") if author else None
    right = tie_after(frame, first, last, at, cues, is_open_ended)
    left = _left_tie(frame, first, at, cues)
    if right is None or left is None:
        return right or left or _distant_tie(frame, first, last, at, cues)
    if left.rule == "colon" and right.source is not None and frame.lower[right.source[0]] not in PERSONAL:
        return right  # a caption: "Promise: “…,” Lund says"
    return left if at > first and _introduces(frame, left, at) else right


def _asked(frame: Frame, first: int, at: int) -> Tie | None:
    """The asker of words in a lead-in of a question ("Asked by X if she was “late,” Y said no"); the rule
    `asked` without a source where nobody is named.
    """
    lower = frame.lower
    verb = next((i for i in range(first, min(first + 3, at)) if lower[i] in _ASKED), -1)
    if verb < 0 or "," in lower[verb:at] or lower[verb + 1] not in _QUESTION_WORDS:
        return None
    if verb > first and not (lower[verb - 1] in SUBORDINATORS or is_adverb(lower[verb - 1])):
        return None
    agent = _agent(frame, verb, at) if lower[verb + 1] == "by" else None
    return Tie((verb, verb + 1), agent, "agent" if agent is not None else "asked")


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


def _left_tie(frame: Frame, first: int, at: int, cues: list[Cue]) -> Tie | None:
    """X said, "…" / X called Y "…" / her warning that "…": the nearest cue to the left."""
    chosen: Cue | None = None
    for cue in reversed(cues):
        if cue.last > at or cue.subject is None and cue.how != "passive":
            continue
        if cue.how == "passive" and cue.verb is not None:
            agent = _agent(frame, cue.last, at) or _agent_after(frame, at)
            if agent is not None and "," not in frame.lower[agent[1] : at] and chosen is None:
                return Tie((cue.first, cue.last), agent, "agent")
            if "names" in cue.verb.traits and cue.last == at:
                return None
            if cue.verb.lemma == "ask" and chosen is None and frame.lower[cue.last] in ("if", "whether"):
                return Tie((cue.first, cue.last), None, "asked")
            continue
        if chosen is None:
            if not _is_too_far(frame, first, cue, at):
                chosen = cue
        elif _embeds(frame, cue, chosen, at):
            chosen = cue
    if chosen is not None and _may_be_passive(frame, chosen):
        agent = _agent_after(frame, at)
        if agent is not None:
            return Tie((chosen.first, chosen.last), agent, "agent")
    if chosen is not None:
        rule = "said-before" if at - chosen.last <= 2 else "governing-cue"
        if chosen.how in ("noun", "according-to"):
            rule = chosen.how + ("-cue" if chosen.how == "noun" else "")
        return Tie((chosen.first, chosen.last), chosen.subject, rule)
    if frame.lower[at - 1] == "like" and at - 2 > first and frame.lower[at - 2] in cue_nouns():
        source = phrases.phrase_starting(frame, first, at - 2)  # "X cheers the crowd with lines like “…”"
        if source is not None and can_speak(frame, source):
            return Tie((at - 2, at - 1), source, "noun-cue")
    is_dashed = frame.lower[at - 1] in DASHES and frame.lower[at - 2] in cue_nouns()
    if (frame.lower[at - 1] == ":" or is_dashed) and at - 1 > first:
        source = phrases.phrase_starting(frame, first, at - 1)
        byline = next((i for i in range(at - 2, max(first, at - 10), -1) if frame.lower[i] == "by"), first)
        if byline > first and frame.lower[byline - 1] in (QUOTED, ","):
            source = None
        has_message = source is not None and frame.lower[at - 2] in cue_nouns() and source[1] < at - 2
        if source is None or not (can_speak(frame, source) or has_message):
            source = _name_before_colon(frame, first, at - 1)
        if source is not None:
            return Tie(None, source, "colon")
    return _document_subject(frame, first, at)


def _name_before_colon(frame: Frame, first: int, colon: int) -> tuple[int, int] | None:
    """The person named last before the colon, where a thing is the subject ("It surprised Ann Lee: “…”")."""
    start = colon
    while start > first and is_capitalised(frame.words[start - 1]):
        if frame.lower[start - 1] in CALENDAR or frame.lower[start - 1].endswith(("'s", "s'")):
            break
        start -= 1
    previous = frame.lower[start - 1] if start > first else ""
    is_led = previous in PREPOSITIONS and previous not in ("by", "from")
    is_place = frame.lower[colon - 1] in places()
    return None if start == colon or is_led or is_place else (start, colon)


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
    if cue.verb.kind != "utter" or at - cue.last <= 2 or frame.lower[at - 1] == ":":
        return False
    return "that" not in frame.lower[cue.last : cue.last + 3]


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
    if outer.verb.lemma == "point" or _is_behind_which(frame, inner.subject[0]):
        return False
    if inner.verb is None:
        is_tight = inner.how == "according-to" or frame.lower[inner.last : inner.last + 1] in (
            ["that"],
            [":"],
            [QUOTED],
        )
        return not is_tight
    if inner.verb.kind == "think" or not can_speak(frame, inner.subject):
        return True
    return frame.lower[inner.subject[0]] in PERSONAL and "," not in frame.lower[outer.last : inner.subject[0]]


def _is_behind_which(frame: Frame, at: int) -> bool:
    """Whether the subject at `at` belongs to a relative clause that only describes ("an interview in which he
    …").
    """
    return frame.lower[at - 1] == "which" and frame.lower[at - 2] in PREPOSITIONS


def _agent(frame: Frame, start: int, at: int) -> tuple[int, int] | None:
    """The noun phrase after "by" between a passive verb and the stretch."""
    for by in range(start, at):
        if frame.lower[by] == "by":
            return phrases.after(frame, by, at)
    return None


def _agent_after(frame: Frame, at: int) -> tuple[int, int] | None:
    """The noun phrase after "by" right behind the stretch at `at`."""
    return phrases.after(frame, at + 1, len(frame.lower)) if frame.lower[at + 1 : at + 2] == ["by"] else None


def _distant_tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue]) -> Tie | None:
    """A reporting clause at the end of the sentence: "The “…” plan would fail, X said"."""
    for cue in cues:
        if (
            cue.first > at
            and cue.verb is not None
            and cue.verb.kind in REPORTING_KINDS
            and cue.how == "subject"
        ):
            start = min(cue.first, cue.subject[0]) if cue.subject is not None else 0
            if cue.subject is not None and frame.lower[start - 1] == "," and cue.verb.kind != "think":
                return Tie((cue.first, cue.last), cue.subject, "clause-end")
        if cue.first > at and cue.how == "according-to":
            return Tie((cue.first, cue.last), cue.subject, "according-to")
    return None
