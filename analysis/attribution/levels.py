"""Whose clause it is: where a sentence leaves what somebody said and goes on with what the reporter tells."""

from analysis.attribution.cues import cue_verbs
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    COORDINATORS,
    DETERMINERS,
    MODALS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    TIME,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    is_verb,
)

SETTINGS = frozenset(
    "interview email e-mail statement speech letter tweet post debate rally conference call hearing memo "
    "message appearance filing news press telephone phone television radio".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())
_UNCHANGED = frozenset("let cut put set hit shut quit cast read spread bet hurt cost".split())
_PARTICIPIAL = frozenset("be been being is are was were am have has had having".split())


def is_finite(view: Frame, at: int) -> bool:
    """Whether a finite verb stands at `at`, adverbs passed over."""
    while at < len(view.lower) and is_adverb(view.lower[at]):
        at += 1
    if at >= len(view.lower):
        return False
    verb = cue_verbs().get(view.lower[at])
    return (
        is_auxiliary(view.lower[at])
        or is_verb(view.words, view.lower, at, 0)
        or (verb is not None and verb.shape in ("past", "s"))
    )


def begins_main_clause(view: Frame, at: int, limit: int) -> bool:
    """Whether a noun phrase with a finite verb begins at `at`."""
    lower = view.lower
    while at < limit and is_adverb(lower[at]):
        at += 1
    if at >= limit:
        return False
    word = lower[at].partition("'")[0]
    if word in PERSONAL or word in ("it", "there", "this", "that"):
        return True
    is_noun_phrase = word in DETERMINERS or lower[at] in POSSESSIVES or word[:1].isdigit()
    if not is_noun_phrase and not is_capitalised(view.words[at]):
        return False
    end = at + 1
    while end < min(limit, at + 14) and lower[end] not in (";", QUOTED) and lower[end] not in COORDINATORS:
        if lower[end] in RELATIVE:
            return False
        if is_finite(view, end):
            return True
        end += 1
    return False


def changes_level(view: Frame, start: int, at: int, limit: int) -> bool:
    """Whether the clause after ", and" is the reporter's: another cue, or past tense after a present one."""
    for here in range(at + 2, min(limit, at + 16)):
        if view.lower[here] in RELATIVE:
            return False
        verb = cue_verbs().get(view.lower[here])
        if verb is not None and verb.kind in ("say", "tell") and verb.shape in ("past", "s"):
            return True
        if is_finite(view, here):
            return not _is_present(view.lower[here]) and _first_is_present(view, start, at)
    return False


def leaves_mood(view: Frame, start: int, at: int, limit: int) -> bool:
    """Whether a past verb after the coordinator at `at` can't go on with what is reported in the present or
    with a modal ("said she would stay and left the room").
    """
    here = at + 1
    while here < limit and is_adverb(view.lower[here]):
        here += 1
    if here >= limit or is_auxiliary(view.lower[here]) or not is_verb(view.words, view.lower, here, at):
        return False
    if (
        view.lower[here] in _UNCHANGED
        or _is_present(view.lower[here])
        or not _PARTICIPIAL.isdisjoint(view.lower[start:at])
    ):
        return False
    finite = next((view.lower[word] for word in range(start, at) if is_finite(view, word)), "")
    return finite in MODALS or finite.endswith(("'ll", "'d"))


def _is_present(word: str) -> bool:
    return word in ("is", "are", "has", "have", "does", "do", "can", "will", "may", "shall", "must") or (
        word.endswith("s") and word not in ("was",)
    )


def _first_is_present(view: Frame, start: int, end: int) -> bool:
    """Whether the first finite verb of start..end is in the present tense."""
    for here in range(start + 1, end):
        if is_finite(view, here):
            return _is_present(view.lower[here])
    return False


def is_setting(view: Frame, at: int, limit: int) -> bool:
    """Whether the phrase after a preposition says when or where something was said ("in an interview")."""
    for here in range(at, min(limit, at + 5)):
        word = view.lower[here]
        if word in SETTINGS or here == at and word in DAYS:
            return closes(view, here + 1, limit)
        if word in PREPOSITIONS or word == ",":
            return False
    return False


def closes(view: Frame, at: int, limit: int) -> bool:
    """Whether a phrase of time or place ends the sentence or its clause, a few words after `at`."""
    while at < limit and view.lower[at] in TIME:
        at += 1
    following = view.lower[at : at + 1]
    return at >= limit or following[0] in PREPOSITIONS or following[0] in (",", "and", "but")
