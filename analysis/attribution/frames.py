"""The frame of a paragraph: its words and punctuation with each quoted stretch folded into one token.

Who speaks is said outside the marks. With what is inside them folded away, "“…,” said X, who “…” Y" reads
as the short sentence that the reporter wrote around the words.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analysis.attribution.grammar import CUE_VERBS, HONORIFICS, MULTITUDES, QUOTED, Tag, lowered, tags_of
from analysis.text.lexicons import classed_word_list
from analysis.text.marks import Stretch
from analysis.text.sentences import Sentence

_LONGEST_SENTENCE = 250  # tokens; the longest of 5,000 news sentences looked at has 140
_LONGEST_SIGNATURE = 15
_BEYOND = [""] * 4  # empty tokens after the last

_CLASSES = classed_word_list("abbreviations")
_DOTTED = {"vs", "etc"}.union(*(_CLASSES[kind] for kind in ("title", "state", "name", "number")))
_ABBREVIATIONS = "|".join(map(re.escape, sorted(_DOTTED)))
# For speed: the space before a token is passed over, and plain words are looked for first.
_TOKEN = re.compile(
    rf"(?:[ ]|)([A-Za-z][a-z]*+(?=[ ]|,[ ])|[,:;?!]"
    r"|[RDI]-(?:[A-Z]\.){2,}|[RDI]-[A-ZÀ-ÞĀ-Ž][a-z]{1,4}\.(?!\w)"
    rf"|[^\W\d_]\.(?:[^\W\d_]\.)+(?:-[^\W_]+)?|(?=[A-Zve][A-Za-z]{{1,5}}\.)(?:{_ABBREVIATIONS})\.(?!\w)|[A-Z]\.(?=\s)"
    r"|(?:@|)[^\W_]++(?:['&/@_-][^\W_]+|\.(?=[a-z0-9])[^\W_]+|,(?=\d{3})\d+)*(?:'(?<=s')(?!\w)|%|)"
    r"|--+|\.\.+|[.()|\[\]—–…-]|'t(?=[ ][A-Z]))"
)
_PRONOUNS = frozenset("i you he she we they who".split())


@dataclass(slots=True)
class Frame:
    """Parallel lists over the tokens of one paragraph, and what they belong to.

    `words`: tokens with straight apostrophes; `lower`: the same in lower case; `tags`: what each can be
    (`grammar.tags_of`). These three go on with empty tokens, so that looking ahead needs no care.
    `starts`, `ends`: offsets into the text; `stretches`: token index -> index into the paragraph's quoted
    stretches; `sentences`: half-open token ranges.
    """

    words: list[str]
    lower: list[str]
    tags: list[int]
    starts: list[int]
    ends: list[int]
    stretches: dict[int, int]
    sentences: list[tuple[int, int]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens first..last (last not included)."""
        return self.starts[first], self.ends[last - 1]

    def mention(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the mention first..last, without the verb contracted with a pronoun ("he's")."""
        start, end = self.span(first, last)
        pronoun, mark, _ = self.lower[first].partition("'")
        is_contracted = mark and last == first + 1 and pronoun in _PRONOUNS
        return (start, start + len(pronoun)) if is_contracted else (start, end)

    def skip(self, at: int, limit: int, tags: int) -> int:
        """The first position from `at` on, at most `limit`, whose token has none of the tags."""
        while at < limit and self.tags[at] & tags:
            at += 1
        return at

    def back(self, at: int, first: int, tags: int) -> int:
        """The position before which a token without the tags stands, going left from `at` to `first`."""
        while at > first and self.tags[at - 1] & tags:
            at -= 1
        return at

    def find(self, words: Collection[str], start: int, end: int) -> int:
        """Where the first of the words stands in start..end; -1 where none does."""
        for at in range(start, end):
            if self.lower[at] in words:
                return at
        return -1

    def rfind(self, words: Collection[str], start: int, end: int) -> int:
        """Where the last of the words stands in start..end; -1 where none does."""
        for at in range(end - 1, start - 1, -1):
            if self.lower[at] in words:
                return at
        return -1

    def is_verb(self, at: int, first: int) -> bool:
        """Whether it is a finite verb, not first in its clause: a closed form, or -ed without an article."""
        tags = self.tags[at]
        if not tags & Tag.FINITE or at == first:
            return False
        before = self.tags[at - 1]
        if tags & Tag.CLOSED_VERB:
            return not before & Tag.NO_VERB_AFTER
        is_subject = self.lower[at - 1] == "that" or self.lower[at - 1] in MULTITUDES
        return is_subject or not before & (Tag.DETERMINER | Tag.PREPOSITION)


def frame_of(
    straight: str, start: int, end: int, quoted: Sequence[Stretch], sentences: Sequence[Sentence]
) -> Frame | None:
    """The frame of `straight[start:end]`; None where no words stand between marks and none can be a cue."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stretches: dict[int, int] = {}
    at = start
    for number, stretch in enumerate(quoted):
        _add(straight, at, stretch.start, words, starts, ends)
        stretches[len(words)] = number
        words.append(QUOTED)
        starts.append(stretch.start)
        ends.append(stretch.end)
        at = stretch.end
    _add(straight, at, end, words, starts, ends)
    words += _BEYOND
    lower = list(map(lowered, words))
    is_quiet = not quoted and CUE_VERBS.keys().isdisjoint(lower) and "according" not in lower
    if is_quiet and straight[end - 1] != ":":
        return None
    ranges = _sentence_ranges(starts, quoted, sentences)
    tags = list(map(tags_of, words))
    if not HONORIFICS.isdisjoint(lower):
        for at, word in enumerate(lower):
            if word in HONORIFICS and tags[at + 1] & Tag.CAPITAL:
                tags[at + 1] = tags[at + 1] & (Tag.CAPITAL | Tag.PEOPLE) | Tag.NAME  # "Mr Early", "Ms Rose"
    frame = Frame(words, lower, tags, starts, ends, stretches, ranges)
    if stretches:
        for place, number in stretches.items():
            frame.tags[place] |= Tag.OPEN * (straight[quoted[number].end - 1] == ",")
        frame.sentences = []
        for first, last in ranges:
            said = quoted[stretches[first - 1]] if first - 1 in stretches else None
            if said is not None and _goes_on(straight, said, frame, first, last):
                first = frame.sentences.pop()[0]
            frame.sentences.append((first, last))
    return frame


def _goes_on(straight: str, stretch: Stretch, frame: Frame, first: int, last: int) -> bool:
    """Whether the sentence first..last belongs to the words before it: a reporting clause or a signature."""
    if frame.tags[first] & Tag.DASH:
        return last == len(frame.starts) <= first + _LONGEST_SIGNATURE
    if not straight[stretch.start : stretch.end].rstrip("'").endswith(("?", "!", "…", "..")):
        return False
    ends = Tag.FINITE_CUE | Tag.CLOSED_VERB | Tag.SUBORDINATOR
    verb = next((at for at in range(first + 1, last) if frame.tags[at] & ends), last)
    said = CUE_VERBS.get(frame.lower[verb])  # "“Why?” Hale, the mayor of Orby, said": by the first verb
    is_said = said is not None and said.kind in ("say", "utter", "tell") and frame.lower[verb + 1] != "that"
    return is_said and verb < last and frame.find((":",), first, last) < 0


def _add(text: str, start: int, end: int, words: list[str], starts: list[int], ends: list[int]) -> None:
    """Append the tokens of `text[start:end]` to the three lists."""
    for token in _TOKEN.finditer(text, start, end):
        words.append(token[1])
        starts.append(token.start(1))
        ends.append(token.end())


def _sentence_ranges(
    starts: list[int], quoted: Sequence[Stretch], sentences: Sequence[Sentence]
) -> list[tuple[int, int]]:
    """Token ranges of the sentences; an end inside a quoted stretch does not end the sentence around it.

    What is longer than any sentence (a list of names) is cut into pieces, so that the time stays linear.
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
