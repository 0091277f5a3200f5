"""An executed notebook as a part of the report: its Markdown, tables and figures as HTML, without code."""

import base64
import html
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import lxml.html
import mistune
from nbformat import NotebookNode

_FIGURE = re.compile(r"Figure (\S+): \d+ marks")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NUMBER = re.compile(r"[-+\u2212]?[\d,]+(\.\d+)?\s?%?|NaN|<NA>|")
_READS = re.compile(r"^Reads: .*(?:\n.+)*", re.M)  # of use to who runs the notebook, not to a reader
_PRINT_DPI = 300
_LONG_TABLE = 12  # rows


@dataclass(slots=True)
class Section:
    """One notebook in the report: its HTML, its headings (level, id, text), the style its outputs ask for."""

    id: str
    title: str = ""
    html: str = ""
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    style: list[str] = field(default_factory=list)
    n_figures: int = 0


def section(notebook: NotebookNode, name: str, figures: Path, captions: Mapping[str, Mapping]) -> Section:
    """The report's section for a notebook.

    Args:
        name: the notebook's name without suffix; it becomes the section's id.
        figures: the folder with the exported figures, shown at the resolution of print.
        captions: the content of that folder's ``index.json``.
    """
    found = Section(name)
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(_markdown(_READS.sub("", cell.source), found, headings=True))
        elif cell.cell_type == "code":
            parts += [_output(output, found, figures, captions) for output in cell.outputs]
    found.html = "\n".join(part for part in parts if part)
    found.title = next((text for level, _, text in found.headings if level == 2), name)
    return found


def shown_figures(notebook: NotebookNode) -> list[str]:
    """Names of the figures that an executed notebook shows."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    texts = (output.get("data", {}).get("text/plain", "") for output in outputs)
    return [named[1] for text in texts if (named := _FIGURE.match(text))]


class _Renderer(mistune.HTMLRenderer):
    """Markdown one heading level down; raw HTML is shown as text, pictures and dead links are left out."""

    def __init__(self, found: Section, headings: bool) -> None:
        super().__init__(escape=True)
        self._found, self._headings = found, headings

    def heading(self, text: str, level: int, **attributes) -> str:
        if not self._headings:
            return f"<p><strong>{text}</strong></p>\n"
        plain = html.unescape(re.sub(r"<[^>]+>", "", text))
        level = min(level + 1, 6)
        first = level == 2 and all(known != 2 for known, _, _ in self._found.headings)
        id = self._found.id if first else _unique_id(f"{self._found.id}-{_slug(plain)}", self._found)
        self._found.headings.append((level, id, plain))
        return f'<h{level} id="{html.escape(id)}">{text}</h{level}>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return html.escape(text)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if url.startswith(("https://", "http://")):
            return super().link(text, url, title)
        other = re.fullmatch(r"(?:\./)?(\d\d-[\w-]+)\.ipynb", url)
        return f'<a href="#{other[1]}">{text}</a>' if other else text


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "part"


def _unique_id(id: str, found: Section) -> str:
    taken = {known for _, known, _ in found.headings}
    return next(c for n in range(1, len(taken) + 3) if (c := id if n == 1 else f"{id}-{n}") not in taken)


def _markdown(source: str, found: Section, *, headings: bool = False) -> str:
    render = mistune.create_markdown(renderer=_Renderer(found, headings), plugins=["table", "strikethrough"])
    return _accessible(render(source), found)


def _output(output: NotebookNode, found: Section, figures: Path, captions: Mapping[str, Mapping]) -> str:
    if output.output_type == "error":
        message = _ANSI.sub("", f"{output.ename}: {output.evalue}")
        return f'<p class="failure"><strong>This part stopped:</strong> {html.escape(message)}</p>'
    if output.output_type == "stream":
        return _verbatim(output.text) if output.name == "stdout" else ""
    data = output.data
    if "image/png" in data:
        return _figure(output, found, figures, captions)
    if "text/html" in data:
        return _accessible(data["text/html"], found)
    if "text/markdown" in data:
        return _markdown(data["text/markdown"], found)
    return _verbatim(data.get("text/plain", ""))


def _verbatim(text: str) -> str:
    return f"<pre>{html.escape(_ANSI.sub('', text).rstrip())}</pre>" if text.strip() else ""


def _figure(output: NotebookNode, found: Section, figures: Path, captions: Mapping[str, Mapping]) -> str:
    """A picture with caption and alt text: the exported one where there is one, else the notebook's."""
    named = _FIGURE.match(output.data.get("text/plain", ""))
    name = named[1] if named else ""
    facts = captions.get(name, {})
    alt = output.metadata.get("image/png", {}).get("alt") or facts.get("alt", "")
    exported = figures / f"{name}.png"
    if name and exported.is_file():
        picture = exported.read_bytes()
        width = f' style="width: {_pixels_wide(picture) / _PRINT_DPI:.2f}in"'
    else:
        picture, width = base64.b64decode(output.data["image/png"]), ""
    found.n_figures += 1
    number = f"Figure {found.id[:2].lstrip('0')}.{found.n_figures}"
    encoded = base64.b64encode(picture).decode("ascii")
    caption = facts.get("caption", "")
    files = f" <small>({html.escape(name)})</small>" if name else ""
    return (
        f'<figure id="figure-{html.escape(name or number.split()[1])}">'
        f'<img src="data:image/png;base64,{encoded}" alt="{html.escape(alt)}"{width}>'
        f"<figcaption><strong>{number}.</strong> {html.escape(caption)}{files}</figcaption></figure>"
    )


def _pixels_wide(png: bytes) -> int:
    return struct.unpack(">I", png[16:20])[0]


def _accessible(fragment: str, found: Section) -> str:
    """An HTML output made fit for the page: no script, styles moved to the head, tables that scroll."""
    elements = lxml.html.fragments_fromstring(_CONTROL.sub("\ufffd", fragment))
    if not elements:
        return ""
    holder = lxml.html.Element("div")
    for element in elements:
        if isinstance(element, str):
            holder.text = element
        else:
            holder.append(element)
    _collect_style(holder, found)
    for table in list(holder.iter("table")):
        if table.find("tbody/tr") is None:
            table.drop_tree()  # what is missing, the sentence after it says
        else:
            _tidy_table(table)
    return "".join(_serialised(holder)).strip()


def _collect_style(holder, found: Section) -> None:
    for element in list(holder.iter("style", "script")):
        text = element.text or ""
        if element.tag == "style" and "scoped" not in element.attrib and text not in found.style:
            found.style.append(text)
        element.drop_tree()


def _tidy_table(table) -> None:
    for attribute in ("border", "class"):
        table.attrib.pop(attribute, None)
    _drop_row_numbers(table)
    for row in table.iter("tr"):
        row.attrib.pop("style", None)
        for cell in row.iter("th", "td"):
            _tidy_cell(cell, in_body=row.getparent().tag == "tbody")
    _align_headings(table)
    _wrap(table)


def _wrap(table) -> None:
    """Let a table scroll on its own, and fold a long one."""
    columns = ", ".join(_column_names(table))
    wrapper = lxml.html.Element("div", {"class": "table", "role": "group", "tabindex": "0"})
    wrapper.set("aria-label", f"Table: {columns}")
    outer, n_rows = wrapper, len(table.findall("tbody/tr"))
    if n_rows > _LONG_TABLE:
        outer = lxml.html.Element("details")
        summary = lxml.html.Element("summary")
        summary.text = f"Table of {n_rows} rows: {columns}"
        outer.extend([summary, wrapper])
    outer.tail, table.tail = table.tail, None
    table.getparent().replace(table, outer)
    wrapper.append(table)


def _tidy_cell(cell, in_body: bool) -> None:
    cell.attrib.pop("valign", None)
    text = cell.text_content().strip()
    if cell.tag == "th" and not text:
        cell.tag = "td"  # an empty heading says nothing to a screen reader
    elif cell.tag == "th":
        cell.set("scope", "row" if in_body else "col")
    if in_body and not _NUMBER.fullmatch(text):
        cell.set("class", "text")
    if cell.tag == "th" and not len(cell):
        _let_break(cell)


def _drop_row_numbers(table) -> None:
    """Take away the index of a table whose rows are only numbered."""
    rows = table.findall("tbody/tr")
    first = [row[0].text_content().strip() for row in rows if len(row)]
    if first == [str(n) for n in range(len(rows))] and all(row[0].tag == "th" for row in rows):
        for row in table.iter("tr"):
            row.remove(row[0])


def _let_break(heading) -> None:
    """Let a heading such as flesch_reading_ease go on in the next line after an underscore."""
    pieces = (heading.text or "").split("_")
    heading.text = pieces[0] + ("_" if len(pieces) > 1 else "")
    for number, piece in enumerate(pieces[1:], start=2):
        chance = lxml.html.Element("wbr")
        chance.tail = piece + ("_" if number < len(pieces) else "")
        heading.append(chance)


def _align_headings(table) -> None:
    """Headings of columns stand on the side of what is under them."""
    bodies, heads = table.findall("tbody/tr"), table.findall("thead/tr")
    if bodies and heads and len(bodies[0]) == len(heads[-1]):
        for under, heading in zip(bodies[0], heads[-1], strict=True):
            if under.get("class") == "text":
                heading.set("class", "text")


def _column_names(table) -> list[str]:
    first = next(table.iter("tr"), ())
    return [name for cell in first if (name := " ".join(cell.text_content().split()))]


def _serialised(holder) -> Iterator[str]:
    yield html.escape(holder.text or "", quote=False)
    for child in holder:
        # lxml does not know that wbr has no end tag; a "</wbr>" in a text is escaped
        yield lxml.html.tostring(child, encoding="unicode").replace("</wbr>", "")
