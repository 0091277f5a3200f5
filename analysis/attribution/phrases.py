"""Noun phrases around a verb of saying, found by form: which of them is its subject.

Every function takes a frame and token positions and returns a half-open token range, or None. Appositions
and relative clauses between subject and verb are skipped; a coordinated or participial verb takes the
subject of its clause.
"""

from analysis.attribution.cues import CueVerb, cue_verbs, noun_like
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import (
    BE,
    CALENDAR,
    COORDINATORS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    TIME,
    given_names,
    is_adverb,
    is_auxiliary,
    is_capitalised,
    is_verb,
    places,
    role_nouns,
    titles,
)

Range = tuple[int, int]
BREAKS = frozenset(
    [";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "…", "..", "...", "?", "!", ".", QUOTED]
)
_NOUNS_IN_ING = frozenset("nothing something anything everything thing morning evening spring king".split())
_AFTER_LINKS = frozenset("of for from at with".split())


def phrase_starting(frame: Frame, first: int, limit: int) -> Range | None:
    """The noun phrase that is the subject of the clause beginning at `first`: lead-ins skipped, up to its
    verb.
    """
    lower = frame.lower
    at = first
    while at < limit:
        word = lower[at]
        if word in COORDINATORS or word == "," or (is_adverb(word) and word not in ("both", "all")):
            at += 1
        elif (
            word in PREPOSITIONS
            or word in SUBORDINATORS
            or _is_participle(frame, at)
            or at > first
            and word in RELATIVE
            and lower[first] in PREPOSITIONS
        ):
            comma = _next_index(lower, ",", at, limit)
            if comma < 0:
                return None
            at = comma + 1
        elif word in BREAKS:
            at += 1
        elif (comma := _time_lead_in(frame, at, limit)) >= 0:
            at = comma + 1
        else:
            break
    if at >= limit:
        return None
    if lower[at].partition("'")[0] in PERSONAL or lower[at] in RELATIVE:
        return at, at + 1
    end = at + 1
    while end < limit and not _ends_phrase(frame, end, at):
        end += 1
    while end > at + 1 and (is_adverb(lower[end - 1]) or is_auxiliary(lower[end - 1])):
        end -= 1
    return at, _with_apposed_name(frame, at, end, limit)


def _time_lead_in(frame: Frame, at: int, limit: int) -> int:
    """The comma after a lead-in of time such as "Hours later," at `at`; -1 where there is none."""
    for comma in range(at, min(limit, at + 5)):
        if frame.lower[comma] == ",":
            return comma if frame.lower[comma - 1] in TIME and comma + 1 < limit else -1
    return -1


def _is_participle(frame: Frame, at: int) -> bool:
    word = frame.lower[at]
    if word.endswith("ing") and len(word) > 4 and word not in _NOUNS_IN_ING and at + 1 < len(frame.lower):
        return word in cue_verbs() or not is_capitalised(frame.words[at + 1])
    return word in (
        "asked",
        "told",
        "pressed",
        "faced",
        "given",
        "speaking",
        "citing",
        "questioned",
        "confronted",
    )


def _ends_phrase(frame: Frame, at: int, first: int) -> bool:
    """Whether the noun phrase that began at `first` is over before the token at `at`."""
    word = frame.lower[at]
    if word == "," or word in BREAKS or word in RELATIVE:
        return True
    if word in SUBORDINATORS and word not in PREPOSITIONS:
        return True
    if word in COORDINATORS:
        return not (
            word == "and" and at + 1 < len(frame.words) and is_capitalised(frame.words[at + 1])
        ) or not (is_capitalised(frame.words[at - 1]))
    verb = cue_verbs().get(word)
    if verb is not None and verb.shape in ("past", "s") and frame.lower[at - 1] not in DETERMINERS:
        return True
    return is_auxiliary(word) or is_verb(frame.words, frame.lower, at, first)


def after(frame: Frame, cue: int, limit: int) -> Range | None:
    """The subject right of an inverted verb ("…," said X, head of Y); an apposed name belongs to it."""
    lower = frame.lower
    at = cue + 1
    while at < limit and is_adverb(lower[at]):
        at += 1
    if at >= limit or not _may_begin_subject(frame, at):
        return None
    if lower[at] in PERSONAL:
        return at, at + 1
    end = at + 1
    while end < limit and not _ends_inverted(frame, end, at):
        end += 1
    while end > at + 1 and (lower[end - 1] in PREPOSITIONS or lower[end - 1] in COORDINATORS):
        end -= 1
    return at, _with_apposed_name(frame, at, end, limit)


def _with_apposed_name(frame: Frame, at: int, end: int, limit: int) -> int:
    """The end of the phrase with a name after it that says who is meant ("his deputy, Ann Lee")."""
    name = end + 1 + (frame.lower[end + 1 : end + 2] in (["former"], ["retired"], ["state"]))
    if (
        has_name(frame, at, end)
        or name >= limit
        or frame.lower[end] != ","
        or not is_capitalised(frame.words[name])
    ):
        return end
    end = name
    while end < limit and is_capitalised(frame.words[end]):
        end += 1
    return end


def _may_begin_subject(frame: Frame, at: int) -> bool:
    word, lower = frame.words[at], frame.lower[at]
    if lower in ("that", "it", "you") or lower in CALENDAR or lower == QUOTED:
        return False
    if is_capitalised(word) or lower in DETERMINERS or lower in PERSONAL:
        return True
    return (
        word.replace("-", "").isalnum()
        and lower not in PREPOSITIONS
        and lower not in SUBORDINATORS
        and lower not in COORDINATORS
    )


def _ends_inverted(frame: Frame, at: int, first: int) -> bool:
    word, lower = frame.words[at], frame.lower[at]
    if lower in TIME and frame.lower[at - 1] in DETERMINERS:
        return False
    if lower == "," or lower in BREAKS or lower in RELATIVE or lower in TIME or lower in PERSONAL:
        return True
    if lower in PREPOSITIONS or lower in SUBORDINATORS:
        if lower == "of" and is_capitalised(frame.words[at - 1]):
            return frame.lower[at + 1 : at + 2] != [] and frame.lower[at + 1] in POSSESSIVES
        return lower not in _AFTER_LINKS or (
            lower != "of" and is_capitalised(frame.words[at - 1]) and at - first <= 3
        )
    if lower in COORDINATORS:
        return not (at + 1 < len(frame.words) and is_capitalised(frame.words[at + 1]))
    if is_auxiliary(lower):
        return True
    if not is_capitalised(frame.words[at - 1]) or is_capitalised(word) or not _was_name(frame, at):
        return False
    return lower not in role_nouns()


def _was_name(frame: Frame, at: int) -> bool:
    """Whether two capitalised words stand right before `at`, so that a name has just ended."""
    return at >= 2 and is_capitalised(frame.words[at - 2]) and frame.lower[at - 2] not in DETERMINERS


def has_name(frame: Frame, start: int, end: int) -> bool:
    """Whether the phrase holds a name before its first preposition."""
    for at in range(start, end):
        if frame.lower[at] in PREPOSITIONS:
            return False
        is_name = is_capitalised(frame.words[at]) and not frame.words[at].endswith(("'s", "s'"))
        if is_name and frame.lower[at] not in DETERMINERS and frame.lower[at] not in titles():
            return True
    return False


def _next_index(items: list[str], item: str, start: int, limit: int) -> int:
    for at in range(start, limit):
        if items[at] == item:
            return at
    return -1


__all__ = ["Range", "after", "before", "has_finite_verb", "head", "phrase_ending", "phrase_starting"]


_STANDALONE = frozenset(
    "it this that everyone someone nobody others some many one most few both neither either all".split()
)
_INSERTED = frozenset(
    "a an now then formerly former both himself herself one also who which whose whom where".split()
)
# What stands between commas after a name and belongs to it: suffixes, degrees, honours, parties.
_AFTER_NAMES = frozenset(
    "jr. sr. iii inc. ltd. republican democrat qc kc sc mp msp mbe obe cbe md phd rn esq esq. jnr snr".split()
)
_CONJUNCTIONS = frozenset(["after", "before", "since", "until"])
_NAME_LINKS = frozenset("of de la le du el al bin ibn von van der den and & the for".split())
_NUMBERS = frozenset("half one two three four five six seven eight nine ten dozens hundreds".split())
_LEADING = frozenset("speaking writing appearing talking testifying posting arriving".split())
_NO_HEADS = POSSESSIVES | {"the", "a", "an"}
_BEFORE_DAYS = frozenset("on late early last this".split())


def before(frame: Frame, first: int, cue: int) -> tuple[Range | None, str]:
    """The subject left of the verb at `cue` in the sentence that begins at `first`, and how it was found.

    How: "subject", "relative" (who said), "coordinated" (… and said), "passive" (was told), "infinitive"
    (to say), "preposition" (by saying); "" where there is none.
    """
    lower = frame.lower
    at, is_passive = _skip_verb_group(frame, first, cue)
    if at == first:
        return None, ""
    how = "passive" if is_passive else "subject"
    word = lower[at - 1]
    if word == "to":
        return None, "passive" if is_passive else "infinitive"
    if word in RELATIVE and word != "that":
        return (at - 1, at), how if is_passive else "relative"
    if word in PERSONAL or word in _STANDALONE:
        return (at - 1, at), how
    if is_passive and (
        word in COORDINATORS or word in PREPOSITIONS or word in SUBORDINATORS or word in BREAKS
    ):
        return None, how
    if word in COORDINATORS or (word == "," and at - 2 >= first and lower[at - 2] in COORDINATORS):
        return None, "coordinated"
    if word in PREPOSITIONS or word in SUBORDINATORS:
        return None, "preposition"
    if word in (",", ")", "—", "–", "--", "-"):
        return _across_insertion(frame, first, at), how
    if word in BREAKS and word != QUOTED:
        return None, ""
    if word == QUOTED and (named := _before_alias(frame, first, at)) is not None:
        return named, how
    phrase = _apposed_to(frame, first, cue, at) or phrase_ending(frame, first, at)
    if phrase is None and lower[cue].endswith("ing"):
        phrase = _after_with(frame, first, at)
    if phrase is None:
        return None, "coordinated"
    return phrase, how


def _before_alias(frame: Frame, first: int, at: int) -> Range | None:
    """The one whom a relative clause right before the verb calls by words in marks ("Lund, whom pupils call
    “Miss B,” said")."""
    for relative in range(at - 2, max(first, at - 9), -1):
        if frame.lower[relative] in RELATIVE and frame.lower[relative - 1] == ",":
            return phrase_ending(frame, first, relative - 1)
        if frame.lower[relative] in (",", QUOTED):
            break
    return None


def _apposed_to(frame: Frame, first: int, cue: int, at: int) -> Range | None:
    """The name at the head of the sentence whose apposition ends at `at` without a comma after it ("Ann Lee,
    an analyst at Hollow Street said").
    """
    comma = _last_index(frame.lower, ",", first, at)
    start = comma + 1 + (frame.lower[comma + 1] in ("a", "an", "the", "one", "former", "chief"))
    if comma < first + 2 or frame.lower[cue + 1 : cue + 2] == [","] or start >= at:
        return None
    roles = [i for i in range(start, min(at, start + 5)) if frame.lower[i] in role_nouns()]
    if not PREPOSITIONS.isdisjoint(frame.lower[start : roles[0] if roles else at]):
        return None
    name = phrase_starting(frame, first, comma)
    if not roles or name is None or name[1] != comma or not _is_full_name(frame, *name):
        return None
    return None if any(word in PREPOSITIONS for word in frame.lower[first:comma]) else name


def _is_full_name(frame: Frame, start: int, end: int) -> bool:
    """Whether the phrase ends with two capitalised words, none of them a place, time or owner."""
    words = frame.words[max(start, end - 2) : end]
    return (
        len(words) == 2
        and all(
            is_capitalised(word) and word.lower() not in DETERMINERS | TIME and not word.endswith("'s")
            for word in words
        )
        and frame.lower[end - 1] not in places()
    )


def _after_with(frame: Frame, first: int, end: int) -> Range | None:
    """The phrase between "with" and a participle ("with Ms. Hale telling reporters …")."""
    for at in range(end - 1, max(first, end - 9) - 1, -1):
        if frame.lower[at] == ",":
            return None
        if frame.lower[at] == "with" and at + 1 < end:
            return at + 1, end
    return None


def _skip_verb_group(frame: Frame, first: int, cue: int) -> tuple[int, bool]:
    """The position after the subject, auxiliaries and adverbs before the verb passed over; whether it is
    passive.
    """
    lower = frame.lower
    at = cue
    is_passive = False
    while at > first:
        word = lower[at - 1]
        if word in TIME and (pronoun := _before_time(lower, first, at)) > 0:
            return pronoun, False
        if word in BE or word in ("been", "being"):
            is_passive = not lower[cue].endswith("ing")
        elif not (
            is_auxiliary(word)
            or is_adverb(word)
            and not frame.words[at - 1][0].isupper()
            or word in CALENDAR
            or word in _BEFORE_DAYS
            and _dates(lower, at)
        ):
            if not (
                word == "," and lower[at - 3 : at - 1] and is_adverb(lower[at - 2]) and lower[at - 3] == ","
            ):
                break
            before = lower[at - 4] if at - 4 > first else ""
            if not (is_auxiliary(before) and at - 3 > first):
                break
            at -= 2
        at -= 1
    return at, is_passive


def _before_time(lower: list[str], first: int, at: int) -> int:
    """The position after a pronoun that only a time separates from the verb ("who last year demanded")."""
    while at > first and lower[at - 1] in TIME:
        at -= 1
    return at if at > first and (lower[at - 1] in PERSONAL or lower[at - 1] == "who") else 0


def _dates(lower: list[str], at: int) -> bool:
    """Whether what stands before `at`, a word such as "on" or "late", leads to a day passed over."""
    return at < len(lower) and lower[at] in CALENDAR


def phrase_ending(frame: Frame, first: int, end: int) -> Range | None:
    """The noun phrase whose last token is at `end` - 1, going left no further than `first`."""
    lower = frame.lower
    start = end
    while start > first and not _stops_phrase(frame, first, start - 1, end):
        start -= 1
    if start == end:
        return None
    opener = lower[start - 1] if start > first else ""
    clause = start
    while clause > first and (is_auxiliary(lower[clause - 1]) or is_adverb(lower[clause - 1])):
        clause -= 1
    if (
        clause - 2 > first
        and lower[clause - 1] in RELATIVE
        and _opens_relative(frame, clause, lower[clause - 2])
    ):
        return phrase_ending(frame, first, clause - 1 - (lower[clause - 2] == ","))
    conjunctions = [i for i in range(start, end - 1) if _opens_clause(frame, start, i)]
    start = conjunctions[-1] + 1 if conjunctions else start
    phrase = _without_lead(frame, start, end)
    is_predicate = phrase is not None and is_verb(frame.words, lower, phrase[0], first)
    is_left_over = is_auxiliary(opener) or opener in PERSONAL or phrase == (end - 1, end)
    return None if is_predicate and is_left_over else phrase


def _opens_relative(frame: Frame, at: int, before: str) -> bool:
    """Whether the relative word before `at` opens a clause inside the subject ("a boy who drowned has …")."""
    if before in cue_verbs() or before in PREPOSITIONS or before in COORDINATORS:
        return False
    while at + 1 < len(frame.lower) and is_adverb(frame.lower[at]):
        at += 1
    verb = cue_verbs().get(frame.lower[at])
    return is_verb(frame.words, frame.lower, at, at - 1) or verb is not None and verb.shape in ("past", "s")


def _opens_clause(frame: Frame, start: int, at: int) -> bool:
    """Whether a conjunction at `at` begins the clause whose subject ends the phrase ("days after the mayor
    said", "it fell as the firm said").
    """
    word, following = frame.lower[at], frame.lower[at + 1]
    if word == "as":
        return at > start and (following in DETERMINERS or following in POSSESSIVES)
    if word not in _CONJUNCTIONS:
        return False
    is_clause = is_verb(frame.words, frame.lower, start - 1, 0) if start else False
    return is_clause or at > start and frame.lower[at - 1] in TIME


def _stops_phrase(frame: Frame, first: int, at: int, end: int) -> bool:
    """Whether the token at `at` stands before the noun phrase that ends at `end`, not in it."""
    lower, word = frame.lower, frame.lower[at]
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if word == QUOTED and at + 1 < end and at > first and lower[at - 1] in DETERMINERS:
        return False
    if word in BREAKS or word in RELATIVE or word in PERSONAL or word in (",", "according"):
        return True
    if word in SUBORDINATORS and word not in PREPOSITIONS:
        return True
    if word in COORDINATORS:
        return not _joins_names(frame, first, at, end)
    verb = cue_verbs().get(word)
    if verb is not None and verb.shape in ("past", "s") and word not in noun_like() and at > first:
        if at + 1 < end and following not in PREPOSITIONS and lower[at - 1] not in DETERMINERS:
            return True
    if not is_verb(frame.words, lower, at, first):
        return False
    is_participle = not is_auxiliary(word) and (following in PREPOSITIONS or following in CALENDAR)
    return not is_participle or not _CONJUNCTIONS.isdisjoint(lower[at + 1 : end - 1])


def _joins_names(frame: Frame, first: int, at: int, end: int) -> bool:
    """Whether the coordinator at `at` joins two names or two bare nouns rather than two clauses."""
    if frame.lower[at] not in ("and", "or") or not first < at < end - 1:
        return False
    return is_capitalised(frame.words[at - 1]) and is_capitalised(frame.words[at + 1])


def _without_lead(frame: Frame, start: int, end: int) -> Range | None:
    """The phrase without adverbs and prepositional phrases before it ("On Tuesday the senator")."""
    words, lower = frame.words, frame.lower
    while start < end and (
        lower[start] in COORDINATORS or is_adverb(lower[start]) or lower[start] in CALENDAR
    ):
        start += 1
    if start + 1 < end and _quantifies(lower, start):
        return start, end
    if start + 2 < end and lower[start] in _LEADING and lower[start + 1] in PREPOSITIONS:
        start += 1
    if start < end and lower[start] in PREPOSITIONS and lower[start] in SUBORDINATORS:
        start += 1
    elif start < end and (
        lower[start] in PREPOSITIONS or lower[start] in TIME and not is_capitalised(words[start])
    ):
        inner = start + 1
        while inner < end and lower[inner] in TIME:
            inner += 1
        start = _last_phrase_start(frame, inner, end)
        if start == inner and lower[inner - 1] in PREPOSITIONS:
            return None
    while end > start and (lower[end - 1] in TIME or lower[end - 1] in PREPOSITIONS | _NO_HEADS):
        end -= 1
    return (start, end) if start < end else None


def _quantifies(lower: list[str], at: int) -> bool:
    """Whether a preposition belongs to a number or a noun ("about three in 10", "outside experts")."""
    following = lower[at + 1]
    if lower[at] in ("about", "over", "around", "under"):
        return following[0].isdigit() or following in _NUMBERS
    return lower[at] in ("outside", "inside") and following.endswith("s") and following not in DETERMINERS


def _last_phrase_start(frame: Frame, start: int, end: int) -> int:
    """Where the last article or name in start..end begins its phrase."""
    at = end - 1
    while at > start and not (frame.lower[at] in DETERMINERS or frame.lower[at] in POSSESSIVES):
        if is_capitalised(frame.words[at]) and not is_capitalised(frame.words[at - 1]):
            return _past_place(frame, at, end)
        at -= 1
    return _past_place(frame, at, end) if is_capitalised(frame.words[at]) else at


def _past_place(frame: Frame, start: int, end: int) -> int:
    """Where the name begins that follows a place without a comma ("In London Pia Lund said")."""
    for at in range(start + 1, end - 1):
        if " ".join(frame.lower[start:at]) in places():
            return at
    is_known = frame.lower[start] in given_names() or frame.lower[start] in titles()
    return start + (start + 2 < end and not is_known and frame.lower[start + 1] in given_names())


def _across_insertion(frame: Frame, first: int, at: int) -> Range | None:
    """The subject before an inserted apposition, relative clause or parenthesis that ends at `at` - 1."""
    lower = frame.lower
    mark = lower[at - 1]
    if mark == ")":
        opening = _last_index(lower, "(", first, at - 1)
        return phrase_ending(frame, first, opening) if opening > first else None
    if mark != ",":
        opening = _last_index(lower, mark, first, at - 1)
        if opening <= first:
            return None
        end = opening - 1 if lower[opening - 1] == "," else opening
        return phrase_ending(frame, first, end)
    end = at - 1
    pieces: list[Range] = []
    within = _possessive_clause(frame, first, end)
    while end > first:
        start = end
        while (
            start > first
            and lower[start - 1] != ","
            and (lower[start - 1] not in BREAKS or lower[start - 1] == QUOTED)
        ):
            start -= 1
        if start == end:
            break
        if start in within:
            pieces.append((start, end))
        elif not _is_inserted(frame, first, start, end):
            if pieces and lower[end - 1] in TIME and not is_capitalised(frame.words[end - 1]):
                break
            if pieces and _names_former(frame, *pieces[-1]) and not has_name(frame, start, end):
                return pieces[-1]
            return phrase_ending(frame, start, end)
        pieces.append((start, end))
        if start == first or lower[start - 1] != ",":
            break
        end = start - 1
    return _first_phrase(frame, pieces)


def _possessive_clause(frame: Frame, first: int, end: int) -> range:
    """The tokens of a relative clause with "whose" or "of whom" that ends at `end` with its own verb ("Hale,
    both of whose daughters, Ann and Eve, left, said"): what is in it is no subject of the verb after it.
    """
    comma = _last_index(frame.lower, ",", first, end)
    if (
        comma < 0
        or not is_verb(frame.words, frame.lower, comma + 1, first)
        and not frame.lower[comma + 1].endswith("ed")
    ):
        return range(0)
    for at in range(comma - 1, first, -1):
        if frame.lower[at] in ("whose", "whom", "which"):
            return range(_last_index(frame.lower, ",", first, at) + 1, end)
    return range(0)


def _names_former(frame: Frame, start: int, end: int) -> bool:
    """Whether a piece tells who is meant after "former" ("her rival, former Rep. Ann Lee, said")."""
    is_named = end - start > 2 and all(is_capitalised(word) for word in frame.words[end - 2 : end])
    return frame.lower[start] in ("former", "retired") and is_named


def _first_phrase(frame: Frame, pieces: list[Range]) -> Range | None:
    """The subject among pieces that all look inserted: the leftmost that is no prepositional lead-in."""
    for start, end in reversed(pieces):
        while start < end and (
            frame.lower[start] in COORDINATORS or frame.lower[start] in ("that", "if", "because")
        ):
            start += 1
        is_time = frame.lower[end - 1] in TIME and not is_capitalised(frame.words[end - 1])
        if is_time or start == end:
            continue
        if frame.lower[start] in PREPOSITIONS:
            if len(pieces) > 1 and (named := _fronted(frame, start, end)) is not None:
                return named
        elif not frame.lower[start].endswith("ing"):
            return phrase_starting(frame, start, end)
    return None


def _fronted(frame: Frame, start: int, end: int) -> Range | None:
    """The name at the end of a fronted phrase without a comma ("On Monday Pia Lund, 44, said")."""
    phrase = _without_lead(frame, start, end)
    if phrase is None or not has_name(frame, *phrase) or frame.lower[phrase[0] - 1] in PREPOSITIONS:
        return None
    return phrase if phrase[0] > start + 1 else None


def _is_inserted(frame: Frame, first: int, start: int, end: int) -> bool:
    """Whether the tokens between two commas only describe what stands before them."""
    words, lower = frame.words, frame.lower
    if lower[start] in COORDINATORS and start + 1 < end:
        start += 1
    head = lower[start]
    if head in PERSONAL:
        return False
    if head in _INSERTED or head in PREPOSITIONS or is_adverb(head) or head[0].isdigit():
        return True
    is_address = start - 2 > first and lower[_last_index(lower, ",", first, start - 1) + 1] in ("of", "from")
    if end - start <= 2 and (
        is_address
        or lower[end - 1] in places()
        or "-" in lower[start]
        and lower[start][:2] in ("r-", "d-", "i-")
    ):
        return True
    if lower[end - 1] in _AFTER_NAMES:
        return True
    if head in role_nouns() and start + 1 < end and lower[start + 1] in PREPOSITIONS:
        return True
    run = end
    while run > start and is_capitalised(words[run - 1]):
        run -= 1
    if run < end and end - run >= 2 and (run == start or lower[run - 1] not in _NAME_LINKS | PREPOSITIONS):
        return any(word in PREPOSITIONS for word in lower[start:run]) and run > start
    return not is_capitalised(words[start]) or words[start].endswith(("'s", "s'"))


def _last_index(items: list[str], item: str, first: int, end: int) -> int:
    for at in range(end - 1, first - 1, -1):
        if items[at] == item:
            return at
    return -1


def has_finite_verb(frame: Frame, start: int, end: int) -> bool:
    """Whether a finite verb stands in start..end before the first relative clause."""
    for at in range(start, end):
        word = frame.lower[at]
        if word in RELATIVE:
            return False
        verb = cue_verbs().get(word)
        if is_auxiliary(word) or is_verb(frame.words, frame.lower, at, start):
            return True
        if verb is not None and verb.shape in ("past", "s") and word not in noun_like() and at > start:
            return True
    return False


def head(frame: Frame, phrase: Range) -> int:
    """The token that names what the phrase is: the last one before its first preposition, comma or relative
    word.
    """
    start, end = phrase
    for at in range(start + 1, end):
        if frame.lower[at] in PREPOSITIONS or frame.lower[at] == "," or frame.lower[at] in RELATIVE:
            return at - 1
    return end - 1


_CAUSING = frozenset(
    "prompt prompts prompted lead leads led leave leaves left leaving force forces forced forcing cause "
    "causes caused get gets got invite invited allow allows allowed push pushed prompting leading sent send "
    "urged urge asked told encouraged encourage persuaded".split()
)


def is_as_reported(frame: Frame, first: int, at: int) -> bool:
    """Whether the verb before "by" at `at` stands in "as reported by" or "as first reported by"."""
    before = at - 2 if at - first > 1 and is_adverb(frame.lower[at - 1]) else at - 1
    return before >= first and frame.lower[before] == "as"


def according(frame: Frame, first: int, at: int, last: int) -> tuple[int, int] | None:
    """The source named by "according to" at `at`; where that opens the sentence, the name after the comma
    is the subject of what is reported unless a second comma closes it off.
    """
    source = after(frame, at + 1, last)
    if source is not None and frame.lower[source[1] : source[1] + 1] in (["by"], ["from"]):
        author = after(frame, source[1], last)
        if author is not None and any(is_capitalised(word) for word in frame.words[slice(*author)]):
            return author
    if source is None or at - first > 1 or "," not in frame.lower[source[0] : source[1]]:
        return source
    return (
        source
        if frame.lower[source[1] : source[1] + 1] == [","]
        else (source[0], frame.lower.index(",", source[0]))
    )


def contracted(frame: Frame, first: int, at: int, verb: CueVerb) -> tuple[tuple[int, int], str] | None:
    """The pronoun that an auxiliary is contracted with ("he's said", "who's argued", "they'll say")."""
    while at > first and (is_adverb(frame.lower[at - 1]) or frame.lower[at - 1] == "not"):
        at -= 1
    pronoun, mark, auxiliary = frame.lower[at - 1].partition("'") if at > first else ("", "", "")
    if not mark or pronoun not in PERSONAL and pronoun != "who":
        return None
    if auxiliary in ("re", "m") and verb.shape == "past":
        return (at - 1, at), "passive"
    return (at - 1, at), "relative" if pronoun == "who" else "subject"


def begins_reported_clause(frame: Frame, phrase: tuple[int, int]) -> bool:
    """Whether the pronoun after a verb is the subject of what is said ("…,” said he would stay")."""
    return frame.lower[phrase[0]].partition("'")[0] in PERSONAL and (
        "'" in frame.lower[phrase[0]]
        or phrase[1] < len(frame.lower)
        and is_verb(frame.words, frame.lower, phrase[1], phrase[0])
    )


def clause_start(frame: Frame, first: int, at: int) -> int:
    """Where the main clause that holds the token at `at` begins: after the last ", but" or ";"."""
    for mark in range(at - 2, first, -1):
        if frame.lower[mark] == ";" or frame.lower[mark] == "," and frame.lower[mark + 1] == "but":
            return mark + 1
    return first


def subject_of_clause(frame: Frame, first: int, at: int) -> tuple[int, int] | None:
    """The subject of the nearest finite verb before a coordinator ("when the mayor rose and said")."""
    while at > first and is_adverb(frame.lower[at - 1]):
        at -= 1
    if at == first or frame.lower[at - 1] not in COORDINATORS:
        return None
    for verb in range(at - 2, first, -1):
        if frame.lower[verb] in (";", ":", QUOTED):
            return None
        if is_verb(frame.words, frame.lower, verb, first):
            subject, how = before(frame, first, verb)
            return subject if how in ("subject", "relative") else None
    return None


def caused(frame: Frame, first: int, at: int) -> tuple[int, int] | None:
    """The object that an infinitive at `at` has as its subject ("prompted the mayor to say")."""
    to = at - 1
    while to > first and frame.lower[to] != "to":
        to -= 1
    for start in range(to - 1, max(first, to - 7), -1):
        if frame.lower[start] in (",", QUOTED) or frame.lower[start] in PREPOSITIONS:
            return None
        if frame.lower[start - 1] in _CAUSING:
            return start, to
    return None


def possessor(frame: Frame, owner: tuple[int, int]) -> tuple[int, int]:
    """The phrase that owns a noun, without what stands before it ("amid [the mayor's] claims")."""
    first, end = owner
    start = end - 1
    while start > first and frame.lower[start] not in DETERMINERS and frame.lower[start] not in POSSESSIVES:
        before = frame.lower[start - 1]
        if before in PREPOSITIONS and before != "of" or is_verb(frame.words, frame.lower, start - 1, first):
            break
        start -= 1
    return start, end
