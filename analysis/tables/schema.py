"""The six tidy tables: their columns, declared in schema.toml and nowhere else.

Rows are plain dicts, so that making them (`rows`) needs neither pandas nor pyarrow; `storage` makes tables of
them with the types declared in `TABLES`.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.readability.counts import Counts
from analysis.readability.formulas import FORMULAS

COUNTS = Counts._fields[2:]  # without the numbers of sentences and words

Row = dict[str, Any]

_GROUPS = {"FORMULAS": FORMULAS, "COUNTS": COUNTS}  # of columns that are known elsewhere
_DECLARED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TABLES: dict[str, dict[str, str]] = {
    table: {name: kind for column, kind in columns.items() for name in _GROUPS.get(column, [column])}
    for table, columns in _DECLARED.items()
}

COPIES = "copies"  # articles with the text of another
# What a user may leave out of the tables, and the columns that go with it.
LEAVABLE = {"gender": ("gender", "gender_by", "gender_evidence", "gender_probability"), COPIES: ()}


def left_out(without: Sequence[str]) -> set[str]:
    """The columns that go when the named subjects are left out. Raises ValueError for an unknown subject."""
    unknown = [subject for subject in without if subject not in LEAVABLE]
    if unknown:
        raise ValueError(f"without is {', '.join(unknown)!r}; allowed are {', '.join(LEAVABLE)}")
    return {column for subject in without for column in LEAVABLE[subject]}
