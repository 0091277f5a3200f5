"""What figures with a row for each article, speaker or outlet share: names of rows, legends, labels in
bars.
"""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from analysis.figures.style import current_style, label

UNATTRIBUTED_NAME = "unattributed"


def name_rows(ax: Axes, names: Sequence[str], width: int = 32) -> None:
    """Row names on the left, the first row on top, and room for half a bar above and below."""
    ax.set_yticks(
        range(len(names)), [label(name, width) for name in names], fontsize=row_size(ax, len(names))
    )
    ax.set_ylim(len(names) - 0.4, -0.6)


def row_size(ax: Axes, n_rows: int) -> float:
    """Points of the type in a row: the style's tick labels, smaller where many rows share the height."""
    place = ax.get_subplotspec().get_position(ax.get_figure())
    height = ax.get_figure().get_size_inches()[1] * place.height
    points = 72 * max(height - 0.09 * current_style().font_size, 0.7 * height)
    return min(0.92 * current_style().font_size, max(points / max(n_rows, 1) * 0.8, 4))


def legend_above(ax: Axes, columns: int, **more) -> None:
    """The legend between title and plot, from the left."""
    ax.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=columns, borderaxespad=0.2, handlelength=2, **more
    )


def in_percent(axis) -> None:
    """Ticks of a share (0..1) in per cent."""
    axis.set_major_formatter(PercentFormatter(1, decimals=0))


def speaker_name(name: str) -> str:
    """A speaker as figures name it."""
    return name or UNATTRIBUTED_NAME


def short_names(names: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """What fits into a bar: surnames of persons, with an initial where two share one; else the beginning."""
    short = [_surname(n) if kind == "person" else label(n, 16) for n, kind in zip(names, kinds, strict=True)]
    return [
        f"{name[0]}. {text}" if kind == "person" and short.count(text) > 1 and name != text else text
        for name, kind, text in zip(names, kinds, short, strict=True)
    ]


def _surname(name: str) -> str:
    words = [word for word in name.split() if word.rstrip(".,") not in ("Jr", "Sr", "II", "III", "IV")]
    return label(words[-1] if words else name, 16)


def fits(ax: Axes, text: str, share_of_axis: float) -> bool:
    """Whether a text in small type fits into a part of the width of the axes (a careful estimate)."""
    width = ax.get_figure().get_size_inches()[0] * ax.get_subplotspec().get_position(ax.get_figure()).width
    points = 0.75 * width * 72 * share_of_axis
    return len(text) * current_style().font_size * 0.82 * 0.6 + 4 < points
