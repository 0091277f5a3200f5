"""The article reader of the report: every article with its quotations, to click in, search and correct.

The page carries the articles as data and one script (`reader.js`) that shows them; it loads nothing. Without
scripts the rest of the report stays readable.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.measures.names import likely_pairs
from analysis.report.escaping import visible
from analysis.tables.corpus import Corpus
from analysis.text.article import Article
from analysis.text.sentences import paragraphs

LARGEST_TEXT = 6_000_000  # characters of articles in one page, which a browser shows without a pause
_MOST_PAIRS = 50
_FACTS = ("cue", "rule", "kind", "speaker", "speaker_kind")


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader as HTML; its data and script, for the end of the body; the hash that lets the script run."""

    html: str
    scripts: str
    script_hash: str


def reader(corpus: Corpus) -> Reader:
    """The reader of a corpus: its articles up to `LARGEST_TEXT` characters, most quotations first.

    The data stand in a block that no browser runs, with "<" escaped so that no article can end it.
    """
    found = corpus.quotations
    kept = _kept(corpus, found)
    data = {
        "n_articles": len(corpus.articles),
        "articles": [_article(article, rows) for article, rows in _with_rows(corpus, kept, found)],
        "pairs": [list(pair) for pair in likely_pairs(corpus.speakers)[:_MOST_PAIRS]],
    }
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = (Path(__file__).with_name("reader.html")).read_text(encoding="utf-8")
    block = f'<script type="application/json" id="reader-data">{packed}</script>'
    return Reader(page, f"{block}\n<script>{script}</script>", f"sha256-{digest}")


@cache
def _script() -> str:
    return Path(__file__).with_name("reader.js").read_text(encoding="utf-8").replace("\r\n", "\n")


def _kept(corpus: Corpus, found: pd.DataFrame) -> list[str]:
    """The articles that the page holds, in the order of the corpus; all where they are not too long."""
    lengths = corpus.articles.set_index("article")["n_words"] * 6  # characters, about
    counts = found["article"].value_counts().reindex(lengths.index, fill_value=0)
    order = counts.sort_values(ascending=False, kind="stable").index
    within = set(order[lengths[order].cumsum() <= LARGEST_TEXT]) or set(order[:1])
    return [article for article in lengths.index if article in within]


def _with_rows(
    corpus: Corpus, kept: Sequence[str], found: pd.DataFrame
) -> Iterable[tuple[Article, list[dict[str, Any]]]]:
    rows = dict(list(found.sort_values(["start", "end"]).groupby("article")))
    for article in corpus.texts(kept):
        own = rows.get(article.id)
        yield article, [] if own is None else own.to_dict("records")


def _article(article: Article, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """An article as the script wants it: paragraphs cut into pieces of text, each in a quotation or none."""
    facts = {name: visible(getattr(article, name)) for name in ("id", "title", "outlet", "date", "author")}
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
    return {**facts, "quotations": quotations, "paragraphs": _pieces(article, rows)}


def _pieces(article: Article, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    cut = []
    for paragraph in paragraphs(article.text, list(article.body)):
        pieces: list[list[Any]] = []
        at = paragraph.start
        for number, row in enumerate(rows):
            start, end = max(at, int(row["start"])), min(paragraph.end, int(row["end"]))
            if start < end:
                pieces += [[visible(article.text[at:start]), -1], [visible(article.text[start:end]), number]]
                at = end
        pieces.append([visible(article.text[at : paragraph.end]), -1])
        cut.append({"kind": paragraph.kind, "pieces": [piece for piece in pieces if piece[0]]})
    return cut
