"""What an article says of each of its speakers: type, kind, title, justification, and how it refers to it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from analysis.attribution.entities import Entity, Mention
from analysis.attribution.genders import UNKNOWN, Gender, gender
from analysis.attribution.grammar import HONORIFICS, ORGANISATION_WORDS, PREPOSITIONS, ROLE_NOUNS, TITLES
from analysis.attribution.introductions import Phrase, introductions
from analysis.attribution.source_kinds import KIN, KINDS, is_office, kind_of_source
from analysis.text.lexicons import word_class

TYPES = ("named person", "named organisation", "unnamed person", "unnamed group", "document")
_DOCUMENTS = word_class("document")
_ADDRESSED = HONORIFICS | {"dr", "prof"}
_DEGREES = frozenset(["professor", "prof", "dr", "doctor", "lord", "baroness"])
_GROUPS = word_class("group")
_RIGHT = re.compile(
    r"(?:\s(?:of|for|from|at|in|who|with|to|close)\b[^,.;:\"\n]{2,80})?(?:,\s(?:an?|the|who)\s[^,.;:\"\n]{2,80})?"
)
_OWNED = re.compile(r"\b(?:his|her)\s(?:official\s|chief\s)?spokes", re.I)
_REACH = 300  # characters; no sentence is looked at farther from a name
_CUT = re.compile(r",?\s(?:who|which|whose|that)\s")


@dataclass(frozen=True, slots=True)
class Voice:
    """What is said of one speaker of an article; "" where nothing is.

    `source_type`: one of `TYPES` (or "several people"); `source_kind`: one of `source_kinds.KINDS`, with
    the words that show it; `title`: office or role as written; `justification`: the words that say why this
    source is asked.
    """

    source_type: str = ""
    source_kind: str = ""
    kind_evidence: str = ""
    title: str = ""
    justification: str = ""
    gender: Gender = UNKNOWN


def voices(
    straight: str, quoted: Sequence[tuple[int, int]], mentions: Sequence[Mention],
    sources: dict[Entity, list[tuple[int, int]]],
) -> dict[Entity, Voice]:  # fmt: skip
    """The voice of each speaker: `sources` maps it to the mentions by which its quotations are given.

    `quoted`: offsets of direct and mixed quotations, whose words introduce nobody; `mentions`: all names in
    text order.
    """
    parts, at = [], 0
    for start, end in sorted(quoted):
        if start >= at:
            parts += [straight[at:start], '"' * (end - start)]
            at = end
    narration = "".join([*parts, straight[at:]])
    outside = [mention for mention in mentions if narration[mention.start] != '"']
    by_entity: dict[Entity, list[Mention]] = {entity: [] for entity in sources}
    for mention in outside:
        if mention.entity in by_entity:
            by_entity[mention.entity].append(mention)
    found = {
        entity: _voice(narration, entity, own, outside, sources[entity]) for entity, own in by_entity.items()
    }
    first = {entity: min(spans)[0] for entity, spans in sources.items() if spans}
    return _through_others(narration, outside, found, first)


def _through_others(
    narration: str, outside: Sequence[Mention], found: dict[Entity, Voice], spans: dict[Entity, int]
) -> dict[Entity, Voice]:
    """The voices; who speaks for somebody has the kind of the one spoken for.

    That is the organisation named in the words about the speaker, else whom the article names last before.
    """
    own: dict[Entity, list[Mention]] = defaultdict(list)
    for mention in outside:
        own[mention.entity].append(mention)
    whole = dict(found)
    organisations = [entity for entity in own if entity.kind == "organisation"]
    for entity, voice in found.items():
        if voice.source_kind not in ("", KINDS["organisation"]) or entity.kind not in ("person", "unnamed"):
            continue
        words = f"{entity.name} {voice.title} {voice.justification} {entity.role}"
        others = [e for e in organisations if e.name in words]
        if not others and voice.source_kind and entity in spans and " for " not in words:
            kind = "person" if _OWNED.search(words) else "organisation"
            before = [m.entity for m in outside if m.start < spans[entity] and m.entity.kind == kind]
            others = [e for e in before[-1:] if e is not entity]
        for other in others:
            phrases = [Phrase("name", other.name), *introductions(narration, own[other])]
            kind, evidence = kind_of_source(phrases)
            if kind not in ("", KINDS["organisation"]):
                whole[entity] = replace(voice, source_kind=kind, kind_evidence=evidence)
                break
    return whole


def _voice(
    narration: str, entity: Entity, own: list[Mention], outside: list[Mention], spans: list[tuple[int, int]]
) -> Voice:
    sources = [narration[start:end] for start, end in dict.fromkeys(spans)]
    phrases = introductions(narration, own)
    if entity.kind == "person":
        own_words = {token.lower() for token in entity.tokens}
        described = (
            words
            for words in dict.fromkeys(sources)
            if 0 < words.count(" ") < 7 and own_words.isdisjoint(words.lower().split())
        )
        phrases += [Phrase("name", words) for words in islice(described, 6)]
    else:
        phrases.insert(0, Phrase("name", entity.name))
        for start, end in spans[:3]:
            if entity.kind == "unnamed" and (right := _RIGHT.match(narration, end)) is not None:
                phrases.append(Phrase("name", narration[start:end] + right.group()))
    around = [Phrase("sentence", _sentence(narration, mention)) for mention in own[:8]]
    kind, evidence = kind_of_source([*phrases, *around], is_organisation=entity.kind == "organisation")
    title = _title(phrases) if entity.kind == "person" else ""
    shown = UNKNOWN
    if entity.kind == "person" or entity.kind == "unnamed" and entity.is_single:
        shown = gender(narration, own, outside, entity, phrases, sources)
    return Voice(_type(entity), kind, evidence, title, _justification(phrases, title), shown)


def _sentence(narration: str, mention: Mention) -> str:
    left, right = max(0, mention.start - _REACH), mention.end + _REACH
    start = max(narration.rfind(mark, left, mention.start) for mark in (". ", "\n", "? ", "! ")) + 1
    ends = [at for mark in (". ", "\n") if (at := narration.find(mark, mention.end, right)) >= 0]
    return narration[max(start, left) : min([*ends, right])]


def _type(entity: Entity) -> str:
    if entity.kind == "several":
        return "several people"
    words = entity.name.lower().split()
    head = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words)) - 1
    noun = words[head].rstrip("s") if words[head] not in _DOCUMENTS else words[head]
    if noun in _DOCUMENTS and not entity.name[:1].isupper():
        return "document"
    if entity.kind != "unnamed":
        return f"named {entity.kind}"
    is_plural = words[head].endswith("s") and not words[head].endswith(("ss", "'s"))
    is_group = is_plural or not _GROUPS.isdisjoint((noun, words[0])) or words[head] in ORGANISATION_WORDS
    return "unnamed group" if is_group else "unnamed person"


def _title(phrases: Sequence[Phrase]) -> str:
    """The office or role as the article gives it: an apposition, else words before the name."""
    offices = [
        words
        for places in (("before",), ("apposed", "after"), ("is", "name"))
        for phrase in phrases
        if phrase.place in places and _names_office(words := _CUT.split(phrase.words)[0].strip())
    ]
    more = [words for words in offices if words.lower().rstrip(".") not in _DEGREES]
    return next(iter(more + offices), "")


def _names_office(phrase: str) -> bool:
    words = [word.rstrip(".'").removesuffix("'s") for word in phrase.lower().replace("-", " ").split()]
    if not KIN.isdisjoint(words):
        return False
    return any(
        word in ROLE_NOUNS or word in TITLES and word not in _ADDRESSED or is_office(word) for word in words
    )


def _justification(phrases: Sequence[Phrase], title: str) -> str:
    """The words that say why this source is asked: a relative clause, else what stands beside the name."""
    for places in (("relative",), ("after", "apposed", "is"), ("beside",)):
        for phrase in phrases:
            if phrase.place in places and phrase.words != title:
                return phrase.words
    return ""
