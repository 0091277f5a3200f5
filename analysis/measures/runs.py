"""What changed between two runs: two corpora, or one before and after corrections."""

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import FEWEST_OF_SPEAKER, difference, with_events
from analysis.measures.names import named_tables
from analysis.measures.shares import spoken
from analysis.measures.voices import KIND_UNKNOWN, WOMAN, voices
from analysis.tables.corpus import Corpus

_MEANS = {
    "n_words": "words in an article",
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "tone_narration": "tone of the narration",
    "tone_quoted": "tone of the quoted words",
}
OLD, NEW = "old", "new"


def compare_runs(old: Corpus, new: Corpus, n_speakers: int = 5) -> pd.DataFrame:
    """Each measure in both runs and its difference, new less old, with a 95 % interval.

    Where both runs have five articles (or events) of the same names these are compared with themselves, so
    that only what changed counts; otherwise the articles of each run are drawn apart. Of speakers, the
    ``n_speakers`` named ones with most words in both runs are compared.

    Returns measure, old, new, difference, low, high (NaN with too few articles), n_pairs (articles or events
    compared with themselves).
    """
    runs = pd.concat([_parts(corpus).assign(run=run) for run, corpus in ((OLD, old), (NEW, new))])
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
        rows.append((measure, *values, values[1] - values[0], found.low, found.high, found.n_pairs))
    return pd.DataFrame(rows, columns=["measure", OLD, NEW, "difference", "low", "high", "n_pairs"])


_OF_WORDS, _OF_SPEAKER = "share of quoted words: ", "share of quoted words: speaker "


def _parts(corpus: Corpus) -> pd.DataFrame:
    """What adds up to each measure in each article: article, measure, part, whole."""
    tables = named_tables(corpus)
    articles = tables.articles
    parts = [
        articles[["article"]].assign(measure=text, part=articles[column], whole=1.0).dropna()
        for column, text in _MEANS.items()
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
