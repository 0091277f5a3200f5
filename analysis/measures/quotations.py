"""From the table of quotations to those that the figures of notebook 03 show: table in, table out."""

import pandas as pd

from analysis.text.sentences import cut

KINDS = ("direct", "mixed", "indirect")


def by_sentence(quotations: pd.DataFrame, sentences: pd.DataFrame) -> dict[tuple, list[str]]:
    """Quotations cut where sentences begin: (article, sentence, speaker, kind) -> the words of its parts."""
    starts = {article: group.tolist() for article, group in sentences.groupby("article")["start"]}
    parts: dict[tuple, list[str]] = {}
    for row in quotations.dropna(subset="tone").itertuples(index=False):
        for number, start, end in cut(starts.get(row.article, []), row.start, row.end):
            key = (row.article, number, row.speaker, row.speaker_kind)
            parts.setdefault(key, []).append(row.text[start - row.start : end - row.start])
    return parts


def kinds(quotations: pd.DataFrame, by: str) -> pd.DataFrame:
    """Shares (0..1) of the words of each group's quotations by kind; the largest indirect share first."""
    words = quotations.pivot_table(index=by, columns="kind", values="n_words", aggfunc="sum", fill_value=0)
    words = words.reindex(columns=list(KINDS), fill_value=0)
    table = words.div(words.sum(axis=1).clip(lower=1), axis=0).rename_axis(columns=None)
    table.insert(0, "n_quotations", quotations.groupby(by).size())
    table.insert(1, "n_words", words.sum(axis=1))
    return table.sort_values("indirect", ascending=False, kind="stable").reset_index()


def cues(quotations: pd.DataFrame, n_cues: int = 10, n_speakers: int = 10) -> pd.DataFrame:
    """Which cue introduces whom, each attribution once: speaker, a column for each cue, most first."""
    found = quotations[(quotations["cue"] != "") & (quotations["speaker"] != "")]
    found = found.drop_duplicates(["article", "attribution"])
    found = found.assign(cue=found["cue"].str.casefold().str.replace("’", "'"))
    counts = pd.crosstab(found["speaker"], found["cue"])
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index[:n_speakers]]
    order = counts.sum().sort_values(ascending=False, kind="stable").index[:n_cues]
    return counts[order].rename_axis(columns=None).reset_index()


def strips(quotations: pd.DataFrame, sentences: pd.DataFrame, row: str = "article") -> pd.DataFrame:
    """Where in its article each quotation stands: row, article, speaker, kind, begin, finish, n_words.

    Places are shares of the article from its first to its last character. ``row`` is the column that names
    the strip of a quotation (article, or speaker for a single article).
    """
    bounds = sentences.groupby("article").agg({"start": "min", "end": "max"})
    first, last = (quotations["article"].map(bounds[column]).astype(float) for column in bounds)
    size = (last - first).clip(lower=1)
    begin = ((quotations["start"] - first) / size).clip(0, 1)
    finish = ((quotations["end"] - first) / size).clip(0, 1)
    columns = list(dict.fromkeys([row, "article", "speaker", "kind", "begin", "finish", "n_words"]))
    return quotations.assign(begin=begin, finish=finish)[columns].reset_index(drop=True)


def to_correct(quotations: pd.DataFrame, n: int = 20) -> pd.DataFrame:
    """The quotations most likely wrong first, without corrected ones, in columns of corrections.csv."""
    doubted = quotations[quotations["rule"] != "corrected"].assign(note="")
    order = ["confidence", "n_words", "article", "start"]
    doubted = doubted.sort_values(order, ascending=[True, False, True, True], na_position="first")
    columns = ["article", "start", "end", "speaker", "note", "text", "rule", "confidence"]
    return doubted[columns].head(n).reset_index(drop=True)


def most_speakers(articles: pd.DataFrame, speakers: pd.DataFrame) -> str:
    """The article with most named speakers (the first of them in the table); "" without articles."""
    counts = speakers[speakers["speaker"] != ""].groupby("article").size()
    counts = counts.reindex(articles["article"], fill_value=0)
    return str(counts.idxmax()) if len(counts) else ""
