"""Many articles: their tables, from a folder of articles or a folder of tables."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .articles import Article, read_articles
from .storage import arrow_table, frame, write_csv, write_parquet
from .tables import TABLES, article_tables

if TYPE_CHECKING:
    import pandas as pd


def _rows(path: Path) -> tuple[dict[str, list], dict[str, Article]]:
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    articles: dict[str, Article] = {}
    for article in read_articles(path, problems=rows["problems"]):
        articles[article.id] = article
        for table, found in article_tables(article).items():
            rows[table] += found
    return rows, articles


def build_tables(
    path: str | Path, out: str | Path, *, workers: int | None = None, scheduler: Any = None
) -> None:
    """Write the five tables of the articles at `path` into the folder `out`, as parquet and CSV."""
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    rows, _ = _rows(Path(path))
    for table, found in rows.items():
        data = arrow_table(table, found)
        write_parquet(data, out / f"{table}.parquet")
        write_csv(data, out / f"{table}.csv")


class Corpus:
    """The tables of a corpus as DataFrames, read when asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _analysed(self) -> tuple[dict[str, list], dict[str, Article]]:
        return _rows(self.path)

    def read(self, table: str, columns: Sequence[str] | None = None) -> "pd.DataFrame":
        """One of the five tables, or some of its columns."""
        data = frame(table, arrow_table(table, self._analysed[0][table]))
        return data if columns is None else data[list(columns)]

    @cached_property
    def articles(self) -> "pd.DataFrame":
        return self.read("articles")

    @cached_property
    def sentences(self) -> "pd.DataFrame":
        return self.read("sentences")

    @cached_property
    def quotations(self) -> "pd.DataFrame":
        return self.read("quotations")

    @cached_property
    def speakers(self) -> "pd.DataFrame":
        return self.read("speakers")

    @cached_property
    def problems(self) -> "pd.DataFrame":
        return self.read("problems")

    def article(self, id: str) -> Article:
        """The article of that id, with its text. Raises KeyError naming the id."""
        return self._analysed[1][id]


def open_corpus(path: str | Path) -> Corpus:
    """Open a folder of articles, or a folder of tables that `build_tables` wrote."""
    return Corpus(Path(path))
