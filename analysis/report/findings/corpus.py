"""Findings about the articles of a corpus, as sentences of Markdown; of an empty table they say so."""

from math import comb

import numpy as np
import pandas as pd

from analysis.figures.numbers import FORMS, percent, signed, tenths
from analysis.measures.bootstrap import difference
from analysis.measures.outlets import ALL
from analysis.report.escaping import markdown_text
from analysis.report.findings import wording
from analysis.report.findings.quotations import NO_QUOTATIONS
from analysis.report.findings.wording import joined, left_out, level, listed, plural, titled


def corpus(articles: pd.DataFrame) -> str:
    """How many articles, outlets and words, and of which dates."""
    if articles.empty:
        return "The corpus holds no article."
    outlets = articles.loc[articles["outlet"] != "", "outlet"].nunique()
    dates = sorted(date for date in articles["date"] if date)
    source = f" from {plural(outlets, 'outlet')}" if outlets else ""
    is_nowhere = not outlets and len(articles) > 1
    nowhere = " No article has an outlet, so outlets are not compared." if is_nowhere else ""
    some = ", dated" if len(dates) == len(articles) else f"; {plural(len(dates), 'article')} dated"
    when = f"{some} {markdown_text(dates[0])} to {markdown_text(dates[-1])}" if len(dates) > 1 else ""
    counts = plural(len(articles), "article"), plural(int(articles["n_words"].sum()), "word")
    return f"The corpus holds **{counts[0]}**{source} with {counts[1]}{when}.{nowhere or left_out(articles)}"


def lengths(table: pd.DataFrame, articles: pd.DataFrame) -> str:
    """How far apart the outlets with the longest and the shortest articles are (``corpus.lengths``)."""
    if len(table) < 2:
        return "" if len(table) else "There is no article to measure."
    ordered = table.assign(mean_words=table["n_words"] / table["n_articles"]).sort_values("mean_words")
    short, long = ordered.iloc[0], ordered.iloc[-1]
    as_short, as_long = (level(ordered, "mean_words", at, "outlet") for at in ordered.index[[0, -1]])
    counted, columns, n_tried = articles.assign(one=1), ["n_words", "one"], comb(len(table), 2)
    found = difference(counted, "outlet", long["outlet"], short["outlet"], columns, np.divide, n_tried)
    return (
        f"{markdown_text(long['outlet'])} has **{long['mean_words']:,.0f} words** an article on average"
        f"{as_long}, {markdown_text(short['outlet'])} {short['mean_words']:,.0f}{as_short}. Their difference"
        f"{wording.picked(n_tried)} is {found.value:,.0f} words{wording.difference(found, FORMS['whole'])}. "
        f"Sentences have {long['words_per_sentence']:.1f} words in the former, "
        f"{short['words_per_sentence']:.1f} in the latter."
    )


def quoted(articles: pd.DataFrame) -> str:
    """In which articles most and least is quoted; of one article, how much."""
    if articles["n_words_quoted"].sum() == 0:
        return NO_QUOTATIONS
    known = articles.dropna(subset=["share_of_words_quoted"])
    ordered = known.sort_values(["share_of_words_quoted", "article"])
    least, most = ordered.iloc[0], ordered.iloc[-1]
    if len(known) == 1:
        return f"**{percent(most['share_of_words_quoted'])} of the words** stand inside quotation marks."
    as_small, as_large = (level(ordered, "share_of_words_quoted", at) for at in ordered.index[[0, -1]])
    return (
        f"The share is smallest in {titled(least)} (**{percent(least['share_of_words_quoted'])}**{as_small}) "
        f"and largest in {titled(most)} (**{percent(most['share_of_words_quoted'])}**{as_large})."
    )


def gaps(table: pd.DataFrame, problems: pd.DataFrame) -> str:
    """What the articles lack, and how many problems there are (``corpus.gaps``)."""
    found = table[table["n_articles"] > 0]
    lacks = listed((f"{row.gap} ({row.n_articles})" for row in found.itertuples()), 9)
    first = f"Articles with gaps: {lacks}." if len(found) else "No article lacks anything looked for."
    return f"{first} Problems met while reading: **{len(problems):,}**."


def summary(table: pd.DataFrame) -> str:
    """The key figures of the corpus in a sentence (``summary.key_figures``)."""
    known = table[table["group"] == ALL].set_index("measure")["mean"].dropna()
    said = {
        "flesch_kincaid_grade": lambda value: f"the prose reads at grade **{tenths(value)}**",
        "share_of_words_quoted": lambda value: f"**{percent(value)}** of the words stand in quotation marks",
        "effective_speakers": lambda value: (
            f"the quoted words of an article are shared as if by **{value:.1f}** equal speakers (mean)"
        ),
        "tone_narration": lambda value: f"the narration has a tone of {signed(value)}",
    }
    text = joined([say(known[measure]) for measure, say in said.items() if measure in known])
    return f"{text[0].upper()}{text[1:]}." if text else "There is too little text for any of the measures."
