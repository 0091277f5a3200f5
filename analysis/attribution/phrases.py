"""Noun phrases around a verb of saying, found by form: which of them is its subject.

Every function takes a frame and token positions and returns a half-open token range, or None. Appositions
and relative clauses between subject and verb are skipped; a coordinated or participial verb takes the
subject of its clause.
"""

from analysis.attribution.frames import Frame
from analysis.attribution.grammar import (
    GIVEN_NAMES,
    HONORIFICS,
    NAME_LINKS,
    ORGANISATION_WORDS,
    PERSONAL,
    PLACES,
    QUOTED,
    ROLE_NOUNS,
    TITLES,
    Tag,
)
from analysis.text.lexicons import word_class

Range = tuple[int, int]
_STANDALONE = word_class("standalone")
_ASKED = frozenset("asked told pressed faced given speaking citing questioned confronted".split())
_AFTER_LINKS = frozenset("of for from at with".split())
_BEFORE_LINKS = frozenset("someone somebody close familiar briefed".split())
_AFTER_NAMES = word_class("after_name")
_INSERTED = frozenset(
    "a an now then former both himself herself one who which whose whom where called titled entitled".split()
)
_IDENTIFIED = frozenset("identified described known introduced".split())
_PLACES = PLACES | frozenset("state province county district region".split())
_APPOSING = frozenset(["a", "an", "the", "one"])
_CONJUNCTIONS = frozenset(["after", "before", "since", "until"])
_LINKS = NAME_LINKS | frozenset("'t of and & the for".split())
NUMBERS = frozenset("half one two three four five six seven eight nine ten dozens hundreds".split())
_FRACTIONS = frozenset("half third quarter fifth tenth dozen hundred thousand million".split())
_SPEAKING = frozenset("speaking writing appearing talking testifying posting arriving".split())
_BEFORE_DAYS = frozenset("on in late early last this".split())
_OWNERS = ("'s", "s'")
_ENDS = Tag.BREAK | Tag.COMMA
_NAMES = Tag.CAPITAL | Tag.LEFT_OF_NOUN
_NO_NOUN = Tag.PREPOSITION | Tag.CLAUSAL | Tag.COORDINATOR | Tag.CLOSED_VERB | Tag.ADVERB | Tag.TIME | Tag.ED
_NO_NOUN |= Tag.DETERMINER | Tag.POSSESSIVE | Tag.FINITE_CUE
_CAUSING = word_class("causing")


# --- phrases that begin at a place ---


def phrase_starting(frame: Frame, first: int, limit: int) -> Range | None:
    """The subject of the clause that begins at `first`: past its lead-ins, up to its verb."""
    at = first
    while at < limit and (after := _past_lead_in(frame, first, at, limit)) != at:
        at = after
    if at >= limit:
        return None
    if frame.tags[at] & Tag.PERSONAL:
        return at, at + 1
    end = at + 1
    while end < limit and not _ends_phrase(frame, end, at):
        end += 1
    end = frame.back(end, at + 1, Tag.ADVERB)
    end -= 2 * (frame.lower[end - 2] == "on" and end > at + 2)  # "The board on Monday shut it, saying"
    return at, _with_apposed_name(frame, at, end, limit)


def _past_lead_in(frame: Frame, first: int, at: int, limit: int) -> int:
    """The position after a lead-in to the subject, `at` where that begins, `limit` without an end."""
    tags, word = frame.tags[at], frame.lower[at]
    if tags & (Tag.COORDINATOR | Tag.COMMA) or tags & Tag.ADVERB and word not in ("both", "all"):
        return at + 1
    is_relative = tags & Tag.RELATIVE and frame.tags[first] & Tag.PREPOSITION
    is_lead = tags & (Tag.PREPOSITION | Tag.SUBORDINATOR) and not quantifies(frame, at)
    if is_lead or _is_participle(frame, at) or is_relative:
        comma = frame.find((",", QUOTED), at, limit)
        if frame.lower[comma] == QUOTED and not frame.tags[comma] & Tag.OPEN:  # "On “Tides,” the mayor …"
            comma = frame.find((",",), comma, limit)
        pronoun = frame.find(("he", "she", "they"), at + 2, comma if comma >= 0 else limit)
        if tags & Tag.PREPOSITION and pronoun >= 0:
            return pronoun  # "In a statement they accepted it, saying"
        return comma + 1 if comma >= 0 else limit
    if tags & Tag.BREAK:
        return at + 1
    if at < (day := _past_time(frame, at, limit)) < limit:
        return day
    end = frame.find((*_CONJUNCTIONS, ","), at + 1, min(limit, at + 5))
    is_time = end > 0 and frame.tags[end - 1] & Tag.TIME  # "Hours later, …", "Days after it fell, …"
    comma = frame.find((",",), end, limit) if is_time else -1
    return comma + 1 if comma >= 0 else at


def _past_time(frame: Frame, at: int, limit: int) -> int:
    """The position past a time that opens a clause ("Earlier this month the board", "Last week Lund")."""
    day = frame.skip(at, limit, Tag.TIME)
    return day if day > at + 1 and frame.tags[day] & _NAMES else at


def _is_participle(frame: Frame, at: int) -> bool:
    is_active = frame.lower[at].endswith("ing") and not frame.tags[at + 1] & Tag.CAPITAL
    return is_active or frame.lower[at] in _ASKED


def _ends_phrase(frame: Frame, at: int, first: int) -> bool:
    """Whether the noun phrase that began at `first` is over before the token at `at`."""
    tags = frame.tags[at]
    if tags & (_ENDS | Tag.RELATIVE | Tag.CLAUSAL):
        return True
    if tags & Tag.COORDINATOR:
        return not frame.tags[at + 1] & frame.tags[at - 1] & Tag.CAPITAL
    is_cue = tags & Tag.FINITE_CUE and not frame.tags[at - 1] & Tag.DETERMINER
    is_cue = is_cue and not tags & frame.tags[at - 1] & Tag.CAPITAL  # "the United States Department"
    return bool(is_cue) or frame.is_verb(at, first)


def after(frame: Frame, cue: int, limit: int) -> Range | None:
    """The subject right of an inverted verb ("…," said X, head of Y); an apposed name belongs to it."""
    at = frame.skip(cue + 1, limit, Tag.ADVERB)
    if not _may_begin_subject(frame, at):
        return None
    end = at + 1
    if frame.tags[at] & Tag.PRONOUN:
        return at, end
    while end < limit and not _ends_inverted(frame, end, at):
        end += 1
    if _is_branch(frame, end, name := frame.find((")",), end, min(limit, end + 5)) + 1):
        end = frame.skip(name, limit, Tag.CAPITAL)
    return at, _with_apposed_name(frame, at, frame.back(end, at + 1, Tag.PREPOSITION), limit)


def _is_branch(frame: Frame, opening: int, name: int) -> bool:
    """Whether a parenthesis tells the branch of an office before the name ("DCP (crime) Pia Lund")."""
    is_office = frame.tags[opening - 1] & Tag.PEOPLE or frame.words[opening - 1].isupper()
    is_inside = frame.lower[opening] == "(" and opening < name and frame.lower[name - 1] == ")"
    return bool(is_inside and is_office) and frame.tags[name] & (Tag.NAME | Tag.TIME) == Tag.NAME


def _with_apposed_name(frame: Frame, at: int, end: int, limit: int) -> int:
    """The end of the phrase with a name after it that says who is meant ("his deputy, Ann Lee")."""
    name = end + 1 + (frame.lower[end + 1] in ("former", "retired", "state"))
    is_named = has_name(frame, at, end) or frame.lower[end - 2] in GIVEN_NAMES
    if is_named or name >= limit or frame.lower[end] != "," or not frame.tags[name] & Tag.CAPITAL:
        return end
    return frame.skip(name, limit, Tag.CAPITAL)


def _may_begin_subject(frame: Frame, at: int) -> bool:
    tags, lower = frame.tags[at], frame.lower[at]
    if lower in ("that", "it", "you") and frame.words[at] != "IT":
        return False
    is_word = lower.replace("-", "").isalnum()
    return bool(tags & Tag.CAPITAL) or is_word and not tags & (Tag.PREPOSITION | Tag.SUBORDINATOR)


def _ends_inverted(frame: Frame, at: int, first: int) -> bool:
    tags, lower, before = frame.tags[at], frame.lower[at], frame.tags[at - 1]
    is_given = before & Tag.PEOPLE and tags & frame.tags[at + 1] & Tag.CAPITAL  # "said coach Sunday Hale"
    if tags & Tag.TIME and (is_given or before & Tag.DETERMINER or frame.lower[at - 1] == "same"):
        return False
    if tags & (Tag.COMMA | Tag.BREAK | Tag.RELATIVE | Tag.TIME | Tag.AUXILIARY):
        return True
    if tags & (Tag.PREPOSITION | Tag.SUBORDINATOR):
        if lower == "of":  # "said Lund of her boat"
            return bool(before & Tag.CAPITAL and frame.tags[at + 1] & Tag.POSSESSIVE)
        is_office = before & Tag.CAPITAL and before & Tag.PEOPLE
        if is_office and frame.skip(at + 1, len(frame.starts) - 1, Tag.CAPITAL) > at + 3:
            return False  # "said Special Agent in Charge Pia Lund"
        is_link = lower in _AFTER_LINKS or frame.lower[at - 1] in _BEFORE_LINKS
        return not (is_link or _names_role(frame, at)) or bool(before & Tag.CAPITAL) and at - first <= 3
    if tags & Tag.COORDINATOR:  # "said actor and activist Pia Lund"
        ahead = range(at, at + 5) if before & Tag.PEOPLE else [at]
        roles = [role for role in ahead if role == at or frame.lower[role] in ROLE_NOUNS]
        return not any(frame.tags[role + 1] & Tag.CAPITAL for role in roles)
    is_name = frame.tags[at - 2] & (Tag.CAPITAL | Tag.DETERMINER) == Tag.CAPITAL and before & Tag.CAPITAL
    if not is_name or tags & Tag.CAPITAL or lower in ROLE_NOUNS or frame.words[at - 1].endswith(_OWNERS):
        return False
    role = frame.find(ROLE_NOUNS, at, at + 4)  # "said Orby Hospital lung disease nurse Pia Lund"
    return role < 0 or not frame.tags[role + 1] & Tag.CAPITAL


def has_name(frame: Frame, start: int, end: int) -> bool:
    """Whether the phrase holds a name before its first preposition and after its last owner."""
    found = False
    for at in range(start, end):
        tags = frame.tags[at]
        if tags & Tag.PREPOSITION:
            break
        is_name = tags & (Tag.CAPITAL | Tag.DETERMINER) == Tag.CAPITAL and frame.lower[at] not in TITLES
        found = (found or is_name) and not frame.words[at].endswith(_OWNERS)
    return found


# --- the subject left of a verb ---


def before(frame: Frame, first: int, cue: int) -> tuple[Range | None, str]:
    """The subject left of the verb at `cue` in the sentence that begins at `first`, and how it was found.

    How: "subject", "relative" (who said), "coordinated" (… and said), "passive" (was told), "infinitive"
    (to say), "preposition" (by saying); "" where there is none.
    """
    at, is_passive = _past_verb_group(frame, first, cue)
    if at == first:
        return None, ""
    how = "passive" if is_passive else "subject"
    word, tags = frame.lower[at - 1], frame.tags[at - 1]
    if tags & Tag.RELATIVE and word != "that":
        return (at - 1, at), how if is_passive else "relative"
    is_name = tags & frame.tags[at - 2] & Tag.CAPITAL  # "Mars One"
    if tags & Tag.PRONOUN or word in _STANDALONE and not is_name:
        return (at - 1, at), how
    if is_passive and tags & (Tag.COORDINATOR | Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.BREAK):
        return None, how
    if tags & (Tag.COORDINATOR | Tag.PREPOSITION | Tag.SUBORDINATOR):
        kind = "coordinated" if tags & Tag.COORDINATOR else "preposition"
        return None, "infinitive" if word == "to" else kind
    if word == ")" or tags & (Tag.COMMA | Tag.DASH):
        phrase = _across_insertion(frame, first, at)
        return phrase, how if phrase or word == ")" else "coordinated"
    if tags & Tag.BREAK and word != QUOTED:
        return None, ""
    phrase = _before_alias(frame, first, at)
    if phrase is None and (comma := frame.rfind((",",), first, at)) > first:
        phrase = _before_address(frame, first, comma) or _apposed_to(frame, first, cue, at, comma)
    phrase = phrase or phrase_ending(frame, first, at)
    start = frame.rfind(("with",), max(first, at - 9), at - 1) if frame.lower[cue].endswith("ing") else -1
    is_long = start >= 0 and phrase is not None and "of" in frame.lower[start + 1 : phrase[0]]
    if start >= 0 and (phrase is None or is_long or tags & (Tag.PEOPLE | Tag.CAPITAL) and phrase[0] < start):
        phrase = start + 1, at  # "with Ms. Hale telling reporters", "fears grew with analysts saying"
    return phrase, how if phrase or is_passive else "coordinated"


def _past_verb_group(frame: Frame, first: int, cue: int) -> tuple[int, bool]:
    """The position after the subject, past auxiliaries, adverbs and days; whether the verb is passive."""
    at, is_passive = cue, False
    while at > first and (at > first + 1 or frame.lower[first] != "both"):  # "Both argued that"
        tags = frame.tags[at - 1]
        if tags & Tag.TIME:  # "who last year demanded"
            pronoun = frame.back(at, first, Tag.TIME)
            if frame.lower[pronoun - 1] == "who":
                return pronoun, False
        is_day = frame.lower[at - 1] in _BEFORE_DAYS and frame.tags[at] & Tag.DATE
        if tags & Tag.BE or frame.lower[at - 1 : at + 1] == ["stands", "accused"]:
            is_passive = not frame.lower[cue].endswith("ing")
        elif frame.lower[max(first, at - 3) : at] in ([",", "however", ","], [",", "though", ","]):
            comma = frame.rfind((",",), first, at - 3)  # "The mayor, a baker, however, said"
            at -= 2 - (comma > first and frame.lower[comma + 1] in _APPOSING)
        elif not tags & (Tag.AUXILIARY | Tag.ADVERB | Tag.DATE) and not is_day:
            break
        at -= 1
    return at, is_passive


def _before_alias(frame: Frame, first: int, at: int) -> Range | None:
    """The one called by words in marks right before the verb ("Lund, whom pupils call “Miss B,” said")."""
    if frame.lower[at - 1] != QUOTED:
        return None
    for relative in range(at - 2, max(first, at - 9), -1):
        if frame.tags[relative] & Tag.RELATIVE:
            return phrase_ending(frame, first, relative - 1)
    return None


def _before_address(frame: Frame, first: int, comma: int) -> Range | None:
    """The one whose address has no comma behind it ("Ann Lee, 18, of Orby in Marl said")."""
    is_place = frame.tags[comma + 2 + bool(frame.tags[comma + 2] & Tag.ARTICLE)] & Tag.CAPITAL
    if frame.lower[comma + 1] not in ("of", "from") or not is_place:
        return None
    is_person = (
        frame.lower[comma - 1].isdigit() or frame.tags[comma - 1] & frame.tags[comma - 2] & Tag.CAPITAL
    )
    return _across_insertion(frame, first, comma + 1) if is_person else None


def _apposed_to(frame: Frame, first: int, cue: int, at: int, comma: int) -> Range | None:
    """The name whose apposition ends at `at` without a comma ("Ann Lee, an analyst at Mill Lane said")."""
    outer = frame.rfind((",",), first, comma)
    if first + 2 <= outer and frame.lower[comma + 1] in _APPOSING and _has(frame, comma, at, Tag.PREPOSITION):
        comma = outer  # "Ann Lee, a trader in Orby, the capital of Marl state told"
    if comma < first + 2 or frame.lower[cue + 1] == ",":
        return None
    start = comma + 1 + (frame.lower[comma + 1] in ("a", "an", "the", "one", "former", "chief"))
    role = frame.find(ROLE_NOUNS, start, min(at, start + 5))
    is_named = frame.tags[comma - 1] & frame.tags[comma - 2] & Tag.CAPITAL
    is_named = is_named and not (role >= 0 and frame.tags[role + 1] & Tag.CAPITAL)
    name = phrase_starting(frame, first, comma) if role >= 0 and is_named else None
    is_object = frame.tags[comma + 1] & Tag.RELATIVE and frame.tags[comma + 2] & Tag.LEFT_OF_NOUN
    if name is None or name[1] != comma or is_object:  # "Lee, who the coach said was late"
        return None
    return None if frame.lower[name[0]].endswith(("ing", "ed")) else name  # "Praising Lee, the coach said"


def _has(frame: Frame, start: int, end: int, tags: int) -> bool:
    """Whether a token of start..end has one of the tags."""
    return any(frame.tags[at] & tags for at in range(start, end))


def phrase_ending(frame: Frame, first: int, end: int) -> Range | None:
    """The noun phrase whose last token is at `end` - 1, going left no further than `first`."""
    start = end
    while start > first and not _stops_phrase(frame, first, start - 1, end):
        start -= 1
    if _is_branch(frame, opening := _before_parenthesis(frame, first, start), start):
        start = frame.back(opening, first, Tag.CAPITAL)
    is_verb = start > first and frame.is_verb(start - 1, first) and not frame.tags[start - 1] & Tag.CUE
    who = frame.back(start - is_verb, first, Tag.AUXILIARY | Tag.ADVERB) - 1
    is_body = frame.lower[who] == "that" and frame.tags[who - 1] & Tag.PEOPLE  # "the council that met said"
    is_opened = frame.lower[who] == "who" or is_body if is_verb else _opens_relative(frame, who + 1)
    is_participle = frame.lower[start + 1] == "by" and frame.tags[start - 1] & Tag.COORDINATOR
    if first + 1 < start and is_participle:
        return phrase_ending(frame, first, start - 1)  # "a memo sent by aides and seen by the board warned"
    if who > first and frame.tags[who] & Tag.RELATIVE and is_opened:
        return phrase_ending(frame, first, who - (frame.lower[who - 1] == ","))  # "residents who left said"
    opener = frame.tags[start - 1] if start > first else 0
    conjunctions = [at for at in range(start, end - 1) if _opens_clause(frame, start, at, end)]
    start = conjunctions[-1] + 1 if conjunctions else start
    phrase = _without_lead(frame, start, end)
    is_predicate = phrase is not None and frame.is_verb(phrase[0], first)
    return None if is_predicate and opener & (Tag.AUXILIARY | Tag.PRONOUN) else phrase


def is_contact(frame: Frame, start: int) -> bool:
    """Whether the clause at `start` tells of the noun right before it ("a plan [her rivals] denounced")."""
    word, noun, tags = frame.words[start], frame.lower[start - 1], frame.tags[start]
    if not frame.tags[start - 2] & Tag.LEFT_OF_NOUN or frame.tags[start - 1] & _NO_NOUN or not noun.isalpha():
        return False
    if tags & Tag.PEOPLE and frame.lower[start - 2] in ("a", "an"):  # "a plan critics denounced"
        return word.islower() and word.endswith("s") and noun not in _FRACTIONS
    return bool(tags & (Tag.ARTICLE | Tag.POSSESSIVE)) and word not in ("a", "an")


def _stops_phrase(frame: Frame, first: int, at: int, end: int) -> bool:
    """Whether the token at `at` stands before the noun phrase that ends at `end`, not in it."""
    tags, following = frame.tags[at], frame.tags[at + 1]
    before = frame.tags[at - 1] if at > first else 0
    if frame.lower[at] == QUOTED and at + 1 < end and before & Tag.DETERMINER and not tags & Tag.OPEN:
        return False
    if tags & (_ENDS | Tag.RELATIVE | Tag.PRONOUN | Tag.CLAUSAL) or is_contact(frame, at + 1):
        return True
    if tags & Tag.NAME and following & Tag.ARTICLE and frame.words[at + 2].islower():
        return True  # "told Harbour News the shape of it suggested"
    is_article = frame.words[at + 1] in ("A", "An") and not tags & Tag.DETERMINER
    if is_article and frame.tags[end - 1] & Tag.PEOPLE:
        return True  # run together: "More on this in Orby A spokesman said"
    if tags & Tag.COORDINATOR:
        is_joint = frame.lower[at] in ("and", "or") and first < at < end - 1
        opens = at - 1 == first or frame.tags[at - 2] & Tag.COMMA  # "…, police and hospital sources said"
        are_people = opens and before & frame.tags[end - 1] & Tag.PEOPLE
        return not (is_joint and (are_people or before & following & Tag.CAPITAL))
    if before & (Tag.BE | Tag.COMMA) and tags & Tag.CUE and frame.lower[at].endswith("ing"):
        return True  # also "…, saying [voters] left"
    is_cue = tags & (Tag.FINITE_CUE | Tag.NOUN_LIKE) == Tag.FINITE_CUE and first < at < end - 1
    if is_cue and not following & Tag.PREPOSITION:
        return True
    if not frame.is_verb(at, first):
        return False
    is_attribute = frame.lower[at - 1] == QUOTED  # "“…,” [retired] Col. Lund said"
    ends = Tag.PREPOSITION | Tag.DATE | Tag.CAPITAL * is_attribute
    is_participle = not tags & Tag.AUXILIARY and following & ends
    return not is_participle or not _CONJUNCTIONS.isdisjoint(frame.lower[at + 1 : end - 1])


def _opens_relative(frame: Frame, at: int) -> bool:
    """Whether the relative word before `at` opens a clause inside the subject ("a boy who drowned has …")."""
    verb = frame.skip(at, len(frame.starts) - 1, Tag.ADVERB)
    has_object = frame.lower[at - 1] == "who" and frame.tags[verb + 1] & (Tag.CAPITAL | Tag.LEFT_OF_NOUN)
    has_object = has_object and not frame.tags[verb] & (Tag.CUE | Tag.CAPITAL)
    return bool(has_object) or frame.is_verb(verb, verb - 1)


def _opens_clause(frame: Frame, start: int, at: int, end: int) -> bool:
    """Whether a conjunction begins the clause whose subject ends the phrase ("days after the mayor said")."""
    if frame.lower[at] == "as":
        is_name = frame.lower[at + 1] in TITLES and not frame.tags[start] & _NAMES
        return bool(is_name or frame.tags[at + 1] & Tag.LEFT_OF_NOUN and not _names_role(frame, at))
    is_after = frame.is_verb(start - 1, 0) or frame.tags[at - 1] & Tag.TIME
    is_after = is_after or frame.tags[at + 1] & Tag.ARTICLE and frame.tags[end - 1] & Tag.PEOPLE
    return frame.lower[at] in _CONJUNCTIONS and bool(is_after)


def _without_lead(frame: Frame, start: int, end: int) -> Range | None:
    """The phrase without adverbs and prepositional phrases before it ("On Tuesday the senator")."""
    start = _past_time(frame, frame.skip(start, end, Tag.COORDINATOR | Tag.ADVERB | Tag.DATE), end)
    if quantifies(frame, start):
        return start, end
    start += frame.lower[start] in _SPEAKING
    for title in range(start + 2, end - 1):
        is_led = frame.tags[title - 1] & (Tag.PREPOSITION | Tag.PEOPLE | Tag.LEFT_OF_NOUN | Tag.COORDINATOR)
        is_title = frame.lower[title] in HONORIFICS and frame.tags[title] & Tag.CAPITAL
        if is_title and not is_led and frame.words[title - 1].isalpha():
            return title, end  # "Ahead of the visit [Mr Hale] said"
    tags = frame.tags[start]
    name = frame.back(end, start, Tag.CAPITAL)
    is_thing = not (frame.tags[start + 1] | frame.tags[end - 1]) & (Tag.PEOPLE | Tag.TIME)
    if tags & Tag.ARTICLE and name == start + 2 < end and is_thing and frame.lower[start - 1] != QUOTED:
        return name, end  # "a programme Iran says it needs"
    if tags & Tag.SUBORDINATOR:
        start += 1
    elif tags & Tag.PREPOSITION or tags & (Tag.TIME | Tag.CAPITAL) == Tag.TIME:
        inner = frame.skip(start + 1, end, Tag.TIME)
        start = _last_phrase_start(frame, inner, end)
        if start == inner and frame.tags[inner - 1] & Tag.PREPOSITION:
            return None
    end = frame.back(end, start, Tag.TIME | Tag.PREPOSITION | Tag.POSSESSIVE | Tag.ARTICLE)
    return (start, end) if start < end else None


def _names_role(frame: Frame, at: int) -> bool:
    """Whether "as" at `at` tells who somebody is ("a man identified only as the owner")."""
    is_told = not _IDENTIFIED.isdisjoint(frame.lower[max(0, at - 2) : at])
    return frame.lower[at] == "as" and is_told and bool(frame.tags[at + 1] & Tag.LEFT_OF_NOUN)


def quantifies(frame: Frame, at: int) -> bool:
    """Whether a preposition belongs to a number or a noun ("about three in 10", "at least half of those")."""
    following = frame.lower[at + 1]
    if frame.lower[at] in ("about", "over", "around", "under", "between"):
        is_part = following == "a" and frame.lower[at + 2] in _FRACTIONS
        return following[:1].isdigit() or following in NUMBERS or is_part
    if frame.lower[at] == "at":
        return following in ("least", "most")
    if frame.lower[at] == frame.lower[at + 2] == "as":
        return following in ("many", "much", "few", "little")
    return frame.lower[at] in ("outside", "inside") and following.endswith("s")


def _last_phrase_start(frame: Frame, start: int, end: int) -> int:
    """Where the last article or name in start..end begins its phrase."""
    at = end - 1
    while at > start and not frame.tags[at] & Tag.LEFT_OF_NOUN:
        if frame.tags[at] & Tag.CAPITAL and not frame.tags[at - 1] & Tag.CAPITAL:
            break
        at -= 1
    return _past_place(frame, at, end) if frame.tags[at] & Tag.CAPITAL else at


def _past_place(frame: Frame, start: int, end: int) -> int:
    """Where the name begins that follows a place or month without a comma ("In London Pia Lund said")."""
    if frame.lower[start] == "may" and start + 1 < end:
        return start + 1
    if frame.lower[start] in TITLES:
        return start
    return next((at for at in range(start, end - 1) if frame.lower[at] in GIVEN_NAMES), start)


def _across_insertion(frame: Frame, first: int, at: int) -> Range | None:
    """The subject before an inserted apposition, relative clause or parenthesis that ends at `at` - 1."""
    mark = frame.lower[at - 1]
    if mark != ",":
        at = frame.rfind(("(" if mark == ")" else mark,), first, at - 1)
        if at < 0:
            return None
        at += frame.lower[at - 1] != ","
    end = at - 1
    pieces: list[Range] = []
    within = _possessive_clause(frame, first, end)
    while end > first:
        end = start = _before_parenthesis(frame, first, end)
        while start > first and not _begins_subject(frame, start, end):
            start = min(start - 1, _before_parenthesis(frame, first, start))
        is_participle = frame.lower[start].endswith("ing") and not frame.tags[start + 1] & Tag.CAPITAL
        if pieces and start == first and is_participle:
            return phrase_starting(frame, *pieces[-1])  # "Closing the case, head of chamber Pia Lund, said"
        if start not in within and not _is_inserted(frame, first, start, end):
            if pieces and frame.tags[end - 1] & (Tag.TIME | Tag.CAPITAL) == Tag.TIME:
                break
            if pieces and frame.lower[pieces[-1][0]] in ("former", "retired"):
                return pieces[-1]  # "her rival, former Rep. Ann Lee, said"
            return phrase_ending(frame, start, end)
        pieces.append((start, end))
        if frame.lower[start - 1] != ",":
            break
        end = start - 1
    return _first_phrase(frame, pieces)


def _begins_subject(frame: Frame, start: int, end: int) -> bool:
    """Whether a piece begins at `start`: after a mark, "what", a title ("On “Tides,” [Lund], 44, said")."""
    before = frame.lower[start - 1]
    if before == QUOTED:
        return start < end and bool(frame.tags[start - 1] & Tag.OPEN and frame.tags[start] & Tag.CAPITAL)
    if before == "but" and frame.tags[start] & Tag.LEFT_OF_NOUN:
        return True  # "Orr Mill, a firm, is late but its owner, who left, said"
    return before == "what" or before != ")" and bool(frame.tags[start - 1] & _ENDS)


def _before_parenthesis(frame: Frame, first: int, end: int) -> int:
    """Where a parenthesis that ends at `end` begins; `end` where none does."""
    opening = frame.rfind(("(",), first, end) if frame.lower[end - 1] == ")" else -1
    return opening if opening > first else end


def _possessive_clause(frame: Frame, first: int, end: int) -> range:
    """The tokens of a clause with "whose" before `end` ("Hale, whose sons, Al and Bo, left, said")."""
    comma = frame.rfind((",",), first, end)
    if not frame.lower[comma + 1].endswith("ed"):
        return range(0)
    relative = frame.rfind(("whose", "whom", "which"), first + 1, comma)
    return range(frame.rfind((",",), first, relative) + 1, end) if relative >= 0 else range(0)


def _first_phrase(frame: Frame, pieces: list[Range]) -> Range | None:
    """The subject among pieces that all look inserted: the leftmost that is no prepositional lead-in."""
    for start, end in reversed(pieces):
        while frame.tags[start] & Tag.COORDINATOR or frame.lower[start] in ("that", "if", "because"):
            start += 1
        if start == end:
            continue
        if not frame.tags[start] & Tag.PREPOSITION:
            return phrase_starting(frame, start, end)
        named = _without_lead(frame, start, end) if len(pieces) > 1 else None
        if named is not None and not frame.tags[named[0] - 1] & Tag.PREPOSITION:
            return named  # "On Monday Pia Lund, 44, said"
    return None


def _is_inserted(frame: Frame, first: int, start: int, end: int) -> bool:
    """Whether the tokens between two commas only describe what stands before them."""
    lower, tags = frame.lower, frame.tags
    if lower[start] == "or":  # "the Harrow Highway Patrol, or HHP, said"
        return True
    start += bool(tags[start] & Tag.COORDINATOR) and start + 1 < end
    if tags[start] & Tag.PRONOUN:
        return False
    is_joint = start == first and lower[start] == "both"  # "Both Orby and the harbour, said Lund, paid"
    if lower[start] in _INSERTED and not is_joint:
        return True
    is_name = start < end - 2 and frame.words[start - 2].islower()  # "Her barrister, Ann Lee KC, said"
    if tags[start] & Tag.PREPOSITION or lower[end - 1] in _AFTER_NAMES and not is_name:
        return True
    if end - start <= 3 and _is_place_or_party(frame, first, start, end):
        return True
    if _is_office(frame, start, end) or _ends_office(frame, first, start, end):
        return True
    run = frame.back(end, start, Tag.CAPITAL)
    link = frame.skip(start, end, Tag.CAPITAL) + 1
    if start + 1 < link < end and lower[link] in ("for", "on"):
        return True  # "Lund, Harbour Council lead for boats, said"
    if end - run >= 2 and not (tags[run - 1] & Tag.PREPOSITION or lower[run - 1] in _LINKS):
        return _has(frame, start, run, Tag.PREPOSITION)
    is_post = not tags[end - 1] & Tag.CAPITAL and tags[start - 2] & tags[start - 3] & Tag.CAPITAL
    return not tags[start] & Tag.CAPITAL or frame.words[start].endswith(_OWNERS) or bool(is_post)


def _is_office(frame: Frame, start: int, end: int) -> bool:
    """Whether the tokens after a name and a comma say what it is ("Lund, Orr Bank chief economist,")."""
    at = head(frame, (start, end))
    is_role = any(part in ROLE_NOUNS or part in TITLES for part in frame.lower[at].split("-"))
    is_name = start < at == end - 1 and frame.lower[at - 1] in GIVEN_NAMES  # "Ann King"
    return is_role and not is_name and bool(frame.tags[start - 2] & Tag.CAPITAL)


def _ends_office(frame: Frame, first: int, start: int, end: int) -> bool:
    """Whether names belong to the office before them ("Lund, a partner at Bell, Holt and Marsh, said")."""
    left = frame.rfind((",",), first, start - 1) + 1
    is_listed = end == start + 1 or _has(frame, start, end, Tag.COORDINATOR)
    while is_listed and first < left and frame.back(start - 1, left, Tag.CAPITAL) == left:
        start, left = left, frame.rfind((",",), first, left - 1) + 1
    is_body = any(word in ORGANISATION_WORDS for word in frame.lower[start:end])
    is_kin = frame.tags[left] & Tag.RELATIVE and frame.lower[start - 2] in ROLE_NOUNS
    is_of_it = is_listed and is_kin or (is_listed or is_body) and _is_office(frame, left, start - 1)
    return first < left and bool(is_of_it)


def _is_place_or_party(frame: Frame, first: int, start: int, end: int) -> bool:
    """Whether up to three words say where somebody is from ("of Mill Lane, Harrow,", "R-Ohio")."""
    is_address = frame.lower[frame.rfind((",",), first, start - 1) + 1] in ("of", "from")
    is_place = frame.lower[end - 1] in _PLACES and frame.lower[start] not in GIVEN_NAMES  # "Gill Hill"
    return is_address or is_place or frame.lower[start][:2] in ("r-", "d-", "i-")


def has_finite_verb(frame: Frame, start: int, end: int) -> bool:
    """Whether a finite verb stands in start..end before the first relative clause."""
    for at in range(start, end):
        tags = frame.tags[at]
        if tags & Tag.RELATIVE:
            return False
        is_cue = tags & (Tag.FINITE_CUE | Tag.NOUN_LIKE) == Tag.FINITE_CUE
        if tags & Tag.AUXILIARY or is_cue or frame.is_verb(at, start):
            return True
    return False


def head(frame: Frame, phrase: Range) -> int:
    """The token that names what the phrase is: the last before a preposition, comma or relative word."""
    ends = Tag.PREPOSITION | Tag.COMMA | Tag.RELATIVE
    return next((at - 1 for at in range(phrase[0] + 1, phrase[1]) if frame.tags[at] & ends), phrase[1] - 1)


# --- subjects that no phrase right before the verb shows ---


def according(frame: Frame, first: int, at: int, last: int) -> Range | None:
    """The source after "according to"; opening a sentence, it ends at the comma before the main clause."""
    source = after(frame, at + 1, last)
    if source is not None and frame.lower[source[1]] in ("by", "from"):
        if (author := after(frame, source[1], last)) is not None:
            return author
    comma = frame.find((",",), *source) if source is not None else -1
    if source is None or at - first > 1 or comma < 0 or frame.lower[source[1]] == ",":
        return source
    return source[0], comma


def closes_relative(frame: Frame, first: int, at: int) -> bool:
    """Whether marks before the verb end a relative clause ("Hale, who calls it “mad”, says he must go")."""
    who = frame.rfind(("who", "whose", "whom"), first + 2, at - 1)
    is_after_words = frame.tags[at - 1] & Tag.OPEN or frame.lower[at - 2 : at] == [QUOTED, ","]
    if who < 0 or not is_after_words or has_finite_verb(frame, first, who):
        return False
    behind = after(frame, at, len(frame.starts))
    return behind is None or frame.lower[behind[1]] != ","  # "Lee, who “won,” said Hale, left"


def contracted(frame: Frame, first: int, at: int) -> tuple[Range, str] | None:
    """The pronoun that an auxiliary is contracted with ("he's said", "who's argued", "they'll say")."""
    at = frame.back(at, first, Tag.ADVERB)
    pronoun, mark, _ = frame.lower[at - 1].partition("'")
    if not mark or pronoun not in PERSONAL and pronoun != "who":
        return None
    return (at - 1, at), "relative" if pronoun == "who" else "subject"


def subject_of_clause(frame: Frame, first: int, at: int) -> Range | None:
    """The subject of the nearest finite verb before a coordinator ("when the mayor rose and said")."""
    at = frame.back(at, first, Tag.ADVERB)
    if not frame.tags[at - 1] & Tag.COORDINATOR:
        return None
    for verb in range(at - 2, first, -1):
        if frame.is_verb(verb, first):
            subject, how = before(frame, first, verb)
            return subject if how in ("subject", "relative") else None
    return None


def caused(frame: Frame, first: int, at: int) -> Range | None:
    """The object that an infinitive at `at` has as its subject ("prompted the mayor to say")."""
    to = frame.rfind(("to",), first, at)
    for start in range(to - 1, max(first, to - 7), -1):
        if frame.tags[start] & (Tag.COMMA | Tag.PREPOSITION):
            return None
        if frame.lower[start - 1] in _CAUSING:
            return start, to
    return None


def possessor(frame: Frame, owner: Range) -> Range:
    """The phrase that owns a noun, without what stands before it ("amid [the mayor's] claims")."""
    first, end = owner
    start = end - 1
    while start > first and not frame.tags[start] & Tag.LEFT_OF_NOUN:
        is_led = frame.tags[start - 1] & Tag.PREPOSITION and frame.lower[start - 1] != "of"
        if is_led or frame.tags[start - 1] & Tag.CUE:
            break
        start -= 1
    return start, end
