"""Closed word classes and the small tests of form that stand in for a part-of-speech tagger."""

import re
from functools import cache, lru_cache

from analysis.attribution.cues import cue_verbs
from analysis.text.lexicons import classed_word_list, word_list

QUOTED = "“”"  # the token that stands for a quoted stretch
KIN = frozenset(
    "wife husband son daughter brother sister mother father nephew niece cousin uncle aunt widow mum "
    "dad".split()
)
PERSONAL = frozenset("he she they i we you".split())
RELATIVE = frozenset("who which that whom".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no each every another both "
    "all many most several few other such one two three four five six seven eight nine ten dozens "
    "hundreds more nearly almost about roughly only".split()
)
POSSESSIVES = frozenset("his her its their our my your whose".split())
PREPOSITIONS = frozenset(
    "of in on at by for from to with without into onto over under during before after between among "
    "against about through throughout across behind beyond near within amid despite like upon toward "
    "towards since until as via following including outside inside around besides unlike".split()
)
SUBORDINATORS = frozenset(
    "that if because while when where although though unless until whereas since whether how why what "
    "once after before as than so lest whenever".split()
)
COORDINATORS = frozenset("and but or nor yet then plus".split())
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can "
    "could may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't "
    "won't wouldn't shouldn't can't couldn't cannot not never".split()
)
BE = frozenset(
    "is are was were be been being am isn't aren't wasn't weren't what's that's it's he's she's who's "
    "there's".split()
)
MODALS = frozenset(
    "will would shall should can could may might must to won't wouldn't can't couldn't cannot".split()
)
DASHES = frozenset(["—", "–", "--", "-"])
BREAKS = frozenset(
    [";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "…", "..", "...", "?", "!", ".", QUOTED]
)
CONTRACTED = ("'d", "'ll", "'ve", "'re")
ADVERBS = frozenset(
    "also then later now once again just still already even only further furthermore first finally "
    "often always sometimes soon yesterday today tonight tomorrow too instead herself himself "
    "themselves itself rather quite since ever never perhaps meanwhile nonetheless nevertheless "
    "however thus therefore indeed moreover elsewhere here there earlier separately long simply "
    "previously always afterward afterwards additionally ominously recently both all merely "
    "apparently infamously together fairly pretty nearly twice yet ultimately thereby not never out "
    "up back on".split()
) - {"on", "out", "up", "back"}
NOT_ADVERBS = frozenset(
    "family ally rally reply supply july italy assembly bully lily emily sally kelly billy".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december easter christmas ramadan thanksgiving jan. feb. aug. "
    "sept. oct. nov. dec. mon tue tues wed thu thurs fri sat sun".split()
)
TIME = CALENDAR | frozenset(
    "morning afternoon evening night week weekend month year today yesterday tonight day days weeks "
    "months years hours ago noon midnight last late early earlier later this next past recent "
    "recently".split()
)
PAST_FORMS = frozenset(
    "was were had did went came took gave made got left lost won beat met led held kept sent spent "
    "stood sat ran rose fell grew drew drove flew broke chose spoke woke wore became began brought "
    "bought built caught dealt fought found forgot forgave hid hit hurt laid lay lit meant paid put "
    "quit read rode sang sank sold set shook shot showed shut slept slid spread stole struck stuck "
    "swept swung taught threw understood woke wound withdrew cut let bet cost remains remained "
    "appears seems seemed includes has does is are goes comes takes gives makes gets leaves leads "
    "holds keeps runs stands sits plans wants needs hopes faces represents heads works lives looks "
    "looked".split()
)


class Tag:
    """What a token can be, as bits of one number (`tags_of`); a token can be several of them."""

    ADVERB, AUXILIARY, BE, CAPITAL, PRONOUN, RELATIVE, DETERMINER, POSSESSIVE, ARTICLE, PREPOSITION = (
        1 << bit for bit in range(10)
    )
    SUBORDINATOR, COORDINATOR, DATE, TIME, DASH, BREAK, COMMA, PEOPLE = (1 << bit for bit in range(10, 18))
    # finite verbs: of closed classes, and by their -ed; after what no verb stands; forms of cue verbs
    CLOSED_VERB, ED, NO_VERB_AFTER, MODAL, CUE, FINITE_CUE, NOUN_LIKE = (1 << bit for bit in range(18, 25))
    OPEN = 1 << 25  # a quoted stretch with a comma at its end, as before a reporting clause
    LEFT_OF_NOUN = DETERMINER | POSSESSIVE


_MOST_KNOWN = 200_000
_ADVERB = re.compile(
    "(?:al|ous|ive|ed|ing|ent|ant|ful|ic|ar|ate|ab|ib|less|some|ad|ick|iet|ow|ew|ire|ose|ong|ort)ly"
)


def is_capitalised(word: str) -> bool:
    """Whether the token begins as a name does."""
    return word[:1].isupper() or word[:1] == "@" or (word[:2] in ("al", "el") and word[2:3] == "-")


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
    verbs = cue_verbs()
    classes = {
        Tag.BE: BE | {"been", "being"}, Tag.PRONOUN: PERSONAL, Tag.RELATIVE: RELATIVE,
        Tag.DETERMINER: DETERMINERS, Tag.POSSESSIVE: POSSESSIVES, Tag.PREPOSITION: PREPOSITIONS,
        Tag.SUBORDINATOR: SUBORDINATORS, Tag.COORDINATOR: COORDINATORS, Tag.DATE: CALENDAR, Tag.TIME: TIME,
        Tag.DASH: DASHES, Tag.BREAK: BREAKS, Tag.COMMA: {","}, Tag.CLOSED_VERB: PAST_FORMS | AUXILIARIES,
        Tag.ADVERB: ADVERBS, Tag.AUXILIARY: AUXILIARIES,
        Tag.NO_VERB_AFTER: {"the", "a", "an", "to", "of"}, Tag.MODAL: MODALS, Tag.ARTICLE: {"the", "a", "an"},
        Tag.CUE: verbs.keys(), Tag.NOUN_LIKE: {form for form, verb in verbs.items() if verb.is_noun},
        Tag.FINITE_CUE: {form for form, verb in verbs.items() if verb.shape in ("past", "s")},
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
    is_name = is_capitalised(word)
    if lower.endswith("ly") and is_adverb(lower) and (not is_name or _ADVERB.search(lower)):
        tags |= Tag.ADVERB
    elif lower.endswith("n't"):
        tags |= Tag.AUXILIARY | Tag.CLOSED_VERB
    elif lower.endswith(CONTRACTED):
        tags |= Tag.CLOSED_VERB
    elif word == "May":
        tags &= ~(Tag.AUXILIARY | Tag.CLOSED_VERB | Tag.MODAL)
    elif lower.endswith("ed") and len(lower) >= 5 and not word[0].isupper() and "-" not in word:
        tags |= Tag.ED
    return tags | Tag.CAPITAL * is_name | Tag.PEOPLE * names_people(lower)


class _Known(dict[str, int]):
    """Token -> its tags, reckoned once for each form; it begins anew where a corpus has very many forms."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = tags_of(word)
        return self[word]


tags_of_known = _Known().__getitem__


def names_people(word: str) -> bool:
    """Whether the word, in lower case, is one for people or an organisation: "senators", "council"."""
    singular = word.removesuffix("s")
    if singular == "crowd" or word in role_nouns() or singular.rpartition("-")[2] in role_nouns():
        return True
    return singular in role_nouns() or word in organisation_words() or singular in organisation_words()


@cache
def role_nouns() -> frozenset[str]:
    """Common nouns for what a person is: "spokesman", "senator", "lawyer"."""
    return word_list("role_nouns")


@cache
def given_names() -> dict[str, str]:
    """Given name in lower case -> "male", "female" or "either"."""
    classes = classed_word_list("given_names")
    return {name.lower(): sex.partition(" ")[0] for sex, names in classes.items() for name in names}


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
def titles() -> dict[str, str]:
    """Title in lower case -> "male", "female" or "either"."""
    return {title: sex for sex, entries in classed_word_list("titles").items() for title in entries}


@cache
def organisation_words() -> frozenset[str]:
    """Words that make a name the name of an organisation: "university", "committee"."""
    return word_list("organisation_words")


@cache
def demonyms() -> frozenset[str]:
    """Capitalised adjectives that are no names: "american", "democratic"."""
    return word_list("demonyms")


@cache
def places() -> frozenset[str]:
    """Countries, states and large cities in lower case."""
    return word_list("places")


@cache
def thing_words(kind: str = "") -> frozenset[str]:
    """Words that make a name that of a thing, as of a place or an event; `kind`: "surname" or all."""
    return classed_word_list("thing_words")["surname"] if kind else word_list("thing_words")
