"""Counts, lists and intervals as words of a sentence in Markdown."""

from collections.abc import Hashable, Iterable

import pandas as pd

from analysis.figures.numbers import Form, percent, tenths, tied
from analysis.measures import shares
from analysis.measures.bootstrap import Difference
from analysis.measures.corpus import n_copies
from analysis.report.escaping import markdown_text
from analysis.tables.corpus import Corpus

_NAMED = 4  # files that were not read


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 article", "1,200 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def titled(article: pd.Series) -> str:
    """An article by its title in quotation marks, or by its id where it has none."""
    title = article.get("title")
    return f"“{markdown_text(title)}”" if title else markdown_text(article["article"])


def listed(names: Iterable[str], most: int = 5) -> str:
    """Names as a list in a sentence: "A, B and C"; beyond ``most`` "A, B and 4 more"."""
    names = [markdown_text(name) or "unattributed" for name in names]
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return joined(names) or "nobody"


def joined(parts: list[str]) -> str:
    """Parts as a list in a sentence: "A, B and C"; "" without parts."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def level(table: pd.DataFrame, value: str, at: Hashable, name: str = "") -> str:
    """ ", level with Ben Stone": which other row has the value of the row ``at``; "" for none.

    ``name``: the column with the name of a row; "" for articles.
    """
    who = tied(table, value, at, lambda row: markdown_text(row[name]) if name else titled(row))
    return f", level with {who}" if who else ""


def interval(low: float, high: float, form: Form = percent) -> str:
    """ " (95 % interval 3% to 9%)", or nothing where there is none."""
    return "" if pd.isna(low) or pd.isna(high) else f" (95 % interval {form(low)} to {form(high)})"


def difference(found: Difference, form: Form = tenths, unit: str = "events") -> str:
    """ " (95 % interval 0.2 to 1.4, within 6 events)" after a difference, and that it may be chance."""
    if pd.isna(found.low):
        return ", from too few articles to say whether that is more than chance"
    pairs = f", within {found.n_pairs:,} {unit})" if found.n_pairs else ")"
    tried = f" allowing for {found.n_tried:,} comparisons" if found.n_tried > 1 else ""
    is_clear = found.low * found.high > 0 and form(0.0) not in (form(found.low), form(found.high))
    chance = "" if is_clear else ", which may be chance"
    between = interval(found.low, found.high, form).replace("interval", f"interval{tried}")
    return between.removesuffix(")") + pairs + chance


def points(found: Difference, unit: str = "events") -> str:
    """A difference of two shares, with its interval: "9.3 percentage points (95 % interval 1.0 to 17.1)"."""
    value, low, high = (100 * number for number in found[:3])
    scaled = Difference(value, low, high, *found[3:])
    chance = difference(scaled, unit=unit).replace("from too few", "quoted in too few")
    return f"**{value:.1f}** percentage points{chance}"


def picked(n_tried: int) -> str:
    """ ", the widest of 15,": of how many differences one was picked; "" of one."""
    return f", the widest of {n_tried:,}," if n_tried > 1 else ""


def not_read(corpus: Corpus) -> str:
    """The sentence on files that gave no article and are missing from every number; "" without any."""
    unread = corpus.unread()
    names = [markdown_text(problem.partition(": ")[0]) for problem in unread[:_NAMED]]
    more = " and others" * (len(unread) > _NAMED)
    missing = f"Not read, and missing from every number: {', '.join(names)}{more}."
    return f"{missing} The table problems says why, and what to do." if names else ""


def copies(articles: pd.DataFrame) -> str:
    """The sentence, after a space, on articles that repeat another's text; "" where there are none."""
    many = n_copies(articles)
    if not many:
        return ""
    verb = "repeats the text of another, and its" if many == 1 else "repeat the text of others, and their"
    return (
        f" {many:,} of {plural(len(articles), 'article')} {verb} words count once more in every number. "
        "`--without copies` leaves such copies out; the table problems lists them."
    )


def unattributed(speakers: pd.DataFrame) -> str:
    """The sentence, after a space, on quoted words without a speaker (table speakers); "" without any."""
    nobody = shares.unattributed(speakers)
    return f" For {percent(nobody)} of all quoted words no speaker was found." if nobody else ""


def left_out(articles: pd.DataFrame) -> str:
    """The sentence, after a space, on articles that comparisons between outlets leave out; "" without any."""
    without = int((articles["outlet"] == "").sum())
    if without in (0, len(articles)):
        return ""
    verb = "has no outlet and is" if without == 1 else "have no outlet and are"
    return f" {without:,} of {plural(len(articles), 'article')} {verb} left out where outlets are compared."
