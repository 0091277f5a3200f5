"""The cues of one sentence of a frame: which tokens are verbs or nouns of saying, and whose they are."""

from dataclasses import dataclass

from analysis.attribution import phrases
from analysis.attribution.cues import CueVerb, cue_nouns, cue_verbs, cue_words, noun_like
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    CALENDAR,
    COORDINATORS,
    DASHES,
    DETERMINERS,
    MODALS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    TIME,
    demonyms,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    is_verb,
    names_people,
)

_PERCEIVING = frozenset(
    "captures captured hear hears heard overheard records recorded catches caught".split()
)
_PASSING_ON = frozenset("emailed e-mailed shared forwarded circulated retweeted distributed cited".split())
_BY_OTHERS = frozenset("article story report column editorial poll study survey".split())
_PARTICLES = frozenset("back on off in up".split())
_ARTICLES = frozenset("the a an no every each another".split())
# Before 's: times, and what is contracted with a verb.
_NO_OWNERS = frozenset(
    "today yesterday tomorrow tonight week month year there it that what here who he she let".split()
)
_AFTER_NOUN = frozenset(
    [*"that ? : , of about as to in on by from saying this yesterday is was : ".split(), *DASHES]
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
        is_by = verb is not None and frame.lower[at + 1 : at + 2] == ["by"]
        if is_by and phrases.is_as_reported(frame, first, at):
            source = phrases.after(frame, at + 1, last)
            cue = Cue(at - 1, at + 2, None, source, "according-to") if source else None
        if cue is None and word == "according" and frame.lower[at + 1 : at + 2] == ["to"]:
            source = phrases.according(frame, first, at, last)
            cue = Cue(at, at + 2, None, source, "according-to") if source else None
        if cue is not None:
            found.append(cue)
    return found


def _verb_cue(frame: Frame, first: int, at: int, verb: CueVerb, earlier: list[Cue]) -> Cue | None:
    """The cue whose verb is the token at `at`, or None where that token is no verb."""
    lower = frame.lower
    previous = lower[at - 1] if at > first else ""
    is_alone = previous == "another" and (at == first + 1 or lower[at - 2] in COORDINATORS | SUBORDINATORS)
    if previous in _ARTICLES and not is_alone:
        return None
    if verb.needs and verb.needs.isdisjoint(lower[at + 1 : at + 3]):
        return None
    if lower[at] in noun_like():
        if previous in DETERMINERS:
            return None
        closes = lower[at + 1 : at + 2] in ([], ["."], [","]) and QUOTED in lower[first:at]
        if not closes and not may_precede_verb(frame, first, at):
            return None
    may_contract = "'" in previous or is_adverb(previous) or previous == "not"
    contracted = phrases.contracted(frame, first, at, verb) if may_contract else None
    if previous in POSSESSIVES or contracted is None and previous.endswith(("'s", "s'")):
        return None
    if "beside" in verb.traits and not _is_beside_words(lower, at):
        return None
    if "refusable" in verb.traits and any(
        w == "not" or w.endswith("n't") for w in lower[max(first, at - 3) : at]
    ):
        return None
    if lower[at + 1 : at + 2] == ["than"] or verb.lemma == "pledge" and previous[:1].isdigit():
        return None
    subject, how = contracted or phrases.before(frame, first, at)
    if verb.is_participle and how == "subject" and not _has_auxiliary(frame, first, at):
        return None
    if how == "subject" and verb.kind == "call" and verb.shape == "past":
        if lower[at + 1 : at + 2] in (["as"], ["with"], ["by"]) and not _has_object(
            frame, first, at, subject
        ):
            how, subject = "passive", None
    if verb.kind == "call" and lower[at + 1 : at + 2] == [QUOTED] and subject is not None:
        if verb.shape == "past" and how == "subject" and _is_thing(frame, first, at, subject):
            return None
    is_after_stretch = previous == QUOTED or previous == "," and lower[at - 2] == QUOTED
    if is_after_stretch and verb.shape in ("past", "s") and verb.may_invert:
        inverted = phrases.after(frame, at, len(lower))
        if inverted is not None and not phrases.begins_reported_clause(frame, inverted):
            return Cue(at, at + 1, verb, inverted, "subject")
    if previous == "," and verb.kind in ("say", "utter") and verb.shape in ("past", "s", "base"):
        inverted = phrases.after(frame, at, len(lower))
        if inverted is not None and _ends_reporting_clause(frame, inverted, verb):
            is_clause = phrases.has_finite_verb(frame, first, at - 1)
            is_closed = inverted[1] >= len(lower) or lower[inverted[1]] in (",", ".")
            is_between = (
                is_closed and subject is not None and subject[1] == at - 1 and inverted[1] < len(lower)
            )
            if (
                subject is None
                or is_between
                or (is_clause or is_closed)
                and not phrases.has_finite_verb(frame, *_rest(frame, inverted[1]))
            ):
                return Cue(at, at + 1, verb, inverted, "subject")
    if verb.shape == "ing":
        return _participle_cue(frame, first, at, verb, subject, how, earlier)
    if how == "infinitive":
        if verb.kind == "think":
            return None
        subject = phrases.caused(frame, first, at) or _matrix_subject(frame, first, at, earlier)
        return Cue(at, at + 1, verb, subject, how)
    if how in ("coordinated", "preposition"):
        subject = _matrix_subject(frame, first, at, earlier)
    if verb.shape == "base" and not takes_base(frame, at, subject):
        return None
    if lower[at] in noun_like() and previous in PREPOSITIONS:
        return None
    if verb.shape == "s" and lower[at] in noun_like() and not is_singular(frame, subject):
        return None
    if subject is None and how == "preposition":
        return None
    return Cue(at, at + 1, verb, subject, how)


def _has_object(frame: Frame, first: int, at: int, subject: tuple[int, int] | None) -> bool:
    """Whether the verb's object stands before it ("what she described as “…”"): it is no participle then."""
    if subject is None or _has_auxiliary(frame, first, at) or frame.lower[subject[0]] in PERSONAL | RELATIVE:
        return True
    before = frame.lower[max(first, subject[0] - 5) : subject[0]]
    return "what" in before or not RELATIVE.isdisjoint(before)


def _is_thing(frame: Frame, first: int, at: int, subject: tuple[int, int]) -> bool:
    """Whether the phrase before a verb of naming is a thing that bears the name ("a syllabus called “…”")."""
    if _has_auxiliary(frame, first, at) or subject[1] - subject[0] < 2:
        return False
    head = phrases.head(frame, subject)
    word = frame.lower[head]
    return not (is_capitalised(frame.words[head]) or names_people(word) or word in cue_nouns())


def _is_beside_words(lower: list[str], at: int) -> bool:
    """Whether a verb of doing stands beside words or a pause: "…," he went on; he fired back: "…"."""
    following = lower[at + 1] if at + 1 < len(lower) else "."
    if following in _PARTICLES:
        following = lower[at + 2] if at + 2 < len(lower) else "."
        return following == "that" or following not in DETERMINERS and following not in POSSESSIVES
    is_after = at >= 2 and QUOTED in lower[max(0, at - 6) : at]
    return following in (",", ":") or following == "." and is_after or is_adverb(following) and is_after


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


def _ends_reporting_clause(frame: Frame, subject: tuple[int, int], verb: CueVerb) -> bool:
    """Whether ", explained X," is complete: a name or pronoun, after "said" also a word for people, with a
    comma, a mark or the end after it.
    """
    is_named = any(is_capitalised(word) for word in frame.words[slice(*subject)])
    if verb.shape == "base" and not frame.lower[subject[1] - 1].endswith("s"):
        return False
    is_person = frame.lower[subject[0]] in PERSONAL or (
        verb.lemma == "say" and names_people(frame.lower[subject[1] - 1])
    )
    if not is_named and not is_person:
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
    governing = cue_verbs().get(lower[at - 1]) if at > first else None
    if governing is not None and governing.kind in ("say", "think") and governing.shape in ("past", "s"):
        return None  # "said calling it off would be wrong": the subject of what is said
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
    if is_object and lower[at - 1] != "," and lower[subject[0] - 1] in _PERCEIVING:
        return Cue(at, at + 1, verb, subject, "subject")
    if is_object and lower[subject[0] - 1] in _PASSING_ON and lower[at - 1] in _BY_OTHERS:
        return Cue(at, at + 1, verb, subject, "document")
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
        if _is_in_lead_in(frame, first, at, cue.subject[0]):
            continue
        is_inside = cue.how == "relative" and "," not in frame.lower[cue.last : at]
        if cue.how in ("subject", "coordinated", "participle") or is_inside:
            return cue.subject
    first = phrases.clause_start(frame, first, at)
    opening = phrases.phrase_starting(frame, first, at if at > first + 1 else len(frame.words))
    return opening or phrases.subject_of_clause(frame, first, at)


def _is_in_lead_in(frame: Frame, first: int, at: int, subject: int) -> bool:
    """Whether the subject belongs to a subordinate clause at the head of the sentence, over before `at`."""
    if subject != first + 1 or frame.lower[first] not in SUBORDINATORS:
        return False
    return "," in frame.lower[subject:at]


def _noun_cue(frame: Frame, first: int, at: int) -> Cue | None:
    """The cue "her warning" or "a statement from X" with the noun at `at`; None without an owner."""
    lower = frame.lower
    behind = at + 1
    while behind < len(lower) and (lower[behind] in TIME or is_adverb(lower[behind])):
        behind += 1
    following = lower[behind] if behind < len(lower) else QUOTED
    is_framing = following == "," and {"in", "by", "to"} & set(lower[max(first, at - 4) : at])
    if (
        following not in _AFTER_NOUN
        and following != QUOTED
        and following not in PREPOSITIONS
        and not is_framing
    ):
        return None
    for back in range(at - 1, max(first, at - 4) - 1, -1):
        if lower[back] in POSSESSIVES:
            return Cue(at, at + 1, None, (back, back + 1), "noun")
        if lower[back].endswith(("'s", "s'")):
            if lower[back][:-2] in _NO_OWNERS or lower[back][:-2] in CALENDAR:
                return None
            begin = first + (lower[first] in PREPOSITIONS and first < back)
            owner = phrases.phrase_ending(frame, begin, back + 1) or (back, back + 1)
            return Cue(at, at + 1, None, phrases.possessor(frame, owner), "noun")
        if lower[back] in PREPOSITIONS or lower[back] == "," or lower[back] in cue_verbs():
            break
    if at + 2 < len(lower) and lower[at + 1] in ("by", "from"):
        owner = phrases.after(frame, at + 1, len(lower))
        if owner and is_capitalised(frame.words[owner[0]]):
            return Cue(at, at + 1, None, owner, "noun")
    return None


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


def is_singular(frame: Frame, subject: tuple[int, int] | None) -> bool:
    return subject is not None and (
        frame.lower[subject[1] - 1] in PERSONAL
        or frame.lower[subject[1] - 1] in ("who", "it")
        or is_capitalised(frame.words[subject[1] - 1])
        or not frame.lower[subject[1] - 1].endswith("s")
    )
