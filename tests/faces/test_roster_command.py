"""``thaiforms roster``: a workbook that a clerk can fill in at once, and that is read as a roster."""

import io

import openpyxl
import pytest

from office import needs_validator, open_xml_errors
from samples import PROJECT
from thaiforms.batch.pattern import read_pattern
from thaiforms.batch.roster import read_roster

KINDS = ("circular", "team", "district-officer", "development-worker")
PATTERNS = {"district-officer": "district-officers", "development-worker": "development-workers"}


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def written(thaiforms_, kind):
    said = thaiforms_("roster", kind, "r.xlsx")
    assert (said.code, said.lines) == (0, ["r.xlsx"])
    with open("r.xlsx", "rb") as stream:  # noqa: PTH123
        return stream.read()


def test_a_roster_has_headings_one_example_and_is_read(thaiforms_, kind):
    written(thaiforms_, kind)
    roster = read_roster("r.xlsx")
    assert roster.columns[:2] == ("province", "district")
    assert (roster.count, roster.warnings) == (1, ())
    (row,) = roster.rows()
    assert all(row.values.values())
    assert row.faults == ()


def test_the_sample_of_its_kind_is_made_of_it_without_a_fault(thaiforms_, kind):
    written(thaiforms_, kind)
    roster = read_roster("r.xlsx")
    pattern = read_pattern(PROJECT / "samples" / "surat-thani" / f"{PATTERNS.get(kind, kind)}.yaml")
    faults, _ = pattern.check(roster)
    assert faults == ()
    assert [pattern.reading(row).faults for row in roster.rows()] == [()]


def test_headings_stay_in_view_and_are_printed_on_every_page(thaiforms_, kind):
    sheet = openpyxl.load_workbook(io.BytesIO(written(thaiforms_, kind))).worksheets[0]
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.paperSize == 9
    assert all(cell.font.b and cell.fill.fgColor.rgb != "00000000" for cell in sheet[3])


def test_provinces_and_positions_are_offered(thaiforms_):
    book = openpyxl.load_workbook(io.BytesIO(written(thaiforms_, "development-worker")))
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}
    provinces = next(rule for cells, rule in rules.items() if cells.startswith("A4:"))
    positions = next(rule for cells, rule in rules.items() if cells.startswith("D4:"))
    assert (provinces.type, positions.type) == ("list", "list")
    assert "รายการเลือก" in provinces.formula1
    listed = [cell.value for cell in book["รายการเลือก"]["A"]]
    assert len(listed) == 78
    assert "สุราษฎร์ธานี" in listed
    assert book["รายการเลือก"].sheet_state == "hidden"


def test_each_column_is_explained_with_its_other_names(thaiforms_, kind):
    book = openpyxl.load_workbook(io.BytesIO(written(thaiforms_, kind)))
    rows = [[cell.value for cell in row] for row in book["คำอธิบาย"].iter_rows(min_row=4)]
    assert [row[0] for row in rows] == list(read_roster("r.xlsx").headings)
    assert rows[1][1] == "«อำเภอ»"
    assert "district" in rows[1][4]
    assert "amphoe" in rows[1][4]


@needs_validator
def test_it_is_valid_open_xml(thaiforms_, kind, tmp_path):
    written(thaiforms_, kind)
    assert open_xml_errors(tmp_path / "r.xlsx", version="Microsoft365") == []


def test_it_is_the_same_each_time(thaiforms_, kind):
    first = written(thaiforms_, kind)
    assert thaiforms_("roster", kind, "again.xlsx").code == 0
    with open("again.xlsx", "rb") as stream:  # noqa: PTH123
        assert stream.read() == first


def test_a_kind_that_there_is_not_is_a_usage_error_with_a_guess(thaiforms_, tmp_path):
    said = thaiforms_("roster", "teams", "r.xlsx", "--lang", "en")
    assert said.code == 2
    assert "Did you mean team?" in said.err
    assert list(tmp_path.iterdir()) == []


def test_the_file_must_be_named_as_a_workbook(thaiforms_, tmp_path):
    assert thaiforms_("roster", "team", "r.csv").code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_kept(thaiforms_, tmp_path):
    (tmp_path / "r.xlsx").write_text("mine", "utf-8")
    assert thaiforms_("roster", "team", "r.xlsx").code == 5
    assert (tmp_path / "r.xlsx").read_text("utf-8") == "mine"
