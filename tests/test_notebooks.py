"""The stored notebooks are complete, and nbval notices a changed number and a changed bar."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import small

from analysis.report.notebooks import find_notebooks, parameters, refresh

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = find_notebooks(ROOT / "notebooks")
ids = [path.stem for path in NOTEBOOKS]


def code_cells(path: Path) -> list:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_every_cell_was_executed_once_from_top_to_bottom(path):
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_no_warning_and_no_error_is_stored(path):
    outputs = [output for cell in code_cells(path) for output in cell.outputs]
    assert [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"] == []
    assert "Warning" not in "".join(output.get("text", "") for output in outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_cells_are_short_and_define_no_function(path):
    sources = [cell.source for cell in code_cells(path)]
    assert [source for source in sources if len(source.splitlines()) > 7] == []
    assert [source for source in sources if re.search(r"^\s*(def|class) ", source, re.M)] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_parameters_come_first_and_name_the_sample(path):
    first = code_cells(path)[0]
    assert first.metadata["tags"] == ["parameters"]
    assert {"CORPUS": "../data/articles", "FIGURES": ""}.items() <= parameters(
        nbformat.read(path, as_version=4)
    ).items()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_no_time_and_no_place_of_the_last_execution_is_stored(path):
    text = path.read_text(encoding="utf-8")
    assert "iopub.execute_input" not in text and "start_time" not in text
    assert not re.search(r"object at 0x[0-9a-f]+|/home/|/tmp/|/root/", text)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_outputs_that_are_not_compared_say_why(path):
    for cell in code_cells(path):
        if "NBVAL_IGNORE_OUTPUT" in cell.source:
            assert re.search(r"NBVAL_IGNORE_OUTPUT\W+\w+", cell.source), cell.source


@pytest.mark.parametrize("path", [*NOTEBOOKS, ROOT / "START.ipynb"], ids=[*ids, "START"])
def test_links_between_files_lead_somewhere(path):
    cells = nbformat.read(path, as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link and link[0] != "#"]
    assert [link for link in links if not (path.parent / link.partition("#")[0]).exists()] == []


ALTERED = {
    "number": ("<td>{n}</td>", "<td>{n}0</td>"),
    "bar": ('table[\\"n_words\\"])', 'table[\\"n_words\\"])[0].set_width(7)'),
    "colour": ('table[\\"n_words\\"])', 'table[\\"n_words\\"], color=\\"#123456\\")'),
    "data": ("corpus.articles[[", "corpus.articles.head(1)[["),
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """Which cells nbval fails of a small notebook and of copies with one thing altered: {copy: cells}."""
    root = tmp_path_factory.mktemp("checked")
    small.write_corpus(root / "data" / "articles")
    stored = small.write_notebooks(root / "notebooks", {"01-a": small.figure_notebook("01-a")}) / "01-a.ipynb"
    refresh([stored], done=lambda executed, changed: None)
    text = stored.read_text(encoding="utf-8")
    n_words = re.search(r"<td>(\d+)</td>", text)[1]
    for name, (old, new) in ALTERED.items():
        assert text.count(old.format(n=n_words)) == 1
        copy = text.replace(old.format(n=n_words), new.format(n=n_words))
        stored.with_name(f"{name}.ipynb").write_text(copy, encoding="utf-8")
    options = ["--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider", "-c", "/dev/null"]
    command = [sys.executable, "-m", "pytest", *options, f"--rootdir={root}", "notebooks"]
    said = subprocess.run(command, capture_output=True, text=True, cwd=root).stdout
    failed = re.findall(r"^FAILED notebooks/([\w-]+)\.ipynb::Cell (\d+)", said, re.M)
    assert re.search(rf"{len(failed)} failed, \d+ passed", said), said
    return {name: [int(cell) for n, cell in failed if n == name] for name in ("01-a", *ALTERED)}


def test_nbval_passes_what_is_as_stored(checked):
    assert checked["01-a"] == []


def test_nbval_catches_an_altered_number_in_a_stored_table(checked):
    assert checked["number"] == [2]


def test_nbval_catches_an_altered_bar_of_a_figure(checked):
    assert checked["bar"] == [3]


def test_nbval_catches_a_figure_in_another_colour(checked):
    assert checked["colour"] == [3]


def test_nbval_catches_data_that_changed(checked):
    assert checked["data"] == [2, 3]
