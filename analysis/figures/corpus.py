"""Figures of the articles themselves: lengths, quoted words and narration, where quotations stand."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.figures.rows import in_percent, legend_above, name_rows
from analysis.figures.style import ACCENT, PALETTE, group_looks, label, new_axes


def plot_spread(
    table: pd.DataFrame, x: str, xlabel: str, *, by: str = "outlet", ax: Axes | None = None
) -> Axes:
    """One point for each article and a bar at the median, in one row for each group.

    Args:
        table: columns ``by`` and ``x``. Shares (columns named share_of_…) are shown in per cent.
    """
    groups = sorted(table[by].unique())
    ax = ax or new_axes(2 * len(groups))
    rng = np.random.default_rng(0)
    for row, group in enumerate(groups):
        values = table.loc[table[by] == group, x].dropna().to_numpy()
        heights = row + rng.uniform(-0.18, 0.18, len(values)) * (len(values) > 1)
        ax.scatter(
            values, heights, s=26, color=ACCENT, edgecolor="white", linewidth=0.5, alpha=0.85, zorder=3
        )
        if len(values) > 1:
            ax.plot([np.median(values)] * 2, [row - 0.32, row + 0.32], color="#111111", linewidth=2, zorder=4)
    name_rows(ax, groups)
    ax.set_xlabel(xlabel)
    ax.set_xlim(left=0)
    if x.startswith("share_"):
        in_percent(ax.xaxis)
    return ax


def plot_quoted_and_narration(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A bar for each article: words inside quotation marks, then the writer's own.

    Args:
        table: article, n_words_quoted, n_words_narration (``structure.quoted_and_narration``), first row on
        top.
    """
    ax = ax or new_axes(len(table), extra=1.5)
    rows = np.arange(len(table))
    ax.barh(rows, table["n_words_quoted"], color=PALETTE[1], label="inside quotation marks", height=0.74)
    left = table["n_words_quoted"]
    ax.barh(rows, table["n_words_narration"], left=left, color="#d9d9d9", label="narration", height=0.74)
    name_rows(ax, list(table["article"]), 40)
    ax.set_xlabel("words")
    legend_above(ax, 2)
    return ax


def plot_quoted_along(table: pd.DataFrame, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """Share of words inside quotation marks from the beginning to the end of the article, a line for each
    group.

    Args:
        table: ``by``, part, share (``structure.quoted_along``).
    """
    ax = ax or new_axes(width="page")
    for number, (group, look) in enumerate(group_looks(table[by]).items()):
        rows = table[table[by] == group]
        dashes = ("-", "--", ":", "-.")[number % 4]
        ax.plot(rows["part"], rows["share"], dashes, **look, markersize=5, label=label(group, 30))
    parts = sorted(table["part"].unique())
    ax.set_xticks(parts)
    ax.set_xlabel(f"part of the article (1 = beginning, {parts[-1]} = end)")
    ax.set_ylabel("words inside quotation marks")
    in_percent(ax.yaxis)
    ax.set_ylim(0, max(table["share"].max() * 1.08, 0.01))
    ax.grid(axis="y")
    if table[by].nunique() > 1:
        legend_above(ax, 3)
    return ax
