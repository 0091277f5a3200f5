"""Closed word classes, the verbs and nouns of saying, and the tests of form that stand in for a tagger."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from analysis.attribution import tag as Tag
from analysis.text.lexicons import classed_word_list, table, word_class, word_list

T = TypeVar("T")
_FORMS_TAKEN = frozenset("clause that wh to whom-to np".split())
_SIBILANT = ("s", "sh", "ch", "x", "z")
QUOTED = "“”"  # the token that stands for a quoted stretch
KIN = word_class("kin")
PERSONAL = frozenset("he she they i we you".split())
RELATIVE = frozenset("who which that whom".split())
WHO = frozenset(["who", "who's", "who've", "who'd", "who'll"])
ORDINALS = frozenset("second third fourth fifth sixth".split())  # "a third joked"
MULTITUDES = frozenset("others dozens hundreds thousands".split())  # subjects that look like determiners
NOBODY = frozenset("nobody none neither no anyone anybody".split())
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
    [";", ":", "|", "—", "–", "--", "-", "(", ")", "[", "]", "…", "..", "...", "?", "!", ".", QUOTED]
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
THINGS = word_list("thing_words")  # make a name that of a thing, as of a place or an event: "bridge"
# given names and titles, each -> "male", "female" or "either"; share of women among the name's bearers
GIVEN_NAMES: dict[str, str] = {}
SHARES_OF_WOMEN: dict[str, float] = {}  # only of names that the census lists
for _kind, _names in classed_word_list("given_names").items():
    _sex, _, _share = _kind.partition(" ")
    GIVEN_NAMES |= dict.fromkeys(map(str.lower, _names), _sex)
    if _share:
        SHARES_OF_WOMEN |= dict.fromkeys(map(str.lower, _names), float(_share))
TITLES = {title: sex for sex, entries in classed_word_list("titles").items() for title in entries}
_MOST_WORDS = 200_000


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A form of a verb of `lexicons/verbs.tsv`, whose head says what the columns mean.

    `kind`: say, utter, tell, call or think; `shape`: base, s, past or ing; `takes`: what it reports without
    marks; `prepositions`: those before what it reports; `traits`: what else holds of it; `needs`: words of
    which one must follow; `is_noun`: this form is a noun at least as often; `is_participle`: it is never
    finite ("a report written in May").
    """

    lemma: str
    kind: str
    shape: str
    takes: frozenset[str]
    prepositions: frozenset[str]
    traits: frozenset[str]
    needs: frozenset[str]
    is_noun: bool = False
    is_participle: bool = False

    @property
    def may_invert(self) -> bool:
        """Whether the subject can follow: "…, said Lund", "…, asked Lund", not "…, told Lund"."""
        return self.kind in ("say", "utter", "think") or "inverts" in self.traits


def _cue_verbs() -> dict[str, CueVerb]:
    """Verb form in lower case -> what it is, for every form of the list."""
    forms: dict[str, CueVerb] = {}
    for entry, kind, takes, marks in table("verbs"):
        lemma, *pasts = entry.split("/")
        taken = frozenset(takes.split())
        prepositions = frozenset(word.removesuffix("-np") for word in taken - _FORMS_TAKEN)
        traits = frozenset(mark for mark in marks.split() if ":" not in mark)
        needs = frozenset(marks.partition("before:")[2].partition(" ")[0].split(",")) - {""}
        for shape, form in _forms(lemma, pasts):
            is_noun = f"noun-{shape}" in traits or "noun" in traits and shape in ("base", "s")
            is_participle = form in pasts[1:] and form.endswith(("n", "ne"))
            forms.setdefault(
                form,
                CueVerb(lemma, kind, shape, taken, prepositions, traits, needs, is_noun, is_participle),
            )
    return forms


def _forms(lemma: str, pasts: list[str]) -> list[tuple[str, str]]:
    """Every (shape, form) of a verb, by its lemma and its irregular past forms."""
    doubled = next((past[:-2] for past in pasts if past.endswith("ed") and past[-3] == past[-4]), "")
    third = (doubled or lemma) + "es" if lemma.endswith(_SIBILANT) else lemma + "s"
    stem = doubled or lemma
    past = lemma + "d" if lemma.endswith("e") else lemma + "ed"
    if lemma[-1] == "y" and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        stem = lemma[:-1]
    forms = [("base", lemma), ("s", "goes" if lemma == "go" else third), ("ing", stem + "ing")]
    forms += [("ing", lemma + "ing")] * (lemma + "ed" in pasts)  # "labelling", "labeling"
    return [("past", form) for form in (pasts or [past])] + forms


CUE_VERBS = _cue_verbs()  # verb form in lower case -> what it is
CUE_NOUNS = word_list("cue_nouns")  # for what somebody says or writes: "warning", "statement"
CUE_WORDS = CUE_NOUNS.union(CUE_VERBS, ["according"])  # every word that can be a cue or begin one


_CLASSES = {
    Tag.BE: BE | {"been", "being"}, Tag.PRONOUN: PERSONAL, Tag.RELATIVE: RELATIVE | WHO,
    Tag.DETERMINER: DETERMINERS, Tag.POSSESSIVE: POSSESSIVES, Tag.PREPOSITION: PREPOSITIONS,
    Tag.SUBORDINATOR: SUBORDINATORS, Tag.CLAUSAL: SUBORDINATORS - PREPOSITIONS,
    Tag.COORDINATOR: COORDINATORS, Tag.DATE: CALENDAR, Tag.TIME: TIME, Tag.DASH: DASHES,
    Tag.BREAK: BREAKS, Tag.COMMA: {","}, Tag.CLOSED_VERB: PAST_FORMS | AUXILIARIES,
    Tag.ADVERB: ADVERBS, Tag.AUXILIARY: AUXILIARIES, Tag.ARTICLE: {"the", "a", "an"},
    Tag.NO_VERB_AFTER: {"the", "a", "an", "to", "of"}, Tag.CUE: CUE_VERBS.keys(),
    Tag.NOUN_LIKE: {form for form, verb in CUE_VERBS.items() if verb.is_noun},
    Tag.FINITE_CUE: {form for form, verb in CUE_VERBS.items() if verb.shape in ("past", "s")},
}  # fmt: skip
_BITS: dict[str, int] = {}  # word in lower case -> the bits of the closed classes that hold it
for _bit, _words in _CLASSES.items():
    for _word in _words:
        _BITS[_word] = _BITS.get(_word, 0) | _bit


class _Memo(dict[str, T]):
    """What a function gives for the words met so far: nothing is looked up faster than in a dict."""

    def __init__(self, function: Callable[[str], T]) -> None:
        self.function = function

    def __missing__(self, word: str) -> T:
        if len(self) == _MOST_WORDS:
            self.clear()
        return self.setdefault(word, self.function(word))


def _tags_of(word: str) -> int:
    lower = lowered(word)
    tags = _BITS.get(lower, 0)
    is_name = word[:1].isupper() or word[:1] == "@" or word[:3] in ("al-", "el-")
    if lower.endswith("ly") and not is_name and lower not in NOT_ADVERBS:
        tags |= Tag.ADVERB
    elif lower.endswith("n't"):
        tags |= Tag.AUXILIARY | Tag.CLOSED_VERB
    elif lower.endswith(CONTRACTED):
        tags |= Tag.CLOSED_VERB
    elif word in ("May", "Lives"):
        tags &= ~(Tag.AUXILIARY | Tag.CLOSED_VERB)
    elif lower.endswith("ed") and (len(lower) >= 5 or word == "used") and word.islower() and "-" not in word:
        tags |= Tag.ED
    if lower.partition("'")[0] in PERSONAL or lower == "who's":
        tags |= Tag.PERSONAL
    tags |= Tag.CAPITAL * is_name | Tag.PEOPLE * names_people(lower)
    return tags | Tag.NAME * (is_name and not tags & (Tag.DETERMINER | Tag.PREPOSITION | Tag.BE))


tags_of = _Memo(_tags_of).__getitem__  # what the token can be: bits of `Tag`, or'ed
lowered = _Memo(lambda word: word if word in ("WHO", "WHO's") else word.lower()).__getitem__  # the body


@lru_cache(maxsize=4096)
def names_people(word: str) -> bool:
    """Whether the word, in lower case, is one for people or an organisation: "senators", "council"."""
    singular = word.removesuffix("s")
    is_role = not ROLE_NOUNS.isdisjoint((word, singular, singular.removesuffix("-to-be").rpartition("-")[2]))
    is_role = is_role or singular in ("crowd", "gallery") or word.endswith(("locals", "-year-old"))
    return is_role or not ORGANISATION_WORDS.isdisjoint((word, singular))
