"""A reader for each format: a file in, its articles out; whatever is wrong with a file becomes a problem."""

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from . import lexisnexis
from .articles import METADATA, Article
from .decoding import Decoded, NotText, decode, encoding_of, repaired
from .sources import Source, problem

LARGEST_TEXT = 64 * 2**20  # bytes of one text, after decompression: 10 million words are no news article
LARGEST_PAGE = 16 * 2**20  # bytes of an HTML page
LARGEST_ARCHIVE = 256 * 2**20  # bytes of all members of a .docx together
HIGHEST_RATIO = 200  # decompressed to compressed, beyond the first LARGEST_TEXT bytes; news reaches 10
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


class Unreadable(Exception):
    """A file or record that cannot be read; the message is a sentence saying what to do."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind


def read_file(source: Source, *, problems: list, column: str | None = None) -> Iterator[Article]:
    """The articles of one file, lazily. What goes wrong becomes rows of `problems`; nothing is raised.

    `column` names the text column of .jsonl, .csv and .parquet; without it, the first of `TEXT_COLUMNS` is
    taken.
    """
    reader: Callable[..., Iterator[Article]] = _READERS.get(source.suffix, _read_text)
    try:
        yield from reader(source, problems, column)
    except Unreadable as error:
        problems.append(problem(source, error.kind, str(error)))
    except NotText as error:
        problems.append(problem(source, "not a text", str(error)))
    except FileNotFoundError:
        detail = (
            "The file was there when the folder was listed, and is gone. Run again when nothing moves files."
        )
        problems.append(problem(source, "not read", detail))
    except OSError as error:
        detail = (
            f"The file could not be read ({error.strerror or error}). Check that it is whole and readable."
        )
        problems.append(problem(source, "not read", detail))
    except Exception as error:  # a library that stumbles over one file must not cost the other files
        detail = (
            f"The file could not be read as {source.suffix} ({type(error).__name__}: {error}). Save it again."
        )
        problems.append(problem(source, "not read", detail[:500]))


def holds_many(source: Source) -> bool:
    """Whether files of this kind hold many articles, so that they are read record by record."""
    return source.suffix in (".jsonl", ".csv", ".parquet")


# --- bytes, bounded
# ------------------------------------------------------------------------------------------


def _open(source: Source) -> BinaryIO:
    return gzip.open(source.path, "rb") if source.is_compressed else open(source.path, "rb")


def _bytes(source: Source, largest: int = LARGEST_TEXT) -> bytes:
    """The whole file, decompressed; never more than `largest` bytes of it."""
    with _open(source) as file:
        try:
            data = file.read(largest + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Unreadable("damaged", f"The .gz file is damaged ({error}). Get it again.") from error
    if len(data) > largest:
        what = "decompresses to" if source.is_compressed else "has"
        raise Unreadable(
            "too large",
            f"The file {what} more than {largest // 2**20} MB, too much for one article. Split it, or "
            "put the articles into a .jsonl file, one a line.",
        )
    return data


class _Bounded(io.RawIOBase):
    """A stream that raises Unreadable when it gives far more than the size of its file can hold of news."""

    def __init__(self, file: BinaryIO, compressed_size: int) -> None:
        self._file, self._size, self._given = file, compressed_size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Unreadable(
                "damaged", f"The .gz file ends or breaks midway ({error}). Get it again."
            ) from error
        self._given += len(data)
        if self._given > LARGEST_TEXT and self._given > HIGHEST_RATIO * self._size:
            raise Unreadable(
                "too large",
                f"The file decompresses to over {HIGHEST_RATIO} times its size; no news does. Look into it.",
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def _stream(source: Source) -> io.BufferedReader:
    import os

    file = _open(source)
    if not source.is_compressed:
        return file
    return io.BufferedReader(_Bounded(file, os.path.getsize(source.path)), 2**16)


# --- one article in a file
# -----------------------------------------------------------------------------------


def _noted(source: Source, decoded: Decoded, problems: list) -> tuple[str, ...]:
    """The notes of a decoding, listed as problems too."""
    problems += [problem(source, "encoding", note) for note in decoded.notes]
    return decoded.notes


def _nothing_in(source: Source) -> Unreadable:
    return Unreadable("empty", "The file holds no text. Remove it, or save the article into it again.")


def _read_text(source: Source, problems: list, _column: str | None) -> Iterator[Article]:
    decoded = decode(_bytes(source))
    if not decoded.text.strip():
        raise _nothing_in(source)
    yield Article.from_text(
        decoded.text, id=source.id, file=source.name, warnings=_noted(source, decoded, problems)
    )


def _read_html(source: Source, problems: list, _column: str | None) -> Iterator[Article]:
    from trafilatura import bare_extraction

    data = _bytes(source, LARGEST_PAGE)
    if not data.strip():
        raise _nothing_in(source)
    decoded = _decoded_page(data)
    found = bare_extraction(decoded.text, include_comments=False, include_tables=False, with_metadata=True)
    if found is None or not (found.text or "").strip():
        raise Unreadable(
            "no article", "No article was found in the page. Save the article's text as .txt instead."
        )
    text = repaired(found.text)
    notes = _noted(source, Decoded("", (*decoded.notes, *text.notes)), problems)
    names = {"title": "title", "outlet": "sitename", "date": "date", "author": "author", "url": "url"}
    metadata = {key: getattr(found, name, None) or "" for key, name in names.items()}
    yield Article.from_text(text.text, id=source.id, file=source.name, warnings=notes, **metadata)


def _decoded_page(data: bytes) -> Decoded:
    """A page as text: UTF-8 where it fits, else what the page declares, else the likeliest encoding."""
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096], re.I)
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        if declared:
            try:
                return Decoded(data.decode(declared[1].decode("ascii"), "replace"))
            except LookupError:
                pass
    return decode(data)


def _read_docx(source: Source, problems: list, _column: str | None) -> Iterator[Article]:
    import docx

    data = _bytes(source)
    if not data:
        raise _nothing_in(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        detail = (
            "The file is no Word document (.docx), or damaged. Open it in a word processor and save it again."
        )
        raise Unreadable("damaged", detail) from error
    if size > LARGEST_ARCHIVE or size > HIGHEST_RATIO * len(data) + LARGEST_TEXT:
        detail = (
            f"The document unpacks to {size // 2**20} MB, which no article does. Look into it before use."
        )
        raise Unreadable("too large", detail)
    document = docx.Document(io.BytesIO(data))
    lines = [(paragraph.text, paragraph.style.name or "") for paragraph in document.paragraphs]
    exported = lexisnexis.articles([line for line, _ in lines])
    if exported:
        for number, (text, metadata) in enumerate(exported, 1):
            id = source.id if len(exported) == 1 else f"{source.id}#{number}"
            yield Article.from_text(text, id=id, file=source.name, **metadata)
        return
    text = "\n".join(line for line, _ in lines)
    if not text.strip():
        raise _nothing_in(source)
    title = next((line.strip() for line, _ in lines if line.strip()), "")
    style = next((style for line, style in lines if line.strip()), "")
    is_title = style.startswith(("Title", "Heading"))
    yield Article.from_text(text, id=source.id, file=source.name, title=title if is_title else "")


# --- many articles in a file
# ---------------------------------------------------------------------------------


def _read_records(source: Source, problems: list, column: str | None) -> Iterator[Article]:
    """Articles of a file of records; a record that is wrong costs only itself."""
    number = n_wrong = 0
    for number, record in enumerate(_RECORDS[source.suffix](source), 1):
        try:
            yield _article_of(source, number, record, column, problems)
        except Unreadable as error:
            n_wrong += 1
            if n_wrong <= _MOST_PROBLEMS:
                problems.append(problem(source, error.kind, str(error), f"{source.id}#{number}"))
    if n_wrong > _MOST_PROBLEMS:
        detail = f"{n_wrong - _MOST_PROBLEMS} more of its {number} records could not be read."
        problems.append(problem(source, "records not read", detail))
    if not number:
        raise _nothing_in(source)


def _article_of(
    source: Source, number: int, record: Record | Unreadable, column: str | None, problems: list
) -> Article:
    if isinstance(record, Unreadable):
        raise record
    columns = {str(name).strip().lower(): value for name, value in record.items()}
    names = (column.lower(),) if column else TEXT_COLUMNS
    name = next((name for name in names if name in columns), None)
    if name is None:
        have = ", ".join(list(map(str, columns))[:12]) or "none"
        detail = (
            f"Record {number} has no column {' or '.join(names[:4])} (it has: {have}). Name it with --column."
        )
        raise Unreadable("no text column", detail)
    decoded = repaired(_plain(columns[name]))
    if not decoded.text.strip():
        raise Unreadable("empty", f"Record {number} has no text in its column {name!r}.")
    metadata = {key: _first(columns, METADATA_COLUMNS[key], name) for key in METADATA}
    notes = _noted(source, decoded, problems)
    return Article.from_text(
        decoded.text.replace("\r\n", "\n").replace("\r", "\n"),
        id=f"{source.id}#{number}", file=source.name, warnings=notes, **metadata,
    )  # fmt: skip


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
    with _stream(source) as file:
        for number, line in enumerate(iter(lambda: file.readline(LARGEST_TEXT + 1), b""), 1):
            if len(line) > LARGEST_TEXT:
                raise Unreadable(
                    "too large", f"Line {number} is longer than {LARGEST_TEXT // 2**20} MB. Split the file."
                )
            if not line.strip():
                continue
            try:
                record = json.loads(line.decode("utf-8-sig", "replace"))
            except (ValueError, RecursionError) as error:
                yield Unreadable(
                    "not JSON", f"Line {number} is not JSON ({error}). Mend that line, or leave it out."
                )
                continue
            if isinstance(record, dict):
                yield record
            else:
                yield Unreadable(
                    "not JSON", f"Line {number} is no JSON object with named fields. Mend that line."
                )


def _csv_records(source: Source) -> Iterator[Record | Unreadable]:
    import csv

    csv.field_size_limit(LARGEST_TEXT)  # the module's own limit of 128 KB is shorter than some articles
    with _stream(source) as file:
        encoding = _encoding_of_stream(file)
        text = io.TextIOWrapper(file, encoding, "replace", newline="")
        rows = csv.reader(text)
        header = next(rows, None)
        if header and len(header) == 1 and (";" in header[0] or "\t" in header[0]):
            delimiter = ";" if ";" in header[0] else "\t"
            header, rows = header[0].split(delimiter), csv.reader(text, delimiter=delimiter)
        try:
            for row in rows:
                if row:
                    yield dict(zip(header or (), row, strict=False))
        except csv.Error as error:
            detail = f"Line {rows.line_num} breaks the rules of CSV ({error}); what follows it was not read."
            raise Unreadable("not CSV", detail) from error


def _encoding_of_stream(file: io.BufferedReader) -> str:
    sample = file.peek(2**16)[: 2**16]
    try:
        sample.decode("utf-8-sig")
        return "utf-8-sig"
    except UnicodeDecodeError as error:
        if error.start > len(sample) - 4:  # the sample ends within a character
            return "utf-8-sig"
    return "utf-16" if sample[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding_of(sample)


def _parquet_records(source: Source) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    where = io.BytesIO(_bytes(source)) if source.is_compressed else source.path
    try:
        with pq.ParquetFile(where) as file:
            for batch in file.iter_batches(batch_size=64):
                yield from batch.to_pylist()
    except pa.ArrowInvalid as error:
        raise Unreadable(
            "damaged", f"The file is no parquet file, or damaged ({error}). Write it again."
        ) from error


_RECORDS: dict[str, Callable[[Source], Iterator[Record | Unreadable]]] = {
    ".jsonl": _json_records,
    ".csv": _csv_records,
    ".parquet": _parquet_records,
}
_READERS = {
    ".html": _read_html,
    ".htm": _read_html,
    ".docx": _read_docx,
    **dict.fromkeys(_RECORDS, _read_records),
}
