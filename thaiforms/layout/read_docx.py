"""A Word file's body to a story: sections, paragraphs, runs, tables. What can't be drawn is refused by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from thaiforms.errors import Fault, Place, TemplateError
from thaiforms.layout.numbering import Label, Numbering
from thaiforms.layout.package import Package, Relation
from thaiforms.layout.read_inlines import InlineReader
from thaiforms.layout.read_tables import TableReader
from thaiforms.layout.story import Block, Furniture, Inline, PageFrame, Paragraph, Section, Story
from thaiforms.layout.styles import PLAIN_TEXT, Styles, TableText, numbering_of
from thaiforms.layout.words import VAL, A, Element, R, W, attribute, count, is_on, text_of, twips
from thaiforms.safety.archives import parse_xml

_SKIPPED = {W + name for name in ("sectPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")}
_A4 = (595.3, 841.9)
_DAMAGED = (ValueError, OverflowError, KeyError, IndexError, TypeError, RecursionError)


def read_docx(data: bytes, *, lenient: bool = False) -> Story:
    """The story of a DOCX. Raises TemplateError with all that is broken or can't be drawn.

    Where ``lenient``, what can't be drawn is left out, and a warning of the story says so.
    """
    try:
        return _Reader(Package(data), lenient=lenient).story()
    except _DAMAGED as error:  # values that no Word writes
        raise TemplateError(Fault("document-damaged", found=str(error))) from error


@dataclass(frozen=True, slots=True)
class _Ends:
    """A stretch of the body with the w:sectPr that ends it."""

    elements: list[Element]
    properties: Element | None


class _Reader:
    """Reads one file; collects what it can't draw."""

    def __init__(self, package: Package, *, lenient: bool) -> None:
        self.package = package
        self.lenient = lenient
        self.styles = _styles(
            package.parts.get(_target(package, "styles")), package.parts.get(_target(package, "theme"))
        )
        self.refused: list[Fault] = []
        self.warnings: dict[Fault, None] = {}
        self.part = package.document
        self.relations: dict[str, Relation] = package.relations(self.part)
        self.settings = package.related("settings")
        self.compatibility = _compatibility(self.settings)
        self.frame = _frame(None)  # of the section that is read
        self.numbering = Numbering(package.related("numbering"))

    def story(self) -> Story:
        """The whole file."""
        root = self.package.xml(self.package.document)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise TemplateError(Fault("document-part-missing", Place(part=self.package.document)))
        sections = tuple(self._section(stretch) for stretch in _stretches(body))
        if self.refused:
            raise TemplateError(self.refused)
        return Story(
            sections=_inherited(sections),
            title=self._title(),
            default_tab=twips(attribute(self.settings, "defaultTabStop"), 36),
            stretch_broken_lines=not self._asks("doNotExpandShiftReturn"),
            adds_spacing=self._asks("doNotUseHTMLParagraphAutoSpacing"),
            warnings=tuple(self.warnings),
        )

    def _asks(self, name: str) -> bool:
        """Whether the settings hold a compatibility switch that is on."""
        found = None if self.settings is None else self.settings.find(f"{W}compat/{W}{name}")
        return found is not None and is_on(found)

    def refuse(self, element: Element, text: str) -> None:
        """Note that an element can't be drawn; where the reader is lenient, that it is left out."""
        place = Place(part=self.part, text=(_text_round(element) or text)[:60])
        if self.lenient:
            self.warnings[Fault("left-out", place, _name(element))] = None
        else:
            self.refused.append(Fault("not-drawn-yet", place, _name(element)))

    def warn(self, code: str, element: Element, **details: str) -> None:
        """Note what is drawn otherwise than Word draws it."""
        place = Place(part=self.part, text=_text_round(element)[:60])
        self.warnings[Fault(code, place, _name(element), details)] = None

    def blocks(self, parent: Element, *, field: str = "", table: TableText = PLAIN_TEXT) -> tuple[Block, ...]:
        """The paragraphs and tables of a body, cell, header or content control."""
        return tuple(self._blocks(parent, field, table))

    def _blocks(self, elements: Iterable[Element], field: str, table: TableText) -> Iterator[Block]:
        for element in elements:
            if element.tag == W + "p":
                yield self._paragraph(element, field, table)
            elif element.tag == W + "tbl":
                table_read = TableReader(self, self.styles).table(element, field)
                if table_read is not None:
                    yield table_read
            elif element.tag == W + "sdt":
                content = element.find(W + "sdtContent")
                if content is not None:
                    yield from self._blocks(content, tag_of(element) or field, table)
            elif element.tag not in _SKIPPED and element.tag != W + "tcPr" and isinstance(element.tag, str):
                self.refuse(element, text_of(element))

    def _paragraph(self, element: Element, field: str, table: TableText) -> Paragraph:
        own = element.find(W + "pPr")
        named = attribute(own, "pStyle")
        style = self.styles.default("paragraph") if named is None else named
        inlines = InlineReader(self, self.styles, style, table)
        mark = None if own is None else own.find(W + "rPr")
        label, holder = self._label(own, style)
        if label is None:
            format_ = self.styles.paragraph_format(own, style=style, table=table)
            led: tuple[Inline, ...] = ()
        else:
            level = label.level.paragraph
            format_ = self.styles.numbered_format(own, style=style, table=table, level=level, holder=holder)
            led = inlines.label(label, mark)
        return Paragraph((*led, *inlines.read(element, field)), format_, inlines.look(mark).thai)

    def _label(self, own: Element | None, style: str) -> tuple[Label | None, str]:
        """What the paragraph's list puts before it, and the style that brings the list, if it is not the paragraph itself."""
        number, level = numbering_of(own)
        holder = ""
        if number is None:
            number, of_style, holder = self.styles.numbering(style)
            level = of_style if level is None else level
        if number is None:
            return None, ""
        if level is None:
            level = self.numbering.level_of_style(number, holder)
        return self.numbering.label(number, level), holder

    def _section(self, stretch: _Ends) -> Section:
        properties = stretch.properties
        self.frame = _frame(properties)
        blocks = tuple(self._blocks(stretch.elements, "", PLAIN_TEXT))
        numbers = None if properties is None else properties.find(W + "pgNumType")
        start = None if numbers is None else numbers.get(W + "start")
        return Section(
            frame=self.frame,
            blocks=blocks,
            headers=self._furniture(properties, "header"),
            footers=self._furniture(properties, "footer"),
            number_format="decimal" if numbers is None else numbers.get(W + "fmt", "decimal"),
            number_start=None if start is None else count(start),
        )

    def _furniture(self, properties: Element | None, kind: str) -> Furniture:
        if properties is None:
            return Furniture()
        title = properties.find(W + "titlePg")
        kinds = {e.get(W + "type", "default"): e.get(R + "id", "") for e in properties.iterfind(f"{W}{kind}Reference")}
        read = {name: self._part(relation) for name, relation in kinds.items()}
        even = self.settings is not None and self.settings.find(W + "evenAndOddHeaders") is not None
        return Furniture(
            default=read.get("default", ()),
            first=read.get("first", ()) if title is not None and is_on(title) else None,
            even=read.get("even", ()) if even else None,
        )

    def _part(self, relation: str) -> tuple[Block, ...]:
        """The blocks of a header or footer."""
        target = self.package.relations(self.package.document)[relation].target
        root = self.package.xml(target)
        self.part, self.relations = target, self.package.relations(target)
        blocks = () if root is None else self.blocks(root)
        self.part, self.relations = self.package.document, self.package.relations(self.package.document)
        return blocks

    def _title(self) -> str:
        core = self.package.xml("docProps/core.xml")
        return "" if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title", "")


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _text_round(element: Element) -> str:
    """The text of the paragraph that an element stands in, or else its own."""
    paragraph = next(element.iterancestors(W + "p"), element)
    return text_of(paragraph)


def tag_of(control: Element) -> str:
    """The tag of a content control."""
    said = attribute(control.find(W + "sdtPr"), "tag")
    return "" if said is None else said


def _compatibility(settings: Element | None) -> int:
    """Word's compatibilityMode: 15 is Word 2013 and later; a file that says nothing is 12's."""
    found = () if settings is None else settings.iter(W + "compatSetting")
    modes = [int(e.get(VAL, "12")) for e in found if e.get(W + "name") == "compatibilityMode"]
    return modes[0] if modes else 12


def _target(package: Package, kind: str) -> str:
    return next((r.target for r in package.relations(package.document).values() if r.kind == kind), "")


@lru_cache(maxsize=32)
def _styles(styles: bytes | None, theme: bytes | None) -> Styles:
    """Styles are read once for each template, however many documents are filled from it."""
    root = None if styles is None else parse_xml(styles, "word/styles.xml")
    return Styles(root, {} if theme is None else _theme_fonts(parse_xml(theme, "word/theme/theme1.xml")))


def _theme_fonts(root: Element) -> dict[str, str]:
    """What minorHAnsi, majorBidi … stand for; the Thai font where the theme names one."""
    found: dict[str, str] = {}
    for name in ("major", "minor"):
        fonts = root.find(f".//{A}{name}Font")
        if fonts is None:
            continue
        latin, complex_script = fonts.find(A + "latin"), fonts.find(A + "cs")
        thai = next((f for f in fonts.iterfind(A + "font") if f.get("script") == "Thai"), complex_script)
        for word, font in (("HAnsi", latin), ("Ascii", latin), ("Bidi", thai)):
            found[name + word] = "" if font is None else font.get("typeface", "")
    return found


def _stretches(body: Element) -> list[_Ends]:
    """The body parted where a paragraph's w:sectPr ends a section."""
    found, gathered = [], list[Element]()
    for element in body:
        if element.tag == W + "sectPr":
            continue
        gathered.append(element)
        ends = element.find(f"{W}pPr/{W}sectPr")
        if ends is not None:
            found.append(_Ends(gathered, ends))
            gathered = []
    return [*found, _Ends(gathered, body.find(W + "sectPr"))]


def _inherited(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """A section without headers or footers of its own has those of the section before."""
    found: list[Section] = []
    for section in sections:
        before = found[-1] if found else Section(section.frame, ())
        headers = before.headers if section.headers == Furniture() else section.headers
        footers = before.footers if section.footers == Furniture() else section.footers
        found.append(replace(section, headers=headers, footers=footers))
    return tuple(found)


def _frame(properties: Element | None) -> PageFrame:
    size = None if properties is None else properties.find(W + "pgSz")
    margins = None if properties is None else properties.find(W + "pgMar")

    def margin(name: str, default: float) -> float:
        return default if margins is None else twips(margins.get(W + name), default)

    return PageFrame(
        width=_A4[0] if size is None else twips(size.get(W + "w"), _A4[0]),
        height=_A4[1] if size is None else twips(size.get(W + "h"), _A4[1]),
        top=margin("top", 72),
        right=margin("right", 72),
        bottom=margin("bottom", 72),
        left=margin("left", 72),
        header=margin("header", 36),
        footer=margin("footer", 36),
    )
