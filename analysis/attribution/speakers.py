"""Who said it: mentions resolved to the people, organisations and unnamed sources of the article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, fsum, log

from analysis.attribution.discourse import Answer, Discourse
from analysis.attribution.entities import Entity, Mention
from analysis.attribution.finding import Found, find
from analysis.attribution.names import NameIndex
from analysis.attribution.resolve.chooser import Features, weights
from analysis.attribution.resolve.mentions import resolve
from analysis.attribution.resolve.pronouns import referent
from analysis.attribution.transcripts import captions
from analysis.text.article import Article
from analysis.text.marks import straightened
from analysis.text.sentences import Paragraph, Sentence
from analysis.text.sentences import paragraphs as split_paragraphs
from analysis.text.sentences import sentences as split_sentences

_LEAST = 0.005  # a probability below which nothing is told apart


@dataclass(frozen=True, slots=True)
class Quotation:
    """One contiguous stretch of somebody's words: `article.text[start:end]`, marks not included.

    Quotations that one cue and source hold together share `attribution`. `speaker` is "" where nobody can be
    given; `confidence` (0 to 1) is how often quotations with the same rule, way of resolving the mention,
    probability of what was chosen and number of the speaker's quotations were right on labelled real news.
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
    entity: Entity | None = field(default=None, compare=False, repr=False)


def quotations(article: Article) -> tuple[list[Quotation], list[Speaker]]:
    """Every quotation of the article in text order, and its speakers in the order in which they first speak.

    Never raises for any text; an article without quotations gives two empty lists.
    """
    return attributions(article)[:2]


def attributions(
    article: Article,
    paragraphs: Sequence[Paragraph] | None = None,
    sentences: Sequence[Sentence] | None = None,
) -> tuple[list[Quotation], list[Speaker], list[Mention]]:
    """What `quotations` gives, and every name of a person or organisation in text order."""
    body = list(article.body) or [(0, len(article.text))]
    if paragraphs is None:
        paragraphs = split_paragraphs(article.text, body)
    if sentences is None:
        sentences = split_sentences(article.text, list(paragraphs))
    straight = straightened(article.text).replace("-year old", "-year-old")  # as often misspelt
    pictures = captions(straight, paragraphs)
    found = find(article.text, straight, paragraphs, sentences, pictures)
    told = [
        (i, p) for i, p in enumerate(paragraphs) if i in pictures or p.kind not in ("heading", "dateline")
    ]
    narrated = [pictures.get(i, (p.start, p.end)) for i, p in told]
    headings = [(p.start, p.end) for p in paragraphs if p.kind == "heading"]
    names = NameIndex(straight, narrated, headings)
    discourse = Discourse(straight, names, sentences, found, [paragraphs[i] for i in pictures])
    answers = [_as_said(*one) for one in zip(found, discourse.read(resolve, referent), strict=True)]
    speakers: dict[str, Speaker] = {}
    for entity, _ in answers:
        if entity is not None:
            speakers.setdefault(entity.name, Speaker(entity.name, entity.kind, entity.role, entity))
    return _resolved(discourse, answers), list(speakers.values()), names.mentions


def _as_said(item: Found, answer: Answer) -> Answer:
    """The answer; nobody's for what a thing shows without marks ("tests suggested that it was dry")."""
    return (None, "unnamed") if item.kind == "indirect" and answer[1] == "topic" else answer


def _resolved(discourse: Discourse, answers: list[Answer]) -> list[Quotation]:
    rows: list[Quotation] = []
    numbers: dict[tuple, int] = {}
    n_given = Counter(entity for entity, _ in answers)
    held = zip(discourse.held, answers, strict=True)
    for index, ((item, own), (entity, how)) in enumerate(held):
        key = (own.cue, own.source) if own.source is not None else ("alone", index)
        number = numbers.setdefault(key, len(numbers))
        name, kind = (entity.name, entity.kind) if entity else ("", "")
        rule = f"{item.rule}+{how}" if how else item.rule
        chance = discourse.chances.get(own.source[0]) if own.source is not None else None
        is_judged = bool(name) or item.kind == "indirect"
        sure = confidence(evidence(item, own, how, chance, n_given[entity])) if is_judged else 0.0
        cue, source = own.cue or (None, None), own.source or (None, None)
        rows.append(
            Quotation(
                number, item.kind, item.start, item.end, cue[0], cue[1], source[0], source[1],
                name, kind, rule, sure,
            )
        )  # fmt: skip
    return rows


def evidence(item: Found, own: Found, how: str, chance: float | None, n_given: int) -> Features:
    """What speaks for and against a quotation's speaker; `chance`: how probable the one chosen was;
    `n_given`: how many quotations of the article have that speaker.
    """
    facts = {
        "indirect" if item.kind == "indirect" else "in marks": 1.0,
        f"rule {item.rule}": 1.0,
        f"by {how or 'name'}": 1.0,
        "mixed": item.kind == "mixed",
        "linked": own is not item,
        "once": n_given == 1,
        "often": log(n_given),
        "chance": log(max(chance, _LEAST) / max(1 - chance, _LEAST)) if chance is not None else 0.0,
    }
    return {fact: float(value) for fact, value in facts.items() if value}


def confidence(features: Features) -> float:
    """How probable it is that such a quotation has its right speaker, 0 to 1, by labelled real news."""
    weight = weights("confidence")
    return 1 / (1 + exp(-fsum([weight.get(name, 0.0) * value for name, value in features.items()])))
