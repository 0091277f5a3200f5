"""Tables of notebooks made fit for a page: they scroll on their own, fold when long, and are accessible.

Tables that are long, wide or made of texts are left out on paper, where a line says so.
"""

import re

import lxml.html
from lxml.html.builder import E

from analysis.report.findings.wording import plural

_NUMBER = re.compile(r"[-+\u2212]?[\d,]+(\.\d+)?\s?%?|–|")
_LONG_TABLE, _WIDE_TABLE = 12, 10  # rows, columns
_TEXTS = {"text", "quotation", "reference"}


def tidy_table(table: lxml.html.HtmlElement) -> None:
    """Make a table of pandas accessible, without row numbers, in a box of its own."""
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
    names = _column_names(table)
    columns = ", ".join(names)
    wrapper = lxml.html.Element("div", {"class": "table", "role": "group", "tabindex": "0"})
    wrapper.set("aria-label", f"Table: {columns}")
    tail, table.tail = table.tail, None
    outer, n_rows = wrapper, len(table.findall("tbody/tr"))
    if n_rows > _LONG_TABLE:
        outer = E.details(E.summary(f"Table of {n_rows} rows: {columns}"), wrapper)
    table.getparent().replace(table, outer)
    wrapper.append(table)
    outer.tail = tail
    if n_rows > _LONG_TABLE or len(names) >= _WIDE_TABLE or _TEXTS.intersection(names):
        outer.set("class", f"{outer.get('class', '')} on-screen".strip())
        outer.addnext(E.p(f"Table of {plural(n_rows, 'row')}: on the screen only.", {"class": "on-paper"}))


def _tidy_cell(cell, in_body: bool) -> None:
    cell.attrib.pop("valign", None)
    text = cell.text_content().strip()
    if cell.tag == "th" and not text:
        cell.tag = "td"  # an empty heading says nothing to a screen reader
    elif cell.tag == "th":
        cell.set("scope", "row" if in_body else "col")
    if in_body and not _NUMBER.fullmatch(text):
        cell.set("class", "text")


def _drop_row_numbers(table) -> None:
    """Take away the index of a table whose rows are only numbered: it has no heading."""
    rows = table.findall("tbody/tr")
    first = [row[0].text_content().strip() for row in rows if len(row)]
    named = any(row[0].text_content().strip() for row in table.findall("thead/tr")[1:])
    if not named and all(map(str.isdecimal, first)) and all(row[0].tag == "th" for row in rows):
        for row in table.iter("tr"):
            row.remove(row[0])


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
