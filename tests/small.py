"""Small notebooks and small corpora for the tests of tables, command line, nbval and browser."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.tables.schema import TABLES

TABLE_FILES = sorted(
    [
        *(f"{table}.{suffix}" for table in TABLES for suffix in ("csv", "parquet")),
        "texts.parquet",
        "tables.json",
    ]
)
PARAMETERS = 'CORPUS = "../data/articles"  # a folder of articles, or of tables\nFIGURES = "../figures"'
OPEN = (
    "from analysis.tables.corpus import open_corpus\n"
    "from analysis.figures import new_axes, save_figure, use_style\n"
    "use_style()\n"
    "corpus = open_corpus(CORPUS)"
)
TABLE = 'table = corpus.articles[["article", "n_words"]]\ntable'
FIGURE = (
    "ax = new_axes(len(table))\n"
    'ax.barh(table["article"], table["n_words"])\n'
    'ax.set_xlabel("words")\n'
    'save_figure(ax, "{name}", table=table, caption="Words of each article.", alt="A bar for each article.", '
    "folder=FIGURES)"
)

HARBOUR = """---
title: Harbour fees to rise in spring
outlet: The Pier Post
date: 2025-02-03
---
Fees for mooring a boat in Tansey harbour will rise by a tenth in spring, the council decided on Monday.

“The quay walls cannot wait another winter,” said Ilse Marrow, the harbour master. “We have looked at every
other way to pay for them.”

Fishermen were less pleased. “My father paid nothing at all,” Odd Brekken told the meeting.
"""
BRIDGE = """---
title: Footbridge closed after inspection
outlet: The Pier Post
date: 2025-02-04
---
The footbridge over the Anner was closed on Tuesday after an inspection found loose bolts.

“Nobody was in danger,” said Petra Oyelaran, who leads the works department.
"""

NAMES = ("Mirela Voss", "Jonas Beck", "Ida Lorne", "Odd Brekken", "Tilda Crane", "Ansel Row")
# an article that attacks its reader
HOSTILE = """---
title: Mayor <script>window.hacked = "title"</script> denies it
outlet: <img src=x onerror="window.hacked='outlet'">
date: 2025-01-05
---
The harbour fees will rise, the council said on Monday. <script>window.hacked = 1</script>

“We had no choice <img src=x onerror="window.hacked='image'"> at all,” said Ilse Marrow, the harbour master.
“Read <a href="javascript:window.hacked='link'" onclick="window.hacked='click'">this</a>.”

“The \x1b[31mred\x1b[0m figures \u202eesrever\u202c are wrong,” said
<b onmouseover="window.hacked='over'">Odd Brekken</b>.

[A link](javascript:window.hacked='markdown') and ![a picture](x" onerror="window.hacked='alt').
"""


def notebook(*sources: str, title: str = "Small notebook") -> nbformat.NotebookNode:
    """A notebook with title, parameters cell and one code cell for each source; ids are stable."""
    cells = [new_markdown_cell(f"# {title}\n\nHow long is each article?")]
    cells.append(new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}))
    cells += [new_code_cell(source) for source in sources]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def figure_notebook(name: str) -> nbformat.NotebookNode:
    """A notebook that shows a table and a figure of it."""
    return notebook(OPEN, TABLE, FIGURE.replace("{name}", name), title=f"Lengths in {name}")


def write_notebooks(folder: Path, notebooks: dict[str, nbformat.NotebookNode]) -> Path:
    """Write notebooks by name to a new folder; returns it."""
    folder.mkdir(parents=True)
    for name, content in notebooks.items():
        nbformat.write(content, folder / f"{name}.ipynb")
    return folder


def write_corpus(folder: Path) -> Path:
    """Write two short articles to a new folder; returns it."""
    folder.mkdir(parents=True)
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    (folder / "bridge.md").write_text(BRIDGE, encoding="utf-8")
    return folder


def n_figures(path: Path) -> int:
    """How many pictures a stored notebook shows."""
    cells = nbformat.read(path, as_version=4).cells
    return sum("image/png" in o.get("data", {}) for cell in cells for o in cell.get("outputs", ()))


def article_text(number: int) -> str:
    """An invented article that differs from every other."""
    who, other = NAMES[number % 6], NAMES[(number + 1) % 6]
    return (
        f"---\noutlet: Outlet {number % 3}\ndate: 2025-01-{number % 28 + 1:02}\n---\n"
        f"Harbour {number} gets a new quay\n\n"
        f"The council of port number {number} decided on Tuesday to build a quay of {number + 40} metres.\n\n"
        f"“We waited {number} years,” said {who}, the harbour master. “Now we build.”\n\n"
        f"{other} called the plan “far too dear” and said that boats would leave. " + "The wall is old. " * 30
    )


def write_articles(folder: Path, n: int) -> Path:
    """Write ``n`` different articles, 0000.txt and so on, to a folder; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n):
        (folder / f"{number:04}.txt").write_text(article_text(number), encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name, with their bytes; those of the program itself are left out."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("[!.]*"))}
