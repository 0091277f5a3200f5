"""An article as HTML with its quotations coloured by speaker, safe to show: in a notebook and in the report.

Text of articles comes from anywhere: everything is escaped, addresses are text and not links, and control and
direction marks appear as their code points instead of acting. The reader of the report has every article as
plain text that opens and closes, readable without scripts; one script (`reader.js`) turns it into a reader
with filters and corrections. It loads nothing.
"""

import base64
import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.figures.numbers import signed
from analysis.measures.names import corpus_names, likely_pairs, with_corpus_names
from analysis.measures.outlets import events
from analysis.report.escaping import filled, visible
from analysis.report.findings.wording import plural
from analysis.report.shown import UNATTRIBUTED_NAME, is_attended
from analysis.tables.corpus import Corpus
from analysis.tables.rows import article_tables
from analysis.tables.storage import FORMULA, arrow_table, frame
from analysis.text.article import Article
from analysis.text.sentences import Paragraph, paragraphs

LIGHT_TEXT = "#111111"
Stretch = tuple[str, Mapping | None]  # of a paragraph: a text, and the quotation that it stands in
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
    own = quotations[quotations["article"] == article.id]
    words = own["n_words"].where(own["kind"] != "indirect", 0).groupby(own["speaker"]).sum()
    order = sorted(words.index, key=lambda name: (name == "", -words[name], name))
    colours = speaker_colours(order, colours)
    speakers = {
        name: {
            "name": name,
            "letter": _letter(n) if name else "?",
            "words": plural(words[name], "word") if words[name] else "indirect only",
            "style": _style(colours[name]),
        }
        for n, name in enumerate(order)
    }
    rows = _noted(own)
    title, body = title_and_body(article, rows)
    facts = {"article": article, "title": title, "body": body, "speakers": speakers, "rows": rows}
    counts = plural(len(rows), "quotation"), plural(len(order) - ("" in order), "speaker")
    summary = f"Article {visible(article.id)}: {counts[0]} by {counts[1]}"
    return ArticleView(filled("article_view.html", **facts), summary)


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
    wide, everybody = {"layout": {"width": "30em"}}, ("everybody", "*")  # with None the list would look empty
    article = Dropdown(options=named, description="article", **wide)
    speaker, shown = Dropdown(options=[everybody], description="speaker", **wide), HTML()

    def show(_: object = None) -> None:
        own = quotations[quotations["article"] == article.value]
        own = own if speaker.value == "*" else own[own["speaker"] == speaker.value]
        shown.value = show_article(corpus.article(article.value), own, colours=colours).html

    def list_speakers(_: object = None) -> None:
        names = quotations.loc[quotations["article"] == article.value, "speaker"]
        listed = [(name or UNATTRIBUTED_NAME, name) for name in names.value_counts().index]
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


def _style(colour: str) -> str:
    light, dark = tints(colour)
    return f"background-color:{light};color:{LIGHT_TEXT};--light:{light};--dark:{dark};--line:{colour}"


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def title_and_body(
    article: Article, rows: Sequence[Mapping]
) -> tuple[list[Stretch], list[tuple[str, list[Stretch]]]]:
    """Headline and paragraphs (kind, stretches); a paragraph that is the headline stands there only.

    Of quotations within quotations a stretch has the inner one, what is around that the outer.
    """
    title: list[Stretch] = []
    body = []
    found = paragraphs(article.text, list(article.body))
    for paragraph, inside in zip(found, _by_paragraph(found, rows), strict=True):
        text = article.text[paragraph.start : paragraph.end]
        if not title and _bare(text) == _bare(article.title):
            title = _stretches(article.text, paragraph, inside)
        else:
            body.append((paragraph.kind, _stretches(article.text, paragraph, inside)))
    return title or [(article.title or article.id, None)], body


def _bare(line: str) -> str:
    return " ".join(line.split()).strip("# .;")


def _by_paragraph(found: list[Paragraph], rows: Sequence[Mapping]) -> list[list[Mapping]]:
    """For each paragraph the quotations that touch it."""
    inside: list[list[Mapping]] = [[] for _ in found]
    starts, ends = [paragraph.start for paragraph in found], [paragraph.end for paragraph in found]
    for row in rows:
        for touched in inside[bisect_right(ends, row["start"]) : bisect_left(starts, row["end"])]:
            touched.append(row)
    return inside


def _stretches(text: str, paragraph: Paragraph, inside: list[Mapping]) -> list[Stretch]:
    sides = {row[side] for row in inside for side in ("start", "end")}
    cuts = (at for at in sides if paragraph.start < at < paragraph.end)
    stretches: list[Stretch] = []
    for start, end in pairwise(sorted({paragraph.start, *cuts, paragraph.end})):
        around = (row for row in reversed(inside) if row["start"] <= start and end <= row["end"])
        innermost = next(around, None)
        if stretches and stretches[-1][1] is innermost:
            start -= len(stretches.pop()[0])
        stretches.append((text[start:end], innermost))
    return stretches


def _noted(found: pd.DataFrame) -> list[dict[str, Any]]:
    """The quotations of an article in the order of its text, each with its number, from 1, and its note."""
    rows = found.sort_values(["start", "end"]).to_dict("records")
    return [{**row, "number": number, "note": note_of(row)} for number, row in enumerate(rows, start=1)]


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
    found = corpus.quotations.assign(name=named)
    said = {article: _noted(own) for article, own in found.groupby("article")}
    sources = {article: own.to_dict("records") for article, own in corpus.speakers.groupby("article")}
    pages, articles = [], []
    for article in corpus.texts(_kept(corpus, found)):
        rows, own = said.get(article.id, []), sources.get(article.id, [])
        title, body = title_and_body(article, rows)
        asked = [_source(row) for row in own if row["speaker"]]
        pages.append({"article": article, "title": title, "body": body, "sources": asked})
        articles.append(_data(article, rows, own))
    pairs = likely_pairs(with_corpus_names(corpus.speakers, names))[:_MOST_PAIRS]
    data = {"n_articles": len(corpus.articles), "articles": articles, "pairs": pairs, "formula": FORMULA}
    script = Path(__file__).with_name("reader.js").read_text(encoding="utf-8")  # with "\n" on any system
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return {
        "html": Markup(filled("reader.html", pages=pages)),
        "data": data,
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
