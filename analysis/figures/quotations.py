"""Figures of quotations: where they stand, of which kind, with which verbs, and how well they are
attributed.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.figures.rows import in_percent, legend_above, name_rows, speaker_name
from analysis.figures.style import (
    ACCENT,
    KIND_COLOURS,
    NARRATION,
    PALETTE,
    UNATTRIBUTED,
    UNATTRIBUTED_HATCH,
    label,
    new_axes,
    text_on,
)


def plot_strips(
    table: pd.DataFrame, *, colours: Mapping[str, str], row: str = "article", ax: Axes | None = None
) -> Axes:
    """A strip for each article (or speaker): each quotation a stretch in its speaker's colour.

    Direct and mixed quotations fill the strip, indirect ones half of its height; unattributed ones are
    hatched.

    Args:
        table: ``row``, speaker, kind, begin, finish (``structure.strips``); rows in order of appearance.
    """
    names = list(dict.fromkeys(table[row]))
    ax = ax or new_axes(len(names), extra=1.5)
    faces = [colours[name] for name in table["speaker"]]
    ax.barh(
        table[row].map({name: index for index, name in enumerate(names)}),
        (table["finish"] - table["begin"]).clip(lower=0.002),
        left=table["begin"],
        height=np.where(table["kind"] == "indirect", 0.36, 0.76),
        color=faces,
        edgecolor=[
            "#444444" if name == "" else face for name, face in zip(table["speaker"], faces, strict=True)
        ],
        hatch=["" if name else UNATTRIBUTED_HATCH for name in table["speaker"]],
        linewidth=0.3,
    )
    name_rows(ax, [speaker_name(name) for name in names], 40)
    legend_above(ax, 3, handles=_kinds_of_strip((table["speaker"] == "").any()))
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["beginning", "", "middle", "", "end"])
    ax.set_xlabel("place in the article")
    return ax


def _kinds_of_strip(has_unattributed: bool) -> list[Line2D | Patch]:
    """What height and hatching in a strip mean; colours are named by the caption."""
    high, low = (Line2D([], [], color=NARRATION, linewidth=width) for width in (7, 3))
    high.set_label("direct or mixed")
    low.set_label("indirect")
    hatched = Patch(facecolor=UNATTRIBUTED, edgecolor="#444444", hatch=UNATTRIBUTED_HATCH, linewidth=0.3)
    hatched.set_label("unattributed")
    return [high, low, hatched] if has_unattributed else [high, low]


def plot_kinds(table: pd.DataFrame, *, by: str = "outlet", ax: Axes | None = None) -> Axes:
    """A bar for each group: words of direct, mixed and indirect quotations as shares.

    Args:
        table: ``by``, kind, share (``aggregates.kinds``).
    """
    groups = list(dict.fromkeys(table[by]))
    ax = ax or new_axes(len(groups), extra=1.5)
    shares = table.pivot_table(index=by, columns="kind", values="share", fill_value=0.0).reindex(groups)
    left = np.zeros(len(groups))
    for kind in [kind for kind in KIND_COLOURS if kind in shares]:
        widths = shares[kind].to_numpy()
        ax.barh(range(len(groups)), widths, left=left, color=KIND_COLOURS[kind], height=0.72, label=kind)
        for row, width in enumerate(widths):
            if width >= 0.06:
                place = left[row] + width / 2
                colour = text_on(KIND_COLOURS[kind])
                ax.text(place, row, f"{width:.0%}", color=colour, ha="center", va="center", fontsize="small")
        left += widths
    name_rows(ax, groups)
    ax.set_xlim(0, 1)
    in_percent(ax.xaxis)
    ax.set_xlabel("share of the quotations' words")
    legend_above(ax, 3)
    return ax


def plot_cues(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """How often which cue introduces whom, as a heat map with its counts.

    Args:
        table: counts, speakers down, cues across (``aggregates.cues``).
    """
    ax = ax or new_axes(len(table), extra=1.7)
    counts = table.to_numpy(dtype=float)
    ax.imshow(np.sqrt(counts), cmap="Blues", aspect="auto", vmin=0, vmax=max(np.sqrt(counts).max() * 1.15, 1))
    dark = 0.6 * np.sqrt(counts).max()
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = "#ffffff" if np.sqrt(count) > dark else "#111111"
            ax.text(column, row, f"{count:.0f}", ha="center", va="center", color=colour, fontsize="small")
    name_rows(ax, list(table.index))
    ax.set_ylim(len(table) - 0.5, -0.5)
    ax.set_xticks(range(table.shape[1]), [label(cue, 16) for cue in table.columns], rotation=40, ha="right")
    ax.tick_params(axis="x", length=0)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    ax.set_xlabel("cue")
    return ax


def plot_measures(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Measures between 0 and 1 as points with their intervals.

    Args:
        table: measure, value, low, high (``evaluation.measures``), first row on top.
    """
    ax = ax or new_axes(len(table))
    for row, item in enumerate(table.itertuples()):
        if not np.isnan(item.low):
            ax.plot([item.low, item.high], [row, row], color=ACCENT, linewidth=2.2, solid_capstyle="butt")
        ax.plot(item.value, row, "o", color=ACCENT, markersize=6)
        above = max(item.value, item.high) if not np.isnan(item.high) else item.value
        at, side = (above + 0.02, "left") if above < 0.85 else (min(item.value, item.low) - 0.02, "right")
        ax.text(at, row, f"{item.value:.2f}", va="center", ha=side, fontsize="small")
    name_rows(ax, list(table["measure"]))
    ax.set_xlim(0, 1.02)
    ax.set_xlabel("0 to 1, line: 95 % interval over articles")
    return ax


def plot_errors_by_rule(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A bar for each rule: quotations right, given to the wrong speaker, not speech.

    Args:
        table: rule, n_right, n_wrong, n_not_speech (``evaluation.errors_by_rule``).
    """
    ax = ax or new_axes(len(table), extra=1.5)
    rows = np.arange(len(table))
    left = np.zeros(len(table))
    parts = {
        "right": ("n_right", "#d9d9d9", ""),
        "wrong or no speaker": ("n_wrong", PALETTE[6], ""),
        "not speech": ("n_not_speech", PALETTE[5], "xxxx"),
    }
    handles = []
    for name, (column, colour, hatch) in parts.items():
        ax.barh(rows, table[column], left=left, color=colour, hatch=hatch, height=0.72)
        handles.append(Patch(facecolor=colour, hatch=hatch, label=name))
        left += table[column].to_numpy()
    name_rows(ax, list(table["rule"]))
    ax.set_xlabel("labelled quotations")
    legend_above(ax, 3, handles=handles)
    return ax
