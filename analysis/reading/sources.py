"""Which files a path means: a file, a folder and all below it, or a pattern."""

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.text.article import without_surrogates

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".jsonl", ".csv", ".parquet")
# Files that lie next to articles and are none; a folder with the last one holds tables that we wrote.
NOT_ARTICLES = ("corrections.csv", "speakers.csv")
TABLES_MARK = "tables.json"
RESULTS_MARK = ".news-analysis.json"  # in every folder that results were written to


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a corpus: where it is, and the id of its article."""

    path: str
    id: str
    name: str  # the path below the corpus folder, as it can be written into a table

    @property
    def suffix(self) -> str:
        """What kind of file it is: its suffix in small letters, without ".gz"."""
        return os.path.splitext(_uncompressed(self.path))[1].lower()

    @property
    def is_compressed(self) -> bool:
        return self.path.lower().endswith(".gz")


def problem(source: Source, kind: str, detail: str, article: str | None = None) -> dict[str, str]:
    """A row of the problems table about a file."""
    return {
        "article": source.id if article is None else article,
        "file": source.name,
        "problem": kind,
        "detail": without_surrogates(detail),
    }


def find(path: str | Path, *, problems: list) -> Iterator[Source]:
    """The files of readable kinds at `path`, lazily, in sorted path order.

    What cannot be looked into becomes a row of `problems`. Raises FileNotFoundError with a sentence when
    there is nothing at `path`.
    """
    path = os.fspath(path)
    if os.path.isdir(path):
        return _in_folder(path, "", problems, ())
    if os.path.isfile(path):
        return iter([_source(path, os.path.basename(path))])
    matching = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    if not matching:
        raise FileNotFoundError(
            f"There is no file or folder {without_surrogates(path)!r}. Give a folder of articles, a file, or "
            "a pattern such as 'articles/*.txt'."
        )
    return _matching(matching)


def _matching(paths: list[str]) -> Iterator[Source]:
    """The readable files among those that a pattern found; ids are relative to the folder they share."""
    files = [path for path in paths if os.path.isfile(path) and _is_readable(os.path.basename(path))]
    folder = os.path.commonpath([os.path.dirname(path) for path in files]) if files else ""
    stems = Counter(map(_stem, files))
    for path in files:
        yield _source(path, os.path.relpath(path, folder or ".").replace(os.sep, "/"), stems[_stem(path)] > 1)


def _in_folder(folder: str, prefix: str, problems: list, above: tuple) -> Iterator[Source]:
    """The readable files of a folder and of those in it; a link back to a folder above is not followed."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        status = os.stat(folder)
    except OSError as error:
        detail = f"The folder could not be read ({error.strerror}). Check its permissions."
        problems.append(problem(_source(folder, prefix.rstrip("/"), True), "folder not read", detail))
        return
    here = (status.st_dev, status.st_ino)
    if here in above or any(entry.name == TABLES_MARK for entry in entries):
        return
    files = {entry.name for entry in entries if _is_readable(entry.name) and not _is(entry.is_dir)}
    stems = Counter(map(_stem, files))
    for entry in entries:
        if entry.name in files:
            source = _source(entry.path, prefix + entry.name, stems[_stem(entry.name)] > 1)
            if _is(entry.is_file):
                yield source
            else:
                detail = "It is no regular file, or a link to nothing. Put the file itself there."
                problems.append(problem(source, "not a file", detail))
        elif not entry.name.startswith(".") and _is(entry.is_dir):
            yield from _in_folder(entry.path, f"{prefix}{entry.name}/", problems, (*above, here))


def _source(path: str, name: str, is_ambiguous: bool = False) -> Source:
    """A source whose id is its name without suffix, or with it where two files differ only in that."""
    name = without_surrogates(name)
    return Source(path, name if is_ambiguous else _stem(name), name)


def _uncompressed(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name


def _stem(name: str) -> str:
    return os.path.splitext(_uncompressed(name))[0] or name


def _is_readable(name: str) -> bool:
    if name.startswith(".") or name in NOT_ARTICLES:
        return False
    return _uncompressed(name.lower()).endswith(SUFFIXES)


def _is(ask: Callable[[], bool]) -> bool:
    """What a folder entry says of itself; a link that cannot be followed is neither file nor folder."""
    try:
        return ask()
    except OSError:
        return False


def folder_of(path: str | Path) -> Path:
    """The folder in which files that go with the articles lie: `path` itself, or the folder it is in."""
    path = Path(path)
    return path if path.is_dir() else path.parent
