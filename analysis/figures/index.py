"""What is known of figures without drawing one: formats, looks, and the ``index.json`` of a folder."""

import json
import tomllib
from contextlib import suppress
from pathlib import Path

INDEX = "index.json"
FORMATS = ("png", "svg", "pdf")
LOOK = tomllib.loads(Path(__file__).with_name("style.toml").read_text(encoding="utf-8"))


def read_index(folder: Path) -> dict:
    """Caption, alt text and files of each figure in a folder; none where something else damaged the index."""
    with suppress(FileNotFoundError, NotADirectoryError, ValueError):
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        return index if isinstance(index, dict) else {}
    return {}


def as_index(index: dict) -> bytes:
    """The content of ``index.json``."""
    return (json.dumps(dict(sorted(index.items())), indent=2, ensure_ascii=False) + "\n").encode("utf-8")
