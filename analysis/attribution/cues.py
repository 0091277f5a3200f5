"""Cues: the verbs and nouns that tie words to their source, by form and by the construction they take."""

from dataclasses import dataclass

from analysis.text.lexicons import table, word_list

_FORMS_TAKEN = frozenset("clause that wh to whom-to np".split())
_SIBILANT = ("s", "sh", "ch", "x", "z")


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
    return [("past", form) for form in (pasts or [past])] + forms


CUE_VERBS = _cue_verbs()  # verb form in lower case -> what it is
CUE_NOUNS = word_list("cue_nouns")  # for what somebody says or writes: "warning", "statement"
CUE_WORDS = CUE_NOUNS.union(CUE_VERBS, ["according"])  # every word that can be a cue or begin one
