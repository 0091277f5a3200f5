"""Quotations of an article: every stretch of somebody's words with its cue and the mention of its source.

Direct and mixed quotations come from the marks, indirect ones from reporting clauses without marks. Each
carries the name of the rule that tied it to its source; who the source is, `speakers` decides. `rules` gives
all of them by name.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from analysis.attribution import clause_cues, content, phrases, speech, ties
from analysis.attribution.clause_cues import Cue, cues_of
from analysis.attribution.entities import SEX
from analysis.attribution.frames import QUOTED, Frame, frame_of
from analysis.attribution.grammar import CUE_VERBS, DETERMINERS, PERSONAL, PLACES, ROLE_NOUNS, Tag, tags_of
from analysis.attribution.phrases import Range
from analysis.attribution.ties import Tie, can_speak, tied
from analysis.attribution.transcripts import ANSWER, QUESTION, LabelLine, heads, is_spoken, label_lines, posts
from analysis.text.marks import Stretch, may_hold, outer_marks, stretches
from analysis.text.sentences import Paragraph, Sentence

Span = tuple[int, int]
Mentioned = tuple[Span, Span]  # offsets of a cue and of its source
_LOOSE = frozenset(["topic", "previous-paragraph"])
_SIGNATURE = re.compile(  # "— Ann Lee", "Ann Lee, miller"
    r"\"?\n+(?:(?:[—–]|--?)\s?|(?=[^,\n]{3,40},\s[^.:\"\n]{2,90}(?:\n|\Z)))"
    r"([A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,4})\s?(?:,[^.\n]*)?(?=\n|\Z)"
)
_WORDS_OF = re.compile(
    r"\"?\s*(?:Those|These|That|This)\s(?:were|are|was|is)\sthe\s(?:words|verdict|message|view|warning)\s(?:of|from)"
    r"\s((?:[a-z]+\s){0,3}?[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*)"
)
_CREDIT = re.compile(
    r"[^\n\[\]]{0,500}\[([A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*)(?:(?:,|\s\|)[^\]\n]*)?\](?=\n|\Z)"
)
_PARENTHESIS = re.compile(r"[(\[](?!\w+:)([A-Z][^()\[\]\n]*[^()\[\]\s])[)\]]")
_CLOSED_CLASS = Tag.DETERMINER | Tag.PREPOSITION | Tag.PRONOUN | Tag.AUXILIARY | Tag.COORDINATOR
_FEWEST_FOREIGN, _MOST_ENGLISH = 3, 0.2  # words; share of the closed classes among them: English has 0.4
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+(?:'[^\W_]+)*|)")
_VERBS = [
    (form, verb.kind) for form, verb in CUE_VERBS.items() if verb.shape in ("past", "s") and not verb.is_noun
]
_SAYS, _TELLS = ("|".join(sorted(form for form, kind in _VERBS if kind == of)) for of in ("say", "tell"))
# "Lund added: We are glad."; "told the court: I was late."; "wrote on Facebook:", with the words below
_CUE = (
    rf"\b(?=[a-z])(?:(?:{_SAYS}|posted)(?:\s(?:in|on|to|at|via)\b[^,.:;\"]{{0,40}})?"
    rf"|(?:{_TELLS})\s[^,.:;\"]{{2,40}}):\s"
)
_LED_IN = re.compile(rf"{_CUE}(?=[A-ZÀ-ÞĀ-Ž][\w'-]*,?\s\w)")
_SUMMARY = re.compile(r"\b(?:[Ww]hat|[Hh]ow|[Ww]hy)\b[^.!?]*\Z")
_PUT_TO = re.compile(  # "“Did you, sir?” Lund asked. “In May.”", not "“Why us?” Lund asked. “We paid.”"
    r"(?=[^\"\n]*+(?<=\?)\")(?=[^\"\n]*(?:\b[Yy](?:ou|es)|\bM(?:r|r?s)\b|,\s\w+\?))[^\"\n]*\?\"\s"
    r"(?:asked\s[^\n\"]{2,40}|[^\n\"]{2,40}\sasked)\.\n+\""
)
_LED_BELOW = re.compile(rf"{_CUE}\s*\Z")


@dataclass(slots=True)
class Passage:
    """What a paragraph leaves to the next: quotations, its last cue and source, whether a colon ends it.

    `pending`: a quotation before it whose marks nothing has closed yet, so that words may go on below.
    """

    quotations: list[int]
    latest: Mentioned | None
    is_open: bool
    pending: int | None = None


@dataclass(slots=True)
class Found:
    """A quotation whose source is still only a mention; `paragraph` is the index of its paragraph.

    `link`: without a mention of its own, the index of the quotation whose source it shares; `runs_on`: its
    marks are left open; `is_alone`: hardly anything else is in its sentence; `echo`: the quotation that
    holds a heading's words too.
    """

    start: int
    end: int
    kind: str
    paragraph: int
    rule: str = ""
    cue: Span | None = None
    source: Span | None = None
    link: int = -1
    runs_on: bool = False
    is_alone: bool = False
    echo: int = -1


def holders(found: Sequence[Found]) -> list[Found]:
    """For each quotation the one whose mention it shares: itself where it has one of its own."""
    held: list[Found] = []
    for index, item in enumerate(found):
        link = item.link if item.source is None else -1
        if 0 <= link < index:
            held.append(held[link])
        else:
            held.append(found[link] if link > index else item)
    return held


def find(
    text: str, straight: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence],
    captions: Mapping[int, Span] = MappingProxyType({}),
) -> list[Found]:  # fmt: skip
    """All quotations of the text in text order, sources as mentions; `captions` part no two paragraphs."""
    found: list[Found] = []
    faint: list[Found] = []
    by_paragraph: list[list[Sentence]] = [[] for _ in paragraphs]
    for sentence in sentences:
        by_paragraph[sentence.paragraph].append(sentence)
    passage = Passage([], None, False)
    labelled = label_lines(straight, paragraphs) | posts(straight, paragraphs)
    headed = heads(straight, paragraphs)
    marks = outer_marks("\n".join(text[p.start : p.end] for p in paragraphs))
    for index, paragraph in enumerate(paragraphs):
        if index in labelled and labelled[index].label != QUESTION:
            passage = Passage(_label_line(labelled[index], index, paragraph, found), None, False)
            continue
        if index in headed:
            passage = Passage([], (headed[index], headed[index]), True)
            continue
        if _is_led_in(straight, paragraph, passage, found) and not _unmarked(straight, paragraph):
            (cue, source), link = passage.latest or (None, None), (passage.quotations or [-1])[-1]
            found.append(Found(*paragraph[:2], "direct", index, "introduced", cue, source, link))
            passage = Passage([len(found) - 1], None, True)
            continue
        if index in captions:  # without its lead and its credit, which name nobody
            start, end = captions[index]
            paragraph = Paragraph(start, end, paragraph.kind)
        is_marked = may_hold(straight, paragraph.start, paragraph.end, marks)
        quoted = stretches(text, paragraph.start, paragraph.end, marks) if is_marked else []
        if quoted or passage.quotations and straight[paragraph.start] in "([":
            quoted = _with_translations(straight, paragraph, quoted, found, passage)
        quoted = quoted or _unmarked(straight, paragraph)
        after = _paragraph(straight, index, paragraph, quoted, by_paragraph[index], found, faint, passage)
        if (after.is_open or paragraph.kind == "prose") and index not in captions:
            after.pending = _pending(found, after, passage.pending)
            passage = after
    headings = {index for index, paragraph in enumerate(paragraphs) if paragraph.kind == "heading"}
    return _echo(straight, found, faint, headings)


def _unmarked(straight: str, paragraph: Paragraph) -> list[Stretch]:
    """The words that lack their marks behind a colon ("Lund added: We are glad.", not "What he said: …")."""
    start, end, kind = paragraph
    has_colon = straight.find(": ", start, end) >= 0
    led = _LED_IN.search(straight, start, end) if has_colon and kind == "prose" else None
    if led is None or _SUMMARY.search(straight, start, led.start()):
        return []
    return [Stretch(led.end(), end)]


def _is_led_in(straight: str, paragraph: Paragraph, passage: Passage, found: list[Found]) -> bool:
    """Whether the paragraph holds, without marks, the words that the sentence above leads in, or goes on.

    Right below a verb of saying ("Lund wrote:") they may be about anybody, else they speak as "I" or "you".
    """
    start, end, kind = paragraph
    if not passage.is_open or not (passage.latest or passage.quotations):
        return False
    led_by = passage.latest[0] if passage.latest else (0, found[passage.quotations[-1]].end)
    if ". " in straight[led_by[1] : start]:
        return False  # "Lund agreed. Here is how to pay:"
    if is_spoken(straight, paragraph):
        return True
    is_said = passage.latest is not None and _LED_BELOW.match(straight, led_by[0], start) is not None
    return is_said and kind == "prose" and '"' not in straight[start:end]


def _with_translations(
    straight: str, paragraph: Paragraph, quoted: list[Stretch], found: list[Found], passage: Passage
) -> list[Stretch]:
    """And the words in parentheses after some in another language: "“Wala na,” she said. (It is gone.)"."""
    if all(straight.find(mark, *paragraph[:2]) < 0 for mark in "(["):
        return quoted
    added: list[Stretch] = []
    ends = [stretch.end for stretch in quoted]
    before = [found[i] for i in passage.quotations[-1:]]
    for match in _PARENTHESIS.finditer(straight, paragraph.start, paragraph.end):
        at = bisect_left(ends, match.start())
        said = quoted[at - 1 : at] if at else before if match.start() == paragraph.start else []
        is_inside = at < len(quoted) and quoted[at].start < match.start()
        is_next = said and straight.count(". ", said[0].end, match.start()) <= 1
        if is_next and not is_inside and _is_foreign(straight[said[0].start : said[0].end]):
            added.append(Stretch(*match.span(1)))
    return sorted([*quoted, *added], key=lambda stretch: stretch.start) if added else quoted


def _is_foreign(words: str) -> bool:
    """Whether words are in another language: hardly one is an article, a preposition, a pronoun."""
    tags = [tags_of(word) for word in _WORD.findall(words.lower())]
    n_english = sum(tag & _CLOSED_CLASS != 0 for tag in tags)
    return len(tags) >= _FEWEST_FOREIGN and n_english < _MOST_ENGLISH * len(tags)


def _pending(found: list[Found], passage: Passage, before: int | None) -> int | None:
    """The quotation that a paragraph leaves open; the one before where nobody speaks in the paragraph."""
    marked = [i for i in passage.quotations if found[i].kind != "indirect"]
    if marked:
        return marked[-1] if found[marked[-1]].runs_on else None
    return before if passage.latest is None else None


def _label_line(line: LabelLine, index: int, paragraph: Paragraph, found: list[Found]) -> list[int]:
    """Append the words of a transcript's line; whoever gives the first answer gives all."""
    if line.label != ANSWER:
        rule = "signature" if line.until else "label-line"
        end = line.until or paragraph.end
        item = Found(line.words, end, "direct", index, rule, source=(line.start, line.end))
    else:
        first = next((i for i, item in enumerate(found) if item.rule == "interview"), -1)
        item = Found(line.words, paragraph.end, "direct", index, "interview", link=first)
    found.append(item)
    return [len(found) - 1]


def _echo(straight: str, found: list[Found], faint: list[Found], headings: set[int]) -> list[Found]:
    """Give words that nothing ties to a source, and a heading's, to the quotation that holds them too.

    `faint` are few words in marks, which are quotations only where another holds them; all in text order.
    """
    loose = [*faint, *(item for item in found if item.rule in _LOOSE or item.paragraph in headings)]
    if not loose:
        return found
    tied = {  # index of a quotation that may hold them -> its words
        index: _WORD.findall(straight[item.start : item.end].lower())
        for index, item in enumerate(found)
        if item.kind != "indirect" and item.rule not in _LOOSE and item.paragraph not in headings
    }
    begun: dict[tuple[str, ...], int] = {}  # three words in a row -> the first quotation with them
    for index, said in tied.items():
        for three in zip(said, said[1:], said[2:], strict=False):
            begun.setdefault(three, index)
    roots: list[int] = []  # the quotations whose mentions they share, which may stand after the echo
    for index, item in enumerate(found):
        roots.append(roots[item.link] if item.source is None and 0 <= item.link < index else index)
    for item in loose:
        said = _WORD.findall(straight[item.start : item.end].lower())
        holder = begun.get(tuple(said[:3]), -1)
        if holder >= 0 and " ".join(said) in " ".join(tied[holder]):
            item.echo = roots[holder]
            if item.rule in _LOOSE or item.rule == "":
                item.rule, item.link = "echo", roots[holder]
    merged = sorted([*found, *(item for item in faint if item.link >= 0)], key=lambda item: item.start)
    index_of = {id(item): index for index, item in enumerate(merged)}
    for item in merged:
        item.link = index_of[id(found[item.link])] if item.link >= 0 else -1
        item.echo = index_of[id(found[item.echo])] if item.echo >= 0 else -1
    return merged


def _paragraph(
    straight: str, index: int, paragraph: Paragraph, quoted: list[Stretch], sentences: list[Sentence],
    found: list[Found], faint: list[Found], before: Passage,
) -> Passage:  # fmt: skip
    """Append the quotations of one paragraph to `found`; returns what the next paragraph can go on from."""
    frame = frame_of(straight, paragraph.start, paragraph.end, quoted, sentences)
    if frame is None:
        return Passage([], None, False)
    here: list[int] = []
    bare: list[Mentioned] = []
    sources: dict[Mentioned, tuple[int, int, Range]] = {}  # of cues in sentences without words in marks
    places = list(frame.stretches)
    for first, last in frame.sentences:
        cues = cues_of(frame, first, last)
        folded = places[bisect_left(places, first) : bisect_left(places, last)]
        if not cues and not folded:
            continue
        if (latest := _latest(frame, cues)) is not None:
            bare.append((frame.span(latest.first, latest.last), frame.mention(*latest.source)))
            if not folded:
                sources[bare[-1]] = first, last, latest.source
        is_heading = paragraph.kind == "heading"
        items = _direct(straight, frame, first, last, cues, quoted, folded, index, is_heading, faint)
        used = {bisect_left(frame.starts, item.cue[0]) for item in items if item.cue}
        spoken = {item.start for item in items}
        for at in folded:  # a name or title in marks is a word of what is reported
            frame.lower[at] = QUOTED if frame.starts[at] in spoken else "“"
        for words, cue in content.contents(frame, first, last, cues, used):
            verb, source = frame.span(cue.first, cue.last), frame.mention(*cue.source)
            start, end = frame.span(*words)
            start -= straight[start - 1] in "$£€"  # which are no tokens
            end += straight.startswith("%", end)
            items.append(Found(start, end, "indirect", index, "indirect-" + cue.how, verb, source))
        for item in sorted(items, key=lambda q: q.start):
            here.append(len(found))
            found.append(item)
    if here:
        _propagate(straight, frame, found, here, before, bare, sources)
    is_open = straight[paragraph.end - 1] == ":"
    leading = _leading_in(frame) if is_open and not bare else None
    return Passage(here, bare[-1] if bare else leading, is_open)


def _leading_in(frame: Frame) -> Mentioned | None:
    """Who leads in the words below, by a verb that is none of saying ("The firm released a statement:")."""
    first, last = frame.sentences[-1] if frame.sentences else (0, 0)
    source = phrases.phrase_starting(frame, first, last)
    if source is None or not can_speak(frame, source):
        return None
    verb = frame.skip(source[1], last, Tag.ADVERB)
    is_led = verb < last and frame.tags[verb] & (Tag.CLOSED_VERB | Tag.ED)
    return (frame.span(verb, verb + 1), frame.mention(*source)) if is_led else None


def _is_somebody(frame: Frame, first: int, last: int, source: Range) -> bool:
    """Whether the source is the sentence's subject, by name, role, "he" or "she": not "they", "the crowd"."""
    opening, named = phrases.phrase_starting(frame, first, last), frame.lower[slice(*source)]
    is_owned = frame.words[source[0] - 1].endswith("'s")  # "Harbour Bank's Ann Lee"
    closes = frame.lower[source[0] - 1] == "," and last <= source[1] + 4  # "It fell, Lund said."
    closes = closes and (named[0] in SEX or bool(frame.tags[source[1] - 1] & Tag.CAPITAL))
    is_subject = opening is not None and source[0] == opening[0] or is_owned or closes
    is_named = named[0] not in DETERMINERS or any(word.endswith("'s") or word in ROLE_NOUNS for word in named)
    return is_subject and (named[0] in SEX or is_named and named[0] not in PERSONAL)


def _latest(frame: Frame, cues: list[Cue]) -> Cue | None:
    """The last cue of a sentence with a source, also where nothing is reported ("Dr. Ward stated:")."""
    for cue in reversed(cues):
        if cue.verb is None or cue.verb.kind not in ("say", "tell", "utter") or cue.subject is None:
            continue
        is_object = frame.lower[cue.source[0] - 1] in ("what", "how")  # "told what she said"
        if cue.how not in ("passive", "preposition", "relative", "") and not is_object:
            return cue
    return None


def _direct(
    straight: str, frame: Frame, first: int, last: int, cues: list[Cue], quoted: list[Stretch],
    folded: list[int], index: int, is_heading: bool, faint: list[Found],
) -> list[Found]:  # fmt: skip
    """The stretches of one sentence that are speech, each tied to its source where the sentence has one.

    What may only be the echo of other words goes to `faint`.
    """
    items: list[Found] = []
    previous: Tie | None = None
    title = -2  # the last stretch that is a name and no speech, whose short fellows in a list are none either
    for at in folded:
        stretch = quoted[frame.stretches[at]]
        place = tied(frame, first, last, at, cues, straight[stretch.start : stretch.end], is_heading)
        link = frame.back(at, first, Tag.COMMA | Tag.ADVERB) - 1
        if previous is not None and frame.lower[link] in ("and", "or") and frame.words[link - 1] == QUOTED:
            place.tie = previous  # "“…” and “…”", "“…” and, later, “…”"
        previous = place.tie
        is_fellow = title == at - 1 - (frame.words[at - 1] in (",", "and", "or"))
        is_name = place.has_capital and len(place.words) <= speech.TITLE_WORDS
        is_speech = False if is_fellow else speech.is_speech(place)
        if not is_speech:
            title = at if is_name or place.led_by in speech.NAMING else title
            if is_speech is None:
                faint.append(Found(stretch.start, stretch.end, "mixed", index))
            continue
        kind = "direct" if speech.is_clause(place) else "mixed"
        is_alone = last - first <= 2 + (frame.words[first] in ("(", "["))
        item = Found(stretch.start, stretch.end, kind, index, runs_on=stretch.runs_on, is_alone=is_alone)
        if place.tie is not None:
            item.rule = place.tie.rule
            item.cue = frame.span(*place.tie.cue) if place.tie.cue else None
            item.source = frame.mention(*place.tie.source) if place.tie.source else None
        items.append(item)
    return items


@dataclass(slots=True)
class Turn:
    """A quotation without a mention of its own, and what stands before it that it can go on from.

    `tied`: the last quotation of the paragraph with a source; `told`: the last indirect one; `latest`: the
    last bare cue before it, `reaction` one that opens a sentence of its own ("Hale shrugged."); `before`:
    those of the paragraph before; `opens`: it is the first, and stands alone where the paragraph begins;
    `following`: the bare cue of the sentence right behind it ("“It leaks.” Lund added that …").
    """

    straight: str
    passage: Passage
    before: list[int]
    item: Found
    is_first: bool
    opens: bool
    tied: int | None
    told: int | None
    latest: Mentioned | None
    reaction: Mentioned | None
    following: Mentioned | None


def _propagate(
    straight: str, frame: Frame, found: list[Found], here: list[int], passage: Passage,
    bare: list[Mentioned], sources: Mapping[Mentioned, tuple[int, int, Range]],
) -> None:  # fmt: skip
    """Give stretches without a mention the source that the first rule of `CHAIN` finds."""
    before = [i for i in passage.quotations if found[i].kind != "indirect"]
    if before and _is_exchange(straight, found, before[0], found[before[-1]]):
        before = [before[0] - 1]
    cue_starts = [cue[0] for cue, _ in bare]
    told: int | None = None
    tied: int | None = None
    is_first = True
    for i in here:
        item = found[i]
        if item.kind == "indirect":
            told = i
        if item.kind == "indirect" or item.rule == "asked":
            continue
        if item.source is not None:
            if tied is None or straight[slice(*item.source)] != "whom":  # not "some of whom cried “No!”"
                tied = i
            is_first = False
            continue
        behind = bisect_left(cue_starts, item.start)
        latest = bare[behind - 1] if behind else None
        opens = item.is_alone and item.start <= frame.starts[0] + 1
        at = tied if tied is not None else told
        since = found[i if at is None else at]
        is_after = latest is not None and (since.cue or (since.start, 0))[0] < latest[0][0]
        reacting = sources.get(latest) if latest is not None and is_after else None
        reaction = latest if reacting is not None and _is_somebody(frame, *reacting) else None
        following = bare[behind] if behind < len(bare) else None
        if following is not None and straight[item.end : following[1][0]].strip('" '):
            following = None
        turn = Turn(straight, passage, before, item, is_first, opens, tied, told, latest, reaction, following)
        is_first = False
        answers = ((name, rule(turn)) for name, rule in CHAIN)
        name, given = next((one for one in answers if one[1] is not None), ("topic", None))
        item.rule = "follow-on-cue" if name in ("reaction", "taken-up") else name
        if isinstance(given, int):
            item.link = given
        elif given is not None:
            item.cue, item.source = given
        tied = i if name == "continued" else tied


def _is_exchange(straight: str, found: list[Found], first: int, last: Found) -> bool:
    """Whether who spoke before the paragraph of `first` and `last` answers it: a question, or an answer."""
    is_turn = last.rule == "previous-paragraph" and last.link == first - 2  # who asked goes on asking
    is_next = first > 0 and last.paragraph - found[first - 1].paragraph < 3
    return is_turn or is_next and _PUT_TO.match(straight, last.start) is not None


def _signed(turn: Turn) -> Mentioned | None:
    """The name that signs the words: "— Ann Lee", "[Harbor Times]", "Those were the words of Ann Lee"."""
    name = _SIGNATURE.match(turn.straight, turn.item.end) if turn.opens else None
    signed = name[1].lower() if name is not None else ""
    if signed in PLACES or tags_of(signed.partition(" ")[0]) & (_CLOSED_CLASS | Tag.ADVERB):
        name = None  # "Paris, 3 May", "On Monday, a"
    if name is None:
        name = _WORDS_OF.match(turn.straight, turn.item.end)
    if name is None and turn.tied is None:
        name = _CREDIT.match(turn.straight, turn.item.end)
    return (name.span(1), name.span(1)) if name is not None else None


def _continued(turn: Turn) -> int | None:
    is_next = turn.passage.pending in turn.before
    return turn.passage.pending if is_next or turn.opens else None


def _previous_paragraph(turn: Turn) -> int | None:
    known = turn.before or turn.passage.quotations
    return known[-1] if known and turn.opens else None


# How words without a mention of their own find a speaker, in the order in which it is asked.
CHAIN: list[tuple[str, Callable[[Turn], int | Mentioned | None]]] = [
    ("signature", _signed),
    ("reaction", lambda turn: turn.reaction),
    ("follow-on", lambda turn: turn.tied),
    ("continued", _continued),
    ("introduced", lambda turn: turn.passage.latest if turn.is_first and turn.passage.is_open else None),
    ("follow-on-indirect", lambda turn: turn.told),
    ("follow-on-cue", lambda turn: turn.latest),
    ("taken-up", lambda turn: turn.following),
    ("previous-paragraph", _previous_paragraph),
    ("previous-cue", lambda turn: turn.passage.latest if turn.opens else None),
]


# Stage -> its rules, (name, function): the lists that the code runs from.
STAGES: dict[str, list[tuple[str, Callable]]] = {
    "no cue": clause_cues.NO_CUE,
    "behind": ties.BEHIND,
    "before": ties.BEFORE,
    "tie": ties.TIES,
    "speech": speech.SPEECH,
    "content": content.STARTS,
    "chain": CHAIN,
}


def rules() -> list[tuple[str, str, Callable]]:
    """All rules as (name, stage, function), stage by stage, in the order in which they are asked."""
    return [(name, stage, function) for stage, listed in STAGES.items() for name, function in listed]


@contextmanager
def without(name: str, stage: str) -> Iterator[None]:
    """Leave one rule out for as long as the context lasts, to see what hangs on it.

    Raises ValueError for a rule that the stage does not have.
    """
    listed = STAGES.get(stage, [])
    at = next((at for at, rule in enumerate(listed) if rule[0] == name), -1)
    if at < 0:
        known = ", ".join(f"{rule} ({of})" for rule, of, _ in rules())
        raise ValueError(f"no rule {name!r} in stage {stage!r}; there are: {known}")
    rule = listed.pop(at)
    try:
        yield
    finally:
        listed.insert(at, rule)
