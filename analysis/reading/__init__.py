"""From a path to articles: which files it means (`sources`), how each format is read (`formats`)."""

import warnings
from collections.abc import Iterator
from pathlib import Path

from analysis.reading.formats import read_file
from analysis.reading.sources import READ_WITH_A_NOTE, find
from analysis.text.article import Article


def read_articles(
    path: str | Path, *, problems: list | None = None, column: str | None = None
) -> Iterator[Article]:
    """Read articles lazily from a file, a folder (recursively) or a glob pattern, in sorted path order.

    A file that cannot be read becomes a row (article, file, problem, detail) appended to `problems`; without
    `problems`, a warning. `column` names the text column of tabular files. Raises FileNotFoundError when
    nothing is at `path`.
    """
    found: list = [] if problems is None else problems
    is_empty = True
    for source in find(path, problems=found):
        for article in read_file(source, problems=found, column=column):
            is_empty = False
            yield article
    if is_empty and not found:
        warnings.warn(f"{path} holds no articles.", stacklevel=2)
    for row in found if problems is None else ():
        if row["problem"] not in READ_WITH_A_NOTE:
            warnings.warn(f"{row['file']}: {row['problem']}. {row['detail']}", stacklevel=2)
