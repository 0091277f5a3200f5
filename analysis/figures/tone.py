"""The figure of tone along an article."""

from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.figures.forms import key_above
from analysis.figures.style import PART_COLOURS, STRONG, grid_across, new_axes

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
