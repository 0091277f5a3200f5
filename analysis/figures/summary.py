"""The summary of a corpus as one composed figure."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.forms import name_rows, not_shown, points
from analysis.figures.numbers import Form, percent, signed, tenths
from analysis.figures.shares import plot_quote_share
from analysis.figures.style import ACCENT, STRONG, current_style, figure_size, most_rows, row_size

SHARE = "quote_share"
_PANELS: dict[str, tuple[str, Form]] = {
    "flesch_kincaid_grade": ("school\ngrade", tenths),
    "share_of_words_quoted": ("words in\nquotes", percent),
    "effective_speakers": ("effective\nspeakers", tenths),
    "tone_narration": ("tone of\nnarration", signed),
    "tone_quoted": ("tone of\nquotes", signed),
}


def summary_table(key_figures: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """What ``plot_summary`` shows in one table: measure, group (or speaker), n, mean, low, high.

    Made of ``summary.key_figures`` and of ``shares.top_speakers`` of the corpus.
    """
    quoted = shares.rename(columns={"speaker": "group", "share": "mean", "n_words": "n"})
    columns = ["measure", "group", "n", "mean", "low", "high"]
    return pd.concat([key_figures, quoted.assign(measure=SHARE)], ignore_index=True)[columns]


def plot_summary(table: pd.DataFrame, *, colours: Mapping[str, str]) -> Figure:
    """Above, who is quoted; below, a row for each outlet with its grade, quoted words, speakers and tone.

    ``table`` is that of ``summary_table``; what no article has a value for is left out.
    """
    shares = table[table["measure"] == SHARE].rename(columns={"group": "speaker", "mean": "share"})
    known = table[table["measure"].isin(_PANELS) & table["mean"].notna()]
    panels = [measure for measure in _PANELS if (known["measure"] == measure).any()]
    groups = list(dict.fromkeys(known["group"]))
    shown = groups[: max(most_rows() - len(shares) - 6, 4)]
    rows = [len(shares) + 2] * bool(len(shares)) + [len(shown) + 3]
    figure = plt.figure(figsize=figure_size(sum(rows), extra=0.8))
    grid = figure.add_gridspec(len(rows), max(len(panels), 1), height_ratios=rows)
    if len(shares):
        plot_quote_share(shares, colours=colours, ax=figure.add_subplot(grid[0, :]))
    for column, measure in enumerate(panels):
        ax = figure.add_subplot(grid[-1, column])
        own = known[known["measure"] == measure].set_index("group").reindex(shown)
        _panel(ax, own, measure, shown if column == 0 else [""] * len(shown))
    if panels:
        not_shown(figure.axes[-1 - len(panels) // 2], "", len(groups) - len(shown), "outlets")
    return figure


def _panel(ax: Axes, own: pd.DataFrame, measure: str, names: list[str]) -> None:
    """One measure: a point with interval in each row, its number at the right edge."""
    heading, form = _PANELS[measure]
    points(ax, own["mean"], own["low"], own["high"], [ACCENT] * len(own))
    name_rows(ax, names, width=22)
    low, high = np.nanmin(own[["mean", "low"]]), np.nanmax(own[["mean", "high"]])
    low, high = (min(low, -0.05), max(high, 0.05)) if form is signed else (0.0, high or 1.0)
    ax.set_xlim(low - 0.06 * (high - low), high + 0.55 * (high - low))
    size = row_size(ax, len(own) + 3)
    for at, value in enumerate(own["mean"]):
        text = "–" if np.isnan(value) else form(value)
        ax.text(0.99, at, text, transform=ax.get_yaxis_transform(), ha="right", va="center", fontsize=size)
    if form is signed:
        ax.axvline(0, color=STRONG, linewidth=0.8, zorder=1)
    ax.locator_params(axis="x", nbins=3)
    ax.tick_params(labelbottom=False)
    ax.set_title(heading, fontsize=0.92 * current_style().font_size)
