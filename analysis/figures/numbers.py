"""How numbers are written in figures and in the sentences under them."""

from collections.abc import Callable, Hashable

import numpy as np
import pandas as pd

Form = Callable[[float], str]


def written(number: float, form: str, sign: str = "") -> str:
    """-0.7 by ".1f" -> "−0.7"; -0.001 by ".2f" -> "0.00"; 0.7 by ".1f" with the sign "+" -> "+0.7"."""
    return f"{number:{sign}z{form}}".replace("-", "−")


def percent(share: float) -> str:
    """0.123 -> "12%", and one digit more below 1 %."""
    return tenth_percent(share) if 0 < share < 0.0095 else f"{share:.0%}"


def tenth_percent(share: float) -> str:
    """0.123 -> "12.3%"; what is not nothing is not shown as nothing."""
    return "<0.1%" if 0 < share < 0.0005 else f"{share:.1%}"


def tenths(value: float) -> str:
    """8.04 -> "8.0"."""
    return written(value, ".1f")


def signed(value: float) -> str:
    """-0.081 -> "−.08", 0.001 -> "0": a tone."""
    shown = written(value, ".2f", "+").replace("0.", ".")
    return "0" if shown == "+.00" else shown


def tied(table: pd.DataFrame, value: str, at: Hashable, name: Callable[[pd.Series], str]) -> str:
    """Which other row has the value of the row ``at``: "" for none, "Ben Stone" by name, or "2 others".

    A name that both have says nothing: "1 other".
    """
    others = table[np.isclose(table[value], table.loc[at, value], rtol=1e-9)].drop(index=at)
    if len(others) > 1:
        return f"{len(others):,} others"
    who = "" if others.empty else name(others.iloc[0])
    return "1 other" if who and who == name(table.loc[at]) else who


FORMS: dict[str, Form] = {
    "percent": percent,
    "tenth_percent": tenth_percent,
    "whole": lambda value: written(value, ",.0f"),
    "tenths": tenths,
    "hundredths": lambda value: written(value, ".2f"),
    "signed": signed,
    "change": lambda value: written(value, ".1f", "+" if abs(value) >= 0.05 else ""),
    "count": lambda n: f"{n:,}" if n else "",
    "quoted": lambda share: percent(share) if share else "–",
}
