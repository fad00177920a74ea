"""Lines and blocks that make tables out of letters: box drawing and block elements, told by their names in Unicode."""

from __future__ import annotations

import re
import unicodedata

from signs.ink import Ink, Strokes, joined, line, polygon, rectangle

WIDTH = 500
_TOP, _BOTTOM = 874, -457  # of a line of TH Sarabun New, so that lines under each other meet
_X, _Y = WIDTH / 2, 180
_LIGHT, _HEAVY, _APART = 36, 84, 110
_SIDES = {
    "UP": ("v", _Y, _TOP),
    "DOWN": ("v", _BOTTOM, _Y),
    "LEFT": ("h", 0, _X),
    "RIGHT": ("h", _X, WIDTH),
    "HORIZONTAL": ("h", 0, WIDTH),
    "VERTICAL": ("v", _BOTTOM, _TOP),
}
_WEIGHTS = {"LIGHT", "HEAVY", "DOUBLE", "SINGLE"}
_WORD = re.compile(r"LIGHT|HEAVY|DOUBLE|SINGLE|UP|DOWN|LEFT|RIGHT|HORIZONTAL|VERTICAL|AND")
_PIECES = {
    "⎛": "M150 -457V400C150 640 180 780 230 874",
    "⎜": "M150 874V-457",
    "⎝": "M150 874V20C150 -220 180 -360 230 -457",
    "⎡": "M150 -457V850H230",
    "⎢": "M150 874V-457",
    "⎣": "M150 874V-438H230",
    "⎧": "M120 -457V600C120 760 150 850 230 850",
    "⎨": "M120 874V400C120 280 90 220 20 208C90 196 120 136 120 16V-457",
    "⎩": "M120 874V-180C120 -340 150 -430 230 -430",
    "⎪": "M120 874V-457",
    "⌠": "M120 -457V700C120 800 190 860 230 780",
    "⎮": "M120 874V-457",
    "⌡": "M120 874V-280C120 -380 50 -440 10 -360",
}
_CORNERS = {
    "「": "M200 500H60V100",
    "『": "M200 500H60V100M200 420H140V100",
    "《": "M190 500L60 220L190 -60M320 500L190 220L320 -60",
    "〈": "M190 500L60 220L190 -60",
    "〔": "M190 500L80 420V20L190 -60",
}
_DASHES = {"DOUBLE": 2, "TRIPLE": 3, "QUADRUPLE": 4}


def boxes() -> dict[str, Ink]:
    """Box drawing (U+2500 to U+257F) and blocks (U+2580 to U+259F)."""
    drawn = {
        chr(code): _box(unicodedata.name(chr(code)).removeprefix("BOX DRAWINGS ")) for code in range(0x2500, 0x2580)
    }
    return {sign: ink.as_wide_as(WIDTH) for sign, ink in (drawn | _blocks()).items()}


def _box(name: str) -> Ink:
    if "DIAGONAL" in name:
        rising, falling = line(f"M0 {_BOTTOM}L{WIDTH} {_TOP}", _LIGHT), line(f"M0 {_TOP}L{WIDTH} {_BOTTOM}", _LIGHT)
        return rising + falling if "CROSS" in name else rising if "UPPER RIGHT TO" in name else falling
    if "ARC" in name:
        return _arc(up="UP" in name, left="LEFT" in name)
    if "DASH" in name:
        return _dashed(name)
    return _lines(name)


def _lines(name: str) -> Ink:
    """Sides of a weight each: "DOWN LIGHT AND RIGHT HEAVY", "LIGHT DOWN AND RIGHT"."""
    sides: dict[str, list[Ink]] = {
        "outer": [rectangle(0, 0, 0, 0)],
        "inner": [rectangle(0, 0, 0, 0)],
        "single": [rectangle(0, 0, 0, 0)],
    }
    weights = [word for word in name.split() if word in _WEIGHTS]
    for half in name.split(" AND ") if len(weights) > 1 else [name]:
        words = _WORD.findall(half)
        weight = next(word for word in words if word in _WEIGHTS)
        for way, start, end in (_SIDES[word] for word in words if word in _SIDES):
            if weight == "DOUBLE":
                sides["outer"].append(_stroke(way, start, end, _APART + _LIGHT))
                sides["inner"].append(_stroke(way, start, end, _APART - _LIGHT))
            else:
                sides["single"].append(_stroke(way, start, end, _HEAVY if weight == "HEAVY" else _LIGHT))
    return joined(*sides["outer"]) - joined(*sides["inner"]) + joined(*sides["single"])


def _stroke(way: str, start: float, end: float, width: float) -> Ink:
    """A bar; where it begins or ends in the middle, it goes on by half of its width."""
    half = width / 2
    if start in {_X, _Y}:
        start -= half
    if end in {_X, _Y}:
        end += half
    if way == "h":
        return rectangle(start, _Y - half, end, _Y + half)
    return rectangle(_X - half, start, _X + half, end)


def _arc(*, up: bool, left: bool) -> Ink:
    far, end = (_TOP if up else _BOTTOM), (0 if left else WIDTH)
    near, beside = _Y + (200 if up else -200), _X + (-200 if left else 200)
    return line(f"M{_X} {far}V{near}Q{_X} {_Y} {beside} {_Y}H{end}", _LIGHT)


def _dashed(name: str) -> Ink:
    count = _DASHES[name.split()[1]]
    way, start, end = ("h", 0.0, float(WIDTH)) if "HORIZONTAL" in name else ("v", float(_BOTTOM), float(_TOP))
    step = (end - start) / count
    width = _HEAVY if "HEAVY" in name else _LIGHT
    return joined(*(_stroke(way, start + step * (n + 0.15), start + step * (n + 0.85), width) for n in range(count)))


def _blocks() -> dict[str, Ink]:
    high, wide = _TOP - _BOTTOM, float(WIDTH)
    found = {chr(0x2580 + n): rectangle(0, _BOTTOM, wide, _BOTTOM + high * n / 8) for n in range(1, 9)}
    found |= {chr(0x2588 + n): rectangle(0, _BOTTOM, wide * (8 - n) / 8, _TOP) for n in range(1, 8)}
    quarters = {
        "a": rectangle(0, _BOTTOM + high / 2, wide / 2, _TOP),
        "b": rectangle(wide / 2, _BOTTOM + high / 2, wide, _TOP),
        "c": rectangle(0, _BOTTOM, wide / 2, _BOTTOM + high / 2),
        "d": rectangle(wide / 2, _BOTTOM, wide, _BOTTOM + high / 2),
    }
    for sign, parts in zip("▖▗▘▙▚▛▜▝▞▟", ("c", "d", "a", "acd", "ad", "abc", "abd", "b", "bc", "bcd"), strict=True):
        found[sign] = joined(*(quarters[part] for part in parts))
    found |= {"▀": quarters["a"] + quarters["b"], "▐": quarters["b"] + quarters["d"]}
    found |= {"▔": rectangle(0, _TOP - high / 8, wide, _TOP), "▕": rectangle(wide * 7 / 8, _BOTTOM, wide, _TOP)}
    return found | _shades()


def _shades() -> dict[str, Ink]:
    whole = rectangle(0, _BOTTOM, WIDTH, _TOP)
    dots = {
        half: joined(*(_dot(x, y, half) for x in range(62, WIDTH, 125) for y in range(_BOTTOM + 60, _TOP, 121)))
        for half in (20, 31)
    }
    return {"░": dots[20], "▒": dots[31] + (dots[31].placed(-62, -60) & whole), "▓": whole - dots[31]}


def _dot(x: float, y: float, half: float) -> Ink:
    return rectangle(x - half, y - half, x + half, y + half)


def brackets(strokes: Strokes) -> dict[str, Ink]:
    """Pieces of brackets and integrals that stand over each other on several lines, and the brackets of other scripts."""
    width = strokes.text
    pieces = {name: line(path, width) for name, path in _PIECES.items()}
    found = {sign: ink.as_wide_as(240) for sign, ink in pieces.items()}
    found |= {
        sign: ink.mirrored(x=120).as_wide_as(240)
        for sign, ink in zip("⎞⎟⎠⎤⎥⎦⎫⎬⎭", list(found.values())[:9], strict=True)
    }
    corners = {name: line(path, width).beside(50) for name, path in _CORNERS.items()}
    filled = (line("M60 500V-60", 40) + polygon([(60, 500), (230, 500), (110, 220), (230, -60), (60, -60)])).beside(40)
    found |= corners | {other: corners[name].mirrored().beside(50) for name, other in zip("《〔", "》〕", strict=True)}
    found |= {"」": corners["「"].turned(180).beside(50), "』": corners["『"].turned(180).beside(50)}
    found |= {
        "【": filled,
        "】": filled.mirrored().beside(40),
        "〈": corners["〈"],
        "〉": corners["〈"].mirrored().beside(50),
    }
    return found
