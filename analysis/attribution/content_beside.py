"""Content that follows no verb: around a reporting clause, beside "according to", after a noun."""

from analysis.attribution.clause_cues import Cue
from analysis.attribution.content_ends import clause_end
from analysis.attribution.cues import cue_verbs
from analysis.attribution.frames import Frame
from analysis.attribution.grammar import (
    COORDINATORS,
    DETERMINERS,
    PERSONAL,
    PREPOSITIONS,
    TIME,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    is_verb,
)
from analysis.attribution.levels import is_finite
from analysis.attribution.phrases import Range, has_finite_verb
from analysis.attribution.verb_forms import names_people

_ASIDES = frozenset("as asked when while after before".split())


def around(view: Frame, first: int, limit: int, cue: Cue, left_end: int, right: int) -> list[Range]:
    """The clause before a reporting clause and, where a comma follows that, its rest ("…, X said, …")."""
    lower = view.lower
    comma = min(left_end, cue.first, cue.subject[0]) - 1
    if comma <= first or lower[comma] != "," or cue.how not in ("subject", "preposition"):
        return []
    start = first
    while start < comma and (lower[start] in COORDINATORS or lower[start] in ("(", "—", "–")):
        start += 1
    rest: list[Range] = []
    if (
        right + 1 < limit
        and lower[right] == ","
        and (cue.subject[0] < cue.first or is_finite(view, right + 1))
        and _goes_on(view, right + 1, limit)
    ):
        rest = [(right + 1, clause_end(view, right + 1, limit, [], cue, is_clause=True))]
    is_split = bool(rest) and (is_auxiliary(lower[right + 1]) or lower[right + 1].endswith("ed"))
    is_aside = lower[start] in _ASIDES or not is_split and _is_lead_in(view, start, comma)
    return rest if is_aside else [(start, comma), *rest]


def _goes_on(view: Frame, at: int, limit: int) -> bool:
    """Whether the reported clause can go on at `at` after "…, X said, …"."""
    word = view.lower[at]
    if word in ("and", "but"):
        return any(is_auxiliary(following) for following in view.lower[at + 1 : min(limit, at + 4)])
    return word not in ("who", "which", "adding", "but", "and", "as") and not word.endswith("ing")


def _is_lead_in(view: Frame, start: int, comma: int) -> bool:
    """Whether the words before the comma only lead in to the reporting clause ("In an interview, X said")."""
    inner = max((at for at in range(start, comma) if view.lower[at] == ","), default=-1)
    if comma - inner > 4 and inner > 0 and _begins_noun_phrase(view, inner + 1):
        return False
    if (
        view.lower[start] in PREPOSITIONS
        or view.lower[start].endswith("ing")
        or view.lower[comma - 1] in TIME
    ):
        return not has_finite_verb(view, start, comma)
    return comma - start < 3 and view.lower[start] not in PERSONAL


def _begins_noun_phrase(view: Frame, at: int) -> bool:
    word = view.lower[at]
    return word in PERSONAL or word in DETERMINERS or word.endswith("s") or is_capitalised(view.words[at])


def _is_apposed(view: Frame, start: int, end: int) -> bool:
    """Whether the tokens between two commas say who somebody is ("Clara Lund, the board's director,")."""
    lower = view.lower
    if lower[start] not in DETERMINERS and not lower[start].endswith(("'s", "s'")):
        return False
    return names_people(lower[end - 1]) and not has_finite_verb(view, start, end)


def beside_noun(view: Frame, first: int, limit: int, cue: Cue, later: list[Cue]) -> list[Range]:
    """What "her claim that …" or "his promise to …" holds, to the verb of the clause that the noun opens."""
    lower = view.lower
    is_clause = lower[cue.last] == "that"
    start = cue.last + 1 if is_clause else cue.last
    if start + 1 >= limit:
        return []
    if is_clause and _is_relative_clause(view, start):
        return []
    if not is_clause and (lower[start + 1] in DETERMINERS or is_capitalised(view.words[start + 1])):
        return []
    end = clause_end(view, start, limit, later, cue, is_clause=is_clause)
    if not has_finite_verb(view, first, min(cue.subject[0], cue.first)):
        verbs = [at for at in range(start + 1, end) if is_verb(view.words, lower, at, start)]
        verbs = [at for at in verbs if at - 1 not in verbs and not is_adverb(lower[at - 1])]
        end = min([end, *verbs[1 if is_clause else 0 :]])
    return [(start, end)]


def _is_relative_clause(view: Frame, start: int) -> bool:
    """Whether "that" is the subject of its clause ("his claim that made headlines")."""
    return is_verb(view.words, view.lower, start, start - 1) or view.lower[start] in cue_verbs()


def beside_according(view: Frame, first: int, limit: int, cue: Cue) -> list[Range]:
    """The clause beside "according to X": the rest of the sentence on the other side."""
    lower = view.lower
    end = cue.subject[1]
    if cue.first - first <= 1:
        while end < limit and lower[end] != ",":
            end += 1
        apposed = next((at for at in range(end + 1, limit) if lower[at] == ","), -1)
        if apposed > end + 1 and lower[end + 1] not in PREPOSITIONS and _is_apposed(view, end + 1, apposed):
            end = apposed
        return [(end + 1, limit)] if end + 1 < limit else []
    stop = cue.first
    while stop > first and lower[stop - 1] in (",", "—", "–", "-"):
        stop -= 1
    start = first
    for at in range(first, stop):
        if lower[at] in (";", "—", "–"):
            start = at + 1
    found = [(start, stop)] if stop > start else []
    if end + 1 < limit and lower[end] == "," and not has_finite_verb(view, start, stop):
        found.append((end + 1, limit))
    return found
