"""Drafts in and out: documents, data, workbooks, packets; and back again from what was given out."""

import io
import json
import re
import zipfile
from urllib.parse import unquote

import pypdfium2
import pytest

import thaiforms
from samples import NAMES, SAMPLES, TABLES, form


def name_of(answer):
    return unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])


def final(clerk, name):
    clerk.put_sample(name)
    clerk.post(f"/drafts/{name}", {**clerk.fields(name), "draft": "no"})


def drafty(clerk, name):
    clerk.put_sample(name)
    clerk.post(f"/drafts/{name}", {**clerk.fields(name), "draft": "yes"})


@pytest.mark.parametrize("name", NAMES)
def test_a_drafts_files_carry_their_source(clerk, name):
    drafty(clerk, name)
    expected = thaiforms.make(form(name).model_copy(update={"draft": True}), attach_source=True)
    assert clerk.get(f"/drafts/{name}/document.pdf").content == expected.pdf
    assert clerk.get(f"/drafts/{name}/document.docx").content == expected.docx
    assert thaiforms.extract(clerk.get(f"/drafts/{name}/document.pdf").content) == clerk.read(name)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("name", NAMES)
def test_a_final_document_carries_none(clerk, name, kind):
    final(clerk, name)
    content = clerk.get(f"/drafts/{name}/document.{kind}").content
    assert content == getattr(thaiforms.make(form(name).model_copy(update={"draft": False}), final=True), kind)
    with pytest.raises(thaiforms.InputError):
        thaiforms.extract(content)


@pytest.mark.parametrize("name", NAMES)
def test_both_come_as_an_archive_of_the_same_bytes(clerk, name):
    clerk.put_sample(name)
    answer = clerk.get(f"/drafts/{name}/document.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        found = {file.rpartition(".")[2]: archive.read(file) for file in archive.namelist()}
    assert found == {kind: clerk.get(f"/drafts/{name}/document.{kind}").content for kind in ("pdf", "docx")}
    assert clerk.get(f"/drafts/{name}/document.zip").content == answer.content


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("circular", "หนังสือ สฎ ๐๐๑๙.๐๑-ว ๕๑๘๘ ศาลากลางจังหวัดสุราษฎร์ธานี 15 มิถุนายน 2564.pdf"),
        ("team", "แบบกำหนดตัวชี้วัด ทีมอำเภอ พัฒนาการจังหวัด พัฒนาการอำเภอ รอบ 2-2564 (ร่าง).pdf"),
    ],
)
def test_files_are_called_by_form_office_and_round(clerk, name, file):
    clerk.put_sample(name)
    assert name_of(clerk.get(f"/drafts/{name}/document.pdf")) == file


@pytest.mark.parametrize("kind", ["document.pdf", "document.docx", "document.zip", "show.pdf", "data.xlsx"])
def test_what_is_wrong_is_not_given_out(clerk, kind):
    clerk.put_sample("team")
    clerk.post("/drafts/team", {**clerk.fields("team"), "indicators[0].weight": "41"})
    answer = clerk.get(f"/drafts/team/{kind}")
    assert answer.status_code == 422
    assert "101" in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_to_print_is_the_pdf_that_is_kept(clerk, name):
    clerk.put_sample(name)
    shown = clerk.get(f"/drafts/{name}/show.pdf")
    assert shown.headers["content-disposition"] == "inline"
    assert shown.content == clerk.get(f"/drafts/{name}/document.pdf").content


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["document.pdf", "document.docx", "data.yaml", "data.xlsx"])
def test_what_was_given_out_can_be_opened_again(clerk, name, kind):
    drafty(clerk, name)
    content = clerk.get(f"/drafts/{name}/{kind}").content
    suffix = kind.rpartition(".")[2]
    answer = clerk.post("/files", files={"file": (f"กลับมา.{suffix}", content)})
    assert answer.headers["hx-redirect"].startswith("/drafts/")
    assert clerk.read("กลับมา") == clerk.read(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_data_file_of_ones_own_can_be_opened(clerk, name):
    clerk.post("/files", files={"file": ("ไฟล์.yaml", (SAMPLES / f"{name}.yaml").read_bytes())})
    assert thaiforms.read(clerk.folder / "ไฟล์.yaml") == form(name)


def test_a_data_file_with_faults_opens_as_a_draft_to_mend(clerk):
    clerk.post(
        "/files", files={"file": ("ผิด.yaml", "form: circular\nsubject: ก\ndate: ๓๕ มิ.ย. ๖๔\nsubjct: ข\n".encode())}
    )
    fields = clerk.fields("ผิด")
    assert (fields["subject"], fields["date"], fields["subjct"]) == ("ก", "๓๕ มิ.ย. ๖๔", "ข")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.yaml", b""),
        ("x.yaml", b"\xff\xfe"),
        ("x.yaml", b"a: 1"),
        ("x.yaml", b"form: nonsense"),
        ("x.json", b"{"),
        ("x.pdf", b"%PDF-1.7\n%%EOF"),
        ("x.docx", b"PK\x03\x04"),
        ("x.xlsx", b"PK\x03\x04"),
        ("x.xlsx", b"not a workbook"),
        ("x.docx", (SAMPLES.parent.parent / "templates" / "circular" / "template.docx").read_bytes()),
        ("x.exe", b"MZ"),
        ("", b"form: circular"),
    ],
)
def test_what_is_no_form_is_told_and_nothing_is_written(clerk, name, content):
    answer = clerk.post("/files", files={"file": (name, content)})
    if name:
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
        assert list(clerk.folder.glob("*.yaml")) == []
    else:
        assert answer.status_code in {200, 400, 422}


def edited(docx, before, after):
    """The document with a text changed, as Word would save it."""
    out, stream = io.BytesIO(), io.BytesIO(docx)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(before.encode(), after.encode()) if name == "word/document.xml" else data)
    return out.getvalue()


def test_a_document_that_was_edited_in_word_is_read_back_and_compared(clerk):
    drafty(clerk, "circular")
    docx = edited(clerk.get("/drafts/circular/document.docx").content, "นายอำเภอทุกอำเภอ", "กำนันทุกตำบล")
    answer = clerk.post("/files", files={"file": ("แก้แล้ว.docx", docx)})
    assert answer.headers["hx-retarget"] == "#main"
    assert "นายอำเภอทุกอำเภอ" in answer.text
    assert "กำนันทุกตำบล" in answer.text
    assert thaiforms.read(clerk.folder / "แก้แล้ว.yaml").to == "กำนันทุกตำบล"
    offered = json.loads(re.search(r"hx-vals='([^']*_moment[^']*)'", answer.text)[1])
    clerk.post("/drafts/แก้แล้ว/restore", offered)
    assert clerk.read("แก้แล้ว") == clerk.read("circular")


def test_an_edited_final_document_is_read_from_its_fields(clerk):
    final(clerk, "circular")
    docx = clerk.get("/drafts/circular/document.docx").content
    answer = clerk.post("/files", files={"file": ("จริง.docx", docx)})
    assert "hx-retarget" in answer.headers
    assert thaiforms.read(clerk.folder / "จริง.yaml").subject == form("circular").subject


def test_a_packet_is_one_pdf_letters_first(clerk):
    for name in ("team", "circular"):
        clerk.put_sample(name)
    answer = clerk.get("/packet", params={"draft": ["team", "circular"]})
    with pypdfium2.PdfDocument(answer.content) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert "สฎ ๐๐๑๙" in texts[0]
    assert len(texts) == sum(len(thaiforms.make(form(name)).pages) for name in ("team", "circular"))


def test_a_packet_of_nothing_is_told(clerk):
    assert clerk.get("/packet").status_code == 422


@pytest.mark.parametrize("name", TABLES)
def test_the_next_round_is_a_draft_of_its_own(clerk, name):
    clerk.put_sample(name)
    before = clerk.read(name)
    address = unquote(clerk.post(f"/drafts/{name}/next-round").headers["hx-redirect"])
    assert clerk.read(name) == before
    assert "รอบ 1-2565" in address
    page = clerk.get(address)
    assert 'value="2565"' in page.text
    assert ('class="notes"' in page.text) == (name != "development-worker"), "its texts speak of no year"


@pytest.mark.parametrize("kind", ["circular", "team", "district-officer", "development-worker"])
@pytest.mark.parametrize("origin", ["blank", "sample"])
def test_every_form_can_be_begun(clerk, kind, origin):
    address = unquote(clerk.post("/drafts", {"kind": kind, "from": origin}).headers["hx-redirect"])
    page = clerk.get(address)
    assert page.status_code == 200
    assert ("พร้อมพิมพ์" in page.text) == (origin == "sample")
    assert clerk.get(f"/forms/{kind}.png").headers["content-type"] == "image/png"


def test_the_start_page_lists_the_drafts_and_those_that_were_removed(clerk):
    clerk.put_sample("team")
    clerk.put_sample("circular")
    revision = clerk.revision("team")
    answer = clerk.post("/drafts/team/remove", {"_seen": revision})
    assert "เรียกคืน" in answer.text
    page = clerk.get("/").text
    assert "/drafts/circular" in page
    assert "/drafts/team/history" in page
    assert not (clerk.folder / "team.yaml").exists()


def test_a_draft_is_copied_and_renamed(clerk):
    clerk.put_sample("team")
    clerk.post("/drafts/team/copy")
    assert clerk.read("team (2)") == clerk.read("team")
    clerk.post("/drafts/team/rename", {"new": "ชื่อใหม่", "_seen": clerk.revision("team")})
    assert sorted(path.stem for path in clerk.folder.glob("*.yaml")) == ["team (2)", "ชื่อใหม่"]
