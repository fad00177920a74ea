"""Footnotes set in the column of their marks, endnotes after the text, and what stands above both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from thaiforms.frozen import replace
from thaiforms.layout.bands import BandPiece, FlowPiece, LinePiece, SetArtwork, SetNote
from thaiforms.layout.flow import Typesetter
from thaiforms.layout.spans import Band
from thaiforms.layout.story import Note, Paragraph, Separator
from thaiforms.layout.structure import DOCUMENT
from thaiforms.paper import ARTIFACT, Pt, Rule

_SHORT: Pt = 144  # how long Word's line above notes is: two inches
_THIN: Pt = 0.5
_RAISED = 0.3  # how far above its baseline the line stands, as a share of what is above that


class NoteSetter:
    """Sets the footnotes of one document, each once, beside the paragraph that its mark stands in."""

    def __init__(self, typesetter: Typesetter, notes: Sequence[Note]) -> None:
        self._typesetter = typesetter
        self._notes = {note.link: (place, note) for place, note in enumerate(notes)}
        self.width: Pt = 0  # of the column, or the page, that the text stands in
        self.in_cells = False  # whether the mark of one stands in a table

    def hung_on(self, pieces: list[LinePiece], parent: int) -> list[LinePiece]:
        """The lines of a paragraph with the notes whose marks stand on them."""
        if self._typesetter.trying:
            return pieces
        return [replace(piece, notes=tuple(self._on(piece, parent))) if piece.links else piece for piece in pieces]

    def _on(self, piece: LinePiece, parent: int) -> Iterator[SetNote]:
        for link in dict.fromkeys(run.link for run in piece.line.runs):
            if link in self._notes:
                self.in_cells |= self._typesetter.structure.nodes[parent].role in {"TD", "TH"}
                node = self._typesetter.structure.add("Note", parent)
                place, note = self._notes[link]
                yield SetNote(link, tuple(self._typesetter.pieces(note.blocks, self.width, parent=node)), place)

    def separator(self, separator: Separator, *, length: Pt = _SHORT) -> list[FlowPiece]:
        """What stands above notes, with its line."""
        if not separator.blocks:
            return []
        pieces = self._typesetter.pieces(separator.blocks, self.width, parent=ARTIFACT)
        first, block = pieces[0], separator.blocks[0]
        if separator.ruled and isinstance(first, LinePiece) and isinstance(block, Paragraph):
            left, y = block.format.left + block.format.first_line, -_RAISED * first.line.ascent
            rule = Rule(left, y, min(left + length, self.width), y, _THIN)
            pieces[0] = replace(first, line=replace(first.line, rules=(*first.line.rules, rule)))
        return pieces

    def endnotes(self, notes: Sequence[Note], separator: Separator, after: list[FlowPiece]) -> list[FlowPiece]:
        """The endnotes that stand below the pieces of the text, under what separates them."""
        found = list(below(self.separator(separator), after))
        if found:
            found[-1] = replace(found[-1], glued=True)
        for note in notes:
            node = self._typesetter.structure.add("Note", DOCUMENT)
            found += below(self._typesetter.pieces(note.blocks, self.width, parent=node), found if found else after)
        return found


def below(pieces: Sequence[FlowPiece], above: list[FlowPiece]) -> Sequence[FlowPiece]:
    """Pieces that stand below others: the room between them is the larger of what each asks for."""
    if not pieces or not above:
        return pieces
    last, first = above[-1], pieces[0]
    breaks = isinstance(last, LinePiece) and last.line.ends_page
    room = first.before if breaks else max(first.before, last.after)
    above[-1] = replace(last, after=0)
    return [replace(first, before=room, breaks_page=breaks or first.breaks_page), *pieces[1:]]


def notes_of(piece: FlowPiece) -> tuple[SetNote, ...]:
    """The footnotes whose marks stand on a line, in a band of rows, or in what hangs on them."""
    if isinstance(piece, BandPiece):
        return notes_in(piece.band)
    if not piece.artworks:
        return piece.notes
    return _in_order((*piece.notes, *(note for artwork in piece.artworks for note in _beside(artwork))))


def notes_in(band: Band) -> tuple[SetNote, ...]:
    """The footnotes of a band."""
    held = (cell.pieces for cell in band.cells if not cell.content.shared)
    return _in_order(note for pieces in held for piece in pieces for note in notes_of(piece))


def _in_order(notes: Iterable[SetNote]) -> tuple[SetNote, ...]:
    return tuple(sorted(notes, key=lambda note: note.place))


def _beside(artwork: SetArtwork) -> Iterator[SetNote]:
    for text in artwork.texts:
        for piece in text:
            yield from notes_of(piece)
