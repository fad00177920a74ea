"""What a finished page is made of. All lengths are points, from the page's top left corner, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from thaiforms.frozen import distinct, frozen, replace

Pt: TypeAlias = float
"""A length in points, 1/72 inch."""


ARTIFACT = -1
"""The node of what is only seen, never read out: rules, shading, page numbers, header rows shown again."""

Role: TypeAlias = Literal[
    "Document",
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "Table",
    "TR",
    "TH",
    "TD",
    "Figure",
    "Link",
    "Note",
    "Reference",
    "Lbl",
]


def mm(millimetres: float) -> Pt:
    """The length in points."""
    return millimetres * 72 / 25.4


class Node(NamedTuple):
    """A part of the document as it is read out. Nodes stand in reading order; another's number is its place among them."""

    role: Role
    parent: int  # the number of the node that it is part of; ARTIFACT for the document itself
    columns: int = 1  # how many of its table a cell spans
    rows: int = 1
    alternative: str = ""  # the text of a figure for those who cannot see it


@distinct
class FontFace:
    """One font file; two faces are the same face when their bytes are."""

    family: str
    bold: bool
    italic: bool
    data: bytes
    digest: str  # sha256 of data, in hexadecimal

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FontFace) and other.digest == self.digest


@distinct
class Shaped:
    """A piece of text shaped in one face: glyphs in drawing order, never more of them than characters."""

    text: str
    face: FontFace
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]  # thousandths of an em; a mark's is 0
    texts: tuple[str, ...]  # the characters that each glyph stands for
    starts: tuple[bool, ...]  # whether the glyph begins a grapheme cluster
    gaps: int  # how many clusters there are, each of which may have a gap before it
    width: float  # em


@frozen
class GlyphRun:
    """Shaped text on a baseline, in one size and colour, out of one field."""

    x: Pt
    y: Pt  # the baseline
    size: Pt
    words: tuple[Shaped, ...]  # all of one face
    gap: Pt = 0  # added before each cluster but the run's first
    stretch: Pt = 0  # added to each space
    colour: str = "000000"
    field: str = ""  # the path of the field it came from, "indicators[2].goal"
    paragraph: int = 0  # the paragraph it belongs to, counted through the document
    link: str = ""  # the address that it leads to
    node: int = ARTIFACT  # the number of the node that it is part of
    turn: float = 0  # degrees, clockwise, about where it begins
    scale: float = 1  # how wide its letters are, of their own width

    @property
    def text(self) -> str:
        """The characters of the run."""
        return "".join(word.text for word in self.words)

    @property
    def width(self) -> Pt:
        """How far the run reaches, gaps and stretched spaces included."""
        clusters = sum([word.gaps for word in self.words]) - 1 if self.gap else 0
        spaces = sum([word.text.count(" ") for word in self.words]) if self.stretch else 0
        return (
            sum([word.width for word in self.words]) * self.size * self.scale
            + clusters * self.gap
            + spaces * self.stretch
        )


@distinct
class Strip:
    """What is set once and drawn in many places: measured from the strip's own origin, its nodes and paragraphs counted from 0."""

    runs: tuple[GlyphRun, ...]
    rules: tuple[Rule, ...] = ()


class PlacedStrip(NamedTuple):
    """A strip on a page: where its origin stands, and the numbers that its nodes and paragraphs are counted from."""

    strip: Strip
    x: Pt
    y: Pt
    node: int = 0  # ARTIFACT where all of it is only seen
    paragraph: int = 0

    @property
    def runs(self) -> tuple[GlyphRun, ...]:
        """The runs in their places on the page."""
        return tuple(
            replace(
                run,
                x=self.x + run.x,
                y=self.y + run.y,
                node=ARTIFACT if ARTIFACT in (self.node, run.node) else self.node + run.node,
                paragraph=self.paragraph + run.paragraph,
            )
            for run in self.strip.runs
        )

    @property
    def items(self) -> tuple[Item, ...]:
        """Runs and rules in their places on the page."""
        x, y = self.x, self.y
        rules = (replace(r, x0=x + r.x0, y0=y + r.y0, x1=x + r.x1, y1=y + r.y1) for r in self.strip.rules)
        return (*self.runs, *rules)


@frozen
class Rule:
    """A straight line; ``dash`` holds lengths of ink and gap, empty for a solid one."""

    x0: Pt
    y0: Pt
    x1: Pt
    y1: Pt
    width: Pt
    colour: str = "000000"
    dash: tuple[Pt, ...] = ()


@frozen
class Fill:
    """A rectangle of one colour."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    colour: str


class Crop(NamedTuple):
    """What is cut off a picture at each side, as shares of its full width and height."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


WHOLE = Crop()


class Tone(NamedTuple):
    """What black and white of a picture come to, as shares of white: a pale one has no black."""

    black: float = 0
    white: float = 1


AS_IT_IS = Tone()


@frozen
class Picture:
    """A picture file in a box, which holds what is left of it after cropping; turned and mirrored about its centre."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    data: bytes
    alternative: str = ""  # the text for those who cannot see it
    node: int = ARTIFACT  # the number of its Figure
    crop: Crop = WHOLE
    turn: float = 0  # degrees, clockwise
    mirrored: tuple[bool, bool] = (False, False)  # left and right changed over, top and bottom changed over
    tone: Tone = AS_IT_IS


class Contour(NamedTuple):
    """A line drawn in one go."""

    start: tuple[Pt, Pt]
    ways: tuple[tuple[Pt, ...], ...]  # of two numbers: a straight line to there; of six: a Bézier curve
    closed: bool = False


@frozen
class Path:
    """A shape: its contours, filled with a colour or none, drawn round in a colour or none.

    Where ``alternate``, what two contours surround is outside again; otherwise their directions say (8.5.3.3).
    """

    contours: tuple[Contour, ...]
    fill: str = ""
    stroke: str = ""
    width: Pt = 0
    dash: tuple[Pt, ...] = ()
    alternate: bool = False


@frozen
class Link:
    """A box that leads to an address; what is seen there are other items. Between a note and its mark it begins with #."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
    uri: str
    node: int = ARTIFACT  # the number of its Link


Item: TypeAlias = GlyphRun | Rule | Fill | Path | Picture | Link


@dataclass(frozen=True)
class Page:
    """One page: its size and all that is drawn on it, in drawing order."""

    width: Pt
    height: Pt
    drawn: tuple[Item | PlacedStrip, ...]
    room: Pt = 0  # what is left free above the bottom margin
    used: Pt = 0  # what the body takes up, below the top margin
    line: Pt = 0  # the height of the body's last line

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All that is drawn, each run by itself."""
        parts = (one.items if isinstance(one, PlacedStrip) else (one,) for one in self.drawn)
        return tuple(item for part in parts for item in part)

    @property
    def runs(self) -> tuple[GlyphRun, ...]:
        """The glyph runs alone."""
        return tuple(item for item in self.items if isinstance(item, GlyphRun))

    @property
    def faces(self) -> set[FontFace]:
        """The faces that its text is drawn in."""
        runs = (one.strip.runs if isinstance(one, PlacedStrip) else (one,) for one in self.drawn)
        return {run.words[0].face for part in runs for run in part if isinstance(run, GlyphRun)}


@dataclass(frozen=True, slots=True)
class FieldBox:
    """Where a field (or one line of it) stands: the page, counted from 1, and its box."""

    path: str
    page: int
    x0: Pt
    y0: Pt
    x1: Pt
    y1: Pt
    text: str
