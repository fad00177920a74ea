"""What a Word file says, with every style already worked out: sections, blocks, text. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from thaiforms.errors import Fault
from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Anchored, Artwork, Distances, Placement, Wrap
from thaiforms.paper import Pt

Alignment: TypeAlias = Literal["left", "center", "right", "both", "thaiDistribute", "distribute"]
LineRule: TypeAlias = Literal["auto", "exact", "atLeast"]
VerticalAlignment: TypeAlias = Literal["top", "center", "bottom"]
SectionKind: TypeAlias = Literal["nextPage", "continuous", "evenPage", "oddPage"]
Columns: TypeAlias = tuple[tuple[Pt, Pt], ...]
"""Where each column begins, from the left margin, and its width; none where the text stands in one."""
Turning: TypeAlias = Literal[0, 90, 270]
"""How far text is turned, in degrees, clockwise: at 90 it runs down, its first line at the right; at 270 up, the first at the left."""
HeightRule: TypeAlias = Literal["auto", "exact", "atLeast"]


class TextFormat(NamedTuple):
    """How letters look (w:rPr), for one script of a run."""

    family: str
    size: Pt
    bold: bool = False
    italic: bool = False
    underline: str = ""  # w:u's own words: "single", "dotted" …
    strike: bool = False
    colour: str = "000000"
    highlight: str = ""  # the colour behind the letters
    rise: Pt = 0  # w:position, or a superscript's
    spacing: Pt = 0  # w:spacing between letters
    scale: float = 1  # w:w
    capitals: bool = False
    boxed: Pt = 0  # how wide a line stands round the letters


class Text(NamedTuple):
    """A stretch of text in one format, out of one field."""

    text: str
    format: TextFormat
    field: str = ""
    link: str = ""  # where a hyperlink leads


class NoteMark(Text):
    """The mark of a note, in the text or before the note itself; it leads to the other of the two (``link``)."""

    __slots__ = ()


class Tab(NamedTuple):
    """A tab character."""

    format: TextFormat


class LineBreak(NamedTuple):
    """The end of a line by hand (w:br); ``page`` where it ends the page too, ``column`` where the column."""

    format: TextFormat
    page: bool = False
    column: bool = False


class PageNumber(NamedTuple):
    """A PAGE or NUMPAGES field; ``latin`` is how it looks in other digits than Thai ones, where that differs."""

    format: TextFormat
    total: bool = False
    of_section: bool = False  # then the total is that of its section
    thai: bool = False  # \\* ThaiArabic in the field itself, or a font that draws digits as Thai ones
    latin: TextFormat | None = None


Inline: TypeAlias = Text | Tab | LineBreak | PageNumber | Artwork | Anchored


class TabStop(NamedTuple):
    """A place on the line that a tab jumps to, measured from the margin."""

    position: Pt
    kind: Literal["left", "center", "right", "decimal"] = "left"
    leader: str = ""


class Border(NamedTuple):
    """One edge's line; ``style`` in Word's words. A width of 0 is no line."""

    width: Pt = 0
    colour: str = "000000"
    style: str = "single"


NO_BORDER = Border()


@frozen
class Box:
    """The borders and the shading of a paragraph (w:pBdr, w:shd); ``spaces`` stand between the lines and the text."""

    top: Border = NO_BORDER
    left: Border = NO_BORDER
    bottom: Border = NO_BORDER
    right: Border = NO_BORDER
    between: Border = NO_BORDER
    spaces: tuple[Pt, Pt, Pt, Pt] = (0, 0, 0, 0)  # top, left, bottom, right
    shading: str = ""


class ParagraphFormat(NamedTuple):
    """How a paragraph stands (w:pPr)."""

    alignment: Alignment = "left"
    left: Pt = 0
    right: Pt = 0
    first_line: Pt = 0  # negative: a hanging indent
    before: Pt = 0
    after: Pt = 0
    line: float = 1  # a multiple for "auto", points for "exact" and "atLeast"
    line_rule: LineRule = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    contextual_spacing: bool = False
    style: str = ""
    box: Box | None = None
    outline: int | None = None  # its level as a heading, 0 the highest
    tabs: tuple[TabStop, ...] = ()
    floating: Floating | None = None  # where its frame stands, if it is in one


@frozen
class Floating:
    """Where blocks stand that text runs round, and how large their box is; a width of 0 is that of their lines."""

    across: Placement
    down: Placement
    distances: Distances
    wrap: Wrap = "square"
    width: Pt = 0
    height: Pt = 0
    height_rule: HeightRule = "auto"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``mark`` is the format of its end, which gives an empty one its height."""

    inlines: tuple[Inline, ...]
    format: ParagraphFormat
    mark: TextFormat
    _hash: int | None = field(default=None, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Worked out once: a paragraph that many documents share is looked up by it again and again."""
        if self._hash is None:
            object.__setattr__(self, "_hash", hash((self.inlines, self.format, self.mark)))
        return self._hash or 0

    @property
    def text(self) -> str:
        """Its text alone, a tab as a tab, an end of line as a line feed."""
        return "".join(map(_text_of, self.inlines))


def _text_of(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Tab():
            return "\t"
        case LineBreak():
            return "\n"
        case _:
            return ""


class Edges(NamedTuple):
    """The four lines round a cell, and those that cross it: falling from its top left corner, rising to its top right."""

    top: Border = NO_BORDER
    left: Border = NO_BORDER
    bottom: Border = NO_BORDER
    right: Border = NO_BORDER
    falling: Border = NO_BORDER
    rising: Border = NO_BORDER


@frozen
class Margins:
    """The room between a cell's edges and its text."""

    top: Pt = 0
    left: Pt = 5.4
    bottom: Pt = 0
    right: Pt = 5.4


@frozen
class Cell:
    """A cell: where it stands in the grid, how many rows it spans, and what it holds."""

    blocks: tuple[Block, ...]
    column: int
    columns: int = 1
    rows: int = 1
    margins: Margins = Margins()
    edges: Edges = Edges()
    shading: str = ""
    vertical: VerticalAlignment = "top"
    turn: Turning = 0


@frozen
class Row:
    """A row; cells that continue a merged one from above are left out."""

    cells: tuple[Cell, ...]
    height: Pt = 0
    height_rule: HeightRule = "auto"
    header: bool = False
    cant_split: bool = False


@frozen
class Table:
    """A table on its grid; ``left`` is where the grid begins, from the margin."""

    columns: tuple[Pt, ...]
    rows: tuple[Row, ...]
    left: Pt = 0
    alignment: Literal["left", "center", "right"] = "left"
    share: float = 0  # of its column's width, where its own is told so
    above: Pt = 0  # the room above it

    def fitted(self, width: Pt) -> Table:
        """The table with its columns scaled to its share of a column's width."""
        total = sum(self.columns)
        if not self.share or not total:
            return self
        return replace(self, columns=tuple(column * self.share * width / total for column in self.columns))


@frozen
class Floated:
    """A floating table, or the paragraphs of a frame; it hangs on the paragraph after it."""

    blocks: tuple[Block, ...]
    floating: Floating


Block: TypeAlias = Paragraph | Table | Floated


@frozen
class PageFrame:
    """A section's paper and margins."""

    width: Pt
    height: Pt
    top: Pt
    right: Pt
    bottom: Pt
    left: Pt
    header: Pt = 36
    footer: Pt = 36
    mirrored: bool = False  # on even pages the side margins are exchanged

    def turned(self, page: int) -> PageFrame:
        """The frame of the page with this number."""
        return replace(self, left=self.right, right=self.left) if self.mirrored and page % 2 == 0 else self


@frozen
class Furniture:
    """The headers (or footers) of a section, for the kinds of pages that have their own."""

    default: tuple[Block, ...] = ()
    first: tuple[Block, ...] | None = None  # None: no first page of its own
    even: tuple[Block, ...] | None = None


@frozen
class PageBorders:
    """The lines round a page: each side's with its space from the paper's edge, or from the text."""

    sides: tuple[tuple[str, Border, Pt], ...]
    from_page: bool = False
    shown: str = "allPages"  # or "firstPage", "notFirstPage" of its section


@frozen
class Section:
    """Blocks that share one kind of page."""

    frame: PageFrame
    blocks: tuple[Block, ...]
    headers: Furniture = Furniture()
    footers: Furniture = Furniture()
    number_format: str = "decimal"
    number_start: int | None = None
    kind: SectionKind = "nextPage"
    columns: Columns = ()
    ruled: bool = False  # whether lines stand between the columns
    borders: PageBorders | None = None
    vertical: VerticalAlignment = "top"
    endnotes: tuple[Note, ...] = ()  # those that stand at its end


@frozen
class Note:
    """A footnote or an endnote: the marks in the text lead to it by its ``link``."""

    link: str
    mark: str
    blocks: tuple[Block, ...]
    number_format: str = "decimal"
    first: int = 1  # the number that counting begins with
    each_page: bool = False  # whether it begins anew on each page


@frozen
class Separator:
    """What stands above notes: paragraphs, most often one without text, and whether a line is drawn in it."""

    blocks: tuple[Block, ...] = ()
    ruled: bool = False


@frozen
class Separators:
    """What stands above footnotes, above those that go on from the page before, and above endnotes."""

    footnotes: Separator = Separator()
    going_on: Separator = Separator()
    endnotes: Separator = Separator()


@frozen
class Story:
    """The whole of a Word file that is to be printed."""

    sections: tuple[Section, ...]
    title: str = ""
    default_tab: Pt = 36
    stretch_broken_lines: bool = True  # w:doNotExpandShiftReturn says no
    adds_spacing: bool = False  # w:doNotUseHTMLParagraphAutoSpacing: space after and space before add up
    warnings: tuple[Fault, ...] = ()
    footnotes: tuple[Note, ...] = ()
    separators: Separators = Separators()
    notes_beneath: bool = False  # footnotes stand under the text, not at the page's foot
