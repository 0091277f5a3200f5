"""A news article: its text and what is known about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from analysis.text import boilerplate
from analysis.text.head import front_matter, headline
from analysis.text.sentences import Paragraph, paragraphs

METADATA = ("title", "outlet", "date", "author", "url", "section", "event")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. All offsets anywhere in this package point into `text`.

    `id` is the path below the corpus folder without its suffix ("#3" appended for the third article of a
    file that holds several); `body` are the half-open stretches of `text` that are the article itself:
    front matter and boilerplate are in `text` but not in `body`. `warnings` say in sentences what was cut,
    guessed or repaired.
    """

    id: str
    text: str = field(repr=False)
    title: str = ""
    outlet: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    section: str = ""
    event: str = ""
    file: str = ""
    body: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    warnings: tuple[str, ...] = ()

    @classmethod
    def from_text(cls, text: str, id: str = "article", **metadata: Any) -> "Article":
        """An article from its text: reads front matter, finds the headline, cuts boilerplate out of `body`.

        `metadata` (those of `METADATA`, file, warnings) comes before the front matter. Never raises for any
        text; a lone surrogate, which no file can hold, becomes U+FFFD.
        """
        unknown = set(metadata) - {*METADATA, "file", "warnings"}
        if unknown:
            raise ValueError(
                f"from_text got {sorted(unknown)}; allowed are {', '.join(METADATA)}, file, warnings"
            )
        text = without_surrogates(text)
        noted = metadata.pop("warnings", ())
        warnings = [without_surrogates(str(one)) for one in noted] if isinstance(noted, Iterable) else []
        given = {key: without_surrogates(str(value)).strip() for key, value in metadata.items() if value}
        matter, start = front_matter(text)
        fields = {**matter, **given}
        own = boilerplate.own_prose(text, start, author=fields.get("author", ""), has_title="title" in fields)
        if own.byline:
            fields.setdefault("author", own.byline)
        if not fields.get("title") and own.body:
            fields["title"] = headline(text, own.body)
        warnings += [
            f"Not counted as the article ({cut.rule}): {_shown(text[cut.start : cut.end])}"
            for cut in own.cuts
        ]
        return cls(
            id=without_surrogates(id), text=text, body=own.body, warnings=tuple(warnings),
            **{key: value for key, value in fields.items() if value},
        )  # fmt: skip


def without_surrogates(text: str) -> str:
    """`text` with each lone surrogate replaced by U+FFFD, so that it can be written; the length stays."""
    try:
        text.encode()  # much faster than to look for them
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def _shown(line: str, width: int = 100) -> str:
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def article_paragraphs(article: Article) -> list[Paragraph]:
    """The paragraphs of its body; the first is a heading when it is the title."""
    found = paragraphs(article.text, list(article.body))
    if not found or not article.title:
        return found
    first = article.text[found[0].start : found[0].end].rstrip(" ;.")
    if first != article.title.rstrip(" ;."):
        return found
    return [found[0]._replace(kind="heading"), *found[1:]]
