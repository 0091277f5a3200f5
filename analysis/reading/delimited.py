"""Tables in text files (.csv, .tsv), as people and spreadsheets write them; a wrong line costs itself."""

import csv
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
LINES_ABOVE = 5
_LARGEST_CELL = 64 * 2**20  # characters; the csv module's own limit of 128 KB is shorter than some articles
_MOST_READ_AGAIN = 4 * _LARGEST_CELL  # characters read once more after lines that are wrong


class Table(NamedTuple):
    """A table of a text file; rows are the number of a line and cells by column, or what is wrong."""

    header: list[str]
    separator: str
    rows: Iterator[tuple[int, dict[str, str] | str]]


def read_table(lines: Iterator[str], known: Collection[str]) -> Table:
    """The table in `lines`, which keep their ends; names of columns in small letters, `_` as a space.

    Up to LINES_ABOVE lines, such as a title, may stand above the header. The separator is the one that a
    first line `sep=;` gives, or by which the header has most names of `known`. A line with more cells than
    the header, or a quotation mark too few, is a sentence, no row.
    """
    csv.field_size_limit(_LARGEST_CELL)
    number, line, given = 1, next(lines, ""), ""
    while line and (not line.strip("\ufeff,;\t \r\n") or line.strip('\ufeff" \r\n').lower()[:-1] == "sep="):
        given = line.strip('\ufeff" \r\n')[-1:] if "sep=" in line.lower() else ""
        number, line = number + 1, next(lines, "")
    head = [line, *islice(lines, LINES_ABOVE)]
    headers = [_header(one, given or SEPARATORS, known) for one in head]
    at = header_at((names for _, names in headers), known)
    separator, header = headers[at]
    return Table(header, separator, _rows(chain(head[at + 1 :], lines), header, separator, number + at + 1))


def header_at(lines: Iterable[Collection[str]], known: Collection[str]) -> int:
    """Which of the first lines of a table names its columns: one with two of `known`, else the first."""
    return next((at for at, names in enumerate(lines) if len({*names} & {*known}) > 1), 0)


def _header(line: str, separators: Iterable[str], known: Collection[str]) -> tuple[str, list[str]]:
    """The separator that gives most names of `known` in a line, and the names that it gives."""
    found = []
    for one in separators:
        cells = next(csv.reader([line.removeprefix("\ufeff")], delimiter=one), [])
        found.append((one, [cell.strip().lower().replace("_", " ") for cell in cells]))
    return max(found, key=lambda one: (len({*one[1]} & {*known}), len(one[1])))


def _rows(
    lines: Iterator[str], header: list[str], separator: str, number: int
) -> Iterator[tuple[int, dict[str, str] | str]]:
    for at, cells in _records(lines, separator, number, len(header)):
        if isinstance(cells, str):
            yield at, cells
            continue
        while len(cells) > len(header) and not cells[-1].strip():
            cells.pop()
        if len(cells) > len(header):
            name = SEPARATORS.get(separator, separator)
            counted = f"Line {at} has {len(cells)} cells and the header {len(header)}."
            yield at, f'{counted} Put a cell that holds {name} between quotation marks ("…").'
        elif any(map(str.strip, cells)):
            cells += [""] * (len(header) - len(cells))  # of two columns of one name the first is read
            yield at, dict.fromkeys(header, "") | dict(zip(header[::-1], cells[::-1], strict=True))


def _records(
    lines: Iterator[str], separator: str, number: int, n_columns: int
) -> Iterator[tuple[int, list[str] | str]]:
    """Cells of each record, or what is wrong with a line; the lines after that one are then read again."""
    again: deque[str] = deque()
    taken: list[str] = []
    left = _MOST_READ_AGAIN
    is_escaped = False  # a backslash stands before marks within a cell, instead of a second mark

    def feed() -> Iterator[str]:
        while (line := again.popleft() if again else next(lines, None)) is not None:
            taken.append(line.replace('\\"', '""') if is_escaped else line)
            yield taken[-1]

    while True:
        taken.clear()
        try:
            cells = next(csv.reader(feed(), delimiter=separator, strict=True), None)
        except csv.Error:
            left -= sum(map(len, taken))
            if not is_escaped and any('\\"' in line for line in taken):
                is_escaped = True
                again.extendleft(reversed(taken))
                continue
            if left < 0:
                yield number, f"From line {number} on quotation marks do not pair; the rest was not read."
                return
            if separator == "\t" and taken[0].count("\t") == n_columns - 1:
                yield number, taken[0].rstrip("\r\n").split("\t")  # whose marks belong to the text
            else:
                yield number, f'In line {number} a quotation mark (") is missing or too many. Mend that line.'
            again.extendleft(reversed(taken[1:]))
            number += 1
            continue
        if cells is None:
            return
        yield number, cells
        number += len(taken)
