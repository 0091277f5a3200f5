"""The key figures of a corpus on one page, by outlet, and what changed between two runs.

One quantity has one definition, here and wherever else it is shown. Shares, grades and tones are those of all
words or sentences of the articles together (a long article counts for more); the number of speakers and of
words is the mean over articles. Intervals draw events again, articles without an event.
"""

import tomllib
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import FEWEST_OF_SPEAKER, difference, with_events
from analysis.measures.names import named_tables
from analysis.measures.outlets import mean_by, places, with_all
from analysis.measures.readability import grades, prose
from analysis.measures.shares import spoken
from analysis.measures.tone import NARRATION, mean_tone, parts
from analysis.measures.voices import KIND_UNKNOWN, WOMAN, voices
from analysis.tables.corpus import Corpus

# of each measure: label, form and perhaps panel, compared
KEY_MEASURES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_COLUMNS = ["measure", "group", "n", "mean", "low", "high"]
_OF_WORDS, _OF_SPEAKER = "share of quoted words: ", "share of quoted words: speaker "
OLD, NEW = "old", "new"


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
        "n_words": mean_by(both, "n_words", ["outlet"]),
        "share_of_words_quoted": mean_by(both, "n_words_quoted", ["outlet"], "n_words"),
        "flesch_kincaid_grade": grades(prose(both_sentences), ["outlet"]).rename(columns={"value": "mean"}),
        "effective_speakers": mean_by(both, "effective_speakers", ["outlet"]),
        "share_unattributed": mean_by(both, "quoted_unattributed", ["outlet"], "quoted_n_words"),
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
    labels = {measure: known["label"] for measure, known in KEY_MEASURES.items()}
    return page.rename(index=labels).rename_axis(index=None, columns=None)


def _cell(measure: str, mean: float, low: float, high: float) -> str:
    if pd.isna(mean):
        return "–"
    form = KEY_MEASURES[measure]["form"]
    between = "" if pd.isna(low) else f" ({low:z{form}} to {high:z{form}})"
    return f"{mean:z{form}}{between}".replace("-", "−")


def compare_runs(old: Corpus, new: Corpus, n_speakers: int = 5) -> pd.DataFrame:
    """Each measure in both runs and its difference, new less old, with a 95 % interval.

    Where both runs have five articles (or events) of the same names these are compared with themselves, so
    that only what changed counts; otherwise the articles of each run are drawn apart. Of speakers, the
    ``n_speakers`` named ones with most words in both runs are compared.

    Returns measure, old, new (of all articles of a run), difference, low, high (NaN with too few articles),
    n_pairs (articles or events compared with themselves, within which the difference is).
    """
    runs = pd.concat([_adding_up(corpus).assign(run=run) for run, corpus in ((OLD, old), (NEW, new))])
    speakers = runs[runs["measure"].str.startswith(_OF_SPEAKER)].groupby("measure")["part"].sum()
    shown = set(speakers.nlargest(n_speakers).index)
    quoting = runs[runs["measure"].str.startswith(_OF_WORDS)].drop_duplicates(["run", "article"])
    quoting = quoting[["run", "article", "whole"]]  # articles that may quote nobody of a group
    rows = []
    for measure, own in runs.groupby("measure", sort=False):
        if measure.startswith(_OF_SPEAKER) and measure not in shown:
            continue
        table = own
        if measure.startswith(_OF_WORDS):
            table = quoting.merge(own[["run", "article", "part"]], how="left").fillna({"part": 0.0})
        sums = table.groupby("run")[["part", "whole"]].sum().reindex([OLD, NEW]).fillna(0.0)
        found = difference(table, "run", NEW, OLD, ["part", "whole"], np.divide)
        present = own[own["part"] > 0].groupby("run")["article"].nunique().reindex([OLD, NEW], fill_value=0)
        if measure.startswith(_OF_WORDS) and present.min() < FEWEST_OF_SPEAKER:
            found = found._replace(low=np.nan, high=np.nan)
        values = (sums["part"] / sums["whole"].where(sums["whole"] > 0)).tolist()
        change = found.value if found.n_pairs else values[1] - values[0]
        rows.append((measure, *values, change, found.low, found.high, found.n_pairs))
    return pd.DataFrame(rows, columns=["measure", OLD, NEW, "difference", "low", "high", "n_pairs"])


def _adding_up(corpus: Corpus) -> pd.DataFrame:
    """What adds up to each measure in each article: article, measure, part, whole."""
    tables = named_tables(corpus)
    articles = tables.articles
    parts = [
        articles[["article"]].assign(measure=known["compared"], part=articles[column], whole=1.0).dropna()
        for column, known in KEY_MEASURES.items()
        if "compared" in known
    ]
    quoted = articles[["article"]].assign(part=articles["n_words_quoted"], whole=articles["n_words"])
    parts.append(quoted.assign(measure="share of words inside quotation marks"))
    said = spoken(voices(tables.quotations, tables.speakers))
    whole = said.groupby("article")["n_words"].sum()
    kinds = said["source_kind"].mask(said["source_kind"] == "", KIND_UNKNOWN)
    kinds = kinds.mask(said["speaker"] == "", "unattributed")
    parts.append(_of_words(said.assign(group=kinds), whole, _OF_WORDS))
    named = said[said["source_type"] == "named person"]
    parts.append(_of_words(named.assign(group=named["speaker"]), whole, _OF_SPEAKER))
    if "gender" in said:
        people = said[said["gender"] != ""]
        women = people["n_words"].where(people["gender"] == WOMAN, 0)
        sums = people.assign(part=women, whole=people["n_words"]).groupby("article")[["part", "whole"]].sum()
        parts.append(sums.reset_index().assign(measure="share of women in the words of women and men"))
    return with_events(pd.concat(parts, ignore_index=True), articles)


def _of_words(said: pd.DataFrame, whole: pd.Series, start: str) -> pd.DataFrame:
    sums = said.groupby(["article", "group"], as_index=False)["n_words"].sum()
    return sums.assign(measure=start + sums["group"], part=sums["n_words"], whole=sums["article"].map(whole))
