"""From a path to articles: which files it means, how each format is read, what in a text is not the article.

`sources` lists the files; `formats` has a reader for each kind (`records` for tables of articles,
`lexisnexis` for exports of that database), all through `opening` (bounds on what is decompressed) and
`decoding` (encodings, repairs); `boilerplate` cuts what is not the article's own prose.
`analysis.articles.read_articles` is what others call.
"""
