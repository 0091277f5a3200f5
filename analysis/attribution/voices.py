"""What an article says of each of its speakers: type, kind, title, justification, and how it refers to it.

The kinds are a closed scheme and follow the groups that studies of sourcing count (Gans 1979, "Deciding
What's News"; Tiffen et al. 2014, "Sources in the News", Journalism Studies 15). Women and men are what the
article calls them, not who they are: by titles, pronouns and words, else by the given name. Whom it calls
"they" (Mx, "who is non-binary") is neither; who is not shown is unknown ("").
"""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from analysis.attribution.entities import SEX, Entity, Mention, word_sex
from analysis.attribution.grammar import (
    GIVEN_NAMES,
    HONORIFICS,
    ORGANISATION_WORDS,
    PLACES,
    PREPOSITIONS,
    ROLE_NOUNS,
    SHARES_OF_WOMEN,
    TITLES,
)
from analysis.attribution.introductions import Phrase, introductions
from analysis.attribution.speakers import Quotation, Speaker
from analysis.text.lexicons import classed_word_list, word_class
from analysis.text.marks import straightened

WOMAN, MAN, THEY = "woman", "man", "they"
_VALUES = {"female": WOMAN, "male": MAN}
_TITLE = re.compile(
    r"\b(?:(Mrs|Ms|Miss|Dame|Lady|Baroness|Queen|Princess|Duchess|Countess|Madam|Madame|Señora|Begum)|"
    r"(Mr|Sir|Lord|King|Prince|Duke|Earl|Baron|Señor|Monsieur|Herr|Pope|Imam|Sheikh)|(Mx))\.? \Z"
)
_PAIR = re.compile(r"\b(?:and|&) \Z")
_THEY = re.compile(r"\b(?:non-?binary|genderqueer|they/them|uses? they)\b", re.I)
_PRONOUN = re.compile(r"\b(?:(she|her|herself|hers)|(he|him|his|himself))\b", re.I)
_OTHER_PEOPLE = re.compile(
    r"\b(?:(?:his|her|their|'s|a|an|the|another|one)\s(?:[\w-]+\s){0,3}?(?:man|woman|wife|husband|mother|father|"
    r"son|daughter|brother|sister|girl|boy|friend|partner|girlfriend|boyfriend|mum|dad|victim|president|minister|"
    r"king|queen|judge|officer|leader|coach|manager|teenager|lady|gentleman)\b)"
    r"|\b(?:told|asked|called|accused|thanked)\s(?=her|him)"
)
_OBJECT = re.compile(r"\s(?:[\w-]+\s){1,3}(?:him\b|her(?=[.,;:\n]|\s(?:and|with|to|at|on|in|from|for)\b))")
_INTRODUCED = re.compile(r",\s(?:who|\d|an?|the)\b|\s\(")
_SENTENCE_END = re.compile(r"[.?!][\"”’]?\s")
_HEAD_ENDS = PREPOSITIONS | {"who", "and"}
_PRONOUN_REACH = 260
_NAME_SURE = 0.9  # the least share of a given name's bearers that says something
TYPES = ("named person", "named organisation", "unnamed person", "unnamed group", "document")
KINDS = {
    "government": "government and politics",
    "law": "police, courts and military",
    "business": "business",
    "experts": "experts and science",
    "civil": "civil society and unions",
    "media": "media",
    "culture": "culture and sport",
    "people": "ordinary people",
    "organisation": "organisation as such",
}
_CONTEXT = 0.45  # what a word says that only stands near a name
# How much a word says of what somebody is: as the head of a phrase, beside the head, after its preposition.
_WEIGHTS = {
    "head": (4.0, 1.5, 1.2),
    "employer": (2.5, 2.5, 2.2),
    "weak": (1.0, 0.5, 0.3),
    "context": (_CONTEXT, _CONTEXT, _CONTEXT),
}
_PLACES = {"relative": 0.8, "beside": 1.0, "party": 1.0}
_LATER = 0.6  # what a phrase beside a later mention counts of one beside the first
_OTHERS = 0.4  # what the further words for a kind count beside the strongest
_AS_WELL = 0.7  # what kin and former offices count: they are told of people who are asked as something else
_KIN = word_class("close")
_FORMER = frozenset("former retired ex late".split())
_MOST_WORDS = 4  # of an entry
_LEAST = 0.7  # a sum below it says nothing
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?")
_ENDING = re.compile(r"['’]s?\Z|\.\Z")
_PLAIN = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w'-])")
_PARTS = re.compile(r"\W+")
_CUTS = PREPOSITIONS | {"who", "which", "that", "whose", "and"}
_ONE_OF = re.compile(r"\A(?:one|another|both|all|two|some|many|most|several)\sof\s(?:the\s)?", re.I)
_FROM = re.compile(r"(?:from|of|in)\s(?:the\s)?[A-Z]")
_SPEAKS_FOR = re.compile(r"spokes(?:wo)?man|spokesperson|spokespeople|spokesmen|statement", re.I)
_DOCUMENTS = word_class("document")
_OFFICES = ROLE_NOUNS | TITLES.keys() - HONORIFICS - {"dr", "prof"}
_DEGREES = frozenset(["professor", "prof", "dr", "doctor", "lord", "baroness"])
_GROUPS = word_class("group")
_RIGHT = re.compile(
    r"(?:\s(?:of|for|from|at|in|who|with|to|close)\b[^,.;:\"\n]{2,80})?(?:,\s(?:an?|the|who)\s[^,.;:\"\n]{2,80})?"
)
_OWNED = re.compile(r"\b(?:his|her)\s(?:official\s|chief\s)?spokes", re.I)
_REACH = 300  # characters; no sentence is looked at farther from a name
_CLAUSE = re.compile(r",?\s(?:who|which|whose|that)\s")


class Gender(NamedTuple):
    """`value`: woman, man, they, ""; `by`: title, pronoun, word, name; `evidence`: the words; `probability`:
    of a name's bearers in the census, NaN where no name was asked.
    """

    value: str
    by: str
    evidence: str
    probability: float


Vote = tuple[str, str]  # a value, and the word that shows it
UNKNOWN = Gender("", "", "", math.nan)


def gender(
    narration: str, own: Sequence[Mention], everyone: Sequence[Mention], entity: Entity,
    phrases: Sequence[Phrase], sources: Sequence[str],
) -> Gender:  # fmt: skip
    """How the article refers to one person: title, then pronouns, then words, then given name.

    `narration`: the text without what is quoted; `own`: where the person is named; `everyone`: where anybody
    is, in order; `sources`: the mentions by which the person's quotations are given. Evidence that disagrees
    with itself in more than one case of four gives nothing.
    """
    neither = next((phrase.words for phrase in phrases if _THEY.search(phrase.words)), "")
    if neither:
        return Gender(THEY, "word", neither, math.nan)
    for by, votes in (
        ("title", _by_title(narration, own)),
        ("pronoun", _by_pronoun(narration, own, everyone)),
        ("pronoun", _by_sources(sources)),
        ("word", _by_word(phrases, sources)),
    ):
        value, evidence = _decided(Counter(votes))
        if value:
            return Gender(value, by, evidence, math.nan)
    return _by_name(entity)


def _decided(votes: Counter[Vote]) -> Vote:
    """What at least three in four votes say, and the word most of them give."""
    for value in dict.fromkeys(value for value, _ in votes):
        words = {word: n for (other, word), n in votes.items() if other == value}
        if sum(words.values()) >= 0.75 * votes.total():
            return value, max(words, key=lambda word: (words[word], word))
    return "", ""


def _by_title(narration: str, own: Sequence[Mention]) -> Iterator[Vote]:
    for mention in own:
        for end in {mention.start, mention.start + narration[mention.start : mention.end].find(" ") + 1}:
            match = _TITLE.search(narration, max(0, mention.start - 12), end)
            if match is not None and not _PAIR.search(narration, max(0, match.start() - 6), match.start()):
                yield WOMAN if match[1] else MAN if match[2] else THEY, match.group().strip()


def _by_pronoun(narration: str, own: Sequence[Mention], everyone: Sequence[Mention]) -> Iterator[Vote]:
    """The first pronoun after each mention, up to the next person, in this sentence and the next."""
    for mention in own:
        if narration.endswith("and ", 0, mention.start):
            continue
        line = narration.find("\n", mention.end, mention.end + _PRONOUN_REACH)
        end = line if line >= 0 else min(mention.end + _PRONOUN_REACH, len(narration))
        at = bisect_left(everyone, mention.end, key=attrgetter("start"))
        following = next((m for m in everyone[at : at + 6] if m.entity.kind == "person"), None)
        match = _PRONOUN.search(narration, mention.end, min(end, following.start) if following else end)
        if match is None or _OTHER_PEOPLE.search(narration, mention.end, match.end() + 12):
            continue
        if (other := _OBJECT.match(narration, mention.end)) is not None and other.end() == match.end():
            continue  # whom somebody embraces is another
        if _is_topic(narration, mention, match.start()):
            yield WOMAN if match[1] else MAN, match.group().lower()


def _is_topic(narration: str, mention: Mention, at: int) -> bool:
    """Whether the pronoun at `at` most likely means the person: the subject, no whole sentence between."""
    between = narration[mention.end : at]
    if not mention.is_subject and not _INTRODUCED.match(between):
        return False
    return len(_SENTENCE_END.findall(between)) <= 1


def _by_sources(sources: Sequence[str]) -> Iterator[Vote]:
    """The pronouns by which quotations are given, where three and more are: fewer may mean somebody else."""
    said = [word for word in map(str.lower, sources) if word in ("he", "she")]
    return ((_VALUES[SEX[word]], word) for word in said if len(said) > 2)


def _by_word(phrases: Sequence[Phrase], sources: Sequence[str]) -> Iterator[Vote]:
    said = [Phrase("before", source) for source in sources if source[0].islower()]
    for phrase in [*phrases, *said]:
        words = phrase.words.lower().replace("’", "'").split()
        cut = next((at for at, word in enumerate(words) if word in _HEAD_ENDS), len(words))
        head = words[cut - 1].strip(".,'\"") if words else ""
        sex = word_sex(head) if head != "chairman" else ""  # which women are called, too
        if sex:
            yield _VALUES[sex], head


def _by_name(entity: Entity) -> Gender:
    if entity.kind != "person" or len(entity.tokens) < 2:
        return UNKNOWN
    given = entity.tokens[0].partition("-")[0]
    sex, share = GIVEN_NAMES.get(given.lower(), ""), SHARES_OF_WOMEN.get(given.lower(), math.nan)
    if sex not in _VALUES or max(share, 1 - share) < _NAME_SURE:
        return UNKNOWN
    return Gender(_VALUES[sex], "name", given, max(share, 1 - share))


@dataclass(frozen=True, slots=True)
class Voice:
    """What is said of one speaker of an article; "" where nothing is.

    `source_type`: one of `TYPES` (or "several people"); `source_kind`: one of `KINDS`, with the words that
    show it; `title`: office or role as written; `justification`: the words that say why this source is asked.
    """

    source_type: str = ""
    source_kind: str = ""
    source_kind_evidence: str = ""
    title: str = ""
    justification: str = ""
    gender: Gender = UNKNOWN


def voices(
    text: str, quotations: Sequence[Quotation], speakers: Sequence[Speaker], mentions: Sequence[Mention]
) -> dict[Entity, Voice]:
    """The voice of each speaker in all that `attributions` found; what is quoted introduces nobody."""
    straight, parts, at = straightened(text), [], 0
    for start, end in sorted((one.start, one.end) for one in quotations if one.kind != "indirect"):
        if start >= at:
            parts += [straight[at:start], '"' * (end - start)]
            at = end
    narration = "".join([*parts, straight[at:]])
    outside = [mention for mention in mentions if narration[mention.start] != '"']
    named: dict[Entity, list[Mention]] = defaultdict(list)
    given: dict[str, list[tuple[int, int]]] = defaultdict(list)
    bodies: dict[str, list[Entity]] = defaultdict(list)  # first word -> the organisations that it begins
    for mention in outside:
        if mention.entity.kind == "organisation" and mention.entity not in named:
            bodies[_PARTS.split(mention.entity.name.lstrip("@#"))[0]].append(mention.entity)
        named[mention.entity].append(mention)
    for one in quotations:
        if one.source_start is not None and one.source_end is not None:
            given[one.speaker].append((one.source_start, one.source_end))
    found: dict[Entity, Voice] = {}
    for entity in (speaker.entity for speaker in speakers if speaker.entity is not None):
        spans = given[entity.name]
        voice = _voice(narration, entity, named[entity], outside, spans)
        found[entity] = _through_others(narration, entity, voice, named, bodies, outside, spans)
    return found


def _through_others(
    narration: str, entity: Entity, voice: Voice, named: dict[Entity, list[Mention]],
    bodies: dict[str, list[Entity]], outside: Sequence[Mention], spans: Sequence[tuple[int, int]],
) -> Voice:  # fmt: skip
    """The voice; who speaks for an organisation or for whom was last named has the kind of that one."""
    if voice.source_kind not in ("", KINDS["organisation"]) and not _leaves_open(voice):
        return voice
    words = f"{entity.name} {voice.title} {voice.justification} {entity.role}"
    begun = (other for word in dict.fromkeys(_PARTS.split(words)) for other in bodies.get(word, ()))
    others = sorted((other for other in begun if other.name in words), key=lambda e: named[e][0].start)
    is_asked = voice.source_kind and spans and entity.kind != "organisation"
    if not others and is_asked and " for " not in words:
        kind = "person" if _OWNED.search(words) else "organisation"
        before = [m.entity for m in outside if m.start < min(spans)[0] and m.entity.kind == kind]
        others = before[-1:]
    for other in others:
        kind, evidence = kind_of_source([Phrase("name", other.name), *introductions(narration, named[other])])
        if kind not in ("", KINDS["organisation"], KINDS["people"]):
            return replace(voice, source_kind=kind, source_kind_evidence=evidence)
    return voice


def _leaves_open(voice: Voice) -> bool:
    """Whether a title says that somebody speaks for an organisation and not of which kind, as "chairman"."""
    levels = {level for _, level in _lexicon().get(voice.source_kind_evidence, ())}
    kinds = [kind for kind, _, _ in _votes(Phrase("name", voice.title))]
    return levels == {"weak"} and 1 < len(kinds) == len(set(kinds))


def _voice(
    narration: str, entity: Entity, own: list[Mention], outside: list[Mention], spans: list[tuple[int, int]]
) -> Voice:
    sources = [narration[start:end] for start, end in dict.fromkeys(spans)]
    phrases = introductions(narration, own)
    if entity.kind == "person":
        own_words = {token.lower() for token in entity.tokens}
        short = (words for words in dict.fromkeys(sources) if 0 < words.count(" ") < 7)
        described = (words for words in short if own_words.isdisjoint(words.lower().split()))
        phrases += [Phrase("name", words) for words in islice(described, 6)]
    else:
        phrases.insert(0, Phrase("name", entity.name))
        for start, end in spans[:3]:
            if entity.kind == "unnamed" and (right := _RIGHT.match(narration, end)) is not None:
                phrases.append(Phrase("name", narration[start:end] + right.group()))
    around = [Phrase("sentence", _sentence(narration, mention)) for mention in own[:8]]
    kind, evidence = kind_of_source([*phrases, *around], is_organisation=entity.kind == "organisation")
    title = _title(phrases) if entity.kind == "person" else ""
    is_one = entity.kind == "person" or entity.is_single
    shown = gender(narration, own, outside, entity, phrases, sources) if is_one else UNKNOWN
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
    head = next((at for at, word in enumerate(words) if word in PREPOSITIONS), len(words)) - 1
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
        if phrase.place in places and _names_office(words := _CLAUSE.split(phrase.words)[0].strip())
    ]
    more = [words for words in offices if words.lower().rstrip(".") not in _DEGREES]
    return next(iter(more + offices), "")


def _names_office(phrase: str) -> bool:
    words = [word.rstrip(".'").removesuffix("'s") for word in phrase.lower().replace("-", " ").split()]
    if not _KIN.isdisjoint(words) or " '" in f" {phrase}" or _tells_of_another(phrase.split()):
        return False
    return any(word in _OFFICES or is_office(word) for word in words)


def _tells_of_another(words: list[str]) -> bool:
    """Whether a phrase goes on about somebody else ("Hale, former mayor Ann Lee steps onto the stage")."""
    found = zip(words, words[1:], words[2:], strict=False)
    named = (then for one, other, then in found if one.lower() in GIVEN_NAMES and other.istitle())
    return any(then.islower() and then.endswith(("s", "ed")) for then in named)


def _justification(phrases: Sequence[Phrase], title: str) -> str:
    """The words that say why this source is asked: a relative clause, else what stands beside the name."""
    for places in (("relative",), ("after", "apposed", "is"), ("beside",)):
        for phrase in phrases:
            if phrase.place in places and phrase.words != title:
                return phrase.words
    return ""


# --- the kind of a source, from the words by which the article introduces it ---


@cache
def _lexicon() -> dict[str, list[tuple[str, str]]]:
    """Entry -> the kinds it speaks for, and how."""
    entries: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind_and_level, words in classed_word_list("source_kinds").items():
        kind, _, level = kind_and_level.partition(" ")
        for word in words:
            entries[word].append((kind, level))
    order = list(KINDS)
    return {entry: sorted(classes, key=lambda c: order.index(c[0])) for entry, classes in entries.items()}


def is_office(word: str) -> bool:
    """Whether a word is one for what somebody is by office, trade or calling."""
    return any(level == "head" and kind != "people" for kind, level in _lexicon().get(word, ()))


def kind_of_source(phrases: Sequence[Phrase], *, is_organisation: bool = False) -> tuple[str, str]:
    """The kind that the phrases speak for most, and the words that say so; ("", "") where none does.

    >>> kind_of_source([Phrase("before", "water board engineer"), Phrase("relative", "who lives in Orby")])
    ('experts and science', 'engineer')
    """
    sums: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, str]] = {}
    seen: set[Phrase] = set()
    for phrase in phrases:
        if phrase in seen:
            continue
        factor = _PLACES.get(phrase.place, 1.0) * (_LATER if len(seen) > 3 else 1.0)
        seen.add(phrase)
        for kind, weight, words in _votes(phrase):
            if is_organisation and kind == "people":
                continue
            weight *= factor
            sums[kind] += weight
            best[kind] = max(best.get(kind, (0.0, "")), (weight, words))
    if best:
        kind = max(best, key=lambda kind: best[kind][0] + _OTHERS * (sums[kind] - best[kind][0]))
        if sums[kind] >= _LEAST:
            return KINDS[kind], best[kind][1]
    own = (phrase.words for phrase in phrases if phrase.place != "sentence")
    speaks_for = next((m.group() for words in own if (m := _SPEAKS_FOR.search(words))), "")
    if is_organisation or speaks_for:
        return KINDS["organisation"], speaks_for
    return "", ""


def _votes(phrase: Phrase) -> Iterator[tuple[str, float, str]]:
    """Each entry in the phrase: the kind it speaks for, how much, and the entry."""
    if phrase.place == "party":
        yield "government", 4.0, phrase.words
        return
    if phrase.place == "sentence":
        for word in dict.fromkeys(_PLAIN.findall(phrase.words.lower())):
            yield from (
                (kind, _CONTEXT, word) for kind, level in _lexicon().get(word, ()) if level == "context"
            )
        return
    words = _WORD.findall(_ONE_OF.sub("", phrase.words))
    lower = [_ENDING.sub("", word.lower()) for word in words]
    head = next((at for at, word in enumerate(lower) if at and word in _CUTS), len(lower))
    if phrase.place in ("beside", "relative"):
        head = 0
    at = 0
    found = False
    while at < len(lower):
        entry, n = _entry(lower, at)
        place = 2 if at >= head else 0 if head <= at + n else 1
        for kind, level in _lexicon().get(entry, ()):
            found |= level != "context"
            weight = _WEIGHTS[level][place]
            if entry in _KIN or at and lower[at - 1] in _FORMER:
                weight *= _AS_WELL
            yield kind, weight, entry
        at += n
    if not found and phrase.place == "beside" and len(words) < 6 and _FROM.match(phrase.words):
        yield "people", 0.9 + 0.6 * (lower[-1] in PLACES), phrase.words


def _entry(lower: list[str], at: int) -> tuple[str, int]:
    """The longest entry that begins at `at`, with how many words it has; "" with one where none does."""
    lexicon, word = _lexicon(), lower[at]
    for n in range(min(_MOST_WORDS, len(lower) - at), 0, -1):
        if (words := " ".join(lower[at : at + n])) in lexicon:
            return words, n
    if word.endswith("s") and word[:-1] in lexicon:
        return word[:-1], 1
    for part in reversed(word.split("-")) if "-" in word else ():
        if any(level == "head" for _, level in lexicon.get(part, ())):
            return part, 1
    return "", 1
