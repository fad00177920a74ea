"""The JSON Schema accepts what the reader accepts, and is the one that is shipped beside the templates."""

import json
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from thaiforms.errors import UsageError
from thaiforms.intake import json_schema, read_bytes
from thaiforms.model import FORMS

ROOT = Path(__file__).parent.parent.parent
FILES = sorted([*(ROOT / "samples").rglob("*.yaml"), *(ROOT / "templates").glob("*/example.yaml")])
LETTER = {
    "form": "circular",
    "number": "1",
    "office": "ก",
    "date": "มิถุนายน 2564",
    "subject": "ก",
    "to": "ข",
    "paragraphs": "ค",
}
LETTER["signatory"] = {"name": "ก", "position": "ข"}
ROW = {"strategy": "ก", "goal": "ข", "text": "ค", "levels": ["ก"] * 5, "weight": 100, "sources": ["ฉ"]}
TABLE = {"form": "kpi-agreement", "kind": "team", "round": "2/2564", "indicators": [ROW]}


def as_an_editor_reads(path: Path) -> dict:
    """Editors follow YAML 1.2, where ``yes`` and dates are text: the types of JSON, no more."""
    return yaml.load(path.read_text("utf-8"), Loader=_Editor)


class _Editor(yaml.SafeLoader):
    yaml_implicit_resolvers: ClassVar = {
        sign: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":")[-1] in {"int", "float", "null"}]
        for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def accepts(values: dict) -> bool:
    return Draft202012Validator(json_schema(str(values["form"]))).is_valid(values)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_schema_accepts_what_is_shipped(path):
    values = as_an_editor_reads(path)
    assert list(Draft202012Validator(json_schema(values["form"])).iter_errors(values)) == []


@pytest.mark.parametrize("kind", FORMS)
def test_the_shipped_schema_is_the_one_that_the_model_makes(kind):
    shipped = (ROOT / "templates" / kind / "schema.json").read_text("utf-8")
    assert shipped == json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("path", sorted((ROOT / "samples").rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_sample_points_to_its_schema(path):
    first, form = path.read_text("utf-8").split("\n", 1)[0], as_an_editor_reads(path)["form"]
    schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve() == ROOT / "templates" / form / "schema.json"


@pytest.mark.parametrize(
    "more",
    [
        {"owner": "ก"},
        {"owner": ["ก", 7]},
        {"owner": None},
        {"enclosures": None},
        {"enclosures": ["ก", {"text": "ข", "quantity": 3}]},
        {"draft": True},
        {"draft": "yes"},
        {"draft": "ใช่"},
        {"draft": None},
        {"urgency": ""},
        {"urgency": None},
        {"urgency": "ด่วน"},
        {"subject": 2564},
        {"subject": True},
        {"copies": []},
        {"emblem": None},
        {"spacing": ""},
        {"salutation": None},
        {"closing": None},
    ],
    ids=str,
)
def test_schema_and_reader_accept_a_letter_with(more):
    values = LETTER | more
    assert accepts(values)
    assert read_bytes(json.dumps(values).encode(), file="a.json").faults == ()


@pytest.mark.parametrize(
    "more",
    [{"subject": ["ก"]}, {"subject": {"a": 1}}, {"zebra": 1}, {"urgency": "เร็ว"}, {"signatory": "ก"}, {"enclosures": "ก"}, {"paragraphs": []}, {"form": "x"}, {"office": {"a": "b"}}, {"spacing": "tight"}, {"signatory": {"name": "ก"}}],
    ids=str,
)  # fmt: skip
def test_schema_and_reader_refuse_a_letter_with(more):
    values = LETTER | more
    assert not Draft202012Validator(json_schema("circular")).is_valid(values)
    assert read_bytes(json.dumps(values).encode(), file="a.json").faults


@pytest.mark.parametrize(
    "more",
    [
        {"weight": "๑๐๐"},
        {"weight": "100.0"},
        {"number": 1},
        {"number": "๑"},
        {"number": None},
        {"unit": None},
        {"unit": 5},
        {"targets": None},
        {"targets": ["", None, "✓", "/", 3]},
        {"levels": ["ก", ["ก", "ข"], 3, "ง", "จ"]},
        {"sources": "ก"},
    ],
    ids=str,
)
def test_schema_and_reader_accept_a_row_with(more):
    values = TABLE | {"indicators": [ROW | more]}
    assert accepts(values)
    assert read_bytes(json.dumps(values).encode(), file="a.json").faults == ()


@pytest.mark.parametrize(
    "more", [{"round": {"number": 2, "fiscal_year": "๒๕๖๔"}}, {"round": {"number": "2", "fiscal_year": 2564, "first": None}}, {"parties": {"appraisee": "ก"}}], ids=str
)  # fmt: skip
def test_schema_and_reader_accept_a_table_with(more):
    assert accepts(TABLE | more)
    assert read_bytes(json.dumps(TABLE | more).encode(), file="a.json").faults == ()


@pytest.mark.parametrize(
    "more", [{"levels": ["ก"] * 4}, {"weight": [1]}, {"targets": "✓"}, {"wieght": 1}, {"sources": []}], ids=str
)
def test_schema_and_reader_refuse_a_row_with(more):
    values = TABLE | {"indicators": [ROW | more]}
    assert not accepts(values)
    assert read_bytes(json.dumps(values).encode(), file="a.json").faults


@pytest.mark.parametrize("kind", FORMS)
def test_every_field_has_a_title_in_thai_and_a_description_in_english(kind):
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    parts = [schema, *schema["$defs"].values()]
    objects = [choice for part in parts for choice in (part, *part.get("anyOf", ())) if "properties" in choice]
    for name, field in [item for part in objects for item in part["properties"].items()]:
        titled = field if "title" in field else schema["$defs"][field["$ref"].rsplit("/")[-1]]
        assert any("ก" <= letter <= "๙" for letter in titled["title"]), name
        assert field["description"].endswith(".")
        assert any("a" <= letter <= "z" for letter in field["description"]), name


def test_a_kind_that_there_is_not_is_a_usage_error():
    with pytest.raises(UsageError) as caught:
        json_schema("memo")
    assert caught.value.faults[0].code == "unknown-form"
