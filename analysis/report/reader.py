"""The article reader of the report: every article with its quotations, to click in, search and correct.

The articles stand on the page as plain text that opens and closes, readable without scripts; one script
(`reader.js`) turns them into a reader with filters and corrections. It loads nothing.
"""

import base64
import hashlib
import html
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.measures.names import corpus_names, likely_pairs, with_corpus_names
from analysis.measures.outlets import events
from analysis.report.article_view import note_of, title_and_body
from analysis.report.escaping import filled, visible
from analysis.tables.corpus import Corpus
from analysis.text.article import Article

LARGEST_TEXT = 6_000_000  # characters of articles in one page, which a browser shows without a pause
_MOST_PAIRS = 50
_FACTS = ("cue", "rule", "kind", "speaker", "name")
_SOURCE = ("source_type", "title", "source_kind", "source_kind_evidence", "justification")


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
