"""News articles measured: how hard they are to read, who gets to speak, in what tone."""

from analysis.reading import read_articles
from analysis.text.article import Article

__all__ = ["Article", "read_articles"]
