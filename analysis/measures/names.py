"""One speaker under one name across the articles of a corpus, joined only where it is safe.

Within an article ``attribution.speakers`` already gives one name to one speaker. Across articles the same
person may be "Mr. Doyle" here and "Frances Doyle" there.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, permutations
from unicodedata import combining, normalize

import pandas as pd

from analysis.measures.outlets import events, places
from analysis.tables.corpus import Corpus
from analysis.tables.storage import with_texts

_TITLE = re.compile(
    r"(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|lord|lady|sen|senator|rep|gov|governor|rev|gen|general"
    r"|col|capt|captain|lt|sgt|judge|justice|president|mayor|minister)\.?\s+"
)
_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$")


@dataclass(frozen=True)
class NamedTables:
    """Tables of a corpus with outlet and event of each article and corpus-wide names of speakers."""

    events: pd.DataFrame
    articles: pd.DataFrame
    quotations: pd.DataFrame
    speakers: pd.DataFrame
    corpus: Corpus

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """The table sentences with outlet and event of each article."""
        return self.corpus.sentences.merge(self.events, on="article")


def named_tables(corpus: Corpus) -> NamedTables:
    """The tables of a corpus with outlets, events and names; quotations by event, outlet, article, place."""
    known = events(corpus.articles, corpus.events)
    names = corpus_names(corpus.speakers, known)
    articles = corpus.articles.drop(columns=["outlet", "event"], errors="ignore").merge(known, on="article")
    quotations = with_corpus_names(corpus.quotations, names).merge(known, on="article")
    quotations = quotations.sort_values(
        ["event", "outlet", "article", "start"], key=places, ignore_index=True
    )
    return NamedTables(known, articles, quotations, with_corpus_names(corpus.speakers, names), corpus)


def corpus_names(speakers: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """The name of each speaker of each article in the whole corpus: article, speaker, name.

    A person named by surname only (or with a middle name left out) joins the one fuller name of that surname
    among the articles on the same event, or else in the corpus. Where there are two such names, or the
    article itself has another speaker of that surname, the name stays as it is. Organisations and unnamed
    sources keep their names. ``events``: as ``outlets.events`` gives them.
    """
    rows = with_texts(speakers)[["article", "speaker", "speaker_kind"]].drop_duplicates(
        ["article", "speaker"]
    )
    rows = rows.merge(events[["article", "event"]], on="article", how="left").fillna({"event": ""})
    people = rows[(rows["speaker_kind"] == "person") & (rows["speaker"] != "")]
    people = people.assign(surname=people["speaker"].map(_surname))
    full = people["speaker"].map(_usual_forms(people["speaker"]))
    people["full"] = full.astype(people["speaker"].dtype)  # also where nobody has a full name
    near = _only_one(people, ["event", "surname"]).where(people["event"] != "")
    is_alone = people.groupby(["article", "surname"])["speaker"].transform("size") == 1
    joined = near.fillna(_only_one(people, ["surname"])).where(is_alone)
    names = people["full"].fillna(joined).reindex(rows.index).fillna(rows["speaker"])
    return rows.assign(name=names)[["article", "speaker", "name"]]


def _only_one(people: pd.DataFrame, by: list[str]) -> pd.Series:
    """The full name of the group that a person belongs to, where there is one and no second."""
    full = people.groupby(by)["full"]
    return full.transform("first").where(full.transform("nunique") == 1)


def _usual_forms(speakers: pd.Series) -> dict[str, str]:
    """Of each name of two words and more the form that most articles use, with or without a middle name."""
    counts = speakers[speakers.map(_tokens).map(len) > 1].value_counts()
    usual = {}
    for _, known in counts.groupby(counts.index.map(_surname)):
        common = sorted(known.index, key=lambda form: (known[form], len(form), form), reverse=True)
        for name in common:
            usual[name] = next(form for form in common if _is_form_of(name, form))
    return usual


def likely_pairs(speakers: pd.DataFrame) -> list[tuple[str, str]]:
    """Names that are perhaps one person's and were not joined: the shorter first, most articles first.

    Two people's names with one surname where the shorter has no other word than the longer ("Doyle", "Frances
    Doyle") or the same initials ("F. Doyle"), and one name spelt in two ways ("Zoë Orsky", "Zoe Orskiy").
    What a reader finds right goes into speakers.csv.

    >>> likely_pairs(pd.DataFrame({"article": [1, 2], "speaker": ["Zoë Orsky", "Zoe Orskiy"],
    ...     "speaker_kind": "person"}))
    [('Zoe Orskiy', 'Zoë Orsky')]
    """
    people = speakers[(speakers["speaker_kind"] == "person") & (speakers["speaker"] != "")]
    counts = people.groupby("speaker")["article"].nunique()
    by_surname = counts.groupby(counts.index.map(_surname))
    pairs = [pair for _, names in by_surname for pair in permutations(names.index, 2) if _may_be(*pair)]
    spelt: dict[str, list[str]] = defaultdict(list)
    for name in counts.index:
        spelt[_as_heard(name)].append(name)
    beside = [pair for names in spelt.values() for pair in pairwise(names)]
    pairs += [(one, other) for one, other in beside if _tokens(one) != _tokens(other)]  # not "Jr."
    return sorted(pairs, key=lambda pair: (-counts[pair[0]] - counts[pair[1]], pair))


def _may_be(name: str, other: str) -> bool:
    """Whether each word of the shorter name is one of the longer, or the initial of one."""
    short, long = _tokens(name), _tokens(other)
    if len(short) == len(long):  # of such a pair only that in the order of letters
        firsts = short[0], long[0]
        return name < other and (_is_initial(*firsts) or _is_initial(*reversed(firsts)))
    words = (word in long or any(_is_initial(word, one) for one in long) for word in short)
    return len(short) < len(long) and all(words)


def _is_initial(word: str, other: str) -> bool:
    return len(word.rstrip(".")) == 1 and other.startswith(word[0]) and len(other.rstrip(".")) > 1


def _as_heard(name: str) -> str:
    """A name without accents, double letters and what is "y" here and "i", "iy" or "j" there."""
    plain = (one for one in normalize("NFKD", " ".join(_tokens(name))) if not combining(one))
    return re.sub(r"([^\W\d_])\1+", r"\1", re.sub(r"(?<=\w)[yj]", "i", "".join(plain)))


def with_corpus_names(table: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """A table with columns article and speaker, its speakers under their corpus names."""
    joined = table[["article", "speaker"]].merge(names, on=["article", "speaker"], how="left")
    return table.assign(speaker=joined["name"].fillna(joined["speaker"]).to_numpy())


def named_mentions(corpus: Corpus) -> pd.DataFrame:
    """The table mentions with each person under one name in the corpus, joined as speakers are."""
    mentions = corpus.mentions.rename(columns={"speaker": "quoted_by", "person": "speaker"})
    people = mentions[["article", "speaker"]].assign(speaker_kind="person")
    known = corpus_names(pd.concat([corpus.speakers, people]), events(corpus.articles, corpus.events))
    return with_corpus_names(mentions, known).rename(columns={"speaker": "person", "quoted_by": "speaker"})


@lru_cache(maxsize=100_000)
def _tokens(name: str) -> list[str]:
    """The words of a name in lower case, without titles and suffixes."""
    bare = name.casefold().replace("’", "'").strip()
    while match := _TITLE.match(bare):
        bare = bare[match.end() :]
    return _SUFFIX.sub("", bare).split() or [name.casefold()]


def _surname(name: str) -> str:
    return _tokens(name)[-1]


def _is_form_of(name: str, other: str) -> bool:
    mine, theirs = _tokens(name), _tokens(other)
    within = set(mine) <= set(theirs) or set(theirs) <= set(mine)
    suffix, same = ([end.strip(" ,.") for end in _SUFFIX.findall(one.casefold())] for one in (name, other))
    return mine[0] == theirs[0] and mine[-1] == theirs[-1] and within and suffix == same
