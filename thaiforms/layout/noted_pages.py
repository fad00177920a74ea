"""Pages with footnotes: each stands at the foot of the page of its mark, and goes on on the next where it is too long."""

from __future__ import annotations

from collections.abc import Sequence

from thaiforms.errors import Fault
from thaiforms.frozen import replace
from thaiforms.layout.bands import BandPiece, FlowPiece, LinePiece, SetNote, height_of, part
from thaiforms.layout.fitting import least, opening
from thaiforms.layout.flow import NOTHING_ABOVE, Above, Typesetter
from thaiforms.layout.furniture import changed
from thaiforms.layout.notes import NoteSetter, below, notes_in, notes_of
from thaiforms.layout.numbering import counted
from thaiforms.layout.pages import Pager
from thaiforms.layout.paragraphs import Setting
from thaiforms.layout.sheets import Sheet
from thaiforms.layout.spans import Band
from thaiforms.layout.story import Block, Inline, NoteMark, PageFrame, Section, Separators, Story
from thaiforms.paper import Page, Pt

_GRACE = 0.05
_MOST = 0.8  # of a page: what notes may take that go on from the page before (LibreOffice; Word lets them take all)
_ROUNDS = 5  # how often pages are filled again until the marks are right that each page counts anew
_STEP: Pt = 0.1


def pages_with_notes(story: Story, setting: Setting) -> tuple[Typesetter, tuple[Page, ...]]:
    """The pages of a story with notes, and what has set its blocks."""
    for _ in range(_ROUNDS):
        typesetter = Typesetter(setting)
        pager = NotedPager(typesetter, story)
        pages = pager.pages(story.sections)
        before, story = story, counted_by_page(story, pager.begun)
        if story is before:
            break
    else:
        typesetter.warnings[Fault("note-marks-unsettled")] = None
    return typesetter, pages


class NotedPager(Pager):
    """Fills the pages of one story with notes."""

    def __init__(self, typesetter: Typesetter, story: Story) -> None:
        super().__init__(typesetter)
        self._setter = typesetter.notes = NoteSetter(typesetter, story.footnotes)
        self._separators: Separators = story.separators
        self._beneath = story.notes_beneath
        self._group_now: Sequence[FlowPiece] = ()  # the pieces glued together that are being placed
        self._at = 0  # how many of them have been looked at
        self._over = False  # whether all text stands on its page

    @property
    def begun(self) -> list[list[str]]:
        """By page, the notes that begin there."""
        return [sheet.notes_begun for sheet in self.sheets]

    def _fill(self, sections: Sequence[Section]) -> None:
        super()._fill(sections)
        self._over = True
        while self.sheets[-1].waiting:
            self._new_sheet(sections[-1])

    def set(
        self, blocks: Sequence[Block], width: Pt, *, frame: PageFrame | None = None, above: Above = NOTHING_ABOVE
    ) -> list[FlowPiece]:
        """The pieces of blocks of the body, with the notes whose marks stand on them."""
        self._setter.width = min((own for _, own in self.sheets[-1].columns), default=width)  # one may go on in any
        return super().set(blocks, width, frame=frame, above=above)

    def endnotes(self, section: Section, after: list[FlowPiece]) -> Sequence[FlowPiece]:
        """The endnotes of a section, as wide as its text was set last."""
        return self._setter.endnotes(section.endnotes, self._separators.endnotes, after) if section.endnotes else ()

    def _new_sheet(self, section: Section, *, first: bool = False) -> Sheet:
        waiting = self.sheets[-1].waiting if self.sheets else []
        sheet = super()._new_sheet(section, first=first)
        sheet.beneath, sheet.waiting = self._beneath, waiting
        self._go_on(sheet)
        return sheet

    def _go_over(self, section: Section, piece: FlowPiece, *, page: bool = False) -> Sheet:
        before = self.sheets[-1]
        try:
            return super()._go_over(section, piece, page=page)
        finally:
            if self.sheets[-1] is before:  # in its next column
                self._go_on(before)

    def _go_on(self, sheet: Sheet) -> None:
        """Place what the page holds of notes that go on from the one before."""
        if not sheet.waiting:
            return
        foot = sheet.foot()
        above = self._setter.separator(self._separators.going_on, length=foot.width)
        room = min((sheet.bottom - sheet.top) * (1 if self._over else _MOST), sheet.room_of_notes) - height_of(above)
        held, rest = part(sheet.waiting, room)
        if not held and sheet.column:
            return
        if not held:
            held, rest = tuple(sheet.waiting[:1]), tuple(sheet.waiting[1:])
        sheet.waiting = list(rest)
        sheet.put_note(foot, (*above, *held))

    def place_group(self, section: Section, pieces: Sequence[FlowPiece]) -> None:
        """Place pieces that are glued together, with their notes."""
        room = self.sheets[-1].edge - self.sheets[-1].top
        self._group_now, self._at = pieces if self._needed(pieces) <= room else (), 0
        super().place_group(section, pieces)

    def _piece(self, section: Section, piece: FlowPiece) -> None:
        self._at += 1
        super()._piece(section, piece)

    def _part_before(self, pieces: Sequence[FlowPiece], sheet: Sheet) -> Sequence[FlowPiece]:
        return pieces if notes_of(pieces[0]) else super()._part_before(pieces, sheet)

    def _needed(self, pieces: Sequence[FlowPiece]) -> Pt:
        notes = [note for piece in pieces if isinstance(piece, LinePiece) for note in notes_of(piece)]
        return super()._needed(pieces) + self._least_of(notes)

    def _begun(self, piece: FlowPiece) -> FlowPiece | None:
        notes = notes_of(piece) if isinstance(piece, LinePiece) or self._setter.in_cells else ()
        if not notes:
            return super()._begun(piece)
        sheet = self.sheets[-1]
        if sheet.is_fresh and not ((sheet.first and not sheet.column) or piece.breaks_page):
            piece = replace(piece, before=0)
        if self._stands(sheet, piece.before + piece.height, notes):
            self._place_with(sheet, piece, notes)
            return None
        halves = self._parted(sheet, piece) if isinstance(piece, BandPiece) else None
        if isinstance(piece, BandPiece) and halves is not None:
            self._place_with(sheet, replace(piece, band=halves[0]), notes_in(halves[0]))
            return replace(piece, band=halves[1], before=0)
        if sheet.is_fresh:
            self._place_with(sheet, piece, notes)
            return None
        return piece

    def _stands(self, sheet: Sheet, height: Pt, notes: Sequence[SetNote]) -> bool:
        """Whether something of the height stands on the page with the beginnings of its notes."""
        if sheet.waiting and notes and not sheet.is_fresh:
            return False
        needed = self._least_of(notes)
        return height + needed <= sheet.room + _GRACE and needed <= sheet.room_of_notes

    def _least_of(self, notes: Sequence[SetNote]) -> Pt:
        """The least room that notes take: all of them, but of the last its first lines alone."""
        if not notes:
            return 0
        foot = self.sheets[-1].foot()
        above = [] if foot.pieces else self._setter.separator(self._separators.footnotes)
        whole = sum(height_of(note.pieces) for note in notes[:-1])
        return height_of(above) + whole + opening(notes[-1].pieces)

    def _parted(self, sheet: Sheet, piece: BandPiece) -> tuple[Band, Band] | None:
        """The part of a band that stands on the page with its notes, and the rest: line by line less, until it does."""
        room = sheet.room - piece.before
        while (halves := piece.band.parted(room, force=sheet.is_fresh)) is not None:
            height = halves[0].height
            if self._stands(sheet, piece.before + height, notes_in(halves[0])):
                return halves
            room = min(room, height) - _STEP
        return None

    def _place_with(self, sheet: Sheet, piece: FlowPiece, notes: Sequence[SetNote]) -> None:
        """Place a piece, and as much of its notes as the page holds beside what must stay with the piece."""
        self._place(sheet, piece)
        reserved = self._reserved()
        reserved = reserved if reserved <= sheet.room else 0
        for note in notes:
            self._begin(sheet, note, sheet.room - reserved)

    def _begin(self, sheet: Sheet, note: SetNote, room: Pt) -> None:
        sheet.notes_begun.append(note.link)
        foot = sheet.foot()
        above = [] if foot.pieces else self._setter.separator(self._separators.footnotes)
        pieces = below(note.pieces, sheet.waiting if sheet.waiting else foot.pieces)
        if sheet.waiting:
            sheet.waiting = [*sheet.waiting, *pieces]
            return
        held, rest = part(pieces, min(room, sheet.room_of_notes) - height_of(above))
        if held:
            sheet.put_note(foot, (*above, *held))
        sheet.waiting = list(rest)

    def _reserved(self) -> Pt:
        """What the pieces take that are glued to the one that has been placed, with their notes."""
        rest = self._group_now[self._at :]
        if not rest:
            return 0
        notes = [note for piece in rest if isinstance(piece, LinePiece) for note in notes_of(piece)]
        return height_of(rest[:-1]) + least(rest[-1]) + self._least_of(notes)


def counted_by_page(story: Story, begun: Sequence[Sequence[str]]) -> Story:
    """The story with the marks that each page counts anew, by the notes that begin on each; itself where all are right."""
    notes = {note.link: note for note in story.footnotes if note.each_page}
    marks: dict[str, str] = {}
    for links in begun:
        for place, note in enumerate(notes[link] for link in links if link in notes):
            marks[note.link] = counted(note.first + place, note.number_format)
    if all(notes[link].mark == mark for link, mark in marks.items()):
        return story

    def marked(inline: Inline) -> Inline:
        link = inline.link.removesuffix("-reference") if isinstance(inline, NoteMark) else ""
        return replace(inline, text=marks[link]) if link in marks else inline

    sections = (replace(s, blocks=changed(s.blocks, marked, NoteMark)) for s in story.sections)
    footnotes = (
        replace(note, blocks=changed(note.blocks, marked, NoteMark), mark=marks.get(note.link, note.mark))
        for note in story.footnotes
    )
    return replace(story, sections=tuple(sections), footnotes=tuple(footnotes))
