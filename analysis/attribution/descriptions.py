"""Whom a description means: a role, a relative, a document, an organisation, a source without a name."""

import re
from itertools import chain, islice

from analysis.attribution.cues import cue_nouns
from analysis.attribution.discourse import Answer, Discourse
from analysis.attribution.entities import Entity, Mention
from analysis.attribution.grammar import (
    POSSESSIVES,
    PREPOSITIONS,
    demonyms,
    organisation_words,
    role_nouns,
    titles,
)
from analysis.attribution.pairs import last_pair
from analysis.attribution.pronouns import SEX, referent
from analysis.attribution.sexes import role_sex

_INDEFINITE = frozenset(
    "a an one another some several many most other both two three four five six seven eight nine ten "
    "few no any dozens hundreds more nearly almost about roughly".split()
)
_KIN = frozenset(
    "wife husband son daughter brother sister mother father nephew niece cousin uncle aunt widow mum "
    "dad parents lawyer attorney boyfriend girlfriend partner friend boss".split()
)
_PAIR = frozenset("two couple pair both duo brothers sisters three trio they".split())
_ABBREVIATED = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general",
    "prof": "professor", "dr": "doctor",
    "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
    "lawyer": "attorney", "barrister": "attorney", "solicitor": "attorney", "counsel": "attorney",
    "pontiff": "pope", "frontrunner": "front-runner",
    "adviser": "advisor", "chairwoman": "chair", "chairman": "chair",
}  # fmt: skip
_OFFICES = frozenset(
    "president premier pope king queen chancellor governor senator representative mayor judge sheriff "
    "cardinal ambassador".split()
)
_UNIQUE = frozenset("president premier pope king queen".split())
_LATELY = 0.04  # the salience of a subject some six sentences back
_DESCRIPTION_FADE, _SALIENCE_WEIGHT = 0.6, 1.5
_GENERIC = frozenset(
    "nonprofit watchdog regulator lender carrier federation foundation "
    "company firm business organisation organization club bank charity retailer maker startup outlet "
    "newspaper paper network manufacturer supplier developer utility agency hospital university "
    "school airline".split()
)
_IMPERSONAL = frozenset(
    "survey surveys poll polls study studies data figures statistics research analysis audit records "
    "findings document documents".split()
)  # what speaks for itself where the article names no author
_NAMED_CAMPAIGN = re.compile(r"\b[Tt]he\s([A-Z][\w-]+)\scampaign\b")
_PARTICIPLES = frozenset("made written sent given drawn shown seen".split())
_LONGEST_NAME = 90
_MOST_LOOKED_AT = 200  # so that an article with 50,000 names still takes time in proportion to its length
_MADE_BY = re.compile(r"\s?(?:\w+\s){0,3}?(?:by|from)\s(?:\w+\s){0,4}?(?=[A-Z])")


def described(discourse: Discourse, start: int, end: int, words: list[str], lower: list[str]) -> Answer:
    """Whom "the senator", "her campaign" or "a senior official" means."""
    head_at = next((at for at, word in enumerate(lower) if at and word in PREPOSITIONS), len(lower)) - 1
    is_participle = lower[head_at].endswith("ed") or lower[head_at] in _PARTICIPLES
    if head_at and is_participle and lower[head_at - 1] in cue_nouns():
        head_at -= 1  # "a statement posted on …"
    head = lower[head_at].rstrip(".")
    owner = referent(discourse, lower[0], start) if lower[0] in ("his", "her") else None
    if head in _PAIR and lower[0] == "the":
        pair = last_pair(discourse, start, 700)
        if pair is not None:
            return pair, "pair"
    if head in cue_nouns() and head not in role_nouns():
        author = document(discourse, start, end, head)
        return (author, "document") if author else (_unnamed(discourse, start, end, lower, head), "unnamed")
    if (
        owner is not None
        and head not in role_nouns()
        and head not in organisation_words()
        and not head.endswith("s")
    ):
        return owner, "owner"
    if head in organisation_words() and lower[0] not in _INDEFINITE:
        return _organisation(discourse, start, words[: head_at + 1], head, owner), "organisation"
    if lower[0] in ("the", "this", "that") or lower[0] in POSSESSIVES:
        entity = _by_description(discourse, start, lower, head_at, owner)
        if entity is not None:
            return entity, "description"
    return _unnamed(discourse, start, end, lower, head), "unnamed"


def document(discourse: Discourse, start: int, end: int, head: str) -> Entity | None:
    """Whose words a statement, letter or report holds: its possessor, the one it came from, or who is talked
    about.
    """
    straight = discourse.straight
    possessive = re.search(
        r"\b(his|her|its|their)\s(?:\w+\s){0,3}\Z", straight[start:end].rsplit(head, 1)[0], re.I
    )
    if possessive and possessive.group(1).lower() in SEX:
        return referent(discourse, possessive.group(1).lower(), start)
    owner = max(straight.find("'s ", start, end), straight.find("s' ", start, end) + 1)
    if owner > start:
        begin = max(
            straight.rfind(f" {word} ", start, owner) + len(word) + 1
            for word in ("on", "in", "from", "by", "to")
        )
        return discourse.resolve(discourse, max(start, begin), owner)[0]
    named = [m for m in discourse.mentions_between(start, end) if m.entity.kind in ("person", "organisation")]
    if named:
        return named[-1].entity
    made = _MADE_BY.match(straight, end, end + 60)
    if made is not None and (people := _makers(discourse, made.end())):
        return (
            people[-1].entity if len(people) > 1 and people[-1].entity.kind == "person" else people[0].entity
        )
    left = max(0, start - 600)
    for match in reversed(
        list(re.finditer(rf"\b{re.escape(head)}\b[^.\n]{{0,60}}?\b(?:by|from)\s", straight[left:start]))
    ):
        people = discourse.mentions_between(left + match.end(), left + match.end() + 120)
        if people:
            return people[0].entity
    if head in _IMPERSONAL:
        return _as_organisation(discourse, re.sub(r"\s+", " ", straight[start:end]).strip(" ,"))
    return discourse.salient(start, lambda e: e.kind in ("person", "organisation"))


def _makers(discourse: Discourse, start: int) -> list[Mention]:
    """The names within 60 characters from `start` on in the same sentence."""
    here = discourse.sentence(start - 1)
    return [
        m for m in discourse.mentions_between(start - 1, start + 60) if discourse.sentence(m.start) == here
    ]


def _campaign(discourse: Discourse, start: int) -> Entity | None:
    """The campaign that was last named before `start` ("Hale's campaign", "the Hale campaign")."""
    for mention in reversed(discourse.mentions_between(max(0, start - 3000), start)):
        if mention.entity.kind == "person" and discourse.straight.startswith(" campaign", mention.end):
            return _as_organisation(discourse, f"{mention.entity.name} campaign")
    named = _NAMED_CAMPAIGN.findall(discourse.straight, max(0, start - 3000), start)
    return _as_organisation(discourse, f"{named[-1]} campaign") if named else None


def _organisation(
    discourse: Discourse, start: int, words: list[str], head: str, owner: Entity | None
) -> Entity:
    """The organisation that "the company" or "his campaign" means."""
    if owner is not None:
        return _as_organisation(discourse, f"{owner.name} {' '.join(words[1:])}")
    is_bare = len(words) <= 2 and words[0].lower() in ("the", "this", "its", "their")
    if is_bare and head == "campaign" and (campaign := _campaign(discourse, start)) is not None:
        return campaign
    named = discourse.mentions_between(start, start + 1 + sum(len(word) + 1 for word in words))
    if head == "campaign" and named and named[-1].entity.kind == "person":
        return _as_organisation(discourse, f"{named[-1].entity.name} campaign")
    if is_bare:
        named = discourse.salient(start, lambda e: e.kind == "organisation" and _has_word(e, head))
        if named is None:
            known = islice(discourse.names.organisations.values(), _MOST_LOOKED_AT)
            named = next((entity for entity in known if _has_word(entity, head)), None)
        if named is None and head in _GENERIC:
            named = discourse.salient(start, lambda e: e.kind == "organisation") or _only_one(discourse)
        if named is not None:
            return named
    return _as_organisation(discourse, " ".join(words))


def _only_one(discourse: Discourse) -> Entity | None:
    """The organisation of an article that names no other."""
    known = list(islice(discourse.names.organisations.values(), 2))
    return known[0] if len(known) == 1 else None


def _has_word(entity: Entity, word: str) -> bool:
    return len(entity.tokens) > 1 and any(token.lower() == word for token in entity.tokens)


def _as_organisation(discourse: Discourse, name: str) -> Entity:
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I)[:_LONGEST_NAME]
    return discourse.names.organisations.setdefault(
        name.lower(), Entity(name, "organisation", tuple(name.split()))
    )


def _by_description(
    discourse: Discourse, start: int, lower: list[str], head_at: int, owner: Entity | None
) -> Entity | None:
    """The person a definite description fits best, by the words that introduce the people and by who is
    talked about.
    """
    head = lower[head_at].rstrip(".").partition("-of-")[0]
    is_role = head in role_nouns() or head in demonyms() or re.fullmatch(r"\d+-year-old", head) is not None
    if head.endswith("s") and not head.endswith("ss"):
        recent = islice(reversed(discourse.unnamed), _MOST_LOOKED_AT)
        group = next((entity for _, key, entity in recent if key == head), None)
        return group or (last_pair(discourse, start, 700) if head[:-1] in role_nouns() else None)
    wanted = {_full(word) for word in lower[1:] if len(word) > 2}
    sex = role_sex(head)
    needs_match = owner is not None and head in _KIN
    if needs_match and (relative := _relative(discourse, owner, sex)) is not None:
        return relative
    salience = discourse.salience(start, _is_one_person, fade=_DESCRIPTION_FADE)
    aside = _named_aside(discourse, start)
    only = _only_match(discourse, head, aside | {owner}, sex, salience)
    if only is not None:
        return only
    best, best_score = None, 0.0
    for entity in [*salience, *_strangers(discourse, wanted, salience)]:
        if entity is owner or entity in aside or sex and entity.sex and entity.sex != sex:
            continue
        known = {_full(word) for word in entity.descriptors}
        if is_role and _full(head) in _OFFICES - known and (known & _OFFICES or _full(head) in _UNIQUE):
            continue  # a cardinal is not "the president"
        match = 1.5 * len((wanted - {_full(head)}) & known) + (2.5 if _full(head) in known else 0.0)
        if not match and (needs_match or not is_role or entity.kind == "unnamed"):
            continue
        weight = _SALIENCE_WEIGHT if is_role else 0.3
        score = match + min(4.5, weight * salience.get(entity, 0.0))
        if score > best_score:
            best, best_score = entity, score
    return best


def _only_match(
    discourse: Discourse, head: str, but: set[Entity | None], sex: str, salience: dict[Entity, float]
) -> Entity | None:
    """The one person lately talked about, or titled so later on, whom the article calls by this very noun."""
    wanted = _full(head)
    everyone = islice(chain.from_iterable(discourse.names.people.values()), _MOST_LOOKED_AT)
    pool = {*salience, *everyone} - but
    fitting = [
        entity
        for entity in pool
        if not (sex and entity.sex and entity.sex != sex)
        and any(_full(word) == wanted for word in entity.descriptors)
    ]
    if len(fitting) != 1:
        return None
    is_recent = salience.get(fitting[0], 0.0) > _LATELY
    is_titled_later = fitting[0] not in salience and head in titles()
    return fitting[0] if is_recent or is_titled_later else None


def _named_aside(discourse: Discourse, start: int) -> set[Entity]:
    """People named in the same sentence without being its subject: a description in it does not mean them."""
    first = discourse.sentence_start(start)
    return {
        m.entity for m in discourse.mentions_between(first, start) if not m.is_subject and not m.is_possessive
    } | {
        m.entity
        for m in discourse.mentions_between(start, start + 80)
        if discourse.sentence(m.start) == discourse.sentence(start)
    }


def _is_one_person(entity: Entity) -> bool:
    return entity.kind == "person" and entity.is_sure or entity.kind == "unnamed" and entity.is_single


def _relative(discourse: Discourse, owner: Entity, sex: str) -> Entity | None:
    """The other person of the article with the owner's surname and the sex that the word for kin shows."""
    last = owner.tokens[-1].lower() if owner.kind == "person" else ""
    kin = [
        e
        for e in discourse.names.people.get(last, [])
        if e is not owner and not (sex and e.sex and e.sex != sex)
    ]
    return kin[0] if len(kin) == 1 else None


def _strangers(discourse: Discourse, wanted: set[str], known: dict[Entity, float]) -> list[Entity]:
    """People whom the article names only later, if at least two words of their description fit."""
    everyone = chain.from_iterable(discourse.names.people.values())
    return [
        entity
        for entity in islice(everyone, _MOST_LOOKED_AT)
        if entity not in known
        and len({_full(word) for word in entity.descriptors if len(word) > 3} & wanted) >= 2
    ]


def _unnamed(discourse: Discourse, start: int, end: int, lower: list[str], head: str) -> Entity:
    """A source without a name: its description is its name, one entity for the same words."""
    text = re.sub(r"\s+", " ", discourse.straight[start:end]).strip(" ,")
    if lower[0] in ("one", "both") and len(lower) > 2 and lower[1] == "of":
        apposed = re.match(r",\s(an?\s[^,.;:\"]{3,80}),", discourse.straight[end : end + 100])
        if apposed:
            text = apposed.group(1)
            head = next((w for w in text.lower().split() if w in role_nouns()), head)
    name = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", text, flags=re.I)[:_LONGEST_NAME]
    for _, _, entity in islice(reversed(discourse.unnamed), _MOST_LOOKED_AT):
        if entity.name.lower() == name.lower():
            return entity
    entity = Entity(name, "unnamed", tuple(name.split()), sex=role_sex(head), is_single=head in role_nouns())
    entity.descriptors.update(word for word in name.lower().split() if len(word) > 2)
    discourse.unnamed.append((start, head, entity))
    return entity


def _full(word: str) -> str:
    """A word of a description without its period, abbreviations written out."""
    word = word.rstrip(".").removesuffix("'s")
    return _ABBREVIATED.get(word, word)
