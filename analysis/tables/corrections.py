"""Corrections by hand: who really said a quotation, what is none, and which names are one person.

`corrections.csv` and `speakers.csv` next to the articles, and others whose names add a date or a number, as
data/README.md describes them. What does not fit is not applied and becomes a row of `problems`.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from analysis.attribution.speakers import Quotation, Speaker
from analysis.reading.decoding import decode
from analysis.reading.delimited import SEPARATORS, read_table
from analysis.reading.opening import Unreadable
from analysis.reading.sources import CORRECTIONS
from analysis.tables.schema import Row
from analysis.text.article import Article
from analysis.text.marks import CLOSING, OPENING, straightened

NOT_SPEECH = "not speech"
RULE = "corrected"
NOT_APPLIED = "correction not applied"  # the problem of a line that does not fit
NOT_CHECKED = "correction not checked"  # of lines that cannot be compared with the article
_NOT_SPEECH = re.compile(r"not?[\s_-]*(?:speech|quot(?:e|ation))", re.I)
_NOBODY = frozenset(("nobody", "no one", "none", "unattributed", "-", "–", "—"))
_STRAIGHT = ('"', "'", "''")


Place = tuple[int, int]


class Misfit(ValueError):
    """A correction that cannot be applied; the message says why, as a sentence."""


class Line(NamedTuple):
    """Where a correction stands."""

    file: str
    number: int


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of corrections.csv; without a place it is where its words stand."""

    line: Line
    article: str
    place: Place | None
    speaker: str
    text: str = ""


class Renaming(NamedTuple):
    """One line of speakers.csv."""

    line: Line
    name: str
    other: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a corpus; `problems` are lines that could not be understood.

    `same_as` gives each name the last one that the chain of `renamings` leads to.
    """

    by_article: dict[str, list[Correction]] = field(default_factory=dict)
    same_as: dict[str, str] = field(default_factory=dict)
    problems: tuple[Row, ...] = ()
    renamings: dict[str, Renaming] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_article or self.same_as or self.problems)

    @property
    def n_lines(self) -> int:
        """How many lines of both files could be understood."""
        return sum(map(len, self.by_article.values())) + len(self.renamings)

    def applied(
        self, article: Article, found: list[Quotation], speakers: list[Speaker]
    ) -> tuple[list[Quotation], list[Speaker], list[Row], set[str]]:
        """Quotations and speakers of an article after its corrections, the problems of those that do not fit,
        and the names of speakers.csv that spoke in it.
        """
        kinds = {speaker.name: speaker.kind for speaker in speakers}
        known = {name.casefold(): name for name in kinds}
        at = {(quotation.start, quotation.end): quotation for quotation in found}
        problems = []
        ids = (article.id,) if "#" in article.id else dict.fromkeys((article.id, article.file))
        for correction in (one for id in ids for one in self.by_article.get(id, ())):
            try:
                place = _place(correction, article.text, at)
            except Misfit as misfit:
                problems.append(_problem(article.id, correction.line, str(misfit)))
                continue
            if correction.speaker == NOT_SPEECH:
                del at[place]
                continue
            name = known.get(correction.speaker.casefold(), correction.speaker)
            kind = kinds.get(name, "person") if name else ""
            new = 1 + max((quotation.attribution for quotation in at.values()), default=-1)
            added = Quotation(new, "direct", *place, None, None, None, None, "", "", RULE, 1.0)
            base = at.get(place, added)
            at[place] = replace(base, speaker=name, speaker_kind=kind, rule=RULE, confidence=1.0)
        quotations = [at[place] for place in sorted(at)]
        names = {quotation.speaker for quotation in quotations} & self.same_as.keys()
        if names:
            quotations = [replace(q, speaker=self.same_as.get(q.speaker, q.speaker)) for q in quotations]
        return quotations, self._speakers(quotations, speakers), problems, names

    def unused(self, articles: set[str], spoken: set[str]) -> list[Row]:
        """The problems of lines about `articles`, which are not there, and of names that are not `spoken`."""
        detail = "There is no article {!r} in this corpus."
        lost = [one for article in sorted(articles) for one in self.by_article[article]]
        rows = [_problem("", one.line, detail.format(one.article)) for one in lost]
        passed = {passed for name in spoken for passed in _chain(name, self.renamings)}
        detail = "Nobody called {!r} speaks in this corpus. The table speakers has the names."
        unused = [one for name, one in self.renamings.items() if name not in passed]
        return rows + [_problem("", one.line, detail.format(one.name)) for one in unused]

    def _speakers(self, quotations: list[Quotation], speakers: list[Speaker]) -> list[Speaker]:
        """Those who speak after the corrections, with what is first known of each."""
        known: dict[str, Speaker] = {}
        for speaker in speakers:
            name = self.same_as.get(speaker.name, speaker.name)
            first = known.setdefault(name, speaker)
            known[name] = replace(first, role=first.role or speaker.role)
        kinds = {quotation.speaker: quotation.speaker_kind for quotation in quotations if quotation.speaker}
        new = Speaker("", "", "")
        return [replace(known.get(name, new), name=name, kind=kind) for name, kind in kinds.items()]


def _place(correction: Correction, text: str, at: dict[Place, Quotation]) -> Place:
    """Where a correction applies. Raises Misfit where it does not."""
    start, end = correction.place or _place_of(correction.text, text, at)
    if not 0 <= start < end <= len(text):
        raise Misfit(f"The article has no characters {start} to {end}; it has {len(text)}.")
    # without the spaces between words and forms of marks, which differ where they were shown or edited
    words = straightened(correction.text.removesuffix("…")), straightened(text[start:end])
    given, there = ("".join(one.split()) for one in words)
    is_same = there.startswith(given) or there == given.removeprefix("'")
    if correction.place and not is_same:
        changed = "is not the one in the column text; the article has changed."
        raise Misfit(f"The text at {start} to {end} {changed}")
    if (start, end) in at:
        return start, end
    if correction.speaker == NOT_SPEECH:
        raise Misfit(f"There is no quotation from {start} to {end}, so nothing was taken away.")
    if any(start < other_end and other_start < end for other_start, other_end in at):
        raise Misfit(f"The quotation there has other offsets than {start} to {end}: copy its row.")
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before.endswith((*OPENING, *_STRAIGHT)) or not after.startswith((*CLOSING, *_STRAIGHT)):
        found = "there is neither a quotation nor a stretch between quotation marks."
        raise Misfit(f"From {start} to {end} {found}")
    return start, end


def _place_of(given: str, text: str, at: dict[Place, Quotation]) -> Place:
    """Where the words of a correction stand once, as a quotation or anywhere. Raises Misfit."""
    words = _bare(given.removesuffix("…")).split()
    if not words:
        raise Misfit("Neither start and end nor the words in the column text say where it is.")
    pattern = r"\s+".join(map(re.escape, words)) + ("" if given.endswith("…") else r"\Z")
    places = [place for place in at if re.match(pattern, _bare(text[slice(*place)]))]
    if not places:
        anywhere = r"(?<![^\W_])" + pattern.removesuffix(r"\Z") + r"(?![^\W_])"
        places = [found.span() for found in re.finditer(anywhere, text)]
    if len(places) != 1:
        times = f"{len(places)} times" if places else "not"
        how = "give start and end as numbers."
        raise Misfit(f"The words of the column text stand {times} in the article; {how}")
    return places[0]


def _bare(words: str) -> str:
    return words.strip('“”"‘’ ')


def _problem(article: str, line: Line, detail: str) -> Row:
    detail = f"Line {line.number}: {detail}"
    return {"article": article, "file": line.file, "problem": NOT_APPLIED, "detail": detail}


def load(folder: Path) -> Corrections:
    """The corrections in a folder of articles; empty (and false) without such files."""
    problems: list[Row] = []
    by_article: dict[str, dict[object, Correction]] = {}
    unchecked: list[Line] = []
    for line, row in _rows(folder, "corrections", ("article", "speaker"), problems):
        correction = _correction(line, row, problems)
        if correction is None:
            continue
        own = by_article.setdefault(correction.article, {})
        where = correction.place or " ".join(correction.text.split())
        earlier = own.pop(where, None)
        if earlier and earlier.speaker != correction.speaker:
            which = f"Line {line.number}{f' of {line.file}' if line.file != earlier.line.file else ''}"
            detail = f"{which} says otherwise of the same words, and is the one that is applied."
            problems.append(_problem(correction.article, earlier.line, detail))
        own[where] = correction
        unchecked += [] if correction.text else [line]
    if unchecked:
        n, first = len(unchecked), unchecked[0]
        which = f"Line {first.number} has" if n == 1 else f"{n} lines, from line {first.number} on, have"
        detail = f"{which} no words in a column text. If the article has changed since, that is not noticed."
        problems.append(_problem("", first, "") | {"problem": NOT_CHECKED, "detail": detail})
    renamings: dict[str, Renaming] = {}
    for line, row in _rows(folder, "speakers", ("name", "same as"), problems):
        name, other = row["name"], row["same as"]
        known = renamings.get(name)
        if not name or not other or name == other or (known and known.other != other):
            problems.append(_problem("", line, "Each name needs one other name that it is the same as."))
        else:
            renamings.setdefault(name, Renaming(line, name, other))
    same_as = _resolved(renamings, problems)
    used = {name: renaming for name, renaming in renamings.items() if name in same_as}
    of_articles = {article: [*own.values()] for article, own in by_article.items()}
    return Corrections(of_articles, same_as, tuple(problems), used)


def _rows(
    folder: Path, kind: str, needed: tuple[str, ...], problems: list[Row]
) -> Iterator[tuple[Line, dict[str, str]]]:
    """Lines and their cells by column name in small letters, of all files of a kind, the dated ones last."""
    named = ((path, CORRECTIONS.fullmatch(path.name)) for path in folder.glob("*"))
    found = [path for path, match in named if match and match[1].lower() == kind]
    for path in sorted(found, key=lambda path: (len(path.name), path.name)):
        yield from _rows_of(path, needed, problems)


def _rows_of(path: Path, needed: tuple[str, ...], problems: list) -> Iterator[tuple[Line, dict[str, str]]]:
    first = Line(path.name, 1)
    if not path.is_file():
        problems.append(_problem("", first, "It is no regular file, or a link to nothing."))
        return
    try:
        text, notes = decode(path.read_bytes())
    except (OSError, Unreadable) as error:
        problems.append(_problem("", first, f"The file could not be read: {error}"))
        return
    problems += [{**_problem("", first, ""), "problem": "encoding", "detail": note} for note in notes]
    lines = io.StringIO(text, newline="")
    header, separator, rows = read_table(iter(lines), (*needed, "start", "end", "text"))
    if missing := [name for name in needed if name not in header]:
        seen = SEPARATORS.get(separator, f"{separator!r}")
        what = f"column {missing[0]} is" if len(missing) == 1 else f"columns {' and '.join(missing)} are"
        detail = f"The {what} missing; between columns, {seen} was looked for."
        problems.append(_problem("", first, detail))
        return
    for number, row in rows:
        line = Line(path.name, number)
        if isinstance(row, str):
            problems.append(_problem("", line, row))
        else:
            yield line, {name: " ".join(cell.split()) for name, cell in row.items()}


def _correction(line: Line, row: dict[str, str], problems: list[Row]) -> Correction | None:
    start, end = _whole(row.get("start", "")), _whole(row.get("end", ""))
    article = row["article"].replace("\\", "/").removeprefix("./")
    if (start is None or end is None) and (row.get("start") or row.get("end") or not row.get("text")):
        given = f"{row.get('start', '')!r} and {row.get('end', '')!r}"
        detail = f"start and end must be whole numbers, not {given}."
        problems.append(_problem(article, line, detail))
        return None
    speaker = NOT_SPEECH if _NOT_SPEECH.fullmatch(row["speaker"]) else row["speaker"]
    speaker = "" if speaker.casefold() in _NOBODY else speaker
    place = None if start is None or end is None else (start, end)
    return Correction(line, article, place, speaker, row.get("text", ""))


def _whole(cell: str) -> int | None:
    """A whole number as people and spreadsheets write it: 1823, 1,823, 1 823, 1823.0."""
    if re.fullmatch(r"\d{1,3}(?:[,.’' ]\d{3})+", cell):
        cell = re.sub(r"\D", "", cell)
    cell = cell.removesuffix(".0")
    return int(cell) if re.fullmatch(r"-?\d{1,12}", cell) else None


def _resolved(renamings: dict[str, Renaming], problems: list[Row]) -> dict[str, str]:
    """Each name and the last name that a chain of "same as" leads to; circles are left out."""
    resolved = {}
    for name, renaming in renamings.items():
        last = _chain(name, renamings)[-1]
        if last in renamings:
            problems.append(_problem("", renaming.line, f"{name!r} is the same as itself in a circle."))
        else:
            resolved[name] = last
    return resolved


def _chain(name: str, renamings: dict[str, Renaming]) -> list[str]:
    """A name and those that "same as" leads to from it, each once."""
    names: list[str] = []
    while name not in names:
        names.append(name)
        name = renamings[name].other if name in renamings else name
    return names
