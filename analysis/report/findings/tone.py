"""What the tables of tone say, as sentences with their numbers, for the notebook to show by each figure."""

from __future__ import annotations

import math

import pandas as pd

from analysis.measures.shares import UNNAMED
from analysis.measures.tone import FEWEST_SENTENCES, NARRATION, OTHERS_WORDS, QUOTED, WINDOW, contrast
from analysis.report.escaping import markdown_text
from analysis.report.findings.wording import plural

NO_SENTENCE = "No sentence of running text, so no tone."
TOWARD_IS_MEASURED = (  # benchmarks/tone.md
    "How good this is: on news left out of training the attitude of one sentence (negative, neutral, "
    "positive) is right with a macro-F1 of .67 (always the commonest class: .18); means over twenty and "
    "more sentences order people as readers do, ρ = .85. A report of what a person did wrong is negative "
    "about the person, whoever writes it: this does not prove bias."
)
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
        f"{with_interval(rows[10])}. Difference, last minus first: "
        f"{_with_verdict(contrast(scored, 'tenth', 10, 1))}."
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
        f"{text}, the words they quote of {with_interval(rows[QUOTED])}. Difference, quoted words minus "
        f"narration: {_with_verdict(contrast(scored, 'part', QUOTED, NARRATION))}."
    )


def about_speakers(table: pd.DataFrame) -> str:
    """Who of the speakers with sentences enough is quoted with the most negative and most positive words.

    Args:
        table: ``tones.with_enough`` of ``tones.mean_tone`` by ``speaker``.
    """
    named = table[table["is_enough"] & ~table["speaker"].isin(["", UNNAMED])].sort_values("mean")
    if named.empty:
        return f"No speaker is quoted with {FEWEST_SENTENCES} sentences, and a mean of fewer says too little."
    if len(named) == 1:
        return (
            f"{_who(named, 'speaker', 0)}: the only speaker quoted with {FEWEST_SENTENCES} sentences or more."
        )
    return (
        f"Of {len(named)} speakers quoted with {FEWEST_SENTENCES} sentences or more, the words of "
        f"{_who(named, 'speaker', 0)} are the most negative, those of {_who(named, 'speaker', -1)} the most "
        f"positive."
    )


def about_toward(table: pd.DataFrame) -> str:
    """To whom the sentences about people are least and most friendly, in narration and in others' words.

    Args:
        table: what ``tones.toward`` returned.
    """
    enough = table[table["is_enough"]]
    if enough.empty:
        return (
            f"Nobody is named in {FEWEST_SENTENCES} sentences of one kind, and a mean of fewer says too "
            f"little. {TOWARD_IS_MEASURED}"
        )
    told = []
    for part, whose in ((NARRATION, "the writers’ own words"), (OTHERS_WORDS, "other people’s words")):
        rows = enough[enough["part"] == part].sort_values("mean")
        if len(rows) == 1:
            told.append(f"In {whose} one person is named in sentences enough: {_who(rows, 'person', 0)}.")
        elif len(rows):
            told.append(
                f"In {whose} the sentences about {_who(rows, 'person', 0)} are the least friendly, those "
                f"about {_who(rows, 'person', -1)} the friendliest, of {len(rows)} people."
            )
    return f"{' '.join(told)} {TOWARD_IS_MEASURED}"


def _who(rows: pd.DataFrame, column: str, at: int) -> str:
    row = list(rows.itertuples())[at]
    return f"{markdown_text(getattr(row, column))} {with_interval(row)}"


def about_events(table: pd.DataFrame, by_chance: float) -> str:
    """Which outlet tells the same events in the tone farthest from the others'.

    Args:
        table: ``outlets.on_same_events`` of the articles' tones. by_chance: ``outlets.clear_by_chance``.
    """
    if table.empty:
        return "No event is told by more than one outlet here, so there is nothing to compare."
    widest = table.loc[table["difference"].abs().idxmax()]
    verdict = _with_verdict((widest["difference"], widest["low"], widest["high"]))
    text = (
        f"Of {plural(len(table), 'outlet')} {markdown_text(widest['outlet'])} is farthest from the others on "
        f"the same {plural(widest['n_events'], 'event')}: {verdict}."
    )
    if table["low"].isna().all():
        return text
    return (
        f"{text} {table['is_clear'].sum()} of {len(table)} have an interval that leaves out 0; when the "
        f"outlets’ names are shuffled within each event, {by_chance:.1f} have."
    )


def _with_verdict(found: tuple[float, float, float]) -> str:
    """A difference with its interval, and whether it is more than noise."""
    gap, low, high = found
    if math.isnan(low):
        return f"{signed(gap)}, from too few articles or sentences for an interval"
    interval = f"{signed(gap)} (95 % interval {signed(low)} to {signed(high)})"
    return interval if low > 0 or high < 0 else f"{interval}, which the numbers cannot tell from noise"
