"""Articles from documents of word processors and printers: .docx, .rtf, .pdf, and from e-mail: .eml."""

import email.header
import email.message
import email.utils
import io
import itertools
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from analysis.reading.decoding import Decoded, decode, repaired
from analysis.reading.markup import html_text, unwrapped
from analysis.reading.opening import Extract, Unreadable, archive, mail

LARGEST_BODY = 32 * 2**20  # bytes of the text and marks of a .docx; ten million words of news have less
_MOST_PAGES = 500  # of a .pdf

# --- Word -----------------------------------------------------------------------------------------

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# tracked changes; the places of tabulators; what a newer Word shows in another way
_LEFT_OUT = (f"{_W}del", f"{_W}moveFrom", f"{_W}tabs", _FALLBACK)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_GALLERIES = ("Cover Pages", "Table of Contents")


def read_docx(data: bytes) -> Iterator[Extract]:
    """The text of a Word document with tracked changes accepted; its title is a first line in such a style.

    A cover page and a table of contents that Word made are left out.
    """
    import docx

    with archive(data, "Word document (.docx)") as members:
        parts = [member.file_size for member in members.infolist() if member.filename.endswith(".xml")]
    if (body := max(parts, default=0)) > LARGEST_BODY:
        detail = f"The text of the document unpacks to {body // 2**20} MB, which no article has. Split it."
        raise Unreadable("too large", detail)
    document = docx.Document(io.BytesIO(data))
    names = {style.style_id: style.name or "" for style in document.styles}
    lines = list(_paragraphs(document.element.body))
    text = "\n".join(line for line, _ in lines).replace("\u00a0", " ")
    first, style = next(((line.strip(), style) for line, style in lines if line.strip()), ("", ""))
    is_title = names.get(style, "").startswith(("Title", "Heading"))
    yield Extract(text, {"title": first if is_title else ""})


def _paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    """Text and id of the style of each paragraph in the order of the document; text boxes after their own."""
    galleries = body.iterfind(f".//{_W}sdt/{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    made_by_word = [node for node in galleries if node.get(f"{_W}val") in _GALLERIES]
    for node in [*body.iter(*_LEFT_OUT), *(next(one.iterancestors(f"{_W}sdt")) for one in made_by_word)]:
        node.getparent().remove(node)
    for paragraph in body.iter(f"{_W}p"):
        nodes = paragraph.iter(f"{_W}t", *_SIGNS)
        own = (node for node in nodes if next(node.iterancestors(f"{_W}p")) is paragraph)
        yield "".join(_SIGNS.get(node.tag) or node.text or "" for node in own), paragraph.style or ""


# --- RTF ------------------------------------------------------------------------------------------

_OF_MAC = re.compile(r"\s*\{\\rtf\d*\s*\\mac\b")
_PICTURE = re.compile(r"\{\\\*?\\?pict\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|(?:[0-9a-fA-F]{64,}\s*)+")


def read_rtf(data: bytes) -> Iterator[Extract]:
    """The text of an RTF document."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        detail = "The file is no RTF document. Open it in a word processor and save it again."
        raise Unreadable("damaged", detail)
    encoding = "mac_roman" if _OF_MAC.match(source) else "cp1252"
    text, notes = repaired(rtf_to_text(_PICTURE.sub("", source), encoding, "replace"))
    yield Extract(text.replace("\u00a0", " "), {}, notes)


# --- PDF ------------------------------------------------------------------------------------------


def read_pdf(data: bytes) -> Iterator[Extract]:
    """The text of a PDF, its paragraphs put together again from lines; that this is guessed is noted."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of becomes a problem or is mended
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted", "The PDF asks for a password. Save a copy without one.")
        if len(reader.pages) > _MOST_PAGES:
            raise Unreadable("too large", f"The PDF has more than {_MOST_PAGES} pages. Split it.")
        pages = [_lines_of_page(page) for page in reader.pages]
        named = " ".join(str(reader.metadata and reader.metadata.title or "").split())
    except PyPdfError as error:
        detail = f"The PDF is damaged ({error}). Get it again, or save its text as .txt."
        raise Unreadable("damaged", detail) from error
    text = _rejoined(_without_running_heads(pages))
    if not text.strip():
        detail = "The PDF holds pictures of pages and no text. Recognise its text (OCR) and save it as .txt."
        raise Unreadable("no text", detail)
    title = re.split(r" [|–—-] ", named)[0]  # of a page printed by a browser, before the name of the site
    is_said = len(title.split()) > 2 and title in " ".join(text.split())
    note = "Paragraphs and order of a PDF are guessed from its lines"
    title = title if is_said else ""
    yield Extract(text, {"title": title}, (f"{note}: look at the text before you use figures.",))


_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " "}
)
_SLACK = 0.25  # how much shorter than the longest a full line of a PDF may be, in characters
_EDGE = 2  # lines at the head and at the foot of a page that may stand on each
_BROKEN_WORD = re.compile(r"\b([^\W\d_]+)[-\u00ad\u2010]\n[ ]*([a-z][^\W_]*[^\s\w]*)[ ]?")
_COMPOUND = frozenset(
    "well self ex non half all high low long short full part cross mid pre post anti co re so".split()
)


def _lines_of_page(page: Any) -> list[str]:
    """The lines of a page in the order in which they were written; a blank one where a gap or another size of
    letters begins a paragraph, two spaces where a line is set in.
    """
    lines: list[tuple[float, float, float, str]] = []
    is_new = True

    def visit(text: str, outer: list, inner: list, _font: Any, size: float) -> None:
        nonlocal is_new
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        for piece in re.split(r"(\n)", text):
            if piece == "\n":
                is_new = True
            elif not is_new:
                lines[-1] = (*lines[-1][:3], lines[-1][3] + piece)
            elif piece.strip():
                lines.append((x, y, size, piece))
                is_new = False

    page.extract_text(visitor_text=visit)
    gaps = sorted(a[1] - b[1] for a, b in itertools.pairwise(lines) if a[1] > b[1])
    usual = gaps[len(gaps) // 2] if gaps else 0
    found: list[str] = []
    for at, (x, y, size, text) in enumerate(lines):
        above = lines[at - 1] if at else None
        if above and (above[1] - y > 1.25 * usual or abs(size - above[2]) > 0.1 * size):
            found.append("")
        around = [one[0] for one in lines[max(0, at - 3) : at + 4] if one[2] == size]
        left = min(other for other in around if abs(other - x) < 5 * size or other == x)
        margin = "  " if x > left + 0.5 * size else ""
        if margin and found and found[-1].startswith(margin):
            found.append("")  # the line above was a paragraph of one line
        found.append(margin + text.strip())
    return found


def _without_running_heads(pages: list[list[str]]) -> str:
    """The lines of all pages without page numbers and what stands at the edge of every other page."""
    filled = [[n for n, line in enumerate(lines) if line] for lines in pages]
    at_edge = [{*numbers[:_EDGE], *numbers[-_EDGE:]} for numbers in filled]
    shapes = ({_shape(lines[n]) for n in edge} for lines, edge in zip(pages, at_edge, strict=True))
    counted = Counter(itertools.chain.from_iterable(shapes))  # on how many pages each stands
    repeated = {shape for shape, n in counted.items() if n > 1 and n >= len(pages) / 2 or shape == "#"}
    kept = [
        line
        for lines, edge in zip(pages, at_edge, strict=True)
        for n, line in enumerate(lines)
        if n not in edge or _shape(line) not in repeated
    ]
    return "\n".join(kept).translate(_LIGATURES)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _rejoined(text: str) -> str:
    """Words that the ends of lines had parted put together again, and lines to paragraphs."""
    written = {*re.findall(r"\b[^\W\d_]+-[^\W\d_]+", text)}

    def join(found: re.Match[str]) -> str:
        first, rest = found[1], found[2]
        is_compound = first.lower() in _COMPOUND or f"{first}-{rest}".rstrip(".,;:!?)”’\"'") in written
        return f"{first}{'-' if is_compound else ''}{rest}\n"

    joined = unwrapped(_BROKEN_WORD.sub(join, text), _SLACK)
    return "\n".join(line.strip() for line in joined.split("\n"))


# --- e-mail ---------------------------------------------------------------------------------------


def read_eml(data: bytes) -> Iterator[Extract]:
    """The text of an e-mail: its plain parts, or that of its HTML where this has far more."""
    message = mail(data)
    parts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    plain, marked = (list(_texts(parts, kind)) for kind in ("text/plain", "text/html"))
    text = "\n\n".join(one.text for one in plain)
    shown = "\n\n".join(html_text(one.text) for one in marked)
    if not (text + shown).strip():
        raise Unreadable("no text", "The e-mail has no text of its own. Save what it carries as a file.")
    if 2 * len(re.findall(r"\w+", text)) < len(re.findall(r"\w+", shown)):
        text = shown  # the plain part only says that the e-mail is a page
    said = {name: _header(message, name) for name in ("subject", "from", "date")}
    metadata = {
        "title": re.sub(r"\A(?:(?:fwd?|re|aw)\s*:\s*)+", "", said["subject"], flags=re.I),
        "author": email.utils.parseaddr(said["from"])[0],
        "date": said["date"],
    }
    yield Extract(text, metadata, tuple(note for one in (*plain, *marked) for note in one.notes))


def _texts(parts: list[email.message.Message], kind: str) -> Iterator[Decoded]:
    for part in parts:
        content = part.get_payload(decode=True) if part.get_content_type() == kind else None
        if isinstance(content, bytes):
            yield decode(content, part.get_content_charset() or "")


def _header(message: email.message.Message, name: str) -> str:
    """A header as text; what is longer than any headline is cut."""
    try:
        return str(email.header.make_header(email.header.decode_header(str(message[name] or "")[:2000])))
    except (ValueError, LookupError):
        return ""
