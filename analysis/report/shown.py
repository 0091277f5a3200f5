"""How notebooks show tables and sentences: in words for readers, safe, to be searched by who runs them."""

import os
import re
import tomllib
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.figures.numbers import written
from analysis.readability.formulas import FORMULAS
from analysis.report.escaping import visible

UNATTENDED = "ANALYSIS_UNATTENDED"  # set where a notebook is executed and no person can choose or search
UNATTRIBUTED_NAME = "unattributed"
MISSING = "–"
_WHOLE_FROM = 200  # no share, grade or tone is that large: a median of words
_LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_SCRIPTS = _LISTED.pop("scripts")
_HEADINGS = _LISTED | {name: formula.label for name, formula in FORMULAS.items()}
_HTML_OR_LINK = re.compile(r"\\.|<|\](?=[(\[:])", re.DOTALL)


def is_attended() -> bool:
    """Whether a person runs the notebook, and neither `run` nor a test that compares outputs."""
    return not (os.environ.get(UNATTENDED) or os.environ.get("PYTEST_VERSION"))


def use_tables() -> None:
    """From here on tables show whole texts, and a person who runs the notebook can sort and search them.

    The script for it (itables; nothing is loaded) is an output of the cell that calls this. Executed by
    `run`, tables are plain HTML and the same each time.
    """
    pd.set_option("display.max_colwidth", 300)
    pd.set_option("display.max_rows", 400)
    pd.set_option("display.html.use_mathjax", False)  # two dollars in a row are no formula
    if is_attended():
        import itables

        itables.options.classes = "display compact"
        itables.options.style = "table-layout:auto;width:auto;margin:0"
        itables.options.columnDefs = [
            {"targets": "_all", "render": itables.JavascriptFunction(_SCRIPTS["render"])}
        ]
        itables.options.drawCallback = itables.JavascriptFunction(_SCRIPTS["draw"])
        itables.init_notebook_mode(all_interactive=True)


def shown_table(table: pd.DataFrame, digits: int = 3) -> pd.DataFrame:
    """A table fit to be displayed: headings for readers, numbers of ``digits`` decimals, "–" for none."""
    nobody = {"": UNATTRIBUTED_NAME}
    empty = {"speaker": nobody, "kind": nobody, "outlet": {"": MISSING}}
    shown = table.map(_cell, digits=digits).replace(empty)
    return shown.rename(index=heading, columns=heading).rename_axis(index=heading, columns=heading)


def heading(name: object) -> object:
    """What a column is called for readers; one without an entry keeps its name, and no character acts."""
    return visible(_HEADINGS.get(name, name)) if isinstance(name, str) else name


def _cell(value: object, digits: int) -> str:
    """One cell as a reader sees it."""
    if isinstance(value, str):
        return visible(value)
    if pd.isna(value):
        return MISSING
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, int | float | np.integer):
        is_whole = not isinstance(value, float) or abs(value) >= _WHOLE_FROM
        return written(float(value), f",.{0 if is_whole else digits}f")
    return visible(value)


class Markdown(str):
    """Sentences that display themselves as Markdown in a notebook, without HTML and links."""

    __repr__ = str.__str__

    def _repr_markdown_(self) -> str:
        return _HTML_OR_LINK.sub(lambda m: m[0] if m[0][0] == "\\" else f"\\{m[0]}", self)
