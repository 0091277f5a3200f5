"""Findings about kinds of voices, women and men, over time; of an empty table they say so."""

import pandas as pd

from analysis.attribution.genders import MAN, THEY, WOMAN
from analysis.measures.voices import KIND_UNKNOWN, MEANING, NOT_SHOWN
from analysis.report.escaping import markdown_text
from analysis.report.findings.shares import NO_QUOTED_WORDS
from analysis.report.findings.wording import interval, listed, plural

UNDATED = "There are not two weeks, months or years with dated articles, so nothing changes over time."


def kinds(table: pd.DataFrame) -> str:
    """Which kinds of source have most of the quoted words (``voices.kind_shares`` of one group)."""
    known = table[~table["kind"].isin(["", KIND_UNKNOWN])]
    if known.empty:
        return NO_QUOTED_WORDS
    first = known.iloc[0]
    others = [f"{row.kind} {row.share:.0%}" for row in known.iloc[1:4].itertuples()]
    then = f", then {listed(others)}" if others else ""
    unknown = table.loc[table["kind"] == KIND_UNKNOWN, "share"].sum()
    return (
        f"The largest share of the quoted words is that of **{first['kind']}**, **{first['share']:.0%}**"
        f"{interval(first['low'], first['high'])}{then}; for {unknown:.0%} the articles do not show "
        "the kind of source."
    )


def women(table: pd.DataFrame) -> str:
    """How much of the words of persons women and men have (``voices.gender_shares`` of one group)."""
    rows = table.set_index("gender")
    if rows.empty:
        return "No people are quoted between marks, or women and men were left out."
    shown = rows[rows.index != NOT_SHOWN]
    if shown.empty:
        return "The articles show of none of the people quoted whether they are women or men."
    share = rows["share"].reindex([WOMAN, MAN, THEY, NOT_SHOWN]).fillna(0.0)
    low, high = rows.loc[WOMAN, ["low", "high"]] if WOMAN in rows.index else (float("nan"),) * 2
    they = f", people called “they” {share[THEY]:.0%}" if share[THEY] else ""
    return (
        f"Of the quoted words of people, women have **{share[WOMAN]:.0%}**{interval(low, high)} and men "
        f"**{share[MAN]:.0%}**{they}; for {share[NOT_SHOWN]:.0%} it is not shown. {MEANING}"
    )


def heads(table: pd.DataFrame) -> str:
    """How many persons are known to be women and men, how many by name alone (``voices.heads``)."""
    if table.empty:
        return "No people are quoted, or women and men were left out."
    counts = table.set_index("gender").sum(axis=1)
    by_name = int(table["name"].sum()) if "name" in table else 0
    known = int(counts.drop(NOT_SHOWN, errors="ignore").sum())
    n = {gender: int(counts.get(gender, 0)) for gender in (WOMAN, MAN, NOT_SHOWN)}
    return (
        f"By head count, each person once per article, **{plural(n[WOMAN], 'woman', 'women')}** and "
        f"**{plural(n[MAN], 'man', 'men')}** are quoted; {by_name:,} of these {known:,} are known by their "
        f"given name alone; for {plural(n[NOT_SHOWN], 'person', 'people')} it is not shown."
    )


def course(table: pd.DataFrame) -> str:
    """What clearly differs between periods (``voices.over_time``): intervals that do not overlap."""
    if table.empty:
        return UNDATED
    changed = []
    for group, own in table.dropna(subset=["low"]).groupby("group", sort=False):
        top, bottom = own.loc[own["low"].idxmax()], own.loc[own["high"].idxmin()]
        if top["low"] > bottom["high"]:
            ends = [f"{end['value']:.0%} in {end['period']}" for end in (bottom, top)]
            changed.append(f"{group} ({', '.join(ends)})")
    n_periods = plural(table["period"].nunique(), "period")
    few = table.drop_duplicates("period")["n_articles"].lt(5).sum()
    thin = f" {few} of them have fewer than five articles, too few for an interval." if few else ""
    if not changed:
        return f"Over {n_periods} **no share clearly changes**: the intervals overlap or are missing.{thin}"
    return f"Over {n_periods} these shares clearly change: {listed(changed, 6)}.{thin}"


def dated(table: pd.DataFrame) -> str:
    """How many articles stand in how many periods (``voices.by_period``)."""
    if table.empty:
        return UNDATED
    counts = table.groupby("period")["n_articles"].max()
    spread = f"{counts.min()} to {counts.max()} in each"
    return f"{plural(int(counts.sum()), 'article')} in {plural(len(counts), 'period')}, {spread}."


def grouped(articles: pd.DataFrame, by: str) -> str:
    """By which column the articles are compared (``outlets.regrouped``), and which are not."""
    if not by:
        return "No column is named."
    known = articles.loc[articles["outlet"] != "", "outlet"]
    if known.nunique() < 2:
        return f"There are not two values of *{markdown_text(by)}* to compare articles by."
    values = f"{plural(known.nunique(), 'value')} of *{markdown_text(by)}*"
    return f"{plural(len(known), 'article')} of {values}; {len(articles) - len(known)} are left out."
