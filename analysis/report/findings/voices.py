"""Findings about kinds of voices, women and men, over time; of an empty table they say so."""

import pandas as pd

from analysis.attribution.voices import MAN, THEY, WOMAN
from analysis.figures.numbers import percent
from analysis.measures.voices import KIND_UNKNOWN, MEANING, NOT_SHOWN
from analysis.report.findings.shares import NO_QUOTED_WORDS
from analysis.report.findings.wording import interval, level, listed, plural

UNDATED = "There are not two weeks, months or years with dated articles, so no change over time can be shown."


def kinds(table: pd.DataFrame) -> str:
    """Which kinds of source have most of the quoted words (``voices.kind_shares`` of one group)."""
    known = table[~table["kind"].isin(["", KIND_UNKNOWN])]
    if known.empty:
        return "The articles do not show the kind of any source." if len(table) else NO_QUOTED_WORDS
    first = known.iloc[0]
    others = [f"{row.kind} {percent(row.share)}" for row in known.iloc[1:4].itertuples()]
    then = f", then {listed(others)}" if others else ""
    as_much = level(known, "share", first.name, "kind")
    unknown = table.loc[table["kind"] == KIND_UNKNOWN, "share"].sum()
    return (
        f"Of the kinds shown the largest share of the quoted words is that of **{first['kind']}**, "
        f"**{percent(first['share'])}**{interval(first['low'], first['high'])}{as_much}{then}; for "
        f"{percent(unknown)} the articles do not show the kind."
    )


def women(table: pd.DataFrame) -> str:
    """How much of the words of persons women and men have (``voices.gender_shares`` of one group)."""
    rows = table.set_index("gender").reindex([WOMAN, MAN, THEY, NOT_SHOWN])
    share, shown = rows["share"].fillna(0.0), rows["share"].drop(NOT_SHOWN).dropna()
    if table.empty:
        return "No people are quoted between marks, or women and men were left out."
    if shown.empty:
        return "The articles show of none of the people quoted whether they are women or men."
    they = f", people called “they” {percent(share[THEY])}" if share[THEY] else ""
    unknown = f"; for {percent(share[NOT_SHOWN])} it is not shown" if share[NOT_SHOWN] else ""
    between = interval(*rows.loc[WOMAN, ["low", "high"]])
    return (
        f"Of the quoted words of people, women have **{percent(share[WOMAN])}**{between} "
        f"and men **{percent(share[MAN])}**{they}{unknown}. {MEANING}"
    )


def heads(table: pd.DataFrame) -> str:
    """How many persons are known to be women and men, how many by name alone (``voices.heads``)."""
    if table.empty:
        return "No people are quoted, or women and men were left out."
    counts = table.set_index("gender").sum(axis=1)
    by_name = int(table["name"].sum()) if "name" in table else 0
    n = {gender: int(counts.get(gender, 0)) for gender in (WOMAN, MAN, NOT_SHOWN)}
    unknown = f"; for {plural(n[NOT_SHOWN], 'person', 'people')} it is not shown" if n[NOT_SHOWN] else ""
    return (
        f"By head count, each person once per article, **{plural(n[WOMAN], 'woman', 'women')}** and "
        f"**{plural(n[MAN], 'man', 'men')}** are quoted, {by_name:,} of them known by their given name "
        f"alone{unknown}."
    )


def dated(table: pd.DataFrame) -> str:
    """How many articles stand in how many periods (``voices.over_time``, ``voices.by_period``)."""
    if table.empty:
        return UNDATED
    counts = table.groupby("period")["n_articles"].max()
    return (
        f"{plural(int(counts.sum()), 'dated article')} in {plural(len(counts), 'period')}, {counts.min()} to "
        f"{counts.max()} in each."
    )


def grouped(articles: pd.DataFrame, by: str) -> str:
    """By which column the articles are compared (``outlets.regrouped``), and which are not."""
    if not by:
        return "No column is named; with `--by section`, for example, articles are compared by their section."
    known = articles.loc[articles["outlet"] != "", "outlet"]
    if known.nunique() < 2:
        has = f"there is one, in {plural(len(known), 'article')}" if len(known) else "no article has one"
        return f"By *{by}* nothing is compared: that takes two values, but {has}."
    values = f"{plural(known.nunique(), 'value')} of *{by}*"
    rest = len(articles) - len(known)
    return f"{plural(len(known), 'article')} with {values}; {rest} without one of these left out."
