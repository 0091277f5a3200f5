"""Which articles take part in comparisons between outlets: those whose outlet is known."""

import pandas as pd

ALL = "all articles"  # the one group of a corpus in which no article has an outlet


def comparable(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of articles with an outlet; where none has one, all rows as the one group "all articles".

    Args:
        table: rows of articles with the column outlet ("" where it is not known).
    """
    known = table["outlet"] != ""
    return table[known] if known.any() else table.assign(outlet=ALL)
