"""Patterns stay within what every Python from 3.11.0 on gets right; no text costs more than in proportion."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from steps import n_steps

import analysis
from analysis.tables.rows import article_tables
from analysis.text.article import Article

# where they repeat more than one character they match wrongly before Python 3.11.5
BROKEN = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}
OF_ONE = {"IN", "LITERAL", "NOT_LITERAL", "ANY"}
MODULES = [m.name for m in pkgutil.walk_packages(analysis.__path__, "analysis.") if "__main__" not in m.name]


def operations(parsed) -> set[str]:
    """Names of all operations of a parsed pattern."""
    if isinstance(parsed, tuple) and len(parsed) == 2 and str(parsed[0]) == "POSSESSIVE_REPEAT":
        inner = list(parsed[1][2])
        if len(inner) == 1 and str(inner[0][0]) in OF_ONE:
            return operations(inner)
    if isinstance(parsed, re._parser.SubPattern | list | tuple):
        return set().union(*map(operations, parsed)) if parsed else set()
    return {str(parsed)}


def patterns(name: str) -> list[str]:
    """The patterns of a module: compiled ones, and those that stand in a call."""
    module = importlib.import_module(name)
    compiled = [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    calls = [n for n in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8")))]
    inline = [
        node.args[0].value
        for node in calls
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    ]
    return [p.pattern for p in compiled if isinstance(p.pattern, str)] + inline


def test_the_check_finds_what_it_looks_for():
    for pattern in (r"(?:ab|b)*+c", r"x(?:y(?>z))", r"(?:ab?)?+", r"(?:\w\s){2,3}+", r"(?:a++b)++"):
        assert operations(re._parser.parse(pattern)) & BROKEN, pattern
    assert not operations(re._parser.parse(r"[-*+?]+\++ \*\+[a-z]*+\w++x?+.*+")) & BROKEN


@pytest.mark.parametrize("name", MODULES)
def test_no_pattern_needs_a_newer_python(name):
    assert [p for p in patterns(name) if operations(re._parser.parse(p)) & BROKEN] == []


PIECES = (
    "a' , \n“ , Ab , Mr. , 's , Mr , said , told , A' , A‘ , “ , ” , \" , ' , . , A. , a@ , al- , el- , — "
    ", - , ( , [ , * , _ , # , > , … , ! , ? , ‘ , ’ , '' , `` , the , who , \n\n , \n- , \n> , \n# , A: "
    ", & , / , | , ~ , < , \\ , $ , “‘ , ’” , 1, , 1. , 0 , U.S. , St. , Jr. , van , of , I , É , ß , 中 "
    ", \u00ad , a\u0301 , John Smith , he said, , “a” , “a,” he said. , according to , by , 'll , n't"
).split(" , ")
HOSTILE = sorted({before + piece + after for before in ("", "a") for after in ("", " ") for piece in PIECES})


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_piece_repeated_takes_time_in_proportion(piece):
    for size in (1300, 2600, 5200):  # up to the longest sentence looked at, it may be more
        n = size // len(piece)
        once, twice = (Article.from_text(piece * k) for k in (n, 2 * n))
        article_tables(once)  # word lists are loaded, and what is remembered is remembered for both
        article_tables(twice)
        before, after = n_steps(article_tables, once), n_steps(article_tables, twice)
        if after < 2.6 * before + 2000:
            return
    raise AssertionError(f"{before:,} steps, and {after:,} for twice the text")
