"""Findings about quote share, as sentences of Markdown; of an empty table they say so."""

import pandas as pd

from analysis.figures.numbers import percent, tenth_percent
from analysis.measures.corpus import n_copies
from analysis.measures.outlets import ALL, EVENTS, LEAST_ALIKE, MOST_DAYS
from analysis.measures.shares import UNNAMED, gaps_to_judge, share_difference
from analysis.report.escaping import markdown_text
from analysis.report.findings.wording import interval, joined, level, plural, points, titled

_COMPARED = {  # which of `gaps_to_judge`
    "sure": "shown in enough articles to judge",
    "often": "quoted in two outlets or more",
    "all": "shown",
}
NO_QUOTED_WORDS = "No words between quotation marks were found that anybody is reported to have said."


def share(table: pd.DataFrame) -> str:
    """Who is quoted most, and how much is unattributed (``shares.quote_share`` of one group)."""
    shares = table.set_index("speaker")["share"]
    named = table[~table["speaker"].isin(["", UNNAMED])]
    if shares.empty:
        return NO_QUOTED_WORDS
    if named.empty or named["n_words"].sum() == 0:
        return "None of the quoted words has a speaker with a name."
    top = named.iloc[0]
    as_much = level(named, "share", top.name, "speaker")
    rest = [f"{UNNAMED} have {tenth_percent(shares[UNNAMED])}"] if UNNAMED in shares else []
    nobody = shares.get("", 0)
    rest += [f"for {tenth_percent(nobody)} no speaker was found"] if nobody else []
    return (
        f"**{markdown_text(top['speaker'])}** has **{tenth_percent(top['share'])}** of the quoted words"
        f"{interval(top['low'], top['high'], tenth_percent)}{as_much}, the largest share among "
        f"{plural(len(named), 'named speaker')}{'; ' if rest else ''}{joined(rest)}."
    )


def article_shares(table: pd.DataFrame) -> str:
    """In which article one speaker dominates most (``shares.quote_share`` by article)."""
    named = table[table["speaker"] != ""]
    if named.empty:
        return NO_QUOTED_WORDS
    tops = named.loc[named.groupby("article")["share"].idxmax()].sort_values(["share", "article"])
    most = tops.iloc[-1]
    is_one = len(tops) == 1
    as_large = level(named if is_one else tops, "share", most.name, "speaker" if is_one else "")
    where = " of the quoted words" if is_one else f" of the quoted words in {titled(most)}"
    who = markdown_text(most["speaker"])
    return f"The largest share is that of {who}: **{percent(most['share'])}**{where}{as_large}."


def outlets(table: pd.DataFrame, quotations: pd.DataFrame) -> str:
    """The speaker whose share differs most between outlets (``shares.outlet_shares`` of the quotations)."""
    named = table[~table["speaker"].isin(["", UNNAMED]) & (table["outlet"] != ALL)]
    if named["outlet"].nunique() < 2:
        return "With quoted words in fewer than two outlets there is nothing to compare."
    shares, n_gaps, which = gaps_to_judge(named)
    gaps = (shares.max(axis=1) - shares.min(axis=1)).rename("gap").reset_index()
    widest = gaps["gap"].idxmax()
    speaker, as_wide = gaps["speaker"][widest], _aside(level(gaps, "gap", widest, "speaker"))
    own = shares.loc[speaker].rename("share").dropna().reset_index()
    ends = own["share"].idxmax(), own["share"].idxmin()
    most, least = own["outlet"][[*ends]]
    as_high, as_low = (_aside(level(own, "share", at, "outlet")) for at in ends)
    found = share_difference(quotations, speaker, most, least, n_tried=n_gaps)
    return (
        f"The widest of {n_gaps:,} gaps among the speakers {_COMPARED[which]} is that of "
        f"**{markdown_text(speaker)}**{as_wide} between {markdown_text(most)}{as_high} and "
        f"{markdown_text(least)}{as_low}: {points(found)}."
    )


def _aside(levelled: str) -> str:
    """ ", level with Gull" -> " (level with Gull)", for a sentence with commas of its own."""
    return f" ({levelled.removeprefix(', ')})" if levelled else ""


def concentration(table: pd.DataFrame) -> str:
    """How many speakers effectively share an article's quoted words (``shares.concentration``)."""
    known = table.dropna(subset=["effective_speakers"]).sort_values(["effective_speakers", "article"])
    if known.empty:
        return NO_QUOTED_WORDS
    few, many = known.iloc[0], known.iloc[-1]
    if len(known) == 1:
        speakers = plural(few["n_speakers"], "speaker")
        return f"{speakers} share the quoted words as **{few['effective_speakers']:.1f}** equal ones would."
    as_few, as_many = (level(known, "effective_speakers", at) for at in known.index[[0, -1]])
    as_few += "," if as_few else ""
    return (
        f"The mean over all articles is **{known['effective_speakers'].mean():.1f} equal speakers**: from "
        f"{few['effective_speakers']:.1f} in {titled(few)}{as_few} to {many['effective_speakers']:.1f} in "
        f"{titled(many)}{as_many}."
    )


def events_found(articles: pd.DataFrame, by: str = "") -> str:
    """How many events articles tell together, and how they were found (``names.named_tables``)."""
    told = articles[articles["event"] != ""]
    how = "the column event, or the names of files in different folders" if not by else EVENTS[by]
    how += f" ({LEAST_ALIKE:.0%} of the content words, {MOST_DAYS} days)" if by == "titles" else ""
    how += ", or by their text" if n_copies(articles) else ""
    if told.empty:
        undated = (articles["date"].str.len() < 10).sum() if by == "titles" else 0  # no full date
        also = f"; {plural(undated, 'article')} without a full date could not be compared" if undated else ""
        return f"No two articles were recognised as telling the same event, judged by {how}{also}."
    return (
        f"Judged by {how}, {len(told):,} of {plural(len(articles), 'article')} tell "
        f"**{plural(told['event'].nunique(), 'event')}** together."
    )


def heard(table: pd.DataFrame) -> str:
    """How many speakers only one of several outlets quotes (``shares.heard_by_outlet``)."""
    told = table.groupby("event")["outlet"].nunique() if len(table) else pd.Series(dtype=int)
    compared = table[table["event"].isin(told.index[told > 1]) & (table["speaker"] != "")]
    if compared.empty:
        return "Nobody is quoted on an event that two outlets tell, so nobody can be compared across them."
    people = compared.drop_duplicates(["event", "speaker"])
    once = people[people["n_outlets"] == 1]
    everywhere = int((people["n_outlets"] == people["event"].map(told)).sum())
    return (
        f"On {plural(people['event'].nunique(), 'event')} told by several outlets, **{len(once)} of "
        f"{plural(len(people), 'speaker')}** are quoted by one outlet only and {everywhere} by all of them."
    )
