"""One look for all figures: typeface, sizes, colours.

Three styles are built in: ``report`` (a page of text, the default), ``slides`` (16:9, large type) and
``print`` (a printed column in serif type). The environment variable ``ANALYSIS_STYLE`` chooses one without
touching code.
"""

import functools
import os
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.font_manager import findfont, get_font


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes (inches, points, dots per inch) and typeface of one kind of output."""

    name: str
    font: str
    font_size: float
    page_width: float
    column_width: float
    page_height: float
    row_height: float
    screen_dpi: int


# DejaVu Sans and DejaVu Serif ship with matplotlib, so a figure looks the same on every machine.
STYLES = {
    "report": Style("report", "DejaVu Sans", 9.0, 6.9, 4.6, 9.4, 0.27, 110),
    "slides": Style("slides", "DejaVu Sans", 14.0, 12.0, 8.0, 6.75, 0.40, 80),
    "print": Style("print", "DejaVu Serif", 7.5, 6.3, 3.35, 8.8, 0.22, 120),
}

# Eight lightnesses, dark and light in turn, so that neighbours stay apart in greyscale; hues were searched
# for the greatest smallest distance (CIELAB) between any two under normal vision and under protanopia and
# deuteranopia as Machado, Oliveira and Fernandes (2009) simulate them; tests/test_figures.py computes it.
PALETTE = ("#2e5696", "#ec7d22", "#6b2452", "#1fb9e4", "#7a6e2e", "#f7bc87", "#610a02", "#9466e3")
UNATTRIBUTED = "#b8b8b8"
UNATTRIBUTED_HATCH = "////"
NARRATION = "#5f5f5f"
ACCENT = PALETTE[0]
KIND_COLOURS = {"direct": PALETTE[0], "mixed": PALETTE[1], "indirect": "#a9d6ea"}

_current = STYLES["report"]


def use_style(name: str | None = None) -> None:
    """Set matplotlib's defaults for all later figures; called once at the top of a notebook.

    Tables are kept from reading dollar signs in article text as formulas.

    Args:
        name: a key of ``STYLES``; by default the environment variable ``ANALYSIS_STYLE``, else ``report``.

    Raises:
        ValueError: no style has that name.
    """
    global _current
    name = name or os.environ.get("ANALYSIS_STYLE") or "report"
    if name not in STYLES:
        raise ValueError(f"style {name!r} is not known; choose one of {', '.join(STYLES)}")
    _current = STYLES[name]
    mpl.rcdefaults()
    mpl.rcParams.update(_settings(_current))
    pd.set_option("display.html.use_mathjax", False)


def current_style() -> Style:
    """The style that ``use_style`` set last."""
    return _current


def _settings(style: Style) -> dict:
    size = style.font_size
    return {
        # A generic family, so that an SVG falls back to a similar typeface where DejaVu is missing.
        "font.family": "serif" if "Serif" in style.font else "sans-serif",
        "font.sans-serif": [style.font],
        "font.serif": [style.font],
        "font.size": size,
        "axes.titlesize": size * 1.1,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "axes.titlepad": size * 0.9,
        "axes.labelsize": size,
        "xtick.labelsize": size * 0.92,
        "ytick.labelsize": size * 0.92,
        "legend.fontsize": size * 0.92,
        "legend.frameon": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": "#666666",
        "axes.axisbelow": True,
        "axes.grid": True,
        "axes.grid.axis": "x",
        "grid.color": "#dddddd",
        "grid.linewidth": 0.6,
        "xtick.color": "#333333",
        "ytick.color": "#333333",
        "ytick.major.size": 0,
        "axes.labelcolor": "#222222",
        "text.color": "#111111",
        "axes.prop_cycle": cycler(color=PALETTE),
        "hatch.linewidth": 0.6,
        "hatch.color": "#6e6e6e",
        "figure.figsize": (style.page_width, style.page_width * 0.5),
        "figure.dpi": style.screen_dpi,
        "figure.constrained_layout.use": True,
        "savefig.dpi": 300,
        "svg.fonttype": "none",
        "svg.hashsalt": "analysis",
        "pdf.fonttype": 42,
        "text.parse_math": False,
    }


def new_axes(rows: int | None = None, *, width: str = "page", extra: float = 1.2) -> Axes:
    """A figure of one plot in the current style.

    Args:
        rows: number of bars or strips that need a line each; the height grows with it up to a page. Without
            it the figure is half as high as wide.
        width: ``page`` or ``column``.
        extra: inches for title, axis label and legend.

    Raises:
        ValueError: ``width`` is neither of the two.
    """
    return plt.figure(figsize=figure_size(rows, width=width, extra=extra)).add_subplot()


def figure_size(rows: int | None = None, *, width: str = "page", extra: float = 1.2) -> tuple[float, float]:
    """Width and height in inches as ``new_axes`` takes them, for composed figures."""
    widths = {"page": _current.page_width, "column": _current.column_width}
    if width not in widths:
        raise ValueError(f"width {width!r} is not known; choose page or column")
    height = widths[width] * 0.5
    if rows is not None:
        height = extra * _current.font_size / 9 + max(rows, 1) * _current.row_height
    return widths[width], min(height, _current.page_height)


def label(name: str, width: int = 28, lines: int = 1) -> str:
    """A name or headline as an axis label: at most ``lines`` lines of ``width`` characters, then an ellipsis.

    Line breaks, control and direction marks become spaces; characters that the typeface lacks become □ (the
    exported table has them all).
    """
    printable = "".join(c if c.isprintable() else " " for c in str(name))
    clean = " ".join("".join(c if ord(c) in _drawable(_current.font) else "□" for c in printable).split())
    wrapped = textwrap.wrap(clean, width, break_on_hyphens=False) or [""]
    if len(wrapped) > lines:
        last = clean[len(" ".join([*wrapped[: lines - 1], ""])) :] if lines > 1 else clean
        wrapped = [*wrapped[: lines - 1], last[: width - 1].rstrip(" ,.;:-–—/") + "…"]
    return "\n".join(wrapped)


def titled(ax: Axes, title: str) -> Axes:
    """The axes with a title, set above the legend where one stands over the plot."""
    pad = _current.font_size * 0.9
    legend = ax.get_legend()
    if legend and legend.get_bbox_to_anchor().transformed(ax.transAxes.inverted()).y0 >= 1:
        columns = max(legend._ncols, 1)
        pad += _current.font_size * 1.75 * -(-len(legend.get_texts()) // columns)
    ax.set_title(title, pad=pad)
    return ax


@functools.cache
def _drawable(font: str) -> frozenset[int]:
    """Code points that a typeface has."""
    return frozenset(get_font(findfont(font)).get_charmap())


def speaker_colours(names: Iterable[str], together: Iterable[Iterable[str]] = ()) -> dict[str, str]:
    """A colour for each speaker; the empty name (unattributed) is always grey.

    Args:
        names: speakers, the most important first; repetitions do not matter.
        together: groups of speakers seen side by side (those of one article). Within a group no colour is
            given twice before the palette is used up; speakers who never meet may share one.

    The same arguments give the same colours, so a notebook that colours the whole corpus once
    (``corpus_colours``) shows a speaker in one colour in every figure.
    """
    order = [n for n in dict.fromkeys(_clean(n) for n in names) if n]
    meets = defaultdict(set)
    for group in together:
        members = {_clean(n) for n in group}
        for name in members:
            meets[name] |= members - {name}
    colours: dict[str, str] = {}
    used = Counter({colour: 0 for colour in PALETTE})
    for name in order:
        near = Counter(colours[other] for other in meets[name] if other in colours)
        best = min(PALETTE, key=lambda c: (near[c], used[c], PALETTE.index(c)))
        colours[name] = best
        used[best] += 1
    return {**colours, "": UNATTRIBUTED}


def corpus_colours(speakers: pd.DataFrame) -> dict[str, str]:
    """``speaker_colours`` of a whole corpus from its speakers table (article, speaker, n_words_direct).

    Speakers with more quoted words choose first; speakers of one article get different colours.
    """
    totals = speakers.groupby("speaker")["n_words_direct"].sum()
    order = sorted(totals.index, key=lambda name: (-totals[name], name))
    return speaker_colours(order, speakers.groupby("article")["speaker"].agg(list))


def _clean(name: object) -> str:
    return "" if pd.isna(name) else str(name)


MARKERS = "osD^vPX*"


def group_looks(groups: Iterable[str]) -> dict[str, dict[str, str]]:
    """Marker and colour for each group (an outlet), in the given order; a colour never tells alone."""
    return {
        group: {"marker": MARKERS[i % len(MARKERS)], "color": PALETTE[i % len(PALETTE)]}
        for i, group in enumerate(dict.fromkeys(groups))
    }


def text_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour ("#rrggbb")."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if luminance > 0.179 else "#ffffff"
