"""The words by which an article introduces whom it names, and what they show: office, kin, sex, party."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from analysis.attribution.entities import Entity, Mention, given_sex, word_sex
from analysis.attribution.grammar import (
    AUXILIARIES,
    CUE_VERBS,
    HONORIFICS,
    KIN,
    PAST_FORMS,
    PREPOSITIONS,
    ROLE_NOUNS,
    TITLES,
)
from analysis.attribution.name_runs import FUNCTION_WORDS, Run
from analysis.text.lexicons import word_class

_MOST_MENTIONS = 12  # of one speaker that are looked at
_REACH = 220  # characters on either side of a name
_BACKWARDS = re.compile(r"(?: [\w'’&./-]+){1,9}")  # the words before a place, from right to left
_PLACE_REACH = 80
_BRANCH = re.compile(r"\([a-z][a-z &-]{1,20}\) \Z")  # "DCP (crime) Ann Lee"
_ENDS = re.compile(  # a class first: searched for faster
    r"[;\"“”()\n—–,: .?!](?:(?<=[;\"“”()\n—–])|(?<=[,:])(?!\d\d)|(?<= )- "
    r"|(?<=[a-z\d)][.?!] )(?=[A-Z\"])|(?<=[.?!])\Z)"
)
_AGE = re.compile(r"(?:,|\s\(|\s-)\s?(?:aged?\s)?\d{1,3}\b\)?")
_BESIDE = re.compile(r"\s(?=(?:of|from|at|who|for)\s)")
_AFTER = re.compile(r"(?:,|\s[—–-]|\s\()\s?(?=\S)")
_GOES_ON = re.compile(r"(?:an?|the|one|from|of|who|whose|which|at|based)\s")
_COPULA = re.compile(r"\s(?:is|was|has\sbeen|became)\s(?=(?:an?|the|one)\s)")
_AS = re.compile(r"\sas\s(?=(?:his|her|its|their|the|an?)\s)")
_CLAUSE = re.compile(
    r"(?:(?! (?:who|whose|that)\b).)+? "
    r"(?:[a-z]+ that |(?:said|says|told|tells|added|wrote|(?<!who )(?:was|is|has|had))\b(?! to\b))"
)
_PARTY = re.compile(r",?\s\(?[RDI]-[A-ZÀ-ÞĀ-Ž][\w.]*\)?")
_APPOSED = re.compile(
    r"(?:\A|[.,;:\"]\s*|\b(?P<lead>and|but|that|by|to|from|with|when|while|as|of|for|against|about|like)\s)"
    r"(?P<phrase>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[A-ZÀ-ÞĀ-Ž][\w'-]*(?:\s[A-ZÀ-ÞĀ-Ž][\w'-]*){0,2}['’]s)\s"
    r"(?:(?!\s(?:and|by|from|that|to|with)\s(?:his|her|their)\s)[^,.;:\"]){2,120}),\s\Z"
)
_OWN = re.compile(r"(?<!\bof)(?<!\bfor)(?<!\bto)\s((?:his|her|their)\s(?:[\w'-]+\s){0,3}[\w'-]+)\Z")
_SPELT_OUT = re.compile(r"((?:[A-ZÀ-ÞĀ-Ž][\w'-]*\s(?:(?:of|for|the|and)\s)*){2,8})\(\Z")
_NO_PHRASE = (
    frozenset("and but or nor he she it they we i you then so yet said".split()) | AUXILIARIES | PAST_FORMS
)
_OPENERS = frozenset("a an the one who whose which his her its their former".split())
_LINKS = frozenset("of for at".split())
_PLACED = re.compile(  # "envoy [to the Orby League] Ann Lee"
    r"\b(\w++)(\s(?:to|in|(?:to|in|of|for|at)\sthe)\s)([A-Z][\w'-]*(?:\s[\w'-]+){0,5})\s\Z"
)
_KIN = KIN | {"sons", "daughters", "missus"}
_ROLE = (
    r"(?:spokes\w+|chief|executives?(?!\s(?:order|action))|chairman|boss|employees?|workers?|officials?(?!\s[a-z]+t\b)|founder|directors?|manager|"
    r"staff|ceo)"
)
_ORGANISATION_AFTER = (
    rf"(?i:(?:'s)?\s(?:\w++\s)?(?=[bcdefmosw]){_ROLE}\b|,\swhich\b|'s\s(?:website|board|factory|shares?))"
    r"|,\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?:company|firm|charity|union|group|start-?up|business|agency|side|think\stank)"
    r"(?=[,.]|\s(?:that|which|behind|in|for|of|based)\b)"
)
_BEFORE_ORGANISATIONS = word_class("before_organisation")
_OF_HIS = re.compile(r"\s(?:administration|campaign|camp|team|era|presidency|transition|family|government)\b")
_OF_ONE = re.compile(
    r"(?:'s|(?<!for\s)(?<!of\s)(?<!at\s)(?<!to\s)\b(?:[Tt]he|[Ii]ts))\s(?:[\w-]+\s)?[\w-]+,\s\Z"
)
_BEFORE_PLACES = frozenset("in near outside from across around".split())
_IS_WHAT = re.compile(r"who\s(?:heads|leads|runs|(?:is|was)\s(?:an?|the))\s")
_CHAIRED = re.compile(r"[cp](?:(?<=\bc)haired|(?<=\bp)resided\sover)\sby\s(?:[A-Z][\w.]*\s){0,3}\Z")
_AGED = re.compile(r"(?:,|\s\(|\s[-–—])\s?(?:(?:aged?|now|who\sis)\s)*(\d{1,3})(?=[,.;)]|\s[-–—])")
_AFTER_NAME = re.compile(
    rf"(?P<organisation>{_ORGANISATION_AFTER})|(?P<aged>{_AGED.pattern})"
    r"|(?P<person>,\s(?:who\b|an?\s|(?:the\s)?(?!(?:wh|said|says|and\s|but\s))(?:[a-z-]++\s){1,4}(?:C[A-Z]{2}\s)?"
    r"(?:of|at|for)\b))"
)
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}
_FOR_PERSON = {"organisation": -2, "aged": 4, "person": 2}
_OWNER = re.compile(
    r"\A(?:(?!\s(?:of|for|to)\s).)*\w(?:'s|s')\s|\s(?:of|for|to)\s(?:[\w-]+\s)*?\w+(?:'s|s')\s.*"
    r"|(?:\s(?:to|for)|,\swho\s(?:works|worked|speaks|acts)\sfor)\s(?:the|an?|his|her)\s.*"
    r"|(?<=staff)\s(?:of|at)\s.*|\s(?:his|her|their)\s.*"
)
_MARK = re.compile(r"\W")
_DESCRIPTOR = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Phrase(NamedTuple):
    """Words that introduce a speaker; `place`: before, apposed, after, relative, beside, is, party, name."""

    place: str
    words: str


def introductions(narration: str, mentions: Sequence[Mention]) -> list[Phrase]:
    """What stands beside the first mentions of a name, in text order.

    `narration` is the article with what is between quotation marks blanked out, so that nobody is introduced
    by a quoted word: in "a nurse, Ann Hale, 41, who lives in Orby, said" it finds "a nurse" (apposed) and
    "who lives in Orby" (relative).
    """
    return [phrase for mention in mentions[:_MOST_MENTIONS] for phrase in beside(narration, mention)]


def beside(narration: str, name: Mention | Run) -> Iterator[Phrase]:
    """What stands beside one name."""
    reach = max(0, name.start - _REACH)
    line = narration.rfind("\n", reach, name.start) + 1
    left = _BRANCH.sub("", narration[max(line, reach) : name.start])
    yield from _before(left, narration[name.end : name.end + 1])
    if name.is_possessive:
        return
    at = name.end
    if (party := _PARTY.match(narration, at)) is not None:
        yield Phrase("party", party.group().strip(" ,()"))
        at = party.end()
    if (age := _AGE.match(narration, at)) is not None:
        at = age.end()
    for pattern, place in ((_COPULA, "is"), (_AS, "as"), (_BESIDE, "beside"), (_AFTER, "after")):
        if (match := pattern.match(narration, at)) is not None:
            yield from _chain(narration, match.end(), place)
            return


def _before(left: str, right: str) -> Iterator[Phrase]:
    """The words that lead up to a name, and the phrase in commas before it."""
    if (before := _premodifier(left)) and before.lower() not in HONORIFICS:
        yield Phrase("before", before)
    comma = left.rfind(", ") + 2
    if comma > 1 and (comma == len(left) or left[comma:].strip().lower() in TITLES):
        apposed = _APPOSED.search(left, 0, comma)
        # after a preposition only where the name ends it: not "read to the court, Ann Hale said"
        if apposed is not None and (right in ",.;" or apposed["lead"] not in PREPOSITIONS):
            own = _OWN.search(apposed["phrase"])  # "A clerk told how [his son], Ann Hale, fell"
            yield Phrase("apposed", own[1] if own else apposed["phrase"])
    elif left.endswith("(") and (spelt := _SPELT_OUT.search(left)) is not None:
        yield Phrase("name", spelt[1])


def _chain(narration: str, at: int, place: str) -> Iterator[Phrase]:
    """The phrase at `at`, and those that follow it after commas: ", 60, an engineer, from Orby, who …"."""
    for _ in range(3):
        end = _ENDS.search(narration, at, at + _REACH)
        stop = end.start() if end is not None else min(at + _REACH, len(narration))
        words = narration[at:stop].strip(" .-–—")
        first = words.partition(" ")[0].lower()
        if not words or first in _NO_PHRASE or first in CUE_VERBS or _CLAUSE.match(words):
            return  # "with Ann Hale, the mayor said", where the mayor is another
        if place == "after" and not _introduces(words):
            return
        if place == "beside":
            words = " ".join(takewhile(lambda word: word not in CUE_VERBS, words.split()[:9]))
        relative = first.partition("'")[0] in ("who", "whose", "whom", "which")
        yield Phrase("relative" if relative else "beside" if first in PREPOSITIONS else place, words)
        if end is None or not end.group().startswith(","):
            return
        at = end.end() + 1
        if not _GOES_ON.match(narration, at):
            return
        place = "after"


def _introduces(words: str) -> bool:
    """Whether words after a comma say what somebody is: not a place, a date or the next item of a list."""
    lower = words.lower().replace("-", " ").split()
    is_led = lower[0].partition("'")[0] in _OPENERS or lower[0] in PREPOSITIONS
    return is_led or not ROLE_NOUNS.isdisjoint(lower)


def _premodifier(left: str) -> str:
    """The words right before a name that can describe it: "the former head of the union, police sergeant"."""
    place = _PLACED.search(left, max(0, len(left) - _PLACE_REACH))
    within = place[3].lower().replace(" of ", " ").split() if place and place[1].lower() in ROLE_NOUNS else []
    if place and within and (ROLE_NOUNS | FUNCTION_WORDS).isdisjoint(within):  # not "aide to Orby MP Ann Lee"
        return _premodifier(left[: place.start(2)] + " ") + place[2] + place[3]
    if (match := _BACKWARDS.match(left[::-1])) is None:
        return ""
    kept: list[str] = []
    for word in reversed(match.group()[::-1].split()):
        lower = word.lower()
        is_link = lower in _LINKS and bool(kept) and kept[-1].lower() not in TITLES  # not "adviser to Gov."
        is_verb = word.islower() and (lower in CUE_VERBS or lower.endswith(("ed", "ing")))
        is_end = word.endswith(".") and lower not in TITLES
        if is_end or is_verb or lower in FUNCTION_WORDS and not is_link:
            break
        kept.append(word)
    while kept and kept[-1].lower() in _LINKS:
        kept.pop()
    return " ".join(reversed(kept))


def person_evidence(straight: str, body: list[Run]) -> dict[str, float]:
    """Name in lower case -> how much its surroundings speak for a person (positive) or not (negative)."""
    weights: dict[str, float] = defaultdict(float)
    for run in body:
        weight = 4 if run.titles else 0
        left = straight[max(0, run.start - 24) : run.start].rsplit(None, 1)
        word = left[-1] if left else ""
        is_role = word.lower() in ROLE_NOUNS or word.endswith(",") and word[:-1].lower() in _KIN
        is_role |= word == "as" and straight.endswith((" only as ", " identified as "), 0, run.start)
        weight += 3 if is_role else -_against_person(straight, run, word)
        end = run.end - 2 * run.is_possessive
        if (after := _AFTER_NAME.match(straight, end, end + 60)) is not None:
            weight += _FOR_PERSON[after.lastgroup or ""]
        if weight:
            weights[" ".join(run.lower)] += weight
    return weights


def _against_person(straight: str, run: Run, word: str) -> int:
    """How much `word`, the last before the name, and what stands before it speak against a person."""
    bare = word
    if straight.startswith(",", run.end) and _OF_ONE.search(straight, max(0, run.start - 30), run.start):
        bare = word.removesuffix(",")  # "the mine's operator, Tide, said", "The company, Tide,"
    bare = bare if bare.isalpha() else _MARK.split(bare)[-1]
    against = 2 if bare in _BEFORE_ORGANISATIONS else int(bare in _BEFORE_PLACES)
    if not against or straight[run.start - 2 : run.start].isspace():
        return 0  # a blank line parts the two
    if word == "the" and _OF_HIS.match(straight, run.end) or run.is_possessive and word in _BEFORE_PLACES:
        return 0  # "the Hale campaign", "in Hale's view"
    return against


def introduce(straight: str, entity: Entity, run: Run) -> None:
    """What stands beside the name: sex by title and given name, words of office, kinship."""
    for title in run.titles:
        sex = TITLES.get(title.lower(), "either")
        entity.sex = sex if sex != "either" else entity.sex
        entity.descriptors.add(title.lower())
    entity.sex = entity.sex or given_sex(entity.tokens)
    entity.descriptors |= {"chair"} if _CHAIRED.search(straight, max(0, run.start - 60), run.start) else set()
    said: dict[str, str] = {}
    for phrase in beside(straight, run):
        if _tells(phrase):
            said.setdefault(phrase.place, phrase.words)
        if phrase.place == "party":
            entity.descriptors |= {_PARTIES[phrase.words[0]], phrase.words[2:].lower()}
        if phrase.place == "before" and phrase.words.endswith("-year-old"):
            entity.descriptors.add(phrase.words.split()[-1])
            entity.is_sure = True
    before, apposed = said.get("before", ""), said.get("apposed", "")
    after = said.get("after") or said.get("is") or said.get("relative", "")
    entity.is_sure = entity.is_sure or bool(before or after or apposed)
    if (age := _AGED.match(straight, run.end, run.end + 24)) is not None:
        entity.descriptors.add(f"{age[1]}-year-old")
    for words in filter(None, (after, apposed, said.get("as"), before)):
        own = _OWNER.sub("", words)  # whose lawyer or aide somebody is, that one is not
        entity.descriptors.update(_DESCRIPTOR.findall(own.lower()))
    singulars = {word[:-1] for word in entity.descriptors if word.endswith("s")}
    entity.descriptors |= singulars & ROLE_NOUNS
    if not entity.role:
        title = before or " ".join(title for title in run.titles if title.lower() not in HONORIFICS)
        entity.role = after or apposed or title
    if not entity.sex:
        shown = {sex for word in entity.descriptors if (sex := word_sex(word))}
        entity.sex = shown.pop() if len(shown) == 1 else ""


def _tells(phrase: Phrase) -> bool:
    """Whether the phrase says what a person is, by a word for a role."""
    words = phrase.words.lower().replace("-", " ").split()
    if phrase.place == "before":
        last = phrase.words.split()[-1]
        return not last.islower() or last.removesuffix("s") in ROLE_NOUNS or "the" in words
    if phrase.place == "relative":
        return _IS_WHAT.match(phrase.words) is not None
    if phrase.place == "apposed":
        words = list(takewhile(lambda word: word not in PREPOSITIONS, words))
    return phrase.place != "beside" and not ROLE_NOUNS.isdisjoint(words)
