"""Closed word classes and the small tests of form that stand in for a part-of-speech tagger."""

import re
from functools import cache, lru_cache

from analysis.attribution.cues import CUE_VERBS
from analysis.text.lexicons import classed_word_list, word_class, word_list

QUOTED = "“”"  # the token that stands for a quoted stretch
KIN = word_class("kin")
PERSONAL = frozenset("he she they i we you".split())
RELATIVE = frozenset("who which that whom".split())
HONORIFICS = word_class("honorific")
DETERMINERS = word_class("determiner")
POSSESSIVES = frozenset("his her its their our my your whose".split())
PREPOSITIONS = word_class("preposition")
SUBORDINATORS = word_class("subordinator")
COORDINATORS = frozenset("and but or nor yet then plus".split())
AUXILIARIES = word_class("auxiliary")
BE = word_class("be")
DASHES = frozenset(["—", "–", "--", "-"])
BREAKS = frozenset(
    [";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "…", "..", "...", "?", "!", ".", QUOTED]
)
CONTRACTED = ("'d", "'ll", "'ve", "'re")
ADVERBS = word_class("adverb")
NOT_ADVERBS = word_class("ly_noun")
CALENDAR = word_class("calendar")
NAME_LINKS = word_class("name_link")  # inside names: "de", "bin"
TIME = CALENDAR | word_class("time")
PAST_FORMS = word_class("finite_verb")
ROLE_NOUNS = word_list("role_nouns")  # what a person is: "spokesman", "senator", "lawyer"
ORGANISATION_WORDS = word_list("organisation_words")  # "university", "committee"
DEMONYMS = word_list("demonyms")  # capitalised adjectives that are no names: "american", "democratic"
PLACES = word_list("places")  # countries, states and large cities
# given names and titles, each -> "male", "female" or "either"
GIVEN_NAMES = {
    name.lower(): sex.partition(" ")[0]
    for sex, names in classed_word_list("given_names").items()
    for name in names
}
TITLES = {title: sex for sex, entries in classed_word_list("titles").items() for title in entries}


class Tag:
    """What a token can be, as bits of one number (`tags_of`); a token can be several of them."""

    ADVERB, AUXILIARY, BE, CAPITAL, PRONOUN, RELATIVE, DETERMINER, POSSESSIVE, ARTICLE, PREPOSITION = (
        1 << bit for bit in range(10)
    )
    SUBORDINATOR, COORDINATOR, DATE, TIME, DASH, BREAK, COMMA, PEOPLE = (1 << bit for bit in range(10, 18))
    # finite verbs: of closed classes, and by their -ed; after what no verb stands; forms of cue verbs
    CLOSED_VERB, ED, NO_VERB_AFTER, CUE, FINITE_CUE, NOUN_LIKE = (1 << bit for bit in range(18, 24))
    OPEN = 1 << 24  # a quoted stretch with a comma at its end, as before a reporting clause
    PERSONAL = 1 << 25  # a pronoun for a person, also contracted ("he's")
    CLAUSAL = 1 << 26  # begins a clause and no prepositional phrase ("because", not "after")
    LEFT_OF_NOUN = DETERMINER | POSSESSIVE


_MOST_KNOWN = 200_000
_ADVERB = re.compile(
    "(?:al|ous|ive|ed|ing|ent|ant|ful|ic|ar|ate|ab|ib|less|some|ad|ick|iet|ow|ew|ire|ose|ong|ort)ly"
)


@lru_cache(maxsize=4096)
def is_adverb(lower: str) -> bool:
    """Whether the token may stand between a subject and its verb without being either."""
    return lower in ADVERBS or (lower.endswith("ly") and len(lower) > 4 and lower not in NOT_ADVERBS)


@lru_cache(maxsize=4096)
def is_auxiliary(lower: str) -> bool:
    """Whether the token is an auxiliary, a modal or a negation."""
    return lower in AUXILIARIES or lower.endswith("n't")


@cache
def _classes() -> dict[str, int]:
    """Word in lower case -> the bits of the closed classes that hold it."""
    classes = {
        Tag.BE: BE | {"been", "being"}, Tag.PRONOUN: PERSONAL, Tag.RELATIVE: RELATIVE,
        Tag.DETERMINER: DETERMINERS, Tag.POSSESSIVE: POSSESSIVES, Tag.PREPOSITION: PREPOSITIONS,
        Tag.SUBORDINATOR: SUBORDINATORS, Tag.CLAUSAL: SUBORDINATORS - PREPOSITIONS,
        Tag.COORDINATOR: COORDINATORS, Tag.DATE: CALENDAR, Tag.TIME: TIME, Tag.DASH: DASHES,
        Tag.BREAK: BREAKS, Tag.COMMA: {","}, Tag.CLOSED_VERB: PAST_FORMS | AUXILIARIES,
        Tag.ADVERB: ADVERBS, Tag.AUXILIARY: AUXILIARIES, Tag.ARTICLE: {"the", "a", "an"},
        Tag.NO_VERB_AFTER: {"the", "a", "an", "to", "of"}, Tag.CUE: CUE_VERBS.keys(),
        Tag.NOUN_LIKE: {form for form, verb in CUE_VERBS.items() if verb.is_noun},
        Tag.FINITE_CUE: {form for form, verb in CUE_VERBS.items() if verb.shape in ("past", "s")},
    }  # fmt: skip
    bits: dict[str, int] = {}
    for bit, words in classes.items():
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    return bits


def tags_of(word: str) -> int:
    """What the token can be: bits of `Tag`, or'ed."""
    lower = word.lower()
    tags = _classes().get(lower, 0)
    is_name = word[:1].isupper() or word[:1] == "@" or word[:3] in ("al-", "el-")
    if lower.endswith("ly") and is_adverb(lower) and (not is_name or _ADVERB.search(lower)):
        tags |= Tag.ADVERB
    elif lower.endswith("n't"):
        tags |= Tag.AUXILIARY | Tag.CLOSED_VERB
    elif lower.endswith(CONTRACTED):
        tags |= Tag.CLOSED_VERB
    elif word == "WHO":  # a body's name
        tags &= ~(Tag.RELATIVE | Tag.PRONOUN)
    elif word in ("May", "Lives"):
        tags &= ~(Tag.AUXILIARY | Tag.CLOSED_VERB)
    elif lower.endswith("ed") and (len(lower) >= 5 or word == "used") and word.islower() and "-" not in word:
        tags |= Tag.ED
    if lower.partition("'")[0] in PERSONAL:
        tags |= Tag.PERSONAL
    return tags | Tag.CAPITAL * is_name | Tag.PEOPLE * names_people(lower)


class _Known(dict[str, int]):
    """Token -> its tags, reckoned once for each form; it begins anew where a corpus has very many forms."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = tags_of(word)
        return self[word]


tags_of_known = _Known().__getitem__


@lru_cache(maxsize=4096)
def names_people(word: str) -> bool:
    """Whether the word, in lower case, is one for people or an organisation: "senators", "council"."""
    singular = word.removesuffix("s")
    if singular == "crowd" or word in ROLE_NOUNS or singular.rpartition("-")[2] in ROLE_NOUNS:
        return True
    return singular in ROLE_NOUNS or word in ORGANISATION_WORDS or singular in ORGANISATION_WORDS


@cache
def shares_of_women() -> dict[str, float]:
    """Given name in lower case -> the share of women among its bearers in the census; NaN if not listed."""
    classes = classed_word_list("given_names")
    return {
        name.lower(): float(sex.partition(" ")[2] or "nan")
        for sex, names in classes.items()
        for name in names
    }


@cache
def thing_words(kind: str = "") -> frozenset[str]:
    """Words that make a name that of a thing, as of a place or an event; `kind`: "surname" or all."""
    return classed_word_list("thing_words")["surname"] if kind else word_list("thing_words")
