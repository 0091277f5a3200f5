"""The key figures of a corpus on one page: each measure for all articles and for each outlet.

One quantity has one definition, here and wherever else it is shown. Shares, grades and tones are those of all
words or sentences of the articles together (a long article counts for more); the number of speakers and of
words is the mean over articles. Intervals draw events again, articles without an event.
"""

import numpy as np
import pandas as pd

from analysis.measures.outlets import places, with_all
from analysis.measures.readability import grades, prose
from analysis.measures.shares import mean_by, spoken
from analysis.measures.tone import NARRATION, mean_tone, parts

# column of the table -> what it measures, with its unit or range
KEY_MEASURES = {
    "n_words": "words in an article (mean)",
    "share_of_words_quoted": "share of all words inside quotation marks",
    "flesch_kincaid_grade": "Flesch-Kincaid grade of all prose (US school year)",
    "effective_speakers": "effective number of speakers in an article (mean)",
    "share_unattributed": "share of quoted words without a speaker (not how many have a wrong one)",
    "tone_narration": "tone of the narration (−1 to +1, mean over sentences)",
    "tone_quoted": "tone of the quoted words (−1 to +1, mean over sentences)",
}
_COLUMNS = ["measure", "group", "n", "mean", "low", "high"]


def key_figures(
    articles: pd.DataFrame, sentences: pd.DataFrame, quotations: pd.DataFrame, concentration: pd.DataFrame
) -> pd.DataFrame:
    """Each key measure of all articles and of each outlet, with 95 % bootstrap intervals.

    ``concentration`` is ``shares.concentration`` by article. Returns measure, group, n (articles that have a
    value), mean (NaN where none has), low, high.
    """
    words = spoken(quotations)
    words = words.assign(unattributed=words["n_words"].where(words["speaker"] == "", 0))
    words = words.groupby("article")[["unattributed", "n_words"]].sum().add_prefix("quoted_").reset_index()
    table = articles.merge(concentration[["article", "effective_speakers"]], on="article", how="left")
    table = table.merge(words, on="article", how="left")
    both = with_all(table)
    group = both.filter(["article", "outlet", "event"])
    both_sentences = sentences.drop(columns=["outlet", "event"], errors="ignore").merge(group, on="article")
    tones = mean_tone(parts(both_sentences), ["outlet", "part"])
    found = {
        "n_words": mean_by(both, "n_words", "outlet"),
        "share_of_words_quoted": mean_by(both, "n_words_quoted", "outlet", "n_words"),
        "flesch_kincaid_grade": grades(prose(both_sentences), ["outlet"]).rename(columns={"value": "mean"}),
        "effective_speakers": mean_by(both, "effective_speakers", "outlet"),
        "share_unattributed": mean_by(both, "quoted_unattributed", "outlet", "quoted_n_words"),
        "tone_narration": tones[tones["part"] == NARRATION],
        "tone_quoted": tones[tones["part"] != NARRATION],
    }
    order = both["outlet"].drop_duplicates().sort_values(key=places).tolist()
    rows = [_in_order(measure, table, order) for measure, table in found.items()]
    return pd.concat(rows, ignore_index=True)[_COLUMNS]


def _in_order(measure: str, table: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """The rows of one measure in the order of groups; what is drawn from one article is no range."""
    table = table.rename(columns={"outlet": "group", "n_articles": "n"}).set_index("group").reindex(order)
    few = table["n"].fillna(0) < 2
    table = table.assign(measure=measure, n=table["n"].fillna(0).astype("int64"))
    table[["low", "high"]] = table[["low", "high"]].mask(few, np.nan)
    return table.rename_axis("group").reset_index()[_COLUMNS]


def as_page(table: pd.DataFrame) -> pd.DataFrame:
    """``key_figures`` for reading: a row for each measure, a column for each group, "mean (low to high)"."""
    cells = [_cell(*row) for row in table[["measure", "mean", "low", "high"]].itertuples(index=False)]
    page = table.assign(cell=cells).pivot(index="measure", columns="group", values="cell")
    page = page.loc[list(dict.fromkeys(table["measure"])), list(dict.fromkeys(table["group"]))]
    return page.rename(index=KEY_MEASURES).rename_axis(index=None, columns=None)


def _cell(measure: str, mean: float, low: float, high: float) -> str:
    if pd.isna(mean):
        return "–"
    form = ".0%" if measure.startswith("share_") else ",.0f" if measure == "n_words" else ".2f"
    form = ".1%" if measure == "share_unattributed" else form
    form = ".1f" if measure in ("flesch_kincaid_grade", "effective_speakers") else form
    between = "" if pd.isna(low) else f" ({low:z{form}} to {high:z{form}})"
    return f"{mean:z{form}}{between}".replace("-", "−")
