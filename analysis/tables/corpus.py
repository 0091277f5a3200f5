"""Many articles and their tables: written by `build_tables`, opened by `open_corpus`."""

import json
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.reading.sources import CORRECTIONS, NO_ARTICLES, READ_WITH_A_NOTE, TABLES_MARK, path_of
from analysis.tables.building import OF_COPIES, Summary, build_tables
from analysis.tables.files import OURS, ROOT, read_mark
from analysis.tables.schema import COPIES, TABLES, left_out
from analysis.tables.storage import TEXTS, article_of, frame
from analysis.text.article import Article

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Corpus", "Summary", "build_tables", "open_corpus"]


def _table(name: str) -> "cached_property[pd.DataFrame]":
    return cached_property(lambda corpus: corpus.read(name))


@dataclass(frozen=True, repr=False, eq=False)
class Corpus:
    """The tables of a corpus as DataFrames, each read when first asked for (columns: data/README.md).

    `events` says how articles on the same event are told (``measures.outlets.events``), `without` names
    subjects whose columns are left out.
    """

    path: Path
    tables: Path  # the folder that they are in
    without: Sequence[str] = ()
    events: str = ""
    temporary: object = None  # a temporary folder, removed with the corpus

    def __repr__(self) -> str:
        n_articles, n_problems = self.summary.n_articles, self.summary.n_problems
        return f"Corpus({str(self.path)!r}): {n_articles:,} articles, {n_problems:,} problems"

    def read(self, table: str, columns: Sequence[str] | None = None) -> "pd.DataFrame":
        """One of the six tables, or some of its columns; ValueError for what there is not."""
        if table not in TABLES:
            raise ValueError(f"table is {table!r}; allowed are {', '.join(TABLES)}")
        unknown = [column for column in columns or () if column not in TABLES[table]]
        if unknown:
            raise ValueError(f"columns {unknown} are not in {table}; it has {', '.join(TABLES[table])}")
        file, without = self.tables / f"{table}.parquet", left_out(self.without)
        wanted = pq.read_schema(file).names if columns is None else columns
        return frame(table, pq.read_table(file, columns=[c for c in wanted if c not in without]))

    @cached_property
    def summary(self) -> Summary:
        """How many articles, words, problems and corrections the tables have."""
        found = json.loads((self.tables / TABLES_MARK).read_text(encoding="utf-8"))
        return Summary(**{field.name: found.get(field.name, 0) for field in fields(Summary)})

    articles, sentences, quotations = _table("articles"), _table("sentences"), _table("quotations")
    speakers, mentions, problems = _table("speakers"), _table("mentions"), _table("problems")

    def unread(self) -> list[str]:
        """One sentence for each file, or record of one ("news.csv#12"), that gave no article."""
        known = {*self.read("articles", columns=["article"])["article"]}
        rows = self.problems[~self.problems["article"].isin(known)]
        rows = rows[~rows["problem"].isin([*NO_ARTICLES, *READ_WITH_A_NOTE, *OF_COPIES])]
        rows = rows[~rows["file"].map(lambda file: bool(CORRECTIONS.fullmatch(file))).astype(bool)]
        names = rows["file"] + rows["article"].str.extract(r"(#\d+)$", expand=False).fillna("")
        return [f"{name}: {r.problem}. {r.detail}" for name, r in zip(names, rows.itertuples(), strict=True)]

    def texts(self, ids: Collection[str]) -> Iterator[Article]:
        """The articles of these ids with their texts, in the order of the tables."""
        wanted = [ids] if isinstance(ids, str) else ids
        asked = pc.is_in(pc.field("article"), pa.array([*map(str, wanted)], pa.string()))
        return map(article_of, pq.read_table(self.tables / f"{TEXTS}.parquet", filters=asked).to_pylist())

    def article(self, id: str) -> Article:
        """The article of that id, with its text. Raises KeyError when there is none."""
        for found in self.texts([id]):
            return found
        raise KeyError(f"there is no article {id!r} in {self.path}; the column article lists them")


def is_tables(path: Path) -> bool:
    """Whether a folder holds the tables of a finished run, and not only a file of the same name."""
    return (path / TABLES_MARK).is_file() and (path / f"{TEXTS}.parquet").is_file()


def tables_in(path: Path) -> Path:
    """The tables in a folder of results that `run` wrote; of anything else the path itself."""
    mark = read_mark(path)
    return path / "tables" if mark and mark.kind == "results" and is_tables(path / "tables") else path


def open_corpus(
    path: str | Path, *, column: str | None = None, without: str | Sequence[str] = (), events: str = ""
) -> Corpus:
    """Open articles (a file, a folder or a pattern), or a folder of tables or results made of them.

    Articles are analysed at once, into a temporary folder that goes with the Corpus; for a large corpus write
    the tables with `build_tables` and open those. A path may begin with "~"; one that is not there is looked
    for in the repository. `without` names what is left out ("gender", "copies"), `events` how articles on one
    event are found (`measures.outlets.events`). Raises FileNotFoundError when there is nothing at `path`,
    ValueError for tables of an unfinished run and for what cannot be left out.
    """
    if not str(path):  # which would mean the folder that one is in
        raise FileNotFoundError("The path is empty. Give a folder of articles, a file, or a pattern.")
    path = Path(path_of(path))
    below = ROOT / path  # notebooks do not start in the repository
    path = tables_in(below if not path.exists() and below.exists() else path)
    without = without.split(",") if isinstance(without, str) and without else tuple(without)
    left_out(without)
    again = "Write them again: python -m analysis tables"
    if is_tables(path):
        corpus = Corpus(path, path, without, events)
        try:
            _ = corpus.summary, [pq.read_schema(path / f"{table}.parquet") for table in TABLES]
        except (OSError, ValueError, AttributeError) as error:
            raise ValueError(f"The tables in {path} are damaged. {again}") from error
        if COPIES in without and "copy_of" in corpus.articles and any(corpus.articles["copy_of"]):
            raise ValueError(f"The tables in {path} count copies. Give the articles, to leave them out.")
        return corpus
    if (path / "articles.parquet").is_file() and (path / "sentences.parquet").is_file():
        raise ValueError(f"The tables in {path} are not complete. {again}")
    temporary = tempfile.TemporaryDirectory(prefix=f"{OURS}tables-")
    build_tables(path, temporary.name, column=column, csv=False, quiet=True, without=without)
    return Corpus(path, Path(temporary.name), without, events, temporary)
