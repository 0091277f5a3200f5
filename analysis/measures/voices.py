"""What kind of voices speak, women and men among them, and how both change over time.

Shares are of quoted words, as everywhere. What an article does not show of a speaker is taken from the other
articles of the corpus; what none shows stays visible as "kind unknown" or "not shown".
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.attribution.voices import KINDS, MAN, THEY, WOMAN
from analysis.measures.outlets import mean_by, places, with_all
from analysis.measures.shares import UNNAMED, quote_share
from analysis.tables.storage import with_texts

KIND_UNKNOWN, NOT_SHOWN = "kind unknown", "not shown"
GENDERS = (WOMAN, MAN, THEY, NOT_SHOWN)
MEANING = (
    "They are counted as the articles refer to them, by titles, pronouns and words such as “mother”, or else "
    "by given name; this does not say who a person is."
)
_PEOPLE = ("named person", "unnamed person")
_NAMED = ("named person", "named organisation")
_COLUMNS = ("source_type", "source_kind", "gender")
_OF_SHARES = ["article", "outlet", "event", "kind", "speaker", "speaker_kind", "n_words"]
_MOST_DAYS = {"%G-W%V": 70, "%Y-%m": 3 * 366}  # of a corpus shown by week, by month; longer: by year


def voices(quotations: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """Quotations with source_type, source_kind and gender (if not left out) of their speakers.

    Both tables have the corpus-wide names of speakers (``names.named_tables``). A named speaker has the kind
    that most articles show, and where an article does not show the gender, that of the other articles.
    """
    quotations, speakers = with_texts(quotations), with_texts(speakers)
    columns = [column for column in _COLUMNS if column in speakers]
    known = speakers[["article", "speaker", *columns]].drop_duplicates(["article", "speaker"])
    is_named = known["source_type"].isin(_NAMED)
    for column in [name for name in ("source_kind", "gender") if name in columns]:
        is_open = known[column].isin(["", KINDS["organisation"]])
        counts = known[is_named & ~is_open].groupby(["speaker", column]).size().rename("n").reset_index()
        counts["most"] = counts.groupby("speaker")["n"].transform("max")
        usual = counts[counts["n"] == counts["most"]].drop_duplicates("speaker").set_index("speaker")
        own = known[["speaker", column]].merge(counts, how="left")
        beaten = (own["n"] < own["most"]).to_numpy() & (column == "source_kind")
        fill = is_named & (is_open | beaten) & known["speaker"].isin(usual.index)
        known[column] = known[column].mask(fill, known["speaker"].map(usual[column]))
    table = quotations.filter(_OF_SHARES).merge(known, on=["article", "speaker"], how="left")
    return table.fillna(dict.fromkeys(columns, ""))


def kind_shares(quotations: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """``shares.quote_share`` of kinds of source instead of speakers; "kind unknown" and "" come last."""
    quotations = with_texts(quotations)
    kinds = quotations["source_kind"].mask(quotations["source_kind"] == "", KIND_UNKNOWN)
    named = quotations.assign(speaker=kinds.mask(quotations["speaker"] == "", ""), speaker_kind="")
    table = quote_share(named, by).rename(columns={"speaker": "kind"})
    last = table["kind"].map({KIND_UNKNOWN: 1, "": 2}).fillna(0)
    table = table.assign(last=last).sort_values([*by, "last"], kind="stable", ignore_index=True)
    return table[[*by, "kind", "n_words", "share", "low", "high"]]


def gender_shares(quotations: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """``shares.quote_share`` of women, men, "they" and not shown among people, if not left out."""
    columns = [*by, "gender", "n_words", "share", "low", "high"]
    if "gender" not in quotations:
        return pd.DataFrame(columns=columns)
    people = with_texts(quotations[quotations["source_type"].isin(_PEOPLE)])
    shown = people["gender"].replace("", NOT_SHOWN)
    table = quote_share(people.assign(speaker=shown, speaker_kind=""), by)
    table = table[table["speaker"] != ""].rename(columns={"speaker": "gender"})
    table = table.assign(order=table["gender"].map(GENDERS.index))
    return table.sort_values([*by, "order"], ignore_index=True)[columns]


def heads(speakers: pd.DataFrame) -> pd.DataFrame:
    """How many persons, each once in an article, are women and men, with a column for each evidence of it."""
    if "gender" not in speakers:
        return pd.DataFrame(columns=["gender"])
    people = with_texts(speakers[speakers["source_type"].isin(_PEOPLE)])
    shown = people[["gender", "gender_by"]].replace("", NOT_SHOWN)
    table = pd.crosstab(shown["gender"], shown["gender_by"])
    ways = [way for way in ("title", "pronoun", "word", "name", NOT_SHOWN) if way in table]
    table = table.reindex([gender for gender in GENDERS if gender in table.index])[ways]
    return table.reset_index().rename_axis(columns=None)


def gender_by_outlet(quotations: pd.DataFrame) -> pd.DataFrame:
    """``gender_shares`` in a row for all articles and each outlet; low and high are of the share of women."""
    columns = ["outlet", "n_words", *GENDERS, "low", "high"]
    shares = gender_shares(with_all(quotations), ["outlet"])
    if shares.empty:
        return pd.DataFrame(columns=columns)
    table = shares.pivot(index="outlet", columns="gender", values="share")
    table = table.reindex(columns=GENDERS).fillna(0.0)
    women = shares[shares["gender"] == WOMAN].set_index("outlet")[["low", "high"]]
    table = table.join(women).join(shares.groupby("outlet")["n_words"].sum())
    return table.reset_index().sort_values("outlet", key=places, ignore_index=True)[columns]


def top_by_gender(quotations: pd.DataFrame, n: int = 8) -> pd.DataFrame:
    """The most quoted women and men, their shares of all quoted words; empty where gender was left out."""
    columns = ["gender", "speaker", "n_words", "share", "low", "high"]
    if "gender" not in quotations:
        return pd.DataFrame(columns=columns)
    people = quotations[quotations["source_type"] == "named person"]
    people = people[people["gender"].isin([WOMAN, MAN])]
    genders = people.groupby("speaker")["gender"].agg(lambda found: found.mode().iloc[0])
    shares = quote_share(quotations, intervals=False)
    shares = shares[shares["speaker"].isin(genders.index) & (shares["n_words"] > 0)]
    most = shares.groupby(shares["speaker"].map(genders)).head(n)["speaker"]
    table = quote_share(quotations, intervals=most.tolist())
    table = table[table["speaker"].isin(most)].assign(gender=lambda rows: rows["speaker"].map(genders))
    return table.sort_values("gender", ascending=False, kind="stable", ignore_index=True)[columns]


def periods(articles: pd.DataFrame) -> pd.Series:
    """The week, month or year of each article as text ("2025-W07", "2025-02", "2025"), "" without a date.

    What fits the corpus: weeks up to ten weeks, months up to three years, else years.
    """
    dates = pd.to_datetime(articles["date"].str[:10], format="%Y-%m-%d", errors="coerce")
    days = (dates.max() - dates.min()).days if dates.notna().any() else 0
    form = next((form for form, most in _MOST_DAYS.items() if days <= most), "%Y")
    return dates.dt.strftime(form).fillna("").set_axis(articles["article"])


def over_time(quotations: pd.DataFrame, articles: pd.DataFrame, n_top: int = 3) -> pd.DataFrame:
    """Shares of quoted words in each of two or more ``periods``: of the ``n_top`` named speakers and kinds of
    source with most words, of nobody, of women (among persons whose gender is shown).

    Returns measure ("top voices", "kinds of source", "unattributed", "women"), group, period, n_articles,
    value, low, high.
    """
    quotations, period = with_texts(quotations), periods(articles)
    dated = quotations.assign(period=quotations["article"].map(period))
    dated = dated[dated["period"] != ""]
    columns = ["measure", "group", "period", "n_articles", "value", "low", "high"]
    if dated["period"].nunique() < 2:
        return pd.DataFrame(columns=columns)
    has_name = dated["source_type"].isin(_NAMED) | (dated["speaker"] == "")
    by_name = dated.assign(speaker=dated["speaker"].where(has_name, UNNAMED))
    most = quote_share(by_name, intervals=False)["speaker"].head(n_top + 2).tolist()
    by_name = quote_share(by_name, ["period"], intervals=most)
    parts = [
        _series(by_name, "speaker", "top voices", ("", UNNAMED), n_top),
        _series(kind_shares(dated, ["period"]), "kind", "kinds of source", ("", KIND_UNKNOWN), n_top),
    ]
    if (nobody := by_name[by_name["speaker"] == ""])["n_words"].any():
        parts.append(_series(nobody.assign(speaker="no speaker found"), "speaker", "unattributed", (), 1))
    if "gender" in dated:
        shown = gender_shares(dated[dated["gender"] != ""], ["period"])
        women = shown[shown["gender"] == WOMAN].assign(gender="women, of women and men")
        parts += [_series(women, "gender", "women", (), 1)] if len(women) else []
    n_articles = period[period != ""].value_counts()
    table = pd.concat(parts, ignore_index=True)
    return table.assign(n_articles=table["period"].map(n_articles).astype("int64"))[columns]


def _series(shares: pd.DataFrame, column: str, measure: str, but: Sequence[str], n: int) -> pd.DataFrame:
    """The groups with most words, each in every period: 0 where it says nothing."""
    words = shares[~shares[column].isin(but)].groupby(column)["n_words"].sum()
    chosen = sorted(words.index, key=lambda name: (-words[name], name))[:n]
    grid = pd.MultiIndex.from_product([chosen, sorted(shares["period"].unique())], names=[column, "period"])
    table = shares.set_index([column, "period"])[["share", "low", "high"]].reindex(grid).reset_index()
    table = table.fillna({"share": 0.0}).rename(columns={column: "group", "share": "value"})
    return table.assign(measure=measure)


def by_period(articles: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """``over_time`` of means of columns of the articles table: column -> the name of its group."""
    dated = articles.assign(period=periods(articles).to_numpy())
    dated = dated[dated["period"] != ""]
    means = [mean_by(dated, column, ["period"]).assign(group=name) for column, name in columns.items()]
    table = pd.concat(means).rename(columns={"mean": "value"})
    table = table.sort_values(["group", "period"], ignore_index=True)
    table = table[["group", "period", "n_articles", "value", "low", "high"]]
    return table if table["period"].nunique() > 1 else table.iloc[:0]
