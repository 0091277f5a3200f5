"""Noun phrases that begin at a place: the subject of a clause, and the subject right of an inverted verb.

Every function takes a frame and token positions and returns a half-open token range, or None.
"""

from analysis.attribution.cues import cue_verbs
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    CALENDAR,
    COORDINATORS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    TIME,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    is_verb,
    role_nouns,
    titles,
)

Range = tuple[int, int]
BREAKS = frozenset(
    [";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "…", "..", "...", "?", "!", ".", QUOTED]
)
_NOUNS_IN_ING = frozenset("nothing something anything everything thing morning evening spring king".split())
_AFTER_LINKS = frozenset("of for from at with".split())


def phrase_starting(frame: Frame, first: int, limit: int) -> Range | None:
    """The noun phrase that is the subject of the clause beginning at `first`: lead-ins skipped, up to its
    verb.
    """
    lower = frame.lower
    at = first
    while at < limit:
        word = lower[at]
        if word in COORDINATORS or word == "," or (is_adverb(word) and word not in ("both", "all")):
            at += 1
        elif (
            word in PREPOSITIONS
            or word in SUBORDINATORS
            or _is_participle(frame, at)
            or at > first
            and word in RELATIVE
            and lower[first] in PREPOSITIONS
        ):
            comma = _next_index(lower, ",", at, limit)
            if comma < 0:
                return None
            at = comma + 1
        elif word in BREAKS:
            at += 1
        elif (comma := _time_lead_in(frame, at, limit)) >= 0:
            at = comma + 1
        else:
            break
    if at >= limit:
        return None
    if lower[at].partition("'")[0] in PERSONAL or lower[at] in RELATIVE:
        return at, at + 1
    end = at + 1
    while end < limit and not _ends_phrase(frame, end, at):
        end += 1
    while end > at + 1 and (is_adverb(lower[end - 1]) or is_auxiliary(lower[end - 1])):
        end -= 1
    return at, _with_apposed_name(frame, at, end, limit)


def _time_lead_in(frame: Frame, at: int, limit: int) -> int:
    """The comma after a lead-in of time such as "Hours later," at `at`; -1 where there is none."""
    for comma in range(at, min(limit, at + 5)):
        if frame.lower[comma] == ",":
            return comma if frame.lower[comma - 1] in TIME and comma + 1 < limit else -1
    return -1


def _is_participle(frame: Frame, at: int) -> bool:
    word = frame.lower[at]
    if word.endswith("ing") and len(word) > 4 and word not in _NOUNS_IN_ING and at + 1 < len(frame.lower):
        return word in cue_verbs() or not is_capitalised(frame.words[at + 1])
    return word in (
        "asked",
        "told",
        "pressed",
        "faced",
        "given",
        "speaking",
        "citing",
        "questioned",
        "confronted",
    )


def _ends_phrase(frame: Frame, at: int, first: int) -> bool:
    """Whether the noun phrase that began at `first` is over before the token at `at`."""
    word = frame.lower[at]
    if word == "," or word in BREAKS or word in RELATIVE:
        return True
    if word in SUBORDINATORS and word not in PREPOSITIONS:
        return True
    if word in COORDINATORS:
        return not (
            word == "and" and at + 1 < len(frame.words) and is_capitalised(frame.words[at + 1])
        ) or not (is_capitalised(frame.words[at - 1]))
    verb = cue_verbs().get(word)
    if verb is not None and verb.shape in ("past", "s") and frame.lower[at - 1] not in DETERMINERS:
        return True
    return is_auxiliary(word) or is_verb(frame.words, frame.lower, at, first)


def after(frame: Frame, cue: int, limit: int) -> Range | None:
    """The subject right of an inverted verb ("…," said X, head of Y); an apposed name belongs to it."""
    lower = frame.lower
    at = cue + 1
    while at < limit and is_adverb(lower[at]):
        at += 1
    if at >= limit or not _may_begin_subject(frame, at):
        return None
    if lower[at] in PERSONAL:
        return at, at + 1
    end = at + 1
    while end < limit and not _ends_inverted(frame, end, at):
        end += 1
    while end > at + 1 and (lower[end - 1] in PREPOSITIONS or lower[end - 1] in COORDINATORS):
        end -= 1
    return at, _with_apposed_name(frame, at, end, limit)


def _with_apposed_name(frame: Frame, at: int, end: int, limit: int) -> int:
    """The end of the phrase with a name after it that says who is meant ("his deputy, Ann Lee")."""
    name = end + 1 + (frame.lower[end + 1 : end + 2] in (["former"], ["retired"], ["state"]))
    if (
        has_name(frame, at, end)
        or name >= limit
        or frame.lower[end] != ","
        or not is_capitalised(frame.words[name])
    ):
        return end
    end = name
    while end < limit and is_capitalised(frame.words[end]):
        end += 1
    return end


def _may_begin_subject(frame: Frame, at: int) -> bool:
    word, lower = frame.words[at], frame.lower[at]
    if lower in ("that", "it", "you") or lower in CALENDAR or lower == QUOTED:
        return False
    if is_capitalised(word) or lower in DETERMINERS or lower in PERSONAL:
        return True
    return (
        word.replace("-", "").isalnum()
        and lower not in PREPOSITIONS
        and lower not in SUBORDINATORS
        and lower not in COORDINATORS
    )


def _ends_inverted(frame: Frame, at: int, first: int) -> bool:
    word, lower = frame.words[at], frame.lower[at]
    if lower in TIME and frame.lower[at - 1] in DETERMINERS:
        return False
    if lower == "," or lower in BREAKS or lower in RELATIVE or lower in TIME or lower in PERSONAL:
        return True
    if lower in PREPOSITIONS or lower in SUBORDINATORS:
        if lower == "of" and is_capitalised(frame.words[at - 1]):
            return frame.lower[at + 1 : at + 2] != [] and frame.lower[at + 1] in POSSESSIVES
        return lower not in _AFTER_LINKS or (
            lower != "of" and is_capitalised(frame.words[at - 1]) and at - first <= 3
        )
    if lower in COORDINATORS:
        return not (at + 1 < len(frame.words) and is_capitalised(frame.words[at + 1]))
    if is_auxiliary(lower):
        return True
    if not is_capitalised(frame.words[at - 1]) or is_capitalised(word) or not _was_name(frame, at):
        return False
    return lower not in role_nouns()


def _was_name(frame: Frame, at: int) -> bool:
    """Whether two capitalised words stand right before `at`, so that a name has just ended."""
    return at >= 2 and is_capitalised(frame.words[at - 2]) and frame.lower[at - 2] not in DETERMINERS


def has_name(frame: Frame, start: int, end: int) -> bool:
    """Whether the phrase holds a name before its first preposition."""
    for at in range(start, end):
        if frame.lower[at] in PREPOSITIONS:
            return False
        is_name = is_capitalised(frame.words[at]) and not frame.words[at].endswith(("'s", "s'"))
        if is_name and frame.lower[at] not in DETERMINERS and frame.lower[at] not in titles():
            return True
    return False


def _next_index(items: list[str], item: str, start: int, limit: int) -> int:
    for at in range(start, limit):
        if items[at] == item:
            return at
    return -1
