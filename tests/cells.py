"""Notebooks executed in this process, without a kernel: much faster, for many corpora."""

import ast
import os
from pathlib import Path
from unittest.mock import patch

import nbformat

from analysis.report.notebooks import with_parameters
from analysis.report.shown import UNATTENDED

ROOT = Path(__file__).resolve().parent.parent


def executed(path: Path, corpus: Path, figures: Path) -> nbformat.NotebookNode:
    """A notebook with the outputs of its cells on a corpus; raises what a cell raises."""
    notebook = with_parameters(
        nbformat.read(path, as_version=4), {"CORPUS": str(corpus), "FIGURES": str(figures)}
    )
    names = {"__name__": "__main__"}
    with patch.dict(os.environ, {UNATTENDED: "1"}):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                source = cell.source.replace("../data", str(ROOT / "data"))
                cell.outputs = _outputs(_run(source, names))
    return notebook


def _run(source: str, names: dict):
    """The value of a cell's last line, None where that is no expression."""
    *before, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        before, last = [*before, last], None
    exec(compile(ast.Module(before, []), "cell", "exec"), names)
    return None if last is None else eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def _outputs(value) -> list:
    if value is None:
        return []
    data, metadata = {"text/plain": repr(value)}, {}
    if hasattr(value, "_repr_mimebundle_"):
        data, metadata = value._repr_mimebundle_()
    for kind in ("html", "markdown"):
        if show := getattr(value, f"_repr_{kind}_", None):
            data[f"text/{kind}"] = show()
    return [nbformat.v4.new_output("execute_result", data, metadata=metadata, execution_count=1)]
