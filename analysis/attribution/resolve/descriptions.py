"""Whom a description means: a role, a relative, a document, an organisation, a source without a name."""

import re
from itertools import chain, islice

from analysis.attribution.cues import cue_nouns, cue_verbs
from analysis.attribution.discourse import Answer, Discourse
from analysis.attribution.entities import Entity
from analysis.attribution.grammar import (
    POSSESSIVES,
    PREPOSITIONS,
    demonyms,
    organisation_words,
    role_nouns,
    titles,
)
from analysis.attribution.resolve.documents import document
from analysis.attribution.resolve.organisations import LONGEST_NAME, MOST_LOOKED_AT, organisation_meant
from analysis.attribution.resolve.pairs import last_pair
from analysis.attribution.resolve.pronouns import referent
from analysis.attribution.sexes import role_sex

_INDEFINITE = frozenset(
    "a an one another some several many most other both two three four five six seven eight nine ten "
    "few no any dozens hundreds more nearly almost about roughly".split()
)
_KIN = frozenset(
    "wife husband son daughter brother sister mother father nephew niece cousin uncle aunt widow mum "
    "dad parents lawyer attorney boyfriend girlfriend partner friend boss".split()
)
_PHRASE_ENDS = PREPOSITIONS | {"that", "which", "who", "known", "called", "named"}
_PAIR = frozenset("two couple pair both duo brothers sisters three trio they".split())
_ABBREVIATED = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general",
    "prof": "professor", "dr": "doctor",
    "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
    "lawyer": "attorney", "barrister": "attorney", "solicitor": "attorney", "counsel": "attorney",
    "pontiff": "pope", "frontrunner": "front-runner",
    "democrat": "democratic", "gop": "republican",
    "adviser": "advisor", "chairwoman": "chair", "chairman": "chair",
}  # fmt: skip
_OFFICES = frozenset(
    "president premier pope king queen chancellor governor senator representative mayor judge sheriff "
    "cardinal ambassador".split()
)
_PARTIES = frozenset("republican democratic".split())
_UNIQUE = frozenset("president premier pope king queen".split())
_LATELY = 0.04  # the salience of a subject some six sentences back
_LOW = 1.0  # the salience of a subject some two sentences back
_SHARE_OF_TOPIC = 0.05  # of the weight of the one most talked about
_DESCRIPTION_FADE, _SALIENCE_WEIGHT = 0.6, 1.5
_PARTICIPLES = frozenset("made written sent given drawn shown seen".split())
_REPORTS = re.compile(r"\s(?:\w+ly\s)?(\w+)\s(?:that\s)?")


def described(discourse: Discourse, start: int, end: int, words: list[str], lower: list[str]) -> Answer:
    """Whom "the senator", "her campaign" or "a senior official" means."""
    head_at = next((at for at, word in enumerate(lower) if at and word in _PHRASE_ENDS), len(lower)) - 1
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
        return organisation_meant(discourse, start, words[: head_at + 1], head, owner), "organisation"
    if lower[0] in ("the", "this", "that") or lower[0] in POSSESSIVES:
        entity = _by_description(discourse, start, lower, head_at, owner)
        if entity is not None:
            return entity, "description"
    return _unnamed(discourse, start, end, lower, head), "unnamed"


def _by_description(
    discourse: Discourse, start: int, lower: list[str], head_at: int, owner: Entity | None
) -> Entity | None:
    """The person a definite description fits best, by the words that introduce the people and by who is
    talked about.
    """
    head = lower[head_at].rstrip(".").partition("-of-")[0]
    is_role = head in role_nouns() or head in demonyms() or re.fullmatch(r"\d+-year-old", head) is not None
    if head.endswith("s") and not head.endswith("ss"):
        recent = islice(reversed(discourse.unnamed), MOST_LOOKED_AT)
        wanted = {_full(word) for word in lower[1:head_at] if len(word) > 2}
        group = next(
            (e for _, key, e in recent if key == head and wanted <= set(map(_full, e.descriptors))), None
        )
        return group or (last_pair(discourse, start, 700) if head[:-1] in role_nouns() else None)
    wanted = {_full(word) for word in lower[1 : None if is_role else head_at + 1] if len(word) > 2}
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
        if (party := wanted & _PARTIES) and known & _PARTIES and not known & party:
            continue
        match = 1.5 * len((wanted - {_full(head)}) & known) + (2.5 if _full(head) in known else 0.0)
        if not match and (needs_match or not is_role or entity.kind == "unnamed"):
            continue
        weight = _SALIENCE_WEIGHT if is_role else 0.3
        score = match + min(4.5, weight * salience.get(entity, 0.0))
        if score > best_score:
            best, best_score = entity, score
    if best is not None:
        best.descriptors |= wanted & _PARTIES
    return best


def _only_match(
    discourse: Discourse, head: str, but: set[Entity | None], sex: str, salience: dict[Entity, float]
) -> Entity | None:
    """The one person lately talked about, or titled so later on, whom the article calls by this very noun."""
    wanted = _full(head)
    everyone = islice(chain.from_iterable(discourse.names.people.values()), MOST_LOOKED_AT)
    pool = {*salience, *everyone} - but
    fitting = [
        entity
        for entity in pool
        if not (sex and entity.sex and entity.sex != sex)
        and any(_full(word) == wanted for word in entity.descriptors)
    ]
    if len(fitting) != 1:
        return None
    most = max(salience.values(), default=0.0)
    is_recent = salience.get(fitting[0], 0.0) > max(_LATELY, _SHARE_OF_TOPIC * most)
    is_titled_later = fitting[0] not in salience and head in titles() and (wanted in _OFFICES or most < _LOW)
    return fitting[0] if is_recent or is_titled_later else None


def _named_aside(discourse: Discourse, start: int) -> set[Entity]:
    """People named in the same sentence without being its subject, or as reporting what the description is
    the subject of ("Marsh said the senator …"): it does not mean them.
    """
    first = discourse.sentence_start(start)
    reporters = {
        m.entity
        for m in discourse.mentions_between(max(first, start - 60), start)
        if (verb := _REPORTS.fullmatch(discourse.straight, m.end, start)) and verb[1] in cue_verbs()
    }
    return (
        reporters
        | {
            m.entity
            for m in discourse.mentions_between(first, start)
            if not m.is_subject and not m.is_possessive
        }
        | {
            m.entity
            for m in discourse.mentions_between(start, start + 80)
            if discourse.sentence(m.start) == discourse.sentence(start)
        }
    )


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
        for entity in islice(everyone, MOST_LOOKED_AT)
        if entity not in known
        and len({_full(word) for word in entity.descriptors if len(word) > 3} & wanted) >= 2
    ]


def _unnamed(discourse: Discourse, start: int, end: int, lower: list[str], head: str) -> Entity:
    """A source without a name: its description is its name, one entity for the same words."""
    named = _named_in_next_paragraph(discourse, start) if head in role_nouns() and lower[0] != "the" else None
    if named is not None:
        return named
    text = re.sub(r"\s+", " ", discourse.straight[start:end]).strip(" ,")
    if lower[0] in ("one", "both") and len(lower) > 2 and lower[1] == "of":
        apposed = re.match(r",\s(an?\s[^,.;:\"]{3,80}),", discourse.straight[end : end + 100])
        if apposed:
            text = apposed.group(1)
            head = next((w for w in text.lower().split() if w in role_nouns()), head)
    name = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", text, flags=re.I)[:LONGEST_NAME]
    for _, _, entity in islice(reversed(discourse.unnamed), MOST_LOOKED_AT):
        if entity.name.lower() == name.lower():
            return entity
    entity = Entity(name, "unnamed", tuple(name.split()), sex=role_sex(head), is_single=head in role_nouns())
    entity.descriptors.update(word for word in name.lower().split() if len(word) > 2)
    discourse.unnamed.append((start, head, entity))
    return entity


def _named_in_next_paragraph(discourse: Discourse, start: int) -> Entity | None:
    """The person whose name opens the next paragraph without a role, because the description that opens this
    one has told it ("A mill owner says … [new paragraph] Ann Hale said …").
    """
    straight = discourse.straight
    if start and straight[start - 1] != "\n":
        return None
    following = straight.find("\n", start)
    while 0 <= following < len(straight) and straight[following].isspace():
        following += 1
    named = discourse.mentions_between(following, following + 6)
    if following < 0 or not named:
        return None
    entity = named[0].entity
    is_new = entity.first_full == named[0].start and not entity.role and not named[0].is_possessive
    return entity if entity.kind == "person" and is_new else None


def _full(word: str) -> str:
    """A word of a description without its period, abbreviations written out."""
    word = word.rstrip(".").removesuffix("'s")
    return _ABBREVIATED.get(word, word)
