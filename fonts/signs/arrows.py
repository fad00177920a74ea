"""Arrows of every kind that is more than a decoration, drawn to the right and turned."""

from __future__ import annotations

from signs.ink import HALF, Ink, Strokes, X, Y, disc, edge, joined, line, polygon, rectangle

_FINE = 36
_QUARTERS = (0, 90, 180, 270)
_EIGHTHS = (0, 45, 90, 135, 180, 225, 270, 315)


def arrows(strokes: Strokes) -> dict[str, Ink]:
    """All of them by their letters."""
    plain, heavy = _plain(strokes.sign), _heavy()
    double, white = _double(), edge(heavy, 30)
    found = _turned("→↗↑↖←↙↓↘", plain) | _turned("➡⬈⬆⬉⬅⬋⬇⬊", heavy) | _turned("⇒⇗⇑⇖⇐⇙⇓⇘", double)
    found |= _turned("⇨⬀⇧⬁⇦⬃⇩⬂", white)
    found |= dict.fromkeys("➔➜➙➛➝➞⟶", plain) | dict.fromkeys("⟵", plain.turned(180)) | dict.fromkeys("⮕➨", heavy)
    found |= dict.fromkeys("⟹", double) | dict.fromkeys("⟸", double.turned(180)) | dict.fromkeys("➪➫➬➭➮➯➱➾", white)
    found |= {"➘": plain.turned(-45), "➚": plain.turned(45)}
    return found | _two_headed(plain) | _barred(plain) | _pairs() | _heads() | _bent(strokes.sign) | _in_circles()


def _turned(signs: str, drawn: Ink) -> dict[str, Ink]:
    angles = _EIGHTHS if len(signs) == len(_EIGHTHS) else _QUARTERS
    return {sign: drawn.turned(angle) for sign, angle in zip(signs, angles, strict=True)}


def _tip(x: float, y: float, angle: float, stroke: float, *, size: float = 110) -> Ink:
    """The two strokes of an arrow's head that points to the right, turned."""
    return line(f"M{x - size} {y + size * 0.9}L{x} {y}L{x - size} {y - size * 0.9}", stroke).turned(angle, x=x, y=y)


def _plain(stroke: float) -> Ink:
    return line(f"M60 {Y}H480", stroke) + _tip(482, Y, 0, stroke, size=130)


def _heavy() -> Ink:
    return polygon([(55, 240), (290, 240), (290, 370), (510, 180), (290, -10), (290, 120), (55, 120)])


def _double() -> Ink:
    head = line("M360 340L500 180L360 20", 40)
    return joined(rectangle(60, 220, 450, 256), rectangle(60, 104, 450, 140), head)


def _two_headed(plain: Ink) -> dict[str, Ink]:
    both = plain + plain.turned(180)
    parted = joined(
        rectangle(110, 220, 450, 256),
        rectangle(110, 104, 450, 140),
        line("M380 340L505 180L380 20", 40),
        line("M180 340L55 180L180 20", 40),
    )
    half = polygon([(X, 240), (350, 240), (350, 350), (520, 180), (350, 10), (350, 120), (X, 120)])
    white = edge(half + half.turned(180), 30)
    found = dict.fromkeys("↔⟷", both) | dict.fromkeys("⇔⟺", parted)
    return found | {"↕": both.turned(90), "⇕": parted.turned(90), "⬄": white, "⇳": white.turned(90)}


def _barred(plain: Ink) -> dict[str, Ink]:
    end, start = plain + rectangle(480, 50, 520, 310), plain + rectangle(50, 60, 90, 300)
    gaps = joined(*(rectangle(x, 100, x + 34, 260) for x in (110, 200, 290)))
    return _turned("⇥⤒⇤⤓", end) | {"↦": start} | _turned("⇢⇡⇠⇣", plain - gaps)


def _pairs() -> dict[str, Ink]:
    small = line(f"M60 {Y}H490", _FINE) + _tip(492, Y, 0, _FINE, size=84)
    above, below = small.placed(y=98), small.placed(y=-98)
    there_and_back = above + below.turned(180, y=Y - 98)
    back_and_there = above.turned(180, y=Y + 98) + below
    half = joined(line(f"M60 {Y + 60}H480L385 {Y + 135}", _FINE), line(f"M500 {Y - 60}H80L175 {Y - 135}", _FINE))
    return {
        "⇄": there_and_back,
        "⇆": back_and_there,
        "⇅": there_and_back.turned(90),
        "⇵": back_and_there.turned(90),
        **_turned("⇉⇈⇇⇊", above + below),
        "⇌": half,
        "⇋": half.mirrored(),
    }


def _heads() -> dict[str, Ink]:
    solid = polygon([(70, 370), (500, Y), (70, -10), (190, Y)])
    lower = solid & rectangle(0, -100, 560, Y)
    lit = edge(solid, 26) + lower
    return {
        "➤": solid,
        **dict(zip("⮝⮜⮟", (solid.turned(a) for a in (90, 180, 270)), strict=True)),
        "➢": lit,
        "⮘": lit.mirrored(),
        "⮙": lit.turned(90),
        "⮛": lit.turned(270),
        "➣": lit.upside_down(),
        "⌃": line("M100 140L280 330L460 140", 44),
    }


def _bent(stroke: float) -> dict[str, Ink]:
    left = line("M470 380V130H90", stroke) + _tip(88, 130, 180, stroke)
    right = line("M90 380V130H470", stroke) + _tip(472, 130, 0, stroke)
    hook = line("M90 90H360A115 115 0 0 1 360 320H180", stroke) + _tip(88, 90, 180, stroke)
    arch = line("M470 100A190 190 0 0 1 90 100", stroke) + _tip(90, 76, 270, stroke)
    turn = line("M467 213A190 190 0 1 0 329 363", stroke) + _tip(345, 360, -20, stroke)
    up = line("M70 60H330A90 90 0 0 1 420 150V370", stroke) + _tip(420, 392, 90, stroke)
    return {
        "↵": left,
        "↲": left,
        "⏎": left,
        "↳": right,
        "↰": left.upside_down(),
        "↱": right.upside_down(),
        "↴": line("M90 310H420V0", stroke) + _tip(420, -20, 270, stroke),
        "↩": hook,
        "↪": hook.mirrored(),
        "↶": arch,
        "↷": arch.mirrored(),
        "↺": turn.mirrored(),
        "↻": turn,
        "⟲": turn.mirrored(),
        "⟳": turn,
        **dict.fromkeys("⤴⬏", up),
        **dict.fromkeys("⤵⬎", up.upside_down()),
        "⬑": up.mirrored(),
        "⬐": up.mirrored().upside_down(),
        **_turned("⮏⮎⮍⮌", arch),
    }


def _in_circles() -> dict[str, Ink]:
    cut = disc(HALF + 10) - _heavy().placed(X * 0.34, Y * 0.34, scale=0.66)
    return {"➲": cut, **_turned("⮊⮉⮈⮋", cut)}
