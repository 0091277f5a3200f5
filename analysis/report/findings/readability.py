"""What the tables of readability say, as one sentence each with its numbers; true of any corpus.

Every function takes a table of ``measures.readability`` and returns a sentence, also for little text.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import Difference, drawn_units, mean_interval, with_events
from analysis.measures.readability import FEWEST_RANKED, NARRATION, QUOTED, grade_difference
from analysis.readability.formulas import MIN_WORDS, MIN_WORDS_OF_SPEAKER
from analysis.report.escaping import markdown_text
from analysis.report.findings.wording import difference, picked, plural, titled


def about_articles(articles: pd.DataFrame) -> str:
    """The hardest and the easiest article and the median by Flesch-Kincaid grade."""
    graded = articles.dropna(subset=["flesch_kincaid_grade"]).sort_values("flesch_kincaid_grade")
    left_out = len(articles) - len(graded)
    note = f" {plural(left_out, 'article')} below {MIN_WORDS} words of prose left out." if left_out else ""
    if graded.empty:
        return f"No article has {MIN_WORDS} words of prose, so none has a grade."
    easiest, hardest = graded.iloc[0], graded.iloc[-1]
    if len(graded) == 1:
        return f"{titled(hardest)} has a Flesch-Kincaid grade of {_grade(hardest)}.{note}"
    hard, easy = titled(hardest), titled(easiest)
    return (
        f"By Flesch-Kincaid the hardest article is {hard} (grade {_grade(hardest)}), the "
        f"easiest {easy} ({_grade(easiest)}); the median of {len(graded)} articles is "
        f"{graded['flesch_kincaid_grade'].median():.1f}.{note}"
    )


def about_outlets(groups: pd.DataFrame, counted: pd.DataFrame) -> str:
    """The hardest and the easiest outlet, and the interval of their difference.

    Args:
        groups: ``readability.grades`` by outlet. counted: the sentences it was made of.
    """
    known = groups.dropna(subset=["value"]).sort_values("value")
    if len(known) < 2:
        return "There are no two outlets with enough text to compare."
    easiest, hardest = known.iloc[0], known.iloc[-1]
    found = grade_difference(counted, "outlet", hardest["outlet"], easiest["outlet"])
    hard, easy = markdown_text(hardest["outlet"]), markdown_text(easiest["outlet"])
    return (
        f"{hard} is hardest at grade {_with_interval(hardest)}, {easy} easiest at "
        f"{_with_interval(easiest)}. Their difference{picked(len(known))} is {found.value:.1f} grades"
        f"{difference(found)}."
    )


def about_speech(table: pd.DataFrame, found: Difference) -> str:
    """Grade of narration and of quoted speech over the whole corpus, and their difference.

    Args:
        table: ``readability.narration_against_speech``. found: ``readability.grade_difference`` of its parts.
    """
    values = table.set_index("part")
    if not {NARRATION, QUOTED} <= set(values.dropna(subset=["value"]).index):
        return f"Narration or quoted speech has fewer than {MIN_WORDS} words, so the two cannot be compared."
    ours, theirs = values.loc[NARRATION], values.loc[QUOTED]
    return (
        f"Narration reads at grade {_with_interval(ours)}, quoted speech at {_with_interval(theirs)}: speech "
        f"is {abs(found.value):.1f} grades {'easier' if found.value > 0 else 'harder'}"
        f"{difference(found.positive(), unit='articles or events')}."
    )


def about_speakers(table: pd.DataFrame) -> str:
    """How many speakers have a grade to go by, and the lowest and highest (``grades_of_speakers``)."""
    named = table[table["speaker"] != ""]
    graded = named[named["n_words"] >= MIN_WORDS_OF_SPEAKER].sort_values("value")
    words = f"{MIN_WORDS_OF_SPEAKER} words or more"
    start = f"{plural(len(named), 'speaker')} quoted directly, {len(graded) or 'none'} with {words}"
    if graded.empty:
        return f"{start}, so nobody's speech has a grade to go by."
    low, high = graded.iloc[0], graded.iloc[-1]
    if len(graded) == 1:
        return f"{start}: {markdown_text(low['speaker'])}, at grade {_with_interval(low)}."
    ends = [f"{markdown_text(row['speaker'])} at {_with_interval(row)}" for row in (low, high)]
    return f"{start}, from {ends[0]} to {ends[1]}, the extremes of {len(graded)}."


def about_course(windows: pd.DataFrame) -> str:
    """The grade at the beginning of the articles against the grade at their end."""
    if windows.empty:
        return "No article is long enough for a window of its own."
    ordered = windows.sort_values(["article", "position"]).groupby("article")["value"]
    first, last = ordered.first(), ordered.last()
    if len(first) == 1:
        return f"The article begins with a grade of {first.iloc[0]:.1f} and ends with {last.iloc[0]:.1f}."
    change = last - first
    found = Difference(
        change.mean(), *mean_interval(change, drawn_units(with_events(change.reset_index(), windows))), 0
    )
    return (
        f"The last window of an article is on average {abs(found.value):.1f} grades "
        f"{'harder' if found.value > 0 else 'easier'} than its first{difference(found.positive())}; in "
        f"{int((change < 0).sum())} of {len(first)} articles the beginning is harder."
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
    pairs = table.where(~np.eye(len(table), dtype=bool)).stack().dropna()
    least, least_alike = pairs.idxmin(), f"{pairs.min():.2f}".replace("-", "−")
    return (
        f"{least[0]} and {least[1]} order the articles least alike (rank correlation {least_alike}) of "
        f"{len(pairs) // 2} pairs; the median over all pairs is {pairs.median():.2f}."
    )


def about_textstat(table: pd.DataFrame) -> str:
    """Our Flesch-Kincaid grade against textstat's: mean and largest difference."""
    own = table[table["formula"] == "flesch_kincaid_grade"]
    if own.empty:
        return f"No article has {MIN_WORDS} words of prose, so there is nothing to compare."
    apart = own["ours"] - own["textstat"]
    return (
        f"Over {plural(len(own), 'article')} our Flesch-Kincaid grade is {abs(apart.mean()):.2f} "
        f"{'above' if apart.mean() >= 0 else 'below'} textstat's on average and differs by up to "
        f"{apart.abs().max():.2f}; sentences account for {own['sentences'].abs().mean():.2f}, words and "
        f"syllables for {own['words and syllables'].abs().mean():.2f} grades (means of absolute changes)."
    )


def _grade(row: pd.Series) -> str:
    return f"{row['flesch_kincaid_grade']:.1f}"


def _with_interval(row: pd.Series) -> str:
    words = f"{int(row['n_words']):,} words"
    if pd.isna(row["low"]):
        return f"{row['value']:.1f} ({words})"
    return f"{row['value']:.1f} (95 % interval {row['low']:.1f} to {row['high']:.1f}, {words})"
