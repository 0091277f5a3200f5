"""Comparisons between outlets: which articles take part, and outlets on the events that several report."""

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import SEED, mean_interval

ALL = "all articles"  # the one group of a corpus in which no article has an outlet


def comparable(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of articles with an outlet; where none has one, all rows as the one group "all articles".

    Args:
        table: rows of articles with the column outlet ("" where it is not known).
    """
    known = table["outlet"] != ""
    return table[known] if known.any() else table.assign(outlet=ALL)


def on_same_events(values: pd.DataFrame) -> pd.DataFrame:
    """Each outlet against the others on the events that it and another report.

    Args:
        values: event, outlet, value (of an article: its grade, its tone); rows without an event or a value
            are passed over, several articles of an outlet on an event are one by their mean.

    Returns:
        outlet, n_events, difference (mean over these events of the outlet's value less the mean of the
        others'), low, high (95 % bootstrap over events, NaN with fewer than five), is_clear (the interval
        leaves out 0).
    """
    told = _told(values)
    low, high = _intervals(told)
    means = _against_others(told).mean()
    table = pd.DataFrame({"n_events": _against_others(told).count(), "difference": means})
    table = table.assign(low=low, high=high, is_clear=(low > 0) | (high < 0))
    return table.rename_axis("outlet").reset_index()


def clear_by_chance(values: pd.DataFrame, n_shuffles: int = 100) -> float:
    """How many outlets ``on_same_events`` would call clear if outlets did not differ.

    Within an event the outlets' values are exchangeable then: the mean number of clear ones over so many
    shuffles of the values within each event (fixed seed). Sentences of one article are not exchangeable, so
    no such number can be given for a single event.
    """
    told = _told(values)
    generator = np.random.default_rng(SEED)
    there = told.notna().to_numpy()
    total = 0
    for _ in range(n_shuffles):
        shuffled = told.to_numpy(copy=True)
        for row, present in zip(shuffled, there, strict=True):
            row[present] = generator.permutation(row[present])
        low, high = _intervals(pd.DataFrame(shuffled, told.index, told.columns))
        total += int(((low > 0) | (high < 0)).sum())
    return total / n_shuffles


def _told(values: pd.DataFrame) -> pd.DataFrame:
    """Events down, outlets across, of the events that two outlets and more report."""
    known = values[(values["event"] != "") & (values["outlet"] != "")].dropna(subset=["value"])
    told = known.pivot_table(index="event", columns="outlet", values="value", aggfunc="mean")
    return told[told.count(axis=1) > 1].dropna(axis=1, how="all").astype(float)


def _against_others(told: pd.DataFrame) -> pd.DataFrame:
    """Each value less the mean of the other outlets' on its event."""
    others = told.count(axis=1) - 1
    return told.sub((told.sum(axis=1)).div(others), axis=0) + told.div(others, axis=0)


def _intervals(told: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    found = [mean_interval(column) for _, column in _against_others(told).items()]
    return np.array([low for low, _ in found]), np.array([high for _, high in found])


def regrouped(articles: pd.DataFrame, by: str, n: int = 8) -> pd.DataFrame:
    """Articles with another of their columns in the place of the outlet, so that they are compared by it.

    Of the values with fewer articles than the ``n``-th most frequent the outlet is "". Without ``by`` the
    articles stay as they are. Raises ValueError for a column that there is not.
    """
    if not by:
        return articles
    if by not in articles:
        raise ValueError(f"by is {by!r}; allowed are the columns of articles, for example section or author")
    values = articles[by].fillna("").astype(str)
    most = values[values != ""].value_counts().index[:n]
    return articles.assign(outlet=values.where(values.isin(most), ""))
