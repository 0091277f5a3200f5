"""Figures of voices over time: a small plot for each group, a point for each week, month or year."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from analysis.figures.forms import Form, percent
from analysis.figures.style import ACCENT, current_style, figure_size, label

_MOST_PANELS, _MOST_TICKS = 8, 6


def plot_over_time(table: pd.DataFrame, *, forms: Mapping[str, Form] | None = None) -> Figure:
    """A small plot for each group: its value in each period with the interval, joined by a line.

    Args:
        table: group, period, value, low, high (``voices.over_time`` or ``by_period``); groups in order,
            periods as text that sorts.
        forms: group -> how its values are written; by default in per cent.
    """
    groups = list(dict.fromkeys(table["group"]))[:_MOST_PANELS]
    periods = sorted(table["period"].unique())
    lines = -(-len(groups) // 2)
    size = figure_size(6 * lines, extra=0.4)
    figure, axes = plt.subplots(lines, min(2, len(groups)), figsize=size, squeeze=False, sharex=True)
    for ax, group in zip(axes.ravel(), groups, strict=False):
        _panel(
            ax,
            table[table["group"] == group].set_index("period").reindex(periods),
            (forms or {}).get(group, percent),
        )
        ax.set_title(label(group, 40), weight="bold", loc="left")
    for ax in axes.ravel()[len(groups) :]:
        ax.remove()
    step = -(-len(periods) // _MOST_TICKS)
    for ax in figure.axes:
        ax.set_xticks(range(0, len(periods), step), periods[::step], rotation=30, ha="right")
    for ax in figure.axes[-axes.shape[1] :]:  # the lowest of each column
        ax.tick_params(labelbottom=True)
    return figure


def _panel(ax: Axes, own: pd.DataFrame, form: Form) -> None:
    at = np.arange(len(own))
    ax.vlines(at, own["low"], own["high"], color=ACCENT, linewidth=1.8, alpha=0.45)
    look = {"color": ACCENT, "marker": "o", "markersize": 0.6 * current_style().font_size}
    sns.lineplot(x=at, y=own["value"].to_numpy(), ax=ax, linewidth=1.2, **look)
    known = own[["value", "low", "high"]].to_numpy(dtype=float)
    if form is percent:
        ax.set_ylim(0, max(1.1 * np.nanmax(known), 0.05))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: form(value)))
    ax.locator_params(axis="y", nbins=4)
    ax.grid(axis="x", visible=False)
    ax.grid(axis="y", visible=True)
    ax.set(xlabel="", ylabel="")
