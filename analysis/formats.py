"""Files as articles: which files a path means, and a reader for each format."""

import glob
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .articles import Article, without_surrogates

TEXT_SUFFIXES = (".txt", ".md")
LARGEST_FILE = 64 * 2**20  # bytes of one text; 10 million words are no news article


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a corpus: where it is, and the id its article gets."""

    path: str
    id: str

    @property
    def name(self) -> str:
        return without_surrogates(self.path)


def problem(source: Source | None, kind: str, detail: str) -> dict[str, str]:
    """A row of the problems table about a file."""
    return {
        "article": without_surrogates(source.id) if source else "",
        "file": source.name if source else "",
        "problem": kind,
        "detail": without_surrogates(detail),
    }


def source_files(path: str | Path, *, problems: list) -> Iterator[Source]:
    """The readable kinds of files at `path` (file, folder or glob), lazily, in sorted path order.

    Raises FileNotFoundError with a sentence when there is nothing at `path`.
    """
    path = os.fspath(path)
    if os.path.isdir(path):
        yield from _in_folder(path, "", problems)
    elif os.path.isfile(path):
        yield Source(path, _stem(os.path.basename(path)))
    elif glob.has_magic(path) and (found := sorted(glob.glob(path, recursive=True))):
        for one in found:
            if os.path.isfile(one):
                yield Source(one, _stem(os.path.basename(one)))
    else:
        raise FileNotFoundError(
            f"There is no file or folder {without_surrogates(path)!r}. Give a folder of articles, a file, or a "
            "pattern such as 'articles/*.txt'."
        )


def _stem(name: str) -> str:
    stem = name.removesuffix(".gz") if name.lower().endswith(".gz") else name
    return os.path.splitext(stem)[0] or stem


def _in_folder(folder: str, prefix: str, problems: list) -> Iterator[Source]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(
            problem(Source(folder, prefix), "folder not read", f"{error.strerror}: check its permissions.")
        )
        return
    files = [entry.name for entry in entries if _is_readable(entry.name)]
    stems = Counter(map(_stem, files))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _in_folder(entry.path, f"{prefix}{entry.name}/", problems)
        elif _is_readable(entry.name):
            stem = _stem(entry.name)
            yield Source(entry.path, prefix + (stem if stems[stem] == 1 else entry.name))


def _is_readable(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(TEXT_SUFFIXES)


def read_file(source: Source, *, problems: list, column: str | None = None) -> Iterator[Article]:
    """The articles of one file; what goes wrong becomes a row of `problems`."""
    try:
        with open(source.path, "rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        problems.append(
            problem(
                source,
                "not read",
                f"The file could not be opened ({error.strerror}). Check that it is there and readable.",
            )
        )
        return
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.append(
            problem(
                source,
                "not a text",
                "The file holds binary data. Export it as plain text, or give it its right suffix.",
            )
        )
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        problems.append(
            problem(source, "empty", "The file holds no text. Remove it, or save the article into it again.")
        )
        return
    yield Article.from_text(text, id=source.id, file=source.name)
