"""Formulas that stand in a line are printed so; what does not is refused by name."""

import pytest

from readers import READERS
from thaiforms.errors import TemplateError
from thaiforms.layout import lay_out
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped
from word_files import changed
from word_xml import paragraph, run, word_file

PLACE = '<w:r><w:rPr><w:cs/></w:rPr><w:t xml:space="preserve">ที่</w:t></w:r>'.encode()
NAMES = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def r(text, style="", properties=""):
    said = f'<m:rPr><m:sty m:val="{style}"/></m:rPr>' if style else ""
    return f'<m:r>{said}{properties}<m:t xml:space="preserve">{text}</m:t></m:r>'


def held(name, *parts):
    return f"<m:{name}>{''.join(parts)}</m:{name}>"


def e(*parts):
    return held("e", *parts)


def sup(base, raised):
    return held("sSup", e(base), held("sup", raised))


def sub(base, lowered):
    return held("sSub", e(base), held("sub", lowered))


def fraction(above, under, kind=""):
    said = f'<m:fPr><m:type m:val="{kind}"/></m:fPr>' if kind else ""
    return held("f", said, held("num", above), held("den", under))


def brackets(*parts, **characters):
    said = "".join(f'<m:{name} m:val="{value}"/>' for name, value in characters.items())
    return held("d", f"<m:dPr>{said}</m:dPr>", *map(e, parts))


def docx(*formula, before="ก ", after=" ข", name="oMath"):
    """A paragraph with a formula between two words."""
    plain = word_file(paragraph(run(before) if before else "", run("ที่"), run(after) if after else ""))
    inner = f"<m:{name} {NAMES}>{''.join(formula)}</m:{name}>".encode()
    return changed(plain, "word/document.xml", lambda xml: xml.replace(PLACE, inner))


def laid(*formula, lenient=False, **how):
    return lay_out(docx(*formula, **how), supplies=shipped(), lenient=lenient)


def text_of(made):
    return "".join(each.text for page in made.pages for each in page.runs)


def codes(made):
    return [fault.code for fault in made.warnings if fault.code != "font-replaced"]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (r("a+b=c"), "a+b=c"),
        (r("ร้อยละ"), "ร้อยละ"),
        (sup(r("x"), r("2")), "x2"),
        (sub(r("H"), r("2")) + r("O"), "H2O"),
        (held("sSubSup", e(r("x")), held("sub", r("i")), held("sup", r("2"))), "xi2"),
        (held("sPre", held("sub", r("6")), held("sup", r("14")), e(r("C"))), "614C"),
        (brackets(r("a+b")), "(a+b)"),
        (brackets(r("a"), r("b"), begChr="[", sepChr=",", endChr="]"), "[a,b]"),
        (brackets(r("x"), begChr="|", endChr="|"), "|x|"),
        (brackets(r("x"), begChr="", endChr=")"), "x)"),
        (held("func", held("fName", r("sin", "p")), e(r("x"))), "sin x"),
        (held("box", e(r("x"))), "x"),
        (fraction(r("a"), r("b"), "lin"), "a/b"),
        (fraction(r("a+b"), r("2"), "lin"), "a+b/2"),
        (sup(brackets(r("a+b")), r("2")), "(a+b)2"),
        (r("5×20÷4≤26"), "5×20÷4≤26"),
        (r("α+β"), "α+β"),
    ],
)
def test_what_stands_in_a_line_is_printed_as_it_was_typed(formula, shown):
    made = laid(formula)
    assert text_of(made) == f"ก {shown} ข"
    assert codes(made) == []


@pytest.mark.parametrize(
    ("above", "under", "shown"),
    [
        (r("a"), r("b"), "a/b"),
        (r("ผลงาน"), r("เป้าหมาย"), "ผลงาน/เป้าหมาย"),
        (r("a+b"), r("c"), "(a+b)/c"),
        (r("100"), r("x-1"), "100/(x-1)"),
        (r("a") + r("b"), r("2.5"), "(ab)/2.5"),
        (sup(r("x"), r("2")), brackets(r("y+1")), "x2/(y+1)"),
        (fraction(r("a"), r("b")), r("c"), "(a/b)/c"),
    ],
)
def test_a_fraction_is_printed_in_a_line_with_a_warning_that_shows_it(above, under, shown):
    made = laid(fraction(above, under))
    assert text_of(made) == f"ก {shown} ข"
    (warning,) = [fault for fault in made.warnings if fault.code == "fraction-in-line"]
    assert warning.details["text"] == shown


def test_raised_and_lowered_letters_are_smaller():
    made = laid(sup(r("x"), sup(r("y"), r("2"))), sub(r("n"), r("0")))
    places = {
        each.text: (each.size, round(each.y, 1))
        for page in made.pages
        for each in page.runs
        if each.text.strip() in "xy2n0"
    }
    assert places["x"][0] == places["n"][0] == 16
    assert places["y"][0] == places["0"][0] == pytest.approx(10.4)
    assert places["2"][0] == pytest.approx(6.76)
    assert places["2"][1] < places["y"][1] < places["x"][1] < places["0"][1]


def test_letters_slant_and_digits_and_thai_letters_do_not():
    made = laid(r("2x+ก"), r("sin", "p"), r("v", "b"), r("w", "bi"))
    faces = {letter: each.words[0].face for page in made.pages for each in page.runs for letter in each.text}
    assert {letter for letter, face in faces.items() if face.italic} == {"x", "w"}
    assert {letter for letter, face in faces.items() if face.bold} == {"v", "w"}


@pytest.mark.parametrize(
    ("formula", "name"),
    [
        (held("rad", held("deg"), e(r("x"))), "rad"),
        (held("nary", held("sub", r("i")), held("sup", r("n")), e(r("x"))), "nary"),
        (held("m", held("mr", e(r("a")), e(r("b")))), "m"),
        (held("acc", e(r("x"))), "acc"),
        (held("bar", e(r("x"))), "bar"),
        (held("eqArr", e(r("x")), e(r("y"))), "eqArr"),
        (held("limLow", e(r("x")), held("lim", r("n"))), "limLow"),
        (held("groupChr", e(r("x"))), "groupChr"),
        (held("borderBox", e(r("x"))), "borderBox"),
        (held("phant", e(r("x"))), "phant"),
        (fraction(r("n"), r("k"), "noBar"), "f"),
        ('<m:r><m:rPr><m:scr m:val="fraktur"/></m:rPr><m:t>x</m:t></m:r>', "r"),
        (sup(held("rad", held("deg"), e(r("x"))), r("2")), "rad"),
    ],
)
def test_what_does_not_stand_in_a_line_is_refused_by_name(formula, name):
    with pytest.raises(TemplateError) as refused:
        laid(formula)
    assert [(fault.code, fault.found) for fault in refused.value.faults] == [("not-drawn-yet", name)]
    made = laid(formula, lenient=True)
    assert text_of(made) == "ก  ข"
    assert codes(made) == ["left-out"]


@pytest.mark.parametrize(("side", "share"), [("", 0.5), ("centerGroup", 0.5), ("left", 0), ("right", 1)])
def test_a_formula_of_its_own_stands_in_the_middle_or_where_it_says(side, share):
    said = f'<m:oMathParaPr><m:jc m:val="{side}"/></m:oMathParaPr>' if side else ""
    made = laid(said, held("oMath", r("a=b")), name="oMathPara", before="", after="")
    runs = made.pages[0].runs
    slack = 595.3 - 56.7 - 85.05 - sum(each.width for each in runs)
    assert runs[0].x == pytest.approx(85.05 + share * slack, abs=0.2)


def test_a_formula_of_several_lines_has_them():
    made = laid(held("oMath", r("a=b"), "<m:r><w:br/></m:r>", r("c=d")), name="oMathPara", before="", after="")
    assert len({round(each.y) for each in made.pages[0].runs}) == 2


@pytest.mark.parametrize("reader", READERS)
def test_readers_have_a_formula_letter_for_letter(reader):
    made = laid(r("E=m"), sup(r("c"), r("2")), r(" + "), fraction(r("ผลงาน"), r("เป้าหมาย")), r("×100"))
    for structure in (made.structure, ()):
        read = "".join("".join(reader(write_pdf(made.pages, title="ก", structure=structure))).split())
        assert read == "กE=mc2+ผลงาน/เป้าหมาย×100ข"
