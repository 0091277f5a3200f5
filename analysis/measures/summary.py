"""The key figures of a corpus on one page: each measure for all articles and for each outlet."""

import pandas as pd

from analysis.measures.bootstrap import mean_interval
from analysis.measures.outlets import ALL, comparable

# column of the table of articles -> what it measures, with its unit or range
KEY_MEASURES = {
    "n_words": "words in an article",
    "share_of_words_quoted": "share of words inside quotation marks",
    "flesch_kincaid_grade": "Flesch-Kincaid grade (US school year)",
    "effective_speakers": "effective number of speakers",
    "share_unattributed": "share of quoted words without a speaker",
    "tone_narration": "tone of the narration (−1 to +1)",
    "tone_quoted": "tone of the quoted words (−1 to +1)",
}


def key_figures(articles: pd.DataFrame, concentration: pd.DataFrame, n_outlets: int = 4) -> pd.DataFrame:
    """Mean over articles of each key measure with its 95 % bootstrap interval (events are drawn together).

    Args:
        articles: the articles table.
        concentration: ``aggregates.concentration`` by article.
        n_outlets: so many outlets with most articles get rows of their own, if there are two or more.

    Returns:
        measure, group ("all articles" or an outlet), n (articles that have a value), mean, low, high; a
        measure that no article has a value for has NaN.
    """
    columns = ["article", "effective_speakers", "share_unattributed"]
    table = articles.merge(concentration[columns], on="article", how="left")
    counts = comparable(table)["outlet"].value_counts()
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    outlets = sorted(counts.index[:n_outlets]) if len(counts) > 1 else []
    groups = {ALL: table, **{outlet: table[table["outlet"] == outlet] for outlet in outlets}}
    rows = []
    for measure in KEY_MEASURES:
        for group, members in groups.items():
            values = members[measure].astype(float)
            low, high = mean_interval(values, members["article"])
            row = {"measure": measure, "group": group, "n": int(values.notna().sum())}
            rows.append({**row, "mean": values.mean(), "low": low, "high": high})
    return pd.DataFrame(rows, columns=["measure", "group", "n", "mean", "low", "high"])


def as_page(table: pd.DataFrame) -> pd.DataFrame:
    """``key_figures`` as a reader wants it: a row for each measure, a column for each group, "mean (low to
    high)".
    """
    cells = [_cell(*row) for row in table[["measure", "mean", "low", "high"]].itertuples(index=False)]
    page = table.assign(cell=cells).pivot(index="measure", columns="group", values="cell")
    page = page.loc[list(dict.fromkeys(table["measure"])), list(dict.fromkeys(table["group"]))]
    return page.rename(index=KEY_MEASURES).rename_axis(index=None, columns=None)


def _cell(measure: str, mean: float, low: float, high: float) -> str:
    if pd.isna(mean):
        return "–"
    form = ".0%" if measure.startswith("share_") else ",.0f" if measure == "n_words" else ".2f"
    form = ".1f" if measure in ("flesch_kincaid_grade", "effective_speakers") else form
    between = "" if pd.isna(low) else f" ({low:{form}} to {high:{form}})"
    return f"{mean:{form}}{between}".replace("-", "−")
