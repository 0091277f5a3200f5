"""Lines around an article that are not the article's own prose: database labels, biographies, sign-offs.

Only lines at the very start and the very end of a text are looked at, so that a sentence inside the article
is never cut. Every rule has a name, and every cut becomes a warning that quotes the line.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

# --- the rules ------------------------------------------------------------------------------------

_PARTICLE = r"(?:(?:de|la|van|von|bin|al|di|el|der|du)\s+)*"
_NAME = rf"[A-Z][\w.'’-]*(?:\s+{_PARTICLE}[A-Z][\w.'’-]*){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:,\sand|,|\sand|\s&)\s+{_NAME}){{0,5}}"
_SURNAMES = rf"(?:{_NAMES}|[A-Z][\w’'-]+(?:\sand\s[A-Z][\w’'-]+)?)"
_PIECE = r"(?:story|article|post|piece|report|column|essay|interview)"
_TRADE = r"""(?i:reporter|correspondent|columnist|editor|bureau\schief|writer|journalist|contributor|author|
    producer|photographer|critic|blogger|freelancer|fellow|intern)s?\b"""
_PLACE = r"[A-Z][\w.’'-]*(?:,?\s[A-Z][\w.’'-]*){0,4}"
_PLATFORM = (
    r"(?:Twitter|Facebook|X|Instagram|Threads|Bluesky|LinkedIn|YouTube|Google\sNews|WhatsApp|Telegram)"
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"

# A whole line at the end of a text is cut when one of these fits it and everything below it was cut. All
# patterns here are verbose: white space in them counts for nothing.
END_RULES: dict[str, str] = {
    "syndication": r"(?i: The\spost\s.+\s(?:first\s)?appeared\s(?:first\s)?on\s.{1,80} )",
    "first published": rf"""(?i:
        This\s{_PIECE}\s(?:was\s|has\sbeen\s)?(?:first\s|originally\s)?
        (?:appeared|published|ran|syndicated)\b.{{0,160}}
        | (?:As|Originally|First)\s(?:published|appeared)\b.{{0,100}} )""",
    "note": rf"""(?i:
        (?:CORRECTION|EDITOR[’']?S[’']?\sNOTE|CLARIFICATION)\s*[:.].{{0,900}}
        | This\s{_PIECE}\s(?:has\sbeen|was|is\sbeing)\s
          (?:updated|corrected|amended|revised|edited)\b.{{0,400}} )""",
    "follow": rf"(?:You\scan\s)?(?:Follow|Like|Find|Join)\s.{{0,60}}\b(?:on|at)\s{_PLATFORM}\b.{{0,120}}",
    "contact": r"""(?i:
        (?:E-?mail|Twitter|Facebook|Instagram|Contact|Tips?)\s*:.{1,80}
        | (?:Send|E-?mail|Contact|Write\sto|Reach|To\s(?:contact|reach))\b.{0,120}
          [\w.+-]+@[\w-]+\.\w{2,}.{0,40} )""",
    "credit": rf"""
        (?:Additional\s)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Rr]esearch|[Pp]hotography)\sby\s.{{1,200}}
        | \((?:Reporting|Writing|Editing|Compiled)\b[^.]{{0,40}}\sby\s.{{1,200}}
        | (?:Contributing|Contributors?)\s*:.{{1,160}}
        | {_SURNAMES}(?:\sin\s{_PLACE})?\s(?:also\s)?
          contributed\s(?:to\sthis\s{_PIECE}|(?:reporting|research)\b).{{0,160}}
        | {_SURNAMES}\sreported\sfrom\s{_PLACE}(?:\sand\s{_PLACE})?\.
        | (?i:\(?(?:h/t|hat\stip|source|via)\s*:\s.{{1,80}})""",
    "subscription": r"""(?i:
        (?:Sign\sup|Subscribe|Click\shere|Tap\shere|Read\smore|See\salso|Related|Download)\b(?:\s.{0,60})?
        (?:\b(?:newsletter|inbox|e-?mail|podcast|here|app|below|coverage|stories)\b.{0,60} | :.{0,160})
        | (?:Also\son|More\sfrom|More\son|Recommended|Most\sread)\s.{1,60}:
        | Advertisement | Share\sthis\s(?:article|story|post)\.? )""",
    "copyright": r"""(?i:
        (?:©|\(c\))\s*.{0,160} | Copyright\s+(?:©|\(c\)|\d{4}|by\b).{0,160}
        | (?:.{0,80}\s)?All\srights\sreserved\..{0,160} )""",
    "database label": r"""(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|SUBJECT|GRAPHIC|JOURNAL-CODE
        |COMPANY|GEOGRAPHIC|ORGANIZATION|INDUSTRY|Load-Date|Publication-Type|Document-Type)\s?:\s.{1,900}""",
    "date line": rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s)?{_MONTH}\s\d{{1,2}},\s\d{{4}}\.?",
}
_ROLE = rf"""(?:
    (?:an?|the|our|one\sof|[A-Z][\w.’'\s]{{1,40}}[’']s?)\s[^.“"]{{0,80}}\b{_TRADE}
    | (?:[Ss]enior|[Cc]hief|[Mm]anaging|[Ee]xecutive)\s(?:[^.“"]{{0,60}}\b)?{_TRADE} )"""
_BIOGRAPHY = rf"""(?P<name>{_NAMES}),?\s+(?:
    (?:covers?|edits?|reports?\s(?:on|from|for)|writes?\s(?:about|on|for|from)|joined\s.{{1,60}}\sas)\b
    | (?:is|are)\s(?:{_ROLE}|based\sin\b)
    | is\s[^.“"]{{1,140}}\b(?:author\sof|contributes?\sto|columnist|
      (?:guest|staff|contributing)\s(?:writer|editor))\b
    | {_ROLE}[^.“"]{{0,80}},\s(?:covers|writes|is)\b )"""
_GOES_ON = r"""(?:He|She|They|Her|His|Their)\b.{0,40}?\b(?:covers?|writes?|reports?|tweets?|lives?|is|are|was|
    previously|joined|has|have|can\sbe|book|latest|work|reporting|column)\b"""
_HEAD_RULES: dict[str, str] = {
    "label": r"(?:ABSTRACT|FULL\sTEXT|CORRECTION\sAPPENDED|HEADLINE|BODY|Full\stext|Abstract)\s*[.:]?",
    "byline": rf"""(?:By|BY|Posted\sby|Written\sby)\s
        (?P<author>{_NAMES}|[A-Z][A-Z.'’-]*(?:\s[A-Z][A-Z.'’-]*){{1,6}})
        (?:\s*[,|·—–-]\s*[^.!?“”"]{{1,60}})?\.?""",
    "database label": r"""(?:BYLINE|Byline|AUTHORS?|Authors?)\s?:\s*(?P<author>\S.{1,80})
        | (?:SECTION|Section|LENGTH|Length|DATELINE|HIGHLIGHT|LOAD-DATE|Load-Date
        |PUBLICATION-TYPE)\s?:.{0,150}""",
    "page furniture": r"""(?i:(?:
        Advertisement | Skip\sto\s(?:main\s)?content | Listen\sto\s(?:this\s)?article.{0,30}
        | Share\s(?:this\s)?(?:article|story)
        | (?:Published|Updated|Posted|Last\supdated)\b[^“”"]{0,40}(?:\d{4}|\d:\d\d)[^“”"]{0,30} )\.?)""",
}
_ERRATUM = r"(?i:corrections?|clarifications?)\s*:"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


_END = {rule: _compiled(pattern) for rule, pattern in END_RULES.items()}
_HEAD = {rule: _compiled(pattern) for rule, pattern in _HEAD_RULES.items()}
_BIOGRAPHY_LINE, _BIOGRAPHY_GOES_ON, _ERRATUM_LINE = map(_compiled, (_BIOGRAPHY, _GOES_ON, _ERRATUM))
_TRADE_AFTER_NAME = _compiled(rf",\s[^,]*\b{_TRADE}.*$")
_LINE = re.compile(r"\S[^\n]*")
_LINES_AT_START = 8  # labels of databases stand within the first lines, below headline and abstract
_LINES_OF_BYLINE = 5
_LINES_OF_ERRATUM = 6
_LONGEST_LINE = 1000  # characters; no boilerplate is longer
_LONGEST_BIOGRAPHY = 600

# --- applying them --------------------------------------------------------------------------------


class Cut(NamedTuple):
    """A line left out of an article: where it is, and the rule that says so."""

    start: int
    end: int
    rule: str


class OwnProse(NamedTuple):
    """What of a text is the article itself."""

    body: tuple[tuple[int, int], ...]
    cuts: list[Cut]
    byline: str


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
        return OwnProse((), [], "")
    head, byline = _head_cuts(text, spans, has_title)
    last, tail = _tail_cuts(text, spans, author or byline)
    gone = {cut.start for cut in head} | {span[0] for span in spans[last + 1 :]}
    if len(gone) == len(spans):
        return OwnProse(((spans[0][0], spans[-1][1]),), [], "")
    return OwnProse(tuple(_joined(spans, gone)), list(dict.fromkeys([*head, *tail])), byline)


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


def _tail_cuts(text: str, spans: list[tuple[int, int]], author: str) -> tuple[int, list[Cut]]:
    """Index of the last line that is prose, and the cuts below it in text order."""
    last = len(spans) - 1
    for index in range(max(1, len(spans) - _LINES_OF_ERRATUM), len(spans)):
        if _ERRATUM_LINE.fullmatch(text, *spans[index]):
            last = index - 1  # all below a line that says only "Correction:" belongs to it
            break
    cuts = [Cut(*span, "erratum") for span in spans[last + 1 :]]
    while last >= 0 and (found := _end_rule(text, spans, last, author)):
        rule, n_lines = found
        cuts = [Cut(*span, rule) for span in spans[last - n_lines + 1 : last + 1]] + cuts
        last -= n_lines
    return last, cuts


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
    if end - start > _LONGEST_BIOGRAPHY or not (match := _BIOGRAPHY_LINE.match(text, start, end)):
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
