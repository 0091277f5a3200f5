"""Which stretches between marks are speech: titles, slogans, nicknames and scare quotes are not."""

import re

from analysis.attribution.cues import cue_verbs
from analysis.attribution.frames import QUOTED, Frame
from analysis.attribution.grammar import CALENDAR, DETERMINERS, PREPOSITIONS, is_capitalised
from analysis.attribution.ties import Tie
from analysis.text.marks import Stretch

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NAMING = frozenset(
    "titled entitled named called dubbed nicknamed so-called word words term phrase moniker nickname".split()
)
_TITLING = frozenset("titled entitled headlined captioned".split())
_WORKS = frozenset(
    "book novel memoir film movie documentary show series sitcom song album single play musical "
    "podcast program programme column episode poem painting anthem game titled entitled headlined "
    "called named dubbed nicknamed known so-called word words term phrase expression moniker nickname "
    "slogan motto hashtag author host star".split()
)
_INSCRIBED = frozenset(
    "sign signs banner banners placard placards poster posters sticker shirt t-shirt hat hats plaque "
    "gate slogan motto saying adage lyric wall walls billboard billboards graffiti signage".split()
)
_REDUCED_PASSIVE = frozenset(["is", "was", ",", "so"])
_SPEECH_WORDS = 6  # so many words in marks are speech also where nothing ties them to a source
_CLAUSE_WORDS = 6  # so many words after "that" are a clause of the speaker's own
_SMALL = frozenset("a an the of in on at to for and or but with by from as vs is it".split())


def n_words(straight: str, stretch: Stretch) -> int:
    """Number of words of the stretch."""
    return len(_WORD.findall(straight, stretch.start, stretch.end))


def is_clause(straight: str, view: Frame, first: int, at: int, stretch: Stretch) -> bool:
    """Whether the stretch stands by itself (direct) rather than as a piece of the writer's clause (mixed)."""
    if at - 1 > first and view.words[at - 1] == "," and QUOTED in view.words[first:at]:
        return True
    if at > first and view.lower[at - 1] == "that" and n_words(straight, stretch) >= _CLAUSE_WORDS:
        return True
    if at == first or view.words[at - 1] in (",", ":", "—", "–", "--", "-", "(", QUOTED):
        return straight[stretch.start].isupper() or n_words(straight, stretch) > 2
    return (
        straight[stretch.start].isupper()
        and view.lower[at - 1] in cue_verbs()
        and n_words(straight, stretch) > 4
    )


def is_speech(
    straight: str,
    view: Frame,
    first: int,
    last: int,
    at: int,
    stretch: Stretch,
    link: Tie | None,
    *,
    is_heading: bool = False,
) -> bool:
    """Whether the stretch at token `at` reports somebody's words."""
    words = _WORD.findall(straight, stretch.start, stretch.end)
    before = view.lower[at - 1] if at > first else ""
    if before == ":" and at - 2 >= first and view.lower[at - 2] in _TITLING:
        before = view.lower[at - 2]
    has_capital = words[0][0].isupper()
    end_mark = straight[stretch.end - 1]
    if len(words) == 1 and straight[stretch.start] == "#":
        return False
    if not is_heading and _is_title(straight, words, stretch):
        closes_clause = (
            link is not None
            and link.rule.startswith("said-after")
            and end_mark in ",?!"
            and not _is_governed(before)
        )
        if not (closes_clause or _introduces_title(link, at, first, before)):
            return False
    if len(words) <= 2 and has_capital and _is_attributive(view, at, last, before):
        return False
    if len(words) <= 3 and not is_heading and _is_nickname(view, first, last, at):
        return False
    if len(words) <= 6 and (before in _NAMING or has_capital and at > first and view.words[at - 1] in _WORKS):
        is_object = before == "called" and at - 2 >= first and view.lower[at - 2] not in _REDUCED_PASSIVE
        return is_object and not has_capital and link is not None
    if link is not None:
        return not (has_capital and _is_inscription(view, link))
    if before == ":" and has_capital and end_mark in ".?!" and len(words) >= 2:
        return True
    if last - first == 1 and end_mark in ".?!" or at == first and end_mark in ",.?!" and len(words) >= 2:
        return True
    if is_heading and last - first <= 2 and len(words) >= 4:
        return True
    return len(words) >= _SPEECH_WORDS


def _is_governed(before: str) -> bool:
    """Whether a preposition, article or owner stands before the words, so that they are a noun of the
    writer's.
    """
    return before in PREPOSITIONS or before in DETERMINERS or before.endswith(("'s", "s'"))


def _introduces_title(link: Tie | None, at: int, first: int, before: str) -> bool:
    """Whether words with capitals are speech all the same: right after a verb, a colon or "that"."""
    if link is None or link.rule.startswith("noun"):
        return False
    if before in (":", "that"):
        return True
    return link.cue is not None and link.cue[1] in ((at, at - 1) if before == "," else (at,)) and at > first


def _is_inscription(view: Frame, link: Tie) -> bool:
    """Whether the words stand on a thing ("the sign said “…”", "signs reading “…”")."""
    if link.source is not None:
        last = link.source[1] - 1
        if view.lower[last - (view.lower[last] == "that")] in _INSCRIBED:
            return True
    cue = link.cue[0] if link.cue is not None else 0
    return cue > 0 and view.lower[cue - 1 - (view.lower[cue - 1] == "that")] in _INSCRIBED


def _is_attributive(view: Frame, at: int, last: int, before: str) -> bool:
    """Whether the stretch stands before a noun as a name does ("the “Leave” supporters")."""
    after = view.words[at + 1] if at + 1 < last else ""
    return (
        after.isalpha()
        and after.islower()
        and after not in ("and", "or", "but")
        and before not in (",", ":", "")
    )


def _is_nickname(view: Frame, first: int, last: int, at: int) -> bool:
    """Whether the stretch stands inside a name ("Tobias “Sparky” Holt")."""
    if not first < at < last - 1 or view.lower[at + 1] in CALENDAR:
        return False
    return is_capitalised(view.words[at - 1]) and is_capitalised(view.words[at + 1])


def _is_title(straight: str, words: list[str], stretch: Stretch) -> bool:
    """Whether the words are capitalised as the title of a work is."""
    if len(words) < 2 or straight[stretch.end - 1] in "!?":
        return False
    return (
        all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
        and not words[-1][0].islower()
        and sum(word.lower() not in _SMALL for word in words) >= 2
    )
