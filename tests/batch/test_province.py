"""The sample of one province, by one command each; all that it makes is read back."""

import io
import re
from pathlib import Path

import pytest
from docx import Document

from readers import pdfium
from thaiforms.batch.roster import read_roster
from thaiforms.faces.cli.main import main

SAMPLES = Path(__file__).parents[2] / "samples" / "surat-thani"
COMMANDS = {
    "circular": ("districts", "{district}"),
    "team": ("districts", "{district}"),
    "district-officers": ("districts", "{district}/{name}"),
    "development-workers": ("people", "{district}/{name}"),
}


def words(text):
    """Text without what readers add or leave out: gaps, line ends, and how SARA AM is put together."""
    return re.sub(r"\s+", "", text).replace("\u0e4d\u0e32", "\u0e33").replace("\u200b", "")


def docx_text(data):
    document = Document(io.BytesIO(data))
    return words("".join(text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t")))


def pdf_text(data):
    return words("".join(pdfium(data)))


@pytest.fixture(scope="module", params=COMMANDS)
def run(request, tmp_path_factory):
    """One command, with the rows of its roster and the folder that it wrote."""
    roster, pattern = COMMANDS[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    files = [str(SAMPLES / f"{request.param}.yaml"), str(SAMPLES / f"{roster}.xlsx")]
    assert main(["batch", *files, "-o", str(folder), "--name", pattern, "--quiet"]) == 0
    return request.param, list(read_roster(SAMPLES / f"{roster}.xlsx").rows()), folder, pattern


def test_there_is_a_document_of_both_kinds_for_each_row(run):
    _, rows, folder, pattern = run
    due = {pattern.format(**row.values) + ending for row in rows for ending in (".docx", ".pdf")}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.suffix in {".docx", ".pdf"}}
    assert found == due


def test_each_document_has_its_own_names_and_nothing_of_another_row(run):
    form, rows, folder, pattern = run
    personal = "{name}" in pattern
    districts = {f"อำเภอ{row.values['district']}" for row in rows}
    people = {row.values["name"] for row in rows}
    bosses = {row.values.get("appraiser", "") for row in rows} - {""}
    for row in rows:
        own = {f"อำเภอ{row.values['district']}"}
        mine = {row.values["name"]} if personal else set()
        for ending, read in ((".docx", docx_text), (".pdf", pdf_text)):
            text = read((folder / (pattern.format(**row.values) + ending)).read_bytes())
            assert {name for name in districts if words(name) in text} == own, (form, row.number, ending)
            assert {name for name in people if words(name) in text} == mine, (form, row.number, ending)
            seen = {name for name in bosses if words(name) in text}
            assert seen <= {row.values.get("appraiser", "")}, (form, row.number, ending)
