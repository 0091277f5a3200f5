"""Where results go: into folders that are new, empty or ours, one whole file after the other.

A folder of results carries `.news-analysis.json`: what kind of results it holds, of which corpus and tables,
and a digest of every file that was made in it. Only those files are ever replaced or removed, and one that a
person has changed since is kept under another name. What else we put there (locks, unfinished files) has a
name that begins with `.news-analysis.`.
"""

import errno
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.reading.sources import RESULTS_MARK

ROOT = Path(__file__).resolve().parents[2]  # of the repository, where the package was installed from one
OURS = ".news-analysis."
_MADE_BY = "news-article-analysis"
_NOTHING = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what a file manager leaves in an empty folder
_PATIENCE = 60  # seconds to wait for another process that enters its files
_CHOOSE = "Choose another folder with --out."
ADVICE = {
    **dict.fromkeys(
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "Make room there, or choose another folder, and run again"
    ),
    errno.ENOTDIR: "Choose another folder",
    errno.ENAMETOOLONG: "Choose a shorter name",
    errno.EISDIR: "Move that folder elsewhere and run again",
    errno.EACCES: "Close the program that has the file open, or choose a folder you may write to",
    errno.EROFS: "Choose a folder you may write to",
}


class Refused(ValueError):
    """Results would get into the way of something that is not ours; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What `.news-analysis.json` says of its folder.

    `corpus` is the path of the articles as seen from the folder, `tables` a digest of the tables that the
    results are drawn from, `files` the digest of each file by its name.
    """

    kind: str
    corpus: str = ""
    tables: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


def read_mark(folder: Path) -> Mark | None:
    """The mark of a folder, or None where there is none that we wrote."""
    try:
        found = json.loads((folder / RESULTS_MARK).read_text(encoding="utf-8"))
        made_by, mark = found.pop("made by"), Mark(**found)
        return mark if made_by == _MADE_BY and isinstance(mark.files, dict) else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def corpus_of(folder: Path) -> Path:
    """The articles that what is in a folder was made of, as far as its mark says; else the folder."""
    mark = read_mark(folder)
    return Path(os.path.normpath(folder.resolve() / mark.corpus)) if mark and mark.corpus else folder


def seen_from(folder: Path, target: Path) -> str:
    """A path as results in a folder name it, so that both can be moved together."""
    try:
        return Path(os.path.relpath(os.path.realpath(target), os.path.realpath(folder))).as_posix()
    except ValueError:  # another drive
        return str(target)


def check(
    folder: Path,
    kind: str,
    corpus: Path | None = None,
    *,
    inputs: Iterable[Path] = (),
    names: Iterable[str] = (),
) -> None:
    """Make sure that results may be written into a folder; nothing is changed.

    Args:
        kind: what the folder is for: "results", "tables", "notebooks" or "figures"; `corpus`: of what.
        inputs: what is read; nothing of it may lie in `folder`, nor `folder` in a folder of it.
        names: files that will be made.

    Raises Refused where the folder, or a file of one of the names, is not ours or of another kind or corpus,
    NotADirectoryError where there is a file in the place of the folder.
    """
    for given in inputs:
        holds = _is_within(given, folder)
        if holds or given.is_dir() and _is_within(folder, given):
            how = "holds" if holds else "lies in"
            raise Refused(f"{folder} cannot take results: it {how} {given}, which is read. {_CHOOSE}")
    if folder.is_dir():
        mark = read_mark(folder)
        _check_mark(folder, mark, kind, corpus)
        for name in names:
            _check_name(folder, name, mark)
    elif os.path.lexists(folder):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def _check_mark(folder: Path, mark: Mark | None, kind: str, corpus: Path | None) -> None:
    if mark is None:
        found = (p for p in sorted(folder.iterdir()) if p.name == RESULTS_MARK or not p.name.startswith(OURS))
        if theirs := [p.name for p in found if p.name not in _NOTHING and not _holds_results(p)]:
            named = ", ".join(theirs[:3]) + ", …" * (len(theirs) > 3)
            choose = "Choose a new or empty folder (--out; in a notebook FIGURES)."
            raise Refused(f"{folder} holds what this program did not make ({named}). {choose}")
    elif mark.kind != kind:
        raise Refused(f"{folder} is a folder of {mark.kind}, not of {kind}. {_CHOOSE}")
    elif corpus is not None and mark.corpus not in ("", seen_from(folder, corpus)):
        raise Refused(f"{folder} holds the {kind} of {corpus_of(folder)}. Remove it first, or c{_CHOOSE[1:]}")


def _holds_results(folder: Path) -> bool:
    """Whether a folder is one of results, or has nothing but such folders in it."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    if read_mark(folder) is not None:
        return True
    try:
        inside = list(folder.iterdir())
    except OSError:  # what cannot be looked into is not ours
        return False
    return bool(inside) and all(map(_holds_results, inside))


def _check_name(folder: Path, name: str, mark: Mark | None) -> None:
    if not (mark and name in mark.files) and os.path.lexists(folder / name):
        again = "Move it elsewhere and run the same command again."
        raise Refused(f"{folder / name} was not made by this program. {again}")


def _is_within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or in it: links resolved, and letter case where the file system says so."""
    real, other = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    above = [real, *real.parents]
    return other in above or other.exists() and any(p.exists() and p.samefile(other) for p in above)


@contextmanager
def claimed(folder: Path, kind: str, corpus: Path | None = None) -> Iterator[None]:
    """Have a folder for results alone, made and marked if new; raises as `check`, and Refused if busy."""
    check(folder, kind, corpus)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        held = FileLock(folder / f"{OURS}busy").acquire(timeout=0)
    except Timeout as error:
        wait = "Wait until it has ended, or choose another folder with --out."
        raise Refused(f"Another run is at work in {folder}. {wait}") from error
    with held:
        mark_folder(folder, kind, corpus)
        with alone(folder):  # so that none of them is being written
            remove_leftovers(folder)
        yield


def mark_folder(folder: Path, kind: str, corpus: Path | None = None) -> None:
    """Make a folder for results and mark it; raises as `check`."""
    check(folder, kind, corpus)
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        before = read_mark(folder)
        mark = before or Mark(kind)
        mark = mark if corpus is None else replace(mark, corpus=seen_from(folder, corpus))
        if mark != before:
            _write_mark(folder, mark)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from entering files of a folder of results meanwhile."""
    try:
        with FileLock(folder / f"{OURS}lock", timeout=_PATIENCE, is_singleton=True):  # reentrant
            yield
    except Timeout as error:
        held = f"Another process has held {folder} for {_PATIENCE} seconds. End it and try again."
        raise Refused(held) from error


def _write_mark(folder: Path, mark: Mark) -> None:
    content = {"made by": _MADE_BY, **asdict(mark), "files": dict(sorted(mark.files.items()))}
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    write_bytes(folder / RESULTS_MARK, text.encode())


def put(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Put files into a marked folder by their names: contents, or finished files that are moved there.

    A file that a person has changed since we made it is renamed (``report.changed.html``). Raises Refused
    where there is a file of that name that is not ours, OSError where it could not be written.
    """
    with alone(folder):
        mark = read_mark(folder) or Mark("")
        for name in files:
            _check_name(folder, name, mark)
            _set_changed_aside(folder / name, mark.files.get(name, ""))
        digests = {name: digest(content) for name, content in files.items()}
        _write_mark(folder, replace(mark, files={**mark.files, **digests}))
        for name, content in files.items():
            if isinstance(content, bytes):
                write_bytes(folder / name, content)
            else:
                os.replace(content, folder / name)


def forget(folder: Path, names: Iterable[str]) -> None:
    """Remove files of ours from a marked folder; names that are not ours are passed over."""
    with alone(folder):
        mark = read_mark(folder) or Mark("")
        gone = [name for name in names if name in mark.files]
        for name in gone:
            _set_changed_aside(folder / name, mark.files[name])
            (folder / name).unlink(missing_ok=True)
        if gone:
            kept = {name: known for name, known in mark.files.items() if name not in gone}
            _write_mark(folder, replace(mark, files=kept))


def made_of(folder: Path, tables: str) -> bool:
    """Say of which tables the results in a marked folder will be; removes what was made of others (True)."""
    mark = read_mark(folder) or Mark("")
    if mark.tables != tables:
        forget(folder, mark.files)
        _write_mark(folder, replace(mark, tables=tables, files={}))
    return mark.tables != tables and bool(mark.files)


def _set_changed_aside(path: Path, known: str) -> None:
    if path.is_file() and digest(path) != known:
        other = path.with_name(f"{path.stem}.changed{path.suffix}")
        number = 2
        while os.path.lexists(other):
            other, number = path.with_name(f"{path.stem}.changed-{number}{path.suffix}"), number + 1
        path.rename(other)


def digest(content: bytes | Path) -> str:
    """A digest that does not depend on line ends, which a checkout may change."""
    found = hashlib.sha256()
    with open(content, "rb") if isinstance(content, Path) else io.BytesIO(content) as file:
        while chunk := file.read(2**20):
            found.update(chunk.translate(None, b"\r"))
    return found.hexdigest()[:16]


def digest_of(folder: Path) -> str:
    """A digest of all files of a marked folder together; "" where there is no mark."""
    mark = read_mark(folder)
    return digest(json.dumps(dict(mark.files), sort_keys=True).encode()) if mark else ""


def write_bytes(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``; whoever reads it sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{OURS}{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as error:
        error.filename = error.filename or str(path)  # a full disk does not say where
        raise
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove the unfinished ``.news-analysis.NAME.PID`` of killed runs from a folder that is held."""
    for path in folder.glob(f"{OURS}*.*"):
        if path.suffix[1:].isdecimal() and path.is_file():
            path.unlink(missing_ok=True)
