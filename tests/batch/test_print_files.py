"""Print files: one PDF a group, in the roster's order, each document on a sheet of its own; and everything as a ZIP."""

import io
import re
import zipfile

import pikepdf
import pytest
from test_parts import bookmarks

import thaiforms
from batching import LETTER, files_of, job, leftovers_of, manifest_of, people, write_roster
from readers import pdfium


def pages(path):
    return pdfium(path.read_bytes())


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("printed")
    summary = thaiforms.run_batch(job(folder, 12, print_file=True, group="พิมพ์/{district}", archive=True))
    return folder, summary


def test_there_is_a_file_for_each_group_in_the_order_of_the_roster(printed):
    folder, summary = printed
    assert [path.relative_to(folder / "out").as_posix() for path in summary.print_files] == [
        f"พิมพ์/{district}.pdf" for district in ("เมือง", "พุนพิน", "ไชยา", "ท่าชนะ", "บ้านนาเดิม")
    ]


def test_each_document_stands_in_it_once_in_order_and_begins_a_sheet(printed):
    _, summary = printed
    texts = pages(summary.print_files[0])
    assert [re.search("ลำดับ([๐-๙]+)", text)[1] for text in texts[::2]] == ["๑", "๖", "๑๑"]
    assert [text.strip() for text in texts[1::2]] == ["", "", ""]
    assert len(texts) == 6


def test_it_has_a_bookmark_for_each_document_by_its_name(printed):
    _, summary = printed
    titles = [title for title, _, _ in bookmarks(summary.print_files[0].read_bytes())]
    assert titles == ["letter นายสมมุติ ลำดับ1", "letter นายสมมุติ ลำดับ6", "letter นายสมมุติ ลำดับ11"]


def test_it_is_a_tagged_pdf_with_each_font_once(printed):
    _, summary = printed
    with pikepdf.open(summary.print_files[0]) as document:
        files = [font for font in document.objects if isinstance(font, pikepdf.Dictionary) and "/FontFile2" in font]
        assert len(files) == len({str(font.FontName) for font in files})
        assert document.Root.MarkInfo.Marked


def test_a_second_run_leaves_print_files_as_they_are(printed):
    folder, summary = printed
    before = {path: path.stat().st_mtime_ns for path in summary.print_files}
    again = thaiforms.run_batch(job(folder, 12, print_file=True, group="พิมพ์/{district}", archive=True))
    assert again.unchanged == 12
    assert again.print_files == summary.print_files
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_row_that_changes_changes_its_groups_file_alone(tmp_path):
    first = thaiforms.run_batch(job(tmp_path, 12, print_file=True, group="{district}"))
    before = {path: path.read_bytes() for path in first.print_files}
    rows = people(12)
    rows[1] = (rows[1][0], "นางสาวสมมุติ คนใหม่")
    thaiforms.run_batch(job(tmp_path, write_roster(tmp_path, rows), print_file=True, group="{district}"))
    changed = [path.stem for path in before if path.read_bytes() != before[path]]
    assert changed == ["พุนพิน"]
    assert leftovers_of(tmp_path) == []


def test_a_group_that_lacks_a_row_says_so(tmp_path):
    rows = people(10)
    rows[6] = (rows[6][0], "\U0001f9ff")
    summary = thaiforms.run_batch(job(tmp_path, write_roster(tmp_path, rows), print_file=True, group="{district}"))
    told = [fault for fault in summary.warnings if fault.code == "print-file-lacks-rows"]
    assert [(fault.found, fault.details["rows"]) for fault in told] == [("พุนพิน", "7")]
    assert len(summary.print_files) == 5


def test_one_file_of_all_has_every_document(tmp_path):
    summary = thaiforms.run_batch(job(tmp_path, 7, print_file=True, group="ทั้งหมด", formats=("docx",)))
    (path,) = summary.print_files
    assert len(pages(path)) == 14
    assert [line["row"] for line in manifest_of(tmp_path / "out")] == [0, 1, 2, 3, 4, 5, 6, 7]


def test_a_print_file_never_takes_a_documents_name(tmp_path):
    summary = thaiforms.run_batch(job(tmp_path, 3, name="{district}", print_file=True, group="{district}"))
    assert summary.made == 3
    assert [path.name for path in summary.print_files] == ["เมือง (2).pdf", "พุนพิน (2).pdf", "ไชยา (2).pdf"]
    assert thaiforms.run_batch(job(tmp_path, 3, name="{district}", print_file=True, group="{district}")).unchanged == 3
    assert len(files_of(tmp_path / "out")) == 9


def test_a_failed_print_file_is_a_fault_and_stops_nothing(tmp_path):
    asked = job(tmp_path, 5, print_file=True, group="{district}")
    asked.output.mkdir()
    (asked.output / "พุนพิน.pdf").write_bytes(b"somebody's")
    summary = thaiforms.run_batch(asked)
    assert (summary.made, summary.exit_code) == (5, 6)
    assert [fault.code for fault in summary.faults] == ["output-exists"]
    assert (asked.output / "พุนพิน.pdf").read_bytes() == b"somebody's"


def test_the_archive_holds_every_document_in_order_and_is_the_same_twice(printed):
    folder, summary = printed
    data = summary.archive.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
        assert archive.namelist()[0].endswith("ลำดับ1.docx")
    assert held == files_of(folder / "out")
    again = thaiforms.run_batch(job(folder, 12, print_file=True, group="พิมพ์/{district}", archive=True))
    assert again.archive.read_bytes() == data


def test_letters_longer_than_a_page_begin_on_a_sheet_too(tmp_path):
    long = LETTER.replace("เข้าร่วมประชุม", "เข้าร่วมประชุม " + "ตามระเบียบวาระการประชุมที่ส่งมาพร้อมนี้ " * 90)
    summary = thaiforms.run_batch(job(tmp_path, 2, letter=long, print_file=True, group="ทั้งหมด"))
    texts = pages(summary.print_files[0])
    lengths = [line["pages"] for line in manifest_of(tmp_path / "out") if line["row"]]
    assert lengths[0] > 1
    assert len(texts) == sum(length + length % 2 for length in lengths)
