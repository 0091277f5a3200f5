"""One speaker under one name across the articles of a corpus, joined only where it is safe.

Within an article ``analysis.speakers`` already gives one name to one speaker. Across articles the same person
may be "Mr. Doyle" here and "Frances Doyle" there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.aggregates import events
from analysis.corpus import Corpus

_TITLE = re.compile(
    r"(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|lord|lady|sen|senator|rep|gov|governor|rev|gen|general"
    r"|col|capt|captain|lt|sgt|judge|justice|president|mayor|minister)\.?\s+"
)
_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$")


@dataclass(frozen=True, slots=True)
class NamedTables:
    """Tables of a corpus with outlet and event of each article and corpus-wide names of speakers."""

    events: pd.DataFrame
    articles: pd.DataFrame
    quotations: pd.DataFrame
    speakers: pd.DataFrame


def named_tables(corpus: Corpus) -> NamedTables:
    """Articles, quotations and speakers of a corpus as the notebooks on speakers use them.

    Quotations and articles have the columns outlet and event (``aggregates.events``); rows of quotations are
    ordered by event, outlet, article and place.
    """
    known = events(corpus.articles)
    names = corpus_names(corpus.speakers, known)
    articles = corpus.articles.drop(columns="outlet").merge(known, on="article")
    quotations = with_corpus_names(corpus.quotations, names).merge(known, on="article")
    quotations = quotations.sort_values(["event", "outlet", "article", "start"], ignore_index=True)
    return NamedTables(known, articles, quotations, with_corpus_names(corpus.speakers, names))


def corpus_names(speakers: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """The name of each speaker of each article in the whole corpus: article, speaker, name.

    A person named by surname only (or with a middle name left out) joins the one fuller name of that surname
    among the articles on the same event, or else in the corpus. Where there are two such names, or the
    article itself has another speaker of that surname, the name stays as it is. Organisations and unnamed
    sources keep their names.

    Args:
        speakers: columns article, speaker, speaker_kind.
        events: columns article, event (``aggregates.events``).
    """
    rows = speakers[["article", "speaker", "speaker_kind"]].drop_duplicates(["article", "speaker"])
    rows = rows.merge(events[["article", "event"]], on="article", how="left").fillna({"event": ""})
    people = rows[(rows["speaker_kind"] == "person") & (rows["speaker"] != "")]
    by_event = _fuller_names(people, people["event"])
    by_corpus = _fuller_names(people, pd.Series("", index=people.index))
    namesakes = _namesakes(people)
    names = []
    for row in rows.itertuples():
        found = ""
        if row.speaker_kind == "person" and namesakes[row.article, _surname(row.speaker)] == 1:
            near = by_event.get((row.event, _surname(row.speaker)), ()) if row.event else ()
            far = by_corpus.get(("", _surname(row.speaker)), ())
            found = _one_fuller(row.speaker, near) or _one_fuller(row.speaker, far)
        names.append(found or row.speaker)
    return rows.assign(name=names)[["article", "speaker", "name"]].reset_index(drop=True)


def with_corpus_names(table: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """A table with columns article and speaker, its speakers under their corpus names."""
    joined = table[["article", "speaker"]].merge(names, on=["article", "speaker"], how="left")
    return table.assign(speaker=joined["name"].fillna(joined["speaker"]).to_numpy())


def _tokens(name: str) -> list[str]:
    """The words of a name in lower case, without titles and suffixes."""
    bare = name.casefold().replace("’", "'").strip()
    while match := _TITLE.match(bare):
        bare = bare[match.end() :]
    return _SUFFIX.sub("", bare).split() or [name.casefold()]


def _surname(name: str) -> str:
    return _tokens(name)[-1]


def _namesakes(people: pd.DataFrame) -> dict[tuple[str, str], int]:
    """How many speakers of an article have a surname, by article and surname."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for article, name in zip(people["article"], people["speaker"], strict=True):
        counts[article, _surname(name)] += 1
    return counts


def _fuller_names(people: pd.DataFrame, groups: pd.Series) -> dict[tuple[str, str], tuple[str, ...]]:
    """The distinct names of two words and more for each group and surname, in order of appearance."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for group, name in zip(groups, people["speaker"], strict=True):
        if len(_tokens(name)) > 1:
            found[group, _surname(name)][name] = None
    return {key: tuple(names) for key, names in found.items()}


def _one_fuller(name: str, candidates: Iterable[str]) -> str:
    """The one person whom ``name`` may mean, under the longest form; "" if there is none or more than one."""
    candidates = list(candidates)
    given = {_tokens(c)[0] for c in candidates}
    suffixes = {_SUFFIX.search(c.casefold()) is not None for c in candidates}
    if len(given) != 1 or len(suffixes) != 1:
        return ""
    tokens = _tokens(name)
    longest = max(candidates, key=lambda c: (len(_tokens(c)), c))
    is_same = len(tokens) == 1 or (tokens[0] in given and set(tokens) <= set(_tokens(longest)))
    return longest if is_same else ""
