"""Figures of tone: along an article, and from the first to the last tenth of all articles."""

from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.figures.forms import TONE, key_above, plot_points
from analysis.figures.numbers import signed
from analysis.figures.style import ACCENT, PART_COLOURS, STRONG, grid_across, new_axes

_ZERO: dict[str, Any] = {"color": STRONG, "linewidth": 0.9, "zorder": 1}


def plot_arc(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Tone along one article (``tone.arc``): a bar for each part of a sentence, and the moving mean."""
    ax = ax or new_axes()
    bars = table[table["tone"] != 0]
    look: dict[str, Any] = {"native_scale": True, "dodge": False, "saturation": 1, "legend": False}
    look |= {"hue": "part", "palette": PART_COLOURS, "alpha": 0.8, "errorbar": None}
    if len(bars):
        sns.barplot(bars, x="sentence", y="tone", ax=ax, **look)
    means = table.drop_duplicates("sentence")
    sns.lineplot(means, x="sentence", y="moving_mean", color="black", linewidth=2, ax=ax, errorbar=None)
    ax.axhline(0, **_ZERO)
    ax.set(xlabel="sentence", ylabel="tone (−1 negative to +1 positive)", ylim=(-1, 1))
    ax.set_xlim(0, max(table["sentence"].max(), 10) + 1)
    grid_across(ax)
    parts = [Patch(facecolor=PART_COLOURS[part], label=part) for part in dict.fromkeys(table["part"])]
    key_above(ax, [*parts, Line2D([], [], color="black", linewidth=2, label="mean of nine sentences")])
    return ax


def plot_tone_by_tenth(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Mean tone of each tenth of all articles with its interval: ``tone.mean_tone`` by ``tenth``."""
    ax = ax or new_axes()
    ax.vlines(table["tenth"], table["low"], table["high"], color=ACCENT, linewidth=1.8)
    sns.lineplot(table, x="tenth", y="mean", marker="o", color=ACCENT, errorbar=None, ax=ax)
    ax.axhline(0, **_ZERO)
    reach = max(0.1, float(np.nanmax(table[["mean", "low", "high"]].abs().to_numpy()))) * 1.1
    ax.set(xlabel="tenth of the article", ylabel="mean tone of sentences", xticks=range(1, 11))
    ax.set(xlim=(0.5, 10.5), ylim=(-reach, reach))
    grid_across(ax)
    return ax


def plot_event_tone(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Mean tone of the outlets that tell one event; in grey what the outlets may share but for chance.

    ``table`` is that of ``tone.tone_by_event``.
    """
    named = table.assign(event=table["event"].str.replace("-", " "))
    look: dict[str, Any] = {"value": "mean", "form": signed, "mark": "is_clear", "xlabel": TONE}
    return plot_points(named, row="event", part="outlet", ax=ax, **look)
