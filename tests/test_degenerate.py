"""Corpora that say little: every notebook runs to its end on them."""

import random

import cells
import numpy as np
import pandas as pd
import pytest

from analysis.figures import export
from analysis.report.notebooks import find_notebooks
from analysis.tables.corpus import build_tables

ROOT = cells.ROOT
NOTEBOOKS = find_notebooks(ROOT / "notebooks")
SAID = (
    "“The quay is old and the water is high,” said Ilse Marrow, the harbour master. “We cannot wait.”\n\n"
    "Odd Brekken told the council that the boats would leave. The council did not answer him on Monday.\n\n"
)
TOLD = (
    "The council of the small town met on Monday. It talked about the old quay for three hours. Nobody spoke "
    "for long, and the night was cold. The members agreed on a plan and went home.\n\n"
)


def article(text: str, outlet: int, title: str = "The quay") -> str:
    return f"---\ntitle: {title}\noutlet: Outlet {outlet}\ndate: 2025-01-{outlet + 1:02}\n---\n{text}"


def copies(n: int) -> dict[str, str]:
    return {f"{k}/quay.md": article((SAID + TOLD) * 4, k) for k in range(n)}


CORPORA = {
    **{f"{n} copies": copies(n) for n in (2, 6, 10)},
    "without quotations": {f"{k}/a{k}.md": article(TOLD * (k + 3), k % 4) for k in range(12)},
    "one sentence each": {
        f"{k}/a{k}.md": article(f"The council met {k} times on Monday.", k) for k in range(12)
    },
    "one word each": {f"{k}/a{k}.md": article("Quay.", k) for k in range(12)},
    "in capitals": {f"{k}/a{k}.md": article((SAID + TOLD).upper() * (k + 2), k % 3) for k in range(12)},
    "without outlets": {f"a{k}.txt": (SAID + TOLD) * (k + 2) for k in range(12)},
    "nobody to attribute to": {f"{k}/a{k}.md": article("“We wait for it.”\n\n" * 30, k) for k in range(12)},
    "one article": copies(1),
    "no words": {"a.md": article("123 – … !", 1)},
    "nothing": {"a.mp3": "no article", "empty.md": ""},
}


@pytest.fixture
def drawn_small(monkeypatch):
    """Figures are drawn, but not in three formats for print."""
    monkeypatch.setenv("ANALYSIS_FORMATS", "png")
    monkeypatch.setattr(export, "_PRINT_DPI", 20)


@pytest.mark.parametrize("name", CORPORA)
def test_every_notebook_runs_to_its_end(name, tmp_path, drawn_small):
    for file, text in CORPORA[name].items():
        (tmp_path / "in" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / file).write_text(text, encoding="utf-8")
    places = tmp_path / "tables", tmp_path / "figures"
    build_tables(tmp_path / "in", places[0], workers=1, quiet=True, csv=False)
    stopped = {}
    for path in NOTEBOOKS:
        try:
            outputs = [cell.outputs for cell in cells.executed(path, *places).cells if "outputs" in cell]
            assert ("empty.md" in str(outputs)) == ("empty.md" in CORPORA[name])
        except Exception as error:
            stopped[path.stem] = f"{type(error).__name__}: {error}"
    assert stopped == {}


def told(k: int) -> str:
    """An article like no other: sentences and words that people said, drawn at random with a fixed seed."""
    draw = random.Random(k)
    words = (SAID + TOLD).replace("“", "").replace("”", "").replace(".", "").lower().split()
    sentences = [" ".join(draw.choices(words, k=draw.randint(8, 20))).capitalize() for _ in range(30)]
    said = [f"“{sentence},” said {draw.choice(('Ilse Marrow', 'Odd Brekken'))}." for sentence in sentences]
    return "\n\n".join(
        quotation if draw.random() < 0.4 else f"{sentence}."
        for sentence, quotation in zip(sentences, said, strict=True)
    )


def test_intervals_are_as_wide_with_a_copy_of_each_article(tmp_path, drawn_small):
    own = {f"{k % 2}/a{k}.md": article(told(k), k % 2) for k in range(12)}
    twice = own | {file.replace(".md", "-again.md"): text for file, text in own.items()}
    found = []
    for name, corpus in (("once", own), ("twice", twice)):
        for file, text in corpus.items():
            (tmp_path / name / "in" / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / "in" / file).write_text(text, encoding="utf-8")
        build_tables(tmp_path / name / "in", tmp_path / name / "tables", workers=1, quiet=True, csv=False)
        for path in NOTEBOOKS[1:]:
            cells.executed(path, tmp_path / name / "tables", tmp_path / name / "figures")
        tables = [pd.read_csv(path) for path in sorted((tmp_path / name / "figures").glob("*.csv"))]
        means = [table[table["article"].isna()] if "article" in table else table for table in tables]
        found.append([table[["low", "high"]].dropna().to_numpy() for table in means if "low" in table])
    once, again = found
    assert sum(map(len, once)) > 40
    for first, second in zip(once, again, strict=True):
        np.testing.assert_allclose(first, second)
