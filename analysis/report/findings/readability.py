"""What the tables of readability say, as one sentence each with its numbers; true of any corpus.

Every function takes a table of ``measures.readability`` and returns a sentence, also for little text.
"""

from math import comb

import pandas as pd

from analysis.figures.numbers import tenths
from analysis.measures.bootstrap import Difference, drawn_units, mean_interval, with_events
from analysis.measures.readability import NARRATION, QUOTED, grade_difference
from analysis.readability.formulas import MIN_WORDS, MIN_WORDS_OF_SPEAKER
from analysis.report.escaping import markdown_text
from analysis.report.findings.wording import difference, level, picked, plural, titled


def about_articles(articles: pd.DataFrame) -> str:
    """The hardest and the easiest article and the median by Flesch-Kincaid grade."""
    graded = articles.dropna(subset=["flesch_kincaid_grade"]).sort_values("flesch_kincaid_grade")
    left_out = len(articles) - len(graded)
    few = plural(left_out, "article")
    note = f" {few} below {MIN_WORDS} words of English prose left out." if left_out else ""
    if graded.empty:
        return f"No article has {MIN_WORDS} words of English prose, so none has a grade."
    easiest, hardest = graded.iloc[0], graded.iloc[-1]
    as_low, as_high = (level(graded, "flesch_kincaid_grade", at) for at in graded.index[[0, -1]])
    low, middle, high = (tenths(graded["flesch_kincaid_grade"].quantile(part)) for part in (0, 0.5, 1))
    if len(graded) == 1:
        who = titled(easiest) if left_out else "The article"
        return f"{who} has a Flesch-Kincaid grade of **{middle}**.{note}"
    return (
        f"By Flesch-Kincaid the hardest article is {titled(hardest)} (grade **{high}**{as_high}), the "
        f"easiest {titled(easiest)} ({low}{as_low}); the median of {plural(len(graded), 'article')} is "
        f"{middle}.{note}"
    )


def about_outlets(groups: pd.DataFrame, counted: pd.DataFrame) -> str:
    """The hardest and the easiest outlet, and the interval of their difference (``grades`` by outlet)."""
    known = groups.dropna(subset=["value"]).sort_values("value")
    if len(known) < 2:
        return "There are no two outlets with enough text to compare."
    easiest, hardest = known.iloc[0], known.iloc[-1]
    as_low, as_high = (level(known, "value", at, "outlet") for at in known.index[[0, -1]])
    n_tried = comb(len(known), 2)
    found = grade_difference(counted, "outlet", hardest["outlet"], easiest["outlet"], n_tried=n_tried)
    return (
        f"{markdown_text(hardest['outlet'])} is hardest to read (grade {tenths(hardest['value'])}{as_high}), "
        f"{markdown_text(easiest['outlet'])} easiest ({tenths(easiest['value'])}{as_low}). Their difference"
        f"{picked(n_tried)} is **{found.value:.1f} grades**{difference(found)}."
    )


def about_speech(table: pd.DataFrame, found: Difference) -> str:
    """How much easier or harder quoted speech is (``grades`` by part, ``grade_difference``)."""
    if not {NARRATION, QUOTED} <= set(table.dropna(subset=["value"])["part"]):
        return f"Narration or quoted speech has fewer than {MIN_WORDS} words, so the two cannot be compared."
    return (
        f"Quoted speech is **{abs(found.value):.1f} grades {'easier' if found.value > 0 else 'harder'}** "
        f"than narration{difference(found.positive(), unit='articles or events')}."
    )


def about_speakers(table: pd.DataFrame) -> str:
    """How many speakers have a grade to go by (``grades_of_speakers``)."""
    named = table[table["speaker"] != ""]
    if named.empty:
        return "No speaker is quoted directly."
    graded = int((named["n_words"] >= MIN_WORDS_OF_SPEAKER).sum())
    return (
        f"Of {plural(len(named), 'speaker')} quoted directly, **{graded or 'none'}** "
        f"reach{'es' if graded < 2 else ''} the {MIN_WORDS_OF_SPEAKER} words that a grade needs."
    )


def about_course(windows: pd.DataFrame) -> str:
    """The grade at the beginning of the articles against the grade at their end."""
    if windows.empty:
        return "No article is long enough for a window of its own."
    ordered = windows.sort_values(["article", "position"]).groupby("article")["value"]
    first, last = ordered.first(), ordered.last()
    if len(first) == 1:
        begin, end = tenths(first.iloc[0]), tenths(last.iloc[0])
        return f"The article begins with a grade of {begin} and ends with {end}."
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
        return f"No article has {MIN_WORDS} words of English prose, so there is nothing to compare."
    apart, highest, lowest = spread["difference"], spread["highest_formula"], spread["lowest_formula"]
    top, bottom = highest.mode()[0], lowest.mode()[0]
    if len(spread) == 1:
        return (
            f"The highest grade ({top}, {tenths(spread['highest'].iloc[0])}) is {apart.iloc[0]:.1f} above "
            f"the lowest ({bottom}, {tenths(spread['lowest'].iloc[0])})."
        )
    return (
        f"The highest and the lowest grade of one article are {apart.mean():.1f} grades apart on average "
        f"({apart.min():.1f} to {apart.max():.1f}). {top} is the highest in {(highest == top).sum()} and "
        f"{bottom} the lowest in {(lowest == bottom).sum()} of {len(spread)} articles."
    )


def about_textstat(table: pd.DataFrame) -> str:
    """Our Flesch-Kincaid grade against textstat's: mean and largest difference."""
    own = table[table["formula"] == "flesch_kincaid_grade"]
    if own.empty:
        return f"No article has {MIN_WORDS} words of English prose, so there is nothing to compare."
    apart = own["ours"] - own["textstat"]
    side = f"{abs(apart.mean()):.2f} {'above' if apart.mean() > 0 else 'below'}"
    return (
        f"Over {plural(len(own), 'article')} our Flesch-Kincaid grade is "
        f"{side if round(apart.mean(), 2) else 'level with'} textstat's on average and differs by up to "
        f"{apart.abs().max():.2f}; sentences account for {own['sentences'].abs().mean():.2f}, words and "
        f"syllables for {own['words and syllables'].abs().mean():.2f} grades (means of absolute changes)."
    )
