"""Figures of readability: grades of articles and outlets, of narration and speech, along an article."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.figures.style import ACCENT, NARRATION, PALETTE, UNATTRIBUTED, label, new_axes
from analysis.readability.formulas import MIN_WORDS_OF_SPEAKER

_MARKERS = ("o", "s", "D", "^", "v", "P", "X")
_GRADE = "US school grade (higher is harder)"
_PARTS = {"narration": (NARRATION, "o"), "quoted speech": (PALETTE[1], "D")}
_STEPS = {
    "equation": PALETTE[2],
    "sentences": PALETTE[0],
    "words and syllables": PALETTE[3],
    "hard words": PALETTE[5],
}


def plot_grades_by_formula(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Each article's grade by every formula that gives one, articles in the order of the table.

    ``table``: article, label (of the formula), value, one row for each article and formula.
    """
    articles = list(dict.fromkeys(table["article"]))
    ax = ax or new_axes(len(articles), extra=1.5)
    rows = {article: row for row, article in enumerate(articles)}
    ends = table.groupby("article")["value"].agg(["min", "max"]).loc[articles]
    ax.hlines(range(len(articles)), ends["min"], ends["max"], color="#cccccc", linewidth=2, zorder=1)
    for number, name in enumerate(dict.fromkeys(table["label"])):
        part = table[table["label"] == name]
        ax.scatter(
            part["value"],
            part["article"].map(rows),
            marker=_MARKERS[number % len(_MARKERS)],
            color=PALETTE[number % len(PALETTE)],
            edgecolor="white",
            linewidth=0.4,
            s=34,
            label=name,
            zorder=2,
        )
    _rows(ax, articles, width=46)
    ax.set_xlabel(_GRADE)
    ax.set_title("School grade of each article by formula")
    _legend_below(ax, ax.get_legend_handles_labels()[0], 3)
    return ax


def plot_grades_by_group(groups: pd.DataFrame, articles: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Grade of each outlet with its interval, and the grades of its articles.

    ``groups``: outlet, value, low, high; ``articles``: outlet, value, one row for each article.
    """
    ax = ax or new_axes(max(len(groups), 2), extra=1.4)
    rows = {outlet: row for row, outlet in enumerate(groups["outlet"])}
    own = articles[articles["outlet"].isin(rows)]
    ax.scatter(
        own["value"],
        own["outlet"].map(rows) + 0.22,
        s=22,
        color=UNATTRIBUTED,
        edgecolor="white",
        linewidth=0.4,
    )
    _intervals(ax, groups, np.arange(len(groups)) - 0.08, [ACCENT] * len(groups), "o")
    _rows(ax, list(rows))
    ax.set_xlabel("Flesch-Kincaid " + _GRADE[3:])
    ax.set_title("Flesch-Kincaid grade by outlet")
    handles = [
        _handle("o", ACCENT, "all its prose, with 95 % interval"),
        _handle("o", UNATTRIBUTED, "one article"),
    ]
    _legend_below(ax, handles, 2)
    return ax


def plot_narration_against_speech(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Grade of narration and of quoted speech side by side for each group.

    ``table``: part (narration or quoted speech), group, n_words, value, low, high.
    """
    groups = list(dict.fromkeys(table["group"]))
    ax = ax or new_axes(1.6 * len(groups), extra=1.5)
    for part, (colour, marker) in _PARTS.items():
        own = table[(table["part"] == part) & table["value"].notna()]
        shift = -0.16 if part == "narration" else 0.16
        at = own["group"].map({group: row for row, group in enumerate(groups)}).astype(float) + shift
        _intervals(ax, own, at.to_numpy(dtype=float), [colour] * len(own), marker)
        for x, y, n in zip(own["high"].fillna(own["value"]), at, own["n_words"], strict=True):
            ax.annotate(
                f"{n:,} words", (x, y), (5, 0), textcoords="offset points", va="center", color="#555555"
            )
    _rows(ax, groups)
    ax.margins(x=0.16)
    ax.set_xlabel("Flesch-Kincaid " + _GRADE[3:])
    ax.set_title("Narration against quoted speech")
    _legend_below(ax, [_handle(marker, colour, part) for part, (colour, marker) in _PARTS.items()], 2)
    return ax


def plot_grades_by_speaker(
    table: pd.DataFrame, *, colours: Mapping[str, str] | None = None, ax: Axes | None = None
) -> Axes:
    """Grade of each speaker's quoted words with its interval; the number of words stands beside the name.

    ``table``: speaker, n_words, value, low, high, in the order shown; ``colours``: speaker -> colour. Dots of
    fewer than 300 words are grey: too few to compare speakers by.
    """
    colours = colours or {}
    ax = ax or new_axes(max(len(table), 2))
    names = [
        f"{label(name or 'unattributed', 30)} ({n:,})"
        for name, n in zip(table["speaker"], table["n_words"], strict=True)
    ]
    tints = [
        colours.get(name, ACCENT) if name and n >= MIN_WORDS_OF_SPEAKER else UNATTRIBUTED
        for name, n in zip(table["speaker"], table["n_words"], strict=True)
    ]
    _intervals(ax, table, np.arange(len(table), dtype=float), tints, "o")
    _rows(ax, names, width=48)
    ax.set_xlabel("Flesch-Kincaid " + _GRADE[3:])
    ax.set_ylabel("speaker (quoted words)")
    ax.set_title("Grade of what speakers are quoted saying")
    return ax


def plot_grades_along(
    windows: pd.DataFrame, middle: pd.DataFrame, *, by: str = "outlet", ax: Axes | None = None
) -> Axes:
    """Grade in a window moving along each article (thin), and the median of each group's articles (thick).

    ``windows``: article, ``by``, position (0..1), value; ``middle``: ``by``, position, value.
    """
    ax = ax or new_axes()
    groups = list(dict.fromkeys(middle[by]))
    tints = {group: PALETTE[number % len(PALETTE)] for number, group in enumerate(groups)}
    for (_, group), line in windows.groupby(["article", by], sort=True):
        ax.plot(
            line["position"] * 100,
            line["value"],
            color=tints.get(group, UNATTRIBUTED),
            linewidth=0.6,
            alpha=0.45,
        )
    handles = []
    for number, group in enumerate(groups):
        own = middle[middle[by] == group]
        style = ("-", "--", "-.", ":")[number % 4]
        ax.plot(own["position"] * 100, own["value"], color=tints[group], linewidth=2.4, linestyle=style)
        handles.append(
            Line2D([], [], color=tints[group], linewidth=2.4, linestyle=style, label=label(group, 34))
        )
    ax.grid(axis="y")
    ax.set_xlim(0, 100)
    ax.set_xlabel("position in the article (% of its words)")
    ax.set_ylabel("Flesch-Kincaid grade\n(higher is harder)")
    ax.set_title("Grade along the article")
    _legend_below(ax, handles, 3)
    return ax


def plot_rank_agreement(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Rank correlation between formulas as a grid of numbers; darker is closer agreement.

    ``table``: a square table of correlations with the formulas' labels as index and columns.
    """
    ax = ax or new_axes(len(table) * 1.35, extra=1.6)
    values = table.to_numpy(dtype=float)
    ax.imshow(values, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for row, column in np.ndindex(values.shape):
        value = values[row, column]
        colour = "white" if value > 0.6 else "#111111"
        ax.text(
            column, row, "" if np.isnan(value) else f"{value:.2f}", ha="center", va="center", color=colour
        )
    ax.grid(False)
    names = [re.sub(r"(?<=-)| ", "\n", name) for name in table.columns]
    ax.set_xticks(range(len(table)), names, fontsize=7 if len(table) > 8 else None)
    ax.set_yticks(range(len(table)), [label(name, 30) for name in table.index])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_title("How alike the formulas order the articles (rank correlation)")
    return ax


def plot_against_textstat(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """What makes our value differ from textstat's: mean change by each step, and their sum, for each formula.

    ``table``: label, equation, sentences, words and syllables, hard words, difference (ours - textstat).
    """
    ax = ax or new_axes(len(table), extra=1.5)
    at = np.arange(len(table))
    ends = {1: np.zeros(len(table)), -1: np.zeros(len(table))}
    for step, colour in _STEPS.items():
        values = table[step].to_numpy(dtype=float)
        for sign, end in ends.items():
            part = np.where(np.sign(values) == sign, values, 0.0)
            ax.barh(at, part, left=end, height=0.6, color=colour, edgecolor="white", linewidth=0.5)
            end += part
    ax.scatter(table["difference"], at, marker="D", s=28, color="#111111", edgecolor="white", zorder=3)
    ax.axvline(0, color="#444444", linewidth=0.8)
    ax.use_sticky_edges = False
    ax.margins(x=0.06)
    _rows(ax, list(table["label"]))
    ax.set_xlabel("ours minus textstat (points of the formula, mean over articles)")
    ax.set_title("Why our scores differ from textstat’s")
    handles = [Line2D([], [], color=c, linewidth=6, label=step) for step, c in _STEPS.items()]
    _legend_below(ax, [*handles, _handle("D", "#111111", "sum")], 5)
    return ax


def _intervals(ax: Axes, table: pd.DataFrame, at: np.ndarray, colours: Sequence[str], marker: str) -> None:
    ax.hlines(at, table["low"], table["high"], color=colours, linewidth=1.6, zorder=2)
    ax.scatter(
        table["value"], at, marker=marker, s=40, color=colours, edgecolor="white", linewidth=0.5, zorder=3
    )


def _rows(ax: Axes, names: Sequence[str], width: int = 38) -> None:
    """One row for each name, the first on top."""
    ax.set_yticks(range(len(names)), [label(name, width) for name in names])
    ax.set_ylim(len(names) - 0.5, -0.5)


def _handle(marker: str, colour: str, text: str) -> Line2D:
    return Line2D([], [], marker=marker, color=colour, linestyle="none", markeredgecolor="white", label=text)


def _legend_below(ax: Axes, handles: Sequence, columns: int) -> None:
    ax.figure.legend(handles=list(handles), loc="outside lower center", ncols=columns)
