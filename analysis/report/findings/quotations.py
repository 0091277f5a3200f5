"""Findings about quotations and attribution, as sentences of Markdown; of an empty table they say so."""

import pandas as pd

from analysis.report.escaping import markdown_text
from analysis.report.findings.wording import interval, listed, plural

NO_QUOTATIONS = "No quotation was found in these articles."
NO_LABELS = "There are no labels for these articles, so attribution was not measured on them."


def quotation_counts(quotations: pd.DataFrame) -> str:
    """How many quotations and speakers, and how many quotations were corrected by hand or left to nobody."""
    if quotations.empty:
        return NO_QUOTATIONS
    named = quotations.loc[quotations["speaker"] != "", "speaker"].nunique()
    nobody = int((quotations["speaker"] == "").sum())
    rest = f"for {nobody:,} of them no speaker was found" if nobody else "a speaker was found for all of them"
    corrected = int((quotations["rule"] == "corrected").sum())
    by_hand = f"; {plural(corrected, 'quotation')} corrected by hand" if corrected else ""
    return (
        f"The articles have **{plural(len(quotations), 'quotation')}** of {plural(named, 'speaker')}; "
        f"{rest}{by_hand}."
    )


def shown_article(quotations: pd.DataFrame) -> str:
    """How many quotations of how many speakers one article has."""
    if quotations.empty:
        return "No quotation was found in this article."
    speakers = quotations.loc[quotations["speaker"] != "", "speaker"].nunique()
    nobody = int((quotations["speaker"] == "").sum())
    rest = f"; for {plural(nobody, 'quotation')} no speaker was found" if nobody else ""
    return f"**{plural(len(quotations), 'quotation')}** by {plural(speakers, 'speaker')}{rest}."


def kinds(table: pd.DataFrame, by: str = "outlet") -> str:
    """How the words divide into kinds, and which group has most indirect ones (``quotations.kinds``)."""
    if table.empty:
        return NO_QUOTATIONS
    kinds = ("direct", "mixed", "indirect")
    words = table[list(kinds)].mul(table["n_words"], axis=0).sum() / max(table["n_words"].sum(), 1)
    text = f"Of the words of all quotations {listed(f'{words[kind]:.0%} {kind}' for kind in kinds)}"
    most = table.loc[table["indirect"].idxmax()]
    if len(table) < 2 or most["indirect"] == 0:
        return text + "."
    return (
        f"{text}; the largest indirect part is that of {markdown_text(most[by])}, **{most['indirect']:.0%}**."
    )


def cues(table: pd.DataFrame) -> str:
    """Which cue is most frequent among the speakers shown (``quotations.cues``)."""
    if table.empty:
        return "No quotation has both a cue and a speaker."
    totals = table.drop(columns="speaker").sum()
    return (
        f"Among the speakers and cues shown, “{markdown_text(totals.index[0])}” introduces "
        f"**{totals.iloc[0] / totals.sum():.0%}** of {plural(int(totals.sum()), 'attribution')}."
    )


def measured(table: pd.DataFrame) -> str:
    """How well attribution does on the labels (``evaluation.measures``)."""
    if table.empty:
        return NO_LABELS
    rows = table.set_index("measure")
    if rows.loc["right words", "n"] == 0:
        return "The labels of these articles hold no quotation between marks, so nothing was measured."
    words, error = rows.loc["right words"], rows.loc["share error"]
    return (
        f"On {plural(int(rows.loc['found', 'n']), 'labelled quotation')}, **{words['value']:.0%} of the "
        f"quoted words{interval(words['low'], words['high'])} are given to the right speaker**; quote "
        f"shares of an article are off by {error['value']:.2f} on "
        f"average{interval(error['low'], error['high'], '.2f')}, where 0 is exact and 1 all wrong."
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
        f"the others {rest:.0%}."
    )
