"""From the tidy tables to those that the figures of tone show: pure functions, table in, table out.

The tone of anything longer than a sentence is the mean over its sentences, never the compound of a long text.
The writer's words (narration) and quoted words are kept apart. Headings, datelines and labels are left out.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from analysis.measures import bootstrap
from analysis.measures.bootstrap import with_events
from analysis.measures.outlets import mean_by, on_same_events
from analysis.measures.quotations import by_sentence
from analysis.sentiment.sentence_tone import contributions, tone
from analysis.text.article import Article
from analysis.text.sentences import PROSE

NARRATION, QUOTED, OTHERS_WORDS = "narration", "quoted words", "others’ words"
WINDOW = 9  # sentences of the moving mean along an article
FEWEST_SENTENCES = 20  # of or about a person; means of fewer say too little (benchmarks/tone.md)


def parts(sentences: pd.DataFrame) -> pd.DataFrame:
    """Narration and quoted words of the sentences of prose, a row each, told apart by ``part``."""
    prose = sentences[sentences["paragraph_kind"].isin(PROSE)]
    both = {NARRATION: "tone_narration", QUOTED: "tone_quoted"}
    found = [prose.assign(part=part, tone=prose[column]) for part, column in both.items()]
    table = pd.concat(found, ignore_index=True).dropna(subset="tone")
    return table.sort_values(["article", "sentence"], kind="stable", ignore_index=True)


def spoken_sentences(sentences: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """What each speaker is quoted with between marks, sentence by sentence, as text with its tone."""
    said = by_sentence(quotations[quotations["kind"] != "indirect"], sentences)
    rows = [(*key, text := " ".join(map(str.strip, found)), tone(text)) for key, found in said.items()]
    table = pd.DataFrame(rows, columns=["article", "sentence", "speaker", "speaker_kind", "text", "tone"])
    table = table.astype({"tone": "float64"}).dropna(subset="tone").reset_index(drop=True)
    return with_events(table, quotations)


def mean_tone(scored: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Mean tone of each group of scored sentences (``parts``, ``spoken_sentences``), with its interval.

    Returns by…, n_articles, n_sentences, mean (-1..1), low, high (``outlets.mean_by``).
    """
    return mean_by(scored, "tone", by).rename(columns={"n_rows": "n_sentences"})


def toward(mentions: pd.DataFrame) -> pd.DataFrame:
    """How the sentences about each person stand to the person, the writers' apart from other people's.

    ``mean_tone`` (-1 hostile to 1 friendly) of the table mentions by person and part, with is_enough; people
    with most sentences first. What people say of themselves is left out.
    """
    of_others = mentions[mentions["part"] != "own words"].rename(columns={"tone_toward": "tone"})
    of_others = of_others.dropna(subset="tone")  # of what is not English
    table = mean_tone(of_others, ["person", "part"])
    table[["low", "high"]] = table[["low", "high"]].clip(-1, 1)  # expanded intervals of few sentences
    sizes = table.groupby("person")["n_sentences"].transform("sum")
    return with_enough(table.loc[(-sizes).sort_values(kind="stable").index].reset_index(drop=True))


def with_enough(means: pd.DataFrame) -> pd.DataFrame:
    """Means with the column is_enough: of ``FEWEST_SENTENCES`` sentences or more."""
    return means.assign(is_enough=means["n_sentences"] >= FEWEST_SENTENCES)


def longest_article(scored: pd.DataFrame) -> str:
    """Id of the article with the most sentences that have a tone; "" where there is none."""
    sizes = scored.groupby("article")["sentence"].nunique()
    return str(sizes.idxmax()) if len(sizes) else ""


def most_sentences(summary: pd.DataFrame, column: str, n: int) -> pd.DataFrame:
    """The rows of the ``n`` values of a column with the most sentences, in the order of the table."""
    sizes = summary.groupby(column)["n_sentences"].sum().sort_values(ascending=False, kind="stable")
    return summary[summary[column].isin(sizes.index[:n])].reset_index(drop=True)


def arc(scored: pd.DataFrame, article: str, window: int = WINDOW) -> pd.DataFrame:
    """Tone along one article of ``parts``: sentence (1 = the first with a tone), part, tone, moving_mean
    (over the ``window`` sentences around; NaN within half a window of an end).
    """
    found = scored.loc[scored["article"] == article, ["sentence", "part", "tone"]].reset_index(drop=True)
    found["sentence"] = found["sentence"].rank(method="dense").astype("int64")
    means = found.groupby("sentence")["tone"].mean().rolling(window, center=True).mean()
    return found.assign(moving_mean=found["sentence"].map(means))


def contrast(scored: pd.DataFrame, column: str, first: object, second: object) -> tuple[float, float, float]:
    """Mean tone of the sentences with one value of a column less that with another, and its interval."""
    counted = scored.assign(one=1)
    return bootstrap.difference(counted, column, first, second, ["tone", "one"], np.divide)[:3]


def tone_by_event(scored: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """``mean_tone`` of each outlet on each event that two tell, and its difference from the others' there.

    is_clear: over all its events the outlet differs from the others (``outlets.on_same_events``). Of a single
    event nobody can tell, since the sentences of an article resemble each other.
    """
    told = articles_on_events(scored, events)
    several = told[told.groupby("event")["outlet"].transform("nunique") > 1]
    own = scored.drop(columns=["outlet", "event"], errors="ignore").merge(several, on="article")
    table = mean_tone(own, ["event", "outlet"])
    means = table.groupby("event")["mean"]
    others = (means.transform("sum") - table["mean"]) / (means.transform("size") - 1).clip(lower=1)
    clear = on_same_events(told).query("is_clear")["outlet"]
    return table.assign(difference=table["mean"] - others, is_clear=table["outlet"].isin(clear))


def articles_on_events(scored: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """The mean tone of each article on an event: article, event, outlet, value (for ``outlets``)."""
    means = scored.groupby("article")["tone"].mean().rename("value").reset_index()
    known = events.loc[(events["event"] != "") & (events["outlet"] != ""), ["article", "event", "outlet"]]
    return known.merge(means, on="article")


def wholly_narrated(scored: pd.DataFrame) -> pd.DataFrame:
    """Of what ``parts`` returned, the sentences in which the writer alone speaks."""
    return scored[(scored["part"] == NARRATION) & (scored["n_words_quoted"] == 0)]


def driving_sentences(scored: pd.DataFrame, article: Callable[[str], Article], n: int = 5) -> pd.DataFrame:
    """The ``n`` sentences (``wholly_narrated``, ``spoken_sentences``) with the most negative tone, then the
    ``n`` most positive ones, with the words that make it, each with what it adds to the sum.

    ``article`` gives the article of an id, for example ``corpus.article``.
    """
    scored = scored.infer_objects()
    low = scored[scored["tone"] < 0].nsmallest(2 * n, "tone")
    high = scored[scored["tone"] > 0].nlargest(2 * n, "tone")
    found = pd.concat([low, high], ignore_index=True)
    if "text" not in found:
        cut = zip(found["article"], found["start"], found["end"], strict=True)
        found["text"] = [" ".join(article(name).text[start:end].split()) for name, start, end in cut]
    found = found.drop_duplicates("text")  # of an article and its copy
    found = found[found.groupby(found["tone"] > 0).cumcount() < n].reset_index(drop=True)
    found["words"] = [
        ", ".join(f"{word}\u00a0{value:+.1f}".replace("-", "−") for word, value in contributions(text))
        for text in found["text"]
    ]
    return found[[c for c in ("tone", "words", "text", "speaker", "article") if c in found]]
