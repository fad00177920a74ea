"""What office programs make of a workbook of ours: Microsoft's validator finds nothing, LibreOffice reckons and keeps it."""

import csv
import io
import subprocess
import zipfile
from decimal import Decimal
from functools import cache

import openpyxl
import pytest

from office import libreoffice, needs_libreoffice, needs_validator, open_xml_errors
from samples import NAMES, form
from thaiforms.intake.workbook import write_workbook
from thaiforms.model import KINDS, Agreement
from workbook_files import BODY, HEADING, TABLE, box, changed, column, edited, reread, told, with_part

EVERY_SHEET_AS_TEXT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
WEIGHT, GOAL, LEVEL_2 = column("น้ำหนัก (ร้อยละ)"), column("เป้าหมายผลสำเร็จของงาน"), column("ระดับ ๒")
ROUND = box("team", HEADING, "รอบที่")


def weighing(*weights):
    """The sample's workbook with other weights."""
    rows = [
        row.model_copy(update={"weight": Decimal(weight)})
        for row, weight in zip(form("team").indicators, weights, strict=True)
    ]
    return form("team").model_copy(update={"indicators": tuple(rows)})


def unreckoned(one):
    """The form's workbook without what its formulas come to, so that LibreOffice has to reckon."""
    return changed(write_workbook(one), lambda workbook: None)


def typed(cells):
    return edited("team", cells)


@cache
def agreements():
    """An agreement of each kind, with its own posts and days and with others, and one that says everything itself."""
    values = {"indicators": form("team").indicators, "form": "kpi-agreement"}
    posts = {"appraiser": "หัวหน้ากลุ่มงาน", "appraisee": "นักวิชาการ"}
    days = {"number": "1", "fiscal_year": "2566", "first": "๑ พฤศจิกายน ๒๕๖๕"}
    own = [Agreement(kind=kind, round=round_, **values) for kind in KINDS for round_ in ("1/2566", "2/2570")]
    others = [Agreement(kind=kind, round="2/2564", parties=posts, **values) for kind in KINDS]
    late = [Agreement(kind=kind, round=days, **values) for kind in ("team", "district-officer")]
    given = [Agreement(kind="team", round="2/2564", heading=("ก", "ข"), column="ค", **values)]
    return (*own, *others, *late, *given)


@cache
def books():
    """Workbooks as they are handed in, by name."""
    return {
        "as-it-is": unreckoned(form("team")),
        "short": typed({(TABLE, f"{WEIGHT}6"): 27.5}),
        "nearly": typed({(TABLE, f"{WEIGHT}6"): 39.9999}),
        "over": typed({(TABLE, f"{WEIGHT}6"): 52.25}),
        "thirds": unreckoned(weighing("33.3333", "33.3333", "33.3333", "0.0001")),
        "as-text": typed({(TABLE, f"{WEIGHT}6"): "๔๐"}),
        "grown": typed({(TABLE, f"{WEIGHT}6"): 30, (TABLE, f"{WEIGHT}400"): 10}),
        "unfinished": typed({(TABLE, f"{GOAL}7"): None, (TABLE, f"{LEVEL_2}7"): " ", (TABLE, f"{WEIGHT}7"): None}),
        "without-round": typed({(HEADING, ROUND): None}),
        "reckoned": typed(
            {(TABLE, f"{WEIGHT}6"): "=20+20", (TABLE, f"{GOAL}6"): '="ก"&"ข"', (TABLE, f"{LEVEL_2}6"): '=""'}
        ),
        "broken": typed({(TABLE, f"{WEIGHT}6"): "=1/0"}),
        "letter": unreckoned(form("circular")),
        **{f"heading-{number}": unreckoned(agreement) for number, agreement in enumerate(agreements())},
    }


def converted(folder, workbooks, kind):
    """The workbooks as LibreOffice writes them anew, in a folder."""
    files = [folder / f"{name}.xlsx" for name in workbooks]
    for data, file in zip(workbooks.values(), files, strict=True):
        file.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    command = [str(libreoffice()), profile, "--headless", "--convert-to", kind, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return out


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory):
    """Every workbook, opened and saved by LibreOffice."""
    out = converted(tmp_path_factory.mktemp("again"), books(), "xlsx:Calc MS Excel 2007 XML")
    return {name: (out / f"{name}.xlsx").read_bytes() for name in books()}


def every_value(data):
    """What each formula of a workbook comes to, by sheet and address."""
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        (sheet.title, cell.coordinate): values[sheet.title][cell.coordinate].value or ""
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def shown(data, sheet, address):
    """What LibreOffice reckoned for a cell."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)[sheet][address].value


@needs_validator
@pytest.mark.slow
@pytest.mark.parametrize("name", [*NAMES, "awkward"])
def test_microsofts_validator_finds_nothing(name, tmp_path):
    one = form("team" if name == "awkward" else name)
    if name == "awkward":
        first, *others = one.indicators
        row = first.model_copy(update={"goal": "=1+1 & <ก> \" ' _x000D_", "targets": ("✓", "", "/", "", "ก")})
        one = one.model_copy(update={"indicators": (row, *others)})
    file = tmp_path / "form.xlsx"
    file.write_bytes(write_workbook(one))
    assert open_xml_errors(file, version="Office2013") == []
    assert open_xml_errors(file, version="Microsoft365") == []


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "total", "check"),
    [
        ("as-it-is", 100, "ครบ 100"),
        ("short", 87.5, "ขาดอีก 12.5"),
        ("nearly", 99.9999, "ขาดอีก 0.0001"),
        ("over", 112.25, "เกิน 12.25"),
        ("thirds", 100, "ครบ 100"),
        ("as-text", 60, "มี 1 ช่องที่ไม่ใช่ตัวเลข"),
        ("grown", 100, "ครบ 100"),
        ("unfinished", 60, "ขาดอีก 40"),
        ("reckoned", 100, "ครบ 100"),
    ],
)
def test_the_weights_are_summed_and_checked(saved_again, name, total, check):
    assert shown(saved_again[name], TABLE, "C3") == pytest.approx(total)
    assert shown(saved_again[name], TABLE, "D3") == check


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("name", ["as-it-is", "thirds", "letter", *(f"heading-{number}" for number in range(12))])
def test_what_our_formulas_come_to_is_in_the_file_already(saved_again, name):
    one = {"as-it-is": form("team"), "letter": form("circular"), "thirds": weighing(*["33.3333"] * 3, "0.0001")}
    one |= {f"heading-{number}": agreement for number, agreement in enumerate(agreements())}
    ours = every_value(write_workbook(one[name]))
    assert len(ours) > 15
    assert ours == every_value(saved_again[name])


@needs_libreoffice
@pytest.mark.slow
def test_every_row_says_what_is_still_to_be_filled_in(saved_again):
    rows = {
        name: [shown(saved_again[name], TABLE, f"A{row}") for row in range(6, 11)]
        for name in books()
        if name != "letter"
    }
    assert rows["as-it-is"] == ["✓", "✓", "✓", "✓", None]
    assert rows["unfinished"] == ["✓", "ขาด 3 ช่อง", "✓", "✓", None]


@needs_libreoffice
@pytest.mark.slow
def test_every_box_that_is_due_says_so(saved_again):
    checks = [shown(saved_again[name], HEADING, f"A{ROUND[1:]}") for name in ("as-it-is", "without-round")]
    assert checks == ["✓", "ต้องกรอก"]
    assert shown(saved_again["letter"], BODY, "A4") == "✓"


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(agreements())))
def test_what_the_kind_will_print_is_shown_beside_the_blank_box(saved_again, number):
    agreement, data = agreements()[number], saved_again[f"heading-{number}"]
    rows = {
        path: box("team", HEADING, title)[1:] for path, title in (("heading", "หัวเรื่อง"), ("column", "หัวคอลัมน์ตัวชี้วัด"))
    }
    assert shown(data, HEADING, f"D{rows['heading']}") == "\n".join(("จะพิมพ์ว่า", *agreement.heading))
    assert shown(data, HEADING, f"D{rows['column']}") == f"จะพิมพ์ว่า {agreement.column}"


@needs_libreoffice
@pytest.mark.slow
def test_the_same_is_shown_as_text(tmp_path):
    out = converted(tmp_path, {name: books()[name] for name in ("short", "unfinished")}, EVERY_SHEET_AS_TEXT)
    for name, told_there in (("short", ["87.5", "ขาดอีก 12.5"]), ("unfinished", ["60", "ขาดอีก 40"])):
        rows = list(csv.reader((out / f"{name}-{TABLE}.csv").read_text("utf-8-sig").splitlines()))
        assert rows[2][2:4] == told_there
    assert "ขาด 3 ช่อง" in (out / f"unfinished-{TABLE}.csv").read_text("utf-8-sig")


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("name", ["as-it-is", "letter", "thirds"])
def test_a_workbook_that_libreoffice_saved_reads_as_the_same_form(saved_again, name):
    reading = reread(saved_again[name])
    assert reading.faults == ()
    assert reading.warnings == ()
    assert reading.form == reread(books()[name]).form


@needs_libreoffice
@pytest.mark.slow
def test_what_was_edited_in_the_files_own_xml_and_saved_by_libreoffice_is_read(tmp_path):
    goal = form("team").indicators[0].goal
    data = write_workbook(form("team"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.read("xl/worksheets/sheet2.xml").decode()
    as_kept = next(kept for kept in (goal, goal.encode("ascii", "xmlcharrefreplace").decode()) if kept in part)
    edits = (
        (f">{as_kept}<", ">เป้าหมายใหม่ &amp; &lt;ก&gt;<"),
        ("<v>40</v>", "<v>37.5</v>"),
        ("<v>10</v>", "<v>12.5</v>"),
    )
    for old, new in edits:
        assert old in part
        part = part.replace(old, new, 1)
    data = with_part(data, "xl/worksheets/sheet2.xml", lambda _: part.encode())
    out = converted(tmp_path, {"edited": data}, "xlsx:Calc MS Excel 2007 XML")
    reading = reread((out / "edited.xlsx").read_bytes())
    assert reading.faults == ()
    first, *others = reading.form.indicators
    assert (first.goal, first.weight) == ("เป้าหมายใหม่ & <ก>", Decimal("37.5"))
    assert [row.weight for row in others] == [40, Decimal("12.5"), 10]
    was = form("team").indicators
    assert [row.text for row in reading.form.indicators] == [row.text for row in was]
    assert [row.levels for row in reading.form.indicators] == [row.levels for row in was]


@needs_libreoffice
@pytest.mark.slow
def test_formulas_of_the_clerk_give_what_they_came_to(saved_again):
    reading = reread(saved_again["reckoned"])
    assert told(reading) == [("empty-field", TABLE, f"{LEVEL_2}6")]
    again = reread(changed(saved_again["reckoned"], lambda workbook: None))
    assert ("formula-without-value", TABLE, f"{WEIGHT}6") in told(again)  # openpyxl forgets what was reckoned


@needs_libreoffice
@pytest.mark.slow
def test_a_formula_that_came_to_an_error_is_told(saved_again):
    (fault,) = reread(saved_again["broken"]).faults
    assert (fault.code, fault.found, fault.place.address) == ("cell-is-error", "#DIV/0!", f"{WEIGHT}6")


@needs_libreoffice
@pytest.mark.slow
def test_libreoffice_finds_no_live_formula_in_what_was_typed(tmp_path):
    first, *others = form("team").indicators
    row = first.model_copy(update={"goal": '=HYPERLINK("http://x";"y")', "strategy": "+1", "text": "@SUM(1)"})
    awkward = write_workbook(form("team").model_copy(update={"indicators": (row, *others)}))
    out = converted(tmp_path, {"awkward": awkward}, "xlsx:Calc MS Excel 2007 XML")
    sheet = openpyxl.load_workbook(out / "awkward.xlsx")[TABLE]
    assert [sheet[address].data_type for address in ("C6", "D6", "E6")] == ["s", "s", "s"]
    assert reread((out / "awkward.xlsx").read_bytes()).form.indicators[0] == row


@needs_libreoffice
@pytest.mark.slow
def test_the_old_kind_of_workbook_is_told_by_name(tmp_path):
    out = converted(tmp_path, {"as-it-is": books()["as-it-is"]}, "xls")
    (fault,) = reread((out / "as-it-is.xls").read_bytes()).faults
    assert (fault.code, fault.place.file) == ("workbook-old", "form.xlsx")
