"""Which cue governs a quoted stretch, and whose words it makes them: one sentence of a frame at a time."""

from dataclasses import dataclass

from analysis import subjects
from analysis.cues import AMBIGUOUS, CueVerb, cue_nouns, cue_verbs
from analysis.frames import QUOTED, Frame
from analysis.grammar import (
    DETERMINERS,
    MODALS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    is_adverb,
    is_auxiliary,
    is_capitalised,
)

_DASHES = frozenset(["—", "–", "--", "-"])
_PLURAL_SUBJECTS = frozenset("i we you they who others some many most few both people critics officials".split())
_REPORTING_KINDS = ("say", "tell", "think")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a frame: token range, its verb (None for a noun cue), its subject as a token range, how it was found."""

    first: int
    last: int
    verb: CueVerb | None
    subject: tuple[int, int] | None
    how: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a stretch to its source: the cue, the source mention (token ranges) and the rule that decided."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    rule: str


def cues_of(frame: Frame, first: int, last: int) -> list[Cue]:
    """The cues of the sentence first..last, from left to right, each with its subject."""
    found: list[Cue] = []
    verbs, nouns = cue_verbs(), cue_nouns()
    for at in range(first, last):
        word = frame.lower[at]
        verb = verbs.get(word)
        cue = _verb_cue(frame, first, at, verb, found) if verb is not None else None
        if cue is None and word in nouns:
            cue = _noun_cue(frame, first, at)
        if cue is None and word == "according" and frame.lower[at + 1 : at + 2] == ["to"]:
            source = subjects.after(frame, at + 1, last)
            cue = Cue(at, at + 2, None, source, "according-to") if source else None
        if cue is not None:
            found.append(cue)
    return found


def _verb_cue(frame: Frame, first: int, at: int, verb: CueVerb, earlier: list[Cue]) -> Cue | None:
    """The cue whose verb is the token at `at`, or None where that token is no verb."""
    lower = frame.lower
    previous = lower[at - 1] if at > first else ""
    if previous in DETERMINERS and previous not in ("this", "that", "both", "all", "many", "most", "few", "several", "some"):
        return None
    if previous in POSSESSIVES or previous.endswith(("'s", "s'")):
        return None
    subject, how = subjects.before(frame, first, at)
    if verb.shape == "ing":
        return _participle_cue(frame, first, at, verb, subject, how, earlier)
    if how == "infinitive":
        if verb.kind == "think":
            return None
        return Cue(at, at + 1, verb, _matrix_subject(frame, first, at, earlier), how)
    if verb.shape == "base" and not _takes_base(frame, at, subject):
        return None
    if lower[at] in AMBIGUOUS and previous in PREPOSITIONS:
        return None
    if verb.shape == "s" and lower[at] in AMBIGUOUS and not _is_singular(frame, subject):
        return None
    if how in ("coordinated", "preposition"):
        subject = _matrix_subject(frame, first, at, earlier)
    if subject is None and how == "preposition":
        return None
    return Cue(at, at + 1, verb, subject, how)


def _participle_cue(
    frame: Frame, first: int, at: int, verb: CueVerb, subject: tuple[int, int] | None, how: str, earlier: list[Cue]
) -> Cue | None:
    lower = frame.lower
    if at > first and (is_auxiliary(lower[at - 1]) or is_adverb(lower[at - 1])) and subject is not None:
        return Cue(at, at + 1, verb, subject, "subject")
    attached = at > first and lower[at - 1] != "," and how == "subject"
    if attached and subject is not None and lower[subject[1] - 1] in cue_nouns():
        return Cue(at, at + 1, verb, subject, "document")
    if attached and subject is not None and not is_capitalised(frame.words[subject[1] - 1]):
        return Cue(at, at + 1, verb, subject, "subject")
    return Cue(at, at + 1, verb, _matrix_subject(frame, first, at, earlier), "participle")


def _matrix_subject(frame: Frame, first: int, at: int, earlier: list[Cue]) -> tuple[int, int] | None:
    """The subject that a coordinated, participial or infinitive verb shares with its clause."""
    for cue in reversed(earlier):
        if cue.verb is not None and cue.subject is not None and cue.how in ("subject", "coordinated", "participle", "relative"):
            return cue.subject
    return subjects.phrase_starting(frame, first, at if at > first + 1 else len(frame.words))


def _takes_base(frame: Frame, at: int, subject: tuple[int, int] | None) -> bool:
    """Whether the base form at `at` can be a finite verb: after a modal or do, or with a plural subject."""
    previous = at - 1
    while previous >= 0 and is_adverb(frame.lower[previous]):
        previous -= 1
    if previous >= 0 and (frame.lower[previous] in MODALS or is_auxiliary(frame.lower[previous])):
        return True
    if subject is None:
        return False
    last = frame.lower[subject[1] - 1]
    if last in _PLURAL_SUBJECTS:
        return True
    head = subjects.head(frame, subject)
    return frame.lower[head].endswith("s") and not frame.lower[head].endswith(("ss", "'s")) and not is_capitalised(frame.words[head])


def _is_singular(frame: Frame, subject: tuple[int, int] | None) -> bool:
    return subject is not None and (
        frame.lower[subject[1] - 1] in PERSONAL
        or frame.lower[subject[1] - 1] in ("who", "it")
        or is_capitalised(frame.words[subject[1] - 1])
        or not frame.lower[subject[1] - 1].endswith("s")
    )


def _noun_cue(frame: Frame, first: int, at: int) -> Cue | None:
    """The cue "her warning" or "a statement from X" whose noun is the token at `at`; None without an owner."""
    lower = frame.lower
    for back in range(at - 1, max(first, at - 4) - 1, -1):
        if lower[back] in POSSESSIVES:
            return Cue(at, at + 1, None, (back, back + 1), "noun")
        if lower[back].endswith(("'s", "s'")):
            owner = subjects.phrase_ending(frame, first, back + 1)
            return Cue(at, at + 1, None, owner, "noun") if owner else None
        if lower[back] in PREPOSITIONS or lower[back] == ",":
            break
    if at + 2 < len(lower) and lower[at + 1] in ("by", "from"):
        owner = subjects.after(frame, at + 1, len(lower))
        if owner and is_capitalised(frame.words[owner[0]]):
            return Cue(at, at + 1, None, owner, "noun")
    return None


def tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue], *, is_open_ended: bool) -> Tie | None:
    """What ties the stretch at token `at` to a source within the sentence first..last; None when nothing does.

    `is_open_ended`: the stretch ends as words before a reporting clause do (comma, question or exclamation mark, dash).
    """
    right = _right_tie(frame, first, last, at, is_open_ended)
    left = _left_tie(frame, first, at, cues)
    if right is None or left is None:
        return right or left or _distant_tie(frame, first, last, at, cues)
    gap = at - left.cue[1] if left.cue else 99
    is_introduced = gap <= 1 or frame.lower[at - 1] == ":" or (gap <= 3 and frame.lower[at - 1] not in (",", "—"))
    return left if is_introduced and not (at == first) else right


def _right_tie(frame: Frame, first: int, last: int, at: int, is_open_ended: bool) -> Tie | None:
    """ "…," said X / "…," X said / "…," according to X."""
    lower = frame.lower
    here = at + 1
    has_comma = is_open_ended
    while here < last and (lower[here] in (",", "(") or lower[here] in _DASHES or is_adverb(lower[here])):
        has_comma = has_comma or lower[here] == ","
        here += 1
    if here >= last:
        return None
    if lower[here] == "according" and lower[here + 1 : here + 2] == ["to"]:
        source = subjects.after(frame, here + 1, last)
        return Tie((here, here + 2), source, "according-to") if source else None
    verb = cue_verbs().get(lower[here])
    if verb is not None and verb.kind in _REPORTING_KINDS and verb.shape in ("past", "s", "base") and has_comma:
        source = subjects.after(frame, here, last)
        if source is not None:
            return Tie((here, here + 1), source, "said-after-inverted")
    return _subject_after(frame, here, last, has_comma)


def _subject_after(frame: Frame, here: int, last: int, has_comma: bool) -> Tie | None:
    """The reporting clause "X, head of Y, said" that begins at `here`."""
    lower = frame.lower
    if not has_comma and lower[here] not in PERSONAL:
        return None
    for cue in range(here + 1, min(last, here + 30)):
        if lower[cue] == QUOTED or lower[cue] in (";", ":"):
            return None
        verb = cue_verbs().get(lower[cue])
        if verb is None or verb.kind == "call" or verb.shape == "ing":
            continue
        source, how = subjects.before(frame, here, cue)
        if source is not None and source[0] <= here + 1 and how in ("subject", "passive"):
            return Tie((cue, cue + 1), source, "said-after")
        if how == "coordinated":
            source = subjects.phrase_starting(frame, here, cue)
            if source is not None and source[0] == here:
                return Tie((cue, cue + 1), source, "said-after")
    return None


def _left_tie(frame: Frame, first: int, at: int, cues: list[Cue]) -> Tie | None:
    """X said, "…" / X called Y "…" / her warning that "…": the nearest cue to the left."""
    for cue in reversed(cues):
        if cue.last > at:
            continue
        if cue.how == "passive" and cue.verb is not None:
            agent = _agent(frame, cue.last, at)
            if agent is None:
                continue
            return Tie((cue.first, cue.last), agent, "agent")
        if cue.how == "noun" and at - cue.last > 12:
            continue
        if cue.how == "according-to" and not frame.lower[at - 1] == ",":
            pass
        if cue.verb is not None and cue.verb.kind == "think" and at - cue.last > 15:
            continue
        if cue.subject is None:
            continue
        rule = "said-before" if at - cue.last <= 2 else "governing-cue"
        if cue.how in ("noun", "according-to"):
            rule = cue.how + ("-cue" if cue.how == "noun" else "")
        return Tie((cue.first, cue.last), cue.subject, rule)
    if frame.lower[at - 1] == ":" and at - 1 > first:
        source = subjects.phrase_starting(frame, first, at - 1)
        if source is not None:
            return Tie(None, source, "colon")
    return None


def _agent(frame: Frame, start: int, at: int) -> tuple[int, int] | None:
    """The noun phrase after "by" between a passive verb and the stretch."""
    for by in range(start, at):
        if frame.lower[by] == "by":
            return subjects.after(frame, by, at)
    return None


def _distant_tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue]) -> Tie | None:
    """A reporting clause at the end of the sentence: "The “…” plan would fail, X said"."""
    for cue in cues:
        if cue.first > at and cue.verb is not None and cue.verb.kind in _REPORTING_KINDS and cue.how == "subject":
            if cue.subject is not None and frame.lower[cue.subject[0] - 1] == ",":
                return Tie((cue.first, cue.last), cue.subject, "clause-end")
        if cue.first > at and cue.how == "according-to":
            return Tie((cue.first, cue.last), cue.subject, "according-to")
    return None
