"""Whom a source mention means: a name, a pronoun, a description, an organisation, an unnamed source."""

import re
from itertools import islice

from analysis.attribution.discourse import CROWDS_OF, Answer, Discourse
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
    TITLES,
    Tag,
    names_people,
    tags_of,
)
from analysis.attribution.name_runs import Run, runs
from analysis.attribution.names import is_no_name, names_group
from analysis.attribution.phrases import NUMBERS, WITH_OTHERS
from analysis.attribution.resolve import chooser
from analysis.attribution.resolve.chooser import Features
from analysis.attribution.resolve.descriptions import WORD, described, last_pair, together
from analysis.attribution.resolve.organisations import MOST_LOOKED_AT, REPORTS, document, written_by
from analysis.attribution.resolve.pronouns import meant, talked_about
from analysis.text.lexicons import word_class

_PHRASE_CUT = re.compile(r"\s(?:of|for|from|at|in|with|to|on|by|against|who|which|that|near|behind)\s")
_HANDLE = re.compile(  # of a user, a prime minister's office, "eBay"
    r"@\w+|No\.?\s10|[a-z]{1,4}[A-Z]\w+|[a-z]{2}[a-z_]*(?:\d+|_[a-z]+)"
)
_CLOSED_CLAUSE = re.compile(r"\s[a-z]+,\s(?!\"[A-Z])")  # "Hale, a top aide said, won"
_LED = re.compile(r"\b[^\W_]{3,}ing\s(?:[a-z]+\s)*\Z")  # "Praising [Lee, a coach said]", "Turning to"
_LABEL_END = re.compile(r"\s?:\s|\)\)\s")
_OFFICE = re.compile(
    r"\s(?:of|for|on(?!\s[A-Z]\w+day\b))\s(?:the\s)?[A-ZÀ-ÞĀ-Ž][\w'-]*(?:\s(?:and\s)?[A-ZÀ-ÞĀ-Ž][\w'-]*)*"
)
_GROUP_PRONOUNS = word_class("group_pronoun")
_POSTED = re.compile(  # "the envoy in Orby [who]"
    r"\b((?:[Aa]n?|[Tt]he|[A-Z]\w+'s)\s(?:[\w-]+\s){0,3}?([a-z-]+))\s(?:in|at|to|from|of|for)\s(?:the\s)?"
    r"(?:[A-Z][\w-]*,?\s)+\Z"
)
_NO = re.compile(r"\b[Nn]o\s(?=[a-z])")  # "No [one] said", "[no official] said"
_APPOSED = re.compile(r",\s(?:an?|the)\s(?:[\w-]+\s){0,4}[\w-]+,?\s\Z")
_FORMER = re.compile(r"Former\s(?=[a-z])")  # no name: "Former secretary of state Ann Lee"
_STAR_OF = re.compile(
    r"(?ai:the|an?)\s(?:[A-ZÀ-ÞĀ-Ž][\w'-]*+\s(?:(?:of|on|in|the|to|for)\s)*)+(?:[a-z]++\s)?([a-z-]+)"
)
_KIN_OF = re.compile(  # "Wife of X" in a headline, not "mum of two X"
    rf"(?:(?ai:the|an?)\s)?(?:[\w-]++\s){{0,2}}?([A-Za-z-]++)\sof\s(?!(?:\d|{'|'.join(sorted(NUMBERS))})\b)"
)
_DOING = re.compile(  # "the man accused of killing X", "a driver who hit X"
    r"(?ai:the|an?|another|one)\s(?:[\w-]++\s){0,2}?([a-z-]++)\s(?:who|[a-z]+ing|[a-z]+ed\s(?:of|for|with|to|over|in))\s"
)
_MAKERS = KIN | word_class("maker")
_PLURAL = re.compile(r"(?<![siu])s\Z")  # not "Ross", "Davis", "Magnus"
_ARTICLE = re.compile(r"(?ai:the|one|another|an?)\s")
_NEAR = 4  # sentences
_OFFICE_AT = re.compile(r",\s(?:[\w'-]+\s){1,8}\Z")
_MEMBER_OF = re.compile(r"\s(?:of|from|at|with)\s(?:the\s)?\Z")  # "Ann Lee of the [Tide Board, who]"
_OF_TWO = re.compile(r"\b(?:younger|elder|older)\s(?=[A-Z])")  # "the younger Hale": who was named last
_FAR_BACK = 600  # characters back to the one of a surname who was named last
_LONGEST_BODY = 80  # characters
_SAID_IT = re.compile(
    r"\s(?:(?:said|says|announced|confirmed|insisted|warned)\s(?:that\s)?(?:it|its)"
    r"|(?:asks|understands|gathered|reports))\s|,\swhich\s"
)
_KNOWN = ("known", "identified")
_LEADING = frozenset(
    "ceo chair chairman chairwoman chief commissioner director head leader minister secretary".split()
)
_SERVED = re.compile(r"\b(?:staff\sfor|to)\s(?:(?:[Pp]rime|[Vv]ice)\s)?[\w.]+\s\Z")  # "staff to Senator X"
_NO_OFFICE = PREPOSITIONS | DETERMINERS | {"and", "late", "former"}
_NO_PART = (PREPOSITIONS - {"of"}) | AUXILIARIES | PERSONAL  # of a noun phrase
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
    r"|,?\swho\s(?:(?:is|was|\w+ly|only)\s)?(?:gave|asked|identified|want(?:s|ed)|wished)[^,.\"\n]{0,40}"
    r"(?:\sas|name,?)\s(?=[A-Z])|,?\swho\s[^,.\"\n]{0,40}\b"
    r"(?:pseudonym|(?:ask|want|wish|prefer)\w*\s(?:only\s)?to\s(?:only\s)?(?:be\scalled|go\sby)|goes\sby)\s(?=[A-Z])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_PEOPLE = re.compile(rf"(?:\b{CROWDS_OF})?\b(?:([A-Za-z]\w+)s|(?:wo)?men|children)\b")
_REPORT_BEFORE = re.compile(r"\b([a-z]+)\s\Z")
_SOME_OF = re.compile(r"\b\w+ of \Z")
_READS = re.compile(r"\s(?:also\s)?(?:reads?|begins|began)\b")
_SENT_BY = re.compile(  # "a card [from the pupils] hangs", "a post [by Lund's brother] was shared"
    r"\s(?:by|from)\s[^,.\"\n]{3,60}?(?=\s(?:had|has|is|was|says|came|arrived|hangs|lies)\b|[,.])"
)
_IN = re.compile(r"\b[Ii]n\s")
_RELATIVE = RELATIVE | {"whose"}


def resolve(discourse: Discourse, start: int, end: int) -> Answer:
    """The entity that the mention at `start`..`end` means, and how it was found ("" for a name)."""
    straight = discourse.straight
    if _FORMER.match(straight, start):
        start += len("Former ")
    if straight.endswith("'s", start, end):
        end -= 2
    words = WORD.findall(straight, start, end)
    if not words or _NO.search(straight, max(0, start - 3), start + 4):
        return None, "nobody" if words else ""
    if _HANDLE.fullmatch(straight, start, end):
        kind = "unnamed" if straight[start] == "@" or straight[start:end].islower() else "organisation"
        return discourse.names.organisation(straight[start:end].replace(".", ""), kind), ""
    if words[-1] == "PM":
        return described(discourse, start, end, ["the", "prime", "minister"])
    if (labelled := _labelled(discourse, start, end, words)) is not None:
        return labelled, ""
    known = _KNOWN_AS.match(straight, end - len(words[-1]) - 1 if words[-1].lower() in _KNOWN else end)
    is_word = len(words) == 1 and not (known and words[0] == "One")
    if is_word and (answer := _one_word(discourse, start, end, words)) is not None:
        return answer
    if words[0].lower() in _RELATIVE and words[0] != "WHO":
        is_other = words[0] == "whose" and words[-1].lower() not in CUE_NOUNS  # not "whose report says"
        known = _KNOWN_AS.match(straight, start - 1)  # "a clerk [who] asked to be called Lee"
        person = (known and _known_as(discourse, known.end())) or _antecedent(discourse, start)
        return None if is_other else person, "relative"
    named = (
        _body_around(discourse, start, end)
        or _apposed_name(discourse, start, end, words)
        or _pair_named(discourse, start, end)
        or _named(discourse, start, end)
        or (known and _known_as(discourse, known.end()))
    )
    if named is not None:
        return named, ""
    return described(discourse, start, end)


def _one_word(discourse: Discourse, start: int, end: int, words: list[str]) -> Answer | None:
    """Whom a pronoun or a word of number means; None for any other word."""
    word = words[0].lower()
    if word in TITLES and (bearers := discourse.names.people.get(word)):
        return bearers[0], ""  # "Baron" after "Max Baron"
    if word in ("i", "we", "you"):  # the writer
        return None, "pronoun"
    if word in SEX:
        person, discourse.chances[start] = meant(discourse, word, start, end)
        return person, "pronoun"
    if word in ("that", "which"):  # "They carried signs that said …": who makes a thing speak
        if (report := _REPORT_BEFORE.search(discourse.straight, max(0, start - 20), start)) is not None:
            if report[1] in REPORTS:  # "Hale got a copy of a report that found": what it says itself
                return described(discourse, *report.span(1))
        found = _antecedent(discourse, start)
        if found is None and word == "that":
            found = discourse.first_subject(discourse.sentence_start(start), start)
        return found, "relative"
    if word in ("one", "some", "many", "others", "another"):
        return described(discourse, start, end)
    return (group_meant(discourse, word, start, end), "pronoun") if word in _GROUP_PRONOUNS else None


def _labelled(discourse: Discourse, start: int, end: int, words: list[str]) -> Entity | None:
    """Whom the label of a line means: by initials ("AL:" for Ann Lee), or a role ("Reporter:")."""
    straight = discourse.straight
    opens = straight[start - 1 : start] in ("", "\n", "(")
    if len(words) > 1 or not opens or not _LABEL_END.match(straight, end):
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
    """The body whose name goes on outside the mention ("the Ministry of Trade[, Food and Rural Affairs]")."""
    named = discourse.mentions_between(max(0, start - _LONGEST_BODY), end)[-1:]
    opens = named and named[0].start <= start + len("the ") and named[0].entity.kind != "person"
    return named[0].entity if opens and named[0].end >= end + (named[0].start >= start) else None


def _apposed_name(discourse: Discourse, start: int, end: int, words: list[str]) -> Entity | None:
    """The person whose office the mention is: "Ann Lee, KC, told", "the health minister, Ann Lee, said"."""
    straight = discourse.straight
    is_office = straight.endswith(", ", 0, start) and words[0].lower() not in POSSESSIVES
    is_office = is_office and (words[0][0].islower() or any(word.endswith("'s") for word in words[:2]))
    if is_office and not _CLOSED_CLAUSE.match(straight, end):
        named = [m for m in discourse.mentions_between(max(0, start - 60), start) if m.end == start - 2]
        opens = named and words[0] not in ("the", "one") and discourse.opens_sentence(named[0].start)
        opens = opens and not _LED.search(straight, discourse.sentence_start(start), named[0].start)
        behind = discourse.mentions_between(start, end)[-1:]  # "It is Ann Lee, trader Al Hale says"
        role = straight[start : behind[0].start].split()[-1:] if behind and behind[0].end == end else []
        is_named = not ROLE_NOUNS.isdisjoint(role)
        if opens and not is_named and named[0].entity.kind == "person":
            return named[0].entity
    is_agent = words[0].istitle() and is_given_name(words[-2:][0].lower())  # "Agent Ann Lee, Unit 4"
    if is_agent or not straight.startswith(", ", end):
        return None
    head = next((at for at, word in enumerate(words) if at and word.lower() in PREPOSITIONS), len(words)) - 1
    noun = words[head].lower()
    if noun not in ORGANISATION_WORDS and noun not in ROLE_NOUNS:
        return None
    named = discourse.mentions_between(end + 2, end + 20)
    before = straight[end + 2 : named[0].start].split() if named else []
    if not named or not straight.startswith((", ", ".", ":", " said"), named[0].end):
        return None
    is_title = (word[0].isupper() or word in ("the", "most") or word in ROLE_NOUNS for word in before)
    return named[0].entity if all(is_title) else None


def _pair_named(discourse: Discourse, start: int, end: int) -> Entity | None:
    """Two people together ("Ann Lee and Bo Hart said"), or one and others ("Lee and her team said")."""
    straight = discourse.straight
    joint = straight.find(" and ", start, end)
    if joint < 0 or _PHRASE_CUT.search(straight, start, joint):
        return None
    first = discourse.mentions_between(start, joint)
    second = discourse.mentions_between(joint, min(end, joint + 40))
    are_others = not WITH_OTHERS.isdisjoint(straight[joint + 5 : end].split()[:1])
    if are_others and first and first[-1].entity.kind == "person":
        return discourse.names.organisation(first[-1].entity.name + straight[joint:end], "several")
    return together(discourse, first[-1].entity, second[0].entity) if first and second else None


def _known_as(discourse: Discourse, start: int) -> Entity | None:
    """The person under the name at `start`, after "known as"."""
    found = discourse.mentions_between(start - 1, start + 14)
    if found:
        return found[0].entity
    written = runs(discourse.straight, start, start + 60)
    return _new_name(discourse, written[0]) if written else None


def _named(discourse: Discourse, start: int, end: int) -> Entity | None:
    """The person or organisation that the mention names, before its first preposition, or apposed."""
    straight = discourse.straight
    if _names_another(straight, start, end):
        return None
    cut = _PHRASE_CUT.search(straight, start, end)
    head_end = cut.start() if cut else end
    written = runs(straight, start, end)
    in_head = discourse.mentions_between(start, head_end) if cut is not None else []
    has_head = any(m.entity.kind == "person" and m.entity.n_full for m in in_head)
    has_head |= cut is not None and any(run.end == head_end and not run.is_possessive for run in written)
    for run in reversed([run for run in written if run.end == end or not run.is_possessive]):
        behind = cut if run.start >= head_end else None
        if behind and not _holds_office(straight, start, behind, run, has_head=has_head):
            continue
        if _modifies(straight, start, run, head_end if run.end <= head_end else end):
            return None
        office = _OFFICE.match(straight, run.end, run.end + 60)
        if office and run.tokens[-1].lower() in ORGANISATION_WORDS:
            if names_people(straight[office.end() : end].rpartition(" ")[2]):
                return None  # "a Bank of Orby official"
            return discourse.names.organisation(straight[run.start : office.end()])
        is_bare = len(run.tokens) == 1 and not run.titles
        if is_bare and start < run.start and run.lower[0] in DEMONYMS:
            return None  # "the Norwegian"
        entity = discourse.names.entity(run.tokens, run.titles, run.start)
        if entity is not None:
            is_bare = run.tokens in (entity.tokens[:1], entity.tokens[-1:]) and not run.titles
            return _last_of_name(discourse, entity, run.tokens[0], start) if is_bare else entity
        opens = run.start == start and (run.end < end or _PLURAL.search(run.lower[0]) is not None)
        if not _is_common(run, opens=opens):
            return _new_name(discourse, run)
    return None


def _names_another(straight: str, start: int, end: int) -> bool:
    """Whether somebody else is meant than the name in it: "the daughter of Ann Lee", "the Mill Lane star"."""
    work, kin = _STAR_OF.fullmatch(straight, start, end), _KIN_OF.match(straight, start, end)
    doing = _DOING.match(straight, start, end)
    is_other = work is not None and work[1] in ROLE_NOUNS or kin is not None and kin[1].lower() in _MAKERS
    return is_other or doing is not None and names_people(doing[1])


def _last_of_name(discourse: Discourse, entity: Entity, name: str, start: int) -> Entity:
    """Of several people of one name whom it most often means or who spoke: the one talked about last."""
    if _OF_TWO.search(discourse.straight, max(0, start - 9), start + 14):
        before = discourse.mentions_between(max(0, start - _FAR_BACK), start)
        kin = re.compile(rf"\b{re.escape(name)}'s [a-z]+, \Z")  # "Hale's son, Max"
        for mention in reversed([m for m in before if not m.is_possessive]):
            is_kin = kin.search(discourse.straight, mention.start - 40, mention.start)
            if is_kin or mention.entity.tokens[-1:] == (name,):
                return mention.entity
    side = -1 if name == entity.tokens[-1] else 0  # "Kim" of "Kim Min-jun"
    named = discourse.names.people if side else discourse.names.given
    if entity.kind != "person" or len(named.get(name.lower(), ())) < 2:
        return entity
    here = discourse.sentence(start)
    recent = [
        (at, e) for _, at, e, _ in discourse.recent(start) if e.kind == "person" and e.tokens[side] == name
    ]
    near = (e for at, e in recent if here - at <= _NEAR and (e.n_spoken or e is entity))
    spoken = (e for _, e in recent if e.n_spoken and not entity.n_spoken)
    return next(near, None) or next(spoken, entity)


def _holds_office(straight: str, start: int, cut: re.Match[str], run: Run, *, has_head: bool) -> bool:
    """Whether a name behind a preposition follows its office ("Head of the quay X", "mum of two X")."""
    left, between = straight[start : cut.start()].split(), straight[cut.end() : run.start].split()
    if between and between[0] in NUMBERS:
        return len(between) == 1 and cut.group() == " of "
    if between and between[-1].lower().rstrip(".") == "dr":
        between.pop()
    if not left or not between or between[-1].lower() in _NO_OFFICE or tags_of(between[-1]) & Tag.ED:
        return False  # "Leader of Opposition Ann Lee of the [Tide Party]", "lawyer for jailed Ann Lee"
    head, noun = left[-1].lower().rpartition("-")[2], between[-1].lower().rstrip(",")
    is_given, is_role = is_given_name(run.lower[0]), noun in ROLE_NOUNS or noun in TITLES
    is_role &= between != ["the", noun]  # "aide to the president X"
    small = ("the", "and", "of", "for") if is_given else ("the", "and")
    is_apposed = between[-1][-1] == ","  # "the mayor for tourism, X"
    is_name = all(word[:1].isupper() or word in small for word in between)
    is_bare = left[0].lower() not in DETERMINERS and len(run.tokens) > 1  # not "the wife of gunman X"
    if head in _LEADING:
        if (is_role or run.titles) and _SERVED.search(straight, cut.start(), run.start):
            return False  # "the chief of staff to Senator X"
        is_person = is_bare and run.lower[-1] not in ORGANISATION_WORDS
        return is_given or is_person or is_apposed or bool(run.titles)
    if head not in ROLE_NOUNS and head not in TITLES:  # "University of Marl aide X", "Game of Tides star X"
        is_work = len(left) == 1 and left[0].istitle() and not names_people(head) and head not in KIN
        is_body = is_role and (head in ORGANISATION_WORDS or is_work and head[-1] != "s")
        return is_body or not has_head and noun.isalpha() and between[-1].islower()
    is_held = is_name and (is_given or between[0] != "the")  # not "aide for the Tide Board Ann Lee"
    return not is_role and (is_held or is_given and is_bare or is_apposed)  # no "aide to General X"


def _modifies(straight: str, start: int, run: Run, limit: int) -> bool:
    """Whether the name only stands before the noun that is meant ("the Hale campaign")."""
    tail = straight[run.end : limit].split()
    is_phrase = start < run.start and _ARTICLE.match(straight, start) is not None
    if is_phrase and tail and len(tail) <= 2:
        return True
    nouns = ROLE_NOUNS, ORGANISATION_WORDS, CUE_NOUNS
    return bool(tail) and (tail[-1].endswith("s") or any(tail[-1] in one for one in nouns))


def _is_common(run: Run, *, opens: bool) -> bool:
    """Whether the capital is only that of a place or of a word that `opens` a phrase ("Budget experts")."""
    if len(run.tokens) > 1 or names_group(run.lower):
        return names_group(run.lower)
    lower = run.lower[0]
    return lower in PLACES or is_no_name(lower) or opens and not is_given_name(lower)


def _new_name(discourse: Discourse, run: Run) -> Entity:
    """An entity for a name that occurs only here, as the source of words."""
    name = " ".join(run.tokens)
    is_closed = run.lower[-1] in PLACES or run.lower[-1] in ORGANISATION_WORDS  # "Adoption UK"
    is_closed &= not is_given_name(run.lower[0])
    is_body = not run.titles and discourse.straight[max(0, run.start - 4) : run.start].lower() == "the "
    if is_closed or is_body or len(run.tokens) == 1 and _SAID_IT.match(discourse.straight, run.end):
        return discourse.names.organisation(name)
    entity = Entity(name, "person", run.tokens)
    discourse.names.people[run.tokens[-1].lower()].append(entity)
    return entity


def _person_before(discourse: Discourse, comma: int) -> Entity | None:
    """The person whose name ends at the comma."""
    named = discourse.mentions_between(max(0, comma - 60), comma)
    return named[-1].entity if named and named[-1].end == comma else None


def _antecedent(discourse: Discourse, start: int) -> Entity | None:
    """Whom "who" at `start` means: the phrase right before it ("[the traders], some of whom")."""
    straight = discourse.straight
    start = some.start() if (some := _SOME_OF.search(straight, max(0, start - 20), start)) else start
    adjacent = discourse.mentions_between(max(0, start - 60), start)
    is_adjacent = bool(adjacent) and adjacent[-1].end >= start - 2
    is_named = is_adjacent and adjacent[-1].entity.kind == "person"  # "an ally in Hale, who"
    posted = None if is_named else _POSTED.search(straight[max(0, start - 120) : start])
    if posted is not None and names_people(posted[2]) and straight.startswith("who", start):
        at = start - len(posted[0])
        return _person_before(discourse, at - 2) or described(discourse, at, at + len(posted[1]))[0]
    if is_adjacent:  # "Ann Lee, head of the mill [Orr], who"
        office = _OFFICE_AT.search(straight, max(0, start - 160), adjacent[-1].start)
        member = _MEMBER_OF.search(straight, max(0, start - 160), adjacent[-1].start)
        office = office or (member if straight.startswith("who", start) else None)
        known = _person_before(discourse, office.start()) if office and not is_named else None
        return known or adjacent[-1].entity
    apposed = _APPOSED.search(straight[max(0, start - 120) : start])
    if apposed and (known := _person_before(discourse, start - len(apposed[0]))) is not None:
        return known
    near = straight[max(0, start - 90) : start]
    phrase = next((found for one in _PHRASES_BEFORE if (found := one.search(near)) is not None), None)
    if phrase is not None and (not phrase[2] or names_people(phrase[2])):
        at = start - len(near) + phrase.start(1)
        return described(discourse, at, at + len(phrase[1]))[0]  # "she rebuked critics who say"
    left = straight[max(0, start - 160) : start]
    left = left[max(left.rfind(mark) for mark in '.;:\n"') + 1 :]
    opened = _OPENED.fullmatch(left)
    if opened is not None and not any(tags_of(word) & Tag.FINITE for word in opened[1].split()):
        return described(discourse, start - len(left) + opened.start(1), start - len(opened[2]))[0]
    pieces = [piece for piece in left.split(",") if piece.strip()]
    if not pieces:  # nothing stands before it in its sentence
        return None
    for piece in pieces[:-3:-1]:
        if named := discourse.mentions_between(straight.rfind(piece, 0, start), start):
            return named[-1].entity
    written = runs(straight, straight.rfind(pieces[-1], 0, start), start)
    if written and written[-1].end >= start - 2:
        return _new_name(discourse, written[-1])
    end = start - (len(left) - len(left.rstrip(" ,")))
    words = list(WORD.finditer(straight, end - len(pieces[-1].strip()), end))[-6:]
    cuts = [at for at, word in enumerate(words[:-1], 1) if word.group().lower() in _NO_PART]
    words = words[cuts[-1] :] if cuts else words  # "they settled charges with [regulators], which"
    return described(discourse, words[0].start(), end)[0] if words else None


def group_meant(discourse: Discourse, pronoun: str, start: int, end: int = 0) -> Entity | None:
    """Whom "they" or "it" means: two people, a document's author, a group or an organisation."""
    if pronoun == "they" and (pair := last_pair(discourse, start, 220)) is not None:
        return pair
    if pronoun == "it" and discourse.straight.endswith("what ", 0, start):  # "They hailed what it calls"
        return discourse.first_subject(discourse.sentence_start(start), start)
    if pronoun == "it":
        candidates = talked_about(discourse, start, end, _is_it)
        author = _author_of_document_before(discourse, start, end)
        if author is None and discourse.authors and _READS.match(discourse.straight, end):
            return discourse.authors[list(discourse.authors)[-1]]
        found = author or _best(discourse, candidates, start)
        if found is None and end:  # "Marl Pike apologised. “We will pay,” [it] said"
            found = _best(discourse, talked_about(discourse, start, end, _may_be_body), start)
            if found is not None:
                found.kind = "organisation"
        return found
    candidates = talked_about(discourse, start, end, _is_many)
    if (one := discourse.single_told(start)) is not None:
        return one  # "A source said … They added", "An aide was blunter. “…,” they said"
    if not candidates and (people := _people_before(discourse, start)) is not None:
        return people
    return _best(discourse, candidates, start)


def _may_be_body(entity: Entity) -> bool:
    """Whether nothing shows that a name is a person's."""
    is_shown = entity.sex or entity.descriptors or entity.role or is_given_name(entity.tokens[0].lower())
    return entity.kind == "person" and not is_shown


def _people_before(discourse: Discourse, start: int) -> Entity | None:
    """The people whom the sentence before mentions in passing ("He met hundreds of miners. They …")."""
    here = discourse.sentence_start(start)
    for phrase in _PEOPLE.finditer(discourse.straight, discourse.sentence_before(start), here):
        noun = phrase[1].lower() if phrase[1] else ""
        if (not noun or noun in ROLE_NOUNS) and not discourse.in_quotation(phrase.start()):
            return described(discourse, *phrase.span())[0]
    return None


def _best(discourse: Discourse, candidates: dict[Entity, Features], start: int) -> Entity | None:
    entity, discourse.chances[start] = chooser.best(candidates, start)
    return entity


def _is_it(entity: Entity) -> bool:
    """Whether "it" can mean the entity: an organisation, a document whose author is not named."""
    is_document = entity.kind == "unnamed" and not CUE_NOUNS.isdisjoint(entity.tokens[-1:])
    return entity.kind == "organisation" or is_document


def _is_many(entity: Entity) -> bool:
    """Whether "they" can mean the entity."""
    return entity.kind in ("organisation", "several") or entity.kind == "unnamed" and not entity.is_single


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
        if match.end() + 2 == start or discourse.in_quotation(at):
            continue  # "In a statement, it"
        begin = max(left, discourse.sentence_start(at), at - 30)
        begin = max(
            begin, *(discourse.straight.rfind(word, begin, at) + 1 for word in (" a ", " an ", " the "))
        )
        is_subject = discourse.opens_sentence(at) or discourse.straight.endswith(", ", 0, begin)
        if is_read or is_subject:
            sent = _SENT_BY.match(discourse.straight, match.end())
            phrase = begin, sent.end() if sent else match.end(), match.group().lower()
            if is_read and discourse.authors:
                return written_by(discourse, *phrase)
            is_setting = _IN.search(discourse.straight, max(0, begin - 3), at)
            return document(discourse, *phrase) if is_setting else described(discourse, *phrase[:2])[0]
    return None
