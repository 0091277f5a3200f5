"""From the tidy tables to the tables that the figures of speakers show: pure functions, table in, table out.

Quote share counts words between quotation marks (direct and mixed quotations). What nobody can be given stays
in every table under the empty speaker name, so shares sum to 1.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import drawn_units, event_names, mean_interval, share_intervals

UNNAMED = "unnamed sources"
OTHERS = "others"
_MOST_INTERVALS = 100


def events(articles: pd.DataFrame) -> pd.DataFrame:
    """Which articles tell the same event, and the outlet of each: article, outlet, event.

    Articles of different folders whose files have one name tell one event ("gazette/flood.txt",
    "herald/flood.txt"). An article whose file name is its own has no event ("").
    """
    ids = articles["article"].astype(str)
    return pd.DataFrame({"article": ids, "outlet": articles["outlet"], "event": event_names(ids)})


def spoken(quotations: pd.DataFrame) -> pd.DataFrame:
    """The quotations between marks: direct and mixed."""
    return quotations[quotations["kind"] != "indirect"]


def with_unnamed_together(quotations: pd.DataFrame) -> pd.DataFrame:
    """Quotations whose unnamed sources ("a senior official") are one speaker.

    Two articles' "official" need not be one person, so beyond an article unnamed sources are counted
    together.
    """
    unnamed = quotations["speaker_kind"] == "unnamed"
    return quotations.assign(speaker=quotations["speaker"].mask(unnamed, UNNAMED))


def quote_share(quotations: pd.DataFrame, by: Sequence[str] = (), *, intervals: bool = True) -> pd.DataFrame:
    """Share of the quoted words of each speaker within each group, with 95 % bootstrap intervals.

    Events are drawn again, or articles without an event. A speaker in fewer than six of them has no interval
    (NaN), since none would hold; of a group the 100 speakers with most words get intervals.

    Args:
        quotations: the quotations table (with the columns named in ``by``).
        by: columns that define the groups, for example ``["outlet"]``; none: the whole table is one group.
        intervals: False leaves them out (NaN), which is much faster for many groups.

    Returns:
        by…, speaker, speaker_kind, n_quotations, n_words, share (0..1), low, high; most words first in each
        group, unattributed ("") last, also when it is 0. Shares of a group sum to 1; groups without quoted
        words have no rows.
    """
    by = list(by)
    found = spoken(quotations)
    found = found[found["n_words"] > 0]
    table = _totals(found, by)
    table[["low", "high"]] = np.nan
    if intervals and len(table):
        groups = dict(list(found.groupby(by))) if by else {(): found}
        rows = table.groupby(by, sort=False) if by else [((), table)]
        for key, own in rows:
            named = dict.fromkeys([*own["speaker"].head(_MOST_INTERVALS), ""])
            places = own.index[own["speaker"].isin(list(named))]
            table.loc[places, ["low", "high"]] = np.column_stack(_intervals(groups[key], list(named)))
    return table[[*by, "speaker", "speaker_kind", "n_quotations", "n_words", "share", "low", "high"]]


def _totals(found: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Words, quotations and share of each speaker of each group, in their order."""
    grouped = found.groupby([*by, "speaker"], sort=True)
    table = grouped.agg(
        speaker_kind=("speaker_kind", "first"), n_quotations=("n_words", "size"), n_words=("n_words", "sum")
    ).reset_index()
    groups = found[by].drop_duplicates() if by else pd.DataFrame(index=range(min(len(found), 1)))
    nobody = groups.assign(speaker="", speaker_kind="", n_quotations=0, n_words=0)
    table = pd.concat([table, nobody]).drop_duplicates([*by, "speaker"])
    total = table.groupby(by)["n_words"].transform("sum") if by else table["n_words"].sum()
    table = table.assign(
        share=table["n_words"] / total, nobody=table["speaker"] == "", rank=-table["n_words"]
    )
    return table.sort_values([*by, "nobody", "rank", "speaker"], ignore_index=True)


def _intervals(group: pd.DataFrame, speakers: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Ends of the intervals of the given speakers' shares, in their order."""
    if group["article"].nunique() < 2:  # in an article the share is what it is
        return np.full(len(speakers), np.nan), np.full(len(speakers), np.nan)
    rows, units = pd.factorize(drawn_units(group["article"]))
    columns = group["speaker"].map({name: i for i, name in enumerate(speakers)})
    known = columns.notna().to_numpy()
    words = group["n_words"].to_numpy(dtype=float)
    parts = np.zeros((len(units), len(speakers)))
    np.add.at(parts, (rows[known], columns[known].to_numpy(dtype=int)), words[known])
    return share_intervals(parts, np.bincount(rows, weights=words))


def top_speakers(shares: pd.DataFrame, n: int = 15) -> pd.DataFrame:
    """The ``n`` speakers with most words of a ``quote_share`` of one group, the rest as one row, unattributed
    last.

    The row of the rest ("others (12)") sums words and shares and has no interval.
    """
    named = shares[shares["speaker"] != ""]
    rest = named.iloc[n:]
    if len(rest) < 2:
        return shares
    sums = rest[["n_quotations", "n_words", "share"]].sum()
    name = f"{OTHERS} ({len(rest)})"
    row = pd.DataFrame([{"speaker": name, "speaker_kind": "", **sums, "low": np.nan, "high": np.nan}])
    row = row.astype({"n_quotations": "int64", "n_words": "int64"})
    return pd.concat([named.iloc[:n], row, shares[shares["speaker"] == ""]], ignore_index=True)


def concentration(shares: pd.DataFrame, by: Sequence[str] = ("article",)) -> pd.DataFrame:
    """How many speakers share the quoted words of each group.

    effective_speakers is the exponential of the Shannon entropy of the attributed words' shares: the number
    of equally quoted speakers with the same entropy (Hill 1973, "Diversity and evenness"; Jost 2006, "Entropy
    and diversity"). From 1 (one speaker) to n_speakers (all equal); NaN where nothing is attributed.

    Returns:
        by…, n_speakers, effective_speakers, share_of_top (of the attributed words), share_unattributed (of
        all).
    """
    by = list(by)
    named = shares[(shares["speaker"] != "") & (shares["n_words"] > 0)]
    part = named["n_words"] / named.groupby(by)["n_words"].transform("sum")
    grouped = named.assign(part=part, entropy=-part * np.log(part)).groupby(by)
    found = grouped.agg(n_speakers=("part", "size"), entropy=("entropy", "sum"), share_of_top=("part", "max"))
    nobody = shares["share"].where(shares["speaker"] == "", 0.0)
    table = shares.assign(share_unattributed=nobody).groupby(by)[["share_unattributed"]].sum().join(found)
    table["effective_speakers"] = np.exp(table["entropy"])
    table["n_speakers"] = table["n_speakers"].fillna(0).astype("int64")
    columns = ["n_speakers", "effective_speakers", "share_of_top", "share_unattributed"]
    return table[columns].reset_index()


def mean_by(table: pd.DataFrame, column: str, by: str) -> pd.DataFrame:
    """Mean of a column over the articles of each group with its 95 % interval: by, n, mean, low, high."""
    rows = []
    for key, group in table.groupby(by, sort=True):
        values = group[column]
        low, high = mean_interval(values, group["article"])
        rows.append(
            {by: key, "n": int(values.notna().sum()), "mean": values.mean(), "low": low, "high": high}
        )
    return pd.DataFrame(rows, columns=[by, "n", "mean", "low", "high"])


def kinds(quotations: pd.DataFrame, by: str) -> pd.DataFrame:
    """Direct, mixed and indirect quotations of each group: by, kind, n_quotations, n_words, share (of
    words).
    """
    table = quotations.groupby([by, "kind"])["n_words"].agg(["size", "sum"]).reset_index()
    table = table.rename(columns={"size": "n_quotations", "sum": "n_words"})
    table["share"] = table["n_words"] / table.groupby(by)["n_words"].transform("sum").clip(lower=1)
    return table


def cues(quotations: pd.DataFrame, n_cues: int = 10, n_speakers: int = 10) -> pd.DataFrame:
    """Which cue introduces whom: a table of counts, speakers down, cues across, the most frequent first.

    One attribution counts once, however many stretches it holds; attributions without cue or speaker are left
    out.
    """
    found = quotations[(quotations["cue"] != "") & (quotations["speaker"] != "")]
    found = found.drop_duplicates(["article", "attribution"])
    found = found.assign(cue=found["cue"].str.casefold().str.replace("’", "'"))
    speakers = found["speaker"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    found = found[found["speaker"].isin(speakers.index[:n_speakers])]
    order = found["cue"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    table = pd.crosstab(found["speaker"], found["cue"])
    return table.reindex(index=speakers.index[:n_speakers], columns=order.index[:n_cues]).rename_axis(
        columns=None
    )


def to_correct(quotations: pd.DataFrame, n: int = 20) -> pd.DataFrame:
    """The quotations most likely wrong, in the columns of corrections.csv, with why they are doubted.

    Least confidence first, more words first among equals; corrected ones are left out.

    Returns:
        article, start, end, speaker, note (empty, for the corrector), text, rule, confidence.
    """
    doubted = quotations[quotations["rule"] != "corrected"]
    order = doubted.sort_values(
        ["confidence", "n_words", "article", "start"],
        ascending=[True, False, True, True],
        na_position="first",
    )
    columns = ["article", "start", "end", "speaker", "note", "text", "rule", "confidence"]
    return order.assign(note="")[columns].head(n).reset_index(drop=True)


def most_speakers(articles: pd.DataFrame, speakers: pd.DataFrame) -> str:
    """The article with most named speakers (the first of them in the table); "" without articles."""
    counts = speakers[speakers["speaker"] != ""].groupby("article").size()
    counts = counts.reindex(articles["article"], fill_value=0)
    return str(counts.idxmax()) if len(counts) else ""
