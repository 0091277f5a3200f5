"""The figure of where quotations stand."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.figures import style
from analysis.figures.forms import key_above, name_rows, not_shown, speakers_key


def plot_strips(
    table: pd.DataFrame, *, colours: Mapping[str, str], row: str = "article", ax: Axes | None = None
) -> Axes:
    """A strip for each article (or speaker): each quotation a stretch in its speaker's colour.

    Direct and mixed quotations fill the strip, indirect ones half of its height; unattributed ones are
    hatched, and the key names everybody who has a colour.

    ``table`` has ``row``, title, speaker, kind, begin, finish (``quotations.strips``); rows in order of
    appearance, the fullest ones where a page does not hold all.
    """
    fullest = table[row].value_counts().index[: style.most_rows(1.4)]
    shown = table[table[row].isin(fullest)]
    names = list(dict.fromkeys(shown[row]))
    titles = dict(zip(shown[row], shown["title"] if row == "article" else shown[row], strict=True))
    ax = ax or style.new_axes(len(names), extra=1.2)
    # seaborn has no bars that begin anywhere: the strip itself is matplotlib's, its frame seaborn's
    ax.barh(
        pd.factorize(shown[row])[0],
        (shown["finish"] - shown["begin"]).clip(lower=0.002),
        left=shown["begin"],
        height=np.where(shown["kind"] == "indirect", 0.36, 0.76),
        color=[colours.get(name, style.NEUTRAL) if name else style.UNATTRIBUTED for name in shown["speaker"]],
        hatch=["" if name else style.UNATTRIBUTED_HATCH for name in shown["speaker"]],
        linewidth=0,
    )
    sns.despine(ax=ax, left=True, bottom=False)
    name_rows(ax, [titles[name] or "unattributed" for name in names], width=40)
    key = speakers_key(shown["speaker"], colours) if row == "article" else []
    thin = Line2D([], [], color=style.STRONG, linewidth=3, label="thin: indirect")
    key_above(ax, [*key, thin] if (shown["kind"] == "indirect").any() else key)
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["beginning", "", "middle", "", "end"])
    not_shown(ax, "place in the article", table[row].nunique() - len(names), f"{row}s")
    return ax
