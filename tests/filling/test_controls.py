"""Every filled value in a content control that names its field, in runs of one script each, as it was typed."""

import io
import re

import docx
import pytest

from thaiforms.errors import Place
from thaiforms.filling import fill
from thaiforms.filling.context import FieldText, context_of
from thaiforms.filling.controls import Blank, scripts
from word_files import (
    NAMES,
    W,
    agreement,
    all_controls,
    controls,
    filled,
    letter,
    of_paragraphs,
    own_template,
    paragraphs,
    part,
    sample,
    stories,
)

STEERING = {"form", "kind", "emblem", "spacing", "parties", "round"}
AWKWARD = [
    "ก & ข",
    "<b>ตัวหนา</b>",
    '"อ้างคำพูด"',
    "'เดี่ยว'",
    "{{ 7*7 }}",
    "{{7*7}}",
    "{% if x %}",
    "{% endfor %}",
    "{# หมายเหตุ #}",
    "<w:p>",
    "</w:t></w:r></w:p>",
    "&amp;",
    "&#65;",
    "]]>",
    "<!--",
    "<?xml?>",
    "\\n",
    "100%}",
    "}}",
    "ก  ข   ค",
    "{{ number }}",
    "${x}",
    "%(x)s",
    "_x000D_",
]


def fields_of(value: object) -> dict[str, str]:
    """Every text that stands for a field, by its path."""
    if isinstance(value, FieldText):
        return {value.path: str(value)} if value.path else {}
    inner = value if isinstance(value, (tuple, list)) else vars(value).values() if hasattr(value, "__dict__") else ()
    return {path: text for item in inner for path, text in fields_of(item).items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_sample_stands_in_a_control_with_its_path(name):
    values = context_of(sample(name), numerals="thai", final=False)
    want = {
        path: text
        for key, value in values.items()
        if key not in STEERING and not key.startswith("_")
        for path, text in fields_of(value).items()
    }
    found = all_controls(filled(sample(name)))
    if name == "circular":
        want.pop("draft")
        assert found.pop("draft") == ""
    printed = {path: text for path, text in want.items() if path in found or text}
    assert {path: found[path] for path in printed} == printed


@pytest.mark.parametrize("name", NAMES)
def test_no_two_controls_have_one_number(name):
    numbers = [int(node.get(f"{W}val")) for story in stories(filled(sample(name))) for node in story.iter(f"{W}id")]
    assert len(numbers) == len(set(numbers)) > 10


def test_a_control_bears_the_thai_title_of_its_field():
    root = part(filled(agreement()))
    titles = {
        sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): sdt.find(f"{W}sdtPr/{W}alias").get(f"{W}val")
        for sdt in root.iter(f"{W}sdt")
    }
    assert titles["indicators[1].strategy"] == "ยุทธศาสตร์"
    assert titles["indicators[1].weight"] == "น้ำหนัก (ร้อยละ)"


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("field", ["subject", "to", "number"])
def test_awkward_text_comes_out_as_typed(text, field):
    data = filled(letter(**{field: text}), numerals="as-typed")
    assert all_controls(data)[field] == text
    opened = docx.Document(io.BytesIO(data)).element  # python-docx's own paragraph.text leaves controls out
    assert any(text in line for line in paragraphs(opened))


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_in_a_table_comes_out_as_typed(text):
    rows = agreement(2).model_copy().indicators
    form = agreement(indicators=[rows[0].model_copy(update={"goal": text, "sources": (text, text)}), rows[1]])
    found = dict(controls(part(filled(form, numerals="as-typed"))))
    assert found["indicators[0].goal"] == text
    assert found["indicators[0].sources[1]"] == text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ภาษาไทย", ["ภาษาไทย"]),
        ("OTOP", ["OTOP"]),
        ("ระบบ GFMS ของ", ["ระบบ ", "GFMS ", "ของ"]),
        ("โคโรนา 2019 (โควิด-19)", ["โคโรนา 2019 (โควิด-19)"]),
        ("(KPI) ทีม", ["(KPI) ", "ทีม"]),
        ("(ทีม) KPI", ["(ทีม) ", "KPI"]),
        ("2564", ["2564"]),
        ("2564 BPM", ["2564 BPM"]),
        ("Budget and Project Management: BPM) / กอง", ["Budget and Project Management: BPM) / ", "กอง"]),
        ("ก.พ.", ["ก.พ."]),
        ("…", ["…"]),
        ("café ไทย", ["café ", "ไทย"]),
        ("ไฟล์.docx", ["ไฟล์.", "docx"]),
        ("", []),
    ],
)
def test_text_is_parted_where_the_script_changes(text, pieces):
    assert scripts(text) == pieces
    assert "".join(scripts(text)) == text


@pytest.mark.parametrize("name", NAMES)
def test_thai_runs_are_marked_as_such_and_latin_runs_are_not(name):
    for story in stories(filled(sample(name))):
        for run in story.iter(f"{W}r"):
            text = "".join(run.itertext(f"{W}t"))
            marked = run.find(f"{W}rPr/{W}cs") is not None
            if re.search("[\u0e00-\u0e7f]", text):
                assert marked, text
                assert not re.search("[A-Za-z]", text), text
            elif re.search("[A-Za-z]", text):
                assert not marked, text


def test_what_the_template_says_of_one_script_holds_for_both():
    def build(document):
        run = document.add_paragraph().add_run("{{ subject }}")
        run.bold = run.italic = True
        run.font.size = docx.shared.Pt(20)
        run.font.name = "TH SarabunPSK"

    root = part(fill(letter(subject="เรื่อง OTOP"), own_template(build)).docx)
    thai, latin = (run.find(f"{W}rPr") for run in root.iter(f"{W}r"))
    for look in (thai, latin):
        names = [child.tag.removeprefix(W) for child in look if child.tag != f"{W}cs"]
        assert names == ["rFonts", "b", "bCs", "i", "iCs", "sz", "szCs"]
        assert look.find(f"{W}szCs").get(f"{W}val") == "40"
        assert look.find(f"{W}rFonts").get(f"{W}cs") == "TH SarabunPSK"
    assert thai.find(f"{W}cs") is not None
    assert latin.find(f"{W}cs") is None


def test_spaces_at_the_ends_of_runs_count():
    root = part(filled(letter(subject="ระบบ  Online  Real Time  ทั้งนี้")))
    assert all(
        text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        for text in root.iter(f"{W}t")
        if (text.text or "") != (text.text or "").strip()
    )
    assert "เรื่อง\tระบบ  Online  Real Time  ทั้งนี้" in paragraphs(root)


def test_nothing_invisible_goes_into_the_file():
    for name in NAMES:
        for story in stories(filled(sample(name))):
            assert not re.search("[\u200b\u2060\ufeff\x02]", "".join(story.itertext()))


def test_a_value_within_a_plain_control_of_the_template_gets_none_of_its_own():
    def build(document):
        paragraph = document.add_paragraph()._p
        sdt = docx.oxml.parse_xml(
            f'<w:sdt xmlns:w="{W[1:-1]}"><w:sdtPr><w:id w:val="2"/><w:text/></w:sdtPr><w:sdtContent>'
            "<w:r><w:t>{{ subject }}</w:t></w:r></w:sdtContent></w:sdt>"
        )
        paragraph.append(sdt)
        document.add_paragraph("{{ to }}")
        document.add_paragraph("{{ closing }}")

    root = part(fill(letter(), own_template(build)).docx)
    numbers = [node.get(f"{W}val") for node in root.iter(f"{W}id")]
    assert numbers == ["2", "1", "3"]  # the template's own number stays and is used once
    assert paragraphs(root)[0] == letter().subject


def test_a_line_break_in_a_value_is_one_in_word():
    text = FieldText("หนึ่ง\nสอง & three", "subject", "เรื่อง")
    made = str(Blank("", "<w:rPr><w:cs/></w:rPr>", True, Place(), "").filled(text))
    assert "หนึ่ง</w:t><w:br/><w:t" in made
    assert "three</w:t></w:r>" in made


def test_plain_paragraphs_of_any_template_are_filled():
    template = of_paragraphs("ที่ {{ number }} ลงวันที่ {{ date }}", "ถึง {{ to }} (ด่วน)")
    root = part(fill(letter(), template, numerals="arabic").docx)
    assert paragraphs(root)[:2] == ["ที่ สฎ 0019.01/ว 5188 ลงวันที่ 15 มิถุนายน 2564", "ถึง นายอำเภอทุกอำเภอ (ด่วน)"]
