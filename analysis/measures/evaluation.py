"""How well quotations are found and given to their speakers, measured against labels made by hand.

Labels are rows (article, start, end, kind, text, speaker, speaker_kind); kind is direct, mixed, indirect or
"not speech" (titles, slogans, nicknames, scare quotes between marks). A labelled quotation is found when one
predicted quotation covers at least half of its characters, and right when that one names the labelled
speaker.
"""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import drawn_units, mean_interval, ratio
from analysis.text.sentences import n_words

LABEL_COLUMNS = ["article", "start", "end", "kind", "text", "speaker", "speaker_kind"]
NOT_SPEECH = "not speech"
_LEAST_OVERLAP = 0.5
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame president prime minister senator sen rep representative gov"
    " governor vice secretary the a an judge justice gen general col lt sgt rev mayor speaker chairman"
    " jr sr".split()
)


def read_labels(path: str | Path, articles: pd.Series) -> pd.DataFrame:
    """The labels of the given articles; an empty table when there is no such file or no such article.

    Args:
        path: a CSV file with the columns of ``LABEL_COLUMNS``.
        articles: ids of the articles in the corpus.

    Raises:
        ValueError: the file lacks one of the columns.
    """
    if not Path(path).is_file():
        return pd.DataFrame(columns=LABEL_COLUMNS)
    labels = pd.read_csv(path, keep_default_na=False)
    missing = [column for column in LABEL_COLUMNS if column not in labels.columns]
    if missing:
        raise ValueError(f"{path} has no column {missing[0]!r}; labels need {', '.join(LABEL_COLUMNS)}")
    return labels[labels["article"].isin(articles)].reset_index(drop=True)


def compared(quotations: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Each labelled quotation beside what was predicted for it.

    Returns:
        The labels with n_words, is_found, given (speaker predicted; "" where unattributed or not found),
        is_right, rule and confidence ("" and NaN where not found). Stretches between marks are compared with
        direct and mixed quotations, indirect labels with indirect quotations.
    """
    rows = []
    predicted = dict(list(quotations.groupby("article")))
    for article, group in labels.groupby("article", sort=True):
        people = group.loc[group["speaker_kind"] == "person", "speaker"].unique()
        found = predicted.get(article, quotations.iloc[:0])
        indirect = (found["kind"] == "indirect").to_numpy()
        sides = {True: _Side(found[indirect]), False: _Side(found[~indirect])}
        for label in group.to_dict("records"):
            best = sides[label["kind"] == "indirect"].best(label["start"], label["end"])
            right = best is not None and label["kind"] != NOT_SPEECH
            rows.append(
                {
                    **label,
                    "n_words": n_words(label["text"]),
                    "is_found": best is not None,
                    "given": "" if best is None else best["speaker"],
                    "is_right": right and best is not None and same_speaker(best["speaker"], label, people),
                    "rule": "" if best is None else best["rule"],
                    "confidence": np.nan if best is None else best["confidence"],
                }
            )
    added = ["n_words", "is_found", "given", "is_right", "rule", "confidence"]
    columns = list(dict.fromkeys([*labels.columns, *added]))
    return pd.DataFrame(rows, columns=columns).astype(
        {"is_found": bool, "is_right": bool, "n_words": "int64"}
    )


class _Side:
    """The predicted quotations of one article, either the indirect ones or those between marks."""

    def __init__(self, predicted: pd.DataFrame) -> None:
        self.starts, self.ends = predicted["start"].to_numpy(dtype=int), predicted["end"].to_numpy(dtype=int)
        self.rows = predicted.to_dict("records")

    def best(self, start: int, end: int) -> dict | None:
        """The quotation that covers most of a labelled one, if it covers half of it."""
        if not self.rows:
            return None
        overlap = np.minimum(self.ends, end) - np.maximum(self.starts, start)
        at = overlap.argmax()
        return self.rows[at] if overlap[at] >= _LEAST_OVERLAP * (end - start) else None


def same_speaker(given: str, label: dict, people: np.ndarray) -> bool:
    """Whether a predicted name means the labelled speaker.

    Persons: the same name apart from titles, or one within the other with the same last word; a surname alone
    is not enough where the labels of the article hold two people (``people``) of that surname. Organisations:
    one name within the other. Unnamed and several: at least half of the label's words, or the last word.
    """
    mine, theirs = _words_of(given), _words_of(label["speaker"])
    if not mine:
        return False
    within = set(mine) <= set(theirs) or set(theirs) <= set(mine)
    if label["speaker_kind"] == "person":
        namesakes = {name for name in people if _words_of(name)[-1] == theirs[-1]}
        alone = len(mine) > 1 or len(namesakes) < 2
        return mine == theirs or (within and mine[-1] == theirs[-1] and alone)
    if label["speaker_kind"] == "organisation":
        return within
    return mine[-1] in theirs or theirs[-1] in mine or 2 * len(set(mine) & set(theirs)) >= len(set(theirs))


def _words_of(name: str) -> list[str]:
    """Words of a name in lower case without titles and possessive endings."""
    words = re.findall(r"[^\W_]+", re.sub(r"[’']s\b", "", name).casefold())
    return [word for word in words if word not in _TITLES and len(word) > 1] or words


def measures(quotations: pd.DataFrame, labels: pd.DataFrame, *, indirect: bool = False) -> pd.DataFrame:
    """The figures of quotation attribution with 95 % bootstrap intervals over articles.

    precision: share of predicted quotations of which at least half lies within labelled speech. found: share
    of labelled quotations found. right quotations, right words: found and given to the labelled speaker, each
    quotation counted once or by its words. share error: mean over articles of the total variation distance
    between labelled and predicted quote share (0: every share exact, 1: nothing right); lower is better.

    Args:
        indirect: measure indirect quotations instead of those between marks (without share error).

    Returns:
        measure, value (0..1), low, high, n (quotations, words or articles); no rows without labels.
    """
    columns = ["measure", "value", "low", "high", "n"]
    if labels.empty:
        return pd.DataFrame(columns=columns)
    table = compared(quotations, labels)
    speech = table[table["kind"].isin(["indirect"] if indirect else ["direct", "mixed"])]
    articles = sorted(labels["article"].unique())
    words = speech["n_words"]
    right_words = words * speech["is_right"]
    predicted = _within_speech(quotations[quotations["article"].isin(articles)], labels, indirect)
    rows = [
        _ratio("precision", predicted["is_speech"], predicted["one"], predicted["article"]),
        _ratio("found", speech["is_found"], words * 0 + 1, speech["article"]),
        _ratio("right quotations", speech["is_right"], words * 0 + 1, speech["article"]),
        _ratio("right words", right_words, words, speech["article"]),
    ]
    if not indirect:
        found = share_errors(table)
        errors = found["share_error"]
        low, high = mean_interval(errors, drawn_units(found))
        value = float(errors.mean()) if len(errors) else np.nan
        rows.append({"measure": "share error", "value": value, "low": low, "high": high, "n": len(errors)})
    return pd.DataFrame(rows, columns=columns)


def _ratio(measure: str, part: pd.Series, whole: pd.Series, article: pd.Series) -> dict:
    units = drawn_units(article.to_frame()) if article.nunique() > 1 else article
    value, low, high = ratio(part, whole, units)
    return {"measure": measure, "value": value, "low": low, "high": high, "n": int(whole.sum())}


def _within_speech(predicted: pd.DataFrame, labels: pd.DataFrame, indirect: bool) -> pd.DataFrame:
    """For each predicted quotation whether at least half of it lies within labelled speech of that sort."""
    wanted = labels[labels["kind"].isin(["indirect"] if indirect else ["direct", "mixed"])]
    stretches = {a: g[["start", "end"]].to_numpy() for a, g in wanted.groupby("article")}
    found = predicted[(predicted["kind"] == "indirect") == indirect]
    rows = []
    for article, start, end in found[["article", "start", "end"]].itertuples(index=False):
        spans = stretches.get(article, np.empty((0, 2)))
        inside = np.clip(np.minimum(spans[:, 1], end) - np.maximum(spans[:, 0], start), 0, None).sum()
        rows.append({"article": article, "is_speech": inside >= _LEAST_OVERLAP * (end - start), "one": 1})
    return pd.DataFrame(rows, columns=["article", "is_speech", "one"])


def share_errors(table: pd.DataFrame) -> pd.DataFrame:
    """Total variation distance between labelled and predicted quote share for each article of ``compared``.

    Words given to a wrong speaker, to nobody, or found where nobody speaks count against the prediction.
    """
    rows = []
    for article, group in table[table["kind"] != "indirect"].groupby("article", sort=True):
        speech = group[group["kind"] != NOT_SPEECH]
        if speech.empty:
            continue
        named = ("is " + group["speaker"]).where(group["is_right"], "taken for " + group["given"])
        mine = group["n_words"].groupby(named.where(group["is_found"])).sum()
        theirs = speech["n_words"].groupby("is " + speech["speaker"]).sum()
        mine, theirs = mine / max(mine.sum(), 1), theirs / max(theirs.sum(), 1)
        distance = 0.5 * mine.sub(theirs, fill_value=0).abs().sum() if len(mine) else 1.0
        rows.append({"article": article, "share_error": float(distance)})
    return pd.DataFrame(rows, columns=["article", "share_error"])


def errors_by_rule(table: pd.DataFrame) -> pd.DataFrame:
    """Of each rule that decided: quotations, how many of them right, wrong and not speech, and the
    confidence.

    The part of a rule's name after "+" says how the mention was resolved and is left out here.
    """
    found = table[table["is_found"]].assign(rule=lambda t: t["rule"].map(lambda rule: rule.partition("+")[0]))
    found = found.assign(not_speech=found["kind"] == NOT_SPEECH)
    found["is_wrong"] = ~found["is_right"] & ~found["not_speech"]
    grouped = found.groupby("rule", sort=True)
    counts = grouped[["is_right", "is_wrong", "not_speech"]].sum().astype("int64")
    counts.insert(0, "n_quotations", grouped.size())
    counts["share_right"] = counts["is_right"] / counts["n_quotations"]
    counts["confidence"] = grouped["confidence"].mean()
    names = {"is_right": "n_right", "is_wrong": "n_wrong", "not_speech": "n_not_speech"}
    counts = counts.rename(columns=names)
    return counts.sort_values(["n_quotations"], ascending=False, kind="stable").reset_index()


def errors(table: pd.DataFrame) -> pd.DataFrame:
    """The labelled quotations that went wrong, most words first: article, text, labelled, given, rule,
    error.
    """
    speech = table["kind"] != NOT_SPEECH
    wrong = table[(speech & ~table["is_right"]) | (~speech & table["is_found"])]
    error = np.select(
        [wrong["kind"] == NOT_SPEECH, ~wrong["is_found"], wrong["given"] == ""],
        ["not speech", "not found", "no speaker found"],
        "given to another",
    )
    wrong = wrong.assign(error=error).rename(columns={"speaker": "labelled"})
    wrong = wrong.sort_values(["n_words", "article", "start"], ascending=[False, True, True])
    columns = ["article", "start", "kind", "text", "n_words", "labelled", "given", "rule", "confidence"]
    columns.append("error")
    return wrong[columns].reset_index(drop=True)
