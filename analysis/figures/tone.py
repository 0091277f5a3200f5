"""Figures of tone: along an article, narration against quoted words, speakers, one event across outlets."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.figures.style import ACCENT, NARRATION, UNATTRIBUTED, label, new_axes

_PART_COLOURS = {"narration": NARRATION, "quoted words": ACCENT}
_AXIS = "mean tone of sentences (−1 negative, +1 positive)"
_ZERO = {"color": "#333333", "linewidth": 0.9, "zorder": 1}


def plot_arc(table: pd.DataFrame, *, title: str, ax: Axes | None = None) -> Axes:
    """Tone along one article: a bar for each part of a sentence, and the moving mean.

    Args:
        table: what ``tones.arc`` returned.
        title: of the article.
    """
    ax = ax or new_axes()
    for part, colour in _PART_COLOURS.items():
        rows = table[(table["part"] == part) & (table["tone"] != 0)]
        ax.bar(rows["sentence"], rows["tone"], width=0.8, color=colour, alpha=0.75, label=part)
    means = table.drop_duplicates("sentence")
    ax.plot(means["sentence"], means["moving_mean"], color="black", linewidth=2, label="moving mean")
    ax.axhline(0, **_ZERO)
    ax.set(title=label(title, 80), xlabel="sentence", ylabel="tone (−1 to +1)", ylim=(-1, 1))
    ax.set_xlim(0, max(table["sentence"].max(), 10) + 1)
    ax.grid(axis="x", visible=False)
    ax.grid(axis="y", visible=True)
    ax.get_figure().legend(loc="outside lower center", ncols=3)
    return ax


def plot_tone_by_tenth(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Mean tone of each tenth of all articles with its interval: ``tones.mean_tone`` by ``tenth``."""
    ax = ax or new_axes()
    ax.errorbar(
        table["tenth"], table["mean"], yerr=_errors(table), fmt="o-", color=ACCENT, capsize=3, linewidth=1.5
    )
    ax.axhline(0, **_ZERO)
    ax.set(title="Tone from the first to the last tenth of an article", xlabel="tenth of the article")
    ax.set(ylabel="mean tone of sentences", xticks=range(1, 11), xlim=(0.5, 10.5))
    ax.grid(axis="y", visible=True)
    return ax


def plot_narration_against_quoted(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Mean tone of the writer's words and of quoted words, a row for each group.

    Args:
        table: ``tones.mean_tone`` by two columns, the second being ``part``.
    """
    groups = list(dict.fromkeys(table.iloc[:, 0]))
    ax = ax or new_axes(2 * len(groups))
    for shift, (part, colour) in zip((-0.17, 0.17), _PART_COLOURS.items(), strict=True):
        rows = table[table["part"] == part]
        heights = [groups.index(group) + shift for group in rows.iloc[:, 0]]
        _points(ax, rows, heights, [colour] * len(rows), marker="os"[part == "quoted words"])
    _rows_of(ax, [label(group) for group in groups])
    ax.set(title="The writers’ words and the words they quote", xlabel=_AXIS)
    _legend(ax, [(part, colour, "os"[part == "quoted words"]) for part, colour in _PART_COLOURS.items()])
    return ax


def plot_speaker_tone(
    table: pd.DataFrame, *, colours: Mapping[str, str] | None = None, ax: Axes | None = None
) -> Axes:
    """Mean tone of what each speaker is quoted with, most positive on top; number of sentences beside it.

    Args:
        table: ``tones.mean_tone`` by ``speaker``.
        colours: what ``corpus_colours`` returned; an unknown speaker is blue.
    """
    rows = table.sort_values(["mean", "speaker"], ascending=[False, True])
    ax = ax or new_axes(len(rows))
    chosen = {"": UNATTRIBUTED, **(colours or {})}
    _points(ax, rows, range(len(rows)), [chosen.get(name, ACCENT) for name in rows["speaker"]])
    names = [label(name) if name else "unattributed" for name in rows["speaker"]]
    _rows_of(ax, [f"{name} ({n})" for name, n in zip(names, rows["n_sentences"], strict=True)])
    ax.set(title="Tone of what speakers are quoted with", xlabel=_AXIS)
    return ax


def plot_event_tone(table: pd.DataFrame, *, colours: Mapping[str, str], ax: Axes | None = None) -> Axes:
    """Mean tone of the outlets that tell one event; a filled mark differs clearly from the other outlets.

    Args:
        table: what ``tones.tone_by_event`` returned.
        colours: a colour for each outlet.
    """
    events, outlets = list(dict.fromkeys(table["event"])), sorted(set(table["outlet"]))
    ax = ax or new_axes(1.1 * len(events) * max(len(outlets) * 0.55, 1))
    markers = {outlet: "osD^vPX*"[i % 8] for i, outlet in enumerate(outlets)}
    shifts = np.linspace(-0.25, 0.25, len(outlets)) if len(outlets) > 1 else [0.0]
    for shift, outlet in zip(shifts, outlets, strict=True):
        rows = table[table["outlet"] == outlet]
        heights = [events.index(event) + shift for event in rows["event"]]
        _points(ax, rows, heights, [colours[outlet]] * len(rows), markers[outlet], filled=rows["is_clear"])
    for edge in range(1, len(events)):
        ax.axhline(edge - 0.5, color="#dddddd", linewidth=0.6)
    _rows_of(ax, [label(event.replace("-", " ")) for event in events])
    ax.set(title="The same event told by different outlets", xlabel=_AXIS)
    known = [
        Line2D([], [], linestyle="", marker="o", color="black", markerfacecolor=face, label=name)
        for name, face in (("unlike the other outlets", "black"), ("difference may be chance", "white"))
    ]
    _legend(ax, [(label(outlet), colours[outlet], markers[outlet]) for outlet in outlets], known)
    return ax


def _points(ax: Axes, rows: pd.DataFrame, heights, colours, marker: str = "o", filled=None) -> None:
    """Means with their intervals as horizontal bars."""
    filled = [True] * len(rows) if filled is None else list(filled)
    for row, height, colour, full in zip(rows.itertuples(), heights, colours, filled, strict=True):
        ax.plot([row.low, row.high], [height, height], color=colour, linewidth=1.8, zorder=2)
        face = colour if full else "white"
        ax.plot(row.mean, height, marker, color=colour, markerfacecolor=face, markersize=6, zorder=3)
    ax.axvline(0, **_ZERO)


def _rows_of(ax: Axes, names: list[str]) -> None:
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.5, -0.5)


def _legend(ax: Axes, entries: list[tuple[str, str, str]], more: Sequence[Line2D] = ()) -> None:
    handles = [Line2D([], [], color=colour, marker=mark, label=name) for name, colour, mark in entries]
    listed = [*handles, *more]
    in_rows = [
        handle for column in range(3) for handle in listed[column::3]
    ]  # a legend fills column by column
    ax.get_figure().legend(handles=in_rows, loc="outside lower center", ncols=3)


def _errors(table: pd.DataFrame) -> list[pd.Series]:
    """Lengths of the error bars; a mean of equal values may lie a rounding error outside its interval."""
    return [(table["mean"] - table["low"]).clip(lower=0), (table["high"] - table["mean"]).clip(lower=0)]
