"""Quotation marks: their forms, which side each stands on, and the stretches of text between them.

The one place that knows quotation marks. News text is typed by hand: a mark is forgotten, turned the wrong
way or doubled, and a quotation that goes on in the next paragraph is opened again there and closed only at
its end. Each of these is handled by a stated rule, and nothing raises.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from analysis.text.lexicons import word_class

# One character for one character, so that offsets stay: what is searched in this form is found in the
# text itself.
STRAIGHT = str.maketrans(dict.fromkeys("’‘ʼ‛＇´`", "'") | dict.fromkeys("“”„‟«»＂‹›❝❞", '"') | {"―": "—"})

OPENING = frozenset(["“", "„", "‟", "«", "‹", "❝", "‘", "‘‘", "``"])
CLOSING = frozenset(["”", "»", "›", "❞", "’", "’’"])
# A pattern that begins with one class of characters is searched for much faster than alternatives are.
DOUBLE = re.compile(r"[“”„‟«»‹›❝❞\"＂'‘’`](?:(?<=[“”„‟«»‹›❝❞\"＂])|(?<=')'|(?<=‘)‘|(?<=’)’(?!’)|(?<=`)`)")
# British style, single marks outside: an apostrophe before a decade ("the '90s") opens nothing; one after s
# ("the miners' union") closes nothing, unless a word follows that no owner stands before ("‘two hours’ and").
SINGLE = re.compile(
    r"[‘'’](?:(?<=[‘'])(?:(?<![^\W_].)(?=[^\W_]|(?<!['’]['’])[.…])(?!(?:\d0)?s\b)|(?<=: .)(?= [^\W_])"
    r"|(?<![^\s(\[—–-].)(?=[\"“\[(£$€]|''|‘‘))"
    r"|(?<=[’'])(?![^\W_])(?:(?<=[.,!?…)\]\"”%].)|(?<='’)|(?<=’')|(?<=[’'] .)|(?<=''.|’’.)|(?<=[^\W_s].)"
    r"|(?<=ous.)(?=\s[a-z])"  # no owner: "a ‘ridiculous’ plan"
    r"|(?<=s.)(?=[.,;:!?\n]|\Z|\s(?:[–—-]|(?:and|or|but|as|in|on|at|of|to|by|for|from|with|which|who"
    r"|that|when|while|after|before|because|is|was|were|are|has|had|will|would|instead|about|into|over|than"
    r"|during|since|until|if|so|not|can|could|should|may|might|must|said|says|he|she|they|we|I)\b))))"
)
_FEWEST_SINGLE = 4
_CLOSED_SINGLE = re.compile(  # "‘We don't know,’ said Lund": a comma inside tells it from an apostrophe
    r"[‘'](?<![^\W_][‘'])(?=[^\W_][^\n]{8})[^‘’'\n]+(?:[’'][^\W_][^‘’'\n]*){0,6}(?<=[,.?!])[’'](?![^\W_])"
)
_OPENS_LINE = re.compile(r"\n[^\w\n\"“]{0,4}['‘]")
_OPENS_SENTENCE = re.compile(_CLOSED_SINGLE.pattern.replace("(?<!", r"(?<=[.!?:]\s[‘'])(?<!", 1))

_LETTERS = re.compile(r"[^\W_]")
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009([{<-–—/=>‘'*_")
_AFTER_CLOSING = frozenset(" \t\u00a0\u2009.,;:!?)]}>-–—/’'*_")
SAID = "|".join(sorted(word_class("said")))
_CUE_INSIDE = re.compile(
    rf"[,?!](?=\s(?:(?:he|she|they|I|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\.\s)?[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,3}})"
    rf"\s(?:{SAID})\b|(?:{SAID})\s[A-Z]|(?:(?:the|an?|his|her|one|another)\s(?:[\w'’.-]+\s){{1,6}}(?:{SAID})"
    rf"|(?:{SAID})\s(?:the|an?|one)\s[\w\s'’-]{{3,40}})(?=[.,])))"
)
_CUE_OUTSIDE = re.compile(_CUE_INSIDE.pattern.replace(r"\s", r'\s["”]', 1))  # "“It fell, ”said Lund."
# where a stretch may have ended: there, and at a closing mark, or the apostrophe of "the miners' union"
_AFTER_S = re.compile(r"s([’'])(?![^\W_])")
_MAY_HAVE_ENDED = re.compile(rf"{_CUE_INSIDE.pattern}|{_AFTER_S.pattern}")


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


def straightened(text: str) -> str:
    """`text` with every apostrophe and mark in its straight form, and bars as dashes, one for one."""
    if text.isascii():
        return text
    for form, plain in STRAIGHT.items():
        text = text.replace(chr(form), plain)
    return text


def outer_marks(text: str) -> re.Pattern[str]:
    """The pattern of the marks quotations stand in: double, or single where the text has no others or has
    them inside single ones only: twice as many single marks, some of which open sentences.
    """
    has_double = DOUBLE.search(text) is not None
    opens_line = _OPENS_LINE.search(f"\n{text[:6]}") or _OPENS_LINE.search(text)
    has_single = "'" in text or "‘" in text
    if has_double and not opens_line and not (has_single and _OPENS_SENTENCE.search(text)):
        return DOUBLE
    n_single = len(SINGLE.findall(text))
    is_outer = not has_double or 2 * len(DOUBLE.findall(text)) <= n_single
    is_many = n_single >= _FEWEST_SINGLE or not has_double and _CLOSED_SINGLE.search(text)
    return SINGLE if is_outer and is_many else DOUBLE


def may_hold(straight: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    """Whether a mark of the pattern may stand in `straight[start:end]`, which is found out much faster."""
    single = "'" if pattern is SINGLE else "''"
    return straight.find('"', start, end) >= 0 or straight.find(single, start, end) >= 0


def stretches(text: str, start: int, end: int, pattern: re.Pattern[str] = DOUBLE) -> list[Stretch]:
    """The stretches between quotation marks of one paragraph, in text order; what is marked inside them is
    not looked at: by marks of the other kind, by single ones inside single ones, by curly inside straight.

    A second opening mark closes the stretch that is open, unless a closing mark too many shows that it was
    one inside the other; one left open ends before a reporting clause inside it ("…, he said") or else with
    the paragraph; a closing mark with nothing open before it opens at the paragraph's start.
    """
    found = _paired(text, start, end, pattern)
    if pattern is SINGLE and DOUBLE.search(text, start, end):
        found = _with_outer(found, stretches(text, start, end))
    return [
        s for s in found if text[s.start : s.start + 1].isalnum() or _LETTERS.search(text, s.start, s.end)
    ]


def _paired(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Stretch]:
    """The stretches between marks of one kind, with or without words in them."""
    found: list[Stretch] = []
    opened: _Opened | None = None
    ends = [one.start() for one in _MAY_HAVE_ENDED.finditer(text, start, end)] if pattern is SINGLE else None
    cut: tuple[int, int] | None = None  # where a stretch was cut by a second opening mark: start, how many
    is_first = True
    for mark in pattern.finditer(text, start, end):
        if opened is not None and opened.holds(text, mark, ends):
            continue
        is_end = text[mark.start() - 1 : mark.start()] in (".", ",", "!", "?", "…")
        if _side(text, mark, start, end, opened.mark if opened else "") == "open":
            if opened is not None:
                cut = opened.start, len(found)
                found.append(_unclosed(text, opened.start, mark.start()))
            opened = _Opened(mark.end(), mark.group())
        elif opened is not None:
            found.append(Stretch(*trimmed(text, opened.start, mark.start())))
            opened = None
        elif cut is not None and is_end:
            if _CUE_INSIDE.search(text, cut[0], mark.start()) is None:
                found[cut[1] :] = [Stretch(*trimmed(text, cut[0], mark.start()))]
            cut = None
        elif is_first and mark.start() > start and is_end:
            found.append(Stretch(*trimmed(text, start, mark.start()), opened=False))
        is_first = False
    return found if opened is None else [*found, _unclosed(text, opened.start, end, runs_on=True)]


def _with_outer(single: list[Stretch], double: list[Stretch]) -> list[Stretch]:
    """The stretches between single marks, and those between double ones that stand in none of them: a text
    whose quotations stand in single marks may hold some in double ones.
    """
    outer = [
        d
        for d in double
        if d.closed
        and all(d.end <= s.start or s.end <= d.start or d.start < s.start and s.end <= d.end for s in single)
    ]
    inner = [s for s in single if all(s.end <= d.start or d.end <= s.start for d in outer)]
    return sorted(outer + inner, key=attrgetter("start"))


@dataclass(slots=True)
class _Opened:
    """A stretch that is open: where it starts, the mark that opened it, how many marks are open inside it."""

    start: int
    mark: str
    n_nested: int = 0

    def holds(self, text: str, mark: re.Match[str], ends: list[int] | None) -> bool:
        """Whether the mark only opens or closes words inside the stretch; single marks come with `ends`."""
        step = 0
        if ends is not None:
            step = self._single_step(text, mark, ends)
        elif self.mark == '"':
            step = {"“": 1, "”": -1}.get(mark.group(), 0)
        if step == 0 or step < 0 and not self.n_nested:
            return False
        self.n_nested += step
        return True

    def _single_step(self, text: str, mark: re.Match[str], ends: list[int]) -> int:
        """1 for a single mark that opens words inside the stretch, -1 for one that closes them. What stands
        before the first ends no sentence and no reporting clause, as where a closing mark was forgotten;
        a doubled one needs no such sign.
        """
        at = mark.start()
        if text[at - 1] == mark.group() and text[mark.end() : mark.end() + 1].isalnum():
            return 1
        if not text[at - 1].isspace() or not text[mark.end() : mark.end() + 1].isalnum():
            return -1
        first, last = trimmed(text, self.start, at)
        has_ended = first == last or text[last - 1] in ".!?…"
        return int(not has_ended and bisect_left(ends, self.start) == bisect_left(ends, at))


def _side(text: str, mark: re.Match[str], start: int, end: int, opened: str) -> str:
    """Whether a mark opens or closes: by its neighbours if clear, else by form, else by the mark `opened`."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    may_open = before in _BEFORE_OPENING
    may_close = after in _AFTER_CLOSING
    if may_open and not may_close:
        return "close" if opened and _CUE_OUTSIDE.match(text, mark.start() - 2) else "open"
    if may_close and not may_open:
        return "close"
    if mark.group() in OPENING:
        return "close" if opened == "„" else "open"
    if mark.group() in CLOSING:
        return "close"
    return "close" if opened else "open"


def _unclosed(text: str, start: int, limit: int, *, runs_on: bool = False) -> Stretch:
    """A stretch whose closing mark is missing before `limit`."""
    cue = _CUE_INSIDE.search(text, start, limit)
    if cue:
        return Stretch(*trimmed(text, start, cue.end()), closed=False)
    is_within = text[start - 1] in "'‘’" and text[max(0, start - 3)].islower()
    after_s = _AFTER_S.search(text, start, limit) if is_within else None
    if after_s is not None:  # "was ‘tired of fans’ telling her": what begins within a sentence hardly runs on
        return Stretch(*trimmed(text, start, after_s.start(1)))
    return Stretch(*trimmed(text, start, limit), closed=False, runs_on=runs_on)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
