"""What the tables of readability say, as one sentence each with its numbers; true of any corpus.

Every function takes a table of ``analysis.measures.grades`` and returns a sentence, also for little text.
"""

from __future__ import annotations

import pandas as pd

from analysis.measures.readability import FEWEST_RANKED, NARRATION, QUOTED
from analysis.readability.formulas import MIN_WORDS
from analysis.report.escaping import markdown_text


def about_articles(articles: pd.DataFrame) -> str:
    """The hardest and the easiest article and the median by Flesch-Kincaid grade."""
    graded = articles.dropna(subset=["flesch_kincaid_grade"]).sort_values("flesch_kincaid_grade")
    left_out = len(articles) - len(graded)
    note = f" {_number(left_out, 'article')} below {MIN_WORDS} words of prose left out." if left_out else ""
    if graded.empty:
        return f"No article has {MIN_WORDS} words of prose, so none has a grade."
    easiest, hardest = graded.iloc[0], graded.iloc[-1]
    if len(graded) == 1:
        return f"{markdown_text(hardest['article'])} has a Flesch-Kincaid grade of {_grade(hardest)}.{note}"
    hard, easy = markdown_text(hardest["article"]), markdown_text(easiest["article"])
    return (
        f"By Flesch-Kincaid the hardest article is {hard} (grade {_grade(hardest)}), the "
        f"easiest {easy} ({_grade(easiest)}); the median of {len(graded)} articles is "
        f"{graded['flesch_kincaid_grade'].median():.1f}.{note}"
    )


def about_outlets(groups: pd.DataFrame) -> str:
    """The hardest and the easiest outlet with their intervals, and whether these overlap."""
    known = groups.dropna(subset=["value"]).sort_values("value")
    if len(known) < 2:
        return "There are no two outlets with enough text to compare."
    easiest, hardest = known.iloc[0], known.iloc[-1]
    apart = f"the intervals {'do not ' if easiest['high'] < hardest['low'] else ''}overlap"
    if pd.isna(easiest["high"]) or pd.isna(hardest["low"]):
        apart = "there are too few articles to say whether that is more than chance"
    hard, easy = markdown_text(hardest["outlet"]), markdown_text(easiest["outlet"])
    return (
        f"{hard} is hardest at grade {_with_interval(hardest)}, {easy} easiest at "
        f"{_with_interval(easiest)}; {apart}."
    )


def about_speech(table: pd.DataFrame) -> str:
    """Grade of narration and of quoted speech over the whole corpus, and their difference."""
    values = table.set_index("part")
    if not {NARRATION, QUOTED} <= set(values.dropna(subset=["value"]).index):
        return f"Narration or quoted speech has fewer than {MIN_WORDS} words, so the two cannot be compared."
    ours, theirs = values.loc[NARRATION], values.loc[QUOTED]
    difference = ours["value"] - theirs["value"]
    return (
        f"Narration reads at grade {_with_interval(ours)}, quoted speech at {_with_interval(theirs)}: speech "
        f"is {abs(difference):.1f} grades {'easier' if difference > 0 else 'harder'}."
    )


def about_speakers(table: pd.DataFrame) -> str:
    """How many speakers have a grade, and the lowest and highest."""
    named = table[table["speaker"] != ""]
    graded = named.dropna(subset=["value"]).sort_values("value")
    start = f"{_number(len(named), 'speaker')} quoted directly, {len(graded)} with {MIN_WORDS} words or more"
    if graded.empty:
        return f"{start}, so nobody's speech has a grade."
    low, high = graded.iloc[0], graded.iloc[-1]
    if len(graded) == 1:
        return f"{start}: {markdown_text(low['speaker'])}, at grade {_with_interval(low)}."
    ends = [f"{markdown_text(row['speaker'])} at {_with_interval(row)}" for row in (low, high)]
    return f"{start}, from {ends[0]} to {ends[1]}."


def about_course(windows: pd.DataFrame) -> str:
    """The grade at the beginning of the articles against the grade at their end."""
    if windows.empty:
        return "No article is long enough for a window of its own."
    ordered = windows.sort_values(["article", "position"]).groupby("article")["value"]
    first, last = ordered.first(), ordered.last()
    if len(first) == 1:
        return f"The article begins with a grade of {first.iloc[0]:.1f} and ends with {last.iloc[0]:.1f}."
    return (
        f"The first window of an article has a median grade of {first.median():.1f}, the last one "
        f"{last.median():.1f}; in {int((first > last).sum())} of {len(first)} the beginning is harder."
    )


def about_disagreement(spread: pd.DataFrame) -> str:
    """How far apart the formulas are on one article, and which one is usually highest and lowest."""
    if spread.empty:
        return f"No article has {MIN_WORDS} words of prose, so there is nothing to compare."
    apart, highest, lowest = spread["difference"], spread["highest_formula"], spread["lowest_formula"]
    top, bottom = highest.mode()[0], lowest.mode()[0]
    if len(spread) == 1:
        return (
            f"The highest grade ({top}, {spread['highest'].iloc[0]:.1f}) is "
            f"{apart.iloc[0]:.1f} above the lowest "
            f"({bottom}, {spread['lowest'].iloc[0]:.1f})."
        )
    return (
        f"On one and the same article the highest and the lowest grade are {apart.mean():.1f} grades apart "
        f"on average ({apart.min():.1f} to {apart.max():.1f}). {top} is the highest in "
        f"{int((highest == top).sum())} and {bottom} the lowest in "
        f"{int((lowest == bottom).sum())} of {len(spread)} articles."
    )


def about_agreement(table: pd.DataFrame) -> str:
    """The two formulas that order the articles least alike."""
    if table.empty:
        return (
            f"With fewer than {FEWEST_RANKED} different graded articles the formulas can order them alike by "
            "chance, so the orders are not compared."
        )
    pairs = table.where(~pd.DataFrame(_diagonal(len(table)), table.index, table.columns)).stack().dropna()
    least = pairs.idxmin()
    return (
        f"{least[0]} and {least[1]} order the articles least alike (rank correlation {pairs.min():.2f}); the "
        f"median over all pairs is {pairs.median():.2f}."
    )


def about_textstat(table: pd.DataFrame) -> str:
    """Our Flesch-Kincaid grade against textstat's: mean and largest difference."""
    own = table[table["formula"] == "flesch_kincaid_grade"]
    if own.empty:
        return f"No article has {MIN_WORDS} words of prose, so there is nothing to compare."
    difference = own["ours"] - own["textstat"]
    return (
        f"Over {_number(len(own), 'article')} our Flesch-Kincaid grade is {abs(difference.mean()):.2f} "
        f"{'above' if difference.mean() >= 0 else 'below'} textstat's on average and differs by up to "
        f"{difference.abs().max():.2f}; sentences account for {own['sentences'].abs().mean():.2f}, words and "
        f"syllables for {own['words and syllables'].abs().mean():.2f} grades (means of absolute changes)."
    )


def _diagonal(size: int) -> list[list[bool]]:
    return [[row == column for column in range(size)] for row in range(size)]


def _grade(row: pd.Series) -> str:
    return f"{row['flesch_kincaid_grade']:.1f}"


def _with_interval(row: pd.Series) -> str:
    words = f"{int(row['n_words']):,} words"
    if pd.isna(row["low"]):
        return f"{row['value']:.1f} ({words})"
    return f"{row['value']:.1f} (95 % interval {row['low']:.1f} to {row['high']:.1f}, {words})"


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
