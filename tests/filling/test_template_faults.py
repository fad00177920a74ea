"""What is wrong with a template is told with its place, all of it at once; nothing in a template runs or exhausts."""

import io
import time
import zipfile

import pytest
from docx.oxml import parse_xml

from thaiforms.errors import Fault, TemplateError
from thaiforms.filling import fill
from word_files import W, agreement, changed, letter, of_paragraphs, of_runs, own_template, template

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ subject.__class__ }}",
    "{{ subject.path }}",
    "{{ subject.format(1) }}",
    "{{ subject.upper() }}",
    "{{ subject.__init__.__globals__ }}",
    "{{ subject|attr('__class__') }}",
    "{{ subject['__class__'] }}",
    "{{ subject[0] }}",
    "{{ subject[:2] }}",
    "{{ self }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__ }}",
    "{{ namespace(x=1) }}",
    "{{ lipsum() }}",
    "{{ lipsum.__globals__ }}",
    "{{ range(3) }}",
    "{{ dict(a=1) }}",
    "{{ config }}",
    "{{ request.application }}",
    "{{ get_flashed_messages() }}",
    "{{ _counts }}",
    "{{ _counts[1] }}",
    "{{ _compact }}",
    "{{ subject|_blank(0) }}",
    "{{ subject|map('upper') }}",
    "{{ subject|safe }}",
    "{{ subject|e }}",
    "{{ subject is defined }}",
    "{{ caller() }}",
    "{{ loop }}",
    "{{ loop.__class__ }}",
    "{{ varargs }}",
    "{% set x = 1 %}",
    "{% import 'os' as os %}",
    "{% from 'a' import b %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'a' %}",
    "{% macro m() %}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% block b %}{% endblock %}",
    "{% raw %}{% endraw %}",
    "{% filter upper %}{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape false %}{{ subject }}{% endautoescape %}",
    "{% do 1 %}",
    "{% debug %}",
    "{% if subject.strip() %}{% endif %}",
    "{% for x in ().__class__.__bases__ %}{% endfor %}",
    "{% for x in paragraphs recursive %}{% endfor %}",
    "{% for x in paragraphs if x %}{% endfor %}",
    "{% for a, b in paragraphs %}{% endfor %}",
    "{% cellbg subject %}",
    "{% colspan 3 %}",
    "{% vm %}",
    "{% hm %}",
    "{{r subject }}",
    "{{p subject }}",
    "{{ subject if to else number }}",
    "{{ {'a': 1} }}",
    "{{ [1, 2] }}",
    "{{ (1, 2) }}",
    "{%- if subject %}{% endif %}",
    "{% if subject -%}{% endif %}",
]
EXHAUSTIONS = [
    "{{ 'a' * 300000000 }}",
    "{{ 2 ** 100000000 }}",
    "{{ '%0300000000d' % 1 }}",
    "{{ subject ~ subject ~ subject }}",
    "{{ 9999999 + 1 }}",
    "{{ subject|center(100000000) }}",
    "{{ subject|replace('ก', subject) }}",
    "{% for x in range(9000000) %}{{ x }}{% endfor %}",
    "{% for a in paragraphs %}{% for b in paragraphs %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in paragraphs %}{% for b in office %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in enclosures %}{% for b in enclosures %}{% for c in enclosures %}.{% endfor %}{% endfor %}{% endfor %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "not " * 5000 + "1 }}",
    "{% if " + " and ".join(["subject"] * 5000) + " %}{% endif %}",
]


def faults(data: bytes, form=None) -> tuple[Fault, ...]:
    with pytest.raises(TemplateError) as caught:
        fill(letter() if form is None else form, data)
    return caught.value.faults


@pytest.mark.parametrize("tag", ESCAPES)
def test_a_template_cannot_escape(tag):
    assert faults(of_paragraphs(tag))[0].code in (
        "tag-not-allowed",
        "unknown-blank",
        "tag-unreadable",
        "blank-not-text",
        "loop-not-list",
    )


@pytest.mark.parametrize("tag", EXHAUSTIONS, ids=lambda tag: tag[:40])
def test_a_template_cannot_exhaust_the_machine(tag):
    began = time.process_time()
    assert faults(of_paragraphs(tag))
    assert time.process_time() - began < 2


@pytest.mark.parametrize("tag", ["{{ ''.__class__ }}", "{{ 'a' * 300000000 }}", "{% set x = 1 %}"])
@pytest.mark.parametrize("where", ["header", "footer", "title", "comment", "footnote", "text box", "description"])
def test_no_corner_of_the_file_is_left_unread(tag, where):
    def build(document):
        paragraph = document.add_paragraph("{{ subject }}")
        section = document.sections[0]
        if where == "header":
            section.header.paragraphs[0].text = tag
        elif where == "footer":
            section.first_page_footer.paragraphs[0].text = tag
        elif where == "title":
            document.core_properties.title = tag
        elif where == "comment":
            document.add_comment(paragraph.runs, tag)
        elif where == "text box":
            box = f'<w:r xmlns:w="{W[1:-1]}"><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>'
            paragraph._p.append(parse_xml(box))
            inner = next(paragraph._p.iter(f"{W}txbxContent"))[0]
            run = parse_xml(f'<w:r xmlns:w="{W[1:-1]}"><w:t/></w:r>')
            run[0].text = tag
            inner.append(run)
        elif where == "description":
            paragraph._p.set(f"{W}rsidR", tag)

    data = own_template(build)
    if where == "footnote":
        text = tag.replace("&", "&amp;").replace("<", "&lt;")
        note = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
        data = changed(data, "word/footnotes.xml", lambda _: note.encode())
    assert faults(data)


@pytest.mark.parametrize(
    ("texts", "code", "found"),
    [
        (["{{ subjct }}"], "unknown-blank", "subjct"),
        (["{{ Subject }}"], "unknown-blank", "Subject"),
        (["{{ signatory.nam }}"], "unknown-blank", "nam"),
        (["{{ enclosures.text }}"], "unknown-blank", "text"),
        (["{{ indicators }}"], "unknown-blank", "indicators"),
        (["{% for line in ofice %}{{ line }}{% endfor %}"], "unknown-blank", "ofice"),
        (["{{ line }}"], "unknown-blank", "line"),
        (["{% for x in office %}{% endfor %}{{ x }}"], "unknown-blank", "x"),
        (["{{ loop.index }}"], "unknown-blank", "loop"),
        (["{% if nothing %}{% endif %}"], "unknown-blank", "nothing"),
        (["{{ subject"], "tag-unclosed", "{{ subject"),
        (["{{ subject }"], "tag-unclosed", "{{ subject }"),
        (["{{ subject %}"], "tag-unclosed", "{{ subject %}"),
        (["{{ subject {{ to }}"], "tag-unclosed", "{{ subject "),
        (["{% if subject"], "tag-unclosed", "{% if subject"),
        (["{# คำอธิบาย"], "tag-unclosed", "{# คำอธิบาย"),
        (["{{", "subject }}"], "tag-unclosed", "{{"),
        (["subject }}"], "tag-unopened", "subject }}"),
        (["if x %}"], "tag-unopened", "if x %}"),
        (["{{ }}"], "tag-unreadable", ""),
        (["{{ subject to }}"], "tag-unreadable", "subject to"),
        (["{{ เรื่อง }}"], "unknown-blank", "เรื่อง"),
        (["{{ 1subject }}"], "tag-unreadable", "1subject"),
        (["{% %}"], "tag-not-allowed", ""),
        (["{% fro x in office %}"], "tag-not-allowed", "fro"),
        (["{% for office %}{% endfor %}"], "tag-unreadable", "for office"),
        (["{% for x in subject %}{% endfor %}"], "loop-not-list", "subject"),
        (["{% for x in signatory %}{% endfor %}"], "loop-not-list", "signatory"),
        (["{{ office }}"], "blank-not-text", "office"),
        (["{{ signatory }}"], "blank-not-text", "signatory"),
        (["{{ enclosures[0] }}"], "blank-not-text", "enclosures[0]"),
        (["{{ subject and to }}"], "blank-not-text", "subject and to"),
        (["{% if subject %}ก"], "block-unclosed", "{% if subject %}"),
        (["{% for x in office %}ก"], "block-unclosed", "{% for x in office %}"),
        (["{% endif %}"], "block-unopened", "endif"),
        (["{% endfor %}"], "block-unopened", "endfor"),
        (["{% else %}"], "block-unopened", "else"),
        (["{% elif subject %}"], "block-unopened", "elif"),
        (["{% if subject %}{% else %}{% else %}{% endif %}"], "block-unopened", "else"),
        (["{% for x in office %}{% endif %}{% endfor %}"], "block-unopened", "endif"),
        (["{%p if subject %}", "ก", "{% endif %}"], "block-crosses", "{% endif %}"),
        (["{% if subject %}", "ก", "{% endif %}"], "block-crosses", "{% endif %}"),
        (["{%p if subject %} ก", "{%p endif %}"], "tag-not-alone", "{%p if subject %}"),
        (["{%p if subject %}{%p endif %}"], "tag-not-alone", "{%p if subject %}"),
        (["{%tr if subject %}", "{%tr endif %}"], "tag-misplaced", "{%tr if subject %}"),
        (["{%p if subject == '%' %}", "{%p endif %}"], "tag-not-allowed", None),
    ],
)
def test_a_fault_has_a_code_and_says_what_was_found(texts, code, found):
    told = faults(of_paragraphs(*texts))
    assert code in [fault.code for fault in told]
    if found is not None:
        assert next(fault for fault in told if fault.code == code).found == found


@pytest.mark.parametrize(
    ("tag", "nearest"),
    [
        ("{{ subjct }}", "subject"),
        ("{{ Number }}", "number"),
        ("{{ signatory.postion }}", "position"),
        ("{% for p in paragraph %}{% endfor %}", "paragraphs"),
        ("{{ xyzzy }}", ""),
    ],
)
def test_an_unknown_blank_offers_the_nearest_name(tag, nearest):
    fault = faults(of_paragraphs(tag))[0]
    assert fault.details["nearest"] == nearest
    assert not any(name.startswith("_") for name in fault.details["known"].split(", "))


def test_a_fault_in_a_table_names_table_row_cell_and_paragraph():
    def build(document):
        document.add_table(rows=1, cols=1)
        table = document.add_table(rows=4, cols=3)
        table.cell(2, 1).text = "หนึ่ง"
        table.cell(2, 1).add_paragraph("ช่อง {{ wrong }}")

    place = faults(own_template(build))[0].place
    assert (place.part, place.table, place.row, place.cell, place.paragraph) == ("word/document.xml", 2, 3, 2, 2)
    assert place.text == "ช่อง {{ wrong }}"


def test_a_fault_in_a_paragraph_names_the_paragraph_and_its_text():
    place = faults(of_paragraphs("หนึ่ง", "สอง", "สาม {{ wrong }} สี่"))[0].place
    assert (place.table, place.paragraph, place.text) == (None, 3, "สาม {{ wrong }} สี่")


def test_all_faults_are_told_at_once():
    told = faults(of_paragraphs("{{ a }}", "{{ b", "{% set c = 1 %}", "{% if subject %}", "{{ office }}"))
    assert {fault.code for fault in told} == {
        "unknown-blank",
        "tag-unclosed",
        "tag-not-allowed",
        "block-unclosed",
        "blank-not-text",
    }
    assert {fault.place.paragraph for fault in told} == {1, 2, 3, 4, 5}


def test_a_place_that_the_data_lack_is_named_with_its_tag():
    def build(document):
        document.add_paragraph("{{ column }}")
        document.add_table(rows=2, cols=2).cell(1, 1).text = "{{ signatures[1].role }}"

    (fault,) = faults(own_template(build), agreement(signers=1))
    assert (fault.code, fault.found) == ("blank-without-value", "{{ signatures[1].role }}")
    assert (fault.place.table, fault.place.row, fault.place.cell) == (1, 2, 2)
    assert fill(agreement(signers=2), own_template(build)).docx


def test_a_loop_over_what_the_data_lack_is_named_with_its_tag():
    template = of_paragraphs("ก", "{%p for line in indicators[7].sources %}", "{{ line }}", "{%p endfor %}")
    (fault,) = faults(template, agreement(2))
    assert (fault.code, fault.place.paragraph) == ("blank-without-value", 2)
    assert fill(agreement(8), template).docx


def test_asking_for_a_place_that_the_data_lack_is_a_fault_and_no_silent_no():
    (fault,) = faults(of_paragraphs("{% if signatures[1] %}สอง{% endif %}"), agreement(signers=1))
    assert (fault.code, fault.place.paragraph) == ("blank-without-value", 1)


def test_too_many_tags_are_refused_quickly():
    began = time.process_time()
    codes = {fault.code for fault in faults(of_runs("{{ to }}" * 6000))}
    assert codes == {"template-too-many-tags"}
    assert time.process_time() - began < 5


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
SHEET = '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
MAIN = '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"plain text", "not-an-office-file"),
        (b"%PDF-1.7 ...", "not-an-office-file"),
        (b"{\\rtf1 }", "not-an-office-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-office-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
        (b"PK\3\4 nothing more", "archive-damaged"),
        (zipped(a="b"), "document-part-missing"),
        (zipped(**{"[Content_Types].xml": TYPES.format(SHEET), "_rels/.rels": "<a/>"}), "not-a-word-file"),
        (zipped(**{"[Content_Types].xml": TYPES.format(""), "_rels/.rels": "<a/>"}), "document-part-missing"),
        (zipped(**{"[Content_Types].xml": TYPES.format(MAIN), "_rels/.rels": "<a/>"}), "document-part-missing"),
        (zipped(**{"[Content_Types].xml": "<Types", "_rels/.rels": "<a/>"}), "xml-damaged"),
    ],
)
def test_what_is_no_word_file_is_named(data, code):
    assert [fault.code for fault in faults(data)] == [code]


def test_the_other_forms_template_is_refused_with_its_blanks():
    told = faults(template("kpi-agreement"))
    assert {fault.found for fault in told if fault.code == "unknown-blank"} >= {
        "heading",
        "indicators",
        "signature_count",
    }


@pytest.mark.parametrize("twentieths", range(20))
def test_a_template_that_was_cut_off_is_refused(twentieths):
    whole = template("kpi-agreement")
    assert faults(whole[: len(whole) * twentieths // 20], agreement())
