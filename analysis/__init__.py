"""News articles measured: how hard they are to read, who gets to speak, in what tone.

    from analysis import quotations, quote_share, read_articles, readability_scores, tone

    article = next(read_articles("article.txt"))
    readability_scores(article)["flesch_kincaid_grade"]  # a US school grade
    quote_share(article)  # who gets how much of the quoted words
    quotations(article)[["speaker", "text", "rule", "confidence"]]  # who says what, and why
    tone(article)  # from -1 to 1

Each of them takes an article, the text of one, several articles, or a corpus (`open_corpus`), and gives what
the tables of `python -m analysis run` hold. Figures: `from analysis import figures`.
"""

import os
import sys

if "".join(sys.argv[:1]).endswith(("-m", "news-analysis")):  # Ctrl-C while a command is imported is no error
    sys.excepthook = lambda kind, *rest: (
        os._exit(130) if kind is KeyboardInterrupt else sys.__excepthook__(kind, *rest)
    )

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import GeneratorType
from typing import TYPE_CHECKING, Any, TypeAlias

from analysis.reading import read_articles
from analysis.reading.sources import SUFFIXES
from analysis.text.article import Article

if TYPE_CHECKING:
    import pandas as pd

    from analysis.tables.corpus import Corpus

__all__ = [
    "Article",
    "open_corpus",
    "quotations",
    "quote_share",
    "read_articles",
    "readability_scores",
    "tone",
]

Articles: TypeAlias = "Article | str | Iterable[Article | str] | Corpus"


def open_corpus(path: str | Path, *, column: str | None = None) -> "Corpus":
    """The tables of a folder of articles (a file, a pattern), or of a folder of tables that a run wrote.

    Articles are read at once, in as many processes as there are cores; `column` names the text column of
    files of records. The corpus has the tables as DataFrames, `articles`, `sentences`, `quotations`,
    `speakers`, `mentions` and `problems` (columns: data/README.md); `article(id)` gives one article with its
    text, `unread()` says which files could not be read (a warning names the first). Raises FileNotFoundError
    when nothing is at `path`, ValueError for tables that are not complete.

        corpus = open_corpus("my-articles")
        corpus.articles[["title", "n_words", "flesch_kincaid_grade"]]
    """
    from analysis.tables import corpus

    found = corpus.open_corpus(path, column=column)
    unread = found.unread()
    if not unread and found.articles.empty:
        unread = [" ".join([f"{found.path} holds no articles.", *found.problems["detail"].head(1)])]
    if unread:
        more = f" {len(unread) - 1:,} more are not read: see unread()." if len(unread) > 1 else ""
        warnings.warn(f"{unread[0]}{more}", stacklevel=2)
    return found


def readability_scores(source: Articles) -> "dict[str, float] | pd.DataFrame":
    """How hard it is to read: the value of every formula for the prose, headings and datelines left out.

    One article or text gives a dict, several articles or a corpus a DataFrame with a row for each, indexed by
    article. Most values are US school grades (higher is harder); Flesch reading ease and Dale-Chall rise with
    ease. `analysis.readability.formulas.FORMULAS` has each formula's equation, unit, range and reference.
    NaN below 100 words: a score of fewer says nothing.

        >>> scores = readability_scores("The harbour board met on Monday. It raised the fee. " * 12)
        >>> round(scores["flesch_kincaid_grade"], 1)
        0.5
    """
    from analysis.readability.formulas import FORMULAS

    (articles,) = _frames(source, "articles")
    table = articles.set_index("article")[list(FORMULAS)]
    return {str(name): float(value) for name, value in table.iloc[0].items()} if _is_one(source) else table


def tone(source: Articles) -> "float | pd.Series":
    """In what tone it is written: the mean compound over the sentences of the prose, from -1 to 1.

    One article or text gives a number, several articles or a corpus a Series indexed by article. The compound
    of a sentence is VADER's (Hutto & Gilbert 2014) with the changes that `analysis.sentiment` describes;
    0 is neutral, NaN where there is no sentence. It measures words, not opinions.

        >>> tone("The harbour is safe again. Everybody was delighted.") > 0
        True
    """
    (articles,) = _frames(source, "articles")
    values = articles.set_index("article")["tone"]
    return float(values.iloc[0]) if _is_one(source) else values


def quotations(source: Articles) -> "pd.DataFrame":
    """Who says what: one row for each contiguous stretch of somebody's words, in text order.

    Columns as in the table quotations (data/README.md), among them `text`, `kind` (direct, mixed, indirect),
    `start` and `end` (character offsets: `article.text[start:end] == text`), `cue`, `source` (the mention as
    written), `speaker` ("" where nobody can be given), `rule` (why) and `confidence` (0 to 1). No rows
    where nobody is quoted.

        >>> found = quotations("“It leaks,” said Ruth Okafor, the mayor. She called it “a scandal”.")
        >>> found["speaker"].tolist()
        ['Ruth Okafor', 'Ruth Okafor']
    """
    (found,) = _frames(source, "quotations")
    return found


def quote_share(source: Articles) -> "pd.DataFrame":
    """Who gets to speak: each speaker's share of the words between quotation marks, most words first.

    Columns: speaker, speaker_kind, n_quotations, n_words, share (0 to 1; they sum to 1). What nobody can be
    given is the speaker "", last. Of several articles or a corpus the words are added up, a person under two
    forms of a name is one speaker where that is safe, and unnamed sources and documents are counted
    together.

        >>> shares = quote_share("“It leaks,” said Ruth Okafor. “No,” said Hugh Bell.")
        >>> shares[shares.n_words > 0][["speaker", "share"]].round(2).to_dict("split")["data"]
        [['Ruth Okafor', 0.67], ['Hugh Bell', 0.33]]
    """
    from analysis.measures.names import corpus_names, with_corpus_names
    from analysis.measures.outlets import events
    from analysis.measures.shares import quote_share as shares
    from analysis.measures.shares import with_unnamed_together

    found, speakers, articles = _frames(source, "quotations", "speakers", "articles")
    if not _is_one(source):
        names = corpus_names(speakers, events(articles))
        found = with_unnamed_together(with_corpus_names(found, names))
    return shares(found, intervals=False).drop(columns=["low", "high"])


def _is_one(source: Articles) -> bool:
    return isinstance(source, Article | str)


def _frames(source: Articles, *names: str) -> "list[pd.DataFrame]":
    """The named tables of whatever a function of the face was given."""
    from analysis.tables.corpus import Corpus
    from analysis.tables.rows import article_tables
    from analysis.tables.storage import arrow_table, frame

    if isinstance(source, Corpus):
        return [source.read(name) for name in names]
    rows = [article_tables(article) for article in _articles(source)]
    return [frame(name, arrow_table(name, [row for own in rows for row in own[name]])) for name in names]


def _articles(source: Articles) -> Iterator[Article]:
    """The articles that a function was given, each with its own id: the second "article" is "article#2".

    Raises TypeError for what is no article, ValueError for a path and for a generator that is used up.
    """
    if isinstance(source, GeneratorType) and source.gi_frame is None:
        raise ValueError("The generator is used up; list(read_articles(…)) gives what can be used again.")
    is_one = isinstance(source, str | bytes) or not isinstance(source, Iterable) or hasattr(source, "keys")
    several: Iterable[Any] = [source] if is_one else source  # type: ignore[assignment]
    ids: Counter[str] = Counter()
    for one in several:
        if isinstance(one, Path) or isinstance(one, str) and _is_path(one):
            raise ValueError(f"{str(one)!r} is a path; give read_articles or open_corpus what is there.")
        if not isinstance(one, Article | str):
            allowed = (
                "an Article, its text, several of these (list(table['text'])), or a corpus (open_corpus)"
            )
            raise TypeError(f"{type(one).__name__} is no article; allowed are {allowed}.")
        article = one if isinstance(one, Article) else Article.from_text(one)
        ids[article.id] += 1
        n = ids[article.id]
        yield article if n == 1 else replace(article, id=f"{article.id}#{n}")


def _is_path(text: str) -> bool:
    """Whether a text is the name of a file or folder, there or not, and no article."""
    if "\n" in text or len(text) > 1000:
        return False
    is_name = text.lower().endswith(SUFFIXES) and not re.search(r"[.!?]\s", text)
    return is_name or bool(re.fullmatch(r"\S*[\\/]\S*", text)) or os.path.exists(text)


def _shown_in_notebooks() -> None:
    """Have an article that is displayed in a notebook show its text, its quotations coloured by speaker."""
    from IPython import get_ipython

    def as_html(article: Article) -> str:
        from analysis.report.article_view import show_article

        return show_article(article).html

    shell = get_ipython()
    if shell is not None:
        shell.display_formatter.formatters["text/html"].for_type(Article, as_html)


if "IPython" in sys.modules:
    _shown_in_notebooks()
