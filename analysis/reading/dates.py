"""Dates as news writes them, as ISO 8601 dates; what may be read in two ways is refused."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?<!\d)(?P<year>(?:1[6-9]|20)\d\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|\.(?=\s))?"
_WHOLE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_YEAR}(?P<gap>[-/._])(?P<number>\d{{1,2}})(?P=gap)(?P<day>\d{{1,2}})(?!\d)",
        rf"{_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?!\d)(?:(?=T\d)|(?![^\W_]))",
        rf"{_DAY}(?:\s+of)?[-/\s,]*{_MONTH}[-/\s,]*(?:{_YEAR}(?!\d)|’?'?(?P<short>\d\d)\s*$)",
        rf"{_MONTH}[-/\s]*{_DAY}(?:,|\s+\d\d:\d\d(?::\d\d)?(?:\s+[+-]\d{{4}}|\s+[A-Z]{{3,4}})?)?[-/\s]+{_YEAR}(?!\d)",
        rf"{_YEAR}[-/\s]+{_MONTH}[-/\s]+(?P<day>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<first>\d{1,2})(?P<gap>[-/_]|\.\s?)(?P<second>\d{1,2})(?P=gap)(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"{_YEAR}(?P<number>\d\d)(?P<day>\d\d)\d{{6}}(?!\d)",
    )
)
_PARTS = tuple(
    re.compile(pattern, re.I)
    for pattern in (rf"{_MONTH},?\s+{_YEAR}", rf"{_YEAR}-(?P<number>\d\d)", rf"{_YEAR}")
)
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_SECONDS = re.compile(r"(\d{10})(?:\d{3}|\.\d+)?")
_NAMED = (_WHOLE[0], _WHOLE[1], _WHOLE[4], _WHOLE[5])  # how dates stand in addresses and file names


def iso_date(written: str, is_day_first: bool | None = None) -> str:
    """The first date in `written` as YYYY-MM-DD (or YYYY-MM or YYYY, where no more is said); "" for "".

    Ten or thirteen digits are seconds or milliseconds since 1970, in UTC. Raises ValueError, with a sentence,
    for what is no date, for a day that no calendar has, and where day and month may be exchanged and
    `is_day_first` (as `day_first` gives it) does not say which is first.

    >>> iso_date("Feb. 3, 2025, 9:01 p.m. ET")
    '2025-02-03'
    """
    written = " ".join(written.split())
    if not written:
        return ""
    if seconds := _SECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(seconds[1]), UTC).date().isoformat()
    found = min(_matches(written, _WHOLE), key=lambda match: match.start(), default=None)
    if found is not None:
        return _day(found, written, is_day_first)
    for pattern in _PARTS:
        if match := pattern.fullmatch(written):
            month = _month(match)
            return f"{match['year']}-{month:02d}" if month else match["year"]
    raise ValueError(f"The date {written!r} is in no form that is known. Write it as 2025-02-03.")


def day_first(written: Iterable[str]) -> bool | None:
    """Whether dates of one file have the day before the month, as 22/05/2025 shows; None if nothing shows it.

    >>> day_first(["03/02/2025", "22/05/2025"])
    True
    """
    found = (match for one in written for match in _WHOLE[5].finditer(" ".join(one.split())))
    numbers = [(int(match["first"]), int(match["second"])) for match in found]
    shown = {first > second for first, second in numbers if max(first, second) > 12}
    return shown.pop() if len(shown) == 1 else None


def date_in_name(name: str) -> str:
    """The one date that an address or the name of a file holds, as YYYY-MM-DD; "" when there is none.

    >>> date_in_name("https://news.example/2025/02/03/harbour")
    '2025-02-03'
    """
    if not _A_YEAR.search(name):
        return ""
    found = set()
    for match in _matches(name, _NAMED):
        with suppress(ValueError):
            found.add(_day(match, name))
    return found.pop() if len(found) == 1 else ""


def _matches(written: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[re.Match[str]]:
    return (match for pattern in patterns for match in pattern.finditer(written))


def _month(match: re.Match[str]) -> int:
    """The number of the month; 0 when only a year is given."""
    parts = match.groupdict()
    if parts.get("month"):
        return 1 + _MONTHS.index(match["month"][:3].lower())
    return int(parts.get("number") or 0)


def _day(match: re.Match[str], written: str, is_day_first: bool | None = None) -> str:
    parts = match.groupdict()
    year = int(parts["year"] or 0)
    if not year:  # "3-Feb-25", as spreadsheets write it
        year = int(parts["short"]) + (1900 if int(parts["short"]) > 69 else 2000)
    if "first" in parts:
        numbers = int(parts["first"]), int(parts["second"])
        month, day = sorted(numbers)
        if month != day <= 12:
            if is_day_first is None:
                what = f"The date {written!r} may have day and month in either order."
                raise ValueError(f"{what} Write it as {year}-MM-DD.")
            day, month = numbers if is_day_first else reversed(numbers)
    else:
        day, month = int(parts["day"]), _month(match)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(f"The date {written!r} is not in the calendar. Write it as 2025-02-03.") from None
