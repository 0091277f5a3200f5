"""From the tidy tables to those that the figures of tone show: pure functions, table in, table out.

The tone of anything longer than a sentence is the mean over its sentences, never the compound of a long text.
The writer's words (narration) and quoted words are kept apart. Headings, datelines and labels are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from analysis.measures import bootstrap
from analysis.measures.bootstrap import drawn_units, ratio, with_events
from analysis.measures.outlets import on_same_events
from analysis.measures.quotations import by_sentence
from analysis.sentiment.sentence_tone import contributions, tone
from analysis.text.article import Article
from analysis.text.sentences import PROSE

NARRATION, QUOTED, OTHERS_WORDS = "narration", "quoted words", "others’ words"
WINDOW = 9  # sentences of the moving mean along an article
FEWEST_SENTENCES = 20  # of or about a person; means of fewer say too little (benchmarks/tone.md)


def parts(sentences: pd.DataFrame) -> pd.DataFrame:
    """The parts of the sentences of running text that have a tone: the sentence's columns, part, tone.

    ``part`` is "narration" (words of the writer) or "quoted words"; a sentence with both has two rows.
    """
    prose = sentences[sentences["paragraph_kind"].isin(PROSE)]
    both = {NARRATION: "tone_narration", QUOTED: "tone_quoted"}
    found = [prose.assign(part=part, tone=prose[column]) for part, column in both.items()]
    table = pd.concat(found, ignore_index=True).dropna(subset="tone")
    return table.sort_values(["article", "sentence"], kind="stable", ignore_index=True)


def spoken_sentences(sentences: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """What each speaker is quoted with between marks, sentence by sentence.

    Parts of one sentence that "he said" interrupts are one row. Returns article, sentence, speaker,
    speaker_kind, text, tone.
    """
    said = by_sentence(quotations[quotations["kind"] != "indirect"], sentences)
    rows = [(*key, text := " ".join(map(str.strip, found)), tone(text)) for key, found in said.items()]
    table = pd.DataFrame(rows, columns=["article", "sentence", "speaker", "speaker_kind", "text", "tone"])
    table = table.astype({"tone": "float64"}).dropna(subset="tone").reset_index(drop=True)
    return with_events(table, quotations)


def mean_tone(scored: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Mean tone of each group of scored sentences with its 95 % bootstrap interval (fixed seed).

    Events are drawn again, articles without an event, and the sentences of a single article
    (``bootstrap.drawn_units``). ``scored`` is what ``parts`` or ``spoken_sentences`` returned, with the
    columns ``by``.

    Returns by…, n_articles, n_sentences, mean (-1..1), low, high in the order of ``by``; with fewer than five
    units low and high are NaN.
    """
    rows = []
    for key, group in scored.groupby(list(by), sort=True):
        mean = ratio(group["tone"], group["tone"].notna(), drawn_units(group))
        rows.append((*key, group["article"].nunique(), len(group), *mean))
    return pd.DataFrame(rows, columns=[*by, "n_articles", "n_sentences", "mean", "low", "high"])


def toward(mentions: pd.DataFrame) -> pd.DataFrame:
    """How the sentences about each person stand to the person, the writers' apart from other people's.

    What people say of themselves is left out. ``mentions`` is the table, for example as
    ``names.named_mentions`` returned it.

    Returns person, part ("narration", "others’ words"), n_articles, n_sentences, mean (-1 hostile to 1
    friendly), low, high (95 % interval as in ``mean_tone``), is_enough (``FEWEST_SENTENCES`` sentences or
    more); people with most sentences first.
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
    """Tone along one article of ``parts``: its parts of sentences with the mean of the sentences around each.

    Returns sentence (1 = the first with a tone), part, tone, moving_mean (over the ``window`` sentences
    around; NaN within half a window of an end).
    """
    found = scored.loc[scored["article"] == article, ["sentence", "part", "tone"]].reset_index(drop=True)
    found["sentence"] = found["sentence"].rank(method="dense").astype("int64")
    means = found.groupby("sentence")["tone"].mean().rolling(window, center=True).mean()
    return found.assign(moving_mean=found["sentence"].map(means))


def contrast(scored: pd.DataFrame, column: str, first: object, second: object) -> tuple[float, float, float]:
    """Mean tone of the sentences with one value of a column less that with another, and its interval.

    Articles or events that have both are compared within themselves (``bootstrap.difference``).
    """
    counted = scored.assign(one=1)
    return bootstrap.difference(counted, column, first, second, ["tone", "one"], np.divide)[:3]


def tone_by_event(scored: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """How outlets tell one event: mean tone of each, and its difference from the others' on that event.

    ``scored`` is what ``parts`` returned, or a part of it, ``events`` what ``outlets.events`` did.

    Returns event, outlet, n_articles, …, high; difference (own mean less that of the others' articles),
    is_clear (over all its events the outlet differs from the others, ``outlets.on_same_events``: of a single
    event nobody can tell, since the sentences of an article resemble each other). Events told by one outlet
    only have no rows.
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
    """The sentences with the most negative and the most positive tone, with the words that make it.

    ``scored`` is what ``wholly_narrated`` or ``spoken_sentences`` returned, or some of its rows; ``article``
    gives the article of an id, for example ``corpus.article``.

    Returns tone, words (each with what it adds to the sum), text, speaker (of spoken sentences), article: the
    ``n`` most negative first, then the ``n`` most positive, each from the farthest on.
    """
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
