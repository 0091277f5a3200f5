"""The whole analysis of a folder of articles: tables, notebooks, figures, report."""

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat

from .corpus import build_tables, open_corpus
from .files import remove_leftovers, write_text
from .findings import shown_figures
from .notebooks import Executed, execute_notebooks, find_notebooks, refresh, with_parameters
from .pdf import find_browser, write_pdf
from .report import Tables, count, report_html

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line can choose: notebooks, figure formats and style, processes."""

    notebooks: Path
    only: tuple[str, ...] = ()
    formats: str = ""
    style: str = ""
    workers: int | None = None
    quiet: bool = False

    def environment(self) -> dict[str, str]:
        """The variables through which the notebooks learn formats and style."""
        chosen = {"ANALYSIS_FORMATS": self.formats, "ANALYSIS_STYLE": self.style}
        return {name: value for name, value in chosen.items() if value}


def repository() -> Path:
    """The folder of the repository that this package is installed from.

    Raises:
        FileNotFoundError: the package was installed without its repository.
    """
    root = Path(__file__).resolve().parent.parent
    if not (root / "notebooks").is_dir():
        raise FileNotFoundError(
            "The notebooks are not part of the installed package. Clone the repository and install it from "
            "there with: python -m pip install -c constraints.txt -e ."
        )
    return root


def run_analysis(
    articles: Path, out: Path, figures: Path, title: str, options: Options, say: Say
) -> list[str]:
    """Write tables, executed notebooks, figures and report of a folder of articles (or of its tables).

    Returns:
        What went wrong, one sentence for each article that could not be read and each notebook that stopped.

    Raises:
        FileNotFoundError, ValueError: there is nothing to analyse, or an argument names something unknown.
    """
    paths = find_notebooks(options.notebooks, options.only)
    tables = _tables_of(articles, out, options)
    for folder in (out, out / "notebooks", figures):
        remove_leftovers(folder)
    corpus = Tables(tables.articles, tables.quotations, tables.problems)
    wrong = unread(corpus)
    executed: list[Executed] = []
    if len(corpus.articles):
        say(f"{count(len(corpus.articles), 'article')}; tables in {tables.path}")
        executed = _execute(paths, tables.path, out / "notebooks", figures, options, say)
    wrong += [f"{e.name} stopped in {e.error}" for e in executed if e.error]
    page = out / "report.html"
    write_text(page, report_html(title, corpus, executed, figures))
    say(f"report in {page}{_print(page, say)}")
    return wrong


def _tables_of(articles: Path, out: Path, options: Options):
    """The corpus of ``articles``: its tables as they are, or written to ``out`` first."""
    if (articles / "articles.parquet").exists():
        return open_corpus(articles)
    build_tables(articles, out / "tables", workers=options.workers)
    return open_corpus(out / "tables")


def unread(tables: Tables) -> list[str]:
    """One sentence for each file that gave no article."""
    known = set(tables.articles["article"])
    rows = tables.problems[~tables.problems["article"].isin(known)]
    return [f"{row.file}: {row.problem}. {row.detail}" for row in rows.itertuples()]


def _execute(
    paths: Sequence[Path], tables: Path, folder: Path, figures: Path, options: Options, say: Say
) -> list[Executed]:
    """Run the notebooks on the tables in a folder of results; each is stored there as it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {"CORPUS": _from(folder, tables), "FIGURES": _from(folder, figures)}
    notebooks = {p.stem: with_parameters(nbformat.read(p, as_version=4), values) for p in paths}

    def store(executed: Executed) -> None:
        write_text(folder / f"{executed.name}.ipynb", nbformat.writes(executed.notebook) + "\n")
        state = f"stopped in {executed.error}" if executed.error else "done"
        say(f"{executed.name}: {state} ({executed.seconds:.1f} s)")

    executed = execute_notebooks(
        notebooks,
        folder,
        environment=options.environment(),
        side_by_side=min(os.cpu_count() or 1, options.workers or 2),
        done=store,
    )
    forget_figures(figures, executed)
    return executed


def forget_figures(folder: Path, executed: Sequence[Executed]) -> None:
    """Remove what an earlier run left in a folder of figures and this one did not draw again.

    Only figures of notebooks that ran to their end are looked at: those numbered like the notebook.
    """
    index_file = folder / "index.json"
    if not index_file.exists():
        return
    index = json.loads(index_file.read_text(encoding="utf-8"))
    drawn = {name for e in executed for name in shown_figures(e.notebook)}
    over = {e.name[:2] for e in executed if not e.error}
    stale = {name for name in index if name[:2] in over and name not in drawn}
    kept = {name: facts for name, facts in index.items() if name not in stale}
    for name in index:
        for path in (folder / f"{name}{suffix}" for suffix in (".png", ".svg", ".pdf", ".csv")):
            if name[:2] in over and path.name not in kept.get(name, {}).get("files", ()):
                path.unlink(missing_ok=True)
    if stale:
        write_text(index_file, json.dumps(kept, indent=2, ensure_ascii=False) + "\n")


def write_tables(
    articles: Path, out: Path, workers: int | None, scheduler: str | None, quiet: bool, say: Say
) -> list[str]:
    """Only the tables, written to ``out``. Returns one sentence for each file that gave no article."""
    build_tables(articles, out, workers=workers, scheduler=scheduler)
    corpus = open_corpus(out)
    articles, quotations = len(corpus.articles), len(corpus.quotations)
    say(f"{count(articles, 'article')}, {count(quotations, 'quotation')}; tables in {out}")
    return unread(Tables(corpus.articles, corpus.quotations, corpus.problems))


def draw_figures(results: Path, figures: Path, options: Options, say: Say) -> list[str]:
    """Draw the figures of an earlier run again from its tables; its notebooks and report stay as they are."""
    paths = find_notebooks(options.notebooks, options.only)
    if not (results / "tables").is_dir():
        raise FileNotFoundError(f"{results} has no folder 'tables'. Give the folder that run wrote (--out).")
    with tempfile.TemporaryDirectory(prefix="analysis-") as scratch:
        executed = _execute(
            paths, results.resolve() / "tables", Path(scratch), figures.resolve(), options, say
        )
    say(f"figures in {figures}")
    return [f"{e.name} stopped in {e.error}" for e in executed if e.error]


def refresh_notebooks(root: Path, only: Sequence[str], say: Say) -> list[str]:
    """Execute the repository's notebooks and store their outputs in place, with the smallest difference."""

    def tell(executed: Executed, changed: bool) -> None:
        state = f"stopped in {executed.error}" if executed.error else "changed" if changed else "unchanged"
        say(f"{executed.name}: {state} ({executed.seconds:.1f} s)")

    executed = refresh(find_notebooks(root / "notebooks", only), done=tell)
    forget_figures(root / "figures", executed)
    return [f"{e.name} stopped in {e.error}; its stored outputs were kept" for e in executed if e.error]


def _from(folder: Path, target: Path) -> str:
    """A path as the notebooks of a folder of results name it, so that the folder can be moved."""
    try:
        return Path(os.path.relpath(target.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return str(target)


def _print(page: Path, say: Say) -> str:
    browser = find_browser()
    if browser is None:
        return " (no Chromium found, so no report.pdf)"
    failure = write_pdf(page, page.with_suffix(".pdf"), browser)
    return f"; {failure}" if failure else " and report.pdf"
