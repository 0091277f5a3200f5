"""Figures of quote share: who speaks how much, in which article and outlet, and who is heard where."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.rows import (
    fits,
    in_percent,
    legend_above,
    name_rows,
    row_size,
    short_names,
    speaker_name,
)
from analysis.figures.style import (
    ACCENT,
    UNATTRIBUTED,
    UNATTRIBUTED_HATCH,
    current_style,
    figure_size,
    group_looks,
    label,
    new_axes,
    text_on,
)
from analysis.measures.shares import UNNAMED

OTHERS_COLOUR = "#dedede"


def plot_quote_share(table: pd.DataFrame, *, colours: Mapping[str, str], ax: Axes | None = None) -> Axes:
    """A bar for each speaker with its interval; unattributed is grey and hatched.

    Args:
        table: speaker, share, low, high (``aggregates.quote_share`` of one group), first row on top.
        colours: by speaker; a row without one ("others (5)") is light grey.
    """
    ax = ax or new_axes(len(table))
    high = table["high"].fillna(table["share"]).clip(lower=table["share"])
    right = max(high.max(), 0.01)
    size = row_size(ax, len(table)) * 0.92
    for row, item in enumerate(table.itertuples()):
        ax.barh(row, item.share, height=0.72, **_look(item.speaker, colours))
        if not np.isnan(item.low):
            ax.plot([item.low, item.high], [row, row], color="#ffffff", linewidth=2.8)
            ax.plot([item.low, item.high], [row, row], color="#111111", linewidth=1.1)
        ax.text(high.iloc[row] + right * 0.015, row, f"{item.share:.1%}", va="center", fontsize=size)
    name_rows(ax, [speaker_name(name) for name in table["speaker"]])
    ax.set_xlim(0, right * 1.14)
    in_percent(ax.xaxis)
    ax.set_xlabel("share of quoted words")
    return ax


def plot_article_shares(table: pd.DataFrame, *, colours: Mapping[str, str], ax: Axes | None = None) -> Axes:
    """A bar for each article, divided among its speakers; surnames stand in the parts that have room.

    Args:
        table: article, speaker, speaker_kind, share (``comparisons.article_parts``), first article on top.
    """
    articles = list(dict.fromkeys(table["article"]))
    ax = ax or new_axes(len(articles))
    for row, article in enumerate(articles):
        _parts(ax, row, table[table["article"] == article], colours)
    name_rows(ax, articles, 40)
    ax.set_xlim(0, 1)
    in_percent(ax.xaxis)
    ax.set_xlabel("share of quoted words (hatched: unattributed, light grey: others)")
    return ax


def _parts(ax: Axes, row: int, table: pd.DataFrame, colours: Mapping[str, str]) -> None:
    """One divided bar."""
    left = 0.0
    names = short_names(list(table["speaker"]), list(table["speaker_kind"]))
    for name, item in zip(names, table.itertuples(), strict=True):
        look = {**_look(item.speaker, colours), "edgecolor": "white", "linewidth": 0.6}
        ax.barh(row, item.share, left=left, height=0.78, **look)
        if item.speaker and fits(ax, name, item.share):
            style = {"fontsize": current_style().font_size * 0.82, "color": text_on(look["facecolor"])}
            ax.text(left + item.share / 2, row, name, ha="center", va="center", **style)
        left += item.share


def plot_outlet_shares(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A row for each speaker, in it a marker for each outlet with its interval.

    Args:
        table: outlet, speaker, share, low, high (``comparisons.outlet_shares``); speakers in order.
    """
    speakers = list(dict.fromkeys(table["speaker"]))
    looks = group_looks(sorted(table["outlet"].unique()))
    ax = ax or new_axes(round(1.4 * len(speakers)), extra=1.5)
    offsets = np.linspace(-0.26, 0.26, len(looks)) if len(looks) > 1 else [0.0]
    for (outlet, look), offset in zip(looks.items(), offsets, strict=True):
        rows = table[table["outlet"] == outlet]
        y = rows["speaker"].map(speakers.index).to_numpy() + offset
        ax.hlines(y, rows["low"], rows["high"], color=look["color"], linewidth=1.1)
        name = label(outlet, 28)
        ax.plot(rows["share"], y, linestyle="", markersize=5.5, markeredgecolor="white", label=name, **look)
    name_rows(ax, [speaker_name(name) for name in speakers])
    ax.set_xlim(left=-0.005)
    in_percent(ax.xaxis)
    ax.set_xlabel("share of the outlet's quoted words")
    legend_above(ax, 3)
    return ax


def plot_concentration(table: pd.DataFrame, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """Effective number of speakers: a point for each article, the mean of the group with its interval.

    Args:
        table: article, ``by``, effective_speakers, mean, low, high (the last three by group).
    """
    groups = sorted(table[by].unique())
    ax = ax or new_axes(2 * len(groups))
    rng = np.random.default_rng(0)
    for row, group in enumerate(groups):
        rows = table[table[by] == group]
        heights = row + rng.uniform(-0.12, 0.12, len(rows)) * (len(rows) > 1)
        dots = {"s": 24, "color": "#9a9a9a", "edgecolor": "white", "linewidth": 0.5}
        ax.scatter(rows["effective_speakers"], heights, **dots)
        mean = rows.iloc[0]
        if len(rows) > 1:
            ax.plot([mean["low"], mean["high"]], [row + 0.3] * 2, color=ACCENT, linewidth=2)
            ax.plot(mean["mean"], row + 0.3, "D", color=ACCENT, markersize=6)
    name_rows(ax, groups)
    ax.set_xlim(left=0)
    ax.set_xlabel("effective number of speakers (grey: articles, diamond: mean with 95 % interval)")
    return ax


def plot_heard(table: pd.DataFrame) -> Figure:
    """Who is heard on one event in which outlet: a small heat map for each event.

    Args:
        table: event, speaker, outlet, share (``comparisons.heard_parts``); events and speakers in order.
    """
    events = list(dict.fromkeys(table["event"]))
    outlets = sorted(table["outlet"].unique())
    style = current_style()
    columns = min(3 if style.page_width > style.page_height else 2, len(events))
    grid = -(-len(events) // columns)
    n_speakers = table.groupby("event")["speaker"].nunique()
    heights = [n_speakers[events[i : i + columns]].max() for i in range(0, len(events), columns)]
    width, height = figure_size(sum(heights) + 3 * grid, extra=0.6)
    figure, axes = plt.subplots(grid, columns, figsize=(width, height), squeeze=False, height_ratios=heights)
    for ax, event in zip(axes.ravel(), events, strict=False):
        _heard(ax, table[table["event"] == event], outlets)
        ax.set_title(label(event, 34), fontsize=style.font_size)
    for ax in axes.ravel()[len(events) :]:
        ax.remove()
    return figure


def _heard(ax: Axes, table: pd.DataFrame, outlets: list[str]) -> None:
    matrix = table.pivot(index="speaker", columns="outlet", values="share").reindex(columns=outlets)
    matrix = matrix.reindex(list(dict.fromkeys(table["speaker"])))
    ax.imshow(matrix.fillna(0), cmap="Blues", vmin=0, vmax=0.75, aspect="auto")
    size = row_size(ax, len(matrix))
    for (row, column), share in np.ndenumerate(matrix.to_numpy()):
        text = "no article" if np.isnan(share) and row == 0 else "" if np.isnan(share) else f"{share:.0%}"
        text = "–" if share == 0 else text
        colour = "#ffffff" if share > 0.4 else "#111111"
        ax.text(column, row, text, ha="center", va="center", color=colour, fontsize=size)
    name_rows(ax, [speaker_name(name) for name in matrix.index], 22)
    ax.set_ylim(len(matrix) - 0.5, -0.5)
    turned = {"rotation": 40, "ha": "right"} if len(outlets) > 4 else {}
    names = [label(outlet, 22 if turned else 11, 1 if turned else 2) for outlet in outlets]
    ax.set_xticks(range(len(outlets)), names, fontsize=size * 0.82, **turned)
    ax.tick_params(length=0)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)


def _look(speaker: str, colours: Mapping[str, str]) -> dict[str, object]:
    """Face, edge and hatch of a speaker's bar; unnamed sources are darker than the others."""
    if speaker == "":
        return {
            "facecolor": UNATTRIBUTED,
            "hatch": UNATTRIBUTED_HATCH,
            "edgecolor": "#6e6e6e",
            "linewidth": 0,
        }
    other = "#8f8f8f" if speaker == UNNAMED else OTHERS_COLOUR
    return {"facecolor": colours.get(speaker, other), "edgecolor": "none", "linewidth": 0}
