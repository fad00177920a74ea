"""``thaiforms workbook``: a form to fill in, that ``make`` and ``check`` read."""

import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

import thaiforms
from samples import NAMES, SAMPLES

KINDS = ("team", "district-officer", "development-worker")


def sheets(path):
    return openpyxl.load_workbook(path)


def type_in(path, sheet, address, value):
    workbook = sheets(path)
    workbook[sheet][address].value = value
    workbook.save(path)


@pytest.mark.parametrize("kind", ["circular", "kpi-agreement", *KINDS])
def test_a_kind_gives_a_filled_example_that_can_be_made(thaiforms_, kind):
    said = thaiforms_("workbook", kind, "form.xlsx")
    assert (said.code, said.lines, said.err) == (0, ["form.xlsx"], "")
    made = thaiforms_("make", "form.xlsx")
    assert (made.code, made.lines, made.err) == (0, ["form.docx", "form.pdf"], "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_agreement_has_its_own_heading_and_posts(thaiforms_, kind):
    thaiforms_("workbook", kind, "form.xlsx")
    form = thaiforms.read("form.xlsx")
    assert form.kind == kind
    assert form.parties.appraisee in form.heading[1]
    assert [block.position for block in form.signatures] == [form.parties.appraisee, form.parties.appraiser]


@pytest.mark.parametrize("kind", ["circular", "kpi-agreement"])
def test_the_example_is_that_of_new(thaiforms_, kind):
    thaiforms_("workbook", kind, "form.xlsx")
    thaiforms_("new", kind, "form.yaml")
    assert thaiforms.read("form.xlsx") == thaiforms.read("form.yaml")


@pytest.mark.parametrize("name", NAMES)
def test_a_data_file_becomes_a_workbook_of_the_same_form(thaiforms_, name):
    said = thaiforms_("workbook", str(SAMPLES / f"{name}.yaml"), "form.xlsx")
    assert (said.code, said.err) == (0, "")
    assert thaiforms.read("form.xlsx") == thaiforms.read(SAMPLES / f"{name}.yaml")


@pytest.mark.parametrize("name", NAMES)
def test_documents_from_a_workbook_are_those_from_the_data_file_byte_for_byte(thaiforms_, name):
    thaiforms_("workbook", str(SAMPLES / f"{name}.yaml"), f"{name}.xlsx")
    thaiforms_("make", f"{name}.xlsx", "-o", "a")
    thaiforms_("make", str(SAMPLES / f"{name}.yaml"), "-o", "b")
    for kind in ("docx", "pdf"):
        assert Path("a", f"{name}.{kind}").read_bytes() == Path("b", f"{name}.{kind}").read_bytes()


def test_a_workbook_can_be_made_of_a_workbook(thaiforms_):
    thaiforms_("workbook", "team", "one.xlsx")
    assert thaiforms_("workbook", "one.xlsx", "two.xlsx").code == 0
    assert Path("one.xlsx").read_bytes() == Path("two.xlsx").read_bytes()


@pytest.mark.parametrize("name", ["form.yaml", "form.xls", "form", "form.xlsx.pdf"])
def test_the_name_must_be_that_of_a_workbook(thaiforms_, name):
    said = thaiforms_("workbook", "team", name)
    assert (said.code, said.out) == (2, "")
    assert name in said.err
    assert not Path(name).exists()


def test_an_unknown_kind_is_told_with_those_there_are(thaiforms_):
    said = thaiforms_("workbook", "teem", "form.xlsx")
    assert said.code == 2
    assert all(kind in said.err for kind in ("circular", "kpi-agreement", *KINDS))


@pytest.mark.parametrize("option", [[], ["--overwrite"]])
def test_a_workbook_is_never_written_over_the_file_that_it_is_made_of(thaiforms_, option):
    thaiforms_("workbook", "team", "form.xlsx")
    before = Path("form.xlsx").read_bytes()
    assert thaiforms_("workbook", "form.xlsx", "form.xlsx", *option).code == 5
    assert Path("form.xlsx").read_bytes() == before


def test_a_workbook_that_was_filled_in_is_replaced_only_when_told(thaiforms_):
    thaiforms_("workbook", "team", "form.xlsx")
    type_in("form.xlsx", "ตัวชี้วัด", "C6", "งานของฉัน")
    before = Path("form.xlsx").read_bytes()
    assert thaiforms_("workbook", "team", "form.xlsx").code == 5
    assert Path("form.xlsx").read_bytes() == before
    assert thaiforms_("workbook", "team", "form.xlsx", "--overwrite").code == 0


def test_a_data_file_with_faults_gives_no_workbook(thaiforms_, letter):
    letter.write_text(letter.read_text("utf-8").replace("๑๕ มิถุนายน", "๓๑ มิถุนายน"), "utf-8")
    said = thaiforms_("workbook", "letter.yaml", "form.xlsx")
    assert said.code == 1
    assert "letter.yaml บรรทัด 4" in said.err
    assert not Path("form.xlsx").exists()


def test_a_text_that_no_cell_can_hold_is_told_with_its_line(thaiforms_, letter):
    letter.write_text(letter.read_text("utf-8").replace("จึงเรียนมาเพื่อทราบ", "ก" * 40_000), "utf-8")
    said = thaiforms_("workbook", "letter.yaml", "form.xlsx")
    assert said.code == 1
    assert "letter.yaml บรรทัด 9 ช่อง paragraphs[1]" in said.err


def test_check_names_sheet_and_cell_of_every_fault(thaiforms_):
    thaiforms_("workbook", "team", "form.xlsx")
    type_in("form.xlsx", "ตัวชี้วัด", "Q6", 39)
    type_in("form.xlsx", "หัวเอกสาร", "C9", 3)
    said = thaiforms_("check", "form.xlsx")
    assert said.code == 1
    assert "form.xlsx แผ่นงาน หัวเอกสาร เซลล์ C9 ช่อง round.number" in said.out
    assert "form.xlsx แผ่นงาน ตัวชี้วัด เซลล์ Q5 ช่อง indicators" in said.out
    said = thaiforms_("check", "form.xlsx", "--format", "json")
    places = [fault["place"] for fault in json.loads(said.out)["files"][0]["faults"]]
    assert [(place["sheet"], place["address"]) for place in places] == [("หัวเอกสาร", "C9"), ("ตัวชี้วัด", "Q5")]


def test_what_only_making_finds_is_told_with_its_cell_too(thaiforms_):
    thaiforms_("workbook", "circular", "form.xlsx")
    type_in("form.xlsx", "เนื้อความ", "B4", "漢字")
    said = thaiforms_("check", "form.xlsx")
    assert said.code == 4
    assert "แผ่นงาน เนื้อความ เซลล์ B4" in said.out


def test_a_value_may_be_set_over_that_of_a_cell(thaiforms_):
    thaiforms_("workbook", "circular", "form.xlsx")
    type_in("form.xlsx", "หัวเอกสาร", "C12", "วันพุธ")
    assert thaiforms_("make", "form.xlsx").code == 1
    said = thaiforms_("make", "form.xlsx", "--set", "date=2026-01-05")
    assert (said.code, said.err) == (0, "")


def test_a_folder_is_made_with_its_workbooks_and_without_its_rosters(thaiforms_):
    thaiforms_("workbook", "team", "team.xlsx")
    thaiforms_("new", "circular", "letter.yaml")
    roster = openpyxl.Workbook()
    roster.active.append(["อำเภอ", "ชื่อ"])
    roster.active.append(["เมือง", "นายสมชาย"])
    roster.save("roster.xlsx")
    Path("~$team.xlsx").write_bytes(b"\x05team")
    Path(".hidden.xlsx").write_bytes(b"PK")
    said = thaiforms_("make", ".", "-o", "out")
    assert said.code == 0
    assert {path.name for path in Path("out").iterdir()} == {"team.docx", "team.pdf", "letter.docx", "letter.pdf"}
    assert said.err.count("คำเตือน") == 1
    assert "roster.xlsx" in said.err


def test_a_workbook_with_a_password_in_a_folder_is_told(thaiforms_):
    thaiforms_("workbook", "team", "team.xlsx")
    Path("locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9)
    said = thaiforms_("make", ".", "-o", "out")
    assert said.code == 1
    assert "locked.xlsx" in said.err
    assert len(list(Path("out").iterdir())) == 2


def test_two_files_of_one_name_are_not_made_over_each_other(thaiforms_):
    thaiforms_("workbook", "team", "team.xlsx")
    thaiforms_("new", "kpi-agreement", "team.yaml")
    said = thaiforms_("make", "team.xlsx", "team.yaml")
    assert said.code == 2
    assert said.lines == ["team.docx", "team.pdf"]


def test_the_file_names_nobody_and_no_time(thaiforms_):
    thaiforms_("workbook", "team", "form.xlsx")
    with zipfile.ZipFile("form.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert re.search("<dc:creator[^>]*>thaiforms</dc:creator>", core)
    assert "lastModifiedBy" not in core


def test_the_source_that_is_attached_is_yaml_whatever_was_read(thaiforms_):
    thaiforms_("workbook", "team", "form.xlsx")
    assert thaiforms_("make", "form.xlsx", "--attach-source").code == 0
    with zipfile.ZipFile("form.docx") as archive:
        assert any(b"form: kpi-agreement" in archive.read(name) for name in archive.namelist())
