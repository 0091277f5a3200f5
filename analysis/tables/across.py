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
OF_COPIES = _SAME, _NEARLY = "duplicate", "near duplicate"  # problems
_COUNTED = "both are counted. Remove one if it is a copy or an earlier version, or run with --without copies."


class CorpusCheck:
    """Finds the problems that the parts of a corpus show together."""

    def __init__(self, corrections: Corrections, *, counts_copies: bool = True) -> None:
        self.n_refused = 0
        self.copies: dict[str, str] = {}  # which article each is a copy of, an earlier one
        self._corrections = corrections
        self._what_becomes = _COUNTED if counts_copies else "it is left out, as asked for."
        self._seen: dict[int, str] = {}
        self._unknown = set(corrections.by_article)
        self._spoken: set[str] = set()
        self._sources: list[Source] = []
        self._sentences, self._owners = array("L"), array("L")  # a few bytes each, so that many fit

    def of_part(self, part: dict[str, Any]) -> list[Row]:
        """The problems that a part shows together with those before it."""
        rows, texts = [], {}
        for text in part[TEXTS].select(["article", "file", "digest", "text"]).to_pylist():
            source = Source("", text["article"], text["file"])
            self._unknown -= {source.id, source.name}
            first = self._seen.setdefault(text["digest"], text["article"])
            if first != text["article"]:
                detail = f"The text is the same as that of {first!r}; {self._what_becomes}"
                rows.append(self._copy(source, first, _SAME, detail))
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
            first = self._sources[one].id
            detail = f"{share:.0%} of its longer sentences stand in {first!r} too; {self._what_becomes}"
            yield self._copy(self._sources[other], first, _NEARLY, detail)

    def _copy(self, source: Source, first: str, kind: str, detail: str) -> Row:
        self.copies.setdefault(source.id, first)
        return problem(source, kind, detail)
