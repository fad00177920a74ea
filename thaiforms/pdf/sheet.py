"""The operators of one page (ISO 32000-1, 8 and 9). PDF counts y upwards from the bottom."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from thaiforms.paper import ARTIFACT, Contour, Fill, GlyphRun, Path, Picture, Pt, Rule
from thaiforms.pdf.objects import number, text_string
from thaiforms.pdf.pens import Pen, changed_ink, changed_pen, pen_of, stroked
from thaiforms.pdf.placing import placed, reach
from thaiforms.pdf.strips import WrittenStrip, changed_font, moved
from thaiforms.pdf.tags import Tags


class PlacedRules(NamedTuple):
    """The operators of rules, and where they are drawn."""

    operators: str
    x: Pt
    y: Pt


class Sheet:
    """The operators of one page, and what they have set: a value is said once, and again only when it changes."""

    def __init__(self, height: Pt, tags: Tags | None) -> None:
        self.rules: list[Rule | PlacedRules] = []  # they wait for the text that they stand under, and for each other
        self._height = height
        self._tags = tags
        self._operators: list[str] = []
        self._in_text = False
        self._marked = (ARTIFACT, "")  # the marked content that we stand in: its node, and what it says itself
        self._marks = 0  # how many marks that takes
        self._colour, self._font = "000000", ("", 0.0)
        self._pen: Pen = (1.0, "000000", ())
        self._x = self._y = 0  # where the line of text began, in hundredths of a point
        if tags is not None:
            tags.begin_page()

    def finished(self) -> bytes:
        """The whole stream."""
        self._draw_rules()
        self._turn(node=None, text=False)
        return "\n".join(self._operators).encode("latin-1")

    def write(self, strip: WrittenStrip, x: Pt, y: Pt, node: int) -> None:
        """A strip of text, its origin at x and y, its nodes counted from ``node``."""
        for index, span in enumerate(strip.spans):
            self._turn(node=ARTIFACT if ARTIFACT in (node, span.node) else node + span.node, text=True, says=span.says)
            self._operators.append(span.operators if index else self._led(strip, x, y) + span.operators)
        if strip.rules:
            self.rules.append(PlacedRules(strip.rules, x, y))

    def _led(self, strip: WrittenStrip, x: Pt, y: Pt) -> str:
        """What puts the strip in its place, in its first look; after it stands what the strip leaves behind."""
        right, up = round((x + strip.x) * 100), round((self._height - y - strip.y) * 100)
        (colour, font), begun = strip.first, (self._x, self._y)
        led = changed_ink(self._colour, colour) + changed_font(self._font, font)
        self._colour, self._font = strip.last
        self._x, self._y = right + strip.step[0], up + strip.step[1]
        return led + moved(right - begun[0], up - begun[1])

    def write_turned(self, strip: WrittenStrip, run: GlyphRun) -> None:
        """A run that is turned: under a matrix of its own, and then the upright one again."""
        ((_, says, operators),) = strip.spans
        self._turn(node=run.node, text=True, says=says)
        (colour, font), angle = strip.first, math.radians(-run.turn)
        led = changed_ink(self._colour, colour) + changed_font(self._font, font)
        self._colour, self._font = strip.last
        self._x = self._y = 0
        cosine, sine = math.cos(angle), math.sin(angle)
        turn = " ".join(f"{round(part, 5) + 0:g}" for part in (cosine, sine, -sine, cosine))
        place = f"{number(run.x)} {number(self._height - run.y)}"
        self._operators.append(f"{led}{turn} {place} Tm {operators} 1 0 0 1 0 0 Tm")

    def fill(self, fill: Fill) -> None:
        """A rectangle of one colour."""
        self._draw_rules()
        self._turn(node=ARTIFACT, text=False)
        box = (fill.x, self._height - fill.y - fill.height, fill.width, fill.height)
        self._operators.append(f"{self._ink(fill.colour)}{' '.join(map(number, box))} re f")

    def place(self, name: str, picture: Picture) -> None:
        """A picture."""
        self._draw_rules()
        self._turn(node=picture.node, text=False)
        bottom = self._height - picture.y - picture.height
        if self._tags is not None and picture.node != ARTIFACT:
            self._tags.drawn(picture.node, reach(picture, bottom))
        self._operators.append(placed(picture, name, bottom))

    def trace(self, path: Path) -> None:
        """A shape; one without ink leaves nothing."""
        operator = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(path.fill), bool(path.stroke)))
        if operator is None:
            return
        self._draw_rules()
        self._turn(node=ARTIFACT, text=False)
        if path.stroke:
            self._take_pen((path.width, path.stroke, path.dash))
        ink = self._ink(path.fill) if path.fill else ""
        ways = "\n".join(self._way(contour) for contour in path.contours)
        rule = "*" if path.fill and path.alternate else ""
        self._operators.append(f"{ink}{ways}\n{operator}{rule}")

    def _way(self, contour: Contour) -> str:
        """The contour as a part of a path."""
        steps = [(contour.start, "m"), *((way, "l" if len(way) == 2 else "c") for way in contour.ways)]
        shown = (f"{' '.join(self._upwards(points))} {operator}" for points, operator in steps)
        return "\n".join((*shown, "h")) if contour.closed else "\n".join(shown)

    def _upwards(self, points: Sequence[Pt]) -> Iterator[str]:
        """Pairs of numbers, counted from the bottom of the page."""
        return (number(self._height - part if at % 2 else part) for at, part in enumerate(points))

    def _draw_rules(self) -> None:
        """The rules that wait; those of one look in one stroke."""
        for pen, rules in groupby(self.rules, lambda rule: None if isinstance(rule, PlacedRules) else pen_of(rule)):
            self._turn(node=ARTIFACT, text=False)
            if pen is not None:
                self._take_pen(pen)
            ends = []
            for rule in rules:
                if isinstance(rule, PlacedRules):
                    place = f"{number(rule.x)} {number(self._height - rule.y)}"
                    self._operators.append(f"q 1 0 0 1 {place} cm\n{rule.operators}\nQ")
                else:
                    ends.append((rule.x0, self._height - rule.y0, rule.x1, self._height - rule.y1))
            if ends:
                self._operators.append(stroked(ends))
        self.rules = []

    def _take_pen(self, pen: Pen) -> None:
        self._operators += changed_pen(self._pen, pen)
        self._pen = pen

    def _ink(self, colour: str) -> str:
        before, self._colour = self._colour, colour
        return changed_ink(before, colour)

    def _turn(self, *, node: int | None, text: bool, says: str = "") -> None:
        """Close what does not hold for what comes next, and open what does: marks stand within BT and ET, or outside."""
        mark = None if node is None or (self._tags is None and not says) else (node, says)
        if self._marks and (mark != self._marked or text != self._in_text or says):
            self._operators += ["EMC"] * self._marks
            self._marks = 0
        if text != self._in_text:
            self._operators.append("BT" if text else "ET")
            self._in_text, self._x, self._y = text, 0, 0
        if mark is not None and not self._marks:
            begun = self._begun(*mark)
            self._operators += begun
            self._marked, self._marks = mark, len(begun)

    def _begun(self, node: int, says: str) -> list[str]:
        """What begins a mark. One that says its text is a Span, and stands in no other piece: poppler asks for both."""
        text = f"/ActualText {text_string(says)}" if says else ""
        if self._tags is None or node == ARTIFACT:
            silent = [] if self._tags is None else ["/Artifact BMC"]
            return silent + ([f"/Span<<{text}>>BDC"] if says else [])
        tag = "Span" if says else self._tags.role(node)
        return [f"/{tag}<</MCID {self._tags.piece(node)}{text}>>BDC"]
