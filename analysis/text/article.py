"""A news article: its text and what is known about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from analysis.text import boilerplate
from analysis.text.lexicons import table
from analysis.text.sentences import Paragraph, paragraphs

METADATA = ("title", "outlet", "date", "author", "url", "section", "event")
NAMES = {key: tuple(names.split("|")) for key, names in table("metadata_names")}
_KEYS = {name: key for key, names in NAMES.items() if key != "text" for name in names}
_FIELD = re.compile(r"[ \t]*([A-Za-z][\w -]{0,30}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(\S.*)$")
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M)
_LONGEST_MATTER = 20_000  # characters
_LONGEST, _LONGEST_OF_TABLOIDS = 24, 32  # words of a headline
_TWO_SENTENCES = re.compile(r"[.!?][\"”’]?\s+[A-Z“\"]")
_SENTENCE = re.compile(r"[^\n]{60,}[.!?][\"'”’)]*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


WHOLE = ((0, -1),)  # the body of an article of which nothing says which stretches of its text it is


@dataclass(frozen=True, slots=True)
class Article:
    """One news article; `Article.from_text(text)` makes one. All offsets in this package point into `text`.

    `id` is the path below the corpus folder without its suffix ("#3" appended for the third article of a
    file); `body` are the half-open stretches of `text` that are the article itself, without front matter and
    boilerplate; all of `text` where none are given. `warnings` say in sentences what was cut, guessed or
    repaired.
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
    body: tuple[tuple[int, int], ...] = field(default=WHOLE, repr=False)
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_text(self.text)
        if self.body == WHOLE:
            object.__setattr__(self, "body", ((0, len(self.text)),) if self.text else ())
        elif self.body and self.body[-1][1] > len(self.text):
            raise ValueError(
                "body reaches beyond text; an article of another text is Article.from_text(text)"
            )

    @classmethod
    def from_text(cls, text: str, id: str = "article", **metadata: Any) -> "Article":
        """An article from its text: reads front matter, finds the headline, cuts boilerplate out of `body`.

        `metadata` (those of `METADATA`, file, warnings) comes before the front matter. Never raises for any
        text; a lone surrogate, which no file can hold, becomes U+FFFD. Raises TypeError for what is no text.
        """
        unknown = set(metadata) - {*METADATA, "file", "warnings"}
        if unknown:
            raise ValueError(
                f"from_text got {sorted(unknown)}; allowed are {', '.join(METADATA)}, file, warnings"
            )
        _check_text(text)
        text = without_surrogates(text)
        noted = metadata.pop("warnings", ())
        warnings = [without_surrogates(str(one)) for one in noted] if isinstance(noted, Iterable) else []
        given = {key: without_surrogates(_written(value)).strip() for key, value in metadata.items()}
        given = {key: value for key, value in given.items() if value}
        matter, start = front_matter(text)
        fields = {**matter, **given}
        own = boilerplate.own_prose(text, start, author=fields.get("author", ""), has_title="title" in fields)
        fields = {"author": own.byline, "date": own.date} | fields
        if fields.get("title") in {text[cut.start : cut.end] for cut in own.cuts}:
            del fields["title"]  # "For immediate release", in the style of a title
        if not fields.get("title") and own.body:
            fields["title"] = headline(text, own.body)
        warnings += dict.fromkeys(
            f"Not counted as the article ({cut.rule}): {_shown(text[cut.start : cut.end])}"
            for cut in own.cuts
        )
        return cls(
            id=without_surrogates(str(id)), text=text, body=own.body, warnings=tuple(warnings),
            **{key: value for key, value in fields.items() if value},
        )  # fmt: skip


def _check_text(text: Any) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text is of type {type(text).__name__}; an article is made of its text, a str")


def _written(value: Any) -> str:
    """A value of metadata as text: a day as ISO 8601, "" for what is missing in a table (None, NaN, NaT)."""
    if value is None or str(value) in ("nan", "NaT", "<NA>"):
        return ""
    return str(value.date() if isinstance(value, datetime) else value)


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


# --- metadata in front of an article, and its headline --------------------------------------------


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """Metadata at the head of a text, and the offset where the text after it begins.

    Two forms: lines "key: value" between two lines of three dashes, or such lines at the very start, up to a
    blank line before what is none, when all their keys are known (lexicons/metadata_names.tsv).
    """
    fenced = re.match(r"\s*---[ \t]*\n", text)
    if fenced:
        closing = _FENCE_END.search(text, fenced.end(), fenced.end() + _LONGEST_MATTER)
        if closing is None:
            return {}, 0
        block, end = text[fenced.end() : closing.start()], closing.end()
    else:
        end = _end_of_unfenced(text)
        block = text[:end]
    found: dict[str, str] = {}
    for key, value in _fields(block):
        name = _KEYS.get(key.lower())
        value = _unquoted(value.strip())
        if name == "outlet" and value.startswith(("http://", "https://")):
            name = "url"  # as clippers of web pages name it
        if name and value:
            found.setdefault(name, value)
    return found, end


def _end_of_unfenced(text: str) -> int:
    """Where the lines with known keys at the very start of a text end; 0 where other text is right below."""
    end = at = 0
    is_after_blank = True
    for line in text[:_LONGEST_MATTER].split("\n"):
        at += len(line) + 1
        field = _FIELD.match(line.rstrip())
        if field and field[1].lower() in _KEYS:
            end, is_after_blank = min(at, len(text)), False
        elif line.strip():
            return end if is_after_blank else 0
        else:
            is_after_blank = True
    return end


def _fields(block: str) -> list[tuple[str, str]]:
    """Keys and values of a block; the items of a list below a key are joined with commas."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines():
        item = _ITEM.match(line)
        if found and item:
            key, value = found[-1]
            found[-1] = key, ", ".join(filter(None, (value.strip(), _unquoted(item[1].strip()))))
        elif match := _FIELD.match(line.rstrip()):
            found.append((match[1], match[2] or ""))
    return found


def _unquoted(value: str) -> str:
    """A value without its quotation marks, and without the brackets of a list or of a link to a note."""
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace(f"\\{value[0]}", value[0]).replace(value[0] * 2, value[0])
    if value[:2] == "[[" and value[-2:] == "]]":
        return value[2:-2]
    return value


def headline(text: str, body: tuple[tuple[int, int], ...]) -> str:
    """The first line of the article when it looks like a headline, else "".

    A headline has at most 24 words (32 without a mark at its end) and a longer paragraph or a whole sentence
    among the lines that follow; and it ends without a full stop, or most of its longer words are capitalised,
    or a blank line stands below it and it is one short sentence. A line ending in a colon or comma, or a
    sentence in quotation marks, is none.
    """
    lines = (line for stretch in body for line in boilerplate.lines(text, *stretch))
    (start, end), *following = islice(lines, 8)
    line = text[start:end]
    marked = re.match(r"#{1,3}\s+(.+?)\s*#*$", line)
    if marked:
        return marked[1]
    words = line.split()
    bare = line.rstrip("\"'”’ ")
    is_longer = any(e - s > 1.3 * len(line) for s, e in following[:4])
    is_longer |= bare[-1:] not in ".!?" and any(_SENTENCE.fullmatch(text, *span) for span in following)
    longest = _LONGEST if bare[-1:] in ".!?" or _TWO_SENTENCES.search(line) else _LONGEST_OF_TABLOIDS
    if not is_longer or len(words) > longest or not re.search(r"[^\W\d_]", line):
        return ""
    if bare.endswith((":", ",")) or (line[0] in '"“‘' and line[-1] in '"”’' and bare[-1:] in ".!?"):
        return ""
    if not bare.endswith(".") or bare.endswith("...") or _is_title_case(words):
        return line.rstrip(";").removesuffix(".")
    has_gap = text[end : following[0][0]].count("\n") > 1
    short = len(words) <= 14 and not _TWO_SENTENCES.search(line)
    return line.removesuffix(".") if has_gap and short and line[0] not in '"“' else ""


def _is_title_case(words: list[str]) -> bool:
    """Whether most words of four letters and more begin with a capital."""
    bare = (word.strip("“”‘’\"'(),.:;?!-") for word in words)
    long = [word for word in bare if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) > 0.75 * len(long)
