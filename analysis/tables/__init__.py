"""From articles to tidy tables: `schema` declares them, `rows` fills them for one article.

`building` does it for many, `storage` and `files` write, `corpus` opens, `corrections` overrides the rules.
"""
