"""What commands without notebooks do: write tables, draw figures again, compare; and what a run can choose.

The notebooks' machinery is not imported here, which takes longer than the tables of a hundred articles.
"""

from pathlib import Path

from analysis.figures.index import INDEX, read_index
from analysis.reading.sources import NO_ARTICLES, SUFFIXES
from analysis.report import Options, Say
from analysis.report.findings.wording import plural
from analysis.tables.corpus import Corpus, Summary, build_tables, is_tables, open_corpus, tables_in
from analysis.tables.files import ROOT, check, claimed, corpus_of


def write_tables(options: Options, say: Say) -> list[str]:
    """Only the tables. Returns one sentence for each file that gave no article."""
    assert options.articles and options.out  # which the command line requires
    corpus = _written(options.articles, options.out, options, say)
    say_corrections(corpus.summary, say)
    return corpus.unread()


def corpus_of_run(articles: Path, out: Path, options: Options, say: Say) -> Corpus:
    """The corpus of ``articles``: its tables as they are, or written to ``out`` first."""
    if is_tables(articles):
        return open_corpus(articles, without=options.without, events=options.events)
    return _written(articles, out / "tables", options, say)


def _written(articles: Path, out: Path, options: Options, say: Say) -> Corpus:
    build_tables(
        articles,
        out,
        workers=options.workers,
        scheduler=options.scheduler,
        column=options.column,
        csv=options.csv,
        quiet=options.quiet,
        without=options.without,
    )
    corpus = open_corpus(out, without=options.without, events=options.events)
    counted, n_quotations = corpus.summary, len(corpus.read("quotations", columns=["article"]))
    to_say = corpus.problems[corpus.problems["problem"].isin([*NO_ARTICLES, "not English"])]
    said = [
        f"{row.problem}: {row.article or row.file or articles}. {row.detail}" for row in to_say.itertuples()
    ]
    if not counted.n_articles and not corpus.unread():
        nothing = f"{articles} holds no article. Articles are files {' '.join(SUFFIXES)}."
        raise FileNotFoundError(" ".join([nothing, *said]))
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in corpus.problems["problem"].value_counts().items())
    say(
        f"{plural(counted.n_articles, 'article')}, {plural(n_quotations, 'quotation')}, "
        f"{plural(counted.n_problems, 'problem')}{f' ({kinds})' if kinds else ''}; tables in {out}"
    )
    for sentence in said:
        say(sentence)
    return corpus


def say_corrections(summary: Summary, say: Say) -> None:
    """What became of the corrections, in a line of its own where there are any."""
    applied, refused = summary.n_corrections_applied, summary.n_corrections_refused
    rest = f", {refused:,} refused (see the table problems)" if refused else ""
    if applied or refused:
        say(f"{plural(applied, 'correction')} applied{rest}")


def repository() -> Path:
    """The folder of the repository that this package is installed from; raises FileNotFoundError without."""
    if not (ROOT / "notebooks").is_dir():
        raise FileNotFoundError(
            "The notebooks are not part of the installed package. Clone the repository and install it from "
            "there with: python -m pip install -c constraints.txt -e ."
        )
    return ROOT


def draw_figures(options: Options, say: Say) -> list[str]:
    """Draw the figures of an earlier run again, from the tables that lie beside them; no notebook runs."""
    from analysis.figures.catalogue import redraw  # and matplotlib, which nothing else here needs

    results = options.results
    figures = options.out or results / f"figures-{options.style or 'report'}"
    places = [results / "figures", results]
    places += [ROOT / "figures"] if results.resolve() == ROOT / "results" else []
    drawn = next((place for place in places if (place / INDEX).is_file()), places[0])
    names = read_index(drawn)
    if not drawn.is_dir() or not names and (drawn / INDEX).is_file():
        wrong = f"{results} has no figures, or their {INDEX} is damaged."
        raise FileNotFoundError(f"{wrong} Give the folder that run wrote (--out), or run again.")
    if options.only and not any(name.startswith(options.only) for name in names):
        raise ValueError(f"No figure begins with {' or '.join(options.only)}. There are: {', '.join(names)}.")
    corpus = corpus_of(results / "tables" if (results / "tables").is_dir() else drawn)
    check(figures, "figures", corpus, inputs=[results / "tables", drawn])
    with claimed(figures, "figures", corpus):
        unknown = redraw(drawn, figures, options.only, **options.environment())
    say(f"figures in {figures}")
    return [f"{name} was drawn by a notebook of your own; run that notebook again." for name in unknown]


def compare(options: Options, say: Say) -> list[str]:
    """Say what changed between two folders of results or tables; FileNotFoundError without tables."""
    from analysis.measures.summary import compare_runs
    from analysis.report.findings.summary import changed
    from analysis.report.shown import heading

    folders = options.old, options.new
    for folder in folders:
        if not is_tables(tables_in(folder)):
            wrote = "Give a folder that run or tables wrote (--out)."
            raise FileNotFoundError(f"{folder} holds no tables. {wrote}")
    earlier, later = (open_corpus(tables_in(folder), without=options.without) for folder in folders)
    table = compare_runs(earlier, later)
    shown = table.rename(columns=heading).to_string(index=False, float_format="{:z.3f}".format, na_rep="")
    say(f"{shown}\n\n{changed(table)}")
    return []
