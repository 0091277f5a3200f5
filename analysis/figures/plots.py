"""Figures of a shape of their own: shares, the summary, strips, grades, tone, what changes over time."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, PercentFormatter

from analysis.figures import forms, style
from analysis.figures.numbers import FORMS, Form, percent, signed, tenth_percent, tenths
from analysis.measures.outlets import ALL, places
from analysis.measures.shares import OTHERS
from analysis.measures.summary import KEY_MEASURES

SHARE = "quote_share"
_PANELS = {name: known for name, known in KEY_MEASURES.items() if "panel" in known}
_MOST_PANELS, _MOST_TICKS = 8, 6
_THINNEST = 0.002  # of the width of a strip, what a quotation takes at least
_MOST_BARS = 1000  # beyond it single bars would take minutes


@style.drawing
def plot_quote_share(
    table: pd.DataFrame, *, colours: Mapping[str, str] = MappingProxyType({}), ax: Axes | None = None
) -> Axes:
    """A bar for each speaker of ``analysis.quote_share``, with its interval where the table has low and high.

    ``colours`` of speakers by name, the others grey; unattributed is hatched.
    """
    table = table.reindex(columns=[*dict.fromkeys([*table, "low", "high"])])
    ax = ax or style.new_axes(len(table))
    others = table["speaker"].str.startswith(f"{OTHERS} (")
    tints = {name: _colour(name, colours) for name in table["speaker"]}
    bars = table.assign(share=table["share"].mask(others)).reset_index(drop=True)
    look = {"palette": tints, "legend": False, "saturation": 1, "width": 0.74}
    sns.barplot(bars, x="share", y="speaker", hue="speaker", ax=ax, **look)
    for bar in ax.containers[-1] if (table["speaker"].iloc[-1:] == "").all() else ():
        bar.set_hatch(style.UNATTRIBUTED_HATCH)
    at = np.arange(len(table))
    ax.hlines(at, table["low"], table["high"], color=style.STRONG, linewidth=1.1)
    names = [name or "unattributed" for name in table["speaker"]]
    forms.name_rows(ax, names, table["share"].map(tenth_percent))
    ax.set_xlim(0, max(bars["share"].max(), table["high"].max(), 0.01) * 1.03)
    forms.in_per_cent(ax.xaxis)
    ax.set_xlabel("share of quoted words")
    return ax


@style.drawing
def plot_article_shares(table: pd.DataFrame, *, colours: Mapping[str, str], ax: Axes | None = None) -> Axes:
    """A bar for each article of ``shares.article_parts``; surnames stand in the parts that have room."""
    articles = list(dict.fromkeys(table["article"]))
    shown = table[table["article"].isin(articles[: style.most_rows()])]
    shown = shown.assign(part=shown.groupby("article").cumcount().astype(str), value=shown["share"])
    titles = shown.drop_duplicates("article")["title"]
    ax = ax or style.new_axes(len(titles), extra=1.2)
    parts = sorted(shown["part"].unique(), key=int)
    forms.stack(ax, shown, "article", dict.fromkeys(parts, style.NEUTRAL))
    points = 0.9 * style.row_size(ax, len(titles))
    begins = shown.groupby("article")["share"].cumsum() - shown["share"]
    inches = 0.62 * style.figure_of(ax).get_size_inches()[0] * style.share_of_figure(ax)[0]
    names = [name for _, group in shown.groupby("article", sort=False) for name in _short(group)]
    rows = pd.factorize(shown["article"])[0]
    for item, at, begin, name in zip(shown.itertuples(), rows, begins, names, strict=True):
        colour, bar = _colour(item.speaker, colours), ax.containers[int(item.part)].patches[at]
        bar.set(facecolor=colour, hatch="" if item.speaker else style.UNATTRIBUTED_HATCH)
        if item.speaker and style.text_width(name, points) + 0.06 < inches * item.share:  # a careful estimate
            look = {"ha": "center", "va": "center", "fontsize": points, "color": style.text_on(colour)}
            ax.text(begin + item.share / 2, at, name, **look)
    forms.name_rows(ax, list(titles), width=40)
    forms.key_above(ax, forms.speakers_key(shown["speaker"], colours))
    ax.set_xlim(0, 1)
    forms.in_per_cent(ax.xaxis)
    forms.not_shown(ax, "share of quoted words", len(articles) - len(titles), "articles")
    return ax


def _short(group: pd.DataFrame) -> list[str]:
    """What fits into a bar: surnames of persons, with an initial where two share one; else the beginning."""
    people = group["speaker_kind"] == "person"
    words = group["speaker"].str.replace(r",? (?:Jr|Sr|II|III|IV)\.?$", "", regex=True).str.split()
    last = words.str[-1].where(people, group["speaker"]).fillna("")
    twice = last.duplicated(keep=False) & people & (words.str.len() > 1)
    full = group["speaker"].str[:1] + ". " + last
    return [style.label(text, 16) for text in full.where(twice, last)]


@style.drawing
def plot_heard(table: pd.DataFrame) -> Figure:
    """Who is heard in which outlet (``shares.heard_parts``): a small heat table for each event."""
    told = {event: own for event, own in table.groupby("event", sort=False)}
    outlets = table["outlet"].drop_duplicates().sort_values(key=places)
    few = len(outlets) <= 4
    columns = min(2 if few else 1, len(told))
    height = table.groupby("event")["speaker"].nunique().max() + 3.5
    lines = min(-(-len(told) // columns), max(int(0.9 * style.most_rows(0.2) / height), 1))
    size = style.figure_size(height * lines, extra=0.2)
    figure, axes = plt.subplots(lines, columns, figsize=size, squeeze=False)
    for ax, (event, own) in zip(axes.ravel(), told.items(), strict=False):
        matrix = own.pivot(index="speaker", columns="outlet", values="share").loc[own["speaker"].unique()]
        matrix = matrix.reindex(columns=[one for one in outlets if few or one in matrix])
        texts = np.where(matrix.isna(), "", matrix.map(FORMS["quoted"])).astype(object)
        texts[0, matrix.iloc[0].isna()] = "no article"
        forms.heat(ax, matrix.fillna(0), pd.DataFrame(texts), vmax=0.75, names=20)
        ax.set_title(style.label(event.replace("-", " "), 19 if columns > 1 else 60), weight="bold")
    for ax in axes.ravel()[len(told) :]:
        ax.remove()
    forms.not_shown(axes[-1][0], "", len(told) - lines * columns, "events")
    return figure


def _colour(speaker: str, colours: Mapping[str, str]) -> str:
    """A speaker's colour; light where the row is what nobody or many said."""
    if speaker.startswith(f"{OTHERS} ("):
        return style.PALE
    return colours.get(speaker, style.NEUTRAL) if speaker else style.UNATTRIBUTED


def summary_table(key_figures: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """``summary.key_figures`` and ``shares.top_speakers`` of a corpus as one table, for ``plot_summary``."""
    quoted = shares.rename(columns={"speaker": "group", "share": "mean", "n_words": "n"})
    columns = ["measure", "group", "n", "mean", "low", "high"]
    return pd.concat([key_figures, quoted.assign(measure=SHARE)], ignore_index=True)[columns]


@style.drawing
def plot_summary(table: pd.DataFrame, *, colours: Mapping[str, str]) -> Figure:
    """Above, who is quoted; below, a row for each outlet with its grade, quoted words, speakers and tone."""
    shares = table[table["measure"] == SHARE].rename(columns={"group": "speaker", "mean": "share"})
    known = table[table["measure"].isin(_PANELS) & table["mean"].notna()]
    panels = [measure for measure in _PANELS if (known["measure"] == measure).any()]
    groups = list(dict.fromkeys(known["group"]))
    shown = groups[: max(style.most_rows() - len(shares) - 6, 4)]
    rows = [len(shares) + 2] * bool(len(shares)) + [len(shown) + 3]
    figure = plt.figure(figsize=style.figure_size(sum(rows), extra=0.8))
    grid = figure.add_gridspec(len(rows), max(len(panels), 1), height_ratios=rows)
    if len(shares):
        plot_quote_share(shares, colours=colours, ax=figure.add_subplot(grid[0, :]))
    for column, measure in enumerate(panels):
        ax = figure.add_subplot(grid[-1, column])
        own = known[known["measure"] == measure].set_index("group").reindex(shown)
        _key_panel(ax, own, measure, shown if column == 0 else [""] * len(shown))
    if panels:
        forms.not_shown(figure.axes[-1 - len(panels) // 2], "", len(groups) - len(shown), "outlets")
    return figure


def _key_panel(ax: Axes, own: pd.DataFrame, measure: str, names: list[str]) -> None:
    """One measure: a point with interval in each row, its number at the right edge."""
    form = FORMS[_PANELS[measure]["panel_form"]]
    forms.points(ax, own["mean"], own["low"], own["high"], [style.ACCENT] * len(own))
    forms.name_rows(ax, names, width=22)
    low, high = np.nanmin(own[["mean", "low"]]), np.nanmax(own[["mean", "high"]])
    low, high = (min(low, -0.05), max(high, 0.05)) if form is signed else (0.0, high or 1.0)
    ax.set_xlim(low - 0.06 * (high - low), high + 0.8 * (high - low))
    size = style.row_size(ax, len(own) + 3)
    for at, value in enumerate(own["mean"]):
        text = "–" if np.isnan(value) else form(value)
        ax.text(0.99, at, text, transform=ax.get_yaxis_transform(), ha="right", va="center", fontsize=size)
    if form is signed:
        ax.axvline(0, color=style.STRONG, linewidth=0.8, zorder=1)
    ax.locator_params(axis="x", nbins=3)
    ax.tick_params(labelbottom=False)
    ax.set_title(_PANELS[measure]["panel"], fontsize=0.92 * style.current_style().font_size)


@style.drawing
def plot_strips(
    table: pd.DataFrame, *, colours: Mapping[str, str], row: str = "article", ax: Axes | None = None
) -> Axes:
    """A strip for each article (or speaker) of ``quotations.strips``: each quotation in its speaker's colour.

    Direct and mixed quotations fill the strip, indirect ones half of its height; unattributed ones are
    hatched. The fullest strips are shown where a page does not hold all.
    """
    fullest = table[row].value_counts().index[: style.most_rows(1.4)]
    shown = table[table[row].isin(fullest)]
    names = shown.drop_duplicates(row)["title" if row == "article" else row].replace("", "unattributed")
    place = (shown["begin"] / _THINNEST).round()  # of thousands in one article most would hide each other
    shown = shown.assign(place=place).drop_duplicates([row, "speaker", "kind", "place"])
    ax = ax or style.new_axes(len(names), extra=1.2)
    # seaborn has no bars that begin anywhere: the strip itself is matplotlib's, its frame seaborn's
    ax.barh(
        pd.factorize(shown[row])[0],
        (shown["finish"] - shown["begin"]).clip(lower=_THINNEST),
        left=shown["begin"],
        height=np.where(shown["kind"] == "indirect", 0.36, 0.76),
        color=[colours.get(name, style.NEUTRAL) if name else style.UNATTRIBUTED for name in shown["speaker"]],
        hatch=["" if name else style.UNATTRIBUTED_HATCH for name in shown["speaker"]],
        linewidth=0,
    )
    sns.despine(ax=ax, left=True, bottom=False)
    forms.name_rows(ax, list(names), width=40)
    key = forms.speakers_key(shown["speaker"], colours) if row == "article" else []
    thin = Line2D([], [], color=style.STRONG, linewidth=3, label="thin: indirect")
    forms.key_above(ax, [*key, thin] if (shown["kind"] == "indirect").any() else key)
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["beginning", "", "middle", "", "end"])
    forms.not_shown(ax, "place in the article", table[row].nunique() - len(names), f"{row}s")
    return ax


@style.drawing
def plot_grades_by_formula(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Each article's grade by every formula that gives one; Flesch-Kincaid's stands beside its title."""
    articles = list(dict.fromkeys(table["article"]))
    shown = table[table["article"].isin(forms.both_ends(articles, 1.2))]
    by_article = shown.groupby("article", sort=False)
    ends = by_article.agg(title=("title", "first"), low=("value", "min"), high=("value", "max"))
    numbers = shown[shown["formula"] == "flesch_kincaid_grade"].set_index("article")["value"].map(tenths)
    ax = ax or style.new_axes(len(ends), extra=1.4)
    ax.hlines(np.arange(len(ends)), ends["low"], ends["high"], color=style.PALE, linewidth=2, zorder=1)
    rows = pd.factorize(shown["article"])[0]
    look: dict[str, Any] = {"palette": list(style.PALETTE[:5]), "markers": list("osD^v"), "zorder": 2}
    look |= {"hue": "label", "style": "label", "s": 4 * style.current_style().font_size}
    sns.scatterplot(shown.reset_index(drop=True), x="value", y=rows, ax=ax, **look)
    forms.name_rows(ax, list(ends["title"]), numbers.reindex(ends.index).fillna("–"), width=40)
    forms.mark_grades(ax)
    forms.key_above(ax, ax.get_legend_handles_labels()[0], lift=1.8)
    forms.not_shown(ax, forms.GRADE, len(articles) - len(ends), "articles", is_ranked=True)
    return ax


@style.drawing
def plot_grade_along(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A thick line for all articles, a thin one for each outlet of ``readability.median_course``."""
    ax = ax or style.new_axes()
    look: dict[str, Any] = {"x": "position", "y": "value", "estimator": None, "ax": ax}
    is_all = table["outlet"] == ALL
    if not is_all.all():
        sns.lineplot(table[~is_all], units="outlet", color=style.QUIET, linewidth=0.8, **look)
    sns.lineplot(table[is_all], color=style.ACCENT, linewidth=2.8, **look)
    ax.set(xlabel="from an article’s first window to its last", ylabel="Flesch-Kincaid grade")
    style.grid_across(ax)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    _name_ends(ax, table.sort_values("position").drop_duplicates("outlet", keep="last"))
    return ax


def _name_ends(ax: Axes, ends: pd.DataFrame) -> None:
    """Names to the right of lines, moved apart; only that of all articles where there are too many."""
    low, high = ax.get_ylim()
    inches = style.figure_of(ax).get_size_inches()[1] * 0.75
    gap = (high - low) * 1.3 * style.current_style().font_size / 72 / inches
    ends = ends if len(ends) * gap < high - low else ends[ends["outlet"] == ALL]
    ends = ends.sort_values("value", ignore_index=True)
    # each at least a gap above the one below it, and none so high that those above it would not fit
    ranks = gap * np.arange(len(ends))
    places = np.maximum.accumulate(ends["value"] - ranks) + ranks
    places = np.minimum(places, high - ranks[::-1]) if len(places) and places.iloc[-1] > high else places
    look: dict[str, Any] = {"xytext": (6, 0), "textcoords": "offset points", "va": "center"}
    for row, place in zip(ends.to_dict("records"), places, strict=True):
        is_all = row["outlet"] == ALL
        look |= {"weight": "bold" if is_all else "normal", "color": style.ACCENT if is_all else style.STRONG}
        ax.annotate(style.label(row["outlet"], 24), (row["position"], place), annotation_clip=False, **look)


@style.drawing
def plot_arc(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Tone along one article (``tone.arc``): a bar for each part of a sentence, and the moving mean."""
    ax = ax or style.new_axes()
    bars = table[table["tone"] != 0]
    look: dict[str, Any] = {"native_scale": True, "dodge": False, "saturation": 1, "legend": False}
    look |= {"hue": "part", "palette": style.PART_COLOURS, "alpha": 0.8, "errorbar": None}
    if len(bars) > _MOST_BARS:
        tints = bars["part"].map(style.PART_COLOURS)
        ax.vlines(bars["sentence"], 0, bars["tone"], colors=tints, alpha=0.8, linewidth=0.3)
    elif len(bars):
        sns.barplot(bars, x="sentence", y="tone", ax=ax, **look)
    means = table.drop_duplicates("sentence")
    sns.lineplot(means, x="sentence", y="moving_mean", color="black", linewidth=2, ax=ax, errorbar=None)
    ax.axhline(0, color=style.STRONG, linewidth=0.9, zorder=1)
    ax.set(xlabel="sentence", ylabel="tone (−1 negative to +1 positive)", ylim=(-1, 1))
    ax.set_xlim(0, max(table["sentence"].max(), 10) + 1)
    style.grid_across(ax)
    parts = [Patch(facecolor=style.PART_COLOURS[part], label=part) for part in dict.fromkeys(table["part"])]
    forms.key_above(ax, [*parts, Line2D([], [], color="black", linewidth=2, label="mean of nine sentences")])
    return ax


def form_of(group: str) -> Form:
    """How the values of a group are written: shares in per cent, grades and tones by their names."""
    return tenths if "grade" in group else signed if group.startswith("tone") else percent


@style.drawing
def plot_over_time(table: pd.DataFrame) -> Figure:
    """A small plot for each group of ``voices.over_time`` or ``by_period``: values and intervals in time."""
    groups = list(dict.fromkeys(table["group"]))[:_MOST_PANELS]
    places = {period: _place(period) for period in sorted(table["period"].unique())}
    lines, columns = -(-len(groups) // 2), min(2, len(groups))
    size = style.figure_size(6 * lines, extra=0.4)
    figure, axes = plt.subplots(lines, columns, figsize=size, squeeze=False, sharex=True)
    for ax, group in zip(axes.ravel(), groups, strict=False):
        own = table[table["group"] == group]
        _panel(ax, own.assign(at=own["period"].map(places)), form_of(group))
        ax.set_title(style.label(group, 26), weight="bold", loc="left")
    for ax in axes.ravel()[len(groups) :]:
        ax.remove()
    ticks = list(places)[:: -(-len(places) // _MOST_TICKS)]
    for ax in figure.axes:
        ax.set_xticks([places[period] for period in ticks], ticks, rotation=30, ha="right")
    for ax in figure.axes[-columns:]:  # the lowest of each column
        ax.tick_params(labelbottom=True)
    return figure


def _place(period: str) -> int:
    """Where a week, month or year stands on an axis of weeks, months or years."""
    year, _, part = period.partition("-")
    if part.startswith("W"):
        return date.fromisocalendar(int(year), int(part[1:]), 1).toordinal() // 7
    return 12 * int(year) + int(part) - 1 if part else int(year)


def _panel(ax: Axes, own: pd.DataFrame, form: Form) -> None:
    ax.vlines(own["at"], own["low"], own["high"], color=style.ACCENT, linewidth=1.8, alpha=0.45)
    look = {"color": style.ACCENT, "marker": "o", "markersize": 0.6 * style.current_style().font_size}
    sns.lineplot(own, x="at", y="value", ax=ax, linewidth=1.2, errorbar=None, **look)
    top = np.nanmax(own[["value", "low", "high"]].to_numpy(dtype=float))
    if form is percent:
        ax.set_ylim(-0.05 * max(top, 0.05), 1.1 * max(top, 0.05))
        forms.in_per_cent(ax.yaxis, 4)
    else:
        ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: form(value)))
        ax.locator_params(axis="y", nbins=4)
    style.grid_across(ax)
    ax.set(xlabel="", ylabel="")
