"""Exports of news databases: many articles in one document, as its lines of text.

**LexisNexis** (Nexis Uni, Lexis Advance): headline, outlet and date; labels such as "Length:" and "BYLINE:";
a line "Body" or none; the text; a label such as "Load-Date:"; "End of Document". Older exports number the
articles ("3 of 200 DOCUMENTS") and put the headline below the date.
**Factiva**: headline, author, "412 words", date, outlet, copyright; or the same after codes of two letters
(HD, BY, WC, PD, SN, LP, TD); at the end "Document " and a number.
**ProQuest**: labels such as "Author:", "Full text:", "Publication title:" between lines of underscores.

Labels are metadata and never part of a text.
"""

import re
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from analysis.reading.dates import iso_date

Found = tuple[str, dict[str, str]]  # text and metadata of an article

_SIGNS = ("LENGTH:", "Length:", "LOAD-DATE", "DOCUMENT", "Document", "Full text:")
_LABEL = re.compile(r"\s*([A-Z][A-Za-z]+(?:[ -][A-Za-z]+){0,3})\s*:\s*(.*)$")
_BY = re.compile(r"\s*(?:By|BY|by)\s+")
_PARTICLES = frozenset("and & de la van von der den di al bin".split())
_COPYRIGHT = re.compile(r"\s*(?:Copyright\b|©|\(c\)\s|All Rights Reserved)", re.I)


def may_be_export(text: str) -> bool:
    """Whether a text has anything that exports have; a quick look."""
    return any(sign in text for sign in _SIGNS)


def articles(lines: list[str]) -> list[Found]:
    """Text and metadata of each article of an export; an empty list when the lines are no such export."""
    for is_one, cut, article in _LAYOUTS:
        if is_one(lines):
            ends = [at for at, line in enumerate(lines) if cut.match(line)]
            parts = (lines[start + 1 : end] for start, end in pairwise([-1, *ends, len(lines)]))
            return [one for one in map(article, parts) if one is not None and one[0].strip()]
    return []


def _text(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n")


def _first(lines: list[str], test: Callable[[str], object], start: int = 0) -> int | None:
    """Number of the first line from `start` on that passes the test."""
    return next((n for n in range(start, len(lines)) if test(lines[n])), None)


def _is_date(line: str) -> bool:
    try:
        return len(line.strip()) < 60 and bool(re.search(r"[A-Za-z]{3}.*\d{4}", line) and iso_date(line))
    except ValueError:
        return False


# --- LexisNexis -----------------------------------------------------------------------------------

_CUT = re.compile(r"\s*(?:End of Document|\d+ of \d+ DOCUMENTS?|Document \d+ of \d+)\s*$")
_BODY = re.compile(r"\s*(?:Body|BODY)\s*(?::\s*(.*))?$")
_HEAD = re.compile(
    r"\s*(?:HEADLINE|BYLINE|SECTION|LENGTH|Length|DATELINE|HIGHLIGHT|SOURCE|EDITION|SERIES|COLUMN|CREDIT)\s*:"
)
_AFTER = re.compile(
    r"\s*(?:Classification\s*$|(?:Load-Date|Language|Publication-Type|Subject|Graphic|Journal[ -]Code|Notes"
    r"|Geographic|Person|Company|Industry|Organization|Ticker|Correction-Date)\s*:)",
    re.I,
)
_LENGTH = re.compile(r"\s*LENGTH\s*:\s*\d[\d,.]* words\b|\s*LOAD-DATE\s*:", re.I)
_LINES_OF_HEAD = 40


def _is_lexisnexis(lines: list[str]) -> bool:
    has_body = any(map(_BODY.match, lines)) and any(map(_CUT.match, lines))
    return has_body or any(map(_LENGTH.match, lines))


def _lexisnexis(lines: list[str]) -> Found | None:
    """One part of an export; None where it has no head (the list of contents)."""
    body = _first(lines, _BODY.match)
    if body is None:
        last = _first(lines[:_LINES_OF_HEAD], _AFTER.match) or _LINES_OF_HEAD
        labels = [n for n, line in enumerate(lines[:last]) if _HEAD.match(line)]
        body = labels[-1] if labels else _first(lines[:last], _is_date)
        if body is None:
            return None
    end = _first(lines, _AFTER.match, body + 1)
    match = _BODY.match(lines[body])
    text = [line for line in lines[body + 1 : end] if len(line) > 200 or not _COPYRIGHT.match(line)]
    head = [" ".join(line.split()) for line in lines[: body if match else body + 1] if line.strip()]
    return _text([match[1] or "" if match else "", *text]), _metadata_above(head)


def _metadata_above(head: list[str]) -> dict[str, str]:
    """Headline, outlet, date and author from the lines above the body: the date stands below the outlet."""
    labels = {match[1].lower(): match[2].strip() for line in head if (match := _LABEL.match(line))}
    above = head[: _first(head, _HEAD.match)]
    plain = [line for line in above if not _LABEL.match(line) and not _COPYRIGHT.match(line)]
    at = _first(plain, _is_date)
    before, after = plain[:at], plain[at + 1 :] if at is not None else []
    title = before[-2:-1] or after[-1:] if at is not None else plain[-1:]
    return {
        "title": labels.get("headline") or "".join(title),
        "outlet": "" if at is None else "".join(before[-1:]),
        "date": "" if at is None else plain[at],
        "author": _BY.sub("", labels.get("byline", "")),
    }


# --- Factiva --------------------------------------------------------------------------------------

_NUMBER = re.compile(r"\s*(?:AN\s+)?Document [A-Za-z0-9]{12,}\s*$")
_CODE = re.compile(r"\s*([A-Z]{2,3})(?:\s*$|[\t ]\s*(\S.*)$)")
_N_WORDS = re.compile(r"\s*\d[\d,.]* words\s*$")
_TIME = re.compile(r"\s*\d{1,2}:\d\d")


def _is_factiva(lines: list[str]) -> bool:
    return any(map(_NUMBER.match, lines)) and (_has_codes(lines) or any(map(_N_WORDS.match, lines)))


def _has_codes(lines: list[str]) -> bool:
    return {"HD", "WC"} <= {match[1] for line in lines if (match := _CODE.match(line))}


def _factiva(lines: list[str]) -> Found | None:
    """An article whose fields stand after codes of two letters, or are known by their order."""
    if _has_codes(lines):
        return _labelled(lines, _CODE, "factiva")
    lines = [line.strip() for line in lines if line.strip()]
    at = _first(lines, _N_WORDS.match)
    if at is None:
        return None
    date = _first(lines[: at + 10], _is_date, at) or at
    outlet = _first(lines[: at + 10], lambda line: not _TIME.match(line), date + 1)
    head = lines[: at + 10]
    last = _first(head, _COPYRIGHT.match, at) or _first(head, "English".__eq__, at) or date
    has_author = at > 1 and _is_name(lines[at - 1])
    return "\n\n".join(lines[last + 1 :]), {
        "title": lines[at - 1 - has_author] if at else "",
        "author": _BY.sub("", lines[at - 1]) if has_author else "",
        "date": lines[date] if date > at else "",
        "outlet": lines[outlet] if outlet is not None else "",
    }


def _is_name(line: str) -> bool:
    """Whether a line looks like names of people: few words, each with a capital."""
    words = [word for word in _BY.sub("", line).split() if word not in _PARTICLES]
    return 0 < len(words) <= 8 and all(word[0].isupper() for word in words) and line[-1] not in ".?!"


# --- ProQuest -------------------------------------------------------------------------------------

_RULE = re.compile(r"\s*_{20,}\s*$")
_PROQUEST = re.compile(
    r"\s*(?:ProQuest document ID|Document URL|Full text|Publication title|Publication info)\s*:", re.I
)


def _is_proquest(lines: list[str]) -> bool:
    return sum(_PROQUEST.match(line) is not None for line in lines) > 1


# --- fields after labels --------------------------------------------------------------------------

_LABELLED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _labelled(lines: list[str], label: re.Pattern[str], database: str) -> Found:
    """Text and metadata of an article whose fields stand after labels, as databases.toml says."""
    layout = _LABELLED[database]
    known = layout["labels"].split("|")
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if (match := label.match(line)) and match[1].lower() in known:
            name, line = match[1].lower(), match[2] or ""
        fields.setdefault(name, []).append(line.rstrip())
    first = {name: "\n".join(found).strip().partition("\n\n")[0] for name, found in fields.items()}
    said = {
        key: " ".join(next((first[one] for one in names if first.get(one)), "").split())
        for key, names in layout["metadata"].items()
    }
    said["outlet"], said["author"] = said["outlet"].partition(";")[0], _BY.sub("", said["author"])
    return "\n\n".join(_text(fields.get(name, [])) for name in layout["text"]).strip("\n"), said


_LAYOUTS = (
    (_is_lexisnexis, _CUT, _lexisnexis),
    (_is_factiva, _NUMBER, _factiva),
    (_is_proquest, _RULE, lambda lines: _labelled(lines, _LABEL, "proquest")),
)
