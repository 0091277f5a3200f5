"""One look for all figures: typefaces, sizes, colours, and the frame of headline, measure and source.

``style.toml`` has the styles: ``report`` (the default), ``slides`` and ``print``. The environment variable
``ANALYSIS_STYLE`` chooses one without touching code.
"""

import functools
import os
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from pathlib import Path
from typing import Any, TypeVar, cast

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib import get_data_path
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.textpath import TextToPath
from seaborn.utils import relative_luminance

from analysis.figures.index import LOOK
from analysis.tables.storage import with_texts


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes (inches, points, dots per inch) and typefaces of one kind of output."""

    name: str
    fonts: tuple[str, ...]  # what the first one lacks comes from the next, what all lack is UNDRAWABLE
    font_size: float
    page_width: float
    page_height: float
    row_height: float
    screen_dpi: int


STYLES = {
    name: Style(name, **{**look, "fonts": tuple(look["fonts"])}) for name, look in LOOK["styles"].items()
}
UNDRAWABLE = "[…]"

# Six lightnesses (CIELAB), at least ten apart in greyscale and dark beside light in the order they are given
# out; hues were searched for the greatest smallest distance under normal vision and under protanopia,
# deuteranopia and tritanopia as Machado, Oliveira and Fernandes (2009) simulate them. Speakers alone have
# these colours: what is no speaker is ACCENT or grey.
PALETTE = ("#143d99", "#ebad14", "#99477a", "#4799eb", "#66000a", "#cc5229")
ACCENT, STRONG, QUIET, PALE = "#1f6f6b", "#333333", "#8c8c8c", "#c9c9c9"
GREYS = {"accent": ACCENT, "light": "#7fb5b0", "strong": STRONG, "quiet": QUIET, "pale": PALE}
PART_COLOURS = {"narration": QUIET, "quoted words": ACCENT, "quoted speech": ACCENT}
NEUTRAL = "#c9c9c9"  # a speaker without a colour of their own
UNATTRIBUTED, UNATTRIBUTED_HATCH = "#e6e6e6", "////"

_current = STYLES["report"]


def use_style(name: str | None = None) -> None:
    """Set the look of all later figures; called once at the top of a notebook.

    ``name`` is a key of ``STYLES`` (another raises ValueError); by default the environment variable
    ``ANALYSIS_STYLE``, else ``report``. Tables do not read dollar signs in article text as formulas.
    """
    global _current
    name = name or os.environ.get("ANALYSIS_STYLE") or "report"
    if name not in STYLES:
        raise ValueError(f"style {name!r} is not known; choose one of {', '.join(STYLES)}")
    _current = STYLES[name]
    _carried_fonts_first()
    plt.rcdefaults()
    sns.set_theme(style="whitegrid", palette=list(PALETTE), rc=_settings(_current))
    pd.set_option("display.html.use_mathjax", False)


@functools.cache
def _carried_fonts_first() -> None:
    """Prefer the DejaVu that comes with matplotlib, so that a figure is the same file on every machine."""
    others = fontManager.ttflist[:]
    for path in sorted(Path(get_data_path(), "fonts", "ttf").glob("DejaVuS*.ttf")):
        fontManager.addfont(path)
    fontManager.ttflist[:] = fontManager.ttflist[len(others) :] + others


def current_style() -> Style:
    """The style that ``use_style`` set last."""
    return _current


def _settings(style: Style) -> dict:
    size = style.font_size
    return {
        **LOOK["settings"],
        # Generic families, so that an SVG falls back to similar typefaces where DejaVu is missing.
        "font.family": ["serif" if "Serif" in font else "sans-serif" for font in style.fonts],
        "font.sans-serif": [font for font in style.fonts if "Serif" not in font],
        "font.serif": [style.fonts[0]],
        **dict.fromkeys(("font.size", "axes.labelsize", "axes.titlesize"), size),
        **dict.fromkeys(("xtick.labelsize", "ytick.labelsize", "legend.fontsize"), size * 0.92),
        "figure.dpi": style.screen_dpi,
    }


def new_axes(rows: float | None = None, *, extra: float = 0.8) -> Axes:
    """A plot as high as its ``rows``, else half as high as wide; ``extra``: inches for labels and legend."""
    return plt.figure(figsize=figure_size(rows, extra=extra)).add_subplot()


def figure_size(rows: float | None = None, *, extra: float = 0.8) -> tuple[float, float]:
    """Width and height in inches as ``new_axes`` takes them, without the frame."""
    width, most = _current.page_width, _current.page_height - 1.2 * _current.font_size / 9
    if rows is None:
        return width, min(width * 0.45, most)
    return width, min(extra * _current.font_size / 9 + max(rows, 1.5) * _current.row_height, most)


def most_rows(extra: float = 0.8) -> int:
    """How many rows a page holds in the smallest type that is still read well."""
    room = _current.page_height - (1.2 + extra) * _current.font_size / 9
    return int(room / (0.65 * _current.row_height))


def grid_across(ax: Axes) -> None:
    """Lines of the grid from left to right, for a plot whose values go up."""
    ax.grid(axis="x", visible=False)
    ax.grid(axis="y", visible=True)


def figure_of(ax: Axes | Figure) -> Figure:
    """The whole figure that axes belong to, or that it is."""
    if not isinstance(ax, Axes | Figure):
        raise TypeError(f"{type(ax).__name__} is no figure; allowed are the axes that plot_* gives, a Figure")
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    return figure


_Plot = TypeVar("_Plot", bound=Callable[..., Any])


def drawing(plot: _Plot) -> _Plot:
    """A ``plot_*`` that says what is wrong with what it is given, and takes tables as ``pd.read_csv`` does.

    Missing texts are empty ones. Raises TypeError for what is no DataFrame or no Axes, ValueError for a table
    without rows or without a column that is drawn.
    """

    @functools.wraps(plot)
    def checked(table: pd.DataFrame, *more: Any, ax: Axes | None = None, **options: Any) -> Any:
        if not isinstance(table, pd.DataFrame):
            raise TypeError(f"{plot.__name__} draws a DataFrame, not a {type(table).__name__}")
        if not isinstance(ax, Axes | None):
            raise TypeError(
                f"ax is a {type(ax).__name__}; allowed is one Axes, as figure.add_subplot() gives"
            )
        if table.empty:
            raise ValueError(f"{plot.__name__} got a table without rows: there is nothing to draw")
        try:
            return plot(with_texts(table), *more, **options, **({} if ax is None else {"ax": ax}))
        except KeyError as error:
            if str(error.args[0]) in table:
                raise
            raise ValueError(
                f"{plot.__name__} needs the column {error}; there are {', '.join(table)}"
            ) from error

    return cast(_Plot, checked)


def share_of_figure(ax: Axes) -> tuple[float, float]:
    """Shares of the figure's width and height that its place in a grid gives axes."""
    place = ax.get_subplotspec()
    box = place.get_position(figure_of(ax)) if place else ax.get_position()
    return box.width, box.height


def row_size(ax: Axes, n_rows: float) -> float:
    """Points of the type in a row: the style's tick labels, smaller where many rows share the height."""
    height = figure_of(ax).get_size_inches()[1] * share_of_figure(ax)[1]
    points = 72 * max(height - 0.08 * _current.font_size, 0.7 * height)
    return min(0.92 * _current.font_size, max(points / max(n_rows, 1) * 0.72, 4))


def frame(figure: Figure, headline: str, measure: str, source: str = "") -> Figure:
    """Headline and measure above the plot, source below it, from the left edge of the figure.

    The figure grows by the room they take; lines break where the figure ends.
    """
    size = _current.font_size
    width, height = figure.get_size_inches()
    looks = {"headline": (1.2 * size, "bold", "#111111"), "small": (0.95 * size, "normal", "#444444")}
    above = [(line, "headline") for line in wrapped(headline, looks["headline"][0], width - 0.2, "bold")]
    above += [(line, "small") for line in wrapped(measure, looks["small"][0], width - 0.2)]
    if figure.findobj(lambda artist: UNDRAWABLE in getattr(artist, "get_text", str)()):
        source += f" {UNDRAWABLE}: letters that the typeface lacks; the figure’s table has them."
    below = [(line, "small") for line in wrapped(source, looks["small"][0], width - 0.2)]
    top, bottom = (fsum(looks[kind][0] * 1.4 / 72 for _, kind in lines) for lines in (above, below))
    total = height + top + bottom + 0.2
    figure.set_size_inches(width, total)
    for lines, at in ((above, total - 0.06), (below, bottom + 0.02)):
        for text, kind in lines:
            points, weight, colour = looks[kind]
            place = {"x": 0.06 / width, "y": at / total, "va": "top", "ha": "left"}
            figure.text(s=text, **place, fontsize=points, fontweight=weight, color=colour)
            at -= points * 1.4 / 72
    engine = figure.get_layout_engine()
    assert isinstance(engine, ConstrainedLayoutEngine)
    engine.set(rect=(0, (bottom + 0.04) / total, 1, height / total))
    return figure


def wrapped(text: str, points: float, inches: float, weight: str = "normal") -> list[str]:
    """A text broken into lines that are no wider than so many inches in type of so many points."""
    lines: list[str] = []
    left, space = 0.0, text_width("n n", points, weight) - text_width("nn", points, weight)
    for word in label(text, 10_000).split():
        width = text_width(word, points, weight)
        if lines and space + width <= left:
            lines[-1], left = f"{lines[-1]} {word}", left - space - width
        else:
            lines, left = [*lines, word], inches - width
    return lines


def text_width(text: str, points: float, weight: str = "normal") -> float:
    """Inches that a text is wide in the typeface of the current style."""
    font = FontProperties(size=points, weight=weight)
    return 1.03 * TextToPath().get_text_width_height_descent(text, font, False)[0] / 72  # and hinting


def label(name: str, width: int = 28, lines: int = 1) -> str:
    """A name or headline as an axis label: at most ``lines`` lines of ``width`` characters, then an ellipsis.

    Line breaks, control and direction marks become spaces, letters that the typefaces lack […].
    """
    printable = "".join(c if c.isprintable() else " " for c in str(name))
    known = "".join(c if ord(c) in _drawable(_current.fonts) else "\0" for c in printable)
    clean = " ".join(re.sub("\0+( +\0+)*", UNDRAWABLE, known).split())
    shown = textwrap.wrap(clean, width, break_on_hyphens=False) or [""]
    if len(shown) > lines:
        last = clean[len(" ".join([*shown[: lines - 1], ""])) :] if lines > 1 else clean
        shown = [*shown[: lines - 1], last[: width - 1].rstrip(" ,.;:-–—/") + "…"]
    return "\n".join(shown)


@functools.cache
def _drawable(fonts: tuple[str, ...]) -> frozenset[int]:
    """Code points that one of the typefaces has."""
    return frozenset().union(*(get_font(findfont(font)).get_charmap() for font in fonts))


def speaker_colours(names: Iterable[str], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """A colour for each of the first six speakers, grey for the others and for the empty name.

    Colours that speakers have already (``known``, as of ``corpus_colours``) they keep; none is given twice.
    """
    known = known or {}
    order = [name for name in dict.fromkeys("" if pd.isna(n) else str(n) for n in names) if name]
    kept = {name: known[name] for name in order if known.get(name, NEUTRAL) != NEUTRAL}
    free = (colour for colour in PALETTE if colour not in kept.values())
    colours = {name: kept.get(name) or next(free, NEUTRAL) for name in order}
    return {**colours, "": known.get("", UNATTRIBUTED)}


def corpus_colours(speakers: pd.DataFrame) -> dict[str, str]:
    """The colours of the six persons and organisations with most quoted words; others have none here."""
    own = speakers[(speakers["speaker"] != "") & (speakers["speaker_kind"] != "unnamed")]
    totals = own.groupby("speaker")["n_words_direct"].sum()
    order = sorted(totals.index, key=lambda name: (-totals[name], name))[: len(PALETTE)]
    return speaker_colours(order)


def text_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour ("#rrggbb")."""
    return "#000000" if relative_luminance(colour) > 0.179 else "#ffffff"
