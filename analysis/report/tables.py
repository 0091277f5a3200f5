"""The tables of a folder of articles, what is said while they are written, and what a run can choose.

The notebooks' machinery is not imported here, which takes longer than the tables of a hundred articles.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis.reading.sources import CORRECTIONS, NO_ARTICLES, READ_WITH_A_NOTE, SUFFIXES
from analysis.report.findings.wording import plural
from analysis.tables.corpus import Corpus, Summary, build_tables, is_tables, open_corpus

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
    without: tuple[str, ...] = ()
    by: str = ""
    events: str = ""

    def environment(self) -> dict[str, str]:
        """The variables through which the notebooks learn formats and style."""
        chosen = {"ANALYSIS_FORMATS": self.formats, "ANALYSIS_STYLE": self.style}
        return {name: value for name, value in chosen.items() if value}


def write_tables(articles: Path, out: Path, options: Options, say: Say) -> list[str]:
    """Only the tables, written to ``out``. Returns one sentence for each file that gave no article."""
    corpus = _written(articles, out, options, say)
    say_corrections(corpus.summary, say)
    return unread(corpus)


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
    if not counted.n_articles and not unread(corpus):
        kinds = " ".join(SUFFIXES)
        raise FileNotFoundError(
            " ".join([f"{articles} holds no article. Articles are files {kinds}.", *said])
        )
    say(
        f"{plural(counted.n_articles, 'article')}, {plural(n_quotations, 'quotation')}, "
        f"{plural(counted.n_problems, 'problem')}; tables in {out}"
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


def unread(corpus: Corpus) -> list[str]:
    """One sentence for each file that gave no article."""
    known = {*corpus.read("articles", columns=["article"])["article"]}
    rows = corpus.problems[~corpus.problems["article"].isin(known)]
    rows = rows[~rows["problem"].isin([*NO_ARTICLES, *READ_WITH_A_NOTE])]
    rows = rows[~rows["file"].map(lambda file: bool(CORRECTIONS.fullmatch(file))).astype(bool)]
    return [f"{r.file}: {r.problem}. {r.detail}" for r in rows.itertuples()]
