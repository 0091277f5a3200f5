"""The first findings of a corpus, about five: the report's first page and the end of a run say them."""

import re

from analysis.measures.names import NamedTables, named_tables
from analysis.measures.outlets import comparable
from analysis.measures.readability import grades, prose, with_outlets
from analysis.measures.shares import quote_share, with_unnamed_together
from analysis.measures.voices import gender_shares, voices
from analysis.report.findings.readability import about_articles, about_outlets
from analysis.report.findings.shares import share
from analysis.report.findings.voices import women
from analysis.report.findings.wording import plural
from analysis.tables.corpus import Corpus

_DOUBTFUL = 0.75  # confidence below which a quotation is worth a look


def card(corpus: Corpus) -> list[str]:
    """The first findings, each a sentence or two of Markdown; none for a corpus without articles.

    Who speaks most, and how much has no name or no speaker; women and men, unless they were left out; the
    outlets that differ most in grade, where there are two; the hardest article; what to check.
    """
    tables = named_tables(corpus)
    if tables.articles.empty:
        return []
    genders = gender_shares(voices(tables.quotations, tables.speakers))
    return [
        share(quote_share(with_unnamed_together(tables.quotations))),
        *([women(genders)] if len(genders) else []),
        *_outlets(corpus, tables),
        about_articles(tables.articles),
        *_to_check(tables),
    ]


def plain(sentence: str) -> str:
    """A finding as a line for the terminal: Markdown's stars and backslashes taken away."""
    return re.sub(r"\*\*|\\(?=[\\`*_\[\]<>#|~&])", "", sentence)


def _outlets(corpus: Corpus, tables: NamedTables) -> list[str]:
    """The hardest and the easiest outlet, where two can be compared."""
    known = comparable(tables.articles)
    if known["outlet"].nunique() < 2:
        return []
    counted = with_outlets(prose(corpus.sentences), known)
    return [about_outlets(grades(counted, ["outlet"]), counted)]


def _to_check(tables: NamedTables) -> list[str]:
    """How many quotations are expected to have the wrong speaker, and where to begin."""
    found = tables.quotations
    if found.empty:
        return []
    doubtful = int((found["confidence"] < _DOUBTFUL).sum())
    wrong = round((1 - found["confidence"]).sum())
    first = f"{doubtful:,} with a confidence below {_DOUBTFUL} are worth a look first"
    first = first if doubtful > 1 else "the least certain stand first in the list to check"
    return [
        f"Of {plural(len(found), 'quotation')} about **{wrong:,}** {'is' if wrong == 1 else 'are'} "
        f"expected to have the wrong speaker; {first}."
    ]
