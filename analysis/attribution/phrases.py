"""Noun phrases around a verb of saying, found by form: which of them is its subject.

Every function takes a frame and token positions and returns a half-open token range, or None. Appositions
and relative clauses between subject and verb are skipped; a coordinated or participial verb takes the
subject of its clause.
"""

from analysis.attribution.frames import Frame
from analysis.attribution.grammar import (
    CUE_VERBS,
    DEMONYMS,
    GIVEN_NAMES,
    HONORIFICS,
    NAME_LINKS,
    ORGANISATION_WORDS,
    PLACES,
    QUOTED,
    ROLE_NOUNS,
    TITLES,
    Tag,
)
from analysis.text.lexicons import word_class

Range = tuple[int, int]
_STANDALONE = word_class("standalone")
_AFTER_LINKS = frozenset("of for from at with".split())
_BEFORE_LINKS = frozenset("someone somebody close familiar briefed only identified described".split())
_INSERTED = word_class("after_name") | frozenset(
    "a an now then former both himself herself one who which whose whom where called titled entitled".split()
)
_BEGINS_NAME = HONORIFICS.union(GIVEN_NAMES)
_PLACES = PLACES | frozenset("state province county district region".split())
_CONJUNCTIONS = frozenset(["after", "as", "before", "since", "until"])
NUMBERS = frozenset("half one two three four five six seven eight nine ten dozens hundreds".split())
_SPEAKING = frozenset("speaking writing appearing talking testifying posting arriving".split())
_BEFORE_DAYS = frozenset("on in late early last this".split())
WITH_OTHERS = frozenset("his her their other others colleagues co-authors".split())
_NO_NAMES = DEMONYMS.union(TITLES)
_OWNERS = ("'s", "s'")
OBJECTS = frozenset("him her them us me it".split())  # no subject: "a source close to her said"
_ENDS = Tag.BREAK | Tag.COMMA
_BEFORE_SUBJECT = Tag.COORDINATOR | Tag.COMMA | Tag.ADVERB | Tag.BREAK | Tag.TIME
_NAMES = Tag.CAPITAL | Tag.LEFT_OF_NOUN
_OPENERS = Tag.CLAUSAL | Tag.COORDINATOR | Tag.RELATIVE | Tag.FINITE_CUE
_NO_NOUN = Tag.PREPOSITION | Tag.CLAUSAL | Tag.COORDINATOR | Tag.CLOSED_VERB | Tag.ADVERB | Tag.TIME | Tag.ED
_NO_NOUN |= Tag.DETERMINER | Tag.POSSESSIVE | Tag.FINITE_CUE
_CAUSING = word_class("causing")
_SETTINGS = word_class("setting")


# --- phrases that begin at a place ---


def phrase_starting(frame: Frame, first: int, limit: int) -> Range | None:
    """The subject of the clause that begins at `first`: past its lead-ins, up to its verb."""
    at = first
    while at < limit and (after := _past_lead_in(frame, at, limit)) != at:
        at = after
    if at >= limit:
        return None
    if frame.tags[at] & Tag.PERSONAL:
        return at, at + 1
    end = at + 1
    while end < limit and not _ends_phrase(frame, end, at):
        end += 1
    end = frame.back(end, at + 1, Tag.ADVERB)
    end -= 2 * (frame.lower[end - 2] == "on")  # "The board on Monday shut it, saying"
    return at, _with_apposed_name(frame, at, end, limit)


def _past_lead_in(frame: Frame, at: int, limit: int) -> int:
    """The position after a lead-in to the subject, `at` where that begins, `limit` without an end."""
    tags, word = frame.tags[at], frame.lower[at]
    if tags & _BEFORE_SUBJECT and word not in ("both", "all"):
        return at + 1
    is_lead = tags & (Tag.PREPOSITION | Tag.SUBORDINATOR) and not quantifies(frame, at)
    is_participle = word.endswith("ed") and frame.tags[at + 1] & (
        Tag.PREPOSITION | Tag.SUBORDINATOR
    )  # "Asked if"
    if is_lead or is_participle or word.endswith("ing"):
        commas = (comma for comma in range(at, limit) if frame.tags[comma] & (Tag.COMMA | Tag.OPEN))
        comma = next(commas, -1)  # "On “Tides,” the mayor …"
        return comma + 1 if comma >= 0 else limit
    end = frame.find((*_CONJUNCTIONS, ","), at + 1, min(limit, at + 5))
    is_time = end > 0 and frame.tags[end - 1] & Tag.TIME  # "Two hours later, …", "A day after it fell, …"
    comma = frame.find((",",), end, limit) if is_time else -1
    return comma + 1 if comma >= 0 else at


def _ends_phrase(frame: Frame, at: int, first: int) -> bool:
    """Whether the noun phrase that began at `first` is over before the token at `at`."""
    ends = _ENDS | Tag.RELATIVE | Tag.CLAUSAL
    ends |= 0 if frame.tags[at - 1] & Tag.PREPOSITION else Tag.FINITE_CUE  # "the Court of Appeals"
    is_subject = frame.tags[at - 1] & Tag.NAME and not frame.lower[at - 1].endswith(_OWNERS)
    if is_subject and frame.lower[at].endswith("s") and not frame.tags[at] & (Tag.CAPITAL | Tag.PEOPLE):
        if frame.tags[at + 1] & Tag.LEFT_OF_NOUN or frame.lower[at + 1] == "to":
            return True  # "Lund [opens the] well, saying"
    return bool(frame.tags[at] & ends) or frame.is_verb(at, first)


def after(frame: Frame, cue: int, limit: int) -> Range | None:
    """The subject right of an inverted verb ("…," said X, head of Y); an apposed name belongs to it."""
    at = frame.skip(cue + 1, limit, Tag.ADVERB)
    if not _may_begin_subject(frame, at):
        return None
    end = at + 1
    if frame.tags[at] & Tag.PRONOUN:
        return at, end
    while end < limit and not _ends_inverted(frame, end):
        end += 1
    if _is_branch(frame, end, name := frame.find((")",), end, min(limit, end + 5)) + 1):
        end = frame.skip(name, limit, Tag.CAPITAL)
    return at, _with_apposed_name(frame, at, frame.back(end, at + 1, Tag.PREPOSITION), limit)


def _is_branch(frame: Frame, opening: int, name: int) -> bool:
    """Whether a parenthesis tells the branch of an office before the name ("DCP (crime) Pia Lund")."""
    return frame.lower[opening] == "(" and frame.tags[name] & (Tag.NAME | Tag.TIME) == Tag.NAME


def _with_apposed_name(frame: Frame, at: int, end: int, limit: int) -> int:
    """The end of the phrase with a name after it that says who is meant ("his deputy, Ann Lee")."""
    name = end + 1 + (frame.lower[end + 1] in ("former", "retired", "state"))
    is_next = name < limit and frame.lower[end] == "," and frame.words[name][:1].isupper()
    return frame.skip(name, limit, Tag.CAPITAL) if is_next and not has_name(frame, at, end) else end


def _may_begin_subject(frame: Frame, at: int) -> bool:
    tags, lower = frame.tags[at], frame.lower[at]
    if lower in ("that", "it", "you") and frame.words[at] != "IT":
        return False
    is_word = lower.replace("-", "").isalnum()
    return bool(tags & Tag.CAPITAL) or is_word and not tags & (Tag.PREPOSITION | Tag.SUBORDINATOR)


def _ends_inverted(frame: Frame, at: int) -> bool:
    tags, lower, before = frame.tags[at], frame.lower[at], frame.tags[at - 1]
    is_day = not (before & Tag.DETERMINER or before & Tag.PEOPLE and tags & frame.tags[at + 1] & Tag.CAPITAL)
    ends = Tag.COMMA | Tag.BREAK | Tag.RELATIVE | Tag.AUXILIARY | Tag.TIME * is_day  # "coach Sunday Hale"
    if tags & ends or lower == "whose" or tags & Tag.PERSONAL and not tags & Tag.CAPITAL:
        return True  # also "told by a judge he was late"
    if tags & (Tag.PREPOSITION | Tag.SUBORDINATOR):
        if lower == "of":  # "said Lund of her boat"
            return bool(frame.tags[at + 1] & Tag.POSSESSIVE)
        if before & Tag.PEOPLE and frame.tags[at + 1] & frame.tags[at + 2] & frame.tags[at + 3] & Tag.CAPITAL:
            return False  # "said Special Agent in Charge Pia Lund"
        return lower not in _AFTER_LINKS and frame.lower[at - 1] not in _BEFORE_LINKS
    is_name = frame.tags[at - 2] & (Tag.CAPITAL | Tag.DETERMINER) == Tag.CAPITAL and before & Tag.CAPITAL
    # "said Orby Hospital lung disease nurse Pia Lund"
    is_name = is_name and not tags & Tag.CAPITAL and not frame.words[at - 1].endswith(_OWNERS)
    is_bare = tags & Tag.DETERMINER or frame.lower[frame.back(at, 0, Tag.CAPITAL) - 1] != "the"
    return bool(is_name and is_bare) and frame.find(ROLE_NOUNS, at, at + 4) < 0


def has_name(frame: Frame, start: int, end: int) -> bool:
    """Whether the phrase holds a name before its first preposition and after its last owner."""
    found = False
    for at in range(start, end):
        tags = frame.tags[at]
        if tags & Tag.PREPOSITION:
            break
        is_name = tags & (Tag.CAPITAL | Tag.DETERMINER) == Tag.CAPITAL and frame.lower[at] not in _NO_NAMES
        found = (found or is_name) and not frame.words[at].endswith(_OWNERS)
    return found


# --- the subject left of a verb ---


def before(frame: Frame, first: int, cue: int) -> tuple[Range | None, str]:
    """The subject left of the verb at `cue` in the sentence that begins at `first`, and how it was found.

    How: "subject", "relative" (who said), "coordinated" (… and said), "passive" (was told), "infinitive"
    (to say), "preposition" (by saying); "" where there is none.
    """
    pronoun = frame.back(cue, first, Tag.ADVERB) - 1
    if pronoun >= first and frame.tags[pronoun] & Tag.PERSONAL:  # also "he's said"
        return (pronoun, pronoun + 1), "subject"
    at, is_passive = _past_verb_group(frame, first, cue)
    if at - bool(frame.tags[first] & Tag.COORDINATOR) == first:  # "But asked whether he would go, Hale left"
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
        phrase = _before_alias(frame, first, at) or _across_insertion(frame, first, at)
        return phrase, how if phrase else "coordinated"
    if tags & Tag.BREAK and word != QUOTED:
        return None, ""
    phrase = _before_alias(frame, first, at) or _of_several(frame, first, at)
    phrase = phrase or _apposed_to(frame, first, cue, at) or phrase_ending(frame, first, at)
    start = frame.rfind(("with",), max(first, at - 9), at - 1) if frame.lower[cue].endswith("ing") else -1
    if start >= 0 and (phrase is None or phrase[0] < start):
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
        if tags & Tag.BE:
            is_passive = not frame.lower[cue].endswith("ing")
        elif not tags & (Tag.AUXILIARY | Tag.ADVERB | Tag.DATE) and not is_day:
            break
        at -= 1
    return at, is_passive


def _before_alias(frame: Frame, first: int, at: int) -> Range | None:
    """The one called by words in marks right before the verb ("Lund, whom pupils call “Miss B,” said")."""
    mark = at - 1 - (frame.lower[at - 1] == ",")
    comma = frame.rfind((",",), max(first, mark - 9), mark) if frame.lower[mark] == QUOTED else -1
    is_alias = comma > first and frame.lower[comma + 1] in ("who", "whom")
    return phrase_ending(frame, first, comma) if is_alias else None


def _apposed_to(frame: Frame, first: int, cue: int, at: int) -> Range | None:
    """The name whose apposition ends at `at` without a comma ("Ann Lee, an analyst at Mill Lane said")."""
    comma = frame.rfind((",",), first, at)
    if (
        comma < first + 2
        or frame.lower[cue + 1] == ","
        or frame.tags[comma + 1] & (Tag.RELATIVE | Tag.CLAUSAL)
    ):
        return None  # also "Lee, who the coach said was late"
    if frame.lower[comma + 1] == "of" and frame.lower[comma - 1].isdigit():
        return _across_insertion(frame, first, comma + 1)  # "Ann Lee, 18, of Orby in Marl said"
    is_named = frame.tags[comma - 1] & frame.tags[comma - 2] & Tag.CAPITAL
    is_named = is_named or frame.lower[comma - 2] in NAME_LINKS  # "Ann van Lee, a nurse at Orr said"
    is_one = frame.lower[comma + 1] in ("a", "an")  # not of "Lee and Hale, a clerk said"
    is_list = is_one and frame.find(("and",), max(first, comma - 6), comma) >= 0
    is_role = not is_list and frame.find(ROLE_NOUNS, comma + 1, min(at, comma + 7)) >= 0
    is_the = frame.lower[comma + 1] == "the" or frame.tags[comma + 1] & Tag.POSSESSIVE
    ends = (QUOTED,) if is_the else (QUOTED, ",")  # not "It was by Ann Lee, the paper said"
    opens = max(first, frame.rfind(ends, first, comma) + 1)
    name = phrase_starting(frame, opens, comma) if is_role and is_named else None
    is_led = frame.lower[first].endswith("ed")  # "Joined by Ann Lee, the coach said"
    is_led = is_led or name is not None and frame.find(("by",), *name) >= 0  # "a note seen by Orr, …"
    if name is not None and name[1] == comma and not is_led:
        return name
    is_second = frame.lower[comma + 1] in ("a", "an", "the", "one") and not is_led
    is_long = is_second and any(frame.tags[at] & Tag.PREPOSITION for at in range(comma, at))
    return _apposed_to(frame, first, cue, comma) if is_long else None  # "Lee, a nurse at Orr, the port of"


def _of_several(frame: Frame, first: int, at: int) -> Range | None:
    """The people whose preposition a list of names follows ("officials in Orby, Harrow and Marl said")."""
    names = frame.back(at, first, Tag.CAPITAL | Tag.COORDINATOR | Tag.COMMA)
    comma = frame.find((",",), names, at)
    is_list = comma > 0 and frame.lower[comma + 1] != "and" and frame.find(("and",), comma, at) > 0
    is_list = is_list and bool(frame.tags[names - 1] & Tag.PREPOSITION)
    people = phrase_ending(frame, first, names - 1) if is_list else None
    if people is None or people[0] > first and not frame.tags[people[0] - 1] & (_ENDS | _OPENERS):
        return None
    return (people[0], at) if frame.tags[head(frame, people)] & Tag.PEOPLE else None


def phrase_ending(frame: Frame, first: int, end: int) -> Range | None:
    """The noun phrase whose last token is at `end` - 1, going left no further than `first`."""
    start = end
    while start > first and not _stops_phrase(frame, first, start - 1, end):
        start -= 1
    verb = None if frame.lower[end - 1] in OBJECTS else CUE_VERBS.get(frame.lower[start - 1])
    is_verb = start > first and (verb.kind == "call" if verb is not None else frame.is_verb(start - 1, first))
    who = frame.back(start - is_verb, first, Tag.AUXILIARY | Tag.ADVERB) - 1
    is_body = frame.lower[who] == "who" or frame.tags[who - 1] & Tag.PEOPLE  # "the council that met said"
    is_opened = is_body if is_verb else _opens_relative(frame, who + 1)
    if who > first and frame.tags[who] & Tag.RELATIVE and is_opened:
        noun = who - (frame.lower[who - 1] == ",")
        noun -= 2 * (frame.lower[noun - 1].isdigit() and frame.lower[noun - 2] == ",")
        return phrase_ending(frame, first, noun)  # "residents who left said", "Hale, 82, who left said"
    opener = frame.tags[start - 1] if start > first else 0
    conjunction = frame.rfind(_CONJUNCTIONS, start, end - 1)  # "days after the mayor said"
    phrase = _without_lead(frame, max(start, conjunction + 1), end)
    is_predicate = phrase is not None and frame.is_verb(phrase[0], first)
    return None if is_predicate and opener & (Tag.AUXILIARY | Tag.PRONOUN) else phrase


def is_contact(frame: Frame, start: int) -> bool:
    """Whether the clause at `start` tells of the noun right before it ("a plan [her rivals] denounced")."""
    noun, tags = frame.lower[start - 1], frame.tags[start]
    if not frame.tags[start - 2] & Tag.LEFT_OF_NOUN or frame.tags[start - 1] & _NO_NOUN or not noun.isalpha():
        return False
    if tags & Tag.PEOPLE and frame.lower[start - 2] in ("a", "an"):  # "a plan critics denounced"
        return frame.words[start].islower() and frame.lower[start].endswith("s")
    return bool(tags & (Tag.ARTICLE | Tag.POSSESSIVE)) or frame.lower[start] in ("one", "some", "many")


def _stops_phrase(frame: Frame, first: int, at: int, end: int) -> bool:
    """Whether the token at `at` stands before the noun phrase that ends at `end`, not in it."""
    tags, following = frame.tags[at], frame.tags[at + 1]
    before = frame.tags[at - 1] if at > first else 0
    if frame.lower[at] == QUOTED and at + 1 < end and before & Tag.DETERMINER and not tags & Tag.OPEN:
        return False  # "the “Tides” star"
    if tags & (_ENDS | Tag.RELATIVE | Tag.PRONOUN | Tag.CLAUSAL) or is_contact(frame, at + 1):
        return True
    if tags & Tag.NAME and following & Tag.ARTICLE:
        return True  # "told Harbour News the shape of it suggested"
    if tags & Tag.COORDINATOR:
        is_joint = frame.lower[at] in ("and", "or")
        are_people = before & frame.tags[end - 1] & Tag.PEOPLE and not following & Tag.DETERMINER
        start = next((start for start in range(at, first, -1) if frame.tags[start - 1] & _ENDS), first)
        are_people = are_people and not has_finite_verb(frame, start, at)  # "Police and union sources said"
        run = frame.back(at, first, Tag.CAPITAL) if frame.lower[at + 1] in WITH_OTHERS else at
        is_theirs = run < at and (run == first or frame.tags[run - 1] & _ENDS)  # "Lund and her team said"
        return not (is_joint and (are_people or is_theirs or before & following & Tag.CAPITAL))
    if before & (Tag.BE | Tag.COMMA) and tags & Tag.CUE:
        return True  # also "…, saying [voters] left"
    is_cue = tags & (Tag.FINITE_CUE | Tag.NOUN_LIKE) == Tag.FINITE_CUE and first < at < end - 1
    if is_cue and not following & Tag.PREPOSITION:
        return True
    if not frame.is_verb(at, first):
        return False
    is_attribute = frame.lower[at - 1] == QUOTED  # "“…,” [retired] Col. Lund said"
    is_attribute |= bool(before & Tag.PEOPLE) and frame.lower[at] == "named"  # "a man named Lund said"
    ends = Tag.PREPOSITION | Tag.DATE | Tag.CAPITAL * is_attribute
    is_led = following & ends or frame.lower[at + 1] == "out"  # "a report carried out by Hale"
    return bool(tags & Tag.AUXILIARY) or not is_led


def _opens_relative(frame: Frame, at: int) -> bool:
    """Whether the relative word before `at` opens a clause inside the subject ("a boy who drowned has …")."""
    verb = frame.skip(at, len(frame.starts) - 1, Tag.ADVERB)
    is_subject = frame.lower[at - 1] == "who" and not frame.tags[verb] & (_NAMES | Tag.PEOPLE)
    return is_subject or frame.is_verb(verb, verb - 1)


def _without_lead(frame: Frame, start: int, end: int) -> Range | None:
    """The phrase without adverbs and prepositional phrases before it ("On Tuesday the senator")."""
    start = frame.skip(start, end, Tag.COORDINATOR | Tag.ADVERB | Tag.DATE | Tag.TIME)
    start -= frame.lower[start - 1] == "this"  # "this official said", not "this week"
    if quantifies(frame, start):
        return start, end
    start += frame.lower[start] in _SPEAKING
    start += frame.lower[start] == "ahead"  # "Ahead of the visit [Mr Hale] said"
    tags = frame.tags[start]
    name = frame.back(end, start, Tag.CAPITAL)
    is_thing = not (frame.tags[start + 1] | frame.tags[end - 1]) & (Tag.PEOPLE | Tag.TIME)
    if tags & Tag.ARTICLE and name == start + 2 < end and is_thing and frame.lower[start - 1] != QUOTED:
        return name, end  # "a programme Iran says it needs"
    if tags & Tag.SUBORDINATOR:
        start += 1
    elif tags & Tag.PREPOSITION:
        inner = frame.skip(start + 1, end, Tag.TIME)
        start = _last_phrase_start(frame, inner, end)
        if start == inner and frame.tags[inner - 1] & Tag.PREPOSITION:
            return None
    if frame.lower[end - 1] not in OBJECTS:
        end = frame.back(end, start, Tag.TIME | Tag.PREPOSITION | Tag.POSSESSIVE | Tag.ARTICLE)
    return (start, end) if start < end - (frame.lower[end - 1] in OBJECTS) else None


def quantifies(frame: Frame, at: int) -> bool:
    """Whether a preposition belongs to a number or a noun ("about three in 10", "at least half of those")."""
    following = frame.lower[at + 1]
    if frame.lower[at] in ("about", "over", "around", "under", "between"):
        return following[:1].isdigit() or following in NUMBERS or following == "a"  # "about a third"
    if frame.lower[at] == "at":
        return following in ("least", "most")
    if frame.lower[at] == frame.lower[at + 2] == "as":
        return following in ("many", "much", "few", "little")
    return frame.lower[at] in ("outside", "inside") and following.endswith("s")


def _last_phrase_start(frame: Frame, start: int, end: int) -> int:
    """Where the last phrase in start..end begins: its article, or its name ("In Orby [Mr Lund] said")."""
    at = next((at for at in range(end - 1, start, -1) if frame.tags[at] & Tag.LEFT_OF_NOUN), start)
    at += frame.lower[at] == "may"
    at = max(at, frame.rfind(_SETTINGS, at + 1, end - 1) + 1)  # "In a statement [Hale] said"
    return next((name for name in range(at, end - 1) if frame.lower[name] in _BEGINS_NAME), at)


def _across_insertion(frame: Frame, first: int, at: int) -> Range | None:
    """The subject before an inserted apposition, relative clause or parenthesis that ends at `at` - 1."""
    mark = frame.lower[at - 1]
    if mark != ",":
        at = frame.rfind(("(" if mark == ")" else mark,), first, at - 1)
        at += frame.lower[at - 1] != ","
    end = at - 1
    pieces: list[Range] = []
    within = _possessive_clause(frame, first, end)
    while end > first:
        end = start = _before_parenthesis(frame, first, end)
        while start > first and not _begins_subject(frame, start):
            start = min(start - 1, _before_parenthesis(frame, first, start))
        is_post = frame.tags[start + 1] & Tag.PEOPLE  # "Managing director Ann Lee, 51,"
        is_post = is_post and frame.back(end, start, Tag.CAPITAL | Tag.PEOPLE) <= start + 1
        if pieces and start == first and frame.lower[start].endswith("ing") and not is_post:
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


def _begins_subject(frame: Frame, start: int) -> bool:
    """Whether a piece begins at `start` ("Orr Mill, a firm, is late but its owner, who left, said")."""
    before = frame.lower[start - 1]
    if before == QUOTED and not frame.tags[start] & Tag.CAPITAL:
        return False  # "Orr Mill, whose motto is “Grow” and which left, said"
    if before == "but" and frame.tags[frame.rfind((",",), 0, start) + 1] & Tag.RELATIVE:
        return False  # "Lee, who lives in Harrow but works in Orby, said"
    return before in ("but", "what") or before != ")" and bool(frame.tags[start - 1] & _ENDS)


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
    led = [piece for piece in pieces if not frame.tags[piece[0]] & Tag.PREPOSITION]
    phrase = phrase_starting(frame, *led[-1]) if led else None
    if phrase is not None and frame.lower[phrase[1]] in ("named", "called"):
        return phrase[1] + 1, led[-1][1]  # "A voter named Ann Lee, 51, asked"
    return phrase


def _is_inserted(frame: Frame, first: int, start: int, end: int) -> bool:
    """Whether the tokens between two commas only describe what stands before them."""
    lower, tags = frame.lower, frame.tags
    start += bool(tags[start] & Tag.COORDINATOR) and lower[start] != "or"
    if tags[start] & Tag.PRONOUN:
        return False
    if tags[start] & Tag.PREPOSITION or lower[start] == "or" or lower[start] in _INSERTED:
        return True  # also "the Harrow Highway Patrol, or HHP, said"
    is_place = lower[end - 1] in _PLACES or lower[start][:2] in ("r-", "d-", "i-")  # "Harrow"
    if end - start <= 3 and is_place:
        return True
    if _is_office(frame, start, end) or _is_of_office(frame, first, start, end):
        return True
    run = frame.back(end, start, Tag.CAPITAL)
    if end - run >= 2 and not tags[run - 1] & Tag.PREPOSITION:
        return any(tags[at] & Tag.PREPOSITION for at in range(start, run))
    is_post = not tags[end - 1] & Tag.CAPITAL and tags[start - 2] & tags[start - 3] & Tag.CAPITAL
    return not tags[start] & Tag.CAPITAL or frame.words[start].endswith(_OWNERS) or bool(is_post)


def _is_office(frame: Frame, start: int, end: int) -> bool:
    """Whether the tokens after a name and a comma say what it is ("Lund, Orr Bank chief economist,")."""
    at = head(frame, (start, end))
    is_role = any(part in ROLE_NOUNS for part in frame.lower[at].split("-"))
    return is_role and bool(frame.tags[start - 2] & Tag.CAPITAL)


def _is_of_office(frame: Frame, first: int, start: int, end: int) -> bool:
    """Whether a name belongs to the piece before it ("Lund, Head of Law, Orr Mill,", "by its head, Lund")."""
    left = frame.rfind((",",), first, start - 1) + 1
    run = frame.back(end, start, Tag.CAPITAL | Tag.ARTICLE)
    is_listed = frame.lower[run - 1] in ("and", "&")  # "a partner at Bell, Holt and Marsh"
    while is_listed and first < left == start - 2:
        start, left = left, frame.rfind((",",), first, left - 1) + 1
    is_body = is_listed or end == start + 1 or not ORGANISATION_WORDS.isdisjoint(frame.lower[start:end])
    is_office = frame.tags[left] & Tag.RELATIVE or _is_office(frame, left, start - 1)
    is_agent = "by" in frame.lower[left:start] and not ROLE_NOUNS.isdisjoint(frame.lower[left:start])
    return first < left and (frame.lower[left] in ("of", "from") or is_agent or bool(is_body and is_office))


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
    first, end = phrase
    at = min(first, end - 1)
    while at + 1 < end and not frame.tags[at + 1] & (Tag.PREPOSITION | Tag.COMMA | Tag.RELATIVE):
        at += 1
    return at - (at > first and frame.lower[at] in _BEFORE_LINKS)  # "a source close to Lund"


# --- subjects that no phrase right before the verb shows ---


def according(frame: Frame, first: int, at: int, last: int) -> Range | None:
    """The source after "according to"; opening a sentence, it ends at the comma before the main clause."""
    source = after(frame, at + 1, last)
    if source is not None and frame.lower[source[1]] in ("by", "from"):
        is_had = frame.lower[source[1] - 1] in word_class("had")  # "a memo seen by Hale"
        return (source[0], source[1] - 1) if is_had else after(frame, source[1], last) or source
    comma = frame.find((",",), *source) if source is not None else -1
    if source is None or at - first > 1 or comma < 0 or frame.lower[source[1]] == ",":
        return source
    return source[0], comma


def closes_relative(frame: Frame, first: int, at: int) -> bool:
    """Whether marks before the verb end a relative clause ("Hale, who calls it “mad”, says he must go")."""
    who = frame.rfind(("who", "whose", "whom"), first + 2, at - 1)
    is_after_words = frame.tags[at - 1] & Tag.OPEN or frame.lower[at - 2 : at] == [QUOTED, ","]
    if who < 0 or not is_after_words:
        return False
    behind = after(frame, at, len(frame.starts))
    return behind is None or frame.lower[behind[1]] != ","  # "Lee, who “won,” said Hale, left"


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
        if frame.tags[start - 1] & Tag.PREPOSITION and frame.lower[start - 1] != "of":
            break
        start -= 1
    return start, end
