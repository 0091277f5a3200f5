"""Articles from files of records: tables and lists of articles with a text each, read one by one."""

import ast
import codecs
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import chain, islice
from typing import Any
from unicodedata import normalize

from analysis.reading import opening
from analysis.reading.decoding import STRAYS, decode, encoding_of, repaired, with_marks_back
from analysis.reading.delimited import LINES_ABOVE, header_at, read_table
from analysis.reading.markup import unmarked, unwrapped, without_pictures
from analysis.reading.opening import Source, Unreadable, problem
from analysis.text.article import METADATA, NAMES, Article

TEXT_COLUMNS = NAMES["text"]
_KNOWN = frozenset(chain.from_iterable(NAMES.values()))
_LISTS = "articles results items data docs documents records response hits stories entries".split()
MOST_PROBLEMS = 20  # rows about one file; a file with more wrong records gets their number
_MISSING = ("nan", "nat", "none", "null", "n/a")  # what programs write where there is nothing
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+(\d+) chars\]\s*\Z")  # how NewsAPI ends the text that it gives
_MIXED = (".jsonl", ".ndjson", ".json", ".xlsx")  # in which the columns of records may differ
_VALUE = re.compile(r"[^\s,\]]")
_OBJECT = re.compile(r"\n[ \t]*(?=\{)")
_CELL_OF_EXCEL = 32_767  # characters; no cell holds more, and what is longer was cut

Record = dict[str, Any]


def read_records(source: Source, problems: list, column: str | None) -> Iterator[Article]:
    """Articles of a file of records; a record that is wrong costs only itself."""
    number = n_wrong = 0
    n_noted: Counter[str] = Counter()
    for number, record in enumerate(_RECORDS[source.suffix](source), 1):
        try:
            article = _article_of(source, number, record, column, problems)
        except Unreadable as error:
            if error.kind in ("no text column", "no articles") and source.suffix not in _MIXED:
                raise  # all records of such a file have the same columns
            n_wrong += 1
            if n_wrong <= MOST_PROBLEMS:
                problems.append(problem(source, error.kind, str(error), f"{source.id}#{number}"))
            continue
        n_noted.update(_COUNTED.keys() & article.warnings)
        yield article
    if n_wrong > MOST_PROBLEMS:
        detail = f"{n_wrong - MOST_PROBLEMS} more of its {number} records could not be read."
        problems.append(problem(source, "records not read", detail))
    for note, kind in _COUNTED.items():
        if n := n_noted[note]:
            problems.append(problem(source, kind, f"In {n} of its {number} records: {note}"))
    if not number:
        raise opening.nothing_in()


_MARKED = "The text held HTML or escaped characters, which were read as what they show."
_SHORTER = (
    "Another column with a name for texts holds far more. Name it with --column, if it has the articles."
)
_COUNTED = {_MARKED: "markup", _SHORTER: "guessed"}  # told once for a file


def _article_of(
    source: Source, number: int, record: Record | Unreadable, column: str | None, problems: list
) -> Article:
    if isinstance(record, Unreadable):
        raise record
    columns = _columns(record)
    _refuse_ours(columns)
    names = (column.lower().replace("_", " "),) if column else TEXT_COLUMNS
    there = [name for name in names if name in columns]
    if not there:
        wanted, have = " or ".join(names[:4]), ", ".join(list(columns)[:12]) or "none"
        detail = f"There is no column {wanted} (there are: {have}). Name the right one with --column."
        raise Unreadable("no text column", detail)
    name = next((name for name in there if _plain(columns[name]).strip()), there[0])
    written, repairs = repaired(_plain(columns[name], "\n\n"))
    if not written.strip():
        raise Unreadable("empty", f"Record {number} has no text in its column {name!r}.")
    plain = unmarked(written)
    text, put_back = with_marks_back(plain)  # of what is read, not of "?" in an address
    notes = dict.fromkeys((*repairs, *put_back), "encoding")  # each with the problem that it is
    if plain != written:
        notes[_MARKED] = _COUNTED[_MARKED]
    most = 2 * len(plain)
    others = (_plain(columns[one]) for one in there if one != name)
    if any(len(other) > most and len(unmarked(other)) > most for other in others):
        notes[_SHORTER] = _COUNTED[_SHORTER]
    missing = "what a cell of Excel cannot hold" if len(written) == _CELL_OF_EXCEL else ""
    if cut := _CUT.search(text, max(0, len(text) - 40)):
        text, missing = text[: cut.start()], f"about {int(cut[1]):,} characters"
    if missing:
        notes[f"The text was cut before it came here: {missing} are missing. Get the whole text."] = "cut"
    id = f"{source.id}#{number}"
    problems += [problem(source, notes[note], note, id) for note in notes if note not in _COUNTED]
    metadata = {key: _first(columns, NAMES[key], name) for key in METADATA}
    text = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = unwrapped(without_pictures(text))
    return Article.from_text(text, id=id, file=source.name, warnings=tuple(notes), **metadata)


def _columns(record: Record) -> Record:
    """The fields of a record by their names in small letters; those of `fields` (Guardian) are its own."""
    inner = [record[name] for name in ("fields", "_source") if isinstance(record.get(name), dict)]
    items = [item for one in (record, *inner) for item in one.items()]
    return {str(name).strip().lower().replace("_", " "): value for name, value in items}


def _refuse_ours(columns: Record) -> None:
    """Raise Unreadable for a table that this program wrote, or a person for it."""
    names = columns.keys()
    ours = ({"start", "end"}, {"speaker"}, {"problem", "detail"}, {"n sentences"})
    if "article" in names and any(some <= names for some in ours) or names >= {"name", "same as"}:
        where = "the files corrections.csv and speakers.csv in the folder of articles, named so"
        what = "The file holds results or corrections, no articles."
        raise Unreadable("no articles", f"{what} Corrections are read from {where}.")


def _first(columns: Record, names: tuple[str, ...], text_column: str) -> str:
    """The first of these columns that says something."""
    found = (_plain(columns[name]).strip() for name in names if name in columns and name != text_column)
    return unmarked(next(filter(None, found), ""))


def _plain(value: Any, between: str = ", ") -> str:
    """A cell as text: lists joined, things by their names, nothing for what is missing."""
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        if value[:2] not in ("['", '["') or value[-1] != "]":
            return "" if value.strip().lower() in _MISSING else value
        try:
            value = ast.literal_eval(value)  # as pandas writes it
        except (ValueError, SyntaxError):
            return value
    if isinstance(value, list | tuple):
        return between.join(filter(None, map(_plain, value)))
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("title") or value.get("rendered"))
    return str(value)


# --- the formats ----------------------------------------------------------------------------------


def _json_lines(source: Source) -> Iterator[Record | Unreadable]:
    with opening.stream(source) as file:
        start = file.peek(1).removeprefix(codecs.BOM_UTF8).lstrip()
        if start.startswith(b"[") or start.partition(b"\n")[0].strip() == b"{":
            yield from _json_document(source)  # which is not an object a line, whatever its name
            return
        text = io.TextIOWrapper(file, _encoding_of_stream(file), STRAYS)
        for number, line in enumerate(opening.text_lines(text, source), 1):
            if line is None:
                detail = f"Line {number} is longer than {opening.LARGEST_TEXT // 2**20} MB; it was left out."
                yield Unreadable("too large", detail)
            elif line.strip():
                yield from map(_record, _json_values(line, number))


def _json_document(source: Source) -> Iterator[Record | Unreadable]:
    data = opening.whole(source)
    if data.strip():
        for value in _json_values(decode(data).text):
            yield from map(_record, _items(value))


def _json_values(text: str, number: int = 1) -> Iterator[Any]:
    """The values of a text of JSON one after the other; its first line is `number`, a wrong costs itself."""
    read, at, first = json.JSONDecoder().raw_decode, 0, number
    while found := _VALUE.search(text, at):
        start = found.start()
        number += text.count("\n", at, start)
        try:
            value, end = read(text, start)
        except (ValueError, RecursionError) as error:
            if text[start] == "[" and not at:
                at = start + 1  # a list that breaks off: its items that are whole
                continue
            line, what = number, str(error)
            if isinstance(error, json.JSONDecodeError):
                line, what = first + error.lineno - 1, f"{error.msg}: column {error.colno}"
            detail = f"Line {line} is not JSON ({what}). Mend that line, or leave it out."
            yield Unreadable("not JSON", detail)
            if following := _OBJECT.search(text, start):  # what is between are its fields, and no values
                number += text.count("\n", start, following.start()) + 1
                for piece in text[following.end() + 1 :].split(f"{following[0]}{{"):
                    yield from _json_values(f"{{{piece}", number)
                    number += piece.count("\n") + 1
            return
        yield value
        number += text.count("\n", start, end)
        at = end


def _items(value: Any) -> Collection[Any]:
    """The records of a value of JSON: a list, one within the answer of a service, or a table of pandas."""
    for _ in range(3):
        if isinstance(value, dict) and not _columns(value).keys() & {*TEXT_COLUMNS, "columns"}:
            value = next((value[name] for name in _LISTS if isinstance(value.get(name), dict | list)), value)
    if not isinstance(value, dict):
        texts = value if isinstance(value, list) else [value]
        return [{TEXT_COLUMNS[0]: one} if isinstance(one, str) else one for one in texts]
    cells = list(value.values())
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return [dict(zip(value["columns"], row, strict=False)) for row in value["data"]]
    if len(cells) > 1 and all(isinstance(cell, list) and len(cell) == len(cells[0]) for cell in cells):
        return [dict(zip(value, row, strict=True)) for row in zip(*cells, strict=True)]
    if cells and all(isinstance(cell, dict) for cell in cells):
        if _columns(cells[0]).keys() & {*TEXT_COLUMNS}:
            return cells
        if _columns(value).keys() & {*TEXT_COLUMNS}:
            return [{name: cell.get(row) for name, cell in value.items()} for row in cells[0]]
    return [value]


def _record(value: Any) -> Record | Unreadable:
    if isinstance(value, dict | Unreadable):
        return value
    return Unreadable("not JSON", f"{str(value)[:40]} is no object with named fields. Mend it.")


def _delimited_records(source: Source) -> Iterator[Record | Unreadable]:
    with opening.stream(source) as file:
        text = io.TextIOWrapper(file, _encoding_of_stream(file), STRAYS, newline="")
        for _, row in read_table(_whole_lines(text, source), _KNOWN).rows:
            yield row if isinstance(row, dict) else Unreadable("not CSV", row)


def _whole_lines(text: io.TextIOBase, source: Source) -> Iterator[str]:
    for line in opening.text_lines(text, source):
        if line is None:
            longest = f"longer than {opening.LARGEST_TEXT // 2**20} MB"
            raise Unreadable("too large", f"A line of the table is {longest}; it and the rest were not read.")
        yield line


def _encoding_of_stream(file: io.BufferedReader) -> str:
    """The encoding of a file of records, by what its buffer holds of it."""
    sample = file.peek(1)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # which may end within a character
    except UnicodeDecodeError:
        return encoding_of(sample)
    return "utf-8-sig"


def _xlsx_records(source: Source) -> Iterator[Record | Unreadable]:
    from openpyxl import load_workbook

    data = opening.whole(source)
    if not data:
        return
    opening.archive(data, "Excel workbook (.xlsx)").close()
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    tables = [_sheet(sheet) for sheet in book.worksheets]
    with_text = [table for table in tables if _columns(dict.fromkeys(table[0])).keys() & {*TEXT_COLUMNS}]
    for header, rows in with_text or tables:  # sheets of notes beside the articles are none
        for cells in rows:
            if any(cell is not None for cell in cells):
                yield {name: cell for name, cell in zip(header, cells, strict=False) if name}


def _sheet(sheet: Any) -> tuple[list[str], Iterator[tuple]]:
    """The names of the columns of a sheet and the rows below them."""
    sheet.reset_dimensions()  # some programs write a smaller size than the sheet has
    rows = sheet.iter_rows(values_only=True)
    filled = (cells for cells in rows if any(cell is not None for cell in cells))
    head = [(cells, [_plain(cell) for cell in cells]) for cells in islice(filled, LINES_ABOVE + 1)]
    at = header_at(([name.lower().replace("_", " ") for name in names] for _, names in head), _KNOWN)
    return head[at][1] if head else [], chain((cells for cells, _ in head[at + 1 :]), rows)


def _parquet_records(source: Source) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    where = io.BytesIO(opening.whole(source)) if source.is_compressed else source.path
    try:
        with pq.ParquetFile(where) as file:
            for batch in file.iter_batches(batch_size=64):
                yield from batch.to_pylist()
    except pa.ArrowInvalid as error:
        detail = f"The file is no parquet file, or damaged ({error}). Write it again."
        raise Unreadable("damaged", detail) from error


_RECORDS: dict[str, Callable[[Source], Iterator[Record | Unreadable]]] = {
    **dict.fromkeys((".jsonl", ".ndjson"), _json_lines),
    ".json": _json_document,
    ".csv": _delimited_records,
    ".tsv": _delimited_records,
    ".xlsx": _xlsx_records,
    ".parquet": _parquet_records,
}
