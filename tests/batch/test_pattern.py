"""A form with columns in it: what a row's values become, and where what is wrong with them is told."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thaiforms
from sheets import codes, put
from thaiforms.batch.pattern import FormPattern, read_pattern
from thaiforms.batch.roster import Row, read_roster
from thaiforms.errors import InputError, Place

LETTER = """\
form: circular
number: มท ๐๐๐๑/ว ๑
office: ที่ว่าการอำเภอ«อำเภอ»
date: «วันที่»
subject: การประชุมประจำเดือนของอำเภอ«อำเภอ» จังหวัด«จังหวัด»
to: นายอำเภอ«อำเภอ»
references:
  - «อ้างถึง»
  - หนังสือฉบับก่อน
paragraphs:
  - ด้วยอำเภอ«อำเภอ» กำหนดจัดประชุม
  - จึงเรียนมาเพื่อทราบ
signatory: {name: «ชื่อ», position: นายอำเภอ«อำเภอ»}
"""
TABLE = """\
form: kpi-agreement
kind: «แบบ»
round: «รอบ»
indicators:
  - strategy: ชุมชนเข้มแข็ง
    goal: ชุมชนพึ่งตนเองได้
    text: ร้อยละของหมู่บ้านที่ผ่านเกณฑ์
    levels: [«ระดับ๑», ระดับ ๒, ระดับ ๓, ระดับ ๔, ระดับ ๕]
    weight: «น้ำหนัก»
    sources:
      - «แหล่งข้อมูล»
    targets: [«เป้า», "", "", "", ""]
signatures:
  - {role: ผู้รับการประเมิน, name: «ชื่อ»}
"""
GOOD = {
    "district": "พุนพิน",
    "province": "สุราษฎร์ธานี",
    "date": "15 มิถุนายน 2564",
    "อ้างถึง": "หนังสือที่ ๑",
    "name": "นายก",
}
GOOD_TABLE = {
    "แบบ": "team",
    "round": "2/2564",
    "ระดับ๑": "ก",
    "น้ำหนัก": "100",
    "แหล่งข้อมูล": "ข",
    "เป้า": "/",
    "name": "นายก",
}


def pattern(tmp_path, text=LETTER, name="form.yaml", **settings):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_pattern(path, settings=settings)


def refused(tmp_path, text, name="form.yaml"):
    with pytest.raises(InputError) as caught:
        pattern(tmp_path, text, name)
    return caught.value.faults


def row(values, number=1, **changed):
    values = {**values, **changed}
    addresses = {name: (name, "ABCDEFGHIJ"[place]) for place, name in enumerate(values)}
    return Row(number, values, Place(file="r.xlsx", sheet="บัญชี"), number + 1, addresses)


def read(tmp_path, text=LETTER, values=GOOD, **changed):
    return pattern(tmp_path, text).reading(row(values, **changed))


def form(tmp_path, text=LETTER, values=GOOD, **changed):
    reading = read(tmp_path, text, values, **changed)
    assert reading.faults == ()
    return reading.form


# What values become


def test_a_row_becomes_a_form(tmp_path):
    made = form(tmp_path)
    assert made.office == ("ที่ว่าการอำเภอพุนพิน",)
    assert made.subject == "การประชุมประจำเดือนของอำเภอพุนพิน จังหวัดสุราษฎร์ธานี"
    assert (made.to, made.signatory.name, made.signatory.position) == ("นายอำเภอพุนพิน", "นายก", "นายอำเภอพุนพิน")
    assert str(made.date) == "15 มิถุนายน 2564"
    assert made.references == ("หนังสือที่ ๑", "หนังสือฉบับก่อน")


def test_it_is_the_form_that_the_file_gives_with_the_values_typed_in(tmp_path):
    text = LETTER
    for heading, value in zip(("อำเภอ", "จังหวัด", "วันที่", "อ้างถึง", "ชื่อ"), GOOD.values(), strict=True):
        text = text.replace(f"«{heading}»", value)
    (tmp_path / "typed.yaml").write_text(text, "utf-8")
    assert form(tmp_path) == thaiforms.read(tmp_path / "typed.yaml")


def test_columns_are_listed_once_in_the_order_of_the_file(tmp_path):
    assert pattern(tmp_path).columns == ("district", "date", "province", "อ้างถึง", "name")


@pytest.mark.parametrize("written", ["«อำเภอ»", "«district»", "«District»", "« อำเภอ »", "«amphoe»"])
def test_a_column_may_be_called_by_any_of_its_names(tmp_path, written):
    assert form(tmp_path, LETTER.replace("«อำเภอ»", written)).to == "นายอำเภอพุนพิน"


def test_json_may_have_columns_too(tmp_path):
    text = '{"form": "circular", "number": "๑", "office": "ก", "date": "2021-06-15", "subject": "ข", "to": "«ชื่อ»", '
    text += '"paragraphs": ["ค"], "signatory": {"name": "ง", "position": "จ"}}'
    assert pattern(tmp_path, text, "form.json").reading(row({"name": "นายก"})).form.to == "นายก"


def test_values_of_other_types_are_read_as_those(tmp_path):
    made = form(tmp_path, TABLE, GOOD_TABLE)
    assert (made.kind, str(made.indicators[0].weight), made.round.number) == ("team", "100", 2)
    assert made.indicators[0].targets == ("✓", "", "", "", "")


@pytest.mark.parametrize(
    "value", ["«อำเภอ»", "a «ชื่อ» b", "{{7*7}}", "{district}", "<w:p/>", "&amp;", "%(x)s", r"\g<0>", "$1"]
)
def test_a_value_is_data(tmp_path, value):
    made = form(tmp_path, name=value)
    assert made.signatory.name == value


@settings(max_examples=150, deadline=None, database=None)
@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=20))
def test_any_visible_value_stands_in_the_form_as_it_is(value):
    data = LETTER.encode()
    reading = FormPattern(data, "form.yaml").reading(row(GOOD, district=value))
    expected = thaiforms.Circular.model_validate(
        {**dict.fromkeys(("number", "office", "subject", "paragraphs"), "ก"), "date": "2021-06-15", "to": f"นายอำเภอ{value}",
         "signatory": {"name": "ก", "position": "ข"}}
    )  # fmt: skip
    assert reading.form.to == expected.to


def test_an_item_that_is_a_column_becomes_as_many_as_the_cell_has_lines(tmp_path):
    made = form(tmp_path, อ้างถึง="ฉบับที่ ๑\n\n  ฉบับที่ ๒ \nฉบับที่ ๓\n")
    assert made.references == ("ฉบับที่ ๑", "ฉบับที่ ๒", "ฉบับที่ ๓", "หนังสือฉบับก่อน")


def test_an_empty_one_is_left_out(tmp_path):
    assert form(tmp_path, อ้างถึง="").references == ("หนังสือฉบับก่อน",)


def test_a_field_that_is_a_column_has_the_lines_of_its_cell(tmp_path):
    text = LETTER.replace("office: ที่ว่าการอำเภอ«อำเภอ»", "office: «ที่ตั้ง»")
    made = form(tmp_path, text, {**GOOD, "ที่ตั้ง": "ศาลากลาง\nถนนดอนนก"})
    assert made.office == ("ศาลากลาง", "ถนนดอนนก")


def test_lists_that_count_by_place_keep_theirs(tmp_path):
    made = form(tmp_path, TABLE, GOOD_TABLE, ระดับ๑="หนึ่ง\nสอง", เป้า="")
    assert made.indicators[0].levels[0] == ("หนึ่ง", "สอง")
    assert len(made.indicators[0].levels) == 5
    assert made.indicators[0].targets == ("",) * 5


def test_an_optional_field_may_be_blank(tmp_path):
    assert form(tmp_path, TABLE, GOOD_TABLE, name="").signatures[0].name == ""


def test_values_may_be_set_beside_the_file(tmp_path):
    made = pattern(tmp_path, to="นายอำเภอ«อำเภอ» (แก้)", subject="เรื่องใหม่").reading(row(GOOD)).form
    assert (made.to, made.subject) == ("นายอำเภอพุนพิน (แก้)", "เรื่องใหม่")


def test_rows_do_not_leave_anything_behind(tmp_path):
    made = pattern(tmp_path)
    first = made.reading(row(GOOD)).form
    made.reading(row(GOOD, อ้างถึง="x\ny", district="ไชยา"))
    assert made.reading(row(GOOD)).form == first


# Where faults are told


def places(reading):
    return [(fault.code, fault.place.file, fault.place.address, fault.place.field) for fault in reading.faults]


@pytest.mark.parametrize(
    ("column", "value", "code", "address", "field"),
    [
        ("name", "", "empty-field", "E2", "signatory.name"),
        ("name", "ก\nข", "line-break-in-cell", "E2", "signatory.name"),
        ("name", "ก\x07", "forbidden-character", "E2", "signatory.name"),
        ("date", "31 มิถุนายน 2564", "impossible-day", "C2", "date"),
        ("date", "ไม่ทราบ", "not-a-date", "C2", "date"),
        ("date", "", "empty-field", "C2", "date"),
        ("date", "2564-06-15", "year-could-be-either", "C2", "date"),
    ],
)
def test_a_fault_of_a_value_is_told_at_its_cell(tmp_path, column, value, code, address, field):
    reading = read(tmp_path, **{column: value})
    assert reading.form is None
    assert places(reading) == [(code, "r.xlsx", address, field)]
    assert reading.faults[0].place.column == column


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("แบบ", "teams", "not-one-of"),
        ("round", "3/2564", "unknown-round"),
        ("round", "สอง", "not-a-round"),
        ("น้ำหนัก", "ร้อย", "not-a-number"),
        ("น้ำหนัก", "140", "weight-out-of-range"),
        ("ระดับ๑", "", "empty-field"),
        ("เป้า", "ก\nข", "line-break-in-cell"),
        ("แหล่งข้อมูล", "", "empty-field"),
    ],
)
def test_a_fault_in_a_table_is_told_at_its_cell(tmp_path, column, value, code):
    reading = read(tmp_path, TABLE, GOOD_TABLE, **{column: value})
    told = {fault.code: fault.place for fault in reading.faults}
    assert code in told
    assert told[code].column == column


def test_every_fault_of_a_row_is_told(tmp_path):
    assert codes(read(tmp_path, name="", date="x").faults) == ["not-a-date", "empty-field"] or codes(
        read(tmp_path, name="", date="x").faults
    ) == ["empty-field", "not-a-date"]


def test_a_line_break_is_shown_as_a_sign():
    reading = FormPattern(LETTER.encode(), "form.yaml").reading(row(GOOD, name="ก\nข"))
    assert [fault.found for fault in reading.faults] == ["ก ↵ ข"]


def test_of_several_columns_in_a_text_the_odd_one_is_told(tmp_path):
    for column in ("district", "province"):
        reading = read(tmp_path, **{column: "ก\u202eข"})
        assert {fault.place.column for fault in reading.faults} == {column}


def test_a_fault_below_an_item_that_moved_is_told_at_its_line(tmp_path):
    text = LETTER.replace("references:\n", "references:\n").replace("  - หนังสือฉบับก่อน\n", "  - หนังสือฉบับก่อน\n  - «ชื่อ»\n")
    made = pattern(tmp_path, text)
    reading = made.reading(row(GOOD, อ้างถึง="ก\nข\nค", name="ง\x07"))
    (fault, _) = sorted(reading.faults, key=lambda fault: fault.place.field)
    assert (fault.place.field, fault.place.column) == ("references[4]", "name")
    assert reading.lines["references[3]"] == 9


def test_a_warning_of_a_value_is_told_at_its_cell(tmp_path):
    reading = read(tmp_path, name="นายก\u200b")
    assert [(fault.code, fault.place.address) for fault in reading.warnings] == [("text-normalised", "E2")]
    assert reading.form.signatory.name == "นายก"


def test_a_fault_of_a_row_itself_is_told_once(tmp_path):
    path = put(tmp_path, list(GOOD), [*list(GOOD.values())[:4], "=A1"])
    (found,) = read_roster(path).rows()
    reading = pattern(tmp_path).reading(found)
    assert reading.form is None
    assert codes(reading.faults) == ["formula-without-value"]


def test_a_fault_of_a_column_that_nobody_uses_stops_nothing(tmp_path):
    path = put(tmp_path, [*GOOD, "รวม"], [*GOOD.values(), "=A1"])
    (found,) = read_roster(path).rows()
    made = pattern(tmp_path)
    assert made.reading(found).faults == ()
    assert codes(made.reading(found, besides=["รวม"]).faults) == ["formula-without-value"]


def test_a_key_that_is_wrong_stops_its_row_though_the_form_has_no_key(tmp_path):
    path = put(tmp_path, ["รหัส", *GOOD], ["1", *GOOD.values()], ["1", *GOOD.values()])
    made = pattern(tmp_path)
    assert [codes(made.reading(found).faults) for found in read_roster(path).rows()] == [[], ["key-twice"]]


def test_a_row_with_more_fields_than_headings_is_not_made(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text(",".join(GOOD) + "\n" + ",".join(GOOD.values()) + ",x\n", "utf-8")
    (found,) = read_roster(path).rows()
    assert codes(pattern(tmp_path).reading(found).faults) == ["row-too-long"]


# What is wrong with the form or the roster as a whole


@pytest.mark.parametrize("text", ["ก « ข", "ก » ข", "«»", "« »", "«ก", "ก»", "««อำเภอ»»", "«*»"])
def test_a_mark_alone_is_a_fault(tmp_path, text):
    (fault,) = refused(tmp_path, LETTER.replace("to: นายอำเภอ«อำเภอ»", f'to: "{text}"'))
    assert (fault.code, fault.place.line, fault.place.field) == ("column-mark-alone", 6, "to")


def test_what_no_row_could_mend_is_told_before_any_row(tmp_path):
    faults = refused(tmp_path, LETTER.replace("number: มท ๐๐๐๑/ว ๑\n", "").replace("subject:", "subjcet:"))
    assert sorted(codes(faults)) == ["missing-field", "missing-field", "unknown-field"]


def test_weights_that_a_column_may_complete_are_no_fault_yet(tmp_path):
    assert pattern(tmp_path, TABLE).columns


def test_a_form_that_cannot_be_read_is_refused(tmp_path):
    assert codes(refused(tmp_path, "form: [")) == ["yaml-syntax"]
    assert codes(refused(tmp_path, "")) == ["file-empty"]
    with pytest.raises(InputError) as caught:
        read_pattern(tmp_path / "none.yaml")
    assert [(fault.code, Path(fault.place.file).name) for fault in caught.value.faults] == [
        ("file-missing", "none.yaml")
    ]


def checked(tmp_path, headings, text=LETTER, **more):
    path = put(tmp_path, headings, ["x"] * len(headings))
    return pattern(tmp_path, text).check(read_roster(path), **more)


def test_a_column_that_the_roster_does_not_have_is_a_fault_with_a_guess(tmp_path):
    faults, _ = checked(tmp_path, ["อำเภอ", "จังหวัด", "วันที่", "อ้างถึงง", "ชื่อ"])
    (fault,) = faults
    assert (fault.code, fault.found, fault.place.line) == ("column-missing", "«อ้างถึง»", 8)
    assert fault.details["nearest"] == "อ้างถึงง"
    assert "อำเภอ, จังหวัด" in fault.details["known"]


@pytest.mark.parametrize("expression", ["«อำเภอ|upper»", "«อำเภอ.x»", "«7*7»", "«__class__»", "«อำเภอ + ชื่อ»"])
def test_an_expression_is_no_column(tmp_path, expression):
    faults, _ = checked(tmp_path, list(GOOD), LETTER.replace("to: นายอำเภอ«อำเภอ»", f'to: "{expression}"'))
    assert codes(faults) in (["column-missing"], ["column-mark-alone"])


def test_a_missing_column_is_told_wherever_it_stands(tmp_path):
    faults, _ = checked(tmp_path, ["จังหวัด", "วันที่", "อ้างถึง", "ชื่อ"])
    assert [fault.place.line for fault in faults] == [3, 5, 6, 11, 13]


def test_columns_that_nobody_uses_are_one_warning(tmp_path):
    extra = [f"เกิน{n}" for n in range(100)]
    _, (warning,) = checked(tmp_path, [*GOOD, *extra])
    assert (warning.code, warning.details["count"]) == ("columns-unused", "100")
    assert warning.found.count(",") == 9


def test_the_key_and_what_names_the_files_count_as_used(tmp_path):
    assert checked(tmp_path, [*GOOD, "รหัส", "ตำบล"], besides=["subdistrict"]) == ((), ())


def test_a_form_without_columns_is_a_warning(tmp_path):
    text = LETTER
    for heading in ("อำเภอ", "จังหวัด", "อ้างถึง", "ชื่อ"):
        text = text.replace(f"«{heading}»", "ก")
    faults, warnings = checked(tmp_path, ["ชื่อ", "อำเภอ"], text.replace("«วันที่»", "2021-06-15"))
    assert (faults, codes(warnings)) == ((), ["form-without-columns"])


# On the way to other processes


def test_a_pattern_is_the_same_in_another_process(tmp_path):
    made = pattern(tmp_path, subject="เรื่อง«อำเภอ»")
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert again.digest == made.digest
    assert again.reading(row(GOOD)) == made.reading(row(GOOD))
    assert len(pickle.dumps(made)) < len(made.data) + 500


def test_the_digest_tells_forms_and_settings_apart(tmp_path):
    digests = {pattern(tmp_path).digest, pattern(tmp_path, LETTER + "\n").digest, pattern(tmp_path, subject="ก").digest}
    assert len(digests) == 3


# Without a batch


def test_a_form_with_columns_is_read_with_a_warning_for_each_text(tmp_path):
    (tmp_path / "form.yaml").write_text(LETTER.replace("«วันที่»", "2021-06-15"), "utf-8")
    reading = thaiforms.read_file(tmp_path / "form.yaml")
    told = [(fault.code, fault.place.line, fault.found) for fault in reading.warnings]
    assert told[:2] == [("column-outside-batch", 3, "«อำเภอ»"), ("column-outside-batch", 5, "«อำเภอ», «จังหวัด»")]
    assert len(told) == 7


def test_a_row_of_a_batch_has_no_such_warning(tmp_path):
    assert read(tmp_path, name="«นายก»").warnings == ()


def test_a_workbook_of_ours_may_be_the_form(tmp_path):
    text = LETTER.replace("«วันที่»", "2021-06-15")
    (tmp_path / "form.yaml").write_text(text, "utf-8")
    (tmp_path / "form.xlsx").write_bytes(thaiforms.write_workbook(thaiforms.read(tmp_path / "form.yaml")))
    made = read_pattern(tmp_path / "form.xlsx")
    assert set(made.columns) == {"district", "province", "อ้างถึง", "name"}
    reading = made.reading(row(GOOD, name=""))
    assert [(fault.code, fault.place.file, fault.place.column) for fault in reading.faults] == [
        ("empty-field", "r.xlsx", "name")
    ]
    assert made.reading(row(GOOD)).form == pattern(tmp_path, text).reading(row(GOOD)).form
