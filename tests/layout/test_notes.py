"""Footnotes and endnotes: where they stand, how they are counted, what becomes of those that are too long."""

import random

import pytest

from thaiforms.errors import TemplateError
from thaiforms.layout import lay_out, noted_pages
from thaiforms.layout.cell_texts import set_content
from thaiforms.layout.paragraphs import set_paragraph
from thaiforms.paper import Rule
from thaiforms.supplies import shipped
from word_files import changed
from word_xml import cell, empty, mark_of, note, paragraph, row, run, section, table, word_file
from work import calls

F, E = "footnote", "endnote"
BOTTOM = 841.9 - 56.7
"""Where the text ends on the page of ``word_file``, in points."""


def notes_of(count, text="หมายเหตุ", kind=F):
    return {kind: [note(kind, f"{text} {number}") for number in range(1, count + 1)]}


def referring(text, *numbers, kind=F):
    return paragraph(run(text), *(mark_of(kind, number) for number in numbers))


def rules(kind=F, **said):
    return f"<w:{kind}Pr>{''.join(empty(name, val=value) for name, value in said.items())}</w:{kind}Pr>"


def laid(data, **how):
    return lay_out(data, supplies=shipped(), **how)


def lines(page):
    """The page's paragraphs, line by line, from top to bottom: marks stand within them."""
    found = {}
    for index, run_ in enumerate(page.runs):
        found.setdefault((run_.paragraph, round(run_.y + (5.28 if run_.size < 12 else 0), 0)), []).append(
            (index, run_.text)
        )
    return ["".join(text for _, text in parts) for parts in found.values()]


def marks(page):
    """The marks of footnotes in the text of a page."""
    return [run_.text for run_ in page.runs if run_.link.startswith("#") and not run_.link.endswith("-reference")]


def own_marks(page):
    """The marks before the notes of a page."""
    return [run_.text for run_ in page.runs if run_.link.endswith("-reference")]


def baseline(page, text):
    return next(run_.y for run_ in page.runs if text in run_.text)


def filling(count, start=0):
    return [paragraph(f"บรรทัดที่ {number}") for number in range(start, start + count)]


def test_a_footnote_stands_at_the_foot_of_its_page():
    (page,) = laid(word_file(referring("ข้อความ", 1), notes=notes_of(1))).pages
    assert lines(page) == ["ข้อความ1", "1 หมายเหตุ 1"]
    assert baseline(page, "หมายเหตุ") == pytest.approx(BOTTOM - 21.3 + 13.98, abs=0.1)


def test_the_last_footnote_ends_where_the_text_would():
    (page,) = laid(word_file(referring("ก", 1), referring("ข", 2), notes=notes_of(2))).pages
    assert lines(page)[-2:] == ["1 หมายเหตุ 1", "2 หมายเหตุ 2"]
    assert baseline(page, "หมายเหตุ 2") - baseline(page, "หมายเหตุ 1") == pytest.approx(21.3, abs=0.01)


def test_a_line_of_two_inches_stands_above_footnotes():
    (page,) = laid(word_file(referring("ก", 1), notes=notes_of(1))).pages
    (rule,) = [item for item in page.items if isinstance(item, Rule)]
    assert (rule.x1 - rule.x0, rule.x0) == pytest.approx((144, 85.05))
    assert baseline(page, "หมายเหตุ") - 20 < rule.y0 < baseline(page, "หมายเหตุ")


def test_without_a_separator_there_is_none():
    data = changed(
        word_file(referring("ก", 1), notes=notes_of(1)),
        "word/footnotes.xml",
        lambda xml: xml.replace(b'"separator"', b'"x"'),
    )
    (page,) = laid(data).pages
    assert [item for item in page.items if isinstance(item, Rule)] == []


def test_footnotes_beneath_the_text_follow_it():
    (page,) = laid(word_file(referring("ก", 1), settings=rules(pos="beneathText"), notes=notes_of(1))).pages
    assert baseline(page, "หมายเหตุ") - baseline(page, "ก") == pytest.approx(21.3 + 6.2, abs=0.1)


@pytest.mark.parametrize("lines_before", [28, 29, 30, 31, 32, 33])
def test_a_line_goes_over_with_its_footnote(lines_before):
    data = word_file(*filling(lines_before), referring("มีหมายเหตุ", 1), notes=notes_of(1))
    pages = laid(data).pages
    assert len(pages) == (1 if lines_before <= 31 else 2)
    assert marks(pages[-1]) == own_marks(pages[-1]) == ["1"]
    assert all(own_marks(page) == [] for page in pages[:-1])


def test_no_text_stands_in_the_room_of_notes():
    pages = laid(word_file(*(referring(f"ย่อหน้า {n}", n) for n in range(1, 80)), notes=notes_of(79))).pages
    assert len(pages) == 5
    for page in pages:
        assert marks(page) == own_marks(page)
        lowest = max(run_.y for run_ in page.runs if "ย่อหน้า" in run_.text)
        assert lowest < baseline(page, "หมายเหตุ") - 20


def test_a_footnote_that_does_not_fit_goes_on_under_a_line_as_wide_as_the_column():
    long = {F: [note(F, *(f"ข้อ {number}" for number in range(36)))]}
    first, second = laid(word_file(*filling(20), referring("ก", 1), *filling(9, 20), notes=long)).pages
    said = [line for page in (first, second) for line in lines(page) if "ข้อ" in line]
    assert [line.removeprefix("1").strip() for line in said] == [f"ข้อ {number}" for number in range(36)]
    assert [line for line in lines(first) if "ข้อ" in line]
    wide = [item for item in second.items if isinstance(item, Rule)]
    assert [rule.x1 - rule.x0 for rule in wide] == [pytest.approx(595.3 - 85.05 - 56.7, abs=0.1)]


def test_a_footnote_of_many_pages_leaves_each_page_some_text():
    long = {F: [note(F, *(f"ข้อ {number}" for number in range(100)))]}
    pages = laid(word_file(referring("ก", 1), *filling(60), notes=long)).pages
    said = [line for page in pages for line in lines(page) if "ข้อ" in line]
    assert len(said) == 100
    assert all(any("บรรทัด" in line for line in lines(page)) for page in pages[1:4])


def test_what_is_left_of_a_footnote_when_the_text_ends_fills_pages_of_its_own():
    long = {F: [note(F, *(f"ข้อ {number}" for number in range(150)))]}
    pages = laid(word_file(referring("ก", 1), notes=long)).pages
    assert len(pages) == 5
    assert sum("ข้อ" in line for page in pages for line in lines(page)) == 150


def test_lines_that_stay_together_go_over_together_with_their_note():
    kept = paragraph(run("หัวข้อ"), properties="<w:keepNext/>")
    pages = laid(word_file(*filling(31), kept, referring("ก", 1), notes=notes_of(1))).pages
    assert lines(pages[1]) == ["หัวข้อ", "ก1", "1 หมายเหตุ 1"]


def test_footnotes_of_table_rows_stand_at_the_foot_of_their_pages():
    rows = [row(cell(referring(f"ช่อง {n}", n), width=4500), cell("ข", width=4500)) for n in range(1, 60)]
    pages = laid(word_file(table(*rows, columns=(4500, 4500)), notes=notes_of(59))).pages
    assert len(pages) > 2
    assert [mark for page in pages for mark in own_marks(page)] == [str(n) for n in range(1, 60)]
    for page in pages:
        assert marks(page) == own_marks(page)
        assert max(run_.y for run_ in page.runs if "ช่อง" in run_.text) < baseline(page, "หมายเหตุ") - 20


def test_a_row_is_parted_so_that_each_part_has_its_notes():
    inside = cell(*(referring(f"ช่อง {n}", n) for n in range(1, 30)), width=9000)
    pages = laid(word_file(table(row(inside), columns=(9000,)), notes=notes_of(29))).pages
    assert [len(marks(page)) for page in pages] == [16, 13]
    assert all(marks(page) == own_marks(page) for page in pages)


def test_a_note_of_a_header_row_stands_on_its_first_page_alone():
    header = row(cell(referring("หัว", 1), width=9000), properties="<w:tblHeader/>")
    rows = [row(cell(f"แถว {n}", width=9000)) for n in range(50)]
    first, second = laid(word_file(table(header, *rows, columns=(9000,)), notes=notes_of(1))).pages
    assert own_marks(first) == ["1"]
    assert own_marks(second) == []
    assert lines(second)[0] == "หัว1"


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("decimal", ["1", "2", "3"]),
        ("thaiNumbers", ["๑", "๒", "๓"]),
        ("thaiLetters", ["ก", "ข", "ค"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperLetter", ["A", "B", "C"]),
        ("chicago", ["*", "†", "‡"]),
    ],
)
def test_footnotes_are_counted_as_the_section_says(number_format, shown):
    end = section(more=rules(numFmt=number_format))
    (page,) = laid(word_file(referring("ก", 1, 2, 3), notes=notes_of(3), end=end)).pages
    assert marks(page) == own_marks(page) == shown


def test_the_files_own_rules_hold_where_a_section_says_nothing():
    data = word_file(referring("ก", 1, 2), notes=notes_of(2), settings=rules(numFmt="thaiNumbers", numStart=8))
    assert marks(laid(data).pages[0]) == ["๘", "๙"]


def test_each_section_counts_anew_where_it_says_so():
    said = rules(numRestart="eachSect")
    data = word_file(
        referring("ก", 1, 2),
        paragraph(properties=section(more=said)),
        referring("ข", 3),
        end=section(more=said),
        notes=notes_of(3),
    )
    assert [marks(page) for page in laid(data).pages] == [["1", "2"], ["1"]]


def test_each_page_counts_anew_where_it_says_so():
    end = section(more=rules(numRestart="eachPage", numFmt="thaiNumbers"))
    data = word_file(*(referring(f"ย่อหน้า {n}", n) for n in range(1, 40)), notes=notes_of(39), end=end)
    pages = laid(data).pages
    assert len(pages) == 3
    for page in pages:
        assert marks(page) == own_marks(page)
        assert marks(page)[:3] == ["๑", "๒", "๓"]
    assert [line for page in pages for line in lines(page) if "หมายเหตุ" in line][-1].endswith("หมายเหตุ 39")


def test_marks_that_can_not_be_settled_are_told_of(monkeypatch):
    end = section(more=rules(numRestart="eachPage"))
    data = word_file(*(referring(f"ย่อหน้า {n}", n) for n in range(1, 40)), notes=notes_of(39), end=end)
    assert laid(data).warnings == ()
    monkeypatch.setattr(noted_pages, "_ROUNDS", 1)
    assert [fault.code for fault in laid(data).warnings] == ["note-marks-unsettled"]


def test_a_mark_of_its_own_is_not_counted():
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    notes = {F: [paragraph("* ของตัวเอง"), note(F, "นับ")]}
    (page,) = laid(word_file(paragraph(run("ก"), star, run("ข")), referring("ค", 2), notes=notes)).pages
    assert lines(page) == ["ก*ข", "ค1", "* ของตัวเอง", "1 นับ"]
    assert marks(page) == ["*", "1"]


def test_a_mark_never_begins_a_line():
    for count in range(20, 60):
        text = "ก" * count + " "
        (page,) = laid(
            word_file(paragraph(run(text * 3 + "คำว่า"), mark_of(F, 1), run("ประชาชนทั่วไป" * 9)), notes=notes_of(1))
        ).pages
        starts = {}
        for run_ in page.runs:
            starts.setdefault(round(run_.y), run_)
        left = min(run_.x for run_ in page.runs)
        assert all(run_.x > left + 1 for run_ in page.runs if run_.link == "#footnote-1")


def test_a_mark_parts_no_word_and_no_number_from_its_unit():
    (page,) = laid(word_file(paragraph(run("งบประ"), mark_of(F, 1), run("มาณ")), notes=notes_of(1))).pages
    assert lines(page)[0].startswith("งบประ1มาณ")


def test_endnotes_follow_the_text():
    (page,) = laid(
        word_file(referring("ก", 1, kind=E), referring("ข", 2, kind=E), paragraph("ท้าย"), notes=notes_of(2, kind=E))
    ).pages
    assert lines(page) == ["กi", "ขii", "ท้าย", "i หมายเหตุ 1", "ii หมายเหตุ 2"]
    assert baseline(page, "หมายเหตุ 1") - baseline(page, "ท้าย") == pytest.approx(21.3 + 6.2, abs=0.1)


@pytest.mark.parametrize(("position", "on"), [("sectEnd", [1, 1]), ("docEnd", [0, 2])])
def test_endnotes_stand_at_the_end_of_their_section_or_of_all(position, on):
    data = word_file(
        referring("ก", 1, kind=E), paragraph(properties=section()), referring("ข", 2, kind=E),
        settings=rules(E, pos=position), notes=notes_of(2, kind=E),
    )  # fmt: skip
    assert [len(own_marks(page)) for page in laid(data).pages] == on


@pytest.mark.parametrize(("position", "on"), [("sectEnd", [1, 1]), ("docEnd", [0, 2])])
def test_footnotes_that_are_to_stand_at_an_end_do(position, on):
    data = word_file(
        referring("ก", 1),
        paragraph(properties=section()),
        referring("ข", 2),
        settings=rules(pos=position),
        notes=notes_of(2),
    )
    pages = laid(data).pages
    assert [len(own_marks(page)) for page in pages] == on
    assert lines(pages[1])[-1] == "2 หมายเหตุ 2"
    assert baseline(pages[1], "หมายเหตุ 2") < 200


def test_footnotes_and_endnotes_are_counted_each_by_themselves():
    data = word_file(
        paragraph(run("ก"), mark_of(F, 1), mark_of(E, 1)),
        referring("ข", 2),
        notes={**notes_of(2), **notes_of(1, "ท้าย", E)},
    )
    (page,) = laid(data).pages
    assert lines(page) == ["ก1i", "ข2", "i ท้าย 1", "1 หมายเหตุ 1", "2 หมายเหตุ 2"]


def test_a_note_holds_a_table():
    inside = note(F, "ตาราง") + table(row(cell("ช่อง", width=3000)), columns=(3000,)) + paragraph("จบ")
    (page,) = laid(word_file(referring("ก", 1), notes={F: [inside]})).pages
    assert lines(page) == ["ก1", "1 ตาราง", "ช่อง", "จบ"]


def test_notes_of_columns_stand_at_the_foot_of_each():
    end = section(more=empty("cols", num=2, space=400))
    texts = [referring(f"ย่อหน้า {n}", n) if n in {1, 40} else paragraph(f"บรรทัด {n}") for n in range(1, 60)]
    notes = {F: [note(F, f"หมายเหตุ {n}") for n in range(1, 41)]}
    (page,) = laid(word_file(*texts, notes=notes, end=end)).pages
    left, right = (next(run_ for run_ in page.runs if f"หมายเหตุ {n}" in run_.text) for n in (1, 40))
    assert left.x < 100
    assert right.x > 300
    assert left.y == pytest.approx(right.y)


def test_sections_on_one_page_have_their_notes_at_its_foot_in_order():
    data = word_file(
        referring("ก", 1), paragraph(properties=section()), referring("ข", 2),
        end=section(more=empty("type", val="continuous") + empty("cols", num=2, space=400)), notes=notes_of(2),
    )  # fmt: skip
    (page,) = laid(data).pages
    assert own_marks(page) == ["1", "2"]
    assert baseline(page, "ข") < baseline(page, "หมายเหตุ 1") < baseline(page, "หมายเหตุ 2")


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b'w:footnoteReference w:id="1"', b'w:footnoteReference w:id="9"'),
        lambda xml: xml.replace(b'w:footnoteReference w:id="1"', b'w:footnoteReference w:id="-1"'),
        lambda xml: xml.replace(b'w:footnoteReference w:id="1"', b"w:footnoteReference"),
    ],
)
def test_a_reference_to_no_note_is_refused_by_name(change):
    data = changed(word_file(referring("ข้อความ", 1), notes=notes_of(1)), "word/document.xml", change)
    with pytest.raises(TemplateError) as refused:
        laid(data)
    assert [(f.code, f.found, f.place.text) for f in refused.value.faults] == [
        ("not-drawn-yet", "footnoteReference", "ข้อความ")
    ]
    assert lines(laid(data, lenient=True).pages[0]) == ["ข้อความ"]


def test_one_note_with_two_marks_is_refused():
    with pytest.raises(TemplateError):
        laid(word_file(referring("ก", 1), referring("ข", 1), notes=notes_of(1)))


def test_a_note_in_a_header_is_refused():
    data = word_file(
        paragraph("ก"),
        end=section('<w:headerReference w:type="default" r:id="hdr1"/>'),
        furniture={"hdr1": referring("หัว", 1)},
        notes=notes_of(1),
    )
    with pytest.raises(TemplateError):
        laid(data)


def test_each_note_follows_its_paragraph_in_reading_order():
    structure = laid(word_file(referring("ก", 1), paragraph("ข"), notes=notes_of(1))).structure
    told = [(node.role, structure[node.parent].role if node.parent >= 0 else "") for node in structure]
    assert told == [
        ("Document", ""),
        ("P", "Document"),
        ("Reference", "P"),
        ("Link", "Reference"),
        ("Note", "Document"),
        ("P", "Note"),
        ("Lbl", "P"),
        ("Link", "Lbl"),
        ("P", "Document"),
    ]


def test_a_file_with_notes_makes_the_same_pages_twice():
    data = word_file(*(referring(f"ย่อหน้า {n}", n) for n in range(1, 40)), notes=notes_of(39))
    assert laid(data).pages == laid(data).pages


def odd_document(seed):
    """Paragraphs, tables and sections of all sizes with notes of all lengths; and how many notes there are."""
    chance, body, notes = random.Random(seed), [], []

    def referring_text():
        if chance.random() < 0.5:
            return paragraph(
                "ข้อความ " * chance.randint(1, 150), properties=chance.choice(["", "<w:keepNext/>", "<w:keepLines/>"])
            )
        notes.append(
            note(F, *(f"เริ่ม{len(notes)} " + "ยาว " * chance.randint(0, 200) for _ in range(chance.randint(1, 3))), "จบ")
        )
        return paragraph(
            run("ก่อน " * chance.randint(1, 99)), mark_of(F, len(notes)), run("หลัง " * chance.randint(1, 99))
        )

    for _ in range(chance.randint(3, 12)):
        kind = chance.random()
        if kind < 0.6:
            body.append(referring_text())
        elif kind < 0.9:
            rows = chance.randint(1, 6)
            properties = chance.choice(["", "", "<w:cantSplit/>"])
            body.append(
                table(
                    *(
                        row(*(cell(referring_text(), width=1900) for _ in "ab"), properties=properties)
                        for _ in range(rows)
                    ),
                    columns=(1900, 1900),
                )
            )
        else:
            columns = empty("cols", num=chance.randint(1, 2), space=300)
            kind = empty("type", val=chance.choice(["continuous", "nextPage"]))
            body.append(paragraph(properties=section(more=kind + columns)))
    return word_file(*body, paragraph("ท้าย"), notes={F: notes}), len(notes)


@pytest.mark.parametrize("seed", range(40))
def test_every_note_is_printed_once_and_begins_on_the_page_of_its_mark(seed):
    data, count = odd_document(seed)
    pages = laid(data).pages
    for found in (marks, own_marks):  # rows that are parted have those of their second cells on the first page too
        assert sorted(int(mark) for page in pages for mark in found(page)) == list(range(1, count + 1))
    text = "".join(line for page in pages for line in lines(page))
    assert text.count("จบ") == count
    assert all(f"เริ่ม{number}" in text for number in range(count))
    for page in pages:
        assert max((run_.y for run_ in page.runs), default=0) < BOTTOM + 0.1


@pytest.mark.parametrize("seed", range(40))
def test_notes_begin_on_the_page_of_their_mark_unless_one_before_goes_on(seed):
    data, _ = odd_document(seed)
    pages = laid(data).pages
    behind = []
    for page in pages:
        behind += marks(page)
        for mark in own_marks(page):
            behind.remove(mark)
        assert len(behind) <= 2


def kept(count):
    return [paragraph(run(f"ย่อหน้า {n}"), mark_of(F, n), properties="<w:keepNext/>") for n in range(1, count + 1)]


MANY = {
    "paragraphs": lambda count: [referring(f"ย่อหน้า {n}", n) for n in range(1, count + 1)],
    "rows": lambda count: [
        table(*(row(cell(referring(f"ช่อง {n}", n), width=4500)) for n in range(1, count + 1)), columns=(4500,))
    ],
    "one-cell": lambda count: [
        table(row(cell(*(referring(f"ช่อง {n}", n) for n in range(1, count + 1)), width=4500)), columns=(4500,))
    ],
    "kept-together": kept,
}


@pytest.mark.parametrize("name", MANY)
def test_twice_as_many_notes_are_twice_the_work(name):
    def work_of(count):
        data = word_file(*MANY[name](count), notes=notes_of(count))
        set_paragraph.cache_clear()
        set_content.cache_clear()
        return calls(lambda: laid(data))

    work_of(2)
    assert work_of(320) < 2.4 * work_of(160)


@pytest.mark.parametrize("part", [b"<w:footnotes", b"", b"<?xml version='1.0'?><!DOCTYPE a><a/>"])
def test_a_part_with_notes_that_is_broken_is_told_of(part):
    data = changed(word_file(referring("ก", 1), notes=notes_of(1)), "word/footnotes.xml", lambda _: part)
    with pytest.raises(TemplateError):
        laid(data)


def frame_of(*runs):
    return paragraph(
        *runs, properties=empty("framePr", w=2500, wrap="around", vAnchor="text", hAnchor="margin", x=1, y=1)
    )


def floating_table(*cells):
    place = empty(
        "tblpPr", leftFromText=180, rightFromText=180, vertAnchor="text", horzAnchor="margin", tblpX=1, tblpY=1
    )
    return table(row(*cells), columns=(3000,) * len(cells), before=place)


@pytest.mark.parametrize(
    "holder",
    [
        lambda mark: frame_of(run("กรอบ"), mark),
        lambda mark: floating_table(cell(paragraph(run("ลอย"), mark), width=3000)),
        lambda mark: table(
            row(
                cell(
                    table(row(cell(paragraph(run("ใน"), mark), width=2000)), columns=(2000,)) + paragraph(), width=4000
                )
            ),
            columns=(4000,),
        ),
        lambda mark: table(
            row(
                cell(paragraph(run("ตั้ง"), mark), width=1000, properties='<w:textDirection w:val="btLr"/>'),
                cell("ข", width=3000),
                properties='<w:trHeight w:val="2000"/>',
            ),
            columns=(1000, 3000),
        ),
        lambda mark: f"<w:sdt><w:sdtContent>{paragraph(run('ช่อง'), mark)}</w:sdtContent></w:sdt>",
    ],
    ids=["frame", "floating-table", "nested-table", "turned-cell", "control"],
)
def test_notes_of_whatever_holds_text_stand_at_the_foot(holder):
    data = word_file(paragraph("ก"), holder(mark_of(F, 1)), referring("ท้าย", 2), notes=notes_of(2))
    (page,) = laid(data).pages
    assert sorted(marks(page)) == sorted(own_marks(page)) == ["1", "2"]
    assert baseline(page, "หมายเหตุ 2") == pytest.approx(BOTTOM - 21.3 + 13.98, abs=0.1)


def test_a_note_of_a_text_box_stands_at_the_foot():
    inner = referring("ในกล่อง", 1)
    box = (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:200pt;height:80pt">'
        f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    (page,) = laid(word_file(paragraph("ก"), box, referring("ท้าย", 2), notes=notes_of(2))).pages
    assert sorted(marks(page)) == sorted(own_marks(page)) == ["1", "2"]
