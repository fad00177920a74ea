"""What stands in a paragraph: runs, content controls, fields, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from thaiforms.frozen import replace
from thaiforms.layout.alternatives import branches
from thaiforms.layout.artwork import Anchored, Artwork
from thaiforms.layout.read_pictures import NotDrawnError
from thaiforms.layout.story import Inline, LineBreak, NoteMark, PageNumber, ParagraphFormat, Tab, Text
from thaiforms.layout.styles import Look, Styles, TableText
from thaiforms.layout.symbols import PRIVATE, is_symbol_font, is_unknown, symbol_text
from thaiforms.layout.texts import IT9, texts_of, told
from thaiforms.layout.theme import theme_of
from thaiforms.layout.words import MC, VAL, Element, M, R, W, attribute, count, is_on, text_of

if TYPE_CHECKING:
    from thaiforms.layout.numbering import Label
    from thaiforms.layout.package import Package, Relation
    from thaiforms.layout.story import Block

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*\S)", re.IGNORECASE)
"""A field whose own words are shown: they stand where something is to be typed."""
_BLANKS = " \t\n\r"
_AS_SPACES = dict.fromkeys(map(ord, _BLANKS), " ")
MARKERS = {
    W + name + end
    for name in ("bookmark", "perm", "commentRange", "moveFromRange", "moveToRange", "customXmlInsRange")
    for end in ("Start", "End")
} | {
    W + name
    for name in (
        "proofErr",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
    )
}
"""What marks a place or a stretch and is never printed."""
_PASSED_OVER = MARKERS | {
    W + name
    for name in (
        "pPr",
        "rPr",
        "lastRenderedPageBreak",
        "commentReference",
        "annotationRef",
        "instrText",
        "delInstrText",
        "delText",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "smartTagPr",
        "separator",
        "continuationSeparator",
    )
}
_INSERTED = {W + "ins", W + "moveTo"}
_DELETED = {W + "del", W + "moveFrom"}
_ROUND = _INSERTED | {W + name for name in ("smartTag", "customXml", "dir", "bdo")}
_REFERENCES = {W + "footnoteReference", W + "endnoteReference"}
_COUNTS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_CHARACTERS = {W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
_ART = {W + "drawing", W + "pict", W + "object", MC + "AlternateContent"}


class Source(Protocol):
    """What an inline reader asks of the file's reader."""

    package: Package
    simplifies: bool  # whether a shape that is not known is drawn as a box
    part: str  # the name of the part that is read
    relations: Mapping[str, Relation]

    def refuse(self, element: Element, text: str) -> None:
        """Note that an element can't be drawn."""

    def warn(self, code: str, element: Element, **details: str) -> None:
        """Note what is drawn otherwise than Word draws it."""

    def warn_of_changes(self) -> None:
        """Note, once, that tracked changes are printed as if they were accepted."""

    def blocks(self, parent: Element, *, field: str = "", table: TableText) -> tuple[Block, ...]:
        """The blocks of a text box."""

    def note(self, reference: Element, mark: str) -> tuple[str, str]:
        """The mark of the note that is referred to (its own, if it has one), and where it leads; nothing where it is refused."""

    own_mark: tuple[str, str]  # of the note that is read, and where it leads


class InlineReader:
    """Reads the inlines of one paragraph."""

    def __init__(self, source: Source, styles: Styles, style: str, table: TableText) -> None:
        self._source = source
        self._styles = styles
        self._style = style
        self._table = table
        self._link = ""  # where the hyperlink leads that we stand in
        self._field: list[str] = []  # instructions of the complex fields we stand in, outermost first
        self._shows = [True]  # whether we stand in a part of a field that is printed
        self._has_mark = False  # whether the rest of the run is the mark of a note

    def look(self, own: Element | None) -> Look:
        """How a run with these properties looks in this paragraph."""
        return self._styles.look(own, style=self._style, table=self._table)

    def label(self, label: Label, mark: Element | None) -> tuple[Inline, ...]:
        """The number or bullet of a list's paragraph, with what stands between it and the text."""
        look = self._styles.look(mark, style=self._style, table=self._table, over=label.level.run)
        look = replace(look, latin=told(look.latin), thai=told(look.thai))  # the label's text is told in Unicode
        shown: tuple[Inline, ...] = tuple(self._text(label.text, look, ""))
        if shown and label.level.side != "left":
            shown = (Tab(look.neutral), *shown)
        if label.level.suffix == "tab":
            return (*shown, Tab(look.neutral)) if shown else ()
        return (*shown, *self._text(" ", look, "")) if label.level.suffix == "space" else shown

    def read(self, parent: Element, field: str) -> Iterator[Inline]:
        """The inlines of a paragraph, hyperlink or content control."""
        for element in parent:
            if element.tag == W + "r":
                yield from self._run(element, field)
            elif element.tag == W + "sdt":
                content = element.find(W + "sdtContent")
                tag = attribute(element.find(W + "sdtPr"), "tag")
                if content is not None:
                    yield from self.read(content, tag if tag else field)
            elif element.tag == W + "hyperlink":
                yield from self._hyperlink(element, field)
            elif element.tag in _ROUND:
                if element.tag in _INSERTED:
                    self._source.warn_of_changes()
                yield from self.read(element, field)
            elif element.tag in _DELETED:
                self._source.warn_of_changes()
            elif element.tag == W + "fldSimple":
                yield from self._simple_field(element, field)
            elif element.tag == MC + "AlternateContent":
                for branch in branches(element)[:1]:
                    yield from self.read(branch, field)
            elif element.tag not in _PASSED_OVER and isinstance(element.tag, str):
                yield from self._other(element, parent, field)

    def _other(self, element: Element, parent: Element, field: str) -> Iterable[Inline]:
        if element.tag in {M + "oMath", M + "oMathPara"}:
            return self._equation(element, field)
        self._source.refuse(element, text_of(parent))
        return ()

    def _equation(self, element: Element, field: str) -> Iterable[Inline]:
        """A formula that stands in a line; what can't is refused by name."""
        # Loaded where a file holds such a thing, as above.
        from thaiforms.layout.read_equations import EquationReader

        reader = EquationReader(self, field)
        try:
            found = list(reader.read(element))
        except NotDrawnError as unknown:
            self._source.refuse(unknown.element, "".join(t.text for t in element.iter(M + "t") if t.text))
            return ()
        if reader.has_fractions:
            self._source.warn("fraction-in-line", element, text="".join(i.text for i in found if isinstance(i, Text)))
        return found

    def texts(self, text: str, look: Look, field: str) -> Iterator[Text]:
        """A text in spans of one format each."""
        return texts_of(text, look, field, link=self._link)

    def _hyperlink(self, element: Element, field: str) -> Iterator[Inline]:
        relation = self._source.relations.get(element.get(R + "id", ""))
        before, self._link = self._link, relation.target if relation is not None and relation.external else ""
        yield from self.read(element, field)
        self._link = before

    def _run(self, run: Element, field: str) -> Iterator[Inline]:
        own = run.find(W + "rPr")
        look = self.look(own)
        if own is not None and attribute(own, "em") not in {None, "none"}:
            self._source.warn("emphasis-left-out", run)
        for element in run:
            if element.tag == W + "fldChar":
                yield from self._field_character(element, look)
            elif element.tag == W + "instrText" and self._field:
                self._field[-1] += element.text if element.text is not None else ""
            elif self._shows[-1] and not look.hidden:
                yield from self._known_content(element, look, field)
        if self._has_mark:
            self._has_mark = bool(self._shows.pop())

    def _known_content(self, element: Element, look: Look, field: str) -> Iterable[Inline]:
        if element.tag not in _ART:
            return self._content(element, look, field)
        try:
            return list(self._content(element, look, field))
        except NotDrawnError:  # a branch that is known as it is comes before any box
            return self._simplified(element, look, field)

    def _simplified(self, element: Element, look: Look, field: str) -> Iterable[Inline]:
        """The same with shapes that are not known drawn as boxes."""
        self._source.simplifies = True
        try:
            return list(self._content(element, look, field))
        except NotDrawnError as unknown:
            self._source.refuse(unknown.element, text_of(element))
            return ()
        finally:
            self._source.simplifies = False

    def _content(self, element: Element, look: Look, field: str) -> Iterator[Inline]:
        if element.tag == W + "t":
            yield from self._written(element, look, field)
        elif element.tag in {W + "tab", W + "ptab"}:
            yield Tab(look.neutral)
        elif element.tag in {W + "br", W + "cr"}:
            kind = element.get(W + "type")
            yield LineBreak(look.neutral, page=kind == "page", column=kind == "column")
        elif element.tag in _CHARACTERS:
            yield from self._text(_CHARACTERS[element.tag], look, field)
        elif element.tag == W + "ruby":
            yield from self._ruby(element, field)
        elif element.tag == W + "sym":
            yield from self._symbol(element, look, field)
        elif element.tag == MC + "AlternateContent":
            yield from self._alternative(element, look, field)
        elif element.tag in _ART:
            yield from self._art(element, field)
        elif element.tag in _REFERENCES:
            yield from self._reference(element, look, field)
        elif element.tag in {W + "footnoteRef", W + "endnoteRef"}:
            yield from _marks(*self._source.own_mark, look, field)
        elif element.tag not in _PASSED_OVER and isinstance(element.tag, str):
            self._source.refuse(element, text_of(element))

    def _reference(self, element: Element, look: Look, field: str) -> Iterator[NoteMark]:
        """The mark of a note; where it has one of its own, that is the rest of the run."""
        mark = ""
        if element.get(W + "customMarkFollows", "0") in {"1", "true", "on"}:
            rest = (inline for other in element.itersiblings() for inline in self._content(other, look, field))
            mark = "".join(inline.text for inline in rest if isinstance(inline, Text))
            self._has_mark = True
            self._shows.append(False)
        yield from _marks(*self._source.note(element, mark), look, field)

    def _written(self, element: Element, look: Look, field: str) -> Iterator[Inline]:
        """The text of a w:t: tabs and ends of lines in it are spaces; without xml:space it has none at its ends (2.10)."""
        text = element.text if element.text is not None else ""
        kept = text if element.get(_SPACE) == "preserve" else text.strip(_BLANKS)
        yield from self._text(kept.translate(_AS_SPACES), look, field)

    def _text(self, text: str, look: Look, field: str) -> Iterator[Text]:
        return texts_of(text, look, field, link=self._link)

    def _symbol(self, element: Element, look: Look, field: str) -> Iterator[Text]:
        """A w:sym, told by the letter that looks like it."""
        family, code = element.get(W + "font", ""), element.get(W + "char", "")
        try:
            place = int(code, 16)
            letter = chr(PRIVATE + place if place < 0x100 and is_symbol_font(family) else place)
        except (ValueError, OverflowError):
            letter = ""
        shown = symbol_text(letter, family)
        if is_unknown(shown):
            self._source.refuse(element, f"{family} {code}")
        elif shown:
            yield Text(shown, replace(look.latin, family=""), field, self._link)

    def _field_character(self, element: Element, look: Look) -> Iterator[Inline]:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            yield from self._form_field(element.find(W + "ffData"), look)
            self._field.append("")
            self._shows.append(False)
        elif kind == "separate" and self._field:
            yield from self._number(self._field[-1], look)
            self._shows[-1] = self._shows[-2] and not self._is_number(self._field[-1])
            self._field[-1] = ""
        elif kind == "end" and self._field:
            instruction = self._field.pop()
            yield from self._number(instruction, look)  # of a field that has no result yet
            self._shows.pop()
            button = _BUTTON.match(instruction) if self._shows[-1] else None
            yield from () if button is None else self._text(button[1], look, "")

    def _simple_field(self, element: Element, field: str) -> Iterator[Inline]:
        instruction = element.get(W + "instr", "")
        if self._is_number(instruction):
            run = element.find(W + "r")
            yield from self._number(instruction, self.look(None if run is None else run.find(W + "rPr")))
        else:
            yield from self.read(element, field)

    def _number(self, instruction: str, look: Look) -> Iterator[PageNumber]:
        if self._is_number(instruction):
            name = instruction.split(maxsplit=1)[0].upper()
            thai = "thaiarabic" in instruction.lower() or look.neutral.family in IT9
            of_section = name == "SECTIONPAGES"
            yield PageNumber(look.thai, total=name != "PAGE", thai=thai, of_section=of_section, latin=look.neutral)

    def _alternative(self, alternate: Element, look: Look, field: str) -> Iterable[Inline]:
        """The first branch that can be drawn. Raises NotDrawnError, with what the best one holds, where none can."""
        unknown: list[NotDrawnError] = []
        for branch in branches(alternate):
            try:
                return [inline for child in branch for inline in self._content(child, look, field)]
            except NotDrawnError as error:
                unknown.append(error)
        if unknown:
            raise unknown[0]
        return ()

    def _art(self, element: Element, field: str) -> Iterator[Artwork | Anchored]:
        # Loaded where a file holds such a thing: most hold none, and the first document of a process has no time to lose.
        if element.tag == W + "drawing":
            from thaiforms.layout.read_drawings import DrawingReader

            return DrawingReader(self._source, theme_of(self._source.package)).read(element, field)
        from thaiforms.layout.read_vml import VmlReader

        return VmlReader(self._source).read(element, field)

    def _is_number(self, instruction: str) -> bool:
        """Whether a field counts pages, in a header or footer; in the text its cached result is shown."""
        words = instruction.split(maxsplit=1)
        in_text = self._source.part == self._source.package.document
        return bool(words) and words[0].upper() in _COUNTS and not in_text

    def _form_field(self, data: Element | None, look: Look) -> Iterator[Text]:
        """The box of a FORMCHECKBOX by its state, the chosen entry of a FORMDROPDOWN; a FORMTEXT shows its result."""
        box, choices = (None, None) if data is None else (data.find(W + "checkBox"), data.find(W + "ddList"))
        if not self._shows[-1]:
            return
        if box is not None:
            state = next((e for name in ("checked", "default") if (e := box.find(W + name)) is not None), None)
            yield from self._text("☑" if state is not None and is_on(state) else "☐", look, "")
        elif choices is not None:
            entries = [entry.get(VAL, "") for entry in choices.iterfind(W + "listEntry")]
            chosen = next((c for name in ("result", "default") if (c := attribute(choices, name)) is not None), "0")
            yield from self._text("".join(entries[count(chosen) :][:1]), look, "")

    def _ruby(self, ruby: Element, field: str) -> Iterator[Inline]:
        """The base text; the small text above it is left out."""
        small, base = ruby.find(W + "rt"), ruby.find(W + "rubyBase")
        if small is not None:
            self._source.warn("left-out", small)
        yield from () if base is None else self.read(base, field)


def _marks(mark: str, link: str, look: Look, field: str) -> Iterator[NoteMark]:
    return (NoteMark(*text) for text in texts_of(mark, look, field, link=link) if text.text)


def displayed(paragraph: Element, format_: ParagraphFormat) -> ParagraphFormat:
    """How a paragraph stands that may be a formula of its own: in the middle, unless that says otherwise."""
    formula = paragraph.find(M + "oMathPara")
    if formula is None or text_of(paragraph):
        return format_
    said = formula.find(f"{M}oMathParaPr/{M}jc")
    side = "center" if said is None else said.get(M + "val", "center")
    return replace(format_, alignment=side if side in {"left", "right"} else "center")
