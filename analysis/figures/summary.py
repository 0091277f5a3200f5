"""The summary of a corpus as one composed figure."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.rows import in_percent, name_rows, speaker_name
from analysis.figures.shares import plot_quote_share
from analysis.figures.style import ACCENT, NARRATION, current_style, figure_size

_TONES = {"tone_narration": (NARRATION, "o"), "tone_quoted": (ACCENT, "D")}
_PANELS = {
    "flesch_kincaid_grade": "Grade (US school year)",
    "share_of_words_quoted": "Words in quotation marks",
    "effective_speakers": "Effective no. of speakers",
}


def plot_summary(table: pd.DataFrame, shares: pd.DataFrame, *, colours: Mapping[str, str]) -> Figure:
    """Quote share on the left; on the right grade, quoted words, number of speakers and tone by outlet.

    What no article has a value for is left out.

    Args:
        table: ``summary.key_figures``.
        shares: ``aggregates.top_speakers`` of the whole corpus; without rows the left part is left out.
    """
    known = set(table.loc[table["mean"].notna(), "measure"])
    panels = [measure for measure in _PANELS if measure in known] + ["tone"] * bool(known & set(_TONES))
    n_rows = len(panels) * table["group"].nunique() + 3 * len(panels) - 1
    figure = plt.figure(figsize=figure_size(max(n_rows, len(shares) + 3), extra=0.4))
    grid = figure.add_gridspec(max(len(panels), 1), 2 if len(shares) else 1)
    if len(shares):
        left = plot_quote_share(shares, colours=colours, ax=figure.add_subplot(grid[:, 0]))
        name_rows(left, [speaker_name(name) for name in shares["speaker"]], 20)
        left.set_title("Who is quoted")
    small = {"fontsize": current_style().font_size}
    for row, panel in enumerate(panels):
        ax = figure.add_subplot(grid[row, -1])
        if panel == "tone":
            plot_tones(table, ax=ax).set_title("Tone: ● narration ◆ quoted", **small)
        else:
            plot_means(table, panel, ax=ax).set_title(_PANELS[panel], **small)
    return figure


def plot_means(table: pd.DataFrame, measure: str, *, ax: Axes) -> Axes:
    """Mean and interval of one measure, a row for each group.

    Args:
        table: measure, group, mean, low, high (``summary.key_figures``).
    """
    rows = table[table["measure"] == measure]
    _points(ax, rows, 0.0, ACCENT, "o")
    name_rows(ax, list(rows["group"]), 20)
    least = 0.05 if measure.startswith("share_") else 1.0
    ax.set_xlim(0, np.nanmax([least, *rows["mean"], *rows["high"]]) * 1.08)
    if measure.startswith("share_"):
        in_percent(ax.xaxis)
    return ax


def plot_tones(table: pd.DataFrame, *, ax: Axes) -> Axes:
    """Mean tone of narration and quoted words, a row for each group."""
    for offset, (measure, (colour, marker)) in zip((-0.17, 0.17), _TONES.items(), strict=True):
        rows = table[table["measure"] == measure]
        _points(ax, rows, offset, colour, marker)
    ax.axvline(0, color="#333333", linewidth=0.8, zorder=1)
    name_rows(ax, list(rows["group"]), 20)
    reach = np.nanmax(
        np.abs([0.2, *table.loc[table["measure"].isin(_TONES), ["low", "high", "mean"]].stack()])
    )
    ax.set_xlim(-reach * 1.1, reach * 1.1)
    return ax


def _points(ax: Axes, rows: pd.DataFrame, offset: float, colour: str, marker: str) -> None:
    places = np.arange(len(rows)) + offset
    ax.hlines(places, rows["low"], rows["high"], color=colour, linewidth=1.8)
    ax.plot(rows["mean"], places, marker, color=colour, markersize=5.5)
