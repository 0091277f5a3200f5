"""An article as HTML with its quotations coloured by speaker, safe to show: in a notebook and in the report.

Text of articles comes from anywhere: everything is escaped, addresses are text and not links, and control and
direction marks appear as their code points instead of acting. The reader of the report has every article as
plain text that opens and closes, readable without scripts; one script (`reader.js`) turns it into a reader
with filters and corrections. It loads nothing.
"""

import base64
import hashlib
import html
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.figures.numbers import signed
from analysis.measures.names import corpus_names, likely_pairs, with_corpus_names
from analysis.measures.outlets import events
from analysis.report.escaping import filled, html_text, visible
from analysis.report.findings.wording import plural
from analysis.report.shown import UNATTRIBUTED_NAME, is_attended
from analysis.tables.corpus import Corpus
from analysis.tables.rows import article_tables
from analysis.tables.storage import arrow_table, frame
from analysis.text.article import Article
from analysis.text.sentences import Paragraph, paragraphs

LIGHT_TEXT, DARK_TEXT = "#111111", "#ffffff"
LARGEST_TEXT = 6_000_000  # characters of articles in one page, which a browser shows without a pause
_MOST_PAIRS = 50
_FACTS = ("cue", "rule", "kind", "speaker", "name")
_SOURCE = ("source_type", "title", "source_kind", "source_kind_evidence", "justification")


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article that displays itself in a notebook: ``html`` on screen and in print, one line as text."""

    html: str
    summary: str

    def __repr__(self) -> str:
        return self.summary

    def _repr_html_(self) -> str:
        return self.html


def show_article(
    article: Article, quotations: pd.DataFrame | None = None, *, colours: Mapping[str, str] | None = None
) -> ArticleView:
    """The article with each quotation coloured by its speaker, a legend and numbered notes.

    Without ``quotations`` (rows of the table) they are found anew, without corrections beside a corpus. The
    ``colours`` of speakers ("#rrggbb", as of ``corpus_colours``) are kept, the speakers with most words get
    the others of the six. Each speaker has a letter, which stands before the number of the note.
    """
    from analysis.figures.style import speaker_colours  # the report, which needs no colours, comes sooner

    if quotations is None:
        quotations = frame("quotations", arrow_table("quotations", article_tables(article)["quotations"]))
    rows = quotations[quotations["article"] == article.id].sort_values(["start", "end"]).to_dict("records")
    words: dict[str, int] = {}
    for row in rows:
        counted = 0 if row["kind"] == "indirect" else int(row["n_words"])
        words[row["speaker"]] = words.get(row["speaker"], 0) + counted
    speakers = sorted(words, key=lambda name: (name == "", -words[name], name))
    colours = speaker_colours(speakers, colours)
    letters = {**{name: _letter(n) for n, name in enumerate(filter(None, speakers))}, "": "?"}

    def marked(number: int, row: Mapping, inner: str) -> str:
        note = html.escape(f"{number}: {visible(note_of(row))}")
        opening = _mark(row["speaker"], row["kind"], colours, f' title="{note}"')
        return f"{opening}{inner}<sup>{letters[row['speaker']]}{number}</sup></mark>"

    title, body = title_and_body(article, rows, marked)
    counts = plural(len(rows), "quotation"), plural(sum(1 for name in speakers if name), "speaker")
    summary = f"Article {visible(article.id)}: {counts[0]} by {counts[1]}"
    shown = filled(
        "article_view.html",
        article=article,
        title=Markup(title),
        speakers=[
            {
                "mark": Markup(_mark(name, "", colours)),
                "letter": letters[name],
                "name": name or UNATTRIBUTED_NAME,
                "words": plural(words[name], "word") if words[name] else "indirect only",
            }
            for name in speakers
        ],
        body=Markup("\n".join(body)),
        notes=[note_of(row) for row in rows],
    )
    return ArticleView(shown, summary)


def choose_article(
    corpus: Corpus, quotations: pd.DataFrame, *, colours: Mapping[str, str] | None = None
) -> Any:
    """Lists to choose an article and a speaker of it to show, where a person runs the notebook."""
    if corpus.articles.empty or not is_attended():
        return None
    from ipywidgets import HTML, Dropdown, HBox, VBox  # a run that nobody watches need not import them

    titles = zip(corpus.articles["title"], corpus.articles["outlet"], corpus.articles["article"], strict=True)
    named = [(" · ".join(filter(None, (title or id, outlet))), id) for title, outlet, id in titles]
    named.sort(key=lambda one: one[0].casefold())
    wide, everybody = {"layout": {"width": "30em"}}, ("everybody", None)
    article = Dropdown(options=named, description="article", **wide)
    speaker, shown = Dropdown(options=[everybody], description="speaker", **wide), HTML()

    def show(_: object = None) -> None:
        own = quotations[quotations["article"] == article.value]
        own = own if speaker.value is None else own[own["speaker"] == speaker.value]
        shown.value = show_article(corpus.article(article.value), own, colours=colours).html

    def list_speakers(_: object = None) -> None:
        names = quotations.loc[quotations["article"] == article.value, "speaker"]
        listed = [(name or "unattributed", name) for name in names.value_counts().index]
        speaker.options = [everybody, *listed]
        show()

    article.observe(list_speakers, "value")
    speaker.observe(show, "value")
    list_speakers()
    return VBox([HBox([article, speaker], layout={"flex_flow": "row wrap"}), shown])


def tints(colour: str) -> tuple[str, str]:
    """Backgrounds of a speaker's colour for dark and for light text, each with a contrast above 4.5:1."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    light = (round(255 - (255 - c) * 0.28) for c in channels)
    dark = (round(20 + (c - 20) * 0.4) for c in channels)
    return "#{:02x}{:02x}{:02x}".format(*light), "#{:02x}{:02x}{:02x}".format(*dark)


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def title_and_body(
    article: Article, rows: Sequence[Mapping], marked: Callable[[int, Mapping, str], str]
) -> tuple[str, list[str]]:
    """Headline and paragraphs as HTML; a paragraph that is the headline stands as the headline only.

    ``marked`` turns number (from 1), row and HTML of a quotation into the HTML that shows it.
    """
    title, body = "", []
    found = paragraphs(article.text, list(article.body))
    for paragraph, inside in zip(found, _by_paragraph(found, rows), strict=True):
        content = _paragraph(article, paragraph, inside, marked)
        text = article.text[paragraph.start : paragraph.end]
        if not title and _bare(text) == _bare(article.title):
            title = content
        else:
            body.append(f'<p class="{html.escape(paragraph.kind)}" dir="auto">{content}</p>')
    return title or html_text(article.title or article.id), body


def _bare(line: str) -> str:
    return " ".join(line.split()).strip("# .;")


def _by_paragraph(found: list[Paragraph], rows: Sequence[Mapping]) -> list[list[tuple[int, Mapping]]]:
    """For each paragraph the numbered quotations that touch it."""
    inside: list[list[tuple[int, Mapping]]] = [[] for _ in found]
    starts, ends = [paragraph.start for paragraph in found], [paragraph.end for paragraph in found]
    for number, row in enumerate(rows, start=1):
        for touched in inside[bisect_right(ends, row["start"]) : bisect_left(starts, row["end"])]:
            touched.append((number, row))
    return inside


def _paragraph(
    article: Article,
    paragraph: Paragraph,
    inside: list[tuple[int, Mapping]],
    marked: Callable[[int, Mapping, str], str],
) -> str:
    """A paragraph as HTML; of quotations within quotations the inner one is marked, around it the outer."""
    sides = {row[side] for _, row in inside for side in ("start", "end")}
    cuts = (at for at in sides if paragraph.start < at < paragraph.end)
    known = dict(inside)

    def innermost(stretch: tuple[int, int]) -> int:
        within = (n for n, row in reversed(inside) if row["start"] <= stretch[0] and stretch[1] <= row["end"])
        return next(within, 0)

    parts = []
    for number, stretches in groupby(pairwise(sorted({paragraph.start, *cuts, paragraph.end})), innermost):
        (start, end), *rest = stretches
        text = html_text(article.text[start : rest[-1][1] if rest else end])
        parts.append(marked(number, known[number], text) if number else text)
    return "".join(parts)


def _mark(speaker: str, kind: str, colours: Mapping[str, str], more: str = "") -> str:
    """The opening tag. Its colours are inline too: an untrusted notebook is shown without style sheet."""
    colour = colours.get(speaker, colours[""])
    light, dark = tints(colour)
    names = " ".join(name for name in (kind, "" if speaker else "nobody") if name)
    style = f"background-color:{light};color:{LIGHT_TEXT};--light:{light};--dark:{dark};--line:{colour}"
    return f'<mark class="{html.escape(names)}" style="{style}"{more}>'


def note_of(row: Mapping) -> str:
    """What is known of a quotation, in one line."""
    facts = [row["speaker"] or UNATTRIBUTED_NAME, row["kind"]]
    if row.get("cue"):
        facts.append(f"cue “{row['cue']}”")
    facts.append(f"rule {row['rule'] or 'none'}")
    if not pd.isna(row.get("confidence")):
        facts.append(f"confidence {row['confidence']:.2f}")
    if not pd.isna(row.get("tone")):
        facts.append(f"tone {signed(row['tone'])}")
    return "; ".join(facts)


# --- the reader of the report


def reader(corpus: Corpus) -> dict[str, Any]:
    """The reader of a corpus: its articles up to `LARGEST_TEXT` characters, most quotations first.

    Returns what page.html shows: html, and for the end of the body data and script, with the script_hash that
    lets it run.
    """
    names = corpus_names(corpus.speakers, events(corpus.articles, corpus.events))
    named = with_corpus_names(corpus.quotations, names)["speaker"]
    found = corpus.quotations.assign(name=named).sort_values(["start", "end"])
    said = {article: own.to_dict("records") for article, own in found.groupby("article")}
    sources = {article: own.to_dict("records") for article, own in corpus.speakers.groupby("article")}
    pages, articles = [], []
    for article in corpus.texts(_kept(corpus, found)):
        rows, own = said.get(article.id, []), sources.get(article.id, [])
        pages.append(_page(article, rows, own))
        articles.append(_data(article, rows, own))
    pairs = likely_pairs(with_corpus_names(corpus.speakers, names))[:_MOST_PAIRS]
    script = Path(__file__).with_name("reader.js").read_text(encoding="utf-8")  # with "\n" on any system
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return {
        "html": Markup(filled("reader.html", pages=pages)),
        "data": {"n_articles": len(corpus.articles), "articles": articles, "pairs": pairs},
        "script": Markup(script),
        "script_hash": f"sha256-{digest}",
    }


def _kept(corpus: Corpus, found: pd.DataFrame) -> list[str]:
    """The articles that the page holds, in the order of the corpus; all where they are not too long."""
    lengths = corpus.articles.set_index("article")["n_words"] * 6  # characters, about
    counts = found["article"].value_counts().reindex(lengths.index, fill_value=0)
    order = counts.sort_values(ascending=False, kind="stable").index
    within = set(order[lengths[order].cumsum() <= LARGEST_TEXT]) or set(order[:1])
    return [article for article in lengths.index if article in within]


def _page(article: Article, rows: Sequence[Mapping], sources: Sequence[Mapping]) -> dict[str, Any]:
    """What reader.html shows of an article: its quotations marked, and below who the speakers are."""

    def marked(number: int, row: Mapping, inner: str) -> str:
        kind = row["kind"] if row["speaker"] else f"{row['kind']} nobody"
        note = html.escape(visible(note_of(row)))
        return (
            f'<mark class="{html.escape(kind)}" data-quotation="{number - 1}" title="{note}">{inner}</mark>'
        )

    title, body = title_and_body(article, rows, marked)
    return {
        "article": article,
        "title": Markup(title),
        "body": Markup("".join(body)),
        "sources": [_source(row) for row in sources if row["speaker"]],
    }


def _source(row: Mapping) -> str:
    """A speaker in one line: name, title, type and kind of source, and the words that justify them."""
    kind = f"{row['source_kind'] or 'kind not shown'}"
    kind += f" (by “{row['source_kind_evidence']}”)" if row["source_kind_evidence"] else ""
    why = f"“{row['justification']}”" if row["justification"] else ""
    return "; ".join(filter(None, [row["speaker"], row["title"], row["source_type"], kind, why]))


def _data(article: Article, rows: Sequence[Mapping], sources: Sequence[Mapping]) -> dict[str, Any]:
    """What the script wants to know of an article besides its text."""
    quotations = [
        {
            **{name: visible(row[name]) for name in _FACTS},
            "start": int(row["start"]),
            "end": int(row["end"]),
            "words": int(row["n_words"]),
            "confidence": None if pd.isna(row["confidence"]) else round(float(row["confidence"]), 2),
        }
        for row in rows
    ]
    known = {visible(row["speaker"]): [visible(row[name]) for name in _SOURCE] for row in sources}
    facts = {name: visible(getattr(article, name)) for name in ("id", "title", "outlet", "date")}
    return {**facts, "quotations": quotations, "sources": known}
