"""One self-contained page with all findings, as HTML."""

import html
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pandas as pd

from analysis.report.article_view import shown_table
from analysis.report.findings.wording import plural
from analysis.report.glossary import TITLE, glossary_html
from analysis.report.notebooks import Executed
from analysis.report.reader import reader
from analysis.report.sections import Page, Section, accessible, exported_picture, markdown, section, title_of
from analysis.tables.corpus import Corpus

# Nothing may be loaded from anywhere and no script may run but the reader's, whatever an article contains.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '{hash}'"
# The first of these that was drawn stands under the first findings.
_CARD_FIGURES = ("04-by-outlet", "04-quote-share", "03-one-article")

_MOST_RULES = 11
_OF_ONE = "one-article"  # the tag of the cells of notebooks that are shown of a single article


def report_html(
    title: str,
    corpus: Corpus,
    executed: Sequence[Executed],
    figures: Path,
    card: Sequence[str],
) -> str:
    """The report as one HTML page: first findings, the articles to read, findings of each notebook, trust.

    Args:
        title: what was analysed, for the heading; a single article has its own title there.
        corpus: the tables and texts, for the articles that can be read and corrected on the page.
        card: the first findings, sentences of Markdown (`findings.summary.card`).
        executed: notebooks in their order; a summary comes first, and of one that stopped what it has.
        figures: the folder the notebooks exported their figures to.

    The page loads nothing from anywhere; its one script shows the articles and sorts tables. The same input
    gives the same bytes.
    """
    of_one = len(corpus.articles) == 1
    notebooks = sorted(executed, key=lambda e: (of_one and "quotations" not in e.name, _place(e.name)))
    titles = {e.name: title_of(e.notebook) or e.name for e in notebooks}
    page = Page(figures, _captions(figures), titles, _OF_ONE if of_one else "")
    shown = [section(e.notebook, e.name, page) for e in notebooks]
    sections = [part for part in shown if part.html]
    sections += [_how_sure(corpus, executed), _part("glossary", TITLE, glossary_html(page.linked))]
    style = "\n".join(dict.fromkeys([*_own_styles(), *(s for part in sections for s in part.style)]))
    read = reader(corpus)
    heading = html.escape(f"News analysis: {_only_title(corpus.articles) or title}")
    body = "\n".join(_numbered(part, number) for number, part in enumerate(sections, 1))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{html.escape(_POLICY.format(hash=read.script_hash))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}</title>
<style>
{style}
</style>
</head>
<body{' class="one"' if page.only else ""}>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<h1>{heading}</h1>
{_facts(corpus)}
{_card(card, page)}
</header>
<div class="with-margin">
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
{_contents(sections)}
</nav>
<main id="findings">
{read.html}
{body}
</main>
</div>
<footer><p>Made by news-article-analysis. All figures are in the folder <code>figures</code>, the tables in
<code>tables</code>, the code behind each number, with more findings, in <code>notebooks</code>.</p></footer>
{read.scripts}
</body>
</html>
"""


def _only_title(articles: pd.DataFrame) -> str:
    """Title (or id) of the article, when there is one alone."""
    return "" if len(articles) != 1 else articles["title"].iloc[0] or articles["article"].iloc[0]


def _own_styles() -> list[str]:
    folder = Path(__file__).parent
    return [(folder / name).read_text(encoding="utf-8").strip() for name in ("report.css", "reader.css")]


def _place(name: str) -> tuple[int, str]:
    """Where a notebook's findings stand: who speaks and in what tone before what the articles are like."""
    order = ("summary", "quote-share", "sentiment", "readability", "quotations", "corpus")
    return next((n for n, stem in enumerate(order) if stem in name), len(order)), name


def _card(lines: Sequence[str], page: Page) -> str:
    """The first findings and one figure: what an editor reads before anything else."""
    if not lines:
        return ""
    items = "".join(f"<li>{markdown(line, Section('card'), page)}</li>" for line in lines)
    figure = next((shown for name in _CARD_FIGURES if (shown := exported_picture(name, page))), "")
    figure = figure and f'<figure tabindex="0">{figure}</figure>'
    title = '<h2 id="card">In short</h2>'
    return f'<section class="card" aria-labelledby="card">{title}<ul>{items}</ul>{figure}</section>'


def _captions(figures: Path) -> dict:
    with suppress(FileNotFoundError, ValueError):
        return json.loads((figures / "index.json").read_text(encoding="utf-8"))
    return {}


def _facts(corpus: Corpus) -> str:
    """One sentence on what was analysed."""
    articles = corpus.articles
    outlets = articles["outlet"][articles["outlet"] != ""].nunique()
    dates = sorted(d for d in articles["date"] if d)
    words, quotations = int(articles["n_words"].sum()), len(corpus.quotations)
    text = plural(len(articles), "article")
    text += f" from {plural(outlets, 'outlet')}" if outlets else ""
    if dates:
        text += f", {dates[0]} to {dates[-1]}" if dates[0] != dates[-1] else f", {dates[0]}"
    return f"<p>{html.escape(text)}: {plural(words, 'word')}, {plural(quotations, 'quotation')}.</p>"


def _contents(sections: Sequence[Section]) -> str:
    items = [_entry("reader", "Read and correct the articles")]
    for part in sections:
        under = (heading for heading in part.headings if heading[0] == 3 and heading[2] != "Limits")
        inner = "".join(_entry(id, text) for _, id, text in under)
        items.append(_entry(part.id, part.title, f"<ol>{inner}</ol>" if inner else ""))
    return f"<ol>{''.join(items)}</ol>"


def _numbered(part: Section, number: int) -> str:
    """The HTML of a section with its number in the contents before its title."""
    start = f'<h2 id="{html.escape(part.id)}">'
    inner = part.html.replace(start, f"{start}{number}. ", 1)
    return f'<section aria-labelledby="{part.id}">\n{inner}\n</section>'


def _entry(id: str, text: str, more: str = "") -> str:
    return f'<li><a href="#{html.escape(id)}">{html.escape(text)}</a>{more}</li>'


def _part(id: str, title: str, body: str) -> Section:
    return Section(id, title, f'<h2 id="{id}">{html.escape(title)}</h2>\n{body}')


def _how_sure(corpus: Corpus, executed: Sequence[Executed]) -> Section:
    """How often the rules that decided have been right; what a person corrected; what went wrong."""
    found = Section("how-sure", "How far to trust this")
    parts = {
        "rules": ("Attribution by rule", _by_rule(corpus.quotations)),
        "corrections": ("Corrections by hand", _corrections(corpus)),
        "problems": ("Problems", _problems(corpus, executed)),
    }
    found.headings = [(3, id, title) for id, (title, _) in parts.items()]
    body = "\n".join(f'<h3 id="{id}">{title}</h3>\n{content}' for id, (title, content) in parts.items())
    found.html = f'<h2 id="{found.id}">{found.title}</h2>\n{body}'
    return found


def _by_rule(found: pd.DataFrame) -> str:
    """How much each rule decided, and how often it is right on labelled news."""
    if found.empty:
        return "<p>There is no quotation to attribute.</p>"
    nobody = found["speaker"] == ""
    open_words = int(found.loc[nobody, "n_words"].sum())
    text = f"For each of {plural(len(found), 'quotation')} a speaker was found. "
    if nobody.any():
        text = (
            f"Of {plural(len(found), 'quotation')}, for {int(nobody.sum()):,} ({open_words:,} of "
            f"{int(found['n_words'].sum()):,} words) no speaker was found; they are shown as unattributed "
            "everywhere. "
        )
    text += (
        f"On labelled news such decisions were right in the shares below; by their use "
        f"here, {found['confidence'].mean():.0%} of the attributions are expected to be right. What each "
        "rule looks for stands in the codebook, data/README.md."
    )
    rules = _rules(found)
    columns = {
        "rule": "rule that decided",
        "quotations": "quotations",
        "words": "words",
        "share": "share right on labelled news",
    }
    return f"<p>{text}</p>{_table(rules, columns)}"


def _rules(found: pd.DataFrame) -> pd.DataFrame:
    """Quotations, words and share right of each rule; the rules that decided least are one row."""
    names = found["rule"].where(found["rule"] != "", "none")
    used = names.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable").index
    rare = set(used[_MOST_RULES:])
    shown = names.where(~names.isin(rare), f"{len(rare)} other rules")
    rules = found.assign(rule=shown).groupby("rule", sort=False)
    rules = rules.agg(quotations=("n_words", "size"), words=("n_words", "sum"), share=("confidence", "mean"))
    order = [name for name in used if name not in rare] + [f"{len(rare)} other rules"] * bool(rare)
    return rules.loc[order].reset_index()


def _corrections(corpus: Corpus) -> str:
    """How many corrections were used and refused, and the quotations whose speaker a person set."""
    applied, refused = corpus.summary.n_corrections_applied, corpus.summary.n_corrections_refused
    if not applied and not refused:
        return "<p>None: every speaker was found by rules, and no person has checked them.</p>"
    were = "was" if applied == 1 else "were"
    text = f"{plural(applied, 'correction')} {were} applied (lines of corrections.csv and speakers.csv)"
    if refused:
        text += f", {refused:,} {'was' if refused == 1 else 'were'} refused: see the problems below"
    corrected = corpus.quotations[corpus.quotations["rule"] == "corrected"]
    columns = {name: name for name in ("article", "start", "end", "speaker")} | {"text": "quotation"}
    return f"<p>{text}.</p>" + (_table(corrected, columns) if len(corrected) else "")


def _problems(corpus: Corpus, executed: Sequence[Executed]) -> str:
    """What could not be read, what is odd, and which notebook stopped."""
    stopped = "".join(
        f'<p class="failure">{html.escape(e.name)} stopped in {html.escape(e.error)}</p>'
        for e in executed
        if e.error
    )
    columns = {name: name for name in ("article", "file", "problem", "detail")}
    listed = _table(corpus.problems, columns) if len(corpus.problems) else ""
    return stopped + listed or "<p>None: every file was read and every notebook ran to its end.</p>"


def _table(frame: pd.DataFrame, columns: Mapping[str, str]) -> str:
    """Some columns of a table as HTML, under headings for readers."""
    shown = shown_table(frame[list(columns)].rename(columns=columns), 2)
    with pd.option_context("display.max_colwidth", None):
        return accessible(shown.to_html(index=False), Section("table"))
