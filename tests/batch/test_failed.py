"""failed.xlsx: what failed, as it was, with what to mend; mended, it makes the rest."""

import csv
import datetime
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import faulty_roster
from office import libreoffice, needs_libreoffice, needs_validator, open_xml_errors
from sheets import codes, put
from thaiforms.batch.columns import FORMER_ROW, MEND
from thaiforms.batch.failed import failed_rows, what_to_mend
from thaiforms.batch.pattern import read_pattern
from thaiforms.batch.roster import read_roster
from thaiforms.errors import Fault, Place

ROOT = Path(__file__).parents[2]
WRONG = Fault("empty-field", Place(column="ชื่อ", file="r.xlsx", sheet="s", address="B2"))
DAY = datetime.datetime(2021, 6, 15)


def failed(roster, *numbers, faults=(WRONG,)):
    """The workbook of these rows, counted from 1, or of all."""
    return failed_rows(roster, [(row, faults) for row in roster.rows() if not numbers or row.number in numbers])


def table(data):
    """The headings, and the cells of each row."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    headings, *rest = sheet.iter_rows(min_row=3)
    return [cell.value for cell in headings], [list(row) for row in rest]


def again(tmp_path, data, name="failed.xlsx"):
    (tmp_path / name).write_bytes(data)
    return read_roster(tmp_path / name)


def run(form, roster):
    """The rows that make a form, and those that fail with their faults."""
    pattern = read_pattern(form)
    made, wrong = {}, []
    for row in roster.rows():
        reading = pattern.reading(row)
        if reading.form is None:
            wrong.append((row, reading.faults))
        else:
            made[row.values["key"]] = reading.form
    return made, wrong


@pytest.fixture
def faulty(tmp_path):
    """The roster with all kinds of faults, and its form."""
    return read_roster(faulty_roster.write_roster(tmp_path / "r.xlsx")), faulty_roster.write_form(tmp_path / "f.yaml")


# Thirty kinds of faults


def test_there_are_more_than_thirty_kinds():
    assert len({(column, value) for column, value, _ in faulty_roster.FAULTS}) > 30
    assert len({code for _, _, code in faulty_roster.FAULTS}) > 20


def test_each_row_fails_for_its_own_reason_at_its_own_cell(faulty):
    roster, form = faulty
    _, wrong = run(form, roster)
    assert [row.number for row, _ in wrong] == list(range(2, 2 * len(faulty_roster.FAULTS) + 1, 2))
    for (row, faults), (column, _, code) in zip(wrong, faulty_roster.FAULTS, strict=True):
        told = {(fault.code, fault.place.column) for fault in faults}
        assert (code, column) in told, (column, faults)
        assert all(fault.place.line in (None, row.line) for fault in faults if fault.place.file == roster.file)


def test_all_good_rows_are_made(faulty):
    roster, form = faulty
    made, _ = run(form, roster)
    assert list(made) == [f"P-{number:03}" for number in range(1, 2 * len(faulty_roster.FAULTS) + 2, 2)]


def test_mended_it_makes_all_the_rest_and_nothing_twice(faulty, tmp_path):
    roster, form = faulty
    made, wrong = run(form, roster)
    second = again(tmp_path, faulty_roster.mended(failed_rows(roster, wrong)))
    rest, still_wrong = run(form, second)
    assert still_wrong == []
    assert set(made) & set(rest) == set()
    assert {**made, **rest} == whole(form, tmp_path)


def whole(form, tmp_path):
    """The forms of the same roster without a fault."""
    count = 2 * len(faulty_roster.FAULTS) + 1
    path = put(tmp_path, faulty_roster.HEADINGS, *(list(faulty_roster.good(n + 1).values()) for n in range(count)))
    made, wrong = run(form, read_roster(path))
    assert wrong == []
    return made


def test_fed_back_as_it_is_it_fails_again_in_the_same_way(faulty, tmp_path):
    roster, form = faulty
    _, wrong = run(form, roster)
    _, twice = run(form, again(tmp_path, failed_rows(roster, wrong)))
    known = {"formula-without-value": "formula-as-text"}
    before = [{known.get(code, code) for code in codes(faults)} for _, faults in wrong]
    after = [set(codes(faults)) for _, faults in twice]
    lone = [place for place, (_, _, code) in enumerate(faulty_roster.FAULTS) if code == "key-twice"]
    expected = [codes for place, codes in enumerate(before) if place not in lone]
    assert after == expected  # the row that a key stood in first isn't in the workbook


@needs_validator
def test_it_is_valid_open_xml_and_holds_no_formula(faulty, tmp_path):
    roster, form = faulty
    data = failed_rows(roster, run(form, roster)[1])
    (tmp_path / "failed.xlsx").write_bytes(data)
    assert open_xml_errors(tmp_path / "failed.xlsx", version="Microsoft365") == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(re.search(rb"<f[\s/>]", sheet) for sheet in sheets)


@needs_libreoffice
@pytest.mark.slow
def test_libreoffice_finds_no_formula_either(faulty, tmp_path):
    roster, form = faulty
    path = tmp_path / "failed.xlsx"
    path.write_bytes(failed_rows(roster, run(form, roster)[1]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(libreoffice()), profile, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "table:formula" not in (tmp_path / "failed.fods").read_text("utf-8")


# The rows as they were


def test_headings_and_rows_are_as_they_were_with_two_columns_besides(tmp_path):
    roster = read_roster(put(tmp_path, ["ข", "ชื่อ-สกุล", "ก"], ["1", "นายก", "3"], ["4", "นายข", "6"]))
    headings, rows = table(failed(roster, 2))
    assert headings == ["ข", "ชื่อ-สกุล", "ก", MEND, FORMER_ROW]
    assert [[cell.value for cell in row] for row in rows] == [["4", "นายข", "6", rows[0][3].value, "3"]]


def test_dates_numbers_and_formulas_are_as_they_were(tmp_path):
    def change(sheet):
        sheet["A2"].number_format, sheet["B2"].number_format = "d mmmm yyyy", "000"

    roster = read_roster(put(tmp_path, ["a", "b", "c", "d"], [DAY, 7, "=1+1", True], change=change))
    _, ((day, number, formula, truth, *_),) = table(failed(roster))
    assert (day.value, day.number_format) == (DAY, "d mmmm yyyy")
    assert (number.value, number.number_format) == (7, "000")
    assert (formula.value, formula.data_type, formula.quotePrefix) == ("=1+1", "s", True)
    assert truth.value is True


def test_what_is_fed_back_has_the_same_texts(tmp_path):
    def change(sheet):
        sheet["A2"].number_format, sheet["B2"].number_format = "d mmmm yyyy", "000"

    roster = read_roster(put(tmp_path, ["a", "b", "c"], [DAY, 7, "ก\nข"], change=change))
    second = again(tmp_path, failed(roster))
    assert [dict(row.values) for row in second.rows()] == [dict(row.values) for row in roster.rows()]
    assert (second.headings, second.columns, second.warnings) == (roster.headings, roster.columns, ())


@pytest.mark.parametrize("name", ["r.csv", "r.yaml"])
def test_rows_of_other_files_are_kept_as_text(tmp_path, name):
    path = tmp_path / name
    path.write_text({"r.csv": "a,b\n007,=1+1\n", "r.yaml": "- a: 007\n  b: =1+1\n"}[name], "utf-8")
    _, (row,) = table(failed(read_roster(path)))
    assert [(cell.value, cell.data_type) for cell in row[:2]] == [("007", "s"), ("=1+1", "s")]


def test_a_merged_cells_text_stands_in_each_of_its_rows(tmp_path):
    path = put(tmp_path, ["อำเภอ", "ชื่อ"], ["พุนพิน", "ก"], [None, "ข"], change=lambda s: s.merge_cells("A2:A3"))
    _, rows = table(failed(read_roster(path), 2))
    assert rows[0][0].value == "พุนพิน"


@settings(max_examples=40, deadline=None, database=None)
@given(
    rows=st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=15)] * 2),
        min_size=1,
        max_size=5,
    )
)
def test_no_text_is_changed_on_its_way_back(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("failed")
    path = folder / "r.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("a", "b"), *((f"{one}.", other) for one, other in rows)])
    roster = read_roster(path)
    second = again(folder, failed(roster))
    assert [dict(row.values) for row in second.rows()] == [dict(row.values) for row in roster.rows()]


def test_the_former_row_is_that_of_the_first_roster_however_often_it_fails(tmp_path):
    roster = read_roster(put(tmp_path, ["ชื่อ", "a"], *([f"คน{n}", "x"] for n in range(9))))
    second = again(tmp_path, failed(roster, 3, 7, 9))
    third = again(tmp_path, failed(second, 2, 3), "third.xlsx")
    headings, rows = table((tmp_path / "third.xlsx").read_bytes())
    assert headings == ["ชื่อ", "a", MEND, FORMER_ROW]
    assert [(row[0].value, row[3].value) for row in rows] == [("คน6", "8"), ("คน8", "10")]
    assert third.columns == ("name", "a")


def test_columns_without_a_heading_are_left_out(tmp_path):
    roster = read_roster(put(tmp_path, ["ชื่อ", None, "b"], ["ก", "หาย", "ข"]))
    headings, rows = table(failed(roster))
    assert headings == ["ชื่อ", "b", MEND, FORMER_ROW]
    assert [cell.value for cell in rows[0][:2]] == ["ก", "ข"]


# What is said


def test_what_to_mend_is_told_in_thai_by_the_column():
    faults = [
        WRONG,
        Fault("impossible-day", Place(column="วันที่"), "31 มิถุนายน 2564", {"last": "30", "month": "มิถุนายน"}),
        WRONG,
    ]
    first, second = what_to_mend(faults).split("\n")
    assert first.startswith("คอลัมน์ “ชื่อ”: ")
    assert second.startswith("คอลัมน์ “วันที่”: ")
    assert "r.xlsx" not in first
    assert "เซลล์" not in first.split(":")[0]
    assert " — " in first


def test_a_fault_of_the_form_is_told_with_its_line():
    told = what_to_mend([Fault("missing-field", Place(file="form.yaml", line=7, field="subject"))])
    assert told.startswith("form.yaml บรรทัด 7 ช่อง subject: ")


def test_the_wrong_cells_are_marked(tmp_path):
    roster = read_roster(put(tmp_path, ["อำเภอ", "ชื่อ"], ["พุนพิน", "x"]))
    _, ((district, name, *_),) = table(failed(roster))
    assert name.fill.fgColor.rgb == "00FBE3E1"
    assert district.fill.fgColor.rgb == "00000000"


def test_it_looks_as_a_roster_does(tmp_path):
    roster = read_roster(put(tmp_path, ["อำเภอ", "ชื่อ"], ["พุนพิน", "x"]))
    sheet = openpyxl.load_workbook(io.BytesIO(failed(roster))).worksheets[0]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert MEND in sheet["A2"].value


def test_rows_stand_in_the_rosters_order_however_they_failed(tmp_path):
    roster = read_roster(put(tmp_path, ["ชื่อ", "b"], *([str(n), "x"] for n in range(6))))
    failures = [(row, (WRONG,)) for row in roster.rows()]
    _, rows = table(failed_rows(roster, reversed(failures)))
    assert [row[0].value for row in rows] == list("012345")


def test_of_very_many_rows_the_first_are_in_it_and_the_others_counted(tmp_path, monkeypatch):
    monkeypatch.setattr("thaiforms.batch.failed._MOST", 3)
    roster = read_roster(put(tmp_path, ["ชื่อ", "b"], *([str(n), "x"] for n in range(8))))
    data = failed(roster)
    assert [row[0].value for row in table(data)[1]] == list("012")
    assert "อีก 5 แถว" in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["A2"].value


PROGRAM = """
import sys
from pathlib import Path
from thaiforms.batch.failed import failed_rows
from thaiforms.batch.roster import read_roster
from thaiforms.batch.roster_kinds import blank_roster
from thaiforms.errors import Fault, Place
roster = read_roster(sys.argv[1])
Path(sys.argv[2]).write_bytes(failed_rows(roster, [(row, [Fault("empty-field", Place(column="b"))]) for row in roster.rows()]))
Path(sys.argv[2] + ".kind").write_bytes(blank_roster("development-worker"))
"""


def test_two_processes_write_the_same_bytes(tmp_path):
    path = put(tmp_path, ["a", "b"], ["1", "=2"], ["3", "4"], change=lambda s: s.merge_cells("A2:A3"))
    written = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.xlsx"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", PROGRAM, str(path), str(target)], cwd=ROOT, env=environment, check=True)
        written.append((target.read_bytes(), Path(f"{target}.kind").read_bytes()))
    assert written[0] == written[1]
