"""From many articles to their tables: tasks to workers, finished parts kept, parts merged in order."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from analysis.reading.sources import TABLES_MARK, find, folder_of
from analysis.tables import workers as engines
from analysis.tables.across import CorpusCheck
from analysis.tables.corrections import NOT_APPLIED, Corrections, load
from analysis.tables.files import OURS, check, claimed, forget, put, read_mark, remove_leftovers, write_bytes
from analysis.tables.parts import Task, code_fingerprint, compute, n_bytes, tasks
from analysis.tables.schema import COPIES, TABLES, left_out
from analysis.tables.storage import TEXTS, Sink, arrow_table, read_part, with_copies

_PARTS = f"{OURS}parts"
_SMALL = 2**20  # bytes of a corpus that one process has done before others have started


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
        ChildProcessError: a worker process was killed.
        OSError: `out` cannot be written; `files.ADVICE` says what to do.
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
    check(out, "tables", corpus, inputs=inputs, names=[f"{table}.csv" for table in TABLES])
    with claimed(out, "tables", corpus):
        total = sum(map(n_bytes, find(path, problems=[])))
        start = engines.starter(workers or (1 if total < _SMALL else None), scheduler)
        corrections = load(folder_of(path))
        names = _computed(path, out / _PARTS, start, corrections, column, _bar(total, quiet))
        summary = _merged(names, out, corrections, csv, without)
        shutil.rmtree(out / _PARTS)
        return summary


def inputs_of(path: str | Path) -> list[Path]:
    """What is read: a file or folder itself, or of a pattern one file in each folder."""
    if Path(path).exists():
        return [Path(path)]
    files = (Path(source.path) for source in find(path, problems=[]))
    return [*{file.parent: file for file in files}.values()]


def _bar(total: int, quiet: bool) -> Any:
    """A bar with bytes done, rate and time left."""
    from tqdm import tqdm

    how = {"unit": "B", "unit_scale": True, "disable": True if quiet else None, "file": sys.stderr}
    return tqdm(total=total, desc="articles", **how)


def _computed(
    path: str | Path,
    folder: Path,
    start: Callable[[], tuple[Executor, int]],
    corrections: Corrections,
    column: str | None,
    progress: Any,
) -> list[str]:
    """Have every task done whose part is not there yet; returns the names of all parts in order."""
    folder.mkdir(parents=True, exist_ok=True)
    remove_leftovers(folder)
    names: list[str] = []
    problems: list = []
    salt = f"{code_fingerprint()} {corrections!r} {column}"

    def needed() -> Iterator[tuple[str, Task]]:
        for name, task in tasks(find(path, problems=problems), problems, column=column, salt=salt):
            names.append(name)
            if (folder / name).is_file():
                progress.update(task.n_bytes)
            else:
                yield name, task

    todo = needed()
    running: dict[Any, tuple[str, Task]] = {}
    executor, most = start()
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
