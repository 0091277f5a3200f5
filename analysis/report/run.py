"""The whole analysis of a folder of articles: tables, notebooks, figures, report."""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import nbformat
import pandas as pd
from nbformat import NotebookNode

from analysis.figures.index import FORMATS, INDEX, as_index, read_index
from analysis.measures.outlets import events, regrouped
from analysis.report import Options, Say
from analysis.report.findings.summary import card, plain
from analysis.report.findings.voices import grouped
from analysis.report.findings.wording import not_read
from analysis.report.notebooks import (
    Executed,
    execute_notebooks,
    find_notebooks,
    parameters,
    refresh,
    with_parameters,
)
from analysis.report.page import report_html, shown_figures
from analysis.report.pdf import find_browser, for_print, write_pdf
from analysis.report.tables import corpus_of_run, repository, say_corrections
from analysis.tables.building import inputs_of
from analysis.tables.corpus import Corpus, is_tables, tables_in
from analysis.tables.files import OURS, check, claimed, corpus_of, digest_of, forget, made_of, put, seen_from
from analysis.tables.schema import TABLES

_PAGE, _PRINT = "report.html", "report.pdf"


def run_analysis(options: Options, say: Say) -> list[str]:
    """Write tables, executed notebooks, figures and report of a folder of articles (or of its tables).

    Returns a sentence for each article that could not be read and each notebook that stopped. Raises
    FileNotFoundError, ValueError or OSError with a sentence that says what to do.
    """
    sample, from_notebooks = options.articles is None, options.notebooks or repository() / "notebooks"
    articles = options.articles or repository() / "data" / "articles"
    out = options.out or (repository() / "results" if sample else Path("results"))
    figures = repository() / "figures" if sample and not options.out else out / "figures"
    title = "the sample corpus" if sample else articles.resolve().name
    paths = find_notebooks(from_notebooks, options.only)
    regrouped(pd.DataFrame(columns=[*TABLES["articles"]]), options.by)  # raises for a column there is not
    articles = tables_in(articles)
    source = corpus_of(articles) if is_tables(articles) else articles
    folders = {out: "results", out / "notebooks": "notebooks", figures: "figures"}
    for folder, kind in folders.items():
        check(folder, kind, source, inputs=[*inputs_of(articles), from_notebooks])
    check(out, "results", names=(_PAGE, _PRINT))
    tables = articles if is_tables(articles) else out / "tables"
    folder = out / "notebooks"
    notebooks = {path.stem: _prepared(path, tables, folder, figures, options) for path in paths}
    with ExitStack() as held:
        held.enter_context(claimed(out, "results", source))
        corpus: Corpus

        def prepare() -> bool:
            nonlocal corpus
            corpus = corpus_of_run(articles, out, options, say)
            were_removed = False
            for folder, kind in folders.items():
                if folder != out:
                    held.enter_context(claimed(folder, kind, source))
                if folder.is_relative_to(out):  # (the repository's own are of the sample, always)
                    were_removed |= made_of(folder, digest_of(corpus.path))
            if were_removed and options.only:
                say("Results of earlier tables are removed; run without --only for those of all notebooks.")
            if options.by:
                say(plain(grouped(regrouped(corpus.articles, options.by), options.by)))
            if options.events:
                events(corpus.articles, options.events)  # raises where it cannot be
            return len(corpus.articles) > 0

        executed = _execute(notebooks, folder, options, say, prepare)
        forget_figures(figures, executed)
        missing = corpus.unread()
        first = [*filter(None, [not_read(corpus)]), *card(corpus)]
        page = report_html(title, corpus, executed, figures, first)
        put(out, {_PAGE: page.encode()})
        say(f"report in {out / _PAGE}{_print(for_print(page, executed, figures), out)}")
    for sentence in first:
        say(f"- {plain(sentence)}")
    say_corrections(corpus.summary, say)
    return missing + [f"{e.name} stopped in {e.error}" for e in executed if e.error]


def _execute(
    notebooks: dict[str, NotebookNode], folder: Path, options: Options, say: Say, first: Callable[[], bool]
) -> list[Executed]:
    """Run the notebooks in a folder of results, each stored there as it ends; ``first`` makes the tables."""

    def store(executed: Executed) -> None:
        put(folder, {f"{executed.name}.ipynb": (nbformat.writes(executed.notebook) + "\n").encode()})
        say(executed.said("done"))

    drawn = folder.parent / f"{OURS}drawn"  # figures, kept for the next run
    return execute_notebooks(
        notebooks,
        folder,
        environment=options.environment() | {"ANALYSIS_DRAWN": str(drawn.absolute())},
        side_by_side=min(os.cpu_count() or 1, options.workers or 2),
        first=first,
        done=store,
    )


def _prepared(path: Path, tables: Path, folder: Path, figures: Path, options: Options) -> NotebookNode:
    """A notebook that will run in ``folder``: its parameters name files as seen from there."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except OSError:  # which says itself what is wrong
        raise
    except Exception as error:  # of whatever kind: what is no notebook fails anywhere in nbformat
        raise ValueError(f"{path} is no notebook that can be read. Save it again with Jupyter.") from error
    values = {"CORPUS": seen_from(folder, tables), "FIGURES": seen_from(folder, figures)}
    given = parameters(notebook)
    if given.get("LABELS"):
        values["LABELS"] = seen_from(folder, path.parent / given["LABELS"])
    chosen = {"WITHOUT": ",".join(options.without), "BY": options.by, "EVENTS": options.events}
    values |= {name: value for name, value in chosen.items() if value and name in given}
    return with_parameters(notebook, values)


def forget_figures(folder: Path, executed: Sequence[Executed]) -> None:
    """Remove figures of an earlier run that notebooks which ran to their end did not draw again."""
    index = read_index(folder)
    drawn = {name for e in executed for name in shown_figures(e.notebook)}
    over = {e.name[:2] for e in executed if not e.error}
    kept = {name: facts for name, facts in index.items() if name[:2] not in over or name in drawn}
    files = {file for facts in kept.values() for file in facts.get("files", ())}
    ours = [f"{name}.{suffix}" for name in index if name[:2] in over for suffix in (*FORMATS, "csv")]
    forget(folder, [name for name in ours if name not in files])
    if kept != index:
        put(folder, {INDEX: as_index(kept)})


def refresh_notebooks(options: Options, say: Say) -> list[str]:
    """Execute the repository's notebooks and store their outputs in place, with the smallest difference."""

    def tell(executed: Executed, changed: bool) -> None:
        say(executed.said("changed" if changed else "unchanged"))

    root, only = repository(), options.only
    figures = root / "figures"
    with claimed(figures, "figures", root / "data" / "articles"):
        executed = refresh(find_notebooks(root / "notebooks", only), done=tell)
        forget_figures(figures, executed)
    if not only:
        executed += refresh([root / "START.ipynb"], done=tell)
    return [f"{e.name} stopped in {e.error}; its stored outputs were kept" for e in executed if e.error]


def _print(page: str, out: Path) -> str:
    """Print the report to PDF; what is to be said of it. One of an earlier report does not stay."""
    browser = find_browser()
    failure = write_pdf(page, out, _PRINT, browser) if browser else "no Chromium found, so no report.pdf"
    if failure:
        forget(out, [_PRINT])
    return f" ({failure})" if failure else " and report.pdf"
