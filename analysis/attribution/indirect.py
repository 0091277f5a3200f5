"""Indirect quotations: the content clause of a reporting verb, without marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.attribution import phrases
from analysis.attribution.clause_cues import Cue, names_people
from analysis.attribution.content_ends import SETTINGS, before_quoting, clause_end
from analysis.attribution.cues import AMBIGUOUS, cue_nouns, cue_verbs
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
from analysis.attribution.phrases import has_finite_verb

Range = tuple[int, int]

# What a verb's reported content looks like: a clause (with or without "that"), a question, an infinitive,
# a noun phrase.
_INFINITIVE = frozenset(
    "promise pledge vow threaten urge demand propose swear call ask advise recommend offer agree claim "
    "volunteer plead beg".split()
)
# Verbs whose object is asked or told to do what follows: "urged the council to wait".
_COMMANDS = frozenset(
    "ask urge tell advise beg exhort instruct warn remind caution plead call implore beseech counsel".split()
)
_QUESTION = frozenset("ask question wonder inquire".split())
_OBJECT = frozenset(
    "accuse criticize criticise denounce dismiss blame condemn describe deny reject mention question "
    "propose announce express estimate confirm disclose acknowledge predict recommend demand detail "
    "charge declare forecast recount recall remember report reveal reiterate stress emphasize suggest allege cite promise pledge reaffirm".split()
)
_COMPLEMENTS = {
    "point": ("to", "out"), "complain": ("about", "of"), "warn": ("of", "about", "against"),
    "respond": ("to",), "comment": ("on",), "joke": ("about",), "argue": ("for", "against", "over"),
    "ask": ("about", "for"),
    "question": ("about",), "boast": ("of", "about"), "hint": ("at",), "refer": ("to",),
    "remind": ("of", "about"), "agree": ("with", "on", "to"),
    "call": ("for", "on"), "object": ("to",), "testify": ("about",), "lament": ("about",),
}  # fmt: skip
# Nouns that an infinitive completes: what was promised, demanded, threatened or proposed.
_PROMISES = frozenset(
    "promise promises pledge pledges vow vows threat threats demand demands proposal call calls plea "
    "recommendation suggestion".split()
)
_FINDINGS = frozenset("find rule determine".split())
_ANONYMITY = frozenset("named identified quoted anonymous anonymity unnamed".split())
# Words before "to say" that leave it unsaid: refusals, and what somebody only could, should or need say.
_UNSAID = frozenset(
    "not never nothing without decline declined declines declining refuse refused refuses refusing fail "
    "failed fails failing reluctant unable inability unwilling able ability way ways need needs needed "
    "request requests pressure chance opportunity expected would could should might may must enough".split()
)
_CLAUSE_OPENERS = (
    DETERMINERS | POSSESSIVES | PERSONAL | frozenset(["that", "to", ",", "there", "about", "not", "on", "in"])
)
# Adverbs that belong to what follows the verb: "said both were safe", "said there was water".
_OPENING = frozenset(
    "both all there here only even just still not never nearly almost "
    "himself herself itself themselves".split()
)
# Verbs that report only with "that": "allow users to write", "answer a question" are no reports.
_ONLY_THAT = frozenset("allow read answer post address brief lecture".split())
_ASIDES = frozenset("as asked when while after before".split())
_WH = frozenset("if whether why how what when where who which about".split())
_STOPS = frozenset([";", "(", ")", "[", "]", "—", "–", "--", QUOTED])
_BREAK_AFTER_COMMA = frozenset("but while though although whereas even yet so".split())
_DASHES = frozenset(["—", "–", "--", "-"])
_FEWEST_TOKENS = 2
_PASSIVE = frozenset(["passive", "preposition", ""])
_POINTERS = frozenset("it that this them him her so me us".split())
_REACH_OF_THAT = 16


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
    if at >= limit or agent is None and verb.lemma != "ask" or not _ANONYMITY.isdisjoint(lower[at : at + 7]):
        return None
    if lower[at] not in _WH and lower[at] not in ("that", "to", "of") or lower[cue.first - 1] == "not":
        return None
    start = at + 1 if lower[at] in ("that", "of") else at
    is_clause = lower[at] in _WH and lower[at] != "about" or lower[at] == "that"
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
    if cue.verb is None or cue.verb.kind in ("say", "tell") or cue.verb.lemma in _OBJECT:
        return True
    following = view.lower[cue.last] if cue.last < len(view.lower) else ""
    if following == "that":
        return cue.verb.kind == "call" or cue.verb.lemma in _FINDINGS and _is_body(view, cue)
    return cue.verb.lemma == "call" and following in _COMPLEMENTS["call"]


def _is_body(view: Frame, cue: Cue) -> bool:
    """Whether a document, court or other body finds, rather than a person who only notices."""
    word = view.lower[phrases.head(view, cue.subject)]
    return word in cue_nouns() or word in organisation_words() or word in ("it", "judge", "jury", "court")


def _is_done(view: Frame, cue: Cue) -> bool:
    """Whether what the infinitive names is said ("went on to say") and not left unsaid ("declined to say")."""
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
    if (
        cue.verb is not None
        and cue.verb.lemma == "ask"
        and not _ANONYMITY.isdisjoint(lower[cue.last : cue.last + 7])
    ):
        return []
    if cue.how == "noun":
        return _beside_noun(view, first, limit, cue, later)
    if cue.verb is None:
        return _beside_according(view, first, limit, cue)
    if cue.subject[0] > cue.first:
        return _around(view, first, limit, cue, cue.subject[0] - 1, cue.subject[1])
    after = cue.last
    while after < limit and (
        lower[after] in TIME or is_adverb(lower[after]) and lower[after] not in _OPENING
    ):
        after += 1
    if after < limit and lower[after] == "," and (that := _that_after_aside(view, after, limit)) is not None:
        return [(that + 1, clause_end(view, that + 1, limit, later, cue, is_clause=True))]
    if after >= limit or lower[after] == ",":
        return _around(view, first, limit, cue, cue.subject[0], after)
    if lower[after] in (";", ":"):
        return _around(view, first, limit, cue, cue.subject[0], limit)
    is_complement = lower[after] in _COMPLEMENTS.get(cue.verb.lemma, ()) and lower[after + 1] not in TIME
    if lower[after] == "to" and cue.verb.lemma == "agree":
        is_complement = lower[after + 1] in DETERMINERS or lower[after + 1] in POSSESSIVES
    if is_complement and not _takes_complement(view, after, limit, cue):
        return []
    that = None if is_complement and lower[after + 1] != "that" else _that(view, after, limit, cue)
    if is_complement and lower[after + 1] == "that":
        that = after + 1
    if that is not None:
        is_pronoun = that + 1 < limit and is_auxiliary(lower[that + 1])
        start = that if is_pronoun else that + 1
        return [(start, clause_end(view, start, limit, later, cue, is_clause=True))]
    if is_complement:
        return [(after + 1, clause_end(view, after + 1, limit, later, cue, is_clause=False))]
    if cue.verb.lemma in _QUESTION and (question := _wh_after_phrase(view, after, limit)) is not None:
        return [(question, clause_end(view, question, limit, later, cue, is_clause=True))]
    is_infinitive = lower[after] == "to" and cue.verb.lemma in _INFINITIVE
    if not is_infinitive and (
        lower[after] in PREPOSITIONS or lower[after] in ("as", "when", "while", "because")
    ):
        is_condition = lower[after] in ("despite", "without", "because")
        clause = after if is_condition else _clause_after_phrase(view, after, limit)
        if clause is not None and cue.verb.kind == "say":
            return [(clause, clause_end(view, clause, limit, later, cue, is_clause=True))]
        comma = next((at for at in range(after, min(limit, after + 10)) if lower[at] == ","), limit)
        if not any(word in SETTINGS or word in TIME for word in lower[after:comma]):
            comma = limit
        return _around(view, first, limit, cue, cue.subject[0], comma)
    if (
        lower[after] != "to"
        and cue.verb.lemma in _COMMANDS
        and (command := _command(view, after, limit, cue)) is not None
    ):
        return [(command, clause_end(view, command, limit, later, cue, is_clause=False))]
    start = _past_listener(view, after, limit, cue)
    if start is None or start >= limit:
        return _around(view, first, limit, cue, cue.subject[0], limit)
    is_complement = lower[start] in _COMPLEMENTS.get(cue.verb.lemma, ())
    if not is_complement and not _takes(view, cue, start, limit):
        return []
    return [
        (start, clause_end(view, start, limit, later, cue, is_clause=_is_clause(view, start, limit, cue)))
    ]


def _takes_complement(view: Frame, at: int, limit: int, cue: Cue) -> bool:
    """Whether the preposition at `at` leads to what is said ("responded to questions", "she pointed to the
    wall") and not to what merely happens ("would respond to treatment", "all signs point to rain").
    """
    lower = view.lower
    if cue.verb.lemma == "respond":
        return any(word in cue_nouns() for word in lower[at + 1 : min(limit, at + 6)])
    if cue.verb.lemma == "point" and lower[at] == "to":
        last = lower[cue.subject[1] - 1]
        return last not in ("signs", "sign", "evidence", "everything", "it", "that", "which")
    return True


def _clause_after_phrase(view: Frame, after: int, limit: int) -> int | None:
    """Where a clause without "that" begins after a phrase of time or place ("said on Friday he had met")."""
    for at in range(after + 1, min(limit - 1, after + 10)):
        if view.lower[at] in (",", ";", ":", QUOTED):
            return None
        word = view.lower[at].partition("'")[0]
        if view.lower[at - 1] in TIME and (word in ("it", "there") or word in DETERMINERS):
            return at
        if word in PERSONAL and view.lower[at - 1] not in COORDINATORS:
            return (
                at
                if view.lower[at - 1] in TIME or is_capitalised(view.words[at - 1]) or at > after + 1
                else None
            )
    return None


def _command(view: Frame, after: int, limit: int, cue: Cue) -> int | None:
    """Where the content of "urged X to wait" begins: at X, after a verb of telling at "to"."""
    lower = view.lower
    for at in range(after + 1, min(limit - 1, after + 10)):
        word = lower[at]
        if word == "to":
            if (
                lower[at + 1] in DETERMINERS
                or lower[at + 1] in POSSESSIVES
                or is_capitalised(view.words[at + 1])
            ):
                return None
            start = at if cue.verb.lemma in ("tell", "remind", "warn") else after
            return start - 1 if start == at and lower[at - 1] == "not" else start
        if word in (",", ";", ":", QUOTED, "that") or word in _WH or is_auxiliary(word) and word != "not":
            return None
        if "'" in word and word.partition("'")[0] in PERSONAL:
            return None
        if word != "not" and is_verb(view.words, lower, at, after):
            return None
        if cue_verbs().get(word) is not None and word not in AMBIGUOUS:
            return None
    return None


def _that(view: Frame, after: int, limit: int, cue: Cue) -> int | None:
    """The "that" which opens the reported clause, past a listener, place or time ("told reporters in Oslo
    that").
    """
    is_phrase = view.lower[after] in PREPOSITIONS and view.lower[after] != "with"
    if view.lower[after] == "to" and cue.verb.lemma in _INFINITIVE:
        return None
    for at in range(after, min(limit, after + _REACH_OF_THAT)):
        word = view.lower[at]
        if word == "that":
            follows_noun = (
                at > after and not is_capitalised(view.words[at - 1]) and view.lower[at - 1] not in TIME
            )
            if at > after and view.lower[at + 1 : at + 2] == [","]:
                return None
            is_first = at == after or not follows_noun or is_phrase
            is_told = cue.verb.kind == "tell" and cue.verb.lemma not in _QUESTION
            return at if is_first or is_told or view.lower[at - 1] in _LISTENERS else None
        if (word == "," or word in _DASHES) and (later := _that_after_aside(view, at, limit)):
            return later
        if word in (",", ";", ":", QUOTED) or is_auxiliary(word) or word.partition("'")[0] in PERSONAL:
            return None
        if (
            at > after
            and not is_phrase
            and view.words[at].islower()
            and is_verb(view.words, view.lower, at, after)
        ):
            return None
    return None


def _that_after_aside(view: Frame, mark: int, limit: int) -> int | None:
    """The "that" after an aside or the rest of a place between commas or dashes ("said, twice, that …")."""
    for at in range(mark + 2, min(limit - 1, mark + 14)):
        if view.lower[at] == view.lower[mark]:
            return at + 1 if view.lower[at + 1] == "that" else None
        if view.lower[at] == QUOTED or view.lower[mark] == "," and is_auxiliary(view.lower[at]):
            return None
    return None


_LISTENERS = frozenset(
    "reporters supporters lawmakers voters journalists investors members officials them him her us me "
    "people".split()
)


def _past_listener(view: Frame, start: int, limit: int, cue: Cue) -> int | None:
    """Where the content begins after the listener of a telling verb; None where nothing is told."""
    if cue.verb.kind != "tell" or cue.verb.lemma in _QUESTION and view.lower[start] in _WH:
        return start
    if cue.verb.lemma == "question" or view.lower[start] == "to":
        return start
    lower = view.lower
    at = start
    if lower[at] in PERSONAL or lower[at] in _LISTENERS:
        at += 1
    elif lower[at] in DETERMINERS or lower[at] in POSSESSIVES:
        at = _past_noun(view, at + 1, limit)
    else:
        while at < limit and (
            is_capitalised(view.words[at])
            or lower[at] == "of"
            or lower[at] in DETERMINERS
            and lower[at] != "about"
        ):
            at += 1
        at = max(at, start + 1)
    while at < limit and lower[at] in TIME:
        at += 1
    if at < limit and lower[at] in _COMPLEMENTS.get(cue.verb.lemma, ()) and at + 1 < limit:
        return at
    if at < limit and (
        lower[at] in (",", "-", "—", "–", "--") or lower[at] in PREPOSITIONS and lower[at] != "to"
    ):
        return None
    return at


def _wh_after_phrase(view: Frame, start: int, limit: int) -> int | None:
    """The question word after a phrase of time or place ("questioned in May whether")."""
    for at in range(start, min(limit, start + 8)):
        if view.lower[at] in ("whether", "if", "why"):
            return at
        if view.lower[at] in (",", QUOTED):
            return None
    return None


def _past_noun(view: Frame, at: int, limit: int) -> int:
    """The position after the noun of "the council", "his closest allies"."""
    end = at + 1
    while (
        end < min(limit, at + 4)
        and view.lower[end] not in _CLAUSE_OPENERS
        and not is_auxiliary(view.lower[end])
    ):
        end += 1
    return end


def _takes(view: Frame, cue: Cue, start: int, limit: int) -> bool:
    """Whether what begins at `start` has the form that the verb's content takes."""
    word, lemma = view.lower[start], cue.verb.lemma
    if word == "to":
        return lemma in _INFINITIVE
    if word in (":", QUOTED) or word in _DASHES or word in COORDINATORS:
        return False
    if lemma in _QUESTION:
        return word in _WH or lemma == "question"
    if lemma in _ONLY_THAT:
        return False
    if word == "no":
        return lemma not in _OBJECT
    if lemma in _OBJECT or lemma in ("say", "argue", "claim", "insist", "warn", "think"):
        return True
    return _has_verb(view, start, limit)


def _is_clause(view: Frame, start: int, limit: int, cue: Cue) -> bool:
    """Whether the content that begins at `start` is a clause rather than an infinitive or an object."""
    if view.lower[start] == "to" or cue.verb.kind == "call":
        return False
    if cue.verb.lemma not in _OBJECT:
        return True
    if cue.verb.lemma == "mention":
        return False
    ends = (at for at in range(start, limit) if view.lower[at] in (",", ";", QUOTED, "and", "but"))
    return has_finite_verb(view, start, next(ends, limit))


def _has_verb(view: Frame, start: int, limit: int) -> bool:
    """Whether a finite verb follows soon, so that the words are a clause."""
    for at in range(start, min(limit, start + 14)):
        word = view.lower[at]
        if word in (",", ";", ":", QUOTED) or word in COORDINATORS and at > start + 1:
            break
        if at > start and (
            is_auxiliary(word) or word.endswith(("'d", "'ll", "'ve", "'re", "ed")) or word in cue_verbs()
        ):
            return True
    return view.lower[start].partition("'")[0] in PERSONAL


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
