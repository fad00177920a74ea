"""Leaves and buds that stand at the corners of headings, told by their names in Unicode: one drawing, turned."""

from __future__ import annotations

import unicodedata

from signs.ink import Ink, X, Y, disc, fill, line

_CORNERS = {"NORTH EAST": 0, "NORTH WEST": 90, "SOUTH WEST": 180, "SOUTH EAST": 270}


def ornaments() -> dict[str, Ink]:
    """Those of U+1F650 to U+1F667, all of which point to a corner."""
    return {chr(code): _ornament(unicodedata.name(chr(code))) for code in range(0x1F650, 0x1F668)}


def _ornament(name: str) -> Ink:
    """What the name says, first drawn pointing to the upper right."""
    drawn = _bud() if "BUD" in name else _vine() if "VINE" in name else _leaf()
    if "TURNED" in name:
        drawn = drawn.turned(90).mirrored()
    return drawn.turned(next(angle for corner, angle in _CORNERS.items() if corner in name))


def _leaf() -> Ink:
    blade = fill("M150 60C120 230 240 390 500 400C490 150 340 20 150 60Z") - line("M120 30L400 310", 22)
    return blade + line("M160 70L60 -40", 34)


def _vine() -> Ink:
    return _leaf().placed(X * 0.3, Y * 0.3, scale=0.75) + line(
        "M150 60C60 -10 70 -60 150 -40C210 -20 170 50 130 10", 26
    )


def _bud() -> Ink:
    petals = fill("M250 180C230 290 330 390 480 400C470 250 370 150 250 180Z")
    sepal = fill(
        "M230 200C200 240 200 290 220 330C260 300 270 250 230 200ZM250 180C290 150 340 150 380 170C350 210 300 220 250 180Z"
    )
    return petals + sepal + line("M250 190C180 120 120 90 70 110C20 130 30 20 110 30", 30) + disc(24, x=112, y=30)
