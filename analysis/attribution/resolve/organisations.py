"""Organisations that a description means: "the company", "his campaign", "the Hale campaign"."""

import re
from itertools import islice

from analysis.attribution.discourse import Discourse
from analysis.attribution.entities import Entity
from analysis.text.lexicons import word_class

_GENERIC = word_class("generic_organisation")
_NAMED_CAMPAIGN = re.compile(r"\b[Tt]he\s([A-Z][\w-]+)\scampaign\b")
_ELSE = frozenset("other same parent rival sister new first second".split())
_SUBJECT_BEFORE = 1.3  # the salience of a subject one sentence back
_FAR = 2000  # characters back
LONGEST_NAME = 90
MOST_LOOKED_AT = 200  # so that an article with 50,000 names still takes time in proportion to its length


def organisation_meant(
    discourse: Discourse, start: int, words: list[str], head: str, owner: Entity | None
) -> Entity:
    """The organisation that "the company" or "his campaign" means."""
    if owner is not None:
        return as_organisation(discourse, f"{owner.name} {' '.join(words[1:])}")
    is_bare = len(words) <= 2 and words[0].lower() in ("the", "this", "its", "their")
    if is_bare and head == "campaign" and (campaign := _campaign(discourse, start)) is not None:
        return campaign
    named = discourse.mentions_between(start, start + 1 + sum(len(word) + 1 for word in words))
    if head == "campaign" and named and named[-1].entity.kind == "person":
        return as_organisation(discourse, f"{named[-1].entity.name} campaign")
    if is_bare and (apposed := _apposed(discourse, start, head)) is not None:
        return apposed
    if is_bare:
        if (meant := _of_that_kind(discourse, start, head)) is not None:
            return meant
    elif head in _GENERIC and words[0] in ("the", "The") and _ELSE.isdisjoint(words):
        if all(word.islower() for word in words[1:]) and (just := _just_named(discourse, start)) is not None:
            return just
    return as_organisation(discourse, " ".join(words))


def _of_that_kind(discourse: Discourse, start: int, head: str) -> Entity | None:
    """The organisation talked about whose name has the word ("the union"), or the last there can be."""
    meant = discourse.salient(start, lambda e: e.kind == "organisation" and _has_word(e, head))
    if meant is None:
        known = islice(discourse.names.organisations.values(), MOST_LOOKED_AT)
        meant = next((entity for entity in known if _has_word(entity, head)), None)
    if meant is None and head in _GENERIC:  # which does something itself: no product
        meant = discourse.salient(start, lambda e: e.kind == "organisation" and e.n_subject > 0)
        meant = meant or discourse.salient(start, lambda e: e.kind == "organisation")
    return meant


def _apposed(discourse: Discourse, start: int, head: str) -> Entity | None:
    """The organisation whose name follows the noun ("The union, Calder United, …", "the firm Calder")."""
    nouns = re.finditer(
        rf"\b{re.escape(head)},?\s(?=[A-Z])", discourse.straight[max(0, start - _FAR) : start], re.I
    )
    for noun in reversed(list(nouns)):
        at = max(0, start - _FAR) + noun.end()
        named = [m for m in discourse.mentions_between(at, at + 1) if m.entity.kind == "organisation"]
        if named:
            return named[0].entity
    return None


def _campaign(discourse: Discourse, start: int) -> Entity | None:
    """The campaign that was last named before `start` ("Hale's campaign", "the Hale campaign")."""
    for mention in reversed(discourse.mentions_between(max(0, start - 3000), start)):
        if mention.entity.kind == "person" and discourse.straight.startswith(" campaign", mention.end):
            return as_organisation(discourse, f"{mention.entity.name} campaign")
    named = _NAMED_CAMPAIGN.findall(discourse.straight, max(0, start - 3000), start)
    return as_organisation(discourse, f"{named[-1]} campaign") if named else None


def _just_named(discourse: Discourse, start: int) -> Entity | None:
    """The organisation that the sentence before is about ("the conservative newspaper" says what it is)."""
    scores = discourse.salience(start, lambda e: e.kind == "organisation")
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= _SUBJECT_BEFORE else None


def _has_word(entity: Entity, word: str) -> bool:
    return len(entity.tokens) > 1 and any(token.lower() == word for token in entity.tokens)


def as_organisation(discourse: Discourse, name: str) -> Entity:
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I)[:LONGEST_NAME]
    return discourse.names.organisation(name)
