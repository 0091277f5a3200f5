"""What the tables of ``measures.tone`` say, as sentences with their numbers, for the notebook to show."""

from math import comb

import pandas as pd

from analysis.figures.headlines import chance
from analysis.figures.numbers import percent, signed
from analysis.measures.bootstrap import Difference
from analysis.measures.outlets import n_compared
from analysis.measures.shares import UNNAMED
from analysis.measures.tone import FEWEST_SENTENCES, NARRATION, OTHERS_WORDS, QUOTED, WINDOW, contrast
from analysis.report.escaping import markdown_text
from analysis.report.findings.wording import difference, level, plural

NO_SENTENCE = "No sentence of running text, so no tone."


def _who(table: pd.DataFrame, column: str, at: int) -> str:
    """A person with the mean, its interval, the number of sentences and ties: a row of ``tone.mean_tone``."""
    row = table.iloc[at]
    as_far = level(table, "mean", row.name, column)
    low, high = signed(row["low"]), signed(row["high"])
    between = "" if pd.isna(row["low"]) else f", 95 % interval {low} to {high}"
    return f"{markdown_text(row[column])} ({signed(row['mean'])}{between}, n = {row['n_sentences']}{as_far})"


def _chance(ordered: pd.DataFrame) -> str:
    """That the first and the last of the rows may differ by chance, if so."""
    return chance(ordered.iloc[[0, -1]], "mean", comb(len(ordered), 2))


def about_arc(arc: pd.DataFrame) -> str:
    """Where one article is most negative and most positive."""
    sentences = arc.drop_duplicates("sentence")
    if sentences.empty:
        return NO_SENTENCE
    silent = (arc.groupby("sentence")["tone"].agg(lambda tones: (tones == 0).all())).mean()
    of_all = f"{percent(silent)} of the {len(sentences)} sentences"
    text = f"{of_all} hold no word that counts as positive or negative."
    means = sentences.set_index("sentence")["moving_mean"].dropna()
    if means.empty:
        return f"{text} The article is too short for a moving mean over {WINDOW} sentences."
    return (
        f"{text} The mean of {WINDOW} sentences is lowest around sentence {means.idxmin()} "
        f"({signed(means.min())}) and highest around sentence {means.idxmax()} ({signed(means.max())})."
    )


def about_parts(scored: pd.DataFrame, means: pd.DataFrame) -> str:
    """Narration against quoted words over the whole corpus (``parts``; its ``mean_tone``)."""
    parts = set(means["part"])
    if NARRATION not in parts:
        return NO_SENTENCE
    if QUOTED not in parts:
        return "Nothing is quoted."
    found = Difference(*contrast(scored, "part", QUOTED, NARRATION), 0)
    said = f"**{signed(found.value)}**{difference(found, signed)}"
    return f"Over all articles, quoted words minus the writers’ own: {said}."


def about_speakers(table: pd.DataFrame) -> str:
    """Who is quoted with the most negative and most positive words (``with_enough`` of ``mean_tone``)."""
    named = table[table["is_enough"] & ~table["speaker"].isin(["", UNNAMED])].sort_values("mean")
    if named.empty:
        return f"No speaker is quoted with {FEWEST_SENTENCES} sentences, and a mean of fewer says too little."
    first, last = (_who(named, "speaker", at) for at in (0, -1))
    if len(named) == 1:
        return f"{first} is the only speaker quoted with {FEWEST_SENTENCES} sentences or more."
    return (
        f"Of {len(named)} speakers quoted with {FEWEST_SENTENCES} sentences or more, {first} has the most "
        f"negative words and {last} the most positive{_chance(named)}."
    )


def about_toward(table: pd.DataFrame) -> str:
    """To whom the sentences of other people are least and most friendly (``toward``)."""
    enough = table[table["is_enough"]]
    if enough.empty:
        return (
            f"Nobody is named in {FEWEST_SENTENCES} sentences of one kind; a mean of fewer says too little."
        )
    rows = enough[enough["part"] == OTHERS_WORDS].sort_values("mean")
    if len(rows) < 2:
        who = "one person" if len(rows) else "nobody"
        return f"Other people’s words name {who} often enough to compare."
    first, last = (_who(rows, "person", at) for at in (0, -1))
    return (
        f"In other people’s words sentences are least friendly to {first} and friendliest to {last}"
        f"{_chance(rows)}."
    )


def about_events(table: pd.DataFrame) -> str:
    """Which outlet is farthest from the others on the same events (``outlets.on_same_events``)."""
    if table.empty:
        return "No event was recognised as told by more than one outlet, so there is nothing to compare."
    widest = table.loc[table["difference"].abs().idxmax()]
    found = Difference(widest["difference"], widest["low"], widest["high"], 0).allowing(
        n_compared(table), widest["n_events"]
    )
    others = table["outlet"][table["outlet"] != widest["outlet"]]
    than = "is farthest from the others" if len(others) > 1 else f"minus {markdown_text(others.iloc[0])}"
    return (
        f"{markdown_text(widest['outlet'])} {than} on the same "
        f"{plural(widest['n_events'], 'event')}: **{signed(found.value)}**{difference(found, signed)}."
    )
