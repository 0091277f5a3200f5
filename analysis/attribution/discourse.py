"""Reading an article in order, to know who is talked about at each place of it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate, islice, zip_longest
from math import fsum
from operator import itemgetter
from typing import Any

from analysis.attribution.entities import SEX, Entity, Mention, sex_factor
from analysis.attribution.finding import Found, holders
from analysis.attribution.grammar import (
    CUE_VERBS,
    ORGANISATION_WORDS,
    ROLE_NOUNS,
    SUBORDINATORS,
    TITLES,
    Tag,
    tags_of,
)
from analysis.attribution.names import NameIndex
from analysis.text.lexicons import classed_word_list, word_class
from analysis.text.sentences import Paragraph, Sentence

# A class first, so that it is found faster.
_GENDERED = re.compile(r"[HhSs](?<![\w'].)(?ai:(?<=s)he|(?<=h)(?:e|im|is|imself|er|ers|erself))(?!\w)")
_REACH = 240
_MANY = 5  # so many pronouns, all alike, outweigh a given name
_LONGEST_SENTENCE = 3000  # characters that are looked at before an offset; no sentence of news has so many
_SUBORDINATOR_BEFORE = re.compile(r"(?<![A-Za-z])([A-Za-z]++)\s(?:[A-ZÀ-ÞĀ-Ž][\w.]*+\s)?\Z")
_RELATIVE_CLAUSE = re.compile(r",\s(?:\w+\s)?(?:who|whose|whom)\b[^,.\n]*,?")
_PRESENTED = re.compile(  # "Among them is Dr Ann Lee. She …", "It was condemned by film star Ann Lee. She …"
    r"[iwb](?:(?<=\bi)s|(?<=\bw)(?:as|ere)|(?<=\bb)een)\s"
    r"(?:(?:[\w-]++\s){1,3}(?:by|from)\s(?:[\w'-]++\s){0,5})?(?:[A-ZÀ-ÞĀ-Ž][\w.]*+\s)?\Z"
)
_LONGEST_ROLE = 60  # characters
PRONOUN_WEIGHT = 2.0  # of a pronoun as what a passage is about; a subject by name weighs more
_WINDOW = 60  # how many mentions back a pronoun looks
_ORGANISATION_AS_TOPIC = 0.3
_FADE = 0.45  # what a sentence of distance leaves of a mention's weight
_FARTHEST = 30  # sentences; what is farther away fades no more
_IN_QUOTATION, _IN_CAPTION, _POSSESSIVE, _OBJECT, _SUBORDINATE = 0.25, 0.5, 0.7, 0.7, 1.5
_OPENING_OBJECT, SUBJECT, _SOURCE, _OPENER = 2.0, 3.0, 3.0, 5.0
_FRONTED = re.compile(r"(?:When|After|As|While|Before|If|Once|Although|Though)\s")
# Phrases that open a sentence and tell who it is about without a name.
_LEAD_IN = re.compile(
    r"(?:(?:But|And|Yet|Still|So|Meanwhile|However|Instead|Later|Then|Now),?\s|"
    r"(?:(?:When|As|After)\s(?:he|she|they)|[A-Z][a-z-]+(?:ed|ing)|[IO]n|At|During|From|With|By|Under|Outside)"
    r"\s[^,.\"\n]{3,80},\s|" + _FRONTED.pattern + ")?"
)
_WRITTEN = re.compile(
    r"In\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,3}?"
    r"(letter|statement|report|study|paper|petition|filing|memo|complaint|affidavit|lawsuit)\b"
)  # "In a letter to the board, Hale said"
_NEXT_LINE = re.compile(r"\n\s*")
MEDIA = frozenset("Facebook Twitter X Instagram YouTube TikTok Snapchat WhatsApp LinkedIn Telegram".split())
_HAD = "|".join(sorted(word_class("had")))
_LISTENING = re.compile(rf"\b(?:{_HAD})\sby\s(?:the\s)?\Z")  # "a memo seen by [Reuters]"
_DETERMINED = re.compile(r"(?ai:the|his|her|an?|one)((?:\s[\w'-]+){1,4})(?=\s|,)")
_NAME_FOLLOWS = re.compile(r"(?:(?:\s(?:of|for|at|in)\s[^,.\n]{2,40})?,)?\s[A-Z]")
_OWNED_BODY = rf"[A-Z]\w*'s\s(?:[a-z]+\s){{0,2}}?(?=(?:{'|'.join(sorted(word_class('body')))})\b)"
CROWDS_OF = r"(?:hundreds|thousands|dozens|scores|crowds)\sof\s"
_GROUP = re.compile(  # "The strikers", "Orby's foreign ministry"
    rf"(?:(?:[A-Z][\w.-]*+\s){{0,2}}{_OWNED_BODY}|(?:[Tt]he\s|(?ai:{CROWDS_OF})?)"
    r"(?:[A-Za-z][\w'-]*+\s){0,2}?)"
    r"([A-Za-z]++)(?=,?\s[\"a-z])"
)

Span = tuple[int, int]
Answer = tuple[Entity | None, str]
Resolve = Callable[["Discourse", int, int], Answer]
Referent = Callable[["Discourse", str, int], Entity | None]
_NOBODY: Answer = (None, "")


class Discourse:
    """What is talked about at each place of one article, and how much."""

    def __init__(
        self, straight: str, names: NameIndex, sentences: Sequence[Sentence], found: Sequence[Found],
        captions: Sequence[Paragraph] = (),
    ) -> None:  # fmt: skip
        self.straight = straight
        self.names = names
        self.found = found
        self._starts = [sentence.start for sentence in sentences]
        marked = [item for item in found if item.kind != "indirect"]
        self._quoted = _edges((item.start, item.end) for item in marked)
        self._marked = {item.source for item in marked}
        self._captions = _edges((caption.start, caption.end) for caption in captions)
        self.held = list(zip(found, holders(found), strict=True))
        self.words_of = _words_by_source(self.held, "direct")
        self.reported_of = _words_by_source(self.held, "direct", "indirect")
        self._mention_starts = [mention.start for mention in names.mentions]
        told = [not self.in_caption(start) for start in self._starts]
        self._numbers = [0, *accumulate(told)]
        pronouns = ((match.start(), match.group().lower()) for match in _GENDERED.finditer(straight))
        self._pronouns = [one for one in pronouns if not self.in_quotation(one[0])]
        self._infer_sex()
        self.events: list[tuple[int, int, Entity, float]] = []  # offset, sentence, entity, weight
        self.chances: dict[int, float] = {}  # where a source stands -> how probable the one chosen is
        self.unnamed: list[tuple[int, str, Entity]] = []
        self.latest: tuple[int, Entity] | None = None
        self.authors: dict[str, Entity] = {}  # word for a document -> whose words "the letter" holds
        self.told: dict[str, list[Span]] = {}  # the same word -> where "in a letter" stands
        self._resolved: dict[Span, Answer] = {}  # source mentions met so far
        reports = ((item.start, item.cue, item.source) for item in found if item.kind == "indirect")
        self._reports = {  # where a report begins -> its source: "Hale said [he] won"
            at: source for at, cue, source in reports if cue and straight[cue[1] : at] in (" ", " that ")
        }
        self.first_break = straight.find("\n")  # behind the headline
        self._topics: dict[int, Entity | None] = {}  # whom the passage of a loose quotation is about

    def _infer_sex(self) -> None:
        """Give people the sex of the pronouns behind their name; several alike outweigh the given name."""
        mentions = [m for m in self.names.mentions if m.entity.kind == "person"]
        mentions = [m for m in mentions if not self.in_quotation(m.start)]
        counts: dict[Entity, Counter[str]] = defaultdict(Counter)
        for mention, following in zip_longest(mentions, mentions[1:]):
            is_person = len(mention.entity.tokens) > 1 or mention.entity.is_sure
            if not is_person or not mention.is_subject:
                continue
            end = min(mention.end + _REACH, following.start if following else len(self.straight))
            if not self._opens_sentence_with(mention):
                line = self.straight.find("\n", mention.end, end)
                end = line if line >= 0 else end
            relative = _RELATIVE_CLAUSE.match(self.straight, mention.end, end)
            begin = relative.end() if relative else mention.end
            first, last = bisect_left(self._pronouns, (begin,)), bisect_left(self._pronouns, (end,))
            for _, pronoun in self._pronouns[first:last]:
                counts[mention.entity][SEX[pronoun]] += 1
        for entity, tally in counts.items():
            sex, most = tally.most_common(1)[0]
            least = tally.total() - most
            if any(TITLES.get(word) in ("male", "female") for word in entity.descriptors):
                continue  # "Mr Hale put it to her that she …, she …"
            others = self.names.people[entity.tokens[-1].lower()]
            is_other = any(other.sex == sex for other in others)  # "he" is then the other of the surname
            is_clear = not least and most >= _MANY and not is_other
            if most > 3 * least and (is_clear or not entity.sex):
                entity.sex = sex

    # --- reading in order ---

    def read(self, resolve: Resolve, referent: Referent) -> list[Answer]:
        """The speaker of each quotation; `resolve` says whom a source mention means, `referent` a pronoun."""
        self.resolve, self.referent = resolve, referent
        for offset, take, thing in self._in_order():
            take(offset, thing)
        answers: list[Answer] = []
        for index in range(len(self.found)):
            answers.append(self._answer(index, answers))
        return answers

    def _in_order(self) -> list[tuple[int, Callable, Any]]:
        """Loose quotations and source mentions, names and pronouns before the last of them, by offset.

        Of those at one offset the kinds come in the order in which they are listed here.
        """
        todo: list[tuple[int, Callable, Any]] = [
            (item.start, self._take_loose, index)
            for index, item in enumerate(self.found)
            if item.source is None and item.rule != "asked"
        ]
        sources = dict.fromkeys(item.source for item in self.found if item.source is not None)
        todo += [(source[0], self._take_source, source) for source in sources]
        end = max((at for at, *_ in todo), default=0)
        todo += [(mention.start, self._take_name, mention) for mention in self.mentions_between(0, end)]
        starts = {start for start, _ in sources}
        pronouns = [(start, word) for start, word in self._pronouns if start < end and start not in starts]
        todo += [(at, self._take_pronoun, word) for at, word in pronouns if word in ("he", "she")]
        narrated = [at for at in self._starts if at < end and not self.in_quotation(at)]
        described = _described(self.straight, narrated)
        todo += [(span[0], self._take_described, span) for span in described if span[0] not in starts]
        return sorted(todo, key=itemgetter(0))

    def _take_loose(self, offset: int, index: int) -> None:
        """A quotation that its own sentence gives to nobody: the passage says who speaks."""
        item = self.found[index]
        if item.link >= 0 and self.found[item.link].source is not None:
            return  # what it is linked to says who
        topic = self._topics[index] = self._introduced_next(item, self._topic(offset))
        if topic is not None:
            self.latest = offset, topic

    def _take_source(self, offset: int, source: Span) -> None:
        """Whom a source mention means; it is noted as who spoke last."""
        entity, how = self.resolve(self, *source)
        if entity is None and how == "unnamed" and source in self._marked:  # and else nobody's report
            entity, how = self._topic(offset), "topic"
        if entity is not None:
            entity.is_sure |= entity.n_full > 0 or how not in ("pronoun", "topic")
            entity.n_spoken += 1
            self.latest = offset, entity
            if written := _WRITTEN.match(self.straight, self.sentence_start(offset), offset):
                self.authors[written[1]] = entity
            if entity.is_sure and not entity.sex:
                entity.sex = SEX.get(self.straight[slice(*source)].lower(), "")
        self._note(offset, entity, _SOURCE)
        self._resolved[source] = entity, how

    def _take_name(self, offset: int, mention: Mention) -> None:
        self._note(offset, mention.entity, self._weight(mention))

    def _take_pronoun(self, offset: int, word: str) -> None:
        own = self._resolved.get(self._reports.get(offset) or (0, 0), _NOBODY)[0]
        if own is None:  # "she went to Orby, where [she] grew up"
            subjects = (one for one in self.recent(offset) if one[3] >= PRONOUN_WEIGHT)
            _, sentence, last, weight = next(subjects, (0, -1, None, 0.0))
            own = last if sentence == self.sentence(offset) and weight == PRONOUN_WEIGHT else None
        is_own = own is not None and (own.kind == "person" or own.is_single) and own.sex in ("", SEX[word])
        self._note(offset, own if is_own else self.referent(self, word, offset), PRONOUN_WEIGHT)

    def _take_described(self, offset: int, span: Span) -> None:
        self._note(offset, self.resolve(self, *span)[0], SUBJECT)

    def _note(self, offset: int, entity: Entity | None, weight: float) -> None:
        if entity is not None and weight:
            self.events.append((offset, self.sentence(offset), entity, weight))

    def _answer(self, index: int, earlier: list[Answer]) -> Answer:
        """Who speaks: whom its source means, or else the quotation that it is linked to, or the passage."""
        item = self.found[index]
        holder = self.found[item.echo].source if item.echo >= 0 else None
        if item.source is not None:
            own, how = self._resolved[item.source]
            is_named = own is not None and (own.n_full > 0 or own.kind == "organisation") and how != "topic"
            echoed = self._resolved[holder][0] if holder is not None and not is_named else None
            return (own, how) if echoed is None else (echoed, "")
        answer = _NOBODY
        if 0 <= item.link < index:
            answer = earlier[item.link]
        elif item.link >= 0 and (source := self.found[item.link].source) is not None:
            answer = self._resolved[source]
        is_said = answer[0] is not None or answer[1] == "nobody"
        return answer[0] if is_said else self._topics.get(index), ""

    def _weight(self, mention: Mention) -> float:
        """What a name counts by its place: a passage is about its subjects and openers."""
        at = mention.start
        if self.straight.endswith("with ", 0, at) and self.straight[at : mention.end].isupper():
            return 0.0  # the writer, in "speaks with ANN LEE about the mill"
        if mention.entity.kind == "organisation" and _LISTENING.search(self.straight, max(0, at - 20), at):
            return 0.0
        if self.in_quotation(at):
            return _IN_QUOTATION
        if self.in_caption(at):
            return _IN_CAPTION
        if mention.is_possessive:  # "Hale's plan worked."
            return _OPENING_OBJECT if self.straight[max(0, at - 1) : at] in ("", "\n") else _POSSESSIVE
        opens = self._opens_paragraph(mention)
        is_subject = mention.is_subject or self._is_presented(mention)
        if not (is_subject or opens and self._opens_sentence_with(mention)):
            told = self.latest[0] if opens and self.latest is not None else -1  # "He said that chef Al Orr"
            is_told = told >= self.sentence_start(at) and self.straight.find(" that ", told, at) >= 0
            return _OPENING_OBJECT if opens and not is_told else _OBJECT
        if self._is_subordinate(at):
            is_fronted = _FRONTED.match(self.straight, self.sentence_start(at), at)  # "When Hale lost it, he"
            return SUBJECT if opens or is_fronted else _SUBORDINATE
        return _OPENER if opens else SUBJECT

    def _opens_sentence_with(self, mention: Mention) -> bool:
        """Whether only titles and roles stand before the name in its sentence ("Mill owner Ann Hale")."""
        start = self.sentence_start(mention.start)
        if not self.straight[start : start + 1].isupper():
            return False
        before = self.straight[start : mention.start].split(" ")[:-1]
        if len(before) > 1 and before[-2].endswith(",") and before[-1].lower() in TITLES:
            before.pop()  # "His colleague, PC Matt Hale, …"
        if len(before) <= 1:
            return True
        ends = Tag.PREPOSITION  # and "Hale praised striker Ann Lee"
        ends |= 0 if mention.is_subject else Tag.FINITE_CUE | Tag.CLOSED_VERB
        return before[-1].lower().removesuffix(",") in ROLE_NOUNS and not any(
            tags_of(word.lower()) & ends or word[-1:] in ',:"' and word is not before[-1] for word in before
        )

    def _is_presented(self, mention: Mention) -> bool:
        """Whether a predicate or the source just noted has the name ("is Dr Lee", "his son, Al Lee")."""
        at, entity = self.latest or (0, None)
        if entity is mention.entity and 0 <= mention.start - at < _LONGEST_ROLE:
            return self.sentence(at) == self.sentence(mention.start)
        left = self.straight[max(0, mention.start - _LONGEST_ROLE) : mention.start]
        return _PRESENTED.search(left) is not None

    def _is_subordinate(self, offset: int) -> bool:
        """Whether the name at `offset` is the subject of a subordinate clause ("…, though Hale won")."""
        word = _SUBORDINATOR_BEFORE.search(self.straight[max(0, offset - 24) : offset])
        return word is not None and (word[1].lower() in SUBORDINATORS or word[1] in CUE_VERBS)

    def _opens_paragraph(self, mention: Mention) -> bool:
        at = bisect_left(self._mention_starts, mention.start)
        before = self.names.mentions[at - 1] if at else None
        if before is None or self.straight.find("\n", before.end, mention.start) >= 0:
            return True
        near = max(0, mention.start - _LONGEST_ROLE)
        is_near = self.straight.find("\n", near, before.start) >= 0
        return is_near and self._opens_sentence_with(mention)  # so that a name before it only modifies it

    def in_quotation(self, offset: int) -> bool:
        """Whether the offset lies inside a direct or mixed quotation."""
        return _covers(self._quoted, offset)

    def in_caption(self, offset: int) -> bool:
        """Whether the offset lies in a line that describes a picture."""
        return _covers(self._captions, offset)

    def sentence(self, offset: int) -> int:
        """Number of the sentence that the offset lies in; captions are not counted."""
        return self._numbers[bisect_right(self._starts, offset)]

    def sentence_start(self, offset: int) -> int:
        """Where the sentence that the offset lies in begins."""
        at = bisect_right(self._starts, offset) - 1
        return max(self._starts[at] if at >= 0 else 0, offset - _LONGEST_SENTENCE)

    def sentence_before(self, offset: int) -> int:
        """Where the sentence before that of the offset begins, or its own where there is none."""
        at = bisect_right(self._starts, offset) - 2
        return max(self._starts[at], offset - _LONGEST_SENTENCE) if at >= 0 else self.sentence_start(offset)

    def opens_sentence(self, offset: int) -> bool:
        """Whether the offset lies among the first words of its sentence."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self.straight.count(" ", self._starts[at], offset) <= 4

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """The names that begin in start..end."""
        first = bisect_left(self._mention_starts, start)
        return self.names.mentions[first : bisect_left(self._mention_starts, end)]

    def opening_next(self, offset: int, reach: int) -> Mention | None:
        """Who is named in the first `reach` characters of the paragraph after `offset`."""
        line = _NEXT_LINE.search(self.straight, offset)
        named = self.mentions_between(line.end(), line.end() + reach) if line else []
        return named[0] if named else None

    # --- who is meant ---

    def recent(self, offset: int) -> list[tuple[int, int, Entity, float]]:
        """What was last noted before `offset`, the latest first."""
        latest = self.events[: -_WINDOW - 1 : -1]
        n_later = next((n for n, event in enumerate(latest) if event[0] < offset), len(latest))
        return latest[n_later:]

    def first_subject(self, start: int, end: int) -> Entity | None:
        """The first subject noted in start..end: that of the main clause if a sentence begins at `start`."""
        found = None
        for when, _, entity, weight in self.events[: -_WINDOW - 1 : -1]:
            if when < start:
                break
            if when < end and weight >= PRONOUN_WEIGHT:
                found = entity
        return found

    def single_told(self, offset: int) -> Entity | None:
        """The one without a name who is the last subject in the paragraph of `offset`, or who spoke last."""
        line = self.straight.rfind("\n", max(0, offset - _LONGEST_SENTENCE), offset)
        told = (e for at, _, e, weight in self.recent(offset) if at > line and weight >= PRONOUN_WEIGHT)
        subject = next((one for one in told if one.is_single or one.kind == "person"), None)
        speaker = self.latest[1] if self.latest is not None else None
        return next((one for one in (subject, speaker) if one is not None and one.is_single), None)

    def source_of_sentence(self, offset: int) -> Entity | None:
        """Whom the last source met so far in the sentence of `offset` means."""
        here = self.sentence(offset)
        recent = islice(reversed(self._resolved), _WINDOW)
        source = next((span for span in recent if self.sentence(span[0]) == here), None)
        return self._resolved[source][0] if source is not None else None

    def salient(self, offset: int, fits: Callable[[Entity], bool]) -> Entity | None:
        """The entity most talked about before `offset` among those that fit."""
        return most(self.salience(offset, fits))

    def salience(
        self, offset: int, fits: Callable[[Entity], bool], sex: str = "", fade: float = _FADE
    ) -> dict[Entity, float]:
        """How much each fitting entity is talked about before `offset`; it fades with the distance."""
        here = self.sentence(offset)
        powers = _powers(fade)
        best: dict[Entity, dict[int, float]] = defaultdict(dict)  # by sentence
        for _, sentence, entity, weight in self.recent(offset):
            of_entity = best[entity]
            if of_entity.get(sentence, 0.0) < weight:
                of_entity[sentence] = weight
        return {
            entity: sex_factor(entity, sex)
            * fsum([weight * powers[min(here - sentence, _FARTHEST)] for sentence, weight in spoken.items()])
            for entity, spoken in best.items()
            if fits(entity)
        }

    def _introduced_next(self, item: Found, topic: Entity | None) -> Entity | None:
        """The topic, or who is named only behind the words: "“It is.” [new paragraph] Ann Lee, who …"."""
        named = self.opening_next(item.end, 6) if item.is_alone else None
        if named is None or named.entity.kind != "person" or named.entity.first < named.start:
            return topic
        is_told = self.straight.startswith((", who ", ", a ", ", an ", ", the "), named.end)
        is_told |= topic is None and item.start > self.first_break  # which is followed by the writer's name
        return named.entity if is_told else topic

    def _topic(self, offset: int) -> Entity | None:
        """The person whom a passage is about, or the organisation; one that has spoken, if any has."""
        scores = self.salience(
            offset, lambda e: e.is_sure if e.kind == "person" else e.kind == "organisation"
        )
        for entity in scores:
            if entity.kind == "organisation":
                scores[entity] *= _ORGANISATION_AS_TOPIC
        some = {e: score for e, score in scores.items() if e.kind == "person" or e.n_spoken}
        return most(some or scores)


def most(scores: dict[Entity, float]) -> Entity | None:
    """The entity with the highest score; of equal ones the first."""
    return max(scores, key=scores.__getitem__, default=None)


def _edges(spans: Iterable[Span]) -> tuple[list[int], list[int]]:
    """Where spans, which are in order, start and end."""
    starts, ends = [0], [0]
    for start, end in spans:
        starts.append(start)
        ends.append(end)
    return starts, ends


def _covers(edges: tuple[list[int], list[int]], offset: int) -> bool:
    """Whether one of the spans with these edges holds the offset."""
    starts, ends = edges
    return offset < ends[bisect_right(starts, offset) - 1]


def _words_by_source(held: Sequence[tuple[Found, Found]], *kinds: str) -> dict[int, list[Span]]:
    """Where a source stands -> the quotations of these kinds that it is the source of."""
    words: dict[int, list[Span]] = defaultdict(list)
    for item, own in held:
        if own.source is not None and item.kind in kinds:
            words[own.source[0]].append((item.start, item.end))
    return words


@cache
def _powers(fade: float) -> list[float]:
    """What each distance in sentences, up to the farthest, leaves of a weight."""
    return [fade**distance for distance in range(_FARTHEST + 1)]


def _described(straight: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Descriptions of a person or a group that begin a sentence at `starts` ("But the strikers")."""
    found = []
    for first in starts:
        led = _LEAD_IN.match(straight, first)
        start = led.end() if led else first
        phrase = _DETERMINED.match(straight, start, start + 80)
        if phrase and (end := _role_end(straight, phrase)) and not _NAME_FOLLOWS.match(straight, end):
            found.append((start, end))
        elif (group := _GROUP.match(straight, start, start + 60)) and _is_group(group[1].lower()):
            found.append((start, group.end(1)))
    return found


def _role_end(straight: str, phrase: re.Match[str]) -> int:
    """Where the first words for a role end, or else an owner ("[Her husband]'s letter") or an age, or 0."""
    at, end, other = phrase.start(1), 0, 0
    for word in phrase[1].split():
        at = straight.find(word, at) + len(word)
        is_role = word.lower().partition("-of-")[0] in ROLE_NOUNS
        if tags_of(word) & Tag.PREPOSITION or end and not is_role:
            break
        if is_role:
            end = at
        elif word.removesuffix("'s").lower() in ROLE_NOUNS:
            other = at - len("'s")
        elif word.endswith("-year-old"):
            other = at
    return end or other


def _is_group(noun: str) -> bool:
    """Whether the noun means people or an organisation that can be "they" or "it" later."""
    if noun in ORGANISATION_WORDS or noun in classed_word_list("people_words")["group"]:
        return True
    return noun.endswith("s") and noun[:-1] in ROLE_NOUNS
