"""The first findings of a corpus, about five: the report's first page and the end of a run say them."""

import re

import pandas as pd

from analysis.measures.names import NamedTables, named_tables
from analysis.measures.shares import UNNAMED, quote_share, with_unnamed_together
from analysis.report.escaping import markdown_text
from analysis.report.findings import shares as share_findings
from analysis.report.findings.wording import no_speaker, plural
from analysis.tables.corpus import Corpus

_DOUBTFUL = 0.75  # confidence below which a quotation is worth a look
_GRADE = "flesch_kincaid_grade"


def card(corpus: Corpus) -> list[str]:
    """The first findings, each a sentence of Markdown; none for a corpus without articles."""
    tables = named_tables(corpus)
    if tables.articles.empty:
        return []
    shares = quote_share(with_unnamed_together(tables.quotations))
    found = [
        share_findings.share(shares),
        _without_name(shares),
        _hardest(tables.articles),
        _to_check(tables),
    ]
    return [sentence for sentence in found if sentence]


def plain(sentence: str) -> str:
    """A finding as a line for the terminal: Markdown's stars and backslashes taken away."""
    return re.sub(r"\*\*|\\(?=[\\`*_\[\]<>#|~&])", "", sentence)


def _without_name(shares: pd.DataFrame) -> str:
    of = shares.set_index("speaker")["share"]
    if of.empty or UNNAMED not in of:
        return ""
    nobody = no_speaker(of.get("", 0.0))
    return f"Sources without a name have **{of[UNNAMED]:.1%}** of the quoted words; {nobody}."


def _hardest(articles: pd.DataFrame) -> str:
    known = articles.dropna(subset=[_GRADE]).sort_values([_GRADE, "article"])
    if known.empty:
        return ""
    last = known.iloc[-1]
    if len(known) == 1:
        return f"Its Flesch-Kincaid grade is **{last[_GRADE]:.1f}** (a US school grade)."
    first = known.iloc[0]
    return (
        f"The hardest of {plural(len(known), 'article')} to read is {_named(last)}, with a Flesch-Kincaid "
        f"grade of **{last[_GRADE]:.1f}**; the easiest {_named(first)}, with {first[_GRADE]:.1f}."
    )


def _named(article: pd.Series) -> str:
    outlet = f" ({markdown_text(article['outlet'])})" if article["outlet"] else ""
    return f"“{markdown_text(article['title'] or article['article'])}”{outlet}"


def _to_check(tables: NamedTables) -> str:
    found = tables.quotations
    if found.empty:
        return ""
    doubtful = int((found["confidence"] < _DOUBTFUL).sum())
    wrong = (1 - found["confidence"]).sum()
    return (
        f"Of {plural(len(found), 'quotation')} about **{wrong:.0f}** are expected to have the wrong speaker; "
        f"{doubtful:,} with a confidence below {_DOUBTFUL} are worth a look first."
    )
