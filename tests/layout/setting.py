"""Paragraphs and tables set without a Word file, for tests of lines and pages."""

from thaiforms.layout.bands import FlowPiece, LinePiece
from thaiforms.layout.composing import Line
from thaiforms.layout.flow import Typesetter
from thaiforms.layout.pages import Pager
from thaiforms.layout.paragraphs import Setting
from thaiforms.layout.story import (
    Block,
    Border,
    Cell,
    Edges,
    Furniture,
    Margins,
    PageFrame,
    Paragraph,
    ParagraphFormat,
    Row,
    Section,
    Table,
    Text,
    TextFormat,
)
from thaiforms.paper import Page
from thaiforms.supplies import shipped
from thaiforms.thai.breaks import Breaker, builtin_breaker

PLAIN = TextFormat("TH Sarabun New", 16)
BOLD = TextFormat("TH Sarabun New", 16, bold=True)
LINE = Border(0.5)
BOXED = Edges(LINE, LINE, LINE, LINE)
NOTHING = Furniture()
NARROW = Margins(0, 2, 0, 2)
A5ISH = PageFrame(width=400, height=300, top=30, right=40, bottom=30, left=40)


def paragraph(*inlines, mark=PLAIN, **how) -> Paragraph:
    """A paragraph of texts (plain strings) and other inlines."""
    found = tuple(Text(inline, PLAIN) if isinstance(inline, str) else inline for inline in inlines)
    return Paragraph(found, ParagraphFormat(**how), mark)


def typesetter(*, default_tab=36.0, breaker: Breaker | None = None) -> Typesetter:
    return Typesetter(Setting(shipped(), builtin_breaker() if breaker is None else breaker, default_tab))


def set_lines(*blocks: Block, width: float, breaker: Breaker | None = None) -> list[Line]:
    """The lines of paragraphs set in a column."""
    pieces = typesetter(breaker=breaker).pieces(blocks, width)
    return [piece.line for piece in pieces if isinstance(piece, LinePiece)]


def set_pieces(*blocks: Block, width: float) -> list[FlowPiece]:
    return typesetter().pieces(blocks, width)


def set_pages(*blocks: Block, frame: PageFrame = A5ISH, headers: Furniture = NOTHING, **section) -> tuple[Page, ...]:
    """The pages of one section."""
    return Pager(typesetter()).pages([Section(frame, tuple(blocks), headers, **section)])


def cell(*texts: str, column: int, edges=BOXED, margins=NARROW, **how) -> Cell:
    """A cell of plain paragraphs."""
    return Cell(tuple(paragraph(text) for text in texts), column, edges=edges, margins=margins, **how)


def table(*rows: Row, columns: tuple[float, ...]) -> Table:
    return Table(columns, rows)


def texts_of(page: Page) -> list[str]:
    """What stands on each line of a page, top to bottom and left to right."""
    lines: dict[tuple[float, int], str] = {}
    for run in page.runs:
        key = (round(run.y, 1), run.paragraph)
        lines[key] = lines.get(key, "") + run.text
    return [text for _, text in sorted(lines.items(), key=lambda line: line[0][0])]
