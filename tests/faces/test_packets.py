"""``thaiforms make --packet``: one PDF of a folder's forms, letters first, and a DOCX of each; all of it or nothing."""

from pathlib import Path

import pytest
from test_parts import bookmarks

import thaiforms
from samples import SAMPLES, TABLES, made


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file() and path.suffix in {".docx", ".pdf", ".tmp"}}


def test_the_sample_becomes_one_pdf_and_four_word_files(thaiforms_, tmp_path):
    said = thaiforms_("make", str(SAMPLES), "-o", "out", "--packet")
    assert said.code == 0
    assert names(tmp_path) == {
        *("circular-packet.pdf", "circular.docx"),
        *("development-worker.docx", "district-officer.docx", "team.docx"),
    }
    assert sorted(map(str.strip, said.lines)) == sorted(str(Path("out") / name) for name in names(tmp_path))


def test_the_letter_comes_first_and_then_the_tables_by_their_names(thaiforms_, tmp_path):
    assert thaiforms_("make", str(SAMPLES), "-o", "out", "--packet", "--no-docx").code == 0
    assert names(tmp_path) == {"circular-packet.pdf"}
    pdf = (tmp_path / "out" / "circular-packet.pdf").read_bytes()
    order = ("circular", *sorted(TABLES))
    assert pdf == thaiforms.bind(map(made, order), title=made("circular").title)
    assert [page for _, page, _ in bookmarks(pdf)] == [0, 1, 4, 7]


def test_files_that_are_named_keep_their_order_after_the_letter(thaiforms_, tmp_path):
    inputs = [str(SAMPLES / f"{name}.yaml") for name in ("team", "development-worker", "circular")]
    assert thaiforms_("make", *inputs, "-o", "out", "--packet").code == 0
    pdf = (tmp_path / "out" / "circular-packet.pdf").read_bytes()
    assert pdf == thaiforms.bind(map(made, ("circular", "team", "development-worker")), title=made("circular").title)


def test_each_folder_is_a_packet_of_its_own(thaiforms_, letter, table, tmp_path):
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        for path in (letter, table):
            (tmp_path / place / path.name).write_text(path.read_text("utf-8"), "utf-8")
    assert thaiforms_("make", "a", "b", "--packet", "--no-docx").code == 0
    assert [(tmp_path / place / "letter-packet.pdf").is_file() for place in "ab"] == [True, True]
    assert (tmp_path / "a" / "letter-packet.pdf").read_bytes() == (tmp_path / "b" / "letter-packet.pdf").read_bytes()


def test_for_printing_on_both_sides_each_document_begins_on_a_front(thaiforms_, tmp_path):
    assert thaiforms_("make", str(SAMPLES), "-o", "out", "--packet", "--duplex").code == 0
    pdf = (tmp_path / "out" / "circular-packet.pdf").read_bytes()
    assert [page for _, page, _ in bookmarks(pdf)] == [0, 2, 6, 10]


def test_a_packet_that_lacks_a_document_is_not_made(thaiforms_, letter, table, tmp_path):
    table.write_text(table.read_text("utf-8").replace("weight: 100", "weight: x"), "utf-8")
    said = thaiforms_("make", ".", "--packet")
    assert said.code == 1
    assert said.lines == []
    assert names(tmp_path) == set()
    assert "letter-packet.pdf" in said.err
    assert "table.yaml" in said.err


def test_a_letter_no_font_has_stops_the_packet(thaiforms_, letter, table, tmp_path):
    letter.write_text(letter.read_text("utf-8").replace("กำนันทุกตำบล", "กำนัน 漢"), "utf-8")
    assert thaiforms_("make", ".", "--packet").code == 4
    assert names(tmp_path) == set()


def test_anothers_file_stops_all_files_of_the_packet(thaiforms_, letter, table, tmp_path):
    (tmp_path / "table.docx").write_bytes(b"mine")
    assert thaiforms_("make", ".", "--packet").code == 5
    assert names(tmp_path) == {"table.docx"}
    assert (tmp_path / "table.docx").read_bytes() == b"mine"
    assert thaiforms_("make", ".", "--packet", "--overwrite").code == 0
    assert names(tmp_path) == {"table.docx", "letter.docx", "letter-packet.pdf"}


def test_made_twice_it_is_the_same(thaiforms_, letter, table, tmp_path):
    contents = []
    for _ in range(2):
        assert thaiforms_("make", ".", "--packet", "--duplex").code == 0
        contents.append({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert contents[0] == contents[1]


@pytest.mark.parametrize(
    "switches", [["--packet", "--no-pdf"], ["--duplex"], ["--duplex", "--no-pdf"], ["--packet", "--no-pdf", "--duplex"]]
)
def test_what_makes_no_sense_is_refused(thaiforms_, letter, tmp_path, switches):
    said = thaiforms_("make", "letter.yaml", *switches)
    assert (said.code, said.out) == (2, "")
    assert names(tmp_path) == set()


def test_the_packet_carries_no_source_but_its_word_files_do(thaiforms_, letter, table, tmp_path):
    assert thaiforms_("make", ".", "--packet", "--attach-source").code == 0
    assert b"/EmbeddedFile" not in (tmp_path / "letter-packet.pdf").read_bytes()
    carried = thaiforms.make(thaiforms.read(letter), attach_source=True).docx
    assert (tmp_path / "letter.docx").read_bytes() == carried


@pytest.mark.parametrize("switches", [[], ["--duplex"]])
def test_a_packet_is_reopened_before_it_is_written_where_that_is_asked_for(
    thaiforms_, letter, table, tmp_path, switches
):
    assert thaiforms_("make", ".", "--packet", "--verify", *switches).code == 0
    assert "letter-packet.pdf" in names(tmp_path)


def test_a_packet_that_lost_letters_is_not_written(thaiforms_, letter, table, tmp_path, monkeypatch):
    torn = thaiforms.bind([thaiforms.make(thaiforms.read(table))] * 2, title="")
    monkeypatch.setattr(thaiforms, "bind", lambda *_, **__: torn)
    assert thaiforms_("make", ".", "--packet", "--verify").code == 7
    assert names(tmp_path) == set()
