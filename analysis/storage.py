"""Tables in files: parquet and CSV with the types that `analysis.tables` declares. pandas and pyarrow live
here."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .tables import TABLES

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_FORMULA = r"^[=+\-@\t\r]"


def schema(table: str) -> "pa.Schema":
    """The columns of a table as an Arrow schema."""
    import pyarrow as pa

    kinds = {"str": pa.string(), "int64": pa.int64(), "Int64": pa.int64(), "float64": pa.float64()}
    return pa.schema([(column, kinds[dtype]) for column, dtype in TABLES[table].items()])


def arrow_table(table: str, rows: Sequence[dict[str, Any]]) -> "pa.Table":
    """Rows as an Arrow table; NaN becomes missing."""
    import pyarrow as pa

    columns = [
        pa.array([row[field.name] for row in rows], type=field.type, from_pandas=True)
        for field in schema(table)
    ]
    return pa.Table.from_arrays(columns, schema=schema(table))


def frame(table: str, data: "pa.Table") -> "pd.DataFrame":
    """An Arrow table as a DataFrame with the declared dtypes (or those of the columns it has)."""
    found = data.to_pandas(integer_object_nulls=True)
    return found.astype({column: TABLES[table][column] for column in found.columns})


def neutralised(data: "pa.Table") -> "pa.Table":
    """Text cells that a spreadsheet would run as a formula get a leading apostrophe.

    Those begin with `=`, `+`, `-`, `@`, a tab or a carriage return. Numbers stay as they are.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    for index, field in enumerate(data.schema):
        if field.type == pa.string():
            cells = data.column(index)
            risky = pc.match_substring_regex(cells, _FORMULA)
            if pc.any(risky).as_py():
                marked = pc.binary_join_element_wise("'", cells, "")
                data = data.set_column(index, field, pc.if_else(risky, marked, cells))
    return data


def write_parquet(data: "pa.Table", path: Path) -> None:
    """Write beside `path` and rename: the file is complete or absent."""
    import pyarrow.parquet as pq

    beside = path.with_name(f".{path.name}.{os.getpid()}")
    pq.write_table(data, beside, compression="zstd")
    os.replace(beside, path)


def write_csv(data: "pa.Table", path: Path) -> None:
    """Write beside `path` and rename; formulas neutralised."""
    import pyarrow.csv as pc

    beside = path.with_name(f".{path.name}.{os.getpid()}")
    pc.write_csv(neutralised(data), beside)
    os.replace(beside, path)
