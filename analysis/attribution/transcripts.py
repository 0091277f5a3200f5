"""Label lines: interviews and debates whose speaker stands before a colon, without marks ("Q: …", "ANN LEE:
…").
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.text.sentences import Paragraph

_LABEL = re.compile(
    r"(?P<label>[A-Z][\w.'-]*(?:\s[A-Z(][\w.')-]*){0,4})(?:,\s[^:\"\n]{2,60})?\s?:\s+(?=[^\s\"])"
    r"|(?P<letter>[QA])\.\s+(?=[^\s\"])"
)
_FEWEST_LINES = 3
QUESTION, ANSWER = "Q", "A"


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a transcript: `label` as written, its offsets, where the `words` after it begin."""

    label: str
    start: int
    end: int
    words: int


def label_lines(straight: str, paragraphs: Sequence[Paragraph]) -> dict[int, LabelLine]:
    """Paragraph index -> its label line, where the article holds a transcript: three such lines, one label
    repeated.
    """
    lines: dict[int, LabelLine] = {}
    for index, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, min(paragraph.end, paragraph.start + 140)
        has_mark = straight.find(":", start, end) >= 0 or straight.startswith(("Q.", "A."), start, end)
        match = _LABEL.match(straight, start, end) if has_mark else None
        if match is not None:
            group = match.lastgroup or ""
            label = match[group].rstrip(".")
            lines[index] = LabelLine(label, match.start(group), match.end(group), match.end())
    counts = Counter(line.label for line in lines.values())
    repeated = {label for label, n in counts.items() if n > 1}
    if len(lines) < _FEWEST_LINES or not repeated:
        return {}
    is_interview = QUESTION in counts and ANSWER in counts
    return {
        i: line
        for i, line in lines.items()
        if is_interview or line.label in repeated or _is_near(i, lines, repeated)
    }


def _is_near(index: int, lines: dict[int, LabelLine], repeated: set[str]) -> bool:
    """Whether a line with a label of its own stands among lines with repeated ones."""
    return any(i in lines and lines[i].label in repeated for i in (index - 1, index + 1))
