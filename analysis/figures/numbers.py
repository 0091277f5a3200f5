"""How numbers are written in figures and in the sentences under them."""

from collections.abc import Callable

Form = Callable[[float], str]


def percent(share: float) -> str:
    """0.123 -> "12%", and one digit more below 1 %."""
    return f"{share:.1%}" if 0 < share < 0.0095 else f"{share:.0%}"


def tenths(value: float) -> str:
    """8.04 -> "8.0"."""
    return f"{round(value, 1) + 0.0:.1f}".replace("-", "−")


def signed(value: float) -> str:
    """-0.081 -> "−.08", 0.001 -> "0": a tone."""
    shown = f"{value:+.2f}".replace("-", "−").replace("0.", ".")
    return "0" if shown in ("+.00", "−.00") else shown


FORMS: dict[str, Form] = {
    "percent": percent,
    "whole": "{:,.0f}".format,
    "tenths": tenths,
    "hundredths": "{:.2f}".format,
    "signed": signed,
}
