"""The two Word templates: what the scripts beside them write, what Word shows of them, what the standard asks for."""

import importlib
import io
import os
import subprocess
import sys
import zipfile

import docx
import pytest
from docx.shared import Cm, Mm
from lxml import etree

from thaiforms.filling.shape import names_of, shape_of
from thaiforms.model import FORMS as MODELS
from word_files import ROOT, W, part, template

FORMS = ("circular", "kpi-agreement")
COMPACT = " (กระชับ)"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(form: str) -> bytes:
    sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module(f"templates.{form}.make_template").make_template()
    finally:
        sys.path.remove(str(ROOT))


def styles(form: str) -> dict[str, etree._Element]:
    found = part(template(form), "word/styles.xml").iter(f"{W}style")
    return {style.find(f"{W}name").get(f"{W}val"): style for style in found}


@pytest.mark.parametrize("form", FORMS)
def test_the_file_is_what_its_script_writes(form):
    """If not: python -m templates.<form>.make_template. Parts, not bytes: another zlib packs the same otherwise."""
    assert parts(made(form)) == parts(template(form))
    assert list(parts(made(form))) == list(parts(template(form)))


@pytest.mark.parametrize("form", FORMS)
def test_the_script_writes_the_same_bytes_each_time(form, tmp_path):
    for name, seed in (("one", "1"), ("two", "2")):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = (sys.executable, "-m", f"templates.{form}.make_template", str(tmp_path / name))
        subprocess.run(command, cwd=ROOT, check=True, env=environment)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_every_paragraph_has_a_named_style(form):
    known = {style.get(f"{W}styleId") for style in styles(form).values()}
    for name in parts(template(form)):
        if name.startswith(("word/document", "word/header", "word/footer")):
            for paragraph in part(template(form), name).iter(f"{W}p"):
                assert paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in known


@pytest.mark.parametrize("form", FORMS)
def test_type_is_named_for_both_scripts_and_nothing_is_spaced_by_default(form):
    defaults = part(template(form), "word/styles.xml").find(f"{W}docDefaults")
    fonts = defaults.find(f".//{W}rFonts")
    assert {fonts.get(f"{W}{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"TH Sarabun New"}
    sizes = {defaults.find(f".//{W}{name}").get(f"{W}val") for name in ("sz", "szCs")}
    assert sizes == {"32" if form == "circular" else "28"}
    spacing = defaults.find(f".//{W}spacing")
    assert [spacing.get(f"{W}{name}") for name in ("before", "after", "line")] == ["0", "0", "240"]
    assert defaults.find(f".//{W}lang").get(f"{W}bidi") is None  # one word processor misplaces ำ with it


@pytest.mark.parametrize("form", FORMS)
def test_properties_come_in_twins_and_thai_is_never_left_unproofed(form):
    for name, data in parts(template(form)).items():
        if name.startswith("word/") and name.endswith(".xml"):
            root = etree.fromstring(data)
            assert root.find(f".//{W}noProof") is None
            for look in root.iter(f"{W}rPr"):
                for one, other in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
                    assert (look.find(f"{W}{one}") is None) == (look.find(f"{W}{other}") is None)


@pytest.mark.parametrize("form", FORMS)
def test_word_breaks_thai_by_its_dictionary(form):
    (setting,) = part(template(form), "word/settings.xml").iter(f"{W}compatSetting")
    assert (setting.get(f"{W}name"), setting.get(f"{W}val")) == ("compatibilityMode", "15")


@pytest.mark.parametrize("form", FORMS)
def test_only_the_letters_body_is_distributed(form):
    found = {
        name
        for name, style in styles(form).items()
        if style.find(f"{W}pPr/{W}jc") is not None and style.find(f"{W}pPr/{W}jc").get(f"{W}val") == "thaiDistribute"
    }
    body = ("หนังสือ เนื้อความ", "หนังสือ เนื้อความ ย่อหน้าท้าย")
    assert found == ({*body, *(name + COMPACT for name in body)} if form == "circular" else set())


@pytest.mark.parametrize("form", FORMS)
def test_no_person_and_no_machine_made_it(form):
    properties = docx.Document(io.BytesIO(template(form))).core_properties
    assert (properties.author, properties.last_modified_by, properties.created) == ("", "", None)
    assert properties.title


def test_the_letters_page_is_the_standards():
    section = docx.Document(io.BytesIO(template("circular"))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    for margin, want in zip(margins, (3, 2, 2.5, 2), strict=True):
        assert margin.cm == pytest.approx(want, abs=0.01)
    assert section.different_first_page_header_footer


def test_the_letters_measures_are_the_standards():
    styled = docx.Document(io.BytesIO(template("circular"))).styles
    format_of = {style.name: style.paragraph_format for style in styled if style.name.startswith("หนังสือ")}
    assert format_of["หนังสือ เนื้อความ"].first_line_indent.cm == pytest.approx(2.5, abs=0.01)
    assert format_of["หนังสือ วันที่"].left_indent.cm == pytest.approx(7.5, abs=0.01)
    for name in ("วันที่", "เรื่อง", "คำขึ้นต้น", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "เนื้อความ"):
        assert format_of[f"หนังสือ {name}"].space_before.pt == 6
    assert format_of["หนังสือ คำลงท้าย"].space_before.pt == 12
    assert format_of["หนังสือ ชื่อผู้ลงนาม"].space_before.pt == pytest.approx(4 * 16 * 1.331, abs=0.1)
    assert format_of["หนังสือ ชื่อผู้ลงนาม" + COMPACT].space_before.pt == 2 * close_line()


def close_line() -> float:
    """The height of a closed-up letter's lines, in points."""
    spacing = styles("circular")["หนังสือ เนื้อความ" + COMPACT].find(f"{W}pPr/{W}spacing")
    return int(spacing.get(f"{W}line")) / 20


def test_a_close_letters_lines_are_eighteen_to_nineteen_points_and_its_type_no_smaller():
    assert 18 <= close_line() <= 19
    plain = {name for name in styles("circular") if not name.endswith(COMPACT)}
    twins = {name: style for name, style in styles("circular").items() if name.endswith(COMPACT)}
    assert len(twins) > 12
    for name, style in twins.items():
        spacing = style.find(f"{W}pPr/{W}spacing")
        assert name.removesuffix(COMPACT) in plain
        assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == (str(round(close_line() * 20)), "exact")
        assert style.find(f"{W}rPr") is None


def test_the_garuda_is_three_centimetres_high_and_hangs_centred_one_and_a_half_from_the_top():
    root = part(template("circular"))
    anchor = next(root.iter("{*}anchor"))
    assert int(anchor.find("{*}extent").get("cy")) == Cm(3)
    assert anchor.find("{*}positionH/{*}align").text == "center"
    assert int(anchor.find("{*}positionV/{*}posOffset").text) == Cm(1.5)
    assert anchor.find("{*}docPr").get("descr") == "ตราครุฑ"
    assert parts(template("circular"))["word/media/garuda.png"] == (ROOT / "templates/circular/garuda.png").read_bytes()


def test_pages_are_numbered_in_thai_from_the_second_on():
    root = part(template("circular"))
    assert next(root.iter(f"{W}pgNumType")).get(f"{W}fmt") == "thaiNumbers"
    related = {
        node.get("Id"): node.get("Target") for node in part(template("circular"), "word/_rels/document.xml.rels")
    }
    headers = {node.get(f"{W}type"): related[node.get(RELATION)] for node in root.iter(f"{W}headerReference")}
    texts = {kind: "".join(part(template("circular"), f"word/{name}").itertext()) for kind, name in headers.items()}
    assert "PAGE" in texts["default"]
    assert "PAGE" not in texts["first"]


def test_the_tables_columns_are_as_wide_as_the_originals():
    document = docx.Document(io.BytesIO(template("kpi-agreement")))
    columns = [column.get(f"{W}w") for column in document.tables[0]._tbl.tblGrid]
    want = (20.5, 23, 59.5, 10.6, 4.2, 4.2, 4.2, 4.2, 4.2, 13.0, 36.4)
    assert [int(width) for width in columns] == [round(width / 25.4 * 1440) for width in want]
    assert sum(want) <= 184.01
    section = document.sections[0]
    assert section.left_margin.mm == section.right_margin.mm == pytest.approx(Mm(13).mm, abs=0.05)


@pytest.mark.parametrize("form", FORMS)
def test_a_row_is_as_wide_as_its_table(form):
    for table in part(template(form)).iter(f"{W}tbl"):
        grid = sum(int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid"))
        for row in table.iter(f"{W}tr"):
            assert sum(int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.iter(f"{W}tc")) == grid


@pytest.mark.parametrize("form", FORMS)
def test_the_notes_say_what_the_form_demands(form):
    notes = (ROOT / "templates" / form / "notes.md").read_text("utf-8")
    for heading in (
        "## What the form demands",
        "## What Word writes",
        "## What we do",
        "## Blanks",
        "## Your own copy",
    ):
        assert heading in notes


@pytest.mark.parametrize("form", FORMS)
def test_the_notes_name_every_blank(form):
    notes = (ROOT / "templates" / form / "notes.md").read_text("utf-8")
    for name, _ in names_of(shape_of(MODELS[form])):
        for word in name.split("."):
            assert any(f"{before}{word}{after}" in notes for before in "`." for after in "`."), name
