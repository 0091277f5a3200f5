"""The words of the trade that the report uses, in plain English, and links to them where each comes first."""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass

import lxml.html

TITLE = "Words used here"
_NO_LINKS_IN = ("a", "h1", "h2", "h3", "h4", "h5", "table", "pre", "code", "figure")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, the forms it is linked in (a regular expression), and what it means."""

    name: str
    forms: str
    meaning: str

    @property
    def id(self) -> str:
        return "term-" + re.sub(r"[^a-z]+", "-", self.name.lower()).strip("-")


TERMS = (
    Term(
        "attribution",
        r"attributions?",
        "Saying whose words a quotation is.",
    ),
    Term(
        "95 % interval",
        r"95 % (?:bootstrap )?intervals?|bootstrap intervals?",
        "How far a number could move by chance. The articles are resampled 2,000 times: as many are drawn "
        "at random, some twice and some not at all, those on one event together, and the number is "
        "computed anew each time. The interval is made from these results, and wider where articles are "
        "few, so that about 95 of 100 such intervals contain the true number. It does not allow for "
        "mistakes of the analysis. With fewer than five articles or events there is none, nor for the "
        "quote share of a speaker in fewer than six.",
    ),
    Term(
        "confidence",
        r"confidence",
        "How often such a decision (its rule, the kind of mention, how clear the choice was) gave the right "
        "speaker in news checked by people.",
    ),
    Term(
        "cue",
        r"cues?",
        "The word or phrase that says that somebody speaks: “said”, “claimed”, “according to”.",
    ),
    Term(
        "difficulty",
        r"difficulty",
        "How hard a text is to read, by the three measures that agree best with people: Dale-Chall, RIX "
        "and the frequency of its words. 50 is the mean news article; two thirds of news lie between "
        "41 and 59. Higher is harder.",
    ),
    Term(
        "direct, mixed and indirect",
        r"mixed(?: quotations| ones)?",
        "A direct quotation is a whole statement between quotation marks; a mixed one is a fragment "
        "between marks within the writer’s own sentence; an indirect one reports what somebody said "
        "without marks.",
    ),
    Term(
        "effective number of speakers",
        r"effective number of speakers",
        "How many equally quoted speakers would divide the words as evenly. Ten speakers of whom one has "
        "nearly all the words count as little more than one.",
    ),
    Term(
        "event",
        r"the same event|events?",
        "What articles of several outlets report on: articles whose files have the same name in "
        "different folders.",
    ),
    Term(
        "grade",
        r"school grades?|Flesch-Kincaid grade|grades?",
        "The school year (in the United States) whose pupils should be able to read a text, by a "
        "formula based on the lengths of sentences and words. Flesch-Kincaid is the most used of these "
        "formulas. Higher is harder.",
    ),
    Term(
        "narration",
        r"narration",
        "The writer’s own words: everything outside quotation marks.",
    ),
    Term(
        "quote share",
        r"quote shares?|shares? of (?:the |all )?quoted words",
        "A speaker’s part of all words between quotation marks.",
    ),
    Term(
        "rank correlation",
        r"rank correlation",
        "How similarly two measures order the articles: 1 is the same order, 0 no relation, −1 the "
        "opposite order.",
    ),
    Term(
        "share error",
        r"share errors?",
        "How far the quote shares of an article are from the true ones: 0 is exact, 1 is entirely wrong.",
    ),
    Term(
        "attitude",
        r"attitudes?",
        "How friendly a sentence is to somebody it names, from −1 (hostile) to +1 (friendly), by a model of "
        "the words around the name, learned from sentences that people judged.",
    ),
    Term(
        "tone",
        r"tone",
        "How positive or negative words are, from −1 to +1, by a list of words that people rated. For "
        "anything longer than a sentence it is the mean over its sentences. It measures words, not "
        "opinions.",
    ),
    Term(
        "unattributed",
        r"unattributed",
        "Said by somebody, but no speaker was found.",
    ),
)


def glossary_html(linked: Collection[str]) -> str:
    """The words with these ids and their meanings, as a list of definitions."""
    items = (
        f'<dt id="{term.id}">{html.escape(term.name)}</dt><dd>{html.escape(term.meaning)}</dd>'
        for term in TERMS
        if term.id in linked
    )
    return f"<dl>{''.join(items)}</dl>"


def link_terms(holder: lxml.html.HtmlElement, linked: set[str]) -> None:
    """Link words of the glossary within paragraphs and lists, each where it comes first.

    Args:
        linked: ids of words that are linked already; those linked here are added.
    """
    for element in list(holder.iter("p", "li")):
        if not any(above.tag in _NO_LINKS_IN for above in element.iterancestors()):
            _link_within(element, linked)


def _link_within(element: lxml.html.HtmlElement, linked: set[str]) -> None:
    """Link words in the text right in an element, before and after its children, and in these."""
    _link_text(element, None, linked)
    for child in list(element):
        if child.tag in ("em", "strong"):
            _link_within(child, linked)
        if child.getparent() is element:
            _link_text(element, child, linked)


def _link_text(parent: lxml.html.HtmlElement, after: lxml.html.HtmlElement | None, linked: set[str]) -> None:
    """Link the words of one stretch of text: that at the head of ``parent``, or that behind a child."""
    text = (parent.text if after is None else after.tail) or ""
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
    if after is None:
        parent.text = text[:start]
        parent.insert(0, link)
    else:
        after.tail = text[:start]
        parent.insert(parent.index(after) + 1, link)
    linked.add(term.id)
    _link_text(parent, link, linked)
