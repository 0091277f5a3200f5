"""What kind of source a speaker is, from the words by which the article introduces it.

The scheme is closed and follows the groups that studies of sourcing count (Gans 1979, "Deciding What's News";
Tiffen et al. 2014, "Sources in the News", Journalism Studies 15); a speaker is of `KINDS` or "" (unknown).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.attribution.grammar import PLACES, PREPOSITIONS
from analysis.attribution.introductions import Phrase
from analysis.text.lexicons import classed_word_list, word_class

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
KIN = word_class("close")
_FORMER = frozenset("former retired ex late".split())
_MOST_WORDS = 4  # of an entry
_LEAST = 0.7  # a sum below it says nothing
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?")
_ENDING = re.compile(r"['’]s?\Z|\.\Z")
_PLAIN = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w'-])")
_CUTS = PREPOSITIONS | {"who", "which", "that", "whose", "and"}
_ONE_OF = re.compile(r"\A(?:one|another|both|all|two|some|many|most|several)\sof\s(?:the\s)?", re.I)
_FROM = re.compile(r"(?:from|of|in)\s(?:the\s)?[A-Z]")
_SPEAKS_FOR = re.compile(r"spokes(?:wo)?man|spokesperson|spokespeople|spokesmen|statement", re.I)


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
    speaks_for = next((m.group() for p in phrases if (m := _SPEAKS_FOR.search(p.words))), "")
    if is_organisation or speaks_for:
        return KINDS["organisation"], speaks_for
    return "", ""


def _votes(phrase: Phrase) -> Iterator[tuple[str, float, str]]:
    """Each entry in the phrase: the kind it speaks for, how much, and the entry."""
    if phrase.place == "party":
        yield "government", 4.0, phrase.words
        return
    if phrase.place == "sentence":
        lexicon = _lexicon()
        for word in dict.fromkeys(_PLAIN.findall(phrase.words.lower())):
            if word in lexicon:
                yield from ((kind, _CONTEXT, word) for kind, level in lexicon[word] if level == "context")
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
            found = found or level != "context"
            weight = _WEIGHTS[level][place]
            if entry in KIN or at and lower[at - 1] in _FORMER:
                weight *= _AS_WELL
            yield kind, weight, entry
        at += n
    if not found and phrase.place == "beside" and (_FROM.match(phrase.words) and len(words) < 6):
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
