"""Measures of attribution against labels: hand-computed on a few made-up rows."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.measures import evaluation

PREDICTED = ["article", "start", "end", "kind", "speaker", "rule", "confidence"]


def labels(*rows):
    """Rows (article, start, end, kind, text, speaker[, speaker_kind])."""
    return pd.DataFrame([[*row, "person"][:7] for row in rows], columns=evaluation.LABEL_COLUMNS)


def predictions(*rows):
    """Rows (article, start, end, kind, speaker[, rule])."""
    full = [[*row, "said-after"][:6] + [0.9] for row in rows]
    return pd.DataFrame(full, columns=PREDICTED)


LABELS = labels(
    ("a", 0, 20, "direct", "one two three four", "Ada Quill"),
    ("a", 30, 40, "mixed", "five six", "Bo Marr"),
    ("a", 50, 60, "not speech", "a title", "", ""),
    ("a", 70, 90, "indirect", "seven eight nine", "Bo Marr"),
    ("b", 0, 10, "direct", "ten eleven", "Cy Dole"),
)
RIGHT = predictions(
    ("a", 0, 20, "direct", "Ada Quill"),
    ("a", 30, 40, "direct", "Marr"),
    ("a", 71, 95, "indirect", "Bo Marr"),
    ("b", 1, 10, "mixed", "Cy Dole"),
)


def values(predicted, labelled=LABELS, **more):
    return evaluation.measures(predicted, labelled, **more).set_index("measure")["value"].to_dict()


def test_everything_right():
    perfect = {"precision": 1, "found": 1, "right quotations": 1, "right words": 1}
    assert values(RIGHT) == {**perfect, "share error": 0}
    assert values(RIGHT, indirect=True) == perfect


def test_wrong_missing_and_invented_quotations():
    predicted = predictions(
        ("a", 0, 20, "direct", "Bo Marr"),  # four words to the wrong speaker
        ("a", 30, 40, "direct", "Bo Marr"),  # two words right
        ("a", 50, 60, "mixed", "Bo Marr"),  # two words that nobody speaks
    )
    found = values(predicted)
    assert found["precision"] == pytest.approx(2 / 3)
    assert found["found"] == pytest.approx(2 / 3)
    assert found["right quotations"] == pytest.approx(1 / 3)
    assert found["right words"] == pytest.approx(2 / 8)
    # a: labelled Ada 4/6, Bo 2/6; predicted Bo (right) 2/8, others 6/8. b: nothing predicted, distance 1
    assert found["share error"] == pytest.approx((0.75 + 1) / 2)


@pytest.mark.parametrize(("end", "found"), [(10, True), (9, False), (60, True)])
def test_found_needs_half_of_the_labelled_words(end, found):
    table = evaluation.compared(predictions(("a", 0, end, "direct", "Ada Quill")), LABELS.iloc[:1])
    assert table["is_found"].item() == found


@pytest.mark.parametrize(("start", "share"), [(5, 1.0), (11, 0.0)])
def test_precision_needs_half_of_the_predicted_words(start, share):
    predicted = predictions(("a", start, start + 20, "direct", "Ada Quill"))
    assert values(predicted, LABELS.iloc[:1])["precision"] == (1.0 if start <= 10 else 0.0) == share


def test_quotations_between_marks_and_indirect_ones_are_not_mixed_up():
    predicted = predictions(("a", 0, 20, "indirect", "Ada Quill"), ("a", 70, 90, "direct", "Bo Marr"))
    table = evaluation.compared(predicted, LABELS)
    assert not table["is_found"].any()


def test_unattributed_is_found_but_not_right_and_shifts_the_share():
    predicted = predictions(("a", 0, 20, "direct", ""), ("a", 30, 40, "mixed", "Bo Marr"))
    table = evaluation.compared(predicted, LABELS.iloc[:2])
    assert list(table["is_found"]) == [True, True]
    assert list(table["is_right"]) == [False, True]
    assert evaluation.share_errors(table)["share_error"].item() == pytest.approx(4 / 6)


@pytest.mark.parametrize(
    ("given", "speaker", "kind", "same"),
    [
        ("Ada Quill", "Ada Quill", "person", True),
        ("Quill", "Ada Quill", "person", True),
        ("Mayor Ada Quill", "Ada Quill", "person", True),
        ("Ada M. Quill", "Ada Quill", "person", True),
        ("Otto Quill", "Ada Quill", "person", False),
        ("Ada", "Ada Quill", "person", False),
        ("Marr", "Bo Marr", "person", False),  # two Marrs are labelled in the article
        ("Bo Marr", "Bo Marr", "person", True),
        ("", "Ada Quill", "person", False),
        ("Harbour Board", "Quayside Harbour Board", "organisation", True),
        ("Fire Board", "Quayside Harbour Board", "organisation", False),
        ("a senior official", "a senior official in the ministry", "unnamed", True),
        ("a neighbour", "a senior official in the ministry", "unnamed", False),
        ("Ada Quill and Bo Marr", "Ada Quill and Bo Marr", "several", True),
    ],
)
def test_same_speaker(given, speaker, kind, same):
    people = np.array(["Ada Quill", "Bo Marr", "Di Marr"])
    assert evaluation.same_speaker(given, {"speaker": speaker, "speaker_kind": kind}, people) == same


def test_intervals_contain_the_value_and_repeat():
    predicted = predictions(("a", 0, 20, "direct", "Ada Quill"), ("b", 0, 10, "direct", "Bo Marr"))
    few = evaluation.measures(predicted, LABELS)
    assert few[["low", "high"]].isna().all(axis=None)  # two articles
    many = [table.assign(article=table["article"] + n) for n in "012345" for table in (predicted, LABELS)]
    first, second = (evaluation.measures(pd.concat(many[::2]), pd.concat(many[1::2])) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    known = first.set_index("measure").dropna()
    assert list(known.index) == ["found", "right quotations", "right words", "share error"]  # all are speech
    assert ((known["low"] <= known["value"]) & (known["value"] <= known["high"])).all()


def test_errors_by_rule_count_right_wrong_and_not_speech():
    predicted = predictions(
        ("a", 0, 20, "direct", "Bo Marr", "follow-on"),
        ("a", 30, 40, "direct", "Bo Marr", "follow-on+pronoun"),
        ("a", 50, 60, "mixed", "Bo Marr", "colon"),
    )
    table = evaluation.errors_by_rule(evaluation.compared(predicted, LABELS)).set_index("rule")
    columns = ["n_quotations", "n_right", "n_wrong", "n_not_speech"]
    assert table.loc["follow-on", columns].to_list() == [2, 1, 1, 0]
    assert table.loc["colon", columns].to_list() == [1, 0, 0, 1]
    assert table.loc["follow-on", "share_right"] == 0.5


def test_errors_are_named_by_what_went_wrong():
    predicted = predictions(
        ("a", 0, 20, "direct", "Bo Marr"), ("a", 30, 40, "direct", ""), ("a", 50, 60, "mixed", "Bo Marr")
    )
    found = evaluation.errors(evaluation.compared(predicted, LABELS)).set_index(["article", "start"])["error"]
    assert found.to_dict() == {
        ("a", 0): "given to another", ("a", 30): "no speaker found", ("a", 50): "not speech",
        ("a", 70): "not found", ("b", 0): "not found",
    }  # fmt: skip


def test_labels_are_read_for_the_articles_at_hand(tmp_path):
    path = tmp_path / "labels.csv"
    LABELS.to_csv(path, index=False)
    assert len(evaluation.read_labels(path, pd.Series(["b", "c"]))) == 1
    assert evaluation.read_labels(path, pd.Series(["c"])).empty
    assert evaluation.read_labels(tmp_path / "none.csv", pd.Series(["a"])).empty
    LABELS.drop(columns="text").to_csv(path, index=False)
    with pytest.raises(ValueError, match="has no column 'text'"):
        evaluation.read_labels(path, pd.Series(["a"]))


def test_without_labels_or_predictions_nothing_fails():
    none = LABELS.iloc[:0]
    assert evaluation.measures(RIGHT, none).empty
    assert evaluation.errors(evaluation.compared(RIGHT, none)).empty
    assert evaluation.errors_by_rule(evaluation.compared(RIGHT, none)).empty
    found = values(RIGHT.iloc[:0])
    assert found["found"] == 0 and found["share error"] == 1 and math.isnan(found["precision"])
