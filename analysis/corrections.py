"""Corrections by hand: who really said a quotation, what is none, and which names are one person.

Two files next to the articles, both optional. `corrections.csv` has the columns article, start, end,
speaker, note (and text, if wanted: it is compared with the article, so that a changed article is noticed):
the quotation at these offsets is `speaker`'s, nobody's (an empty speaker), or no quotation at all ("not
speech"). A stretch between quotation marks that was not found is added. `speakers.csv` has the columns
name, "same as": the first is another name of the second, in all articles. What does not fit is not applied
and becomes a row of `problems`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis.reading.decoding import NotText, decode

from .articles import Article
from .marks import CLOSING, OPENING
from .speakers import Quotation, Speaker

NOT_SPEECH = "not speech"
RULE = "corrected"
_CORRECTIONS, _SPEAKERS = "corrections.csv", "speakers.csv"
_STRAIGHT = ('"', "'", "''")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of corrections.csv."""

    line: int
    article: str
    start: int
    end: int
    speaker: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a corpus; `problems` are lines that could not be understood."""

    by_article: dict[str, list[Correction]] = field(default_factory=dict)
    same_as: dict[str, str] = field(default_factory=dict)
    problems: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_article or self.same_as or self.problems)

    def applied(
        self, article: Article, found: list[Quotation], speakers: list[Speaker]
    ) -> tuple[list[Quotation], list[Speaker], list[Row]]:
        """Quotations and speakers of an article after its corrections, and what did not fit."""
        kinds = {speaker.name: speaker.kind for speaker in speakers}
        at = {(quotation.start, quotation.end): quotation for quotation in found}
        problems = []
        for correction in self.by_article.get(article.id, ()):
            place = (correction.start, correction.end)
            misfit = _misfit(correction, article.text, at)
            if misfit:
                problems.append(_problem(article.id, _CORRECTIONS, correction.line, misfit))
            elif correction.speaker == NOT_SPEECH:
                del at[place]
            else:
                kind = kinds.get(correction.speaker, "person") if correction.speaker else ""
                base = at.get(place) or _added(place, article.text, at)
                at[place] = replace(
                    base, speaker=correction.speaker, speaker_kind=kind, rule=RULE, confidence=1.0
                )
        if self.same_as:
            at = {place: self._under_one_name(quotation) for place, quotation in at.items()}
        quotations = [at[place] for place in sorted(at)]
        return quotations, self._speakers(quotations, speakers), problems

    def _under_one_name(self, quotation: Quotation) -> Quotation:
        name = self.same_as.get(quotation.speaker)
        return quotation if name is None else replace(quotation, speaker=name)

    def _speakers(self, quotations: list[Quotation], speakers: list[Speaker]) -> list[Speaker]:
        """Those who speak after the corrections, with the first role known of each."""
        roles: dict[str, str] = {}
        for speaker in speakers:
            name = self.same_as.get(speaker.name, speaker.name)
            roles[name] = roles.get(name) or speaker.role
        kinds = {quotation.speaker: quotation.speaker_kind for quotation in quotations if quotation.speaker}
        return [Speaker(name, kind, roles.get(name, "")) for name, kind in kinds.items()]


def _misfit(correction: Correction, text: str, at: dict[tuple[int, int], Quotation]) -> str:
    """Why a correction cannot be applied, as a sentence; "" when it can."""
    start, end = correction.start, correction.end
    if not 0 <= start < end <= len(text):
        return f"The article has no characters {start} to {end}; it has {len(text)}."
    given, there = correction.text.split(), text[start:end].split()
    if given and there not in (given, correction.text.removeprefix("'").split()):
        return f"The text at {start} to {end} is not the one in the column text; the article has changed."
    if (start, end) in at:
        return ""
    if correction.speaker == NOT_SPEECH:
        return f"There is no quotation from {start} to {end}, so nothing was taken away."
    if any(start < other_end and other_start < end for other_start, other_end in at):
        return f"The quotation found there has other offsets than {start} to {end}."
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before.endswith((*OPENING, *_STRAIGHT)) or not after.startswith((*CLOSING, *_STRAIGHT)):
        return f"From {start} to {end} there is neither a quotation nor a stretch between quotation marks."
    return ""


def _added(place: tuple[int, int], text: str, at: dict[tuple[int, int], Quotation]) -> Quotation:
    """A quotation that was not found, in an attribution of its own."""
    attribution = 1 + max((quotation.attribution for quotation in at.values()), default=-1)
    return Quotation(attribution, "direct", *place, None, None, None, None, "", "", RULE, 1.0)


def _problem(article: str, file: str, line: int, detail: str) -> Row:
    what = "correction not applied"
    return {"article": article, "file": file, "problem": what, "detail": f"Line {line}: {detail}"}


def load(folder: Path) -> Corrections:
    """The corrections in a folder of articles; empty (and false) without such files."""
    problems: list[Row] = []
    by_article: dict[str, list[Correction]] = {}
    for line, row in _rows(folder / _CORRECTIONS, ("article", "start", "end", "speaker"), problems):
        correction = _correction(line, row, problems)
        if correction:
            by_article.setdefault(correction.article, []).append(correction)
    same_as: dict[str, str] = {}
    for line, row in _rows(folder / _SPEAKERS, ("name", "same as"), problems):
        name, other = row["name"], row["same as"]
        if not name or not other or name == other or same_as.get(name, other) != other:
            problems.append(
                _problem("", _SPEAKERS, line, "Each name needs one other name that it is the same as.")
            )
        else:
            same_as[name] = other
    return Corrections(by_article, _resolved(same_as, problems), tuple(problems))


def _rows(path: Path, needed: tuple[str, ...], problems: list[Row]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line numbers and cells of a CSV file by column name in small letters; nothing when there is no file."""
    try:
        text = decode(path.read_bytes()).text
    except FileNotFoundError:
        return
    except (OSError, NotText) as error:
        problems.append(_problem("", path.name, 1, f"The file could not be read: {error}"))
        return
    reader = csv.reader(text.splitlines(keepends=True))
    try:
        header = [name.strip().lower().replace("_", " ") for name in next(reader, [])]
        missing = [name for name in needed if name not in header]
        if missing:
            problems.append(_problem("", path.name, 1, f"The column {' and '.join(missing)} is missing."))
            return
        for cells in reader:
            if any(cell.strip() for cell in cells):
                row = dict.fromkeys(header, "") | dict(zip(header, map(str.strip, cells), strict=False))
                yield reader.line_num, row
    except csv.Error as error:
        problems.append(_problem("", path.name, reader.line_num, f"This is no CSV ({error})."))


def _correction(line: int, row: dict[str, str], problems: list[Row]) -> Correction | None:
    try:
        start, end = int(row["start"]), int(row["end"])
    except ValueError:
        detail = f"start and end must be whole numbers, not {row['start']!r} and {row['end']!r}."
        problems.append(_problem(row["article"], _CORRECTIONS, line, detail))
        return None
    speaker = NOT_SPEECH if row["speaker"].lower() == NOT_SPEECH else row["speaker"]
    return Correction(line, row["article"], start, end, speaker, row.get("text", ""))


def _resolved(same_as: dict[str, str], problems: list[Row]) -> dict[str, str]:
    """Each name and the last name that a chain of "same as" leads to; circles are left out."""
    resolved = {}
    for name in same_as:
        passed, last = {name}, same_as[name]
        while last in same_as and last not in passed:
            passed.add(last)
            last = same_as[last]
        if last in passed:
            problems.append(_problem("", _SPEAKERS, 1, f"{name!r} is the same as itself in a circle."))
        else:
            resolved[name] = last
    return resolved
