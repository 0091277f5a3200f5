"""The words of the trade that the report uses, in plain English, and links to them where each comes first."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import lxml.html

_NO_LINKS_IN = (
    "ancestor::*[self::a or self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::table]"
)
# The text of a paragraph or an item of a list, and of what is emphasised in it.
_TEXTS = "self::p/text() | self::li/text() | .//*[self::em or self::strong][not(ancestor::a)]/text()"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, the forms it is linked in (a regular expression), and what it means."""

    name: str
    forms: str
    meaning: str

    @property
    def id(self) -> str:
        return "term-" + re.sub(r"[^a-z]+", "-", self.name.lower()).strip("-")


_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TERMS = tuple(Term(name, **word) for name, word in _WORDS.items())


def link_terms(holder: lxml.html.HtmlElement, linked: set[str]) -> None:
    """Link words of the glossary within paragraphs and lists, each where it comes first.

    Args:
        linked: ids of words that are linked already; those linked here are added.
    """
    for element in list(holder.iter("p", "li")):
        if not element.xpath(_NO_LINKS_IN):
            for text in element.xpath(_TEXTS):
                _link_text(text.getparent(), text.is_tail, linked)


def _link_text(beside: lxml.html.HtmlElement, is_tail: bool, linked: set[str]) -> None:
    """Link the words of one stretch of text: that at the head of an element, or that behind it."""
    text = (beside.tail if is_tail else beside.text) or ""
    found = [
        (match.start(), term, match[0])
        for term in TERMS
        if term.id not in linked and (match := re.search(rf"\b(?:{term.forms})(?!\w)", text, re.I))
    ]
    if not found:
        return
    start, term, word = min(found, key=lambda one: one[0])
    link = lxml.html.Element("a", {"href": f"#{term.id}", "class": "term"})
    link.text, link.tail = word, text[start + len(word) :]
    linked.add(term.id)
    if is_tail:
        beside.tail = text[:start]
        beside.addnext(link)
    else:
        beside.text = text[:start]
        beside.insert(0, link)
    _link_text(link, True, linked)
