"""Which cue governs a quoted stretch, and whose words it makes them: one sentence of a frame at a time."""

from dataclasses import dataclass

from analysis import subjects
from analysis.cues import AMBIGUOUS, CueVerb, cue_nouns, cue_verbs
from analysis.frames import QUOTED, Frame
from analysis.grammar import (
    DETERMINERS,
    MODALS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
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
_PLURAL_SUBJECTS = frozenset("i we you they who others some many most few both people critics officials".split())
_REPORTING_KINDS = ("say", "utter", "tell", "think")
_AFTER_NOUN = frozenset([*"that : , of about as to in on by from saying this yesterday is was : ".split(), *_DASHES])


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a frame: token range, its verb (None for a noun cue), its subject as a token range, how it was found."""

    first: int
    last: int
    verb: CueVerb | None
    subject: tuple[int, int] | None
    how: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a stretch to its source: the cue, the source mention (token ranges) and the rule that decided."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    rule: str


def cues_of(frame: Frame, first: int, last: int) -> list[Cue]:
    """The cues of the sentence first..last, from left to right, each with its subject."""
    found: list[Cue] = []
    verbs, nouns = cue_verbs(), cue_nouns()
    for at in range(first, last):
        word = frame.lower[at]
        verb = verbs.get(word)
        cue = _verb_cue(frame, first, at, verb, found) if verb is not None else None
        if cue is None and word in nouns:
            cue = _noun_cue(frame, first, at)
        if cue is None and word == "according" and frame.lower[at + 1 : at + 2] == ["to"]:
            source = subjects.after(frame, at + 1, last)
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
    closes = lower[at + 1 : at + 2] in ([], ["."], [","]) and QUOTED in lower[first:at]
    if lower[at] in AMBIGUOUS and not closes and not _may_precede_verb(frame, first, at):
        return None
    if previous in POSSESSIVES or previous.endswith(("'s", "s'")):
        return None
    if lower[at] in AMBIGUOUS and previous in DETERMINERS:
        return None
    if verb.lemma == "put" and lower[at + 1 : at + 2] != ["it"]:
        return None
    if verb.lemma in _REFUSED and "not" in lower[max(first, at - 3) : at]:
        return None
    subject, how = subjects.before(frame, first, at)
    if previous == "," and verb.shape in ("past", "s") and verb.kind in ("say", "utter"):
        inverted = subjects.after(frame, at, len(lower))
        if inverted is not None and _ends_reporting_clause(frame, inverted):
            is_clause = subjects.has_finite_verb(frame, first, at - 1)
            if subject is None or is_clause and not subjects.has_finite_verb(frame, *_rest(frame, inverted[1])):
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
    frame: Frame, first: int, at: int, verb: CueVerb, subject: tuple[int, int] | None, how: str, earlier: list[Cue]
) -> Cue | None:
    lower = frame.lower
    if at > first and (is_auxiliary(lower[at - 1]) or is_adverb(lower[at - 1])) and subject is not None:
        return Cue(at, at + 1, verb, subject, "subject")
    if lower[at - 1] == "as" and earlier and earlier[-1].verb is not None and earlier[-1].verb.lemma == "quote":
        quoted = earlier[-1]
        source = quoted.subject if quoted.how == "passive" else subjects.after(frame, quoted.first, at - 1)
        return Cue(at, at + 1, verb, source, "quoted")
    is_object = subject is not None and subject[0] > first and _follows_verb(frame, subject[0], first)
    attached = at > first and lower[at - 1] != "," and how == "subject" and subject is not None and not is_object
    is_with = subject is not None and subject[0] > first and lower[subject[0] - 1] == "with"
    if attached and (is_with or not is_capitalised(frame.words[subject[1] - 1])):
        return Cue(at, at + 1, verb, subject, "document" if lower[subject[1] - 1] in cue_nouns() else "subject")
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
    return subjects.phrase_starting(frame, first, at if at > first + 1 else len(frame.words))


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
    head = subjects.head(frame, subject)
    if frame.lower[at] not in AMBIGUOUS and not is_capitalised(frame.words[head]):
        return frame.lower[head] not in ("it", "this", "he", "she")
    return frame.lower[head].endswith("s") and not frame.lower[head].endswith(("ss", "'s"))


def _may_precede_verb(frame: Frame, first: int, at: int) -> bool:
    """Whether the token before an ambiguous form lets it be a verb: a pronoun, a name, a word for a person, an auxiliary."""
    if at == first:
        return True
    word, lower = frame.words[at - 1], frame.lower[at - 1]
    if is_capitalised(frame.words[at]) and is_capitalised(word) or lower in demonyms():
        return False
    if is_capitalised(word) or lower in PERSONAL or lower in _PLURAL_SUBJECTS or is_auxiliary(lower) or is_adverb(lower):
        return True
    return lower in (",", ")", "to", "and", "but", "or", "who", "that", "which", QUOTED) or _names_people(lower)


def _names_people(word: str) -> bool:
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
    """The cue "her warning" or "a statement from X" whose noun is the token at `at`; None without an owner."""
    lower = frame.lower
    following = lower[at + 1] if at + 1 < len(lower) else QUOTED
    if following not in _AFTER_NOUN and following != QUOTED and following not in PREPOSITIONS:
        return None
    for back in range(at - 1, max(first, at - 4) - 1, -1):
        if lower[back] in POSSESSIVES:
            return Cue(at, at + 1, None, (back, back + 1), "noun")
        if lower[back].endswith(("'s", "s'")):
            owner = subjects.phrase_ending(frame, first, back + 1)
            return Cue(at, at + 1, None, owner, "noun") if owner else None
        if lower[back] in PREPOSITIONS or lower[back] == "," or lower[back] in cue_verbs():
            break
    if at + 2 < len(lower) and lower[at + 1] in ("by", "from"):
        owner = subjects.after(frame, at + 1, len(lower))
        if owner and is_capitalised(frame.words[owner[0]]):
            return Cue(at, at + 1, None, owner, "noun")
    return None


def tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue], *, is_open_ended: bool) -> Tie | None:
    """What ties the stretch at token `at` to a source within the sentence first..last; None when nothing does.

    `is_open_ended`: the stretch ends as words before a reporting clause do (comma, question or exclamation mark, dash).
    """
    right = _right_tie(frame, first, last, at, cues, is_open_ended)
    left = _left_tie(frame, first, at, cues)
    if right is None or left is None:
        return right or left or _distant_tie(frame, first, last, at, cues)
    return left if at > first and _introduces(frame, left, at) else right


def _introduces(frame: Frame, left: Tie, at: int) -> bool:
    """Whether the cue before the stretch stands so close that the reporting clause after it cannot take it away."""
    if frame.lower[at - 1] == ":":
        return True
    verb = cue_verbs().get(frame.lower[left.cue[0]]) if left.cue else None
    if left.cue is None or verb is not None and verb.kind == "think":
        return False
    gap = at - left.cue[1]
    return gap <= 1 or (gap <= 3 and frame.lower[at - 1] not in (",", "—"))


def _right_tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue], is_open_ended: bool) -> Tie | None:
    """ "…," said X / "…," X said / "…," according to X."""
    lower = frame.lower
    here = at + 1
    has_comma = is_open_ended
    while here < last and (lower[here] in (",", "(") or lower[here] in _DASHES or is_adverb(lower[here])):
        has_comma = has_comma or lower[here] == ","
        here += 1
    if here >= last:
        return None
    if lower[here] == "according" and lower[here + 1 : here + 2] == ["to"]:
        source = subjects.after(frame, here + 1, last)
        return Tie((here, here + 2), source, "according-to") if source else None
    verb = cue_verbs().get(lower[here])
    if verb is not None and verb.kind in _REPORTING_KINDS and verb.shape in ("past", "s", "base") and has_comma:
        source = subjects.after(frame, here, last)
        if source is not None:
            return Tie((here, here + 1), source, "said-after-inverted")
    if lower[here] in ("as", "while", "when", "in", "on", "at"):
        comma = next((at for at in range(here, last) if lower[at] == ","), last)
        return _subject_after(frame, comma + 1, last, cues, has_comma) if has_comma and comma + 1 < last else None
    return _subject_after(frame, here, last, cues, has_comma)


def _subject_after(frame: Frame, here: int, last: int, cues: list[Cue], has_comma: bool) -> Tie | None:
    """The reporting clause "X, head of Y, said" that begins at `here`."""
    lower = frame.lower
    for cue in cues:
        if cue.first <= here:
            continue
        if cue.first > here + 30 or not {QUOTED, ";", ":"}.isdisjoint(lower[here : cue.first]):
            return None
        if cue.verb is None or cue.verb.kind not in _REPORTING_KINDS or cue.verb.shape == "ing" or cue.subject is None:
            continue
        if not has_comma and cue.first - here > 3:
            return None
        is_near = here == cue.subject[0] or _is_apposed(frame, here, cue.subject[0])
        if frame.lower[here] in RELATIVE or frame.lower[here] == "this":
            return None
        if is_near and cue.how in ("subject", "passive", "coordinated"):
            return _reported_saying(frame, cue) or Tie((cue.first, cue.last), cue.subject, "said-after")
    return None


def _is_apposed(frame: Frame, here: int, name: int) -> bool:
    """Whether the name is an apposition to the phrase that begins at `here` ("another friend, X, said")."""
    return (
        here < name <= here + 8
        and frame.lower[name - 1] == ","
        and (frame.lower[here] in DETERMINERS or frame.lower[here] in POSSESSIVES)
        and frame.lower[here:name].count(",") == 1
    )


def _reported_saying(frame: Frame, cue: Cue) -> Tie | None:
    """The one whom the subject quotes: "…, a friend recalled him saying"."""
    if frame.lower[cue.last + 1 : cue.last + 2] == ["saying"] and is_capitalised(frame.words[cue.last]) or (
        frame.lower[cue.last : cue.last + 2] in (["him", "saying"], ["her", "saying"])
    ):
        return Tie((cue.first, cue.last + 2), (cue.last, cue.last + 1), "recalled-saying")
    return None


def _left_tie(frame: Frame, first: int, at: int, cues: list[Cue]) -> Tie | None:
    """X said, "…" / X called Y "…" / her warning that "…": the nearest cue to the left."""
    chosen: Cue | None = None
    for cue in reversed(cues):
        if cue.last > at or cue.subject is None and cue.how != "passive":
            continue
        if cue.how == "passive" and cue.verb is not None:
            agent = _agent(frame, cue.last, at)
            if agent is not None and "," not in frame.lower[agent[1] : at] and chosen is None:
                return Tie((cue.first, cue.last), agent, "agent")
            continue
        if chosen is None:
            if not _is_too_far(frame, first, cue, at):
                chosen = cue
        elif _embeds(frame, cue, chosen, at):
            chosen = cue
    if chosen is not None:
        rule = "said-before" if at - chosen.last <= 2 else "governing-cue"
        if chosen.how in ("noun", "according-to"):
            rule = chosen.how + ("-cue" if chosen.how == "noun" else "")
        return Tie((chosen.first, chosen.last), chosen.subject, rule)
    if frame.lower[at - 1] == ":" and at - 1 > first:
        source = subjects.phrase_starting(frame, first, at - 1)
        if source is not None and _can_speak(frame, source):
            return Tie(None, source, "colon")
    return _document_subject(frame, first, at)


def _document_subject(frame: Frame, first: int, at: int) -> Tie | None:
    """The statement, letter or advertisement that is the subject of a sentence without a cue ("The ad targets a “…”")."""
    subject = subjects.phrase_starting(frame, first, at)
    if subject is not None and subject[1] < at and frame.lower[subjects.head(frame, subject)] in cue_nouns():
        return Tie(None, subject, "document-subject")
    return None


def _is_too_far(frame: Frame, first: int, cue: Cue, at: int) -> bool:
    """Whether the stretch lies beyond what the cue can govern."""
    if cue.how == "according-to":
        return cue.first > first + 1
    if cue.verb is None:
        return at - cue.last > 12
    return cue.verb.kind == "utter" and at - cue.last > 2 and frame.lower[at - 1] != ":"


def _embeds(frame: Frame, outer: Cue, inner: Cue, at: int) -> bool:
    """Whether what the inner cue introduces is itself part of what the outer one reports ("X says if people think …")."""
    if outer.verb is None or outer.last > inner.subject[0]:
        return False
    if inner.verb is None and outer.verb.kind == "call":
        return frame.lower[inner.last : inner.last + 1] == [QUOTED]
    if outer.verb.kind not in ("say", "tell"):
        return False
    if inner.verb is None:
        is_tight = inner.how == "according-to" or frame.lower[inner.last : inner.last + 1] in (["that"], [":"], [QUOTED])
        return not is_tight
    if inner.verb.kind == "think" or not _can_speak(frame, inner.subject):
        return True
    return frame.lower[inner.subject[0]] in PERSONAL and "," not in frame.lower[outer.last : inner.subject[0]]


def _can_speak(frame: Frame, subject: tuple[int, int]) -> bool:
    """Whether the phrase can be a source at all: a name, a pronoun, a word for people or for what they write."""
    at = subjects.head(frame, subject)
    head = frame.lower[at]
    if any(is_capitalised(word) for word in frame.words[subject[0] : at + 1]) or head in PERSONAL or head == "who":
        return True
    return _names_people(head) or head in cue_nouns() or head == "percent" or head[0].isdigit()


def _agent(frame: Frame, start: int, at: int) -> tuple[int, int] | None:
    """The noun phrase after "by" between a passive verb and the stretch."""
    for by in range(start, at):
        if frame.lower[by] == "by":
            return subjects.after(frame, by, at)
    return None


def _distant_tie(frame: Frame, first: int, last: int, at: int, cues: list[Cue]) -> Tie | None:
    """A reporting clause at the end of the sentence: "The “…” plan would fail, X said"."""
    for cue in cues:
        if cue.first > at and cue.verb is not None and cue.verb.kind in _REPORTING_KINDS and cue.how == "subject":
            if cue.subject is not None and frame.lower[cue.subject[0] - 1] == ",":
                return Tie((cue.first, cue.last), cue.subject, "clause-end")
        if cue.first > at and cue.how == "according-to":
            return Tie((cue.first, cue.last), cue.subject, "according-to")
    return None
