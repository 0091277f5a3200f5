"""Figures that an earlier run drew of the very same: recalled, not drawn again.

A run of all notebooks names a folder for them in the environment variable ``ANALYSIS_DRAWN``; without it each
figure is drawn. One file keeps a figure, with a digest of all it was made of: table, options, style, code.
"""

import hashlib
import json
import os
from base64 import b64decode, b64encode
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd

from analysis.figures.export import ShownFigure, enter
from analysis.figures.index import read_index
from analysis.figures.style import current_style
from analysis.tables.files import write_bytes
from analysis.tables.workers import code_fingerprint

DRAWN = "ANALYSIS_DRAWN"


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
        kept = json.loads(Path(os.environ[DRAWN], name).read_text(encoding="utf-8"))
        if kept["digest"] != digest:
            return None
        files = {file: b64decode(held) for file, held in kept["files"].items()}
        figure = ShownFigure(**kept["shown"], png=b64decode(kept["png"]))
    except (KeyError, OSError, TypeError, ValueError):  # none, or one that something else damaged
        return None
    enter(name, kept["facts"], files, folder)
    return figure


def keep(figure: ShownFigure, folder: Path, digest: str) -> None:
    """Keep a figure of a folder under the digest of what it was made of, if anything is kept."""
    if not digest:
        return
    facts, shown = read_index(folder)[figure.name], asdict(figure)
    png = b64encode(shown.pop("png")).decode()
    files = {file: b64encode((folder / file).read_bytes()).decode() for file in facts["files"]}
    kept = {"digest": digest, "facts": facts, "shown": shown, "png": png, "files": files}
    write_bytes(Path(os.environ[DRAWN], figure.name), json.dumps(kept).encode())
