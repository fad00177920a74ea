"""What stands in the way of lines: anchored artworks that text runs beside, or below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Anchored, Side
from thaiforms.layout.placing import Ground, Spot, placed
from thaiforms.layout.story import PageFrame, Paragraph
from thaiforms.paper import Pt

NARROWEST = 56.7  # points: no text beside an artwork in less than 2 cm (LibreOffice; Word asks for an inch)
_ENDLESS = 1e6
_HIGHEST = 1584  # points: Word's highest page


@frozen
class Obstacle:
    """A box that no line may touch, from the column's left edge and the paragraph's first line."""

    left: Pt
    right: Pt
    top: Pt
    bottom: Pt
    side: Side = "both"
    clears: bool = False  # whether no text may stand beside it


@frozen
class Gap:
    """Where a line may stand: how far below its place, and from where to where."""

    down: Pt
    left: Pt
    right: Pt


def gap_for(obstacles: Sequence[Obstacle], y: Pt, height: Pt, left: Pt, right: Pt) -> Gap:
    """The widest room for a line of the height, beside the obstacles or below them."""
    down = 0.0
    for _ in range(len(obstacles) + 1):
        met = [o for o in obstacles if o.top < y + down + height - 0.01 and o.bottom > y + down + 0.01]
        met = [o for o in met if o.left < right and o.right > left]
        start, end = _widest(met, left, right)
        if not met or end - start >= min(NARROWEST, right - left):
            return Gap(down, start, end)
        down = min(o.bottom for o in met) - y
    return Gap(down, left, right)


def _widest(met: Iterable[Obstacle], left: Pt, right: Pt) -> tuple[Pt, Pt]:
    rooms = [(left, right)]
    for obstacle in met:
        if obstacle.clears:
            return left, left
        before = [(a, min(b, obstacle.left)) for a, b in rooms if obstacle.side != "right"]
        after = [(max(a, obstacle.right), b) for a, b in rooms if obstacle.side != "left"]
        rooms = before + after
    return max(rooms, key=lambda room: room[1] - room[0], default=(left, left))


class Floats:
    """The obstacles of a column while its blocks are set one under the other; where a page ends is a guess, a good one."""

    def __init__(self, width: Pt, frame: PageFrame | None) -> None:
        self._frame = frame
        whole = PageFrame(width=width, height=_ENDLESS, top=0, right=0, bottom=0, left=0)
        self._ground = Ground(whole, (0, width), (0, _ENDLESS)) if frame is None else Ground.of_page(frame)
        self._obstacles: list[Obstacle] = []
        self.top: Pt = 0.0 if frame is None else frame.top
        self.y = self.top  # where the next block begins

    def before(
        self, paragraph: Paragraph, above: Pt, *, rise: Pt, new_page: bool, hung: Iterable[Anchored] = ()
    ) -> tuple[Obstacle, ...]:
        """The obstacles of a paragraph's lines, its own and what floats before it among them.

        ``above`` is the room that it has above it, ``rise`` what of that is its own.
        """
        if new_page:
            self.turn()
        top = self.y + above
        for inline in (*hung, *paragraph.inlines):
            if isinstance(inline, Anchored) and inline.wrap != "none":
                self._obstacles.append(self._obstacle(inline, top, rise))
        self._obstacles = [o for o in self._obstacles if o.bottom > self.y]
        return tuple(replace(o, top=o.top - top, bottom=o.bottom - top) for o in self._obstacles)

    def box(self, anchored: Anchored) -> Obstacle:
        """Where it stands if it hangs on the next block: across from the column's left edge, down from the page's top."""
        return self._obstacle(anchored, self.y, 0)

    def beside(self, anchored: Anchored) -> Pt:
        """The widest room that it leaves beside itself."""
        obstacle = self.box(anchored)
        left, right = self._ground.column
        return max(obstacle.left, right - left - obstacle.right)

    def push(self) -> Pt:
        """How far down a table has to go to clear what no text may stand beside."""
        met = [o.bottom - self.y for o in self._obstacles if o.clears and o.top <= self.y < o.bottom]
        return max(met, default=0)

    @property
    def overhang(self) -> Pt:
        """How far what floats reaches below the last block; what hangs on the page's bottom edge has no say."""
        return max((o.bottom - self.y for o in self._obstacles if o.bottom - self.y < _HIGHEST), default=0)

    def take(self, height: Pt) -> None:
        """Go on below a block of the height, on the next page where this one ends."""
        self.y += height
        frame = self._frame
        if frame is not None and self.y > frame.height - frame.bottom:
            over = self.y - (frame.height - frame.bottom)
            self.turn()
            self.y += over % (frame.height - frame.bottom - frame.top)

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self._obstacles = []
        if self._frame is not None:
            self.y = self.top

    def _obstacle(self, anchored: Anchored, top: Pt, rise: Pt) -> Obstacle:
        x, y = placed(anchored, self._ground, Spot(self._ground.column[0], top, rise))
        x -= self._ground.column[0]
        far, artwork = anchored.distances, anchored.artwork
        return Obstacle(
            left=x - far.left,
            right=x + artwork.width + far.right,
            top=y - far.top,
            bottom=y + artwork.height + far.bottom,
            side=anchored.side,
            clears=anchored.wrap == "topAndBottom",
        )
