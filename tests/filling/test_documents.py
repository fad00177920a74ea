"""What comes out for few and many rows and signers, for drafts and final documents; and always the same bytes."""

import datetime
import hashlib
import io
import subprocess
import sys
import zipfile

import docx
import pytest

from thaiforms.errors import UsageError
from thaiforms.filling import fill
from word_files import (
    NAMES,
    ROOT,
    SAMPLES,
    W,
    agreement,
    all_controls,
    filled,
    indicators,
    letter,
    own_template,
    paragraphs,
    part,
    sample,
    table,
    template,
)

DOTS = "…" * 12


def tables(data: bytes) -> list:
    return list(part(data).iter(f"{W}tbl"))


@pytest.mark.parametrize("count", [1, 2, 7, 40])
def test_a_table_has_a_row_for_each_indicator(count):
    rows = table(part(filled(agreement(count))))[2:]
    assert [row[0] for row in rows] == [[f"ยุทธศาสตร์ {n}".translate(thai())] for n in range(1, count + 1)]
    assert all(row[2][0].startswith(f"ตัวชี้วัดที่ {n} ".translate(thai())) for n, row in enumerate(rows, 1))


def thai() -> dict[int, str]:
    return str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize("signers", [0, 1, 2, 3])
def test_there_are_as_many_signature_blocks_as_signers(signers):
    found = tables(filled(agreement(signers=signers)))
    assert len(found) == (2 if signers else 1)
    if signers:
        cells = [paragraphs(cell) for cell in found[1].iter(f"{W}tc") if "".join(paragraphs(cell))]
        assert len(cells) == signers
        roles = ["ผู้รับการประเมิน", "ผู้ประเมิน", "ผู้บังคับบัญชาเหนือขึ้นไป"][:signers]
        for cell, role in zip(cells, roles, strict=True):
            assert cell[0].startswith(f"ลงชื่อ {DOTS}")
            assert cell[0].endswith(f" {role}")
            assert cell[1].startswith(f"({DOTS}")
            assert cell[2].startswith(f"ตำแหน่ง {DOTS}")
            assert cell[3] == "วันที่ …… เดือน ………… พ.ศ. ………"


def test_what_is_known_of_a_signer_stands_in_place_of_dots():
    block = {"role": "ผู้ประเมิน", "name": "นายสมชาย ใจดี", "position": "พัฒนาการจังหวัด", "date": "๑ เมษายน ๒๕๖๔"}
    found = tables(filled(agreement(signatures=[block])))[1]
    lines = [line for line in paragraphs(found) if line][1:]
    assert lines == ["(นายสมชาย ใจดี)", "พัฒนาการจังหวัด", "วันที่ ๑ เมษายน ๒๕๖๔"]


def test_a_signature_block_is_never_parted():
    found = tables(filled(agreement(signers=3)))[1]
    (row,) = found.iter(f"{W}tr")
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    assert {p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in found.iter(f"{W}p")} == {"AgreementSignature"}


def test_rows_of_indicators_run_on_over_the_pages_end():
    rows = list(tables(filled(agreement(3)))[0].iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is None for row in rows] == [False, False, True, True, True]


def test_a_filled_target_stands_in_its_cell():
    rows = indicators(1, targets=["", "✓", "80", "", "ครบ"])
    assert table(part(filled(agreement(indicators=rows))))[2][4:9] == [[""], ["✓"], ["๘๐"], [""], ["ครบ"]]


@pytest.mark.parametrize(("weight", "shown"), [("100", "๑๐๐"), ("100.0", "๑๐๐"), ("100.00", "๑๐๐")])
def test_a_weight_is_written_without_idle_zeros(weight, shown):
    assert table(part(filled(agreement(indicators=indicators(1, weight=weight)))))[2][9] == [shown]


def test_parts_of_a_percent_stay():
    rows = [row | {"weight": weight} for row, weight in zip(indicators(2), ("12.50", "87.5"), strict=True)]
    assert [row[9] for row in table(part(filled(agreement(indicators=rows))))[2:]] == [["๑๒.๕"], ["๘๗.๕"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_drafts_mark_goes_from_a_final_document(name):
    form = sample(name).model_copy(update={"draft": True})
    assert all_controls(filled(form))["draft"] == "(ร่าง)"
    assert "(ร่าง)" not in "".join(all_controls(filled(form, final=True)).values())


@pytest.mark.parametrize(
    ("enclosures", "numbers"),
    [([], []), (["ก"], []), (["ก", "ข"], ["๑.\tก", "๒.\tข"]), (["ก"] * 11, [f"{n}.\tก" for n in ("๑๐", "๑๑")])],
)
def test_several_enclosures_are_numbered_and_none_leave_no_table(enclosures, numbers):
    data = filled(letter(enclosures=enclosures))
    texts = paragraphs(part(data))
    assert all(number in texts for number in numbers)
    assert len(tables(data)) == (1 if enclosures else 0)
    assert texts.count("สิ่งที่ส่งมาด้วย") == (1 if enclosures else 0)


@pytest.mark.parametrize("authority", [(), ("ผู้ว่าราชการจังหวัด",), ("รองอธิบดี", "อธิบดีกรมการพัฒนาชุมชน")])
def test_who_is_acted_for_stands_below_the_position(authority):
    signatory = letter().signatory.model_copy(update={"acting_for": authority})
    texts = paragraphs(part(filled(letter(signatory=signatory, owner=()))))
    acting = " ปฏิบัติราชการแทน" if authority else ""
    assert texts[-1 - len(authority) :] == [f"พัฒนาการจังหวัดสุราษฎร์ธานี{acting}", *authority]


@pytest.mark.parametrize(("emblem", "pictures"), [("garuda", 1), ("none", 0)])
def test_the_garuda_can_be_left_to_printed_paper(emblem, pictures):
    root = part(filled(letter(emblem=emblem)))
    assert len(list(root.iter(f"{W}drawing"))) == pictures
    assert paragraphs(root)[0] == ""


@pytest.mark.parametrize(("numerals", "pages"), [("thai", "thaiNumbers"), ("arabic", "decimal")])
def test_page_numbers_follow_the_digits(numerals, pages):
    root = part(filled(letter(), numerals=numerals))
    assert next(root.iter(f"{W}pgNumType")).get(f"{W}fmt") == pages


@pytest.mark.parametrize("name", NAMES)
def test_the_same_form_gives_the_same_bytes(name):
    assert filled(sample(name)) == filled(sample(name))


def test_another_process_gives_the_same_bytes():
    script = (
        "import hashlib, pathlib; from thaiforms.filling import fill; from thaiforms.intake import read_file\n"
        f"for name in {NAMES}:\n"
        f"    form = read_file(pathlib.Path({str(SAMPLES)!r}) / (name + '.yaml')).form\n"
        f"    template = pathlib.Path({str(ROOT / 'templates')!r}, form.form, 'template.docx').read_bytes()\n"
        "    print(hashlib.sha256(fill(form, template).docx).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.decode().split() == [hashlib.sha256(filled(sample(name))).hexdigest() for name in NAMES]


def test_the_moment_is_given_and_not_taken():
    moment = datetime.datetime(2021, 6, 15, 9, 30, tzinfo=datetime.UTC)
    properties = docx.Document(io.BytesIO(filled(letter(), moment=moment))).core_properties
    assert properties.created == properties.modified == moment.replace(tzinfo=properties.created.tzinfo)
    assert docx.Document(io.BytesIO(filled(letter()))).core_properties.created is None


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_called_by_its_subject_or_heading(name):
    form = sample(name)
    title = docx.Document(io.BytesIO(filled(form))).core_properties.title
    assert title == (form.subject if name == "circular" else form.heading[0])


@pytest.mark.parametrize("text", ["form: circular\n", "ก & <ข>\r\n\tค: “ง”\n", "]]>"])
def test_the_source_travels_in_a_part_of_its_own(text):
    data = filled(letter(), source=text)
    root = part(data, "customXml/item1.xml")
    assert root.text == text
    office = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    assert part(data, "customXml/itemProps1.xml").get(f"{{{office}}}itemID").startswith("{")
    related = part(data, "word/_rels/document.xml.rels")
    assert [node.get("Target") for node in related if node.get("Type").endswith("/customXml")] == [
        "/customXml/item1.xml"
    ]
    assert docx.Document(io.BytesIO(data)).paragraphs


def test_a_source_beside_another_custom_part_takes_the_next_number():
    own = own_template(lambda document: document.add_paragraph("{{ subject }}"))
    with zipfile.ZipFile(io.BytesIO(own)) as archive:
        assert "customXml/item1.xml" in archive.namelist()  # python-docx's blank document brings one
    data = fill(letter(), own, source="form: circular\n").docx
    assert part(data, "customXml/item2.xml").text == "form: circular\n"


def test_a_final_document_carries_no_source():
    with pytest.raises(UsageError) as caught:
        fill(letter(), template("circular"), final=True, source="form: circular\n")
    assert [fault.code for fault in caught.value.faults] == ["final-with-source"]
    with zipfile.ZipFile(io.BytesIO(filled(letter(), final=True))) as archive:
        assert not [name for name in archive.namelist() if name.startswith("customXml")]


@pytest.mark.parametrize("name", NAMES)
def test_every_time_in_the_archive_is_the_oldest_there_is(name):
    with zipfile.ZipFile(io.BytesIO(filled(sample(name)))) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
