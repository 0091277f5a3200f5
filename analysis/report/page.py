"""One self-contained page with all findings, as HTML, made of the executed notebooks.

Of a notebook it has the Markdown, tables and figures, without code. What has no table and no figure for these
articles is left out, and said in a line at the end of the part. Tables scroll on their own, fold when long,
and are accessible; those that are long, wide or made of texts are left out on paper, where a line says so.
"""

import base64
import html
import re
import struct
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import lxml.etree
import lxml.html
import mistune
import pandas as pd
from lxml.html.builder import E
from markupsafe import Markup
from nbformat import NotebookNode

from analysis.figures.index import read_index
from analysis.report.article_view import reader
from analysis.report.escaping import filled, markdown_text, snippet
from analysis.report.findings.corpus import corpus as counts
from analysis.report.findings.quotations import NO_QUOTATIONS
from analysis.report.findings.wording import plural
from analysis.report.notebooks import ANSI, Executed
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
_FIGURE = re.compile(r"Figure (\S+): \d+ marks")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_READS = re.compile(r"^Reads: .*(?:\n.+)*", re.M)  # of use to who runs the notebook, not to a reader
_PRINT_DPI = 300
_NOTEBOOK_ONLY = "notebook-only"  # the tag of cells about what only a running notebook shows
_NUMBER = re.compile(r"[-+\u2212]?[\d,]+(\.\d+)?\s?%?|–|")
_LONG_TABLE, _WIDE_TABLE = 12, 10  # rows, columns
_TEXTS = {"text", "quotation", "reference"}  # columns
_NOT_ON_PAPER = "The article with its quotations in colour is on the screen only."


@dataclass(slots=True)
class Section:
    """One notebook in the report: its HTML and its headings (level, id, text)."""

    id: str
    title: str = ""
    html: str = ""
    headings: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """What the sections of one report share.

    `figures` is the folder with the exported figures, `captions` the content of its ``index.json``, `titles`
    has the title of each notebook by its name. Figures are numbered through, each style stands once. With a
    tag in ``only``, only outputs of cells that have it are shown.
    """

    figures: Path
    captions: Mapping[str, Mapping]
    titles: Mapping[str, str]
    only: str = ""
    n_figures: int = 0

    style: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    """What stands under one heading of a notebook: Markdown and outputs in their order."""

    heading: str
    content: list[str | NotebookNode] = field(default_factory=list)
    has_code: bool = False

    def outputs(self) -> list[NotebookNode]:
        return [piece for piece in self.content if not isinstance(piece, str)]


def report_html(
    title: str, corpus: Corpus, executed: Sequence[Executed], figures: Path, card: Sequence[str]
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
        figure=next(filter(None, (exported_picture(name, page) for name in _CARD_FIGURES)), {}),
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


# --- executed notebooks as parts of the page


def section(notebook: NotebookNode, name: str, page: Page) -> Section:
    """The report's section for a notebook; its name without suffix becomes the section's id."""
    found = Section(name)
    parts = _parts(notebook, page.only)
    stopped = any(output.output_type == "error" for part in parts for output in part.outputs())
    empty = [part for part in parts[1:] if part.has_code and not stopped and not _shows_anything(part)]
    if page.only:
        parts, empty = [part for part in parts[1:] if part.outputs()], []
        parts = parts and [_Part("", [f"# {title_of(notebook)}"]), *parts]
    pieces = [_shown(part, page, found) for part in parts if part not in empty]
    found.html = "\n".join(piece for piece in [*pieces, _left_out(empty, page)] if piece)
    found.title = next((text for level, _, text in found.headings if level == 2), name)
    return found


def _shown(part: _Part, page: Page, found: Section) -> str:
    """A part as HTML; one that is nothing without tables which paper leaves out is left out there, too."""
    shown = "\n".join(
        markdown(_READS.sub("", piece), page, found) if isinstance(piece, str) else _output(piece, page)
        for piece in part.content
    )
    says = any({"image/png", "text/markdown"} & output.get("data", {}).keys() for output in part.outputs())
    if says or shown.count('class="on-paper"') < max(shown.count("<table"), 1):
        return shown
    return f'<div class="on-screen">{shown}</div>'


def title_of(notebook: NotebookNode) -> str:
    """The first heading of a notebook; "" where there is none."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    found = re.search(r"^# +(.+)$", text, re.M)
    return found[1].strip() if found else ""


def _parts(notebook: NotebookNode, only: str) -> list[_Part]:
    """The notebook cut at its headings of the second level; with ``only``, outputs of cells with that tag."""
    parts = [_Part("")]
    for cell in notebook.cells:
        if _NOTEBOOK_ONLY in cell.metadata.get("tags", ()):
            continue
        if cell.cell_type == "markdown":
            before, *under = re.split(r"^(?=## )", cell.source, flags=re.M)
            if not only or before.startswith("*Caveat"):
                parts[-1].content.append(before)
            parts += [_Part(piece.partition("\n")[0].removeprefix("## ").strip(), [piece]) for piece in under]
        elif cell.cell_type == "code":
            parts[-1].has_code = True
            if not only or only in cell.metadata.get("tags", ()):
                parts[-1].content += cell.outputs
    return parts


def _shows_anything(part: _Part) -> bool:
    """Whether a part has a figure, a table with rows, or something else than one sentence."""
    for output in part.outputs():
        data = output.get("data", {})
        page = data.get("text/html", "")
        if "image/png" in data or output.output_type == "stream":
            return True
        if page and ("<table" not in page or re.search(r"<tbody>\s*<tr", page)):
            return True
    return False


def _left_out(empty: list[_Part], page: Page) -> str:
    """One line for each part without table and figure: its question, and the sentence that says why."""
    lines = []
    for part in empty:
        said = [text for output in part.outputs() if (text := output.get("data", {}).get("text/markdown"))]
        lines.append(f"- *{part.heading}* {' '.join(said[-1:])}")
    return markdown("Not shown for these articles:\n\n" + "\n".join(lines), page) if lines else ""


def shown_figures(notebook: NotebookNode) -> dict[str, str]:
    """The figures that an executed notebook shows: names, and each as PNG in base64 of half the size."""
    shown = {}
    for output in (output for cell in notebook.cells for output in cell.get("outputs", ())):
        data = output.get("data", {})
        if (named := _FIGURE.match(data.get("text/plain", ""))) and "image/png" in data:
            shown[named[1]] = data["image/png"].strip()
    return shown


class _Renderer(mistune.HTMLRenderer):
    """Markdown one heading level down; raw HTML is shown as text, pictures and dead links are left out."""

    def __init__(self, page: Page, found: Section | None) -> None:
        super().__init__(escape=True)
        self._page, self._found = page, found

    def heading(self, text: str, level: int, **attributes) -> str:
        if self._found is None:
            return f"<p><strong>{text}</strong></p>\n"
        level, n = min(level + 1, 6), len(self._found.headings)
        id = f"{self._found.id}-{n}" if n else self._found.id
        self._found.headings.append((level, id, Markup(text).striptags()))
        return f'<h{level} id="{html.escape(id)}">{text}</h{level}>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return html.escape(text)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if url.startswith(("https://", "http://")):
            return super().link(text, url, title)
        other = re.fullmatch(r"(?:\./)?(\d\d-[\w-]+)\.ipynb", url)
        if not other or other[1] not in self._page.titles:
            return text
        shown = f"“{html.escape(self._page.titles[other[1]])}”" if text == other[1] else text
        return f'<a href="#{other[1]}">{shown}</a>'


def markdown(source: str, page: Page, found: Section | None = None) -> str:
    """Markdown as HTML; headings are those of the section ``found``, without one they are no headings."""
    render = mistune.create_markdown(renderer=_Renderer(page, found), plugins=["table", "strikethrough"])
    return accessible(str(render(source.replace(" %", "\u00a0%"))), page)  # no line begins with it


def _output(output: NotebookNode, page: Page) -> str:
    if output.output_type == "error":
        return snippet("stopped", message=ANSI.sub("", f"{output.ename}: {output.evalue}"))
    if output.output_type == "stream":
        return _verbatim(output.text) if output.name == "stdout" else ""
    data = output.data
    if "image/png" in data:
        return _figure(output, page)
    if "text/html" in data:
        return accessible(data["text/html"], page)
    if "text/markdown" in data:
        return markdown(data["text/markdown"], page)
    return _verbatim(data.get("text/plain", ""))


def _verbatim(text: str) -> str:
    return snippet("verbatim", text=ANSI.sub("", text).rstrip()) if text.strip() else ""


def _figure(output: NotebookNode, page: Page) -> str:
    """A picture with caption and alt text: the exported one where there is one, else the notebook's."""
    named = _FIGURE.match(output.data.get("text/plain", ""))
    name = named[1] if named else ""
    facts = page.captions.get(name, {})
    alt = output.metadata.get("image/png", {}).get("alt") or facts.get("alt", "")
    page.n_figures += 1
    return snippet(
        "figure",
        number=page.n_figures,
        name=name,
        caption=facts.get("caption", ""),
        in_picture="drawn_with" in facts,
        shown=exported_picture(name, page) or {"png": output.data["image/png"].strip(), "alt": alt},
    )


def exported_picture(name: str, page: Page) -> dict[str, str]:
    """What `picture` of snippets.html shows of an exported figure, in the size of print; {} without one."""
    exported = page.figures / f"{name}.png"
    if not exported.is_file():
        return {}
    picture = exported.read_bytes()
    width = struct.unpack(">I", picture[16:20])[0] / _PRINT_DPI
    alt = page.captions.get(name, {}).get("alt", "")
    return {"png": base64.b64encode(picture).decode(), "alt": alt, "style": f"width: {width:.2f}in"}


def accessible(fragment: str, page: Page) -> str:
    """An HTML output made fit for the page: no script, styles moved to the head, tables that scroll."""
    holder = lxml.html.fragment_fromstring(_CONTROL.sub("\ufffd", fragment), create_parent="div")
    for element in list(holder.iter("style", "script")):
        text = element.text or ""
        if element.tag == "style" and "scoped" not in element.attrib and text not in page.style:
            page.style.append(text)
        element.drop_tree()
    for table in list(holder.iter("table")):
        if table.find("tbody/tr") is None:
            table.drop_tree()  # what is missing, the sentence after it says
        else:
            tidy_table(table)
    for article in holder.find_class("news-article"):
        article.addnext(E.p(_NOT_ON_PAPER, {"class": "on-paper"}))
    inner = lxml.html.tostring(holder, encoding="unicode")
    return inner.removeprefix("<div>").removesuffix("</div>").strip()


def tidy_table(table: lxml.html.HtmlElement) -> None:
    """Make a table of pandas accessible, without row numbers, in a box of its own."""
    lxml.etree.strip_attributes(table, "border", "class", "style", "valign")
    _drop_row_numbers(table)
    for part, scope in (("thead", "col"), ("tbody", "row")):
        for cell in table.iterfind(f"{part}/tr/*"):
            text = cell.text_content().strip()
            if cell.tag == "th" and not text:
                cell.tag = "td"  # an empty heading says nothing to a screen reader
            elif cell.tag == "th":
                cell.set("scope", scope)
            if part == "tbody" and not _NUMBER.fullmatch(text):
                cell.set("class", "text")
    # headings of columns stand on the side of what is under them
    for heads, cells in zip(table.findall("thead/tr")[-1:], table.findall("tbody/tr")[:1], strict=False):
        for heading, under in zip(heads, cells, strict=False):
            if under.get("class") == "text":
                heading.set("class", "text")
    _wrap(table)


def _wrap(table) -> None:
    """Let a table scroll on its own, and fold a long one."""
    first = next(table.iter("tr"), ())
    names = [name for cell in first if (name := " ".join(cell.text_content().split()))]
    columns = ", ".join(names)
    wrapper = lxml.html.Element("div", {"class": "table", "role": "group", "tabindex": "0"})
    wrapper.set("aria-label", f"Table: {columns}")
    tail, table.tail = table.tail, None
    outer, n_rows = wrapper, len(table.findall("tbody/tr"))
    if n_rows > _LONG_TABLE:
        outer = E.details(E.summary(f"Table of {n_rows} rows: {columns}"), wrapper)
    table.getparent().replace(table, outer)
    wrapper.append(table)
    outer.tail = tail
    if n_rows > _LONG_TABLE or len(names) >= _WIDE_TABLE or _TEXTS.intersection(names):
        outer.set("class", f"{outer.get('class', '')} on-screen".strip())
        outer.addnext(E.p(f"Table of {plural(n_rows, 'row')}: on the screen only.", {"class": "on-paper"}))


def _drop_row_numbers(table) -> None:
    """Take away the index of a table whose rows are only numbered: it has no heading."""
    rows = table.findall("tbody/tr")
    first = [row[0].text_content().strip() for row in rows if len(row)]
    named = any(row[0].text_content().strip() for row in table.findall("thead/tr")[1:])
    if not named and all(map(str.isdecimal, first)) and all(row[0].tag == "th" for row in rows):
        for row in table.iter("tr"):
            row.remove(row[0])
