"""Lines, artworks and bands put in their places on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TypeAlias

from thaiforms.frozen import frozen, replace
from thaiforms.layout.artwork import Anchored, TextBox
from thaiforms.layout.bands import FlowPiece, LineFrame, LinePiece, SetArtwork, height_of
from thaiforms.layout.borders import outweighs, ruled
from thaiforms.layout.placing import Ground, Spot, placed
from thaiforms.layout.spans import Band, SetCell
from thaiforms.layout.story import NO_BORDER, Border, Cell, Edges, Paragraph
from thaiforms.layout.turning import Turn
from thaiforms.paper import ARTIFACT, Contour, Fill, GlyphRun, Item, Link, Path, Picture, PlacedStrip, Pt, Rule, Strip


@frozen
class Lifted:
    """Items of an anchored artwork, which are painted before or after the text of their page."""

    items: tuple[Item | PlacedStrip, ...]
    behind: bool
    order: int


Drawn: TypeAlias = Item | PlacedStrip | Lifted


def stacked(*layers: Iterable[Drawn]) -> tuple[Item | PlacedStrip, ...]:
    """The items in the order of painting: what stands behind the text, the text, what stands in front of it."""
    behind: list[Item | PlacedStrip] = []
    text: list[Item | PlacedStrip] = []
    front: list[Item | PlacedStrip] = []
    for layer in layers:
        drawn = list(layer)
        for lifted in sorted((item for item in drawn if isinstance(item, Lifted)), key=lambda item: item.order):
            (behind if lifted.behind else front).extend(lifted.items)
        text.extend(item for item in drawn if not isinstance(item, Lifted))
    return (*behind, *text, *front)


def line_items(piece: LinePiece, x: Pt, y: Pt, ground: Ground) -> list[Drawn]:
    """The line's items, its top left corner at x and y; what is anchored to it is placed on the ground."""
    line = piece.line
    items: list[Drawn] = []
    if piece.frame is not None:
        items += _framed(piece, piece.frame, x, y)
        y += piece.frame.above
    base = y + line.ascent
    for artwork in piece.artworks:
        if artwork.anchored is not None and not artwork.anchored.lifted:
            items.extend(_artwork_items(artwork, *_place(artwork, artwork.anchored, piece, (x, y), ground), ground))
    items += [Fill(x + fill.x, base + fill.y, fill.width, fill.height, fill.colour) for fill in line.fills]
    runs: list[GlyphRun] = []
    if line.strip is not None:
        strip = PlacedStrip(line.strip, x, base, piece.node, piece.paragraph)
        if piece.links:
            runs += map(_linked, strip.runs, piece.links)
        items += runs if piece.links else [strip]
    for rule in line.rules:
        items.append(Rule(x + rule.x0, base + rule.y0, x + rule.x1, base + rule.y1, rule.width, rule.colour, rule.dash))
    for artwork in piece.artworks:
        if artwork.anchored is None:
            items.extend(_artwork_items(artwork, x + artwork.x, base - artwork.artwork.height, ground))
        elif artwork.anchored.lifted:
            left, top = _place(artwork, artwork.anchored, piece, (x, y), ground)
            own = stacked(_artwork_items(artwork, left, top, ground))
            items.append(Lifted(own, artwork.anchored.behind, artwork.anchored.order))
    return [*items, *_links(runs, y, line.height)]


def _place(
    artwork: SetArtwork, anchored: Anchored, piece: LinePiece, corner: tuple[Pt, Pt], ground: Ground
) -> tuple[Pt, Pt]:
    """Where an artwork stands that hangs on a line with this top left corner."""
    return placed(anchored, ground, Spot(corner[0] + artwork.x, corner[1], rise=min(piece.rise, piece.before)))


def _linked(run: GlyphRun, node: int) -> GlyphRun:
    return replace(run, node=node)


def _framed(piece: LinePiece, frame: LineFrame, x: Pt, y: Pt) -> Iterator[Item]:
    """The paragraph's shading behind the line, and the borders beside, above and below it."""
    left, right, bottom = x + frame.left, x + frame.right, y + piece.height
    if frame.box.shading:
        yield Fill(left, y, right - left, piece.height, frame.box.shading)
    for side, at in ((frame.box.left, left), (frame.box.right, right)):
        if side.width:
            yield from ruled(side, (at, y), (at, bottom))
    for side, at in ((frame.top, y + frame.top.width / 2), (frame.bottom, bottom - frame.bottom.width / 2)):
        if side.width:
            yield from ruled(side, (left, at), (right, at))


def _links(runs: Iterable[GlyphRun], y: Pt, height: Pt) -> Iterator[Link]:
    """A box over all runs of one link that follow each other, as high as the line."""
    for (uri, node), group in groupby(runs, lambda run: (run.link, run.node)):
        if uri:
            linked = list(group)
            right = linked[-1].x + linked[-1].width
            yield Link(linked[0].x, y, right - linked[0].x, height, uri, node)


def seen_only(items: Iterable[Drawn]) -> list[Drawn]:
    """The items as artifacts: seen, but not read out again."""
    return [
        replace(item, items=tuple(map(_seen, item.items))) if isinstance(item, Lifted) else _seen(item)
        for item in items
    ]


def _seen(item: Item | PlacedStrip) -> Item | PlacedStrip:
    if isinstance(item, PlacedStrip):
        return item._replace(node=ARTIFACT)
    return item if isinstance(item, Rule | Fill | Path) else replace(item, node=ARTIFACT)


def _artwork_items(artwork: SetArtwork, x: Pt, y: Pt, ground: Ground) -> list[Drawn]:
    """The artwork's items, its top left corner at x and y."""
    items: list[Drawn] = []
    texts = iter(artwork.texts)
    for part in artwork.artwork.parts:
        if isinstance(part, TextBox):
            items.extend(_box_items(part, next(texts), x, y, ground))
        else:
            items.append(_moved(part, x, y, node=artwork.figure))
    return items


def _moved(part: Picture | Path, x: Pt, y: Pt, *, node: int) -> Item:
    if isinstance(part, Picture):
        return replace(part, x=part.x + x, y=part.y + y, node=node)
    return replace(part, contours=tuple(_moved_contour(contour, x, y) for contour in part.contours))


def _moved_contour(contour: Contour, x: Pt, y: Pt) -> Contour:
    ways = tuple(tuple(n + (y if i % 2 else x) for i, n in enumerate(way)) for way in contour.ways)
    return Contour((contour.start[0] + x, contour.start[1] + y), ways, contour.closed)


def _box_items(box: TextBox, pieces: Sequence[FlowPiece], x: Pt, y: Pt, ground: Ground) -> Iterator[Drawn]:
    """The text of a box, in its upper part, its middle or its lower part."""
    spare = max(box.height - height_of(pieces), 0)
    top = y + box.y + spare * {"center": 0.5, "bottom": 1.0}.get(box.vertical, 0.0)
    left = x + box.x
    inside = replace(ground, column=(left, left + box.width))
    items = _stack(pieces, left, top, inside)
    centre = (left + box.width / 2, y + box.y + box.height / 2)
    yield from turned_items(items, Turn(box.turn, centre)) if box.turn else items


def band_items(band: Band, x: Pt, y: Pt, ground: Ground) -> list[Drawn]:
    """The band's items, its top left corner at x and y: shading, then content, then rules."""
    tops = [y, *(y + height for height in accumulate(band.heights))]
    cells = band.cells
    items: list[Drawn] = [fill for cell in cells for fill in _shading(band, cell, x, tops)]
    for cell in cells:
        content = _turned_content if cell.cell.turn else _content
        items.extend(content(band, cell, x, tops, ground))
    spans = tuple((cell.row, cell.rows, cell.cell.column, cell.cell.columns, cell.cell.edges) for cell in cells)
    rules = _rules(band.columns, band.heights, spans)
    return [*items, PlacedStrip(rules, x, y)] if rules.rules else items


def _shading(band: Band, cell: SetCell, x: Pt, tops: list[Pt]) -> Iterator[Fill]:
    if cell.cell.shading:
        left, right = _sides(band, cell)
        top, bottom = tops[cell.row], tops[cell.row + cell.rows]
        yield Fill(x + left, top, right - left, bottom - top, cell.cell.shading)


def _sides(band: Band, cell: SetCell) -> tuple[Pt, Pt]:
    last = min(cell.cell.column + cell.cell.columns, len(band.columns) - 1)
    return band.columns[cell.cell.column], band.columns[last]


def _content(band: Band, cell: SetCell, x: Pt, tops: list[Pt], ground: Ground) -> Iterable[Drawn]:
    own, margins = cell.cell, cell.cell.margins
    left, right = _sides(band, cell)
    left, right = x + left + margins.left, x + right - margins.right
    y = tops[cell.row] + cell.border + margins.top
    if own.vertical != "top":
        spare = tops[cell.row + cell.rows] - tops[cell.row] - cell.height
        y += spare * (0.5 if own.vertical == "center" else 1.0)
    if cell.content.shared:
        strip = cell.content.strip
        return (PlacedStrip(strip, left, y, cell.node, cell.paragraph),) if strip.runs or strip.rules else ()
    inside = replace(ground, column=(left, right), cell=(y, tops[cell.row + cell.rows] - margins.bottom))
    return _stack(cell.pieces, left, y, inside)


def _turned_content(band: Band, cell: SetCell, x: Pt, tops: list[Pt], ground: Ground) -> Iterator[Drawn]:
    """Text that runs up or down: set upright in a box with the cell's middle, and turned about that."""
    margins = cell.cell.margins
    left, right = (x + side for side in _sides(band, cell))
    left, right = left + margins.left, right - margins.right
    top, bottom = tops[cell.row] + cell.border + margins.top, tops[cell.row + cell.rows] - margins.bottom
    centre = ((left + right) / 2, (top + bottom) / 2)
    start = centre[0] - (bottom - top) / 2 + (bottom - top - cell.length) * _along(cell.cell)
    spare = right - left - height_of(cell.pieces)
    y = centre[1] - (right - left) / 2 + spare * {"center": 0.5, "bottom": 1.0}.get(cell.cell.vertical, 0.0)
    inside = replace(ground, column=(start, start + cell.length), cell=(y, y + right - left))
    return turned_items(_stack(cell.pieces, start, y, inside), Turn(cell.cell.turn, centre))


def _along(cell: Cell) -> float:
    """Where lines stand that are longer than their cell's part on this page: by the first paragraph's alignment."""
    first = cell.blocks[0] if cell.blocks else None
    return {"center": 0.5, "right": 1.0}.get(first.format.alignment, 0.0) if isinstance(first, Paragraph) else 0.0


def turned_items(items: Iterable[Drawn], turn: Turn) -> Iterator[Drawn]:
    """The items turned about a point."""
    for item in items:
        if isinstance(item, Lifted):
            yield replace(item, items=tuple(each for part in item.items for each in _turned(part, turn)))
        else:
            yield from _turned(item, turn)


def _turned(item: Item | PlacedStrip, turn: Turn) -> Iterator[Item]:
    return map(turn.item, item.runs if isinstance(item, PlacedStrip) else (item,))


def _stack(pieces: Iterable[FlowPiece], x: Pt, y: Pt, ground: Ground) -> Iterator[Drawn]:
    """The pieces one under the other."""
    for piece in pieces:
        y += piece.before
        yield from piece_items(piece, x, y, ground)
        y += piece.height


def piece_items(piece: FlowPiece, x: Pt, y: Pt, ground: Ground) -> list[Drawn]:
    """The items of a piece, its top left corner at x and y, the room above it left out."""
    if isinstance(piece, LinePiece):
        return line_items(piece, x, y, ground)
    return band_items(piece.band, x + piece.x, y, ground)


@lru_cache(maxsize=256)
def _rules(
    columns: tuple[Pt, ...], heights: tuple[Pt, ...], spans: tuple[tuple[int, int, int, int, Edges], ...]
) -> Strip:
    """Each edge once, the wider of two neighbours' lines, joined where they go on.

    Each span is a cell's: its row, how many it spans, its column, how many of them, and its edges.
    """
    across: dict[tuple[int, int], Border] = {}
    down: dict[tuple[int, int], Border] = {}
    for first_row, rows, first, wide, edges in spans:
        last = min(first + wide, len(columns) - 1)
        for column in range(first, last):
            _lay(across, (first_row, column), edges.top)
            _lay(across, (first_row + rows, column), edges.bottom)
        for row in range(first_row, first_row + rows):
            _lay(down, (first, row), edges.left)
            _lay(down, (last, row), edges.right)
    tops = (0.0, *accumulate(heights))
    found = [rule for span in spans for rule in _crossing(columns, tops, span)]
    for row, a, b, border in _joined(across):
        found += ruled(border, (columns[a], tops[row]), (columns[b], tops[row]))
    for column, a, b, border in _joined(down):
        found += ruled(border, (columns[column], tops[a]), (columns[column], tops[b]))
    return Strip((), tuple(found))


def _crossing(columns: tuple[Pt, ...], tops: tuple[Pt, ...], span: tuple[int, int, int, int, Edges]) -> Iterator[Rule]:
    """The lines from corner to corner of a cell."""
    row, rows, first, wide, edges = span
    left, right = columns[first], columns[min(first + wide, len(columns) - 1)]
    for border, start, end in ((edges.falling, row, row + rows), (edges.rising, row + rows, row)):
        if border.width:
            yield Rule(left, tops[start], right, tops[end], border.width, border.colour)


def _lay(edges: dict[tuple[int, int], Border], place: tuple[int, int], border: Border) -> None:
    if outweighs(border, edges.get(place, NO_BORDER)):
        edges[place] = border


def _joined(edges: dict[tuple[int, int], Border]) -> list[tuple[int, int, int, Border]]:
    """Edges of one line of the grid that go on from each other: the line, where they begin and end, how they look."""
    found: list[tuple[int, int, int, Border]] = []
    for (line, step), border in sorted(edges.items(), key=lambda edge: edge[0]):
        if found and found[-1][0] == line and found[-1][2] == step and found[-1][3] == border:
            found[-1] = (line, found[-1][1], step + 1, border)
        else:
            found.append((line, step, step + 1, border))
    return found
