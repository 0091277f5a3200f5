"""What the articles of a corpus are: how long, how much of them is quotation and where, what is missing."""

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import with_events
from analysis.measures.outlets import ALL

GAPS = ("title", "outlet", "date", "author", "url")


def lengths(articles: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """Lengths of the articles of each group: n_articles, words (median, min, max), sentences and paragraphs.

    Returns:
        by, n_articles, n_words (sum), median_words, shortest, longest, words_per_sentence,
        sentences_per_paragraph, share_of_words_quoted (of all words of the group); longest median first.
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

    Args:
        articles: outlet, article and ``column``; groups: outlet and ``value``, and low and high if it has
            intervals.

    The group with the largest value comes first. One article is no spread: the table is empty then.
    """
    columns = ["outlet", "article", "value", "low", "high"]
    own = articles[["outlet", "article", column]].rename(columns={column: "value"}).dropna(subset="value")
    of_groups = groups.rename(columns={value: "value"}).dropna(subset="value").assign(article="")
    of_groups = of_groups.sort_values("value", ascending=False, kind="stable")
    if len(own) < 2:
        return pd.DataFrame(columns=columns)
    return pd.concat([of_groups.reindex(columns=columns), own], ignore_index=True).reindex(columns=columns)


def quoted_and_narration(articles: pd.DataFrame) -> pd.DataFrame:
    """Words of each article, split into quoted words and narration; the longest article first.

    Returns:
        article, outlet, title, n_words, n_words_quoted, n_words_narration, share_of_words_quoted.
    """
    longest = articles.sort_values(["n_words", "article"], ascending=[False, True])
    columns = ["article", "outlet", "title", "n_words", "n_words_quoted", "share_of_words_quoted"]
    narration = longest["n_words"] - longest["n_words_quoted"]
    table = longest[columns].assign(n_words_narration=narration)
    return table[[*columns[:-1], "n_words_narration", columns[-1]]].reset_index(drop=True)


def quoted_along(
    sentences: pd.DataFrame, groups: pd.DataFrame, by: str = "outlet", parts: int = 10
) -> pd.DataFrame:
    """Share of words inside quotation marks in each tenth of the article, for all articles and each outlet.

    Args:
        sentences: the sentences table.
        by: "outlet", or "article" for each article.
        groups: columns article and outlet ("" counts among all articles only).
        parts: how many equal parts (of the article's words) an article is cut into; a sentence belongs to the
            part in which its middle word lies.

    Returns:
        by ("all articles" first), part (1..parts), n_words, share (0..1; NaN where no sentence falls into
        the part).
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
