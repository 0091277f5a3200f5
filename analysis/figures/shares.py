"""Figures of quote share: who speaks how much in all articles, in each article, outlet and event."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures import forms, style
from analysis.figures.numbers import FORMS
from analysis.measures.shares import OTHERS


def plot_quote_share(table: pd.DataFrame, *, colours: Mapping[str, str], ax: Axes | None = None) -> Axes:
    """A bar for each speaker with its interval; unattributed is hatched, the others have no bar.

    ``table`` has speaker, share, low, high (``shares.quote_share`` of one group), the first on top.
    """
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
    forms.name_rows(ax, names, table["share"].map("{:.1%}".format))
    ax.set_xlim(0, max(bars["share"].max(), table["high"].max(), 0.01) * 1.03)
    forms.in_per_cent(ax.xaxis)
    ax.set_xlabel("share of quoted words")
    return ax


def plot_article_shares(table: pd.DataFrame, *, colours: Mapping[str, str], ax: Axes | None = None) -> Axes:
    """A bar for each article, divided among its speakers; surnames stand in the parts that have room.

    ``table`` has article, title, speaker, speaker_kind, share (``shares.article_parts``), the first on top.
    """
    articles = list(dict.fromkeys(table["article"]))
    shown = table[table["article"].isin(articles[: style.most_rows()])]
    shown = shown.assign(part=shown.groupby("article").cumcount().astype(str), value=shown["share"])
    titles = shown.drop_duplicates("article")["title"]
    ax = ax or style.new_axes(len(titles), extra=1.2)
    parts = sorted(shown["part"].unique(), key=int)
    forms.stack(ax, shown, "article", dict.fromkeys(parts, style.NEUTRAL))
    points = 0.9 * style.row_size(ax, len(titles))
    begins = shown.groupby("article")["share"].cumsum() - shown["share"]
    names = [name for _, group in shown.groupby("article", sort=False) for name in _short(group)]
    rows = pd.factorize(shown["article"])[0]
    for item, at, begin, name in zip(shown.itertuples(), rows, begins, names, strict=True):
        colour, bar = _colour(item.speaker, colours), ax.containers[int(item.part)].patches[at]
        bar.set(facecolor=colour, hatch="" if item.speaker else style.UNATTRIBUTED_HATCH)
        if item.speaker:
            forms.part_text(ax, begin + item.share / 2, at, name, colour, points, item.share)
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


def plot_heard(table: pd.DataFrame) -> Figure:
    """Who is heard on one event in which outlet: a small heat table for each event.

    ``table`` has event, speaker, outlet, share (``shares.heard_parts``); events and speakers in order.
    """
    told = {event: own for event, own in table.groupby("event", sort=False)}
    outlets = sorted(table["outlet"].unique())
    few = len(outlets) <= 4
    columns = min(2 if few else 1, len(told))
    height = table.groupby("event")["speaker"].nunique().max() + 3.5
    lines = min(-(-len(told) // columns), max(int(0.9 * style.most_rows(0.2) / height), 1))
    size = style.figure_size(height * lines, extra=0.2)
    figure, axes = plt.subplots(lines, columns, figsize=size, squeeze=False)
    for ax, (event, own) in zip(axes.ravel(), told.items(), strict=False):
        matrix = own.pivot(index="speaker", columns="outlet", values="share")
        matrix = matrix.loc[list(dict.fromkeys(own["speaker"])), :]
        matrix = matrix.reindex(columns=outlets) if few else matrix
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
