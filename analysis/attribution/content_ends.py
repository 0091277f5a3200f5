"""Where reported content ends: coordination, contrast, dashes and asides that lead back to the reporter."""

from analysis.attribution.clause_cues import Cue
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    COORDINATORS,
    DASHES,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    TIME,
    is_adverb,
    is_auxiliary,
)
from analysis.attribution.levels import (
    DAYS,
    begins_main_clause,
    changes_level,
    closes,
    is_finite,
    is_setting,
    leaves_mood,
)
from analysis.attribution.phrases import has_finite_verb

_STOPS = frozenset([";", "[", "]", QUOTED])
# The only words at which a reported clause can end or an aside in it begin.
_TURNS = _STOPS | DASHES | frozenset([":", "(", ",", "and", "but", "according"])
_CONTRASTS = frozenset("but yet".split())
_CONCESSIONS = frozenset("while though although whereas even".split())
# What goes on with the reported clause after "but" or a dash: a second "that", a contrast inside the clause.
_GOES_ON = frozenset("that not also what whether rather only for".split())
_SUBORDINATE = SUBORDINATORS - frozenset("that than how what why whether where so lest".split())
_FINITE = frozenset("has have had is are was were did does do would will can could".split())
# Nouns that sum up what was said or done, in an apposition of the reporter's ("…, a move that angered …").
_SUMMARIES = frozenset(
    "move step tactic result message level percentage share sign decision shift position stance feat blow "
    "reversal remark comment statement response signal".split()
)


def clause_end(
    view: Frame,
    start: int,
    limit: int,
    later: list[Cue],
    cue: Cue,
    *,
    is_clause: bool,
    is_fronted: bool | None = None,
) -> int:
    """Where the content that begins at `start` ends, no later than `limit`.

    A reported clause (`is_clause`) goes on past coordinated verbs and relative clauses; the object or
    infinitive of a reporting verb ends where the sentence takes up another finite verb or says when and
    where it was said.
    `is_fronted`: the cue stands in a clause before the main clause; found by form when not given.
    """
    lower = view.lower
    own = {other.first for other in later if _continues(view, other, cue)}
    others = {
        other.subject[0]
        for other in later
        if other.how == "subject"
        and other.verb is not None
        and other.verb.kind in ("say", "tell")
        and other.subject is not None
        and other.subject[0] < other.first
        and lower[other.subject[0]] not in RELATIVE
    }
    if is_fronted is None:
        is_fronted = _is_fronted(view, cue)
    at = start
    while at < limit:
        word = lower[at]
        if is_clause and word not in _TURNS and at not in own and at not in others:
            at += 1
            continue
        if word in _STOPS or word == ":" and view.words[at + 1 : at + 2] == [QUOTED]:
            return at
        if word == "(":
            at = _past_bracket(view, at, limit)
            if at == limit:
                return _last_bracket(view, start, limit)
            continue
        if word in DASHES and at > start:
            at = _past_dash(view, at, limit)
            if at < 0:
                return -at
            continue
        if at in own:
            return _before_cue(view, start, at)
        if at in others and has_finite_verb(view, start, at) and (joint := _joint(view, at)) < at:
            return joint
        if word == "," and at > start and _ends_at_comma(view, start, at, limit, cue, is_fronted, is_clause):
            return at
        if word == "according" and at > start:
            return at - 1 if lower[at - 1] == "," else at
        if is_clause and word in ("and", "but") and leaves_mood(view, start, at, limit):
            return at - 1 if lower[at - 1] == "," else at
        if not is_clause and at > start + 1 and word == ":":
            return at
        if not is_clause and at > start + 1 and _ends_phrase(view, at, limit, cue):
            return at
        at += 1
    return limit


def _joint(view: Frame, at: int) -> int:
    """The position before the comma and coordinator that join on the clause at `at`; `at` without them."""
    joint = at
    while is_adverb(view.lower[joint - 1]):
        joint -= 1
    is_joined = view.lower[joint - 1] in COORDINATORS or view.lower[joint - 1] == ","
    while view.lower[joint - 1] in COORDINATORS or view.lower[joint - 1] == ",":
        joint -= 1
    return joint if is_joined else at


def before_quoting(view: Frame, start: int, end: int, later: list[Cue]) -> int:
    """Where content that runs into the stretch at `end` ends: before the clause that reports the stretch.

    That clause begins after a comma or coordinator with a cue of its own ("…, which he described as “…”",
    "… and called it “…”"); without one the stretch belongs to the content, which then is no indirect
    quotation: `start`.
    """
    for cue in reversed(later):
        if cue.verb is None or cue.subject is None or not start + 2 < cue.first < end:
            continue
        left = cue.subject[0] if start < cue.subject[0] < cue.first else cue.first
        while left > start and (is_adverb(view.lower[left - 1]) or is_auxiliary(view.lower[left - 1])):
            left -= 1
        joint = left
        while joint > start and (view.lower[joint - 1] in COORDINATORS or view.lower[joint - 1] in RELATIVE):
            joint -= 1
        if joint > start and view.lower[joint - 1] == ",":
            return joint - 1
        if joint < left or view.lower[left] in RELATIVE:
            return joint
    return start


def _past_bracket(view: Frame, at: int, limit: int) -> int:
    """The position after the bracket that opens at `at`; `limit` where nothing follows it."""
    for close in range(at + 1, limit):
        if view.lower[close] == ")":
            return close + 1
        if view.lower[close] == QUOTED:
            break
    return limit


def _last_bracket(view: Frame, start: int, limit: int) -> int:
    return next((at for at in range(limit - 1, start, -1) if view.lower[at] == "("), limit)


def _past_dash(view: Frame, at: int, limit: int) -> int:
    """The position from which content goes on after a dash; minus that of the dash where it ends there.

    Two dashes enclose an aside inside the clause; after a single one only a further "that" or a
    contrast inside the clause goes on with it.
    """
    lower = view.lower
    following = lower[at + 1] if at + 1 < limit else ""
    if (
        following in COORDINATORS
        and at + 2 < limit
        and (lower[at + 2] in _GOES_ON or is_auxiliary(lower[at + 2]))
    ):
        return at + 1
    for other in range(at + 1, limit):
        if lower[other] in (QUOTED, ";"):
            return -at
        if lower[other] == lower[at]:
            return other + 1 if other + 1 < limit else -at
    return at + 1 if following in ("even", "at", "including", "such") else -at


def _is_fronted(view: Frame, cue: Cue) -> bool:
    """Whether the cue stands in a clause before the main clause ("While X said …, Y", "Asked if …, Y")."""
    at = min(cue.first, cue.subject[0])
    if not _SUBORDINATE.isdisjoint(view.lower[at : min(cue.first, at + 4)]):
        return True
    while at > 0 and (is_adverb(view.lower[at - 1]) or view.lower[at - 1] in ("even",)):
        at -= 1
    return at > 0 and view.lower[at - 1] in _SUBORDINATE


def _ends_at_comma(
    view: Frame, start: int, at: int, limit: int, cue: Cue, is_fronted: bool, is_clause: bool
) -> bool:
    """Whether the comma at `at` ends the content."""
    lower = view.lower
    if at + 1 >= limit:
        return False
    word = lower[at + 1]
    second = lower[at + 2] if at + 2 < limit else ""
    if cue.how == "relative" and is_finite(view, at + 1):
        return True
    if word in _CONTRASTS:
        return second not in _GOES_ON and not second.endswith("n't")
    if word in _CONCESSIONS:
        return True
    if word == "as" and second in _FINITE:
        return True
    if is_fronted and (begins_main_clause(view, at + 1, limit) or word in DETERMINERS or word in POSSESSIVES):
        return True
    if word == "and" and second != "that" and begins_main_clause(view, at + 2, limit):
        return not is_clause or changes_level(view, start, at, limit)
    if word in ("a", "an"):
        return not _SUMMARIES.isdisjoint(lower[at + 2 : min(limit, at + 5)])
    return not is_clause and word in RELATIVE


def _ends_phrase(view: Frame, at: int, limit: int, cue: Cue) -> bool:
    """Whether an object or infinitive ends before `at`: at a further finite verb, or at the setting."""
    lower = view.lower
    word = lower[at]
    if word in ("and", "but") and at + 1 < limit:
        following = lower[at + 1]
        if lower[at - 1] not in PERSONAL and begins_main_clause(view, at + 1, limit):
            return True
        if (
            following in _FINITE
            or following.endswith("ing")
            and cue.verb is not None
            and cue.verb.shape == "ing"
        ):
            return True
        return is_finite(view, at + 1) and cue.verb is not None and cue.verb.shape == "past"
    if word in ("after", "before", "while") and at + 1 < limit and lower[at + 1].endswith("ing"):
        return True
    if word in ("in", "on", "during", "at", "through") and at + 1 < limit:
        return is_setting(view, at + 1, limit)
    is_day = word in DAYS and lower[at - 1] not in PREPOSITIONS and lower[at - 1] not in TIME
    return is_day and closes(view, at + 1, limit)


def _before_cue(view: Frame, start: int, at: int) -> int:
    """The position at `at` moved back over what joins the next cue on (coordinator, adverbs, auxiliaries)."""
    end = at
    while end > start and (is_adverb(view.lower[end - 1]) or is_auxiliary(view.lower[end - 1])):
        end -= 1
    if view.lower[end - 1] not in COORDINATORS and view.lower[end - 1] != ",":
        return at
    while end > start and (view.lower[end - 1] in COORDINATORS or view.lower[end - 1] == ","):
        end -= 1
    return end


def _continues(view: Frame, other: Cue, cue: Cue) -> bool:
    """Whether a later cue belongs to the same source and so ends what this one reports ("… and added", "…,
    saying").
    """
    if other.verb is None or cue.verb is None or other.verb.kind == "think":
        return False
    if "seen" in other.verb.traits:
        return False
    if other.how == "participle":
        previous = view.lower[other.first - 1]
        return previous == "," or previous in COORDINATORS and other.verb.shape == cue.verb.shape
    return other.how == "coordinated" and other.verb.shape == cue.verb.shape
