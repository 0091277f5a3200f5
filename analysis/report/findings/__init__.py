"""What a table says, as a sentence with its numbers: computed, so that it stays true on any corpus.

One module a subject; `wording` turns counts, lists and intervals into words. The notebooks show these under
their figures: a figure's own headline states its main fact (`analysis.figures.headlines`), the sentence under
it what that leaves out (how sure it is, the extremes). A table without rows is said to be empty.
"""
