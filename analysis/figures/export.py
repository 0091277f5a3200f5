"""Saving a figure in every format a report needs, and showing it so that a changed figure is noticed.

A stored picture cannot be compared across machines; its text form can: ``ShownFigure`` prints the number of
marks, a digest of the plotted table and a digest of the drawing (marks, limits, labels, colours).
"""

import base64
import hashlib
import io
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from fontTools import subset
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from PIL import Image

from analysis.figures.index import FORMATS, INDEX, as_index, read_index
from analysis.figures.style import figure_of
from analysis.tables.files import alone, mark_folder, put
from analysis.tables.storage import FORMULA

_PRINT_DPI = 300
# Tables of a typeface for setting text: a PDF needs none, and to cut them takes half of the time.
_FOR_SETTING = [*subset.Options._drop_tables_default, "GDEF", "GPOS", "GSUB", "MATH", "kern"]
_DATED = {"svg": ("Date", "Creator"), "pdf": ("CreationDate", "Creator", "Producer")}
_DECIMALS = 12  # the last digits of a mean differ between versions of numpy


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A saved figure as a notebook shows it: the picture, sharp on any screen, and a comparable text form."""

    name: str
    caption: str
    alt: str
    n_marks: int  # bars, lines, texts within the axes, rows of points, heat tables
    data_digest: str
    drawing_digest: str
    png: str  # in base64
    width: int  # in pixels of the page; the picture has more, for screens that show more

    def __repr__(self) -> str:
        return (
            f"Figure {self.name}: {self.n_marks} marks, plotted data sha256 {self.data_digest}, "
            f"drawing sha256 {self.drawing_digest}"
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> tuple[dict, dict]:
        shown = {"alt": self.alt, "width": self.width}
        return {"image/png": self.png, "text/plain": repr(self)}, {"image/png": shown}


def save_figure(
    ax: Axes | Figure,
    name: str,
    *,
    table: pd.DataFrame,
    caption: str,
    alt: str,
    folder: str | Path,
    drawn_with: Mapping[str, Any] | None = None,
) -> ShownFigure:
    """Write a figure and its table to ``folder`` and return it for display; the figure is closed.

    Writes ``NAME.png`` (300 dpi), ``NAME.svg`` (text as text), ``NAME.pdf`` (fonts embedded) and
    ``NAME.csv``, and enters caption and alt text in ``index.json``; the environment variable
    ``ANALYSIS_FORMATS`` ("png,svg") chooses among the pictures. Two runs give the same bytes.

    ``table`` is what is plotted, ``drawn_with`` what drawing it again needs besides. Raises ValueError where
    a format is not known, or caption or alt text is empty.
    """
    folder = _folder(name, folder, table)
    if not all(text and text.strip() for text in (caption, alt)):
        raise ValueError(f"figure {name!r} needs a caption and an alt text; one of them is empty")
    chosen = os.environ.get("ANALYSIS_FORMATS", "").lower().replace(",", " ").split() or FORMATS
    for unknown in set(chosen) - set(FORMATS):
        raise ValueError(f"figure format {unknown!r} is not known; choose from {', '.join(FORMATS)}")
    figure = figure_of(ax)
    picture, drawing = _picture(figure), _drawing(figure)
    shown = ShownFigure(
        name=name,
        caption=caption,
        alt=alt,
        n_marks=sum(len(marks) for _, _, marks, _ in drawing[1:-1]),
        data_digest=_digest(_csv(table.round(6))),
        drawing_digest=_digest(json.dumps(drawing)),
        png=base64.b64encode(_png(picture.reduce(2), _PRINT_DPI // 2)).decode(),
        width=round(picture.width / _PRINT_DPI * 96),
    )
    files = {
        f"{name}.{kind}": _png(picture, _PRINT_DPI) if kind == "png" else _drawn(figure, kind)
        for kind in FORMATS
        if kind in chosen
    }
    files[f"{name}.csv"] = _csv(table.round(_DECIMALS)).encode("utf-8")
    plt.close(figure)
    facts: dict[str, Any] = {"caption": caption, "alt": alt, "files": list(files)}
    if drawn_with is not None:
        facts |= {"columns": table.dtypes.astype(str).to_dict(), "drawn_with": drawn_with}
    enter(name, facts, files, folder)
    return shown


def enter(name: str, facts: Mapping[str, Any], files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files of a figure into a folder and what is known of it into the folder's index."""
    mark_folder(folder, "figures")
    with alone(folder):
        put(folder, {**files, INDEX: as_index({**read_index(folder), name: facts})})


def save_table(table: pd.DataFrame, name: str, folder: str | Path) -> None:
    """Write a table that no figure shows as ``NAME.csv`` into the folder of figures."""
    folder = _folder(name, folder, table)
    mark_folder(folder, "figures")
    put(folder, {f"{name}.csv": _csv(table.round(_DECIMALS)).encode("utf-8")})


def _folder(name: str, folder: str | Path, table: pd.DataFrame) -> Path:
    """The folder as a path, once it is sure that a figure of that name and with that table can be kept."""
    if not isinstance(name, str) or not re.fullmatch(r'[^\\/:*?"<>|\x00-\x1f]+', name):
        raise ValueError(f"name is {name!r}; a figure takes the name of a file without its suffix and folder")
    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"table is a {type(table).__name__}; the table of a figure is a DataFrame")
    return Path(folder).expanduser()


def _picture(figure: Figure) -> Image.Image:
    """The figure in 300 dpi; its layout is found here, and every other format gets the same."""
    figure.dpi = _PRINT_DPI
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    figure.set_layout_engine("none")
    return Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba()).convert("RGB")


def _drawn(figure: Figure, kind: str) -> bytes:
    """The figure as SVG or PDF, without anything that differs from run to run."""
    buffer = io.BytesIO()
    with patch.object(subset.Options, "_drop_tables_default", _FOR_SETTING):
        figure.savefig(buffer, format=kind, metadata=dict.fromkeys(_DATED[kind]))
    return buffer.getvalue()


def _png(picture: Image.Image, dpi: int) -> bytes:
    buffer = io.BytesIO()
    reduced = picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    reduced.save(buffer, format="png", dpi=(dpi, dpi))
    return buffer.getvalue()


def _csv(table: pd.DataFrame) -> str:
    """The table as CSV; text that a spreadsheet would run as a formula gets a leading apostrophe."""
    named = table.index.name is not None or table.index.nlevels > 1
    table = table.reset_index() if named else table
    texts = [column for column in table if pd.api.types.is_string_dtype(table[column])]
    safe = {column: table[column].str.replace(FORMULA, r"'\g<0>", regex=True) for column in texts}
    return table.assign(**safe).to_csv(index=False, lineterminator="\n")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def plotted_table(path: Path, columns: Mapping[str, str]) -> pd.DataFrame:
    """The table of a saved figure as it was when the figure was drawn; ``columns`` are its types."""
    numbers = [name for name, kind in columns.items() if kind.lower().startswith(("int", "float"))]
    missing = {name: [""] for name in numbers}
    table = pd.read_csv(path, dtype=dict(columns), keep_default_na=False, na_values=missing)
    if [*table] != [*columns]:
        raise ValueError(f"{path} is not the table that the run wrote. Run it again, or restore the file.")
    texts = [name for name in table if pd.api.types.is_string_dtype(table[name])]
    return table.assign(
        **{name: table[name].str.replace(f"^'(?={FORMULA[1:]})", "", regex=True) for name in texts}
    )


# --- what a figure draws, as plain values: the part that can be compared across machines


def _drawing(figure: Figure) -> list:
    """Every mark, limit, label and colour of a figure as nested lists of text; numbers have 6 digits.

    Positions that depend on the layout (pixels, font metrics) are left out. Draw the figure first, so that
    tick labels exist.
    """
    texts = [text.get_text() for text in figure.texts]
    return [_numbers(figure.get_size_inches()), *map(_axes, figure.axes), texts]


def _axes(ax: Axes) -> list:
    ticks = [t.get_text() for axis in (ax.xaxis, ax.yaxis) for t in axis.get_ticklabels() if t.get_text()]
    titles = [ax.get_title("left"), ax.get_xlabel(), ax.get_ylabel(), *ticks]
    limits = _numbers([*ax.get_xlim(), *ax.get_ylim()])
    marks = [*ax.patches, *ax.lines, *ax.collections, *ax.texts]
    key = ax.get_legend()
    named = [[text.get_text() for text in key.get_texts()], *map(_mark, key.legend_handles)] if key else []
    return [limits, titles, [_mark(mark) for mark in marks if mark.get_visible()], named]


def _mark(mark: Any) -> list[Any]:
    """Places, colours and look of one mark."""
    if isinstance(mark, Text):
        return [mark.get_text(), _colours(mark.get_color()), _numbers(mark.get_position())]
    if isinstance(mark, Line2D):
        look = [mark.get_linestyle(), str(mark.get_marker()), mark.get_linewidth(), mark.get_markersize()]
        return [_numbers(mark.get_xydata()), _colours(mark.get_color()), look]
    if isinstance(mark, Patch):
        places = mark.get_patch_transform().transform(mark.get_path().vertices)
        return [_numbers(places), _colours(mark.get_facecolor()), mark.get_hatch() or ""]
    paths = [_numbers(path.vertices) for path in mark.get_paths()]
    colours = [_colours(mark.get_facecolors()), _colours(mark.get_edgecolors())]
    return [_numbers(mark.get_offsets()), paths, colours, _numbers(mark.get_linewidths())]


def _colours(colours: Any) -> list[str]:
    several = colours if isinstance(colours, np.ndarray) and colours.ndim == 2 else [colours]
    return [to_hex(tuple(c) if isinstance(c, np.ndarray) else c, keep_alpha=True) for c in several]


def _numbers(values: Any) -> list[str]:
    filled: np.ndarray = np.ma.filled(np.ma.asarray(values, dtype=float), np.nan)
    # + 0.0 turns -0.0 into 0.0
    return [f"{float(f'{value:.6g}') + 0.0:.6g}" for value in filled.ravel()]
