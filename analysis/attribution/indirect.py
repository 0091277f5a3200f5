"""Indirect quotations: the content clause of a reporting verb, without marks."""

from collections.abc import Iterator

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
from analysis.attribution.frames import Frame
from analysis.attribution.grammar import QUOTED, Tag
from analysis.attribution.phrases import Range
from analysis.text.lexicons import word_class

_PROMISES = word_class("promise")
_NOBODY = frozenset("nobody none neither no".split())
_ANONYMITY = frozenset("named identified quoted anonymous anonymity unnamed".split())
_UNSAID = word_class("unsaid")
_OPENING = word_class("opening")
_DONE_TO = word_class("done_to")
_CLAUSES = QUESTION_WORDS | {"that"}
_PASSIVE = frozenset(["passive", "preposition", ""])
Content = tuple[Range, Cue]
_POINTERS = frozenset("it that this them him her so me us".split())


def contents(frame: Frame, first: int, last: int, cues: list[Cue], used: set[int]) -> Iterator[Content]:
    """The reported clauses of one sentence, each with its cue; none of those that tie a stretch (`used`)."""
    limit = last
    while frame.lower[limit - 1] in (".", "?", "!", ")"):
        limit -= 1
    reach = first
    closing = _closing(frame, first, limit, cues, used)
    for position, cue in enumerate(cues):
        later = cues[position + 1 :]
        is_closed = closing is not None and cue is not closing
        if cue.first < reach:
            continue
        if cue.how in _PASSIVE:
            told = _told(frame, limit, cue, later)
            found = [told] if told is not None else []
        elif cue.subject is None or is_closed or not _reports(frame, cue):
            continue
        else:
            found = _reported(frame, first, last, limit, cue, later, cue.first in used)
        yield from found
        reach = max([reach, *(words[1] for words, _ in found)])
        if cue.first in used and (further := _second_that(frame, cue, last)) is not None:
            end = clause_end(frame, further, limit, later, cue, is_clause=True)
            if further < end:
                yield (further, end), cue


def _reported(
    frame: Frame, first: int, last: int, limit: int, cue: Cue, later: list[Cue], is_used: bool
) -> list[Content]:  # fmt: skip
    """What one cue reports, without what only points to it or belongs to words in marks."""
    found: list[Content] = []
    for start, end in _ranges(frame, first, limit, cue, later):
        if frame.lower[end] == QUOTED:
            end = before_quoting(frame, start, end, later)
        elif is_used and QUOTED not in frame.lower[end:last]:
            continue
        is_other = start < cue.first and is_used or QUOTED in frame.lower[start:end]
        if not is_other and _is_content(frame, start, end, cue):
            found.append(((start, end), cue))
    return found


def _is_content(frame: Frame, start: int, end: int, cue: Cue) -> bool:
    """Whether it says something: two words but "about it", or what somebody claims ("claimed victory")."""
    if end - start == 1 and cue.verb is not None:
        return "act" in cue.verb.traits and len(frame.words[start]) > 4
    return end - start > 2 or end - start == 2 and frame.lower[end - 1] not in _POINTERS


def _second_that(frame: Frame, cue: Cue, last: int) -> int | None:
    """Where a second reported clause begins after words in marks ("said it “was wrong” and that she …")."""
    that = frame.rfind(("that", QUOTED), cue.last + 1, last)
    is_joined = frame.lower[that] == "that" and frame.tags[that - 1] & Tag.COORDINATOR
    return that + 1 if is_joined else None


def _told(frame: Frame, limit: int, cue: Cue, later: list[Cue]) -> Content | None:
    """What somebody "was asked by" or "was urged by" the one named after "by"; None where nobody is."""
    lower, verb = frame.lower, cue.reporting
    if lower[cue.last] != "by" or lower[cue.first - 1] == "not":
        return None
    agent = phrases.after(frame, cue.last, limit)
    if agent is None or verb.kind != "tell" and verb.lemma != "urge":
        return None
    at = agent[1]
    if lower[at] not in QUESTION_WORDS and lower[at] not in ("that", "to"):
        return None
    start = at + (lower[at] == "that")
    is_clause = lower[at] not in ("about", "to")
    source = Cue(cue.first, cue.last, verb, agent, "passive")
    end = clause_end(frame, start, limit, later, source, is_clause=is_clause)
    return None if QUOTED in frame.lower[start : end + 1] else ((start, end), source)


def _closing(frame: Frame, first: int, limit: int, cues: list[Cue], used: set[int]) -> Cue | None:
    """The cue of a clause that closes the sentence ("…, officials said"): all before it is its content."""
    cue = cues[-1] if cues else None
    if cue is None or cue.first in used or cue.verb is None or cue.subject is None:
        return None
    is_last = max(cue.last, cue.source[1]) >= limit - 4 and QUOTED not in frame.lower[first:limit]
    if not is_last or cue.reporting.kind not in ("say", "tell"):
        return None
    ranges = _ranges(frame, first, limit, cue, [])
    return cue if ranges and ranges[0][1] <= cue.first else None


def _reports(frame: Frame, cue: Cue) -> bool:
    """Whether the cue can report words without marks."""
    following = frame.lower[cue.last]
    if cue.how == "noun":
        return following == "that" or following == "to" and frame.lower[cue.first] in _PROMISES
    if cue.how == "document" or cue.how == "infinitive" and not _is_done(frame, cue):
        return False
    if frame.lower[cue.source[0]] in _NOBODY:
        return False
    verb = cue.verb
    if verb is None:
        return True
    head = frame.tags[phrases.head(frame, cue.source)]
    if "person" in verb.traits and not head & (Tag.PERSONAL | Tag.CAPITAL | Tag.PEOPLE):
        return False
    if verb.kind in ("say", "tell") or "np" in verb.takes:
        return True
    return following in verb.prepositions or following in ("that", "to") and following in verb.takes


def _is_done(frame: Frame, cue: Cue) -> bool:
    """Whether what the infinitive names is said ("went on to say"), not left unsaid ("declined to say")."""
    lower = frame.lower
    if lower[cue.source[0]] in ("it", "this", "there", "that", "what"):
        return False
    before = lower[max(0, cue.first - 6) : cue.first]
    if not _UNSAID.isdisjoint(before) or any(word.endswith("n't") for word in before):
        return False
    is_announced = cue.source[1] == cue.first - 1 and any(cue.source[0] == at for at, _ in frame.sentences)
    if is_announced or frame.tags[cue.first - 2] & Tag.BE:
        return False  # "Mayor to ask for help", "The mayor is to ask"
    return cue.reporting.lemma not in _DONE_TO or not _CLAUSES.isdisjoint(lower[cue.last : cue.last + 2])


def _ranges(frame: Frame, first: int, limit: int, cue: Cue, later: list[Cue]) -> list[Range]:
    """What the cue reports: one range, or two around a reporting clause in the middle ("…, X said, …")."""
    if cue.how == "noun":
        return beside_noun(frame, first, limit, cue, later)
    if cue.verb is None:
        return beside_according(frame, first, limit, cue)
    if cue.reporting.lemma == "ask" and not _ANONYMITY.isdisjoint(frame.lower[cue.last : cue.last + 7]):
        return []
    if cue.source[0] > cue.first:
        return around(frame, first, limit, cue, cue.source[1])
    after = cue.last
    while frame.tags[after] & (Tag.TIME | Tag.ADVERB) and frame.lower[after] not in _OPENING:
        after += 1
    found = content_start(frame, after, limit, cue)
    if found is None:
        return around(frame, first, limit, cue, _past_setting(frame, after, limit))
    start, is_clause = found
    return [(start, clause_end(frame, start, limit, later, cue, is_clause=is_clause))]


def _past_setting(frame: Frame, after: int, limit: int) -> int:
    """The comma that closes a reporting clause, when and where it was said included ("X said in May,")."""
    if frame.lower[after] == ",":
        return after
    comma = frame.find((",",), after, min(limit, after + 10)) if frame.tags[after] & Tag.PREPOSITION else -1
    is_setting = any(frame.lower[at] in SETTINGS or frame.tags[at] & Tag.TIME for at in range(after, comma))
    return comma if is_setting else limit
