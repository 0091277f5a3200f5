"""Tables in files: parquet and CSV, with the types that `analysis.tables` declares."""

import hashlib
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.tables.files import OURS
from analysis.tables.schema import TABLES, Row, left_out
from analysis.text.article import METADATA, Article

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

TEXTS = "texts"  # a further file beside the tables: the articles themselves
_TEXT = ("text", *METADATA, "file")
NAMES = "names"  # only in the parts of a run: the names of speakers.csv that spoke
FORMULA = r"^[=+\-@\t\r]"  # what a spreadsheet would run
_ROWS_OF_A_GROUP, _BYTES_OF_A_GROUP = 50_000, 2**25  # whichever is reached first


def schema(table: str, without: Sequence[str] = ()) -> "pa.Schema":
    """The columns of a table, or of the texts, as an Arrow schema; `without` names subjects to leave out."""
    import pyarrow as pa

    if table == TEXTS:
        text = [(name, pa.string()) for name in ("article", *_TEXT)]
        lists = [("body", pa.list_(pa.int64())), ("warnings", pa.list_(pa.string()))]
        return pa.schema([*text, *lists, ("digest", pa.int64())])
    kinds = {"str": pa.string(), "int64": pa.int64(), "Int64": pa.int64(), "float64": pa.float64()}
    columns = TABLES[table].items()
    return pa.schema([(column, kinds[dtype]) for column, dtype in columns if column not in left_out(without)])


def arrow_table(table: str, rows: Sequence[Row]) -> "pa.Table":
    """Rows as an Arrow table; NaN becomes missing."""
    import pyarrow as pa

    fields = schema(table)
    if not rows:  # the usual case of problems; making arrays of values imports pandas
        return fields.empty_table()
    columns = [pa.array([row[f.name] for row in rows], type=f.type, from_pandas=True) for f in fields]
    return pa.Table.from_arrays(columns, schema=fields)


def _text_row(article: Article) -> Row:
    row = {name: getattr(article, name) for name in (*_TEXT, "warnings")}
    body = [offset for stretch in article.body for offset in stretch]
    own = " ".join(" ".join(article.text[start:end] for start, end in article.body).split())
    digest = hashlib.blake2b(own.encode(), digest_size=8).digest()
    return {**row, "article": article.id, "body": body, "digest": int.from_bytes(digest, signed=True)}


def article_of(row: Row) -> Article:
    """An article from its row of the texts."""
    ends, rest = iter(row["body"]), {name: row[name] for name in _TEXT}
    body = tuple(zip(ends, ends, strict=True))
    return Article(row["article"], **rest, body=body, warnings=tuple(row["warnings"]))


def part_bytes(rows: dict[str, list[Row]], articles: Iterable[Article], names: set[str]) -> bytes:
    """The tables of a part, its texts and the names of speakers.csv that spoke in it, one after the other."""
    import pyarrow as pa

    data = [arrow_table(table, rows[table]) for table in TABLES]
    data.append(arrow_table(TEXTS, [_text_row(article) for article in articles]))
    data.append(pa.table({"name": pa.array(sorted(names), type=pa.string())}))
    file = io.BytesIO()
    for table in data:
        with pa.ipc.new_stream(file, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as one:
            one.write_table(table)
    return file.getvalue()


def read_part(path: Path) -> "dict[str, pa.Table]":
    """The tables of a part by their names, as ``part_bytes`` gave them."""
    import pyarrow as pa

    with pa.OSFile(str(path)) as file:
        return {table: pa.ipc.open_stream(file).read_all() for table in (*TABLES, TEXTS, NAMES)}


def with_copies(
    part: "dict[str, pa.Table]", copies: Mapping[str, str], is_without: bool
) -> "dict[str, pa.Table]":
    """A part with what the articles that copy another copy, or without these articles."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not copies:
        return part
    articles, place = part["articles"], [*TABLES["articles"]].index("copy_of")
    known = pa.array([copies.get(id, "") for id in articles["article"].to_pylist()], pa.string())
    part = part | {"articles": articles.set_column(place, "copy_of", known)}
    gone = pa.array(copies, pa.string())
    for name in part.keys() - {"problems", NAMES} if is_without else ():
        part[name] = part[name].filter(pc.invert(pc.is_in(part[name]["article"], gone)))
    return part


def frame(table: str, data: "pa.Table") -> "pd.DataFrame":
    """An Arrow table as a DataFrame with the declared dtypes (of those columns it has)."""
    found = data.to_pandas(integer_object_nulls=True)
    return found.astype({column: TABLES[table][column] for column in found.columns})


def neutralised(data: "pa.Table") -> "pa.Table":
    """Text cells that a spreadsheet would run as a formula get a leading apostrophe."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for index, field in enumerate(data.schema):
        if field.type == pa.string():
            cells = data.column(index)
            risky = pc.match_substring_regex(cells, FORMULA)
            if pc.any(risky).as_py():
                marked = pc.binary_join_element_wise("'", cells, "")
                data = data.set_column(index, field, pc.if_else(risky, marked, cells))
    return data


class Sink:
    """A table being written as parquet, and as CSV if wanted; none of it at its place yet."""

    def __init__(self, folder: Path, table: str, *, with_csv: bool, without: Sequence[str] = ()) -> None:
        self.n_rows = self._n_waiting = self._n_bytes = 0
        self._schema = schema(table, without)
        self._waiting: list[Any] = []
        self._writers: list[Any] = []
        names = [f"{table}.parquet", f"{table}.csv"][: 1 + with_csv]
        self.files = {name: folder / f"{OURS}{name}.{os.getpid()}" for name in names}  # beside their places

    def open(self) -> None:
        """Begin the files beside their places."""
        import pyarrow.csv
        import pyarrow.parquet as pq

        parquet, *csv = self.files.values()
        self._writers.append(pq.ParquetWriter(parquet, self._schema, compression="zstd"))
        self._writers += [pyarrow.csv.CSVWriter(path, self._schema) for path in csv]

    def add(self, data: "pa.Table") -> None:
        """Append rows; they are written in groups of one size, however they come."""
        data = data.select(self._schema.names)
        self._waiting.append(data)
        self.n_rows += data.num_rows
        self._n_waiting += data.num_rows
        self._n_bytes += data.nbytes
        if self._n_waiting >= _ROWS_OF_A_GROUP or self._n_bytes >= _BYTES_OF_A_GROUP:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa

        if self._n_waiting:
            data = pa.concat_tables(self._waiting).combine_chunks()
            for writer, rows in zip(self._writers, (data, neutralised(data)), strict=False):
                writer.write_table(rows)
        self._waiting.clear()
        self._n_waiting = self._n_bytes = 0

    def close(self) -> None:
        """Write what is left and finish the files beside their places."""
        self._write()
        for writer in self._writers:
            writer.close()

    def discard(self) -> None:
        """Remove what was written beside."""
        for path in self.files.values():
            path.unlink(missing_ok=True)
