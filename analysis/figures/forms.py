"""Forms of figures, drawn by seaborn: points with intervals, stacks, heat tables.

Numbers stand between the name of a row and its mark, where no interval runs through them. Rows that a page
does not hold are counted under the axis.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.patches import Patch
from matplotlib.ticker import MultipleLocator, PercentFormatter

from analysis.figures import style
from analysis.figures.numbers import FORMS

GRADE = "US school grade (higher is harder)"
_SCHOOL = {8: "end of middle school", 12: "end of high school", 16: "college degree"}


@style.drawing
def plot_points(
    table: pd.DataFrame,
    *,
    row: str,
    value: str = "value",
    part: str = "",
    colours: Mapping[str, str] | None = None,
    mark: str = "",
    form: str = "tenths",
    xlabel: str = "",
    ax: Axes | None = None,
) -> Axes:
    """A point with its interval in each row; the number stands beside the row's name.

    Args:
        table: ``row``, ``value``, low, high; first row on top. n, where there is one, stands in brackets. The
            rows of articles are strokes in the row of their group, whose own article is "". Of ranked rows
            that the page does not hold those in the middle are left out, of others (and shares) the last.
        part: a column that divides the rows of a group (narration, quoted words); the group is named once.
        form: how numbers are written, of ``numbers.FORMS``.
        colours: by ``part``, else by ``row``, as "#rrggbb" or of ``style.GREYS``; others are grey, nearly
            black where there is a ``mark``. Without colours all have one.
        mark: a column of true and false; where it is false the point is grey, and no other is.
    """
    is_point = table["article"] == "" if "article" in table else pd.Series(True, index=table.index)
    known = table[is_point].dropna(subset=value)
    if part:  # the rows of a group stand together
        known = known.sort_values(row, key=lambda names: pd.factorize(names)[0], kind="stable")
    is_ranked = known[value].is_monotonic_decreasing or known[value].is_monotonic_increasing
    is_ranked = is_ranked and form != "percent"  # of shares the largest count
    shown = known.iloc[both_ends(range(len(known)))] if is_ranked else known.head(style.most_rows())
    ax = ax or style.new_axes(len(shown) * (1 if is_point.all() else 1.2))
    strokes = table[~is_point & table[row].isin(shown[row])]
    if len(strokes):
        at = pd.Index(shown[row]).get_indexer(strokes[row]) + 0.0
        look: dict[str, Any] = {"marker": "|", "s": 12 * style.current_style().font_size, "linewidth": 1.2}
        sns.scatterplot(x=strokes[value].to_numpy(), y=at, ax=ax, color=style.QUIET, **look)
    names = shown[row].map(lambda name: name or "unattributed")
    if row == "event":
        names = names.str.replace("-", " ")
    if part:
        first = ~shown[row].duplicated()
        names = (names.map(style.label) + " · ").where(first, "") + shown[part]
        for edge in np.flatnonzero(first)[1:]:
            ax.axhline(edge - 0.5, color="#dddddd", linewidth=0.6)
    if "n" in shown:
        names = names + shown["n"].map(" ({:,})".format)
    other = style.ACCENT if not colours else style.STRONG if mark else style.QUIET
    given = {name: style.GREYS.get(colour, colour) for name, colour in (colours or {}).items()}
    tints = [given.get(name, other) if name else other for name in shown[part or row]]
    if mark:
        tints = [tint if clear else style.QUIET for tint, clear in zip(tints, shown[mark], strict=True)]
    points(ax, shown[value], shown["low"], shown["high"], tints)
    name_rows(ax, list(names), shown[value].map(FORMS[form]), width=44)
    not_shown(ax, xlabel, len(known) - len(shown), "rows", is_ranked)
    _fit_scale(ax, xlabel)
    return ax


def points(ax: Axes, values: pd.Series, low: pd.Series, high: pd.Series, colours: Sequence[str]) -> None:
    """A row of points from the top, each with its interval."""
    at = np.arange(len(values))
    ax.hlines(at, low, high, color=colours, linewidth=1.8, zorder=2)
    tints = {colour: colour for colour in colours}
    look: dict[str, Any] = {"s": 5 * style.current_style().font_size, "legend": False, "zorder": 3}
    sns.scatterplot(x=values.to_numpy(), y=at, hue=list(colours), palette=tints, ax=ax, **look)


@style.drawing
def plot_stack(
    table: pd.DataFrame,
    *,
    row: str,
    parts: Mapping[str, tuple[str, str]],
    name: str = "",
    number: str = "",
    form: str = "percent",
    xlabel: str = "",
    ax: Axes | None = None,
) -> Axes:
    """A bar for each row; ``parts`` of it: column -> (name in the key above the plot, colour)."""
    seen = {column: look for column, look in parts.items() if table[column].any()}
    parts = {column: (text, style.GREYS.get(colour, colour)) for column, (text, colour) in seen.items()}
    shown = table.head(style.most_rows(1.2))
    ax = ax or style.new_axes(len(shown), extra=1.2)
    long = shown.melt(row, [*parts], "part", "value")
    stack(ax, long, row, {column: colour for column, (_, colour) in parts.items()})
    name_rows(ax, list(shown[name or row]), shown[number].map(FORMS[form]) if number else None, width=40)
    key_above(ax, [Patch(facecolor=colour, label=text) for text, colour in parts.values()])
    if xlabel.startswith("share"):
        ax.set_xlim(0, 1)
        in_per_cent(ax.xaxis)
    not_shown(ax, xlabel, len(table) - len(shown), "rows")
    return ax


def stack(ax: Axes, long: pd.DataFrame, row: str, colours: Mapping[str, str]) -> None:
    """Bars divided into the parts that have ``colours``, in their order: columns ``row``, part, value."""
    look: dict[str, Any] = {"multiple": "stack", "shrink": 0.76, "alpha": 1, "edgecolor": "white"}
    look |= {"hue_order": [*colours][::-1], "palette": dict(colours), "legend": False, "linewidth": 0.6}
    sns.histplot(long.reset_index(drop=True), y=row, weights="value", hue="part", ax=ax, **look)
    ax.set_ylabel("")


@style.drawing
def plot_heat(
    table: pd.DataFrame,
    *,
    row: str,
    column: str = "",
    value: str = "",
    columns: Mapping[str, str] | None = None,
    form: str = "percent",
    least: float = 0.05,
    root: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """A table of coloured cells, in the order of the rows; columns that do not fit are counted.

    Args:
        column: whose values stand across, with ``value`` in the cells; without it the table's own columns do,
            of them those that ``columns`` names for readers, if any.
        least: the value of the darkest cell where none is larger.
        root: shades by the square root, so that a few large counts do not leave the others white.
    """
    if column:
        order = [*dict.fromkeys(table[row])], [*dict.fromkeys(table[column])]
        values = table.pivot(index=row, columns=column, values=value).loc[order]
    else:
        values = table.set_index(row)
        values = values[[*columns]].rename(columns=columns) if columns else values
    shown = values.iloc[:, : int(style.figure_size()[0] * 0.62 / (0.024 * style.current_style().font_size))]
    ax = ax or style.new_axes(1.25 * len(shown), extra=1.2)
    shades = np.sqrt(shown) if root else shown
    heat(ax, shades, shown.map(FORMS[form]), vmax=max(least, float(shades.abs().max(axis=None))))
    not_shown(ax, "", values.shape[1] - shown.shape[1], f"{column}s")
    return ax


def heat(ax: Axes, values: pd.DataFrame, texts: pd.DataFrame, *, vmax: float, names: int = 30) -> Axes:
    """A table of coloured cells with a text in each; column names stand above."""
    figure = style.figure_of(ax)
    signs = values.min(axis=None) < 0
    values = values.round(1) if signs else values  # what is written as 0 has no colour
    light = sns.light_palette(style.ACCENT, as_cmap=True)
    cmap = sns.diverging_palette(35, 190, as_cmap=True) if signs else light
    room = 72 * figure.get_size_inches()[0] * style.share_of_figure(ax)[0] * 0.7 / max(values.shape[1], 1)
    longest = max(map(len, texts.to_numpy().ravel()), default=1)
    size = min(style.row_size(ax, len(values) + 2), 1.5 * room / max(longest, 3))
    look: dict[str, Any] = {"annot": texts, "fmt": "", "annot_kws": {"fontsize": size}, "linewidths": 0.8}
    look |= {"cbar": False, "xticklabels": False, "yticklabels": False}
    figure.set_visible(False)  # seaborn would draw the whole figure once for each heat table
    sns.heatmap(values, vmin=-vmax if signs else 0.0, vmax=vmax, cmap=cmap, ax=ax, **look)
    figure.set_visible(True)
    down = [style.label(name or "unattributed", names) for name in values.index]
    ax.set_yticks(np.arange(len(values)) + 0.5, down)
    size = style.row_size(ax, len(values) + 2)
    across = [style.label(name, 11, 2) for name in values.columns]
    turned = max(style.text_width(line, size) for name in across for line in name.split("\n")) * 72 > room
    looks: dict[str, Any] = {"rotation": 45, "ha": "left", "rotation_mode": "anchor"} if turned else {}
    ax.xaxis.tick_top()
    across = [style.label(name, 18) for name in values.columns] if turned else across
    ax.set_xticks(np.arange(values.shape[1]) + 0.5, across, **looks)
    ax.set(xlabel="", ylabel="")
    ax.tick_params(length=0, labelsize=size)
    return ax


def name_rows(ax: Axes, names: Sequence[str], numbers: Sequence[str] | None = None, width: int = 32) -> None:
    """Row names on the left with their numbers, the first row on top, and half a row of room above."""
    shown = [style.label(name, width) for name in names]
    if numbers is not None:
        shown = [f"{name}   {number}" for name, number in zip(shown, numbers, strict=True)]
    ax.set_yticks(range(len(shown)), shown, fontsize=style.row_size(ax, len(shown)))
    ax.set_ylim(len(shown) - 0.4, -0.6)
    ax.set_ylabel("")


def both_ends(ranked: Sequence[Any], extra: float = 0.8) -> list[Any]:
    """Of ranked rows those that a page holds: the first and the last."""
    most = style.most_rows(extra)
    return [*ranked] if len(ranked) <= most else [*ranked[: most // 2], *ranked[most // 2 - most :]]


def not_shown(ax: Axes, xlabel: str, n: int, what: str, is_ranked: bool = False) -> None:
    """The name of the axis, and how many rows the page does not hold; of ranked ones a line shows where."""
    told = f"more {what}"
    if is_ranked and n > 0:
        told = f"{what} between"
        ax.axhline(len(ax.get_yticks()) // 2 - 0.5, color=style.QUIET, linewidth=0.9, linestyle=(0, (1, 2)))
    more = f"\n({n:,} {told} not shown; the figure’s table has them)" if n > 0 else ""
    ax.set_xlabel(xlabel + more)


def key_above(ax: Axes, handles: Sequence, *, lift: float = 0.2) -> None:
    """The key between measure and plot; it ends with the plot and grows over the names of the rows."""
    if handles:
        place: dict[str, Any] = {"loc": "lower right", "bbox_to_anchor": (1, 1), "borderaxespad": lift}
        ax.legend(handles=list(handles), ncols=3, handlelength=1.6, columnspacing=1.2, **place)


def speakers_key(speakers: pd.Series, colours: Mapping[str, str]) -> list[Patch]:
    """The names of all speakers shown that have a colour, and what grey and hatching mean."""
    shown = set(speakers)
    named = [name for name, colour in colours.items() if name in shown and name and colour != style.NEUTRAL]
    key = [Patch(facecolor=colours[name], label=style.label(name, 22)) for name in named]
    if shown - {*named, ""}:
        key.append(Patch(facecolor=style.NEUTRAL, label="other speakers"))
    if "" in shown and key:
        key.append(Patch(facecolor=style.UNATTRIBUTED, hatch=style.UNATTRIBUTED_HATCH, label="unattributed"))
    return key


def _fit_scale(ax: Axes, xlabel: str) -> None:
    """What the name of an axis asks for: per cent, zero in sight, the end of high school in sight."""
    low, high = ax.get_xlim()
    if "tone" in xlabel:
        reach = max(abs(low), abs(high), 0.2)
        ax.set_xlim(-reach, reach)
        ax.axvline(0, color=style.STRONG, linewidth=0.9, zorder=1)
    elif xlabel.endswith(GRADE):
        mark_grades(ax)
    else:
        ax.set_xlim(left=min(low, 0))
        if "share" in xlabel:
            in_per_cent(ax.xaxis)


def in_per_cent(axis: Axis, most: int = 7) -> None:
    """Marks of an axis of shares, ``most`` at the utmost, none of which rounds to the same as another."""
    low, high = axis.get_view_interval()
    steps = (step * 10.0**power for power in count(-3) for step in (1, 2, 5))
    step = next(step for step in steps if (high - low) / step <= most)
    axis.set_major_locator(MultipleLocator(step))
    axis.set_major_formatter(PercentFormatter(1, decimals=0 if step >= 0.01 else 1))


def mark_grades(ax: Axes) -> None:
    """Reference marks of a scale of US school grades: the end of high school is always in sight."""
    low, high = ax.get_xlim()
    low, high = min(low, 11), max(high, 12.6)
    ax.set_xlim(low, high)
    size = 0.85 * style.current_style().font_size
    inches = style.figure_of(ax).get_size_inches()[0] * 0.55
    seen = {grade: name for grade, name in _SCHOOL.items() if low < grade < high}
    fits = style.text_width(_SCHOOL[8], size) * 1.1 < inches * 4 / (high - low)
    for grade, name in seen.items():
        ax.axvline(grade, color=style.QUIET, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
        if fits or grade == 12:
            axis = ax.get_xaxis_transform()
            above: dict[str, Any] = {"xytext": (0, 2), "textcoords": "offset points", "ha": "center"}
            ax.annotate(name, (grade, 1), xycoords=axis, **above, va="bottom", fontsize=size, color="#555555")
