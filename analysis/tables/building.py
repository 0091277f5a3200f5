"""From many articles to their tables: tasks to workers, finished parts kept, parts merged in order."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from analysis.reading.sources import TABLES_MARK, find, folder_of
from analysis.tables import workers as engines
from analysis.tables.across import CorpusCheck
from analysis.tables.corrections import NOT_APPLIED, Corrections, load
from analysis.tables.files import (
    ADVICE,
    OURS,
    check,
    claimed,
    forget,
    put,
    read_mark,
    remove_leftovers,
    write_bytes,
)
from analysis.tables.parts import Part, Task, code_fingerprint, compute, n_bytes, tasks
from analysis.tables.schema import COPIES, TABLES, left_out
from analysis.tables.storage import TEXTS, Sink, arrow_table, read_part, with_copies

_PARTS = f"{OURS}parts"
_MOST_BROKEN = 3
_SMALL = 2**20  # bytes of a corpus that one process has done before others have started


class NotWritten(OSError):
    """The tables could not be written; the message says why and what to do."""


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
        csv: whether to write CSV files beside the parquet files.
        without: what is left out, of `schema.LEAVABLE`: columns ("gender") or articles ("copies").
        quiet: no progress bar. Without it there is one when the standard error stream is a terminal.

    Raises:
        FileNotFoundError: there is nothing at `path`.
        ValueError: `workers` is no positive number, or is given together with `scheduler`; `without` names
            what cannot be left out.
        ConnectionError: no Dask scheduler answers.
        NotWritten: `out` cannot be written; the message says why and what to do.
        Refused: `out` holds what is not ours or of other articles, or another run is at work there.
    """
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        raise ValueError(f"workers is {workers!r}; allowed are whole numbers from 1 on")
    if workers is not None and scheduler is not None:
        raise ValueError("workers and scheduler are both given; choose processes here or a Dask scheduler")
    left_out(without)
    if scheduler is not None:  # workers elsewhere have other working folders
        path = Path(path).absolute()
    out, corpus, inputs = Path(out), Path(path), inputs_of(path)
    with _said_plainly(out):
        check(out, "tables", corpus, inputs=inputs, names=[f"{table}.csv" for table in TABLES])
        with claimed(out, "tables", corpus):
            how = {"workers": workers, "scheduler": scheduler, "column": column, "csv": csv, "quiet": quiet}
            return fill(path, out, **how, without=without)


def inputs_of(path: str | Path) -> list[Path]:
    """What is read: a file or folder itself, or of a pattern one file in each folder."""
    if Path(path).exists():
        return [Path(path)]
    files = (Path(source.path) for source in find(path, problems=[]))
    return [*{file.parent: file for file in files}.values()]


def fill(
    path: str | Path,
    out: Path,
    *,
    workers: int | None = None,
    scheduler: Any = None,
    column: str | None = None,
    csv: bool = False,
    quiet: bool = True,
    without: Sequence[str] = (),
) -> Summary:
    """``build_tables`` without a look at what the folder holds: for one that is ours alone."""
    total = sum(map(n_bytes, find(path, problems=[])))
    (out / _PARTS).mkdir(parents=True, exist_ok=True)
    remove_leftovers(out / _PARTS)
    corrections = load(folder_of(path))
    salt = f"{code_fingerprint()} {corrections!r} {column}"
    problems: list = []
    todo = tasks(find(path, problems=problems), problems, column=column, salt=salt)
    start = engines.starter(workers or (1 if total < _SMALL else None), scheduler)
    with _progress(total, quiet) as progress:
        names = _computed(todo, out / _PARTS, start, corrections, progress)
    summary = _merged(names, out, corrections, csv, without)
    shutil.rmtree(out / _PARTS)
    return summary


@contextmanager
def _said_plainly(out: Path) -> Iterator[None]:
    """Errors of the file system as sentences."""
    try:
        yield
    except (NotWritten, ConnectionError):
        raise
    except OSError as error:
        advice = ADVICE.get(error.errno or 0, "Choose another folder")
        raise NotWritten(
            f"The tables could not be written to {out} ({error.strerror or error}). {advice}, and run "
            "the same command again: parts that were finished are used."
        ) from error


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[[int, Part | None], None]]:
    """A bar with bytes done, rate and time left, and with articles and words a second."""
    from time import monotonic

    from tqdm import tqdm

    n_articles, n_words, began = 0, 0, monotonic()
    disable = True if quiet else None
    with tqdm(
        total=total, unit="B", unit_scale=True, disable=disable, file=sys.stderr, desc="articles"
    ) as bar:

        def update(n: int, part: Part | None) -> None:
            nonlocal n_articles, n_words
            if part is not None:
                n_articles, n_words = n_articles + part.n_articles, n_words + part.n_words
                rate = n_words / max(monotonic() - began, 1e-9)
                bar.set_postfix_str(f"{n_articles:,} articles, {rate:,.0f} words/s", refresh=False)
            bar.update(n)

        yield update


def _computed(
    todo: Iterator[tuple[str, Task]],
    folder: Path,
    start: Callable[[], tuple[Executor, int]],
    corrections: Corrections,
    progress: Callable[[int, Part | None], None],
) -> list[str]:
    """Have every task done whose part is not there yet; returns the names of all parts in order."""
    names: list[str] = []

    def needed() -> Iterator[tuple[str, Task]]:
        for name, task in todo:
            names.append(name)
            if (folder / name).is_file():
                progress(task.n_bytes, None)
            else:
                yield name, task

    left: Iterator[tuple[str, Task]] = needed()
    running: dict[Any, tuple[str, Task]] = {}
    n_broken = 0
    executor, most = start()
    try:
        while True:
            for one in islice(left, most - len(running)):
                running[executor.submit(compute, one[1], corrections)] = one
            if not running:
                return names
            try:
                for future, part in engines.finished(executor, running):
                    name, task = running.pop(future)
                    write_bytes(folder / name, part.tables)
                    progress(task.n_bytes, part)
            except BrokenProcessPool as error:
                n_broken += 1
                if n_broken > _MOST_BROKEN:
                    raise NotWritten(
                        f"A worker process was killed {n_broken} times, perhaps because memory ran out. Run "
                        "the same command again with fewer workers: finished parts are kept and used."
                    ) from error
                executor.shutdown(wait=False, cancel_futures=True)
                executor, most = start()
                left, running = chain(running.values(), left), {}
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _merged(
    names: list[str], out: Path, corrections: Corrections, csv: bool, without: Sequence[str]
) -> Summary:
    """Make one file of each table from the parts in their order, and put them all at their places."""
    sinks = {
        table: Sink(out, table, with_csv=csv and table != TEXTS, without=without)
        for table in (*TABLES, TEXTS)
    }
    check = CorpusCheck(corrections, counts_copies=COPIES not in without)
    shown = [check.of_part(read_part(out / _PARTS / name)) for name in names]
    shown.append(check.at_end())
    n_words = 0
    try:
        for sink in sinks.values():
            sink.open()
        sinks["problems"].add(arrow_table("problems", corrections.problems))
        for name, problems in zip(names, shown, strict=False):
            part = with_copies(read_part(out / _PARTS / name), check.copies, COPIES in without)
            n_words += sum(part["articles"]["n_words"].to_pylist())
            for table, sink in sinks.items():
                sink.add(part[table])
            sinks["problems"].add(arrow_table("problems", problems))
        sinks["problems"].add(arrow_table("problems", shown[-1]))
        for sink in sinks.values():
            sink.close()
        forget(out, [TABLES_MARK])
        finished = {name: path for sink in sinks.values() for name, path in sink.files.items()}
        put(out, finished)
    finally:
        for sink in sinks.values():
            sink.discard()
    summary = Summary(
        sinks["articles"].n_rows,
        n_words,
        sinks["problems"].n_rows,
        corrections.n_lines - check.n_refused,
        sum(row["problem"] == NOT_APPLIED for row in corrections.problems) + check.n_refused,
    )
    forget(out, set(mark.files if (mark := read_mark(out)) else ()) - set(finished))
    put(out, {TABLES_MARK: (json.dumps({"format": 1, **asdict(summary)}, indent=1) + "\n").encode()})
    return summary
