"""From many articles to their tables: tasks to workers, finished parts kept, parts merged in order.

A task is a run of files, or a run of records of one big file. The cut does not depend on the number of
workers. The name of a task is made of everything its result depends on, so that a part that an interrupted
run finished is used again exactly when it is still right.
"""

import hashlib
import json
import os
import shutil
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import numpy as np
import pyarrow.parquet as pq

from analysis.reading.formats import holds_many, read_file
from analysis.reading.opening import Source, problem
from analysis.reading.sources import TABLES_MARK, find, folder_of
from analysis.tables import workers as engines
from analysis.tables.corrections import NOT_APPLIED, Corrections, load
from analysis.tables.files import OURS, check, claimed, forget, put, read_mark, remove_leftovers, write_bytes
from analysis.tables.rows import article_tables
from analysis.tables.schema import COPIES, TABLES, Row, left_out
from analysis.tables.storage import NAMES, TEXTS, arrow_table, part_bytes, read_part, with_copies, write_files
from analysis.text.article import Article

_PARTS = f"{OURS}parts"
# Of a task: so few that a small corpus keeps all cores busy and the progress bar moves.
_MOST_ARTICLES, _MOST_BYTES = 16, 2**21
_SMALL = 2**20  # bytes of a corpus that one process has done before others have started
_FEWEST_WORDS = 8  # of a sentence that articles share; shorter ones recur by chance
_FEWEST_COMMON, _LEAST_COMMON = 5, 0.5  # sentences, of those of the shorter article
OF_COPIES = _SAME, _NEARLY = "duplicate", "near duplicate"  # problems
_COUNTED = "both are counted. Remove one if it is a copy or an earlier version, or run with --without copies."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """Files to read, or articles that were read from a file of records, with the problems of finding them."""

    stamps: tuple[str, ...]  # everything that its result depends on
    n_bytes: int
    sources: tuple[Source, ...] = ()
    articles: tuple[Article, ...] = ()
    problems: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What `build_tables` made; corrections are lines of corrections.csv and speakers.csv."""

    n_articles: int
    n_words: int
    n_problems: int
    n_corrections_applied: int = 0
    n_corrections_refused: int = 0


def build_tables(
    path: str | Path,
    out: str | Path,
    *,
    workers: int | None = None,
    scheduler: Any = None,
    column: str | None = None,
    csv: bool = True,
    quiet: bool = False,
    without: Sequence[str] = (),
) -> Summary:
    """Write the tables of the articles at `path` (file, folder or pattern) into the folder `out`.

    Each table is one parquet file, and one CSV file unless `csv` is false; `texts.parquet` keeps the
    articles. The files are the same, byte for byte, however many workers there are. An interrupted run goes
    on where it stopped; until a run is complete, the tables of an earlier one stay as they were.

    Args:
        workers: processes on this machine; by default one for each core, and one for a small corpus.
        scheduler: instead of processes here, the address of a Dask scheduler ("tcp://…") or a
            `distributed.Client`. Its workers need this package and must see the files under the same paths.
        column: the text column of .jsonl, .csv and .parquet files, when it has an unusual name.
        without: what is left out, of `schema.LEAVABLE`: columns ("gender") or articles ("copies").
        quiet: no progress bar. Without it there is one when the standard error stream is a terminal.

    Raises:
        FileNotFoundError: there is nothing at `path`.
        ValueError: an argument is none of what is allowed, which the message says.
        ConnectionError: no Dask scheduler answers.
        ChildProcessError: a worker process was killed.
        OSError: `out` cannot be written; `files.ADVICE` says what to do.
        Refused: `out` holds what is not ours or of other articles, or another run is at work there.
    """
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        raise ValueError(f"workers is {workers!r}; allowed are whole numbers from 1 on")
    if workers is not None and scheduler is not None:
        raise ValueError("workers and scheduler are both given; choose processes here or a Dask scheduler")
    from tqdm import tqdm

    left_out(without)
    if scheduler is not None:  # workers elsewhere have other working folders
        path = Path(path).absolute()
    out, corpus, inputs = Path(out).expanduser(), Path(path), inputs_of(path)
    check(out, "tables", corpus, inputs=inputs, names=[f"{table}.csv" for table in TABLES])
    with claimed(out, "tables", corpus):
        total = sum(map(n_bytes, find(path, problems=[])))
        corrections = load(folder_of(path))
        engine = engines.started(workers or (1 if total < _SMALL else None), scheduler)
        progress = tqdm(desc="articles", total=total, unit="B", unit_scale=True, disable=quiet or None)
        names = _computed(path, out / _PARTS, engine, corrections, column, progress)
        summary = _merged(names, out, corrections, csv, without)
        shutil.rmtree(out / _PARTS)
        return summary


def inputs_of(path: str | Path) -> list[Path]:
    """What is read: a file or folder itself, or of a pattern one file in each folder."""
    if Path(path).is_file() or Path(path).is_dir():
        return [Path(path)]
    files = (Path(source.path) for source in find(path, problems=[]))
    return [*{file.parent: file for file in files}.values()]


def _computed(
    path: str | Path,
    folder: Path,
    engine: tuple[Executor, int],
    corrections: Corrections,
    column: str | None,
    progress: Any,
) -> list[str]:
    """Have every task done whose part is not there yet; returns the names of all parts in order."""
    folder.mkdir(parents=True, exist_ok=True)
    remove_leftovers(folder)
    names: list[str] = []
    problems: list = []
    salt = f"{engines.code_fingerprint()} {corrections!r} {column}"

    def needed() -> Iterator[tuple[str, Task]]:
        for name, task in tasks(find(path, problems=problems), problems, column=column, salt=salt):
            names.append(name)
            if (folder / name).is_file():
                progress.update(task.n_bytes)
            else:
                yield name, task

    todo = needed()
    running: dict[Any, tuple[str, Task]] = {}
    executor, most = engine
    try:
        while True:
            for one in islice(todo, most - len(running)):
                running[executor.submit(compute, one[1], corrections)] = one
            if not running:
                return names
            for future, part in engines.finished(executor, running):
                name, task = running.pop(future)
                write_bytes(folder / name, part)
                progress.update(task.n_bytes)
    except BrokenProcessPool as error:
        what = "A worker process was killed, perhaps because memory ran out. Run the same command again with"
        raise ChildProcessError(f"{what} fewer workers: finished parts are kept and used.") from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        progress.close()


def _merged(
    names: list[str], out: Path, corrections: Corrections, csv: bool, without: Sequence[str]
) -> Summary:
    """Make one file of each table from the parts in their order, and put them all at their places."""
    folder = out / _PARTS
    check = CorpusCheck(corrections, counts_copies=COPIES not in without)
    shown = [check.of_part(read_part(folder / name)) for name in names]
    first, last = corrections.problems, check.at_end()

    def parts(table: str) -> Iterator[Any]:
        stored = (read_part(folder / name, {table, "articles"}) for name in names)
        own = (with_copies(part, check.copies, COPIES in without) for part in stored)
        if table != "problems":
            yield from (part[table] for part in own)
            return
        yield arrow_table(table, first)
        for part, found in zip(own, shown, strict=True):
            yield from (part[table], arrow_table(table, found))
        yield arrow_table(table, last)

    finished: dict[str, Path] = {}
    for table in (*TABLES, TEXTS):
        with_csv = csv and table != TEXTS
        finished |= write_files(folder, table, parts(table), with_csv=with_csv, without=without)
    n_words = pq.read_table(finished["articles.parquet"], columns=["n_words"])["n_words"].to_pylist()
    summary = Summary(
        len(n_words),
        sum(n_words),
        pq.read_metadata(finished["problems.parquet"]).num_rows,
        corrections.n_lines - check.n_refused,
        sum(row["problem"] == NOT_APPLIED for row in corrections.problems) + check.n_refused,
    )
    forget(out, [TABLES_MARK])
    put(out, finished)
    forget(out, set(mark.files if (mark := read_mark(out)) else ()) - set(finished))
    facts = {"format": 1, "code": engines.code_fingerprint()[:12], **asdict(summary)}
    put(out, {TABLES_MARK: (json.dumps(facts, indent=1) + "\n").encode()})
    return summary


# --- tasks ----------------------------------------------------------------------------------------


def tasks(
    sources: Iterable[Source], problems: list[Row], *, column: str | None, salt: str
) -> Iterator[tuple[str, Task]]:
    """The files of a corpus cut into tasks, lazily and in order, each with its name.

    `problems` is the list that finding the files fills; `salt` stands for all else that results depend on.
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
    """The tables of a task for ``storage.read_part``; an article that fails becomes a problem."""
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


# --- across articles ------------------------------------------------------------------------------


class CorpusCheck:
    """Finds what only shows across articles: copies of a text, corrections of articles that are not there.

    Near duplicates, such as agency copy under two headlines, are found as by COPS (Brin, S., Davis, J. &
    García-Molina, H. (1995). Copy detection mechanisms for digital documents. SIGMOD Record 24(2), 398–409):
    by the longer sentences that two articles have word for word.
    """

    def __init__(self, corrections: Corrections, *, counts_copies: bool = True) -> None:
        self.n_refused = 0
        self.copies: dict[str, str] = {}  # which article each is a copy of, an earlier one
        self._corrections = corrections
        self._what_becomes = _COUNTED if counts_copies else "it is left out, as asked for."
        self._seen: dict[int, str] = {}
        self._unknown = set(corrections.by_article)
        self._spoken: set[str] = set()
        self._sources: list[Source] = []
        self._sentences, self._owners = array("L"), array("L")  # a few bytes each, so that many fit

    def of_part(self, part: dict[str, Any]) -> list[Row]:
        """The problems that a part shows together with those before it."""
        rows, texts = [], {}
        for text in part[TEXTS].select(["article", "file", "digest", "text"]).to_pylist():
            source = Source("", text["article"], text["file"])
            self._unknown -= {source.id, source.name}
            first = self._seen.setdefault(text["digest"], text["article"])
            if first != text["article"]:
                detail = f"The text is the same as that of {first!r}; {self._what_becomes}"
                rows.append(self._copy(source, first, _SAME, detail))
            else:
                texts[first] = text["text"]
                self._sources.append(source)
        self._take_in(texts, part["sentences"].select(["article", "start", "end", "n_words"]).to_pylist())
        self._spoken.update(part[NAMES]["name"].to_pylist())
        self.n_refused += part["problems"]["problem"].to_pylist().count(NOT_APPLIED)
        return rows

    def _take_in(self, texts: dict[str, str], sentences: list[Row]) -> None:
        """Remember the longer sentences of the texts, the last that were counted, as a number each."""
        own: dict[str, set[int]] = {article: set() for article in texts}
        for row in sentences:
            if row["article"] in own and row["n_words"] >= _FEWEST_WORDS:
                words = texts[row["article"]][row["start"] : row["end"]].split()
                own[row["article"]].add(crc32(" ".join(words).encode()))
        for number, found in enumerate(own.values(), len(self._sources) - len(own)):
            self._sentences.extend(found)
            self._owners.extend([number] * len(found))

    def at_end(self) -> list[Row]:
        """Near duplicates, and corrections that nothing in the corpus fits."""
        rows = self._corrections.unused(self._unknown, self._spoken)
        self.n_refused += len(rows)
        return [*self._near_duplicates(), *rows]

    def _near_duplicates(self) -> Iterator[Row]:
        sentences, owners = np.array(self._sentences), np.array(self._owners, dtype=np.int64)
        order = np.argsort(sentences, kind="stable")
        sentences, owner = sentences[order], owners[order]
        first = owner[np.searchsorted(sentences, sentences)]  # of the articles with the same sentence
        pairs = np.stack([owner, first])[:, owner != first]
        pairs, common = np.unique(pairs, axis=1, return_counts=True)
        sizes = np.bincount(owners)
        enough = common >= np.maximum(_FEWEST_COMMON, _LEAST_COMMON * sizes[pairs].min(axis=0))
        for (other, one), share in zip(pairs.T[enough], (common / sizes[pairs[0]])[enough], strict=True):
            first = self._sources[one].id
            detail = f"{share:.0%} of its longer sentences stand in {first!r} too; {self._what_becomes}"
            yield self._copy(self._sources[other], first, _NEARLY, detail)

    def _copy(self, source: Source, first: str, kind: str, detail: str) -> Row:
        self.copies.setdefault(source.id, first)
        return problem(source, kind, detail)
