"""From the tidy tables to the tables that the figures of speakers show: pure functions, table in, table out.

Quote share counts words between quotation marks (direct and mixed quotations). What nobody can be given stays
in every table under the empty speaker name, so shares sum to 1.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.bootstrap import mean_interval, ratio_intervals

UNNAMED = "unnamed sources"
OTHERS = "others"


def events(articles: pd.DataFrame) -> pd.DataFrame:
    """Which articles tell the same event, and the outlet of each: article, outlet, event.

    Articles of different folders whose files have one name tell one event ("gazette/flood.txt",
    "herald/flood.txt"). An article whose file name is its own has no event (""). An article that names no
    outlet has the folder it lies in as outlet.
    """
    ids = articles["article"].str.rpartition("/")
    name = ids[2]
    folder = ids[0].str.rpartition("/")[2]
    shared = name.map(pd.DataFrame({"name": name, "folder": ids[0]}).groupby("name")["folder"].nunique()) > 1
    outlet = articles["outlet"].where(articles["outlet"] != "", folder)
    return pd.DataFrame({"article": articles["article"], "outlet": outlet, "event": name.where(shared, "")})


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


def quote_share(quotations: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Share of the quoted words of each speaker within each group, with 95 % bootstrap intervals.

    Articles are drawn again where a group has several, else the attributions of the one article; with a
    single unit the interval is NaN.

    Args:
        quotations: the quotations table (with the columns named in ``by``).
        by: columns that define the groups, for example ``["outlet"]``; none: the whole table is one group.

    Returns:
        by…, speaker, speaker_kind, n_quotations, n_words, share (0..1), low, high; most words first in each
        group, unattributed ("") last. Shares of a group sum to 1; groups without quoted words have no rows.
    """
    by = list(by)
    columns = [*by, "speaker", "speaker_kind", "n_quotations", "n_words", "share", "low", "high"]
    found = spoken(quotations)
    groups = found.groupby(by, sort=True) if by else [((), found)]
    tables = [
        _group_share(group).assign(**dict(zip(by, key, strict=True))) for key, group in groups if len(group)
    ]
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)


def _group_share(group: pd.DataFrame) -> pd.DataFrame:
    """Shares of one group of quotations."""
    units = ["article"] if group["article"].nunique() > 1 else ["article", "attribution"]
    words = group.pivot_table(index=units, columns="speaker", values="n_words", aggfunc="sum", fill_value=0)
    totals = words.sum()
    low, high = ratio_intervals(words.to_numpy(), words.sum(axis=1).to_numpy())
    table = pd.DataFrame(
        {
            "speaker": words.columns,
            "speaker_kind": group.groupby("speaker")["speaker_kind"]
            .first()
            .reindex(words.columns)
            .to_numpy(),
            "n_quotations": group.groupby("speaker").size().reindex(words.columns).to_numpy(),
            "n_words": totals.to_numpy(),
            "share": totals.to_numpy() / max(totals.sum(), 1),
            "low": low,
            "high": high,
        }
    )
    return _in_order(table)


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Most words first, unattributed last."""
    keys = table.assign(nobody=table["speaker"] == "", negative=-table["n_words"])
    order = keys.sort_values(["nobody", "negative", "speaker"]).index
    return table.loc[order].reset_index(drop=True)


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
    rows = []
    for key, group in shares.groupby(by, sort=True):
        named = group.loc[(group["speaker"] != "") & (group["n_words"] > 0), "n_words"].to_numpy(dtype=float)
        p = named / named.sum() if len(named) else named
        rows.append(
            {
                **dict(zip(by, key, strict=True)),
                "n_speakers": len(named),
                "effective_speakers": float(np.exp(-(p * np.log(p)).sum())) if len(p) else np.nan,
                "share_of_top": float(p.max()) if len(p) else np.nan,
                "share_unattributed": float(group.loc[group["speaker"] == "", "share"].sum()),
            }
        )
    return pd.DataFrame(
        rows, columns=[*by, "n_speakers", "effective_speakers", "share_of_top", "share_unattributed"]
    )


def mean_by(table: pd.DataFrame, column: str, by: str) -> pd.DataFrame:
    """Mean of a column in each group with its 95 % bootstrap interval over rows: by, n, mean, low, high."""
    rows = []
    for key, values in table.groupby(by, sort=True)[column]:
        low, high = mean_interval(values.to_numpy())
        rows.append(
            {by: key, "n": int(values.notna().sum()), "mean": values.mean(), "low": low, "high": high}
        )
    return pd.DataFrame(rows, columns=[by, "n", "mean", "low", "high"])


def heard_by_outlet(shares: pd.DataFrame) -> pd.DataFrame:
    """Who is heard on one event in which outlet.

    Args:
        shares: ``quote_share(..., ["event", "outlet"])``; rows without an event are passed over.

    Returns:
        event, speaker, outlet, share (0 where the outlet does not quote the speaker on that event), n_outlets
        (outlets in which the speaker has quoted words). Every outlet that has quoted words on an event has a
        row for every speaker of the event and for "" (unattributed).
    """
    columns = ["event", "speaker", "outlet", "share", "n_outlets"]
    tables = []
    for event, group in shares[shares["event"] != ""].groupby("event", sort=True):
        matrix = group.pivot_table(index="speaker", columns="outlet", values="share", fill_value=0.0)
        if "" not in matrix.index:
            matrix.loc[""] = 0.0
        order = sorted(matrix.index, key=lambda name: (name == "", -matrix.loc[name].sum(), name))
        long = matrix.loc[order].stack().rename("share").reset_index()
        long["n_outlets"] = long["speaker"].map((matrix > 0).sum(axis=1))
        tables.append(long.assign(event=event))
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)


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


def article_parts(
    shares: pd.DataFrame, known: pd.DataFrame, n_articles: int = 24, n_speakers: int = 6
) -> pd.DataFrame:
    """The quote share of each article cut down to what one figure can show.

    Args:
        shares: ``quote_share(..., ["article"])``.
        known: ``events``; articles on one event stand together.

    Returns:
        article, speaker, speaker_kind, n_words, share: of the ``n_articles`` articles with most quoted words
        the ``n_speakers`` speakers with most words, the others as one row, unattributed last.
    """
    most = shares.groupby("article")["n_words"].sum().sort_values(ascending=False, kind="stable").index
    order = known.sort_values(["event", "outlet", "article"])["article"]
    wanted = [article for article in order if article in set(most[:n_articles])]
    groups = dict(list(shares.groupby("article")))
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
    if shares.empty:
        return pd.DataFrame(columns=columns)
    outlets = _most_words(shares, "outlet")[:n_outlets]
    shares = shares[shares["outlet"].isin(outlets)]
    speakers = [name for name in _most_words(shares, "speaker") if name][:n_speakers]
    grid = pd.MultiIndex.from_product([[*speakers, ""], sorted(outlets)], names=["speaker", "outlet"])
    table = shares.set_index(["speaker", "outlet"])[["n_words", "share", "low", "high"]].reindex(grid)
    silent = table["share"].isna()
    return table.mask(silent, 0.0).astype({"n_words": "int64"}).reset_index()[columns]


def _most_words(shares: pd.DataFrame, column: str) -> list[str]:
    totals = shares.groupby(column)["n_words"].sum()
    return sorted(totals.index, key=lambda key: (-totals[key], key))


def heard_parts(heard: pd.DataFrame, n_events: int = 6, n_speakers: int = 6) -> pd.DataFrame:
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
