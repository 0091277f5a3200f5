"""From many articles to their tables on disk: `build` cuts the work into `parts`, `workers` do them,
`storage` writes.

`analysis.corpus.build_tables` and `open_corpus` are what others call.
"""
