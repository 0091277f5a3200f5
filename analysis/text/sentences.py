"""Paragraphs, sentences and words of a news text, as character offsets.

This is the one tokenizer and the one sentence splitter of the project. It needs nothing beyond the standard
library and takes time linear in the length of the text, also when the text is one very long line.

A line is a paragraph (news has one paragraph a line). A sentence never crosses the end of a line. Sentences
end inside quotations too: “One. Two,” he said. is two sentences.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from analysis.text.lexicons import classed_word_list, word_list
from analysis.text.marks import SAID, trimmed

PROSE = ("prose", "list")  # kinds of paragraphs whose sentences count for readability and tone


class Paragraph(NamedTuple):
    """A line of the text without its margins and without list or heading marks.

    ``kind`` is "prose", "heading", "list" (an item of a list), "dateline" (place, date and agency at the head
    of a line, a paragraph apart from the prose after it), "label" (byline, signature of a tweet, a line that
    only announces the next) or "separator" (no letter or digit in it).
    """

    start: int
    end: int
    kind: str


class Sentence(NamedTuple):
    """A sentence: half-open offsets into the text and the index of its paragraph."""

    start: int
    end: int
    paragraph: int


# --- words

APOSTROPHES = "'’‘ʼ＇´`"
_ACCENTED = r"(?:[\u0300-\u036f\u00ad]+[^\W_]+)*[\u0300-\u036f\u00ad]*"
WORD = re.compile(
    rf"""[^\W_]+ (?: (?=[ ]) | {_ACCENTED}                               # most words end at a space
    (?: (?: [{APOSTROPHES}\-‐‑&_] (?=[^\W_])                           # don’t, re-engineered, AT&T
          | \. (?: (?=[a-z0-9])                                        # a.m, 3.5, example.com
                 | (?<=\b[A-Z]\.) (?: (?=[A-Z]\b)                      # U.S, J.D
                                   | (?=[-{APOSTROPHES}]\w) [-{APOSTROPHES}] )   # U.S.-led, U.S.’s
                 | (?<=\bPh\.) (?=D\b) )
          | (?<=[0-9]) , (?=[0-9]{{3}}(?![0-9]))                       # 1,250,000
        ) [^\W_]+{_ACCENTED} )* )""",
    re.VERBOSE,
)
_CUT = re.compile(f"({WORD.pattern})", re.VERBOSE)
_ADDRESS = re.compile(r"(?:\w{2,10}://|\bwww\.)\S+")
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def straight(word: str) -> str:
    """The word with its apostrophes straight, one character for one character."""
    return word if word.isascii() and "`" not in word else word.translate(_STRAIGHT)


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Offsets of the words of ``text[start:end]``: runs of letters or digits.

    Inner apostrophes, hyphens and ampersands, periods of abbreviations and decimals and commas of numbers
    belong to the word; dashes and slashes part words. A final period of an abbreviation is not in its word.
    An address (https://…, www.…) has no words.
    """
    end = len(text) if end is None else end
    found = [match.span() for match in WORD.finditer(text, start, end)]
    if not _has_address(text, start, end):
        return found
    covered = {at for match in _ADDRESS.finditer(text, start, end) for at in range(*match.span())}
    return [span for span in found if span[0] not in covered]


def _has_address(text: str, start: int, end: int) -> bool:
    return text.find("://", start, end) >= 0 or text.find("www.", start, end) >= 0


@lru_cache(maxsize=1024)  # the tables count and score the same sentences, and words quoted in them
def tokens(text: str) -> tuple[str, ...]:
    """The text cut at its words (see ``words``): these at odd places, what stands between them at even ones.

    >>> tokens("Pia can’t stay.")
    ('', 'Pia', ' ', 'can’t', ' ', 'stay', '.')
    """
    if not _has_address(text, 0, len(text)):
        return tuple(_CUT.split(text))
    spans = words(text)
    edges = [0, *chain.from_iterable(spans), len(text)]
    return tuple(text[start:end] for start, end in pairwise(edges))


def n_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Number of words of ``text[start:end]`` (see ``words``)."""
    return len(tokens(text[start:end])) // 2


def cut(starts: Sequence[int], start: int, end: int) -> list[tuple[int, int, int]]:
    """The stretch from `start` to `end` cut where sentences begin: number of the sentence, start and end of
    each part. `starts` are where the sentences of the text begin, in order.
    """
    first = max(bisect_right(starts, start) - 1, 0)
    edges = [start, *starts[first + 1 : bisect_left(starts, end)], end]
    return [(first + n, *part) for n, part in enumerate(pairwise(edges))]


# --- paragraphs

_BREAKS = "\r\v\f\x85\u2028\u2029"
_LINE, _LINE_OF_ANY = re.compile(r".+"), re.compile(rf"[^\n{_BREAKS}]+")
_MARK = re.compile(r"(?P<heading>\#{1,6}\s+)|(?:>\s*)+|(?P<list>(?:[-*+•▪·●■◦‣–]|\d{1,2}[.)])\s+)")
_TERMINAL = re.compile(r"[.!?…][\"”’'»)\]}*_]*\Z")
_PLACE = r"[A-Z][A-Z’'.\-]+(?:\s[A-Z][A-Z’'.\-]+){0,4}|[A-Z][\w’'.\-]+(?:\s[A-Z][\w’'.\-]+){0,4}"
_NO_PLACE = (  # a label of what follows: "EXCLUSIVE - A clerk …", "WATCH: …"
    r"(?!(?:UPDATED?|WATCH|EXCLUSIVE|BREAKING|LIVE|ANALYSIS|OPINION|REVIEW|INTERVIEW|VIDEO|PHOTOS?|LISTEN|READ|MORE|NOTE|"
    r"CORRECTION|EDITOR|WARNING|FILE|PICTURED?|ALERT|FACT)\b)"
)
_DATELINE = re.compile(
    rf"""{_NO_PLACE}(?P<place>{_PLACE})(?=[\s,—–.-])(?:\s/[A-Z][\w\s-]+/)?
    (?P<more>(?:,\s[A-Z][\w.’'\-]*(?:\s[A-Z][\w.’'\-]*){{0,3}}(?:\s\d{{1,2}})?|,\s\d[\d/]{{3,9}}){{0,3}})
    (?P<agency>\s(?:\([A-Z][\w\s./&’'\-]{{1,40}}\)|/[A-Z][\w\s.&’'\-]{{1,40}}/))?
    (?:\s?(?:—|–|--|-(?=\s))\s?|\.\s(?P<wire>/[A-Z][\w\s.&’'\-]{{1,40}}/)\.?(?=\s)\s?|(?P<bare>(?<=\)):?\s(?=[A-Z“"])))""",
    re.VERBOSE,
)
_PLACE_AND_COLON = re.compile(  # "SHAH ALAM: A clerk …"
    rf"{_NO_PLACE}(?=[A-Z ]{{4}})[A-Z]{{2}}[A-Z’'.\- ]{{2,28}}:\s(?=[A-Z“\"])"
)
_SHORT = 60  # characters
_EARLY = 4  # paragraphs; below them stands no dateline with a colon
_LABEL = re.compile(r"(?:By|BY)\s[A-Z]|[—–]\s?[A-Z@]|https?://\S+\Z|www\.\S+\Z")
_SPEECH_LABEL = re.compile(r"[A-Z][\w .,’'\-]{0,40}:\s")
_MAX_HEADING = 200


def paragraphs(text: str, body: list[tuple[int, int]] | None = None) -> list[Paragraph]:
    """The non-blank lines of the text, or of the stretches ``body`` of it, in text order, as paragraphs."""
    found: list[Paragraph] = []
    lines = _LINE_OF_ANY if any(mark in text for mark in _BREAKS) else _LINE  # the former is slow
    for start, end in [(0, len(text))] if body is None else body:
        for line in lines.finditer(text, start, end):
            found.extend(_line_paragraphs(text, *line.span(), is_first=not found))
    return _with_place_and_colon(text, found)


def _line_paragraphs(text: str, start: int, end: int, is_first: bool) -> list[Paragraph]:
    """The paragraphs of one line: none when it is blank, two when it begins with a dateline."""
    start, end = trimmed(text, start, end)
    if start < end and not text[start].isalnum() and WORD.search(text, start, end) is None:
        return [Paragraph(start, end, "separator")]
    kind = ""
    while start < end and not text[start].isalpha() and (mark := _MARK.match(text, start, end)):
        kind = kind or mark.lastgroup or ""
        start, end = trimmed(text, mark.end(), end)
    if start == end:
        return []
    dateline = _dateline_end(text, start, end)
    if not dateline:
        return [Paragraph(start, end, kind or _kind(text, start, end, is_first))]
    return _parted(text, start, dateline, end)


def _parted(text: str, start: int, dateline: int, end: int) -> list[Paragraph]:
    """A line as its dateline, which ends at `dateline`, and the prose after it."""
    first = Paragraph(*trimmed(text, start, dateline), "dateline")
    return [first, Paragraph(*trimmed(text, dateline, end), "prose")] if dateline < end else [first]


def _with_place_and_colon(text: str, found: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, of which an early one may begin with a dateline that only a colon ends ("ORBY: It …").

    Several that begin so are the speakers of a transcript, a short one is no sentence.
    """
    at = next((n for n, one in enumerate(found[:_EARLY]) if _PLACE_AND_COLON.match(text, *one[:2])), -1)
    if at < 0 or any(_PLACE_AND_COLON.match(text, *one[:2]) for one in found[at + 1 :]):
        return found
    label = _PLACE_AND_COLON.match(text, *found[at][:2])
    if label is None or found[at].end - label.end() < _SHORT:
        return found
    return [*found[:at], *_parted(text, found[at].start, label.end(), found[at].end), *found[at + 1 :]]


def _dateline_end(text: str, start: int, end: int) -> int:
    """Where the dateline at the head of the line ends; 0 when there is none."""
    match = _DATELINE.match(text, start, min(end, start + 160))
    if match is None:
        return 0
    is_dateline = match["agency"] or match["wire"] or match["place"].isupper() and len(match["place"]) > 3
    if match["bare"]:  # "Orby, March 12 (PTI) The mill"
        is_dateline = match["agency"] and any(map(str.isdigit, match["more"]))
    return match.end() if is_dateline else 0


def _kind(text: str, start: int, end: int, is_first: bool) -> str:
    """Kind of a line without mark and dateline."""
    if end - start > _MAX_HEADING:
        return "prose"
    line = text[start:end]
    if _LABEL.match(line) and not _TERMINAL.search(line):
        return "label"
    if line.endswith(":"):
        return "label" if n_words(line) <= 8 else "prose"
    return "heading" if _is_heading(line, is_first) else "prose"


def _is_heading(line: str, is_first: bool) -> bool:
    """Whether a short line reads like a headline: no period at the end, or words with capitals."""
    terminal = _TERMINAL.search(line)
    if terminal and line[terminal.start()] in ".…":
        return False
    spans = words(line)
    long_words = [line[s] for s, e in spans if e - s > 3]
    capitals = sum(letter.isupper() or letter.isdigit() for letter in long_words)
    if terminal:
        return len(long_words) >= 2 and capitals >= 0.8 * len(long_words)
    if line[-1] in ",;—–-" or not is_first and _SPEECH_LABEL.match(line):
        return False
    if is_first:
        return len(spans) <= 40
    return len(spans) <= 8 or len(spans) <= 16 and capitals >= 0.6 * len(long_words)


# --- sentences

_CLOSERS = "\"”’'»)\\]}*_"
_OPENERS = "\"“„‘'«(\\[{*_`"
_CANDIDATE = re.compile(
    rf"""(?P<run>[.!?…] (?<![.!?…]{{2}}) (?<![.!?…][ \u00a0][.!?…])  # a class first: searched for faster
    (?:[ \u00a0]?[.!?…])*)
    (?P<closers>[{_CLOSERS}]*(?:[ \u00a0][”»]|“(?=\s))*)
    (?P<gap>\s*)
    (?:[{_OPENERS}]*)""",
    re.VERBOSE,
)
_NEXT_WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}\-.][^\W_]+)*")
_CLASSES = classed_word_list("abbreviations")
_OPENING_WORDS = word_list("sentence_openers")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z|Ph\.D\Z")
_TO_TOKEN = re.compile(r"(?:.*[\s—–/(\[“\"‘*_])?", re.DOTALL)
_NAME_THEN_CUE = re.compile(
    r"(?:I\s+|(?:[A-Z][\w’'.\-]*,?\s+(?:(?:of|the|de|van|von|and|al)\s+){0,2}){1,5})"
    rf"(?:\w+ly\s+|once\s+|then\s+)?(?:{SAID})\b"
)
_BEFORE_TITLE = re.compile(
    r"\b(?i:in|of|from|at|on|by|with|for|film|movie|novel|book|song|play|show|series|album|column|podcast|essay"
    r"|poem|documentary|called|titled|entitled|named)\s\Z"
)
_DASH_BEFORE_SENTENCE = re.compile(r"[—–-]+\s*[\"“‘']?[^\W\d_a-z]")
_NICKNAME = re.compile(r"[^\W_]+(?:-[^\W_]+)?[\"”’']")
_LONGEST_TOKEN, _LONGEST_CUE_CLAUSE, _LONGEST_TITLE = 40, 120, 120


def sentences(text: str, paragraphs: list[Paragraph]) -> list[Sentence]:
    """The sentences of the paragraphs, in text order; separators have none.

    Marks that close a quotation or bracket after the end belong to the sentence. Every character of a
    paragraph that is not white space between sentences lies in exactly one sentence.
    """
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind == "separator":
            continue
        start = paragraph.start
        if paragraph.kind in ("dateline", "label"):
            found.append(Sentence(start, paragraph.end, index))
            continue
        for candidate in _CANDIDATE.finditer(text, start, paragraph.end):
            after = candidate.end("gap")
            if after < paragraph.end and _is_boundary(text, candidate, start, paragraph.end):
                found.append(Sentence(start, candidate.end("closers"), index))
                start = after
        found.append(Sentence(start, paragraph.end, index))
    return found


def _is_boundary(text: str, candidate: re.Match[str], start: int, end: int) -> bool:
    """Whether a sentence ends at the candidate; ``start`` is where the present sentence begins."""
    at = candidate.end()
    following = text[at] if at < end else ""
    if following.islower() and not text[at + 1 : at + 2].isupper():
        return False
    first, last = max(start, candidate.start() - _LONGEST_TOKEN), candidate.start()
    before = _TO_TOKEN.match(text, first, last)
    token = text[before.end() if before else first : last]
    next_word = _NEXT_WORD.match(text, at, min(end, at + _LONGEST_TOKEN))
    opener = next_word[0] if next_word else ""
    if following in ",;:&)":
        return False
    if following in "—–-":
        return token.islower() and _DASH_BEFORE_SENTENCE.match(text, at, end) is not None
    if candidate.end("gap") == candidate.end("closers") and not _is_glued(token, opener):
        return False
    run = candidate["run"]
    if run[-1] in "!?":
        return not _is_cue_clause(candidate, opener, end) and not _is_title(candidate, opener, start)
    if len(run) > 1 or run == "…":
        return following.isupper() and opener != token
    return _ends_at_period(token, candidate, opener, start)


def _is_glued(token: str, opener: str) -> bool:
    """Whether two sentences without a space between them meet here, as in "the war.The"."""
    is_word = opener[:1].isupper() and opener[1:2].islower()
    return is_word and token[-1:].islower() and not set(token) & {"/", "@"}


def _is_cue_clause(candidate: re.Match[str], opener: str, end: int) -> bool:
    """Whether the writer's own "Ms. Ortega asked" follows a question or exclamation in quotation marks."""
    if not candidate["closers"] or opener in _OPENING_WORDS and opener != "I":
        return False
    after = candidate.end("gap")
    return _NAME_THEN_CUE.match(candidate.string, after, min(end, after + _LONGEST_CUE_CLAUSE)) is not None


def _is_title(candidate: re.Match[str], opener: str, start: int) -> bool:
    """Whether the marks close a title that goes with a word before it, as in: in “What Now?” Reed argues."""
    if not candidate["closers"] or opener in _OPENING_WORDS:
        return False
    text, first = candidate.string, max(start, candidate.start() - _LONGEST_TITLE)
    opening = max(text.rfind(mark, first, candidate.start()) for mark in '“"‘')
    return opening > 0 and _BEFORE_TITLE.search(text, first, opening) is not None


def _ends_at_period(token: str, candidate: re.Match[str], opener: str, start: int) -> bool:
    """Whether the period after ``token`` ends the sentence rather than only the abbreviation."""
    text, at = candidate.string, candidate.end()
    is_initials = len(token) == 1 and token.isalpha() or "." in token and _DOTTED.match(token) is not None
    first = candidate.start() - len(token)
    if first == start and (is_initials or token.isdigit()):
        return False
    is_digit = opener[:1].isdigit()
    opens = straight(opener) in _OPENING_WORDS and not text.startswith(".", at + 1)
    if token in _CLASSES["title"]:
        return opens and token in ("St", "Dr", "Ft")
    if token in _CLASSES["never_last"]:
        return False
    if token in _CLASSES["number"] and (is_digit or token[0].isupper() and token not in ("No", "Art")):
        return opens
    if token in _CLASSES["clock"]:
        return opener not in _CLASSES["clock_follower"] and not is_digit
    if token in _CLASSES["state"] and text[max(0, first - 2) : first] == ", ":
        return not is_digit and not text.startswith("(", candidate.end("gap"))
    if is_initials or token in _CLASSES["name"] or token in _CLASSES["state"]:
        closes_quotation = any(mark in candidate["closers"] for mark in "\"”’'»")
        return opens or closes_quotation or len(token) > 1 and _opens_quotation(candidate)
    return True


def _opens_quotation(candidate: re.Match[str]) -> bool:
    """Whether a quotation of more than one word, so no nickname, opens after the candidate."""
    text, at = candidate.string, candidate.end()
    return at > candidate.end("gap") and text[at : at + 1].isupper() and not _NICKNAME.match(text, at)
