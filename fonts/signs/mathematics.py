"""Signs of mathematics and logic, on the axis of TH Sarabun New's plus sign and as thick as its strokes."""

from __future__ import annotations

from signs.ink import Ink, Strokes, disc, joined, line, rectangle, ring
from signs.letters import centred, letter

_LINES = {
    "≡": "M55 280H356M55 180H356M55 80H356",
    "∓": "M206 300V0M56 160H356M56 360H356",
    "≅": "M56 320C110 390 160 360 206 320C252 280 302 250 356 320M56 190H356M56 80H356",
    "≃": "M56 270C110 340 160 310 206 270C252 230 302 200 356 270M56 110H356",
    "∼": "M56 150C110 220 160 200 206 170C252 140 302 120 356 200",
    "≒": "M56 230H356M56 130H356",
    "∝": "M390 280C330 320 280 260 240 180C200 100 170 60 130 60C80 60 50 110 50 180C50 250 80 300 130 300C170 300 200 260 240 180C280 100 330 40 390 80",
    "∀": "M20 476L190 16L360 476M82 310H298",
    "∃": "M60 459H290V17H60M290 245H80",
    "∈": "M350 340H200A160 160 0 0 1 200 20H350M44 180H350",
    "⊂": "M360 340H200A160 160 0 0 1 200 20H360",
    "⊆": "M360 370H200A130 130 0 0 1 200 110H360M60 20H360",
    "∪": "M60 360V160A140 140 0 0 1 340 160V360",
    "∧": "M40 0L200 350L360 0",
    "⊥": "M206 380V17M40 17H372",
    "∬": "M10 -90C50 -120 90 -100 94 -40L120 420C124 480 170 500 206 470M150 -90C190 -120 230 -100 234 -40L260 420C264 480 310 500 346 470",
    "〃": "M90 180L60 -20M210 180L180 -20",
    "∥": "M110 476V-60M230 476V-60",
    "∠": "M350 380L60 17H370",
    "∟": "M70 380V17H360",
    "∇": "M20 459H380L200 20Z",
    "≪": "M300 340L60 180L300 20M460 340L220 180L460 20",
    "≦": "M350 420L60 290L350 160M60 90H356M60 -10H356",
    "⟨": "M170 525L70 220L170 -85",
    "⌊": "M70 525V-60H190",
    "⌈": "M70 -60V500H190",
    "∮": "M40 -90C80 -120 120 -100 124 -40L150 420C154 480 200 500 236 470",
    "≐": "M56 230H356M56 120H356",
    "⏐": "M100 874V-457",
    "⎯": "M0 180H400",
    "ℓ": "M60 110C180 180 260 320 240 430C226 500 150 480 140 380C120 180 120 19 200 19C240 19 270 50 290 100",
    "℘": "M60 60C20 160 60 300 150 340M150 340C100 180 110 -120 170 -130C220 -130 180 40 150 110C180 40 250 20 300 60C360 110 340 300 250 320C190 330 160 260 150 200",
    "ℵ": "M50 460L330 17M120 350C50 300 50 180 70 17M300 460C320 380 290 320 240 250",
}  # fmt: skip
_MIRRORED = {"∋": "∈", "⊃": "⊂", "⊇": "⊆", "≫": "≪", "≧": "≦", "⟩": "⟨", "⌋": "⌊", "⌉": "⌈"}
_UPSIDE_DOWN = {"∩": "∪", "∨": "∧", "⊤": "⊥"}
_DOTS = {
    "∴": [(206, 320), (90, 60), (322, 60)],
    "∵": [(206, 60), (90, 320), (322, 320)],
    "∷": [(100, 300), (300, 300), (100, 60), (300, 60)],
    "⋯": [(90, 180), (240, 180), (390, 180)],
    "⋮": [(100, 380), (100, 190), (100, 0)],
    "⋱": [(90, 350), (230, 180), (370, 10)],
    "‥": [(80, 20), (220, 20)],
    "⁝": [(100, 380), (100, 190), (100, 0)],
}
_BEARING = 36


def mathematics(strokes: Strokes) -> dict[str, Ink]:
    """All of them by their letters."""
    width = strokes.text * 0.9
    found = {sign: line(path, width, sharp=sign != "∝") for sign, path in _LINES.items()}
    found |= {sign: found[other].mirrored() for sign, other in _MIRRORED.items()}
    found |= {sign: found[other].upside_down() for sign, other in _UPSIDE_DOWN.items()}
    for sign, places in _DOTS.items():
        found[sign] = joined(*(disc(0.8 * strokes.text, x=x, y=y) for x, y in places))
    found |= _struck(found, width) | _in_circles(width) | _roots(width)
    found["≒"] = found["≒"] + disc(26, x=110, y=320) + disc(26, x=302, y=40)
    found["≐"] = found["≐"] + disc(26, x=206, y=330)
    found["∮"] = found["∮"] + ring(86, width * 0.8, x=138, y=190)
    found |= {
        "∍": found["∋"],
        "⋂": found["∩"],
        "⋃": found["∪"],
        "⋀": found["∧"],
        "⋁": found["∨"],
        "∣": line("M100 476V-60", width),
        "∶": joined(*(disc(28, x=80, y=y) for y in (60, 290))),
    }
    found |= {"℃": _degrees("C", strokes), "℉": _degrees("F", strokes), "⩽": found["≦"], "⩾": found["≧"]}
    return {sign: drawn.beside(0 if sign == "⎯" else _BEARING) for sign, drawn in found.items()}


def _struck(found: dict[str, Ink], width: float) -> dict[str, Ink]:
    slash = line("M110 -50L300 410", width)
    struck = {"∉": "∈", "∌": "∋", "⊄": "⊂", "⊅": "⊃", "≢": "≡", "∄": "∃"}
    return {sign: found[other] + centred(slash, x=_middle(found[other]), y=180) for sign, other in struck.items()}


def _middle(drawn: Ink) -> float:
    left, _, right, _ = drawn.path.bounds
    return (left + right) / 2


def _in_circles(width: float) -> dict[str, Ink]:
    x, y = 230.0, 180.0
    whole = ring(190, width, x=x, y=y)
    across = rectangle(x - 180, y - width / 2, x + 180, y + width / 2)
    slash = line("M100 -40L360 400", width)
    return {
        "⊕": whole + across + across.turned(90, x=x, y=y),
        "⊖": whole + across,
        "⊗": whole + (across + across.turned(90, x=x, y=y)).turned(45, x=x, y=y),
        "⊘": whole + across.turned(45, x=x, y=y),
        "⦸": whole + across.turned(-45, x=x, y=y),
        "∅": ring(180, width, x=x, y=y) + slash,
        "⌀": ring(180, width, x=x, y=y) + slash,
        "∘": ring(70, width, x=x, y=y),
        "⊚": whole + ring(90, width, x=x, y=y),
    }


def _roots(width: float) -> dict[str, Ink]:
    root = line("M30 240L80 270L170 20L320 480H420", width)
    return {
        name: root + letter(digit, 0.75 * width, scale=0.45, x=20, y=300) for name, digit in (("∛", "3"), ("∜", "4"))
    }


def _degrees(name: str, strokes: Strokes) -> Ink:
    return ring(70, strokes.small, x=70, y=405) + letter(name, strokes.text, x=150)
