"""SmartArt is drawn by the drawing that Word keeps beside it, and refused by name where the file holds none."""

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from drawn import blank, inline, laid, put
from thaiforms.errors import TemplateError
from thaiforms.paper import Path

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWING = "http://schemas.microsoft.com/office/drawing/2008/diagram"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
LEFT, TOP = 72, 72


def shape(text, x, y, *, width=100, height=40, body="", run="", paragraph='algn="ctr"', place=""):
    """A box of the diagram, in points."""
    at = f'<a:off x="{x * 12700}" y="{y * 12700}"/><a:ext cx="{width * 12700}" cy="{height * 12700}"/>'
    own = f"<dsp:txXfrm>{place}</dsp:txXfrm>" if place else ""
    return (
        f'<dsp:sp><dsp:spPr><a:xfrm>{at}</a:xfrm><a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="4472C4"/></a:solidFill></dsp:spPr>'
        '<dsp:style><a:lnRef idx="0"/><a:fontRef idx="minor"><a:srgbClr val="FFFFFF"/></a:fontRef></dsp:style>'
        f'<dsp:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" {body}/><a:p><a:pPr {paragraph}/>'
        f'<a:r><a:rPr sz="1600" {run}/><a:t>{text}</a:t></a:r></a:p></dsp:txBody>{own}</dsp:sp>'
    )


def diagram(*shapes, drawn=True):
    """A document with the diagram in a line of its own, 300 by 100 points."""
    document = blank()
    package = document.part.package

    def part(name, xml):
        return Part(PackURI(f"/word/diagrams/{name}.xml"), "application/xml", xml.encode("utf-8"), package)

    tree = (
        f'<dsp:drawing xmlns:dsp="{DRAWING}" xmlns:a="{MAIN}"><dsp:spTree>{"".join(shapes)}</dsp:spTree></dsp:drawing>'
    )
    drawing = document.part.relate_to(part("drawing1", tree), "http://x/diagramDrawing") if drawn else "none"
    named = f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:dsp="{DRAWING}"><dsp:dataModelExt relId="{drawing}"/></dgm:dataModel>'
    data = document.part.relate_to(part("data1", named), "http://x/diagramData")
    put(document.add_paragraph(), inline(f'<dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="{data}"/>', 300, 100, uri=DIAGRAM))
    return document


def test_the_shapes_of_a_diagram_stand_in_its_box_with_their_texts():
    (page,) = laid(diagram(shape("ผู้อำนวยการ", 0, 0), shape("ฝ่ายแผน", 150, 60))).pages
    paths = [item for item in page.items if isinstance(item, Path)]
    assert [path.contours[0].start for path in paths] == [
        pytest.approx((LEFT, TOP)),
        pytest.approx((LEFT + 150, TOP + 60)),
    ]
    assert [path.fill for path in paths] == ["4472C4"] * 2
    first, second = page.runs
    assert (first.text, second.text, first.colour, first.size) == ("ผู้อำนวยการ", "ฝ่ายแผน", "FFFFFF", 16)
    assert first.x + first.width / 2 == pytest.approx(LEFT + 50)
    assert first.y == pytest.approx(TOP + 20 - 21.3 / 2 + 13.98, abs=0.1)
    assert second.x + second.width / 2 == pytest.approx(LEFT + 200)


def test_a_text_may_have_a_place_of_its_own_and_run_upwards():
    place = '<a:off x="1270000" y="0"/><a:ext cx="635000" cy="1270000"/>'
    (page,) = laid(diagram(shape("ขึ้น", 0, 0, place=place, body='vert="vert270"'))).pages
    (run,) = page.runs
    assert run.turn == 270
    assert (run.x, run.y - run.width / 2) == pytest.approx((LEFT + 125 - 21.3 / 2 + 13.98, TOP + 50), abs=0.1)


@pytest.mark.parametrize(
    ("how", "look"),
    [
        ({"run": 'b="1"'}, {"bold": True}),
        ({"run": 'i="1"'}, {"italic": True}),
        ({"paragraph": 'algn="l"'}, {"bold": False, "italic": False}),
    ],
)
def test_letters_look_as_the_diagram_says(how, look):
    (run,) = laid(diagram(shape("ก", 0, 0, **how))).pages[0].runs
    face = run.words[0].face
    assert {name: getattr(face, name) for name in look} == look
    assert (run.x == LEFT) == ("paragraph" in how)


def test_a_diagram_without_a_drawing_is_refused_by_name():
    with pytest.raises(TemplateError) as error:
        laid(diagram(drawn=False))
    assert [(fault.code, fault.found) for fault in error.value.faults] == [("not-drawn-yet", "relIds")]
