"""Files opened with bounds: nothing that is decompressed can fill the memory."""

import gzip
import io
import os
import zlib
from typing import Any, BinaryIO

from analysis.reading.sources import Source

LARGEST_TEXT = 64 * 2**20  # bytes of one text, after decompression: 10 million words are no news article
HIGHEST_RATIO = 200  # decompressed to compressed, beyond the first LARGEST_TEXT bytes; news reaches 10
_BUFFER = 2**20


class Unreadable(Exception):
    """A file or record that cannot be read; the message is a sentence saying what to do."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind


def _open(source: Source) -> BinaryIO:
    return gzip.open(source.path, "rb") if source.is_compressed else open(source.path, "rb")


def whole(source: Source, largest: int | None = None) -> bytes:
    """The whole file, decompressed; never more than `largest` bytes of it (LARGEST_TEXT if not given)."""
    largest = LARGEST_TEXT if largest is None else largest
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


def stream(source: Source) -> io.BufferedReader:
    """A file of records as a stream whose buffer is large enough to tell its encoding by."""
    if not source.is_compressed:
        return open(source.path, "rb", buffering=_BUFFER)
    return io.BufferedReader(_Bounded(_open(source), os.path.getsize(source.path)), _BUFFER)


def nothing_in() -> Unreadable:
    """The problem of a file without text."""
    return Unreadable("empty", "The file holds no text. Remove it, or save the article into it again.")
