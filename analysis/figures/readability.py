"""Figures of readability: the grades of articles by several formulas, and how the formulas agree."""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from analysis.figures.forms import GRADE, heat, key_above, mark_grades, name_rows, not_shown
from analysis.figures.numbers import FORMS, tenths, written
from analysis.figures.style import PALE, PALETTE, current_style, most_rows, new_axes

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


def plot_rank_agreement(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Rank correlation between formulas as a heat table; darker is closer agreement.

    ``table`` has formula, and a column for each formula (``readability.rank_agreement``).
    """
    values = table.set_index("formula")
    ax = ax or new_axes(1.3 * len(values), extra=1.2)
    return heat(ax, values, values.map(FORMS["hundredths"]), vmax=1)


def plot_against_textstat(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """What makes our value differ from textstat's: mean change by each step, and their sum, for each formula.

    ``table`` has label, difference (ours - textstat) and the points that each step adds.
    """
    steps = ["equation", "sentences", "words and syllables", "hard words", "difference"]
    values = table.set_index("label")[steps].rename(columns={"difference": "all together"}).round(1)
    ax = ax or new_axes(1.3 * len(values), extra=1.0)
    reach = max(float(values.abs().max(axis=None)), 0.5)
    return heat(ax, values, values.map(lambda v: written(v, ".1f", "+")), vmax=reach)
