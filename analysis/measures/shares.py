"""Who speaks how much: quote share by article, outlet and event, and how evenly it is divided.

Quote share counts words between quotation marks (direct and mixed quotations). What nobody can be given stays
in every table under the empty speaker name, so shares sum to 1.
"""

from collections.abc import Collection, Sequence
from math import comb

import numpy as np
import pandas as pd

from analysis.measures import bootstrap
from analysis.measures.bootstrap import FEWEST_OF_SPEAKER, Difference, drawn_units
from analysis.measures.outlets import ALL, comparable, places, with_all
from analysis.tables.storage import with_texts

UNNAMED = "unnamed sources and documents"  # "a senior official", "the report"
OTHERS = "others"
_MOST_INTERVALS, _MOST_OUTLETS = 100, 10


def spoken(quotations: pd.DataFrame) -> pd.DataFrame:
    """The quotations between marks: direct and mixed."""
    return with_texts(quotations[quotations["kind"] != "indirect"])


def unattributed(speakers: pd.DataFrame) -> float:
    """Share of the words between marks for which no speaker was found, by the table speakers."""
    words = speakers["n_words_direct"]
    return float(words[with_texts(speakers)["speaker"] == ""].sum() / max(words.sum(), 1))


def with_unnamed_together(quotations: pd.DataFrame) -> pd.DataFrame:
    """Quotations whose sources without a name (officials, reports) are one speaker beyond an article."""
    quotations = with_texts(quotations)
    unnamed = quotations["speaker_kind"] == "unnamed"
    return quotations.assign(speaker=quotations["speaker"].mask(unnamed, UNNAMED))


def quote_share(
    quotations: pd.DataFrame, by: Sequence[str] = (), *, intervals: bool | Collection[str] = True
) -> pd.DataFrame:
    """Share of the quoted words of each speaker within each group, with 95 % bootstrap intervals.

    Without ``by`` the whole table is one group. A speaker in fewer than six events (or articles) has no
    interval (NaN), since none would hold; of a group the 100 speakers with most words get intervals.
    ``intervals``: False leaves them out, names of speakers make them for these only: much faster.

    Returns by…, speaker, speaker_kind, n_quotations, n_words, share (0..1), low, high; most words first in
    each group, unattributed ("") last, also when it is 0. Shares of a group sum to 1.
    """
    keys = [*by] or ["whole"]
    said = spoken(quotations).assign(whole="")
    found = said[said["n_words"] > 0].filter(
        [*keys, "article", "event", "speaker", "speaker_kind", "n_words"]
    )
    table = _totals(found, keys)
    table[["low", "high"]] = np.nan
    if intervals:
        groups = dict(list(found.groupby(keys)))
        for key, own in table.groupby(keys, sort=False):
            most = own["speaker"].head(_MOST_INTERVALS) if intervals is True else intervals
            named = own["speaker"][own["speaker"].isin([*most, ""])]
            table.loc[named.index, ["low", "high"]] = _intervals(groups[key], named.tolist())
    return table[[*by, "speaker", "speaker_kind", "n_quotations", "n_words", "share", "low", "high"]]


def _totals(found: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Words, quotations and share of each speaker of each group, in their order."""
    table = found.groupby([*keys, "speaker"], as_index=False).agg(
        n_quotations=("n_words", "size"), n_words=("n_words", "sum"), speaker_kind=("speaker_kind", "first")
    )
    groups = found[keys].drop_duplicates()
    nobody = groups.assign(speaker="", speaker_kind="", n_quotations=0, n_words=0)
    table = pd.concat([table, nobody]).drop_duplicates([*keys, "speaker"])
    total = table.groupby(keys)["n_words"].transform("sum")
    table = table.assign(share=table["n_words"] / total, nobody=table["speaker"] == "")
    order = [*keys, "nobody", "n_words", "speaker"]
    return table.sort_values(order, ascending=[one != "n_words" for one in order], ignore_index=True)


def _intervals(group: pd.DataFrame, speakers: list[str]) -> np.ndarray:
    """Ends of the intervals of the given speakers' shares, in their order."""
    if group["article"].nunique() < 2:  # in an article the share is what it is
        return np.full((len(speakers), 2), np.nan)
    rows, units = pd.factorize(drawn_units(group))
    columns = pd.Index(speakers).get_indexer(group["speaker"])
    words = group["n_words"].to_numpy(dtype=float)
    parts = np.zeros((len(units), len(speakers)))
    np.add.at(parts, (rows[columns >= 0], columns[columns >= 0]), words[columns >= 0])
    ends = bootstrap.share_intervals(parts, np.bincount(rows, weights=words))
    return np.column_stack(ends)


def top_speakers(shares: pd.DataFrame, n: int = 15, by: Sequence[str] = ()) -> pd.DataFrame:
    """The ``n`` first speakers of each group of a ``quote_share``, the rest in one row, "others (12)"."""
    shares = with_texts(shares)
    shown = _with_others(shares, n, by)
    several = shown != shares["speaker"]
    table = shares.assign(speaker=shown, speaker_kind=shares["speaker_kind"].mask(several, ""))
    table[["low", "high"]] = table[["low", "high"]].mask(several)
    sums = dict.fromkeys(("n_quotations", "n_words", "share"), "sum")
    keys = [*by, "speaker"]
    how = {column: sums.get(column, "first") for column in table if column not in keys}
    return table.groupby(keys, sort=False, as_index=False).agg(how)[[*shares]]


def _with_others(table: pd.DataFrame, n: int, by: Sequence[str]) -> pd.Series:
    """The speakers of a table, those after the ``n`` first with a name in each group called others."""
    named = table.loc[table["speaker"] != "", [*by, "speaker"]].assign(whole="")
    is_rest = named.groupby([*by, "whole"]).cumcount() >= n
    n_rest = is_rest.groupby([named[key] for key in (*by, "whole")]).transform("sum")
    others = n_rest.map((OTHERS + " ({:,})").format)
    return named["speaker"].mask(is_rest & (n_rest > 1), others).reindex(table.index, fill_value="")


def article_parts(shares: pd.DataFrame, known: pd.DataFrame, n_speakers: int = 6) -> pd.DataFrame:
    """``top_speakers`` of each of two or more ``known`` articles, the largest share of a first one first."""
    own = shares[shares["article"].isin(known["article"])]
    own = own.assign(most=own.groupby("article")["share"].transform("first"))
    own = own.sort_values(["most", "article"], ascending=[False, True], kind="stable").drop(columns="most")
    table = top_speakers(own if own["article"].nunique() > 1 else own.iloc[:0], n_speakers, ["article"])
    return table[["article", "speaker", "speaker_kind", "n_words", "share"]]


def outlet_shares(quotations: pd.DataFrame, n_speakers: int | None = 15) -> pd.DataFrame:
    """Share of quoted words of the most quoted speakers in all articles and in each outlet, with intervals.

    Returns speaker, outlet, n_words, share, low, high: a row for each of the ``n_speakers`` speakers with
    most words in outlets (None: all, without intervals) and "", in "all articles" (also those without an
    outlet) and in each outlet, most words first. Empty with fewer than two outlets.
    """
    columns = ["speaker", "outlet", "n_words", "share", "low", "high"]
    known = comparable(quotations)
    shares = quote_share(known, ["outlet"], intervals=False)
    if shares["outlet"].nunique() < 2:
        return pd.DataFrame(columns=columns)
    speakers = [name for name in _most_words(shares, "speaker") if name][:n_speakers]
    order = [[*speakers, ""], [ALL, *_most_words(shares, "outlet")]]
    shares = quote_share(with_all(quotations), ["outlet"], intervals=speakers if n_speakers else False)
    grid = pd.MultiIndex.from_product(order, names=["speaker", "outlet"])
    table = shares.set_index(["speaker", "outlet"]).reindex(grid).fillna({"n_words": 0, "share": 0.0})
    return table.astype({"n_words": "int64"}).reset_index()[columns]


def speakers_by_outlet(quotations: pd.DataFrame) -> pd.DataFrame:
    """``outlet_shares`` of everybody as a matrix: speaker, n_words (in all), and a column for each outlet."""
    table = outlet_shares(quotations, None)
    matrix = table.pivot_table("share", "speaker", "outlet", sort=False).drop(columns=ALL, errors="ignore")
    words = table[table["outlet"] == ALL].set_index("speaker")["n_words"]
    return words.to_frame().join(matrix).reset_index()


def gaps_to_judge(shares: pd.DataFrame) -> tuple[pd.DataFrame, int, str]:
    """Shares as a table of speakers and outlets, how many pairs are compared, and which ("all", …).

    Only those with an interval, where two or more of a speaker have one ("sure"): the others may differ by
    chance. Where none has, those in the outlets with most words of speakers quoted in two of these ("often").
    """
    sure = shares.dropna(subset=["low"]) if "low" in shares else shares.iloc[:0]
    sure = sure[sure.groupby("speaker")["speaker"].transform("size") > 1]
    often = shares[shares["outlet"].isin(list(dict.fromkeys(shares["outlet"]))[:_MOST_OUTLETS])]
    often = often[(often["share"] > 0).groupby(often["speaker"]).transform("sum") > 1]
    kinds = {"sure": sure, "often": often, "all": shares}
    which = next((name for name, some in kinds.items() if len(some)), "all")
    cells = kinds[which].pivot(index="speaker", columns="outlet", values="share")
    is_all = len(kinds[which]) == len(shares)
    return cells, sum(comb(n, 2) for n in cells.count(axis=1)), "all" if is_all else which


def share_difference(
    quotations: pd.DataFrame, speaker: str, first: str, second: str, n_tried: int = 1
) -> Difference:
    """A speaker's share in one outlet less that in another; no interval below six articles of either."""
    found = spoken(quotations)
    words = found.assign(words=found["n_words"].where(found["speaker"] == speaker, 0))
    apart = bootstrap.difference(words, "outlet", first, second, ["words", "n_words"], np.divide, n_tried)
    own = words[words["words"] > 0]
    present = own.groupby(own["outlet"])["article"].nunique().reindex([first, second], fill_value=0)
    few = present.min() < FEWEST_OF_SPEAKER
    return Difference(apart.value, np.nan, np.nan, 0) if few else apart


def _most_words(shares: pd.DataFrame, column: str) -> list[str]:
    totals = shares.groupby(column)["n_words"].sum()
    return sorted(totals.index, key=lambda key: (-totals[key], key))


def concentration(shares: pd.DataFrame) -> pd.DataFrame:
    """How many speakers share the quoted words of each article, and the share of the first one.

    effective_speakers is the exponential of the Shannon entropy of the attributed words' shares: the number
    of equally quoted speakers with the same entropy (Hill 1973, "Diversity and evenness"; Jost 2006, "Entropy
    and diversity"). From 1 (one speaker) to n_speakers (all equal); NaN where nothing is attributed.
    share_unattributed is of all quoted words, share_of_top of the attributed ones.
    """
    shares = with_texts(shares)
    named = shares[(shares["speaker"] != "") & (shares["n_words"] > 0)]
    part = named["n_words"] / named.groupby("article")["n_words"].transform("sum")
    grouped = named.assign(part=part, entropy=-part * np.log(part)).groupby("article")
    found = grouped.agg(n_speakers=("part", "size"), entropy=("entropy", "sum"), share_of_top=("part", "max"))
    nobody = shares["share"].where(shares["speaker"] == "", 0.0)
    table = (
        shares.assign(share_unattributed=nobody).groupby("article")[["share_unattributed"]].sum().join(found)
    )
    table["effective_speakers"] = np.exp(table["entropy"])
    table["n_speakers"] = table["n_speakers"].fillna(0).astype("int64")
    columns = ["n_speakers", "effective_speakers", "share_of_top", "share_unattributed"]
    return table[columns].reset_index()


def heard_by_outlet(shares: pd.DataFrame) -> pd.DataFrame:
    """Who is heard on one event in which outlet, from ``quote_share(..., ["event", "outlet"])``.

    Returns event, speaker, outlet, share (0 where not quoted), n_outlets (that quote the speaker): a row for
    every outlet with quoted words on an event and every speaker of the event or "" (unattributed).
    """
    told = with_texts(shares)
    told = told[told["event"] != ""]
    speakers, outlets = (told[["event", column]].drop_duplicates() for column in ("speaker", "outlet"))
    grid = speakers.merge(outlets, on="event")
    table = grid.merge(told[["event", "speaker", "outlet", "share"]], how="left").fillna({"share": 0.0})
    grouped = table.groupby(["event", "speaker"])["share"]
    table["n_outlets"] = (table["share"] > 0).groupby([table["event"], table["speaker"]]).transform("sum")
    table = table.assign(nobody=table["speaker"] == "", rank=-grouped.transform("sum"))
    table = table.sort_values(["event", "nobody", "rank", "speaker", "outlet"], key=places, ignore_index=True)
    return table[["event", "speaker", "outlet", "share", "n_outlets"]]


def heard_parts(heard: pd.DataFrame, n_events: int = 6, n_speakers: int = 6) -> pd.DataFrame:
    """``heard_by_outlet`` of the ``n_events`` events with most speakers that two outlets tell, of each the
    ``n_speakers`` with the largest share anywhere, the others summed up; n_events: how many two outlets tell.
    """
    told = heard.groupby("event")["outlet"].nunique()
    compared = heard[heard["event"].isin(told.index[told > 1])]
    most = compared.groupby("event")["speaker"].nunique().sort_values(ascending=False, kind="stable").index
    shown = compared[compared["event"].isin(most[:n_events])]
    order = shown.groupby(["event", "speaker"], sort=False, as_index=False)["share"].max()
    order = order.sort_values("share", ascending=False, kind="stable", ignore_index=True)
    order = order.assign(shown=_with_others(order, n_speakers, ["event"]), nobody=order["speaker"] == "")
    order["place"] = order.groupby(["event", "nobody"]).cumcount().clip(upper=n_speakers)
    table = shown.merge(order.drop(columns="share"), on=["event", "speaker"])
    keys = ["event", "nobody", "place", "shown", "outlet"]
    table = table.groupby(keys, as_index=False)["share"].sum().rename(columns={"shown": "speaker"})
    table = table.sort_values(["nobody", "place", "outlet"], key=places).sort_values("event", kind="stable")
    return table[["event", "speaker", "outlet", "share"]].assign(n_events=len(most)).reset_index(drop=True)
