"""Pieces to pages: what fits, what stays together, header rows again, headers and footers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from thaiforms.layout.bands import Band, BandPiece, FlowPiece, LinePiece, height_of
from thaiforms.layout.drawing import Drawn, piece_items, seen_only, stacked
from thaiforms.layout.flow import Typesetter
from thaiforms.layout.furniture import numbered, shown_number
from thaiforms.layout.placing import Ground
from thaiforms.layout.story import Block, Furniture, PageFrame, Section
from thaiforms.paper import ARTIFACT, Page, Pt

_GRACE = 0.05


@dataclass(slots=True)
class _Sheet:
    """A page that is being filled."""

    section: Section
    first: bool  # of its section
    number: int
    top: Pt
    bottom: Pt
    y: Pt
    start: Pt  # where its own text begins, below header rows that are repeated
    items: list[Drawn] = field(default_factory=list)
    line: Pt = 0

    @property
    def room(self) -> Pt:
        """What is left above the bottom margin."""
        return self.bottom - self.y

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it yet."""
        return self.y == self.top

    @property
    def is_fresh(self) -> bool:
        """Whether nothing but repeated header rows stands on it."""
        return self.y == self.start


class Pager:
    """Fills the pages of one story."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._sheets: list[_Sheet] = []

    def pages(self, sections: Sequence[Section]) -> tuple[Page, ...]:
        """All pages, with their headers and footers."""
        for section in sections:
            self._section(section)
        return tuple(self._finished(sheet) for sheet in self._sheets)

    def _section(self, section: Section) -> None:
        self._new_sheet(section, first=True)
        frame = section.frame
        pieces = self._typesetter.pieces(section.blocks, frame.width - frame.left - frame.right, frame=frame)
        start = 0
        while start < len(pieces):
            end = start + 1
            while end < len(pieces) and pieces[end - 1].glued and not pieces[end].breaks_page:
                end += 1
            self._group(section, pieces[start:end])
            start = end

    def _group(self, section: Section, pieces: Sequence[FlowPiece]) -> None:
        """Place pieces that are glued together: on this page, or on the next, or parted where no page holds them."""
        sheet = self._sheets[-1]
        if pieces[0].breaks_page and not sheet.is_empty:
            sheet = self._begin_page(section, pieces[0])
        needed = height_of(pieces[:-1]) + _least(pieces[-1])
        if needed > sheet.room + _GRACE and not sheet.is_fresh and needed <= sheet.bottom - sheet.top:
            pieces = self._part_before(pieces, sheet)
            self._begin_page(section, pieces[0])
        for piece in pieces:
            self._piece(section, piece)

    def _part_before(self, pieces: Sequence[FlowPiece], sheet: _Sheet) -> Sequence[FlowPiece]:
        """What goes over of pieces that are glued: of a row that may be parted, its last lines alone go with what follows."""
        first = pieces[0]
        if len(pieces) == 1 or not isinstance(first, BandPiece) or first.band.rows[0].whole:
            return pieces
        room = min(sheet.room - first.before, first.height - _ending(first.band))
        halves = first.band.parted(room) if room > 0 else None
        if halves is None:
            return pieces
        self._place(sheet, replace(first, band=halves[0]))
        return (replace(first, band=halves[1], before=0), *pieces[1:])

    def _piece(self, section: Section, piece: FlowPiece) -> None:
        """Place a piece here or on a new page; what no page holds is parted, or stands over the edge."""
        sheet = self._sheets[-1]
        if sheet.is_fresh and not (sheet.first or piece.breaks_page):
            piece = replace(piece, before=0)
        if piece.before + piece.height <= sheet.room + _GRACE:
            self._place(sheet, piece)
            return
        halves = (
            piece.band.parted(sheet.room - piece.before, force=sheet.is_fresh) if isinstance(piece, BandPiece) else None
        )
        if isinstance(piece, BandPiece) and halves is not None:
            self._place(sheet, replace(piece, band=halves[0]))
            piece = replace(piece, band=halves[1])
        elif sheet.is_fresh:
            self._place(sheet, piece)
            return
        self._begin_page(section, piece)
        self._piece(section, piece)

    def _begin_page(self, section: Section, piece: FlowPiece) -> _Sheet:
        """A new page, with the header rows again where a table goes on."""
        sheet = self._new_sheet(section)
        if isinstance(piece, BandPiece):
            for header in piece.headers:
                self._place(sheet, BandPiece(header, x=piece.x))
        sheet.items[:] = seen_only(sheet.items)
        sheet.start = sheet.y
        return sheet

    def _place(self, sheet: _Sheet, piece: FlowPiece) -> None:
        sheet.y += piece.before
        sheet.items.extend(piece_items(piece, sheet.section.frame.left, sheet.y, Ground.of_page(sheet.section.frame)))
        if isinstance(piece, LinePiece):
            sheet.line = piece.height
        sheet.y += piece.height

    def _new_sheet(self, section: Section, *, first: bool = False) -> _Sheet:
        number = self._next_number(section, first=first)
        frame = section.frame
        top, bottom = frame.top, frame.height - frame.bottom
        header = self._furniture(section.headers, frame, number, first=first)
        footer = self._furniture(section.footers, frame, number, first=first)
        if header:
            top = max(top, frame.header + height_of(header))
        if footer:
            bottom = min(bottom, frame.height - frame.footer - height_of(footer))
        self._sheets.append(_Sheet(section, first, number, top, bottom, y=top, start=top))
        return self._sheets[-1]

    def _next_number(self, section: Section, *, first: bool) -> int:
        if first and section.number_start is not None:
            return section.number_start
        return self._sheets[-1].number + 1 if self._sheets else 1

    def _furniture(self, furniture: Furniture, frame: PageFrame, number: int, *, first: bool) -> list[FlowPiece]:
        blocks = _chosen(furniture, number, first=first)
        shown = numbered(blocks, shown_number(number, self._number_format()), str(len(self._sheets)))
        return self._typesetter.pieces(shown, frame.width - frame.left - frame.right, parent=ARTIFACT)

    def _number_format(self) -> str:
        return self._sheets[-1].section.number_format if self._sheets else "decimal"

    def _finished(self, sheet: _Sheet) -> Page:
        """The page with its header and footer, which know the count of all pages only now."""
        frame = sheet.section.frame
        header = self._set_furniture(sheet, sheet.section.headers)
        footer = self._set_furniture(sheet, sheet.section.footers)
        items: list[Drawn] = []
        y = frame.header
        for pieces, start in ((header, y), (footer, frame.height - frame.footer - height_of(footer))):
            y = start
            for piece in pieces:
                y += piece.before
                items.extend(piece_items(piece, frame.left, y, Ground.of_page(frame)))
                y += piece.height
        return Page(
            frame.width,
            frame.height,
            stacked(items, sheet.items),
            room=sheet.room,
            used=sheet.y - sheet.top,
            line=sheet.line,
        )

    def _set_furniture(self, sheet: _Sheet, furniture: Furniture) -> list[FlowPiece]:
        frame, format_ = sheet.section.frame, sheet.section.number_format
        blocks = _chosen(furniture, sheet.number, first=sheet.first)
        total = shown_number(len(self._sheets), format_)
        shown = numbered(blocks, shown_number(sheet.number, format_), total)
        return self._typesetter.pieces(shown, frame.width - frame.left - frame.right, parent=ARTIFACT)


def _chosen(furniture: Furniture, number: int, *, first: bool) -> tuple[Block, ...]:
    if first and furniture.first is not None:
        return furniture.first
    if furniture.even is not None and number % 2 == 0:
        return furniture.even
    return furniture.default


def _least(piece: FlowPiece) -> Pt:
    """The least room in which something of the piece can stand: all of a line, the first lines of a row."""
    if isinstance(piece, LinePiece):
        return piece.before + piece.height
    return piece.before + _least_of(piece.band)


def _least_of(band: Band) -> Pt:
    if band.rows[0].whole or band.rows[0].rule == "exact":
        return band.heights[0]
    first = [cell for cell in band.cells if cell.row == 0 and cell.pieces]
    return max(
        (cell.height - height_of(cell.pieces) + _opening(cell.pieces) for cell in first), default=band.heights[0]
    )


def _opening(pieces: Sequence[FlowPiece]) -> Pt:
    end = 1
    while end < len(pieces) and pieces[end - 1].glued:
        end += 1
    return height_of(pieces[:end])


def _ending(band: Band) -> Pt:
    """The height of the last two lines of the row's longest cell."""
    longest = max(band.cells, key=lambda cell: cell.height, default=None)
    return 0 if longest is None else height_of(longest.pieces[-2:])
