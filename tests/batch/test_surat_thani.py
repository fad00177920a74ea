"""The sample of one province: its rosters are what their script writes, and every row of them makes a form."""

import importlib.util
from pathlib import Path

import pytest

from thaiforms.batch.pattern import read_pattern
from thaiforms.batch.roster import read_roster
from thaiforms.safety.archives import open_archive

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "surat-thani"
DISTRICTS = ROOT / "tests" / "reference" / "surat-thani-districts.tsv"
PAIRS = [
    ("circular", "districts"),
    ("team", "districts"),
    ("district-officers", "districts"),
    ("development-workers", "people"),
]


def script():
    spec = importlib.util.spec_from_file_location("make_rosters", SAMPLES / "make_rosters.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(name):
    return list(read_roster(SAMPLES / f"{name}.xlsx").rows())


@pytest.mark.parametrize("name", ["districts.xlsx", "people.xlsx"])
def test_the_rosters_are_what_the_script_writes(name):
    written = script().workbooks()[name]
    assert dict(open_archive((SAMPLES / name).read_bytes())) == dict(open_archive(written))


def test_the_districts_stand_in_the_order_of_the_reference():
    reference = [line.split("\t") for line in DISTRICTS.read_text("utf-8").splitlines()[1:]]
    found = [(row.values["key"], row.values["district"]) for row in rows("districts")]
    assert found == [(code, name) for code, name, _ in reference]
    assert len(found) == 19


def test_the_names_are_all_different_and_none_is_part_of_another():
    names = [row.values["name"] for name in ("districts", "people") for row in rows(name)]
    surnames = [name.split()[1] for name in names]
    assert len(names) == 130
    assert len(set(surnames)) == 130
    assert not any(one != other and one in other for one in surnames for other in surnames)


def test_each_worker_is_appraised_by_the_officer_of_the_district():
    officers = {row.values["district"]: row.values["name"] for row in rows("districts")}
    for row in rows("people"):
        assert row.values["appraiser"] == officers[row.values["district"]]


@pytest.mark.parametrize("name", ["districts", "people"])
def test_the_sheet_says_that_the_names_are_invented(name):
    from thaiforms.intake.spreadsheets import open_workbook

    sheet = open_workbook((SAMPLES / f"{name}.xlsx").read_bytes(), file="x").worksheets[0]
    assert "สมมติ" in next(sheet.iter_rows(min_row=2, max_row=2, values_only=True))[0]


@pytest.mark.parametrize(("form", "name"), PAIRS)
def test_every_row_makes_a_form_with_its_own_names(form, name):
    roster, pattern = read_roster(SAMPLES / f"{name}.xlsx"), read_pattern(SAMPLES / f"{form}.yaml")
    assert pattern.check(roster)[0] == ()
    everyone = {row.values["name"] for row in roster.rows()}
    for row in roster.rows():
        reading = pattern.reading(row)
        assert (reading.faults, reading.warnings) == ((), ())
        text = repr(reading.form)
        assert row.values["district"] in text
        found = {person for person in everyone if person in text}
        assert found == ({row.values["name"]} if "name" in pattern.columns else set())
