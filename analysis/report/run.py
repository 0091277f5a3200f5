"""The whole analysis of a folder of articles: tables, notebooks, figures, report."""

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat

from analysis.reading.sources import NOT_ARTICLES, SUFFIXES, TABLES_MARK
from analysis.report.findings.summary import card, plain
from analysis.report.findings.wording import plural
from analysis.report.notebooks import (
    Executed,
    execute_notebooks,
    find_notebooks,
    parameters,
    refresh,
    with_parameters,
)
from analysis.report.page import Tables, report_html
from analysis.report.pdf import find_browser, write_pdf
from analysis.report.sections import shown_figures
from analysis.tables.corpus import Corpus, Summary, build_tables, open_corpus
from analysis.tables.files import remove_leftovers, write_text

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line can choose: notebooks, figures, and how the tables are made."""

    notebooks: Path = Path()
    title: str = ""
    only: tuple[str, ...] = ()
    formats: str = ""
    style: str = ""
    workers: int | None = None
    scheduler: str | None = None
    column: str | None = None
    csv: bool = True
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
    root = Path(__file__).resolve().parents[2]
    if not (root / "notebooks").is_dir():
        raise FileNotFoundError(
            "The notebooks are not part of the installed package. Clone the repository and install it from "
            "there with: python -m pip install -c constraints.txt -e ."
        )
    return root


def run_analysis(articles: Path, out: Path, figures: Path, options: Options, say: Say) -> list[str]:
    """Write tables, executed notebooks, figures and report of a folder of articles (or of its tables).

    Returns:
        What went wrong, one sentence for each article that could not be read and each notebook that stopped.

    Raises:
        FileNotFoundError, ValueError: there is nothing to analyse, or an argument names something unknown.
        OSError: something could not be written.
    """
    _keep_apart(articles, out)
    paths = find_notebooks(options.notebooks, options.only)
    corpus, tables = _tables_of(articles, out, options, say)
    for folder in (out, out / "notebooks", figures):
        remove_leftovers(folder)
    executed: list[Executed] = []
    if len(tables.articles):
        executed = _execute(paths, corpus.path, out / "notebooks", figures, options, say)
    page = out / "report.html"
    first = card(corpus)
    write_text(page, report_html(options.title, corpus, tables, executed, figures, first))
    say(f"report in {page}{_print(page)}")
    _say_corrections(corpus.summary, say)
    for sentence in first:
        say(f"- {plain(sentence)}")
    return unread(tables) + [f"{e.name} stopped in {e.error}" for e in executed if e.error]


def write_tables(articles: Path, out: Path, options: Options, say: Say) -> list[str]:
    """Only the tables, written to ``out``. Returns one sentence for each file that gave no article."""
    corpus, tables = _written(articles, out, options, say)
    _say_corrections(corpus.summary, say)
    return unread(tables)


def _keep_apart(articles: Path, out: Path) -> None:
    """Results among the articles would be read as articles by the next run."""
    if articles.is_dir() and out.resolve().is_relative_to(articles.resolve()):
        raise ValueError(
            f"The results would be written to {out}, inside the folder of articles {articles}. Choose "
            "another folder with --out."
        )


def _tables_of(articles: Path, out: Path, options: Options, say: Say) -> tuple[Corpus, Tables]:
    """The corpus of ``articles``: its tables as they are, or written to ``out`` first."""
    if (articles / TABLES_MARK).exists():
        corpus = open_corpus(articles)
        return corpus, Tables.of(corpus)
    return _written(articles, out / "tables", options, say)


def _written(articles: Path, out: Path, options: Options, say: Say) -> tuple[Corpus, Tables]:
    build_tables(
        articles,
        out,
        workers=options.workers,
        scheduler=options.scheduler,
        column=options.column,
        csv=options.csv,
        quiet=options.quiet,
    )
    corpus = open_corpus(out)
    tables = Tables.of(corpus)
    if tables.articles.empty and tables.problems.empty:
        raise FileNotFoundError(f"{articles} holds no article. Articles are files {' '.join(SUFFIXES)}.")
    say(
        f"{plural(len(tables.articles), 'article')}, {plural(len(tables.quotations), 'quotation')}, "
        f"{plural(len(tables.problems), 'problem')}; tables in {out}"
    )
    return corpus, tables


def _say_corrections(summary: Summary, say: Say) -> None:
    """What became of the corrections, in a line of its own where there are any."""
    applied, refused = summary.n_corrections_applied, summary.n_corrections_refused
    rest = f", {refused:,} refused (see the table problems)" if refused else ""
    if applied or refused:
        say(f"{plural(applied, 'correction')} applied{rest}")


def unread(tables: Tables) -> list[str]:
    """One sentence for each file that gave no article."""
    known = {*tables.articles["article"]}
    rows = tables.problems[~tables.problems["article"].isin(known)]
    return [f"{r.file}: {r.problem}. {r.detail}" for r in rows.itertuples() if r.file not in NOT_ARTICLES]


def _execute(
    paths: Sequence[Path], tables: Path, folder: Path, figures: Path, options: Options, say: Say
) -> list[Executed]:
    """Run the notebooks on the tables in a folder of results; each is stored there as it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    notebooks = {path.stem: _prepared(path, tables, folder, figures) for path in paths}

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


def _prepared(path: Path, tables: Path, folder: Path, figures: Path) -> nbformat.NotebookNode:
    """A notebook that will run in ``folder``: its parameters name files as seen from there."""
    notebook = nbformat.read(path, as_version=4)
    values = {"CORPUS": _from(folder, tables), "FIGURES": _from(folder, figures)}
    labels = parameters(notebook).get("LABELS")
    if labels:
        values["LABELS"] = _from(folder, path.parent / labels)
    return with_parameters(notebook, values)


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


def _print(page: Path) -> str:
    browser = find_browser()
    if browser is None:
        return " (no Chromium found, so no report.pdf)"
    failure = write_pdf(page, page.with_suffix(".pdf"), browser)
    return f"; {failure}" if failure else " and report.pdf"
