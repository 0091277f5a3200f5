"""The six tidy tables: their columns, declared here and nowhere else.

Rows are plain dicts, so that making them (`rows`) needs neither pandas nor pyarrow; `storage` makes tables of
them with the types declared in `TABLES`.
"""

from collections.abc import Sequence
from typing import Any

from analysis.readability.counts import Counts
from analysis.readability.formulas import FORMULAS

COUNTS = Counts._fields[2:]  # without the numbers of sentences and words

Row = dict[str, Any]

# "str" is never missing (""), "Int64" may be missing, "float64" is missing (NaN) where a score is undefined.
TABLES: dict[str, dict[str, str]] = {
    "articles": {
        **dict.fromkeys(
            ("article", "outlet", "date", "title", "author", "url", "section", "event", "file", "copy_of"),
            "str",
        ),
        **dict.fromkeys(
            ("n_words", "n_sentences", "n_paragraphs", "n_quotations", "n_words_quoted"), "int64"
        ),
        "share_of_words_quoted": "float64",
        **dict.fromkeys(FORMULAS, "float64"),
        **dict.fromkeys(("tone", "tone_narration", "tone_quoted"), "float64"),
        "warnings": "str",
    },
    "sentences": {
        **{"article": "str", "sentence": "int64", "paragraph": "int64", "paragraph_kind": "str"},
        **dict.fromkeys(("start", "end", "n_words", "n_words_quoted", *COUNTS), "int64"),
        **dict.fromkeys(("flesch_kincaid_grade", "tone", "tone_narration", "tone_quoted"), "float64"),
    },
    "quotations": {
        **{"article": "str", "quotation": "int64", "attribution": "int64", "kind": "str"},
        **{"start": "int64", "end": "int64", "n_words": "int64", "text": "str"},
        **{"cue": "str", "cue_start": "Int64", "cue_end": "Int64"},
        **{"source": "str", "source_start": "Int64", "source_end": "Int64"},
        **{
            "speaker": "str",
            "speaker_kind": "str",
            "rule": "str",
            "confidence": "float64",
            "tone": "float64",
        },
    },
    "speakers": {
        **dict.fromkeys(("article", "speaker", "speaker_kind", "role"), "str"),
        **dict.fromkeys(("source_type", "source_kind", "source_kind_evidence"), "str"),
        **dict.fromkeys(("title", "justification", "gender", "gender_by", "gender_evidence"), "str"),
        "gender_probability": "float64",
        **dict.fromkeys(("n_quotations", "n_words_direct", "n_words_mixed", "n_words_indirect"), "int64"),
        **dict.fromkeys(("share_of_quoted_words", "tone", "flesch_kincaid_grade"), "float64"),
    },
    "mentions": {
        **{"article": "str", "sentence": "int64", "start": "int64", "end": "int64", "text": "str"},
        **{"person": "str", "part": "str", "speaker": "str", "tone_toward": "float64"},
    },
    "problems": dict.fromkeys(("article", "file", "problem", "detail"), "str"),
}

COPIES = "copies"  # articles with the text of another
# What a user may leave out of the tables, and the columns that go with it.
LEAVABLE = {"gender": ("gender", "gender_by", "gender_evidence", "gender_probability"), COPIES: ()}


def left_out(without: Sequence[str]) -> set[str]:
    """The columns that go when the named subjects are left out. Raises ValueError for an unknown subject."""
    unknown = [subject for subject in without if subject not in LEAVABLE]
    if unknown:
        raise ValueError(f"without is {', '.join(unknown)!r}; allowed are {', '.join(LEAVABLE)}")
    return {column for subject in without for column in LEAVABLE[subject]}
