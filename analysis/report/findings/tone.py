"""What the tables of tone say, as sentences with their numbers, for the notebook to show by each figure."""

from __future__ import annotations

import math

import pandas as pd

from analysis.measures.tone import NARRATION, QUOTED, WINDOW, contrast
from analysis.report.escaping import markdown_text

NO_SENTENCE = "No sentence of running text, so no tone."
NO_LONG_ARTICLE = "No article has ten sentences, so there are no tenths to compare."


def signed(value: float) -> str:
    """A tone with its sign and two decimals: "+0.05", "−0.12", "0.00"; "undefined" for NaN."""
    if math.isnan(value):
        return "undefined"
    return "0.00" if round(value, 2) == 0 else f"{value:+.2f}".replace("-", "−")


def with_interval(row) -> str:
    """Mean, interval and number of sentences of a row of ``tones.mean_tone``."""
    counted = f"n = {row.n_sentences}"
    if math.isnan(row.low):
        return f"{signed(row.mean)} ({counted})"
    return f"{signed(row.mean)} (95 % interval {signed(row.low)} to {signed(row.high)}, {counted})"


def about_arc(arc: pd.DataFrame) -> str:
    """Where one article is most negative and most positive."""
    sentences = arc.drop_duplicates("sentence")
    if sentences.empty:
        return NO_SENTENCE
    silent = (arc.groupby("sentence")["tone"].agg(lambda tones: (tones == 0).all())).mean()
    text = f"{silent:.0%} of the {len(sentences)} sentences hold no word that counts as positive or negative."
    means = sentences.set_index("sentence")["moving_mean"].dropna()
    if means.empty:
        return f"{text} The article is too short for a moving mean over {WINDOW} sentences."
    return (
        f"{text} The mean of {WINDOW} sentences is lowest around sentence {means.idxmin()} "
        f"({signed(means.min())}) and highest around sentence {means.idxmax()} ({signed(means.max())})."
    )


def about_tenths(scored: pd.DataFrame, means: pd.DataFrame) -> str:
    """How the first tenth of the articles compares with the last.

    Args:
        scored: what ``tones.with_tenths`` returned. means: ``tones.mean_tone`` of it by ``tenth``.
    """
    if means.empty:
        return NO_LONG_ARTICLE
    rows = {row.tenth: row for row in means.itertuples()}
    return (
        f"The first tenth of an article has a mean tone of {with_interval(rows[1])}, the last tenth of "
        f"{with_interval(rows[10])}. Last less first: {_with_verdict(contrast(scored, 'tenth', 10, 1))}."
    )


def about_parts(scored: pd.DataFrame, means: pd.DataFrame) -> str:
    """Narration against quoted words over the whole corpus.

    Args:
        scored: what ``tones.parts`` returned. means: ``tones.mean_tone`` of it by ``part``.
    """
    rows = {row.part: row for row in means.itertuples()}
    if NARRATION not in rows:
        return NO_SENTENCE
    text = f"The writers’ own words have a mean tone of {with_interval(rows[NARRATION])}"
    if QUOTED not in rows:
        return f"{text}; nothing is quoted."
    return (
        f"{text}, the words they quote of {with_interval(rows[QUOTED])}. Quoted words less narration: "
        f"{_with_verdict(contrast(scored, 'part', QUOTED, NARRATION))}."
    )


def about_speakers(table: pd.DataFrame, fewest: int) -> str:
    """Which of the speakers have a tone whose interval leaves out 0."""
    if table.empty:
        return f"No speaker is quoted with {fewest} sentences or more, too few for a mean that says anything."
    named = table[table["speaker"] != ""]
    text = f"Speakers quoted with {fewest} sentences or more: {len(named)}."
    for word, rows in (
        ("negative", named[named["high"] < 0].sort_values("mean")),
        ("positive", named[named["low"] > 0].sort_values("mean", ascending=False)),
    ):
        names = [f"{markdown_text(row.speaker)} {with_interval(row)}" for row in rows.head(3).itertuples()]
        listed = f", first of all {'; '.join(names)}" if names else ""
        text += f" Clearly {word} words: {len(rows) or 'none'}{listed}."
    return text


def about_events(table: pd.DataFrame) -> str:
    """How many of the differences between outlets on one event are more than noise."""
    if table.empty:
        return "No event is told by more than one outlet here, so there is nothing to compare."
    clear = table[table["is_clear"]]
    by_chance = 0.05 * len(table)
    text = (
        f"Of {len(table)} comparisons of an outlet with the others on one event, {len(clear)} have an "
        f"interval that leaves out 0; about {by_chance:.1f} would by chance alone."
    )
    widest = table.loc[table["difference"].abs().idxmax()]
    found = (widest["difference"], widest["difference_low"], widest["difference_high"])
    outlet = markdown_text(widest["outlet"])
    event = markdown_text(widest["event"].replace("-", " "))
    verdict = _with_verdict(found)
    return f"{text} The widest difference from the others is that of {outlet} on “{event}”: {verdict}."


def _with_verdict(found: tuple[float, float, float]) -> str:
    """A difference with its interval, and whether it is more than noise."""
    gap, low, high = found
    if math.isnan(low):
        return f"{signed(gap)}, from too few articles or sentences for an interval"
    interval = f"{signed(gap)} (95 % interval {signed(low)} to {signed(high)})"
    return interval if low > 0 or high < 0 else f"{interval}, which the numbers cannot tell from noise"
