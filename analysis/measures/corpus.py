"""What the articles of a corpus are: how long, how much of them is quotation and where, what is missing."""

import numpy as np
import pandas as pd

from analysis.tables.storage import with_texts

GAPS = ("title", "outlet", "date", "author", "url")


def n_copies(articles: pd.DataFrame) -> int:
    """How many articles repeat the text of another; 0 in tables of before 0.2.0, which do not say it."""
    return int((articles["copy_of"] != "").sum()) if "copy_of" in articles else 0


def lengths(articles: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """Lengths of the articles of each group, longest median first; sums and shares are of all its words."""
    grouped = articles.groupby(by, sort=True)
    table = grouped["n_words"].agg(["size", "sum", "median", "min", "max"])
    table.columns = ["n_articles", "n_words", "median_words", "shortest", "longest"]
    sums = grouped[["n_words", "n_sentences", "n_paragraphs", "n_words_quoted"]].sum().replace(0, np.nan)
    table["words_per_sentence"] = sums["n_words"] / sums["n_sentences"]
    table["sentences_per_paragraph"] = sums["n_sentences"] / sums["n_paragraphs"]
    table["share_of_words_quoted"] = sums["n_words_quoted"].fillna(0) / sums["n_words"]
    return table.sort_values("median_words", ascending=False, kind="stable").reset_index()


def spread(articles: pd.DataFrame, groups: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    """Groups, the largest value first, with the articles in them: outlet, article ("" for the group), value
    (``column`` of an article, ``value`` of a group), low, high. Empty of one article.
    """
    columns = ["outlet", "article", "value", "low", "high"]
    own = articles.assign(value=articles[column], low=np.nan, high=np.nan)[columns].dropna(subset="value")
    if len(own) < 2:
        return pd.DataFrame(columns=columns)
    of_groups = groups.rename(columns={value: "value"}).dropna(subset="value").assign(article="")
    of_groups = of_groups.sort_values("value", ascending=False, kind="stable").reindex(columns=columns)
    return pd.concat([of_groups, own], ignore_index=True)


def quoted_and_narration(articles: pd.DataFrame) -> pd.DataFrame:
    """Words of each article, split into quoted words and narration; the longest article first."""
    table = articles[["article", "outlet", "title", "n_words", "n_words_quoted", "share_of_words_quoted"]]
    table = table.sort_values(["n_words", "article"], ascending=[False, True], ignore_index=True)
    table.insert(5, "n_words_narration", table["n_words"] - table["n_words_quoted"])
    return table


def gaps(articles: pd.DataFrame) -> pd.DataFrame:
    """What articles lack (metadata, quotations, length) or had cut: gap, n_articles, share."""
    articles = with_texts(articles)
    missing = {f"no {column}": articles[column] == "" for column in GAPS}
    missing["no quotation found"] = articles["n_quotations"] == 0
    missing["fewer than 100 words"] = articles["n_words"] < 100
    missing["something cut or repaired (warnings)"] = articles["warnings"] != ""
    counts = {gap: int(found.sum()) for gap, found in missing.items()}
    table = pd.DataFrame({"gap": counts.keys(), "n_articles": counts.values()})
    return table.assign(share=table["n_articles"] / max(len(articles), 1))
