"""The frame of a paragraph: its words and punctuation with each quoted stretch folded into one token.

Who speaks is said outside the marks. With what is inside them folded away, "“…,” said X, who “…” Y" reads
as the short sentence that the reporter wrote around the words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.marks import STRAIGHT, Stretch
from analysis.sentences import Sentence

_LONGEST_SENTENCE = 250  # tokens; the longest of 5,000 news sentences looked at has 140
QUOTED = "“”"  # the token that stands for a quoted stretch

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Cpl|Pvt|Rev|Hon|Prof "
    "|Pres|St|Jr|Sr|Inc|Corp|Co|Ltd|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del| "
    "Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash| "
    "Wis|Wyo|vs|etc"
)
# For speed: the space before a token is passed over (but for " Fla."), and plain words are looked for first.
_TOKEN = re.compile(
    rf"(?:[ ](?![FW])|)([A-Za-z][a-z]*+(?=,?[ ](?!\.))|[,:;?!]"
    rf"|(?:[^\W\d_]\.){{2,}}(?:-[^\W_]+)?|(?=[A-Z ve])(?:{_ABBREVIATIONS})\.(?!\w)|[A-Z]\.(?=\s)"
    r"|@?[^\W_]+(?:['&/@_-][^\W_]+|\.(?=[a-z0-9])[^\W_]+|,(?=\d{3})\d+)*(?:(?<=s)'(?!\w))?"
    r"|--+|\.\.+|[.()\[\]—–…-])"
)


@dataclass(slots=True)
class Frame:
    """Parallel lists over the tokens of one paragraph, and what they belong to.

    `words`: tokens with straight apostrophes; `lower`: the same in lower case; `starts`, `ends`: offsets
    into the text;
    `stretches`: token index -> index into the paragraph's quoted stretches; `sentences`: half-open token
    ranges.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    stretches: dict[int, int]
    sentences: list[tuple[int, int]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens first..last (last not included)."""
        return self.starts[first], self.ends[last - 1]


def frame(
    straight: str, start: int, end: int, quoted: Sequence[Stretch], sentences: Sequence[Sentence]
) -> Frame:
    """The frame of the paragraph `straight[start:end]`, a text translated by `marks.STRAIGHT`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stretches: dict[int, int] = {}
    at = start
    for number, stretch in enumerate(quoted):
        _tokens(straight, at, stretch.start, words, starts, ends)
        stretches[len(words)] = number
        words.append(QUOTED)
        starts.append(stretch.start)
        ends.append(stretch.end)
        at = stretch.end
    _tokens(straight, at, end, words, starts, ends)
    ranges = _sentence_ranges(starts, quoted, sentences)
    return Frame(words, list(map(str.lower, words)), starts, ends, stretches, ranges)


def _tokens(text: str, start: int, end: int, words: list[str], starts: list[int], ends: list[int]) -> None:
    """Append the tokens of `text[start:end]` to the three lists."""
    found = _TOKEN.findall(text, start, end)
    words += found
    at = start
    for word in found:  # what lies between two tokens can begin none, so that the next is found at its place
        at = text.find(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)


def _sentence_ranges(
    starts: list[int], quoted: Sequence[Stretch], sentences: Sequence[Sentence]
) -> list[tuple[int, int]]:
    """Token ranges of the sentences; an end inside a quoted stretch does not end the sentence around it.

    What is longer than any sentence (a text without periods, a list of names) is cut into pieces, so that the
    time stays linear in the length of the text.
    """
    stretch_starts = [stretch.start for stretch in quoted]
    cuts: list[int] = []
    for sentence in sentences:
        start = sentence.start
        before = bisect_left(stretch_starts, start) - 1 if quoted else -1
        if before < 0 or start >= quoted[before].end:
            cuts.append(bisect_left(starts, start))
    ranges: list[tuple[int, int]] = []
    first = 0
    for cut in [*cuts, len(starts)]:
        while cut - first > _LONGEST_SENTENCE:
            ranges.append((first, first + _LONGEST_SENTENCE))
            first += _LONGEST_SENTENCE
        if cut > first:
            ranges.append((first, cut))
            first = cut
    return ranges


def straightened(text: str) -> str:
    """`text` with every apostrophe and mark in its straight form, character for character."""
    if text.isascii():
        return text
    for form, plain in STRAIGHT.items():
        text = text.replace(chr(form), plain)
    return text
