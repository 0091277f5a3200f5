"""Tables in files: parquet and CSV, with the types that `analysis.tables` declares."""

import hashlib
import io
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from analysis.tables.schema import TABLES, Row, left_out
from analysis.text.article import METADATA, Article

if TYPE_CHECKING:  # a worker needs none
    import pandas as pd

TEXTS = "texts"  # a further file beside the tables: the articles themselves
_TEXT = ("text", *METADATA, "file")
NAMES = "names"  # only in the parts of a run: the names of speakers.csv that spoke
FORMULA = r"^[=+\-@\t\r\n]"  # what a spreadsheet would run
_TEXTS = {name for columns in TABLES.values() for name, dtype in columns.items() if dtype == "str"}
_ROWS_OF_A_GROUP, _BYTES_OF_A_GROUP = 50_000, 2**25  # whichever is reached first


def schema(table: str, without: Sequence[str] = ()) -> pa.Schema:
    """The columns of a table, or of the texts, as an Arrow schema; `without` names subjects to leave out."""
    if table == TEXTS:
        text = [(name, pa.string()) for name in ("article", *_TEXT)]
        lists = [("body", pa.list_(pa.int64())), ("warnings", pa.list_(pa.string()))]
        return pa.schema([*text, *lists, ("digest", pa.int64())])
    kinds = {"str": pa.string(), "int64": pa.int64(), "Int64": pa.int64(), "float64": pa.float64()}
    columns = TABLES[table].items()
    return pa.schema([(column, kinds[dtype]) for column, dtype in columns if column not in left_out(without)])


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table; NaN becomes missing."""
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
    data = [arrow_table(table, rows[table]) for table in TABLES]
    data.append(arrow_table(TEXTS, [_text_row(article) for article in articles]))
    data.append(pa.table({"name": pa.array(sorted(names), type=pa.string())}))
    file = io.BytesIO()
    for table in data:
        with pa.ipc.new_stream(file, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as one:
            one.write_table(table)
    return file.getvalue()


def read_part(path: Path, wanted: Collection[str] = (*TABLES, TEXTS, NAMES)) -> dict[str, pa.Table]:
    """The tables of a part by their names, as ``part_bytes`` gave them, or only those ``wanted``."""
    found = {}
    with pa.OSFile(str(path)) as file:
        for table in (*TABLES, TEXTS, NAMES):
            if table in wanted:
                found[table] = pa.ipc.open_stream(file).read_all()
            else:
                deque(pa.ipc.MessageReader.open_stream(file), maxlen=0)  # past it, without unpacking it
    return found


def with_copies(
    part: dict[str, pa.Table], copies: Mapping[str, str], is_without: bool
) -> dict[str, pa.Table]:
    """A part with what the articles that copy another copy, or without these articles."""
    if not copies:
        return part
    articles, place = part["articles"], [*TABLES["articles"]].index("copy_of")
    known = pa.array([copies.get(id, "") for id in articles["article"].to_pylist()], pa.string())
    part = part | {"articles": articles.set_column(place, "copy_of", known)}
    gone = pa.array(copies, pa.string())
    for name in part.keys() - {"problems", NAMES} if is_without else ():
        part[name] = part[name].filter(pc.invert(pc.is_in(part[name]["article"], gone)))
    return part


def frame(table: str, data: pa.Table) -> "pd.DataFrame":
    """An Arrow table as a DataFrame with the declared dtypes (of those columns it has)."""
    found = data.to_pandas(integer_object_nulls=True)
    return found.astype({column: TABLES[table][column] for column in found.columns})


def with_texts(table: "pd.DataFrame") -> "pd.DataFrame":
    """A table whose texts are text: categories, and missing ones, as ``pd.read_csv`` reads empty cells.

    Numbers of the dtype object are numbers.
    """
    import pandas as pd

    table, changed = table.infer_objects(), {}
    for name, values in table.items():
        is_number = pd.api.types.is_numeric_dtype(values)
        is_text = name in _TEXTS or not is_number and any(isinstance(value, str) for value in values)
        if is_text and (isinstance(values.dtype, pd.CategoricalDtype) or values.isna().any()):
            changed[str(name)] = values.astype(object).fillna("").astype("str")
    return table.assign(**changed) if changed else table


def neutralised(data: pa.Table) -> pa.Table:
    """Text cells that a spreadsheet would run as a formula get a leading apostrophe."""
    for index, field in enumerate(data.schema):
        if field.type == pa.string():
            cells = data.column(index)
            risky = pc.match_substring_regex(cells, FORMULA)
            if pc.any(risky).as_py():
                marked = pc.binary_join_element_wise("'", cells, "")
                data = data.set_column(index, field, pc.if_else(risky, marked, cells))
    return data


def write_files(
    folder: Path, table: str, parts: Iterable[pa.Table], *, with_csv: bool, without: Sequence[str] = ()
) -> dict[str, Path]:
    """Write the rows of a table, in whatever parts they come, as parquet, and as CSV if wanted."""
    columns = schema(table, without)
    files = {name: folder / name for name in [f"{table}.parquet", f"{table}.csv"][: 1 + with_csv]}
    parquet, *csv = files.values()
    with ExitStack() as opened:
        writers = [opened.enter_context(pq.ParquetWriter(parquet, columns, compression="zstd"))]
        writers += [opened.enter_context(pyarrow.csv.CSVWriter(path, columns)) for path in csv]
        for data in _in_groups(part.select(columns.names) for part in parts):
            for writer, rows in zip(writers, (data, neutralised(data)), strict=False):
                writer.write_table(rows)
    return files


def _in_groups(parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows in groups of one size, however they come."""
    waiting: list[pa.Table] = []
    n_rows = n_bytes = 0
    for part in parts:
        waiting.append(part)
        n_rows, n_bytes = n_rows + part.num_rows, n_bytes + part.nbytes
        if n_rows >= _ROWS_OF_A_GROUP or n_bytes >= _BYTES_OF_A_GROUP:
            yield pa.concat_tables(waiting).combine_chunks()
            waiting, n_rows, n_bytes = [], 0, 0
    if n_rows:
        yield pa.concat_tables(waiting).combine_chunks()
