"""Finished documents as one PDF: from what was made, or from Word files laid out one at a time."""

import datetime
from dataclasses import replace

import pytest
from tagged import opened, texts
from test_parts import bookmarks, lines

import thaiforms
from readers import needs_poppler, pdfium
from samples import NAMES, form, made

NOON = datetime.datetime(2021, 6, 15, 12, tzinfo=datetime.UTC)
ALL = [made(name) for name in NAMES]


def test_made_documents_stand_in_their_order_each_with_its_title():
    pdf = thaiforms.bind(ALL, title="หนังสือเวียนและแบบ")
    assert [(title, page) for title, page, _ in bookmarks(pdf)] == [
        (one.title, first) for one, first in zip(ALL, (0, 1, 4, 7), strict=True)
    ]
    with opened(pdf) as document:
        assert str(document.docinfo.Title) == "หนังสือเวียนและแบบ"
    assert [lines(page) for page in pdfium(pdf)] == [lines(page) for one in ALL for page in pdfium(one.pdf)]


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_table_has_a_bookmark_for_each_indicator_where_it_begins(name):
    document = made(name)
    ((_, _, below),) = bookmarks(thaiforms.bind([document], title=""))
    due = [
        next(box.page for box in document.fields if box.path.startswith(f"indicators[{n}]")) - 1
        for n in range(len(form(name).indicators))
    ]
    assert [page for _, page, _ in below] == due
    for (title, _, _), indicator in zip(below, form(name).indicators, strict=True):
        number, _, text = title.partition(" ")
        assert number == thaiforms.to_thai_digits(str(indicator.number))
        assert text.replace(" ", "") == thaiforms.convert_digits(indicator.text, "thai").replace(" ", "")


def test_word_files_are_bound_as_what_they_were_made_from():
    documents = [(one.title, one.docx) for one in ALL]
    for duplex in (False, True):
        bound = thaiforms.bind_docx(documents, title="ก", duplex=duplex)
        assert bound == thaiforms.bind(ALL, title="ก", duplex=duplex)


def test_word_files_are_named_by_who_they_are_for():
    documents = ((f"อำเภอที่ {n}", made("team").docx) for n in range(1, 4))
    assert [title for title, _, _ in bookmarks(thaiforms.bind_docx(documents, title=""))] == [
        *("อำเภอที่ 1", "อำเภอที่ 2", "อำเภอที่ 3")
    ]


@needs_poppler
def test_what_is_bound_is_heard_as_the_documents_are():
    heard = texts(thaiforms.bind(ALL, title="", duplex=True))
    assert heard == [text for one in ALL for text in texts(one.pdf)]


def test_the_moment_is_that_of_the_supplies():
    pdf = thaiforms.bind(ALL[:1], title="", supplies=replace(thaiforms.shipped(), moment=NOON))
    assert b"D:20210615120000Z" in pdf
    assert b"CreationDate" not in thaiforms.bind(ALL[:1], title="")


@pytest.mark.parametrize("bind", [thaiforms.bind, thaiforms.bind_docx])
def test_nothing_cannot_be_bound(bind):
    with pytest.raises(thaiforms.UsageError) as caught:
        bind([], title="ก")
    assert [fault.code for fault in caught.value.faults] == ["nothing-to-bind"]


def test_a_document_made_without_its_pages_is_refused():
    bare = thaiforms.make(form("team"), formats=("docx",))
    with pytest.raises(thaiforms.UsageError) as caught:
        thaiforms.bind([ALL[0], bare], title="ก")
    assert [fault.code for fault in caught.value.faults] == ["made-without-pages"]


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"%PDF-1.7", ALL[0].docx[:2000]])
def test_a_broken_word_file_is_named(data):
    with pytest.raises(thaiforms.TemplateError) as caught:
        thaiforms.bind_docx([("ดี", ALL[0].docx), ("เสีย", data)], title="ก")
    assert {fault.place.file for fault in caught.value.faults} == {"เสีย"}


@pytest.mark.parametrize("duplex", [False, True])
def test_verification_finds_what_is_lost_on_the_way(duplex):
    pdf = thaiforms.bind(ALL, title="", duplex=duplex)
    thaiforms.verify_bound(pdf, ALL, duplex=duplex)
    for others in (ALL[:-1], [*ALL[1:], ALL[0]], [*ALL, ALL[0]]):
        with pytest.raises(thaiforms.CheckError):
            thaiforms.verify_bound(pdf, others, duplex=duplex)
    with pytest.raises(thaiforms.CheckError):
        thaiforms.verify_bound(pdf, ALL, duplex=not duplex)
