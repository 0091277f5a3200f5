"""The formats that are read: one registry, from which help, messages and the codebook are made or tested."""

import gzip
import tomllib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from analysis.reading import databases, opening
from analysis.reading.dates import date_in_name, day_first, iso_date
from analysis.reading.decoding import decode, with_marks_back
from analysis.reading.documents import read_docx, read_eml, read_pdf, read_rtf
from analysis.reading.markup import plain_markdown, unwrapped, without_pictures
from analysis.reading.opening import Extract, Source, Unreadable, problem
from analysis.reading.pages import read_epub, read_mhtml, read_page, read_webarchive, site_of
from analysis.reading.records import MOST_PROBLEMS, read_records
from analysis.text.article import Article, front_matter

_SHOW_THE_ORDER = 500  # articles of a file in whose dates it is looked for whether day or month stands first
_JOINED = "The lines of the text were cut at a width; they were joined to paragraphs."


class Format(NamedTuple):
    """A kind of file: its suffixes, what is read of it and where its metadata come from, and its reader.

    Without `read` it holds records, each an article. `noted` is the problem that a note of the reader is.
    """

    suffixes: list[str]
    holds: str
    metadata: str
    read: Callable[[bytes], Iterator[Extract]] | None = None
    noted: str = "encoding"


def _read_text(data: bytes) -> Iterator[Extract]:
    text, notes = decode(data)
    start = text[:1000].lstrip().lower()
    if start.startswith(("<!doctype html", "<html")):
        yield from read_page(data)  # whatever its name
    elif start.startswith(('{"', "[{")):
        raise Unreadable("not a text", "The file holds JSON. Give it the suffix .json, or .jsonl.")
    else:
        yield Extract(text, {}, notes)


def _read_markdown(data: bytes) -> Iterator[Extract]:
    text, notes = decode(data)
    _, start = front_matter(text)
    yield Extract(text[:start] + plain_markdown(without_pictures(text[start:])), {}, notes)


_READERS: dict[str, Callable[[bytes], Iterator[Extract]]] = {  # by the first suffix of a format
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": read_page,
    ".mhtml": read_mhtml,
    ".webarchive": read_webarchive,
    ".docx": read_docx,
    ".rtf": read_rtf,
    ".pdf": read_pdf,
    ".eml": read_eml,
    ".epub": read_epub,
}
_LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FORMATS = tuple(Format(**one, read=_READERS.get(one["suffixes"][0])) for one in _LISTED["formats"])
BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
SUFFIXES = tuple(BY_SUFFIX)
OTHER_DOCUMENTS = {suffix: what for kinds, what in _LISTED["instead"].items() for suffix in kinds.split()}


def read_file(source: Source, *, problems: list, column: str | None = None) -> Iterator[Article]:
    """The articles of one file, lazily. What goes wrong becomes rows of `problems`; nothing is raised.

    `column` names the text column of tables. An article that names no outlet has that of the subfolder it
    lies in, else the site of its address. Dates are ISO 8601; where there is none, that in the address or
    the file's name is taken. Dates such as 03/04/2025 are read as the first articles of the file show it.
    """
    folder = source.name.rpartition("/")[0].rpartition("/")[2]
    n_wrong, is_by_order = 0, False
    articles = _until_it_fails(source, problems, column)
    first = list(islice(articles, _SHOW_THE_ORDER))
    is_day_first = day_first(article.date for article in first)
    for article in chain(first, articles):
        date, wrong = _date(article, source, is_day_first)
        n_wrong += bool(wrong)
        is_by_order = is_by_order or is_day_first is not None and date != _date(article, source, None)[0]
        if wrong and n_wrong <= MOST_PROBLEMS:
            problems.append(problem(source, "date", wrong, article.id))
        yield replace(article, outlet=article.outlet or folder or site_of(article.url), date=date)
    if is_by_order:
        order = "day" if is_day_first else "month"
        shown = f"Dates such as 03/04/2025 were read with the {order} first, as others in the file show."
        problems.append(problem(source, "date", shown))
    if n_wrong > MOST_PROBLEMS:
        detail = f"{n_wrong - MOST_PROBLEMS} more of its dates could not be read."
        problems.append(problem(source, "date", detail))


def _until_it_fails(source: Source, problems: list, column: str | None) -> Iterator[Article]:
    """The articles of a file; a library that stumbles over it must not cost other files, nor these."""
    try:
        yield from _articles(source, problems, column)
    except Exception as error:
        problems.append(problem(source, *_what_happened(error, source)))


def _what_happened(error: Exception, source: Source) -> tuple[str, str]:
    """Kind and detail of the problem that an error while reading is."""
    if isinstance(error, Unreadable):
        return error.kind, str(error)
    if isinstance(error, FileNotFoundError):
        gone = "The file was there when the folder was listed, and is gone."
        detail = f"{gone} Run again when nothing moves files."
    elif source.is_compressed and isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return "damaged", f"The .gz file is damaged ({error}). Get it again."
    elif isinstance(error, OSError):
        reason = error.strerror or error
        detail = f"The file could not be read ({reason}). Check that it is whole and readable."
    elif isinstance(error, MemoryError):
        detail = "There was not enough memory to read the file. Close other programs and run again."
    else:
        reason = f"{type(error).__name__}: {error}"
        detail = f"The file could not be read as {source.suffix} ({reason}). Save it again."
    return "not read", detail[:500]


def _date(article: Article, source: Source, is_day_first: bool | None) -> tuple[str, str]:
    """The date of an article, and what is wrong with the one that it names."""
    try:
        date, wrong = iso_date(article.date, is_day_first), ""
    except ValueError as error:
        date, wrong = "", str(error)
    date = date or date_in_name(article.url)
    if not date and "#" not in article.id:
        date = date_in_name(opening.uncompressed(source.name))
    return date, "" if date else wrong


def holds_many(source: Source) -> bool:
    """Whether files of this kind hold many articles, so that they are read record by record."""
    return source.suffix in BY_SUFFIX and BY_SUFFIX[source.suffix].read is None


def _articles(source: Source, problems: list, column: str | None) -> Iterator[Article]:
    suffix = source.suffix
    kind = BY_SUFFIX.get(suffix, FORMATS[0])
    if suffix in OTHER_DOCUMENTS:
        raise Unreadable("not read", f"Files {suffix} are not read. {OTHER_DOCUMENTS[suffix]}")
    if kind.read is None:
        yield from read_records(source, problems, column)
        return
    data = opening.whole(source)
    if not data.strip():
        raise opening.nothing_in()
    found = [one for extract in kind.read(data) for one in _tidied(extract)]
    notes = dict.fromkeys(note for one in found for note in one.notes if note != _JOINED)
    problems += [problem(source, kind.noted, note) for note in notes]
    found = [one for one in found if one.text.strip()]
    if not found:
        raise opening.nothing_in()
    for number, (text, metadata, warnings) in enumerate(found, 1):
        id = source.id if len(found) == 1 else f"{source.id}#{number}"
        yield Article.from_text(text, id=id, file=source.name, warnings=warnings, **metadata)


def _tidied(extract: Extract) -> Iterator[Extract]:
    """The articles in a text as a reader of a format gives it, with paragraphs on one line each."""
    text, more = with_marks_back(normalize("NFC", extract.text))  # an accent of its own would end a name
    notes = (*extract.notes, *more)
    if databases.may_be_export(text) and (found := databases.articles(unwrapped(text).split("\n"))):
        yield from (Extract(unwrapped(one), said, notes) for one, said in found)
        return
    _, start = front_matter(text)
    body = without_pictures(text[start:])
    joined = unwrapped(body)
    joining = () if joined == body else (_JOINED,)
    yield Extract(text[:start] + joined, extract.metadata, (*notes, *joining))
