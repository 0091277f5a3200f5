"""Figures: ``plot_*(table, *, ax=None)`` draws, ``use_style`` sets the look, ``save_figure`` exports.

``Album`` shows the figures of the catalogue in a notebook, with headline, measure and source. Matplotlib is
imported with the first name that is asked for.
"""

from importlib import import_module
from typing import Any

_NAMES = {
    "catalogue": "CATALOGUE Album redraw source_line",
    "export": "ShownFigure save_figure save_table",
    "forms": "plot_heat plot_points plot_stack",
    "plots": "plot_arc plot_article_shares plot_grade_along plot_grades_by_formula plot_heard plot_over_time "
    "plot_quote_share plot_strips plot_summary summary_table",
    "style": "STYLES UNATTRIBUTED corpus_colours current_style figure_size frame label new_axes "
    "speaker_colours use_style",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}
__all__ = list(_MODULES)


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
