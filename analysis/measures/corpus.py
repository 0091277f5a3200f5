"""What the articles of a corpus are: how long, how much of them is quotation and where, what is missing."""

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import with_events
from analysis.measures.outlets import ALL

GAPS = ("title", "outlet", "date", "author", "url")


def n_copies(articles: pd.DataFrame) -> int:
    """How many articles repeat the text of another; 0 in tables of before 0.2.0, which do not say it."""
    return int((articles["copy_of"] != "").sum()) if "copy_of" in articles else 0


def lengths(articles: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """Lengths of the articles of each group, longest median first.

    Returns by, n_articles, n_words (sum), median_words, shortest, longest, words_per_sentence,
    sentences_per_paragraph, share_of_words_quoted (of all words of the group).
    """
    grouped = articles.groupby(by, sort=True)
    table = grouped["n_words"].agg(["size", "sum", "median", "min", "max"])
    table.columns = ["n_articles", "n_words", "median_words", "shortest", "longest"]
    sums = grouped[["n_words", "n_sentences", "n_paragraphs", "n_words_quoted"]].sum().replace(0, np.nan)
    table["words_per_sentence"] = sums["n_words"] / sums["n_sentences"]
    table["sentences_per_paragraph"] = sums["n_sentences"] / sums["n_paragraphs"]
    table["share_of_words_quoted"] = sums["n_words_quoted"].fillna(0) / sums["n_words"]
    return table.sort_values("median_words", ascending=False, kind="stable").reset_index()


def spread(articles: pd.DataFrame, groups: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    """Groups with the articles in them: outlet, article ("" for the group), value, low, high.

    The value of an article is its ``column``, that of a group its ``value``, with low and high where
    ``groups`` has them. The group with the largest value comes first. One article is no spread: the table is
    empty then.
    """
    columns = ["outlet", "article", "value", "low", "high"]
    own = articles.assign(value=articles[column], low=np.nan, high=np.nan)[columns].dropna(subset="value")
    if len(own) < 2:
        return pd.DataFrame(columns=columns)
    of_groups = groups.rename(columns={value: "value"}).dropna(subset="value").assign(article="")
    of_groups = of_groups.sort_values("value", ascending=False, kind="stable").reindex(columns=columns)
    return pd.concat([of_groups, own], ignore_index=True)


def quoted_and_narration(articles: pd.DataFrame) -> pd.DataFrame:
    """Words of each article, split into quoted words and narration; the longest article first.

    Returns article, outlet, title, n_words, n_words_quoted, n_words_narration, share_of_words_quoted.
    """
    table = articles[["article", "outlet", "title", "n_words", "n_words_quoted", "share_of_words_quoted"]]
    table = table.sort_values(["n_words", "article"], ascending=[False, True], ignore_index=True)
    table.insert(5, "n_words_narration", table["n_words"] - table["n_words_quoted"])
    return table


def quoted_along(
    sentences: pd.DataFrame, groups: pd.DataFrame, by: str = "outlet", parts: int = 10
) -> pd.DataFrame:
    """Share of words inside quotation marks in each tenth of the article, for all articles and each outlet.

    Args:
        groups: columns article and outlet ("" counts among all articles only).
        by: "outlet", or "article" for each article.
        parts: how many equal parts (of the article's words) an article is cut into; a sentence belongs to the
            part in which its middle word lies.

    Returns by ("all articles" first), part (1..parts), n_words, share (0..1; NaN without sentences).
    """
    found = sentences[sentences["n_words"] > 0].merge(groups[["article", "outlet"]], on="article")
    before = found.groupby("article")["n_words"].cumsum() - found["n_words"] / 2
    total = found.groupby("article")["n_words"].transform("sum")
    found["part"] = np.minimum((before / total * parts).astype(int), parts - 1) + 1
    groups_of = sorted(set(found[by]) - {ALL, ""})
    if by == "outlet":
        groups_of = [ALL, *groups_of] if len(groups_of) > 1 else [ALL]
        found = pd.concat([found.assign(outlet=ALL), found[found["outlet"] != ALL]])
    sums = found.groupby([by, "part"])[["n_words", "n_words_quoted"]].sum()
    sums = sums.reindex(pd.MultiIndex.from_product([groups_of, range(1, parts + 1)], names=[by, "part"]))
    sums["share"] = sums["n_words_quoted"] / sums["n_words"]
    table = sums.fillna({"n_words": 0}).astype({"n_words": "int64"})[["n_words", "share"]].reset_index()
    return with_events(table, groups) if by == "article" else table


def gaps(articles: pd.DataFrame) -> pd.DataFrame:
    """What articles lack (metadata, quotations, length) or had cut: gap, n_articles, share."""
    missing = {f"no {column}": articles[column] == "" for column in GAPS}
    missing["no quotation found"] = articles["n_quotations"] == 0
    missing["fewer than 100 words"] = articles["n_words"] < 100
    missing["something cut or repaired (warnings)"] = articles["warnings"] != ""
    counts = {gap: int(found.sum()) for gap, found in missing.items()}
    table = pd.DataFrame({"gap": counts.keys(), "n_articles": counts.values()})
    return table.assign(share=table["n_articles"] / max(len(articles), 1))
