"""The work of many articles cut into tasks, and what a worker does with one: articles in, tables out.

A task is a run of files, or a run of records of one big file. The cut does not depend on the number of
workers. The name of a task is made of everything its result depends on, so that a part that an interrupted
run finished is used again exactly when it is still right.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analysis.reading.formats import holds_many, read_file
from analysis.reading.opening import Source, problem
from analysis.tables.corrections import Corrections
from analysis.tables.rows import article_tables
from analysis.tables.schema import TABLES, Row
from analysis.tables.storage import part_bytes
from analysis.text.article import Article

# Articles of a task: few at first, so that a small corpus keeps all cores busy and the progress bar moves.
_FIRST_TASKS, _FIRST_ARTICLES, _MOST_ARTICLES = 32, 16, 32
_MOST_BYTES = 2**21  # of the files of a task


@dataclass(frozen=True, slots=True)
class Task:
    """Files to read, or articles that were read from a file of records, with the problems of finding them."""

    name: str
    n_bytes: int
    sources: tuple[Source, ...] = ()
    articles: tuple[Article, ...] = ()
    problems: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a task gives: each table as the bytes of an Arrow file, and how much it was.

    A further table beside those of the corpus has the names of speakers.csv that spoke.
    """

    tables: dict[str, bytes] = field(repr=False)
    n_articles: int
    n_words: int


def tasks(sources: Iterable[Source], problems: list[Row], *, column: str | None, salt: str) -> Iterator[Task]:
    """Cut the files of a corpus into tasks, lazily and in order.

    `problems` is the list that finding the files fills; its rows become the last task. `salt` stands for
    everything but the files that results depend on.
    """
    number = 0
    batch: list[Source] = []
    for source in sources:
        if holds_many(source):
            if batch:
                yield _of_files(number, batch, salt)
                number, batch = number + 1, []
            for task in _of_records(number, source, column, salt):
                yield task
                number += 1
            continue
        batch.append(source)
        if len(batch) >= _size(number) or sum(map(n_bytes, batch)) >= _MOST_BYTES:
            yield _of_files(number, batch, salt)
            number, batch = number + 1, []
    if batch:
        yield _of_files(number, batch, salt)
        number += 1
    if problems:
        yield Task(_name(number, salt, [repr(row) for row in problems]), 0, problems=tuple(problems))


def n_bytes(source: Source) -> int:
    """Size of a file; 0 when it is gone."""
    try:
        return os.path.getsize(source.path)
    except OSError:
        return 0


def _size(number: int) -> int:
    return _FIRST_ARTICLES if number < _FIRST_TASKS else _MOST_ARTICLES


def _name(number: int, salt: str, stamps: list[str]) -> str:
    digest = hashlib.sha256("\0".join([salt, *stamps]).encode("utf-8", "surrogatepass"))
    return f"{number:07d}-{digest.hexdigest()[:20]}"


def _stamp(source: Source) -> str:
    """What tells that a file is still the one that was read."""
    try:
        status = os.stat(source.path)
    except OSError:
        return f"{source.name}: gone"
    return f"{source.name}: {status.st_size} {status.st_mtime_ns}"


def _of_files(number: int, batch: list[Source], salt: str) -> Task:
    name = _name(number, salt, [_stamp(source) for source in batch])
    return Task(name, sum(map(n_bytes, batch)), sources=tuple(batch))


def _of_records(number: int, source: Source, column: str | None, salt: str) -> Iterator[Task]:
    """The tasks of a file of records; the last one makes up the rest of its bytes."""
    stamp, left, done = _stamp(source), n_bytes(source), 0
    problems: list[Row] = []
    batch: list[Article] = []

    def task(size: int) -> Task:
        name = _name(number, salt, [stamp, f"{done} to {done + len(batch)}", *map(repr, problems)])
        return Task(name, size, articles=tuple(batch), problems=tuple(problems))

    for article in read_file(source, problems=problems, column=column):
        batch.append(article)
        size = sum(len(article.text) for article in batch)
        if len(batch) >= _size(number) or size >= _MOST_BYTES:
            size = min(size, left)
            yield task(size)
            number, left, done = number + 1, left - size, done + len(batch)
            problems.clear()
            batch.clear()
    if batch or problems:
        yield task(left)


def compute(task: Task, corrections: Corrections | None = None) -> Part:
    """The tables of the articles of a task. An article that fails becomes a problem; the others are done."""
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    texts: list[Article] = []
    names: set[str] = set()
    rows["problems"] += task.problems
    for article in _articles(task, rows["problems"]):
        try:
            found = article_tables(article, corrections or None, names)
        except Exception as error:  # whatever is wrong with one article must not cost the others
            detail = (
                f"The analysis stopped at this article ({type(error).__name__}: {error}). Please report it."
            )
            source = Source(article.file, article.id, article.file)
            rows["problems"].append(problem(source, "not analysed", detail[:500]))
            continue
        texts.append(article)
        for table, of_article in found.items():
            rows[table] += of_article
    n_words = sum(row["n_words"] for row in rows["articles"])
    return Part(part_bytes(rows, texts, names), len(texts), n_words)


def _articles(task: Task, problems: list[Row]) -> Iterator[Article]:
    yield from task.articles
    for source in task.sources:
        yield from read_file(source, problems=problems)


@cache
def code_fingerprint() -> str:
    """A digest of the code and lists of this package: other code, other results."""
    digest = hashlib.sha256()
    folder = Path(__file__).parents[1]
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".txt", ".tsv", ".toml"):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
