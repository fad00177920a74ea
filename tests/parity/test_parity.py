"""Our pages beside LibreOffice's pages of the same Word files: the same lines, on the same pages, on the same baselines.

The breaks are ICU's, which LibreOffice uses. ``python tests/parity/figures.py`` prints what is compared here.
"""

import importlib.util
from pathlib import Path

import pytest

import samples
from documents import DOCUMENTS
from noted import NOTED, OTHERWISE
from office import needs_libreoffice
from printed import compare, libreoffice_pdfs, our_pdf, printed_lines
from word_files import changed

HERE = Path(__file__).parent
BENCH = {file.stem: file.read_bytes for file in sorted(HERE.glob("*.docx"))}
SAMPLES = {name: lambda name=name: without_kept_rows(samples.made(name).docx) for name in samples.NAMES}
NOTES = {name: make for name, make in NOTED.items() if name not in OTHERWISE}
FILES = {**SAMPLES, **BENCH, **DOCUMENTS, **NOTES}
NEAR = 1.0  # points
ALIKE = 0.99  # of the lines


def without_kept_rows(data: bytes) -> bytes:
    """The file with no row that stays by the signatures: Word and we heed w:keepNext there, LibreOffice does not."""
    return changed(data, "word/document.xml", lambda xml: xml.replace(b'"AgreementCellLast"', b'"AgreementCell"'))


pytestmark = [
    pytest.mark.slow,
    needs_libreoffice,
    pytest.mark.skipif(importlib.util.find_spec("icu") is None, reason="PyICU is not installed: pip install PyICU"),
]


@pytest.fixture(scope="module")
def word_files() -> dict[str, bytes]:
    return {name: make() for name, make in {**FILES, "endnotes": NOTED["endnotes"]}.items()}


@pytest.fixture(scope="module")
def theirs(word_files, tmp_path_factory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("parity")
    for name, data in word_files.items():
        (folder / f"{name}.docx").write_bytes(data)
    return libreoffice_pdfs(sorted(folder.glob("*.docx")), folder)


def test_there_are_the_samples_the_bench_and_twenty_files_more():
    assert (len(SAMPLES), len(BENCH)) == (4, 2)
    assert len(DOCUMENTS) >= 20


@pytest.mark.parametrize("name", FILES)
def test_lines_pages_and_baselines_are_libreoffices(name, word_files, theirs):
    parity = compare(our_pdf(word_files[name]), theirs[name])
    assert parity.pages[0] == parity.pages[1]
    assert parity.alike >= ALIKE * parity.lines, (parity.only_ours, parity.only_theirs)
    assert parity.drift <= NEAR


def test_endnotes_have_libreoffices_lines_below_the_text_instead_of_on_a_page_of_their_own(word_files, theirs):
    ours, others = (
        [line.text for page in printed_lines(pdf) for line in page]
        for pdf in (our_pdf(word_files["endnotes"]), theirs["endnotes"])
    )
    assert sorted(ours) == sorted(others)
