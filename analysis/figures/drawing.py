"""What a figure draws, as plain values: the part of a figure that can be compared across machines."""

from collections.abc import Iterable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text


def n_marks(figure: Figure) -> int:
    """Number of marks that stand for data: bars and other patches, lines, points, cells of images."""
    return sum(_marks_of(ax) for ax in figure.axes)


def drawing_of(figure: Figure) -> list:
    """Every mark, limit, label and colour of a figure as nested lists of text; numbers have 6 digits.

    Positions that depend on the layout (pixels, font metrics) are left out. Draw the figure first, so that
    tick labels exist.
    """
    size = _numbers(figure.get_size_inches())
    return [
        size,
        [_axes(ax) for ax in figure.axes],
        [_text(t) for t in figure.texts],
        _legends(figure.legends),
    ]


def _marks_of(ax: Axes) -> int:
    cells = sum(int(np.size(image.get_array())) for image in ax.images)
    collections = sum(_n_items(c) for c in ax.collections)
    return len(ax.patches) + len(ax.lines) + collections + cells


def _n_items(collection: Collection) -> int:
    array = collection.get_array()
    if array is not None and np.size(array):
        return int(np.size(array))
    return max(len(collection.get_offsets()), len(collection.get_paths()))


def _axes(ax: Axes) -> dict:
    return {
        "limits": _numbers([*ax.get_xlim(), *ax.get_ylim()]),
        "scales": [ax.get_xscale(), ax.get_yscale()],
        "titles": [ax.get_title("left"), ax.get_title("center"), ax.get_title("right")],
        "labels": [ax.get_xlabel(), ax.get_ylabel()],
        "ticks": [_ticks(ax.xaxis), _ticks(ax.yaxis)],
        "patches": [_patch(p) for p in ax.patches if p.get_visible()],
        "lines": [_line(item) for item in ax.lines if item.get_visible()],
        "collections": [_collection(c) for c in ax.collections if c.get_visible()],
        "images": [_numbers(image.get_array()) for image in ax.images],
        "texts": [_text(t) for t in ax.texts],
        "legend": _legends([ax.get_legend()] if ax.get_legend() else []),
    }


def _ticks(axis) -> list:
    return [t.get_text() for t in axis.get_ticklabels() if t.get_text()]


def _patch(patch: Patch) -> list:
    vertices = patch.get_patch_transform().transform(patch.get_path().vertices)
    colours = [_colour(patch.get_facecolor()), _colour(patch.get_edgecolor())]
    return [_numbers(vertices), colours, patch.get_hatch() or "", _number(patch.get_linewidth())]


def _line(line: Line2D) -> list:
    look = [line.get_linestyle(), str(line.get_marker()), _colour(line.get_color())]
    widths = _numbers([line.get_linewidth(), line.get_markersize()])
    return [_numbers(line.get_xdata(orig=False)), _numbers(line.get_ydata(orig=False)), look, widths]


def _collection(collection: Collection) -> list:
    array = collection.get_array()
    return [
        _numbers(collection.get_offsets()),
        [_numbers(path.vertices) for path in collection.get_paths()],
        [_colour(c) for c in collection.get_facecolors()] + [_colour(c) for c in collection.get_edgecolors()],
        [] if array is None else _numbers(array),
        _numbers(collection.get_linewidths()),
    ]


def _text(text: Text) -> list:
    return [text.get_text(), _colour(text.get_color()), _numbers(text.get_position())]


def _legends(legends: Iterable[Artist]) -> list:
    return [
        [[t.get_text() for t in legend.get_texts()], [_handle(h) for h in legend.legend_handles]]
        for legend in legends
    ]


def _handle(handle: Artist) -> list:
    colour = handle.get_facecolor() if hasattr(handle, "get_facecolor") else handle.get_color()
    return (
        [_colour(c) for c in np.atleast_2d(np.asarray(colour, dtype=object))] if np.ndim(colour) else [colour]
    )


def _colour(colour) -> str:
    colour = tuple(colour) if isinstance(colour, np.ndarray) else colour
    return to_hex(colour, keep_alpha=True)


def _numbers(values) -> list[str]:
    filled = np.ma.filled(np.ma.asarray(values), np.nan)
    return [_number(v) for v in np.asarray(filled, dtype=float).ravel()]


def _number(value: float) -> str:
    # + 0.0 turns -0.0 into 0.0
    return f"{float(f'{float(value):.6g}') + 0.0:.6g}"
