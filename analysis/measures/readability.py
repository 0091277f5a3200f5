"""From the tidy tables to those that the figures of readability show: pure functions, table in, table out.

A grade of several sentences is the formula applied to the sum of their counts, never a mean of grades.
Headings, datelines and labels are left out.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.measures import bootstrap
from analysis.measures.bootstrap import Difference, with_events
from analysis.measures.outlets import places, with_all
from analysis.measures.quotations import by_sentence
from analysis.readability.counts import Counts, as_one_sentence, counts
from analysis.readability.formulas import FORMULAS, MIN_WORDS, MIN_WORDS_OF_SPEAKER
from analysis.readability.textstat_check import COMPARED, differences, textstat_counts, textstat_scores
from analysis.tables.corpus import Corpus
from analysis.tables.schema import COUNTS
from analysis.text.sentences import PROSE

GRADE = "flesch_kincaid_grade"
NARRATION, QUOTED = "narration", "quoted speech"
_ALL_COUNTS = ["n_sentences", "n_words", *COUNTS]
_WINDOW = 150  # words that move along an article


def formula_table() -> pd.DataFrame:
    """The formulas, a row for each: what ``formulas.Formula`` says of it, its name as formula."""
    return pd.DataFrame([*FORMULAS.values()]).rename(columns={"name": "formula"})


def agreement_with_people() -> pd.DataFrame:
    """Rank correlations of formulas with people's judgement, the best first: label, onestop, clear."""
    table = formula_table()[["label", "onestop", "clear"]].dropna(subset=["onestop", "clear"], how="all")
    return table.sort_values("onestop", ascending=False, ignore_index=True)


def prose(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences of running text that have English words, with the column ``n_sentences`` = 1."""
    kept = sentences["paragraph_kind"].isin(PROSE) & sentences[GRADE].notna()
    return sentences[kept].assign(n_sentences=1)


def narration(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences of running text without a word between quotation marks."""
    found = prose(sentences)
    return found[found["n_words_quoted"] == 0]


def quoted_speech(sentences: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Counts of each directly quoted sentence with its speaker; fragments (mixed) have no sentence length."""
    said = by_sentence(quotations[quotations["kind"] == "direct"], sentences)
    rows = [(*key, *as_one_sentence(map(counts, parts))) for key, parts in said.items()]
    table = pd.DataFrame(rows, columns=["article", "sentence", "speaker", "speaker_kind", *_ALL_COUNTS])
    table = table.drop(columns="sentence").astype(dict.fromkeys(_ALL_COUNTS, "int64"))
    return with_events(table[table["n_words"] > 0].reset_index(drop=True), quotations)


def grades(counted: pd.DataFrame, by: Sequence[str], formula: str = GRADE) -> pd.DataFrame:
    """Value of a formula for each group of counted sentences (``prose``, ``narration``, ``quoted_speech``).

    Returns by…, n_articles, n_sentences, n_words, value, low, high (``bootstrap``). Below 100 words the value
    is NaN; with fewer than five units, low and high are. Raises ValueError for a formula that there is not.
    """
    if formula not in FORMULAS:
        raise ValueError(f"formula {formula!r} is not known; choose from {', '.join(FORMULAS)}")
    rows = []
    for key, group in counted.assign(unit=bootstrap.drawn_units(counted)).groupby(list(by)):
        sums = group[["n_sentences", "n_words"]].sum()
        rows.append((*key, group["article"].nunique(), *sums, *_value(group, formula)))
    kinds = dict.fromkeys(("n_articles", "n_sentences", "n_words"), "int64")
    kinds |= dict.fromkeys(("value", "low", "high"), "float64")
    table = pd.DataFrame(rows, columns=[*by, *kinds]).astype(kinds)
    return table.sort_values([*by], key=places, ignore_index=True)


def _value(group: pd.DataFrame, formula: str) -> tuple[float, float, float]:
    """Value of the formula for the sum of the rows, and its interval."""
    if group["n_words"].sum() < MIN_WORDS:
        return np.nan, np.nan, np.nan
    units = group.groupby("unit")[_ALL_COUNTS].sum().to_numpy(dtype=float)
    value = float(FORMULAS[formula](Counts(*units.sum(axis=0).tolist())))
    if len(units) < bootstrap.FEWEST_UNITS:
        return value, np.nan, np.nan
    resampled = bootstrap.resampled(units, _function(formula))
    low, high = bootstrap.ends(np.array(value), resampled, len(units))
    return value, float(low), float(high)


def _function(formula: str) -> Callable[..., Any]:
    """A formula as a function of an array for each of the counts."""
    return lambda *counted: FORMULAS[formula].function(Counts(*counted))


def grade_difference(counted: pd.DataFrame, by: str, first: str, second: str, n_tried: int = 1) -> Difference:
    """Grade of one group of counted sentences less that of another; NaN below 100 words of either."""
    words = counted.groupby(by)["n_words"].sum().reindex([first, second])
    found = counted[counted[by].isin(words.index[words >= MIN_WORDS])]
    return bootstrap.difference(found, by, first, second, _ALL_COUNTS, _function(GRADE), n_tried)


def grades_of_speakers(speech: pd.DataFrame) -> pd.DataFrame:
    """``grades`` of each speaker's words; ``is_enough``: of 300 words or more, so that they may be compared.

    ``reliability`` (0 to 1): the share of the differences between speakers quoted with so many words that is
    theirs and not of which sentences were quoted: .37 at 100 words by split halves of real news, and so on by
    Spearman and Brown's formula (1910).
    """
    found = grades(speech, ["speaker"])
    many = found["n_words"] / 100
    reliability = (many * 0.37 / (1 + (many - 1) * 0.37)).where(found["value"].notna())
    return found.assign(reliability=reliability, is_enough=found["n_words"] >= MIN_WORDS_OF_SPEAKER)


def parts(sentences: pd.DataFrame, speech: pd.DataFrame) -> pd.DataFrame:
    """Narration and quoted speech in one table, told apart by the column ``part``."""
    both = {NARRATION: narration(sentences), QUOTED: speech}
    return pd.concat([table.assign(part=part) for part, table in both.items()], ignore_index=True)


def grades_along(sentences: pd.DataFrame) -> pd.DataFrame:
    """The grade of a window that moves along each article: the fewest sentences with 150 words.

    Returns article, sentence (the first of the window), position (share of the article's words before its
    middle, 0..1), n_words, value; no rows of shorter articles.
    """
    found = prose(sentences).sort_values(["article", "sentence"], ignore_index=True)
    sums = np.vstack([np.zeros(len(_ALL_COUNTS), dtype=int), found[_ALL_COUNTS].cumsum()])
    words = sums[:, 1]  # before each sentence, from the first article on
    rows = found.index.to_series().groupby(found["article"])
    begins, ends = rows.transform("min").to_numpy(), rows.transform("max").to_numpy() + 1
    last = np.searchsorted(words, words[:-1] + _WINDOW)
    first = np.flatnonzero(last <= ends)
    begins, ends, last = begins[first], ends[first], last[first]
    counted: Any = Counts(*(sums[last] - sums[first]).T)
    middle = (words[first] + words[last]) / 2 - words[begins]
    windows = found.loc[first, ["article", "sentence"]].reset_index(drop=True)
    windows["position"] = middle / (words[ends] - words[begins])
    windows["n_words"] = counted.n_words
    return with_events(windows.assign(value=FORMULAS[GRADE].function(counted)), sentences)


def median_course(windows: pd.DataFrame, articles: pd.DataFrame, n_steps: int = 10) -> pd.DataFrame:
    """Median grade from the first window (position 0) to the last (1) of all articles, first, and by outlet.

    Each article stands at every tenth, between two windows with what lies between them, so that a line shows
    how articles change, and not which of them are long.
    """
    steps = np.linspace(0, 1, n_steps + 1)
    courses = {}
    for article, own in windows.infer_objects().sort_values("position").groupby("article"):
        place = (own["position"] - own["position"].iloc[0]).to_numpy()
        courses[article] = np.interp(steps, place / (place[-1] or 1), own["value"])
    stepped = pd.DataFrame(courses, index=pd.Index(steps.round(9), name="position"))
    stepped = stepped.melt(ignore_index=False, var_name="article").reset_index()
    outlet = stepped["article"].map(articles.set_index("article")["outlet"]).fillna("")
    both = with_all(stepped.assign(outlet=outlet))
    course = both.groupby(["outlet", "position"], as_index=False)["value"].median()
    return course.sort_values(["outlet", "position"], key=places, ignore_index=True)


def formulas_by_article(articles: pd.DataFrame) -> pd.DataFrame:
    """One row for each article and formula: article, outlet, formula, label, is_grade, value (never NaN)."""
    columns = ["article", "outlet"]
    long = articles[[*columns, *FORMULAS]].melt(columns, var_name="formula").dropna(subset=["value"])
    known = formula_table()[["formula", "label", "is_grade"]]
    return long.merge(known, on="formula")[[*columns, *known, "value"]]


def spread(articles: pd.DataFrame) -> pd.DataFrame:
    """Lowest and highest school grade of each article with their formulas; most disagreement first."""
    names = {name: formula.label for name, formula in FORMULAS.items() if formula.is_grade}
    graded = articles.dropna(subset=[*names])
    values = graded[[*names]].astype(float).rename(columns=names)
    table = graded[["article", "outlet", "n_words"]].assign(
        lowest=values.min(axis=1),
        lowest_formula=values.idxmin(axis=1) if len(values) else [],
        highest=values.max(axis=1),
        highest_formula=values.idxmax(axis=1) if len(values) else [],
    )
    table["difference"] = table["highest"] - table["lowest"]
    return table.sort_values(["difference", "article"], ascending=[False, True], ignore_index=True)


def against_textstat(texts: pd.DataFrame) -> pd.DataFrame:
    """Our value of each formula and textstat's, and what makes the ``differences``, of ``prose_texts``."""
    rows = []
    for article, text, *counted in texts[["article", "text", *_ALL_COUNTS]].itertuples(index=False):
        ours, their_scores = Counts(*counted), textstat_scores(text)
        own = {
            f.name: {"label": f.label, "ours": f(ours), "textstat": their_scores[f.name]}
            for f in COMPARED.values()
        }
        for change in differences(ours, textstat_counts(text), their_scores):
            own[change["formula"]][change["step"]] = change["change"]
        rows += [{"article": article, "formula": name, **values} for name, values in own.items()]
    steps = ["equation", "sentences", "words and syllables", "hard words"]
    numbers = dict.fromkeys(["ours", "textstat", *steps], "float64")
    return pd.DataFrame(rows, columns=["article", "formula", "label", *numbers]).astype(numbers)


def prose_texts(corpus: Corpus, sentences: pd.DataFrame, most: int = 50) -> pd.DataFrame:
    """The running text of the first ``most`` articles with at least 100 words, and our counts of it."""
    rows: list[tuple] = []
    for article, group in prose(sentences).groupby("article", sort=True):
        if group["n_words"].sum() < MIN_WORDS:
            continue
        if len(rows) == most:
            break
        text = corpus.article(article).text
        joined = " ".join(text[start:end] for start, end in zip(group["start"], group["end"], strict=True))
        rows.append((article, joined, *group[_ALL_COUNTS].sum()))
    return pd.DataFrame(rows, columns=["article", "text", *_ALL_COUNTS])
