"""Whom a source mention means: a name, a pronoun, a description, an organisation, an unnamed source."""

import re
from itertools import islice

from analysis.attribution.discourse import Answer, Discourse
from analysis.attribution.entities import SEX, Entity, is_given_name
from analysis.attribution.grammar import (
    AUXILIARIES,
    CUE_NOUNS,
    DEMONYMS,
    DETERMINERS,
    KIN,
    ORGANISATION_WORDS,
    PERSONAL,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    ROLE_NOUNS,
    TIME,
    TITLES,
    Tag,
    names_people,
    tags_of,
)
from analysis.attribution.name_runs import POSTNOMINALS, Run, runs
from analysis.attribution.names import is_no_name
from analysis.attribution.resolve import chooser
from analysis.attribution.resolve.chooser import Features
from analysis.attribution.resolve.descriptions import WORD, described, last_pair, together
from analysis.attribution.resolve.organisations import HAD, MOST_LOOKED_AT, REPORTS, document, written_by
from analysis.attribution.resolve.pronouns import meant, talked_about
from analysis.text.lexicons import word_class

_PHRASE_CUT = re.compile(r"\s(?:of|for|from|at|in|with|to|on|by|against|who|which|that|near|behind)\s")
_HANDLE = re.compile(r"@\w+|No\.?\s10")  # of a user, of a prime minister's office
_CLOSED_CLAUSE = re.compile(r"\s[a-z]+,\s(?!\"[A-Z])")  # "Hale, a top aide said, won"
_LED = re.compile(r"\b[^\W_]{3,}ing\s(?:[a-z]+\s)*\Z")  # "Praising [Lee, a coach said]", "Turning to"
_PARENT_OF = re.compile(r"\bof\s(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)\s\Z")
_LABEL_END = re.compile(r"\s?:\s")
_OFFICE = re.compile(
    r"\s(?:of|for|on(?!\s[A-Z]\w+day\b))\s(?:the\s)?[A-ZÀ-ÞĀ-Ž][\w'-]*(?:\s(?:and\s)?[A-ZÀ-ÞĀ-Ž][\w'-]*)*"
)
_GROUP_PRONOUNS = word_class("group_pronoun")
_POSTED = re.compile(  # "the envoy in Orby [who]"
    r"\b((?:an?|the)\s(?:[\w-]+\s){0,3}?[\w-]+)\s(?:in|at|to|from|of|for)\s(?:the\s)?(?:[A-Z][\w-]*,?\s)+\Z"
)
_APPOSED = re.compile(r",\s(?:an?|the)\s(?:[\w-]+\s){0,4}[\w-]+,?\s\Z")
_LEAD = re.compile(  # "Former secretary of state Ann Lee", "a man known only as the owner"
    r"(?:Former|However|Meanwhile|Yet)\s(?=[a-z])|(?:(An?|an?)|[Tt]he)\s(?:[\w-]+\s){1,3}?(?:identified|described|known|introduced)\s(?:\w+\s)?"
    r"as\s(?=[a-z])"
)
_STAR_OF = re.compile(
    r"(?ai:the|an?)\s(?:[A-ZÀ-ÞĀ-Ž][\w'-]*\s(?:(?:of|on|in|the|to|for)\s)*)+(?:[a-z]+\s)?([a-z-]+)"
)
_KIN_OF = re.compile(r"(?ai:the|an?)\s(?:[\w-]+\s){0,2}?([a-z-]+)\sof\s")
_DOING = re.compile(  # "the man accused of killing X", "a driver who hit X"
    r"(?ai:the|an?|another|one)\s(?:[\w-]+\s){0,2}?([a-z-]+)\s(?:who|[a-z]+ing|[a-z]+ed\s(?:of|for|with|to|over|in))\s"
)
_MAKERS = KIN | word_class("maker")
_ARTICLE = re.compile(r"(?ai:the|one|another|an?)\s")
_OFFICE_AT = re.compile(r",\s(?:[\w'-]+\s){1,8}\Z")  # "Ann Lee, head of the mill [Orr], who"
_NEAR = 4  # sentences
_OF_TWO = re.compile(r"\b(?:younger|elder|older)\s(?=[A-Z])")  # "the younger Hale": who was named last
_FAR_BACK = 600  # characters back to the one of a surname who was named last
_LONGEST_BODY = 80  # characters
_REST_OF_NAME = re.compile(r"(?:\s(?:for|of|on|and)(?:\s[A-ZÀ-ÞĀ-Ž][\w'-]*)+)?,?\s")
_SAID_IT = re.compile(
    r"\s(?:(?:said|says|announced|confirmed|insisted|warned)\s(?:that\s)?(?:it|its)"
    r"|(?:asks|understands|gathered|reports))\s|,\swhich\s"
)
_KNOWN = ("known", "identified")
_NO_PART = (PREPOSITIONS - {"of"}) | AUXILIARIES | PERSONAL  # of a noun phrase
_BODIES = ("wing", "arm", "branch", "unit")
_PHRASES_BEFORE = (  # "a clerk at the mill [who]", "Ann Lee's widow, [who]", "critics [who]"
    re.compile(r"\b((?:an?|one|another)\s(?:[\w'-]+\s){0,5}[\w'-]+)\s()\Z"),
    re.compile(
        r"\b((?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Hh]is|[Hh]er|[Tt]heir|(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*'s)"
        r"\s(?:[a-z-]+\s){0,2}([a-z-]+)(?:\sin\s(?:his|her|their)\s[\w-]+)?),\s\Z"
    ),
    re.compile(r"\b((?:[A-Z][\w.-]*\s)*([a-z]{3,}s)),?\s\Z"),
)
_OPENED = re.compile(r"\s*((?:An?|One|Another)\s[\w\s'-]{2,100})(,\s)")  # "A man by the lift, [who]"
_KNOWN_AS = re.compile(
    r",?\s(?:known|identified)(?:\sonly)?\sas\s\"?(?=\S)|,\s(?:an?|the)\s[^,.\"\n]{0,50}\snamed\s(?=[A-Z])"
    r"|,?\swho\s(?:\w+ly\s|only\s)?(?:gave|asked|identified|want(?:s|ed)|wished)[^,.\"\n]{0,40}\sas\s(?=[A-Z])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_THING_BEFORE = re.compile(r"\b([a-z]+)\s\Z")
_LONG = 800  # characters of words in marks
# "The court “has no doubt”, it said"
_OPENING = re.compile(r"((?:The|[A-ZÀ-ÞĀ-Ž][\w-]*'s)\s(?:[\w'-]+\s){0,3}?([\w-]+))\s\"")
_PEOPLE = re.compile(
    r"(?:\b(?:hundreds|thousands|dozens|scores|crowds)\sof\s)?\b(?:([A-Za-z]\w+)s|(?:wo)?men|children)\b"
)
_NO_SUBJECT = 1.0  # less than the salience of a subject one sentence back
_PASSING_NEAR = 400  # characters
_SOME_OF = re.compile(r"\b\w+ of \Z")
_READS = re.compile(r"\s(?:also\s)?(?:reads?|begins|began)\b")
_SENT_BY = re.compile(  # "a card [from the pupils] hangs", "a post [by Lund's brother] was shared"
    r"\s(?:by|from)\s[^,.\"\n]{3,60}?(?=\s(?:had|has|is|was|says|came|arrived|hangs|lies)\b|[,.])"
)
_IN = re.compile(r"\b[Ii]n\s")


def resolve(discourse: Discourse, start: int, end: int) -> Answer:
    """The entity that the mention at `start`..`end` means, and how it was found ("" for a name)."""
    straight = discourse.straight
    lead = _LEAD.match(straight, start, end)
    start = lead.end() if lead else start
    if straight.endswith("'s", start, end):
        end -= 2
    if not (words := WORD.findall(straight, start, end)):
        return None, ""
    if _HANDLE.fullmatch(straight, start, end):
        kind = "unnamed" if straight[start] == "@" else "organisation"
        return discourse.names.organisation(straight[start:end].replace(".", ""), kind), ""
    if words[-1] == "PM":
        return described(discourse, start, end, ["the", "prime", "minister"])
    if (labelled := _labelled(discourse, start, end, words)) is not None:
        return labelled, ""
    if len(words) == 1 and (answer := _one_word(discourse, start, end, words)) is not None:
        return answer
    if words[0].lower() in RELATIVE and words[0] != "WHO":
        return _antecedent(discourse, start), "relative"
    known = _KNOWN_AS.match(straight, end - len(words[-1]) - 1 if words[-1].lower() in _KNOWN else end)
    named = (
        _body_around(discourse, start, end)
        or _apposed_name(discourse, start, end, words)
        or _pair_named(discourse, start, end)
        or _office_holder(discourse, start, words)
        or _named(discourse, start, end)
        or (known and _known_as(discourse, known.end()))
    )
    if named is not None:
        return named, ""
    is_new = lead is not None and lead[1] is not None  # "a man described as the owner"
    return described(discourse, start, end, is_new=is_new)


def _one_word(discourse: Discourse, start: int, end: int, words: list[str]) -> Answer | None:
    """Whom a pronoun or a word of number means; None for any other word."""
    word = words[0].lower()
    if word in TITLES and words[0].istitle() and (bearers := discourse.names.people.get(word)):
        return bearers[0], ""  # "Baron" after "Max Baron"
    if word in ("i", "we", "you"):  # the writer
        return None, "pronoun"
    if word in SEX:
        person, discourse.chances[start] = meant(discourse, word, start, end)
        return person, "pronoun"
    if word == "which" and (before := discourse.mentions_between(max(0, start - 60), start)):
        gap = discourse.straight[before[-1].end : start]
        if before[-1].entity.kind == "organisation" and _REST_OF_NAME.fullmatch(gap):
            return before[-1].entity, "relative"
    if word in ("that", "which") and (maker := maker_of_thing(discourse, start)) is not None:
        return maker, "relative"
    if word == "which":
        return _antecedent(discourse, start), "relative"
    if word in ("one", "some", "many", "others", "another"):
        return described(discourse, start, end)
    return (group_meant(discourse, word, start, end), "pronoun") if word in _GROUP_PRONOUNS else None


def _labelled(discourse: Discourse, start: int, end: int, words: list[str]) -> Entity | None:
    """Whom the label of a line means: by initials ("AL:" for Ann Lee), or a role ("Reporter:")."""
    straight = discourse.straight
    if len(words) > 1 or not _LABEL_END.match(straight, end) or straight[start - 1 : start] not in ("", "\n"):
        return None
    word = words[0]
    if word.isupper() and 1 < len(word) < 4:
        for named in islice(discourse.names.people.values(), MOST_LOOKED_AT):
            for entity in named:
                if len(entity.tokens) > 1 and "".join(token[0] for token in entity.tokens) == word:
                    return entity
    if word.lower() in ROLE_NOUNS:
        same = (entity for _, _, entity in discourse.unnamed if entity.name == word)
        known = next(same, None) or Entity(word, "unnamed", (word,), is_single=True)
        discourse.unnamed.append((start, word.lower(), known))
        return known
    return None


def _body_around(discourse: Discourse, start: int, end: int) -> Entity | None:
    """The body whose name the mention ends ("the Ministry of Trade, [Food and Rural Affairs]")."""
    before = discourse.mentions_between(max(0, start - _LONGEST_BODY), start)[-1:]
    return before[0].entity if before and before[0].end >= end else None


def _apposed_name(discourse: Discourse, start: int, end: int, words: list[str]) -> Entity | None:
    """The person whose office the mention is: "Ann Lee, KC, told", "the health minister, Ann Lee, said"."""
    straight = discourse.straight
    is_office = words[0] in POSTNOMINALS or any(word.endswith("'s") for word in words[:2])
    is_office = is_office or words[0][0].islower() and words[0].lower() not in POSSESSIVES
    if is_office and straight[start - 2 : start] == ", " and not _CLOSED_CLAUSE.match(straight, end):
        named = [m for m in discourse.mentions_between(max(0, start - 60), start) if m.end == start - 2]
        opens = named and words[0] not in ("the", "one") and discourse.opens_sentence(named[0].start)
        opens = opens and not _LED.search(straight, discourse.sentence_start(start), named[0].start)
        behind = discourse.mentions_between(start, end)[-1:]
        opens = opens and not (behind and behind[0].end == end and _follows_role(straight, behind[0].start))
        if opens and named[0].entity.kind == "person":
            return named[0].entity
    is_title = words[-1].lower() in TITLES and words[0].lower() not in DETERMINERS
    is_agent = words[0].istitle() and is_given_name(words[-2:][0].lower())  # "Agent Ann Lee, Unit 4"
    if is_title or is_agent or not straight.startswith(", ", end):
        return None
    head = next((at for at, word in enumerate(words) if at and word.lower() in PREPOSITIONS), len(words)) - 1
    noun = words[head].lower()
    is_body = noun in ORGANISATION_WORDS or noun in _BODIES
    if not (is_body or noun in ROLE_NOUNS or noun in TITLES):
        return None
    named = discourse.mentions_between(end + 2, end + 20)
    before = straight[end + 2 : named[0].start].split() if named else []
    if not named or not (is_body or named[0].entity.kind == "person"):
        return None
    if not straight.startswith((", ", ".", ":", " said"), named[0].end):
        return None
    return named[0].entity if all(word[0].isupper() or word in ("the", "most") for word in before) else None


def _pair_named(discourse: Discourse, start: int, end: int) -> Entity | None:
    """Two people named together ("Ann Lee and Bo Hart said")."""
    straight = discourse.straight
    joint = straight.find(" and ", start, end)
    if joint < 0 or _PHRASE_CUT.search(straight, start, joint):
        return None
    first = [m for m in discourse.mentions_between(start, joint) if m.end >= joint - 1]
    second = [m for m in discourse.mentions_between(joint, min(end, joint + 40)) if not m.is_possessive]
    if not first or not second:
        return None
    return together(discourse, first[-1].entity, second[0].entity)


def _follows_role(straight: str, at: int) -> bool:
    """Whether a word for a role stands right before `at` ("digital consultant Ann Lee")."""
    return straight[max(0, at - 30) : at].rpartition(" ")[0].rpartition(" ")[2] in ROLE_NOUNS


def _known_as(discourse: Discourse, start: int) -> Entity | None:
    """The person under the name at `start`, after "known as"."""
    found = discourse.mentions_between(start - 1, start + 14)
    if found and all(word.lower() in TITLES for word in discourse.straight[start : found[0].start].split()):
        return found[0].entity
    written = runs(discourse.straight, start, start + 60)
    return _new_name(discourse, written[0]) if written and written[0].start == start else None


def _named(discourse: Discourse, start: int, end: int) -> Entity | None:
    """The person or organisation that the mention names, before its first preposition, or apposed."""
    straight = discourse.straight
    if _names_another(straight, start, end):
        return None
    cut = _PHRASE_CUT.search(straight, start, end)
    head_end = cut.start() if cut else end
    comma = straight.find(",", start, end)
    written = runs(straight, start, end)
    has_head = any(run.end <= head_end and not run.is_possessive for run in written)
    in_head = [m.entity for m in discourse.mentions_between(start, head_end)]
    has_person = any(entity.kind == "person" and entity.n_full for entity in in_head)
    for run in reversed([run for run in written if run.end == end or not run.is_possessive]):
        is_apposed = comma >= 0 and run.start > comma and not _PHRASE_CUT.search(straight, comma, run.start)
        is_behind_head = run.start >= head_end and not is_apposed
        is_other = has_person or not _follows_noun(straight, start, run.start, has_head=has_head)
        if is_behind_head and is_other and not (cut and _holds_office(straight, cut, run)):
            continue
        if _modifies(straight, start, run, head_end if run.end <= head_end else end):
            return None
        office = _OFFICE.match(straight, run.end, run.end + 60)
        if office and run.tokens[-1].lower() in ORGANISATION_WORDS and not run.titles:
            if names_people(straight[office.end() : end].rpartition(" ")[2]):
                return None  # "a Bank of Orby official"
            return discourse.names.organisation(straight[run.start : office.end()])
        is_single = len(run.tokens) == 1 and not run.titles
        is_demonym = is_single and run.lower[0] in DEMONYMS
        if start < run.start and (is_demonym or run.lower[0] in ("cs", "dp")):
            return None  # "the Norwegian"
        tokens = tuple(token.title() if token.isupper() and len(token) > 3 else token for token in run.tokens)
        entity = discourse.names.entity(tokens, run.titles, run.start)
        if entity is not None:
            stop = head_end if is_behind_head else start  # "Ambassador to the Republic of Orby Ann Lee"
            # a permanent representative is an ambassador
            roles = straight[start:stop].lower().replace("permanent rep", "ambassador rep").split()
            entity.descriptors.update(word for word in roles if word in ROLE_NOUNS or word in DEMONYMS)
            is_bare = tokens == entity.tokens[-1:] and not run.titles
            return _last_of_name(discourse, entity, start) if is_bare else entity
        if not (_is_common(run, start) or _is_modifier(straight, start, run, end)):
            return _new_name(discourse, run)
    return None


def _names_another(straight: str, start: int, end: int) -> bool:
    """Whether somebody else is meant than the name in it: "the daughter of Ann Lee", "the Mill Lane star"."""
    if not _ARTICLE.match(straight, start):
        return False
    work, kin = _STAR_OF.fullmatch(straight, start, end), _KIN_OF.match(straight, start, end)
    doing = _DOING.match(straight, start, end)
    is_other = work is not None and work[1] in ROLE_NOUNS or kin is not None and kin[1] in _MAKERS
    return is_other or doing is not None and (doing[1] in ROLE_NOUNS or names_people(doing[1]))


def _office_holder(discourse: Discourse, start: int, words: list[str]) -> Entity | None:
    """The person talked about whose office has the initials ("the CS" after "Cabinet Secretary X")."""
    if len(words) != 2 or words[0].lower() != "the" or not words[1].isupper():
        return None
    return discourse.salient(start, lambda entity: _has_initials(entity, words[1]))


def _has_initials(entity: Entity, letters: str) -> bool:
    """Whether a person's office has the initials; its last word is one for an office, not for a body."""
    office = entity.role.split() if entity.kind == "person" else []
    is_office = bool(office) and office[-1].lower() in ROLE_NOUNS
    return is_office and "".join(word[0] for word in office).upper().endswith(letters)


def _last_of_name(discourse: Discourse, entity: Entity, start: int) -> Entity:
    """Of several people of one surname whom it most often means or who spoke: the one talked about last."""
    name = entity.tokens[-1]
    if _OF_TWO.search(discourse.straight, max(0, start - 9), start + 14):
        before = discourse.mentions_between(max(0, start - _FAR_BACK), start)
        kin = re.compile(rf"\b{re.escape(name)}'s [a-z]+, \Z")  # "Hale's son, Max"
        for mention in reversed([m for m in before if not m.is_possessive]):
            is_kin = kin.search(discourse.straight, mention.start - 40, mention.start)
            if is_kin or mention.entity.tokens[-1:] == (name,):
                return mention.entity
    if entity.kind != "person" or len(discourse.names.people.get(name.lower(), ())) < 2:
        return entity
    here = discourse.sentence(start)
    near = (e for _, at, e, _ in discourse.recent(start) if here - at <= _NEAR and e.kind == "person")
    return next((e for e in near if e.tokens[-1] == name and (e.n_spoken or e is entity)), entity)


def _follows_noun(straight: str, start: int, at: int, *, has_head: bool) -> bool:
    """Whether a noun stands right before the name ("father of two X"); not "Ann Lee of the advice firm X"."""
    before = straight[start:at].split()
    if before[:1] and before[0].lower() in ("a", "an", "one") and " for the " in straight[start:at]:
        return False  # "a spokesman for the actress X"
    is_given = is_given_name(straight[at : at + 40].partition(" ")[0].lower())
    is_body_named = is_given and any(word[0].isupper() for word in before[1:])  # "Orby water board Ann Lee"
    if _PARENT_OF.search(straight, start, at):
        return True
    noun = before[-1] if before else ""
    if not (noun.isalpha() and noun.islower()) or noun in PREPOSITIONS or noun in DETERMINERS:
        return False
    is_body = noun in ORGANISATION_WORDS and before[-2:] != ["of", "police"] and not is_body_named
    return not is_body and (noun in ROLE_NOUNS or not has_head)


def _holds_office(straight: str, cut: re.Match[str], run: Run) -> bool:
    """Whether the name follows its office at once ("Secretary of State X", "Bank of England Governor X")."""
    left = straight[max(0, cut.start() - 20) : cut.start()].split()[-1:]
    between = straight[cut.end() : run.start].split()
    small = ("the", "and", "of") if is_given_name(run.lower[0]) else ("the", "and")
    if not left or not between or not all(word[:1].isupper() or word in small for word in between):
        return False
    if len(between) > 1 and between[-1] in small:
        return False  # "Leader of Opposition Ann Lee of the [Tide Party]"
    head = left[0].lower()
    is_titled = between[-1].lower() in TITLES or bool(run.titles)
    if is_titled:  # "Chief of Army Staff General X", but "spokesman for General X"
        return head in ORGANISATION_WORDS or head in ("chief", "secretary", "minister")
    body = max((at for at, word in enumerate(run.lower[:-2], 1) if word in ORGANISATION_WORDS), default=0)
    is_body = run.lower[-1] in ORGANISATION_WORDS or not (body and PREPOSITIONS.isdisjoint(run.lower[body:]))
    is_held = len(between) > 1 and is_given_name(run.lower[0])  # "aide for the Tide Board Ann Lee"
    is_for = between[0] == "the" and cut[0] in (" for ", " from ") and not is_held
    if is_for or between == ["the"] and is_body:
        return False  # "a clerk of the Harrow Hospital", but "head of the Harrow Hospital Ann Lee"
    return head in TITLES or head in ROLE_NOUNS


def _modifies(straight: str, start: int, run: Run, limit: int) -> bool:
    """Whether the name only stands before the noun that is meant ("the Hale campaign")."""
    tail = straight[run.end : limit].split()
    is_phrase = start < run.start and _ARTICLE.match(straight, start) is not None
    if is_phrase and tail and len(tail) <= 2:
        return True
    if not tail or run.is_possessive or not tail[-1].isalpha() or not tail[-1].islower() or len(tail) > 4:
        return False
    nouns = ROLE_NOUNS, ORGANISATION_WORDS, CUE_NOUNS
    return tail[-1] not in TIME and (tail[-1].endswith("s") or any(tail[-1] in one for one in nouns))


def _is_common(run: Run, start: int) -> bool:
    """Whether the capital is only that of a place or of the first word of a sentence."""
    lower = run.tokens[0].lower()
    if len(run.tokens) > 1 or run.titles:
        return False
    singular = lower.removesuffix("s")
    if lower in PLACES or singular != lower and (singular in ROLE_NOUNS or singular in DEMONYMS):
        return True
    opens = run.start == start and (lower in TITLES or lower.endswith("s"))
    return (opens or is_no_name(lower)) and not is_given_name(lower)


def _is_modifier(straight: str, start: int, run: Run, end: int) -> bool:
    """Whether a word that only opens the phrase with a capital stands before its noun ("Budget experts")."""
    following = straight[run.end : end].split()[:1]
    is_noun = bool(following) and following[0].isalpha() and following[0].islower()
    is_alone = run.start == start and len(run.tokens) == 1 and not (run.titles or run.is_possessive)
    return is_alone and is_noun and following[0] not in PREPOSITIONS and not is_given_name(run.lower[0])


def _new_name(discourse: Discourse, run: Run) -> Entity:
    """An entity for a name that occurs only here, as the source of words."""
    name = " ".join(run.tokens)
    before = discourse.straight[max(0, run.start - 4) : run.start].lower()
    is_organisation = all(token.isupper() for token in run.tokens) or before.endswith("the ")
    if not is_given_name(run.lower[0]) and not run.titles:  # "North Korea", "Adoption UK"
        is_said = len(run.tokens) == 1 and _SAID_IT.match(discourse.straight, run.end)
        is_organisation |= bool(is_said) or run.lower[-1] in PLACES
    if is_organisation:
        return discourse.names.organisation(name)
    entity = Entity(name, "person", run.tokens)
    discourse.names.people[run.tokens[-1].lower()].append(entity)
    return entity


def _person_before(discourse: Discourse, comma: int) -> Entity | None:
    """The person whose name ends at the comma."""
    named = discourse.mentions_between(max(0, comma - 60), comma)
    is_person = named and named[-1].end == comma and named[-1].entity.kind == "person"
    return named[-1].entity if is_person else None


def _antecedent(discourse: Discourse, start: int) -> Entity | None:
    """Whom "who" at `start` means: the phrase right before it ("[the traders], some of whom")."""
    straight = discourse.straight
    start = some.start() if (some := _SOME_OF.search(straight, max(0, start - 20), start)) else start
    adjacent = discourse.mentions_between(max(0, start - 60), start)
    is_adjacent = bool(adjacent) and adjacent[-1].end >= start - 2
    posted = _POSTED.search(straight[max(0, start - 120) : start])
    if is_adjacent and adjacent[-1].entity.kind == "person":
        posted = None  # "an ally in Hale, who"
    if posted is not None and any(word in ROLE_NOUNS or word in TITLES for word in posted[1].lower().split()):
        at = start - len(posted[0])
        known = _person_before(discourse, at - 2)  # "Ann Hale, a clerk at the Mill, who"
        return known or described(discourse, at, at + len(posted[1]))[0]
    if is_adjacent:
        office = _OFFICE_AT.search(straight, max(0, start - 160), adjacent[-1].start)
        is_body = adjacent[-1].entity.kind != "person"
        known = _person_before(discourse, office.start()) if office is not None and is_body else None
        return known or adjacent[-1].entity
    apposed = _APPOSED.search(straight[max(0, start - 120) : start])
    if apposed and (known := _person_before(discourse, start - len(apposed[0]))) is not None:
        return known
    near = straight[max(0, start - 90) : start]
    phrase = next((found for one in _PHRASES_BEFORE if (found := one.search(near)) is not None), None)
    if phrase is not None and (not phrase[2] or names_people(phrase[2]) or phrase[2] in KIN):
        at = start - len(near) + phrase.start(1)
        return described(discourse, at, at + len(phrase[1]))[0]  # "she rebuked critics who say"
    left = straight[max(0, start - 160) : start]
    left = left[max(left.rfind(mark) for mark in '.;:\n"') + 1 :]
    opened = _OPENED.fullmatch(left)
    if opened is not None and not any(tags_of(word) & Tag.FINITE for word in opened[1].split()):
        return described(discourse, start - len(left) + opened.start(1), start - len(opened[2]))[0]
    pieces = [piece for piece in left.split(",") if piece.strip()] or [""]
    for piece in pieces[:-3:-1]:
        if named := discourse.mentions_between(straight.rfind(piece, 0, start), start):
            return named[-1].entity
    written = runs(straight, straight.rfind(pieces[-1], 0, start), start)
    if written and written[-1].end >= start - 2 and not written[-1].is_possessive:
        return _new_name(discourse, written[-1])
    end = start - (len(left) - len(left.rstrip(" ,")))
    words = list(WORD.finditer(straight, end - len(pieces[-1].strip()), end))[-6:]
    lower = [m.group().lower() for m in words]
    cuts = [at for at, word in enumerate(lower[:-1], 1) if word in _NO_PART or word.endswith("ing")]
    words = words[cuts[-1] :] if cuts else words  # "they settled charges with [regulators], which"
    return described(discourse, words[0].start(), end)[0] if words else None


def group_meant(discourse: Discourse, pronoun: str, start: int, end: int = 0) -> Entity | None:
    """Whom "they" or "it" means: two people, a document's author, a group or an organisation."""
    if pronoun == "they" and (pair := last_pair(discourse, start, 220)) is not None:
        return pair
    if pronoun == "it" and (body := _opening_body(discourse, start)) is not None:
        return body
    if pronoun in ("it", "which"):
        candidates = talked_about(discourse, start, end, _is_it)
        author = _author_of_document_before(discourse, start, end)
        if author is None and discourse.authors and _READS.match(discourse.straight, end):
            return discourse.authors[list(discourse.authors)[-1]]
        return author or _best(discourse, candidates, start)
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
    """The nameless one who just spoke ("A source said … They added"), or who spoke last if `is_only`."""
    if discourse.latest is None:
        return None
    at, latest = discourse.latest
    is_near = latest.is_single and discourse.sentence(start) - discourse.sentence(at) <= 1
    return latest if latest.kind == "unnamed" and not latest.sex and (is_near or is_only) else None


def _opening_body(discourse: Discourse, start: int) -> Entity | None:
    """The body of the sentence: "The court “…”, it said", "The court blamed what it called “…”"."""
    if discourse.straight.endswith("what ", 0, start):
        body = discourse.first_subject(discourse.sentence_start(start), start)
        return None if body is None or body.kind == "person" or body.is_single else body
    begun = discourse.straight.rfind(' "', max(0, start - _LONG), start)
    opening = _OPENING.match(discourse.straight, discourse.sentence_start(begun), begun + 2)
    if opening is None or opening[2] not in ORGANISATION_WORDS:
        return None
    return discourse.resolve(discourse, *opening.span(1))[0]


def _best(discourse: Discourse, candidates: dict[Entity, Features], start: int) -> Entity | None:
    entity, discourse.chances[start] = chooser.best(candidates, start)
    return entity


def _people_before(discourse: Discourse, start: int) -> Entity | None:
    """The people whom the sentence before mentions in passing ("He met hundreds of miners. They …")."""
    if max(discourse.salience(start, _is_many).values(), default=0.0) >= _NO_SUBJECT:
        return None
    here = discourse.sentence_start(start)
    before = max(discourse.sentence_start(here - 2), here - _PASSING_NEAR) if here > 1 else 0
    for phrase in _PEOPLE.finditer(discourse.straight, before, here):
        noun = phrase[1].lower() if phrase[1] else ""
        is_people = not noun or noun in ROLE_NOUNS or noun in DEMONYMS
        if is_people and not discourse.in_quotation(phrase.start()):
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
    if (before := _THING_BEFORE.search(discourse.straight, max(0, start - 40), start)) is None:
        return None
    named = discourse.mentions_between(max(0, start - 60), start)
    if before[1] in CUE_NOUNS and named and named[-1].end == before.start() - 1:
        return named[-1].entity  # "a Harrow Post editorial that accuses"
    had = before[1] in CUE_NOUNS and HAD.search(discourse.straight[max(0, start - 80) : before.start(1)])
    if had or before[1] in REPORTS:  # "Hale found a notice that said": what it says itself
        return described(discourse, *before.span(1))[0]
    return discourse.first_subject(discourse.sentence_start(start), start)


def _author_of_document_before(discourse: Discourse, start: int, end: int) -> Entity | None:
    """The author of a letter or report named in the sentence before, which "it" then means."""
    left = max(0, start - 260)
    between = discourse.mentions_between(left, start)
    named = [m.start for m in between if m.entity.kind == "organisation" and m.is_subject]
    left = max(left, *named) if named else left
    nouns = [m for m in _WORD.finditer(discourse.straight, left, start) if m.group().lower() in CUE_NOUNS]
    is_read = _READS.match(discourse.straight, end) is not None
    for match in reversed(nouns):
        at = match.start()
        is_known = match.group() in discourse.authors and discourse.straight.endswith("the ", 0, at)
        is_known &= not any(m.entity.kind == "organisation" and m.start > at for m in between)
        is_led = discourse.straight.startswith(", ", match.end()) and match.end() + 2 == start
        if is_led or discourse.in_quotation(at):
            continue  # "In a statement, it"
        begin = max(left, discourse.sentence_start(at), at - 30)
        begin = max(
            begin, *(discourse.straight.rfind(word, begin, at) + 1 for word in (" a ", " an ", " the "))
        )
        is_subject = discourse.opens_sentence(at) or discourse.straight.endswith(", ", 0, begin)
        if is_known or is_read or is_subject:
            sent = _SENT_BY.match(discourse.straight, match.end())
            phrase = begin, sent.end() if sent else match.end(), match.group().lower()
            if is_read and discourse.authors:
                return written_by(discourse, *phrase)
            is_setting = _IN.search(discourse.straight, max(0, begin - 3), at)
            author = document(discourse, *phrase)
            return author if author or is_setting else described(discourse, *phrase[:2])[0]
    return None
