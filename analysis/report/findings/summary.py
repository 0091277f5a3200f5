"""The first findings of a corpus, about five: the report's first page and the end of a run say them."""

import re

import numpy as np
import pandas as pd

from analysis.figures.numbers import percent, written
from analysis.measures.bootstrap import are_clear
from analysis.measures.names import NamedTables, named_tables
from analysis.measures.outlets import comparable, with_outlets
from analysis.measures.readability import grades, prose
from analysis.measures.shares import quote_share, spoken, with_unnamed_together
from analysis.measures.voices import gender_shares, voices
from analysis.report.findings.readability import about_articles, about_outlets
from analysis.report.findings.shares import share
from analysis.report.findings.voices import women
from analysis.report.findings.wording import copies, plural
from analysis.tables.corpus import Corpus

_FORMS = {"words in an article": ",.0f", "Flesch-Kincaid grade": ".1f"}  # of measures that are no shares
_DOUBTFUL = 0.75  # confidence, as shown with two decimals, below which a quotation is worth a look


def card(corpus: Corpus) -> list[str]:
    """The first findings, each a sentence or two of Markdown; none for a corpus without articles."""
    tables = named_tables(corpus)
    if tables.articles.empty:
        return []
    genders = gender_shares(voices(tables.quotations, tables.speakers))
    return [
        *filter(None, [copies(tables.articles).strip()]),
        share(quote_share(with_unnamed_together(tables.quotations))),
        *([women(genders)] if len(genders) else []),
        *_outlets(corpus, tables),
        about_articles(tables.articles),
        *to_check(tables.quotations),
    ]


def plain(sentence: str) -> str:
    """A finding as a line for the terminal: Markdown's stars and backslashes taken away."""
    return re.sub(r"\\([\\`*_\[\]<>#|~&])|\*\*?|`", r"\1", sentence)


def changed(table: pd.DataFrame) -> str:
    """What clearly changed between two runs (``compare_runs``), a line for each measure, as text."""
    if table["old"].equals(table["new"]):
        return "No measure differs between the two runs."
    tried = table.dropna(subset=["low"])
    tried = tried.assign(n_units=tried["n_pairs"].where(tried["n_pairs"] > 0, np.inf))
    lines = []
    for row in tried[are_clear(tried, "difference", len(tried), "n_units")].to_dict("records"):
        is_share = row["measure"].startswith("share")
        form, times = (".1f", 100) if is_share else (_FORMS.get(row["measure"], ".2f"), 1)
        said = {
            name: written(times * row[name], form) for name in ("old", "new", "difference", "low", "high")
        }
        verb, by = "rose" if row["difference"] > 0 else "fell", said["difference"].removeprefix("−")
        pairs = f" within the {row['n_pairs']:,} articles or events of both runs" if row["n_pairs"] else ""
        sign, points = ("%", " percentage points") if is_share else ("", "")
        lines.append(
            f"{row['measure']} {verb}{pairs} by {by}{points} (95 % interval {said['low']} to "
            f"{said['high']}); over all articles {said['old']}{sign} before, {said['new']}{sign} now."
        )
    few = len(table) - len(tried)
    if tried.empty:
        return "From too few articles to say what is more than chance: no difference has an interval."
    return "\n".join([
        *(lines or ["No measure clearly changed."]),
        f"{plural(len(tried), 'measure')} with an interval {'was' if len(tried) == 1 else 'were'} compared, "
        f"which these lines allow for; {few} have none, from too few articles.",
    ])  # fmt: skip


def _outlets(corpus: Corpus, tables: NamedTables) -> list[str]:
    """The hardest and the easiest outlet, where two can be compared."""
    known = comparable(tables.articles)
    if known["outlet"].nunique() < 2:
        return []
    counted = with_outlets(prose(corpus.sentences), known)
    return [about_outlets(grades(counted, ["outlet"]), counted)]


def to_check(found: pd.DataFrame) -> list[str]:
    """How many quotations and quoted words are expected to have the wrong speaker, and where to begin."""
    if found.empty:
        return []
    doubtful = int((found["confidence"].round(2) < _DOUBTFUL).sum())
    wrong = round((1 - found["confidence"]).sum())
    first = f" Begin with the {doubtful:,} whose confidence is below {_DOUBTFUL}." if doubtful > 1 else ""
    said = spoken(found)
    words = ((1 - said["confidence"]) * said["n_words"]).sum() / max(said["n_words"].sum(), 1)
    return [
        f"Of {plural(len(found), 'quotation')} about **{wrong:,}** {'is' if wrong == 1 else 'are'} expected "
        f"to have the wrong speaker, with {percent(words)} of the quoted words; the intervals do not allow "
        f"for such errors.{first}"
    ]
