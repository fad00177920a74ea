"""What Excel and its users do to a form: each is read as it was meant, or told with its sheet and cell."""

import datetime
import io
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from samples import form
from thaiforms.intake.workbook import write_workbook
from thaiforms.thai import ThaiDate
from workbook_files import BODY, ENCLOSURES, HEADING, SIGNERS, TABLE, box, changed, column, edited, reread, told

DATE = box("circular", HEADING, "วันที่")
NUMBER = box("circular", HEADING, "ที่")
OFFICE = box("circular", HEADING, "ส่วนราชการเจ้าของหนังสือและที่ตั้ง")
UNIT, WEIGHT, GOAL, SOURCES = (
    column(title) for title in ("หน่วยวัด", "น้ำหนัก (ร้อยละ)", "เป้าหมายผลสำเร็จของงาน", "แหล่งข้อมูล/หลักฐานเชิงประจักษ์")
)
LEVEL_1, TARGET_2 = column("ระดับ ๑"), column("ค่าเป้าหมาย ๒")


def only(reading):
    """The only fault's code, sheet, cell and field."""
    (fault,) = reading.faults
    assert fault.place.file == "form.xlsx"
    return fault.code, fault.place.sheet, fault.place.address, fault.place.field


def in_cell(name, sheet, address, value, number_format="General"):
    """A sample read again after a value was typed into a cell with a format."""

    def type_in(workbook):
        workbook[sheet][address].value = value
        workbook[sheet][address].number_format = number_format

    return reread(changed(write_workbook(form(name)), type_in))


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "5 มกราคม 2569",
            "๕ มกราคม ๒๕๖๙",
            "5 ม.ค. 69",
            "5/1/2569",
            "2026-01-05",
            " ๕ มกราคม พ.ศ. ๒๕๖๙ ",
            "5 ม.ค. 2569",
        ),
        *(datetime.date(2026, 1, 5), datetime.datetime(2026, 1, 5), datetime.datetime(2026, 1, 5, 0, 0, 0)),
        datetime.date(2569, 1, 5),
    ],
    ids=str,
)
def test_a_date_is_read_however_it_was_typed(typed):
    kind = "General" if isinstance(typed, str) else "d/m/yyyy"
    assert in_cell("circular", HEADING, DATE, typed, kind).form.date == ThaiDate(2569, 1, 5)


@pytest.mark.parametrize("number_format", ["[$-107041E]d mmmm yyyy;@", "[$-D00041E]0", "dd/mm/yyyy", "d mmm bbbb"])
def test_a_real_date_is_one_in_any_of_excels_formats(number_format):
    reading = in_cell("circular", HEADING, DATE, datetime.date(2026, 1, 5), number_format)
    if "0" in number_format.split("]")[-1]:
        assert only(reading)[0] == "not-a-date"
    else:
        assert reading.form.date == ThaiDate(2569, 1, 5)


def test_a_month_without_its_day_stays_without():
    assert in_cell("circular", HEADING, DATE, "มกราคม 2569").form.date == ThaiDate(2569, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (datetime.date(1930, 1, 5), "year-before-2484"),
        (datetime.date(2568, 2, 29), "impossible-day"),
        ("31 มิถุนายน 2569", "impossible-day"),
        (45000, "not-a-date"),
        ("วันพุธ", "not-a-date"),
        (None, "empty-field"),
        ("", "empty-field"),
    ],
    ids=str,
)
def test_a_date_that_is_none_is_told_with_its_cell(typed, code):
    kind = "d/m/yyyy" if isinstance(typed, datetime.date) else "General"
    assert only(in_cell("circular", HEADING, DATE, typed, kind)) == (code, HEADING, DATE, "date")


@pytest.mark.parametrize(
    ("typed", "number_format", "text"),
    [
        (19, "General", "19"),
        (19, "0000", "0019"),
        (19.0, "General", "19"),
        (0.1 + 0.2, "General", "0.3"),
        (12000, "#,##0", "12,000"),
        (0.4, "0%", "40%"),
        (12.5, "0.00", "12.50"),
        (True, "General", "TRUE"),
        (datetime.time(9, 30), "h:mm", "09.30 น."),
        (" ก ", "General", "ก"),
        ("ก\u00a0", "General", "ก"),
        ("“ก” ‘ข’", "General", "“ก” ‘ข’"),
        ("๐๐๑๙", "General", "๐๐๑๙"),
    ],
)
def test_what_stands_where_text_is_meant_is_read_as_it_is_seen(typed, number_format, text):
    reading = in_cell("circular", HEADING, NUMBER, typed, number_format)
    assert reading.faults == ()
    assert reading.form.number == text


@pytest.mark.parametrize("typed", [datetime.date(2026, 3, 4), datetime.datetime(2026, 3, 4)], ids=str)
def test_a_text_that_excel_made_a_date_is_a_fault(typed):
    assert only(in_cell("team", TABLE, f"{UNIT}6", typed, "d-mmm")) == (
        "date-for-text",
        TABLE,
        f"{UNIT}6",
        "indicators[0].unit",
    )


@pytest.mark.parametrize(
    "typed", [40, 40.0, "40", "๔๐", " 40 ", "40.0", Decimal("40")], ids=lambda value: f"{type(value).__name__} {value}"
)
def test_a_weight_is_a_number_or_the_text_of_one(typed):
    assert in_cell("team", TABLE, f"{WEIGHT}6", typed).form.indicators[0].weight == 40


@pytest.mark.parametrize(
    ("typed", "number_format", "code"),
    [
        ("สี่สิบ", "General", "not-a-number"),
        (0.4, "0%", "not-a-number"),
        (140, "General", "weight-out-of-range"),
        (0, "General", "weight-out-of-range"),
        (None, "General", "empty-field"),
        ("#REF!", "General", "not-a-number"),
    ],
)
def test_a_weight_that_is_none_is_told_with_its_cell(typed, number_format, code):
    def type_in(workbook):
        cell = workbook[TABLE][f"{WEIGHT}7"]
        cell.value, cell.number_format = typed, number_format
        cell.data_type = "s" if typed == "#REF!" else cell.data_type

    reading = reread(changed(write_workbook(form("team")), type_in))
    assert (code, TABLE, f"{WEIGHT}7") in told(reading)


def test_weights_that_do_not_sum_to_a_hundred_are_told_at_the_head_of_their_column():
    reading = in_cell("team", TABLE, f"{WEIGHT}6", 39)
    assert only(reading) == ("weights-not-100", TABLE, f"{WEIGHT}5", "indicators")


@pytest.mark.parametrize("typed", ["ก\nข", "ก\r\nข", "ก_x000D_\nข", "ก\n\nข\n", " ก \n ข "])
def test_lines_in_a_cell_are_lines_of_the_field(typed):
    def type_in(workbook):
        workbook[TABLE][f"{LEVEL_1}6"].value = typed
        workbook[TABLE][f"{SOURCES}6"].value = typed

    row = reread(changed(write_workbook(form("team")), type_in)).form.indicators[0]
    assert row.levels[0] == row.sources == ("ก", "ข")


@pytest.mark.parametrize(
    ("sheet", "address"), [(TABLE, f"{GOAL}6"), (BODY, "B4"), (HEADING, box("circular", HEADING, "เรื่อง"))]
)
def test_lines_where_one_is_due_are_a_fault(sheet, address):
    name = "team" if sheet == TABLE else "circular"
    assert only(in_cell(name, sheet, address, "ก\nข"))[:3] == ("line-break-in-text", sheet, address)


@pytest.mark.parametrize(
    ("typed", "target"),
    [("✓", "✓"), ("✔", "✓"), ("/", "✓"), (True, "✓"), (False, ""), (None, ""), (85, "85"), ("๘๕", "๘๕")],
)
def test_a_target_is_ticked_filled_or_blank(typed, target):
    assert in_cell("team", TABLE, f"{TARGET_2}6", typed).form.indicators[0].targets == ("", target, "", "", "")


@pytest.mark.parametrize("word", ["พัฒนากร", "development-worker", " พัฒนากร ", "Development-Worker"])
def test_a_kind_is_chosen_in_thai_or_by_its_own_name(word):
    assert in_cell("team", HEADING, box("team", HEADING, "ชนิดของแบบ"), word).form.kind == "development-worker"


def test_a_word_that_is_not_in_the_list_is_told_with_those_that_are():
    reading = in_cell("team", HEADING, box("team", HEADING, "ชนิดของแบบ"), "พัฒนาการอำเภ")
    (fault,) = reading.faults
    assert fault.code == "not-one-of"
    assert fault.details["known"] == "ทีมอำเภอ, พัฒนาการอำเภอ, พัฒนากร"
    assert fault.details["nearest"] == "พัฒนาการอำเภอ"


@pytest.mark.parametrize(
    ("word", "is_draft"), [("ใช่", True), ("ไม่", False), (True, True), (False, False), (None, False), ("yes", True)]
)
def test_yes_and_no_are_read_in_either_language(word, is_draft):
    assert in_cell("team", HEADING, box("team", HEADING, "ร่าง"), word).form.draft is is_draft


def test_blank_rows_between_others_do_not_count():
    def part(workbook):
        workbook[TABLE].insert_rows(7, 3)

    reading = reread(changed(write_workbook(form("team")), part))
    assert reading.form == form("team")
    assert reading.place("indicators[1].weight").address == f"{WEIGHT}10"


def test_a_row_of_nothing_but_spaces_is_blank():
    assert edited_row("   ") == form("team")


def edited_row(text):
    return reread(edited("team", {(TABLE, f"{GOAL}15"): text})).form


def test_rows_below_the_prepared_ones_are_read():
    def move(workbook):
        sheet = workbook[TABLE]
        for cell in sheet[6]:
            sheet.cell(300, cell.column).value = cell.value
            cell.value = None

    reading = reread(changed(write_workbook(form("team")), move))
    assert [row.text for row in reading.form.indicators] == [
        form("team").indicators[place].text for place in (1, 2, 3, 0)
    ]
    assert reading.place("indicators[3]").address.endswith("300")


def test_a_row_too_far_down_is_a_fault_and_not_forgotten():
    reading = reread(edited("team", {(TABLE, "C2500"): "ก"}))
    assert [(fault.code, fault.place.sheet) for fault in reading.faults] == [("sheet-too-long", TABLE)]


def test_columns_may_be_hidden_moved_and_parted():
    def arrange(workbook):
        sheet = workbook[TABLE]
        sheet.column_dimensions[GOAL].hidden = True
        sheet.merged_cells.ranges.clear()
        sheet.insert_cols(4, 2)
        sheet.move_range(f"{column_after(UNIT, 2)}5:{column_after(UNIT, 2)}40", cols=30)

    assert reread(changed(write_workbook(form("team")), arrange)).form == form("team")


def column_after(letters, by):
    return openpyxl.utils.get_column_letter(openpyxl.utils.column_index_from_string(letters) + by)


def test_rows_that_are_hidden_are_read_with_a_warning_if_they_hold_anything():
    def hide(workbook):
        for row in (7, 8, 14, 15):
            workbook[TABLE].row_dimensions[row].hidden = True

    reading = reread(changed(write_workbook(form("team")), hide))
    assert reading.form == form("team")
    assert [(warning.code, warning.place.sheet, warning.found) for warning in reading.warnings] == [
        ("hidden-rows", TABLE, "2")
    ]


def test_sheets_may_stand_in_any_order():
    assert reread(changed(write_workbook(form("team")), lambda workbook: workbook._sheets.reverse())).form == form(
        "team"
    )


def test_a_sheet_of_the_clerks_own_is_ignored_with_a_warning():
    def add(workbook):
        workbook.create_sheet("บันทึก")["A1"] = "ของฉัน"

    reading = reread(changed(write_workbook(form("team")), add))
    assert reading.form == form("team")
    assert [(warning.code, warning.place.sheet) for warning in reading.warnings] == [("sheet-ignored", "บันทึก")]


@pytest.mark.parametrize("sheet", [HEADING, TABLE, SIGNERS])
def test_a_sheet_that_was_renamed_is_a_fault_that_names_both(sheet):
    def rename(workbook):
        workbook[sheet].title = f"{sheet} 2"

    reading = reread(changed(write_workbook(form("team")), rename))
    (fault,) = reading.faults
    assert (fault.code, fault.found, fault.details["nearest"]) == ("form-sheet-missing", sheet, f"{sheet} 2")


def test_every_sheet_that_is_missing_is_told():
    def cut(workbook):
        del workbook[BODY]
        del workbook[SIGNERS]

    reading = reread(changed(write_workbook(form("circular")), cut))
    assert [fault.found for fault in reading.faults] == [BODY, SIGNERS]


def test_blanks_around_the_name_of_a_sheet_are_no_matter():
    def rename(workbook):
        workbook[SIGNERS].title = " ผู้ ลงนาม "

    assert reread(changed(write_workbook(form("team")), rename)).form == form("team")


@pytest.mark.parametrize("head", ["ระดับ 1", "ระดับ๑", " ระดับ  ๑ ", "ระดับ\n๑"])
def test_a_head_is_known_in_either_script_and_with_any_blanks(head):
    assert reread(edited("team", {(TABLE, f"{LEVEL_1}5"): head})).form == form("team")


@pytest.mark.parametrize("title", ["ปีงบประมาณ พ.ศ. ", "ปีงบประมาณพ.ศ.", "ปีงบประมาณ\nพ.ศ."])
def test_a_title_is_known_with_any_blanks(title):
    assert reread(edited("team", {(HEADING, "B10"): title})).form == form("team")


def test_a_head_that_is_gone_is_a_fault_of_its_column():
    assert only(reread(edited("team", {(TABLE, f"{UNIT}5"): None})))[:2] == ("form-column-missing", TABLE)


def test_a_table_without_its_heads_is_a_fault():
    reading = reread(changed(write_workbook(form("team")), lambda workbook: workbook[TABLE].delete_rows(1, 5)))
    assert only(reading)[:2] == ("sheet-without-heads", TABLE)


def test_a_title_that_is_gone_is_a_fault_of_its_box():
    reading = reread(edited("team", {(HEADING, "B10"): "ปี"}))
    assert ("label-missing", HEADING, "") in told(reading)
    assert [warning.code for warning in reading.warnings] == ["label-ignored"]


def test_lines_may_go_on_in_the_rows_below():
    def part(workbook):
        sheet = workbook[HEADING]
        row = int(OFFICE[1:])
        sheet.insert_rows(row + 1)
        sheet[f"C{row}"].value, sheet[f"C{row + 1}"].value = sheet[f"C{row}"].value.split("\n")

    assert reread(changed(write_workbook(form("circular")), part)).form == form("circular")


def test_a_value_beside_no_title_is_a_fault():
    row = int(NUMBER[1:])

    def stray(workbook):
        workbook[HEADING].insert_rows(row + 1)
        workbook[HEADING][f"C{row + 1}"].value = "ว ๙"

    assert only(reread(changed(write_workbook(form("circular")), stray)))[:3] == (
        "value-without-label",
        HEADING,
        f"C{row + 1}",
    )


def test_notes_beside_the_boxes_are_no_matter():
    assert reread(edited("circular", {(HEADING, "F5"): "ถามหัวหน้า", (HEADING, "D7"): "แก้แล้ว"})).form == form("circular")


def test_a_column_of_the_clerks_own_is_ignored_with_a_warning():
    reading = reread(edited("team", {(TABLE, "Z5"): "หมายเหตุ", (TABLE, "Z7"): "รอข้อมูล"}))
    assert reading.form == form("team")
    assert [(warning.code, warning.place.address) for warning in reading.warnings] == [("column-ignored", "Z5")]


def test_a_merged_cell_serves_all_its_rows():
    def merge(workbook):
        workbook[TABLE]["C7"].value = None
        workbook[TABLE].merge_cells("C6:C7")

    assert reread(changed(write_workbook(form("team")), merge)).form == form("team")


def test_every_fault_is_told_at_once_in_the_order_of_the_sheets():
    reading = reread(
        edited(
            "circular",
            {
                (HEADING, NUMBER): None,
                (HEADING, DATE): "31 มิถุนายน 2569",
                (BODY, "B5"): "ก\nข",
                (ENCLOSURES, "C4"): "จำนวน ๑ ชุด",
                (SIGNERS, box("circular", SIGNERS, "ตำแหน่ง")): None,
            },
        )
    )
    assert [code for code, _, _ in told(reading)] == [
        "empty-field",
        "impossible-day",
        "line-break-in-text",
        "empty-field",
    ]


def test_the_cell_of_every_field_is_known():
    reading = reread(write_workbook(form("team")))
    assert reading.place("round.fiscal_year").address == box("team", HEADING, "ปีงบประมาณ พ.ศ.")
    assert reading.place("indicators[2].levels[0][0]").address == f"{LEVEL_1}8"
    place = reading.place("indicators[2].weight")
    assert (place.file, place.sheet, place.address, place.field) == (
        "form.xlsx",
        TABLE,
        f"{WEIGHT}8",
        "indicators[2].weight",
    )


def test_an_array_formula_without_a_value_is_told():
    def formula(workbook):
        workbook[TABLE][f"{WEIGHT}6"] = ArrayFormula(f"{WEIGHT}6", "=SUM(A1:A2*1)")

    assert ("formula-without-value", TABLE, f"{WEIGHT}6") in told(
        reread(changed(write_workbook(form("team")), formula))
    )


@pytest.mark.parametrize("typed", ["=1+1", "=40", "=A1", '="ก"'])
def test_a_formula_that_was_never_reckoned_is_told_with_its_cell(typed):
    reading = reread(edited("team", {(TABLE, f"{WEIGHT}6"): typed}))
    assert only(reading) == ("formula-without-value", TABLE, f"{WEIGHT}6", "indicators[0].weight")


def test_what_our_own_formulas_come_to_is_shown_without_reckoning_and_not_needed():
    data = write_workbook(form("team"))
    cells = openpyxl.load_workbook(io.BytesIO(data), data_only=True)[TABLE]
    assert (cells["C3"].value, cells["D3"].value, cells["A6"].value) == (100, "ครบ 100", "✓")
    without = changed(data, lambda workbook: None)
    assert openpyxl.load_workbook(io.BytesIO(without), data_only=True)[TABLE]["C3"].value is None
    assert reread(without).faults == ()
