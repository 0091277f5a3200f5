"""Figures of readability: the grades of articles by several formulas, and the grade along an article."""

from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from analysis.figures.forms import GRADE, key_above, mark_grades, name_rows, not_shown
from analysis.figures.numbers import tenths
from analysis.figures.style import (
    ACCENT,
    PALE,
    PALETTE,
    QUIET,
    STRONG,
    current_style,
    figure_of,
    grid_across,
    label,
    most_rows,
    new_axes,
)
from analysis.measures.outlets import ALL

MARKERS = ["o", "s", "D", "^", "v"]


def plot_grades_by_formula(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Each article's grade by every formula that gives one; that by Flesch-Kincaid stands beside its title.

    ``table`` has article, title, formula, label, value, one row for each article and formula.
    """
    articles = list(dict.fromkeys(table["article"]))
    shown = table[table["article"].isin(articles[: most_rows(1.2)])]
    by_article = shown.groupby("article", sort=False)
    ends = by_article.agg(title=("title", "first"), low=("value", "min"), high=("value", "max"))
    numbers = shown[shown["formula"] == "flesch_kincaid_grade"].set_index("article")["value"].map(tenths)
    ax = ax or new_axes(len(ends), extra=1.4)
    at = np.arange(len(ends))
    ax.hlines(at, ends["low"], ends["high"], color=PALE, linewidth=2, zorder=1)
    rows = shown["article"].map(dict(zip(ends.index, at, strict=True))).rename("row")
    look = {"palette": list(PALETTE[:5]), "markers": MARKERS, "s": 4 * current_style().font_size}
    names = {"hue": shown["label"], "style": shown["label"]}
    sns.scatterplot(x=shown["value"], y=rows, ax=ax, zorder=2, **names, **look)
    name_rows(ax, list(ends["title"]), numbers.reindex(ends.index).fillna("–"), width=40)
    mark_grades(ax)
    key_above(ax, ax.get_legend_handles_labels()[0], lift=1.8)
    not_shown(ax, GRADE, len(articles) - len(ends), "articles")
    return ax


def plot_grade_along(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A thick line for all articles and a thin one for each outlet, named at their ends where there is room.

    ``table`` has outlet, position, value (``readability.median_course``); "all articles" is the thick line.
    """
    ax = ax or new_axes()
    look: dict[str, Any] = {"x": "position", "y": "value", "estimator": None, "ax": ax}
    is_all = table["outlet"] == ALL
    if not is_all.all():
        sns.lineplot(table[~is_all], units="outlet", color=QUIET, linewidth=0.8, **look)
    sns.lineplot(table[is_all], color=ACCENT, linewidth=2.8, **look)
    ax.set(xlabel="share of the article’s words before the window", ylabel="Flesch-Kincaid grade")
    grid_across(ax)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    _name_ends(ax, table.sort_values("position").drop_duplicates("outlet", keep="last"))
    return ax


def _name_ends(ax: Axes, ends: pd.DataFrame) -> None:
    """Names to the right of lines, moved apart; only that of all articles where there are too many."""
    low, high = ax.get_ylim()
    inches = figure_of(ax).get_size_inches()[1] * 0.75
    gap = (high - low) * 1.3 * current_style().font_size / 72 / inches
    ends = ends if len(ends) * gap < high - low else ends[ends["outlet"] == ALL]
    ends = ends.sort_values("value", ignore_index=True)
    # each at least a gap above the one below it, and none so high that those above it would not fit
    ranks = gap * np.arange(len(ends))
    places = np.maximum.accumulate(ends["value"] - ranks) + ranks
    places = np.minimum(places, high - ranks[::-1]) if len(places) and places.iloc[-1] > high else places
    look: dict[str, Any] = {"xytext": (6, 0), "textcoords": "offset points", "va": "center"}
    for row, place in zip(ends.to_dict("records"), places, strict=True):
        is_all = row["outlet"] == ALL
        look |= {"weight": "bold" if is_all else "normal", "color": ACCENT if is_all else STRONG}
        ax.annotate(label(row["outlet"], 24), (row["position"], place), annotation_clip=False, **look)
