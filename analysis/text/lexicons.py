"""Reading the word lists in ``analysis/lexicons``.

A list is a text file in UTF-8: comment lines beginning with "#" say where the entries come from and what
makes a word a member; every other line is an entry, optionally followed by a tab and the entry's class.
Unknown names raise FileNotFoundError.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "lexicons"


def cells(file: str) -> list[list[str]]:
    """The cells of each line of ``lexicons/FILE``; a line with "#" before a tab is an entry, no comment."""
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and (line[0] != "#" or line[:2] == "#\t")]


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of ``lexicons/NAME.txt`` (of all classes)."""
    return frozenset(entry for entry, *_ in cells(f"{name}.txt"))


@cache
def classed_word_list(name: str) -> dict[str, frozenset[str]]:
    """Class -> its entries, for ``lexicons/NAME.txt``."""
    classes: dict[str, set[str]] = {}
    for entry, *kind in cells(f"{name}.txt"):
        classes.setdefault("\t".join(kind), set()).add(entry)
    return {kind: frozenset(entries) for kind, entries in classes.items()}


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``lexicons/NAME.tsv``, filled up to one length."""
    rows = cells(f"{name}.tsv")
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of ``lexicons/word_classes.tsv``; KeyError for a class that is not there."""
    return frozenset({known: words for known, words, _ in table("word_classes")}[name].split())
