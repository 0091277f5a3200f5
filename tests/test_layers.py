"""The house: few rooms, each importing only from rooms below it, and no circle among files."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "analysis"
FLOORS = (
    {"text"},
    {"reading", "readability", "sentiment", "attribution"},
    {"tables"},
    {"measures"},
    {"figures"},
    {"report"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}


def imported(path):
    """The modules of the package that a file imports anywhere in it, in functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "") in MODULES:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module


def room(module):
    return module.split(".")[1] if "." in module else ""


GRAPH = {name: {other for other in imported(path) if other != name} for name, path in MODULES.items()}


def test_the_rooms_are_the_ones_of_the_plan():
    found = {room(name) for name in MODULES} - {"", "__main__"}
    assert found == set(FLOOR)


def test_no_room_imports_from_its_own_floor_or_above():
    upward = [
        f"{name} imports {other}"
        for name, others in GRAPH.items()
        for other in others
        if room(name) in FLOOR
        and room(name) != room(other)
        and FLOOR.get(room(other), len(FLOORS)) >= FLOOR[room(name)]
    ]
    assert upward == []


def test_no_files_import_each_other():
    list(TopologicalSorter(GRAPH).static_order())  # raises CycleError, naming the circle
