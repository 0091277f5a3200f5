"""Findings about the articles of a corpus, as sentences of Markdown; of an empty table they say so."""

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import difference
from analysis.measures.outlets import ALL
from analysis.report.escaping import markdown_text
from analysis.report.findings import shares as share_findings
from analysis.report.findings import wording
from analysis.report.findings.tone import signed
from analysis.report.findings.wording import joined, left_out, listed, plural, titled

NO_QUOTATIONS = "No quotation was found in these articles."


def corpus(articles: pd.DataFrame) -> str:
    """How many articles, outlets and words, and of which dates."""
    if articles.empty:
        return "The corpus holds no article."
    outlets = articles.loc[articles["outlet"] != "", "outlet"].nunique()
    dates = sorted(date for date in articles["date"] if date)
    source = f" from {plural(outlets, 'outlet')}" if outlets else ""
    nowhere = (
        "" if outlets or len(articles) == 1 else " No article has an outlet, so outlets are not compared."
    )
    when = f", dated {markdown_text(dates[0])} to {markdown_text(dates[-1])}" if len(dates) > 1 else ""
    counts = plural(len(articles), "article"), plural(int(articles["n_words"].sum()), "word")
    return f"The corpus holds **{counts[0]}**{source} with {counts[1]}{when}.{nowhere or left_out(articles)}"


def lengths(table: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Which outlet writes longest and shortest, on average.

    Args:
        table: ``corpus.lengths`` by outlet. articles: what it was made of.
    """
    if table.empty:
        return "There is no article to measure."
    if len(table) == 1:
        row = table.iloc[0]
        if row["n_articles"] == 1:
            return f"The article has **{row['median_words']:,.0f} words**."
        return f"The articles have **{row['median_words']:,.0f} words** in the median."
    ordered = table.assign(mean_words=table["n_words"] / table["n_articles"]).sort_values("mean_words")
    short, long = ordered.iloc[0], ordered.iloc[-1]
    counted = articles.assign(one=1)
    found = difference(counted, "outlet", long["outlet"], short["outlet"], ["n_words", "one"], np.divide)
    return (
        f"{markdown_text(long['outlet'])} runs longest, **{long['mean_words']:,.0f} words** on average "
        f"against {short['mean_words']:,.0f} in {markdown_text(short['outlet'])}. Their "
        f"difference{wording.picked(len(table))} is {found.value:,.0f} words"
        f"{wording.difference(found, ',.0f')}. A sentence there has {long['words_per_sentence']:.1f} words "
        f"against {short['words_per_sentence']:.1f}."
    )


def quoted(articles: pd.DataFrame) -> str:
    """How much of the articles lies inside quotation marks, and the extremes."""
    if articles["n_words_quoted"].sum() == 0:
        return NO_QUOTATIONS
    share = articles["n_words_quoted"].sum() / articles["n_words"].sum()
    text = f"**{share:.0%} of all words** stand inside quotation marks"
    if len(articles) == 1:
        return text + "."
    ordered = articles.sort_values(["share_of_words_quoted", "article"])
    least, most = ordered.iloc[0], ordered.iloc[-1]
    return (
        f"{text}: from {least['share_of_words_quoted']:.0%} in {titled(least)} to "
        f"{most['share_of_words_quoted']:.0%} in {titled(most)}, the extremes of "
        f"{len(articles):,}."
    )


def along(table: pd.DataFrame) -> str:
    """In which tenth of the article most and fewest words are quoted (``corpus.quoted_along`` by article)."""
    counted = table.assign(n_quoted=table["n_words"] * table["share"].fillna(0))
    sums = counted.groupby("part")[["n_quoted", "n_words"]].sum()
    shares = (sums["n_quoted"] / sums["n_words"].where(sums["n_words"] > 0)).dropna()
    if shares.sum() == 0:
        return NO_QUOTATIONS
    columns = ["n_quoted", "n_words"]
    found = difference(counted, "part", shares.idxmax(), shares.idxmin(), columns, np.divide)
    return (
        f"The share is lowest in part {shares.idxmin()} ({shares.min():.0%}) and highest "
        f"in part **{shares.idxmax()}** ({shares.max():.0%}) of {sums.index.max()}; their difference, picked "
        f"as the widest, is {found.value:.0%}{wording.difference(found, '.0%', 'articles or events')}."
    )


def gaps(table: pd.DataFrame, problems: pd.DataFrame) -> str:
    """What the articles lack, and how many problems there are (``corpus.gaps``)."""
    found = table[table["n_articles"] > 0]
    first = "No article lacks anything looked for."
    if len(found):
        lacks = [f"{row.gap} in {row.n_articles}" for row in found.itertuples()]
        first = f"Of all articles: {listed(lacks, 9)}."
    return f"{first} The table of problems has **{plural(len(problems), 'row')}**."


def summary(table: pd.DataFrame, shares: pd.DataFrame) -> str:
    """The whole corpus in two sentences (``summary.key_figures``, ``shares.quote_share`` of the
    corpus).
    """
    known = table[table["group"] == ALL].set_index("measure")["mean"].dropna()
    if known.empty:
        return "There is too little text for any of the measures."
    said = {
        "flesch_kincaid_grade": "the prose reads at grade **{:.1f}**",
        "share_of_words_quoted": "**{:.0%}** of the words stand in quotation marks",
        "effective_speakers": "an article divides its quoted words as if among **{:.1f}** equal "
        "speakers (mean)",
    }
    parts = [text.format(known[measure]) for measure, text in said.items() if measure in known]
    if "tone_narration" in known:
        parts.append(f"the narration has a tone of {signed(known['tone_narration'])}")
    text = joined(parts) or "there is too little text for a grade or a tone"
    return f"{text[0].upper()}{text[1:]}. {share_findings.share(shares)}"
