"""Lines around an article that are not the article's own prose: database labels, biographies, sign-offs.

Only lines at the very start and the very end of a text are looked at, so that a sentence inside the article is
never cut. Every rule has a name, and every cut becomes a warning that quotes the line.
"""

import re
from collections.abc import Iterator

_NAME = r"(?:[A-Z][\w.'’-]*\.?(?:\s+(?:(?:de|la|van|von|bin|al|di|el)\s+)*[A-Z][\w.'’-]*){1,3})"
_NAMES = rf"{_NAME}(?:(?:,|,? and|,? &)\s+{_NAME})*"
_PIECE = r"(?:story|article|post|piece|report|column|essay|version of this \w+)"
_TRADE = (
    r"(?:reporter|correspondent|columnist|editor|bureau chief|staff writer|writer|journalist|contributor|"
    r"author|producer|photographer|critic|blogger|freelancer|fellow|intern)"
)
_ROLE = rf"(?:an?|the|our|one of|[A-Z][\w.’' ]+?[’']s?)\b[^.“\"]*\b{_TRADE}s?\b|(?:[Ss]enior|[Cc]hief|[Mm]anaging)\b[^.“\"]*\b{_TRADE}\b"

# Whole-line patterns for the end of a text. A line is cut when one matches and everything below it was cut too.
END_RULES: dict[str, re.Pattern[str]] = {
    "syndication": re.compile(r"The post .+ (?:first )?appeared (?:first )?on .{1,80}", re.I),
    "first published": re.compile(
        rf"(?:This {_PIECE} (?:was |were )?(?:has been |had been )?(?:(?:first|originally) )?"
        rf"(?:appeared|published|ran|produced|syndicated)|(?:As|Originally|First) (?:published|appeared))\b.{{0,160}}",
        re.I,
    ),
    "update note": re.compile(
        rf"(?:(?:UPDATED?|CORRECTION|EDITOR[’']S NOTE|CLARIFICATION)\s*[:.].{{0,600}}|"
        rf"This {_PIECE} (?:has been|was|is being) (?:updated|corrected|amended|revised|edited)\b.{{0,400}})",
        re.I,
    ),
    "follow": re.compile(
        r"(?:You can )?(?:Follow|Like|Find|Join) .{0,60}\b(?:on|at) (?:Twitter|Facebook|X|Instagram|Threads|Bluesky|"
        r"Mastodon|YouTube|Google News|WhatsApp|Telegram)\b.{0,120}",
    ),
    "contact": re.compile(
        r"(?:(?:E-?mail|Twitter|Facebook|Instagram|Contact|Tips?|Phone)\s*:.{1,80}|"
        r"(?:Send|E-?mail|Contact|Write to|Reach)\b.{0,120}\S+@\S+\.\w{2,}.{0,40}|"
        r"(?:To (?:contact|reach)|Reach|Contact) .{0,60}(?:\S+@\S+|@\w+).{0,60})",
        re.I,
    ),
    "credit": re.compile(
        rf"(?:(?:Additional )?(?:reporting|writing|editing|research|photography|graphics?) (?:by|for) .{{1,200}}|"
        rf"(?:\(?(?:Reporting|Writing|Editing|Compiled)\b[^.]{{0,40}} by .{{1,200}})|Contributing\s*:.{{1,160}}|"
        rf"(?:{_NAMES}|[A-Z][\w’'-]+|The Associated Press|Reuters)(?: in [A-Z][\w ,.]{{1,40}})? (?:also )?contributed (?:to this (?:report|{_PIECE})|reporting|research).{{0,160}}|"
        rf"(?:{_NAMES}|[A-Z][\w’'-]+)(?: and [A-Z][\w’'-]+)? reported from [A-Z][\w ,.]{{1,50}}|"
        rf"\(?(?:h/t|hat tip|source|via)\s*:\s.{{1,80}})",
        re.I,
    ),
    "subscription": re.compile(
        r"(?:(?:Sign up|Subscribe|Click here|Tap here|Read more|See also|Related|Download)\b(?: .{0,60})?"
        r"(?:\b(?:newsletter|inbox|e-?mail|podcast|here|app|below|coverage|stories)\b.{0,60}|:.{0,160})|"
        r"(?:Also on|More from|More on|Recommended|Most read)\b .{1,60}:|Advertisement|Share this (?:article|story|post)\.?)",
        re.I,
    ),
    "copyright": re.compile(r"(?:(?:©|\(c\)|Copyright\b).{0,200}|All rights reserved\.?)", re.I),
    "date line": re.compile(
        r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?:January|February|March|April|May|June|July|August|"
        r"September|October|November|December) \d{1,2}, \d{4}\.?"
    ),
}
BIOGRAPHY = re.compile(
    rf"(?P<name>{_NAMES}),?\s+(?:(?:covers?|edits?|reports? (?:on|from|for)|writes? (?:about|on|for|from)|"
    rf"joined .{{1,60}} as)\b|(?:is|are)\s+(?:{_ROLE}|based in\b)|is .{{1,120}}\b(?:author of|contributes? to|columnist)\b|"
    rf"(?:,\s*)?(?:{_ROLE})\b.{{1,80}}, (?:covers|writes|is)\b)"
)
_BIOGRAPHY_GOES_ON = re.compile(
    r"(?:He|She|They|Her|His|Their)\b.{0,40}?\b(?:covers?|writes?|reports?|tweets?|lives?|is|are|was|previously|joined|has|"
    r"have|can be|book|latest|work|reporting|column)\b"
)
_START_RULES: dict[str, re.Pattern[str]] = {
    "database label": re.compile(r"(?:ABSTRACT|FULL TEXT|CORRECTION APPENDED|HEADLINE|BODY|Full text|Abstract)\s*[.:]?"),
    "byline": re.compile(
        rf"(?:By|BY|Posted by|Written by) (?P<author>{_NAMES}|[A-Z][A-Z.'’ -]+?(?: AND [A-Z.'’ -]+)?)"
        rf"(?:\s*[,|·—–-]\s*(?P<desk>[^.!?“”\"]{{1,60}}))?\.?"
    ),
    "page furniture": re.compile(
        r"(?:Advertisement|Skip to (?:main )?content|Listen to (?:this )?article.{0,30}|Share (?:this )?(?:article|story)|"
        r"(?:Published|Updated|Posted|Last updated)\s*(?:on |at |:).{1,60})\.?",
        re.I,
    ),
}
_ERRATUM = re.compile(r"(?:CORRECTIONS?|CLARIFICATIONS?|Corrections?)\s*:\s*")
_LINE = re.compile(r"\S[^\n]*")
_LINES_AT_START = 8
_LINES_OF_ERRATUM = 6
_LONGEST_BIOGRAPHY = 600


def lines(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Half-open stretches of the non-blank lines of `text` from `start` on, trimmed of white space."""
    for match in _LINE.finditer(text, start):
        yield match.start(), match.start() + len(match.group().rstrip())


def _is_biography(text: str, start: int, end: int, author: str) -> bool:
    """A biography presents somebody the article has not mentioned: its writer."""
    line = text[start:end]
    if len(line) > _LONGEST_BIOGRAPHY or not (match := BIOGRAPHY.match(line)):
        return False
    if any(mark in line for mark in "“”") or '"' in line.replace('."', "").replace(',"', ""):
        names_work = re.search(r"\b(?:edits|hosts?|author of|book|podcast|column)\b", line)
        if not names_work:
            return False
    name = match["name"]
    surname = re.split(r"\s+", name)[-1]
    if author and surname.casefold() in author.casefold():
        return True
    return re.search(rf"\b{re.escape(surname)}\b", text[:start]) is None


def _end_cut(text: str, spans: list[tuple[int, int]], last: int, author: str) -> tuple[int, str] | None:
    """Where the boilerplate that ends with line `last` begins, and the rule; None when that line is prose."""
    start, end = spans[last]
    line = text[start:end]
    for name, pattern in END_RULES.items():
        if pattern.fullmatch(line):
            return last, name
    if _is_biography(text, start, end, author):
        return last, "biography"
    if last and len(line) < _LONGEST_BIOGRAPHY and _BIOGRAPHY_GOES_ON.match(line) and "“" not in line:
        before = spans[last - 1]
        if _is_biography(text, *before, author):
            return last - 1, "biography"
    if not re.search(r"\w", line):
        return last, "separator"
    return None


def _erratum(text: str, spans: list[tuple[int, int]]) -> int | None:
    """Index of a line that says only "Correction:" among the last lines; all below it belongs to it."""
    for index in range(max(1, len(spans) - _LINES_OF_ERRATUM), len(spans)):
        if _ERRATUM.fullmatch(text[slice(*spans[index])]):
            return index
    return None


def own_prose(
    text: str, start: int = 0, author: str = ""
) -> tuple[tuple[tuple[int, int], ...], list[tuple[int, int, str]], str]:
    """What of `text[start:]` is the article itself.

    Returns the half-open stretches kept, the stretches cut with the name of the rule that cut each, and the author
    a byline names ("" without one). A text that would be cut away entirely is kept whole.
    """
    spans = list(lines(text, start))
    if not spans:
        return (), [], ""
    keep = [True] * len(spans)
    cuts: list[tuple[int, int, str]] = []
    byline = ""
    for index in range(min(_LINES_AT_START, len(spans))):
        line = text[slice(*spans[index])]
        for rule, pattern in _START_RULES.items():
            match = pattern.fullmatch(line) if len(line) < 120 else None
            if match and (rule == "database label" or index < 5):
                keep[index] = False
                cuts.append((*spans[index], rule))
                byline = byline or (match.groupdict().get("author") or "")
                break
    last, trailing = _trailing_cuts(text, spans, author or byline)
    for index in range(last + 1, len(spans)):
        keep[index] = False
    cuts += trailing
    if not any(keep):
        return ((spans[0][0], spans[-1][1]),), [], ""
    return tuple(_joined(spans, keep)), cuts, byline


def _trailing_cuts(
    text: str, spans: list[tuple[int, int]], author: str
) -> tuple[int, list[tuple[int, int, str]]]:
    """Index of the last line kept, and the cuts below it, in text order."""
    last, cuts = len(spans) - 1, []
    erratum = _erratum(text, spans)
    if erratum is not None:
        cuts = [(*span, "erratum") for span in spans[erratum:]]
        last = erratum - 1
    while last >= 0 and (found := _end_cut(text, spans, last, author)):
        first, rule = found
        cuts = [(*span, rule) for span in spans[first : last + 1]] + cuts
        last = first - 1
    # A line of dashes or stars closes the article; without anything below it, it is simply not counted.
    return last, cuts


def _joined(spans: list[tuple[int, int]], keep: list[bool]) -> Iterator[tuple[int, int]]:
    """Neighbouring kept lines as one stretch each."""
    first = None
    for index, kept in enumerate(keep):
        if kept and first is None:
            first = spans[index][0]
        if first is not None and (index + 1 == len(spans) or not keep[index + 1]):
            yield first, spans[index][1]
            first = None
