"""Indirect quotations: the content clause of a reporting verb, without marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.attribution import phrases
from analysis.attribution.clause_cues import Cue, names_people
from analysis.attribution.content_ends import before_quoting, clause_end
from analysis.attribution.content_starts import COMPLEMENTS, OBJECT_VERBS, QUESTION_WORDS, content_start
from analysis.attribution.cues import cue_nouns, cue_verbs
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    COORDINATORS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    TIME,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    is_verb,
    organisation_words,
)
from analysis.attribution.levels import SETTINGS
from analysis.attribution.phrases import has_finite_verb

Range = tuple[int, int]

# Nouns that an infinitive completes: what was promised, demanded, threatened or proposed.
_PROMISES = frozenset(
    "promise promises pledge pledges vow vows threat threats demand demands proposal call calls plea "
    "recommendation suggestion".split()
)
# Verbs that report only what people do: a cost may threaten, a number underline, without anybody's words.
_PERSONAL_VERBS = frozenset("threaten underscore underline highlight".split())
_FINDINGS = frozenset("find rule determine".split())
_ANONYMITY = frozenset("named identified quoted anonymous anonymity unnamed".split())
# Words before "to say" that leave it unsaid: refusals, and what somebody only could, should or need say.
_UNSAID = frozenset(
    "not never nothing without decline declined declines declining refuse refused refuses refusing fail "
    "failed fails failing reluctant unable inability unwilling able ability way ways need needs needed "
    "request requests pressure chance opportunity expected too would could should might may must enough".split()
)
# Adverbs that belong to what follows the verb: "said both were safe", "said there was water".
_OPENING = frozenset(
    "both all there here only even just still not never nearly almost "
    "himself herself itself themselves".split()
)
_ASIDES = frozenset("as asked when while after before".split())
_FEWEST_TOKENS = 2
_PASSIVE = frozenset(["passive", "preposition", ""])
_POINTERS = frozenset("it that this them him her so me us".split())


@dataclass(frozen=True, slots=True)
class Content:
    """A reported clause: its token range and the cue that reports it (without subject: nobody is named)."""

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
            if told is not None and told.last - told.first >= _FEWEST_TOKENS:
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
                or end - start == 2
                and view.lower[end - 1] in _POINTERS
                or QUOTED in view.words[start:end]
                or start <= cue.subject[0] < end
            ):
                continue
            yield Content(start, end, cue)
            reach = max(reach, end)


def _told(view: Frame, limit: int, cue: Cue, later: list[Cue], *, is_first: bool) -> Content | None:
    """What somebody "was asked", "was accused of" or "was told": of the agent after "by", a question also of
    nobody named.
    """
    lower = view.lower
    verb, at = cue.verb, cue.last
    if verb.shape != "past" or verb.kind != "tell" and verb.lemma not in ("accuse", "urge"):
        return None
    agent = phrases.after(view, at, limit) if lower[at : at + 1] == ["by"] else None
    if agent is not None:
        of = next((here for here in range(*agent) if lower[here] == "of"), agent[1])
        agent = (agent[0], of) if verb.lemma == "accuse" else agent
        at = agent[1]
    if (
        at >= limit
        or agent is None
        and (verb.lemma != "ask" or lower[at] == "about")
        or not _ANONYMITY.isdisjoint(lower[at : at + 7])
    ):
        return None
    if (
        lower[at] not in QUESTION_WORDS
        and lower[at] not in ("that", "to", "of")
        or lower[cue.first - 1] == "not"
    ):
        return None
    start = at + 1 if lower[at] in ("that", "of") else at
    is_clause = lower[at] in QUESTION_WORDS and lower[at] != "about" or lower[at] == "that"
    source = Cue(cue.first, cue.last, verb, agent, "asked" if agent is None else "passive")
    is_fronted = is_first or cue.how == "preposition"
    end = clause_end(view, start, limit, later, source, is_clause=is_clause, is_fronted=is_fronted)
    is_pointer = end - start == 2 and lower[end - 1] in _POINTERS
    return None if QUOTED in view.words[start : end + 1] or is_pointer else Content(start, end, source)


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
    if cue.verb is not None and cue.verb.lemma in _PERSONAL_VERBS and not _is_person(view, cue.subject):
        return False
    if cue.verb is None or cue.verb.kind in ("say", "tell") or cue.verb.lemma in OBJECT_VERBS:
        return True
    following = view.lower[cue.last] if cue.last < len(view.lower) else ""
    if following == "that":
        return cue.verb.kind == "call" or cue.verb.lemma in _FINDINGS and _is_body(view, cue)
    return cue.verb.lemma == "call" and following in COMPLEMENTS["call"]


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
    following = lower[cue.last] if cue.last < len(lower) else ""
    is_object = following in DETERMINERS or following in POSSESSIVES or following in ("him", "her", "them")
    return not (is_object and cue.verb.lemma in ("claim", "deny", "question"))


def _ranges(view: Frame, first: int, limit: int, cue: Cue, later: list[Cue]) -> list[Range]:
    """Token ranges of what the cue reports: one, or two around a reporting clause in the middle ("…, X said,
    …").
    """
    lower = view.lower
    if cue.how == "noun":
        return _beside_noun(view, first, limit, cue, later)
    if cue.verb is None:
        return _beside_according(view, first, limit, cue)
    if cue.verb.lemma == "ask" and not _ANONYMITY.isdisjoint(lower[cue.last : cue.last + 7]):
        return []
    if cue.subject[0] > cue.first:
        return _around(view, first, limit, cue, cue.subject[0] - 1, cue.subject[1])
    after = cue.last
    while after < limit and (
        lower[after] in TIME or is_adverb(lower[after]) and lower[after] not in _OPENING
    ):
        after += 1
    found = content_start(view, after, limit, cue)
    if found is None:
        return _around(view, first, limit, cue, cue.subject[0], _past_setting(view, after, limit))
    start, is_clause = found
    return [(start, clause_end(view, start, limit, later, cue, is_clause=is_clause))]


def _past_setting(view: Frame, after: int, limit: int) -> int:
    """The comma that closes a reporting clause, when and where it was said included ("X said in May,")."""
    if after < limit and view.lower[after] in PREPOSITIONS:
        comma = next((at for at in range(after, min(limit, after + 10)) if view.lower[at] == ","), limit)
        has_setting = any(word in SETTINGS or word in TIME for word in view.lower[after:comma])
        return comma if has_setting else limit
    return after if view.lower[after : after + 1] == [","] else limit


def _around(view: Frame, first: int, limit: int, cue: Cue, left_end: int, right: int) -> list[Range]:
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
        cue.subject[0] < cue.first
        and right + 1 < limit
        and lower[right] == ","
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


def _beside_noun(view: Frame, first: int, limit: int, cue: Cue, later: list[Cue]) -> list[Range]:
    """What "her claim that …" or "his promise to …" holds, to the verb of the clause that the noun opens."""
    lower = view.lower
    is_clause = lower[cue.last] == "that"
    start = cue.last + 1 if is_clause else cue.last
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


def _beside_according(view: Frame, first: int, limit: int, cue: Cue) -> list[Range]:
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
