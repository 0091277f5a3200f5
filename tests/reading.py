"""Texts read for the tests of attribution: what was found, in a form that fits one line."""

import re

import pytest

from analysis.attribution.speakers import quotations
from analysis.text.article import Article


def read(text: str) -> list[str]:
    """The quotations of a text as "words | kind | source as written | rule"; "-" for no source."""
    lines = []
    for row in quotations(Article(id="a", text=text))[0]:
        source = "-" if row.source_start is None else text[row.source_start : row.source_end]
        rule = row.rule.split("+")[0]  # what follows "+" says how the mention was resolved
        lines.append(f"{text[row.start : row.end]} | {row.kind} | {source} | {rule}")
    return lines


def heard(text: str) -> list[str]:
    """Speaker and kind of each quotation as "Greta Marsh (person)"; "" where nobody can be given."""
    rows, _ = quotations(Article.from_text(text))
    return [f"{bare(row.speaker)} ({row.speaker_kind})" if row.speaker else "" for row in rows]


def bare(name: str) -> str:
    """A name without article: whether an unnamed source is "a nurse" or "nurse" is a matter of display."""
    return re.sub(r"^(?:the|an?)\s", "", name, flags=re.I)


def wrong(*values, reason: str):
    """A case that is read wrongly so far; it fails as soon as it is read rightly."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))
