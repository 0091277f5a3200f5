"""Findings about quotations and attribution, as sentences of Markdown; of an empty table they say so."""

import pandas as pd

from analysis.figures.numbers import FORMS, percent
from analysis.report.escaping import markdown_text
from analysis.report.findings.wording import interval, listed, plural

NO_QUOTATIONS = "No quotation was found."
NO_LABELS = "There are no labels for these articles, so attribution was not measured on them."


def quotation_counts(quotations: pd.DataFrame) -> str:
    """How many quotations and speakers, and how many quotations were corrected by hand or left to nobody."""
    if quotations.empty:
        return NO_QUOTATIONS
    named = quotations.loc[quotations["speaker"] != "", "speaker"].nunique()
    nobody = int((quotations["speaker"] == "").sum())
    corrected = int((quotations["rule"] == "corrected").sum())
    rest = f"; for {plural(nobody, 'quotation')} no speaker was found" if nobody else ""
    by_hand = f"; {plural(corrected, 'quotation')} corrected by hand" if corrected else ""
    return f"**{plural(len(quotations), 'quotation')}** by {plural(named, 'speaker')}{rest}{by_hand}."


def kinds(table: pd.DataFrame) -> str:
    """How much is mixed and indirect, and in which outlet most is indirect (``quotations.kinds``)."""
    if table.empty:
        return NO_QUOTATIONS
    shares = table[["mixed", "indirect"]].mul(table["n_words"], axis=0).sum() / max(table["n_words"].sum(), 1)
    text = f"Another {percent(shares['mixed'])} are mixed, **{percent(shares['indirect'])}** indirect"
    most = table.loc[table["indirect"].idxmax()]
    if len(table) > 1 and most["indirect"] > 0:
        outlet = markdown_text(most["outlet"])
        text += f"; the indirect share is largest in {outlet}, **{percent(most['indirect'])}**"
    return f"{text}."


def cues(table: pd.DataFrame) -> str:
    """How many attributions the table counts (``quotations.cues``)."""
    if table.empty:
        return "No quotation has both a cue and a speaker."
    return f"The table counts {plural(int(table.drop(columns='speaker').to_numpy().sum()), 'attribution')}."


def measured(table: pd.DataFrame) -> str:
    """How sure the measure of attribution is, and the share error (``evaluation.measures``)."""
    if table.empty:
        return NO_LABELS
    rows = table.set_index("measure")
    if rows.loc["right words", "n"] == 0:
        return "The labels of these articles hold no quotation between marks, so nothing was measured."
    words, error = rows.loc["right words"], rows.loc["share error"]
    n = plural(int(rows.loc["found", "n"]), "labelled quotation")
    return (
        f"Measured on {n}: **{percent(words['value'])}** of the words are given to the right speaker"
        f"{interval(words['low'], words['high'])}. The quote shares of an article are off by "
        f"{error['value']:.2f} on average{interval(error['low'], error['high'], FORMS['hundredths'])}, where "
        "0 is exact and 1 all wrong."
    )


def wrong(table: pd.DataFrame, compared: pd.DataFrame) -> str:
    """What went wrong, by sort of error (``evaluation.errors``)."""
    if compared.empty:
        return "Without labels there are no errors to show."
    parts = [f"{count} {error}" for error, count in table["error"].value_counts().items()]
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
        f"Of the quarter of the labelled quotations with the lowest confidence **{percent(low)}** are right, "
        f"of the others {percent(rest)}."
    )
