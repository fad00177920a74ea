"""Lines and bands put in their places on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, groupby

from thaiforms.layout.bands import Band, FlowPiece, LineFrame, LinePiece, SetCell
from thaiforms.layout.story import NO_BORDER, AnchoredPicture, Border, PageFrame, Placement
from thaiforms.paper import ARTIFACT, Fill, GlyphRun, Item, Link, Picture, Pt, Rule


def line_items(piece: LinePiece, x: Pt, y: Pt, frame: PageFrame) -> list[Item]:
    """The line's items, its top left corner at x and y; what is anchored to it is placed on the frame."""
    line, figures = piece.line, iter(piece.figures)
    items: list[Item] = []
    if piece.frame is not None:
        items += _framed(piece, piece.frame, x, y)
        y += piece.frame.above
    base = y + line.ascent
    items += [Fill(x + fill.x, base + fill.y, fill.width, fill.height, fill.colour) for fill in line.fills]
    items += [_placed(anchored, frame, x, y, node=next(figures)) for anchored in line.anchored]
    runs = [
        GlyphRun(
            x=x + run.x,
            y=base + run.y,
            size=run.size,
            words=run.words,
            gap=run.gap,
            stretch=run.stretch,
            colour=run.colour,
            field=run.field,
            paragraph=piece.paragraph,
            link=run.link,
            node=node,
        )
        for run, node in zip(line.runs, piece.links, strict=True)
    ]
    items += runs
    for rule in line.rules:
        items.append(Rule(x + rule.x0, base + rule.y0, x + rule.x1, base + rule.y1, rule.width, rule.colour, rule.dash))
    for picture in line.pictures:
        left, top = x + picture.x, base + picture.y
        items.append(
            Picture(left, top, picture.width, picture.height, picture.data, picture.alternative, next(figures))
        )
    return [*items, *_links(runs, y, line.height)]


def _framed(piece: LinePiece, frame: LineFrame, x: Pt, y: Pt) -> Iterator[Item]:
    """The paragraph's shading behind the line, and the borders beside, above and below it."""
    left, right, bottom = x + frame.left, x + frame.right, y + piece.height
    if frame.box.shading:
        yield Fill(left, y, right - left, piece.height, frame.box.shading)
    for side, at in ((frame.box.left, left), (frame.box.right, right)):
        if side.width:
            yield Rule(at, y, at, bottom, side.width, side.colour, _dash(side))
    for side, at in ((frame.top, y + frame.top.width / 2), (frame.bottom, bottom - frame.bottom.width / 2)):
        if side.width:
            yield Rule(left, at, right, at, side.width, side.colour, _dash(side))


def _links(runs: Iterable[GlyphRun], y: Pt, height: Pt) -> Iterator[Link]:
    """A box over all runs of one link that follow each other, as high as the line."""
    for (uri, node), group in groupby(runs, lambda run: (run.link, run.node)):
        if uri:
            linked = list(group)
            right = linked[-1].x + linked[-1].width
            yield Link(linked[0].x, y, right - linked[0].x, height, uri, node)


def seen_only(items: Iterable[Item]) -> list[Item]:
    """The items as artifacts: seen, but not read out again."""
    return [item if isinstance(item, Rule | Fill) else replace(item, node=ARTIFACT) for item in items]


def _placed(anchored: AnchoredPicture, frame: PageFrame, x: Pt, y: Pt, *, node: int) -> Picture:
    """The picture where its anchor puts it (ECMA-376 20.4.2.10 and 20.4.2.11)."""
    picture, page = anchored.picture, anchored.across.origin == "page"
    right = frame.width if page else frame.width - frame.right
    left = _along(
        anchored.across, 0 if page else frame.left if anchored.across.origin == "margin" else x, right, picture.width
    )
    sheet = anchored.down.origin == "page"
    start = 0 if sheet else frame.top if anchored.down.origin == "margin" else y
    top = _along(anchored.down, start, frame.height if sheet else frame.height - frame.bottom, picture.height)
    return Picture(left, top, picture.width, picture.height, picture.data, picture.alternative, node)


def _along(placement: Placement, start: Pt, end: Pt, length: Pt) -> Pt:
    share = {"center": 0.5, "right": 1.0, "bottom": 1.0, "left": 0.0, "top": 0.0}.get(placement.align)
    return start + placement.offset if share is None else start + (end - start - length) * share


def band_items(band: Band, x: Pt, y: Pt, frame: PageFrame) -> list[Item]:
    """The band's items, its top left corner at x and y: shading, then content, then rules."""
    tops = [y, *(y + height for height in accumulate(band.heights))]
    items: list[Item] = [fill for cell in band.cells for fill in _shading(band, cell, x, tops)]
    for cell in band.cells:
        items.extend(_content(band, cell, x, tops, frame))
    return [*items, *_rules(band, x, tops)]


def _shading(band: Band, cell: SetCell, x: Pt, tops: list[Pt]) -> Iterator[Fill]:
    if cell.cell.shading:
        left, right = _sides(band, cell)
        top, bottom = tops[cell.row], tops[cell.row + cell.rows]
        yield Fill(x + left, top, right - left, bottom - top, cell.cell.shading)


def _sides(band: Band, cell: SetCell) -> tuple[Pt, Pt]:
    last = min(cell.cell.column + cell.cell.columns, len(band.columns) - 1)
    return band.columns[cell.cell.column], band.columns[last]


def _content(band: Band, cell: SetCell, x: Pt, tops: list[Pt], frame: PageFrame) -> Iterator[Item]:
    margins = cell.cell.margins
    left = x + _sides(band, cell)[0] + margins.left
    y = tops[cell.row] + cell.border + margins.top
    spare = tops[cell.row + cell.rows] - tops[cell.row] - cell.height
    y += spare * {"center": 0.5, "bottom": 1.0}.get(cell.cell.vertical, 0.0)
    for piece in cell.pieces:
        y += piece.before
        yield from piece_items(piece, left, y, frame)
        y += piece.height


def piece_items(piece: FlowPiece, x: Pt, y: Pt, frame: PageFrame) -> list[Item]:
    """The items of a piece, its top left corner at x and y, the room above it left out."""
    if isinstance(piece, LinePiece):
        return line_items(piece, x, y, frame)
    return band_items(piece.band, x + piece.x, y, frame)


def _rules(band: Band, x: Pt, tops: list[Pt]) -> list[Rule]:
    """Each edge once, the wider of two neighbours' lines, joined where they go on."""
    across: dict[tuple[int, int], Border] = {}
    down: dict[tuple[int, int], Border] = {}
    for cell in band.cells:
        edges, first, last = cell.cell.edges, cell.cell.column, cell.cell.column + cell.cell.columns
        last = min(last, len(band.columns) - 1)
        for column in range(first, last):
            _lay(across, (cell.row, column), edges.top)
            _lay(across, (cell.row + cell.rows, column), edges.bottom)
        for row in range(cell.row, cell.row + cell.rows):
            _lay(down, (first, row), edges.left)
            _lay(down, (last, row), edges.right)
    rules = [
        Rule(x + band.columns[a], tops[row], x + band.columns[b], tops[row], border.width, border.colour, _dash(border))
        for row, a, b, border in _joined(across)
    ]
    return rules + [
        Rule(
            x + band.columns[column],
            tops[a],
            x + band.columns[column],
            tops[b],
            border.width,
            border.colour,
            _dash(border),
        )
        for column, a, b, border in _joined(down)
    ]


def _lay(edges: dict[tuple[int, int], Border], place: tuple[int, int], border: Border) -> None:
    if border.width > edges.get(place, NO_BORDER).width:
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


def _dash(border: Border) -> tuple[Pt, ...]:
    return {"dotted": (border.width, border.width * 2), "dashed": (3.0, 2.0), "dashSmallGap": (3.0, 1.0)}.get(
        border.style, ()
    )
