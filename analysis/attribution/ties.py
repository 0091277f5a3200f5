"""Which cue governs a quoted stretch, and whose words it makes them: one sentence of a frame at a time."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from analysis.attribution import phrases
from analysis.attribution.clause_cues import Cue
from analysis.attribution.frames import Frame
from analysis.attribution.grammar import CUE_NOUNS, CUE_VERBS, ORDINALS, QUOTED, Tag, tags_of
from analysis.attribution.phrases import Range
from analysis.text.lexicons import classed_word_list, word_class

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+(?:['-][^\W_]+)*|)")
_OPEN_ENDS = (",", "?", "!", "-", "—", "–", "…", "..")
_OUTCRIES = word_class("outcry")
_LEADS = word_class("lead_in")
_GROUPS = classed_word_list("people_words")["group"]
_DOCUMENTS = word_class("document") | word_class("written")
_PEOPLE = Tag.CAPITAL | Tag.PEOPLE
_REPORTING = ("say", "utter", "tell", "think")
_OFFICERS = frozenset("police officers people prosecutors officials".split())
_LONGEST_THOUGHT = 7  # so many tokens beyond it, words are the reporter's rather than what somebody thinks
_FREE_RELATIVES = frozenset("how what all".split())
_SOMEBODY = ORDINALS | frozenset("another others some many one everyone both".split())
_ASKED = frozenset("asked pressed questioned quizzed".split())
_WHITHER = frozenset("across after back down from out over to up .".split())  # "“Wait,” Lund called from"
_OWNERS = ("'s", "s'")
_RECORDED = frozenset("audio tape tapes video footage recording recordings transcript transcripts".split())
_OBJECT = Tag.COMMA | Tag.COORDINATOR | Tag.LEFT_OF_NOUN | Tag.CAPITAL | Tag.PEOPLE
_WHEN = frozenset("when after before once until if unless because".split())
_DECLINED = frozenset("declined declines refused refuses".split())
_SHOWING = frozenset("suggest imply indicate reveal signal foresee".split())
_DOING = frozenset("writing telling".split())
_SAYING = _DOING | {"saying", "having"}
_MODALS = frozenset("will would may might could should".split())


@dataclass(slots=True)
class Tie:
    """What ties a stretch to its source: cue and source mention (token ranges) and the rule that decided."""

    cue: Range | None
    source: Range | None
    rule: str


@dataclass(slots=True)
class Place:
    """The stretch `text` at the token `at` of the sentence first..last with its cues.

    `words`: its words; `led_by`: the token before it in lower case, "" at the sentence's head; `end`: the
    last stretch of a list that it opens ("“…” and “…”"); `here`: where what follows begins, past commas,
    dashes and adverbs; `has_comma`: whether a comma, or a mark that stands for one, parts the two; `behind`,
    `before`: what the rules for either side found; `tie`: what ties it to a source.
    """

    frame: Frame
    first: int
    last: int
    at: int
    cues: list[Cue]
    text: str
    is_heading: bool = False
    words: list[str] = field(init=False)
    led_by: str = field(init=False)
    end: int = field(init=False)
    here: int = field(init=False)
    has_comma: bool = field(init=False)
    behind: Tie | None = None
    before: Tie | None = None
    tie: Tie | None = None

    def __post_init__(self) -> None:
        frame, self.end = self.frame, self.at
        self.words = _WORD.findall(self.text)
        self.led_by = frame.lower[self.at - 1] if self.at > self.first else ""
        while frame.lower[self.end + 1] in ("and", "or") and QUOTED == frame.lower[self.end + 2]:
            self.end += 2
        self.here = frame.skip(self.end + 1, self.last, Tag.COMMA | Tag.DASH | Tag.ADVERB)
        is_open = self.text.rstrip("' \"").endswith(_OPEN_ENDS)
        self.has_comma = is_open or self.end > self.at or "," in frame.lower[self.end + 1 : self.here]

    @property
    def has_capital(self) -> bool:
        return self.words[0][0].isupper()


def tied(
    frame: Frame, first: int, last: int, at: int, cues: list[Cue], text: str, is_heading: bool = False
) -> Place:
    """The stretch with what ties it to a source in its sentence: what the first of `TIES` finds, if any."""
    place = Place(frame, first, last, at, cues, text, is_heading)
    place.behind, place.before = _first(BEHIND, place), _first(BEFORE, place)
    place.tie = _first(TIES, place)
    return place


def _first(rules: "list[Rule]", place: Place) -> Tie | None:
    """What the first of the rules finds that finds something."""
    for _, rule in rules:
        if (found := rule(place)) is not None:
            return found
    return None


# --- beside the words ---


def _asked(place: Place) -> Tie | None:
    """The asker in a lead-in ("Asked by X if she was “late,” Y said no"); no source where none is named."""
    frame, at = place.frame, place.at
    verb = frame.find(_ASKED, place.first, min(place.first + 2, at))
    has_cue = any(cue.first < at and (cue.first > verb or cue.how == "subject") for cue in place.cues)
    if verb < 0 or "," in frame.lower[verb:at] or has_cue:
        return None  # also "Asked about the well Lund said it was “…”", "She asked for “rain”"
    agent = _agent(frame, verb, at) if frame.lower[verb + 1] == "by" else None
    return Tie((verb, verb + 1), agent, "agent" if agent is not None else "asked")


def _caption(place: Place) -> Tie | None:
    """The reporting clause behind words that a picture's caption leads in ("Promise: “…,” Lund says")."""
    before, behind = place.before, place.behind
    return behind if before is not None and before.rule == "colon" else None


def _introduced(place: Place) -> Tie | None:
    """The cue before the words that stands so close that no clause after them can take them away."""
    before = place.before
    if before is None or place.led_by == ":":
        return before
    frame, source = place.frame, before.source
    is_shown = source is not None and not frame.tags[source[0]] & Tag.RELATIVE and _is_thing(frame, source)
    if before.cue is None or is_shown:
        return None  # also "The drop indicates “a slow end”, according to Lund"
    gap = place.at - before.cue[1]
    verb = CUE_VERBS.get(frame.lower[before.cue[0]])
    end = frame.back(place.at, before.cue[1], Tag.ARTICLE)
    is_judged = verb is not None and verb.kind == "call" and frame.lower[end - 1] == "as"
    if gap > (verb is not None) and not is_judged and (gap > 3 or place.led_by in (",", "—")):
        return None  # "As Hale said in May, “we lost,” Lund recalled"
    return before if verb is None or verb.kind != "think" else None


# --- behind the words ---


def _predicate(place: Place) -> Tie | None:
    """Whose words the predicate says they are: “…” is how X puts it, was all X would say, was her reply."""
    frame, be = place.frame, place.here
    if place.end != place.first or frame.lower[be] not in ("is", "was"):
        return None
    for at in range(be + 1, min(be + 5, place.last)):
        if frame.lower[at] in _FREE_RELATIVES:
            at += frame.lower[at + 1] == "all"
            source = phrases.phrase_starting(frame, at + 1, place.last)
            return Tie((be, at + 1), source, "predicate") if source and can_speak(frame, source) else None
        if frame.lower[at] in CUE_NOUNS:
            owners = [o for o in range(be + 1, at) if frame.lower[o].endswith(_OWNERS)]
            if frame.tags[be + 1] & Tag.POSSESSIVE:
                owners = [at - 1]
            return Tie((at, at + 1), (be + 1, owners[0] + 1), "predicate") if owners else None
    return None


def _signature(place: Place) -> Tie | None:
    """The name that signs the words: "“…” — Ann Lee, mayor", or without a verb "“…,” Ann Lee, mayor." """
    frame, start, last = place.frame, place.here, place.last
    end = frame.skip(start, last, Tag.NAME)
    is_whole = start < end and (end == last or frame.lower[end] in (",", "(", "."))
    is_behind = place.has_comma and end > start + 1
    if is_whole and frame.tags[start - 1] & Tag.DASH:
        return Tie(None, (start, end), "signature")
    is_signed = is_behind and not phrases.has_finite_verb(frame, start, last)
    return Tie(None, (start, end), "signature") if is_signed else None


def _as_called(place: Place) -> Tie | None:
    """Who calls it so: "the “…”, as Lund calls it", "as Lund put it"."""
    for cue in place.cues if place.frame.lower[place.here] == "as" else []:
        is_next = cue.subject is not None and cue.subject[0] == place.here + 1
        if is_next and can_speak(place.frame, cue.source):
            is_call = cue.verb is not None and (cue.verb.kind == "call" or cue.verb.lemma == "put")
            return Tie((cue.first, cue.last), cue.subject, "said-after") if is_call else None
    return None


def _lead(place: Place) -> Tie | None:
    """Whom a caption that words lead in is about: "“Too old”: Lund wants a well"."""
    is_first = place.at == place.first or place.at == place.first + 2 and _is_label(place)
    if not is_first or place.frame.lower[place.at + 1] != ":" or len(place.words) < 2:
        return None
    source = phrases.phrase_starting(place.frame, place.at + 2, place.last)
    if source is None or source[1] == place.last > source[0] + 3:
        return None  # a headline in capitals: "“…”: Lund’s Post On Wells Wins Hearts"
    return Tie(None, source, "colon") if can_speak(place.frame, source) else None


def _outcry(place: Place) -> Tie | None:
    """Whose cries the words are ("shouts of “shame” and “go” from villagers", "broke into chants of")."""
    frame, start = place.frame, place.at
    if frame.lower[start - 1] != "of" or frame.lower[start - 2] not in _OUTCRIES:
        return None
    origin = frame.find(("from", "among"), place.here, min(place.here + 5, place.last))
    way = frame.tags[place.here : max(place.here, origin)]  # "shouts of “Go” rose from the crowd"
    if origin >= 0 and not any(tags & _OBJECT for tags in way):
        source = phrases.after(frame, origin, place.last)
        is_group = source and frame.lower[phrases.head(frame, source)] in _GROUPS
        is_theirs = is_group or source and can_speak(frame, source)
        return Tie((start - 2, start), source, "noun-cue") if is_theirs else None
    led = frame.rfind(("with", "into", "in"), place.first, start - 2)
    if led < start - 3 and frame.lower[led] == "in":
        return None  # "rejected in court claims of “fraud”"
    verb = next((at for at in range(led - 1, max(place.first, led - 6), -1) if _is_past(frame, at)), 0)
    source, how = phrases.before(frame, place.first, verb) if verb else (None, "")
    is_theirs = source and how in ("subject", "relative") and frame.find((",",), led, start) < 0
    return Tie((start - 2, start), source, "noun-cue") if is_theirs else None


def _is_past(frame: Frame, at: int) -> bool:
    return bool(frame.tags[at] & (Tag.CLOSED_VERB | Tag.ED | Tag.FINITE_CUE)) and frame.is_verb(at, 0)


def _according(place: Place) -> Tie | None:
    if place.frame.lower[place.here : place.here + 2] != ["according", "to"]:
        return None
    if place.frame.words[place.here] == "According":
        return None  # "“….” According to Lund, it fell.": a sentence of its own
    source = phrases.after(place.frame, place.here + 1, place.last)
    return Tie((place.here, place.here + 2), source, "according-to") if source else None


def _inverted(place: Place) -> Tie | None:
    """ "…," said X."""
    frame, here = place.frame, place.here
    verb = CUE_VERBS.get(frame.lower[here]) if here < place.last else None
    if verb is None or not verb.may_invert or verb.shape == "ing":
        return None
    if phrases.closes_relative(frame, place.first, here):
        return None
    is_named = (
        frame.tags[here + 1] & Tag.CAPITAL and not verb.is_noun and verb.kind != "think"
    )  # "“…” says Lund"
    if not (place.has_comma or is_named or frame.lower[here] == "said"):
        return None
    source = phrases.after(frame, here, place.last) if verb.kind != "think" or verb.shape != "base" else None
    return Tie((here, here + 1), source, "said-after-inverted") if source is not None else None


def _subject_behind(place: Place) -> Tie | None:
    """ "…," X, head of Y, said: the reporting clause behind the words."""
    frame, here, has_comma = place.frame, place.here, place.has_comma
    if not 0 < here < place.last or frame.tags[here] & Tag.RELATIVE:
        return None
    for cue in place.cues:
        if frame.find((QUOTED, ";", ":"), here, cue.first) >= 0:
            return None
        if cue.subject is None or not _may_follow(frame, cue, has_comma):
            continue
        if not has_comma and (cue.first - here > 3 or not can_speak(frame, cue.source)):
            return None  # also "the “open” plan claimed", "the “odd” attack plans"
        is_near = here == cue.source[0] or _is_apposed(frame, here, cue.source[0])
        if is_near and cue.how in ("subject", "passive", "coordinated"):
            return _reported_saying(frame, cue) or Tie((cue.first, cue.last), cue.subject, "said-after")
    return _any_verb_behind(place, here)


def _any_verb_behind(place: Place, here: int) -> Tie | None:
    """A clause right behind words that open the sentence and end with a comma: "…," the crowd chorused."""
    frame, subject = place.frame, phrases.phrase_starting(place.frame, here, place.last)
    is_led = place.at == place.first and place.text.endswith(",")
    if subject is None or not is_led or not can_speak(frame, subject):
        return None
    verb = subject[1]
    is_verb = frame.tags[verb] & Tag.ED and not phrases.has_finite_verb(frame, verb + 1, place.last)
    return Tie((verb, verb + 1), subject, "said-after") if is_verb else None


def _may_follow(frame: Frame, cue: Cue, has_comma: bool) -> bool:
    """Whether the verb can stand behind the words, as "called" can with a direction."""
    verb = cue.verb
    if verb is None or verb.shape == "ing" and not frame.tags[cue.first - 1] & Tag.BE:
        return False
    return verb.kind in _REPORTING or has_comma and verb.lemma == "call" and frame.lower[cue.last] in _WHITHER


def _is_apposed(frame: Frame, here: int, name: int) -> bool:
    """Whether the name is apposed to what begins at `here`: "a friend, X, said", "a miller and mayor X"."""
    mark, tags = frame.lower[name - 1], frame.tags[here]
    is_phrase = tags & Tag.LEFT_OF_NOUN and mark in (",", "and") or tags & Tag.PEOPLE and mark == "and"
    return here < name <= here + 8 and bool(is_phrase)


def _reported_saying(frame: Frame, cue: Cue) -> Tie | None:
    """The one whom the subject quotes: "…, a friend recalled him saying", "…, Y quoted X as saying"."""
    saying = frame.find(_SAYING, cue.last + 1, min(cue.last + 7, len(frame.starts)))
    end = saying - (frame.lower[saying - 1] == "as")
    may_be = end < saying or frame.lower[saying] not in _DOING  # not "told the man writing a book"
    is_person = frame.tags[end - 1] & _PEOPLE * may_be or frame.lower[end - 1] in ("him", "her", "them")
    if not cue.last < end or not is_person or frame.find((",", QUOTED), cue.last, end) >= 0:
        return None
    return Tie((cue.first, saying + 1), (cue.last, end), "recalled-saying")


def can_speak(frame: Frame, subject: Range) -> bool:
    """Whether the phrase can be a source at all: a name, a pronoun, people or what they write."""
    at = phrases.head(frame, subject)
    word, tags = frame.lower[at], frame.tags[at]
    if word == "it":
        return False
    if word in ("that", "which"):  # "a letter that read", "the Mill Board, which called"
        return frame.lower[at - 1] in CUE_NOUNS or frame.lower[at - 1] == ","
    if tags & (Tag.PRONOUN | Tag.PEOPLE) or word in ("who", "whom", "percent", "cent") or word in CUE_NOUNS:
        return True
    is_named = any(tags & Tag.NAME for tags in frame.tags[subject[0] : at + 1])
    return is_named or word in _SOMEBODY


def _is_thing(frame: Frame, subject: Range) -> bool:
    head = frame.lower[phrases.head(frame, subject)]
    return head != "it" and head not in _GROUPS and not can_speak(frame, subject)


# --- before the words ---


def _nearest_cue(place: Place) -> Tie | None:
    """X said, "…" / X called Y "…" / her warning that "…": the nearest cue to the left, or one around it."""
    frame, at = place.frame, place.at
    chosen: Cue | None = None
    for cue in reversed(place.cues):
        if cue.last > at:
            continue
        if cue.how == "passive" and cue.verb is not None:
            passive = _passive(frame, cue, at) if chosen is None else None
            if passive is not None and not _retells(frame, cue, place.cues):
                return passive if passive.rule else None
        elif cue.subject is None:
            continue
        elif chosen is None:
            chosen = None if _is_too_far(place, cue) else cue
        elif _embeds(place, cue, chosen):
            chosen = cue
    if chosen is None:
        return None
    rule = "said-before" if at - chosen.last <= 2 else "governing-cue"
    rule = {"noun": "noun-cue", "according-to": "according-to"}.get(chosen.how, rule)
    return Tie((chosen.first, chosen.last), chosen.subject, rule)


def _retells(frame: Frame, passive: Cue, cues: list[Cue]) -> bool:
    """Whether another cue reports on the listener ("Lund claimed he was told to “sign” by a clerk")."""
    if passive.subject is None or "whom-to" not in passive.reporting.takes:
        return False
    start = passive.source[0] - (frame.lower[passive.source[0] - 1] == "that")
    return any(cue.last == start and cue.how == "subject" for cue in cues)


def _passive(frame: Frame, cue: Cue, at: int) -> Tie | None:
    """The agent of a passive verb, that words were asked, or no rule for a name ("was dubbed “…”")."""
    agent = _agent(frame, cue.last, at)
    if agent is None and frame.lower[at + 1] == "by":
        agent = phrases.after(frame, at + 1, len(frame.starts))
    if agent is not None and "," not in frame.lower[agent[1] : at]:
        return Tie((cue.first, cue.last), agent, "agent")
    if "names" in cue.reporting.traits and not frame.tags[cue.last] & Tag.PREPOSITION:
        return Tie(None, None, "")
    is_question = cue.reporting.lemma == "ask" and frame.lower[cue.last] in ("if", "whether")
    return Tie((cue.first, cue.last), None, "asked") if is_question else None


def _agent(frame: Frame, start: int, at: int) -> Range | None:
    """The noun phrase after "by" between a passive verb and the stretch."""
    by = frame.find(("by",), start, at)
    agent = phrases.after(frame, by, at) if by >= 0 else None
    is_group = agent is not None and frame.lower[phrases.head(frame, agent)] in _GROUPS
    return agent if agent is not None and (is_group or can_speak(frame, agent)) else None


def _is_too_far(place: Place, cue: Cue) -> bool:
    """Whether the stretch lies beyond what the cue can govern."""
    frame, first, at = place.frame, place.first, place.at
    if cue.how == "according-to":
        return cue.first > first + 1 and not cue.source[1] < at <= cue.source[1] + 3
    if cue.verb is None:
        return at - cue.last > 12
    led = cue.source[0] - 1  # "When Lund said it fell, Hale left the “old” hall", "that if Lund says so, “…”"
    is_inside = frame.lower[led - 1] == "that"
    between = frame.lower[cue.last + is_inside : at - (not is_inside)]
    if (is_inside or led == first) and frame.lower[led] in _WHEN and "," in between:
        return True
    is_aside = frame.tags[led] & Tag.RELATIVE and frame.lower[led - 1] == "," in frame.lower[cue.last : at]
    if is_aside and frame.lower[at - 1] == ":":
        return True  # "The board, which some say is odd, issued an order: “…”"
    is_heard = cue.reporting.kind == "tell" and frame.lower[cue.source[0] - 1] == "what"
    if is_heard and frame.lower[at - 1] != ":":
        return True  # "takes what drivers told it “seriously”"
    if len(place.words) == 1 and cue.reporting.lemma in _SHOWING and _is_thing(frame, cue.source):
        return at - cue.last > 2  # "The photo suggests that he was less “lucky” than they"
    is_term = len(place.words) <= 3
    if is_term and cue.reporting.kind == "think":
        return at - cue.last > _LONGEST_THOUGHT and "that" not in frame.lower[cue.last : cue.last + 2]
    if is_term and "as" in cue.reporting.traits:
        return "as" not in frame.lower[cue.last : at] and frame.lower[cue.source[0] - 1] != "what"
    is_led = frame.lower[at - 1] in (":", "with", "like") or frame.lower[at - 2 : at] == ["such", "as"]
    if cue.reporting.kind != "utter" or at - cue.last <= 2 or is_led:
        return False  # "taunted him with “…”"
    n_words = 7 if frame.tags[cue.last] & Tag.PREPOSITION else 3  # "posted on the site that"
    return "that" not in frame.lower[cue.last : min(at, cue.last + n_words)]


def _embeds_noun(place: Place, outer: Cue, inner: Cue) -> bool:
    """Whether a noun is the subject of what is reported ("Lund said Hale's letter “speaks for itself”")."""
    frame = place.frame
    if frame.lower[inner.last] == "that" and inner.source[0] < inner.first:
        is_led = frame.tags[inner.source[0] - 1] & Tag.PREPOSITION
        return bool(is_led) and "that" not in frame.lower[outer.last : inner.last]
    is_subject = frame.lower[inner.last] == QUOTED and _opens_with_verb(place.words)
    return is_subject or frame.lower[inner.last] not in ("that", ":", QUOTED)


def _opens_with_verb(words: list[str]) -> bool:
    """Whether the words can be the predicate of what stands before them ("speaks for itself", "is late")."""
    is_verb = tags_of(words[0]) & (Tag.CLOSED_VERB | Tag.ED | Tag.FINITE_CUE)
    has_object = len(words) > 1 and tags_of(words[1]) & (Tag.PREPOSITION | Tag.LEFT_OF_NOUN)
    return bool(is_verb) or words[0].endswith("s") and bool(has_object)


def _embeds(place: Place, outer: Cue, inner: Cue) -> bool:
    """Whether what the inner cue introduces is part of what the outer reports ("X says if many think …")."""
    frame, at = place.frame, place.at
    is_beside = frame.lower[inner.source[0] - 2 : inner.source[0]] == [",", "while"]
    if outer.verb is None or outer.last > inner.source[0] or is_beside:
        return False  # also "Hale said it was “late”, while Lund spoke of “a dawn”"
    if inner.verb is None and outer.reporting.kind == "call":
        if frame.lower[frame.back(at, inner.last, Tag.ARTICLE) - 1] == "as":
            return frame.lower[inner.first] != "description"  # "dismissed Hale's plea as “…”"
        if inner.last == frame.back(at, inner.last, Tag.PREPOSITION | Tag.ARTICLE) != at:
            return False  # "called his promise of a “…” bold"
        return outer.last == inner.source[0] or frame.lower[inner.last] == QUOTED  # "calls his case “…”"
    is_led_in = frame.lower[at - 1] == ":"
    if inner.how == "relative" and is_led_in and at - inner.last > 2:
        return outer.reporting.kind == "tell"  # "Lund told Hale, who admitted to having left: “…”"
    if outer.reporting.kind not in ("say", "tell"):
        return is_led_in and inner.verb is not None and inner.reporting.kind == "think"
    if inner.verb is None:
        return _embeds_noun(place, outer, inner)
    # ", which some say is odd,"
    is_aside = frame.lower[inner.source[0] - 2] == "," in frame.lower[inner.last : at]
    leads_aside = is_aside and frame.tags[inner.source[0] - 1] & Tag.RELATIVE
    tells_seen = "seen" in inner.reporting.traits and not is_led_in  # "Lund said Orby must see “odd things”"
    is_whole = inner.last == at or phrases.has_finite_verb(frame, inner.last, at)
    is_second = place.led_by == "and"  # "said he called her and “swore”"
    is_part = (inner.how == "relative" and is_whole or is_second) and _opens_with_verb(place.words)
    is_part = is_part or bool(leads_aside or tells_seen)  # "Lund said those who object “are mad”"
    led = frame.lower[inner.first - 1]
    is_to_come = led in _MODALS and inner.reporting.kind not in ("say", "tell")
    is_to_come = is_to_come or led == "to" and frame.lower[inner.first - 2] in _DECLINED
    if is_part or is_to_come or inner.reporting.kind == "think" or not can_speak(frame, inner.source):
        return True  # also "Lund said Orby might welcome the “gift”"
    has_object = frame.tags[inner.last] & Tag.LEFT_OF_NOUN and frame.lower[inner.last] != "that"
    has_object = has_object and inner.reporting.kind in ("say", "utter")
    if has_object and "np" not in inner.reporting.takes:
        return not phrases.has_finite_verb(frame, inner.last, at)  # "Lund said police found an “odd thing”"
    is_free = frame.lower[inner.source[0] - 1] == "what"  # "Hale said Lee hated what he called “…”"
    teller = frame.lower[phrases.head(frame, outer.source)]
    is_other = frame.lower[inner.source[0]] in ("he", "she") and teller in _OFFICERS  # "Police say he asked"
    is_pronoun = frame.tags[inner.source[0]] & Tag.PRONOUN and not is_other
    is_parted = any(tags & (Tag.COMMA | Tag.DASH) for tags in frame.tags[outer.last : inner.source[0]])
    return bool(is_pronoun) and not is_parted and not is_free


def _like(place: Place) -> Tie | None:
    """X cheers the crowd with lines like "…", shares a photo with the caption "…"."""
    frame, noun = place.frame, place.at - 1 - (place.led_by == "like")
    is_led = frame.lower[noun] in CUE_NOUNS if place.led_by == "like" else place.led_by == "caption"
    source = phrases.phrase_starting(frame, place.first, noun) if is_led and noun > place.first else None
    return Tie((noun, noun + 1), source, "noun-cue") if source and can_speak(frame, source) else None


def _colon(place: Place) -> Tie | None:
    """The subject of the sentence before a colon, or the person named last before it."""
    frame, first, colon = place.frame, place.first, place.at - 1
    is_message = frame.tags[colon] & Tag.DASH and frame.lower[colon - 1] in CUE_NOUNS
    is_label = colon == first + 1 and _is_label(place)
    if colon <= first or is_label or frame.lower[colon] != ":" and not is_message:
        return None  # "EXCLUSIVE: “…”"
    source = phrases.phrase_starting(frame, first, colon)
    by = frame.rfind(("by",), max(first, colon - 9) + 1, colon)
    if source is None or frame.lower[by - 1] in (QUOTED, ",") or not can_speak(frame, source):
        source = _name_before_colon(frame, first, colon)
    return Tie(None, source, "colon") if source is not None else None


def _is_label(place: Place) -> bool:
    """Whether the sentence begins with what leads in to an article ("EXCLUSIVE: “…”")."""
    frame, first = place.frame, place.first
    return frame.words[first].isupper() and frame.lower[first] in _LEADS


def _name_before_colon(frame: Frame, first: int, colon: int) -> Range | None:
    """The person named last before the colon, where a thing is the subject ("It surprised Ann Lee: “…”")."""
    start = colon
    while start > first and frame.tags[start - 1] & (Tag.CAPITAL | Tag.DATE) == Tag.CAPITAL:
        start -= 1
    is_led = frame.tags[start - 1] & Tag.PREPOSITION and frame.lower[start - 1] not in ("by", "from")
    return None if start == colon or is_led else (start, colon)


def _document(place: Place) -> Tie | None:
    """The document that is the subject of a sentence without a cue ("The ad targets a “…”")."""
    frame = place.frame
    subject = phrases.phrase_starting(frame, place.first, place.at)
    gap = place.at - subject[1] if subject is not None else 0
    if subject is None or gap <= 0 or gap > 5 and len(place.words) < 3:
        return None  # "The bill is due to go back to a “quiet” house"
    is_document = frame.lower[phrases.head(frame, subject)] in _DOCUMENTS
    return Tie(None, subject, "document-subject") if is_document else None


def _clause_end(place: Place) -> Tie | None:
    """A reporting clause at the end of the sentence: "The “…” plan would fail, X said"."""
    for cue in place.cues:
        if cue.first <= place.at:
            continue
        if cue.how == "according-to":
            return Tie((cue.first, cue.last), cue.subject, "according-to")
        verb = cue.verb if cue.how == "subject" else None
        if verb is None or cue.subject is None or verb.kind not in _REPORTING[:3]:
            continue
        before = min(cue.first, cue.source[0]) - 1
        if place.frame.lower[before] == "," or before != place.at and place.frame.lower[before] == QUOTED:
            return Tie((cue.first, cue.last), cue.subject, "clause-end")
    return None


def _behind(place: Place) -> Tie | None:
    """What follows the words, unless only how those before them are known ("…, according to a tape")."""
    source = place.behind.source if place.behind is not None else None
    is_proof = source is not None and not _RECORDED.isdisjoint(place.frame.lower[slice(*source)])
    return place.before if is_proof and place.before is not None else place.behind


def _before(place: Place) -> Tie | None:
    """What precedes the words, unless a thing ("Cuts will mean they cannot “opt out”, families said")."""
    tie = place.before
    is_thing = tie is not None and tie.source is not None and not can_speak(place.frame, tie.source)
    return is_thing and _clause_end(place) or tie


Rule = tuple[str, Callable[[Place], Tie | None]]
BEHIND: list[Rule] = [
    ("predicate", _predicate),
    ("according-to", _according),
    ("said-after-inverted", _inverted),
    ("said-after", _subject_behind),
    ("as-called", _as_called),
    ("lead", _lead),
    ("signature", _signature),
]
BEFORE: list[Rule] = [
    ("said-before", _nearest_cue),
    ("like", _like),
    ("colon", _colon),
    ("document-subject", _document),
]
# In the order in which they are asked; the first that finds something decides.
TIES: list[Rule] = [
    ("outcry", _outcry),
    ("asked", _asked),
    ("caption", _caption),
    ("introduced", _introduced),
    ("behind", _behind),
    ("before", _before),
    ("clause-end", _clause_end),
]
