"""Figures: ``plot_*(table, *, ax=None)`` draws, ``use_style`` sets the look, ``save_figure`` exports.

``Album`` shows the figures of the catalogue in a notebook, with headline, measure and source.
"""

from analysis.figures.catalogue import CATALOGUE, Album, redraw, source_line
from analysis.figures.export import ShownFigure, save_figure, save_table
from analysis.figures.forms import plot_course, plot_points, plot_spread, plot_stack
from analysis.figures.quotations import plot_cues, plot_strips
from analysis.figures.readability import plot_against_textstat, plot_grades_by_formula, plot_rank_agreement
from analysis.figures.shares import plot_article_shares, plot_heard, plot_quote_share, plot_speakers_by_outlet
from analysis.figures.style import (
    STYLES,
    UNATTRIBUTED,
    corpus_colours,
    current_style,
    figure_size,
    frame,
    label,
    new_axes,
    speaker_colours,
    use_style,
)
from analysis.figures.summary import plot_summary, summary_table
from analysis.figures.tone import plot_arc, plot_event_tone, plot_tone_by_tenth
