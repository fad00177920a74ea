"""SmartArt by the drawing that Word keeps beside it ([MS-ODRAWXML] 2.5): shapes with texts of their own."""

from __future__ import annotations

from collections.abc import Iterator

from thaiforms.layout.artwork import Part, TextBox
from thaiforms.layout.frames import Frame, Insets
from thaiforms.layout.read_pictures import NotDrawnError, Source
from thaiforms.layout.read_shapes import RUNS, VERTICALS, ShapeReader, shape_frame
from thaiforms.layout.story import Alignment, Inline, LineBreak, Paragraph, ParagraphFormat, Text, TextFormat
from thaiforms.layout.texts import texts_in
from thaiforms.layout.theme import Theme
from thaiforms.layout.words import A, Element, R, emu, number
from thaiforms.paper import Pt

_DRAWING = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"
_ALIGNMENTS: dict[str, Alignment] = {"ctr": "center", "r": "right", "just": "both", "thaiDist": "thaiDistribute"}
_ON = {"1", "true", "on"}
_INSETS = {"lIns": "91440", "tIns": "45720", "rIns": "91440", "bIns": "45720"}
_SIZE = "1800"  # hundredths of a point


class DiagramReader:
    """Reads the SmartArt of one file."""

    def __init__(self, source: Source, theme: Theme, shapes: ShapeReader) -> None:
        self._source = source
        self._theme = theme
        self._shapes = shapes

    def parts(self, relations: Element, frame: Frame, field: str) -> Iterator[Part]:
        """The parts of what a dgm:relIds names, in the frame. Raises NotDrawnError where the file holds no drawing of it."""
        tree = self._drawing(relations)
        if tree is None:
            raise NotDrawnError(relations)
        for shape in tree.iterfind(_DRAWING + "sp"):
            properties, style = shape.find(_DRAWING + "spPr"), shape.find(_DRAWING + "style")
            own = shape_frame(properties)
            if own is not None:
                yield from self._shapes.outline(shape, properties, style, frame.within(own))
                yield from self._text(shape, frame.within(own), frame, field)

    def _drawing(self, relations: Element) -> Element | None:
        """The shapes of the drawing that the diagram's data names."""
        data = self._part(relations.get(R + "dm", ""))
        said = None if data is None else next(data.iter(_DRAWING + "dataModelExt"), None)
        drawing = None if said is None else self._part(said.get("relId", ""))
        return None if drawing is None else drawing.find(_DRAWING + "spTree")

    def _part(self, relation: str) -> Element | None:
        found = self._source.relations.get(relation)
        return None if found is None or found.external else self._source.package.xml(found.target)

    def _text(self, shape: Element, own: Frame, frame: Frame, field: str) -> Iterator[TextBox]:
        body, place = shape.find(_DRAWING + "txBody"), shape.find(_DRAWING + "txXfrm")
        if body is None or not any(text.text for text in body.iter(A + "t")):
            return
        room = own if place is None else frame.within(_placed(place))
        said = body.find(A + "bodyPr")
        told = _said(said)
        insets = Insets(*(emu(told.get(name, default)) for name, default in _INSETS.items()))
        runs = RUNS.get(told.get("vert", "horz"))
        if runs is None:
            raise NotDrawnError(shape)
        box = room.text_box(insets, runs)
        ink = self._theme.colour(shape.find(f"{_DRAWING}style/{A}fontRef")) or "000000"
        blocks = tuple(self._paragraph(paragraph, ink, field) for paragraph in body.iterfind(A + "p"))
        yield TextBox(*box[:4], blocks, VERTICALS.get(told.get("anchor", "t"), "top"), turn=box.turn)

    def _paragraph(self, paragraph: Element, ink: str, field: str) -> Paragraph:
        """A paragraph of DrawingML, its bullet before it."""
        properties = paragraph.find(A + "pPr")
        said = _said(properties)
        inlines: list[Inline] = []
        for run in paragraph:
            look = self._look(run.find(A + "rPr"), ink)
            if run.tag in {A + "r", A + "fld"}:
                inlines += texts_in(run.findtext(A + "t", ""), look, field)
            elif run.tag == A + "br":
                inlines.append(LineBreak(look))
        end = self._look(paragraph.find(A + "endParaRPr"), ink)
        mark = next((inline.format for inline in inlines if isinstance(inline, Text)), end)
        bullet = None if properties is None else properties.find(A + "buChar")
        led: list[Inline] = [] if bullet is None or not inlines else [Text("• ", mark, field)]
        spacing = None if properties is None else properties.find(f"{A}lnSpc/{A}spcPct")
        line = 1.0 if spacing is None else number(spacing.get("val", "100000").rstrip("%")) / 100_000
        alignment = _ALIGNMENTS.get(said.get("algn", "l"), "left")
        left: Pt = emu(said.get("marL", "0")) if led else 0
        format_ = ParagraphFormat(alignment=alignment, left=left, first_line=-left, line=line if line > 0 else 1.0)
        return Paragraph((*led, *inlines), format_, mark)

    def _look(self, properties: Element | None, ink: str) -> TextFormat:
        said = _said(properties)
        fonts = [] if properties is None else [properties.find(A + name) for name in ("cs", "latin")]
        families = [font.get("typeface", "") for font in fonts if font is not None]
        colour = self._theme.fill(properties)
        return TextFormat(
            family=next((family for family in families if family and not family.startswith("+")), ""),
            size=number(said.get("sz", _SIZE)) / 100,
            bold=said.get("b", "0") in _ON,
            italic=said.get("i", "0") in _ON,
            underline="" if said.get("u", "none") == "none" else "single",
            colour=colour or ink,
        )


def _placed(transform: Element) -> Frame:
    """Where a text stands that has a place of its own (dsp:txXfrm)."""
    start, size = transform.find(A + "off"), transform.find(A + "ext")
    places = [] if start is None or size is None else [start.get("x"), start.get("y"), size.get("cx"), size.get("cy")]
    x, y, width, height = (emu(place) for place in places) if places else (0.0, 0.0, 0.0, 0.0)
    return Frame(x, y, width, height, turn=float(transform.get("rot", "0")) / 60_000)


def _said(element: Element | None) -> dict[str, str]:
    """The attributes of an element that may be missing."""
    return {} if element is None else {str(name): str(value) for name, value in element.attrib.items()}
