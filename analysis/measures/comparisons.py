"""Tables that compare articles and outlets: who speaks in which, and who is heard on one event where."""

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import FEWEST_OF_SPEAKER, Difference, difference
from analysis.measures.corpus import largest
from analysis.measures.shares import OTHERS, mean_by, quote_share, spoken, top_speakers


def article_parts(shares: pd.DataFrame, known: pd.DataFrame, n_speakers: int = 6) -> pd.DataFrame:
    """The quote share of each article cut down to what one figure can show.

    Args:
        shares: ``quote_share(..., ["article"])``.
        known: ``events``; articles on one event stand together.

    Returns:
        article, speaker, speaker_kind, n_words, share: the ``n_speakers`` speakers with most words of each
        article, the others as one row, unattributed last.
    """
    groups = dict(list(shares.groupby("article")))
    wanted = [a for a in known.sort_values(["event", "outlet", "article"])["article"] if a in groups]
    tables = [top_speakers(groups[article], n_speakers).assign(article=article) for article in wanted]
    columns = ["article", "speaker", "speaker_kind", "n_words", "share"]
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)


def outlet_shares(quotations: pd.DataFrame, n_speakers: int = 10, n_outlets: int = 6) -> pd.DataFrame:
    """Share of quoted words of the most quoted speakers in each outlet.

    Args:
        quotations: the quotations table with the column outlet.

    Returns:
        speaker, outlet, n_words, share, low, high: a row for each of the ``n_speakers`` speakers with most
        words (and "") in each of the ``n_outlets`` outlets with most quoted words; 0 where the outlet does
        not quote the speaker.
    """
    columns = ["speaker", "outlet", "n_words", "share", "low", "high"]
    shares = quote_share(quotations, ["outlet"])
    if shares["outlet"].nunique() < 2:
        return pd.DataFrame(columns=columns)
    outlets = _most_words(shares, "outlet")[:n_outlets]
    shares = shares[shares["outlet"].isin(outlets)]
    speakers = [name for name in _most_words(shares, "speaker") if name][:n_speakers]
    grid = pd.MultiIndex.from_product([[*speakers, ""], sorted(outlets)], names=["speaker", "outlet"])
    table = shares.set_index(["speaker", "outlet"])[["n_words", "share", "low", "high"]].reindex(grid)
    table[["n_words", "share"]] = table[["n_words", "share"]].fillna(0.0)
    return table.astype({"n_words": "int64"}).reset_index()[columns]


def share_difference(quotations: pd.DataFrame, speaker: str, first: str, second: str) -> Difference:
    """A speaker's share of the quoted words in one outlet less that in another (``bootstrap.difference``).

    No interval where the speaker is in fewer than six articles or events of either.
    """
    found = spoken(quotations)
    words = found.assign(words=found["n_words"].where(found["speaker"] == speaker, 0))
    apart = difference(words, "outlet", first, second, ["words", "n_words"], np.divide)
    own = words[words["words"] > 0]
    present = own.groupby(own["outlet"])["article"].nunique().reindex([first, second], fill_value=0)
    few = present.min() < FEWEST_OF_SPEAKER
    return Difference(apart.value, np.nan, np.nan, 0) if few else apart


def _most_words(shares: pd.DataFrame, column: str) -> list[str]:
    totals = shares.groupby(column)["n_words"].sum()
    return sorted(totals.index, key=lambda key: (-totals[key], key))


def heard_by_outlet(shares: pd.DataFrame) -> pd.DataFrame:
    """Who is heard on one event in which outlet.

    Args:
        shares: ``quote_share(..., ["event", "outlet"])``; rows without an event are passed over.

    Returns:
        event, speaker, outlet, share (0 where the outlet does not quote the speaker on that event), n_outlets
        (outlets in which the speaker has quoted words). Every outlet that has quoted words on an event has a
        row for every speaker of the event and for "" (unattributed).
    """
    told = shares[shares["event"] != ""]
    outlets = told[["event", "outlet"]].drop_duplicates()
    speakers = told[["event", "speaker"]].drop_duplicates()
    grid = speakers.merge(outlets, on="event")
    table = grid.merge(told[["event", "speaker", "outlet", "share"]], how="left").fillna({"share": 0.0})
    grouped = table.groupby(["event", "speaker"])["share"]
    table["n_outlets"] = (table["share"] > 0).groupby([table["event"], table["speaker"]]).transform("sum")
    table = table.assign(nobody=table["speaker"] == "", rank=-grouped.transform("sum"))
    table = table.sort_values(["event", "nobody", "rank", "speaker", "outlet"], ignore_index=True)
    return table[["event", "speaker", "outlet", "share", "n_outlets"]]


def heard_parts(
    heard: pd.DataFrame, n_events: int = 6, n_speakers: int = 6, n_outlets: int = 8
) -> pd.DataFrame:
    """``heard_by_outlet`` cut down to what one figure can show.

    Of the ``n_events`` events with most speakers told by two outlets and more, the ``n_speakers`` speakers
    with the largest share anywhere; the others of an outlet are summed up as one row, unattributed comes
    last.
    """
    told = heard.groupby("event")["outlet"].nunique()
    compared = heard[heard["event"].isin(told.index[told > 1])]
    most = compared.groupby("event")["speaker"].nunique().sort_values(ascending=False, kind="stable").index
    tables = []
    for event in sorted(most[:n_events]):
        group = compared[compared["event"] == event]
        largest = group[group["speaker"] != ""].groupby("speaker", sort=False)["share"].max()
        names = largest.sort_values(ascending=False, kind="stable").index
        rest = names[n_speakers:] if len(names) > n_speakers + 1 else names[:0]
        others = f"{OTHERS} ({len(rest)})"
        named = group.assign(speaker=group["speaker"].where(~group["speaker"].isin(rest), others))
        sums = named.groupby(["speaker", "outlet"], as_index=False)["share"].sum()
        place = {name: i for i, name in enumerate([*names[: len(names) - len(rest)], others, ""])}
        sums = sums.sort_values(
            ["speaker", "outlet"], key=lambda c: c.map(place) if c.name == "speaker" else c
        )
        tables.append(sums.assign(event=event))
    columns = ["event", "speaker", "outlet", "share"]
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)


def voices_by_outlet(concentration: pd.DataFrame, n_outlets: int = 10) -> pd.DataFrame:
    """``concentration`` of the outlets with most articles, with mean, low and high of each outlet.

    Without two articles there is nothing to compare, and the table is empty.
    """
    known = largest(concentration.dropna(subset=["effective_speakers"]), "outlet", n_outlets)
    means = mean_by(known, "effective_speakers", "outlet")
    return known[["outlet", "article", "effective_speakers"]].merge(means.drop(columns="n"), on="outlet")


def with_most_words(quotations: pd.DataFrame, n: int = 24) -> pd.DataFrame:
    """The quotations of the ``n`` articles with most quoted words."""
    words = spoken(quotations).groupby("article")["n_words"].sum().sort_values(ascending=False, kind="stable")
    return quotations[quotations["article"].isin(words.index[:n])]
