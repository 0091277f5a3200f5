"""Whether a form that may be a noun or a base form is a finite verb, by the words beside it."""

from analysis.attribution import phrases
from analysis.attribution.cues import CueVerb, noun_like
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    MODALS,
    PERSONAL,
    demonyms,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    organisation_words,
    role_nouns,
)

_PLURAL_SUBJECTS = frozenset(
    "i we you they who others some many most few both people critics officials".split()
)
_SINGULAR = frozenset("a an the this that his her its".split())
_CROWDS = frozenset("police people men women children staff clergy media data folk youth press".split())
# What counts people and so takes a plural verb ("one in five say", "half of them think").
_QUANTITIES = _PLURAL_SUBJECTS | frozenset(
    "half third quarter majority percent two-thirds three-quarters several one two three four five six "
    "seven eight nine ten dozens hundreds thousands millions all".split()
)


def takes_base(frame: Frame, at: int, subject: tuple[int, int] | None) -> bool:
    """Whether the base form at `at` can be a finite verb: after a modal or do, or with a plural subject."""
    previous = at - 1
    is_aside = frame.lower[max(0, previous - 2) : at] in ([",", "however", ","], [",", "though", ","])
    previous -= 3 * is_aside
    while previous >= 0 and is_adverb(frame.lower[previous]):
        previous -= 1
    if previous >= 0 and (frame.lower[previous] in MODALS or is_auxiliary(frame.lower[previous])):
        return True
    if subject is None:
        return False
    last = frame.lower[subject[1] - 1]
    if last in _PLURAL_SUBJECTS:
        return True
    head = phrases.head(frame, subject)
    if frame.lower[at] not in noun_like() and frame.lower[head] in _QUANTITIES:
        return True
    if frame.lower[at] not in noun_like() and not is_capitalised(frame.words[head]):
        if frame.lower[subject[0]] in _SINGULAR:
            return any(
                w.endswith("s") or w in _CROWDS or names_people(w) for w in frame.lower[slice(*subject)]
            )
        return frame.lower[head] not in ("it", "this", "he", "she")
    return frame.lower[head].endswith("s") and not frame.lower[head].endswith(("ss", "'s"))


def may_precede_verb(frame: Frame, first: int, at: int) -> bool:
    """Whether the token before an ambiguous form lets it be a verb: a pronoun, a name, a word for a
    person, an auxiliary.
    """
    if at == first:
        return True
    word, lower = frame.words[at - 1], frame.lower[at - 1]
    if is_capitalised(frame.words[at]) and is_capitalised(word) or lower in demonyms():
        return False
    if (
        is_capitalised(word)
        or lower in PERSONAL
        or lower in _PLURAL_SUBJECTS
        or is_auxiliary(lower)
        or is_adverb(lower)
    ):
        return True
    return lower in (",", ")", "to", "and", "but", "or", "who", "that", "which", QUOTED) or names_people(
        lower
    )


def names_people(word: str) -> bool:
    singular = word[:-1] if word.endswith("s") else word
    if singular == "crowd" or singular.rpartition("-")[2] in role_nouns():
        return True
    return singular in role_nouns() or word in organisation_words() or singular in organisation_words()


def may_invert(verb: CueVerb) -> bool:
    """Whether the subject can follow the verb: "…, said Lund", "…, asked Lund", not "…, told Lund"."""
    return verb.kind in ("say", "utter", "think") or "inverts" in verb.traits


def is_singular(frame: Frame, subject: tuple[int, int] | None) -> bool:
    return subject is not None and (
        frame.lower[subject[1] - 1] in PERSONAL
        or frame.lower[subject[1] - 1] in ("who", "it")
        or is_capitalised(frame.words[subject[1] - 1])
        or not frame.lower[subject[1] - 1].endswith("s")
    )
