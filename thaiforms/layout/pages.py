"""Pieces to pages: what fits, what stays together, header rows again, headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from thaiforms.frozen import frozen, replace
from thaiforms.layout.bands import BandPiece, FlowPiece, LinePiece, height_of
from thaiforms.layout.drawing import Drawn, piece_items, stacked
from thaiforms.layout.fitting import ending, glued, least, level, reach
from thaiforms.layout.flow import NOTHING_ABOVE, Above, SoFar, Typesetter
from thaiforms.layout.furniture import Counts, numbered, shown_number
from thaiforms.layout.placing import Ground
from thaiforms.layout.sheets import Sheet
from thaiforms.layout.story import Block, Furniture, PageFrame, Section
from thaiforms.paper import ARTIFACT, Page, Pt

_GRACE = 0.05


class ColumnChangeError(Exception):
    """What is being placed goes over into a column of another width than it is set for."""


@frozen
class SetFor:
    """What columns pieces are set for; ``parted`` where some of them may be set anew for the next, the others being placed."""

    width: Pt
    parted: bool

    def ends(self, width: Pt, taken: int) -> bool:
        """Whether they have to be set anew for a column of the width."""
        return width != self.width and (self.parted or not taken)


class State(NamedTuple):
    """What has been placed: how much, and the last page."""

    so_far: SoFar
    sheets: int
    sheet: Sheet


class Pager:
    """Fills the pages of one story."""

    def __init__(self, typesetter: Typesetter) -> None:
        self.typesetter = typesetter
        self.sheets: list[Sheet] = []
        self._of_section: Counter[int] = Counter()  # how many pages each section has
        self.set_for: SetFor | None = None  # where columns differ in width
        self.taken = 0  # how many pieces have been placed

    def pages(self, sections: Sequence[Section]) -> tuple[Page, ...]:
        """All pages, with their headers and footers."""
        self._fill(sections)
        self._of_section = Counter(id(sheet.section) for sheet in self.sheets)
        return tuple(self._finished(sheet) for sheet in self.sheets)

    def _fill(self, sections: Sequence[Section]) -> None:
        for section, following in pairwise((*sections, None)):
            if section is not None:
                self._section(section, levelled=following is not None and following.kind == "continuous")

    def _section(self, section: Section, *, levelled: bool) -> None:
        """Fill pages with a section; its columns are made level where another section goes on below them."""
        if self._goes_on(section):
            sheet = self.sheets[-1]
            sheet.go_on_with(section)
        else:
            sheet = self._new_sheet(section, first=True)
        if len({round(width) for _, width in section.columns}) > 1:
            # Loaded where a file holds such columns: most hold none.
            from thaiforms.layout.uneven_columns import fill_uneven_columns

            return fill_uneven_columns(self, section, levelled=levelled)
        frame = section.frame
        width = min((width for _, width in section.columns), default=frame.width - frame.left - frame.right)
        pieces = [*self.set(section.blocks, width, frame=None if section.columns else frame)]
        pieces += self.endnotes(section, pieces)
        if section.columns and levelled:
            sheet.limit = level(pieces, len(section.columns), sheet)
        for group in glued(pieces):
            self.place_group(section, group)

    def set(
        self, blocks: Sequence[Block], width: Pt, *, frame: PageFrame | None = None, above: Above = NOTHING_ABOVE
    ) -> list[FlowPiece]:
        """The pieces of blocks of the body."""
        return self.typesetter.pieces(blocks, width, frame=frame, above=above)

    def endnotes(self, _section: Section, _after: list[FlowPiece]) -> Sequence[FlowPiece]:
        """The endnotes of a section, below the pieces of its text."""
        return ()

    def state(self) -> State:
        """What has been placed so far, to be gone back to."""
        return State(self.typesetter.so_far, len(self.sheets), self.sheets[-1].copied())

    def back_to(self, state: State) -> None:
        """Take away what has been placed since."""
        self.typesetter.back_to(state.so_far)
        self.sheets[state.sheets - 1 :] = [state.sheet.copied()]

    def _goes_on(self, section: Section) -> bool:
        """Whether a section begins on the page where the one before ends."""
        if section.kind != "continuous" or not self.sheets:
            return False
        last = self.sheets[-1].body
        return (last.width, last.height) == (section.frame.width, section.frame.height)

    def place_group(self, section: Section, pieces: Sequence[FlowPiece]) -> None:
        """Place pieces that are glued together: on this page, or on the next, or parted where no page holds them."""
        sheet = self.sheets[-1]
        if pieces[0].breaks_page and not sheet.is_empty:
            sheet = self._go_over(section, pieces[0], page=True)
        elif pieces[0].breaks_column and not sheet.is_empty:
            sheet = self._go_over(section, pieces[0])
        needed = self._needed(pieces)
        if needed > sheet.room + _GRACE and not sheet.is_fresh and needed <= sheet.edge - sheet.top:
            pieces = self._part_before(pieces, sheet)
            self._go_over(section, pieces[0])
        for piece in pieces:
            self._piece(section, piece)

    def _needed(self, pieces: Sequence[FlowPiece]) -> Pt:
        """The room that pieces need which are glued together."""
        return max(height_of(pieces[:-1]) + least(pieces[-1]), reach(pieces))

    def _part_before(self, pieces: Sequence[FlowPiece], sheet: Sheet) -> Sequence[FlowPiece]:
        """What goes over of pieces that are glued: of a row that may be parted, its last lines alone go with what follows."""
        first = pieces[0]
        if len(pieces) == 1 or not isinstance(first, BandPiece) or first.band.row(0).whole:
            return pieces
        room = min(sheet.room - first.before, first.height - ending(first.band))
        halves = first.band.parted(room) if room > 0 else None
        if halves is None:
            return pieces
        self._place(sheet, replace(first, band=halves[0]))
        return (replace(first, band=halves[1], before=0), *pieces[1:])

    def _piece(self, section: Section, piece: FlowPiece) -> None:
        """Place a piece here or on a new page; what no page holds is parted, or stands over the edge."""
        rest: FlowPiece | None = piece
        while rest is not None:
            rest = self._begun(rest)
            if rest is not None:
                self._go_over(section, rest)

    def _begun(self, piece: FlowPiece) -> FlowPiece | None:
        """Place what the page holds of a piece; what is left for the next."""
        sheet = self.sheets[-1]
        if sheet.is_fresh and not ((sheet.first and not sheet.column) or piece.breaks_page):
            piece = replace(piece, before=0)
        if piece.fits(sheet.room):
            self._place(sheet, piece)
            return None
        room = sheet.room - piece.before
        halves = piece.band.parted(room, force=sheet.is_fresh) if isinstance(piece, BandPiece) else None
        if isinstance(piece, BandPiece) and halves is not None:
            self._place(sheet, replace(piece, band=halves[0]))
            return replace(piece, band=halves[1])
        if sheet.is_fresh:
            self._place(sheet, piece)
            return None
        return piece

    def _go_over(self, section: Section, piece: FlowPiece, *, page: bool = False) -> Sheet:
        """The next column, or a new page, with the header rows again where a table goes on."""
        sheet = self.sheets[-1]
        if page or not sheet.next_column():
            sheet = self._new_sheet(section)
        if isinstance(piece, BandPiece):
            for header in piece.headers:
                sheet.place(BandPiece(header, x=piece.x), again=True)
        sheet.start = sheet.y
        if self.set_for is not None and self.set_for.ends(sheet.width, self.taken):
            raise ColumnChangeError
        return sheet

    def _place(self, sheet: Sheet, piece: FlowPiece) -> None:
        self.taken += 1
        sheet.place(piece)
        if isinstance(piece, LinePiece):
            sheet.line = piece.height

    def _new_sheet(self, section: Section, *, first: bool = False) -> Sheet:
        number = self._next_number(section, first=first)
        if first and number % 2 != {"evenPage": 0, "oddPage": 1}.get(section.kind, number % 2):
            if self.sheets:
                self._add_sheet(replace(section, headers=Furniture(), footers=Furniture(), borders=None), number)
            number += 1
        return self._add_sheet(section, number, first=first)

    def _add_sheet(self, section: Section, number: int, *, first: bool = False) -> Sheet:
        frame = section.frame.turned(number)
        top, bottom = frame.top, frame.height - frame.bottom
        header = self._furniture(section, section.headers, number, first=first)
        footer = self._furniture(section, section.footers, number, first=first)
        if header:
            top = max(top, frame.header + height_of(header))
        if footer:
            bottom = min(bottom, frame.height - frame.footer - height_of(footer))
        sheet = Sheet(section, frame, first, number, top, bottom, y=top, start=top, body=frame)
        sheet.columns, sheet.column_top, sheet.ruled = section.columns, top, section.ruled
        sheet.edge = sheet.floor = bottom
        self.sheets.append(sheet)
        return sheet

    def _next_number(self, section: Section, *, first: bool) -> int:
        if first and section.number_start is not None:
            return section.number_start
        return self.sheets[-1].number + 1 if self.sheets else 1

    def _furniture(
        self, section: Section, furniture: Furniture, number: int, *, first: bool, of_section: int = 1
    ) -> list[FlowPiece]:
        """The header or footer of a page."""
        frame, format_ = section.frame, section.number_format
        blocks = _chosen(furniture, number, first=first)
        if not blocks:
            return []
        counts = Counts(shown_number(number, format_), str(len(self.sheets)), str(of_section))
        return self.typesetter.pieces(numbered(blocks, counts), frame.width - frame.left - frame.right, parent=ARTIFACT)

    def _finished(self, sheet: Sheet) -> Page:
        """The page with its header and footer, which know the count of all pages only now."""
        frame = sheet.frame
        header, footer = (
            self._furniture(sheet.section, kind, sheet.number, first=sheet.first, of_section=self._count(sheet))
            for kind in (sheet.section.headers, sheet.section.footers)
        )
        items: list[Drawn] = [*sheet.borders()]
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
            stacked(items, sheet.items()),
            room=sheet.bottom - sheet.top - sheet.used,
            used=sheet.used,
            line=sheet.line,
        )

    def _count(self, sheet: Sheet) -> int:
        """How many pages the section of a page has."""
        return self._of_section[id(sheet.section)]


def _chosen(furniture: Furniture, number: int, *, first: bool) -> tuple[Block, ...]:
    if first and furniture.first is not None:
        return furniture.first
    if furniture.even is not None and number % 2 == 0:
        return furniture.even
    return furniture.default
