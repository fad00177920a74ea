"""The samples hold the whole text of circular 5188 and its three tables, field by field and letter by letter."""

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from thaiforms.intake import read_file
from thaiforms.model import FORMS, Agreement, Circular, RoundDates
from thaiforms.thai import convert_digits, format_date

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "samples" / "circular-5188"
TABLES = ("team", "district-officer", "development-worker")


def reference(name: str) -> dict:
    return json.loads((ROOT / "tests" / "reference" / f"{name}.json").read_text("utf-8"))


def sample(name: str) -> Circular | Agreement:
    reading = read_file(SAMPLES / f"{name}.yaml")
    assert reading.faults == ()
    assert reading.warnings == ()
    return reading.form


@pytest.mark.parametrize("field", ["number", "subject", "salutation", "to", "closing"])
def test_a_text_of_the_letter_is_the_reference(field):
    assert getattr(sample("circular"), field) == reference("circular")[field]


@pytest.mark.parametrize("field", ["office", "paragraphs", "owner"])
def test_lines_of_the_letter_are_the_reference(field):
    assert list(getattr(sample("circular"), field)) == reference("circular")[field]


def test_date_enclosures_and_signatory_of_the_letter_are_the_reference():
    letter, expected = sample("circular"), reference("circular")
    assert convert_digits(format_date(letter.date), "thai") == expected["date"]
    assert [item.model_dump() for item in letter.enclosures] == expected["enclosures"]
    signatory = letter.signatory
    lines = [f"({signatory.name})", f"{signatory.position} {signatory.acting}", *signatory.acting_for]
    assert lines == expected["signer"]


def test_the_letter_is_compact_and_no_draft():
    letter = sample("circular")
    assert (letter.spacing, letter.draft, letter.emblem) == ("compact", False, "garuda")
    assert (letter.urgency, letter.secrecy, letter.references, letter.copies) == ("", "", (), ())


def test_the_letter_has_no_field_that_the_reference_lacks():
    given = sample("circular").model_fields_set
    assert given == {*reference("circular"), "form", "spacing", "signatory"} - {"signer"}


@pytest.mark.parametrize("name", TABLES)
def test_heading_and_column_of_a_table_come_from_its_kind(name):
    table, expected = sample(name), reference(name)
    assert not {"heading", "column"} & table.model_fields_set
    assert list(table.heading) == expected["heading"]
    assert table.column == expected["column"]
    assert table.kind == name


@pytest.mark.parametrize("name", TABLES)
def test_the_rows_of_a_table_are_the_reference(name):
    rows = [row.model_dump() for row in sample(name).indicators]
    for row, expected in zip(rows, reference(name)["indicators"], strict=True):
        assert row.pop("targets") == ("",) * 5
        assert json.loads(json.dumps(row, default=float)) == expected


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_a_draft_of_round_two(name):
    table = sample(name)
    assert table.draft
    assert reference(name)["mark"] == "(ร่าง)"
    assert (table.round.number, table.round.fiscal_year) == (2, 2564)


@pytest.mark.parametrize(
    ("name", "signers"),
    [
        ("team", []),
        ("district-officer", [("ผู้รับการประเมิน", "", "พัฒนาการอำเภอ"), ("ผู้ประเมิน", "", "พัฒนาการจังหวัด")]),
        ("development-worker", [("ผู้รับการประเมิน", "", "พัฒนากร"), ("ผู้ประเมิน", "", "พัฒนาการอำเภอ")]),
    ],
)
def test_the_last_two_tables_are_signed_by_both_parties(name, signers):
    assert [(block.role, block.name, block.position) for block in sample(name).signatures] == signers


@pytest.mark.parametrize("form", FORMS)
def test_the_example_of_a_form_is_right_and_shows_every_field(form):
    path = ROOT / "templates" / form / "example.yaml"
    reading = read_file(path)
    assert reading.faults == ()
    assert reading.warnings == ()
    text = path.read_text("utf-8")
    for part in (FORMS[form], *(type(item) for _, item in reading.form if isinstance(item, BaseModel))):
        for name in part.model_fields if part is not RoundDates else ():
            assert f"{name}:" in text, name


def test_samples_and_examples_explain_themselves_in_thai():
    for path in (*SAMPLES.glob("*.yaml"), *(ROOT / "templates").glob("*/example.yaml")):
        comments = [line.split("#", 1)[1] for line in path.read_text("utf-8").splitlines() if "#" in line]
        assert sum(any("ก" <= letter <= "๙" for letter in comment) for comment in comments) >= 4, path
