"""Headlines of figures: each states what a table shows, in a sentence without a full stop."""

import math
from collections.abc import Mapping
from itertools import combinations

import pandas as pd

from analysis.attribution.voices import MAN, WOMAN
from analysis.figures.numbers import FORMS, percent, signed, tenths, tied, written
from analysis.figures.plots import SHARE, form_of
from analysis.figures.style import label
from analysis.measures.bootstrap import allowance, apart, are_clear
from analysis.measures.outlets import ALL
from analysis.measures.shares import OTHERS, UNNAMED, gaps_to_judge
from analysis.measures.voices import KIND_UNKNOWN, NOT_SHOWN


def extremes(
    table: pd.DataFrame,
    row: str,
    value: str,
    form: str,
    *,
    many: str,
    one: str = "",
    few: str = "",
    only: Mapping[str, str] = {},  # noqa: B006
    described: bool = False,
) -> str:
    """A headline of the rows with the highest and the lowest value.

    Args:
        many: the sentence, with {top}, {high}, {bottom}, {low}, and {n} rows; one: that of a single row.
        few: what is said where no row is enough to compare. only: the values that columns must have.
        described: the rows are described, not compared; else it says where they may differ by chance, by low
            and high.
    """
    of_groups = "article" in table and (table["article"] == "").any()
    own = table[table["article"] == ""] if of_groups else table
    own = own[(own[list(only)] == pd.Series(only, dtype=object)).all(axis=1)].dropna(subset=value)
    own = own[~own[row].isin(["", UNNAMED, *([ALL] if own[row].nunique() > 1 else [])])]
    own = own[own["is_enough"]] if "is_enough" in own else own
    if own.empty:
        return few
    if of_groups:
        own = own.assign(n_articles=own[row].map(table.loc[table["article"] != "", row].value_counts()))
    own = own.sort_values(row, ignore_index=True)
    ends = own.loc[[own[value].idxmax(), own[value].idxmin()]]
    high, low = ends[value].map(FORMS[form])
    if len(own) > 1 and ends.index[0] == ends.index[1]:
        return f"{'Both' if len(own) == 2 else f'All {len(own)}'} are level at {high}"
    top, bottom = (label(name, 40) for name in ends[row])
    template = one if len(own) == 1 and one else many
    said = template.format(top=top, bottom=bottom, high=high, low=low, n=len(own))
    if "low" in own and len(own) > 1 and not described:
        said += chance(ends, value, math.comb(len(own), 2))
    for end, at in zip(("high", "low"), ends.index, strict=True):
        level = tied(own, value, at, lambda other: label(other[row], 40))
        said += f"; as {end}: {level}" if level else ""
    return said


def chance(pair: pd.DataFrame, value: str, n_tried: int) -> str:
    """ ", which may be chance" of two rows picked by ``n_tried`` comparisons, if their intervals leave it."""
    n_units = pair["n_articles"].min() if "n_articles" in pair else math.inf
    is_clear = apart(pair.to_dict("records"), value) > allowance(n_tried, n_units)
    return "" if is_clear else ", which may be chance"


def _named(table: pd.DataFrame, *others: str) -> pd.DataFrame:
    """The rows of speakers, without those of nobody and of many together."""
    many = table["speaker"].str.startswith(f"{OTHERS} (")
    return table[~table["speaker"].isin(["", *others]) & ~many]


def _speaker(row: pd.Series) -> str:
    return label(row["speaker"], 40)


def quoted(table: pd.DataFrame) -> str:
    share = table["n_words_quoted"].sum() / max(table["n_words"].sum(), 1)
    return f"{percent(share)} of all words stand inside quotation marks"


def one_article(table: pd.DataFrame) -> str:
    named = table[table["speaker"] != ""].groupby("speaker", as_index=False)["n_words"].sum()
    who = "Nobody is named"
    if len(named):
        first = named["n_words"].idxmax()
        level = tied(named, "n_words", first, _speaker)
        who = f"{_speaker(named.loc[first])} speaks {f'as much as {level}' if level else 'most'}"
    return f"{who} in “{label(table['title'].iloc[0], 60)}”"


def strips(table: pd.DataFrame) -> str:
    late = (table["begin"] > 0.5).mean()
    return f"{percent(late)} of the quotations begin in the second half of their article"


def kinds(table: pd.DataFrame) -> str:
    words = table["n_words"].sum()
    direct = (table["direct"] * table["n_words"]).sum() / max(words, 1)
    return f"{percent(direct)} of the words of all quotations are direct speech"


def cues(table: pd.DataFrame) -> str:
    counts = table.drop(columns="speaker").sum()
    first, share_of_all = label(counts.index[0], 20), percent(counts.iloc[0] / counts.sum())
    return f"“{first}” introduces {share_of_all} of the attributions shown"


def measured(table: pd.DataFrame) -> str:
    words = table.set_index("measure").loc["right words", "value"]
    return f"{percent(words)} of the labelled words are given to the right speaker"


def share(table: pd.DataFrame) -> str:
    named = _named(table, UNNAMED)
    if named.empty:
        return "No quoted word has a speaker with a name"
    first = named["share"].idxmax()
    words, level = percent(named["share"][first]), tied(named, "share", first, _speaker)
    compared = f"as much as {level}" if level else "more than anyone else named"
    return f"{_speaker(named.loc[first])} has {words} of the quoted words, {compared}"


def articles(table: pd.DataFrame) -> str:
    half = (_named(table).groupby("article")["share"].max() > 0.5).sum()
    n = table["article"].nunique()
    return f"One speaker has more than half of the quoted words in {half:,} of {n:,} articles that quote"


def outlets(table: pd.DataFrame) -> str:
    named = _named(table[table["outlet"] != ALL], UNNAMED)
    cells, n_gaps, _ = gaps_to_judge(named)
    if cells.empty:
        return ""
    gaps = (cells.max(axis=1) - cells.min(axis=1)).rename("gap").reset_index()
    if gaps["gap"].max() == 0:
        return "Each speaker has the same share of the quoted words in every outlet"
    widest = gaps["gap"].idxmax()
    speaker, level = gaps["speaker"][widest], tied(gaps, "gap", widest, _speaker)
    own = cells.loc[speaker]
    most, least = (f"in {label(outlet, 40)}" for outlet in (own.idxmax(), own.idxmin()))
    pair = named[(named["speaker"] == speaker) & named["outlet"].isin([own.idxmax(), own.idxmin()])]
    by_chance = chance(pair, "share", n_gaps) if len(pair) == 2 else ""
    words = f"{percent(own.max())} of the quoted words"
    as_far = f"; as far apart: {level}" if level else ""
    return f"{label(speaker, 40)} has {words} {most} and {percent(own.min())} {least}{by_chance}{as_far}"


def heard(table: pd.DataFrame) -> str:
    named = _named(table)
    n_outlets = (named["share"] > 0).groupby([named["event"], named["speaker"]]).sum()
    return f"{(n_outlets == 1).sum()} of {len(n_outlets)} much quoted speakers are heard in one outlet only"


def speech(table: pd.DataFrame) -> str:
    own = table[table["group"] == table["group"].iloc[0]].set_index("part")["value"].dropna()
    said = [f"{part} at grade {tenths(value)}" for part, value in own.items()]
    return (" and ".join(said)).capitalize().replace(" at", " reads at", 1)


def along(table: pd.DataFrame) -> str:
    own = table[table["outlet"] == ALL].sort_values("position")["value"]
    return f"The median grade is {tenths(own.iloc[0])} at the beginning and {tenths(own.iloc[-1])} at the end"


def textstat(table: pd.DataFrame) -> str:
    most = table.loc[table["difference"].abs().idxmax()]
    by = written(most["difference"], ".1f", "+")
    return f"Our scores and textstat’s differ most by the {most['label']}: {by} points"


def arc(table: pd.DataFrame) -> str:
    means = table.groupby("part")["tone"].mean()
    return f"Mean tone of “{label(table['title'].iloc[0], 60)}”: {_by_part(means)}"


def _by_part(means: pd.Series) -> str:
    return ", ".join(f"{signed(value)} for {part}" for part, value in means.items())


def quoted_tone(table: pd.DataFrame) -> str:
    means = table.pivot(index=table.columns[0], columns="part", values="mean").dropna()
    if means.shape[1] < 2 or means.empty:
        return "No outlet has both words of its own and quoted words to compare"
    if len(means) == 1:
        return f"Mean tone: {_by_part(means.iloc[0])}"
    pairs = [own for _, own in table.groupby(table.columns[0]) if len(own) == 2]
    tested = [own for own in pairs if own["low"].notna().all()]
    rose = [own["mean"].diff().iloc[1] for own in tested if not chance(own, "mean", len(tested))]
    if not tested:
        return "No outlet has enough articles to say whether quoted words differ in tone from its own"
    if not rose:
        enough = " with enough articles" if len(tested) < len(pairs) else ""
        one = f"In none of {len(tested)} outlets{enough} do"
        one = one if len(tested) > 1 else f"In the one outlet{enough} no"
        return f"{one} quoted words clearly differ in tone from the writers’ own"
    n_up = sum(change > 0 for change in rose)
    counts = {"positive": n_up, "negative": len(rose) - n_up}
    said = " and ".join(f"clearly more {tone} in {n}" for tone, n in counts.items() if n)
    return f"Beside the writers’ own, quoted words are {said} of {len(pairs)} outlets"


def events(table: pd.DataFrame) -> str:
    outlets = table.groupby("outlet")["is_clear"].any()
    if len(outlets) == 2:
        how = "clearly" if outlets.any() else "do not clearly"
        return f"The two outlets {how} differ in tone on the same events"
    if not outlets.any():
        return f"None of {len(outlets)} outlets clearly differs in tone from the others on the same events"
    verb = "differs" if outlets.sum() == 1 else "differ"
    return f"{outlets.sum()} of {len(outlets)} outlets {verb} in tone from the others on the same events"


def summary(table: pd.DataFrame) -> str:
    rows = table[(table["measure"] == SHARE) | (table["group"] == ALL)]
    spoken = rows[rows["measure"] == SHARE].rename(columns={"group": "speaker", "mean": "share"})
    grade = rows.loc[rows["measure"] == "flesch_kincaid_grade", "mean"].dropna()
    said = [share(spoken).removesuffix(", more than anyone else named")] if len(spoken) else []
    said += [f"{'the' if said else 'The'} prose reads at grade {tenths(grade.iloc[0])}"] if len(grade) else []
    return "; ".join(said) or "The articles are too short to measure"


def clear_tones(table: pd.DataFrame) -> str:
    """How many speakers are not neutral, allowing for as many as have an interval."""
    enough = _named(table[table["is_enough"]], UNNAMED)
    n_tried = enough["low"].notna().sum()
    clear = are_clear(enough, "mean", n_tried, "n_articles").sum()
    verb = "is" if clear == 1 else "are"
    said = f"{clear} of {len(enough)} speakers {verb} quoted with clearly positive or negative words"
    none = "No speaker’s words are clearly positive or clearly negative"
    is_by_number = are_clear(enough, "mean", 1, "n_articles").any()  # a line without 0, yet one of many
    return said if clear else f"{none}, allowing for {n_tried} compared" if is_by_number else none


def voices(table: pd.DataFrame) -> str:
    known = table[~table["kind"].isin(["", KIND_UNKNOWN])]
    if known.empty:
        return "The articles do not show what kinds of source they quote"
    first = known.iloc[0]
    share, level = percent(first["share"]), tied(known, "share", first.name, lambda row: row["kind"])
    compared = f", as much as {level}" if level else ""
    return f"The most quoted kind of source shown is {first['kind']}: {share} of the quoted words{compared}"


def women(table: pd.DataFrame) -> str:
    first = table.iloc[0]
    unknown = f"; for {percent(first[NOT_SHOWN])} it is not shown" if first[NOT_SHOWN] else ""
    women, men = percent(first[WOMAN]), percent(first[MAN])
    return f"Women have {women} of the quoted words of people, men {men}{unknown}"


def top_by_gender(table: pd.DataFrame) -> str:
    said = []
    for gender, own in table.groupby("gender", sort=False):
        level = tied(own, "share", own.index[0], _speaker)
        who = f"{_speaker(own.iloc[0])}{f' (level with {level})' if level else ''}"
        said.append(f"{who} is the most quoted {gender} ({percent(own['share'].iloc[0])})")
    return ", ".join(said)


def over_time(table: pd.DataFrame) -> str:
    """What clearly differs between two periods, allowing for every pair of periods of every group."""
    groups = [own for _, own in table.dropna(subset="low").groupby("group", sort=False)]
    n_pairs = sum(math.comb(len(own), 2) for own in groups)
    changed = []
    for own in groups:
        pairs = combinations(own.sort_values("period").to_dict("records"), 2)
        pair = max(pairs, key=apart, default=None)
        if pair and not chance(pd.DataFrame(pair), "value", n_pairs):
            said = (f"{form_of(pair[0]['group'])(row['value'])} in {row['period']}" for row in pair)
            changed.append(f"{label(pair[0]['group'], 40)}: {', '.join(said)}")
    periods = f"{table['period'].nunique()} periods"
    if not n_pairs:
        return f"Too few articles in {periods} to compare"
    if not changed:
        return f"Nothing clearly changes over {periods}"
    return changed[0] + (f"; {len(changed) - 1} more clearly changed" if len(changed) > 1 else "")
