"""The cues of one sentence of a frame: which tokens are verbs or nouns of saying, and whose they are."""

from dataclasses import dataclass

from analysis.attribution import phrases
from analysis.attribution.cues import AMBIGUOUS, PARTICIPLES, CueVerb, cue_nouns, cue_verbs, cue_words
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    DETERMINERS,
    MODALS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    demonyms,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    is_verb,
    organisation_words,
    role_nouns,
)

_DASHES = frozenset(["—", "–", "--", "-"])
_REFUSED = frozenset("comment respond reply mention answer discuss elaborate".split())
_ARTICLES = frozenset("the a an no every each another".split())
_PLURAL_SUBJECTS = frozenset(
    "i we you they who others some many most few both people critics officials".split()
)
_AFTER_NOUN = frozenset(
    [*"that : , of about as to in on by from saying this yesterday is was : ".split(), *_DASHES]
)


@dataclass(slots=True)
class Cue:
    """A cue in a frame: token range, its verb (None for a noun cue), its subject as a token range, how it was
    found.
    """

    first: int
    last: int
    verb: CueVerb | None
    subject: tuple[int, int] | None
    how: str


def cues_of(frame: Frame, first: int, last: int) -> list[Cue]:
    """The cues of the sentence first..last, from left to right, each with its subject."""
    found: list[Cue] = []
    verbs, nouns, any_cue = cue_verbs(), cue_nouns(), cue_words()
    for at in [at for at, word in enumerate(frame.lower[first:last], first) if word in any_cue]:
        word = frame.lower[at]
        verb = verbs.get(word)
        cue = _verb_cue(frame, first, at, verb, found) if verb is not None else None
        if cue is None and word in nouns:
            cue = _noun_cue(frame, first, at)
        if cue is None and word == "according" and frame.lower[at + 1 : at + 2] == ["to"]:
            source = phrases.after(frame, at + 1, last)
            cue = Cue(at, at + 2, None, source, "according-to") if source else None
        if cue is not None:
            found.append(cue)
    return found


def _verb_cue(frame: Frame, first: int, at: int, verb: CueVerb, earlier: list[Cue]) -> Cue | None:
    """The cue whose verb is the token at `at`, or None where that token is no verb."""
    lower = frame.lower
    previous = lower[at - 1] if at > first else ""
    if previous in _ARTICLES:
        return None
    if lower[at] in AMBIGUOUS:
        if previous in DETERMINERS:
            return None
        closes = lower[at + 1 : at + 2] in ([], ["."], [","]) and QUOTED in lower[first:at]
        if not closes and not _may_precede_verb(frame, first, at):
            return None
    if previous in POSSESSIVES or previous.endswith(("'s", "s'")):
        return None
    if verb.lemma == "put" and lower[at + 1 : at + 2] != ["it"]:
        return None
    if verb.lemma in _REFUSED and "not" in lower[max(first, at - 3) : at]:
        return None
    subject, how = phrases.before(frame, first, at)
    if lower[at] in PARTICIPLES and how == "subject" and not _has_auxiliary(frame, first, at):
        return None
    is_after_stretch = previous == QUOTED or previous == "," and lower[at - 2] == QUOTED
    if is_after_stretch and verb.shape in ("past", "s") and verb.kind != "call":
        inverted = phrases.after(frame, at, len(lower))
        if inverted is not None:
            return Cue(at, at + 1, verb, inverted, "subject")
    if previous == "," and verb.shape in ("past", "s") and verb.kind in ("say", "utter"):
        inverted = phrases.after(frame, at, len(lower))
        if inverted is not None and _ends_reporting_clause(frame, inverted):
            is_clause = phrases.has_finite_verb(frame, first, at - 1)
            if (
                subject is None
                or is_clause
                and not phrases.has_finite_verb(frame, *_rest(frame, inverted[1]))
            ):
                return Cue(at, at + 1, verb, inverted, "subject")
    if verb.shape == "ing":
        return _participle_cue(frame, first, at, verb, subject, how, earlier)
    if how == "infinitive":
        if verb.kind == "think":
            return None
        return Cue(at, at + 1, verb, _matrix_subject(frame, first, at, earlier), how)
    if verb.shape == "base" and not _takes_base(frame, at, subject):
        return None
    if lower[at] in AMBIGUOUS and previous in PREPOSITIONS:
        return None
    if verb.shape == "s" and lower[at] in AMBIGUOUS and not _is_singular(frame, subject):
        return None
    if how in ("coordinated", "preposition"):
        subject = _matrix_subject(frame, first, at, earlier)
    if subject is None and how == "preposition":
        return None
    return Cue(at, at + 1, verb, subject, how)


def _has_auxiliary(frame: Frame, first: int, at: int) -> bool:
    """Whether an auxiliary stands before the verb, adverbs passed over."""
    while at > first and is_adverb(frame.lower[at - 1]):
        at -= 1
    return at > first and is_auxiliary(frame.lower[at - 1])


def _rest(frame: Frame, start: int) -> tuple[int, int]:
    """The tokens from `start` to the end of the sentence or to the next stretch."""
    end = start
    while end < len(frame.lower) and frame.lower[end] not in (".", "?", "!", QUOTED):
        end += 1
    return start, end


def _ends_reporting_clause(frame: Frame, subject: tuple[int, int]) -> bool:
    """Whether ", explained X," is complete: a name or pronoun with a comma, a mark or the end after it."""
    if not any(is_capitalised(word) for word in frame.words[subject[0] : subject[1]]) and (
        frame.lower[subject[0]] not in PERSONAL
    ):
        return False
    after = frame.lower[subject[1]] if subject[1] < len(frame.lower) else "."
    return after in (",", ".", ":", QUOTED) or after in PREPOSITIONS


def _participle_cue(
    frame: Frame,
    first: int,
    at: int,
    verb: CueVerb,
    subject: tuple[int, int] | None,
    how: str,
    earlier: list[Cue],
) -> Cue | None:
    lower = frame.lower
    if at > first and (is_auxiliary(lower[at - 1]) or is_adverb(lower[at - 1])) and subject is not None:
        return Cue(at, at + 1, verb, subject, "subject")
    if (
        lower[at - 1] == "as"
        and earlier
        and earlier[-1].verb is not None
        and earlier[-1].verb.lemma == "quote"
    ):
        quoted = earlier[-1]
        source = quoted.subject if quoted.how == "passive" else phrases.after(frame, quoted.first, at - 1)
        return Cue(at, at + 1, verb, source, "quoted")
    is_object = subject is not None and subject[0] > first and _follows_verb(frame, subject[0], first)
    attached = (
        at > first and lower[at - 1] != "," and how == "subject" and subject is not None and not is_object
    )
    is_with = subject is not None and subject[0] > first and lower[subject[0] - 1] == "with"
    if attached and (is_with or not is_capitalised(frame.words[subject[1] - 1])):
        return Cue(
            at, at + 1, verb, subject, "document" if lower[subject[1] - 1] in cue_nouns() else "subject"
        )
    if at > first and lower[at - 1] in ("him", "them"):
        return Cue(at, at + 1, verb, (at - 1, at), "subject")
    return Cue(at, at + 1, verb, _matrix_subject(frame, first, at, earlier), "participle")


def _follows_verb(frame: Frame, at: int, first: int) -> bool:
    """Whether the phrase that begins at `at` is the object of a verb right before it."""
    return is_verb(frame.words, frame.lower, at - 1, first) or frame.lower[at - 1] in cue_verbs()


def _matrix_subject(frame: Frame, first: int, at: int, earlier: list[Cue]) -> tuple[int, int] | None:
    """The subject that a coordinated, participial or infinitive verb shares with its clause."""
    for cue in reversed(earlier):
        if cue.verb is None or cue.subject is None:
            continue
        is_inside = cue.how == "relative" and "," not in frame.lower[cue.last : at]
        if cue.how in ("subject", "coordinated", "participle") or is_inside:
            return cue.subject
    return phrases.phrase_starting(frame, first, at if at > first + 1 else len(frame.words))


def _takes_base(frame: Frame, at: int, subject: tuple[int, int] | None) -> bool:
    """Whether the base form at `at` can be a finite verb: after a modal or do, or with a plural subject."""
    previous = at - 1
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
    if frame.lower[at] not in AMBIGUOUS and not is_capitalised(frame.words[head]):
        return frame.lower[head] not in ("it", "this", "he", "she")
    return frame.lower[head].endswith("s") and not frame.lower[head].endswith(("ss", "'s"))


def _may_precede_verb(frame: Frame, first: int, at: int) -> bool:
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
    return singular in role_nouns() or word in organisation_words() or singular in organisation_words()


def _is_singular(frame: Frame, subject: tuple[int, int] | None) -> bool:
    return subject is not None and (
        frame.lower[subject[1] - 1] in PERSONAL
        or frame.lower[subject[1] - 1] in ("who", "it")
        or is_capitalised(frame.words[subject[1] - 1])
        or not frame.lower[subject[1] - 1].endswith("s")
    )


def _noun_cue(frame: Frame, first: int, at: int) -> Cue | None:
    """The cue "her warning" or "a statement from X" with the noun at `at`; None without an owner."""
    lower = frame.lower
    following = lower[at + 1] if at + 1 < len(lower) else QUOTED
    if following not in _AFTER_NOUN and following != QUOTED and following not in PREPOSITIONS:
        return None
    for back in range(at - 1, max(first, at - 4) - 1, -1):
        if lower[back] in POSSESSIVES:
            return Cue(at, at + 1, None, (back, back + 1), "noun")
        if lower[back].endswith(("'s", "s'")):
            owner = phrases.phrase_ending(frame, first, back + 1)
            return Cue(at, at + 1, None, owner, "noun") if owner else None
        if lower[back] in PREPOSITIONS or lower[back] == "," or lower[back] in cue_verbs():
            break
    if at + 2 < len(lower) and lower[at + 1] in ("by", "from"):
        owner = phrases.after(frame, at + 1, len(lower))
        if owner and is_capitalised(frame.words[owner[0]]):
            return Cue(at, at + 1, None, owner, "noun")
    return None
