"""The table of rooms: who may import whom, and where each outside library lives."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "thaiforms"

MAY_IMPORT = {
    "errors": set(),
    "paper": set(),
    "release": set(),
    "frozen": set(),
    "collecting": set(),
    "safety": {"errors"},
    "messages": {"errors"},
    "thai": {"errors"},
    "model": {"errors", "thai"},
    "intake": {"errors", "safety", "model", "thai"},
    "filling": {"errors", "safety", "model", "thai", "supplies"},
    "layout": {"errors", "safety", "paper", "thai", "supplies"},
    "pdf": {"errors", "paper", "supplies", "release"},
    "supplies": {"errors", "safety", "paper"},
    "printing": {"errors", "safety", "paper", "thai", "supplies", "layout", "pdf"},
    "pipeline": {
        *("errors", "paper", "safety", "messages", "thai", "model", "intake", "filling", "layout", "pdf", "supplies"),
        *("printing", "release"),
    },
}
MAY_IMPORT["binding"] = {*MAY_IMPORT["pipeline"], "pipeline"}
MAY_IMPORT["returning"] = MAY_IMPORT["pipeline"]
MAY_IMPORT["batch"] = {*MAY_IMPORT["binding"], "binding"}
HOMES = {
    "babel": {"messages"},
    "dask": {"batch"},
    "defusedxml": {"safety"},
    "distributed": {"batch"},
    "docx": set(),  # templates and tests are made with it
    "docxtpl": set(),  # a judge of filling, in tests and benchmarks
    "icu": {"thai"},
    "jinja2": {"filling", "faces"},
    "lxml": {"filling", "layout", "safety"},
    "PIL": {"pdf", "faces"},
    "openpyxl": {"intake"},
    "pydantic": {"model", "intake"},
    "pydantic_core": {"model", "intake"},
    "rich": {"faces"},
    "starlette": {"faces"},
    "typer": {"faces"},
    "uvicorn": {"faces"},
    "uharfbuzz": {"layout", "pdf"},
    "yaml": {"intake"},
    "zipfile": {"safety", "filling", "faces"},
}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[str]:
    """The dotted names a file imports; `from thaiforms import x` counts as the package root."""
    names = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.append(node.module or "")
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_the_rooms_it_may(path):
    room = room_of(path)
    ours = [name for name in imports_of(path) if name == "thaiforms" or name.startswith("thaiforms.")]
    if room == "faces":
        assert all(n == "thaiforms" or n.split(".")[1] in {"faces", "messages"} for n in ours), ours
    elif room in MAY_IMPORT:
        assert "thaiforms" not in ours, "the package root is for faces alone"
        assert {name.split(".")[1] for name in ours} <= MAY_IMPORT[room] | {room, "frozen", "collecting"}, ours
    else:
        assert room in {"__init__", "__main__"}, f"{room} has no place in the table of rooms"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_an_outside_library_stays_in_its_home(path):
    for name in imports_of(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or room_of(path) in homes, f"{path}: {name} belongs to {homes}"


def test_uharfbuzz_is_known_to_shaping_and_embedding_alone():
    users = {path.name for path in SOURCES if any(name.startswith("uharfbuzz") for name in imports_of(path))}
    assert users <= {"shaping.py", "embed.py"}
