"""Where reported content begins after its verb: past listeners and times, at "that", "to" or a question."""

from analysis.attribution.clause_cues import Cue
from analysis.attribution.cues import cue_nouns, cue_verbs, noun_like
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    COORDINATORS,
    DASHES,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    TIME,
    is_auxiliary,
    is_capitalised,
    is_verb,
)
from analysis.attribution.phrases import has_finite_verb

Start = tuple[int, bool]  # the first token of the content, and whether it is a clause

QUESTION_WORDS = frozenset("if whether why how what when where who which about".split())
_CLAUSE_OPENERS = (
    DETERMINERS | POSSESSIVES | PERSONAL | frozenset(["that", "to", ",", "there", "about", "not", "on", "in"])
)
_LISTENERS = frozenset(
    "reporters supporters lawmakers voters journalists investors members officials them him her us me "
    "people".split()
)
_CONDITIONS = frozenset("when while if after before because as where since until who which".split())
# "Said little", "said so": words for how much is said, where no clause of their own follows.
_AMOUNTS = frozenset("so little nothing much something anything more less goodbye hello".split())
_REACH_OF_THAT = 16


def content_start(view: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """Where the content begins that follows the cue's verb, and whether it is a clause.

    `after`: the token after the verb and its adverbs. None where nothing follows that the verb could report,
    so that its content may stand before it; (`limit`, False) where something else follows.
    """
    lower = view.lower
    if after >= limit or lower[after] in (";", ":"):
        return None
    if lower[after] == ",":
        that = _that_after_aside(view, after, limit)
        return None if that is None else (that + 1, True)
    if (
        lower[after] == "yes"
        or lower[after] in _AMOUNTS
        and not has_finite_verb(view, after, min(limit, after + 8))
    ):
        return limit, False
    if (complement := _complement(view, after, limit, cue)) is not None:
        return complement
    if (that := _that(view, after, limit, cue)) is not None:
        is_pronoun = that + 1 < limit and is_auxiliary(lower[that + 1])
        has_aside = that + 1 < limit and lower[that + 1] == ","
        return that if is_pronoun else that + 1 + has_aside, True
    if "wh" in cue.verb.takes and (question := _question(view, after, limit)) is not None:
        return question, True
    if lower[after : after + 2] in (["at", "least"], ["at", "most"], ["up", "to"]):
        return after, True
    is_infinitive = lower[after] == "to" and "to" in cue.verb.takes
    if not is_infinitive and (
        lower[after] in PREPOSITIONS or lower[after] in ("as", "when", "while", "because")
    ):
        clause = _clause_after_phrase(view, after, limit)
        return None if clause is None or cue.verb.kind != "say" else (clause, True)
    if "whom-to" in cue.verb.takes and (command := _command(view, after, limit, cue)) is not None:
        return command, False
    start = _past_listener(view, after, limit, cue)
    if start is None or start >= limit:
        return None
    if start > after and lower[start] in cue.verb.prepositions:
        return start, False
    if _takes(view, cue, start, limit):
        return start, _is_clause(view, start, limit, cue)
    return limit, False


def _complement(view: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """The start of what follows the verb's own preposition ("warned of", "pointed out that")."""
    lemma, word = cue.verb.lemma, view.lower[after]
    following = view.lower[after + 1] if after + 1 < limit else ""
    if word not in cue.verb.prepositions or following in TIME:
        return None
    if lemma == "agree" and word == "to" and following not in DETERMINERS and following not in POSSESSIVES:
        return None
    if not _takes_complement(view, after, limit, cue):
        return limit, False
    return (after + 2, True) if following == "that" else (after + 1, False)


def _takes_complement(view: Frame, at: int, limit: int, cue: Cue) -> bool:
    """Whether the preposition at `at` leads to what is said ("responded to questions"), not to what merely
    happens ("would respond to treatment", "all signs point to rain").
    """
    lower = view.lower
    if cue.verb.lemma == "respond":
        return any(word in cue_nouns() for word in lower[at + 1 : min(limit, at + 6)])
    if cue.verb.lemma == "point" and lower[at] == "to":
        return lower[cue.subject[1] - 1] not in ("signs", "sign", "evidence", "everything", "it", "that")
    return True


def _clause_after_phrase(view: Frame, after: int, limit: int) -> int | None:
    """Where a clause without "that" begins after a phrase of time or place ("said on Friday he had met")."""
    if view.lower[after] in ("despite", "without", "because"):
        return after
    for at in range(after + 1, min(limit - 1, after + 10)):
        if view.lower[at] in (",", ";", ":", QUOTED):
            return None
        word = view.lower[at].partition("'")[0]
        if view.lower[at - 1] in TIME and (word in ("it", "there") or word in DETERMINERS):
            return at
        if view.lower[at - 1] in _CONDITIONS:
            return None
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
    if lower[after] == "to":
        return None
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
        if (
            word in (",", ";", ":", QUOTED, "that")
            or word in QUESTION_WORDS
            or is_auxiliary(word)
            and word != "not"
        ):
            return None
        if "'" in word and word.partition("'")[0] in PERSONAL:
            return None
        if word != "not" and is_verb(view.words, lower, at, after):
            return None
        if cue_verbs().get(word) is not None and word not in noun_like():
            return None
    return None


def _that(view: Frame, after: int, limit: int, cue: Cue) -> int | None:
    """The "that" which opens the reported clause, past a listener, place or time ("told reporters in Oslo
    that").
    """
    is_phrase = view.lower[after] in PREPOSITIONS and view.lower[after] != "with"
    if view.lower[after] == "to" and "to" in cue.verb.takes:
        return None
    for at in range(after, min(limit, after + _REACH_OF_THAT)):
        word = view.lower[at]
        if word == "that":
            is_time = view.lower[at - 1] in TIME and view.lower[after] not in DETERMINERS
            follows_noun = at > after and not is_capitalised(view.words[at - 1]) and not is_time
            if at > after and view.lower[at + 1 : at + 2] == [","]:
                return None
            is_first = at == after or not follows_noun or is_phrase
            is_told = cue.verb.kind == "tell" and "wh" not in cue.verb.takes
            return at if is_first or is_told or view.lower[at - 1] in _LISTENERS else None
        if (word == "," or word in DASHES) and (later := _that_after_aside(view, at, limit)):
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


def _past_listener(view: Frame, start: int, limit: int, cue: Cue) -> int | None:
    """Where the content begins after the listener of a telling verb; None where nothing is told."""
    if cue.verb.kind != "tell" or "wh" in cue.verb.takes and view.lower[start] in QUESTION_WORDS:
        return start
    if cue.verb.lemma == "question" or view.lower[start] == "to":
        return start
    lower = view.lower
    at = start
    if lower[at] in PERSONAL or lower[at] in _LISTENERS:
        at += 1
    elif lower[at] in DETERMINERS or lower[at] in POSSESSIVES:
        at = _past_noun(view, at + 1, limit, cue.verb.prepositions)
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
    if at < limit and lower[at] in cue.verb.prepositions and at + 1 < limit:
        return at
    if at < limit and (
        lower[at] in (",", "-", "—", "–", "--") or lower[at] in PREPOSITIONS and lower[at] != "to"
    ):
        return None
    return at


def _question(view: Frame, start: int, limit: int) -> int | None:
    """The question word after a phrase of time or place ("questioned in May whether")."""
    for at in range(start, min(limit, start + 8)):
        if view.lower[at] in ("whether", "if", "why"):
            return at
        if view.lower[at] in (",", QUOTED):
            return None
    return None


def _past_noun(view: Frame, at: int, limit: int, prepositions: frozenset[str]) -> int:
    """The position after the noun of "the council", "his closest allies", or at the verb's preposition."""
    end = at + 1
    while (
        end < min(limit, at + 4)
        and view.lower[end] not in DASHES
        and view.lower[end] not in prepositions
        and view.lower[end] != ","
        and view.lower[end].partition("'")[0] not in _CLAUSE_OPENERS
        and not is_auxiliary(view.lower[end])
    ):
        end += 1
    return end


def _takes(view: Frame, cue: Cue, start: int, limit: int) -> bool:
    """Whether what begins at `start` has the form that the verb's content takes."""
    word, lemma, takes = view.lower[start], cue.verb.lemma, cue.verb.takes
    if word == "to":
        return "to" in takes
    if word in (":", QUOTED) or word in DASHES or word in COORDINATORS:
        return False
    if "wh" in takes:
        return word in QUESTION_WORDS or lemma == "question"
    if takes.isdisjoint(("clause", "np")):
        return False
    if word == "no":
        return "np" not in takes
    if "np" in takes or lemma in ("say", "argue", "claim", "insist", "warn", "think"):
        return True
    return _has_verb(view, start, limit)


def _is_clause(view: Frame, start: int, limit: int, cue: Cue) -> bool:
    """Whether the content that begins at `start` is a clause rather than an infinitive or an object."""
    if view.lower[start] == "to" or cue.verb.kind == "call":
        return False
    if "np" not in cue.verb.takes:
        return True
    if "clause" not in cue.verb.takes:
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
