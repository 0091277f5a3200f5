"""Percentile bootstrap intervals with a fixed seed (Efron and Tibshirani, An Introduction to the Bootstrap,
1993).

All measures here are a total over a total, so a resample is a vector of how often each unit was drawn.
Fewer than five units give no interval: four values drawn again and again repeat themselves, and an interval
of them would look exact and be far too narrow.
"""

import functools

import numpy as np

SEED = 2026
N_RESAMPLES = 2000
LEVEL = 0.95
FEWEST_UNITS = 5
_CHUNK = 4_000_000  # cells of one block of draws, so that many units do not fill the memory


@functools.lru_cache(maxsize=8)
def draws(n_units: int, n_resamples: int = N_RESAMPLES, seed: int = SEED) -> np.ndarray:
    """How often each unit is drawn: an array (resamples, units) whose rows sum to ``n_units``."""
    generator = np.random.default_rng(seed)
    return generator.multinomial(n_units, np.full(n_units, 1 / n_units), size=n_resamples)


def draws_articles(n_articles: int, *, few_sentences: bool = False) -> bool:
    """Whether a group of articles is drawn again article by article, and not sentence by sentence.

    The sentences of an article resemble each other, so articles are drawn where there are several, though two
    to four give no interval then. In a single article, and with ``few_sentences`` in two to four as well, the
    sentences are drawn: what the interval says is about these very articles.
    """
    return n_articles >= (FEWEST_UNITS if few_sentences else 2)


def ratio_intervals(parts: np.ndarray, wholes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """95 % intervals of ``parts.sum(axis=0) / wholes.sum()`` over resampled units.

    Args:
        parts: (units, columns), for example words of each speaker in each article.
        wholes: (units,), for example quoted words of each article.

    Returns:
        lower and upper ends, one for each column; NaN with fewer than five units. Resamples in which the
        whole is 0 are passed over.
    """
    parts = np.asarray(parts, dtype=float)
    parts = parts[:, None] if parts.ndim == 1 else parts
    wholes = np.asarray(wholes, dtype=float)
    n_units, n_columns = parts.shape
    if n_units < FEWEST_UNITS or wholes.sum() == 0:
        return np.full(n_columns, np.nan), np.full(n_columns, np.nan)
    ratios = np.vstack([_ratios(draws(*block), parts, wholes) for block in _blocks(n_units)])
    tail = (1 - LEVEL) / 2
    return np.quantile(ratios, tail, axis=0), np.quantile(ratios, 1 - tail, axis=0)


def mean_interval(values: np.ndarray) -> tuple[float, float]:
    """95 % interval of the mean of the values that are not NaN; NaN with fewer than five."""
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    low, high = ratio_intervals(known.reshape(-1, 1), np.ones(len(known)))
    return float(low[0]), float(high[0])


def _blocks(n_units: int) -> list[tuple[int, int, int]]:
    """Units, resamples and seed of blocks of draws of bounded size."""
    size = max(1, min(N_RESAMPLES, _CHUNK // n_units))
    starts = range(0, N_RESAMPLES, size)
    return [(n_units, min(size, N_RESAMPLES - start), SEED + start) for start in starts]


def _ratios(block: np.ndarray, parts: np.ndarray, wholes: np.ndarray) -> np.ndarray:
    totals = block @ wholes
    kept = totals > 0
    return (block[kept] @ parts) / totals[kept, None]
