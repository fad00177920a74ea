"""The letter: what it takes, what it refuses, what it warns of."""

import datetime

import pytest

from thaiforms.errors import InputError
from thaiforms.model import CLOSINGS, FORMS, Agreement, Circular, Enclosure, Signatory, warnings
from thaiforms.thai import ThaiDate

SIGNATORY = {"name": "นายสมชาย ตัวอย่างดี", "position": "พัฒนาการจังหวัด"}
LETTER = {
    "number": "สฎ ๐๐๑๙/ว ๑",
    "office": ["ศาลากลางจังหวัด"],
    "date": "๑๕ มิถุนายน ๒๕๖๔",
    "subject": "ทดสอบ",
    "to": "นายอำเภอทุกอำเภอ",
    "paragraphs": ["ข้อความ"],
    "signatory": SIGNATORY,
}


def letter(**changes) -> Circular:
    return Circular(**{**LETTER, **changes})


def faults(**changes) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        letter(**changes)
    return [(fault.code, fault.place.field) for fault in caught.value.faults]


def test_what_a_letter_has_where_nothing_is_said():
    form = letter()
    assert (form.form, form.salutation, form.closing) == ("circular", "เรียน", "ขอแสดงความนับถือ")
    assert (form.emblem, form.spacing, form.draft, form.urgency, form.secrecy) == ("garuda", "normal", False, "", "")
    assert (form.references, form.enclosures, form.owner, form.copies) == ((), (), (), ())
    assert form.signatory.acting == "ปฏิบัติราชการแทน"
    assert warnings(form) == ()


def test_forms_go_by_their_names():
    assert dict(FORMS) == {"circular": Circular, "kpi-agreement": Agreement}
    assert all(form.model_fields["form"].default == name for name, form in FORMS.items())


@pytest.mark.parametrize("field", LETTER)
def test_what_must_be_there_is_missed(field):
    with pytest.raises(InputError) as caught:
        Circular(**{name: value for name, value in LETTER.items() if name != field})
    assert [(fault.code, fault.place.field) for fault in caught.value.faults] == [("missing-field", field)]


@pytest.mark.parametrize("blank", ["", "  ", "\n", "\u00a0"])
@pytest.mark.parametrize("field", ["number", "office", "subject", "to", "paragraphs", "date"])
def test_what_must_be_there_may_not_be_blank(field, blank):
    ((code, place),) = faults(**{field: blank})
    assert (code, place) in {("empty-field", field), ("empty-field", f"{field}[0]")}


@pytest.mark.parametrize(
    "typed",
    [
        "๑๕ มิถุนายน ๒๕๖๔",
        "15 มิ.ย. 64",
        "15 มิถุนายน พ.ศ. 2564",
        "2021-06-15",
        datetime.date(2021, 6, 15),
        ThaiDate(2564, 6, 15),
    ],
    ids=str,
)
def test_a_date_may_be_written_in_many_ways(typed):
    assert letter(date=typed).date == ThaiDate(2564, 6, 15)


def test_a_date_may_leave_its_day_for_the_stamp():
    assert letter(date="มิถุนายน ๒๕๖๔").date == ThaiDate(2564, 6)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("๗๕ มิถุนายน ๒๕๖๔", "impossible-day"),
        ("๓๑ มิถุนายน ๒๕๖๔", "impossible-day"),
        ("15 มิถุนายน 2021", "year-could-be-either"),
        ("2564-06-15", "year-could-be-either"),
        (20210615, "not-text"),
        (None, "not-text"),
        (datetime.date(1900, 1, 1), "year-before-2484"),
        (["15"], "list-for-text"),
    ],
    ids=str,
)
def test_a_date_that_is_none_is_a_fault(typed, code):
    assert faults(date=typed) == [(code, "date")]


def test_a_year_that_could_be_either_offers_both_readings():
    with pytest.raises(InputError) as caught:
        letter(date="15 มิถุนายน 2021")
    assert {"buddhist", "gregorian"} <= set(caught.value.faults[0].details)


@pytest.mark.parametrize(
    ("word", "means"),
    [("yes", True), ("YES", True), ("true", True), ("on", True), ("ใช่", True), ("มี", True), (True, True), ("no", False), ("False", False), ("off", False), ("ไม่", False), ("ไม่ใช่", False), ("ไม่มี", False), ("", False), (False, False)],
)  # fmt: skip
def test_yes_and_no_are_words_in_two_languages(word, means):
    assert letter(draft=word).draft is means


@pytest.mark.parametrize("word", ["อาจจะ", "1", 1, None, "ร่าง", ["yes"]])
def test_other_words_are_neither(word):
    assert len(faults(draft=word)) == 1


@pytest.mark.parametrize(
    "typed", ["นายสมชาย ตัวอย่างดี", "(นายสมชาย ตัวอย่างดี)", "( นายสมชาย ตัวอย่างดี )", " นายสมชาย ตัวอย่างดี\n"]
)
def test_a_name_is_kept_without_the_parentheses_that_the_form_prints(typed):
    assert letter(signatory={**SIGNATORY, "name": typed}).signatory.name == "นายสมชาย ตัวอย่างดี"


def test_an_enclosure_is_a_text_or_a_text_with_a_quantity():
    typed = ["ก", {"text": "ข", "quantity": "จำนวน ๑ ชุด"}, Enclosure(text="ค")]
    expected = (Enclosure(text="ก"), Enclosure(text="ข", quantity="จำนวน ๑ ชุด"), Enclosure(text="ค"))
    assert letter(enclosures=typed).enclosures == expected


@pytest.mark.parametrize("field", ["office", "paragraphs", "references", "owner", "copies"])
def test_lines_may_be_one_text_a_block_or_a_list(field):
    assert getattr(letter(**{field: "ก"}), field) == ("ก",)
    assert getattr(letter(**{field: "ก\n\n ข \n"}), field) == ("ก", "ข")
    assert getattr(letter(**{field: ["ก", "ข"]}), field) == ("ก", "ข")


@pytest.mark.parametrize("field", ["number", "subject", "to", "salutation", "closing"])
@pytest.mark.parametrize(
    "value", [["ก"], [], {"ก": "ข"}, 5, None, True, b"x", object()], ids=lambda value: type(value).__name__
)
def test_anything_but_text_is_a_fault_where_text_is_due(field, value):
    if value is None and field in {"salutation", "closing"}:
        return
    ((code, place),) = faults(**{field: value})
    assert place == field
    assert code in {"list-for-text", "mapping-for-text", "not-text"}


FORBIDDEN = (0x00, 0x07, 0x09, 0x0B, 0x1B, 0x7F, 0x85, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xE000, 0xF8FF)
FORBIDDEN += (0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0xF0000, 0x10FFFD)


@pytest.mark.parametrize("code_point", FORBIDDEN, ids=hex)
def test_a_character_that_no_letter_holds_is_a_fault_that_names_it(code_point):
    with pytest.raises(InputError) as caught:
        letter(subject=f"ก{chr(code_point)}ข")
    (fault,) = caught.value.faults
    assert fault.code == "forbidden-character"
    assert fault.details["character"] == f"U+{code_point:04X}"
    fault.found.encode("utf-8")


def test_a_line_break_in_a_text_is_a_fault():
    assert faults(subject="ก\nข") == [("line-break-in-text", "subject")]
    assert faults(paragraphs=["ก\nข"]) == [("line-break-in-text", "paragraphs[0]")]


@pytest.mark.parametrize(
    "typed", ["ก\u00a0ข", "ก  ข", "ก😀", "漢", "a&b<c>\"'", "{{7*7}}", "{% if %}", "ก\u0323", "=1+1"]
)
def test_other_text_stays_as_it_was_typed(typed):
    assert letter(subject=typed).subject == typed


def test_text_is_kept_in_its_normal_form_without_blanks_at_its_ends():
    assert letter(subject="  น\u0e49\u0e4dา \n").subject == "น้ำ"


@pytest.mark.parametrize(
    ("field", "value", "nearest"),
    [
        ("urgency", "ด่วนมากก", "ด่วนมาก"),
        ("secrecy", "ลับที่สุ", "ลับที่สุด"),
        ("spacing", "compakt", "compact"),
        ("emblem", "ช้าง", ""),
    ],
)
def test_one_of_a_few_words_is_due_and_the_nearest_offered(field, value, nearest):
    with pytest.raises(InputError) as caught:
        letter(**{field: value})
    (fault,) = caught.value.faults
    assert (fault.code, fault.details["nearest"]) == ("not-one-of", nearest)


def test_faults_carry_the_titles_of_their_fields():
    with pytest.raises(InputError) as caught:
        letter(signatory={"name": "ก"}, paragraphs=["ก", ""])
    titles = {fault.place.field: fault.details["title"] for fault in caught.value.faults}
    assert titles == {"paragraphs[1]": "ย่อหน้าที่ ๒", "signatory.position": "ผู้ลงนาม › ตำแหน่ง"}


def test_found_text_is_cut_short():
    with pytest.raises(InputError) as caught:
        letter(date="ก" * 5000)
    assert len(caught.value.faults[0].found) < 100


def test_of_thousands_of_faults_a_hundred_are_told():
    with pytest.raises(InputError) as caught:
        letter(paragraphs=[""] * 5000)
    assert len(caught.value.faults) == 100


# salutation and closing


@pytest.mark.parametrize(("salutation", "closing"), [(word, fit) for word, fits in CLOSINGS.items() for fit in fits])
def test_a_closing_that_fits_is_no_warning(salutation, closing):
    assert warnings(letter(salutation=salutation, closing=closing)) == ()


@pytest.mark.parametrize(
    ("salutation", "closing"),
    [
        (word, closing)
        for word, fits in CLOSINGS.items()
        for closing in sum(CLOSINGS.values(), ())
        if closing not in fits
    ],
)
def test_a_closing_that_does_not_fit_is_a_warning(salutation, closing):
    (warning,) = warnings(letter(salutation=salutation, closing=closing))
    assert (warning.code, warning.place.field, warning.found) == ("closing-does-not-fit", "closing", closing)
    assert warning.details["fitting"] == ", ".join(CLOSINGS[salutation])


def test_a_salutation_out_of_use_is_a_warning():
    (warning,) = warnings(letter(salutation="สวัสดี"))
    assert (warning.code, warning.place.field) == ("unusual-salutation", "salutation")


# the value itself


def test_a_letter_built_of_parts_equals_one_read_of_texts():
    assert letter(signatory=Signatory(**SIGNATORY), date=ThaiDate(2564, 6, 15)) == letter()


def test_a_letter_can_be_pickled_and_hashed():
    import pickle

    assert pickle.loads(pickle.dumps(letter())) == letter()
    assert len({letter(), letter(), letter(subject="อื่น")}) == 2
