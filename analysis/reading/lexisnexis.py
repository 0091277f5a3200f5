"""Exports of LexisNexis (Nexis Uni, Lexis Advance): many articles in one Word document, as its lines of text.

Each article is a headline, the outlet and a date; lines such as "Length:" and "Byline:"; a line "Body" or
"BODY"; the text; a line "Classification" or "Load-Date:"; and a line "End of Document". Older exports number
the articles ("3 of 200 DOCUMENTS") and write the labels in capitals.
"""

import re

_END = re.compile(r"\s*End of Document\s*$")
_NUMBER = re.compile(r"\s*\d+ of \d+ DOCUMENTS?\s*$")
_BODY = re.compile(r"\s*(?:Body|BODY)\s*$")
_AFTER = re.compile(
    r"\s*(?:Classification\s*$|(?:Load-Date|Language|Publication-Type|Subject|Graphic|Journal[ -]Code)\s*:)",
    re.I,
)
_LABEL = re.compile(r"\s*([A-Z][A-Za-z-]+)\s*:\s*(.*)$")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = re.compile(rf"(?:\w+day,? )?{_MONTH} \d{{1,2}}, \d{{4}}\b.*|\d{{1,2}} {_MONTH} \d{{4}}\b.*")


def articles(lines: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Text and metadata of each article of an export; an empty list when the lines are no such export."""
    if not any(map(_BODY.match, lines)) or not any(_END.match(line) or _NUMBER.match(line) for line in lines):
        return []
    parts: list[list[str]] = [[]]
    for line in lines:
        if _END.match(line) or _NUMBER.match(line):
            parts.append([])
        else:
            parts[-1].append(line)
    return [found for part in parts if (found := _article(part))]


def _article(lines: list[str]) -> tuple[str, dict[str, str]] | None:
    """One part of an export; None where it has no body (the list of contents)."""
    start = next((n for n, line in enumerate(lines) if _BODY.match(line)), None)
    if start is None:
        return None
    end = next((n for n in range(start + 1, len(lines)) if _AFTER.match(lines[n])), len(lines))
    text = "\n".join(lines[start + 1 : end]).strip("\n")
    head = [line.strip() for line in lines[:start] if line.strip()]
    return (text, _metadata(head)) if text.strip() else None


def _metadata(head: list[str]) -> dict[str, str]:
    """Headline, outlet, date and author from the lines above the body."""
    labels = {match[1].lower(): match[2].strip() for line in head if (match := _LABEL.match(line))}
    plain = [line for line in head if not _LABEL.match(line) and not line.startswith("Copyright")]
    dates = [n for n, line in enumerate(plain) if _DATE.fullmatch(line)]
    found = {"author": labels.get("byline", ""), "title": labels.get("headline", "")}
    if dates:
        found["date"] = plain[dates[0]]
        before = plain[: dates[0]]
        if before:
            found["outlet"] = before[-1]
        if len(before) > 1 and not found["title"]:
            found["title"] = before[0]
    elif plain and not found["title"]:
        found["title"] = plain[0]
    return found
