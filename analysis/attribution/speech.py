"""Which stretches between marks are somebody's words: titles, slogans, nicknames and scare quotes are not."""

from collections.abc import Callable

from analysis.attribution import phrases
from analysis.attribution.grammar import CUE_VERBS, NOBODY, QUOTED, Tag
from analysis.attribution.ties import Place
from analysis.text.lexicons import word_class

NAMING = word_class("naming")
_WORKS = NAMING | word_class("work")
_INSCRIBED = word_class("inscribed")
_TITLED = frozenset("titled entitled headed themed tagged theme".split())
TITLE_WORDS = 4  # so many words may be the name of a work
_KNOWN = {("stood", "for"), ("stands", "for"), ("stand", "for"), ("short", "for"), ("guilty", "to")}
_CALLED = frozenset(["known", "introduced", "billed"])  # "known across the town as “Pip”"
_JUDGED = frozenset(["called", "pronounced"])
_SORTS = frozenset("kind sort type form name".split())
_LABELLED = frozenset("law vote votes status notice sign".split())
_SPEECH_WORDS = 6  # so many words in marks are speech also where nothing ties them to a source
_CLAUSE_WORDS = 6  # so many words after "that" are a clause of the speaker's own
_NO_NOUNS = Tag.PREPOSITION | Tag.CLAUSAL | Tag.COORDINATOR | Tag.RELATIVE | Tag.DETERMINER | Tag.CLOSED_VERB
_SMALL = frozenset("a an the of in on at to for and or but with by from as vs is it".split())


def is_clause(place: Place) -> bool:
    """Whether the stretch stands by itself (direct) rather than as a piece of the writer's clause (mixed)."""
    frame, first, at, n_words = place.frame, place.first, place.at, len(place.words)
    has_capital = place.text[0].isupper()
    if place.led_by == "," and QUOTED in frame.words[first:at]:
        return True
    if place.led_by == "that" and n_words >= _CLAUSE_WORDS:
        return True
    if place.led_by in ("", ",", ":", "(", QUOTED) or frame.tags[at - 1] & Tag.DASH:
        return has_capital or n_words > 2
    return has_capital and place.led_by in CUE_VERBS and n_words > 4


def is_speech(place: Place) -> bool | None:
    """Whether the stretch reports somebody's words: what the first of `SPEECH` decides.

    None for a few words of which none decides: theirs who says them elsewhere in the article, or nobody's.
    Those before a noun are nobody's ("a “click and collect” model").
    """
    for _, rule in SPEECH:
        if (said := rule(place)) is not None:
            return said
    is_long = len(place.words) >= _SPEECH_WORDS
    return True if is_long else False if _precedes_noun(place, _NO_NOUNS) else None


def _title(place: Place) -> bool | None:
    """Words capitalised as the title of a work is, unless a reporting clause or its verb is right beside."""
    link, at = place.tie, place.at
    if not _is_title(place):
        return None
    if link is None:  # where it is a sentence of its own, somebody says it ("“It's Monday.”")
        return None if place.last - place.first == 1 else False
    is_led = place.frame.tags[at - 1] & Tag.PREPOSITION  # "On Sunday's “Harbor Talk,” Lund said"
    if link.rule.startswith("said-after") and place.text[-1] in ",?!" and not is_led:
        return None
    is_beside = link.cue is not None and link.cue[1] in (at, at - 1)
    verb = CUE_VERBS.get(place.frame.lower[link.cue[0]]) if link.cue else None
    is_called = verb is not None and verb.kind == "call" and place.led_by == "as"
    is_led = place.led_by in (":", "that") or is_beside and not place.led_by.endswith("'s")
    return None if (is_called or is_led) and not link.rule.startswith("noun") else False


def _bylined(place: Place) -> bool | None:
    """The title of a work before its author ("“…” by X: “…”")."""
    frame, at = place.frame, place.at
    is_by = place.tie is None and frame.lower[at + 1] == "by" and frame.tags[at + 2] & Tag.CAPITAL
    return False if is_by else None


def _is_title(place: Place) -> bool:
    words = place.words
    if len(words) < 2 or place.text[-1] in "!?" or words[-1][0].islower():
        return False
    is_cased = all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
    is_led_in = place.is_heading and place.frame.lower[place.at + 1] == ":"
    if is_led_in or not any(word[0].isupper() for word in words):
        return False  # "“We Will Not Bow to Any of Them”: Lund"; “70 or 75”
    return is_cased and sum(word.lower() not in _SMALL for word in words) >= 2


def _attribute(place: Place) -> bool | None:
    """A name before a noun, or of what somebody made ("the “Leave” supporters", "the writer of “Tides.”")."""
    verb = CUE_VERBS.get(place.led_by)
    is_name = place.words[-1][0].isupper() and (verb is None or verb.kind != "utter")  # "cried “Mum” as"
    is_noun = _precedes_noun(place, Tag.COORDINATOR if is_name else _NO_NOUNS)
    is_free = place.text[-1] not in "!?" and (place.led_by != "" or place.text[-1].isalnum())
    is_attribute = is_noun and is_free and place.led_by not in (",", ":")
    led = place.frame.lower[place.at - 1 - place.led_by.endswith("'s")]  # "in “Tides.”", "on Orby’s “Tides.”"
    is_work = led in ("in", "of") and len(place.words) == 1 and place.text[-1] not in "!?"
    return False if len(place.words) <= 2 and place.has_capital and (is_attribute or is_work) else None


def _precedes_noun(place: Place, no_nouns: int) -> bool:
    frame, behind = place.frame, place.at + 1
    return behind < place.last and frame.words[behind].islower() and not frame.tags[behind] & no_nouns


def _nickname(place: Place) -> bool | None:
    """A name inside a name ("Tobias “Sparky” Holt")."""
    tags, at = place.frame.tags, place.at
    is_within = len(place.words) <= 3 and place.first < at < place.last - 1
    return False if is_within and place.has_capital and tags[at - 1] & tags[at + 1] & Tag.CAPITAL else None


def _outlet(place: Place) -> bool | None:
    """The programme or paper that somebody speaks to ("said on “Harbor Today”", "told “Harbor Today”")."""
    verb = CUE_VERBS.get(place.frame.lower[place.at - 1 - (place.led_by == "on")])
    if verb is None or not place.has_capital:
        return None
    return False if verb.lemma == "tell" or place.led_by == "on" and verb.kind == "say" else None


def _name(place: Place) -> bool | None:
    """What somebody or something is called; speech only where the verb has an object ("called him “mad”")."""
    ahead = place.frame.lower[place.at - 2]
    if place.led_by in _TITLED or place.led_by == ":" and ahead in _TITLED:
        return False  # "a paper titled: “…”", however long
    work = ahead if place.led_by == "," else place.led_by
    is_work = place.has_capital and work in _WORKS
    led = place.frame.back(place.at, place.first, Tag.ARTICLE) - 1
    lower = place.frame.lower if place.frame.lower[led] == "as" else []
    known = place.frame.rfind(_CALLED, max(place.first, led - 8), led) if lower else -1
    is_known = (ahead, place.led_by) in _KNOWN or known >= 0 and "," not in lower[known:led]
    is_object = place.led_by in phrases.OBJECTS and ahead not in _JUDGED  # "dubbed her “the Owl”"
    named = ahead if is_object else place.led_by
    if len(place.words) > 6 or named not in NAMING and not is_work and not is_known:
        return None
    return place.led_by in ("called", "dubbed") and not place.has_capital and place.tie is not None


def _term(place: Place) -> bool | None:
    """What something is called by all, not what somebody says of it ("what bakers call “proofing”")."""
    frame, at, link, n_words = place.frame, place.at, place.tie, len(place.words)
    if link is None or link.source is None or place.behind is not None:
        return None
    start, end = link.source
    is_nobody = not NOBODY.isdisjoint(frame.lower[max(0, start - 1) : start + 1])
    if is_nobody and not frame.words[start + 1].isdigit():
        return False  # "Nobody shouted “Stop”", not "No 10"
    if n_words > 3:
        return None
    is_phrase = n_words == 3 and place.words[1] not in ("and", "but")  # no “cruel and unfair” law
    is_label = frame.lower[at + 1] in _LABELLED and (is_phrase or place.text.lower() in ("yes", "no"))
    is_plural = end == start + 1 and frame.lower[start].endswith("s") and not frame.tags[start] & Tag.NAME
    is_named = is_plural and link.cue is not None and frame.lower[link.cue[0]] == "call"
    behind = frame.skip(at + 1, place.last, Tag.COMMA | Tag.DASH)
    # "a “do not drink” notice", "nine “no” votes"; "a “Tide Portal”, a kind of gate"
    is_explained = frame.lower[behind] == "a" and frame.lower[behind + 1] in _SORTS
    return False if is_label or is_named or is_explained else None


def _inscription(place: Place) -> bool | None:
    """Words on a thing ("the sign said “…”", "banners reading “…”"; "Wall said “…”" is somebody's)."""
    frame = place.frame
    if (link := place.tie) is None:
        return None
    ends = [link.source[1], phrases.head(frame, link.source) + 1] if link.source else []
    if link.cue and link.rule != "agent":  # not "a gate called by many “…”"
        ends.append(link.cue[link.rule == "noun-cue"])  # "Its motto is “…”"
    things = [frame.words[end - 1 - (frame.lower[end - 1] in ("that", "which"))] for end in ends]
    is_on_thing = any(w.lower() in _INSCRIBED and (w.islower() or w[-1] in "si") for w in things)
    return False if is_on_thing else None


def _sentence(place: Place) -> bool | None:
    """Words that stand by themselves: after a colon, as a sentence, at the head of one."""
    end, n_words = place.text.rstrip("' \"")[-1], len(place.words)  # "He calls it 'a loan.'"
    is_after_colon = place.led_by == ":"
    is_alone = place.last - place.first == (3 if place.led_by in ("(", "[") else 1) and end in ".?!"
    is_first = place.at == place.first and end in ",.?!" and n_words >= 2
    is_headline = place.is_heading and place.last - place.first <= 2 and n_words >= 4
    return True if is_after_colon or is_alone or is_first or is_headline else None


# In the order in which they are asked; the first that says yes or no decides.
SPEECH: list[tuple[str, Callable[[Place], bool | None]]] = [
    ("hashtag", lambda place: False if place.text[0] == "#" else None),
    ("title", _title),
    ("bylined", _bylined),
    ("attribute", _attribute),
    ("nickname", _nickname),
    ("outlet", _outlet),
    ("name", _name),
    ("term", _term),
    ("inscription", _inscription),
    ("tied", lambda place: True if place.tie is not None else None),
    ("sentence", _sentence),
]
