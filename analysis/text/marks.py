"""Quotation marks: their forms, which side each stands on, and the stretches of text between them.

The one place that knows quotation marks. News text is typed by hand: a mark is forgotten, turned the wrong
way or doubled, and a quotation that goes on in the next paragraph is opened again there and closed only at
its end. Each of these is handled by a stated rule, and nothing raises.
"""

import re
from dataclasses import dataclass

# One character for one character, so that offsets stay: what is searched in this form is found in the
# text itself.
STRAIGHT = str.maketrans(dict.fromkeys("’‘ʼ‛＇´`", "'") | dict.fromkeys("“”„‟«»＂", '"'))

OPENING = frozenset(["“", "„", "‟", "«", "‘", "‘‘", "``"])
CLOSING = frozenset(["”", "»", "’", "’’"])
# A pattern that begins with one class of characters is searched for much faster than alternatives are.
DOUBLE = re.compile(r"[“”„‟«»\"＂'‘’`](?:(?<=[“”„‟«»\"＂])|(?<=')'|(?<=‘)‘|(?<=’)’(?!’)|(?<=`)`)")
# British style, single marks outside: an apostrophe after s ("the miners' union") closes nothing.
SINGLE = re.compile(
    r"(?<![^\W_])[‘'](?=[^\W_]|[.…])|(?:(?<=[.,!?…)])|(?<=[^\W_s])|(?<=s)(?=[’'][.,;:!?]))[’'](?![^\W_])"
)
_SINGLE_LINE = re.compile(r"^[‘'](?=[^\W_])", re.M)
_DOUBLE_LINE = re.compile(r"^[“\"„«]", re.M)
_FEWEST_SINGLE = 4

_LETTERS = re.compile(r"[^\W_]")
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009([{<-–—/=>‘'*_")
_AFTER_CLOSING = frozenset(" \t\u00a0\u2009.,;:!?)]}>-–—/’'*_")
_SAID = "said|says|added|adds|told|tells|wrote|writes|asked|asks|tweeted|noted|explained|continued|concluded"
_CUE_INSIDE = re.compile(
    rf"[,?!](?=\s(?:(?:he|she|they|I|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\.\s)?[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,3}})"
    rf"\s(?:{_SAID})\b|(?:{_SAID})\s[A-Z]))"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between marks, marks not included; `opened`/`closed` say whether each mark is really there.

    `runs_on`: the paragraph ends inside it, as in a quotation that the next paragraph continues.
    """

    start: int
    end: int
    opened: bool = True
    closed: bool = True
    runs_on: bool = False


def outer_marks(text: str) -> re.Pattern[str]:
    """The pattern of the marks quotations stand in: double, or single where the text has no others or has
    them inside single ones only: twice as many single marks, and they open more lines.
    """
    has_double = DOUBLE.search(text) is not None
    opens_lines = text[:1] in ("'", "‘") or "\n'" in text or "\n‘" in text
    if has_double and not (opens_lines and len(_SINGLE_LINE.findall(text)) > len(_DOUBLE_LINE.findall(text))):
        return DOUBLE
    n_single = len(SINGLE.findall(text))
    is_outer = not has_double or 2 * len(DOUBLE.findall(text)) <= n_single
    return SINGLE if is_outer and n_single >= _FEWEST_SINGLE else DOUBLE


def stretches(text: str, start: int, end: int, pattern: re.Pattern[str] = DOUBLE) -> list[Stretch]:
    """The stretches between quotation marks of one paragraph, in text order; nested single marks are not
    looked at, nor curly marks inside straight ones.

    A second opening mark closes the stretch that is open, unless a closing mark too many shows that it was
    one inside the other; one left open ends before a reporting clause
    inside it ("…, he said") or else with the paragraph; a closing mark with nothing open before it opens
    at the paragraph's start.
    """
    found: list[Stretch] = []
    open_at = -1
    opener = ""
    n_nested = 0
    is_first = True
    outer: tuple[int, int] | None = None  # where a stretch was cut by a second opening mark: start, how many
    for mark in pattern.finditer(text, start, end):
        if open_at >= 0 and opener == '"' and (mark.group() == "“" or n_nested and mark.group() == "”"):
            n_nested += 1 if mark.group() == "“" else -1
            continue
        side = _side(text, mark, start, end, open_at >= 0)
        if side == "open":
            if open_at >= 0:
                outer = open_at, len(found)
                found.append(_unclosed(text, open_at, mark.start()))
            open_at, opener, n_nested = mark.end(), mark.group(), 0
        elif open_at >= 0:
            found.append(Stretch(*_trimmed(text, open_at, mark.start())))
            open_at = -1
        elif outer is not None and text[mark.start() - 1] in ".,!?…":
            if _CUE_INSIDE.search(text, outer[0], mark.start()) is None:
                found[outer[1] :] = [Stretch(*_trimmed(text, outer[0], mark.start()))]
            outer = None
        elif is_first and mark.start() > start and text[mark.start() - 1] in ".,!?…":
            found.append(Stretch(*_trimmed(text, start, mark.start()), opened=False))
        is_first = False
    if open_at >= 0:
        found.append(_unclosed(text, open_at, end, runs_on=True))
    return [
        s for s in found if text[s.start : s.start + 1].isalnum() or _LETTERS.search(text, s.start, s.end)
    ]


def _side(text: str, mark: re.Match[str], start: int, end: int, is_open: bool) -> str:
    """Whether a mark opens or closes: by its neighbours if clear, else by its form, else by turn."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    may_open = before in _BEFORE_OPENING
    may_close = after in _AFTER_CLOSING
    if may_open and not may_close:
        return "open"
    if may_close and not may_open:
        return "close"
    if mark.group() in OPENING:
        return "open"
    if mark.group() in CLOSING:
        return "close"
    return "close" if is_open else "open"


def _unclosed(text: str, start: int, limit: int, *, runs_on: bool = False) -> Stretch:
    """A stretch whose closing mark is missing before `limit`."""
    cue = _CUE_INSIDE.search(text, start, limit)
    if cue:
        return Stretch(*_trimmed(text, start, cue.end()), closed=False)
    return Stretch(*_trimmed(text, start, limit), closed=False, runs_on=runs_on)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
