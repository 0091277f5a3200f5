"""Articles from files of records: .jsonl, .csv and .parquet with a text column, read one by one."""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any

from analysis.reading import opening
from analysis.reading.decoding import encoding_of, repaired
from analysis.reading.opening import Unreadable
from analysis.reading.sources import Source, problem
from analysis.text.article import METADATA, Article

TEXT_COLUMNS = ("text", "body", "content", "article", "full_text", "fulltext", "article_text", "maintext")
METADATA_COLUMNS = {
    "title": ("title", "headline"),
    "outlet": (
        "outlet",
        "source",
        "publication",
        "publisher",
        "newspaper",
        "sitename",
        "source_domain",
        "domain",
    ),
    "date": ("date", "published", "publish_date", "date_publish", "pub_date", "publication_date"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link"),
}
_MOST_PROBLEMS = 20  # rows about one file; a file with more wrong records gets their number

Record = dict[str, Any]


def read_records(source: Source, problems: list, column: str | None) -> Iterator[Article]:
    """Articles of a file of records; a record that is wrong costs only itself."""
    number = n_wrong = 0
    for number, record in enumerate(RECORDS[source.suffix](source), 1):
        try:
            yield _article_of(source, number, record, column, problems)
        except Unreadable as error:
            if error.kind == "no text column" and source.suffix != ".jsonl":
                raise  # all records of such a file have the same columns
            n_wrong += 1
            if n_wrong <= _MOST_PROBLEMS:
                problems.append(problem(source, error.kind, str(error), f"{source.id}#{number}"))
    if n_wrong > _MOST_PROBLEMS:
        detail = f"{n_wrong - _MOST_PROBLEMS} more of its {number} records could not be read."
        problems.append(problem(source, "records not read", detail))
    if not number:
        raise opening.nothing_in()


def _article_of(
    source: Source, number: int, record: Record | Unreadable, column: str | None, problems: list
) -> Article:
    if isinstance(record, Unreadable):
        raise record
    columns = {str(name).strip().lower(): value for name, value in record.items()}
    names = (column.lower(),) if column else TEXT_COLUMNS
    name = next((name for name in names if name in columns), None)
    if name is None:
        wanted, have = " or ".join(names[:4]), ", ".join(list(columns)[:12]) or "none"
        detail = f"There is no column {wanted} (there are: {have}). Name the right one with --column."
        raise Unreadable("no text column", detail)
    decoded = repaired(_plain(columns[name]))
    if not decoded.text.strip():
        raise Unreadable("empty", f"Record {number} has no text in its column {name!r}.")
    metadata = {key: _first(columns, METADATA_COLUMNS[key], name) for key in METADATA}
    id = f"{source.id}#{number}"
    problems += [problem(source, "encoding", note, id) for note in decoded.notes]
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return Article.from_text(text, id=id, file=source.name, warnings=decoded.notes, **metadata)


def _first(columns: Record, names: tuple[str, ...], text_column: str) -> str:
    """The first of these columns that says something."""
    return next((found for n in names if n != text_column and (found := _plain(columns.get(n)).strip())), "")


def _plain(value: Any) -> str:
    """A cell as text: lists joined with commas, nothing for what is missing."""
    if value is None or value != value:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    return str(value)


def _json_records(source: Source) -> Iterator[Record | Unreadable]:
    with opening.stream(source) as file:
        text = io.TextIOWrapper(file, _encoding_of_stream(file), "replace")
        for number, line in enumerate(iter(lambda: text.readline(opening.LARGEST_TEXT + 1), ""), 1):
            if len(line) > opening.LARGEST_TEXT:
                detail = f"Line {number} is longer than {opening.LARGEST_TEXT // 2**20} MB. Split the file."
                raise Unreadable("too large", detail)
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                detail = f"Line {number} is not JSON ({error}). Mend that line, or leave it out."
                yield Unreadable("not JSON", detail)
                continue
            if isinstance(record, dict):
                yield record
            else:
                yield Unreadable("not JSON", f"Line {number} is no JSON object with named fields. Mend it.")


def _csv_records(source: Source) -> Iterator[Record | Unreadable]:
    import csv

    csv.field_size_limit(
        opening.LARGEST_TEXT
    )  # the module's own limit of 128 KB is shorter than some articles
    with opening.stream(source) as file:
        encoding = _encoding_of_stream(file)
        text = io.TextIOWrapper(file, encoding, "replace", newline="")
        rows = csv.reader(text)
        header = next(rows, None)
        if header and len(header) == 1 and (";" in header[0] or "\t" in header[0]):
            delimiter = ";" if ";" in header[0] else "\t"
            header, rows = header[0].split(delimiter), csv.reader(text, delimiter=delimiter)
        try:
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield dict(zip(header or (), row, strict=False))
        except csv.Error as error:
            detail = f"Line {rows.line_num} breaks the rules of CSV ({error}); what follows it was not read."
            raise Unreadable("not CSV", detail) from error


def _encoding_of_stream(file: io.BufferedReader) -> str:
    """The encoding of a file of records, by what its buffer holds of it."""
    sample = file.peek(1)
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        sample.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:  # otherwise the sample ends within a character
            return encoding_of(sample)
    return "utf-8-sig"


def _parquet_records(source: Source) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    where = io.BytesIO(opening.whole(source)) if source.is_compressed else source.path
    try:
        with pq.ParquetFile(where) as file:
            for batch in file.iter_batches(batch_size=64):
                yield from batch.to_pylist()
    except pa.ArrowInvalid as error:
        raise Unreadable(
            "damaged", f"The file is no parquet file, or damaged ({error}). Write it again."
        ) from error


RECORDS: dict[str, Callable[[Source], Iterator[Record | Unreadable]]] = {
    ".jsonl": _json_records,
    ".csv": _csv_records,
    ".parquet": _parquet_records,
}
