"""Lines around an article that are not the article's own prose: database labels, biographies, sign-offs.

Only lines at the very start and the very end of a text are looked at, so that a sentence inside the article
is never cut. Every rule has a name (boilerplate.toml), and every cut becomes a warning that quotes the line.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

_RULES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_PART = re.compile(r"\{([A-Z]+)\}")


def _compiled(pattern: str) -> re.Pattern[str]:
    """A verbose pattern, the names of parts in it replaced by these."""
    while part := _PART.search(pattern):
        pattern = pattern.replace(part[0], _RULES["parts"][part[1]])
    return re.compile(pattern, re.VERBOSE)


_END = {rule: _compiled(pattern) for rule, pattern in _RULES["end"].items()}
_HEAD = {rule: _compiled(pattern) for rule, pattern in _RULES["head"].items()}
_DATE = _compiled(r"(?<!\w){DATE}(?!\w)")
_BIOGRAPHY, _BIOGRAPHY_GOES_ON = map(_compiled, _RULES["biography"].values())
_TRADE_AFTER_NAME = _compiled(r",\s[^,]*\b{TRADE}.*$")
_ERRATUM = re.compile(r"(?:corrections?|clarifications?)\s*:", re.I)
_LINE = re.compile(r"\S[^\n]*")
_LINES_AT_START = 8  # labels of databases stand within the first lines, below headline and abstract
_LINES_OF_BYLINE = 5
_LINES_OF_ERRATUM = 6
_LONGEST_LINE = 1000  # characters; no boilerplate is longer
_LONGEST_BIOGRAPHY = 600


class Cut(NamedTuple):
    """A line left out of an article: where it is, and the rule that says so."""

    start: int
    end: int
    rule: str


class OwnProse(NamedTuple):
    """What of a text is the article itself, and what the lines above it say of its author and date."""

    body: tuple[tuple[int, int], ...]
    cuts: list[Cut]
    byline: str = ""
    date: str = ""


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open stretches of the non-blank lines of ``text[start:end]``, trimmed of white space."""
    for match in _LINE.finditer(text, start, end):
        yield match.start(), match.start() + len(match.group().rstrip())


def own_prose(text: str, start: int = 0, *, author: str = "", has_title: bool = False) -> OwnProse:
    """Separate the article in `text[start:]` from the lines around it that are not its own.

    `author` helps to know a biography; `has_title` says that the title is known, so that the first line may
    be a byline. A text of which nothing would be left is kept whole.
    """
    spans = list(lines(text, start, len(text)))
    if not spans:
        return OwnProse((), [])
    head, byline = _head_cuts(text, spans, has_title)
    tail = _tail_cuts(text, spans, author or byline)
    gone = {cut.start for cut in (*head, *tail)}
    if len(gone) == len(spans):
        return OwnProse(((spans[0][0], spans[-1][1]),), [])
    dates = (_DATE.search(text, cut.start, cut.end) for cut in head if cut.rule != "database label")
    date = next((found[0] for found in dates if found), "")
    return OwnProse(tuple(_joined(spans, gone)), list(dict.fromkeys([*head, *tail])), byline, date)


def _head_cuts(text: str, spans: list[tuple[int, int]], has_title: bool) -> tuple[list[Cut], str]:
    """The first lines that are no prose, and the author named by a byline among them."""
    cuts, byline = [], ""
    for index, (start, end) in enumerate(spans[:_LINES_AT_START]):
        for rule, pattern in _HEAD.items():
            if end - start > 160 or not (match := pattern.fullmatch(text, start, end)):
                continue
            if rule == "byline" and (byline or not (has_title or index) or index >= _LINES_OF_BYLINE):
                continue
            byline = byline or match.groupdict().get("author") or ""
            cuts.append(Cut(start, end, rule))
            break
    return cuts, _TRADE_AFTER_NAME.sub("", byline)


def _tail_cuts(text: str, spans: list[tuple[int, int]], author: str) -> list[Cut]:
    """The last lines that are no prose, in text order."""
    last = range(max(1, len(spans) - _LINES_OF_ERRATUM), len(spans))
    # all below a line that says only "Correction:" belongs to it
    end = next((index for index in last if _ERRATUM.fullmatch(text, *spans[index])), len(spans))
    cuts = [Cut(*span, "erratum") for span in spans[end:]]
    while end and (found := _end_rule(text, spans, end - 1, author)):
        rule, n_lines = found
        cuts[:0] = [Cut(*span, rule) for span in spans[end - n_lines : end]]
        end -= n_lines
    return cuts


def _end_rule(text: str, spans: list[tuple[int, int]], last: int, author: str) -> tuple[str, int] | None:
    """The rule that line `last` is no prose by, and how many lines it takes; None for prose."""
    start, end = spans[last]
    if end - start > _LONGEST_LINE:
        return None
    for rule, pattern in _END.items():
        if pattern.fullmatch(text, start, end):
            return rule, 1
    if _is_biography(text, start, end, author):
        return "biography", 1
    if _BIOGRAPHY_GOES_ON.match(text, start, end) and "“" not in text[start:end]:
        if last and _is_biography(text, *spans[last - 1], author):
            return "biography", 2
    return None if re.search(r"\w", text[start:end]) else ("separator", 1)


def _is_biography(text: str, start: int, end: int, author: str) -> bool:
    """A biography presents somebody whom the article has not mentioned: its writer."""
    if end - start > _LONGEST_BIOGRAPHY or not (match := _BIOGRAPHY.match(text, start, end)):
        return False
    line = text[start:end]
    names_a_work = re.search(r"\b(?:edits|hosts?|author of|book|podcast|column)\b", line)
    if not names_a_work and re.search(r"[“”\"]", line):
        return False
    surname = match["name"].split()[-1]
    if author and surname.casefold() in author.casefold():
        return True
    return re.search(rf"\b{re.escape(surname)}\b", text[:start]) is None


def _joined(spans: list[tuple[int, int]], gone: set[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring lines that are not gone, as one stretch each."""
    for is_gone, group in groupby(spans, lambda span: span[0] in gone):
        if not is_gone:
            kept = list(group)
            yield kept[0][0], kept[-1][1]
