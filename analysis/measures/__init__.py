"""From the tidy tables to the tables that figures show: pure functions, table in, table out, intervals by
`bootstrap`.

`structure` (01), `grades` (02), `comparisons` (04), `tones` (05), `summary` (06); `corpus_names` joins the
names of one speaker across articles. What several notebooks need is in `analysis.aggregates`.
"""
