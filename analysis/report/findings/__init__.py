"""What a table says, as a sentence with its numbers: computed, so that it stays true on any corpus.

One module a subject; `wording` turns counts, lists and intervals into words. The notebooks show these
beside their figures.
"""
