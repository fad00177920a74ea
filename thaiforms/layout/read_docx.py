"""A Word file's body to a story: sections, paragraphs, runs, tables. What can't be drawn is refused by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import filterfalse, groupby
from typing import Any, TypeVar

from thaiforms.errors import Fault, Place, TemplateError
from thaiforms.layout.alternatives import branches
from thaiforms.layout.fragments import NUMBER, PLACE, Fragments, TornError, parted
from thaiforms.layout.numbering import Label, Lists, Numbering, read_lists
from thaiforms.layout.package import Package, Relation, once_a_part
from thaiforms.layout.properties import numbering_of
from thaiforms.layout.read_inlines import MARKERS, InlineReader, displayed
from thaiforms.layout.read_notes import NoteReader
from thaiforms.layout.read_sections import (
    Stretch,
    columns_of,
    frame_of,
    has_art,
    kind_of,
    page_borders_of,
    references,
    ruled,
    says,
    stretches,
)
from thaiforms.layout.read_tables import TableReader
from thaiforms.layout.recipes import ParagraphBlank, RecipeReader, blanked, filled, reads_as_written
from thaiforms.layout.stops import before_its_label, placed_by_themselves
from thaiforms.layout.story import (
    Block,
    Floated,
    Furniture,
    Inline,
    Paragraph,
    Section,
    Story,
)
from thaiforms.layout.styles import PLAIN_TEXT, Noted, Styles, TableText
from thaiforms.layout.words import MC, VAL, A, Element, W, attribute, count, is_on, text_of, twips
from thaiforms.safety.archives import parse_xml

Made = TypeVar("Made")
_SKIPPED = MARKERS | {W + name for name in ("sectPr", "tcPr", "customXmlPr", "smartTagPr")}
_INSERTED = {W + "ins", W + "moveTo"}
_DELETED = {W + "del", W + "moveFrom"}
_ROUND = _INSERTED | {W + "customXml", W + "smartTag"}
_SEEN = tuple(W + name for name in ("t", "sym", "tab", "ptab", "drawing", "pict", "object", "fldSimple", "fldChar"))
_DAMAGED = (ValueError, OverflowError, KeyError, IndexError, TypeError, RecursionError)


def read_docx(file: bytes | Mapping[str, bytes], *, lenient: bool = False) -> Story:
    """The story of a DOCX, or of the parts of one that this process has made itself. Raises TemplateError with all that is broken or can't be drawn.

    Where ``lenient``, what can't be drawn is left out, and a warning of the story says so.
    """
    try:
        package = Package(file)
        try:
            fragments = None if lenient else parted(package.parts[package.document])
            return _Reader(package, lenient=lenient, fragments=fragments).story()
        except TornError:  # read as a whole: what is refused is told with the text round it
            return _Reader(package, lenient=lenient).story()
    except _DAMAGED as error:  # values that no Word writes
        raise TemplateError(Fault("document-damaged", found=str(error))) from error


class _Reader:
    """Reads one file; collects what it can't draw."""

    def __init__(self, package: Package, *, lenient: bool, fragments: Fragments | None = None) -> None:
        self.package = package
        self._fragments = fragments
        self._counts = 0  # how many paragraphs had a place in a list
        self.lenient = lenient
        self.simplifies = False
        self.styles = _styles(
            package.parts.get(_target(package, "styles")), package.parts.get(_target(package, "theme"))
        )
        self.refused: list[Fault] = []
        self.warnings: dict[Fault, None] = {}
        self.part = package.document
        self.relations: Mapping[str, Relation] = package.relations(self.part)
        self.settings = package.related("settings")
        self.compatibility = _compatibility(self.settings)
        self.frame = frame_of(None)  # of the section that is read
        self._running: dict[tuple[str, str], tuple[Block, ...]] = {}  # headers and footers, by the kind of page
        numbering = _target(package, "numbering")
        self.notes = NoteReader(self)
        self.own_mark = ("", "")
        self.numbering = Numbering(_lists(package.parts[numbering], numbering) if numbering in package.parts else {})

    def story(self) -> Story:
        """The whole file."""
        root = self.package.xml(self.package.document) if self._fragments is None else self._fragments.root()
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise TemplateError(Fault("document-part-missing", Place(part=self.package.document)))
        found = stretches(body)
        sections = tuple(self._section(stretch, last=stretch is found[-1]) for stretch in found)
        separators = self.notes.separators()
        if self.refused and self._fragments is not None:
            raise TornError
        if self.refused:
            raise TemplateError(self.refused)
        return Story(
            sections=sections,
            title=self._title(),
            default_tab=twips(attribute(self.settings, "defaultTabStop"), 36),
            stretch_broken_lines=not self._asks("doNotExpandShiftReturn"),
            adds_spacing=self._asks("doNotUseHTMLParagraphAutoSpacing"),
            warnings=tuple(self.warnings),
            footnotes=tuple(self.notes.footnotes),
            separators=separators,
            notes_beneath=self.notes.beneath,
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

    def warn_of_changes(self) -> None:
        """Note, once, that tracked changes are printed as if they were accepted."""
        self.warnings[Fault("changes-accepted", Place(part=self.part))] = None

    def blocks(self, parent: Element, *, field: str = "", table: TableText = PLAIN_TEXT) -> tuple[Block, ...]:
        """The paragraphs and tables of a body, cell, header or content control."""
        return tuple(framed(self._blocks(parent, field, table)))

    def _blocks(self, elements: Iterable[Element], field: str, table: TableText) -> Iterator[Block]:
        for element in filterfalse(_vanishes, elements):
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
            elif element.tag in _DELETED:
                self.warn_of_changes()
            elif element.tag in _ROUND:
                if element.tag in _INSERTED:
                    self.warn_of_changes()
                yield from self._blocks(element, field, table)
            elif element.tag == MC + "AlternateContent":
                for branch in branches(element)[:1]:
                    yield from self._blocks(branch, field, table)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str):
                self.refuse(element, text_of(element))

    def _paragraph(self, element: Element, field: str, table: TableText) -> Any:
        """A paragraph; one that hangs on nothing but the styles is read once, however many documents share it."""
        place = element.get(PLACE)
        if place is not None and self._fragments is not None:
            return ParagraphBlank(int(place), field, table)
        written = self.written(element)
        return self._read(element, field, table) if written is None else self._known(written, field, table)

    def _known(self, written: bytes, field: str, table: TableText) -> Paragraph:
        return self.recalled((written, field, table.name), lambda: self._by_recipe(written, field, table))

    def _by_recipe(self, written: bytes, field: str, table: TableText) -> Paragraph:
        """A paragraph that was not read before, by what was read of those that differ in their text alone."""
        if not reads_as_written(written):
            return self._read(self.element(written), field, table)
        blank, texts = blanked(written)
        recipe = self.recalled(
            (blank, field, table.name), lambda: self._read(self.element(blank), field, table, RecipeReader)
        )
        if self.warnings:  # which tell the text that they stand in
            self.warnings = {}
            return self._read(self.element(written), field, table)
        try:
            return filled(recipe, texts)
        except UnicodeDecodeError as error:
            raise TornError(str(error)) from error

    def in_place(self, blocks: Iterable[Block], paragraphs: Sequence[bytes]) -> tuple[Block, ...]:
        """The blocks of a cell, with its paragraphs in their places."""
        found = (
            self._known(paragraphs[block.number], block.field, block.table)
            if isinstance(block, ParagraphBlank)
            else block
            for block in blocks
        )
        return tuple(framed(found))

    def written(self, element: Element) -> bytes | None:
        """How a paragraph or row is written that is a fragment."""
        number = element.get(NUMBER)
        return None if number is None or self._fragments is None else self._fragments.fragments[int(number)]

    def element(self, written: bytes) -> Element:
        """The root of a fragment."""
        if self._fragments is None:
            raise TornError
        return self._fragments.element(written)

    def recalled(self, key: tuple[Any, ...], read: Callable[[], Made]) -> Made:
        """What is read of a fragment, or was read of one like it, with its warnings; ``key`` begins with how it is written."""
        known = self.styles.known.get((self.part, *key))
        if known is None:
            known = self._noted((self.part, *key), read)
        if known.warnings:
            self.warnings |= dict.fromkeys(known.warnings)
        made: Made = known.made
        return made

    def _noted(self, key: tuple[Any, ...], read: Callable[[], Made]) -> Noted:
        before, self.warnings = self.warnings, {}
        hangs = (len(self.refused), self._counts)
        try:
            noted = Noted(read(), tuple(self.warnings))
        finally:
            self.warnings = before
        if hangs == (len(self.refused), self._counts):
            self.styles.known.put(key, noted, len(key[1]))
        return noted

    def _read(
        self, element: Element, field: str, table: TableText, reader: type[InlineReader] = InlineReader
    ) -> Paragraph:
        own = element.find(W + "pPr")
        named = attribute(own, "pStyle")
        style = self.styles.default("paragraph") if named is None else named
        mark = None if own is None else own.find(W + "rPr")
        label, holder = self._label(own, style)
        if label is None:
            format_ = self.styles.paragraph_format(own, style=style, table=table)
        else:
            level = label.level.paragraph
            format_ = self.styles.numbered_format(own, style=style, table=table, level=level, holder=holder)
            format_ = before_its_label(format_, label)
        placed = tuple(element.iter(W + "ptab"))
        format_ = placed_by_themselves(format_, placed, self.frame) if placed else format_
        format_ = displayed(element, format_)
        table = table if format_.box is None else table.on(format_.box.shading)
        inlines = reader(self, self.styles, style, table)
        led: tuple[Inline, ...] = () if label is None else inlines.label(label, mark)
        return Paragraph((*led, *inlines.read(element, field)), format_, inlines.look(mark).neutral)

    def _label(self, own: Element | None, style: str) -> tuple[Label | None, str]:
        """What the paragraph's list puts before it, and the style that brings the list, if it is not the paragraph itself."""
        number, level = numbering_of(own)
        holder = ""
        if number is None:
            number, of_style, holder = self.styles.numbering(style)
            level = of_style if level is None else level
        if number is None:
            return None, ""
        self._counts += 1
        if level is None:
            level = self.numbering.level_of_style(number, holder)
        return self.numbering.label(number, level), holder

    def _section(self, stretch: Stretch, *, last: bool) -> Section:
        properties = stretch.properties
        mirrored, on_top = says(self.settings, "mirrorMargins"), says(self.settings, "gutterAtTop")
        self.frame = frame_of(properties, mirrored=mirrored, gutter_on_top=on_top)
        numbers = None if properties is None else properties.find(W + "pgNumType")
        start = None if numbers is None else numbers.get(W + "start")
        vertical = attribute(properties, "vAlign")
        columns = columns_of(properties, self.frame)
        if properties is not None and has_art(properties):
            self.warn("border-art", properties)
        if properties is not None and properties.find(W + "lnNumType") is not None:
            self.warn("lines-not-numbered", properties)
        self.notes.begin_section(properties)
        return Section(
            frame=self.frame,
            blocks=tuple(framed(self._blocks(stretch.elements, "", PLAIN_TEXT))),
            headers=self._furniture(properties, "header"),
            footers=self._furniture(properties, "footer"),
            number_format="decimal" if numbers is None else numbers.get(W + "fmt", "decimal"),
            number_start=None if start is None else count(start),
            kind=kind_of(properties),
            columns=columns,
            ruled=ruled(properties),
            borders=page_borders_of(properties),
            vertical="center" if vertical == "center" else "bottom" if vertical == "bottom" else "top",
            endnotes=self.notes.end_section(last=last),
        )

    def _furniture(self, properties: Element | None, kind: str) -> Furniture:
        """The section's headers (or footers); of each kind of page that it says nothing of, those of the section before."""
        for page, relation in references(properties, kind).items():
            self._running[kind, page] = self._part(relation)
        even = says(self.settings, "evenAndOddHeaders")
        return Furniture(
            default=self._running.get((kind, "default"), ()),
            first=self._running.get((kind, "first"), ()) if says(properties, "titlePg") else None,
            even=self._running.get((kind, "even"), ()) if even else None,
        )

    def _part(self, relation: str) -> tuple[Block, ...]:
        """The blocks of a header or footer."""
        found = self.package.relations(self.package.document).get(relation)
        if found is None:
            return ()
        root = self.package.xml(found.target)
        return () if root is None else self.blocks_of(found.target, root)

    def blocks_of(self, part: str, parent: Element) -> tuple[Block, ...]:
        """The blocks of an element of another part."""
        self.part, self.relations = part, self.package.relations(part)
        blocks = self.blocks(parent)
        self.part, self.relations = self.package.document, self.package.relations(self.package.document)
        return blocks

    def note(self, reference: Element, mark: str) -> tuple[str, str]:
        """The mark of the note that is referred to (its own, if it has one), and where it leads; nothing where it is refused."""
        return self.notes.mark(reference, mark)

    def _title(self) -> str:
        core = self.package.xml("docProps/core.xml")
        return "" if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title", "")


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _text_round(element: Element) -> str:
    """The text of the paragraph that an element stands in, or else its own."""
    paragraph = next(element.iterancestors(W + "p"), element)
    return text_of(paragraph)


def _vanishes(element: Element) -> bool:
    """Whether nothing is left of a paragraph: it is empty, and its end hidden or deleted. The last one always stays."""
    mark = element.find(f"{W}pPr/{W}rPr") if len(element) and element.tag == W + "p" else None
    if mark is None or element.getnext() is None or next(element.iter(*_SEEN), None) is not None:
        return False
    hidden = mark.find(W + "vanish")
    return mark.find(W + "del") is not None or (hidden is not None and is_on(hidden))


def framed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with paragraphs that follow each other in one frame (w:framePr) gathered in it."""
    for floating, group in groupby(
        blocks, lambda block: block.format.floating if isinstance(block, Paragraph) else None
    ):
        if floating is None:
            yield from group
        else:
            yield Floated(tuple(group), floating)


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


@once_a_part
def _lists(data: bytes, name: str) -> Lists:
    return read_lists(parse_xml(data, name))


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
