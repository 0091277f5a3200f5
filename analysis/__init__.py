"""News articles measured: how hard they are to read, who gets to speak, in what tone.

Plain functions over text, each in the module named after what it does; the notebooks and the command line
(`python -m analysis`) are made of them:

- `articles`: files to `Article`s; `sentences`: paragraphs, sentences and words;
- `quotations`, `speakers`: every quotation with its cue, its source and the person it is given to;
- `readability`, `sentiment`: grades and tone;
- `tables`, `corpus`: the tidy tables of one article and of many;
- `aggregates`, `figures`, `markup`, `report`: from tables to pictures and pages.
"""

from analysis.articles import Article, read_articles
from analysis.speakers import Quotation, Speaker, quotations

__all__ = ["Article", "Quotation", "Speaker", "quotations", "read_articles"]
