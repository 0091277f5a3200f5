"""Women and men as an article refers to them: by titles, pronouns and words, else by the given name.

What is found is how the article speaks of a person, not who the person is. Whom an article calls "they" (Mx,
"who is non-binary") is neither; who is not shown is unknown ("").
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from analysis.attribution.entities import Entity, Mention
from analysis.attribution.grammar import GIVEN_NAMES, PREPOSITIONS, shares_of_women
from analysis.attribution.introductions import Phrase
from analysis.attribution.sexes import SEX, word_sex

WOMAN, MAN, THEY = "woman", "man", "they"
_VALUES = {"female": WOMAN, "male": MAN}
_TITLE = re.compile(
    r"\b(?:(Mrs|Ms|Miss|Dame|Lady|Baroness|Queen|Princess|Duchess|Countess|Madam|Madame|Señora|Begum)|"
    r"(Mr|Sir|Lord|King|Prince|Duke|Earl|Baron|Señor|Monsieur|Herr|Pope|Imam|Sheikh)|(Mx))\.? \Z"
)
_PAIR = re.compile(r"\b(?:and|&) \Z")
_THEY = re.compile(r"\b(?:non-?binary|genderqueer|they/them|uses? they)\b", re.I)
_PRONOUN = re.compile(r"\b(?:(she|her|herself|hers)|(he|him|his|himself))\b", re.I)
_OTHERS = re.compile(
    r"\b(?:(?:his|her|their|'s|a|an|the|another|one)\s(?:[\w-]+\s){0,3}?(?:man|woman|wife|husband|mother|father|"
    r"son|daughter|brother|sister|girl|boy|friend|partner|girlfriend|boyfriend|mum|dad|victim|president|minister|"
    r"king|queen|judge|officer|leader|coach|manager|teenager|lady|gentleman)\b)"
    r"|\b(?:told|asked|called|accused|thanked)\s(?=her|him)"
)
_OBJECT = re.compile(r"\s(?:[\w-]+\s){1,3}(?:him\b|her(?=[.,;:\n]|\s(?:and|with|to|at|on|in|from|for)\b))")
_INTRODUCED = re.compile(r",\s(?:who|\d|an?|the)\b|\s\(")
_SENTENCE_END = re.compile(r"[.?!][\"”’]?\s")
_CUTS = PREPOSITIONS | {"who", "and"}
_REACH = 260
_NAME_SURE = 0.9  # the least share of a given name's bearers that says something


class Gender(NamedTuple):
    """`value`: woman, man, they, ""; `by`: title, pronoun, word, name; `evidence`: the words; `probability`:
    of a name's bearers in the census, NaN where no name was asked.
    """

    value: str
    by: str
    evidence: str
    probability: float


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
    if any(_THEY.search(phrase.words) for phrase in phrases):
        return Gender(THEY, "word", next(p.words for p in phrases if _THEY.search(p.words)), math.nan)
    for by, votes, *given in (
        ("title", _by_title, narration, own),
        ("pronoun", _by_pronoun, narration, own, everyone),
        ("pronoun", _by_sources, sources),
        ("word", _by_word, phrases, sources),
    ):
        value, evidence = _decided(votes(*given))
        if value:
            return Gender(value, by, evidence, math.nan)
    if any(source.lower() == "they" for source in sources):
        return UNKNOWN
    return _by_name(entity)


def _decided(votes: Counter[tuple[str, str]]) -> tuple[str, str]:
    """What at least three in four votes say, and the word most of them give."""
    sums: Counter[str] = Counter()
    for (value, _), n in votes.items():
        sums[value] += n
    if not sums:
        return "", ""
    value, n = sums.most_common(1)[0]
    if n < 0.75 * sums.total():
        return "", ""
    return value, max((count, word) for (other, word), count in votes.items() if other == value)[1]


def _by_title(narration: str, own: Sequence[Mention]) -> Counter[tuple[str, str]]:
    votes: Counter[tuple[str, str]] = Counter()
    for mention in own:
        for end in {mention.start, mention.start + narration[mention.start : mention.end].find(" ") + 1}:
            match = _TITLE.search(narration, max(0, mention.start - 12), end)
            if match is not None and not _PAIR.search(narration, max(0, match.start() - 6), match.start()):
                votes[WOMAN if match[1] else MAN if match[2] else THEY, match.group().strip()] += 1
    return votes


def _by_pronoun(
    narration: str, own: Sequence[Mention], everyone: Sequence[Mention]
) -> Counter[tuple[str, str]]:
    """The first pronoun after each mention, up to the next person, in this sentence and the next."""
    votes: Counter[tuple[str, str]] = Counter()
    for mention in own:
        if mention.is_possessive or narration.endswith("and ", 0, mention.start):
            continue
        line = narration.find("\n", mention.end, mention.end + _REACH)
        end = line if line >= 0 else min(mention.end + _REACH, len(narration))
        at = bisect_left(everyone, mention.end, key=attrgetter("start"))
        following = next((m for m in everyone[at : at + 6] if m.entity.kind == "person"), None)
        match = _PRONOUN.search(narration, mention.end, min(end, following.start) if following else end)
        if match is None or _OTHERS.search(narration, mention.end, match.end() + 12):
            continue
        if (other := _OBJECT.match(narration, mention.end)) is not None and other.end() == match.end():
            continue  # whom somebody embraces is another
        if _is_topic(narration, mention, match.start()):
            votes[WOMAN if match[1] else MAN, match.group().lower()] += 1
    return votes


def _is_topic(narration: str, mention: Mention, at: int) -> bool:
    """Whether the pronoun at `at` most likely means the person: the subject, no whole sentence between."""
    between = narration[mention.end : at]
    if not mention.is_subject and not _INTRODUCED.match(between):
        return False
    return len(_SENTENCE_END.findall(between)) <= 1


def _by_sources(sources: Sequence[str]) -> Counter[tuple[str, str]]:
    """The pronouns by which quotations are given, where three and more are: fewer may mean somebody else."""
    said = Counter(source.lower() for source in sources if source.lower() in ("he", "she"))
    return Counter({(_VALUES[SEX[word]], word): n for word, n in said.items() if said.total() > 2})


def _by_word(phrases: Sequence[Phrase], sources: Sequence[str]) -> Counter[tuple[str, str]]:
    votes: Counter[tuple[str, str]] = Counter()
    said = [Phrase("before", source) for source in sources if " " in source and source[0].islower()]
    for phrase in [*phrases, *said]:
        if phrase.place not in ("before", "apposed", "after", "is", "name"):
            continue
        words = phrase.words.lower().replace("’", "'").split()
        cut = next((at for at, word in enumerate(words) if at and word in _CUTS), len(words))
        head = words[cut - 1].strip(".,'\"") if words else ""
        sex = word_sex(head) if head != "chairman" else ""  # which women are called, too
        if sex:
            votes[_VALUES[sex], head] += 1
    return votes


def _by_name(entity: Entity) -> Gender:
    if entity.kind != "person" or len(entity.tokens) < 2:
        return UNKNOWN
    given = entity.tokens[0].partition("-")[0]
    sex, share = GIVEN_NAMES.get(given.lower(), ""), shares_of_women().get(given.lower(), math.nan)
    if sex not in _VALUES or max(share, 1 - share) < _NAME_SURE:
        return UNKNOWN
    return Gender(_VALUES[sex], "name", given, max(share, 1 - share))
