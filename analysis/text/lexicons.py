"""Reading the word lists in ``analysis/lexicons``.

A list is a text file in UTF-8: comment lines beginning with "#" say where the entries come from and what
makes a word a member; every other line is an entry, optionally followed by a tab and the entry's class.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "lexicons"


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of ``lexicons/NAME.txt`` (of all classes). Raises FileNotFoundError for an unknown name."""
    return frozenset(entry for entry, _ in _lines(name))


@cache
def classed_word_list(name: str) -> dict[str, frozenset[str]]:
    """Class -> its entries, for ``lexicons/NAME.txt``. Raises FileNotFoundError for an unknown name."""
    classes: dict[str, set[str]] = {}
    for entry, kind in _lines(name):
        classes.setdefault(kind, set()).add(entry)
    return {kind: frozenset(entries) for kind, entries in classes.items()}


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``lexicons/NAME.tsv``, filled up to one length.

    Raises FileNotFoundError for an unknown name.
    """
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _lines(name: str) -> list[tuple[str, str]]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    rows = [line.partition("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(entry, kind) for entry, _, kind in rows]
