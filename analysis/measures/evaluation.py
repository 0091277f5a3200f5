"""How well quotations are found and given to their speakers, measured against labels made by hand.

Labels are rows (article, start, end, kind, text, speaker, speaker_kind); kind is direct, mixed, indirect or
"not speech" (titles, slogans, nicknames, scare quotes between marks). A labelled quotation is found when one
predicted quotation covers at least half of its characters, and right when that one names the labelled
speaker.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.measures.bootstrap import drawn_units, ratio
from analysis.text.lexicons import word_class
from analysis.text.sentences import n_words

LABEL_COLUMNS = ["article", "start", "end", "kind", "text", "speaker", "speaker_kind"]
NOT_SPEECH = "not speech"
_LEAST_OVERLAP = 0.5
_TITLES = word_class("label_title")


def read_labels(path: str | Path, articles: pd.Series) -> pd.DataFrame:
    """Labels of the given articles, if there is the file; ValueError without one of ``LABEL_COLUMNS``."""
    if not Path(path).is_file():
        return pd.DataFrame(columns=LABEL_COLUMNS)
    labels = pd.read_csv(path, keep_default_na=False)
    missing = [column for column in LABEL_COLUMNS if column not in labels.columns]
    if missing:
        raise ValueError(f"{path} has no column {missing[0]!r}; labels need {', '.join(LABEL_COLUMNS)}")
    return labels[labels["article"].isin(articles)].reset_index(drop=True)


def compared(quotations: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """The labels with n_words and what was predicted for each: is_found, given ("" where unattributed or not
    found), is_right, rule, confidence. Indirect labels are compared with indirect quotations only.
    """
    labels = labels.sort_values("article", kind="stable", ignore_index=True)
    pairs = _pairs(labels, quotations)
    half = pairs["overlap"] >= _LEAST_OVERLAP * (pairs["end"] - pairs["start"])
    best = pairs[half].sort_values("overlap", ascending=False, kind="stable").drop_duplicates("number")
    best = best.set_index("number")[["given", "rule", "confidence"]].reindex(labels.index)
    is_found = best["given"].notna()
    table = labels.assign(
        n_words=labels["text"].map(n_words).astype("int64"),
        is_found=is_found,
        given=best["given"].fillna(""),
        is_right=False,
        rule=best["rule"].fillna(""),
        confidence=best["confidence"].astype("float64"),
    )
    persons = labels[labels["speaker_kind"] == "person"]
    people = {article: group.unique() for article, group in persons.groupby("article")["speaker"]}
    speech = table[is_found & (table["kind"] != NOT_SPEECH)]
    for at, label in zip(speech.index, speech.to_dict("records"), strict=True):
        table.loc[at, "is_right"] = same_speaker(label["given"], label, people.get(label["article"], ()))
    return table


def _pairs(labels: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Each label with each quotation of its article and sort, and how many characters both have."""
    sides = [table.assign(side=table["kind"] == "indirect") for table in (labels, quotations)]
    predicted = sides[1].rename(columns={"start": "begin", "end": "finish", "speaker": "given"})
    predicted = predicted[["article", "side", "begin", "finish", "given", "rule", "confidence"]]
    ours = sides[0].rename_axis("number").reset_index()[["number", "article", "side", "start", "end"]]
    pairs = ours.merge(predicted, on=["article", "side"])
    overlap = np.minimum(pairs["end"], pairs["finish"]) - np.maximum(pairs["start"], pairs["begin"])
    return pairs.assign(overlap=overlap.clip(lower=0))


def same_speaker(given: str, label: dict, people: Sequence[str]) -> bool:
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
    of labelled quotations found. right quotations, right words: found and given to the labelled speaker.
    share error (not of ``indirect`` ones): mean of ``share_errors``, 0 exact, 1 nothing right.

    Returns measure, value (0..1), low, high, n (quotations, words or articles); no rows without labels.
    """
    columns = ["measure", "value", "low", "high", "n"]
    if labels.empty:
        return pd.DataFrame(columns=columns)
    kinds = ["indirect"] if indirect else ["direct", "mixed"]
    table = compared(quotations, labels)
    speech = table[table["kind"].isin(kinds)].assign(one=1)
    predicted = quotations[quotations["kind"].isin(kinds) & quotations["article"].isin(labels["article"])]
    predicted = predicted.reset_index(drop=True).assign(one=1)
    within = _pairs(predicted, labels[labels["kind"].isin(kinds)].assign(rule="", confidence=np.nan))
    inside = within.groupby("number")["overlap"].sum().reindex(predicted.index, fill_value=0)
    is_speech = inside >= _LEAST_OVERLAP * (predicted["end"] - predicted["start"])
    right_words = speech["n_words"].where(speech["is_right"], 0)
    totals = {
        "precision": (predicted, is_speech, predicted["one"]),
        "found": (speech, speech["is_found"], speech["one"]),
        "right quotations": (speech, speech["is_right"], speech["one"]),
        "right words": (speech, right_words, speech["n_words"]),
    }
    if not indirect:
        of_articles = share_errors(table).assign(one=1)
        totals["share error"] = (of_articles, of_articles["share_error"], of_articles["one"])
    rows = []
    for measure, (own, part, whole) in totals.items():
        units = drawn_units(own) if own["article"].nunique() > 1 else own["article"]
        found = ratio(part, whole, units, is_share=measure != "share error")
        rows.append((measure, *found, int(whole.sum())))
    return pd.DataFrame(rows, columns=columns)


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
    """Of each rule (up to its "+"): quotations it decided, how many were right, and its confidence."""
    found = table[table["is_found"]]
    not_speech = found["kind"] == NOT_SPEECH
    found = found.assign(not_speech=not_speech, is_wrong=~found["is_right"] & ~not_speech)
    counts = found.groupby(found["rule"].str.split("+").str[0]).agg(
        n_quotations=("is_found", "size"),
        n_right=("is_right", "sum"),
        n_wrong=("is_wrong", "sum"),
        n_not_speech=("not_speech", "sum"),
        share_right=("is_right", "mean"),
        confidence=("confidence", "mean"),
    )
    return counts.sort_values("n_quotations", ascending=False, kind="stable").reset_index()


def errors(table: pd.DataFrame) -> pd.DataFrame:
    """The labelled quotations that went wrong and how, most words first."""
    table = table.infer_objects()
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
    return wrong[[*columns, "error"]].reset_index(drop=True)
