"""What only shows across articles: a text that stands twice, corrections of articles that are not there.

Near duplicates, such as agency copy under two headlines, are found as by COPS (Brin, S., Davis, J. & García-
Molina, H. (1995). Copy detection mechanisms for digital documents. SIGMOD Record 24(2), 398–409): by the
longer sentences that two articles have word for word.
"""

from array import array
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from analysis.reading.opening import Source, problem
from analysis.tables.corrections import NOT_APPLIED, Corrections
from analysis.tables.schema import Row
from analysis.tables.storage import NAMES, TEXTS

_FEWEST_WORDS = 8  # of a sentence; shorter ones recur by chance
_FEWEST_COMMON, _LEAST_COMMON = 5, 0.5  # sentences, of those of the shorter article


class CorpusCheck:
    """Counts the parts of a corpus, and finds the problems that they show together."""

    def __init__(self, corrections: Corrections) -> None:
        self.n_articles = self.n_words = self.n_refused = 0
        self._corrections = corrections
        self._seen: dict[int, str] = {}
        self._unknown = set(corrections.by_article)
        self._spoken: set[str] = set()
        self._sources: list[Source] = []
        self._sentences, self._owners = array("L"), array("L")  # a few bytes each, so that many fit

    def of_part(self, part: dict[str, Any]) -> list[Row]:
        """Count a part, and the problems it shows together with those before it."""
        self.n_articles += part["articles"].num_rows
        self.n_words += sum(part["articles"]["n_words"].to_pylist())
        rows, texts = [], {}
        for text in part[TEXTS].select(["article", "file", "digest", "text"]).to_pylist():
            source = Source("", text["article"], text["file"])
            self._unknown -= {source.id, source.name}
            first = self._seen.setdefault(text["digest"], text["article"])
            if first != text["article"]:
                detail = f"The text is the same as that of {first!r}; both are counted. Remove one of them."
                rows.append(problem(source, "duplicate", detail))
            else:
                texts[first] = text["text"]
                self._sources.append(source)
        self._take_in(texts, part["sentences"].select(["article", "start", "end", "n_words"]).to_pylist())
        self._spoken.update(part[NAMES]["name"].to_pylist())
        self.n_refused += part["problems"]["problem"].to_pylist().count(NOT_APPLIED)
        return rows

    def _take_in(self, texts: dict[str, str], sentences: list[Row]) -> None:
        """Remember the longer sentences of the texts, the last that were counted, as a number each."""
        own: dict[str, set[int]] = {article: set() for article in texts}
        for row in sentences:
            if row["article"] in own and row["n_words"] >= _FEWEST_WORDS:
                words = texts[row["article"]][row["start"] : row["end"]].split()
                own[row["article"]].add(crc32(" ".join(words).encode()))
        for number, found in enumerate(own.values(), len(self._sources) - len(own)):
            self._sentences.extend(found)
            self._owners.extend([number] * len(found))

    def at_end(self) -> list[Row]:
        """Near duplicates, and corrections that nothing in the corpus fits."""
        rows = self._corrections.unused(self._unknown, self._spoken)
        self.n_refused += len(rows)
        return [*self._near_duplicates(), *rows]

    def _near_duplicates(self) -> Iterator[Row]:
        import numpy as np

        sentences, owners = np.array(self._sentences), np.array(self._owners, dtype=np.int64)
        order = np.argsort(sentences, kind="stable")
        sentences, owner = sentences[order], owners[order]
        first = owner[np.searchsorted(sentences, sentences)]  # of the articles with the same sentence
        pairs = np.stack([owner, first])[:, owner != first]
        pairs, common = np.unique(pairs, axis=1, return_counts=True)
        sizes = np.bincount(owners)
        enough = common >= np.maximum(_FEWEST_COMMON, _LEAST_COMMON * sizes[pairs].min(axis=0))
        for (other, one), share in zip(pairs.T[enough], (common / sizes[pairs[0]])[enough], strict=True):
            same = f"{share:.0%} of its longer sentences stand in {self._sources[one].id!r} too"
            detail = f"{same}; both are counted. Remove one if it is a copy or an earlier version."
            yield problem(self._sources[other], "near duplicate", detail)
