"""Files are read for their texts; every value keeps its line; what is odd is a warning."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from thaiforms.errors import InputError
from thaiforms.intake import read, read_bytes, read_file
from thaiforms.model import Agreement, Circular

LETTER = """form: circular
number: สฎ ๐๐๑๙/ว ๑
office:
  - ศาลากลางจังหวัด
date: ๑๕ มิถุนายน ๒๕๖๔
subject: ทดสอบ
to: นายอำเภอทุกอำเภอ
paragraphs:
  - ข้อความ
signatory:
  name: นายสมชาย ตัวอย่างดี
  position: พัฒนาการจังหวัด
"""


def letter(*changes: tuple[str, str], name: str = "letter.yaml") -> Circular:
    reading = read_bytes(changed(*changes).encode(), file=name)
    assert reading.faults == ()
    assert isinstance(reading.form, Circular)
    return reading.form


def changed(*changes: tuple[str, str]) -> str:
    text = LETTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    "scalar",
    [
        "019",
        "0019.01",
        "19.01",
        "1e3",
        "0x1F",
        "0o17",
        "1_000",
        "2021-06-15",
        "2021-06-15T10:00:00Z",
        "12:30:45",
        "yes",
        "no",
        "on",
        "off",
        "true",
        "False",
        "null",
        "~",
        "NULL",
        ".inf",
        ".nan",
        "+1",
        "-0",
        "๐๐๑๙",
        "=",
        "1.0",
        "1.50",
    ],
)
def test_every_scalar_is_read_as_the_text_it_is(scalar):
    assert letter(("subject: ทดสอบ", f"subject: {scalar}")).subject == scalar


@pytest.mark.parametrize("number", ["19", "19.10", "1e3", "-0", "0.50", "12345678901234567890", "true", "false"])
def test_json_numbers_and_booleans_stay_as_they_are_written(number):
    values = {"number": 1, "office": "ก", "date": "มิถุนายน 2564", "to": "ข", "paragraphs": ["ค"]}
    text = json.dumps({"form": "circular", **values, "signatory": {"name": "ก", "position": "ข"}})
    reading = read_bytes((text[:-1] + f', "subject": {number}}}').encode(), file="letter.json")
    assert reading.faults == ()
    assert reading.form.subject == number


def test_json_knows_its_escapes_blanks_and_pairs():
    subject = r'"\u0e01\u0e33 \/ \"x\" \\ \ud83d\ude00"'
    text = '{\r\n\t"form":"circular","number":"1","office":["ก"],"date":"2021-06-15",\n"subject"\t:' + subject
    text += ',"to":"ข","paragraphs":["ค"],"signatory":{"name":"ก","position":"ข"},"owner":[],"copies":null, "enclosures" : [ ] }'
    reading = read_bytes(text.encode(), file="LETTER.JSON")
    assert reading.faults == ()
    assert reading.form.subject == 'กำ / "x" \\ 😀'


def test_yaml_and_json_of_one_letter_are_equal():
    values = {"form": "circular", "number": "สฎ ๐๐๑๙/ว ๑", "office": ["ศาลากลางจังหวัด"], "date": "๑๕ มิถุนายน ๒๕๖๔"}
    values |= {"subject": "ทดสอบ", "to": "นายอำเภอทุกอำเภอ", "paragraphs": ["ข้อความ"]}
    values["signatory"] = {"name": "นายสมชาย ตัวอย่างดี", "position": "พัฒนาการจังหวัด"}
    assert read_bytes(json.dumps(values).encode(), file="a.json").form == letter()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_do_not_matter(newline, mark):
    data = mark + LETTER.replace("\n", newline).encode()
    reading = read_bytes(data, file="letter.yaml")
    assert reading.form == letter()
    assert reading.lines["signatory.position"] == 12


def test_each_field_keeps_its_line():
    lines = read_bytes(LETTER.encode()).lines
    expected = {"form": 1, "number": 2, "office": 3, "office[0]": 4, "date": 5, "paragraphs[0]": 9, "signatory": 10}
    assert {path: lines[path] for path in expected} == expected


def test_a_field_without_a_line_stands_where_what_holds_it_stands():
    reading = read_bytes(changed(("office:\n  - ศาลากลางจังหวัด", "office: ศาลากลางจังหวัด")).encode(), file="a.yaml")
    assert str(reading.place("office[0]")) == "a.yaml, line 3, office[0]"
    assert str(reading.place("closing")) == "a.yaml, line 1, closing"


def test_a_folded_text_has_the_line_of_its_key():
    reading = read_bytes(changed(("subject: ทดสอบ", "subject: >-\n  ก\n  ข")).encode())
    assert reading.form.subject == "ก ข"
    assert reading.lines["subject"] == 6
    assert reading.lines["to"] == 9


@pytest.mark.parametrize(
    "block", ["|\n    ก\n    ข", "|+\n    ก\n\n    ข\n\n", "|-\n    ก\n    ข", "\n    - ก\n    - ข", " [ก, ข]"]
)
def test_lines_may_be_a_list_or_a_block(block):
    assert letter(("signatory:", f"owner: {block}\nsignatory:")).owner == ("ก", "ข")


def test_values_that_are_empty_are_as_if_not_given():
    text = (
        LETTER
        + "owner:\ncopies: []\nreferences: ''\nenclosures:\ndraft:\nurgency:\nsecrecy: ''\nemblem:\nspacing:\nsalutation:\nclosing:\n"
    )
    assert read_bytes(text.encode()).form == letter()


@pytest.mark.parametrize(
    ("typed", "mended"),
    [("น\u0e4dา", "นำ"), ("น\u0e49\u0e4dา", "น้ำ"), ("ท\u0e48\u0e35", "ที่"), ("ก\u200bข", "กข"), ("ท\u0e35\uf70a", "ที่")],
)
def test_text_is_brought_into_its_normal_form_and_that_is_a_warning(typed, mended):
    reading = read_bytes(changed(("ทดสอบ", typed)).encode(), file="a.yaml")
    assert reading.form.subject == mended
    (warning,) = reading.warnings
    assert (warning.code, str(warning.place)) == ("text-normalised", "a.yaml, line 6, subject")
    assert warning.found


def test_a_form_that_is_not_named_first_is_a_warning():
    reading = read_bytes((LETTER.removeprefix("form: circular\n") + "form: circular\n").encode(), file="a.yaml")
    assert reading.form == letter()
    assert [(warning.code, warning.place.line) for warning in reading.warnings] == [("form-not-first", 12)]


def test_a_closing_that_does_not_fit_is_a_warning_with_its_line():
    reading = read_bytes((LETTER + "closing: ขอแสดงความนับถืออย่างยิ่ง\n").encode(), file="a.yaml")
    assert [(warning.code, warning.place.line) for warning in reading.warnings] == [("closing-does-not-fit", 13)]


@pytest.mark.parametrize(
    "typed", ["{{7*7}}", "{% x %}", "<w:p>", "a & b < c", '"', "''", "%s", "{found}", "[[2019]]", "# no"]
)
def test_signs_of_templates_and_markup_are_text(typed):
    quoted = typed.replace("'", "''")
    assert letter(("ทดสอบ", f"'{quoted}'")).subject == typed


def test_a_guess_is_offered_for_a_misspelt_key():
    for typed, meant in {"subjcet": "subject", "เรื่อง": "subject", "Date": "date", "signatry": "signatory"}.items():
        (fault,) = [f for f in read_bytes((LETTER + f"{typed}: x\n").encode()).faults if f.code == "unknown-field"]
        assert fault.details["nearest"] == meant, typed


def test_an_unknown_key_is_judged_by_the_fields_around_it():
    (fault,) = read_bytes((LETTER + "  acting_fro: ก\n").encode()).faults
    assert (fault.place.field, fault.details["nearest"]) == ("signatory.acting_fro", "acting_for")


def test_a_title_in_thai_goes_with_a_fault():
    (fault,) = read_bytes(changed(("  position: พัฒนาการจังหวัด\n", "")).encode()).faults
    assert fault.details["title"] == "ผู้ลงนาม › ตำแหน่ง"


# files


def test_a_file_is_read_by_its_path(tmp_path: Path):
    path = tmp_path / "หนังสือ.yaml"
    path.write_text(LETTER, encoding="utf-8")
    assert read(path) == read(str(path)) == letter()
    assert read_file(path).file == str(path)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.yaml", "file-missing"),
        ("folder.yaml", "file-is-folder"),
        ("a\0b.yaml", "file-missing"),
        ("", "file-is-folder"),
    ],
)
def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path, name: str, code: str):
    (tmp_path / "folder.yaml").mkdir()
    reading = read_file(f"{tmp_path}/{name}")
    assert [(fault.code, fault.place.file) for fault in reading.faults] == [(code, f"{tmp_path}/{name}")]


def test_a_name_that_is_too_long_is_a_fault(tmp_path: Path):
    assert read_file(tmp_path / ("ก" * 400)).faults[0].code in {"file-unreadable", "file-missing"}


def test_a_file_of_more_than_a_mebibyte_is_a_fault(tmp_path: Path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (1 << 20) + b"\n")
    assert [fault.code for fault in read_file(path).faults] == ["file-too-large"]


def test_reading_raises_every_fault_at_once(tmp_path: Path):
    path = tmp_path / "bad.yaml"
    path.write_text(changed(("๑๕", "๗๕"), ("subject", "subjcet"), ("ข้อความ", "")), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert [fault.code for fault in caught.value.faults] == [
        "missing-field",
        "impossible-day",
        "unknown-field",
        "empty-field",
    ]
    assert caught.value.exit_code == 1


# values given beside the file


def test_a_value_can_be_set_by_its_path():
    settings = {
        "signatory.name": "นางสาวใหม่ จริงใจ",
        "office[0]": "ที่ใหม่",
        "office[1]": "ถนนใหม่",
        "owner[0]": "ก",
        "draft": "yes",
    }
    form = read_bytes(LETTER.encode(), settings=settings).form
    assert form.signatory.name == "นางสาวใหม่ จริงใจ"
    assert (form.office, form.owner, form.draft) == (("ที่ใหม่", "ถนนใหม่"), ("ก",), True)


def test_a_line_can_be_added_to_a_single_text():
    form = read_bytes((LETTER + "owner: ก\n").encode(), settings={"owner[1]": "ข"}).form
    assert form.owner == ("ก", "ข")


def test_a_weight_can_be_set_in_a_table():
    text = "form: kpi-agreement\nkind: team\nround: 2/2564\nindicators:\n  - strategy: ก\n    goal: ข\n    text: ค\n"
    text += "    levels: [ก, ข, ค, ง, จ]\n    weight: 40\n    sources: ฉ\n"
    reading = read_bytes(text.encode(), file="a.yaml", settings={"indicators[0].weight": "๑๐๐"})
    assert isinstance(reading.form, Agreement)
    assert reading.form.indicators[0].weight == Decimal(100)


def test_a_fault_in_a_set_value_names_where_it_was_set():
    reading = read_bytes(LETTER.encode(), file="a.yaml", settings={"date": "๗๕ มิถุนายน ๒๕๖๔", "signatory.nmae": "x"})
    assert [(fault.code, str(fault.place)) for fault in reading.faults] == [
        ("impossible-day", "--set, date"),
        ("unknown-field", "--set, signatory.nmae"),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "a[",
        "a[x]",
        "a[-1]",
        "[0]",
        "a b",
        "subject.name",
        "subject[0].x",
        "office[7]",
        "office.x",
        "signatory[0]",
        "to=1",
        "office[99999]",
        "a[0][0]]",
    ],
)
def test_a_path_that_leads_nowhere_is_a_fault(path):
    reading = read_bytes(LETTER.encode(), file="a.yaml", settings={path: "x"})
    assert ("unknown-path", "--set") in {(fault.code, fault.place.file) for fault in reading.faults}


def test_setting_a_value_mends_a_fault_of_the_file():
    assert read_bytes(changed(("๑๕", "๗๕")).encode(), settings={"date": "๑๕ มิถุนายน ๒๕๖๔"}).form == letter()
