"""Whom a description means: a role, a relative, a document, an organisation, a source without a name."""

import re
from itertools import chain, islice
from math import fsum, log

from analysis.attribution.discourse import Answer, Discourse, most
from analysis.attribution.entities import Entity, word_sex
from analysis.attribution.grammar import (
    CUE_NOUNS,
    DEMONYMS,
    DETERMINERS,
    KIN,
    MULTITUDES,
    ORDINALS,
    ORGANISATION_WORDS,
    PERSONAL,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    ROLE_NOUNS,
    TITLES,
    Tag,
    names_people,
    tags_of,
)
from analysis.attribution.phrases import NUMBERS
from analysis.attribution.resolve import chooser
from analysis.attribution.resolve.chooser import Features
from analysis.attribution.resolve.organisations import (
    LONGEST_NAME,
    MOST_LOOKED_AT,
    document,
    just_named,
    organisation_meant,
)
from analysis.attribution.resolve.pronouns import (
    ADDED,
    REPLIED,
    goes_on,
    named_by_speaker,
    person_features,
    referent,
)
from analysis.text.lexicons import classed_word_list, table, word_class, word_list

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['&.-][^\W_]+)*(?:(?<=s)'(?!\w))?\.?")
_PEOPLE = ROLE_NOUNS | DEMONYMS
_INDEFINITE = word_class("indefinite")
_SPEAKING = word_class("speaking")
_GROUPS = classed_word_list("people_words")["group"]
_QUANTIFIERS = classed_word_list("people_words")["quantifier"]
_KIN = KIN | frozenset("parents lawyer attorney boyfriend girlfriend partner friend boss".split())
_PHRASE_ENDS = PREPOSITIONS | {"that", "which", "who", "known", "called", "named", "else", "next"}
_PEOPLES = {word for word in DEMONYMS if word.endswith(("sh", "nch", "tch", "ese", "iss"))}
_NO_ONE = _GROUPS | PLACES | _PEOPLES | word_class("document")  # "the opposition", "the French", "the law"
_PAIR = frozenset("two couple pair both duo brothers sisters three trio they".split())
_SAME_ROLES = {word: role for word, role in table("same_roles")}
_OFFICES = word_class("single_office")
_POSTS, _PORTFOLIOS = word_class("post"), word_class("portfolio") | word_class("field")
_PERFORMERS = word_class("performer")  # who can be "the star"
_PARTIES = frozenset("republican democratic".split())
_LESSER = frozenset("deputy vice assistant former acting junior ex-mayor ex-president interim shadow".split())
_PAGES = frozenset("website webpage page blog account site story piece".split())  # say what their owner says
_PUBLIC = frozenset("senior leading prominent public political party".split())
_FACELESS = frozenset("source insider pal person".split())
_UNKNOWN = _FACELESS | frozenset("moderator interviewer questioner heckler".split())
_UNIQUE = frozenset("president prime pope king queen".split())
_COURT, _TRIED = word_class("court"), KIN | word_class("tried")
_GROWN = frozenset(f"{age}-year-old" for age in range(20, 120))
_SEATS = frozenset("senator representative mp mep".split())
_LAWMAKERS = frozenset("senator representative governor chair speaker leader".split())
_LESSER_OFFICES = frozenset(["vice", "deputy", "shadow"])
_TEENS = frozenset(f"{age}-year-old" for age in range(13, 20))
_MINISTERS = frozenset(["minister", "secretary"])
_DEFINITE = frozenset("the this that".split())
_COUNTED = ORDINALS | {"others", "some", "many"}
_SOMEBODY = _COUNTED | frozenset("everyone everybody nobody ones those".split())
_PEOPLE_BEFORE = re.compile(
    r"\b(?:(?:[Oo]ne|[Aa]nother|A)\s(?=([\w-]+(?:\s[\w-]+){0,2}))|([A-Za-z][\w-]+s|[A-Za-z-]*(?:people|men|folk|staff|crew)))\b"
)
_KEPT_BACK = re.compile(
    r"[^.\n\"]{0,40},\s(?:speaking|granted|who\s\w+)\s(?:for\s|on\s(?:the\s)?condition\sof\s)?(?:anonymity"
    r"|(?:not\s)?(?:want\s)?(?:to\s)?(?:be\s(?:named|identified)|remain\sanonymous)|to\sgive\s)"
)
_CLOSES = re.compile(r"\s[^.,\n\"]{3,40}\.?\n+(?!\S[^.,\n]*\s(?:(?:was|were|had)\s(?!speaking)|died))")
_TOLD_AS = re.compile(r",\san?\s((?:[\w-]+\s){0,3}[\w-]+)(?=,)")  # "another, a former clerk, said"
_SINGLE = ORDINALS | {"one", "another"}
_NOBODY = _SOMEBODY | frozenset("several most few".split())  # in particular
_JOINT = re.compile(r"(?:\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?|\s\([^)]{1,12}\))?\sand\s(?:[^,.;:\"]{0,24}\s)?")
_NEAR = 300  # characters
_TO_DO = re.compile(
    r"\sto\s(?:do|be|have|make|take|say|give|go|get)\b.*|\s(?:issued|released|published|posted|filed)\Z"
)
_VERB_FIRST = re.compile(r"\A(?:ha[sd]|have|was|were)\s(?:\w+ed\s)?")  # "This has angered residents, who …"
_ASKED = re.compile(r"\?[\"']\s")
_AGED = re.compile(r"\d+-year-old|\w+-of-\w+|\d+%")
_AGENT = re.compile(r"(?!former|latter|however)[a-z-]{3,}(?:er|or|ist|ian|man|woman|eer)")  # "a glazier"
_DETERMINER = re.compile(r"\A(?ai:the|a|an)\s+(?=\S)")
_NATIONALS = word_class("national")
_OTHER = frozenset("aside named later later-title".split())  # features of who is not talked about
_EPITHET = re.compile(  # tells something more of the one who is talked about
    rf"the (?:\d+-year-old(?: .*)?|(?:{'|'.join(sorted(DEMONYMS))})|(?:mother|father|mum|mom|dad|parent)"
    r"(?:-of-\w+| of (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?! of\b).*))"
)
_NEWCOMER = re.compile(r"\san?\s(?=((?:[\w'-]+\s){0,3}[\w'-]+))")  # "asked a clerk"
_DIED = re.compile(r"(?:,[^,.]{1,40},)?\s(?:died|was\s(?:\w+ly\s)?(?:killed|found|shot|stabbed|hit))\b")
_DESCRIPTION_FADE = 0.6
_PAIR_REACH = 700  # characters back to two people whom their introduction calls what the description does
_MOST_PEOPLE = 60  # of an article whose introductions are compared with a description
_BEHIND_NOUN = frozenset(
    "close familiar present aware privy made written sent given drawn shown seen".split()
)
_REPORTS = re.compile(r"\s(?:\w+ly\s)?(\w+)\s(?:that\s)?")


def _head_at(words: list[str], lower: list[str]) -> int:
    """Which word of a noun phrase is its head."""
    head_at = next((at for at, word in enumerate(lower) if at and word in _PHRASE_ENDS), len(lower)) - 1
    if not names_people(lower[head_at]):
        behind = (
            at for at in range(1, head_at + 1) if names_people(lower[at - 1]) or lower[at - 1] in CUE_NOUNS
        )
        told = next((at for at in behind if _is_attribute(lower[at])), head_at + 1)
        head_at = told - 1  # "a doctor working for …", "sources close to …", "a man accused of …"
    if lower[-1] in ROLE_NOUNS and all(w[0].isupper() or w in PREPOSITIONS for w in words[head_at:-1]):
        return len(words) - 1  # "the Mill on the Hill star"
    return head_at


def described(discourse: Discourse, start: int, end: int, words: list[str] | None = None) -> Answer:
    """Whom "the senator" or "a senior official" at `start`..`end` means; `words`: what it stands for."""
    words = words or WORD.findall(discourse.straight, start, end)
    lower = [word.lower() for word in words]
    head_at = _head_at(words, lower)
    head = lower[head_at].rstrip(".")
    owner = referent(discourse, lower[0], start) if lower[0] in ("his", "her") else None
    if head in _PAIR and (pair := last_pair(discourse, start, 700)) is not None:
        return pair, "pair"
    is_public = head == "figures" and not _PUBLIC.isdisjoint(lower)  # people, no numbers
    if (head in CUE_NOUNS or head in _PAGES) and not is_public:
        author = document(discourse, start, end, head)
        return (author, "document") if author else (_unnamed(discourse, start, end, lower, head), "unnamed")
    if head in ORGANISATION_WORDS and lower[0] not in _INDEFINITE:
        return organisation_meant(discourse, start, words[: head_at + 1], head, owner), "organisation"
    if lower == ["a", "spokesperson"] and (body := just_named(discourse, start)):
        return body, "organisation"
    is_known = (lower[0] in _DEFINITE or lower[0] in POSSESSIVES) and head not in _NO_ONE
    if is_known and _KEPT_BACK.match(discourse.straight, end) is None:
        entity = _by_description(discourse, start, end, lower, head_at, owner)
        if entity is not None:
            return entity, "description"
    unnamed = _unnamed(discourse, start, end, lower, head)
    return unnamed, "nobody" if unnamed is None and head in _NOBODY else "unnamed"  # not who is talked about


def _is_attribute(word: str) -> bool:
    """Whether the word can tell of the noun before it ("a doctor working for", "sources close to")."""
    return word.endswith(("ing", "ed")) or word in _BEHIND_NOUN


def _by_description(
    discourse: Discourse, start: int, end: int, lower: list[str], head_at: int, owner: Entity | None
) -> Entity | None:
    """The person a definite description fits best, by introductions and by who is talked about."""
    head = lower[head_at].rstrip(".").partition("-of-")[0]
    is_role = head in _PEOPLE
    if head.endswith("s") and not head.endswith("ss") and head not in _SAME_ROLES:
        return _group_or_pair(discourse, start, head)
    wanted = {_full(word) for word in lower[1 : None if is_role else head_at + 1] if len(word) > 2}
    sex = word_sex(head)
    if owner is not None and head in _KIN and (relative := _relative(discourse, owner, sex)) is not None:
        return relative
    new = Entity(_name_of(discourse, start, end), "unnamed")
    candidates = _candidates(discourse, start, end, lower, head, wanted, sex)
    if owner is not None:
        candidates.pop(owner, None)
    is_fit = _mark_fitting(candidates, is_role=is_role)
    is_told = not sex and discourse.straight.startswith(" who ", end)  # "the officer who arrested him"
    if not is_fit and is_role and (is_told or _is_just_met(discourse, start, lower)):
        return None
    if not is_fit and _EPITHET.fullmatch(" ".join(lower)):
        chosen = _in_focus(discourse, start, candidates, sex)
    elif (speaker := _goes_on(discourse, start, end, head)) in candidates:
        return speaker
    else:
        candidates[new] = {"new-role": float(is_role)}
        chosen, discourse.chances[start] = chooser.best(candidates, start)
    if chosen is new or chosen is None:
        return None
    chosen.descriptors |= wanted & (_PARTIES | _NATIONALS | _PERFORMERS)
    return chosen


def _is_just_met(discourse: Discourse, start: int, lower: list[str]) -> bool:
    """Whether the paragraph before, or this one, brings in somebody new ("asked a clerk": "the clerk")."""
    if len(lower) != 2 or lower[0] != "the":
        return False
    here = max(1, discourse.straight.rfind("\n", 0, start))
    line = max(0, start - _NEAR, discourse.straight.rfind("\n", max(0, start - _NEAR), here - 1) + 1)
    met = (one for one in _NEWCOMER.finditer(discourse.straight, line, start) if lower[1] in one[1].split())
    return any(not discourse.in_quotation(one.start()) for one in met)


def _mark_fitting(candidates: dict[Entity, Features], *, is_role: bool) -> bool:
    """Whether anybody is known by the description's head; the only one is marked, and who is unlike it."""
    n_fitting = sum("head" in one for one in candidates.values())
    for one in candidates.values():
        if not is_role and not one["met"]:
            one["unlike"] = 1.0
        if "head" in one and n_fitting == 1:
            one["only"] = 1.0
    return n_fitting > 0


def _in_focus(
    discourse: Discourse, start: int, candidates: dict[Entity, Features], sex: str
) -> Entity | None:
    """Who is talked about, where "the 41-year-old" or "the Swede" tells more of somebody."""
    told = {entity: one for entity, one in candidates.items() if _COURT.isdisjoint(entity.descriptors)}
    people = {entity: one["salience"] for entity, one in told.items() if _OTHER.isdisjoint(one)}
    same = goes_on(discourse, start, sex)
    return same if same in people else most(people)


def _group_or_pair(discourse: Discourse, start: int, head: str) -> Entity | None:
    """The group met before whom "the senators" can mean, or two named as such or in the sentence before."""
    recent = islice(reversed(discourse.unnamed), MOST_LOOKED_AT)
    pair = last_pair(discourse, start, _PAIR_REACH)
    if pair is None or head[:-1] not in pair.descriptors:
        pair = last_pair(discourse, start, start - discourse.sentence_before(start))
    return next((entity for _, key, entity in recent if key == head), pair)


def _goes_on(discourse: Discourse, start: int, end: int, head: str) -> Entity | None:
    """Who spoke last, where who is described goes on ("Lee spoke. [The widow] added", "the person said")."""
    speaker = discourse.latest[1] if discourse.latest is not None else None
    is_open = speaker is not None and not speaker.role
    if head in _FACELESS:
        return discourse.single_told(start) or speaker
    return speaker if is_open and ADDED.match(discourse.straight, end) is not None else None


def _candidates(
    discourse: Discourse, start: int, end: int, lower: list[str], head: str, wanted: set[str], sex: str
) -> dict[Entity, Features]:
    """The people whom a description can mean -> what speaks for and against it."""
    salience = discourse.salience(start, _is_one_person, fade=_DESCRIPTION_FADE)
    total = fsum(salience.values())
    aside = _named_aside(discourse, start)
    named = named_by_speaker(discourse, start)
    full = _full(head)
    is_asked = _ASKED.search(discourse.straight, start - 80, start) is not None
    if discourse.latest is not None and is_asked and REPLIED.match(discourse.straight, end):
        aside.add(discourse.latest[1])  # "“Why?” said Lee. The clerk replied"
    first = discourse.first_subject(discourse.straight.rfind("\n", max(0, start - 3000), start) + 1, start)
    may_come = head in TITLES and full in _OFFICES
    owners = [word[:-2] for word in lower[1:] if word.endswith(("'s", "s'"))]
    is_anothers = head in ROLE_NOUNS and not sex and any(word in ROLE_NOUNS for word in owners)
    found: dict[Entity, Features] = {}
    everyone = list(islice(chain.from_iterable(discourse.names.people.values()), _MOST_PEOPLE))
    leader = _leader(everyone) if lower == ["the", "president"] else None
    for entity in {**salience, **dict.fromkeys(everyone)}:
        if sex and entity.sex and entity.sex != sex:
            continue
        known = _known(entity, head, full, is_leader=entity is leader)
        n_met = len((wanted - {full}) & known)
        if entity not in salience and n_met < 2 and not (full in known and may_come):
            continue
        one = person_features(entity)
        one |= {"met": min(n_met, 3), "unmet": min(len(wanted - {full} - known), 3)}
        is_met = full in known and not _LESSER_OFFICES & known - wanted
        is_met = is_met or full == "teenager" and not _TEENS.isdisjoint(known)
        is_met = is_met or any(word.endswith("-year-old") for word in wanted & known)
        is_star = full in _PERFORMERS and "star" in known or full == "star" and known & _PERFORMERS
        if is_met or is_star or full in _PARTIES and known & _LAWMAKERS:
            one["head"] = 1.0
        # the child is not "the policeman"
        is_like = sex and (entity.sex or full not in KIN)  # "the son" is not the clerk
        is_unlike = entity.kind == "unnamed" and not (is_like or full in _FACELESS) or owners and entity.role
        is_other = full not in known and (is_anothers or is_unlike and not n_met)
        if is_other or _contradicts(known, wanted, full) or full in _UNKNOWN and entity.kind == "person":
            continue  # one who is named is no "source", and who is asked no "moderator"
        if known & _LESSER and not wanted & _LESSER and full not in _SEATS:
            one["lesser"] = 1.0  # the deputy mayor is not "the mayor", but can be "the senator"
        if entity in salience:
            one["salience"] = log(0.02 + salience[entity] / total)
        else:
            one["later-title" if head in TITLES else "later"] = 1.0
        found[entity] = one
    facts = {"top": [most(salience)], "first": [first], "aside": aside, "named": named}
    facts["latest"] = [discourse.latest[1]] if discourse.latest is not None else []
    chooser.mark(found, facts)
    return found


def _known(entity: Entity, head: str, full: str, *, is_leader: bool) -> set[str]:
    """What is known of an entity, in the words of descriptions."""
    known = {_full(word) for word in entity.descriptors}
    if head == "diplomat" and "foreign" in known:
        return {full}  # a deputy foreign minister
    return known | {full} if is_leader and not known & ROLE_NOUNS else known


def _leader(people: list[Entity]) -> Entity | None:
    """Who is named so much more than anybody else that "the president" needs no introduction."""
    first, *second = sorted(people, key=lambda e: -e.n_named)[:2] or [Entity("", "person")]
    is_clear = first.n_subject > 1 and first.n_named >= 2 * sum(e.n_named for e in second)
    return first if is_clear else None


def _differ(wanted: set[str], known: set[str], kind: frozenset[str]) -> bool:
    """Whether both have words of the kind, but none in common."""
    return bool(wanted & kind and known & kind and not wanted & known & kind)


def _contradicts(known: set[str], wanted: set[str], full: str) -> bool:
    """Whether what is known rules the description out: President Hale is not "the Orbian tenant"."""
    ages = frozenset(word for word in wanted | known if word.endswith("-year-old"))
    kind = _PORTFOLIOS if full in _MINISTERS else NUMBERS if full in KIN and known & KIN else PLACES
    if _differ(wanted, known, ages) or _differ(wanted, known, kind):
        return True  # the first minister is no "prime minister", the mother of two not "the mother of six"
    if full in known or full in _PARTIES and known & _LAWMAKERS:
        return _differ(wanted, known, _PARTIES)
    if full in _TRIED and known & _COURT or full in ("boy", "girl", "child", "teenager") and known & _GROWN:
        return True
    if full in _POSTS or full.startswith(("spokes", "official")) or _differ({full}, known, _NATIONALS):
        return True  # whose post is not told
    is_envoy = full == "ambassador" and "representative" in known
    if full in _OFFICES and (known & _OFFICES and not is_envoy or full in _UNIQUE):
        return True
    return bool(known & _OFFICES) and not (wanted & DEMONYMS) <= known


def _named_aside(discourse: Discourse, start: int) -> set[Entity]:
    """People named in the sentence whom its subject does not mean ("Marsh said [the senator]")."""
    first = discourse.sentence_start(start)
    is_asked = discourse.straight.startswith(("Asked ", "When asked ", "Led "), first)  # "Led by Hale, the"
    near = discourse.mentions_between(max(first, start - 60), start)
    reporters = [m for m in near if _REPORTS.fullmatch(discourse.straight, m.end, start)]
    before = discourse.mentions_between(first, start)
    before = [m for m in before if not m.is_subject or is_asked]
    behind = discourse.mentions_between(start, start + 80)
    behind = [m for m in behind if discourse.sentence(m.start) == discourse.sentence(start)]
    return {m.entity for m in [*reporters, *before, *behind]}


def _is_one_person(entity: Entity) -> bool:
    return entity.kind == "person" and entity.is_sure or entity.is_single


def _relative(discourse: Discourse, owner: Entity, sex: str) -> Entity | None:
    """The other person of the article with the owner's surname and the sex that the word for kin shows."""
    last = owner.tokens[-1].lower() if owner.kind == "person" else ""
    others = (e for e in discourse.names.people.get(last, []) if e is not owner)
    kin = [e for e in others if e.sex in ("", sex)]
    return kin[0] if len(kin) == 1 else None


def _unnamed(discourse: Discourse, start: int, end: int, lower: list[str], head: str) -> Entity | None:
    """A source under its description, one entity for the same words; None where they mean no source."""
    may_be_named = head in ROLE_NOUNS and not head.startswith("spokes")
    named = _named_in_next_paragraph(discourse, start, end) if may_be_named else None
    if named is not None:
        named.descriptors.update(lower[: [*lower, head].index(head) + 1])
        return named
    name = _source_phrase(_name_of(discourse, start, end))
    if name.lower() in DETERMINERS or name.lower() in _SOMEBODY:
        name = _with_group(discourse, start, end, name.lower())
    if not name:
        return None
    is_bare = lower == ["the", head]  # "the family" after "the family of Tom Hale"
    for _, key, entity in islice(reversed(discourse.unnamed), MOST_LOOKED_AT):
        if entity.name.lower() == name.lower() or is_bare and key == head:
            return entity
    entity = Entity(name, "unnamed", tuple(name.split()), sex=word_sex(head))
    is_introduced = lower[0] in DETERMINERS or 0 <= discourse.first_break < start
    entity.is_single = head in ROLE_NOUNS and is_introduced or lower[0] in _SINGLE
    entity.descriptors.update(word.removesuffix("s") for word in name.lower().split())
    discourse.unnamed.append((start, head, entity))
    return entity


def _with_group(discourse: Discourse, start: int, end: int, count: str) -> str:
    """A word of number with whom it counts ("Residents … One said": "one of the residents"), if told."""
    name = ""
    told = _TOLD_AS.match(discourse.straight, end) if count in _SINGLE else None
    if told is not None:
        return told[1]
    if count in _SOMEBODY - _COUNTED:
        return name
    for phrase in _PEOPLE_BEFORE.finditer(discourse.straight, max(0, start - _NEAR), start):
        one, many = phrase.groups()
        if discourse.in_quotation(phrase.start()):
            continue
        role = next((word for word in (one or "").split() if word.lower() in ROLE_NOUNS), "")
        if role and count in _SINGLE:
            name = f"{count} {role}"
        elif many is not None and _are_people(many):
            many = many if not DEMONYMS.isdisjoint(_singulars(many.lower())) else many.lower()
            name = f"other {many}" if count == "others" else f"{count} of the {many}"
    if not name and count in _SINGLE and discourse.unnamed and discourse.unnamed[-1][1] in _SINGLE:
        name = f"{count} {discourse.unnamed[-1][2].name.partition(' ')[2]}".rstrip()  # "… added another."
    return name or (count if count in _SINGLE | MULTITUDES else "")


def _are_people(noun: str) -> bool:
    is_plural = not _PEOPLE.isdisjoint(_singulars(noun.lower()))
    return is_plural or noun in _GROUPS or noun in ("dozens", "hundreds", "thousands")


def _source_phrase(name: str) -> str:
    """The noun phrase for a source in a description ("hear the crowd" -> "crowd"); "" where there is none."""
    words = name.split()
    lower = [word.lower().strip(".,;:()\"'") for word in words]
    leads = Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.AUXILIARY
    while lower and (tags_of(lower[0]) & leads or lower[0] == "least"):  # "at least half"
        words, lower = words[1:], lower[1:]
    if not lower:
        return ""
    head = _head_at(words, lower)
    is_attribute = words[head].islower() and _is_attribute(words[head])
    head = max(0, head - is_attribute)
    is_named = words[head][0].isdigit() or words[head][0].isupper()  # "the consultancy 4Harbour"
    if not any(map(_can_be_source, lower[max(0, head - is_named) : head + 1])):
        return ""
    first = next((at for at in range(head, -1, -1) if lower[at] in DETERMINERS or lower[at] in PERSONAL), -1)
    if first >= 0 and lower[first] not in _QUANTIFIERS and (first or lower[first] in _DEFINITE):
        words = words[first + (lower[first] not in POSSESSIVES) :]
    return _TO_DO.sub("", _VERB_FIRST.sub("", " ".join(words)))


def _can_be_source(head: str) -> bool:
    """Whether the noun means people, an organisation, a document, or who or what stands for them."""
    head = head.removesuffix("'s").rstrip("'")
    last = head.removesuffix("-to-be").rpartition("-")[2]  # "ex-prisoners", "bride-to-be"
    forms = {head, last, *_singulars(last)}
    people = ROLE_NOUNS, TITLES, DEMONYMS, word_list("people_words")
    known = *people, ORGANISATION_WORDS, CUE_NOUNS, PLACES, _SPEAKING
    is_known = any(not forms.isdisjoint(one) for one in known)
    return is_known or bool(_AGENT.fullmatch(head) or _AGED.fullmatch(head))


def _singulars(noun: str) -> tuple[str, ...]:
    """What a plural in lower case can be the plural of."""
    changed = noun[:-3] + "y" if noun.endswith("ies") else noun[:-2] + "an" if noun.endswith("men") else noun
    return noun, noun.removesuffix("s"), noun.removesuffix("es"), changed


def _name_of(discourse: Discourse, start: int, end: int) -> str:
    """A description as the name of a source: its words without an article."""
    text = re.sub(r"\s+", " ", discourse.straight[start:end]).strip(" ,")
    return _DETERMINER.sub("", text)[:LONGEST_NAME]


def _named_in_next_paragraph(discourse: Discourse, start: int, end: int) -> Entity | None:
    """Whom a description introduces: "A mill owner says … [new paragraph] Ann Hale said …"."""
    straight = discourse.straight
    closes = _CLOSES.match(straight, end) is not None and "\n" not in straight[:start]
    if start and straight[start - 1] != "\n" and not closes or _KEPT_BACK.match(straight, end):
        return None
    named = discourse.opening_next(start, reach=6)
    if named is None or named.entity.role or straight.endswith("By ", 0, named.start):
        return None
    if _DIED.match(straight, named.end):
        return None  # "The mother of a boy killed in May said … Al Hale, nine, died"
    is_new = named.entity.kind == "person" and named.entity.first_full == named.start
    return named.entity if is_new else None


def _full(word: str) -> str:
    """A word of a description without its period, abbreviations written out."""
    word = word.rstrip(".").removesuffix("'s")
    return _SAME_ROLES.get(word, word)


def together(discourse: Discourse, a: Entity, b: Entity) -> Entity:
    """Two people or two organisations who speak together."""
    pair = discourse.names.organisation(f"{a.name} and {b.name}", "several")
    pair.descriptors |= a.descriptors | b.descriptors
    return pair


def last_pair(discourse: Discourse, start: int, reach: int) -> Entity | None:
    """The last two people joined by "and" within `reach` characters before `start`."""
    mentions = discourse.mentions_between(max(0, start - reach), start)
    for at in range(len(mentions) - 1, 0, -1):
        one, other = mentions[at - 1 : at + 1]
        if _JOINT.fullmatch(discourse.straight, one.end, other.start):
            is_list = at > 1 and discourse.straight[mentions[at - 2].end : one.start] == ", "
            return None if is_list else together(discourse, one.entity, other.entity)
    return None
