"""From markup and wrapped lines to the text that is meant: HTML, Markdown, entities, hard line ends."""

import html
import re
from collections import Counter
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section summary table tbody td th thead tr ul".split()
)
_NO_TEXT = frozenset(
    "script style head noscript template svg math iframe object figcaption button select".split()
)
_IS_HTML = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|li|h\d|blockquote)>|<(?:p|br|div)\b[^<>]{0,200}>", re.I
)
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[\da-f]{2,5}|quot|amp|nbsp|lt|gt|apos|[lr][sd]quo|[mn]dash|hellip);", re.I
)
_BLOB = re.compile(r"(?:data:[\w/+.-]+(?:;[\w=-]+)*,)?[A-Za-z0-9+/=_%]{300,}|data:[\w/+.-]+;base64,[\w+/=]+")
_LONG_RUN = 400  # characters; no word has so many

# --- HTML -----------------------------------------------------------------------------------------


def html_text(markup: "str | bytes | Any") -> str:
    """The text of HTML or of an element of it, each block a paragraph; scripts and captions are left out."""
    from lxml import etree
    from lxml.html import document_fromstring

    try:
        root = document_fromstring(markup) if isinstance(markup, str | bytes) else markup
    except (etree.ParserError, ValueError):
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start" and tag in _NO_TEXT:
            walk.skip_subtree()
        elif event == "start":
            pieces += ["\n" if tag == "br" or tag in _BLOCKS else "", (node.text or "").replace("\n", " ")]
        else:
            tail = node.tail if node is not root else ""
            pieces += ["\n" if tag in _BLOCKS else "", (tail or "").replace("\n", " ")]
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def unmarked(cell: str) -> str:
    """The text of a cell of a table that holds HTML, entities, or the marks of another file of text.

    >>> unmarked("<p>&#8220;It leans,&#8221; she said.</p>")
    '“It leans,” she said.'
    """
    for _ in range(2):  # what was escaped twice
        if "<" in cell and _IS_HTML.search(cell):
            cell = html_text(cell.replace("\n", "<br>") if "<p" not in cell.lower() else cell)
        elif "&" in cell and _ENTITY.search(cell):
            cell = html.unescape(cell).replace("\u00a0", " ")
    if "\n" not in cell and cell.count("\\n") > 1:
        cell = cell.replace("\\r", "").replace("\\n", "\n")
    n_marks = cell.count('"')
    if n_marks and cell.count('\\"') == n_marks:
        cell = cell.replace('\\"', '"')
    elif n_marks > 3 and 2 * cell.count('""') == n_marks:
        cell = cell.replace('""', '"')
    return cell


# --- Markdown -------------------------------------------------------------------------------------

_TARGET = (
    r"\(\s*(?:<[^<>\n]{0,2000}>|[^()\s]{0,4000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?)"
    r"(?:\s+[\"'(][^\n]{0,300}?[\"')])?\s*\)"
)
_IMAGE = re.compile(
    rf"!\[[^\[\]\n]{{0,500}}\](?:{_TARGET}|\[[^\[\]\n]{{0,99}}\])|!\[\[[^\[\]\n]{{0,300}}\]\]"
)
_LINK = re.compile(rf"(?<![\\!])\[((?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]{{0,99}}\]){{0,500}}?)\]{_TARGET}")
_WEB_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?://|www\.|mailto:|/)[^()\s]{0,2000}\)")
_DEFINITION = re.compile(r"^ {0,3}\[(\^?[^\[\]\n]{1,99})\]:[ \t]*\S[^\n]*(?:\n|\Z)", re.M)
_REFERENCE = re.compile(r"(?<![\\!])\[([^\[\]\n]{1,300})\](?:[ ]?\[([^\[\]\n]{0,99})\])?(?!\()")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_CODE = re.compile(
    r"^ {0,3}(```+|~~~+)(?![`~])[^\n`]*\n(?:.*?\n)??(?: {0,3}\1[`~]*[ \t]*(?:\n|\Z)|\Z)", re.M | re.S
)
_PIPES = re.compile(r"^(?:[^\n|]*\|[^\n]*\n)[ \t|:]*-{2,}[ \t|:-]*\n(?:[^\n|]*\|[^\n]*(?:\n|\Z))*", re.M)
_SETEXT = re.compile(r"^(?!\s|[>#*-])([^\n]{1,200})\n(=+|-{3,})[ \t]*$", re.M)
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|</?[a-z][a-z0-9]*(?:\s[^<>\n]{0,500})?/?>|<(?=https?://)|(?<=[\w/])>(?=[\s.,;)]|$)",
    re.S | re.I | re.M,
)
_CODE_SPAN = re.compile(r"(?<!`)`(?!`)([^`\n]{1,500})`(?!`)")
_EMPHASIS = tuple(
    re.compile(rf"(?<![\w{c}\\])({n})(?=[^\s{c}])([^{c}\n]{{1,2000}})(?<=[^\s{c}\\]){n}(?![\w{c}])")
    for c, n in (("*", r"\*{1,3}"), ("_", "_{1,3}"), ("~", "~~"), ("=", "=="))
)
_MARKDOWN = re.compile(r"[*_`<\\\[|~&]|={2}|-{3}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~>|\"'$-])")


def without_pictures(text: str) -> str:
    """The text without pictures that are written out in letters, and with web links as their words."""
    if max(map(len, text.split()), default=0) >= _LONG_RUN:
        text = _BLOB.sub("", text)
    return _WEB_LINK.sub(r"\1", text) if "](" in text else text


def plain_markdown(text: str) -> str:
    """The prose of Markdown: links as their words; pictures, code, tables, notes and marks of emphasis out.

    >>> plain_markdown("“It *leans*,” said [Ruth Okafor](https://e.example/ruth).")
    '“It leans,” said Ruth Okafor.'
    """
    if not _MARKDOWN.search(text):
        return text
    text = _CODE.sub("", text)
    text = _PIPES.sub("", _IMAGE.sub("", text))
    text = _LINK.sub(r"\1", text)
    if defined := {name.casefold() for name in _DEFINITION.findall(text)}:
        text = _DEFINITION.sub("", text)
        text = _REFERENCE.sub(lambda found: _referring(found, defined), text)
    text = _WIKI.sub(r"\1", text)
    text = _SETEXT.sub(lambda found: ("# " if found[2][0] == "=" else "## ") + found[1], text)
    text = _TAG.sub(lambda found: "\n" if found[0][:3].lower() == "<br" else "", text)
    text = _CODE_SPAN.sub(r"\1", text)
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\2", pattern.sub(r"\2", text))
    text = _ESCAPE.sub(r"\1", text)
    return html.unescape(text) if "&" in text and _ENTITY.search(text) else text


def _referring(found: re.Match[str], defined: set[str]) -> str:
    """The words of a link whose target stands elsewhere; nothing for the number of a footnote."""
    name = (found[2] or found[1]).casefold()
    return found[0] if name not in defined else "" if name.startswith("^") else found[1]


# --- wrapped lines --------------------------------------------------------------------------------

_WIDEST = 160  # characters of a line; longer ones are paragraphs
_NEW_PARAGRAPH = re.compile(r"\s*(?:#{1,6}\s|[-*+•]\s|\d{1,2}[.)]\s|\||[A-Z][A-Z-]{3,}:)")
_BROKEN_OFF = re.compile(r"\n(?<=[^\n]{24}[\w,;’'\"”]\n)(?=[\"“‘']?[a-z])")
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_GLUED = re.compile(r"(?<=[^\W_])-$|(?<=[^\s—–-])(?:--?|[—–])$")
_AFTER_LOOSE_HYPHEN = re.compile(r"(?:and|or|to|nor|but)\b")


def unwrapped(text: str, slack: float = 0) -> str:
    """The text with each paragraph on one line, where lines were cut at a width.

    They were when most lines are so full that the next word had no room and enough of the next lines go on
    in small letters. A blank line, indentation, or a line with room left then ends a paragraph. `slack` is
    the share of the width by which full lines differ, as where letters are of different widths. Where lines
    were not cut at a width, one that breaks off is joined to the next that goes on in small letters.
    """
    lines = text.split("\n")
    full, usual = _full_lines(lines, slack)
    if not full:
        return _BROKEN_OFF.sub(" ", text)
    pieces = [lines[0].rstrip()]
    is_set_in = _margin(lines[0]) > usual  # as the first line of a paragraph
    for at, line in enumerate(lines[1:]):
        has_ended = lines[at].rstrip(' "”’')[-1:] in ".!?:"
        is_next = is_set_in and has_ended and _margin(line) == _margin(lines[at])
        is_new = is_next or _starts_paragraph(lines[at], line)
        is_set_in = (is_new or at not in full) and _margin(line) > usual
        if at in full and not is_new or _goes_on(lines[at], line):
            pieces += [_between(lines[at].rstrip(), _core(line)), _core(line).rstrip()]
        else:
            pieces += ["\n", line.rstrip()]
    return "".join(pieces)


def _full_lines(lines: list[str], slack: float) -> tuple[set[int], int]:
    """Which lines are full, and the usual margin of the next; none where lines were not cut at a width."""
    pairs = [at for at in range(len(lines) - 1) if lines[at].strip() and lines[at + 1].strip()]
    lengths = sorted(len(lines[at].rstrip()) for at in pairs if "://" not in lines[at])
    is_wide = not lengths or lengths[len(lengths) // 2] > _WIDEST
    if is_wide or sum(map(len, lines)) > _WIDEST * len(lines):
        return set(), 0
    width = lengths[int(0.98 * (len(lengths) - 1))] * (1 - slack)
    first_words = {at: "".join(_core(lines[at + 1]).split(maxsplit=1)[:1]) for at in pairs}
    full = {at for at, word in first_words.items() if len(lines[at].rstrip()) + 1 + len(word) > width}
    going_on = [_margin(lines[at + 1]) for at in full if _core(lines[at + 1])[:1].islower()]
    if width > _WIDEST or len(full) < 0.5 * len(pairs) or len(going_on) < max(1, 0.25 * len(full)):
        return set(), 0
    return full, Counter(going_on).most_common(1)[0][0]


def _core(line: str) -> str:
    quoted = _QUOTED.match(line)
    return line[quoted.end() if quoted else 0 :].lstrip()


def _starts_paragraph(line: str, following: str) -> bool:
    """Whether the line after a full one is a paragraph of its own: marked, or set in."""
    if _NEW_PARAGRAPH.match(following) or line.lstrip().startswith("#"):
        return True
    return _margin(following) > _margin(line) and not _NEW_PARAGRAPH.match(line)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line that had room left was broken nevertheless: the next goes on in its sentence."""
    is_open = bool(line.strip()) and line.rstrip()[-1] not in ".!?:"
    return is_open and _core(following)[:1].islower() and not _NEW_PARAGRAPH.match(line)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _between(before: str, after: str) -> str:
    """What joins two parts of a line: a space, but nothing after a hyphen within a word or a dash."""
    if not before or not _GLUED.search(before) or before.endswith("-") and _AFTER_LOOSE_HYPHEN.match(after):
        return " "
    return "" if after[:1].isalnum() or not before.endswith("-") else " "
