"""The cues of one sentence of a frame: which tokens are verbs or nouns of saying, and whose they are."""

from dataclasses import dataclass
from itertools import compress

from analysis.attribution import phrases
from analysis.attribution.frames import Frame
from analysis.attribution.grammar import (
    CUE_NOUNS,
    CUE_VERBS,
    CUE_WORDS,
    DASHES,
    DEMONYMS,
    QUOTED,
    ROLE_NOUNS,
    CueVerb,
    Tag,
)
from analysis.attribution.phrases import Range
from analysis.text.lexicons import word_class

_PERCEIVING = word_class("perceiving")
_PASSING_ON = word_class("had").union("emailed shared forwarded circulated retweeted distributed".split())
_PARTICLES = frozenset("back on off in up".split())
_ARTICLES = frozenset("the a an no every each".split())
_NO_OWNERS = word_class("no_owner")
_AFTER_NOUN = frozenset(
    "that the ? : , of about as to in on by from made saying this yesterday is was".split()
) | {"", QUOTED, *DASHES}
AUDIENCES = frozenset("meeting hearing court jury jurors inquest inquiry tribunal conference rally".split())
_PLURAL_SUBJECTS = word_class("plural_subject")
_SINGULAR = frozenset("a an the this that his her its".split())
_PAIRS = frozenset("couple pair duo".split())
_CROWDS = _PAIRS.union("police people men women children staff clergy media data folk youth press".split())
_LOUD = _CROWDS | {"crowd", "mob"}
_BEFORE_CROWD = Tag.TIME | Tag.PREPOSITION | Tag.FINITE | Tag.FINITE_CUE | Tag.COMMA | Tag.BREAK
_QUANTITIES = _PLURAL_SUBJECTS | word_class("quantity")
_BEFORE_VERB = Tag.CAPITAL | Tag.PRONOUN | Tag.AUXILIARY | Tag.ADVERB | Tag.PEOPLE
_WORDS_BEFORE_VERB = _PAIRS.union([",", ")", "to", "and", "but", "or", "who", "that", "which", "it", QUOTED])
_CLOSES = Tag.COMMA | Tag.BREAK | Tag.PREPOSITION | Tag.FINITE | Tag.COORDINATOR | Tag.PRONOUN
_COMPOUNDS = frozenset([("conference", "call"), ("latest", "breaking")])
_SAYS = frozenset("said told say says".split())
_NAMES = Tag.LEFT_OF_NOUN | Tag.CAPITAL
QUESTION_WORDS = frozenset("if whether why how what when where who which about".split())
_OPENING_CLAUSES = frozenset("that whether if what how why".split())
_OF_STATES = DEMONYMS | frozenset("member gulf baltic nordic coastal united southern northern".split())
_LONGEST_ASIDE = 40  # tokens
_ASIDES = ([",", "however", ","], [",", "though", ","])


@dataclass(slots=True)
class Cue:
    """A cue: token range, its verb (None for a noun), its subject as a token range, how it was found."""

    first: int
    last: int
    verb: CueVerb | None
    subject: Range | None
    how: str

    @property
    def reporting(self) -> CueVerb:
        """The verb of a cue that has one."""
        assert self.verb is not None
        return self.verb

    @property
    def source(self) -> Range:
        """The subject of a cue that has one."""
        assert self.subject is not None
        return self.subject


def cues_of(frame: Frame, first: int, last: int) -> list[Cue]:
    """The cues of the sentence first..last, from left to right, each with its subject."""
    found: list[Cue] = []
    for at in compress(range(first, last), map(CUE_WORDS.__contains__, frame.lower[first:last])):
        if (cue := _cue(frame, first, last, at, found)) is not None:
            found.append(cue)
    return found


def _cue(frame: Frame, first: int, last: int, at: int, earlier: list[Cue]) -> Cue | None:
    """The cue that begins at the token `at`, or with "as" before it ("as reported by")."""
    word, behind = frame.lower[at], frame.lower[at + 1]
    if word == "according" and behind == "to":
        source = phrases.according(frame, first, at, last)
        return Cue(at, at + 2, None, source, "according-to") if source else None
    is_as_reported = behind == "by" and frame.lower[at - 1 - bool(frame.tags[at - 1] & Tag.ADVERB)] == "as"
    if is_as_reported or word == "words" and frame.lower[at - 2 : at + 2] == ["in", "the", "words", "of"]:
        source = phrases.after(frame, at + 1, last)
        return Cue(at - 1 - (not is_as_reported), at + 2, None, source, "according-to") if source else None
    verb = CUE_VERBS.get(word)
    cue = _verb_cue(frame, first, at, verb, earlier) if verb is not None else None
    return _noun_cue(frame, first, at) if cue is None and word in CUE_NOUNS else cue


# --- verbs ---


def _verb_cue(frame: Frame, first: int, at: int, verb: CueVerb, earlier: list[Cue]) -> Cue | None:
    """The cue whose verb is the token at `at`, or None where that token is no verb."""
    within = earlier[-1].source if earlier and earlier[-1].how == "according-to" else (0, 0)
    if within[0] <= at < within[1] or _is_refuted(frame, first, at, verb):
        return None  # "according to a person briefed on it"
    subject, how = phrases.before(frame, first, at)
    is_past = how == "subject" and verb.shape == "past"
    is_second = frame.lower[at - 1] == "," or verb.kind == "call"
    if how == "coordinated" and verb.shape == "past" and frame.lower[at + 1] == "by" and is_second:
        how = "passive"  # "It was left to Hale, described by Lee as “…”"
    if is_past and not frame.tags[frame.back(at, first, Tag.ADVERB) - 1] & Tag.AUXILIARY:
        if _is_reduced(frame, first, at, verb, subject):
            subject, how = None, "passive"
        elif verb.is_participle or _names_a_thing(frame, at, verb, subject):
            return None
    if (inverted := _inverted(frame, first, at, verb, subject)) is not None:
        return Cue(at, at + 1, verb, inverted, "subject")
    if verb.shape == "ing":
        return _participle_cue(frame, first, at, verb, subject, how, earlier)
    if how == "infinitive":
        caused = _subject_of_infinitive(frame, first, at, earlier)
        return Cue(at, at + 1, verb, caused, how) if verb.kind != "think" else None
    if how in ("coordinated", "preposition"):
        subject = _matrix_subject(frame, first, at, earlier)
    return Cue(at, at + 1, verb, subject, how) if _agrees(frame, at, subject, verb) else None


def _subject_of_infinitive(frame: Frame, first: int, at: int, earlier: list[Cue]) -> Range | None:
    """Who says in an infinitive; nobody in "it was too soon to say"."""
    subject = phrases.caused(frame, first, at) or _subject_of_purpose(frame, first, at)
    subject = subject or _matrix_subject(frame, first, at, earlier)
    is_empty = subject and frame.lower[subject[0]] == "it" and frame.tags[subject[1]] & Tag.AUXILIARY
    return None if is_empty else subject


def _is_after_article(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    return frame.lower[at - 1] in _ARTICLES


def _lacks_particle(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    """Whether the word that it needs is missing ("played down"; "allowed, however, that")."""
    if not verb.needs:
        return False
    is_aside = frame.lower[at - 2] == "," == frame.lower[at + 1]
    if is_aside and frame.tags[at - 1] & (Tag.PERSONAL | Tag.CAPITAL):
        return "that" not in verb.needs  # "The mill, she allowed, was “old”"
    behind = frame.skip(at + 1, len(frame.starts), Tag.COMMA | Tag.ADVERB)
    if "that" in verb.needs:  # not "held signs that read …"
        return verb.needs.isdisjoint((frame.lower[at + 1], frame.lower[behind]))
    return verb.needs.isdisjoint(frame.lower[at + 1 : at + 3] + frame.lower[behind : behind + 2])


def _is_noun(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    """Whether a form that may be a noun is one here, by the word before it."""
    if not verb.is_noun or at == first:
        return False
    before, behind = frame.lower[at - 1], frame.lower[at + 1]
    if verb.shape == "ing" and behind == "that" and frame.tags[at - 1] & Tag.PREPOSITION:
        return False  # "after warning that"
    is_shown = before == "that" and behind in (":", ",", QUOTED)  # "a sign that read: “…”"
    if frame.tags[at - 1] & Tag.DETERMINER and not is_shown:
        return True
    is_led = frame.tags[at - 2] & Tag.POSSESSIVE or frame.lower[at - 2] == "the" and behind == "as"
    led = CUE_VERBS.get(frame.lower[at - 2])
    is_object = led is not None and led.kind == "call" and not led.is_noun
    is_object = is_object and (behind not in ("that", "of") or "as" in frame.lower[at : at + 12])
    if frame.tags[at - 1] & (Tag.CAPITAL * bool(is_led) | (Tag.CAPITAL | Tag.PEOPLE) * is_object):
        return True  # "his Twitter attacks", "dismissed the Hale claims as", "rejected media claims of X as"
    if frame.tags[at + 1] & Tag.CLOSED_VERB and not frame.tags[at - 1] & (Tag.AUXILIARY | Tag.PERSONAL):
        return True  # "Harsh comments are", "after the Courier report got out"
    closes = frame.lower[at + 1] in ("", ".", ",") and QUOTED in frame.lower[first:at]
    return not closes and not _may_precede_verb(frame, at)


def _is_owned(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    before, tags = frame.lower[at - 1], frame.tags[at - 1]
    if tags & Tag.POSSESSIVE:
        return before != "her" or frame.lower[at] not in _SAYS  # "a source close to her said"
    return before.endswith(("'s", "s'")) and not tags & Tag.PERSONAL


def _is_far_from_words(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    """Whether a verb of doing stands beside no words or pause, as it does in: he fired back: "…"."""
    if "beside" not in verb.traits:
        return False
    if frame.lower[at + 1] in _PARTICLES:
        return frame.lower[at + 2] != "that" and bool(frame.tags[at + 2] & Tag.LEFT_OF_NOUN)
    is_after = QUOTED in frame.lower[max(0, at - 6) : at]
    return frame.lower[at + 1] not in (",", ":") and not (is_after and frame.lower[at + 1] in (".", ""))


def _is_refused(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    if "refusable" not in verb.traits:
        return False
    return any(word == "not" or word.endswith("n't") for word in frame.lower[max(first, at - 3) : at])


def _is_in_title(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    """Whether it is a word of a title ("Orby's War Explained"), outside headlines."""
    is_title = verb.shape == "past" and frame.tags[at] & frame.tags[at - 1] & Tag.CAPITAL
    return bool(is_title) and any(map(str.islower, frame.words[first : at + 8]))


def _is_adjective(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    """Whether it belongs to a noun or is compared: "more said than done", "nine added minutes"."""
    before = frame.lower[at - 1]
    if "counted" in verb.traits and (before[:1].isdigit() or before in phrases.NUMBERS):
        return True
    return frame.lower[at + 1] == "than" or (before, frame.lower[at]) in _COMPOUNDS


def _is_body(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    """Whether "state" is the noun: "member states", "her rival, state treasurer Ann Lee"."""
    is_of_office = frame.lower[at] == "state" and frame.tags[at + 1] & (Tag.CAPITAL | Tag.PEOPLE)
    return bool(is_of_office) or frame.lower[at] == "states" and frame.lower[at - 1] in _OF_STATES


# Why a form of a verb of saying is no cue, in the order in which it is asked.
NO_CUE = [
    ("title", _is_in_title),
    ("after-article", _is_after_article),
    ("particle-missing", _lacks_particle),
    ("noun", _is_noun),
    ("owned", _is_owned),
    ("far-from-words", _is_far_from_words),
    ("refused", _is_refused),
    ("adjective", _is_adjective),
    ("state", _is_body),
]


def _is_refuted(frame: Frame, first: int, at: int, verb: CueVerb) -> bool:
    """Whether one of the reasons of `NO_CUE` holds."""
    for _, refuses in NO_CUE:
        if refuses(frame, first, at, verb):
            return True
    return False


def _is_reduced(frame: Frame, first: int, at: int, verb: CueVerb, subject: Range | None) -> bool:
    """Whether the verb is a participle ("a mayor credited with “…”", but "what she described as “…”")."""
    is_audience = subject == (at - 1, at) and frame.lower[at - 1] in AUDIENCES
    is_to = frame.lower[at + 1] == "to" and not frame.tags[at + 2] & _NAMES  # not "what Lund told to Orr"
    is_told = frame.lower[at] == "told" and (is_audience or is_to)
    if is_told or frame.lower[at - 1] == "those":
        return True  # "He lied, jury told", "Woman told to pay", "those deemed “late”"
    if verb.lemma == "ask" and frame.lower[at - 1] == ",":  # "Lund, asked about it, left"
        comma = frame.find((",",), at, min(at + _LONGEST_ASIDE, len(frame.starts)))
        return comma > 0 and bool(frame.tags[comma + 1] & (Tag.FINITE | Tag.FINITE_CUE))
    if verb.kind != "call" or subject is None:
        return False
    is_adverb = frame.lower[at + 1].endswith("ly") and frame.tags[at + 1] & Tag.ADVERB  # not "Italy"
    behind = frame.lower[at + 1 + bool(is_adverb)]
    is_closed = behind in ("as", "with", "by") or frame.lower[at + 1 : at + 3] == [QUOTED, "by"]
    comma = frame.back(at, first, Tag.ADVERB) - 1  # "Orr, often called “…”"
    if "names" in verb.traits and frame.lower[comma] == "," and comma < at - 1:
        is_closed |= frame.lower[at + 1 + bool(frame.tags[at + 1] & Tag.ARTICLE)] == QUOTED
    if not is_closed or frame.tags[subject[0] - 2] & Tag.ARTICLE:
        return False  # "a charge Lund termed as “…”"
    if frame.lower[at + 1 : at + 3] == ["as", QUOTED] and frame.tags[at + 3] & Tag.LEFT_OF_NOUN:
        return False  # "Hale dismissed as “silly” the idea"
    before = range(max(first, subject[0] - 5), subject[0])
    if behind == "by" and not frame.lower[at + 2].endswith("ing"):
        return True
    return not any(frame.tags[at] & Tag.RELATIVE or frame.lower[at] == "what" for at in before)


def _names_a_thing(frame: Frame, at: int, verb: CueVerb, subject: Range | None) -> bool:
    """Whether the phrase before a verb of naming is a thing that bears the name ("a syllabus called “…”")."""
    is_name = verb.kind == "call" and frame.lower[at + 1 + bool(frame.tags[at + 1] & Tag.ARTICLE)] == QUOTED
    if not is_name or subject is None or subject[1] - subject[0] < 2:
        return False
    return not frame.tags[phrases.head(frame, subject)] & (Tag.CAPITAL | Tag.PEOPLE)


def _inverted(frame: Frame, first: int, at: int, verb: CueVerb, subject: Range | None) -> Range | None:
    """The subject right of the verb: after words in marks, or as a clause of its own between commas."""
    before, n_tokens = frame.lower[at - 1], len(frame.starts)
    if before not in (QUOTED, ",") or phrases.closes_relative(frame, first, at):
        return None
    if before == QUOTED and verb.shape in ("past", "s") and verb.may_invert:
        inverted = phrases.after(frame, at, n_tokens)
        if inverted is not None and not frame.tags[inverted[0]] & Tag.PERSONAL:
            return inverted  # not "…,” said he would stay"
    if before != "," or verb.shape == "ing" or verb.kind not in ("say", "utter"):
        return None
    inverted = phrases.after(frame, at, n_tokens)
    if inverted is None or not _ends_reporting_clause(frame, inverted, verb):
        return None
    finite, closed = Tag.CLOSED_VERB | Tag.CAPITAL, Tag.CLOSED_VERB
    if any(frame.tags[word] & finite == closed for word in range(*inverted)):
        return None  # "Ann Lee, who left, said the news of Hale's death shook her."
    is_closed = frame.lower[inverted[1]] in (",", ".", "")
    if subject is None or is_closed and subject[1] == at - 1:
        return inverted
    end = frame.find((".", "?", "!", QUOTED), inverted[1], n_tokens)
    is_last = not phrases.has_finite_verb(frame, inverted[1], end)
    return inverted if is_last and (is_closed or phrases.has_finite_verb(frame, first, at - 1)) else None


def _ends_reporting_clause(frame: Frame, subject: Range, verb: CueVerb) -> bool:
    """Whether ", explained X," is complete: a name, a pronoun, people after "said", then a comma or mark."""
    is_day = frame.tags[subject[0]] & Tag.DATE and frame.lower[subject[0]].endswith(("day", "."))
    named = subject[0] + bool(is_day)  # "Lund, a nurse, said Monday."
    is_named = any(frame.tags[at] & Tag.CAPITAL for at in range(named, subject[1]))
    last = phrases.head(frame, subject)
    is_source = verb.lemma == "say" and (frame.tags[last] & Tag.PEOPLE or frame.lower[last] in CUE_NOUNS)
    if not (is_named or is_source or frame.tags[subject[0]] & Tag.PRONOUN):
        return False
    is_closed = frame.lower[subject[1]] in (",", ".", ":", "")
    return is_closed or bool(frame.tags[subject[1]] & Tag.PREPOSITION)


def _subject_of_purpose(frame: Frame, first: int, at: int) -> Range | None:
    """The subject of the verb that the infinitive at `at` hangs on ("he used the page to ask")."""
    for verb in range(at - 2, max(first, at - 12), -1):
        ends = Tag.BREAK | Tag.COMMA | Tag.CLAUSAL | Tag.COORDINATOR | Tag.RELATIVE
        if frame.tags[verb] & ends or frame.lower[verb] == "as":
            return None
        if frame.is_verb(verb, first):
            subject, how = phrases.before(frame, first, verb)
            is_heard = how == "passive" and verb == at - 2  # "is heard to say"
            return subject if is_heard or how in ("subject", "relative") else None
    return None


def _participle_cue(
    frame: Frame, first: int, at: int, verb: CueVerb, subject: Range | None, how: str, earlier: list[Cue]
) -> Cue | None:  # fmt: skip
    """The cue of an -ing form: of its own subject, of a document, or of the subject of its clause."""
    before = frame.lower[at - 1]
    begins = before in ("began", "started") and verb.kind == "utter"
    if before in _PERCEIVING or begins:  # "was heard saying", "to which fans began chanting"
        heard = phrases.before(frame, first, at - 1)[0] or _matrix_subject(frame, first, at, earlier)
        return Cue(at, at + 1, verb, heard, "subject")  # "[Lund] left after being recorded saying"
    if at > first and (frame.tags[at - 1] & Tag.FINITE_CUE or before.endswith("ing") and before in CUE_VERBS):
        return None  # "said calling it off would be wrong", "calling protesting farmers “…”"
    if subject is not None and frame.tags[at - 1] & (Tag.AUXILIARY | Tag.ADVERB):
        return Cue(at, at + 1, verb, subject, how)
    if verb.kind == "utter" and (before in _LOUD or before.removesuffix("s") in ROLE_NOUNS):
        stops = (i for i in range(at - 1, first, -1) if frame.tags[i - 1] & _BEFORE_CROWD)
        return Cue(at, at + 1, verb, (next(stops, first), at), "subject")  # "met by [fans] chanting"
    led = at - 1 - (before == "once")  # "cited Lund as once saying"
    if earlier and frame.lower[led] == "as":
        teller = earlier[-1]  # "Lund is quoted in the Courier as saying"
        quoted = teller.subject if teller.how == "passive" else phrases.after(frame, teller.first, led)
        return Cue(at, at + 1, verb, quoted, "quoted")
    if own := _own_subject(frame, first, at, subject):
        return Cue(at, at + 1, verb, subject, own)
    subject = _judged(frame, first, at) or _joined(frame, first, at)
    subject = subject or _matrix_subject(frame, first, at, earlier)
    return Cue(at, at + 1, verb, subject, "participle")


def _joined(frame: Frame, first: int, at: int) -> Range | None:
    """The subject that it shares with the verb before it ("with [fans] waving flags and shouting").

    A finite one only in a clause ("when [fans] ran on shouting"), or of sending ("[he] sent a text saying").
    """
    is_second = frame.lower[at - 1] == "and"
    loud, is_sent = CUE_VERBS[frame.lower[at]], frame.lower[at - 1] in CUE_NOUNS
    is_loud = loud.kind == "utter" and "seen" not in loud.traits
    for verb in range(at - 1 - is_second, first, -1) if is_loud or is_sent else ():
        if frame.is_verb(verb, first) or is_second and frame.lower[verb].endswith("ing"):
            subject, _ = phrases.before(frame, first, verb)
            opener = frame.tags[subject[0] - 1] & (Tag.SUBORDINATOR | Tag.FINITE_CUE) if subject else 0
            return subject if is_second or is_sent or opener else None
    return None


def _judged(frame: Frame, first: int, at: int) -> Range | None:
    """The one whom the verb before "for" blames or praises: who did it ("mocked [Hale] for saying")."""
    is_judged = frame.lower[at - 1] == "for" and frame.tags[at - 2] & (Tag.CAPITAL | Tag.PEOPLE)
    judged = phrases.phrase_ending(frame, first, at - 1) if is_judged else None
    return judged if judged is not None and frame.is_verb(judged[0] - 1, first) else None


def _own_subject(frame: Frame, first: int, at: int, subject: Range | None) -> str:
    """How the phrase right before an -ing form is its subject: "subject", "document"; "" where it is none."""
    if subject is None or frame.lower[at - 1] == "," or phrases.has_finite_verb(frame, *subject):
        return ""
    # "with Shadow Minister Ann Lee saying", "with its press secretary, Ann Lee, saying"
    start = frame.back(subject[0], first, Tag.CAPITAL | Tag.PEOPLE | Tag.POSSESSIVE)
    led = frame.rfind(("with",), max(first, start - 4), start)  # "with the former mayor Ann Lee saying"
    start = led + 1 if led >= 0 and not any(tags & _CLOSES for tags in frame.tags[led + 1 : start]) else start
    before = frame.lower[start - 1] if start > first else ""
    if before in _PERCEIVING:
        return "subject"
    if before in _PASSING_ON:
        return "document"
    is_object = frame.is_verb(subject[0] - 1, first) or before in CUE_VERBS
    is_name = frame.tags[subject[1] - 1] & Tag.CAPITAL and before not in ("with", "of")
    if before == "to" or is_object or is_name:
        return ""
    if frame.lower[subject[1] - 1] in CUE_NOUNS:
        return "document"
    return "" if before in ("and", "or") else "subject"  # "wrote to residents and [staff] saying"


def _matrix_subject(frame: Frame, first: int, at: int, earlier: list[Cue]) -> Range | None:
    """The subject that a coordinated, participial or infinitive verb shares with its clause."""
    for cue in reversed(earlier):
        is_shared = cue.how in ("subject", "coordinated", "participle")
        is_shared &= cue.subject is not None and frame.lower[cue.source[0]] != "that"  # "signs that read"
        if is_shared and not _is_subordinate(frame, cue, at, earlier):
            return cue.subject
    if frame.tags[frame.back(at, first, Tag.AUXILIARY | Tag.ADVERB) - 1] & Tag.COORDINATOR:
        who = frame.rfind(("who", ","), first, at - 1)
        if who >= 0 and frame.lower[who] == "who":
            return who, who + 1  # "Hale, who has met judges and called …"
    clause = phrases.subject_of_clause(frame, first, at)
    start = clause[0] if clause is not None else first
    if frame.lower[start - 1] in ("and", "but") and phrases.has_finite_verb(frame, first, start - 1):
        return clause  # "the man came and [the boy] ran out and cried"
    limit = at if at > first + 1 else len(frame.starts)
    opening = phrases.phrase_starting(frame, first, limit)
    return opening or clause


def _is_subordinate(frame: Frame, cue: Cue, at: int, earlier: list[Cue]) -> bool:
    """Whether the cue is itself reported, not the verb ("Hale said that Lund lied, and [accused]")."""
    if frame.lower[at] == "added" or frame.lower[at - 1] == ",":
        begins = cue.source[0] - (frame.lower[cue.source[0] - 1] == "that")
        return any(begins in (one.first, one.last) for one in earlier)
    start = cue.source[0] - frame.lower[cue.source[0] - 1].endswith("ing")  # "said closing it would …"
    is_led = any(start == one.last for one in earlier) or frame.lower[start - 1] in _OPENING_CLAUSES
    shapes = {cue.reporting.shape, CUE_VERBS[frame.lower[at]].shape}
    return is_led and (frame.lower[at - 2] == "," or "base" in shapes != {"base"})


def _agrees(frame: Frame, at: int, subject: Range | None, verb: CueVerb) -> bool:
    """Whether the form can have this subject."""
    if verb.shape == "base":
        return _takes_base(frame, at, subject, verb)
    is_free = verb.shape != "s" or not verb.is_noun
    if is_free or subject is None:
        return is_free
    last = subject[1] - 1
    return bool(frame.tags[last] & Tag.CAPITAL) or not frame.lower[last].endswith("s")


def _takes_base(frame: Frame, at: int, subject: Range | None, verb: CueVerb) -> bool:
    """Whether the base form at `at` can be a finite verb: after a modal or do, or with a plural subject."""
    before = frame.back(at - 3 * (frame.lower[max(0, at - 3) : at] in _ASIDES), 0, Tag.ADVERB)
    if frame.tags[before - 1] & Tag.AUXILIARY:
        return True
    if subject is None:
        return False
    if frame.lower[subject[1] - 1] in _PLURAL_SUBJECTS or frame.lower[subject[0] - 1] in _PERCEIVING:
        return True  # "heard a man shout"
    head = phrases.head(frame, subject)
    word = frame.lower[head]
    if verb.is_noun or frame.tags[head] & Tag.CAPITAL and word not in _QUANTITIES | _CROWDS:
        return word.endswith("s") or word in _PAIRS
    if word in _QUANTITIES or frame.lower[subject[0]] not in _SINGULAR:
        return word not in ("it", "this", "he", "she")
    return any(word.endswith("s") or word in _CROWDS for word in frame.lower[slice(*subject)])


def _may_precede_verb(frame: Frame, at: int) -> bool:
    """Whether an ambiguous form can be a verb after this token: a pronoun, a name, people, an auxiliary."""
    word, tags = frame.lower[at - 1], frame.tags[at - 1]
    if frame.tags[at] & tags & Tag.CAPITAL or word in DEMONYMS:
        return False
    return bool(tags & _BEFORE_VERB) or word in _WORDS_BEFORE_VERB


# --- nouns ---


def _noun_cue(frame: Frame, first: int, at: int) -> Cue | None:
    """The cue "her warning" or "the mayor's warning" with the noun at `at`; None without an owner."""
    behind = frame.skip(at + 1, len(frame.starts), Tag.TIME | Tag.ADVERB)
    opens = Tag.PREPOSITION | Tag.PERSONAL  # "her claim he fell"
    if frame.lower[behind] not in _AFTER_NOUN and not frame.tags[behind] & opens:
        return None
    by = at + 1 + (frame.lower[at + 1] == "made")
    author = phrases.after(frame, by, len(frame.starts)) if frame.lower[by] == "by" else None
    is_clause = author is not None and frame.lower[author[1]] == "that"
    if author is not None and is_clause and frame.lower[author[1] - 1] not in CUE_VERBS:
        return Cue(at, author[1], None, author, "noun")  # "claims by Lund that the pier is “…”"
    for back in range(at - 1, max(first, at - 4) - 1, -1):
        word, tags = frame.lower[back], frame.tags[back]
        if tags & Tag.POSSESSIVE:
            return Cue(at, at + 1, None, (back, back + 1), "noun")
        if word.endswith(("'s", "s'")):
            if word[:-2] in _NO_OWNERS:
                return None
            begin = first + bool(frame.tags[first] & Tag.PREPOSITION)
            owner = phrases.phrase_ending(frame, begin, back + 1) or (begin, back + 1)
            return Cue(at, at + 1, None, phrases.possessor(frame, owner), "noun")
        if tags & (Tag.PREPOSITION | Tag.COMMA | Tag.CUE):
            break
    return None
