"""One self-contained page with all findings, as HTML."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from markupsafe import Markup

from analysis.figures.index import read_index
from analysis.report.escaping import filled, markdown_text
from analysis.report.findings.corpus import corpus as counts
from analysis.report.findings.quotations import NO_QUOTATIONS
from analysis.report.findings.wording import plural
from analysis.report.notebooks import Executed
from analysis.report.reader import reader
from analysis.report.sections import Page, Section, accessible, exported_picture, markdown, section, title_of
from analysis.report.shown import shown_table
from analysis.tables.corpus import Corpus
from analysis.tables.workers import code_fingerprint

# The first of these that was drawn stands under the first findings.
_CARD_FIGURES = ("04-by-outlet", "04-quote-share", "03-one-article")

_WORDS = tomllib.loads(Path(__file__).with_name("glossary.toml").read_text(encoding="utf-8"))
_MOST_RULES = 9
_MOST_UNREAD = 20
_PROBLEMS = "table problems"  # what findings call it; those of the first page lead to it
_OF_ONE = "one-article"  # the tag of the cells of notebooks that are shown of a single article


def report_html(
    title: str,
    corpus: Corpus,
    executed: Sequence[Executed],
    figures: Path,
    card: Sequence[str],
) -> str:
    """The report as one HTML page: first findings, the articles to read, findings of each notebook, trust.

    ``title`` says what was analysed, ``card`` has the first findings (`findings.summary.card`), ``figures``
    is the folder that the notebooks exported theirs to. The page loads nothing from anywhere; its one script
    shows the articles and sorts tables. The same input gives the same bytes.
    """
    of_one = len(corpus.articles) == 1
    own_title = of_one and (corpus.articles["title"].iloc[0] or corpus.articles["article"].iloc[0])
    notebooks = sorted(executed, key=lambda e: (of_one and "quotations" not in e.name, _place(e.name)))
    titles = {e.name: title_of(e.notebook) or e.name for e in notebooks}
    page = Page(figures, read_index(figures), titles, _OF_ONE if of_one else "")
    problems = f'<a href="#how-sure-3">{_PROBLEMS}</a>'
    lines = [Markup(markdown(line, page).replace(_PROBLEMS, problems)) for line in card]
    facts = markdown(f"{counts(corpus.articles)} Quotations: **{len(corpus.quotations):,}**.", page)
    shown = [section(e.notebook, e.name, page) for e in notebooks]
    sections = [*(part for part in shown if part.html), _how_sure(corpus, executed, page)]
    return filled(
        "page.html",
        heading=f"News analysis: {own_title or title}",
        of_one=of_one,
        style=Markup("\n".join(page.style)),
        facts=Markup(facts),
        card=lines,
        figure=next(filter(None, (exported_picture(name, page) for name in _CARD_FIGURES)), ""),
        sections=sections,
        words=_WORDS,
        code=code_fingerprint()[:12],
        reader=reader(corpus),
    )


def _place(name: str) -> tuple[int, str]:
    """Where a notebook's findings stand: who speaks and in what tone before what the articles are like."""
    order = ("summary", "quote-share", "sentiment", "readability", "quotations", "corpus")
    return next((n for n, stem in enumerate(order) if stem in name), len(order)), name


def _how_sure(corpus: Corpus, executed: Sequence[Executed], page: Page) -> Section:
    """How often the rules that decided have been right; what a person corrected; what went wrong."""
    found = Section("how-sure", "How far to trust this")
    parts = {
        "Attribution by rule": _by_rule(corpus.quotations),
        "Corrections by hand": _corrections(corpus),
        "Problems": _problems(corpus, executed),
    }
    pieces = [markdown(f"# {found.title}", page, found)]
    for title, (text, table) in parts.items():
        pieces.append(markdown(f"## {title}\n\n{text}", page, found))
        with pd.option_context("display.max_colwidth", None):
            shown = shown_table(table, 2).to_html(index=False) if len(table) else ""
        pieces.append(accessible(shown, page) if shown else "")
    found.html = "\n".join(pieces)
    return found


def _by_rule(found: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """How much each of the rules used most decided, and how often it is right on labelled news."""
    names = found["rule"].replace("", "none")
    most = names.value_counts(sort=True).index[:_MOST_RULES]
    rest = f"{names.nunique() - len(most)} other rules"
    rules = found.assign(rule=names.where(names.isin(most), rest)).groupby("rule", as_index=False)
    table = rules.agg(quotations=("n_words", "size"), words=("n_words", "sum"), share=("confidence", "mean"))
    table = table.sort_values("quotations", ascending=False, key=lambda n: n.where(table["rule"] != rest, 0))
    names = {"rule": "rule that decided", "share": "share right on labelled news"}
    said = (
        f"On labelled news such decisions were right in the shares below; by their use here, "
        f"{found['confidence'].mean():.0%} of the attributions are expected to be right. The codebook, "
        "data/README.md, says what each rule looks for."
    )
    return said if len(found) else NO_QUOTATIONS, table.rename(columns=names)


def _corrections(corpus: Corpus) -> tuple[str, pd.DataFrame]:
    """How many corrections were used and refused, and the quotations whose speaker a person set."""
    applied, refused = corpus.summary.n_corrections_applied, corpus.summary.n_corrections_refused
    corrected = corpus.quotations[corpus.quotations["rule"] == "corrected"]
    table = corrected[["article", "start", "end", "speaker", "text"]].rename(columns={"text": "quotation"})
    if not applied and not refused:
        return "None: every speaker was found by rules, and no person has checked them.", table
    rest = f", {refused:,} refused: see the problems below" if refused else ""
    return f"{plural(applied, 'line')} of corrections.csv and speakers.csv applied{rest}.", table


def _problems(corpus: Corpus, executed: Sequence[Executed]) -> tuple[str, pd.DataFrame]:
    """Which notebook stopped, what could not be read, also on paper, and a table of that and what is odd."""
    stopped = [f"**{e.name} stopped** in {markdown_text(e.error)}" for e in executed if e.error]
    stopped += [f"Not read: {markdown_text(sentence)}" for sentence in corpus.unread()[:_MOST_UNREAD]]
    if not stopped and corpus.problems.empty:
        stopped = ["None: every file was read and every notebook ran to its end."]
    return "\n\n".join(stopped), corpus.problems
