"""Bootstrap intervals that cover what they say, with a fixed seed.

What is drawn again is a whole article, or all articles on one event together: one event in three outlets is
not three draws (`drawn_units`). Of few units the plain percentile interval is too narrow, so its tails are
taken further out (the expanded percentile interval: Hesterberg, T. (2015). What teachers should know about
the bootstrap. The American Statistician 69(4), 371–386), and either end is at least that of the t interval.
Fewer than five units give no interval. `benchmarks/coverage.py` prints how often the intervals hold.

All measures here are a total over a total or made of totals, so a resample is a vector of how often each unit
was drawn.
"""

import functools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

SEED = 2026
N_RESAMPLES = 2000
LEVEL = 0.95
FEWEST_UNITS = 5
FEWEST_OF_SPEAKER = 6  # articles with words of a speaker, for an interval of the speaker's share
_CHUNK = 4_000_000  # cells of one block of draws, so that many units do not fill the memory
_MANY = 500  # units from which on single draws that are counted are faster than multinomial ones
_NORMAL = NormalDist()


def event_names(articles: pd.Series) -> pd.Series:
    """The event of each article id: the name of its file where another folder has one too, or ""."""
    files = {name: str(name).rpartition("/")[2] for name in articles.unique()}
    told = Counter(files.values())
    return articles.map({name: file if told[file] > 1 else "" for name, file in files.items()})


def drawn_units(table: pd.DataFrame) -> pd.Series:
    """What is drawn again when a row of a table is: the event of its article, or the article without one.

    Where the whole table is of one article its rows are drawn. Without a column event the names of files say
    it (`event_names`).
    """
    articles = table["article"]
    if articles.nunique() == 1:
        return pd.Series(range(len(articles)), index=articles.index)
    events = table["event"] if "event" in table else event_names(articles)
    return events.where(events != "", articles)


def with_events(table: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """A table with the event of each article as another table (columns article, event) has it, if it does."""
    if "event" not in known:
        return table
    events = known.drop_duplicates("article").set_index("article")["event"]
    return table.assign(event=table["article"].map(events).fillna(""))


@functools.lru_cache(maxsize=32)
def draws(n_units: int, n_resamples: int = N_RESAMPLES, seed: int = SEED) -> np.ndarray:
    """How often each unit is drawn: an array (resamples, units) whose rows sum to ``n_units``."""
    generator = np.random.default_rng(seed)
    if n_units < _MANY:
        counted = generator.multinomial(n_units, np.full(n_units, 1 / n_units), size=n_resamples)
    else:
        drawn = generator.integers(n_units, size=(n_resamples, n_units))
        drawn += n_units * np.arange(n_resamples)[:, None]
        counted = np.bincount(drawn.ravel(), minlength=drawn.size).reshape(drawn.shape)
    return counted.astype(np.uint16)  # small, since many are kept


def t_quantile(probability: float, df: float) -> float:
    """Quantile of Student's t by its expansion about the normal one (Abramowitz & Stegun 1964, 26.7.5).

    From four degrees of freedom on, at .975, within .001 of the exact value.
    """
    z = _NORMAL.inv_cdf(probability)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / df**power for power, term in enumerate(terms, 1))


def expanded_tail(n_units: int, level: float = LEVEL) -> float:
    """Share of the resamples beyond either end of an interval: .001 of five units, .025 of very many."""
    t = t_quantile((1 + level) / 2, n_units - 1)
    return _NORMAL.cdf(-math.sqrt(n_units / (n_units - 1)) * t)


def ends(
    values: np.ndarray, resampled: np.ndarray, n_units: int, level: float = LEVEL
) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper ends of the intervals of values that were resampled along the first axis."""
    tail = expanded_tail(n_units, level)
    quantile = np.nanquantile if np.isnan(resampled).any() else np.quantile  # the latter is much faster
    low, high = quantile(resampled, [tail, 1 - tail], axis=0)
    error = np.nanstd(resampled, axis=0) * math.sqrt(n_units / (n_units - 1))
    half = t_quantile((1 + level) / 2, n_units - 1) * error
    return np.minimum(low, values - half), np.maximum(high, values + half)


def resampled(units: np.ndarray, measure: Callable[..., np.ndarray], seed: int = SEED) -> np.ndarray:
    """A measure of the sums of resampled units (units, columns), an array for each; NaN where undefined."""
    size = max(1, min(N_RESAMPLES, _CHUNK // len(units)))
    found = []
    for start in range(0, N_RESAMPLES, size):
        drawn = draws(len(units), min(size, N_RESAMPLES - start), seed + start).astype(float)
        with np.errstate(divide="ignore", invalid="ignore"):
            found.append(measure(*(drawn @ units).T))
    return np.concatenate(found)


def ratio_intervals(parts: np.ndarray, wholes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """95 % intervals of ``parts.sum(axis=0) / wholes.sum()`` over resampled units: lower and upper ends.

    ``parts`` are (units, columns), for example the sum of the tones of each article, ``wholes`` (units,),
    for example its sentences. NaN with fewer than five units. Where no part is negative no end is, and where
    none is more than its whole no end is above 1.
    """
    parts, wholes, ratios = _resampled_ratios(parts, wholes)
    if len(ratios) == 0:
        return np.full(parts.shape[1], np.nan), np.full(parts.shape[1], np.nan)
    low, high = ends(parts.sum(axis=0) / wholes.sum(), ratios, len(wholes))
    low = np.where((parts >= 0).all(axis=0), np.maximum(low, 0), low)
    return low, np.where((parts <= wholes[:, None]).all(axis=0), np.minimum(high, 1), high)


def share_intervals(parts: np.ndarray, wholes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`ratio_intervals` of shares that most units have nothing of: a speaker's words in each article.

    Their tails follow from the number of units that have something of it, and the upper end is at least that
    of the t interval of the logit, since shares are skewed. NaN with fewer than six such units.
    """
    parts, wholes, ratios = _resampled_ratios(parts, wholes)
    low = np.full(parts.shape[1], np.nan)
    high = low.copy()
    present = (parts > 0).sum(axis=0)
    for column in np.flatnonzero((present >= FEWEST_OF_SPEAKER) & (len(ratios) > 0)):
        n = int(present[column])
        tail = expanded_tail(n)
        low[column], high[column] = np.quantile(ratios[:, column], [tail, 1 - tail])
        share = parts[:, column].sum() / wholes.sum()
        if share < 1:
            rest = parts[:, column] - share * wholes
            error = math.sqrt(len(wholes) / (len(wholes) - 1) * rest @ rest) / wholes.sum()
            logit = math.log(share / (1 - share))
            logit += t_quantile((1 + LEVEL) / 2, n - 1) * error / (share * (1 - share))
            high[column] = max(high[column], 1 / (1 + math.exp(-logit)))
    return low, high


def _resampled_ratios(parts: np.ndarray, wholes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Parts and wholes as arrays, and the ratios of their resampled sums; no ratios of too few units."""
    parts = np.asarray(parts, dtype=float)
    parts = parts[:, None] if parts.ndim == 1 else parts
    wholes = np.asarray(wholes, dtype=float)
    if len(wholes) < FEWEST_UNITS or wholes.sum() == 0:
        return parts, wholes, np.empty((0, parts.shape[1]))
    ratios = resampled(np.column_stack([parts, wholes]), lambda *sums: (np.array(sums[:-1]) / sums[-1]).T)
    return parts, wholes, ratios[np.isfinite(ratios).all(axis=1)]


def mean_interval(values: Iterable[float], units: pd.Series | None = None) -> tuple[float, float]:
    """95 % interval of the mean of the values that are not NaN, drawing again units or each value."""
    found = np.asarray(values, dtype=float)
    known = ~np.isnan(found)
    drawn = np.arange(len(found)) if units is None else units.to_numpy()
    numbers, names = pd.factorize(drawn[known])
    sums = np.bincount(numbers, weights=found[known], minlength=len(names))
    low, high = ratio_intervals(sums, np.bincount(numbers, minlength=len(names)))
    return float(low[0]), float(high[0])


def ratio(
    part: pd.Series, whole: pd.Series, units: pd.Series, *, is_share: bool = True
) -> tuple[float, float, float]:
    """A total over a total with its 95 % interval, drawing units (`drawn_units`) again: value, low, high.

    A share (which a tone, too, may look like) that some units have nothing of, or nothing but, has that of
    `share_intervals`.
    """
    sums = pd.DataFrame({"part": part.astype(float), "whole": whole.astype(float)}).groupby(units).sum()
    parts, wholes = sums["part"].to_numpy(), sums["whole"].to_numpy()
    if not is_share or (parts < 0).any() or (parts > wholes).any():
        low, high = ratio_intervals(parts, wholes)
    elif (parts == wholes).any():
        high, low = (1 - end for end in share_intervals(wholes - parts, wholes))
    else:
        low, high = (share_intervals if (parts == 0).any() else ratio_intervals)(parts, wholes)
    total = wholes.sum()
    return parts.sum() / total if total else math.nan, float(low[0]), float(high[0])


class Difference(NamedTuple):
    """A difference of two groups with its 95 % interval (NaN where there is none).

    ``n_pairs``: units (articles or events) that both groups have and are compared within; 0 where they are
    compared as they are. ``n_tried``: of how many differences it is the widest; its interval allows for that.
    """

    value: float
    low: float
    high: float
    n_pairs: int
    n_tried: int = 1

    def positive(self) -> "Difference":
        """The same difference taken the way round that it is not negative."""
        if self.value >= 0 or math.isnan(self.value):
            return self
        return Difference(-self.value, -self.high, -self.low, *self[3:])

    def allowing(self, n_tried: int, n_units: int) -> "Difference":
        """The same difference with the interval that it needs as the widest of ``n_tried``."""
        wider = allowance(n_tried, n_units)
        low, high = (self.value + (end - self.value) * wider for end in (self.low, self.high))
        return Difference(self.value, low, high, self.n_pairs, n_tried)


def allowance(n_tried: int, n_units: float = math.inf) -> float:
    """How many half widths of its interval a difference must be from 0 to be clear where it was picked as the
    widest of ``n_tried``, as in `difference` (Bonferroni); more where few units made the interval.
    """
    tail, df = (1 - LEVEL) / 2, max(n_units - 1, FEWEST_UNITS - 1)
    return t_quantile(1 - tail / max(n_tried, 1), df) / t_quantile(1 - tail, df)


def are_clear(table: pd.DataFrame, value: str, n_tried: int, units: str) -> pd.Series:
    """Which values are not 0, by their intervals low to high, where ``n_tried`` were looked at.

    ``units``: the column that says how many units made the interval of a row.
    """
    half = (table[value] - table["low"]).where(table[value] > 0, table["high"] - table[value])
    return table[value].abs() > half * table[units].map(lambda n: allowance(n_tried, n)).astype(float)


def apart(pair: Sequence[Mapping[str, Any]], value: str = "value") -> float:
    """How far two rows are apart, in half widths of their difference’s 95 % interval; NaN without."""
    low, high = sorted(pair, key=lambda row: row[value])
    half = math.hypot(low["high"] - low[value], high[value] - high["low"])
    return (high[value] - low[value]) / half if half else 0.0


def difference(
    table: pd.DataFrame,
    by: str,
    first: object,
    second: object,
    columns: list[str],
    measure: Callable[..., np.ndarray],
    n_tried: int = 1,
) -> Difference:
    """A measure of one group less that of another, and its 95 % interval.

    Where both groups have five units in common - outlets events, narration and speech articles -, they are
    compared within these alone, drawn as pairs, so that what makes an event hard or grave cancels. Otherwise
    the units of each are drawn apart, with the tails of the smaller group.

    Args:
        table: rows as of `drawn_units` with ``by``, whose values ``first`` and ``second`` are compared.
        columns: numbers that add up; ``measure`` takes an array of sums for each.
        n_tried: of how many differences this one was picked because it is wide. Its interval is then one that
            with 95 % holds for all of them together (Bonferroni), so that picking does not mislead.

    >>> words = pd.DataFrame({"article": ["a/1", "a/2", "b/1"], "outlet": ["A", "A", "B"], "n": [1, 3, 5]})
    >>> difference(words.assign(one=1), "outlet", "A", "B", ["n", "one"], np.divide).value
    -3.0
    """
    found = table[table[by].isin([first, second])]
    sums = found.groupby([by, drawn_units(found)])[columns].sum()
    one, other = (sums.loc[key] if key in sums.index else sums.iloc[:0] for key in (first, second))
    common = one.index.intersection(other.index)
    paired = len(common) >= FEWEST_UNITS
    if paired:
        one, other = one.loc[common], other.loc[common]
    mine, theirs = one.to_numpy(dtype=float), other.to_numpy(dtype=float)
    n_units = min(len(mine), len(theirs))
    if n_units == 0:
        return Difference(math.nan, math.nan, math.nan, 0)
    value = float(measure(*mine.sum(axis=0)) - measure(*theirs.sum(axis=0)))
    if n_units < FEWEST_UNITS:
        return Difference(value, math.nan, math.nan, 0)
    other_seed = SEED if paired else SEED + N_RESAMPLES
    changes = resampled(mine, measure) - resampled(theirs, measure, other_seed)
    low, high = ends(np.array(value), changes, n_units, 1 - (1 - LEVEL) / n_tried)
    return Difference(value, float(low), float(high), n_units if paired else 0, n_tried)
