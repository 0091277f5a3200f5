"""Which files a path means: a file, a folder and all below it, or a pattern."""

import glob
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analysis.reading.formats import OTHER_DOCUMENTS, SUFFIXES
from analysis.reading.opening import Source, problem, uncompressed
from analysis.text.article import without_surrogates

# Corrections lie next to articles and are none; the report dates what it saves, browsers number copies,
# and Windows hides a last .txt.
CORRECTIONS = re.compile(r"(corrections|speakers)(?:-[\d-]+)?(?: ?\(\d+\))?\.csv(?:\.txt)?", re.I)
TABLES_MARK = "tables.json"  # written last into a folder of tables
RESULTS_MARK = ".news-analysis.json"  # in every folder that the program writes into
LEFT_OUT = "left out"  # the problem of files that hold no articles
NO_ARTICLES = (LEFT_OUT, "no articles", "not applied")  # problems of files that are no articles
READ_WITH_A_NOTE = ("encoding", "markup", "date", "cut", "guessed")  # problems that lose no article
_OF_THE_SYSTEM = re.compile(r"\.|~\$|Icon\r|(?:thumbs\.db|desktop\.ini|ehthumbs\.db)\Z|__MACOSX\Z", re.I)
# what browsers of several languages add to the name of a page
_PARTS_OF_PAGE = re.compile(
    r"(?:[_-](?:files|Dateien|fichiers|archivos|arquivos|bestanden|filer|pliki)|\.files)\Z"
)
_MOST_NAMED = 3
_RESULTS = "The folder holds results of an earlier run, which are no articles."


def path_of(path: str | Path) -> str:
    """A path as it was given, "~" read as the home folder. Raises TypeError for what is none."""
    if not isinstance(path, str | os.PathLike):
        raise TypeError(
            f"{type(path).__name__} is no path; allowed is one file, folder or pattern, as text or Path."
        )
    return os.path.expanduser(path)


def find(path: str | Path, *, problems: list) -> Iterator[Source]:
    """The files of readable kinds at `path`, lazily, in the order of their paths, whatever their capitals.

    What cannot be looked into becomes a row of `problems`. Raises FileNotFoundError with a sentence when
    there is nothing at `path`.
    """
    path = path_of(path)
    others: dict[str, list[str]] = {}  # the names of files that are not read, by their kind
    found = glob.glob(path, recursive=True) if glob.has_magic(path) else []
    folders = {one.rstrip(os.sep) for one in found if os.path.isdir(one)}  # of which all below is meant
    for folder in (one for one in folders if os.path.dirname(one) not in folders):
        found += glob.glob(os.path.join(glob.escape(folder), "**"), recursive=True)
    matching = sorted({*found}, key=_order)
    if os.path.isdir(path):
        yield from _in_folder(path, "", problems, (), others)
    elif os.path.isfile(path):
        source = _source(path, os.path.basename(path))
        if os.path.exists(os.path.join(os.path.dirname(path), RESULTS_MARK)):
            problems.append(problem(source, LEFT_OUT, _RESULTS))
        else:
            yield source
    elif matching:
        yield from _matching(matching, others)
    elif re.search(r"[\x00-\x1f]", path):
        raise FileNotFoundError(
            f"The path {path!r} holds a control character: Python reads \\t and \\n in it as one. Put "
            'an r before the quotation mark, r"D:\\news\\texts", or write it with / instead of \\.'
        )
    else:
        raise FileNotFoundError(
            f"There is no file or folder {without_surrogates(path)!r}. Give a folder of articles, a file, or "
            "a pattern such as 'articles/*.txt'."
        )
    problems += [_left_out(kind, others[kind]) for kind in sorted(others)]


def _matching(paths: list[str], others: dict[str, list[str]]) -> Iterator[Source]:
    """The readable files among those that a pattern found; ids are relative to the folder they share."""
    found = [path for path in paths if os.path.isfile(path)]
    found = [path for path in found if not _OF_THE_SYSTEM.match(os.path.basename(path))]
    folders = {*map(os.path.dirname, found)}
    none = {at for at in folders if os.path.exists(os.path.join(at, RESULTS_MARK)) or _is_of_page(at)}
    files = [path for path in found if os.path.dirname(path) not in none]
    readable = [path for path in files if _is_readable(os.path.basename(path))]
    folder = os.path.commonpath([os.path.dirname(path) for path in readable]) if readable else ""
    stems = Counter(map(_stem, readable))
    for path in files:
        name = os.path.relpath(path, folder or ".").replace(os.sep, "/")
        if _is_readable(os.path.basename(path)):
            yield _source(path, name, stems[_stem(path)] > 1)
        elif not CORRECTIONS.fullmatch(os.path.basename(path)):
            others.setdefault(_kind(path), []).append(name)


def _in_folder(
    path: str, prefix: str, problems: list, above: tuple, others: dict[str, list[str]]
) -> Iterator[Source]:
    """The readable files of a folder and of those in it; a link back to a folder above is not followed."""
    here = os.path.realpath(path)
    if here in above:
        return
    entries = {name: os.path.join(path, name) for name in _listed(path, prefix, problems)}
    folders = {name for name, at in entries.items() if os.path.isdir(at)}
    stems = Counter(_stem(name) for name in entries.keys() - folders if _is_readable(name))
    for entry, at in entries.items():
        name = prefix + entry
        if _OF_THE_SYSTEM.match(entry):
            continue
        if entry in folders:
            yield from _in_folder(at, f"{name}/", problems, (*above, here), others)
        elif _is_readable(entry):
            source = _source(at, name, stems[_stem(entry)] > 1)
            if os.path.isfile(at) or not os.path.lexists(at):
                yield source  # of one that is gone by now the reader tells
            else:
                detail = "It is no regular file, or a link to nothing. Put the file itself there."
                problems.append(problem(source, "not a file", detail))
        elif not CORRECTIONS.fullmatch(name):
            others.setdefault(_kind(entry), []).append(name)


def _listed(path: str, prefix: str, problems: list) -> list[str]:
    """What is in a folder; nothing, and a problem, where it cannot be read or holds results of ours."""
    try:
        names = sorted(os.listdir(path), key=_order)
    except OSError as error:
        kind = "folder not read"
        detail = f"The folder could not be read ({error.strerror}). Check its permissions."
    else:
        kind, detail = LEFT_OUT, _RESULTS
        if _is_of_page(path):
            detail = "The folder holds the parts of the page that a browser saved beside it."
        elif RESULTS_MARK not in names and not {TABLES_MARK, "articles.parquet"} <= {*names}:
            return names
    problems.append(problem(_source(path, prefix.rstrip("/"), True), kind, detail))
    return []


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _is_of_page(folder: str) -> bool:
    """Whether a folder holds scripts, pictures and frames of a page that a browser saved beside it."""
    page = _PARTS_OF_PAGE.sub("", folder)
    return page != folder and any(os.path.isfile(page + suffix) for suffix in (".html", ".htm"))


def _kind(name: str) -> str:
    """What files that are not read are gathered by: their suffix."""
    return name if CORRECTIONS.fullmatch(name) else os.path.splitext(name)[1].lower()


def _left_out(suffix: str, names: list[str]) -> dict[str, str]:
    """The problem of files of a kind that is not read, named by a few of them."""
    shown = ", ".join(map(without_surrogates, names[:_MOST_NAMED]))
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    kind = "not read" if suffix in OTHER_DOCUMENTS else LEFT_OUT
    advice = OTHER_DOCUMENTS.get(suffix, "If there are articles among them, save those as .txt or .docx.")
    if CORRECTIONS.fullmatch(suffix):
        kind, advice = "not applied", "It is used only in the folder of articles: move its lines there."
    if len(names) == 1:
        return problem(Source("", "", shown), kind, f"Files of this kind are not read here. {advice}")
    detail = f"{len(names):,} files were not read: {shown}{more}. {advice}"
    return problem(Source("", "", f"*{suffix}"), kind, detail)


def _source(path: str, name: str, is_ambiguous: bool = False) -> Source:
    """A source whose id is its name without suffix, or with it where two files differ only in that."""
    name = without_surrogates(name)
    return Source(path, name if is_ambiguous else _stem(name), name)


def _stem(name: str) -> str:
    return os.path.splitext(uncompressed(name))[0] or name


def _is_readable(name: str) -> bool:
    if _OF_THE_SYSTEM.match(name) or CORRECTIONS.fullmatch(name):
        return False
    return uncompressed(name.lower()).endswith(SUFFIXES)


def folder_of(path: str | Path) -> Path:
    """The folder in which files that go with the articles lie: `path` itself, the folder it is in, or the one
    above the first part of a pattern.
    """
    path = Path(path)
    if path.is_dir():
        return path
    while glob.has_magic(str(path.parent)):
        path = path.parent
    return path.parent
