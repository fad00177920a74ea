"""What a document was made from comes out of it again, letter for letter; other files are refused by name."""

import io
import shutil
import subprocess
import sys
import zipfile
import zlib
from contextlib import suppress

import pikepdf
import pymupdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import thaiforms
from generated import LETTERS_TO_MANY, agreements
from office import libreoffice, needs_libreoffice
from samples import NAMES, form
from thaiforms.intake import read_bytes
from thaiforms.pdf import Attachment, write_pdf
from thaiforms.safety.archives import repack

FEW = settings(max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
SOURCE = "customXml/item1.xml"


def carrying(name):
    return thaiforms.make(form(name), attach_source=True)


CARRYING = {name: carrying(name) for name in NAMES}


def codes(document):
    with pytest.raises(thaiforms.InputError) as caught:
        thaiforms.extract(document)
    return [fault.code for fault in caught.value.faults]


def pdf_with(*files):
    return write_pdf(CARRYING["circular"].pages, title="", attachments=[Attachment(*file) for file in files])


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_comes_back_and_makes_the_same_files(name, suffix):
    source = thaiforms.extract(getattr(CARRYING[name], suffix))
    assert source == thaiforms.dump(form(name))
    reading = read_bytes(source.encode(), file="back.yaml")
    assert reading.form == form(name)
    again = thaiforms.make(reading.form, attach_source=True)
    assert (again.docx, again.pdf) == (CARRYING[name].docx, CARRYING[name].pdf)


@FEW
@given(st.one_of(LETTERS_TO_MANY, agreements()))
def test_any_form_comes_back_from_its_word_file_and_makes_the_same(anyform):
    made = thaiforms.make(anyform, attach_source=True, formats=("docx",))
    back = read_bytes(thaiforms.extract(made.docx).encode(), file="back.yaml").form
    assert back == anyform
    assert thaiforms.make(back, attach_source=True, formats=("docx",)).docx == made.docx


@FEW
@given(st.one_of(LETTERS_TO_MANY, agreements()))
def test_any_form_comes_back_from_a_pdf(anyform):
    source = thaiforms.dump(anyform)
    assert thaiforms.extract(pdf_with(("x.yaml", source.encode(), "application/yaml"))) == source


def test_it_is_read_from_a_file(tmp_path):
    path = tmp_path / "ร่าง.pdf"
    path.write_bytes(CARRYING["team"].pdf)
    assert thaiforms.extract(path) == thaiforms.dump(form("team"))


@needs_qpdf
@pytest.mark.parametrize(
    "options",
    [
        ["--object-streams=generate"],
        ["--object-streams=disable", "--stream-data=uncompress"],
        ["--qdf"],
        ["--linearize"],
        ["--compress-streams=n"],
        ["--newline-before-endstream", "--recompress-flate", "--compression-level=1"],
    ],
)
def test_a_pdf_that_qpdf_has_saved_still_carries_it(options, tmp_path):
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(CARRYING["team"].pdf)
    subprocess.run(["qpdf", *options, source, target], check=True)
    assert thaiforms.extract(target.read_bytes()) == thaiforms.dump(form("team"))


@pytest.mark.parametrize("options", [{}, {"linearize": True}, {"compress_streams": False}])
def test_a_pdf_that_pikepdf_has_saved_still_carries_it(options):
    with pikepdf.open(io.BytesIO(CARRYING["circular"].pdf)) as document:
        saved = io.BytesIO()
        document.pages.append(document.pages[0])
        document.save(saved, **options)
    assert thaiforms.extract(saved.getvalue()) == thaiforms.dump(form("circular"))


def test_a_pdf_that_pdfium_has_saved_still_carries_it():
    saved = io.BytesIO()
    with pypdfium2.PdfDocument(CARRYING["team"].pdf) as document:
        document.save(saved)
    assert thaiforms.extract(saved.getvalue()) == thaiforms.dump(form("team"))


def test_a_pdf_that_mupdf_has_saved_still_carries_it():
    with pymupdf.open(stream=CARRYING["team"].pdf, filetype="pdf") as document:
        saved = document.tobytes(garbage=3, deflate=True, clean=True)
    assert thaiforms.extract(saved) == thaiforms.dump(form("team"))


@needs_libreoffice
@pytest.mark.slow
def test_a_word_file_that_libreoffice_has_saved_still_carries_it(tmp_path):
    (tmp_path / "a.docx").write_bytes(CARRYING["team"].docx)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(libreoffice()), profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=300)
    assert thaiforms.extract(tmp_path / "out" / "a.docx") == thaiforms.dump(form("team"))


def test_a_printed_word_file_gives_the_data_of_the_word_file_inside():
    printed = thaiforms.print_docx(CARRYING["team"].docx, attach_source=True).pdf
    assert thaiforms.extract(printed) == thaiforms.dump(form("team"))


def test_what_others_attach_besides_does_not_matter():
    source = thaiforms.dump(form("team")).encode()
    files = [("a.txt", b"x", "text/plain"), ("b.YAML", source, "application/yaml"), ("c.docx", b"PK", "a/b")]
    assert thaiforms.extract(pdf_with(*files)) == source.decode()
    assert thaiforms.extract(pdf_with(files[1], ("twin.yml", source, "application/yaml"))) == source.decode()


def test_a_file_without_data_says_so():
    plain = thaiforms.make(form("team"))
    assert codes(plain.docx) == codes(plain.pdf) == codes(pdf_with(("a.txt", b"x", "text/plain"))) == ["source-missing"]
    assert codes(pdf_with(("a.docx", plain.docx, "a/b"))) == ["source-missing"]


def test_two_that_differ_are_refused():
    one, other = (thaiforms.dump(form(name)).encode() for name in NAMES[:2])
    assert codes(pdf_with(("a.yaml", one, "a/b"), ("b.yaml", other, "a/b"))) == ["source-twice"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe\x00", "source-unreadable"),
        (b"a: [", "yaml-syntax"),
        (b"a: \x1b[31m", "forbidden-character"),
        (b"a: &a [*a, *a]", "yaml-alias"),
        (b"a" * (2 << 20), "file-too-large"),
    ],
)
def test_data_that_cannot_be_read_are_a_fault(data, code):
    assert codes(pdf_with(("a.yaml", data, "a/b")))[0] == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"form: circular", "not-an-office-file"),
        (b"\x89PNG\r\n\x1a\n", "not-an-office-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office-file"),
        (b"PK\3\4", "archive-damaged"),
        (CARRYING["team"].docx[:3000], "archive-damaged"),
        (b"%PDF-1.7", "pdf-damaged"),
        (b"%PDF-1.7\n" + bytes(500), "pdf-damaged"),
        (CARRYING["team"].pdf[:2000], "pdf-damaged"),
    ],
)
def test_other_files_and_torn_ones_are_named(data, code):
    assert codes(data) == [code]


def test_a_pdf_with_a_password_is_named():
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(CARRYING["team"].pdf)) as document:
        document.save(saved, encryption=pikepdf.Encryption(owner="ก", user="ข"))
    assert codes(saved.getvalue()) == ["file-encrypted"]


@pytest.mark.parametrize("times", [1, 5])
def test_a_pdf_that_unpacks_to_too_much_is_refused_before_pdfium_sees_it(times):
    packer = zlib.compressobj(9)
    bomb = b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(70 if times == 1 else 60)), packer.flush()])
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(CARRYING["team"].pdf)) as document:
        for n in range(times):
            document.attachments[f"{n}.yaml"] = pikepdf.AttachedFileSpec(document, b"x")
            stream = document.attachments[f"{n}.yaml"].obj.EF.F
            stream.write(bomb, filter=pikepdf.Name.FlateDecode)
        document.save(saved, compress_streams=False)
    assert codes(saved.getvalue()) == ["archive-too-large"]


def changed(*, change):
    return repack(CARRYING["team"].docx, lambda name, data: change(data) if name == SOURCE else data)


def test_a_document_type_in_the_source_is_refused():
    assert codes(changed(change=lambda data: data.replace(b"<source", b"<!DOCTYPE a><source"))) == ["xml-doctype"]


def test_a_source_that_is_no_xml_any_more_is_refused():
    assert codes(changed(change=lambda data: data[:-9])) == ["xml-damaged"]


def test_a_source_of_another_name_is_none():
    assert codes(changed(change=lambda data: data.replace(b"source xmlns", b"sauce xmlns"))) == ["xml-damaged"]
    both = changed(change=lambda data: data.replace(b"<source", b"<sauce").replace(b"</source", b"</sauce"))
    assert codes(both) == ["source-missing"]


def test_an_archive_with_names_that_lead_outside_is_refused():
    data = io.BytesIO(CARRYING["team"].docx)
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("../outside.xml", "x")
    assert codes(data.getvalue()) == ["archive-unsafe-name"]


@pytest.mark.parametrize("place", ["missing.docx", "."])
def test_a_file_that_is_not_there_is_named(place, tmp_path):
    with pytest.raises(thaiforms.InputError) as caught:
        thaiforms.extract(tmp_path / place)
    (fault,) = caught.value.faults
    assert fault.code in {"file-missing", "file-is-folder"}
    assert fault.place.file == str(tmp_path / place)


@FEW
@given(st.integers(0, len(CARRYING["team"].pdf)), st.binary(max_size=4), st.integers(0, 30))
def test_a_pdf_with_broken_bytes_raises_nothing_of_others(at, put, out):
    pdf = CARRYING["team"].pdf
    with suppress(thaiforms.InputError):
        assert isinstance(thaiforms.extract(pdf[:at] + put + pdf[at + out :]), str)


@FEW
@given(st.integers(0, len(CARRYING["team"].docx)), st.binary(max_size=4), st.integers(0, 30))
def test_a_word_file_with_broken_bytes_raises_nothing_of_others(at, put, out):
    docx = CARRYING["team"].docx
    with suppress(thaiforms.InputError):
        assert isinstance(thaiforms.extract(docx[:at] + put + docx[at + out :]), str)


def test_without_pdfium_a_pdf_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(thaiforms.ExtraError) as caught:
        thaiforms.extract(CARRYING["team"].pdf)
    assert [fault.found for fault in caught.value.faults] == ["verify"]
    assert thaiforms.extract(CARRYING["team"].docx) == thaiforms.dump(form("team"))
