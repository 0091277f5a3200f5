"""A file of a corpus, opened with bounds: nothing that is decompressed can fill the memory."""

import email.message
import gzip
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from analysis.text.article import without_surrogates

LARGEST_TEXT = 64 * 2**20  # bytes of one text with its pictures, unpacked: 10 million words are no article
HIGHEST_RATIO = 200  # decompressed to compressed, beyond the first LARGEST_TEXT bytes; news reaches 10
LARGEST_ARCHIVE = 256 * 2**20  # bytes of all members of a .docx, .xlsx or .epub together
_PACKED = 100  # so many times its size a member unpacks to at the most; XML reaches 30
_SMALL_MEMBER = 40_000  # bytes; what is smaller may unpack to as much as this does
_MOST_PARTS = 10_000  # of an e-mail
_BUFFER = 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a corpus: where it is, and the id of its article."""

    path: str
    id: str
    name: str  # the path below the corpus folder, as it can be written into a table

    @property
    def suffix(self) -> str:
        """What kind of file it is: its suffix in small letters, without ".gz"."""
        return os.path.splitext(uncompressed(self.path))[1].lower()

    @property
    def is_compressed(self) -> bool:
        return self.path.lower().endswith(".gz")


def uncompressed(name: str) -> str:
    """The name of a file without ".gz"."""
    return name[:-3] if name.lower().endswith(".gz") else name


def problem(source: Source, kind: str, detail: str, article: str | None = None) -> dict[str, str]:
    """A row of the problems table about a file."""
    about = source.id if article is None else article
    return {"article": about, "file": source.name, "problem": kind, "detail": without_surrogates(detail)}


class Extract(NamedTuple):
    """The text of one article out of a file, what the file says about it, and what was guessed on the way."""

    text: str
    metadata: dict[str, str]
    notes: tuple[str, ...] = ()


class Unreadable(Exception):
    """A file or record that cannot be read; the message is a sentence saying what to do."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind


def _open(source: Source) -> Any:
    return gzip.open(source.path) if source.is_compressed else open(source.path, "rb", buffering=0)


def whole(source: Source) -> bytes:
    """The whole file, decompressed; never more than LARGEST_TEXT bytes of it."""
    with io.BufferedReader(_open(source)) as file:
        data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        what = f"{'decompresses to' if source.is_compressed else 'has'} more than {LARGEST_TEXT // 2**20} MB"
        split = "Split it, or put the articles into a .jsonl file, one a line."
        raise Unreadable("too large", f"The file {what}, too much for one article. {split}")
    return data


def stream(source: Source) -> io.BufferedReader:
    """A file of records as a stream whose buffer is large enough to tell its encoding by."""
    return io.BufferedReader(_open(source), _BUFFER)


def text_lines(text: io.TextIOBase, source: Source) -> Iterator[str | None]:
    """The lines of a file with their ends; None in place of one that is longer than LARGEST_TEXT.

    Raises Unreadable where far more is unpacked than the size of the file can hold of news.
    """
    most = max(LARGEST_TEXT, HIGHEST_RATIO * os.path.getsize(source.path))
    n_read, begins = 0, True
    while part := text.readline(LARGEST_TEXT + 1):
        n_read += len(part)
        if source.is_compressed and n_read > most:
            what = f"decompresses to over {HIGHEST_RATIO} times its size; no news does"
            raise Unreadable("too large", f"The file {what}. Look into it.")
        is_end = len(part) <= LARGEST_TEXT or part.endswith("\n")
        if is_end:
            yield part if begins and len(part) <= LARGEST_TEXT else None
        begins = is_end
    if not begins:
        yield None


def archive(data: bytes, what: str) -> zipfile.ZipFile:
    """A zip archive that unpacks to no more than articles do. `what` says what the file should have been."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError) as error:
        again = "Open it where it was made and save it again"
        detail = f"The file is no {what}, or damaged. {again}."
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            detail = f"The file is of an older Office or asks for a password. {again} as {what}, without one."
        raise Unreadable("damaged", detail) from error
    members = opened.infolist()
    size = sum(one.file_size for one in members)
    is_packed = any(one.file_size > _PACKED * max(one.compress_size, _SMALL_MEMBER) for one in members)
    if size > LARGEST_ARCHIVE or is_packed:
        detail = f"The file unpacks to {size // 2**20} MB, which no {what} of articles does. Look into it."
        raise Unreadable("too large", detail)
    return opened


def mail(data: bytes) -> email.message.Message:
    """An e-mail, or a page saved as one, with no more parts than such have."""
    if data.count(b"\n--") > _MOST_PARTS:
        raise Unreadable("too large", f"The file has more than {_MOST_PARTS} parts. Save its text as .txt.")
    message = email.message_from_bytes(data)
    if not message.keys():
        raise Unreadable("damaged", "The file is no e-mail. Save it again, or its text as .txt.")
    return message


def nothing_in() -> Unreadable:
    """The problem of a file without text."""
    return Unreadable("empty", "The file holds no text. Remove it, or save the article into it again.")
