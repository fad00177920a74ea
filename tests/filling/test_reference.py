"""The samples' DOCX against the reference, field by field and cell by cell."""

import pytest

from thaiforms.thai import to_thai_digits
from word_files import TABLES, all_controls, filled, paragraphs, part, reference, sample, table

HEADS = (
    "ยุทธศาสตร์",
    "เป้าหมายผลสำเร็จของงาน",
    None,
    "หน่วยวัด",
    "ค่าเป้าหมาย",
    "น้ำหนัก (ร้อยละ)",
    "แหล่งข้อมูล/หลักฐานเชิงประจักษ์",
)


def joined(cell: list[str]) -> str:
    return "".join(cell).replace("\n", "")


def test_the_letter_reads_as_the_reference_from_top_to_bottom():
    want = reference("circular")
    acting, authority = want["signer"][1:]
    expected = [
        "",  # the Garuda, and no urgency
        f"ที่  {want['number']}\t{want['office'][0]}",
        f"\t{want['office'][1]}",
        want["date"],
        f"เรื่อง\t{want['subject']}",
        f"{want['salutation']}\t{want['to']}",
        "สิ่งที่ส่งมาด้วย",
        want["enclosures"][0]["text"],
        want["enclosures"][0]["quantity"],
        *want["paragraphs"],
        want["closing"],
        want["signer"][0],
        acting,
        authority,
        *want["owner"],
    ]
    assert paragraphs(part(filled(sample("circular")))) == expected


def test_the_letter_holds_each_field_in_its_control():
    want, found = reference("circular"), all_controls(filled(sample("circular")))
    for name in ("number", "date", "subject", "salutation", "to", "closing"):
        assert found[name] == want[name]
    for name in ("office", "paragraphs", "owner"):
        assert [found[f"{name}[{place}]"] for place in range(len(want[name]))] == want[name]
    assert found["enclosures[0].quantity"] == "จำนวน ๑ ชุด"
    assert f"({found['signatory.name']})" == want["signer"][0]


@pytest.mark.parametrize("name", TABLES)
def test_the_heading_and_the_mark_stand_above_the_table(name):
    want = reference(name)
    texts = paragraphs(part(filled(sample(name))))
    assert texts[:6] == [want["mark"], *want["heading"], ""]


@pytest.mark.parametrize("name", TABLES)
def test_two_header_rows_repeat_and_name_the_columns(name):
    root = part(filled(sample(name)))
    upper, lower, *body = table(root)
    column = reference(name)["column"]
    assert [joined(cell) for cell in upper] == [head if head is not None else column for head in HEADS]
    assert [joined(cell) for cell in lower] == ["", "", "", "", *"๑๒๓๔๕", "", ""]
    heads = [row for row in root.iter("{*}tr") if row.find("{*}trPr/{*}tblHeader") is not None]
    assert len(heads) == 2
    assert len(body) == len(reference(name)["indicators"])


@pytest.mark.parametrize("name", TABLES)
def test_each_cell_of_the_table_reads_as_the_reference(name):
    _, _, *rows = table(part(filled(sample(name))))
    for row, want in zip(rows, reference(name)["indicators"], strict=True):
        number = to_thai_digits(str(want["number"]))
        levels = [
            f"ระดับ {to_thai_digits(str(level))} {line}" if first else line
            for level, lines in enumerate(want["levels"], 1)
            for first, line in zip((True, *[False] * len(lines)), lines, strict=False)
        ]
        assert row[0] == [want["strategy"]]
        assert row[1] == [want["goal"]]
        assert row[2] == [f"ตัวชี้วัดที่ {number} {want['text']}", *levels]
        assert row[3] == [want["unit"]]
        assert row[4:9] == [[""]] * 5
        assert row[9] == [to_thai_digits(str(want["weight"]))]
        assert row[10] == want["sources"]


@pytest.mark.parametrize("name", TABLES)
def test_every_line_of_every_level_stands_in_the_control_of_its_path(name):
    found = all_controls(filled(sample(name)))
    for place, want in enumerate(reference(name)["indicators"]):
        for level, lines in enumerate(want["levels"]):
            assert [found[f"indicators[{place}].levels[{level}][{n}]"] for n in range(len(lines))] == lines


@pytest.mark.parametrize("name", TABLES)
def test_the_indicators_text_and_the_levels_labels_are_bold_in_both_scripts(name):
    for run in part(filled(sample(name))).iter("{*}r"):
        text, look = "".join(run.itertext("{*}t")), run.find("{*}rPr")
        if text.startswith(("ตัวชี้วัดที่ ", "ระดับ ")) and text.endswith(" "):
            assert look.find("{*}b") is not None
            assert look.find("{*}bCs") is not None
