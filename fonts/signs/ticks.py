"""Ticks and crosses, alone, in boxes and in circles; plus, minus, question and exclamation marks as signs."""

from __future__ import annotations

from signs.ink import Ink, Strokes, X, Y, disc, edge, joined, line, polygon, rectangle, ring
from signs.letters import centred
from signs.shapes import box, square


def ticks(strokes: Strokes) -> dict[str, Ink]:
    """All of them by their letters."""
    empty, whole = box(strokes.sign), square(220)
    found = dict.fromkeys("✓", tick(50)) | {"✔": tick(84), "☑": empty + tick(50), "✅": whole - tick(70)}
    found |= (
        dict.fromkeys("✗✕☓⨯", cross(50)) | dict.fromkeys("✘✖❌", cross(84)) | dict.fromkeys("☒⌧", empty + cross(46))
    )
    found |= {
        "❎": whole - cross(70),
        "⮾": ring(232, 36) + cross(46),
        "⮿": ring(232, 36) + cross(70),
        "⊠": empty + cross(46, reach=180),
    }
    return found | _signs()


def tick(width: float) -> Ink:
    """A check mark."""
    return line("M122 188L245 40L442 378", width)


def cross(width: float, *, reach: float = 131) -> Ink:
    """A diagonal cross."""
    return joined(*(line(f"M{X - reach} {Y - reach * way}L{X + reach} {Y + reach * way}", width) for way in (1, -1)))


def _signs() -> dict[str, Ink]:
    across = rectangle(70, Y - 44, 490, Y + 44)
    plus = across + across.turned(90)
    short = rectangle(70, Y - 62, 490, Y + 62)
    latin = rectangle(250, -50, 310, 410) + rectangle(130, 230, 430, 290)
    mark = polygon([(X - 48, 410), (X + 48, 410), (X + 26, 110), (X - 26, 110)]) + disc(46, y=0)
    asked = line("M150 300C150 370 200 400 270 400C340 400 390 360 390 300C390 220 280 210 280 110", 72) + disc(46, y=0)
    maltese = joined(
        *(polygon([(X, Y), (X - 90, Y + 225), (X, Y + 175), (X + 90, Y + 225)]).turned(90 * n) for n in range(4))
    )
    return {
        "➕": plus,
        "➖": across,
        "➗": across + disc(52, y=Y + 150) + disc(52, y=Y - 150),
        "✚": short + short.turned(90),
        "✙": edge(short + short.turned(90), 30),
        "✝": latin,
        "✞": edge(latin, 22) + (latin & rectangle(X, -100, 600, 500)),
        "✟": edge(latin, 22),
        "✠": maltese,
        "❗": mark,
        "❕": edge(mark, 22),
        "❓": asked,
        "❔": edge(asked, 20),
        "🛈": ring(225, 34) + disc(32, y=290) + rectangle(254, 60, 306, 236),
        "ℹ": disc(36, y=430) + rectangle(246, 0, 314, 340),
        "⛔": disc(228) - rectangle(110, 145, 450, 215),
        "🚫": ring(228, 50) + (rectangle(60, Y - 26, 500, Y + 26).turned(-45) & disc(220)),
        "⚠": edge(polygon([(30, -30), (280, 420), (530, -30)]), 36) + centred(mark.placed(scale=0.52), x=X, y=130),
        "※": joined(cross(34, reach=190), *(disc(32, x=x, y=y) for x, y in ((X, 345), (X, 15), (115, Y), (445, Y)))),
        "⁂": joined(*(centred(_asterisk(), x=x, y=y) for x, y in ((X, 320), (150, 80), (410, 80)))),
        "‽": _interrobang(),
    }


def _asterisk() -> Ink:
    return joined(*(line(f"M{X} {Y}V{Y + 95}", 34).turned(60 * n) for n in range(6)))


def _interrobang() -> Ink:
    """A question mark and an exclamation mark in one."""
    return (
        line("M60 380C60 440 110 470 170 470C240 470 290 430 290 370C290 290 190 270 180 150M180 470V120", 38)
        + disc(30, x=180, y=28)
    ).beside(40)
