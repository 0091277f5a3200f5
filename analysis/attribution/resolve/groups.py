"""Whom "they", "it" and "that" mean: a group, an organisation, two people, the maker of a thing."""

import re

from analysis.attribution.cues import CUE_NOUNS
from analysis.attribution.discourse import Discourse
from analysis.attribution.entities import Entity
from analysis.attribution.grammar import DEMONYMS, ORGANISATION_WORDS, ROLE_NOUNS
from analysis.attribution.resolve import chooser
from analysis.attribution.resolve.chooser import Features
from analysis.attribution.resolve.descriptions import described, last_pair
from analysis.attribution.resolve.organisations import REPORTS, document
from analysis.attribution.resolve.pronouns import talked_about

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_THING_BEFORE = re.compile(r"\b([a-z]+)\s\Z")
_LONG = 800  # characters of words in marks
_OPENING = re.compile(
    r"((?:The|[A-ZÀ-ÞĀ-Ž][\w-]*'s)\s(?:[\w'-]+\s){0,3}?([\w-]+))\s\""
)  # "The court “has no doubt”, it said"
_PEOPLE = re.compile(r"(?:\b(?:hundreds|thousands|dozens|scores|crowds)\sof\s)?\b([A-Za-z]\w+)s\b")
_NO_SUBJECT = 1.0  # less than the salience of a subject one sentence back
_NEAR = 400  # characters
_READS = re.compile(r"\s(?:also\s)?reads?\b")


def group_meant(discourse: Discourse, pronoun: str, start: int, end: int = 0) -> Entity | None:
    """Whom "they" or "it" means: two people, a document's author, a group or an organisation."""
    if pronoun == "they":
        pair = last_pair(discourse, start, 220)
        if pair is not None:
            return pair
    if pronoun == "it" and (body := _opening_body(discourse, start)) is not None:
        return body
    if pronoun in ("it", "which"):
        if discourse.authors and _READS.match(discourse.straight, end):
            return discourse.authors[list(discourse.authors)[-1]]
        candidates = talked_about(discourse, start, end, _is_it)
        return _author_of_document_before(discourse, start) or _best(discourse, candidates, start)
    if pronoun == "they" and (people := _people_before(discourse, start)) is not None:
        return people
    candidates = talked_about(discourse, start, end, _is_many)
    for entity, one in candidates.items():
        if pronoun == "they" and entity.kind == "organisation":
            one["organisation-as-they"] = 1.0
    if pronoun == "they" and (same := _unnamed_again(discourse, start, is_only=not candidates)) is not None:
        return same
    return _best(discourse, candidates, start)


def _unnamed_again(discourse: Discourse, start: int, *, is_only: bool) -> Entity | None:
    """Who spoke last, without a name or a sex that is told ("A source said … They added …"): one person of
    the sentence before, or anybody where nobody else can be meant (`is_only`).
    """
    if discourse.latest is None:
        return None
    at, latest = discourse.latest
    is_near = latest.is_single and discourse.sentence(start) - discourse.sentence(at) <= 1
    return latest if latest.kind == "unnamed" and not latest.sex and (is_near or is_only) else None


def _opening_body(discourse: Discourse, start: int) -> Entity | None:
    """The body that opens the sentence whose words in marks stand before "it" ("The court “…”, it said")."""
    begun = discourse.straight.rfind(' "', max(0, start - _LONG), start)
    opening = _OPENING.match(discourse.straight, discourse.sentence_start(begun), begun + 2)
    if opening is None or opening[2] not in ORGANISATION_WORDS:
        return None
    return discourse.resolve(discourse, *opening.span(1))[0]


def _best(discourse: Discourse, candidates: dict[Entity, Features], start: int) -> Entity | None:
    entity, discourse.chances[start] = chooser.best(candidates, start)
    return entity


def _people_before(discourse: Discourse, start: int) -> Entity | None:
    """The people whom the sentence before mentions in passing ("He met hundreds of miners. They …"), where no
    group is talked about.
    """
    if max(discourse.salience(start, _is_many).values(), default=0.0) >= _NO_SUBJECT:
        return None
    here = discourse.sentence_start(start)
    before = max(discourse.sentence_start(here - 2), here - _NEAR) if here > 1 else 0
    for phrase in _PEOPLE.finditer(discourse.straight, before, here):
        noun = phrase[1].lower()
        if (noun in ROLE_NOUNS or noun in DEMONYMS) and not discourse.in_quotation(phrase.start()):
            return described(discourse, *phrase.span())[0]
    return None


def _is_it(entity: Entity) -> bool:
    """Whether "it" can mean the entity: an organisation, a document whose author is not named."""
    is_document = entity.kind == "unnamed" and not CUE_NOUNS.isdisjoint(entity.tokens[-1:])
    return entity.kind == "organisation" or is_document


def _is_many(entity: Entity) -> bool:
    """Whether "they" can mean the entity."""
    return entity.kind in ("organisation", "several") or entity.kind == "unnamed" and not entity.is_single


def maker_of_thing(discourse: Discourse, start: int) -> Entity | None:
    """Who makes a thing speak before a relative clause ("They carried signs that said …"), if anybody."""
    before = _THING_BEFORE.search(discourse.straight, max(0, start - 40), start)
    if before is None:
        return None
    named = discourse.mentions_between(max(0, start - 60), start)
    if before[1] in CUE_NOUNS and named and named[-1].end == before.start() - 1:
        return named[-1].entity  # "a Harrow Post editorial that accuses"
    if before[1] in REPORTS:  # "Hale was given a report that said": what it says itself
        return described(discourse, *before.span(1))[0]
    return discourse.first_subject(discourse.sentence_start(start), start)


def _author_of_document_before(discourse: Discourse, start: int) -> Entity | None:
    """The author of a letter or report named in the sentence before, which "it" then means."""
    left = max(0, start - 260)
    between = discourse.mentions_between(left, start)
    named = [m.start for m in between if m.entity.kind == "organisation" and m.is_subject]
    left = max(left, *named) if named else left
    nouns = [m for m in _WORD.finditer(discourse.straight, left, start) if m.group().lower() in CUE_NOUNS]
    for match in reversed(nouns):
        at = match.start()
        is_known = match.group() in discourse.authors and discourse.straight.endswith("the ", 0, at)
        is_known &= not any(m.entity.kind == "organisation" and m.start > at for m in between)
        is_led = discourse.straight.startswith(", ", match.end()) and match.end() + 2 == start
        if is_led or discourse.in_quotation(at):
            continue  # "In a statement, it"
        if is_known or discourse.opens_sentence(at):
            begin = max(left, discourse.sentence_start(at), at - 30)
            return document(discourse, begin, match.end(), match.group().lower())
    return None
