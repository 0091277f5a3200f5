"""What is reported without marks: which cues report something, where its words begin and where they end."""

from collections.abc import Callable, Iterator

from analysis.attribution import phrases
from analysis.attribution.clause_cues import QUESTION_WORDS, Cue
from analysis.attribution.frames import Frame
from analysis.attribution.grammar import DASHES, NOBODY, QUOTED, SUBORDINATORS, TIME, Tag
from analysis.attribution.phrases import Range, has_finite_verb
from analysis.text.lexicons import word_class

Content = tuple[Range, Cue]
Start = tuple[int, bool]  # the first token of the content, and whether it is a clause

_SETTINGS = word_class("setting")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_DAYS = frozenset(word for word in TIME if word.endswith("day")) - {"day"}
_OF_WHAT = frozenset("as of on for".split())
_NOUN_ENDS = frozenset([",", *DASHES, "that", "to", "it", "there", "about", "not", "on", "in"])
_LISTENERS = word_class("listener")
_CONDITIONS = frozenset("when while if after before because as where since until who which".split())
# "Said little", "said so": words for how much is said, where no clause of their own follows.
_AMOUNTS = frozenset("so little nothing much something anything more less goodbye hello yes".split())
_REACH_OF_THAT = 16
_BEFORE: Start = (-1, False)  # nothing follows that the verb could report: its content may stand before it
_STOPS = frozenset([";", "[", "]", QUOTED])
_ENDS_PHRASE = frozenset([";", ":", QUOTED, "when", "where"])
# The only words at which a reported clause can end or an aside in it begin.
_TURNS = _STOPS | DASHES | frozenset([":", "(", ",", "according"])
_CONCESSIONS = frozenset("while though although whereas even".split())
# What goes on with the reported clause after "but" or a dash: a second "that", a contrast inside the clause.
_GOES_ON = frozenset("that not also what whether rather only for".split())
_NO_NOUN = Tag.TIME | Tag.PREPOSITION | Tag.COMMA | Tag.BREAK | Tag.SUBORDINATOR
_SUBORDINATE = SUBORDINATORS - frozenset("that than how what why whether where so lest".split())
_SUMMARIES = word_class("summary")
_ASIDES = frozenset("as asked when while after before".split())
_LEADS_NOUN = Tag.PRONOUN | Tag.DETERMINER | Tag.CAPITAL
_JOINTS = Tag.COORDINATOR | Tag.COMMA
# Subjects after which “point to” tells what happens, not what is said.
_SIGNS = frozenset("signs sign evidence everything it that".split())
_PROMISES = word_class("promise")
_FINDERS = frozenset([".", ""]) | word_class("impersonal") | word_class("document") | word_class("report")
_ANONYMITY = frozenset("named identified quoted anonymous anonymity unnamed".split())
_CAN = frozenset("can could may might cannot can't couldn't".split())
_UNSAID = word_class("unsaid")
_OPENING = word_class("opening")
_DONE_TO = word_class("done_to")
_POINTERS = frozenset("it that this them him her so me us".split())
_PASSIVE = frozenset(["passive", "preposition", ""])


# --- what each cue of a sentence reports ---


def contents(frame: Frame, first: int, last: int, cues: list[Cue], used: set[int]) -> Iterator[Content]:
    """The reported clauses of one sentence, each with its cue; none of those that tie a stretch (`used`)."""
    limit = last
    while frame.lower[limit - 1] in (".", "?", "!", ")"):
        limit -= 1
    reach = first
    closing = _closing(frame, first, limit, cues, used)
    for position, cue in enumerate(cues):
        if cue.first < reach:
            continue
        later = cues[position + 1 :]
        if cue.how in _PASSIVE:
            found = _told(frame, limit, cue, later)
        elif cue.subject is None or closing not in (None, cue) or not _reports(frame, cue):
            continue
        else:
            found = _reported(frame, first, last, limit, cue, later, cue.first in used)
        yield from found
        reach = max([reach, *(words[1] for words, _ in found)])


def _reported(
    frame: Frame, first: int, last: int, limit: int, cue: Cue, later: list[Cue], is_used: bool
) -> list[Content]:  # fmt: skip
    """What one cue reports, without what only points to it or belongs to words in marks."""
    found: list[Content] = []
    for start, end in _ranges(frame, first, limit, cue, later):
        if frame.lower[end] == QUOTED:
            end = _before_quoting(frame, start, end, later)
        elif is_used and QUOTED not in frame.lower[end:last]:
            continue
        is_other = start < cue.first and is_used or QUOTED in frame.lower[start:end]
        if not is_other and _is_content(frame, start, end, cue):
            found.append(((start, end), cue))
    that = frame.rfind(("that", QUOTED), cue.last + 1, last) if is_used else -1
    if frame.lower[that] == "that" and frame.tags[that - 1] & Tag.COORDINATOR:
        end = clause_end(frame, that + 1, limit, later, cue, is_clause=True)  # "“wrong” and that she …"
        if that + 1 < end:
            found.append(((that + 1, end), cue))
    return found


def _is_content(frame: Frame, start: int, end: int, cue: Cue) -> bool:
    """Whether it says something in two words or more: neither "cited “Tides”" nor "denied it to friends"."""
    is_judged = cue.verb is not None and cue.verb.kind == "call" and frame.lower[start + 1] in _OF_WHAT
    is_judged = is_judged and start + 2 < end  # not "described them on [Thursday] as “…”"
    is_to = frame.lower[start + 1] in ("to", "not")
    is_them = not is_to and frame.lower[start] in ("them", "him", "us", "me")  # "denied them a win"
    is_it = (is_them or frame.lower[start] == "it") and not (is_judged or has_finite_verb(frame, start, end))
    is_phrase = end - start > 1 + (frame.lower[end - 1] in _POINTERS)  # not "about it"
    return is_phrase and not is_it and frame.words[start] != QUOTED


def _told(frame: Frame, limit: int, cue: Cue, later: list[Cue]) -> list[Content]:
    """What somebody "was asked by" the one named after "by"."""
    is_told = cue.reporting.kind == "tell" and frame.lower[cue.last] == "by"
    agent = phrases.after(frame, cue.last, limit) if is_told else None
    if agent is None or frame.lower[cue.first - 1] == "not":
        return []
    start = frame.skip(agent[1] + (frame.lower[agent[1]] == "on"), limit, Tag.TIME)
    opener = frame.lower[start]
    if opener not in ("that", "to", *QUESTION_WORDS):
        return []
    source = Cue(cue.first, cue.last, cue.verb, agent, "passive")
    start += opener == "that"
    end = clause_end(frame, start, limit, later, source, is_clause=opener not in ("about", "to"))
    return [] if QUOTED in frame.lower[start : end + 1] else [((start, end), source)]


def _closing(frame: Frame, first: int, limit: int, cues: list[Cue], used: set[int]) -> Cue | None:
    """The cue of a clause that closes the sentence ("…, officials said"): all before it is its content."""
    cue = cues[-1] if cues else None
    if cue is None or cue.first in used or cue.verb is None or cue.subject is None:
        return None
    is_last = max(cue.last, cue.source[1]) >= limit - 4 and QUOTED not in frame.lower[first:limit]
    if not is_last or cue.reporting.kind not in ("say", "tell") and cue.reporting.lemma != "find":
        return None
    ranges = _ranges(frame, first, limit, cue, [])
    return cue if ranges and ranges[0][1] <= cue.first else None


def _reports(frame: Frame, cue: Cue) -> bool:
    """Whether the cue can report words without marks."""
    following, source = frame.lower[cue.last], cue.source
    if cue.how == "noun":
        return following == "that" or following == "to" and frame.lower[cue.first] in _PROMISES
    if cue.how == "infinitive" and not _is_done(frame, cue) or frame.lower[source[0]] in NOBODY:
        return False
    verb = cue.verb
    if verb is None:
        return True
    if verb.lemma in ("find", "remember") and not _CAN.isdisjoint(frame.lower[cue.first - 2 : cue.first]):
        return False  # "could not remember the name"
    people = Tag.PERSONAL | Tag.CAPITAL | Tag.PEOPLE
    if "person" in verb.traits and not frame.tags[phrases.head(frame, source)] & people:
        return False
    if verb.kind in ("say", "tell") or "np" in verb.takes:
        return True
    found = source[0] - 2 * (cue.how == "relative")  # "a study, which found"
    finders = [following, *frame.lower[found : source[1]]]
    if verb.lemma in ("find", "show") and not _FINDERS.isdisjoint(finders):
        return True
    if verb.lemma == "post" and following in ("on", "to") and not frame.tags[cue.last + 1] & Tag.DETERMINER:
        return "that" in frame.lower[cue.last : cue.last + 6]  # "posted on Facebook that"
    return following in verb.prepositions or following in ("that", "to") and following in verb.takes


def _is_done(frame: Frame, cue: Cue) -> bool:
    """Whether what the infinitive names is said ("went on to say"), not left unsaid ("declined to say")."""
    is_clause = frame.lower[cue.last] == "that" or frame.tags[cue.last] & Tag.PERSONAL
    is_said = _UNSAID.isdisjoint(frame.lower[max(0, cue.first - 6) : cue.first])
    is_said = is_said and not frame.tags[cue.first - 2] & Tag.BE  # "The mayor is to ask for help"
    return is_said and (cue.reporting.lemma not in _DONE_TO or bool(is_clause))


def _ranges(frame: Frame, first: int, limit: int, cue: Cue, later: list[Cue]) -> list[Range]:
    """What the cue reports: one range, or two around a reporting clause in the middle ("…, X said, …")."""
    if cue.how == "noun":
        return _beside_noun(frame, first, limit, cue, later)
    if cue.verb is None:
        return _beside_according(frame, first, limit, cue)
    if cue.reporting.lemma == "ask" and not _ANONYMITY.isdisjoint(frame.lower[cue.last : cue.last + 7]):
        return []
    if cue.source[0] > cue.first:
        return _around(frame, first, limit, cue, cue.source[1], later)
    after = cue.last
    while frame.tags[after] & (Tag.TIME | Tag.ADVERB) and frame.lower[after] not in _OPENING:
        if frame.tags[after + 1] & Tag.AUXILIARY:
            break  # "said this was late"
        if frame.lower[after] == "this" and not frame.tags[after + 1] & _NO_NOUN:
            break  # "asked this reporter to go", not "said this week", "told us this in May"
        is_day = frame.lower[after][:3] in _MONTHS and frame.lower[after + 1].isdigit()
        after += 1 + is_day  # "said Nov. 3 it fell"
    start, is_clause = _content_start(frame, after, limit, cue)
    if (start, is_clause) == _BEFORE:
        reach = 10 if frame.tags[after] & Tag.PREPOSITION else 1  # "X said in May, …"
        comma = frame.find((",",), after, min(limit, after + reach))
        return _around(frame, first, limit, cue, comma if comma >= 0 else limit, later)
    return [(start, clause_end(frame, start, limit, later, cue, is_clause=is_clause))]


# --- where it begins ---


def _content_start(frame: Frame, after: int, limit: int, cue: Cue) -> Start:
    """Where the content begins that follows the cue's verb, and whether it is a clause: what the first of
    `STARTS` finds; `_BEFORE` where it may stand before the verb, (`limit`, False) where there is none.

    `after`: the token after the verb and its adverbs.
    """
    for _, rule in STARTS:
        if (start := rule(frame, after, limit, cue)) is not None:
            return start
    return limit, False


def _mark(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """After a mark only the "that" behind an aside begins what is said."""
    if after >= limit or frame.lower[after] in (";", ":"):
        return _BEFORE
    if frame.lower[after] != ",":
        return None
    that = _that_after_aside(frame, after, limit)
    return _BEFORE if that is None else (that + 1, True)


def _amount(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    after += frame.lower[after] == "very"
    end = frame.find((",",), after, min(limit, after + 8))
    end = end if end >= 0 else min(limit, after + 8)
    is_amount = frame.lower[after] in _AMOUNTS and not has_finite_verb(frame, after, end)
    is_amount = is_amount and frame.lower[after + 1] != "than"
    return (limit, False) if is_amount else None


def _complement(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """The start of what follows the verb's own preposition ("warned of", "pointed out that")."""
    following = frame.tags[after + 1]
    if frame.lower[after] not in cue.reporting.prepositions or following & Tag.TIME:
        return None
    if frame.lower[after] == "to" and "to" in cue.reporting.takes and not following & Tag.LEFT_OF_NOUN:
        return None  # "agreed to go"
    is_sign = frame.lower[cue.source[1] - 1] in _SIGNS or frame.lower[after + 2] == "spot"
    if cue.reporting.lemma == "point" and is_sign:
        return limit, False
    is_that = frame.lower[after + 1] == "that"
    return after + 1 + is_that, is_that


def _that_clause(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """Past the "that" which opens the reported clause; at a "that" which is its subject."""
    if (that := _that(frame, after, limit, cue)) is None:
        return None
    is_noun = that == after and not frame.tags[that + 1] & _LEADS_NOUN and frame.lower[that + 1].isalpha()
    is_closed = that + 2 >= limit or frame.tags[that + 2] & _NO_NOUN
    if is_noun and is_closed and not any(tags & Tag.FINITE for tags in frame.tags[that + 1 : limit]):
        return that, False  # "rejected that idea"
    is_pronoun = frame.tags[that + 1] & Tag.AUXILIARY
    return that if is_pronoun else that + 1 + (frame.lower[that + 1] == ","), True


def _that(frame: Frame, after: int, limit: int, cue: Cue) -> int | None:
    """The "that" past a listener, place or time ("told reporters in Oslo that")."""
    is_phrase = frame.tags[after + (frame.lower[after] == "it")] & Tag.PREPOSITION  # "put it to her that"
    if frame.lower[after] == "to" and "to" in cue.reporting.takes:
        return None
    for at in range(after, min(limit, after + _REACH_OF_THAT)):
        word, tags = frame.lower[at], frame.tags[at]
        if word == "that":
            if frame.tags[at + 1] & (Tag.CLOSED_VERB | Tag.AUXILIARY) == Tag.CLOSED_VERB:
                return None  # "responded to a rally that drew 900"
            is_whom = "whom-to" in cue.reporting.takes and frame.lower[after] not in ("a", "an")
            is_told = cue.reporting.kind == "tell" or is_whom  # not "urged a law that …"
            return at if at == after or is_phrase or is_told else None
        is_aside = tags & (Tag.COMMA | Tag.DASH)
        if is_aside and (later := _that_after_aside(frame, at, limit)) is not None:
            return later
        is_end = tags & (Tag.COMMA | Tag.AUXILIARY | Tag.PERSONAL) or word in _ENDS_PHRASE
        if is_end or not is_phrase and (word == "to" or frame.is_verb(at, after)):
            return None
    return None


def _that_after_aside(frame: Frame, mark: int, limit: int) -> int | None:
    """The "that" after an aside or the rest of a place between commas or dashes ("said, twice, that …")."""
    end = frame.find((frame.lower[mark], QUOTED), mark + 2, min(limit - 1, mark + 14))
    return end + 1 if end >= 0 and frame.lower[end : end + 2] == [frame.lower[mark], "that"] else None


def _question(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """The question word after a listener or a phrase of time or place ("questioned in May whether")."""
    if "wh" not in cue.reporting.takes:
        return None
    word = frame.find(("whether", "if", "why", ",", QUOTED), after, min(limit, after + 8))
    return (word, True) if word >= 0 and frame.lower[word].isalpha() else None


def _quantity(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    counted = frame.skip(after, limit, Tag.ADVERB)
    counted += phrases.quantifies(frame, counted)
    is_count = frame.lower[counted][:1].isdigit() or frame.lower[counted] in phrases.NUMBERS
    if is_count and cue.reporting.lemma in ("concede", "add") and not _has_verb(frame, after, limit):
        return limit, False  # "conceded four goals", "added about 40 seats"
    return (after, True) if phrases.quantifies(frame, after) else None


def _setting(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """A clause without "that" after a phrase of time or place ("said on Friday he had met")."""
    word, tags = frame.lower[after], frame.tags[after]
    if word == "to" or not tags & Tag.PREPOSITION and word not in ("as", "when", "while"):
        return None
    for at in range(after + 1, min(limit - 1, after + 10)):
        is_told = frame.tags[at - 1] & Tag.TIME or word == "in" and frame.lower[at - 1] in _SETTINGS
        if is_told and (frame.tags[at] & Tag.DETERMINER or frame.lower[at] in ("it", "there")):
            return at, True
        if frame.lower[at] in (",", ";", ":", QUOTED) or frame.lower[at - 1] in _CONDITIONS:
            break
        if frame.tags[at] & Tag.PERSONAL:
            return at, True
    return _BEFORE


def _command(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """Where the content of "urged X to wait" begins: at X, after a verb of telling at "to"."""
    if "whom-to" not in cue.reporting.takes:
        return None
    for at in range(after + 1, min(limit - 1, after + 10)):
        word = frame.lower[at]
        if word == "to":
            if cue.reporting.lemma not in ("tell", "remind", "warn"):
                return after, False
            return at - (frame.lower[at - 1] == "not"), False
        if word in (",", ";", ":", QUOTED, "that") or word != "not" and frame.is_verb(at, after):
            return None
    return None


def _form(frame: Frame, after: int, limit: int, cue: Cue) -> Start | None:
    """What has the form that the verb takes, past the listener of a telling verb."""
    start = _past_listener(frame, after, limit, cue)
    if start is None or start >= limit:
        return _BEFORE
    if frame.lower[start] in cue.reporting.prepositions:
        return start, False
    return (start, _is_clause(frame, start, limit, cue)) if _takes(frame, cue, start, limit) else None


def _past_listener(frame: Frame, start: int, limit: int, cue: Cue) -> int | None:
    """Where the content begins after the listener of a telling verb; None where nothing is told."""
    verb, lower = cue.reporting, frame.lower
    if verb.kind != "tell" or "np" in verb.takes or lower[start] in ("to", *QUESTION_WORDS):
        return start
    at = start
    if frame.tags[start] & Tag.LEFT_OF_NOUN and lower[start] not in _LISTENERS:
        at = _past_noun(frame, start + 1, limit, verb.prepositions)
    else:
        while at < limit and (frame.tags[at] & Tag.CAPITAL or "of" in lower[at - 1 : at + 1]):
            at += 1
        at = max(at, start + 1)
        at -= frame.tags[at] & Tag.AUXILIARY > 0 and at > start + 1  # "told Harbour News Lund was"
    at += 2 * (lower[at] == "and" and frame.tags[at + 1] & Tag.PEOPLE > 0)
    place = frame.skip(at + 1, limit, Tag.CAPITAL)
    if lower[at] == "in" and place > at + 1 and frame.tags[place] & (Tag.PERSONAL | Tag.DETERMINER):
        return place  # "told the court in Orby he"
    if not frame.tags[at + 1] & Tag.AUXILIARY:  # not "told reporters this was late"
        at += lower[at] == "on" and lower[at + 1] in _DAYS
        at = frame.skip(at, limit, Tag.TIME)
    is_setting = frame.tags[at] & Tag.PREPOSITION and lower[at] not in ("to", *verb.prepositions)
    return None if at < limit and (frame.tags[at] & Tag.COMMA or is_setting) else at


def _past_noun(frame: Frame, at: int, limit: int, prepositions: frozenset[str]) -> int:
    """The position after the noun of "the council", "his closest allies", or at the verb's preposition."""
    end = at + 1
    ends = Tag.LEFT_OF_NOUN | Tag.AUXILIARY | Tag.PERSONAL
    while end < min(limit, at + 4) and not frame.tags[end] & ends:
        if frame.lower[end].partition("'")[0] in _NOUN_ENDS or frame.lower[end] in prepositions:
            break
        end += 1
    return end


def _takes(frame: Frame, cue: Cue, start: int, limit: int) -> bool:
    """Whether what begins at `start` has the form that the verb's content takes."""
    word, takes = frame.lower[start], cue.reporting.takes
    if word == "to":
        return "to" in takes
    if word in (":", QUOTED) or frame.tags[start] & (Tag.DASH | Tag.COORDINATOR):
        return False
    if "wh" in takes:
        return word in QUESTION_WORDS or "np" in takes
    is_sure = "np" in takes or cue.reporting.lemma in ("say", "argue", "claim", "insist", "warn")
    return is_sure or ("clause" in takes or cue.reporting.lemma == "find") and _has_verb(frame, start, limit)


def _has_verb(frame: Frame, start: int, limit: int) -> bool:
    """Whether a finite verb follows soon, so that the words are a clause."""
    for at in range(start, min(limit, start + 14)):
        tags = frame.tags[at]
        if frame.lower[at] in (",", ";", ":", QUOTED) or tags & Tag.COORDINATOR and at > start + 1:
            break
        is_noun = tags & Tag.NOUN_LIKE and frame.tags[at - 1] & Tag.LEFT_OF_NOUN
        is_cue = tags & (Tag.CUE if frame.lower[start] not in ("a", "an") else Tag.FINITE_CUE) and not is_noun
        is_counted = frame.lower[at - 1][:1].isdigit()
        if at > start and not is_counted and (is_cue or frame.is_verb(at, start)):
            return True
    return bool(frame.tags[start] & Tag.PERSONAL)


def _is_clause(frame: Frame, start: int, limit: int, cue: Cue) -> bool:
    """Whether the content that begins at `start` is a clause rather than an infinitive or an object."""
    if frame.lower[start] == "to" or "clause" not in cue.reporting.takes:
        return False
    end = frame.find((",", ";", QUOTED, "and", "but", "because"), start, limit)
    return "np" not in cue.reporting.takes or has_finite_verb(frame, start, end if end >= 0 else limit)


STARTS: list[tuple[str, Callable[[Frame, int, int, Cue], Start | None]]] = [
    ("mark", _mark),
    ("amount", _amount),
    ("complement", _complement),
    ("that", _that_clause),
    ("question", _question),
    ("quantity", _quantity),
    ("setting", _setting),
    ("command", _command),
    ("form", _form),
]


# --- where it ends ---


def clause_end(frame: Frame, start: int, limit: int, later: list[Cue], cue: Cue, *, is_clause: bool) -> int:
    """Where the content that begins at `start` ends, no later than `limit`.

    A reported clause (`is_clause`) goes on past coordinated verbs and relative clauses; an object or an
    infinitive ends at another finite verb, or where it is told when and where it was said.
    """
    own = {other.first for other in later if _continues(frame, other, cue)}
    others = {other.source[0] for other in later if _reports_itself(other)}
    at = start
    while at < limit:
        if at in own or at in others:
            joint = _before_cue(frame, start, at)
            if at in own or joint < at and has_finite_verb(frame, start, at):
                return joint
        past = at + 1
        if not is_clause or frame.lower[at] in _TURNS:
            past = _past(frame, start, at, limit, cue, is_clause=is_clause)
        if past <= at:
            return past
        at = past
    return limit


def _past(frame: Frame, start: int, at: int, limit: int, cue: Cue, *, is_clause: bool) -> int:
    """Where the content goes on past the token at `at`; where it ends, no farther than `at`."""
    word = frame.lower[at]
    if word == "(":
        return max(at, frame.find((")",), at + 1, limit) + 1)
    if frame.tags[at] & Tag.DASH and at > start:
        return _past_dash(frame, at, limit)
    if word == "according":
        return at - (frame.lower[at - 1] == ",")
    if word == ",":
        is_end = _ends_at_comma(frame, start, at, limit, cue, is_clause=is_clause)
    else:
        is_end = word in _STOPS or frame.lower[at : at + 2] == [":", QUOTED]
        is_end = is_end or not is_clause and at > start + 1 and _ends_phrase(frame, start, at, limit, cue)
    return at if is_end else at + 1


def _reports_itself(other: Cue) -> bool:
    """Whether a later cue is a report of somebody else's, not a relative clause."""
    return other.how == "subject" and other.subject is not None and other.reporting.kind in ("say", "tell")


def _before_quoting(frame: Frame, start: int, end: int, later: list[Cue]) -> int:
    """Where content that runs into the stretch at `end` ends: before the clause that reports the stretch.

    That clause has a cue of its own after a comma or coordinator ("…, which he described as “…”"); without
    one the stretch belongs to the content, which then is no indirect quotation: `start`.
    """
    for cue in reversed(later):
        if cue.subject is None or not start + 2 < cue.first < end:
            continue
        left = cue.source[0] if start < cue.source[0] < cue.first else cue.first
        left = frame.back(left, start, Tag.ADVERB | Tag.AUXILIARY)
        leads = Tag.PREPOSITION | Tag.PEOPLE | Tag.ADVERB  # ", with boss Pia Lund hailing", ", only to hear"
        joint = frame.back(left, start, Tag.COORDINATOR | Tag.RELATIVE | leads)
        if frame.lower[joint - 1] == ",":
            return joint - 1
        joint = frame.back(left, start, Tag.COORDINATOR | Tag.RELATIVE)
        if joint < left or frame.tags[left] & Tag.RELATIVE:
            return joint
    that = frame.rfind(("that",), start + 2, end)  # "it fell and that Lund was “ill”"
    is_second = that > 0 and frame.tags[that - 1] & Tag.COORDINATOR
    return frame.back(that - 1, start, Tag.COMMA) if is_second else start


def _past_dash(frame: Frame, at: int, limit: int) -> int:
    """Where content goes on after a dash, behind an aside or at a contrast; the dash where it ends."""
    goes_on = frame.lower[at + 2] in _GOES_ON or frame.tags[at + 2] & Tag.AUXILIARY
    if frame.tags[at + 1] & Tag.COORDINATOR and goes_on:
        return at + 1
    other = frame.find((QUOTED, ";", frame.lower[at]), at + 1, limit)
    if other < 0:
        return at + (frame.lower[at + 1] in ("even", "at", "including", "such"))
    return other + 1 if frame.lower[other] == frame.lower[at] else at


def _is_fronted(frame: Frame, cue: Cue) -> bool:
    """Whether the cue stands in a clause before the main one ("While X said …, Y", "Asked by X if …, Y")."""
    before = frame.back(min(cue.first, cue.source[0]), 0, Tag.ADVERB) - 1
    return cue.how == "passive" or frame.lower[before] in _SUBORDINATE


def _ends_at_comma(frame: Frame, start: int, at: int, limit: int, cue: Cue, *, is_clause: bool) -> bool:
    """Whether the comma at `at` ends the content."""
    word, second = frame.lower[at + 1], frame.lower[at + 2] if at + 2 < limit else ""
    if word in ("but", "yet"):
        return second not in _GOES_ON and not second.endswith("n't")
    if word in _CONCESSIONS or word == "as" and frame.tags[at + 2] & Tag.AUXILIARY:
        return not is_clause or at > start + 4 or has_finite_verb(frame, start, at)
    is_relative = cue.how == "relative" or frame.tags[cue.source[0] - 1] & Tag.RELATIVE
    if is_relative and _is_finite(frame, at + 1):
        return True  # "Lund, who said it fell, left", "the plan, which Lund said was old, failed"
    is_main = frame.tags[at + 1] & Tag.LEFT_OF_NOUN or _begins_main_clause(frame, at + 1, limit)
    if is_main and _is_fronted(frame, cue):
        return True
    if word in ("a", "an"):
        return frame.find(_SUMMARIES, at + 2, min(limit, at + 5)) >= 0
    if word == "and" and not is_clause:
        return _ends_phrase(frame, start, at + 1, limit, cue)
    return not is_clause and bool(frame.tags[at + 1] & Tag.RELATIVE)


def _ends_phrase(frame: Frame, start: int, at: int, limit: int, cue: Cue) -> bool:
    """Whether an object or infinitive ends before `at`: at a further finite verb, or at the setting."""
    word = frame.lower[at]
    if word in ("and", "but"):
        if frame.lower[start] in QUESTION_WORDS and not has_finite_verb(frame, start + 1, at):
            return False  # "how the mayor and the council voted"
        return _is_finite(frame, at + 1) or _begins_main_clause(frame, at + 1, limit)
    if word in ("after", "before", "while"):
        return frame.lower[at + 1].endswith("ing")
    if cue.how == "subject" and cue.source[1] == cue.first and cue.reporting.shape == "ing":
        is_main = bool(frame.tags[at] & Tag.CLOSED_VERB)
        return is_main and has_finite_verb(frame, start, at + 1)  # "a man claiming ties to X shot …"
    if word in ("in", "on", "during", "at", "through"):
        return _is_setting(frame, at + 1, limit)
    return word == ":" or word in _DAYS


def _before_cue(frame: Frame, start: int, at: int) -> int:
    """The position at `at` moved back over what joins the next cue on (coordinator, adverbs, auxiliaries)."""
    if frame.lower[at - 1] in _ASIDES and frame.lower[at - 2] == ",":
        return at - 2  # "said it fell, as the mayor warned that …"
    end = frame.back(at, start, Tag.ADVERB | Tag.AUXILIARY)
    return frame.back(end, start, _JOINTS) if frame.tags[end - 1] & _JOINTS else at


def _continues(frame: Frame, other: Cue, cue: Cue) -> bool:
    """Whether a later cue has the same source and so ends what this one reports ("… and added")."""
    if other.verb is None or cue.verb is None:
        return False
    if other.verb.kind == "think" or "seen" in other.verb.traits:
        return False
    if other.how == "participle" and frame.lower[other.first - 1] == ",":
        return True
    joint = frame.back(other.first, 0, Tag.ADVERB | Tag.AUXILIARY) - 1
    is_joined = other.how == "coordinated" and frame.tags[joint] & _JOINTS  # not "a plan agreed in May"
    is_joined = is_joined or frame.tags[other.first - 1] & Tag.COORDINATOR
    return bool(is_joined) and other.verb.shape == cue.verb.shape


# --- whose clause it is: where a sentence goes on with what the reporter tells ---


def _is_finite(frame: Frame, at: int) -> bool:
    """Whether a finite verb stands at `at`, adverbs passed over."""
    at = frame.skip(at, len(frame.starts), Tag.ADVERB)
    return bool(frame.tags[at] & (Tag.AUXILIARY | Tag.FINITE_CUE)) or frame.is_verb(at, 0)


def _begins_main_clause(frame: Frame, at: int, limit: int) -> bool:
    """Whether a noun phrase with a finite verb begins at `at`."""
    at = frame.skip(at, limit, Tag.ADVERB)
    if frame.tags[at] & Tag.PERSONAL or frame.lower[at] in ("it", "there"):
        return True
    if not frame.tags[at] & (Tag.LEFT_OF_NOUN | Tag.CAPITAL | Tag.PEOPLE):
        return False
    for end in range(at + 1, min(limit, at + 14)):
        if frame.tags[end] & (Tag.COORDINATOR | Tag.RELATIVE):
            return False
        if _is_finite(frame, end):
            return True
    return False


def _is_setting(frame: Frame, at: int, limit: int) -> bool:
    """Whether the phrase after a preposition says when or where something was said ("in an interview")."""
    ends = Tag.PREPOSITION | Tag.COMMA
    for here in range(at, min(limit, at + 5)):
        if frame.lower[here] in _SETTINGS or frame.lower[here] in _DAYS:
            return True
        if frame.tags[here] & ends:
            return False
    return False


# --- content that follows no verb ---


def _around(frame: Frame, first: int, limit: int, cue: Cue, right: int, later: list[Cue]) -> list[Range]:
    """The clause before a reporting clause and, where a comma follows that, its rest ("…, X said, …")."""
    lower = frame.lower
    comma = min(cue.first, cue.source[0]) - 1
    inner = frame.rfind((",",), first, comma)
    if lower[cue.first - 1] == "," and _is_apposed(frame, inner + 1, comma):
        comma = inner  # "…, his daughter, Pia Lund, said"
    if lower[comma] != "," or cue.how not in ("subject", "preposition"):
        return []
    start = frame.skip(first, comma, Tag.COORDINATOR | Tag.DASH)
    start += lower[start] == "("
    is_other = lower[right + 1] == "but" and any(_reports_itself(other) for other in later)
    rest: list[Range] = []
    is_other |= bool(frame.tags[right + 1] & Tag.PREPOSITION) and _is_setting(frame, right + 2, limit)
    if right < limit and not is_other and (cue.source[0] < cue.first or _is_finite(frame, right + 1)):
        rest = [(right + 1, clause_end(frame, right + 1, limit, [], cue, is_clause=True))]
    if frame.tags[comma - 1] & Tag.RELATIVE:
        return rest  # "the fishermen, who, he said, lost it"
    is_split = rest and frame.tags[right + 1] & Tag.AUXILIARY
    is_aside = lower[start] in _ASIDES or not is_split and _is_lead_in(frame, start, comma)
    is_name = not rest and lower[frame.back(cue.first, first, Tag.ADVERB) - 1] == ","
    is_aside |= is_name and _is_apposed(frame, start, comma)  # "The mayor, Max Hale, addressed them"
    return rest if is_aside else [(start, comma), *rest]


def _is_lead_in(frame: Frame, start: int, comma: int) -> bool:
    """Whether the words before the comma only lead in to the reporting clause ("In an interview, X said")."""
    inner = frame.rfind((",",), start, comma)
    if inner > 0 and (frame.tags[inner + 1] & _LEADS_NOUN or frame.lower[inner + 1].endswith("s")):
        return False
    is_phrase = frame.tags[start] & Tag.PREPOSITION and not phrases.quantifies(frame, start)
    if is_phrase or frame.lower[start].endswith("ing"):
        return not has_finite_verb(frame, start, comma)
    return comma - start < 3


def _beside_noun(frame: Frame, first: int, limit: int, cue: Cue, later: list[Cue]) -> list[Range]:
    """What "her claim that …" or "his promise to …" holds, to the verb of the clause that the noun opens."""
    is_clause = frame.lower[cue.last] == "that"
    start = cue.last + is_clause
    if frame.is_verb(start, start - 1):
        return []  # "his claim that made headlines"
    end = clause_end(frame, start, limit, later, cue, is_clause=is_clause)
    if not has_finite_verb(frame, first, min(cue.source[0], cue.first)):
        verbs = [at for at in range(start + 1, end) if frame.is_verb(at, start)]
        end = min([end, *verbs[is_clause:]])
    return [(start, end)]


def _beside_according(frame: Frame, first: int, limit: int, cue: Cue) -> list[Range]:
    """The clause beside "according to X": the rest of the sentence on the other side."""
    end = cue.source[1]
    if cue.first - first <= 1:
        comma = frame.find((",",), end, limit)
        if comma < 0:
            return []
        apposed = frame.find((",",), comma + 1, limit)
        is_named = frame.lower[end - 1] not in _POINTERS and _is_apposed(frame, comma + 1, apposed)
        return [((apposed if is_named else comma) + 1, limit)]
    stop = frame.back(cue.first, first, Tag.COMMA | Tag.DASH)
    if frame.tags[stop - 1] & Tag.COORDINATOR and frame.lower[end] == ",":
        return [(end + 1, limit)]  # "It was old and, according to Lund, fell"
    start = max(first, frame.rfind((";", "—", "–"), first, stop) + 1)
    is_apposed = frame.tags[end + 1] & Tag.ARTICLE and not has_finite_verb(frame, end + 1, limit)
    if is_apposed or has_finite_verb(frame, start, stop) or frame.lower[end] != ",":
        return [(start, stop)]
    return [(start, stop), (end + 1, limit)] if QUOTED not in frame.lower[end:limit] else []


def _is_apposed(frame: Frame, start: int, end: int) -> bool:
    """Whether the tokens between two commas say who somebody is ("Clara Lund, the board's director,")."""
    is_phrase = frame.tags[start] & Tag.LEFT_OF_NOUN or frame.lower[start].endswith(("'s", "s'"))
    tags = frame.tags[end - 1] | frame.tags[phrases.head(frame, (start, end))]  # also "an aide for the trip"
    return bool(is_phrase and tags & Tag.PEOPLE) and not has_finite_verb(frame, start, end)
