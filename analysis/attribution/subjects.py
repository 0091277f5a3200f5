"""Subjects that no phrase right before the verb shows: contracted, caused, owning, of an earlier clause."""

from analysis.attribution import phrases
from analysis.attribution.cues import CueVerb
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    COORDINATORS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    is_adverb,
    is_capitalised,
    is_verb,
)

_CAUSING = frozenset(
    "prompt prompts prompted lead leads led leave leaves left leaving force forces forced forcing cause "
    "causes caused get gets got invite invited allow allows allowed push pushed prompting leading sent send "
    "urged urge asked told encouraged encourage persuaded".split()
)


def is_as_reported(frame: Frame, first: int, at: int) -> bool:
    """Whether the verb before "by" at `at` stands in "as reported by" or "as first reported by"."""
    before = at - 2 if at - first > 1 and is_adverb(frame.lower[at - 1]) else at - 1
    return before >= first and frame.lower[before] == "as"


def according(frame: Frame, first: int, at: int, last: int) -> tuple[int, int] | None:
    """The source named by "according to" at `at`; where that opens the sentence, the name after the comma
    is the subject of what is reported unless a second comma closes it off.
    """
    source = phrases.after(frame, at + 1, last)
    if source is not None and frame.lower[source[1] : source[1] + 1] in (["by"], ["from"]):
        author = phrases.after(frame, source[1], last)
        if author is not None and any(is_capitalised(word) for word in frame.words[slice(*author)]):
            return author
    if source is None or at - first > 1 or "," not in frame.lower[source[0] : source[1]]:
        return source
    return (
        source
        if frame.lower[source[1] : source[1] + 1] == [","]
        else (source[0], frame.lower.index(",", source[0]))
    )


def contracted(frame: Frame, first: int, at: int, verb: CueVerb) -> tuple[tuple[int, int], str] | None:
    """The pronoun that an auxiliary is contracted with ("he's said", "who's argued", "they'll say")."""
    while at > first and (is_adverb(frame.lower[at - 1]) or frame.lower[at - 1] == "not"):
        at -= 1
    pronoun, mark, auxiliary = frame.lower[at - 1].partition("'") if at > first else ("", "", "")
    if not mark or pronoun not in PERSONAL and pronoun != "who":
        return None
    if auxiliary in ("re", "m") and verb.shape == "past":
        return (at - 1, at), "passive"
    return (at - 1, at), "relative" if pronoun == "who" else "subject"


def begins_reported_clause(frame: Frame, phrase: tuple[int, int]) -> bool:
    """Whether the pronoun after a verb is the subject of what is said ("…,” said he would stay")."""
    return frame.lower[phrase[0]].partition("'")[0] in PERSONAL and (
        "'" in frame.lower[phrase[0]]
        or phrase[1] < len(frame.lower)
        and is_verb(frame.words, frame.lower, phrase[1], phrase[0])
    )


def clause_start(frame: Frame, first: int, at: int) -> int:
    """Where the main clause that holds the token at `at` begins: after the last ", but" or ";"."""
    for mark in range(at - 2, first, -1):
        if frame.lower[mark] == ";" or frame.lower[mark] == "," and frame.lower[mark + 1] == "but":
            return mark + 1
    return first


def subject_of_clause(frame: Frame, first: int, at: int) -> tuple[int, int] | None:
    """The subject of the nearest finite verb before a coordinator ("when the mayor rose and said")."""
    while at > first and is_adverb(frame.lower[at - 1]):
        at -= 1
    if at == first or frame.lower[at - 1] not in COORDINATORS:
        return None
    for verb in range(at - 2, first, -1):
        if frame.lower[verb] in (";", ":", QUOTED):
            return None
        if is_verb(frame.words, frame.lower, verb, first):
            subject, how = phrases.before(frame, first, verb)
            return subject if how in ("subject", "relative") else None
    return None


def caused(frame: Frame, first: int, at: int) -> tuple[int, int] | None:
    """The object that an infinitive at `at` has as its subject ("prompted the mayor to say")."""
    to = at - 1
    while to > first and frame.lower[to] != "to":
        to -= 1
    for start in range(to - 1, max(first, to - 7), -1):
        if frame.lower[start] in (",", QUOTED) or frame.lower[start] in PREPOSITIONS:
            return None
        if frame.lower[start - 1] in _CAUSING:
            return start, to
    return None


def possessor(frame: Frame, owner: tuple[int, int]) -> tuple[int, int]:
    """The phrase that owns a noun, without what stands before it ("amid [the mayor's] claims")."""
    first, end = owner
    start = end - 1
    while start > first and frame.lower[start] not in DETERMINERS and frame.lower[start] not in POSSESSIVES:
        before = frame.lower[start - 1]
        if before in PREPOSITIONS and before != "of" or is_verb(frame.words, frame.lower, start - 1, first):
            break
        start -= 1
    return start, end
