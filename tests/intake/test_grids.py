"""Tables of texts: from workbooks, CSV and lists, whatever clerks and other programs leave in them."""

import datetime
import io
import json
import re
import subprocess
import tracemalloc
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office import libreoffice, needs_libreoffice
from sheets import bytes_of, codes, put, workbook
from thaiforms.errors import InputError
from thaiforms.intake.grid import MOST_COLUMNS
from thaiforms.intake.grids import read_grid
from thaiforms.intake.sheet_grid import read_sheet
from thaiforms.messages import catalogue

HEADINGS = ["อำเภอ", "ชื่อ"]
DAY = datetime.date(2021, 6, 15)


def texts(grid):
    return [line.texts for line in grid.lines()]


def sheet(*rows, change=None):
    return read_sheet(workbook(*rows, change=change), file="r.xlsx")


def refused(path):
    with pytest.raises(InputError) as caught:
        read_grid(path)
    return caught.value.faults


def refused_text(tmp_path, text, name="r.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return refused(path)


def table(tmp_path, text, name="r.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_grid(path)


# Workbooks


def test_a_sheet_is_its_headings_and_rows():
    grid = sheet(HEADINGS, ["พุนพิน", "นายก"], ["ไชยา", "นายข"])
    assert grid.headings == ("อำเภอ", "ชื่อ")
    assert texts(grid) == [("พุนพิน", "นายก"), ("ไชยา", "นายข")]
    assert (grid.count, grid.warnings, grid.sheet) == (2, (), "Sheet1")


def test_a_cells_place_is_its_address():
    place = sheet(HEADINGS, ["พุนพิน", "นายก"]).place(7, 1)
    assert (place.file, place.sheet, place.address, place.column, place.line) == ("r.xlsx", "Sheet1", "B7", "ชื่อ", None)


def test_the_rows_are_read_anew_each_time():
    grid = sheet(HEADINGS, ["ก", "ข"])
    assert texts(grid) == texts(grid)


def test_titles_above_the_headings_are_passed_over():
    grid = sheet(["รายชื่ออำเภอ"], ["ณ ๑ มิถุนายน ๒๕๖๔"], [], HEADINGS, ["พุนพิน", "นายก"])
    assert grid.headings == ("อำเภอ", "ชื่อ")
    assert [line.number for line in grid.lines()] == [5]
    assert grid.warnings == ()


def test_a_title_merged_over_the_headings_is_no_merged_cell_of_the_rows():
    grid = sheet(["รายชื่ออำเภอ"], HEADINGS, ["พุนพิน", "นายก"], change=lambda s: s.merge_cells("A1:B1"))
    assert grid.warnings == ()


def over_two(s):
    for area in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        s.merge_cells(area)


def test_headings_of_two_rows_are_put_together():
    upper = ["จังหวัด", "อำเภอ", "ผู้รับการประเมิน", None, "ผู้ประเมิน", None]
    lower = [None, None, "ชื่อ", "ตำแหน่ง", "ชื่อ", "ตำแหน่ง"]
    grid = sheet(upper, lower, ["ก", "ข", "ค", "ง", "จ", "ฉ"], change=over_two)
    both = ("ชื่อผู้รับการประเมิน", "ตำแหน่งผู้รับการประเมิน", "ชื่อผู้ประเมิน", "ตำแหน่งผู้ประเมิน")
    assert grid.headings == ("จังหวัด", "อำเภอ", *both)
    assert [(line.number, line.texts) for line in grid.lines()] == [(3, ("ก", "ข", "ค", "ง", "จ", "ฉ"))]
    assert grid.warnings == ()


def test_a_lower_heading_that_is_alone_needs_no_upper_one():
    grid = sheet(
        ["อำเภอ", "ผู้รับการประเมิน", None],
        [None, "ชื่อ", "ตำแหน่ง"],
        ["ก", "ข", "ค"],
        change=lambda s: s.merge_cells("A1:A2"),
    )
    assert grid.headings == ("อำเภอ", "ชื่อ", "ตำแหน่ง")
    assert grid.count == 1


def test_a_sheet_of_one_column_has_its_heading_in_the_first_row():
    grid = sheet(["อำเภอ"], ["พุนพิน"], ["ไชยา"])
    assert (grid.headings, texts(grid)) == (("อำเภอ",), [("พุนพิน",), ("ไชยา",)])


def test_headings_lose_their_line_breaks_and_spaces():
    assert sheet(["อำเภอ\n(district)", " ชื่อ  สกุล "], ["ก", "ข"]).headings == ("อำเภอ (district)", "ชื่อ สกุล")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("007", "General", "007"),
        (7, "000", "007"),
        (7.0, "General", "7"),
        (12.5, "General", "12.5"),
        (DAY, "d mmm yyyy", "15 มิถุนายน 2564"),
        (datetime.datetime(2021, 6, 15), "[$-D07041E]d mmmm yyyy", "15 มิถุนายน 2564"),
        (datetime.date(2564, 6, 15), "d/m/yyyy", "15 มิถุนายน 2564"),
        ("๑๕ มิ.ย. ๖๔", "General", "๑๕ มิ.ย. ๖๔"),
        ("15/6/2564", "General", "15/6/2564"),
        ("๐๐๗", "General", "๐๐๗"),
        (True, "General", "TRUE"),
        ("a_x000D_b", "General", "a\rb"),
        (" เว้น ", "General", " เว้น "),
        ("บรรทัด\nสอง", "General", "บรรทัด\nสอง"),
    ],
)
def test_values_become_texts(value, number_format, text):
    def change(s):
        s["A2"].number_format = number_format

    assert texts(sheet(HEADINGS, [value, "x"], change=change)) == [(text, "x")]


def test_days_of_the_calendar_of_1904_are_the_same_days():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in (HEADINGS, [DAY, "x"]):
        book.active.append(row)
    assert texts(read_sheet(bytes_of(book), file="r.xlsx")) == [("15 มิถุนายน 2564", "x")]


def test_blank_rows_are_skipped_and_counted_but_not_those_at_the_end():
    grid = sheet(HEADINGS, ["ก", "ข"], [], [" ", ""], ["ค", "ง"], [], [])
    assert texts(grid) == [("ก", "ข"), ("ค", "ง")]
    (warning,) = grid.warnings
    assert (warning.code, warning.found, grid.count) == ("blank-rows-skipped", "2", 2)


def test_a_merged_cell_serves_all_its_rows():
    grid = sheet(
        HEADINGS, ["พุนพิน", "ก"], [None, "ข"], [None, "ค"], ["ไชยา", "ง"], change=lambda s: s.merge_cells("A2:A4")
    )
    assert [row[0] for row in texts(grid)] == ["พุนพิน", "พุนพิน", "พุนพิน", "ไชยา"]
    (warning,) = grid.warnings
    assert (warning.code, warning.found) == ("merged-cells-filled", "A2:A4")


def test_only_a_few_of_many_merged_areas_are_named():
    def change(s):
        for row in range(2, 22, 2):
            s.merge_cells(f"A{row}:A{row + 1}")

    grid = sheet(HEADINGS, *([["ก", str(n)] for n in range(20)]), change=change)
    assert grid.warnings[0].found == "A2:A3, A4:A5, A6:A7, A8:A9, A10:A11 …"
    assert len(texts(grid)) == 20


def test_a_row_that_only_a_merged_cell_covers_is_blank():
    grid = sheet(HEADINGS, ["พุนพิน", "ก"], [None, None], [None, "ค"], change=lambda s: s.merge_cells("A2:A4"))
    assert texts(grid) == [("พุนพิน", "ก"), ("พุนพิน", "ค")]


def test_cells_merged_across_keep_their_text_in_the_first():
    grid = sheet(HEADINGS, ["พุนพิน", None], ["ก", "ข"], change=lambda s: s.merge_cells("A2:B2"))
    assert texts(grid) == [("พุนพิน", ""), ("ก", "ข")]
    assert grid.warnings == ()


def test_hidden_rows_are_made_too_and_told_once():
    def change(s):
        s.row_dimensions[2].hidden = s.row_dimensions[3].hidden = True

    grid = sheet(HEADINGS, ["ก", "ข"], ["ค", "ง"], ["จ", "ฉ"], change=change)
    assert grid.count == 3
    assert [(fault.code, fault.found) for fault in grid.warnings] == [("hidden-rows", "2")]


def test_a_formula_without_a_value_is_a_fault_of_its_row():
    lines = list(sheet(HEADINGS, ["ก", "=A2"], ["ค", "ง"]).lines())
    (fault,) = lines[0].faults
    assert (fault.code, fault.place.address, fault.place.column) == ("formula-without-value", "B2", "ชื่อ")
    assert lines[1].faults == ()


def with_values(rows, replaced):
    """A workbook whose sheet has bytes replaced, as another program would have written them."""
    data = workbook(*rows)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for pattern, after in replaced.items():
                    part, count = re.subn(pattern, lambda _, after=after: after, part)
                    assert count == 1, part
            new.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (b'<c r="B2" t="str"><f>A2</f><v>\xe0\xb8\x81</v></c>', "ก"),
        (b'<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        (b'<c r="B2" t="str"><f>IF(1,"")</f><v></v></c>', ""),
        (b'<c r="B2" t="b"><f>1=1</f><v>1</v></c>', "TRUE"),
    ],
)
def test_a_formula_with_a_value_is_its_value(cell, text):
    data = with_values([HEADINGS, ["ก", "=A2"]], {b'<c r="B2".*?</c>': cell})
    (line,) = read_sheet(data, file="r.xlsx").lines()
    assert (line.texts[1], line.faults) == (text, ())


MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = (
    b"""<x:worksheet xmlns:x="%s"><x:sheetData>
<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row>
<x:row hidden="1"><x:c><x:v>1</x:v></x:c><x:c><x:f>1+1</x:f></x:c></x:row>
<x:row r="7"><x:c t="inlineStr"><x:is><x:r><x:t>ri</x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>ch</x:t></x:r></x:is></x:c>
<x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>
</x:sheetData><x:mergeCells><x:mergeCell ref="B7:B8"/></x:mergeCells></x:worksheet>"""
    % MAIN
)


def test_a_sheet_of_another_program_is_read_too():
    """Prefixes, cells without addresses, rich text: as the Open XML SDK and others write them."""
    data = with_values([["a"]], {b"(?s).+": SHEET})
    grid = read_sheet(data, file="r.xlsx")
    assert grid.headings == ("a", "b")
    first, second = grid.lines()
    assert [(fault.code, fault.place.address) for fault in first.faults] == [("formula-without-value", "B2")]
    assert second.texts == ("rich", "2")
    assert codes(grid.warnings) == ["hidden-rows", "merged-cells-filled", "blank-rows-skipped"]


@needs_libreoffice
@pytest.mark.slow
def test_a_workbook_that_libreoffice_has_saved_says_the_same(tmp_path):
    def change(s):
        s["A2"].number_format, s["B2"].number_format, s["B3"].number_format = "000", "d mmmm yyyy", "#,##0"
        s.merge_cells("C2:C3")
        s.row_dimensions[3].hidden = True

    rows = [
        ["a", "b", "c", "d"],
        [7, DAY, "พุนพิน", '=A2&"x"'],
        ["008", 1234, None, '=IF(1,"")'],
        ["๙", "", "ไชยา", "=1/0"],
    ]
    path = put(tmp_path, *rows, change=change)
    saved = convert(convert(path, "ods"), "xlsx")
    grid = read_grid(saved)
    assert texts(grid)[:2] == [("007", "15 มิถุนายน 2564", "พุนพิน", "7x"), ("008", "1,234", "พุนพิน", "")]
    assert [codes(line.faults) for line in grid.lines()] == [[], [], ["cell-is-error"]]
    assert sorted(codes(grid.warnings)) == ["hidden-rows", "merged-cells-filled"]


def convert(path, kind):
    """The file as LibreOffice saves it."""
    folder = path.parent / kind
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(libreoffice()), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{kind}"


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_an_error_in_a_cell_is_a_fault_of_its_row(error):
    (line,) = sheet(HEADINGS, ["ก", error]).lines()
    assert [(fault.code, fault.found) for fault in line.faults] == [("cell-is-error", error)]


def test_a_day_that_no_calendar_has_is_a_fault_of_its_row():
    def change(s):
        s["B2"] = 1e300
        s["B2"].number_format = "d/m/yyyy"

    (line,) = sheet(HEADINGS, ["ก", "ข"], change=change).lines()
    assert codes(line.faults) == ["cell-is-error"]


def test_data_below_no_heading_are_told():
    grid = sheet(["อำเภอ", None, "ชื่อ"], ["ก", "หาย", "ข"])
    assert [(fault.code, fault.place.address) for fault in grid.warnings] == [("column-without-heading", "B2")]


def test_columns_beyond_the_most_are_not_read_and_told_once():
    names = [f"c{n}" for n in range(MOST_COLUMNS + 100)]
    grid = sheet(names, names)
    assert len(grid.headings) == MOST_COLUMNS
    assert [(fault.code, fault.details["most"]) for fault in grid.warnings] == [("too-many-columns", "256")]


def test_a_cell_at_the_end_of_the_sheet_costs_nothing():
    def change(s):
        s["XFD1048576"].number_format = "0"
        s["XFD2"] = "far"

    grid = sheet(HEADINGS, ["ก", "ข"], change=change)
    assert len(grid.headings) == 2
    assert grid.count == 1
    assert [(fault.code, fault.place.address) for fault in grid.warnings] == [("column-without-heading", "XFD2")]


def test_what_stands_beside_a_title_is_nothing_to_tell():
    grid = sheet(["บัญชี", None, None, None, None], HEADINGS, ["ก", "ข"], change=lambda s: s.__setitem__("F1", None))
    assert grid.warnings == ()


def test_row_numbers_that_no_sheet_has_are_damage():
    for number in (b"99999999999", b"0", b"x"):
        data = with_values([HEADINGS, ["ก", "ข"]], {b'<row r="2"': b'<row r="' + number + b'"'})
        with pytest.raises(InputError) as caught:
            read_sheet(data, file="r.xlsx")
        assert codes(caught.value.faults) == ["workbook-damaged"]


def books(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, state, rows in sheets:
        made = book.create_sheet(title)
        made.sheet_state = state
        for row in rows:
            made.append(row)
    return bytes_of(book)


def test_the_first_sheet_that_can_be_seen_is_read(tmp_path):
    data = books(("ซ่อน", "hidden", [["x"]]), ("ใช้", "visible", [HEADINGS, ["ก", "ข"]]), ("อื่น", "visible", []))
    assert read_sheet(data, file="r.xlsx").sheet == "ใช้"


def test_a_sheet_is_named_after_the_file(tmp_path):
    path = tmp_path / "r.xlsx"
    path.write_bytes(books(("ก", "visible", [["a"], ["1"]]), ("คน ๒", "hidden", [HEADINGS, ["ก", "ข"]])))
    assert read_grid(f"{path}#คน ๒").headings == ("อำเภอ", "ชื่อ")
    (fault,) = refused(f"{path}#คน ๓")
    assert (fault.code, fault.details["nearest"], fault.details["known"]) == ("sheet-missing", "คน ๒", "ก, คน ๒")


def test_a_file_may_have_the_sign_in_its_own_name(tmp_path):
    put(tmp_path, HEADINGS, ["ก", "ข"], name="r#1.xlsx")
    assert read_grid(tmp_path / "r#1.xlsx").count == 1


@pytest.mark.parametrize("rows", [[], [[]], [HEADINGS], [["อำเภอ"]], [HEADINGS, [" ", None]]])
def test_a_sheet_without_rows_is_refused(rows):
    with pytest.raises(InputError) as caught:
        sheet(*rows)
    assert codes(caught.value.faults) == ["roster-empty"]


def test_originals_keep_dates_numbers_and_the_text_of_formulas():
    def change(s):
        s["A2"].number_format = "000"
        s["B2"].number_format = "d mmmm yyyy"

    grid = sheet(["a", "b", "c"], [7, DAY, "=1+1"], ["x", "y", "z"], change=change)
    ((number, cells),) = grid.originals({2})
    assert number == 2
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (7, "000"),
        (datetime.datetime(2021, 6, 15), "d mmmm yyyy"),
        ("=1+1", "General"),
    ]


def test_originals_of_merged_cells_have_their_text():
    grid = sheet(HEADINGS, ["พุนพิน", "ก"], [None, "ข"], change=lambda s: s.merge_cells("A2:A3"))
    assert [[cell.value for cell in cells] for _, cells in grid.originals({3})] == [["พุนพิน", "ข"]]


@settings(max_examples=60, deadline=None, database=None)
@given(
    st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)] * 2),
        min_size=1,
        max_size=8,
    )
)
def test_nothing_is_lost_between_a_workbook_and_a_table(rows):
    from thaiforms.intake.spreadsheets import new_sheet, new_workbook, put_text, saved

    book = new_workbook()
    made = new_sheet(book, "a")
    for number, row in enumerate([("a", "b"), *rows], 1):
        for column, text in enumerate(row, 1):
            put_text(made.cell(number, column), text)
    kept = [row for row in rows if any(text.strip() for text in row)]
    if not kept:
        return
    assert texts(read_sheet(saved(book), file="r.xlsx")) == kept


# CSV


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_in_utf_8_with_any_separator(tmp_path, separator, start, end):
    body = separator.join(HEADINGS) + end + separator.join(["พุนพิน", '"นาย ""ก"" , ; \t"']) + end
    grid = table(tmp_path, start + body.encode())
    assert grid.headings == ("อำเภอ", "ชื่อ")
    assert texts(grid) == [("พุนพิน", 'นาย "ก" , ; \t')]
    assert grid.warnings == ()


@pytest.mark.parametrize("encoding", ["tis-620", "cp874"])
def test_thai_of_windows_is_read_and_named(tmp_path, encoding):
    grid = table(tmp_path, "อำเภอ,ชื่อ\nพุนพิน,นายก๑\n".encode(encoding))
    assert texts(grid) == [("พุนพิน", "นายก๑")]
    assert [(fault.code, fault.found) for fault in grid.warnings] == [("encoding-taken", "TIS-620 (Windows-874)")]


def test_quotes_and_dots_of_windows_are_thai_too(tmp_path):
    grid = table(tmp_path, "อำเภอ,ชื่อ\nพุนพิน,“ก” … – •\n".encode("cp874"))
    assert texts(grid) == [("พุนพิน", "“ก” … – •")]


def test_mixed_encodings_are_a_fault_with_its_line(tmp_path):
    (fault,) = refused_text(tmp_path, "อำเภอ,ชื่อ\nพุนพิน,ก\n".encode() + "ไชยา,ข\n".encode("cp874"))
    assert (fault.code, fault.place.line) == ("mixed-encodings", 3)
    assert fault.details == {"unicode": "1", "thai": "3"}


def test_mixed_encodings_the_other_way_round(tmp_path):
    (fault,) = refused_text(tmp_path, "อำเภอ,ชื่อ\n".encode("cp874") + b"a,b\n" * 99 + "ไชยา,ข\n".encode())
    assert (fault.code, fault.place.line) == ("mixed-encodings", 101)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"a,b\n\xfd\xfe\xff,x\n", "not-utf-8", 2),
        ("อำเภอ,ชื่อ\nก,ข\n".encode("utf-16"), "wrong-encoding", 1),
        ("ชื่อ\n".encode("utf-16"), "wrong-encoding", 1),
        ("อำเภอ,ชื่อ\nก,ข\n".encode("utf-16-le"), "forbidden-character", 1),
        (b'a,b\nx,"y\n1,2\n', "csv-syntax", 2),
        (b'a,b\nx,"y"z\n', "csv-syntax", 2),
        (b"a,b\n" + b"x" * (1 << 20) + b",y\n", "csv-line-too-long", 2),
        (b"", "roster-empty", None),
        (b"\n\n\n", "roster-empty", None),
        (b"a,b\n", "roster-empty", None),
        (b"a,b\n , \n", "roster-empty", None),
    ],
)
def test_csv_that_cannot_be_read_is_refused(tmp_path, data, code, line):
    (fault,) = refused_text(tmp_path, data)
    assert (fault.code, fault.place.line) == (code, line)


def test_lines_are_counted_by_the_file_not_by_the_records(tmp_path):
    grid = table(tmp_path, 'a,b\n"x\ny",1\n\nz,2\n')
    assert [(line.number, line.texts) for line in grid.lines()] == [(2, ("x\ny", "1")), (5, ("z", "2"))]
    assert [(fault.code, fault.found) for fault in grid.warnings] == [("blank-rows-skipped", "1")]
    assert (grid.place(5, 1).line, grid.place(5, 1).column) == (5, "b")


def test_a_short_row_ends_in_blanks(tmp_path):
    assert texts(table(tmp_path, "a,b,c\n1\n")) == [("1", "", "")]


def test_a_row_with_more_fields_than_headings_is_a_fault(tmp_path):
    (line,) = table(tmp_path, "a,b\nนาย, ก,ข\n").lines()
    assert [(fault.code, fault.found, fault.place.line) for fault in line.faults] == [("row-too-long", "3", 2)]


def test_empty_fields_beyond_the_headings_are_nothing(tmp_path):
    (line,) = table(tmp_path, "a,b,,\n1,2,,\n").lines()
    assert (line.texts, line.faults) == (("1", "2"), ())


def test_excels_own_hint_of_the_separator_is_taken(tmp_path):
    assert texts(table(tmp_path, "sep=;\na,b;c\n1,0;2\n")) == [("1,0", "2")]


def test_a_csv_of_one_column(tmp_path):
    assert texts(table(tmp_path, "อำเภอ\nพุนพิน\nไชยา\n")) == [("พุนพิน",), ("ไชยา",)]


@pytest.mark.parametrize("name", ["r.tsv", "r.txt", "R.CSV"])
def test_other_names_of_csv(tmp_path, name):
    assert texts(table(tmp_path, "a\tb\n1\t2\n", name)) == [("1", "2")]


@pytest.mark.slow
def test_a_million_rows_of_csv_are_read_in_flat_memory(tmp_path):
    path = tmp_path / "r.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("key,อำเภอ,ชื่อ\n")
        stream.writelines(f"{number},พุนพิน,นายก\n" for number in range(1_000_000))
    grid = read_grid(path)
    assert grid.count == 1_000_000
    tracemalloc.start()
    seen = sum(1 for _, _ in zip(grid.lines(), range(50_000), strict=False))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seen == 50_000
    assert peak < 1 << 20


def test_the_memory_of_a_long_csv_is_that_of_a_short_one(tmp_path):
    peaks = []
    for count in (1_000, 30_000):
        path = tmp_path / f"{count}.csv"
        path.write_text("a,b\n" + "พุนพิน,นายก\n" * count, "utf-8")
        tracemalloc.start()
        assert sum(1 for _ in read_grid(path).lines()) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 100_000


# Lists


def test_a_yaml_list_is_a_table(tmp_path):
    grid = table(tmp_path, "- อำเภอ: พุนพิน\n  ชื่อ: 007\n- ชื่อ: ข\n  รหัส: yes\n", "r.yaml")
    assert grid.headings == ("อำเภอ", "ชื่อ", "รหัส")
    assert texts(grid) == [("พุนพิน", "007", ""), ("", "ข", "yes")]
    assert (grid.place(1, 1).line, grid.place(1, 1).column) == (2, "ชื่อ")
    assert (grid.place(2, 1).line, grid.place(2, 2).line, grid.row_place(2).line) == (3, 4, 3)


def test_a_json_list_is_a_table(tmp_path):
    grid = table(tmp_path, json.dumps([{"a": "1", "b": None}, {"a": 2.50}]), "r.json")
    assert texts(grid) == [("1",), ("2.5",)]  # what is null in every row is no column


def test_a_list_of_texts_is_the_lines_of_a_cell(tmp_path):
    assert texts(table(tmp_path, "- a: [x, y]\n", "r.yaml")) == [("x\ny",)]


def test_items_on_one_line_are_different_rows(tmp_path):
    grid = table(tmp_path, '[{"a": "1"}, {"a": "2"}, {"a": "3"}]', "r.json")
    assert [line.number for line in grid.lines()] == [1, 2, 3]
    assert [[cell.value for cell in cells] for _, cells in grid.originals({2})] == [["2"]]
    assert grid.place(2, 0).line == 1


def test_an_empty_item_is_a_blank_row(tmp_path):
    grid = table(tmp_path, "- a: x\n-\n- a: y\n", "r.yaml")
    assert texts(grid) == [("x",), ("y",)]
    assert codes(grid.warnings) == ["blank-rows-skipped"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\n", "roster-not-a-list"),
        ("ก\n", "roster-not-a-list"),
        ("- ก\n- a: 1\n", "row-not-a-mapping"),
        ("- - a\n", "row-not-a-mapping"),
        ("- a: 1\n  a: 2\n", "duplicate-key"),
        ("- a: &x 1\n- a: *x\n", "yaml-alias"),
        ("- a: [\n", "yaml-syntax"),
        ("[]\n", "roster-empty"),
        ("- {}\n", "roster-empty"),
        ("# ไม่มี\n", "roster-not-a-list"),
        ("", "file-empty"),
    ],
)
def test_a_list_that_is_none_is_refused(tmp_path, text, code):
    assert refused_text(tmp_path, text, "r.yaml")[0].code == code


def test_a_mapping_in_a_cell_is_a_fault_of_its_row(tmp_path):
    lines = list(table(tmp_path, "- a: {b: c}\n- a: d\n", "r.yaml").lines())
    assert [codes(line.faults) for line in lines] == [["cell-not-text"], []]


def test_a_list_may_be_longer_than_a_form(tmp_path):
    grid = table(tmp_path, "".join(f"- {{a: {n}, b: x, c: y}}\n" for n in range(7_000)), "r.yaml")
    assert grid.count == 7_000


# Files


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.xlsx", "file-missing"),
        (".", "file-is-folder"),
        ("r.doc", "roster-kind-unknown"),
        ("r", "roster-kind-unknown"),
    ],
)
def test_what_is_no_roster_is_refused(tmp_path, name, code):
    if name.startswith("r"):
        (tmp_path / name).write_text("x", "utf-8")
    assert codes(refused(tmp_path / name)) == [code]


def test_a_name_that_no_file_can_have_is_refused():
    assert codes(refused("a\0b.csv")) in (["file-unreadable"], ["file-missing"])


def test_an_xls_is_refused_by_its_name(tmp_path):
    (tmp_path / "r.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert codes(refused(tmp_path / "r.xls")) == ["workbook-old"]


def test_the_digest_is_that_of_the_bytes(tmp_path):
    one = table(tmp_path, "a,b\n1,2\n", "1.csv")
    other = table(tmp_path, "a,b\n1,3\n", "2.csv")
    again = table(tmp_path, "a,b\n1,2\n", "3.csv")
    assert one.digest == again.digest != other.digest
    assert len(one.digest) == 64


PIECES = st.sampled_from(
    [
        *(
            b"a",
            b",",
            b";",
            b"\t",
            b"\n",
            b"\r\n",
            b"\r",
            b'"',
            b'""',
            b" ",
            b"\0",
            b"sep=;",
            b"=1+1",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
        ),
        *(
            "อำเภอ".encode(),
            "อำเภอ".encode("cp874"),
            "ก".encode("utf-16"),
            "😀".encode(),
            b"\xff",
            b"\xe0\xb8",
            b"1" * 300,
        ),
        *(b"- ", b"a: ", b"{", b"}", b"[", b"]", b":", b"&x ", b"*x", b"\n  ", b"null", b"---\n", b"#", b"'"),
    ]
)


@settings(max_examples=250, deadline=None, database=None)
@given(data=st.lists(PIECES, max_size=30).map(b"".join), name=st.sampled_from(["r.csv", "r.yaml", "r.json", "r.xlsx"]))
def test_any_bytes_are_a_table_or_told(tmp_path_factory, data, name):
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    try:
        grid = read_grid(path)
    except InputError as error:
        faults = error.faults
    else:
        faults = ()
    if faults:
        assert all(fault.code in catalogue("th") and fault.place.file for fault in faults)
        return
    found = list(grid.lines())
    assert len(found) == grid.count
    assert all(len(line.texts) == len(grid.headings) for line in found)
    assert [number for number, _ in grid.originals({line.number for line in found})] == [line.number for line in found]
