"""Templates as people change them in Word: split tags, curled quotes, text boxes, headers, loops of their own."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from thaiforms.filling import fill
from word_files import (
    NAMES,
    W,
    agreement,
    changed,
    controls,
    letter,
    of_paragraphs,
    of_runs,
    own_template,
    paragraphs,
    part,
    sample,
    template,
)

NUMBER = "สฎ ๐๐๑๙.๐๑/ว ๕๑๘๘"
BOX = (
    f'<w:r xmlns:w="{W[1:-1]}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>ที่ {{ num</w:t></w:r><w:r><w:t>ber }}</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)


def first(template: bytes, form=None, **options) -> str:
    return paragraphs(part(fill(letter() if form is None else form, template, **options).docx))[0]


@pytest.mark.parametrize(
    "runs",
    [
        ("{{ number }}",),
        ("{", "{ number }}"),
        ("{{", " number ", "}}"),
        ("{{ num", "ber }", "}"),
        tuple("{{ number }}"),
        ("{{number}}",),
        ("{{\u00a0number\u00a0}}",),
        ("{{ num\u200bber }}",),
        ("{{ (number) }}",),
        ("{{ number|thai_digits }}",),
        ("{% if number == “", "ก”", " %}ไม่ใช่{% else %}{{ number }}{% endif %}"),
        ("{% if number == ‘ก’ %}ไม่ใช่{% else %}{{ number }}{% endif %}",),
        ("{% if number %}", "{{ number }}", "{% endif %}"),
        ("{%r if number %}", "{{ number }}", "{%r endif %}"),
        (
            "{% if not number %}ก{% elif number in office %}ข{% elif to and subject %}{{ number }}{% else %}ค{% endif %}",
        ),
        ("{# หมายเหตุของผู้ทำแม่แบบ #}{{ number }}",),
        ("{% for line in office %}{% if loop.first %}{{ number }}{% endif %}{% endfor %}",),
        ("{% if office[0] != office[1] %}{{ number }}{% endif %}",),
        ("{% if emblem == 'garuda' and spacing == \"compact\" %}{{ number }}{% endif %}",),
        ("{% if 1 < 2 %}{{ number }}{% endif %}",),
        ("{% if 2 >= 1 %}{{ number }}{% endif %}",),
    ],
    ids=lambda runs: "|".join(runs)[:50],
)
def test_a_tag_is_read_however_word_has_split_or_curled_it(runs):
    assert first(of_runs(*runs)) == NUMBER


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (("ก่อน {{ number }} หลัง",), f"ก่อน {NUMBER} หลัง"),
        (("ก่อน {{ num", "ber }} หลัง"), f"ก่อน {NUMBER} หลัง"),
        (("{{ number }}{{ to }}",), f"{NUMBER}นายอำเภอทุกอำเภอ"),
        (("{{ number }", "} - {", "{ number }} - {{ numb", "er }}"), f"{NUMBER} - {NUMBER} - {NUMBER}"),
        (("{{ 1 }} {{ 12 }}",), "๑ ๑๒"),
        (("{% for line in office %}{{ loop.index }}. {{ line }} {% endfor %}",), None),
        (("ข้อ {", " ก } ข้อ { ข }"), "ข้อ { ก } ข้อ { ข }"),
        (("{ {{ number }} }",), f"{{ {NUMBER} }}"),
        (("{{ 'ข้อความ' }}",), "ข้อความ"),
    ],
)
def test_what_stands_beside_a_tag_stays(runs, text):
    want = text or "๑. ศาลากลางจังหวัดสุราษฎร์ธานี ๒. ถนนดอนนก อ.เมือง สฎ ๘๔๐๐๐ "
    assert first(of_runs(*runs)) == want


def test_braces_that_are_no_tags_stay_where_paragraphs_meet():
    texts = ["{{ to }} {", "% ร้อยละ {", "{ ก }", "# ข", "} ค", "%", "} {", "#"]
    root = part(fill(letter(), of_paragraphs(*texts)).docx)
    assert paragraphs(root)[: len(texts)] == ["นายอำเภอทุกอำเภอ {", *texts[1:]]


def test_numbers_that_a_template_counts_follow_the_policy():
    template = of_runs("{% for line in office %}{{ loop.index }}{% endfor %}{{ 5 }}")
    assert first(template, numerals="arabic") == "125"
    assert first(template, numerals="thai") == "๑๒๕"


def test_digits_can_be_forced_by_a_filter():
    assert first(of_runs("{{ number|arabic_digits }}")) == "สฎ 0019.01/ว 5188"


def test_a_mended_tag_keeps_the_look_it_begins_with():
    def build(document):
        paragraph = document.add_paragraph()
        paragraph.add_run("{{ num").bold = True
        paragraph.add_run("ber }}")

    root = part(fill(letter(), own_template(build)).docx)
    runs = [run for run in root.iter(f"{W}r") if "".join(run.itertext(f"{W}t"))]
    assert all(run.find(f"{W}rPr/{W}bCs") is not None for run in runs)


def test_tabs_breaks_and_pictures_beside_a_tag_stay_in_their_order():
    def build(document):
        run = document.add_paragraph().add_run("ก\t{{ number }}")
        run.add_break()
        run.add_text("ข {{ to }}")

    assert first(own_template(build)) == f"ก\t{NUMBER}\nข นายอำเภอทุกอำเภอ"


def test_text_boxes_are_filled():
    template = own_template(lambda document: document.add_paragraph("กล่อง")._p.append(parse_xml(BOX)))
    root = part(fill(letter(), template).docx)
    assert controls(root) == [("number", NUMBER)]
    assert f"ที่ {NUMBER}" in paragraphs(root)


def test_headers_and_footers_are_filled():
    def build(document):
        section = document.sections[0]
        section.header.paragraphs[0].add_run("{{ secrecy }}")
        section.footer.paragraphs[0].add_run("{{ num").bold = True
        section.footer.paragraphs[0].add_run("ber }}")

    data = fill(letter(secrecy="ลับมาก"), own_template(build)).docx
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if "header" in name or "footer" in name]
    assert any("ลับมาก" in text for text in texts)
    assert any(NUMBER in text for text in texts)


def test_rows_cells_and_paragraphs_repeat():
    def build(document):
        table = document.add_table(rows=3, cols=2)
        table.cell(0, 0).text = "{%tr for indicator in indicators %}"
        table.cell(1, 0).text = "{{ indicator.goal }}"
        cell = table.cell(1, 1)
        cell.text = "{%p for source in indicator.sources %}"
        cell.add_paragraph("- {{ source }}")
        cell.add_paragraph("{%p endfor %}")
        table.cell(2, 0).text = "{%tr endfor %}"

    root = part(fill(agreement(3, signers=0), own_template(build)).docx)
    rows = [[paragraphs(cell) for cell in row.iter(f"{W}tc")] for row in root.iter(f"{W}tr")]
    assert rows == [
        [[f"เป้าหมาย {n}".translate(str.maketrans("123", "๑๒๓"))], [f"- รายงาน {'๐๑๒๓'[n]}"]] for n in (1, 2, 3)
    ]


def test_cells_repeat():
    def build(document):
        table = document.add_table(rows=1, cols=3)
        table.cell(0, 0).text = "{%tc for line in heading %}"
        table.cell(0, 1).text = "{{ line }}"
        table.cell(0, 2).text = "{%tc endfor %}"

    form = agreement(1, heading=["ก", "ข", "ค", "ง"], column="ตัวชี้วัด")
    root = part(fill(form, own_template(build)).docx)
    assert [paragraphs(cell) for cell in root.iter(f"{W}tc")] == [["ก"], ["ข"], ["ค"], ["ง"]]


def test_a_cell_that_a_loop_leaves_empty_still_has_a_paragraph():
    def build(document):
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        cell.text = "{%p for line in references %}"
        cell.add_paragraph("{{ line }}")
        cell.add_paragraph("{%p endfor %}")

    root = part(fill(letter(), own_template(build)).docx)
    assert [len(cell.findall(f"{W}p")) for cell in root.iter(f"{W}tc")] == [1]


def test_a_table_that_a_loop_leaves_without_rows_goes():
    def build(document):
        table = document.add_table(rows=3, cols=1)
        for row, text in enumerate(("{%tr for line in references %}", "{{ line }}", "{%tr endfor %}")):
            table.cell(row, 0).text = text

    root = part(fill(letter(), own_template(build)).docx)
    assert root.find(f".//{W}tbl") is None


def test_the_same_field_twice_is_filled_twice_under_two_numbers():
    root = part(fill(letter(), of_paragraphs("{{ to }}", "{{ to }}")).docx)
    assert controls(root) == [("to", "นายอำเภอทุกอำเภอ")] * 2
    assert len({node.get(f"{W}val") for node in root.iter(f"{W}id")}) == 2


def test_what_the_template_has_no_place_for_is_a_warning():
    told = fill(letter(copies=["เก็บ"]), of_paragraphs("{{ subject }}")).warnings
    places = {fault.place.field for fault in told if fault.code == "field-not-printed"}
    assert {"number", "to", "copies[0]", "enclosures[0].quantity", "signatory.name", "paragraphs[2]"} <= places
    assert "subject" not in places
    assert not any(place.startswith(("emblem", "spacing", "form", "references")) for place in places)


def test_the_shipped_templates_leave_nothing_out():

    assert [fill(sample(name), template(sample(name).form)).warnings for name in NAMES] == [()] * 4


def test_a_style_with_a_closer_twin_gives_way_to_it_in_a_close_letter():
    def build(document):
        for name in ("หนังสือ", "หนังสือ (กระชับ)"):
            document.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("{{ subject }}", style="หนังสือ")

    template = own_template(build)
    for spacing, name in (("normal", "หนังสือ"), ("compact", "หนังสือ (กระชับ)")):
        opened = docx.Document(io.BytesIO(fill(letter(spacing=spacing), template).docx))
        assert opened.paragraphs[0].style.name == name


def test_parts_without_tags_keep_their_bytes():
    template = own_template(lambda document: document.add_paragraph("{{ subject }}"))
    data = fill(letter(), template).docx
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert new.namelist() == old.namelist()
        same = {name for name in old.namelist() if old.read(name) == new.read(name)}
        assert set(old.namelist()) - same == {"word/document.xml", "docProps/core.xml", "docProps/app.xml"}


def test_nobody_and_no_machine_is_named():
    def build(document):
        document.add_paragraph("{{ subject }}")
        document.core_properties.author = "ผู้ทำแม่แบบ"
        document.core_properties.last_modified_by = "เครื่องที่ ๑"

    data = fill(letter(), changed(own_template(build), "docProps/app.xml", with_company)).docx
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        properties = archive.read("docProps/core.xml").decode() + archive.read("docProps/app.xml").decode()
    assert not any(word in properties for word in ("ผู้ทำแม่แบบ", "เครื่องที่ ๑", "สำนักงานพัฒนาชุมชน", "creator"))
    assert letter().subject in properties


def with_company(data: bytes) -> bytes:
    return data.replace(b"</Properties>", "<Company>สำนักงานพัฒนาชุมชน</Company></Properties>".encode())
