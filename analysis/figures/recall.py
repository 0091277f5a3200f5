"""Figures that an earlier run drew of the very same: recalled, not drawn again.

A run of all notebooks names a folder for them in the environment variable ``ANALYSIS_DRAWN``; without it each
figure is drawn. One file keeps a figure, with a digest of all it was made of: table, options, style, code.
"""

import hashlib
import io
import json
import os
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import matplotlib as mpl
import pandas as pd

from analysis.figures.export import ShownFigure, enter
from analysis.figures.index import read_index
from analysis.figures.style import current_style
from analysis.tables.files import write_bytes
from analysis.tables.workers import code_fingerprint

DRAWN = "ANALYSIS_DRAWN"
_PICTURE, _FACTS = "shown", "facts"


def made_of(name: str, table: pd.DataFrame, *rest: Any) -> str:
    """A digest of a table, to the last digit, and of everything else that the files of a figure depend on;
    "" where no figures are kept.
    """
    if DRAWN not in os.environ:
        return ""
    cells = table.to_csv(na_rep="\0")
    look = [repr(current_style()), repr(mpl.rcParams), os.environ.get("ANALYSIS_FORMATS")]
    made = [name, cells, *table.dtypes.astype(str), *look, *_program(), json.dumps(rest, default=repr)]
    return hashlib.sha256("\0".join(map(str, made)).encode()).hexdigest()


@cache
def _program() -> list[str]:
    return [
        code_fingerprint(),
        *map(version, ("matplotlib", "seaborn", "pandas", "numpy", "pillow", "fonttools")),
    ]


def recalled(name: str, folder: Path, digest: str) -> ShownFigure | None:
    """The figure of that digest, entered into a folder of figures; None where it has to be drawn."""
    try:
        with ZipFile(Path(os.environ[DRAWN], name)) as kept:
            known, facts, shown = json.loads(kept.read(_FACTS))
            if known != digest:
                return None
            files = {file: kept.read(file) for file in facts["files"]}
            picture = kept.read(_PICTURE)
    except (KeyError, OSError, TypeError, ValueError, BadZipFile):  # none, or one that something else damaged
        return None
    enter(name, facts, files, folder)
    return ShownFigure(**shown, png=picture)


def keep(figure: ShownFigure, folder: Path, digest: str) -> None:
    """Keep a figure of a folder under the digest of what it was made of, if anything is kept."""
    if not digest:
        return
    facts, shown, content = read_index(folder)[figure.name], asdict(figure), io.BytesIO()
    files = {_PICTURE: shown.pop("png"), _FACTS: json.dumps([digest, facts, shown])}
    files |= {file: (folder / file).read_bytes() for file in facts["files"]}
    with ZipFile(content, "w") as kept:
        for file, held in files.items():
            kept.writestr(ZipInfo(file), held)
    write_bytes(Path(os.environ[DRAWN], figure.name), content.getvalue())
