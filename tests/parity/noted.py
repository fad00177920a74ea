"""Word files with footnotes and endnotes, a feature or two each."""

from collections.abc import Callable

from word_xml import cell, empty, mark_of, note, paragraph, row, run, section, sentence, sized, table, word_file

NOTED: dict[str, Callable[[], bytes]] = {}
"""What makes each file, by its name."""

OTHERWISE: dict[str, str] = {}
"""Those that LibreOffice prints otherwise, and what it does."""

F, E = "footnote", "endnote"


def _document(make: Callable[[], bytes]) -> Callable[[], bytes]:
    NOTED[make.__name__.replace("_", "-")] = make
    return make


def _otherwise(why: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """A file that LibreOffice prints otherwise than Word, on purpose or by mistake: it is only read back."""

    def put(make: Callable[[], bytes]) -> Callable[[], bytes]:
        OTHERWISE[make.__name__.replace("_", "-")] = why
        return _document(make)

    return put


def _referring(text: int, *numbers: int, kind: str = F) -> str:
    """A paragraph with two texts, and the marks of notes between them."""
    return paragraph(run(sentence(text)), *(mark_of(kind, number) for number in numbers), run(" " + sentence(text + 1)))


def _rules(kind: str = F, **said: object) -> str:
    inner = "".join(empty(name, val=value) for name, value in said.items())
    return f"<w:{kind}Pr>{inner}</w:{kind}Pr>"


@_document
def footnotes() -> bytes:
    notes = [
        note(F, "พระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. ๒๕๓๔"),
        note(F, sentence(4) + sentence(5)),
        note(F, "เรื่องเดียวกัน"),
    ]
    return word_file(_referring(0, 1), _referring(2, 2, 3), paragraph(sentence(3)), notes={F: notes})


@_document
def footnotes_over_pages() -> bytes:
    """One in each paragraph: lines go over with their notes."""
    return word_file(
        *(_referring(n, n + 1) for n in range(30)), notes={F: [note(F, sentence(n + 7)) for n in range(30)]}
    )


@_document
def a_footnote_that_goes_on() -> bytes:
    """It is longer than what is left of its page."""
    texts = [paragraph(sentence(n)) for n in range(12)]
    referring = paragraph(run(sentence(3)), mark_of(F, 1), run(sentence(0)))
    return word_file(*texts, referring, *texts, notes={F: [note(F, *map(sentence, range(14)))]})


@_document
def a_footnote_of_several_pages() -> bytes:
    texts = [paragraph(sentence(n)) for n in range(30)]
    referring = paragraph(run(sentence(3)), mark_of(F, 1), run(sentence(0)))
    return word_file(*texts[:4], referring, *texts, notes={F: [note(F, *map(sentence, range(60)))]})


@_document
def footnotes_counted_from_five() -> bytes:
    indented = [note(F, sentence(n), properties=empty("ind", left=300, firstLine=300)) for n in range(9)]
    end = section(more=_rules(numFmt="upperLetter", numStart=5))
    return word_file(*(_referring(n, n + 1) for n in range(9)), end=end, notes={F: indented})


@_document
def footnotes_counted_on_each_page() -> bytes:
    end = section(more=_rules(numRestart="eachPage"))
    return word_file(
        *(_referring(n, n + 1) for n in range(17)), end=end, notes={F: [note(F, sentence(n + 7)) for n in range(17)]}
    )


@_otherwise("counts on through the sections")
def footnotes_counted_in_each_section() -> bytes:
    rules = _rules(numFmt="lowerLetter", numRestart="eachSect")
    first = paragraph(sentence(3), properties=section(more=rules))
    second = section(more=rules)
    notes = [note(F, sentence(n)) for n in range(3)]
    return word_file(_referring(0, 1), _referring(1, 2), first, _referring(2, 3), end=second, notes={F: notes})


@_otherwise("knows no Thai numbers for notes")
def footnotes_in_thai_numbers() -> bytes:
    end = section(more=_rules(numFmt="thaiNumbers"))
    return word_file(
        *(_referring(n, n + 1) for n in range(9)), end=end, notes={F: [note(F, sentence(n)) for n in range(9)]}
    )


@_otherwise("lets a note of a row that is parted begin on the next page")
def footnotes_in_tables() -> bytes:
    rows = [row(cell(sentence(n + 2), width=4500), cell(_referring(n, n - 2), width=4500)) for n in range(3, 14)]
    notes = [note(F, sentence(n)) for n in range(11)]
    return word_file(
        paragraph(sentence(1)), table(*rows, columns=(4500, 4500)), paragraph(sentence(2)), notes={F: notes}
    )


@_otherwise("puts the mark before the note once more")
def footnotes_with_marks_of_their_own() -> bytes:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/><w:cs/></w:rPr>'
    star = f'<w:r>{raised}<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    own = paragraph(run("* " + sentence(4)))
    return word_file(
        paragraph(run(sentence(0)), star, run(sentence(1))), _referring(2, 2), notes={F: [own, note(F, sentence(5))]}
    )


@_document
def footnotes_in_columns() -> bytes:
    end = section(more=empty("cols", num=2, space=425))
    notes = [note(F, sentence(n + 2)) for n in range(8)]
    return word_file(*(_referring(n, n + 1) for n in range(8)), end=end, notes={F: notes})


@_otherwise("draws the mark before a note in the letters of its paragraph's style")
def footnotes_of_smaller_letters() -> bytes:
    small = sized(12)

    def noted(number: int) -> str:
        mark = f"<w:r><w:rPr>{small}</w:rPr><w:footnoteRef/></w:r>"
        return paragraph(mark, run(" " + sentence(number), small), properties=empty("jc", val="both"))

    return word_file(*(_referring(n + 4, n + 1) for n in range(12)), notes={F: [noted(n) for n in range(12)]}, mode=14)


@_otherwise("puts them on a page of their own")
def endnotes() -> bytes:
    """As wide as the page that LibreOffice puts them on."""
    end = section(margin=dict.fromkeys(("top", "right", "bottom", "left"), 1134))
    notes = [note(E, sentence(n + 4)) for n in range(4)]
    return word_file(*(_referring(n, n + 1, kind=E) for n in range(4)), end=end, notes={E: notes})
