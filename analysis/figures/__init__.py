"""Figures: ``plot_*(table, *, ax=None)`` draws, ``use_style`` sets the look, ``save_figure`` exports."""

from analysis.figures.export import ShownFigure, save_figure, save_table
from analysis.figures.style import (
    STYLES,
    UNATTRIBUTED,
    corpus_colours,
    current_style,
    figure_size,
    label,
    new_axes,
    speaker_colours,
    titled,
    use_style,
)

__all__ = [
    "STYLES",
    "UNATTRIBUTED",
    "ShownFigure",
    "corpus_colours",
    "current_style",
    "figure_size",
    "label",
    "new_axes",
    "save_figure",
    "save_table",
    "speaker_colours",
    "titled",
    "use_style",
]
