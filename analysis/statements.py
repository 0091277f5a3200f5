"""The finding of each table as a sentence of Markdown, with its numbers: what the notebooks say under a
figure.

The sentences are computed, so they stay true for any corpus; of an empty table they say that it is empty.
"""

from collections.abc import Iterable

import pandas as pd

from analysis.markup import markdown_text

NO_QUOTATIONS = "No quotation was found in these articles."
NO_QUOTED_WORDS = (
    "These articles have no words between quotation marks that anybody is reported to have said."
)


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 article", "1,200 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(names: Iterable[str], most: int = 5) -> str:
    """Names as a list in a sentence: "A, B and C"; beyond ``most`` "A, B and 4 more"."""
    names = [markdown_text(name) or "unattributed" for name in names]
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return _joined(names) or "nobody"


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def interval(low: float, high: float, form: str = ".0%") -> str:
    """ " (95 % interval 3% to 9%)", or nothing where there is none."""
    return "" if pd.isna(low) or pd.isna(high) else f" (95 % interval {low:{form}} to {high:{form}})"


def corpus(articles: pd.DataFrame) -> str:
    """How many articles, outlets and words, and of which dates."""
    if articles.empty:
        return "The corpus holds no article."
    outlets = articles.loc[articles["outlet"] != "", "outlet"].nunique()
    dates = sorted(date for date in articles["date"] if date)
    source = f" from {plural(outlets, 'outlet')}" if outlets else " whose outlet is not given"
    when = f", dated {markdown_text(dates[0])} to {markdown_text(dates[-1])}" if len(dates) > 1 else ""
    counts = plural(len(articles), "article"), plural(int(articles["n_words"].sum()), "word")
    return f"The corpus holds **{counts[0]}**{source} with {counts[1]}{when}."


def lengths(table: pd.DataFrame) -> str:
    """Which outlet writes longest and shortest (``structure.lengths``)."""
    if table.empty:
        return "There is no article to measure."
    if len(table) == 1:
        row = table.iloc[0]
        middle = "" if row["n_articles"] == 1 else "the median of "
        return f"With one outlet there is nothing to compare: {middle}**{row['median_words']:,.0f} words**."
    ordered = table.sort_values("median_words")
    short, long = ordered.iloc[0], ordered.iloc[-1]
    return (
        f"{_outlet(long['outlet'])} runs longest, **{long['median_words']:,.0f} words** in the median "
        "against "
        f"{short['median_words']:,.0f} in {_outlet(short['outlet'])}; a sentence there has "
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
        "in part "
        f"**{shares.idxmax()}** ({shares.max():.0%}) of {sums.index.max()}."
    )


def gaps(table: pd.DataFrame, problems: pd.DataFrame) -> str:
    """What the articles lack, and how many problems there are (``structure.gaps``)."""
    found = table[table["n_articles"] > 0]
    first = "No article lacks anything looked for."
    if len(found):
        lacks = [f"{row.gap} in {row.n_articles}" for row in found.itertuples()]
        first = f"Of all articles: {listed(lacks, 9)}."
    return f"{first} The table of problems has **{plural(len(problems), 'row')}**."


def shown_article(quotations: pd.DataFrame) -> str:
    """How many quotations of how many speakers one article has."""
    if quotations.empty:
        return "No quotation was found in this article."
    speakers = quotations.loc[quotations["speaker"] != "", "speaker"].nunique()
    nobody = int((quotations["speaker"] == "").sum())
    rest = f"; {plural(nobody, 'quotation')} could be given to nobody" if nobody else ""
    return f"**{plural(len(quotations), 'quotation')}** by {plural(speakers, 'speaker')}{rest}."


def kinds(table: pd.DataFrame, by: str = "outlet") -> str:
    """How the words divide into kinds, and which group has most indirect ones (``aggregates.kinds``)."""
    if table.empty:
        return NO_QUOTATIONS
    words = table.groupby("kind")["n_words"].sum() / table["n_words"].sum()
    parts = [f"{words.get(kind, 0):.0%} {kind}" for kind in ("direct", "mixed", "indirect")]
    text = f"Of the words of all quotations {listed(parts)}"
    indirect = table[table["kind"] == "indirect"].sort_values("share")
    if table[by].nunique() < 2 or indirect.empty:
        return text + "."
    most = indirect.iloc[-1]
    return f"{text}; the largest indirect part has {_outlet(most[by])} with **{most['share']:.0%}**."


def cues(table: pd.DataFrame) -> str:
    """Which cue is most frequent among the speakers shown (``aggregates.cues``)."""
    if table.empty:
        return "No quotation has both a cue and a speaker."
    totals = table.sum()
    return (
        f"Among the speakers and cues shown, “{markdown_text(totals.index[0])}” introduces "
        f"**{totals.iloc[0] / totals.sum():.0%}** of {plural(int(totals.sum()), 'attribution')}."
    )


def measured(table: pd.DataFrame) -> str:
    """How well attribution does on the labels (``evaluation.measures``)."""
    if table.empty:
        return "There are no labels for these articles, so attribution was not measured on them."
    rows = table.set_index("measure")
    if rows.loc["right words", "n"] == 0:
        return "The labels of these articles hold no quotation between marks, so nothing was measured."
    words, error = rows.loc["right words"], rows.loc["share error"]
    return (
        f"On {plural(int(rows.loc['found', 'n']), 'labelled quotation')}, **{words['value']:.0%} of the "
        "quoted words"
        f"{interval(words['low'], words['high'])} are given to the right speaker**; quote shares of an "
        "article are "
        f"off by {error['value']:.2f} on average{interval(error['low'], error['high'], '.2f')}, where 0 is "
        "exact and "
        "1 all wrong."
    )


def wrong(table: pd.DataFrame, compared: pd.DataFrame) -> str:
    """What went wrong, by sort of error (``evaluation.errors``)."""
    if compared.empty:
        return "Without labels there are no errors to show."
    counts = table["error"].value_counts()
    parts = [f"{count} {error}" for error, count in counts.items()]
    n = plural(len(compared), "labelled stretch", "labelled stretches")
    return f"**{len(table)} of {n}** went wrong" + (f": {listed(parts)}." if parts else ".")


def confidence(compared: pd.DataFrame) -> str:
    """Whether the confidence tells right from wrong: the least sure quarter against the rest."""
    found = compared[compared["is_found"]].sort_values("confidence", kind="stable")
    n = len(found) // 4
    if n < 5 or found["confidence"].nunique() < 2:
        return "There are too few labelled quotations here to say whether the confidence can be trusted."
    low, rest = found["is_right"].iloc[:n].mean(), found["is_right"].iloc[n:].mean()
    return (
        f"Of the quarter of the labelled quotations with the lowest confidence **{low:.0%}** are right, of "
        "the "
        f"others {rest:.0%}."
    )


def share(table: pd.DataFrame) -> str:
    """Who is quoted most, and how much is unattributed (``aggregates.quote_share`` of one group)."""
    if table.empty:
        return NO_QUOTED_WORDS
    nobody = float(table.loc[table["speaker"] == "", "share"].sum())
    named = table[table["speaker"] != ""]
    if named.empty:
        return "None of the quoted words could be given to a speaker."
    top = named.iloc[0]
    return (
        f"**{markdown_text(top['speaker'])}** has the largest share of the quoted words, "
        f"**{top['share']:.1%}**"
        f"{interval(top['low'], top['high'])}, among {plural(len(named), 'speaker')}; {nobody:.1%} of the "
        "words could "
        "be given to nobody."
    )


def article_shares(table: pd.DataFrame) -> str:
    """In which article one speaker dominates most (``aggregates.quote_share`` by article)."""
    named = table[table["speaker"] != ""]
    if named.empty:
        return NO_QUOTED_WORDS
    tops = named.loc[named.groupby("article")["share"].idxmax()].sort_values(["share", "article"])
    most = tops.iloc[-1]
    half = int((tops["share"] > 0.5).sum())
    return (
        f"One speaker has more than half of the quoted words in **{half} of "
        f"{plural(len(tops), 'article')}**; most of "
        f"all {markdown_text(most['speaker'])} with {most['share']:.0%} in {markdown_text(most['article'])}."
    )


def outlets(table: pd.DataFrame) -> str:
    """The speaker whose share differs most between outlets (``aggregates.outlet_shares``)."""
    named = table[table["speaker"] != ""]
    if named["outlet"].nunique() < 2:
        return "With quoted words in fewer than two outlets there is nothing to compare."
    shares = named.pivot(index="speaker", columns="outlet", values="share")
    speaker = (shares.max(axis=1) - shares.min(axis=1)).idxmax()
    most, least = shares.loc[speaker].idxmax(), shares.loc[speaker].idxmin()
    return (
        f"The widest gap among the speakers shown: **{markdown_text(speaker)}** has "
        f"{shares.loc[speaker, most]:.1%} of "
        f"the quoted words in {_outlet(most)} and {shares.loc[speaker, least]:.1%} in {_outlet(least)}."
    )


def concentration(table: pd.DataFrame) -> str:
    """How many speakers effectively share an article's quoted words (``aggregates.concentration``)."""
    known = table.dropna(subset=["effective_speakers"]).sort_values(["effective_speakers", "article"])
    if known.empty:
        return NO_QUOTED_WORDS
    if len(known) == 1:
        row = known.iloc[0]
        return (
            f"{plural(row['n_speakers'], 'speaker')} in the one article count as "
            f"**{row['effective_speakers']:.1f}** equally quoted ones."
        )
    few, many = known.iloc[0], known.iloc[-1]
    return (
        "In the median an article's quoted words are shared as if by "
        f"**{known['effective_speakers'].median():.1f} "
        f"equal speakers**: from {few['effective_speakers']:.1f} in {markdown_text(few['article'])} to "
        f"{many['effective_speakers']:.1f} in {markdown_text(many['article'])}."
    )


def heard(table: pd.DataFrame) -> str:
    """How many speakers only one of several outlets quotes (``aggregates.heard_by_outlet``)."""
    told = table.groupby("event")["outlet"].nunique() if len(table) else pd.Series(dtype=int)
    compared = table[table["event"].isin(told.index[told > 1]) & (table["speaker"] != "")]
    if compared.empty:
        return "No event is told by two outlets here, so nobody can be compared across outlets."
    people = compared.drop_duplicates(["event", "speaker"])
    once = people[people["n_outlets"] == 1]
    everywhere = int((people["n_outlets"] == people["event"].map(told)).sum())
    return (
        f"On {plural(people['event'].nunique(), 'event')} told by several outlets, **{len(once)} of "
        f"{plural(len(people), 'speaker')}** are quoted by one outlet only and {everywhere} by all of them."
    )


def _outlet(name: str) -> str:
    return markdown_text(name) or "no outlet given"


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
    parts += [] if pd.isna(voices) else [f"is shared as if by **{voices:.1f}** equal speakers"]
    parts += [] if pd.isna(tone) else [f"has a narration of tone {tone:+.2f}"]
    if not parts:
        return "There is too little text for any of the measures."
    start = "The mean article " if rows["n"].max() > 1 else "The article "
    return f"{start}{_joined(parts)}. {share(shares)}"
