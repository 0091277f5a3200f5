"""Findings about the articles of a corpus: computed sentences of Markdown for the notebooks.

The numbers come from the tables, so the sentences stay true for any corpus; of an empty table they say so.
"""

import pandas as pd

from analysis.report.escaping import markdown_text
from analysis.report.findings import shares as share_findings
from analysis.report.findings.tone import signed
from analysis.report.findings.wording import joined, left_out, listed, plural

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


def lengths(table: pd.DataFrame) -> str:
    """Which outlet writes longest and shortest (``structure.lengths``)."""
    if table.empty:
        return "There is no article to measure."
    if len(table) == 1:
        row = table.iloc[0]
        if row["n_articles"] == 1:
            return f"The article has **{row['median_words']:,.0f} words**."
        return f"The articles have **{row['median_words']:,.0f} words** in the median."
    ordered = table.sort_values("median_words")
    short, long = ordered.iloc[0], ordered.iloc[-1]
    return (
        f"{markdown_text(long['outlet'])} runs longest, **{long['median_words']:,.0f} words** in the median "
        f"against {short['median_words']:,.0f} in {markdown_text(short['outlet'])}; a sentence there has "
        f"{long['words_per_sentence']:.1f} words against {short['words_per_sentence']:.1f}."
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
        f"{text}: from {least['share_of_words_quoted']:.0%} in {markdown_text(least['article'])} to "
        f"{most['share_of_words_quoted']:.0%} in {markdown_text(most['article'])}."
    )


def along(table: pd.DataFrame) -> str:
    """In which tenth of the article most and fewest words are quoted (``structure.quoted_along``)."""
    sums = table.assign(n_quoted=table["n_words"] * table["share"].fillna(0))
    sums = sums.groupby("part")[["n_quoted", "n_words"]].sum()
    shares = (sums["n_quoted"] / sums["n_words"].where(sums["n_words"] > 0)).dropna()
    if shares.sum() == 0:
        return NO_QUOTATIONS
    return (
        f"Over all articles the share is lowest in part {shares.idxmin()} ({shares.min():.0%}) and highest "
        f"in part **{shares.idxmax()}** ({shares.max():.0%}) of {sums.index.max()}."
    )


def gaps(table: pd.DataFrame, problems: pd.DataFrame) -> str:
    """What the articles lack, and how many problems there are (``structure.gaps``)."""
    found = table[table["n_articles"] > 0]
    first = "No article lacks anything looked for."
    if len(found):
        lacks = [f"{row.gap} in {row.n_articles}" for row in found.itertuples()]
        first = f"Of all articles: {listed(lacks, 9)}."
    return f"{first} The table of problems has **{plural(len(problems), 'row')}**."


def summary(table: pd.DataFrame, shares: pd.DataFrame) -> str:
    """The whole corpus in two sentences (``summary.key_figures``, ``aggregates.quote_share`` of the
    corpus).
    """
    rows = table[table["group"] == table["group"].iloc[0]].set_index("measure")
    grade, tone = rows.loc["flesch_kincaid_grade", "mean"], rows.loc["tone_narration", "mean"]
    parts = [] if pd.isna(grade) else [f"reads at grade **{grade:.1f}**"]
    quoted_share = rows.loc["share_of_words_quoted", "mean"]
    parts += [] if pd.isna(quoted_share) else [f"has **{quoted_share:.0%}** of its words in quotation marks"]
    voices = rows.loc["effective_speakers", "mean"]
    parts += (
        [] if pd.isna(voices) else [f"divides its quoted words as if among **{voices:.1f}** equal speakers"]
    )
    parts += [] if pd.isna(tone) else [f"has a narration of tone {signed(tone)}"]
    if not parts:
        return "There is too little text for any of the measures."
    start = "The mean article " if rows["n"].max() > 1 else "The article "
    return f"{start}{joined(parts)}. {share_findings.share(shares)}"
