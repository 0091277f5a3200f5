"""data/README.md describes every column of every table; docs/methods.md states numbers of README.md."""

import re
from pathlib import Path

import pytest

from analysis.reading.formats import FORMATS
from analysis.reading.records import TEXT_COLUMNS
from analysis.reading.sources import SUFFIXES
from analysis.tables.schema import TABLES
from analysis.tables.storage import TEXTS, schema

ROOT = Path(__file__).parents[1]
CODEBOOK = (ROOT / "data" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_columns_of_a_table(table):
    section = CODEBOOK.split(f"\n### {table}: ")[1].split("\n##")[0]
    rows = re.findall(r"^\| (\w+) \| (str|int64|Int64|float64) \| (.+) \|$", section, re.M)
    assert {name: dtype for name, dtype, _ in rows} == TABLES[table]
    assert [name for name, *_ in rows] == list(TABLES[table])


def test_columns_of_the_texts_are_named():
    (line,) = re.findall(r"^\| `texts\.parquet` \|.*$", CODEBOOK, re.M)
    assert all(f"`{name}`" in line for name in schema(TEXTS).names)


@pytest.mark.parametrize("one", FORMATS)
def test_the_table_of_formats_is_that_of_the_registry(one):
    suffixes = ", ".join(f"`{suffix}`" for suffix in one.suffixes)
    assert f"| {suffixes} | {one.holds} | {one.metadata} |" in CODEBOOK


@pytest.mark.parametrize("what", [*SUFFIXES, *TEXT_COLUMNS[:4]])
def test_formats_and_text_columns_are_named(what):
    assert f"`{what}`" in CODEBOOK


def test_every_kind_of_problem_is_named():
    source = "".join(path.read_text() for path in (ROOT / "analysis").rglob("*.py"))
    kinds = set(re.findall(r"(?:Unreadable\(|problem\((?:\w+, )?|\"problem\": )\"([\w ]+)\"", source))
    assert len(kinds) > 12
    listed = CODEBOOK.split("| problem | the article |")[1].split("\n## ")[0]
    named = {name.strip() for row in re.findall(r"^\| (.+?) \|", listed, re.M) for name in row.split(",")}
    assert kinds <= named


def test_the_paragraph_for_papers_states_no_number_that_the_readme_does_not():
    texts = ((ROOT / name).read_text(encoding="utf-8") for name in ("docs/methods.md", "README.md"))
    told, known = (set(re.findall(r"\d+ %|\.\d\d", text)) for text in texts)
    assert told and told <= known


def test_the_version_and_its_date_are_the_same_everywhere():
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("CITATION.cff", "pyproject.toml")]
    version, day = re.findall(r"(?:version|released): \"?([\d.-]+)", texts[0])[-2:]
    assert f'version = "{version}"' in texts[1]
    assert re.search(r"^## (.+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)[1] == f"{version} ({day})"
