"""Squares, circles, triangles, diamonds and stars, filled, empty or in part."""

from __future__ import annotations

from signs.ink import HALF, Ink, Strokes, X, Y, disc, edge, frame, joined, line, polygon, rectangle, regular, ring, star

LEFT, LOW, RIGHT, HIGH = X - HALF, Y - HALF, X + HALF, Y + HALF


def shapes(strokes: Strokes) -> dict[str, Ink]:
    """All of them by their letters."""
    return {
        **_squares(strokes.sign),
        **_circles(strokes.sign),
        **_diamonds(),
        **_triangles(),
        **_stars(),
        **_polygons(),
    }


def square(half: float) -> Ink:
    """A filled square about the middle."""
    return rectangle(X - half, Y - half, X + half, Y + half)


def box(stroke: float) -> Ink:
    """A square's edge."""
    return frame(LEFT, LOW, RIGHT, HIGH, stroke)


def _squares(stroke: float) -> dict[str, Ink]:
    empty, whole, small = box(stroke), square(HALF), square(110)
    hatched = joined(*(rectangle(LEFT, y, RIGHT, y + 28) for y in range(20, 400, 76)))
    slanted = joined(*(line(f"M{x} -60L{x + 480} 420", 24) for x in range(-320, 500, 90))) & whole
    left, corner = rectangle(LEFT, LOW, X, HIGH), polygon([(LEFT, LOW), (LEFT, HIGH), (RIGHT, HIGH)])
    flat, tall = rectangle(LEFT, 90, RIGHT, 270), rectangle(190, LOW, 370, HIGH)
    slope = polygon([(130, 270), (520, 270), (430, 90), (40, 90)])
    found = dict.fromkeys("☐□◻⬜", empty) | dict.fromkeys("■◼⬛", whole) | dict.fromkeys("▪◾", small)
    found |= dict.fromkeys("▫◽", edge(small, 36)) | {"⬝": square(60)}
    found |= {"▣": empty + small, "▢": edge(line("M110 -5V365H450V-5Z", 60, sharp=False) + square(180), 40)}
    found |= {"▤": empty + hatched, "▥": empty + hatched.turned(90), "▦": empty + hatched + hatched.turned(90)}
    found |= {"▧": empty + slanted.mirrored(), "▨": empty + slanted, "▩": empty + slanted + slanted.mirrored()}
    found |= {"◧": empty + left, "◨": empty + left.mirrored(), "◫": empty + line(f"M{X} {LOW}V{HIGH}", 36)}
    found |= {
        "◩": empty + corner,
        "◪": empty + corner.turned(180),
        "▬": flat,
        "▭": edge(flat, 36),
        "▮": tall,
        "▯": edge(tall, 36),
    }
    return found | {"▰": slope, "▱": edge(slope, 32)} | _shadowed(stroke) | _quartered(empty)


def _shadowed(stroke: float) -> dict[str, Ink]:
    """Boxes and circles with a shadow."""
    small = frame(LEFT, LOW + stroke, RIGHT - stroke, HIGH, 40)
    shadow = square(HALF - stroke / 2).placed(stroke / 2, -stroke / 2) - rectangle(
        LEFT, LOW + stroke, RIGHT - stroke, HIGH
    )
    low, high = small + shadow, (small + shadow).upside_down()
    moon = disc(200, x=X + 16, y=Y - 16) - disc(200, x=X - 16, y=Y + 16)
    return {"❏": low, "❑": low, "❐": high, "❒": high, "❍": ring(196, 40, x=X - 16, y=Y + 16) + moon}


def _quartered(empty: Ink) -> dict[str, Ink]:
    cross = joined(line(f"M{LEFT} {Y}H{X}V{HIGH}", 32))
    whole, quarter = ring(HALF, 40), joined(line(f"M{LEFT} {Y}H{X}V{HIGH}", 32)) & disc(HALF)
    found = dict(zip("◰◱◲◳", ((empty + cross).turned(90 * n) for n in range(4)), strict=True))
    return found | dict(zip("◴◵◶◷", ((whole + quarter).turned(90 * n) for n in range(4)), strict=True))


def _circles(stroke: float) -> dict[str, Ink]:
    empty, whole = ring(200, stroke), disc(200)
    left = rectangle(0, -100, X, 500)
    lower = rectangle(0, -100, 560, Y)
    quarter = rectangle(X, Y, 560, 500)
    found = dict.fromkeys("○⚪⚬", empty) | dict.fromkeys("●⚫", whole)
    found |= dict.fromkeys("◉⦿", empty + disc(110)) | {
        "◎": empty + ring(120, 36),
        "⊙": ring(200, 40) + disc(44),
        "☉": ring(200, 40) + disc(44),
    }
    found |= {"◯": ring(232, 30), "⬤": disc(235), "◦": ring(100, 34), "∙": disc(60), "⋅": disc(44), "⦁": disc(90)}
    found |= {
        "◐": empty + (whole & left),
        "◑": empty + (whole - left),
        "◒": empty + (whole & lower),
        "◓": empty + (whole - lower),
    }
    found |= {"◔": empty + (whole & quarter), "◕": empty + (whole - quarter.mirrored())}
    found |= {"◖": whole & left, "◗": whole - left, "⯊": whole - lower, "⯋": whole & lower}
    return found | {"◌": joined(*(disc(24, x=X + 190, y=Y).turned(30 * n) for n in range(12)))}


def _diamonds() -> dict[str, Ink]:
    whole = regular(4, radius=220)
    small = regular(4, radius=95)
    four = joined(*(small.placed(x, y) for x, y in ((0, 115), (115, 0), (0, -115), (-115, 0))))
    found = dict.fromkeys("◆⬥♦", whole) | dict.fromkeys("◇⬦♢", edge(whole, 34))
    return found | {"◈": edge(whole, 32) + regular(4, radius=120), "⬩": regular(4, radius=120), "❖": four}


def _triangles() -> dict[str, Ink]:
    whole = polygon([(90, Y + HALF - 10), (490, Y), (90, Y - HALF + 10)])
    small = whole.placed(X * 0.42, Y * 0.42, scale=0.58)
    corner = polygon([(LEFT, LOW), (LEFT, HIGH), (RIGHT, LOW)])
    found = {}
    for signs, drawn in (
        ("▶▲◀▼", whole),
        ("▷△◁▽", edge(whole, 32)),
        ("▸▴◂▾", small),
        ("▹▵◃▿", edge(small, 26)),
        ("◣◢◥◤", corner),
        ("◺◿◹◸", edge(corner, 30)),
    ):
        found |= {sign: drawn.turned(90 * turn) for turn, sign in enumerate(signs)}
    return found | {
        "▻": found["▷"],
        "◅": found["◁"],
        "►": found["▶"],
        "◄": found["◀"],
        "◬": found["△"] + disc(34, y=Y - 50),
        "∆": found["△"],
    }


def _stars() -> dict[str, Ink]:
    five, white = star(5), edge(star(5), 28)
    found = dict.fromkeys("★⭐", five) | {
        "☆": white,
        "✩": white,
        "✪": disc(235) - star(5, radius=200),
        "✫": white + star(5, radius=90),
    }
    found |= {
        "✬": five - star(5, radius=80),
        "✭": white + star(5, radius=130),
        "✮": five,
        "✰": white + (five & rectangle(X, -100, 600, 500)),
    }
    found |= {"✯": joined(white, *(polygon([(X, Y), (X, 410), (X + 56, 256)]).turned(72 * n) for n in range(5)))}
    found |= {"✦": star(4, waist=0.35), "✧": edge(star(4, waist=0.42), 30), "🟂": star(3, waist=0.3)}
    found |= {
        "✶": star(6, waist=0.5),
        "✷": star(8, waist=0.5),
        "✴": star(8, waist=0.42),
        "✸": star(8, waist=0.62),
        "✹": star(12, waist=0.6),
    }
    found |= {"✡": edge(regular(3), 34) + edge(regular(3, turn=180), 34), "✺": star(16, waist=0.55)}
    for sign, spokes, stroke in (
        ("✱", 6, 70),
        ("✲", 6, 60),
        ("✳", 8, 56),
        ("✻", 6, 60),
        ("✽", 6, 84),
        ("✼", 6, 60),
        ("＊", 6, 44),
        ("∗", 6, 36),
    ):
        found[sign] = joined(*(line(f"M{X} {Y}V{Y + 210}", stroke).turned(360 / spokes * n) for n in range(spokes)))
    petals = joined(*(disc(92, y=Y + 130).turned(60 * n) for n in range(6)), disc(130)) - disc(58)
    bulbs = joined(
        *(disc(62, y=Y + 150).turned(90 * n) + rectangle(X - 18, Y, X + 18, Y + 150).turned(90 * n) for n in range(4))
    )
    found |= dict.fromkeys("✿❁✾❃", petals) | {"❀": edge(petals, 26)} | dict.fromkeys("✢✣✤✥", bulbs)
    found |= dict.fromkeys("❉❊❋❇❈", found["✳"])
    found |= {"⁎": found["∗"], "⁕": found["✱"]}
    return found


def _polygons() -> dict[str, Ink]:
    found = {
        "⬟": regular(5),
        "⯂": regular(5, turn=36),
        "⬢": regular(6),
        "⬣": regular(6, turn=30),
        "⯃": regular(8),
        "⯄": regular(8, turn=22.5),
    }
    return found | {"⬠": edge(regular(5), 34), "⬡": edge(regular(6), 34)}
