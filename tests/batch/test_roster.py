"""A roster: its columns by their names, its rows with their places, and what is wrong with either."""

import pickle
import tracemalloc

import pytest

from sheets import codes, put
from thaiforms.batch.roster import read_roster
from thaiforms.errors import InputError
from thaiforms.messages import explain

HEADINGS = ["อำเภอ", "ชื่อ", "หมู่บ้าน"]


def roster(tmp_path, *rows, name="roster.xlsx", change=None, **columns):
    return read_roster(put(tmp_path, *rows, name=name, change=change), columns=columns)


def refused(tmp_path, *rows, columns=None):
    with pytest.raises(InputError) as caught:
        read_roster(put(tmp_path, *rows), columns={} if columns is None else columns)
    return caught.value.faults


def test_values_are_known_by_the_names_of_their_columns(tmp_path):
    (row,) = roster(tmp_path, HEADINGS, ["พุนพิน", " นายก ", "๔"]).rows()
    assert row.values == {"district": "พุนพิน", "name": "นายก", "หมู่บ้าน": "๔"}
    assert (row.number, row.line) == (1, 2)


@pytest.mark.parametrize("name", ["r.xlsx", "r.csv"])
def test_headings_stay_as_they_were_typed(tmp_path, name):
    made = roster(tmp_path, ["Amphoe", "ชื่อ-สกุล"], ["a", "b"], name=name)
    assert made.headings == ("Amphoe", "ชื่อ-สกุล")
    assert made.columns == ("district", "name")
    assert made.count == 1


def test_a_place_in_a_workbook_is_its_cell(tmp_path):
    path = put(tmp_path, HEADINGS, ["ก", "ข", "ค"])
    (row,) = read_roster(path).rows()
    place = row.place("name")
    assert (place.file, place.sheet, place.address, place.column, place.line) == (str(path), "Sheet1", "B2", "ชื่อ", None)
    assert row.places["district"].address == "A2"


def test_a_place_in_csv_is_its_line_and_heading(tmp_path):
    (row,) = roster(tmp_path, HEADINGS, ["ก", "ข", "ค"], name="r.csv").rows()
    place = row.place("name")
    assert (place.line, place.column, place.address, place.sheet) == (2, "ชื่อ", "", "")
    assert explain(codes_place(place)).where.endswith("r.csv บรรทัด 2 คอลัมน์ “ชื่อ”")


def codes_place(place):
    from thaiforms.errors import Fault

    return Fault("empty-field", place)


def test_rows_are_counted_in_their_order_and_named_by_their_line(tmp_path):
    made = roster(tmp_path, ["a", "b"], ["1", "1"], [], ["2", "2"], [], [], ["3", "3"])
    assert [(row.number, row.line) for row in made.rows()] == [(1, 2), (2, 4), (3, 7)]
    assert codes(made.warnings) == ["blank-rows-skipped"]


def test_a_row_can_go_to_another_process(tmp_path):
    (row,) = roster(tmp_path, HEADINGS, ["ก", "=1+1", "ค"]).rows()
    again = pickle.loads(pickle.dumps(row))
    assert again == row
    assert again.places == row.places
    assert len(pickle.dumps(row)) < 2_000


def test_a_heading_may_be_given_another_name(tmp_path):
    (row,) = roster(tmp_path, ["เขต", "ชื่อ"], ["ก", "ข"], **{"เขต": "อำเภอ"}).rows()
    assert row.values == {"district": "ก", "name": "ข"}
    assert row.place("district").column == "เขต"


def test_a_heading_to_be_renamed_that_there_is_not_is_told_with_a_guess(tmp_path):
    (fault,) = refused(tmp_path, ["เขตการปกครอง", "ชื่อ"], ["ก", "ข"], columns={"เขตปกครอง": "district"})
    assert (fault.code, fault.found, fault.details["nearest"]) == ("heading-missing", "เขตปกครอง", "เขตการปกครอง")


@pytest.mark.parametrize("headings", [["อำเภอ", "อำเภอ"], ["อำเภอ", "district"], ["ชื่อ", "ชื่อ-สกุล"], ["a b", "A_B"]])
def test_two_headings_of_one_column_are_a_fault(tmp_path, headings):
    (fault,) = refused(tmp_path, headings, ["1", "2"])
    assert (fault.code, fault.found, fault.details["first"]) == ("heading-twice", headings[1], headings[0])


def test_a_renamed_heading_is_no_second_one(tmp_path):
    made = roster(tmp_path, ["อำเภอ", "district"], ["ก", "K"], district="district_en")
    assert made.columns == ("district", "district_en")


def test_a_renamed_heading_may_be_the_second_one(tmp_path):
    (fault,) = refused(tmp_path, ["อำเภอ", "เขต"], ["ก", "ข"], columns={"เขต": "district"})
    assert fault.code == "heading-twice"


def test_all_that_is_wrong_with_the_headings_is_told_at_once(tmp_path):
    faults = refused(tmp_path, ["ก", "ก", "ข", "ข"], ["1", "2", "3", "4"], columns={"ค": "x"})
    assert codes(faults) == ["heading-missing", "heading-twice", "heading-twice"]


def test_a_key_that_stands_twice_is_a_fault_of_the_second_row(tmp_path):
    rows = list(roster(tmp_path, ["รหัส", "ชื่อ"], ["1", "ก"], ["2", "ข"], ["1", "ค"], ["1", "ง"]).rows())
    assert [codes(row.faults) for row in rows] == [[], [], ["key-twice"], ["key-twice"]]
    assert rows[2].faults[0].details["first"] == "2"
    assert rows[2].faults[0].place.address == "A4"


def test_a_key_that_is_missing_is_a_fault(tmp_path):
    rows = list(roster(tmp_path, ["key", "ชื่อ"], ["1", "ก"], [None, "ข"], [" ", "ค"]).rows())
    assert [codes(row.faults) for row in rows] == [[], ["key-missing"], ["key-missing"]]


def test_rows_may_be_read_twice_with_the_same_faults(tmp_path):
    made = roster(tmp_path, ["key", "ชื่อ"], ["1", "ก"], ["1", "ข"])
    assert list(made.rows()) == list(made.rows())


@pytest.mark.parametrize("text", ["=A1", "= SUM(A1)", '=HYPERLINK("x")', "=-1", "='a'!B1", "=1", "=(1)"])
def test_text_that_is_a_formula_is_a_fault(tmp_path, text):
    (row,) = roster(tmp_path, ["a", "b"], ["x", f'"{text.replace(chr(34), chr(34) * 2)}"'], name="r.csv").rows()
    assert codes(row.faults) == ["formula-as-text"]
    assert row.faults[0].place.column == "b"
    assert row.values["b"] == ""  # nor does it name a file


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
def test_the_text_of_an_error_is_a_fault(tmp_path, text):
    (row,) = roster(tmp_path, ["a", "b"], ["x", text], name="r.csv").rows()
    assert codes(row.faults) == ["cell-is-error"]


@pytest.mark.parametrize("text", ["=", "= เท่ากับ", "#1", "#N/A ไม่มี", "-1", "+66 81", "@line", "a=b", "==="])
def test_text_that_only_begins_oddly_is_text(tmp_path, text):
    (row,) = roster(tmp_path, ["a", "b"], ["x", text], name="r.csv").rows()
    assert (row.values["b"], row.faults) == (text, ())


def test_columns_without_a_heading_are_no_data(tmp_path):
    made = roster(tmp_path, ["a", None, "b"], ["1", "2", "3"])
    assert made.columns == ("a", "b")
    assert codes(made.warnings) == ["column-without-heading"]


def test_our_own_columns_are_no_data(tmp_path):
    made = roster(tmp_path, ["ชื่อ", "สิ่งที่ต้องแก้", "แถวเดิม"], ["ก", "แก้แล้ว", "7"])
    assert (made.columns, made.headings) == (("name",), ("ชื่อ",))
    assert [dict(row.values) for row in made.rows()] == [{"name": "ก"}]


def test_the_digest_is_the_files(tmp_path):
    one, same = (put(tmp_path, ["a", "b"], ["1", "2"], name=f"{n}.csv") for n in "12")
    assert read_roster(one).digest == read_roster(same).digest


def test_keys_of_a_long_roster_take_little_memory(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("key,ชื่อ\n" + "".join(f"รหัสยาว ๆ ที่ไม่ซ้ำกัน-{n},ก\n" for n in range(30_000)), "utf-8")
    made = read_roster(path)
    tracemalloc.start()
    assert sum(1 for _ in made.rows()) == 30_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000 * 200
