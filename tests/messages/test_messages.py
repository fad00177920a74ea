"""Every code has words in Thai and English, and no words are left without a code."""

import ast
import re
from pathlib import Path

import pytest

from thaiforms.errors import Fault, Place, UsageError
from thaiforms.messages import Message, catalogue, explain, line

PACKAGE = Path(__file__).parent.parent.parent / "thaiforms"
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
MAKERS = {"Fault", "problem", "fault", "_wrong", "_fault"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
BLANK = re.compile(r"\{(\w+)\}")
LANGUAGES = ("th", "en")


def texts(node: ast.AST) -> set[str]:
    return {item.value for item in ast.walk(node) if isinstance(item, ast.Constant) and isinstance(item.value, str)}


def made() -> dict[str, Path]:
    """The codes that stand first in a call that makes a fault, and where."""
    found = {}
    for path, tree in TREES.items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name in MAKERS or name.endswith("Error"):
                found |= {text: path for text in texts(call.args[0]) if SLUG.fullmatch(text)}
    return found


def codes(language: str) -> set[str]:
    return {name.split(".")[0] for name in catalogue(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_in_the_sources_has_words(language):
    missing = {code: path.name for code, path in made().items() if code not in codes(language)}
    assert missing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_says_what_is_wrong_and_what_to_do(language):
    words = catalogue(language)
    assert {code for code in codes(language) if not (words.get(code) and words.get(f"{code}.mend"))} == set()


def test_no_words_are_left_without_a_code():
    known = set().union(*(texts(tree) for tree in TREES.values()))
    assert {code for code in codes("th") if code not in known} == set()


def test_both_languages_have_the_same_entries_and_blanks():
    thai, english = catalogue("th"), catalogue("en")
    assert set(thai) == set(english)
    for code in codes("th"):
        both = [set(BLANK.findall(words[code] + words[f"{code}.mend"])) for words in (thai, english)]
        assert both[0] == both[1], code


def test_thai_is_thai_and_english_is_english():
    for name, text in catalogue("th").items():
        assert re.search("[ก-๙]", text), name
    for name, text in catalogue("en").items():
        assert not re.search("[ก-๙]", re.sub("“.*?”|พ.ศ.|ค.ศ.|มิ.ย.|มิถุนายน", "", text)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_stand_in_order_and_once(language):
    names = re.findall(r'^msgid "(.+)"$', (PACKAGE / "messages" / f"{language}.po").read_text("utf-8"), re.M)
    assert names == sorted(names)
    assert len(names) == len(set(names))


FAULT = Fault("weights-not-100", Place("team.yaml", 12, "indicators"), "99", {"weights": "60 + 39", "title": "ตัวชี้วัด"})


def test_a_fault_in_thai():
    message = explain(FAULT)
    assert message.what == "น้ำหนักรวมได้ 99 ไม่ใช่ 100 (60 + 39)"
    assert message.where == "team.yaml บรรทัด 12 ช่อง indicators (ตัวชี้วัด)"
    assert message.found == "99"
    assert message.mend == "แก้น้ำหนักให้รวมกันได้ 100 พอดี"


def test_a_fault_in_english():
    assert line(FAULT, "en") == (
        "team.yaml, line 12, indicators: The weights sum to 99, not to 100 (60 + 39) — Change them so that they sum to 100"
    )


def test_a_close_guess_is_offered():
    near = Fault("unknown-field", found="subjcet", details={"known": "subject, to", "nearest": "subject"})
    assert explain(near, "en").mend == "Did you mean subject? (The fields are subject, to)"
    assert explain(near).mend.startswith("หมายถึง subject หรือไม่")
    far = Fault("unknown-field", found="zebra", details={"known": "subject, to", "nearest": ""})
    assert explain(far, "en").mend == "Take it away, or use one of subject, to"


def test_braces_in_what_was_found_are_left_alone():
    assert "{{7*7}} {found}" in explain(Fault("not-a-date", found="{{7*7}} {found}")).what


def test_a_blank_that_a_fault_knows_nothing_of_stays_empty():
    assert explain(Fault("weights-not-100")).what == "น้ำหนักรวมได้  ไม่ใช่ 100 ()"


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_colon_is_left_before_what_was_not_found(language):
    told, untold = (explain(Fault("yaml-syntax", found=found), language).what for found in ("a: b: ", ""))
    assert told.endswith(": a: b: ")
    assert untold == told.removesuffix(": a: b: ")


def test_a_code_without_words_is_its_own():
    assert explain(Fault("new-code", Place("a.yaml"), "x")) == Message("new-code", "a.yaml", "x", "")
    assert line(Fault("new-code")) == "new-code"


def test_a_place_in_a_template_is_told_by_table_row_and_cell():
    place = Place("t.docx", part="word/document.xml", table=1, row=3, cell=2, paragraph=4, text="{{ x")
    assert explain(Fault("x-y", place)).where == (
        "t.docx ส่วน word/document.xml ตารางที่ 1 แถวที่ 3 เซลล์ที่ 2 ย่อหน้าที่ 4 ตรงข้อความ “{{ x”"
    )
    assert explain(Fault("x-y", place), "en").where == (
        "t.docx, word/document.xml, table 1, row 3, cell 2, paragraph 4, at “{{ x”"
    )


def test_a_language_that_there_is_not_is_a_usage_error():
    with pytest.raises(UsageError) as caught:
        explain(FAULT, "de")
    assert caught.value.faults[0].code == "unknown-language"
