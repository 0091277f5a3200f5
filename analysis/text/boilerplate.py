"""Lines around an article that are not the article's own prose: database labels, biographies, sign-offs.

Inside the article only lines that lead away from it are cut ("READ MORE: …", "Advertisement"); all else is
looked for at the very start and the very end of a text, so that no sentence of the article goes. Every rule
has a name (boilerplate.toml), and every cut becomes a warning that quotes the line.
"""

import re
import tomllib
from collections.abc import Container, Iterator
from itertools import dropwhile, groupby
from pathlib import Path
from typing import NamedTuple

from analysis.text.lexicons import word_list

_RULES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_PART = re.compile(r"\{([A-Z]+)\}")


def _compiled(pattern: str) -> re.Pattern[str]:
    """A verbose pattern, the names of parts in it replaced by these."""
    while part := _PART.search(pattern):
        pattern = pattern.replace(part[0], _RULES["parts"][part[1]])
    return re.compile(pattern, re.VERBOSE)


_END = {rule: _compiled(pattern) for rule, pattern in _RULES["end"].items()}
_HEAD = {rule: _compiled(pattern) for rule, pattern in _RULES["head"].items()}
_INSIDE = _compiled("|".join(f"(?P<{rule}>{pattern})" for rule, pattern in _RULES["inside"].items()))
_DATE = _compiled(r"(?<!\w)(?P<date>{DATE})(?!\w)")
_DATELINE = _compiled(r"[A-Z][^.,“”\"\n]{2,40},\s(?P<date>{DATE}),?\s?[(—–-]")  # "Abuja, June 19, 2024 (NAN)"
_BIOGRAPHY, _BIOGRAPHY_GOES_ON = map(_compiled, _RULES["biography"].values())
_TRADE_AFTER_NAME = _compiled(r",\s[^,]*\b{TRADE}.*$")
_NO_AUTHOR = _compiled(
    r"^{TRADE}$|\b(?:Publications?|Press|University|Service|Release|Staff\s[Ww]riter|Legal)\b"
)
_CLOSING = {rule: _compiled(pattern) for rule, pattern in _RULES["closing"].items()}
_LINE = re.compile(r"\S[^\n]*")
_BELOW_TITLE = frozenset(["author's name", "author's job", "date and source", "credit"])
_LOOSE = frozenset(["author's name", "author's job"])
_LINES_TO_AUTHOR = 3  # headline, what stands below it, and a name alone
_LINES_AT_START = 8  # labels of databases stand within the first lines, below headline and abstract
_LONGEST_HEAD, _LONGEST_NAME = 160, 40  # characters
_LINES_OF_CLOSING = 15
_LONGEST_LINK = 120  # characters
_LONGEST_LINE = 1000  # characters; no boilerplate is longer
_LONGEST_BIOGRAPHY = _LONGEST_ASIDE = 600


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
    cuts = {cut.start: cut for cut in (*_inside_cuts(text, spans), *head, *tail)}
    if len(cuts) == len(spans):
        return OwnProse(((spans[0][0], spans[-1][1]),), [])
    dates = (_DATE.search(text, cut.start, cut.end) for cut in head if cut.rule != "database label")
    datelines = (_DATELINE.match(text, *span) for span in spans[:_LINES_AT_START])
    date = next((found["date"] for found in (*dates, *datelines) if found), "")
    return OwnProse(tuple(_joined(spans, cuts)), [cuts[start] for start in sorted(cuts)], byline, date)


def _inside_cuts(text: str, spans: list[tuple[int, int]]) -> Iterator[Cut]:
    """The lines that lead away from the article, wherever they stand below its first one."""
    for start, end in spans[1:]:
        match = _INSIDE.fullmatch(text, start, end) if end - start <= _LONGEST_ASIDE else None
        if match is not None:
            yield Cut(start, end, match.lastgroup or "")


def _head_cuts(text: str, spans: list[tuple[int, int]], has_title: bool) -> tuple[list[Cut], str]:
    """The first lines that are no prose, and the author named by a byline among them."""
    found: dict[int, tuple[str, re.Match[str]]] = {}
    for index, span in enumerate(spans[:_LINES_AT_START]):
        if span[1] - span[0] > _LONGEST_HEAD:
            continue
        is_title = not (has_title or index)
        for rule, pattern in _HEAD.items():
            match = pattern.fullmatch(text, *span)
            if match and not (is_title and _may_be_title(rule, match)):
                found[index] = rule, match
                break
    sure = {index for index, (rule, _) in found.items() if rule not in _LOOSE}
    named_alone = [at for at in found if at < _LINES_TO_AUTHOR and at not in sure and _is_given(found[at][1])]
    if named_alone and not _lists_people(text, spans):
        sure.update(named_alone)
    for index in (*found, *reversed(found)):  # a name or a job alone is none but beside another such line
        if not sure.isdisjoint((index - 1, index + 1)):
            sure.add(index)
    cuts = [Cut(*spans[index], rule) for index, (rule, _) in found.items() if index in sure]
    named = (_author(match) for index, (rule, match) in found.items() if index in sure)
    return cuts, next(filter(None, named), "")


def _lists_people(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the names of people stand above what is said of each, so that the first is no author."""
    below_prose = dropwhile(lambda span: not _is_prose(text, *span), spans[1:])
    short = (span for span in below_prose if span[1] - span[0] <= _LONGEST_NAME)
    names = (_HEAD["author's name"].fullmatch(text, *span) for span in short)
    return any(name is not None and _is_given(name) for name in names)


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether a line is no link, name or date: a whole sentence, or long."""
    return end - start > _LONGEST_LINK or text[end - 1] == "." and end - start > _LONGEST_NAME


def _may_be_title(rule: str, match: re.Match[str]) -> bool:
    """Whether a line above the text may be its headline ("By Boat Around Eastmoor") for all the rule says."""
    return rule in _BELOW_TITLE or rule == "byline" and not _is_given(match)


def _is_given(match: re.Match[str]) -> bool:
    """Whether the author's name begins with a given name, and is no name of a house ("Madison Square")."""
    first, *others = _author(match).split(" ")
    is_house = not word_list("organisation_words").isdisjoint(word.lower() for word in others)
    return first.title() in word_list("given_names") and not is_house


def _author(match: re.Match[str]) -> str:
    author = _TRADE_AFTER_NAME.sub("", match.groupdict().get("author") or "")
    return "" if match[0] == author and _NO_AUTHOR.search(author) else author


def _tail_cuts(text: str, spans: list[tuple[int, int]], author: str) -> list[Cut]:
    """The last lines that are no prose, in text order."""
    end, cuts = len(spans), []
    last = range(max(1, end - _LINES_OF_CLOSING), end)
    for rule, heading in _CLOSING.items():  # all below a line that says only "Correction:" belongs to it
        at = next((index for index in last if heading.fullmatch(text, *spans[index])), end)
        if at < end and (rule != "links" or not any(_is_prose(text, *span) for span in spans[at:end])):
            cuts = [Cut(*span, rule) for span in spans[at:]]
            end = at
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


def _joined(spans: list[tuple[int, int]], gone: Container[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring lines that are not gone, as one stretch each."""
    for is_gone, group in groupby(spans, lambda span: span[0] in gone):
        if not is_gone:
            kept = list(group)
            yield kept[0][0], kept[-1][1]
