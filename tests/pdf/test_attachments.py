"""What a document was made from goes with it where that is asked for, and never else."""

import datetime

import pikepdf
import pytest
from tagged import opened
from test_conformance import findings, packet

import thaiforms
from samples import NAMES, form, made
from thaiforms.errors import UsageError
from thaiforms.frozen import replace
from thaiforms.intake import read_bytes
from thaiforms.paper import Page
from thaiforms.pdf import Attachment, write_pdf
from thaiforms.supplies import shipped

BLANK = Page(595, 842, ())
NOON = datetime.datetime(2021, 6, 15, 12, 0, 0, tzinfo=datetime.UTC)


def specifications(document):
    """The files that a PDF carries, by name."""
    names = list(document.Root.Names.EmbeddedFiles.Names)
    return {str(name): specification for name, specification in zip(names[::2], names[1::2], strict=True)}


@pytest.mark.parametrize("name", NAMES)
def test_the_word_file_and_the_data_go_with_the_pdf(name):
    result = thaiforms.make(form(name), attach_source=True)
    kind = form(name).form
    with opened(result.pdf) as document:
        carried = specifications(document)
        assert set(carried) == {f"{kind}.docx", f"{kind}.yaml"}
        assert carried[f"{kind}.docx"].EF.F.read_bytes() == result.docx
        data = carried[f"{kind}.yaml"].EF.F.read_bytes()
    assert read_bytes(data, file="data.yaml").form == form(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_with_its_source_keeps_to_part_three(name):
    pdf = thaiforms.make(form(name), attach_source=True).pdf
    assert b"<pdfaid:part>3<" in packet(pdf)
    assert findings(pdf, "3b") == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("final", [False, True])
def test_without_being_asked_no_file_carries_its_source(name, final):
    result = thaiforms.make(form(name), final=final) if final else made(name)
    with opened(result.pdf) as document:
        assert "/AF" not in document.Root
        assert "/Names" not in document.Root
        assert all(one.get("/Type") != "/EmbeddedFile" for one in document.objects if isinstance(one, pikepdf.Stream))
    assert b"<pdfaid:part>2<" in packet(result.pdf)


def test_a_final_document_never_carries_its_source():
    with pytest.raises(UsageError):
        thaiforms.make(form("team"), final=True, attach_source=True)


def test_the_files_are_told_of_as_they_are():
    carried = [Attachment("ข (๑).yaml", b"a: 1\n", "application/yaml"), Attachment("ก.docx", b"PK\3\4" * 9, "a/b.c+d")]
    with opened(write_pdf([BLANK], title="", attachments=carried, moment=NOON)) as document:
        told = specifications(document)
        assert list(told) == ["ก.docx", "ข (๑).yaml"]  # a name tree is sorted
        assert [one.objgen for one in document.Root.AF] == [told[one.name].objgen for one in carried]
        for one in carried:
            specification = told[one.name]
            file = specification.EF.F
            assert specification.AFRelationship == "/Source"
            assert str(specification.F) == str(specification.UF) == one.name
            assert file.objgen == specification.EF.UF.objgen
            assert file.Subtype == "/" + one.media_type
            assert int(file.Params.Size) == len(one.data)
            assert str(file.Params.ModDate) == "D:20210615120000Z"
            assert file.read_bytes() == one.data


def test_without_a_moment_no_time_is_told():
    with opened(write_pdf([BLANK], title="", attachments=[Attachment("a", b"", "text/plain")])) as document:
        assert "/ModDate" not in specifications(document)["a"].EF.F.Params


def test_the_same_source_gives_the_same_bytes():
    timed = replace(shipped(), moment=NOON)
    one, other = (thaiforms.make(form("circular"), attach_source=True, supplies=timed).pdf for _ in range(2))
    assert one == other
    assert one != thaiforms.make(form("circular"), attach_source=True).pdf
