"""Who is compared with whom: outlets, another column in their place, and articles on the same event."""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import are_clear, drawn_units, event_names, mean_interval, ratio, with_events
from analysis.tables.storage import with_texts
from analysis.text.article import METADATA
from analysis.text.lexicons import word_class

ALL = "all articles"  # the one group of a corpus in which no article has an outlet
EVENTS = {
    "folders": "the names of files in different folders",
    "column": "the column event",
    "titles": "nearly the same title within days",
}
LEAST_ALIKE, MOST_DAYS = 0.5, 3  # of titles that tell one event: common content words, days apart
_EMPTY = word_class("title_filler")


def places(names: pd.Series) -> pd.Series:
    """The place of each name in the alphabet whatever its capitals, "all articles" first; for sorting by.

    Numbers stay as they are.
    """
    if not pd.api.types.is_string_dtype(names):
        return names
    found, known = pd.factorize(names)
    order = sorted(range(len(known)), key=lambda at: (known[at] != ALL, known[at].casefold(), known[at]))
    return pd.Series(np.argsort(order)[found], index=names.index)


def comparable(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of articles with an outlet; where none has one, all rows as the one group "all articles"."""
    table = with_texts(table)
    known = table["outlet"] != ""
    return table[known] if known.any() else table.assign(outlet=ALL)


def with_all(table: pd.DataFrame) -> pd.DataFrame:
    """All rows as the outlet "all articles", then those of each outlet where there are two or more."""
    known = comparable(table)
    return pd.concat([table.assign(outlet=ALL), known if known["outlet"].nunique() > 1 else known.iloc[:0]])


def with_outlets(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The rows that outlets are compared by (``comparable``), with the outlet and event of their article."""
    known = articles.set_index("article")["outlet"]
    outlet = table["article"].map(known).fillna("")
    return comparable(with_events(table.assign(outlet=outlet), articles))


def events(articles: pd.DataFrame, by: str = "") -> pd.DataFrame:
    """Which articles tell the same event, and the outlet of each: article, outlet, event ("" without one).

    Args:
        articles: article and outlet; and event, or title and date, as ``by`` needs them.
        by: "folders": articles of different folders whose files have one name tell one event
            ("gazette/flood.txt", "herald/flood.txt"). "column": those with one value of the column event.
            "titles": those with nearly the same title within days (`_by_titles`). "": the column where it
            has values, else folders. Another word, or "column" where it is empty, raises ValueError.

    An article and its copies (copy_of) always tell one event. One that one article alone tells is none.
    """
    if by not in ("", *EVENTS):
        raise ValueError(f"events is {by!r}; allowed are {', '.join(EVENTS)} and '' (column, else folders)")
    articles = with_texts(articles)
    has_column = "event" in articles and bool((articles["event"] != "").any())
    if by == "column" and not has_column and len(articles):
        raise ValueError("events is 'column', but no article has an event. Say it in the metadata: event: …")
    if by == "titles":
        found = _by_titles(articles)
    elif has_column and by != "folders":
        found = articles["event"]
    else:
        found = event_names(articles["article"].astype(str))
    found = _with_copies(found, articles)
    found = found.where(found.groupby(found).transform("size") > 1, "").astype("str")
    return articles[["article", "outlet"]].astype({"article": str}).assign(event=found)


def _with_copies(found: pd.Series, articles: pd.DataFrame) -> pd.Series:
    """The events where an article without one has that of the article it copies, and the other way round."""
    if "copy_of" not in articles or (articles["copy_of"] == "").all():
        return found
    event = dict(zip(articles["article"], found, strict=True))
    copies = articles[articles["copy_of"] != ""]
    for copy, first in zip(copies["article"], copies["copy_of"], strict=True):
        event[first] = event.get(first) or event[copy] or first
        event[copy] = event[copy] or event[first]
    return pd.Series(articles["article"].map(event), articles.index, dtype=object)


def _by_titles(articles: pd.DataFrame) -> pd.Series:
    """The event of each article by its title: the title of the first article that tells it.

    In the order of dates (then of ids) an article joins the event whose first title is most like its own: at
    least ``LEAST_ALIKE`` of the content words that either has are in both, and three words at least, within
    ``MOST_DAYS`` days of the first; otherwise it begins an event. Without a full date it has none.
    """
    dates = pd.to_datetime(articles["date"].str[:10], format="%Y-%m-%d", errors="coerce").dropna()
    days = {at: day.toordinal() for at, day in dates.items()}
    order = sorted(days, key=lambda at: (days[at], articles["article"][at]))
    found = dict.fromkeys(articles.index, "")
    words = {at: _content_words(articles["title"][at]) for at in order}
    first_with: dict[str, list] = defaultdict(list)  # first articles of events by each word of their titles
    names: set[str] = set()
    for at in order:
        for word in words[at]:
            first_with[word] = [other for other in first_with[word] if days[at] - days[other] <= MOST_DAYS]
        near = [other for word in sorted(words[at]) for other in first_with[word]]
        best = max(near, key=lambda other: _alike(words[at], words[other]), default=None)
        if best is not None and _alike(words[at], words[best]) >= LEAST_ALIKE:
            found[at] = found[best]
            continue
        title = str(articles["title"][at])
        found[at] = title if title not in names else f"{title} ({articles['date'][at]})"
        names.add(title)
        for word in words[at]:
            first_with[word].append(at)
    return pd.Series(found, index=articles.index, dtype=object)


def _content_words(title: str) -> frozenset[str]:
    """Words of a title that say what it is about: of four letters, capitals or digits, without plural s."""
    words = re.findall(r"[^\W_]+", re.sub(r"[’']s\b", "", title))
    kept = (word.casefold() for word in words if len(word) > 3 or word.isupper() or word.isdigit())
    return frozenset(word.removesuffix("s") for word in kept) - _EMPTY


def _alike(words: frozenset[str], others: frozenset[str]) -> float:
    """Share of the words of either that are in both; 0 of fewer than three common words."""
    common = len(words & others)
    return common / len(words | others) if common >= 3 else 0.0


def on_same_events(values: pd.DataFrame) -> pd.DataFrame:
    """Each outlet against the others on the events that it and another report.

    ``values``: event, outlet, value (of an article: its grade, its tone), several of an outlet on an event by
    their mean. Returns outlet, n_events, difference (mean over these events of the outlet's value less the
    mean of the others'), low, high (95 % bootstrap over events), is_clear (not 0, allowing for all outlets).
    """
    known = values[(values["event"] != "") & (values["outlet"] != "")].dropna(subset=["value"])
    told = known.pivot_table(index="event", columns="outlet", values="value", aggfunc="mean")
    told = told[told.count(axis=1) > 1].dropna(axis=1, how="all").astype(float)
    others = told.count(axis=1) - 1
    apart = told.sub(told.sum(axis=1).div(others), axis=0) + told.div(others, axis=0)
    table = pd.DataFrame({"n_events": apart.count(), "difference": apart.mean()}).rename_axis("outlet")
    table[["low", "high"]] = np.reshape([mean_interval(column) for _, column in apart.items()], (-1, 2))
    table = table.assign(is_clear=are_clear(table, "difference", n_compared(table), "n_events"))
    return table.reset_index().sort_values("outlet", key=places, ignore_index=True)


def mean_by(table: pd.DataFrame, column: str, by: Sequence[str], whole: str = "") -> pd.DataFrame:
    """Mean of a column by group, or its total over that of ``whole``, in the order of names.

    Returns by…, n_articles, n_rows, mean, low, high (``bootstrap.ratio``), of rows that have a value.
    """
    weight = table[whole] if whole else table[column].notna().astype("int64")
    known = table.assign(weight=weight, unit=drawn_units(table))[weight > 0]
    rows = []
    for key, own in known.groupby(list(by)):
        mean = ratio(own[column], own["weight"], own["unit"], is_share=bool(whole))
        rows.append((*key, own["article"].nunique(), len(own), *mean))
    means = pd.DataFrame(rows, columns=[*by, "n_articles", "n_rows", "mean", "low", "high"])
    return means.sort_values([*by], key=places, ignore_index=True)


def n_compared(table: pd.DataFrame) -> int:
    """How many differences ``on_same_events`` has: one of two outlets, as theirs are opposite."""
    return len(table) if len(table) > 2 else 1


def regrouped(articles: pd.DataFrame, by: str, n: int = 8) -> pd.DataFrame:
    """Articles with another column (its ``n`` most frequent values) as outlet; ValueError without it."""
    if not by:
        return articles
    if by not in articles:
        raise ValueError(f"by is {by!r}; allowed are the columns of articles, as {', '.join(METADATA)}")
    values = articles[by].fillna("").astype(str)
    most = values[values != ""].value_counts().index[:n]
    return articles.assign(outlet=values.where(values.isin(most), ""))
