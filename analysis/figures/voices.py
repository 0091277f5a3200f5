"""The figure of voices over time: a small plot for each voice and kind of source."""

from datetime import date

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from analysis.figures.forms import in_per_cent
from analysis.figures.numbers import Form, percent, signed, tenths
from analysis.figures.style import ACCENT, current_style, figure_size, grid_across, label

_MOST_PANELS, _MOST_TICKS = 8, 6


def form_of(group: str) -> Form:
    """How the values of a group are written: shares in per cent, grades and tones by their names."""
    return tenths if "grade" in group else signed if group.startswith("tone") else percent


def plot_over_time(table: pd.DataFrame) -> Figure:
    """A small plot for each group: its value in each period with the interval, joined by a line.

    ``table`` has group, period, value, low, high (``voices.over_time`` or ``by_period``); groups in order.
    """
    groups = list(dict.fromkeys(table["group"]))[:_MOST_PANELS]
    places = {period: _place(period) for period in sorted(table["period"].unique())}
    lines, columns = -(-len(groups) // 2), min(2, len(groups))
    size = figure_size(6 * lines, extra=0.4)
    figure, axes = plt.subplots(lines, columns, figsize=size, squeeze=False, sharex=True)
    for ax, group in zip(axes.ravel(), groups, strict=False):
        own = table[table["group"] == group]
        _panel(ax, own.assign(at=own["period"].map(places)), form_of(group))
        ax.set_title(label(group, 26), weight="bold", loc="left")
    for ax in axes.ravel()[len(groups) :]:
        ax.remove()
    ticks = list(places)[:: -(-len(places) // _MOST_TICKS)]
    for ax in figure.axes:
        ax.set_xticks([places[period] for period in ticks], ticks, rotation=30, ha="right")
    for ax in figure.axes[-columns:]:  # the lowest of each column
        ax.tick_params(labelbottom=True)
    return figure


def _place(period: str) -> int:
    """Where a week, month or year stands on an axis of weeks, months or years."""
    year, _, part = period.partition("-")
    if part.startswith("W"):
        return date.fromisocalendar(int(year), int(part[1:]), 1).toordinal() // 7
    return 12 * int(year) + int(part) - 1 if part else int(year)


def _panel(ax: Axes, own: pd.DataFrame, form: Form) -> None:
    ax.vlines(own["at"], own["low"], own["high"], color=ACCENT, linewidth=1.8, alpha=0.45)
    look = {"color": ACCENT, "marker": "o", "markersize": 0.6 * current_style().font_size}
    sns.lineplot(own, x="at", y="value", ax=ax, linewidth=1.2, errorbar=None, **look)
    top = np.nanmax(own[["value", "low", "high"]].to_numpy(dtype=float))
    if form is percent:
        ax.set_ylim(-0.05 * max(top, 0.05), 1.1 * max(top, 0.05))
        in_per_cent(ax.yaxis, 4)
    else:
        ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: form(value)))
        ax.locator_params(axis="y", nbins=4)
    grid_across(ax)
    ax.set(xlabel="", ylabel="")
