"""What a figure draws, as plain values: the part of a figure that can be compared across machines."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text


def n_marks(drawing: list) -> int:
    """Number of marks in a drawing: bars, lines, texts within the axes, rows of points, heat tables."""
    return sum(len(marks) for _, _, marks, _ in drawing[1:-1])


def drawing_of(figure: Figure) -> list:
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
