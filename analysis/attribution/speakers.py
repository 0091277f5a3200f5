"""Who said it: mentions resolved to the people, organisations and unnamed sources of the article."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.attribution.discourse import Answer, Discourse
from analysis.attribution.entities import Entity
from analysis.attribution.finding import Found, find
from analysis.attribution.frames import straightened
from analysis.attribution.names import NameIndex
from analysis.attribution.resolve.mentions import resolve
from analysis.attribution.transcripts import captions
from analysis.attribution.voices import Voice, voices
from analysis.text.article import Article
from analysis.text.lexicons import classed_word_list
from analysis.text.sentences import Paragraph, Sentence
from analysis.text.sentences import paragraphs as split_paragraphs
from analysis.text.sentences import sentences as split_sentences


@dataclass(frozen=True, slots=True)
class Quotation:
    """One contiguous stretch of somebody's words: `article.text[start:end]`, marks not included.

    Quotations that one cue and source hold together share `attribution`. `speaker` is "" where nobody can
    be given;
    `confidence` (0 to 1) is the share of quotations under the same `rule` that labelled real news showed
    to be right.
    """

    attribution: int
    kind: str
    start: int
    end: int
    cue_start: int | None
    cue_end: int | None
    source_start: int | None
    source_end: int | None
    speaker: str
    speaker_kind: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, organisation or unnamed source of an article that speaks; `role`: how it is introduced."""

    name: str
    kind: str
    role: str
    voice: Voice = Voice()


def quotations(
    article: Article,
    paragraphs: Sequence[Paragraph] | None = None,
    sentences: Sequence[Sentence] | None = None,
) -> tuple[list[Quotation], list[Speaker]]:
    """Every quotation of the article in text order, and its speakers in the order in which they first speak.

    Never raises for any text; an article without quotations gives two empty lists.
    """
    body = list(article.body) or [(0, len(article.text))]
    if paragraphs is None:
        paragraphs = split_paragraphs(article.text, body)
    if sentences is None:
        sentences = split_sentences(article.text, list(paragraphs))
    straight = straightened(article.text)
    pictures = captions(straight, paragraphs)
    found = find(article.text, straight, paragraphs, sentences, pictures)
    if not found:
        return [], []
    names = NameIndex(
        straight,
        [
            (pictures[i].words if i in pictures else p.start, p.end)
            for i, p in enumerate(paragraphs)
            if p.kind != "heading"
        ],
        [(p.start, p.end) for p in paragraphs if p.kind == "heading"],
    )
    answers = Discourse(straight, names, sentences, found, list(pictures.values())).read(resolve)
    rows, sources = _resolved(found, answers)
    quoted = [(item.start, item.end) for item in found if item.kind != "indirect"]
    speakers: dict[str, Speaker] = {}
    for entity, voice in voices(straight, quoted, names.mentions, sources).items():
        speakers.setdefault(entity.name, Speaker(entity.name, entity.kind, entity.role, voice))
    return rows, list(speakers.values())


def _resolved(
    found: list[Found], answers: list[Answer]
) -> tuple[list[Quotation], dict[Entity, list[tuple[int, int]]]]:
    """The quotations, and for each speaker the mentions by which its quotations are given."""
    rows: list[Quotation] = []
    sources: dict[Entity, list[tuple[int, int]]] = {}
    numbers: dict[tuple, int] = {}
    holders = _holders(found)
    for index, (item, (entity, how)) in enumerate(zip(found, answers, strict=True)):
        if entity is None and item.kind == "indirect":
            continue
        own = found[holders[index]]
        key = (own.cue, own.source) if own.source is not None else ("alone", index)
        number = numbers.setdefault(key, len(numbers))
        name, kind = (entity.name, entity.kind) if entity else ("", "")
        rule = f"{item.rule}+{how}" if how else item.rule
        rows.append(
            Quotation(
                number, item.kind, item.start, item.end, *(own.cue or (None, None)),
                *(own.source or (None, None)), name, kind, rule, confidence(rule, name),
            )
        )  # fmt: skip
        if entity is not None:
            mentions = sources.setdefault(entity, [])
            if own.source is not None:
                mentions.append(own.source)
    return rows, sources


def _holders(found: list[Found]) -> list[int]:
    """For each quotation the index of the one whose mention it shares: itself where it has one of its own."""
    holders: list[int] = []
    for index, item in enumerate(found):
        if item.source is None and 0 <= item.link < index:
            holders.append(holders[item.link])
        elif item.source is None and item.link > index and found[item.link].source is not None:
            holders.append(item.link)
        else:
            holders.append(index)
    return holders


@cache
def _rule_confidence() -> dict[str, float]:
    return {
        rule: float(share) for share, rules in classed_word_list("rule_confidence").items() for rule in rules
    }


def confidence(rule: str, speaker: str) -> float:
    """The share of quotations that this rule gave to the right entity on labelled real news, 0 to 1; 0 if
    to nobody.

    A combination too rare to have been measured falls back on the first part of its name, and that on all
    rules.
    """
    if not speaker:
        return 0.0
    measured = _rule_confidence()
    base = rule.partition("+")[0]
    return measured.get(
        rule, measured.get(base, measured["indirect" if base.startswith("indirect") else "all"])
    )
