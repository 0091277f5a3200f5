"""A reader for each format: a file in, its articles out; whatever is wrong with a file becomes a problem."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace

from analysis.reading import lexisnexis, opening
from analysis.reading.decoding import Decoded, NotText, decode, repaired
from analysis.reading.opening import Unreadable
from analysis.reading.records import RECORDS, read_records
from analysis.reading.sources import Source, problem
from analysis.text.article import Article

LARGEST_PAGE = 16 * 2**20  # bytes of an HTML page
LARGEST_ARCHIVE = 256 * 2**20  # bytes of all members of a .docx together
_FEWEST_WORDS_OF_PAGE = 5  # less is a menu


def read_file(source: Source, *, problems: list, column: str | None = None) -> Iterator[Article]:
    """The articles of one file, lazily. What goes wrong becomes rows of `problems`; nothing is raised.

    `column` names the text column of .jsonl, .csv and .parquet; without it, the first of `TEXT_COLUMNS` is
    taken. An article that names no outlet has the name of the subfolder it lies in as its outlet.
    """
    reader: Callable[..., Iterator[Article]] = _READERS.get(source.suffix, _read_text)
    folder = source.name.rpartition("/")[0].rpartition("/")[2]
    try:
        for article in reader(source, problems, column):
            yield article if article.outlet or not folder else replace(article, outlet=folder)
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
    return source.suffix in RECORDS


def _noted(source: Source, decoded: Decoded, problems: list) -> tuple[str, ...]:
    """The notes of a decoding, listed as problems too."""
    problems += [problem(source, "encoding", note) for note in decoded.notes]
    return decoded.notes


def _read_text(source: Source, problems: list, _column: str | None) -> Iterator[Article]:
    decoded = decode(opening.whole(source))
    if not decoded.text.strip():
        raise opening.nothing_in()
    yield Article.from_text(
        decoded.text, id=source.id, file=source.name, warnings=_noted(source, decoded, problems)
    )


def _read_html(source: Source, problems: list, _column: str | None) -> Iterator[Article]:
    from trafilatura import bare_extraction

    data = opening.whole(source, LARGEST_PAGE)
    if not data.strip():
        raise opening.nothing_in()
    decoded = _decoded_page(data)
    found = bare_extraction(decoded.text, include_comments=False, include_tables=False, with_metadata=True)
    if found is None or len((found.text or "").split()) < _FEWEST_WORDS_OF_PAGE:
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

    data = opening.whole(source)
    if not data:
        raise opening.nothing_in()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        detail = (
            "The file is no Word document (.docx), or damaged. Open it in a word processor and save it again."
        )
        raise Unreadable("damaged", detail) from error
    if size > LARGEST_ARCHIVE or size > opening.HIGHEST_RATIO * len(data) + opening.LARGEST_TEXT:
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
        raise opening.nothing_in()
    title = next((line.strip() for line, _ in lines if line.strip()), "")
    style = next((style for line, style in lines if line.strip()), "")
    is_title = style.startswith(("Title", "Heading"))
    yield Article.from_text(text, id=source.id, file=source.name, title=title if is_title else "")


_READERS = {
    ".html": _read_html,
    ".htm": _read_html,
    ".docx": _read_docx,
    **dict.fromkeys(RECORDS, read_records),
}
