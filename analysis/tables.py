"""The five tidy tables: their columns, declared here and nowhere else, and the rows of one article.

Rows are plain dicts, so that this module needs neither pandas nor pyarrow; `analysis.building.storage` makes
tables of them with the types declared in `TABLES`.
"""

from typing import TYPE_CHECKING

from .articles import Article
from .readability import FORMULAS
from .rows import COUNTS, PROSE, Row, rows_of

if TYPE_CHECKING:
    from .corrections import Corrections

__all__ = ["PROSE", "TABLES", "Row", "article_tables"]

# "str" is never missing (""), "Int64" may be missing, "float64" is missing (NaN) where a score is undefined.
TABLES: dict[str, dict[str, str]] = {
    "articles": {
        **dict.fromkeys(("article", "outlet", "date", "title", "author", "url", "file"), "str"),
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
        **dict.fromkeys(("n_quotations", "n_words_direct", "n_words_mixed", "n_words_indirect"), "int64"),
        **dict.fromkeys(("share_of_quoted_words", "tone", "flesch_kincaid_grade"), "float64"),
    },
    "problems": dict.fromkeys(("article", "file", "problem", "detail"), "str"),
}


def article_tables(
    article: Article, corrections: "Corrections | None" = None, names: set[str] | None = None
) -> dict[str, list[Row]]:
    """Rows of the five tables for one article; never raising for any text.

    `corrections` overrides what the rules found, see `analysis.corrections`; to `names` are added those of
    speakers.csv that spoke in the article. All offsets point into
    `article.text`; `share_of_quoted_words` sums to 1 over the speakers of an article that quotes anything
    between marks.
    """
    return rows_of(article, corrections, names)
