"""Indirect quotations: the content clause of a reporting verb, without marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.attribution import phrases
from analysis.attribution.clause_cues import Cue
from analysis.attribution.content import (
    QUESTION_WORDS,
    SETTINGS,
    around,
    before_quoting,
    beside_according,
    beside_noun,
    clause_end,
    content_start,
)
from analysis.attribution.cues import cue_nouns
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    COORDINATORS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    TIME,
    is_adverb,
    is_capitalised,
    names_people,
    organisation_words,
)
from analysis.attribution.phrases import Range

# Nouns that an infinitive completes: what was promised, demanded, threatened or proposed.
_PROMISES = frozenset(
    "promise promises pledge pledges vow vows threat threats demand demands proposal call calls plea "
    "recommendation suggestion".split()
)
_NOBODY = frozenset("nobody none neither no".split())
_ANONYMITY = frozenset("named identified quoted anonymous anonymity unnamed".split())
# Words before "to say" that leave it unsaid: refusals, and what somebody only could, should or need say.
_UNSAID = frozenset(
    "not never nothing without decline declined declines declining refuse refused refuses refusing fail "
    "failed fails failing reluctant unable inability unwilling able ability way ways need needs needed "
    "request requests pressure chance opportunity expected too would could should might may must "
    "enough".split()
)
# Adverbs that belong to what follows the verb: "said both were safe", "said there was water".
_OPENING = frozenset(
    "both all there here only even just still not never nearly almost "
    "himself herself itself themselves".split()
)
_FEWEST_TOKENS = 2
_PASSIVE = frozenset(["passive", "preposition", ""])
_ABOUT = PREPOSITIONS | frozenset(["about"])
_POINTERS = frozenset("it that this them him her so me us".split())


@dataclass(frozen=True, slots=True)
class Content:
    """A reported clause: its token range and the cue that reports it."""

    first: int
    last: int
    cue: Cue


def contents(view: Frame, first: int, last: int, cues: list[Cue], used: set[int]) -> Iterator[Content]:
    """The reported clauses of one sentence, for each cue that ties no quoted stretch (`used`: first tokens of
    those).
    """
    limit = last
    while limit > first and view.words[limit - 1] in (".", "?", "!", ")"):
        limit -= 1
    reach = first
    closing = _closing(view, first, limit, cues, used)
    for position, cue in enumerate(cues):
        if cue.first < reach:
            continue
        if cue.how in _PASSIVE and cue.verb is not None:
            told = _told(view, limit, cue, cues[position + 1 :], is_first=cue.first - first <= 1)
            if told is not None:
                yield told
                reach = told.last
            continue
        if cue.subject is None or not _reports(view, cue):
            continue
        if closing is not None and cue is not closing and closing.first > cue.first:
            continue
        later = cues[position + 1 :]
        for start, end in _ranges(view, first, limit, cue, later):
            if end < last and view.words[end] == QUOTED:
                end = before_quoting(view, start, end, later)
            elif cue.first in used and QUOTED not in view.words[end:last]:
                continue
            if (
                start < cue.first in used
                or end - start < _FEWEST_TOKENS
                and not _is_named(view, start, end, cue)
                or _only_points(view, start, end)
                or QUOTED in view.words[start:end]
                or start <= cue.subject[0] < end
            ):
                continue
            yield Content(start, end, cue)
            reach = max(reach, end)
        if cue.first in used and (further := _second_that(view, cue, last)) is not None:
            end = clause_end(view, further, limit, later, cue, is_clause=True)
            if further < end:
                yield Content(further, end, cue)


def _only_points(view: Frame, start: int, end: int) -> bool:
    """Whether the content is no more than "about it"."""
    return end - start == 2 and view.lower[start] in _ABOUT and view.lower[end - 1] in _POINTERS


def _is_named(view: Frame, start: int, end: int, cue: Cue) -> bool:
    """Whether one word is all that is reported: what somebody claimed or conceded ("claimed victory")."""
    if end != start + 1 or cue.verb is None or "act" not in cue.verb.traits:
        return False
    word = view.words[start]
    return word.isalpha() and len(word) > 4 and word.islower() and not is_adverb(word)


def _second_that(view: Frame, cue: Cue, last: int) -> int | None:
    """Where a second reported clause begins after words in marks ("said it “was wrong” and that she …")."""
    for at in range(last - 1, cue.last, -1):
        if view.words[at] == QUOTED:
            return None
        if (
            view.lower[at] == "that"
            and view.lower[at - 1] in COORDINATORS
            and QUOTED in view.words[cue.last : at]
        ):
            return at + 1
    return None


def _told(view: Frame, limit: int, cue: Cue, later: list[Cue], *, is_first: bool) -> Content | None:
    """What somebody "was asked by" or "was accused by" the one named after "by"; None where nobody is."""
    lower, verb = view.lower, cue.verb
    if verb.shape != "past" or lower[cue.last : cue.last + 1] != ["by"] or lower[cue.first - 1] == "not":
        return None
    if verb.kind != "tell" and verb.lemma not in ("accuse", "urge"):
        return None
    agent = phrases.after(view, cue.last, limit)
    if agent is None:
        return None
    if verb.lemma == "accuse":
        agent = agent[0], next((at for at in range(*agent) if lower[at] == "of"), agent[1])
    at = agent[1]
    if at >= limit or lower[at] not in QUESTION_WORDS and lower[at] not in ("that", "to", "of"):
        return None
    start = at + 1 if lower[at] in ("that", "of") else at
    is_clause = lower[at] in QUESTION_WORDS and lower[at] != "about" or lower[at] == "that"
    source = Cue(cue.first, cue.last, verb, agent, "passive")
    is_fronted = is_first or cue.how == "preposition"
    end = clause_end(view, start, limit, later, source, is_clause=is_clause, is_fronted=is_fronted)
    if (
        QUOTED in view.words[start : end + 1]
        or end - start < _FEWEST_TOKENS
        or _only_points(view, start, end)
    ):
        return None
    return Content(start, end, source)


def _closing(view: Frame, first: int, limit: int, cues: list[Cue], used: set[int]) -> Cue | None:
    """The cue of a reporting clause that closes the sentence ("…, officials said"): all before it is its
    content.
    """
    if not cues or cues[-1].first in used or cues[-1].verb is None or cues[-1].subject is None:
        return None
    cue = cues[-1]
    if (
        cue.verb.kind not in ("say", "tell")
        or max(cue.last, cue.subject[1]) < limit - 4
        or QUOTED in view.words[first:limit]
    ):
        return None
    ranges = _ranges(view, first, limit, cue, [])
    return cue if ranges and ranges[0][1] <= cue.first else None


def _reports(view: Frame, cue: Cue) -> bool:
    if cue.how == "noun":
        following = view.lower[cue.last : cue.last + 2]
        return following[:1] == ["that"] or following[:1] == ["to"] and view.lower[cue.first] in _PROMISES
    if cue.how in ("document", "passive", "preposition"):
        return False
    if cue.how == "infinitive" and not _is_done(view, cue):
        return False
    if view.lower[cue.subject[0]] in _NOBODY:
        return False
    if cue.verb is not None and "person" in cue.verb.traits and not _is_person(view, cue.subject):
        return False
    if cue.verb is None or cue.verb.kind in ("say", "tell") or "np" in cue.verb.takes:
        return True
    following = view.lower[cue.last] if cue.last < len(view.starts) else ""
    if following == "that":
        return "that" in cue.verb.takes and ("body" not in cue.verb.traits or _is_body(view, cue))
    return following in cue.verb.prepositions or following == "to" and "to" in cue.verb.takes


def _is_person(view: Frame, subject: Range) -> bool:
    """Whether the subject is a name, a pronoun for people or a word for people."""
    head = phrases.head(view, subject)
    word = view.lower[head]
    is_pronoun = word.partition("'")[0] in PERSONAL or word in ("who", "many", "some", "others")
    return is_pronoun or is_capitalised(view.words[head]) or names_people(word)


def _is_body(view: Frame, cue: Cue) -> bool:
    """Whether a document, court or other body finds, rather than a person who only notices."""
    word = view.lower[phrases.head(view, cue.subject)]
    return word in cue_nouns() or word in organisation_words() or word in ("it", "judge", "jury", "court")


def _is_done(view: Frame, cue: Cue) -> bool:
    """Whether what the infinitive names is said ("went on to say"), not left unsaid ("declined to say")."""
    lower = view.lower
    if lower[cue.subject[0]] in ("it", "this", "there", "that", "what"):
        return False
    before = lower[max(0, cue.first - 6) : cue.first]
    if not _UNSAID.isdisjoint(before) or any(word.endswith("n't") for word in before):
        return False
    following = lower[cue.last] if cue.last < len(view.starts) else ""
    is_object = following in DETERMINERS or following in POSSESSIVES or following in ("him", "her", "them")
    return not (is_object and cue.verb.lemma in ("claim", "deny", "question"))


def _ranges(view: Frame, first: int, limit: int, cue: Cue, later: list[Cue]) -> list[Range]:
    """Token ranges of what the cue reports: one, or two around a reporting clause in the middle ("…, X said,
    …").
    """
    lower = view.lower
    if cue.how == "noun":
        return beside_noun(view, first, limit, cue, later)
    if cue.verb is None:
        return beside_according(view, first, limit, cue)
    if cue.verb.lemma == "ask" and not _ANONYMITY.isdisjoint(lower[cue.last : cue.last + 7]):
        return []
    if cue.subject[0] > cue.first:
        return around(view, first, limit, cue, cue.subject[0] - 1, cue.subject[1])
    after = cue.last
    while after < limit and (
        lower[after] in TIME or is_adverb(lower[after]) and lower[after] not in _OPENING
    ):
        after += 1
    found = content_start(view, after, limit, cue)
    if found is None:
        return around(view, first, limit, cue, cue.subject[0], _past_setting(view, after, limit))
    start, is_clause = found
    return [(start, clause_end(view, start, limit, later, cue, is_clause=is_clause))]


def _past_setting(view: Frame, after: int, limit: int) -> int:
    """The comma that closes a reporting clause, when and where it was said included ("X said in May,")."""
    if after < limit and view.lower[after] in PREPOSITIONS:
        comma = next((at for at in range(after, min(limit, after + 10)) if view.lower[at] == ","), limit)
        has_setting = any(word in SETTINGS or word in TIME for word in view.lower[after:comma])
        return comma if has_setting else limit
    return after if view.lower[after : after + 1] == [","] else limit
