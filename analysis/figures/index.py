"""``index.json`` beside the figures of a folder: what each shows, its files, and what it was drawn with."""

import json
from contextlib import suppress
from pathlib import Path

INDEX = "index.json"
FORMATS = ("png", "svg", "pdf")


def read_index(folder: Path) -> dict:
    """Caption, alt text and files of each figure in a folder; none where something else damaged the index."""
    with suppress(FileNotFoundError, ValueError):
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        return index if isinstance(index, dict) else {}
    return {}


def as_index(index: dict) -> bytes:
    """The content of ``index.json``."""
    return (json.dumps(dict(sorted(index.items())), indent=2, ensure_ascii=False) + "\n").encode("utf-8")
