"""What the columns of tables are called where a person reads them: in notebooks and in the report."""

from analysis.readability.formulas import FORMULAS

HEADINGS = {
    "n_articles": "articles",
    "n_events": "events",
    "is_enough": "enough to compare",
    "n_words": "words",
    "n_sentences": "sentences",
    "n_paragraphs": "paragraphs",
    "n_quotations": "quotations",
    "n_speakers": "speakers",
    "n_words_quoted": "quoted words",
    "n_words_narration": "words of narration",
    "n_outlets": "outlets",
    "share_of_words_quoted": "share of words quoted",
    "median_words": "words (median)",
    "shortest": "words (shortest)",
    "longest": "words (longest)",
    "words_per_sentence": "words per sentence",
    "sentences_per_paragraph": "sentences per paragraph",
    "speaker_kind": "kind of speaker",
    "effective_speakers": "effective number of speakers",
    "share_of_top": "share of the most quoted",
    "share_unattributed": "share unattributed",
    "low": "95 % interval from",
    "high": "to",
    "is_clear": "more than chance",
    "is_grade": "gives a grade",
    "lowest_formula": "lowest by",
    "highest_formula": "highest by",
    "moving_mean": "mean of nine sentences",
    "labelled": "speaker by hand",
    "given": "speaker found",
    "n_right": "right",
    "n_wrong": "wrong or no speaker",
    "n_not_speech": "not speech",
    "share_right": "share right",
    "onestop": "agreement on OneStop",
    "clear": "agreement on CLEAR",
    "n": "number measured",
    **{name: formula.label for name, formula in FORMULAS.items()},
}


def heading(column: object) -> object:
    """The heading of a column; one without an entry keeps its name."""
    return HEADINGS.get(column, column) if isinstance(column, str) else column
