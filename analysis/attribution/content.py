"""What a cue reports without marks: where its content begins and ends, and content that follows no verb."""

from analysis.attribution.clause_cues import Cue
from analysis.attribution.cues import cue_nouns, cue_verbs, noun_like
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    COORDINATORS,
    DASHES,
    DETERMINERS,
    MODALS,
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
    names_people,
)
from analysis.attribution.phrases import Range, has_finite_verb

SETTINGS = frozenset(
    "interview email e-mail statement speech letter tweet post debate rally conference call hearing memo "
    "message appearance filing news press telephone phone television radio".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())
_UNCHANGED = frozenset("let cut put set hit shut quit cast read spread bet hurt cost".split())
_PARTICIPIAL = frozenset("be been being is are was were am have has had having".split())


def is_finite(view: Frame, at: int) -> bool:
    """Whether a finite verb stands at `at`, adverbs passed over."""
    while at < len(view.starts) and is_adverb(view.lower[at]):
        at += 1
    if at >= len(view.starts):
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
