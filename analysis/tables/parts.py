"""The work of many articles cut into tasks, and what a worker does with one: articles in, tables out.

A task is a run of files, or a run of records of one big file. The cut does not depend on the number of
workers. The name of a task is made of everything its result depends on, so that a part that an interrupted
run finished is used again exactly when it is still right.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from analysis.reading.formats import holds_many, read_file
from analysis.reading.opening import Source, problem
from analysis.tables.corrections import Corrections
from analysis.tables.rows import article_tables
from analysis.tables.schema import TABLES, Row
from analysis.tables.storage import part_bytes
from analysis.text.article import Article

# Of a task: so few that a small corpus keeps all cores busy and the progress bar moves.
_MOST_ARTICLES, _MOST_BYTES = 16, 2**21

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """Files to read, or articles that were read from a file of records, with the problems of finding them."""

    stamps: tuple[str, ...]  # everything that its result depends on
    n_bytes: int
    sources: tuple[Source, ...] = ()
    articles: tuple[Article, ...] = ()
    problems: tuple[Row, ...] = ()


def tasks(
    sources: Iterable[Source], problems: list[Row], *, column: str | None, salt: str
) -> Iterator[tuple[str, Task]]:
    """The files of a corpus cut into tasks, lazily and in order, each with its name.

    `problems` is the list that finding the files fills; its rows become the last task. `salt` stands for
    everything but the files that results depend on.
    """
    for number, task in enumerate(_cut(sources, problems, column)):
        digest = hashlib.sha256("\0".join([salt, *task.stamps]).encode("utf-8", "surrogatepass"))
        yield f"{number:07d}-{digest.hexdigest()[:20]}", task


def _cut(sources: Iterable[Source], problems: list[Row], column: str | None) -> Iterator[Task]:
    for are_records, run in groupby(sources, holds_many):
        if are_records:
            for source in run:
                yield from _of_records(source, column)
        else:
            for batch, size in _batches(run, n_bytes):
                yield Task(tuple(map(_stamp, batch)), size, sources=tuple(batch))
    if problems:
        yield _of_problems(problems)


def _of_records(source: Source, column: str | None) -> Iterator[Task]:
    """The tasks of a file of records; the last one has the rest of its bytes and problems."""
    stamp, left, done = _stamp(source), n_bytes(source), 0
    problems: list[Row] = []
    articles = read_file(source, problems=problems, column=column)
    for batch, size in _batches(articles, lambda article: len(article.text)):
        size = min(size, left)
        stamps = stamp, f"{done} to {done + len(batch)}", *map(repr, problems)
        yield Task(stamps, size, articles=tuple(batch), problems=tuple(problems))
        left, done = left - size, done + len(batch)
        problems.clear()
    yield _of_problems(problems, left)


def _of_problems(problems: list[Row], size: int = 0) -> Task:
    return Task(tuple(map(repr, problems)), size, problems=tuple(problems))


def _batches(items: Iterable[T], size: Callable[[T], int]) -> Iterator[tuple[list[T], int]]:
    """Runs of items that are neither many nor large, each with the size of all together."""
    batch: list[T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if len(batch) >= _MOST_ARTICLES or total >= _MOST_BYTES:
            yield batch, total
            batch, total = [], 0
    if batch:
        yield batch, total


def n_bytes(source: Source) -> int:
    """Size of a file; 0 when it is gone."""
    try:
        return os.path.getsize(source.path)
    except OSError:
        return 0


def _stamp(source: Source) -> str:
    """What tells that a file is still the one that was read."""
    try:
        status = os.stat(source.path)
    except OSError:
        return f"{source.name}: gone"
    return f"{source.name}: {status.st_size} {status.st_mtime_ns}"


def compute(task: Task, corrections: Corrections | None = None) -> bytes:
    """The tables of the articles of a task, for ``storage.read_part``. An article that fails becomes a
    problem; the others are done.
    """
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
    return part_bytes(rows, texts, names)


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
