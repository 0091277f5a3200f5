"""Whom a source mention means: a name, a pronoun, a description, an organisation, an unnamed source."""

import re

from analysis.cues import cue_nouns
from analysis.discourse import SEX, Answer, Discourse
from analysis.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS, RELATIVE, TIME, organisation_words, places, role_nouns, titles
from analysis.names import Entity, Run, role_sex, runs

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['&.-][^\W_]+)*(?:(?<=s)'(?!\w))?\.?")
_CUT = re.compile(r"\s(?:of|for|from|at|in|with|to|on|by|against|who|which|that|near|behind)\s")
_INDEFINITE = frozenset(
    "a an one another some several many most other both two three four five six seven eight nine ten few no any dozens "
    "hundreds more nearly almost about roughly".split()
)
_GROUP_PRONOUNS = frozenset("they them their it its others that this some many both which we our all one".split())
_KIN = frozenset(
    "wife husband son daughter brother sister mother father nephew niece cousin uncle aunt widow mum dad parents lawyer "
    "attorney boyfriend girlfriend partner friend boss".split()
)
_PAIR = frozenset("two couple pair both duo brothers sisters three trio they".split())
_ABBREVIATED = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general", "prof": "professor", "dr": "doctor",
    "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
    "frontrunner": "front-runner", "adviser": "advisor", "chairwoman": "chair", "chairman": "chair",
}  # fmt: skip
_PHRASE_BEFORE = re.compile(r"\b((?:an?|one|another)\s(?:[\w'-]+\s){1,6})\Z")
_DESCRIPTION_FADE, _SALIENCE_WEIGHT = 0.6, 1.5
_GENERIC = frozenset(
    "company firm business organisation organization club bank charity retailer maker startup outlet newspaper paper network "
    "manufacturer supplier developer utility agency hospital university school airline".split()
)
_LONGEST_NAME = 90
_KNOWN_AS = re.compile(r"\s(?:known|identified)(?:\sonly)?\sas\s\"?(?=\S)")
_MADE_BY = re.compile(r"\s?(?:\w+\s){0,3}?(?:by|from)\s(?:\w+\s){0,4}?(?=[A-Z])")


def resolve(discourse: Discourse, start: int, end: int) -> Answer:
    """The entity that the mention at `start`..`end` means, and how it was found ("" for a name)."""
    straight = discourse.straight
    words = [match.group() for match in _WORD.finditer(straight, start, end)]
    if not words:
        return None, ""
    lower = [word.lower() for word in words]
    if len(words) == 1 and lower[0] in SEX:
        return discourse.pronoun(lower[0], start, end), "pronoun"
    if len(words) == 1 and lower[0] in _GROUP_PRONOUNS:
        return _group(discourse, lower[0], start), "pronoun"
    if lower[0] in RELATIVE:
        return _antecedent(discourse, start), "relative"
    known = _KNOWN_AS.match(straight, end)
    if known is not None and (found := discourse.mentions_between(known.end() - 1, known.end() + 1)):
        return found[0].entity, ""
    if len(words) == 1 and lower[0] in ("i", "you"):
        return None, "pronoun"
    pair = _pair_named(discourse, start, end)
    if pair is not None:
        return pair, ""
    named = _named(discourse, start, end)
    if named is not None:
        return named, ""
    return _described(discourse, start, end, words, lower)


# --- names ---------------------------------------------------------------------------------------------------


def _named(discourse: Discourse, start: int, end: int) -> Entity | None:
    """The person or organisation that the mention names: before its first preposition, or in an apposition."""
    straight = discourse.straight
    cut = _CUT.search(straight, start, end)
    head_end = cut.start() if cut else end
    comma = straight.find(",", start, end)
    for run in reversed(runs(straight, start, end)):
        if run.is_possessive and run.end < end:
            continue
        is_apposed = comma >= 0 and run.start > comma and not _CUT.search(straight, comma, run.start)
        if run.start >= head_end and not is_apposed and not _follows_noun(straight, start, run.start):
            continue
        if _modifies(straight, run, head_end if run.end <= head_end else end):
            return None
        tokens = [token.title() if token.isupper() and len(token) > 3 else token for token in run.tokens]
        entity = discourse.names.entity(tokens, run.titles, run.start)
        if entity is not None:
            return entity
        if not _is_common(run, start):
            return _new_name(discourse, run, start)
    return None


def _follows_noun(straight: str, start: int, at: int) -> bool:
    """Whether a common noun stands right before the name, as in "the master of ceremonies X"."""
    before = straight[start:at].split()
    return bool(before) and before[-1].isalpha() and before[-1].islower() and before[-1] not in PREPOSITIONS | DETERMINERS


def _modifies(straight: str, run: Run, limit: int) -> bool:
    """Whether the name only stands before the noun that is meant ("the Hale campaign", "Brightwater officials")."""
    tail = straight[run.end : limit].split()
    if not tail or run.is_possessive or not tail[-1].isalpha() or not tail[-1].islower() or len(tail) > 4:
        return False
    last = tail[-1]
    return last not in TIME and (last in role_nouns() or last in organisation_words() or last in cue_nouns() or last.endswith("s"))


def _is_common(run: Run, start: int) -> bool:
    """Whether the capital is only that of a place or of the first word of a sentence."""
    lower = run.tokens[0].lower()
    if len(run.tokens) > 1 or run.titles:
        return False
    return lower in places() or run.start == start and (lower in role_nouns() or lower in titles() or lower.endswith("s"))


def _new_name(discourse: Discourse, run: Run, start: int) -> Entity:
    """An entity for a name that occurs only here, as the source of words."""
    name = " ".join(run.tokens)
    before = discourse.straight[max(0, run.start - 4) : run.start].lower()
    is_organisation = all(token.isupper() for token in run.tokens) or before.endswith("the ")
    if is_organisation:
        return discourse.names.organisations.setdefault(name.lower(), Entity(name, "organisation", tuple(run.tokens)))
    entity = Entity(name, "person", tuple(run.tokens))
    discourse.names.people[run.tokens[-1].lower()].append(entity)
    return entity


def _pair_named(discourse: Discourse, start: int, end: int) -> Entity | None:
    """Two people named together ("Ann Lee and Bo Hart said")."""
    straight = discourse.straight
    joint = straight.find(" and ", start, end)
    if joint < 0 or _CUT.search(straight, start, joint):
        return None
    first = [m for m in discourse.mentions_between(start, joint) if m.end >= joint - 1]
    second = [m for m in discourse.mentions_between(joint, min(end, joint + 40)) if not m.is_possessive]
    if not first or not second or first[-1].is_possessive or "," in straight[start:joint]:
        return None
    return _together(discourse, first[-1].entity, second[0].entity)


def _together(discourse: Discourse, a: Entity, b: Entity) -> Entity | None:
    if a is b or a.kind != "person" or b.kind != "person":
        return None
    first = a.name
    name = f"{first} and {b.name}"
    return discourse.names.organisations.setdefault(name.lower(), Entity(name, "several", tuple(name.split())))


# --- groups and pronouns -------------------------------------------------------------------------------------


def _group(discourse: Discourse, pronoun: str, start: int) -> Entity | None:
    """Whom "they" or "it" means: two people named together, a document's author, a group or an organisation."""
    if pronoun == "they":
        pair = _last_pair(discourse, start, 220)
        if pair is not None:
            return pair
    if pronoun in ("it", "which"):
        organisation = discourse.salient(start, lambda e: e.kind == "organisation")
        return _author_of_document_before(discourse, start) or organisation
    return discourse.salient(start, lambda e: e.kind in ("organisation", "several") or e.kind == "unnamed" and not e.is_single)


def _last_pair(discourse: Discourse, start: int, reach: int) -> Entity | None:
    """The last two people joined by "and" within `reach` characters before `start`."""
    mentions = [m for m in discourse.mentions_between(max(0, start - reach), start) if not discourse.in_quotation(m.start)]
    for second, first in zip(reversed(mentions), list(reversed(mentions))[1:], strict=False):
        between = discourse.straight[first.end : second.start]
        if between.startswith(" and ") and len(between) < 30 and "," not in between:
            return _together(discourse, first.entity, second.entity)
    given = re.findall(r"([A-Z][a-z]+) and ([A-Z][a-z]+) ([A-Z][\w'-]+)", discourse.straight[max(0, start - reach) : start])
    if given:
        name = f"{given[-1][0]} {given[-1][2]} and {given[-1][1]} {given[-1][2]}"
        return discourse.names.organisations.setdefault(name.lower(), Entity(name, "several", tuple(name.split())))
    return None


def _author_of_document_before(discourse: Discourse, start: int) -> Entity | None:
    """The author of a letter or report named in the sentence before, which "it" then means."""
    left = max(0, start - 260)
    named = [m.start for m in discourse.mentions_between(left, start) if m.entity.kind == "organisation"]
    left = max(left, *named) if named else left
    nouns = [m for m in _WORD.finditer(discourse.straight, left, start) if m.group().lower() in cue_nouns()]
    for match in reversed(nouns):
        if not discourse.in_quotation(match.start()) and discourse.opens_sentence(match.start()):
            return _document(discourse, max(left, match.start() - 30), match.end(), match.group().lower())
    return None


def _antecedent(discourse: Discourse, start: int) -> Entity | None:
    """Whom "who" at `start` means: the phrase right before it."""
    straight = discourse.straight
    adjacent = discourse.mentions_between(max(0, start - 60), start)
    if adjacent and adjacent[-1].end >= start - 2:
        return adjacent[-1].entity
    phrase = _PHRASE_BEFORE.search(straight[max(0, start - 90) : start])
    if phrase is not None:
        words = [m.group() for m in _WORD.finditer(phrase.group(1))]
        at = start - len(phrase.group(1))
        return _described(discourse, at, start - 1, words, [w.lower() for w in words])[0]
    left = straight[max(0, start - 160) : start]
    left = left[max(left.rfind(mark) for mark in '.;:\n"') + 1 :]
    pieces = [piece for piece in left.split(",") if piece.strip()]
    if not pieces:
        return None
    begin = straight.rfind(pieces[-1], 0, start)
    named = [m for m in discourse.mentions_between(begin, start)]
    if not named and len(pieces) > 1:
        begin = straight.rfind(pieces[-2], 0, start)
        named = [m for m in discourse.mentions_between(begin, start)]
    if named:
        return named[-1].entity
    words = [m.group() for m in _WORD.finditer(pieces[-1])][-6:]
    if not words:
        return None
    return _described(discourse, start - len(pieces[-1]), start, words, [w.lower() for w in words])[0]


# --- descriptions --------------------------------------------------------------------------------------------


def _described(discourse: Discourse, start: int, end: int, words: list[str], lower: list[str]) -> Answer:
    """Whom "the senator", "her campaign" or "a senior official" means."""
    head_at = next((at for at, word in enumerate(lower) if at and word in PREPOSITIONS), len(lower)) - 1
    head = lower[head_at].rstrip(".")
    owner = discourse.pronoun(lower[0], start) if lower[0] in ("his", "her") else None
    if head in _PAIR and lower[0] == "the":
        pair = _last_pair(discourse, start, 700)
        if pair is not None:
            return pair, "pair"
    if head in cue_nouns() and head not in role_nouns():
        return _document(discourse, start, end, head), "document"
    if owner is not None and head not in role_nouns() and head not in organisation_words() and not head.endswith("s"):
        return owner, "owner"
    if head in organisation_words() and lower[0] not in _INDEFINITE:
        return _organisation(discourse, start, words[: head_at + 1], head, owner), "organisation"
    if lower[0] in ("the", "this", "that") or lower[0] in POSSESSIVES:
        entity = _by_description(discourse, start, lower, head_at, owner)
        if entity is not None:
            return entity, "description"
    return _unnamed(discourse, start, end, lower, head), "unnamed"


def _document(discourse: Discourse, start: int, end: int, head: str) -> Entity | None:
    """Whose words a statement, letter or report holds: its possessor, the one it came from, or who is talked about."""
    straight = discourse.straight
    possessive = re.search(r"\b(his|her|its|their)\s(?:\w+\s){0,3}\Z", straight[start:end].rsplit(head, 1)[0], re.I)
    if possessive and possessive.group(1).lower() in SEX:
        return discourse.pronoun(possessive.group(1).lower(), start)
    owner = straight.find("'s ", start, end)
    if owner > start:
        return resolve(discourse, start, owner)[0]
    named = [m for m in discourse.mentions_between(start, end) if m.entity.kind in ("person", "organisation")]
    if named:
        return named[-1].entity
    made = _MADE_BY.match(straight, end, end + 60)
    if made is not None and (people := discourse.mentions_between(made.end() - 1, made.end() + 60)):
        return people[-1].entity if len(people) > 1 and people[-1].entity.kind == "person" else people[0].entity
    left = max(0, start - 600)
    for match in reversed(list(re.finditer(rf"\b{re.escape(head)}\b[^.\n]{{0,60}}?\b(?:by|from)\s", straight[left:start]))):
        people = discourse.mentions_between(left + match.end(), left + match.end() + 120)
        if people:
            return people[0].entity
    return discourse.salient(start, lambda e: e.kind in ("person", "organisation"))


def _campaign(discourse: Discourse, start: int) -> Entity | None:
    """The campaign that was last named before `start` ("Hale's campaign", "the Hale campaign")."""
    for mention in reversed(discourse.mentions_between(max(0, start - 3000), start)):
        if mention.entity.kind == "person" and discourse.straight.startswith(" campaign", mention.end):
            return _as_organisation(discourse, f"{mention.entity.name} campaign")
    return None


def _organisation(discourse: Discourse, start: int, words: list[str], head: str, owner: Entity | None) -> Entity:
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
            named = next((e for e in discourse.names.organisations.values() if _has_word(e, head)), None)
        if named is None and head in _GENERIC:
            named = discourse.salient(start, lambda e: e.kind == "organisation")
        if named is not None:
            return named
    return _as_organisation(discourse, " ".join(words))


def _has_word(entity: Entity, word: str) -> bool:
    return len(entity.tokens) > 1 and any(token.lower() == word for token in entity.tokens)


def _as_organisation(discourse: Discourse, name: str) -> Entity:
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I)[:_LONGEST_NAME]
    return discourse.names.organisations.setdefault(name.lower(), Entity(name, "organisation", tuple(name.split())))


def _by_description(discourse: Discourse, start: int, lower: list[str], head_at: int, owner: Entity | None) -> Entity | None:
    """The person a definite description fits best, by the words that introduce the people and by who is talked about."""
    head = lower[head_at].rstrip(".")
    is_role = head in role_nouns() or re.fullmatch(r"\d+-year-old", head) is not None
    if head.endswith("s") and not head.endswith("ss"):
        return next((entity for _, key, entity in reversed(discourse.unnamed) if key == head), None)
    wanted = {_full(word) for word in lower[1:] if len(word) > 2}
    sex = role_sex(head)
    needs_match = owner is not None and head in _KIN
    if needs_match and (relative := _relative(discourse, owner, sex)) is not None:
        return relative
    salience = discourse.salience(start, _is_one_person, fade=_DESCRIPTION_FADE)
    best, best_score = None, 0.0
    aside = _named_aside(discourse, start)
    for entity in [*salience, *_strangers(discourse, wanted, salience)]:
        if entity is owner or entity in aside or sex and entity.sex and entity.sex != sex:
            continue
        known = {_full(word) for word in entity.descriptors}
        match = 1.5 * len((wanted - {_full(head)}) & known) + (2.5 if _full(head) in known else 0.0)
        if not match and (needs_match or not is_role or entity.kind == "unnamed"):
            continue
        weight = _SALIENCE_WEIGHT if is_role else 0.3
        score = match + min(4.5, weight * salience.get(entity, 0.0))
        if score > best_score:
            best, best_score = entity, score
    return best


def _named_aside(discourse: Discourse, start: int) -> set[Entity]:
    """People named in the same sentence without being its subject: a description in it does not mean them."""
    first = discourse.sentence_start(start)
    return {m.entity for m in discourse.mentions_between(first, start) if not m.is_subject and not m.is_possessive} | {
        m.entity for m in discourse.mentions_between(start, start + 80) if discourse.sentence(m.start) == discourse.sentence(start)
    }


def _is_one_person(entity: Entity) -> bool:
    return entity.kind == "person" and entity.is_sure or entity.kind == "unnamed" and entity.is_single


def _relative(discourse: Discourse, owner: Entity, sex: str) -> Entity | None:
    """The other person of the article with the owner's surname and the sex that the word for kin shows."""
    last = owner.tokens[-1].lower() if owner.kind == "person" else ""
    kin = [e for e in discourse.names.people.get(last, []) if e is not owner and not (sex and e.sex and e.sex != sex)]
    return kin[0] if len(kin) == 1 else None


def _strangers(discourse: Discourse, wanted: set[str], known: dict[Entity, float]) -> list[Entity]:
    """People whom the article names only later, if at least two words of their description fit."""
    return [
        entity
        for people in discourse.names.people.values()
        for entity in people
        if entity not in known and len({_full(word) for word in entity.descriptors if len(word) > 3} & wanted) >= 2
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
    for _, _, entity in discourse.unnamed:
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
