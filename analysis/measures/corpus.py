"""What the articles of a corpus are: how long, how much of them is quotation and where, what is missing."""

import numpy as np
import pandas as pd

GAPS = ("title", "outlet", "date", "author", "url")


def lengths(articles: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """Lengths of the articles of each group: n_articles, words (median, min, max), sentences and paragraphs.

    Returns:
        by, n_articles, n_words (sum), median_words, shortest, longest, words_per_sentence,
        sentences_per_paragraph, share_of_words_quoted (of all words of the group).
    """
    grouped = articles.groupby(by, sort=True)
    table = grouped["n_words"].agg(["size", "sum", "median", "min", "max"])
    table.columns = ["n_articles", "n_words", "median_words", "shortest", "longest"]
    sums = grouped[["n_words", "n_sentences", "n_paragraphs", "n_words_quoted"]].sum().replace(0, np.nan)
    table["words_per_sentence"] = sums["n_words"] / sums["n_sentences"]
    table["sentences_per_paragraph"] = sums["n_sentences"] / sums["n_paragraphs"]
    table["share_of_words_quoted"] = sums["n_words_quoted"].fillna(0) / sums["n_words"]
    return table.reset_index()


def quoted_and_narration(articles: pd.DataFrame, n: int = 24) -> pd.DataFrame:
    """Words of the ``n`` longest articles, split into quoted words and narration; the longest first.

    Returns:
        article, outlet, title, n_words, n_words_quoted, n_words_narration.
    """
    longest = articles.sort_values(["n_words", "article"], ascending=[False, True]).head(n)
    columns = ["article", "outlet", "title", "n_words", "n_words_quoted"]
    narration = longest["n_words"] - longest["n_words_quoted"]
    return longest[columns].assign(n_words_narration=narration).reset_index(drop=True)


def quoted_along(sentences: pd.DataFrame, groups: pd.DataFrame, by: str, parts: int = 10) -> pd.DataFrame:
    """Share of words inside quotation marks in each tenth of the article, for each group of articles.

    Args:
        sentences: the sentences table.
        groups: columns article and ``by``.
        parts: how many equal parts (of the article's words) an article is cut into; a sentence belongs to the
            part in which its middle word lies.

    Returns:
        by, part (1..parts), n_words, share (0..1; NaN where no sentence falls into the part).
    """
    columns = list(dict.fromkeys(["article", by]))
    found = sentences[sentences["n_words"] > 0].merge(groups[columns], on="article")
    before = found.groupby("article")["n_words"].cumsum() - found["n_words"] / 2
    total = found.groupby("article")["n_words"].transform("sum")
    found["part"] = np.minimum((before / total * parts).astype(int), parts - 1) + 1
    sums = found.groupby([by, "part"])[["n_words", "n_words_quoted"]].sum()
    full = pd.MultiIndex.from_product([sorted(found[by].unique()), range(1, parts + 1)], names=[by, "part"])
    sums = sums.reindex(full)
    sums["share"] = sums["n_words_quoted"] / sums["n_words"]
    return sums.fillna({"n_words": 0}).astype({"n_words": "int64"})[["n_words", "share"]].reset_index()


def gaps(articles: pd.DataFrame) -> pd.DataFrame:
    """What articles lack (metadata, quotations, length) or had cut: gap, n_articles, share."""
    missing = {f"no {column}": articles[column] == "" for column in GAPS}
    missing["no quotation found"] = articles["n_quotations"] == 0
    missing["fewer than 100 words"] = articles["n_words"] < 100
    missing["something cut or repaired (warnings)"] = articles["warnings"] != ""
    counts = {gap: int(found.sum()) for gap, found in missing.items()}
    table = pd.DataFrame({"gap": counts.keys(), "n_articles": counts.values()})
    return table.assign(share=table["n_articles"] / max(len(articles), 1))


def strips(quotations: pd.DataFrame, sentences: pd.DataFrame, row: str = "article") -> pd.DataFrame:
    """Where in its article each quotation stands, for a strip along each article.

    Positions are shares of the article from its first to its last character (0 = beginning, 1 = end).

    Args:
        row: the column that names the strip of a quotation (article, or speaker for a single article).

    Returns:
        row, article, speaker, kind, begin, finish, n_words, in text order.
    """
    bounds = sentences.groupby("article").agg(first=("start", "min"), last=("end", "max"))
    first = quotations["article"].map(bounds["first"]).astype(float)
    last = quotations["article"].map(bounds["last"]).astype(float)
    size = (last - first).clip(lower=1)
    begin = ((quotations["start"] - first) / size).clip(0, 1)
    finish = ((quotations["end"] - first) / size).clip(0, 1)
    columns = list(dict.fromkeys([row, "article", "speaker", "kind", "begin", "finish", "n_words"]))
    return quotations.assign(begin=begin, finish=finish)[columns].reset_index(drop=True)


def largest(table: pd.DataFrame, by: str, n: int = 10, *, least: int = 2) -> pd.DataFrame:
    """The rows of the ``n`` groups with most rows; no rows when there are fewer than ``least`` groups or
    rows.
    """
    counts = table[by].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if len(counts) == 0 or len(table) < least:
        return table.iloc[:0]
    return table[table[by].isin(counts.index[:n])]


def with_most_quotations(quotations: pd.DataFrame, n: int = 24) -> pd.DataFrame:
    """The quotations of the ``n`` articles that have most of them, in the order of the table."""
    return largest(quotations, "article", n, least=1)
