"""The first findings of a corpus, about five: the report's first page and the end of a run say them."""

import re

import pandas as pd

from analysis.measures.names import NamedTables, named_tables
from analysis.measures.outlets import comparable
from analysis.measures.readability import grades, prose, with_outlets
from analysis.measures.shares import UNNAMED, quote_share, with_unnamed_together
from analysis.measures.voices import gender_shares, kind_shares, voices
from analysis.report.escaping import markdown_text
from analysis.report.findings import shares as share_findings
from analysis.report.findings import voices as voice_findings
from analysis.report.findings.readability import about_outlets
from analysis.report.findings.wording import interval, no_speaker, plural
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
        _most_quoted(shares, len(tables.articles)),
        _without_name(shares),
        *_voices(tables),
        _outlets(corpus, tables),
        _hardest(tables.articles),
        _to_check(tables),
    ]
    return [sentence for sentence in found if sentence]


def _voices(tables: NamedTables) -> list[str]:
    """What kinds of source have most of the quoted words, and women and men unless they were left out."""
    quoted = voices(tables.quotations, tables.speakers)
    kinds, genders = kind_shares(quoted), gender_shares(quoted)
    said = [voice_findings.kinds(kinds)] if len(kinds) else []
    return [*said, voice_findings.women(genders)] if len(genders) else said


def plain(sentence: str) -> str:
    """A finding as a line for the terminal: Markdown's stars and backslashes taken away."""
    return re.sub(r"\*\*|\\(?=[\\`*_\[\]<>#|~&])", "", sentence)


def _most_quoted(shares: pd.DataFrame, n_articles: int) -> str:
    named = shares[~shares["speaker"].isin(["", UNNAMED]) & (shares["n_words"] > 0)]
    if named.empty:
        return share_findings.NO_QUOTED_WORDS
    top = named.iloc[0]
    where = "the article" if n_articles == 1 else plural(n_articles, "article")
    return (
        f"Most quoted of {plural(len(named), 'named speaker')} in {where} is "
        f"**{markdown_text(top['speaker'])}**, with **{top['share']:.1%}** of the quoted "
        f"words{interval(top['low'], top['high'], '.1%') if n_articles > 1 else ''}."
    )


def _without_name(shares: pd.DataFrame) -> str:
    of = shares.set_index("speaker")["share"]
    if of.empty:
        return ""
    return (
        f"Sources without a name have **{of.get(UNNAMED, 0.0):.1%}** of the quoted words; "
        f"{no_speaker(of.get('', 0.0))}."
    )


def _outlets(corpus: Corpus, tables: NamedTables) -> str:
    """The hardest and the easiest outlet; nothing where fewer than two can be compared."""
    known = comparable(tables.articles)
    if known["outlet"].nunique() < 2:
        return ""
    counted = with_outlets(prose(corpus.sentences), known)
    return about_outlets(grades(counted, ["outlet"]), counted)


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
    first = f"{doubtful:,} with a confidence below {_DOUBTFUL} are worth a look first"
    first = first if doubtful > 1 else "the least sure stand first in the list to check"
    return (
        f"Of {plural(len(found), 'quotation')} about **{wrong:.0f}** {'is' if round(wrong) == 1 else 'are'} "
        f"expected to have the wrong speaker; {first}."
    )
