"""What people are shown: `findings` in sentences, the article view, the page, notebooks run.

`Options` are what a command was given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Say = Callable[[str], None]


@dataclass  # without slots, since argparse enters what it does not know
class Options:
    """What a command was given: what it reads and writes, which notebooks, how tables are made."""

    carry_out: str = ""  # module and function of this room
    articles: Path | None = None
    results: Path = Path()
    old: Path = Path()
    new: Path = Path()
    out: Path | None = None
    notebooks: Path | None = None
    only: tuple[str, ...] = ()
    formats: str = ""
    style: str = ""
    workers: int | None = None
    scheduler: str | None = None
    column: str | None = None
    csv: bool = True
    quiet: bool = False
    without: tuple[str, ...] = ()
    by: str = ""
    events: str = ""

    def environment(self) -> dict[str, str]:
        """The variables through which the notebooks learn formats and style."""
        chosen = {"ANALYSIS_FORMATS": self.formats, "ANALYSIS_STYLE": self.style}
        return {name: value for name, value in chosen.items() if value}
