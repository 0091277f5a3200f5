"""Cues: the verbs and nouns that tie words to their source, by form and by the construction they take."""

from dataclasses import dataclass
from functools import cache

from analysis.text.lexicons import classed_word_list, word_list

# Forms that are a noun at least as often as a verb: a cue only where a subject stands right before them.
AMBIGUOUS = frozenset(
    "report reports claim claims points note notes state states comment comments question questions charge "
    "charges promise promises demand demands estimate estimates object objects post posts email "
    "emails text texts tweet tweets answer answers address brief address cite rule rules call calls "
    "label labels brand brands blame praise credit thank thanks fear fears hope hopes doubt doubts "
    "plan plans desire support dream dreams favor offer offers signal signals fire shot laugh cry "
    "cries scream shout shouts sigh whisper roar bark counter protest protests detail details term "
    "terms style rate view views hit raise attack attacks slam rip blast paint cast bill pan cheer "
    "charge joke jokes show plead dispute contest ask mention reply replies response vow pledge "
    "pledges urge boast complain warning finding like long wish want need question read reads remark "
    "remarks chant chants finish mean love hate known lecture hint hints quote quotes recall recalls "
    "caution knock rail tease shoot crow object talk talks forecast forecasts brag gripe gripes whine regret "
    "regrets guarantee guarantees message messages counsel decree decrees crack howl howls hoot banter "
    "wink frown grimace rave type slate rubbish champion champions tag tags smear smears "
    "reference references highlight highlights compliment quiz press grill sum rue chronicle chirp whoop "
    "pipe frame frames pitch play plays brush wave correct chip lash clap hedge mumble snort sniff sneer "
    "rule voice voices counters".split()
)
# Forms that are never finite: without an auxiliary they describe the noun before them ("a report written in
# May").
PARTICIPLES = frozenset("written spoken sworn known gone begun seen".split())
_SIBILANT = ("s", "sh", "ch", "x", "z")


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A form of a cue verb: `lemma`, `kind` (say, tell, call, think) and `shape` (base, s, past, ing)."""

    lemma: str
    kind: str
    shape: str


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Verb form in lower case -> what it is, for every form of `lexicons/cue_verbs.txt`."""
    forms: dict[str, CueVerb] = {}
    for kind, entries in classed_word_list("cue_verbs").items():
        for entry in entries:
            lemma, *pasts = entry.split("/")
            for shape, form in _forms(lemma, pasts):
                forms.setdefault(form, CueVerb(lemma, kind, shape))
    return forms


def _forms(lemma: str, pasts: list[str]) -> list[tuple[str, str]]:
    """Every (shape, form) of a verb; irregular past forms are given, a doubled consonant is taken over into
    -ing.
    """
    doubled = next((past[:-2] for past in pasts if past.endswith("ed") and past[-3] == past[-4]), "")
    third = lemma + "es" if lemma.endswith(_SIBILANT) else lemma + "s"
    stem = doubled or lemma
    past = lemma + "d" if lemma.endswith("e") else lemma + "ed"
    if lemma[-1] == "y" and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        stem = lemma[:-1]
    forms = [("base", lemma), ("s", "goes" if lemma == "go" else third), ("ing", stem + "ing")]
    return [("past", form) for form in (pasts or [past])] + forms


@cache
def cue_words() -> frozenset[str]:
    """Every word that can be a cue or begin one: verb forms, nouns, "according"."""
    return cue_nouns().union(cue_verbs(), ["according"])


@cache
def cue_nouns() -> frozenset[str]:
    """Nouns for what somebody says or writes, in lower case: "warning", "statement"."""
    return word_list("cue_nouns")
