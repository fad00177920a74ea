"""A page that is being filled: column after column, with what is placed on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from math import inf

from thaiforms.frozen import frozen
from thaiforms.layout.bands import FlowPiece, height_of
from thaiforms.layout.borders import ruled
from thaiforms.layout.drawing import Drawn, piece_items, seen_only
from thaiforms.layout.placing import Ground
from thaiforms.layout.story import Columns, PageBorders, PageFrame, Section
from thaiforms.paper import Pt, Rule

_COLUMN_RULE: Pt = 0.5


@frozen
class Placed:
    """A piece in its place; header rows that are shown again are only seen, not read out."""

    piece: FlowPiece
    x: Pt
    y: Pt
    ground: Ground
    again: bool = False

    def items(self, down: Pt) -> list[Drawn]:
        """The piece's items, moved down."""
        items = piece_items(self.piece, self.x, self.y + down, self.ground)
        return seen_only(items) if self.again else items


@dataclass(slots=True)
class Foot:
    """The notes at the foot of a column, with what separates them from the text."""

    left: Pt
    width: Pt
    stretch: int  # which of the stretches of the page it belongs to, that have columns of their own
    pieces: list[FlowPiece] = field(default_factory=list)

    @property
    def height(self) -> Pt:
        """What they take."""
        return height_of(self.pieces)


@dataclass(slots=True)
class Sheet:
    """A page that is being filled."""

    section: Section  # whose headers, footers and borders it has
    frame: PageFrame
    first: bool  # of its section
    number: int
    top: Pt
    bottom: Pt
    y: Pt
    start: Pt  # where its own text begins, below header rows that are repeated
    body: PageFrame  # of the section that fills it now
    columns: Columns = ()
    column: int = 0
    column_top: Pt = 0
    lowest: Pt = 0  # where the longest column so far ends
    limit: Pt | None = None  # where columns end that are to be of one length; the last may be longer
    ruled: bool = False  # whether lines stand between the columns
    rules: list[Rule] = field(default_factory=list)  # those between columns that are full
    placed: list[Placed] = field(default_factory=list)
    line: Pt = 0
    edge: Pt = 0  # where the text would end if there were no notes
    floor: Pt = 0  # where it would but for the notes of columns that stand above
    feet: list[Foot] = field(default_factory=list)
    stretch: int = 0
    beneath: bool = False  # whether notes stand under the text
    waiting: list[FlowPiece] = field(default_factory=list)  # of notes that go on on the next page
    notes_begun: list[str] = field(default_factory=list)  # those whose marks stand on it

    def copied(self) -> Sheet:
        """The page as it is now."""
        return replace(
            self,
            rules=[*self.rules],
            placed=[*self.placed],
            feet=[replace(foot, pieces=[*foot.pieces]) for foot in self.feet],
            notes_begun=[*self.notes_begun],
        )

    @property
    def room(self) -> Pt:
        """What is left of the column."""
        is_last = self.column + 1 >= len(self.columns)
        return (self.bottom if self.limit is None or is_last else min(self.limit, self.bottom)) - self.y

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it yet."""
        return self.y == self.top and not self.column

    @property
    def is_fresh(self) -> bool:
        """Whether nothing but repeated header rows stands in the column."""
        return self.y == self.start

    @property
    def used(self) -> Pt:
        """What the text takes up, below the top margin."""
        return max(self.lowest, self.y) - self.top

    def go_on_with(self, section: Section) -> None:
        """Let a section that begins in the middle of the page fill the rest."""
        self.rules += self._between_columns()
        if self.feet and (self.columns or section.columns):
            self.floor -= max((foot.height for foot in self.feet if foot.stretch == self.stretch), default=0)
            self.bottom, self.stretch = self.floor, self.stretch + 1
        frame, columns, self.ruled = section.frame.turned(self.number), section.columns, section.ruled
        self.body, self.columns, self.column, self.limit = frame, columns, 0, None
        self.y = self.column_top = max(self.lowest, self.y)

    def _between_columns(self) -> Iterator[Rule]:
        """The lines between the columns that are filled, as long as the longest."""
        filled = self.columns[: self.column + 1] if self.ruled else ()
        bottom = max(self.lowest, self.y)
        for (start, width), (following, _) in pairwise(filled):
            x = self.body.left + (start + width + following) / 2
            yield Rule(x, self.column_top, x, bottom, _COLUMN_RULE)

    def next_column(self) -> bool:
        """Go over to the next column, if there is one."""
        if self.column + 1 >= len(self.columns):
            return False
        self.lowest = max(self.lowest, self.y)
        self.column += 1
        self.bottom = self.floor
        self.y = self.start = self.column_top
        return True

    def place(self, piece: FlowPiece, *, again: bool = False) -> None:
        """Put a piece below what stands in the column."""
        left, width = (
            self.columns[self.column] if self.columns else (0, self.body.width - self.body.left - self.body.right)
        )
        left += self.body.left
        self.y += piece.before
        self.placed.append(Placed(piece, left, self.y, Ground(self.body, (left, left + width)), again))
        self.y += piece.height

    @property
    def width(self) -> Pt:
        """How wide the column is."""
        return self._across()[1]

    def _across(self) -> tuple[Pt, Pt]:
        """Where the column begins on the page, and its width."""
        left, width = (
            self.columns[self.column] if self.columns else (0, self.body.width - self.body.left - self.body.right)
        )
        return left + self.body.left, width

    def foot(self) -> Foot:
        """The notes of the column, perhaps none yet."""
        left, width = self._across()
        for foot in self.feet:
            if (foot.stretch, foot.left) == (self.stretch, left):
                return foot
        return Foot(left, width, self.stretch)

    @property
    def room_of_notes(self) -> Pt:
        """What notes may take in the column: no more than beside it, where notes of a section above would move up into its text."""
        if not self.stretch or not self.column:
            return inf
        highest = max((foot.height for foot in self.feet if foot.stretch == self.stretch), default=0)
        return highest - self.foot().height

    def put_note(self, foot: Foot, pieces: Sequence[FlowPiece]) -> None:
        """Put a note, or a part of one, below those that stand at the foot of the column; the text ends above them."""
        if foot not in self.feet:
            self.feet.append(foot)
        foot.pieces += pieces
        self.bottom = self.floor - foot.height

    def _notes(self, down: Pt) -> Iterator[Drawn]:
        """The notes of each stretch of the page, one below the other."""
        heights = [0.0] * (self.stretch + 1)
        for foot in self.feet:
            heights[foot.stretch] = max(heights[foot.stretch], foot.height)
        ends = list(accumulate(heights, initial=self.edge - sum(heights)))[1:]
        for foot in self.feet:
            y = max(self.lowest, self.y) + down if self.beneath else ends[foot.stretch] - foot.height
            for piece in foot.pieces:
                y += piece.before
                yield from piece_items(piece, foot.left, y, Ground(self.body, (foot.left, foot.left + foot.width)))
                y += piece.height + piece.after

    def items(self) -> list[Drawn]:
        """All that is placed, higher or lower on the page as the section asks."""
        share = {"center": 0.5, "bottom": 1.0}.get(self.section.vertical, 0.0)
        down = share * max(0, self.bottom - self.top - self.used)
        items = [item for placed in self.placed for item in placed.items(down)]
        items += self._notes(down) if self.feet else ()
        rules = (*self.rules, *self._between_columns())
        return [*items, *(Rule(rule.x0, rule.y0 + down, rule.x1, rule.y1 + down, rule.width) for rule in rules)]

    def borders(self) -> Iterator[Rule]:
        """The lines round the page."""
        lines = self.section.borders
        if lines is not None and lines.shown != ("notFirstPage" if self.first else "firstPage"):
            yield from _bordered(lines, self.frame)


def _bordered(lines: PageBorders, frame: PageFrame) -> Iterator[Rule]:
    """Each side's line, measured from the paper's edge or from the text's (ECMA-376 17.6.10)."""
    spaces = {side: space + border.width / 2 for side, border, space in lines.sides}

    def at(side: str, margin: Pt) -> Pt:
        return spaces.get(side, 0) if lines.from_page else margin - spaces.get(side, 0)

    left, right = at("left", frame.left), frame.width - at("right", frame.right)
    top, bottom = at("top", frame.top), frame.height - at("bottom", frame.bottom)
    ends = {
        "top": ((left, top), (right, top)),
        "bottom": ((left, bottom), (right, bottom)),
        "left": ((left, top), (left, bottom)),
        "right": ((right, top), (right, bottom)),
    }
    for side, border, _ in lines.sides:
        yield from ruled(border, *ends[side])
