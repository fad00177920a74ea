"""The shop window: what is public, where it comes from, and that looking at it costs nothing."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import thaiforms

ROOT = Path(__file__).parents[1]
HEAVY = (
    "pydantic",
    "docx",
    "docxtpl",
    "jinja2",
    "lxml",
    "PIL",
    "babel",
    "uharfbuzz",
    "yaml",
    "typer",
    "rich",
    "zipfile",
)


def loaded_after(statement: str) -> set[str]:
    """The top-level modules of a fresh interpreter after a statement."""
    code = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy():
    assert loaded_after("import thaiforms").isdisjoint(HEAVY)


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("Fault", HEAVY),
        ("OutputError", HEAVY),
        ("FieldBox", HEAVY),
        ("safe_name", HEAVY),
        ("Supplies", HEAVY),
        ("publish", set(HEAVY) - {"zipfile"}),
        ("to_thai_digits", {"pydantic", "docx", "lxml", "PIL", "uharfbuzz", "typer"}),
        ("Circular", {"docx", "docxtpl", "lxml", "PIL", "uharfbuzz", "typer"}),
        ("read", {"docx", "docxtpl", "lxml", "PIL", "openpyxl", "uharfbuzz", "typer"}),
        ("write_workbook", {"docx", "docxtpl", "uharfbuzz", "typer"}),
        ("schema", {"docx", "docxtpl", "lxml", "PIL", "uharfbuzz", "typer"}),
        ("make", {"typer", "rich", "pypdfium2", "docx", "docxtpl", "PIL"}),
    ],
)
def test_a_name_loads_no_more_than_its_room_needs(name, without):
    assert loaded_after(f"import thaiforms; thaiforms.{name}").isdisjoint(without)


@pytest.mark.parametrize("name", thaiforms.__all__)
def test_every_public_name_is_there(name):
    assert getattr(thaiforms, name) is not None
    assert name in dir(thaiforms)


def test_all_three_lists_of_names_agree():
    tree = ast.parse((ROOT / "thaiforms" / "__init__.py").read_text("utf-8"))
    typed = {
        alias.asname or alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert {name: f"thaiforms.{room}" for name, room in thaiforms._HOMES.items()} == typed
    assert set(thaiforms.__all__) == set(typed)
    assert thaiforms.__all__ == sorted(thaiforms.__all__, key=lambda name: (not name.isupper(), name))


def test_a_public_name_is_the_one_of_its_room():
    from thaiforms.errors import Fault
    from thaiforms.intake import json_schema
    from thaiforms.pipeline import make

    assert thaiforms.make is make
    assert thaiforms.Fault is Fault
    assert thaiforms.schema is json_schema


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Manager'"):
        thaiforms.Manager  # noqa: B018
    assert not hasattr(thaiforms, "Helper")


def test_a_star_brings_the_public_names():
    names: dict[str, object] = {}
    exec("from thaiforms import *", names)
    assert set(thaiforms.__all__) <= set(names)


def test_every_public_name_says_what_it_is():
    silent = [
        name
        for name in thaiforms.__all__
        if callable(getattr(thaiforms, name)) and name != "Numerals" and not getattr(thaiforms, name).__doc__
    ]
    assert silent == []


def test_the_error_tree_has_two_branches_and_public_exit_codes():
    codes = {
        "InputError": 1,
        "UsageError": 2,
        "TemplateError": 3,
        "GlyphError": 4,
        "OutputError": 5,
        "ExtraError": 8,
        "InternalError": 70,
        "CheckError": 7,
    }
    for name, code in codes.items():
        error = getattr(thaiforms, name)
        assert error.exit_code == code
        assert issubclass(error, thaiforms.InternalError if code in {7, 70} else thaiforms.UserError)
