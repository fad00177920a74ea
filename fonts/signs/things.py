"""Houses, machines, weather, clocks, music and cards, as plain outlines."""

from __future__ import annotations

import math

from signs.ink import Ink, X, Y, disc, edge, frame, joined, line, polygon, rectangle, ring, star
from signs.pictures import FINE, outline


def things() -> dict[str, Ink]:
    """All of them by their letters."""
    parts = (_places(), _machines(), _weather(), _clocks(), _music(), _cards(), _players())
    return {sign: ink for part in parts for sign, ink in part.items()}


def _places() -> dict[str, Ink]:
    house = line("M40 190L280 400L520 190", 44) + line("M110 220V-20H450V220", 36) + rectangle(235, -20, 325, 130)
    windows = joined(*(rectangle(x, y, x + 50, y + 50) for x in (185, 325) for y in (60, 170, 280)))
    flag = polygon([(120, 400), (460, 400), (390, 290), (460, 180), (120, 180)])
    pole = rectangle(90, -60, 126, 420)
    pillars = joined(*(rectangle(x, 50, x + 46, 240) for x in (110, 215, 320, 410)))
    return {
        **dict.fromkeys("🏠🏡", house),
        "🏢": frame(120, -30, 440, 400, 34) + windows,
        "🏛": pillars + polygon([(40, 265), (280, 410), (520, 265)]) + rectangle(70, -30, 490, 20),
        **dict.fromkeys("⚑🚩", flag + pole),
        **dict.fromkeys("⚐🏳", edge(flag, 28) + pole),
        "🎓": polygon([(20, 260), (280, 370), (540, 260), (280, 150)])
        + line("M130 200V90C200 20 360 20 430 90V200M500 260V60", 30),
        "🏆": polygon([(170, 410), (390, 410), (370, 230), (310, 150), (250, 150), (190, 230)])
        + rectangle(258, 20, 302, 170)
        + rectangle(180, -40, 380, 30)
        + line("M180 370H90C90 270 130 220 210 220M380 370H470C470 270 430 220 350 220", 30),
        "✈": polygon(
            [
                (280, 430),
                (312, 380),
                (316, 290),
                (520, 150),
                (520, 100),
                (316, 170),
                (308, 50),
                (380, -10),
                (380, -50),
                (280, -20),
                (180, -50),
                (180, -10),
                (252, 50),
                (244, 170),
                (40, 100),
                (40, 150),
                (244, 290),
                (248, 380),
            ]
        ).turned(-90),
        "⚖": line("M280 390V-30M160 -30H400M80 330H480", 34)
        + line("M80 330L20 130H140ZM480 330L420 130H540Z", 22)
        + _bowl(80)
        + _bowl(480),
        "⚙": joined(*(rectangle(X - 45, Y, X + 45, Y + 230).turned(45 * n) for n in range(8)), disc(165)) - disc(80),
        "🎯": ring(228, 40) + ring(140, 40) + disc(56),
    }


def _bowl(x: float) -> Ink:
    return disc(78, x=x, y=130) & rectangle(x - 100, 0, x + 100, 130)


def _machines() -> dict[str, Ink]:
    screen = frame(90, 90, 470, 380, 34)
    key = joined(*(rectangle(x, y, x + 40, y + 40) for x in range(110, 440, 62) for y in (150, 220)))
    return {
        "💻": screen + polygon([(30, 40), (530, 40), (490, -20), (70, -20)]),
        "🖥": frame(50, 90, 510, 400, 34) + rectangle(250, -20, 310, 100) + rectangle(160, -40, 400, 0),
        "🖨": frame(60, 90, 500, 260, 34) + frame(150, 260, 410, 400, 30) + frame(150, -40, 410, 130, 30),
        "💾": frame(70, -40, 490, 400, 34) + frame(150, 240, 410, 400, 28) + frame(150, -40, 410, 150, 28),
        "⌨": frame(40, 40, 520, 320, 30) + key + rectangle(170, 80, 390, 115),
        "📷": frame(50, 0, 510, 320, 34) + ring(100, 34, y=155) + rectangle(190, 310, 370, 370),
        "🖱": outline(
            "M280 400C380 400 420 330 420 250V110C420 10 370 -40 280 -40C190 -40 140 10 140 110V250C140 330 180 400 280 400ZM280 400V230",
            30,
        ),
        "⌛": _glass(),
        "⏳": _glass(),
        "🔔": line(
            "M90 50H470C430 90 420 130 420 210C420 300 360 360 280 360C200 360 140 300 140 210C140 130 130 90 90 50Z",
            34,
        )
        + disc(46, y=-10)
        + rectangle(262, 350, 298, 410),
        **dict.fromkeys(
            "📢📣",
            polygon([(60, 120), (60, 240), (170, 240), (430, 390), (430, -30), (170, 120)])
            + line("M140 120L190 -40H250L220 120", 30)
            + line("M480 110V250", 34),
        ),
        "💡": line(
            "M220 90C220 150 130 170 130 270C130 350 200 410 280 410C360 410 430 350 430 270C430 170 340 150 340 90Z",
            FINE,
        )
        + rectangle(215, 20, 345, 54)
        + rectangle(235, -40, 325, -4),
        "⚡": polygon([(330, 430), (110, 160), (260, 160), (200, -70), (450, 220), (300, 220)]),
        "✇": ring(225, 34) + joined(*(disc(52, y=Y + 115).turned(120 * n) for n in range(3))),
        "⌘": outline(
            "M200 100H360V260H200ZM200 260V310A50 50 0 1 1 150 260H200M360 260H410A50 50 0 1 1 360 310V260M360 100V50A50 50 0 1 1 410 100H360M200 100H150A50 50 0 1 1 200 50V100",
            30,
        ),
        "⌫": line("M30 180L160 330H520V30H160Z", 30) + line("M260 250L400 110M400 250L260 110", 34),
        "⌦": (line("M30 180L160 330H520V30H160Z", 30) + line("M260 250L400 110M400 250L260 110", 34)).mirrored(),
        "␣": line("M80 100V-20H480V100", 34),
        "⌖": ring(150, 30) + line("M280 420V-60M40 180H520", 24),
    }


def _glass() -> Ink:
    return (
        line("M120 400H440M120 -40H440", 36)
        + line(
            "M160 400C160 260 260 240 260 180C260 120 160 100 160 -40M400 400C400 260 300 240 300 180C300 120 400 100 400 -40",
            28,
        )
        + polygon([(190, -30), (370, -30), (280, 90)])
    )


def _weather() -> dict[str, Ink]:
    rays = joined(*(line(f"M{X} {Y + 160}V{Y + 235}", 34).turned(45 * n) for n in range(8)))
    moon = disc(210) - disc(190, x=370, y=240)
    flake = joined(
        *(
            line(f"M{X} {Y}V{Y + 225}M{X - 55} {Y + 195}L{X} {Y + 130}L{X + 55} {Y + 195}", 26).turned(60 * n)
            for n in range(6)
        )
    )
    cloud = joined(
        disc(100, x=170, y=140), disc(140, x=280, y=210), disc(100, x=400, y=140), rectangle(170, 40, 400, 160)
    )
    spokes = joined(*(line(f"M{X} {Y}V{Y + 225}", 26).turned(45 * n) for n in range(8)))
    knobs = joined(*(disc(30, y=Y + 225).turned(45 * n) for n in range(8)))
    whole, drop = disc(222), line("M280 410C220 290 150 220 150 120A130 130 0 0 0 410 120C410 220 340 290 280 410Z", 4)
    dark = (whole & rectangle(X, -100, 600, 500)) + disc(111, y=Y - 111) - disc(111, y=Y + 111)
    return {
        "☀": disc(120) + rays,
        "☼": ring(120, 32) + rays,
        "☁": edge(cloud, 30),
        "☾": moon,
        "☽": moon.mirrored(),
        **dict.fromkeys("❄❅❆", flake),
        "☂": (disc(220, y=160) & rectangle(0, 160, 560, 500)) + line("M280 160V0A45 45 0 0 0 190 0", 34),
        "🌢": drop + disc(128, y=120) + polygon([(160, 170), (280, 405), (400, 170)]),
        "☸": ring(190, 34) + spokes + knobs + disc(60),
        "☯": ring(228, 22) + dark + disc(36, y=Y - 111) - disc(36, y=Y - 111) + disc(36, y=Y + 111),
        "🌟": star(5),
        "☪": (disc(200, x=230) - disc(165, x=280)) + star(5, radius=90).placed(130, 0),
    }


def _clocks() -> dict[str, Ink]:
    face = ring(228, 34)
    found = {}
    for hour in range(12):
        for half in (0, 30):
            sign = chr((0x1F550 if half == 0 else 0x1F55C) + (hour - 1) % 12)
            found[sign] = face + _hand(30 * (hour + half / 60), 110, 36) + _hand(6 * half, 165, 26)
    alarm = ring(190, 36, y=160) + line(
        "M280 160V280M280 160L350 110M90 330L180 400M470 330L380 400M160 10L120 -40M400 10L440 -40", 34
    )
    return found | {
        "⏰": alarm,
        "⌚": ring(150, 34)
        + _hand(0, 90, 26)
        + _hand(90, 70, 26)
        + rectangle(210, 310, 350, 420)
        + rectangle(210, -60, 350, 50),
        "⏱": alarm,
    }


def _hand(degrees: float, length: float, width: float) -> Ink:
    x, y = math.sin(math.radians(degrees)) * length, math.cos(math.radians(degrees)) * length
    return outline(f"M{X} {Y}L{X + x:.1f} {Y + y:.1f}", width)


def _music() -> dict[str, Ink]:
    note = disc(80, x=200, y=20, high=58) + line("M262 20V410", 34)
    return {
        "♩": note,
        "♪": note + line("M262 400C290 320 400 320 380 200", 40),
        "♫": note.placed(-90) + note.placed(150) + line("M156 390L430 390", 60),
        "♬": note.placed(-90) + note.placed(150) + line("M156 395H430M156 310H430", 44),
        "♯": line("M110 0V430M210 40V470M60 130L260 190M60 270L260 330", 30).as_wide_as(320),
        "♭": line("M80 480V10C150 50 220 110 220 180C220 240 140 260 80 190", 32).as_wide_as(290),
        "♮": line("M80 470V100L230 160M230 -20V350L80 290", 30).as_wide_as(310),
    }


def _cards() -> dict[str, Ink]:
    heart = (
        disc(112, x=176, y=275)
        + disc(112, x=384, y=275)
        + polygon([(72, 232), (280, -40), (488, 232), (384, 330), (176, 330)])
    )
    foot = polygon([(X - 90, -40), (X, 120), (X + 90, -40)])
    spade = (
        disc(105, x=182, y=130)
        + disc(105, x=378, y=130)
        + polygon([(84, 168), (280, 420), (476, 168), (378, 80), (182, 80)])
    ) + foot
    club = joined(disc(100, y=300), disc(100, x=165, y=140), disc(100, x=395, y=140), foot, disc(60))
    return {
        **dict.fromkeys("♥❤", heart),
        "♡": edge(heart, 32),
        "♠": spade,
        "♤": edge(spade, 28),
        "♣": club,
        "♧": edge(club, 28),
    }


def _players() -> dict[str, Ink]:
    right = polygon([(60, 350), (60, 10), (280, 180)])
    fast = right + right.placed(220)
    bar = rectangle(470, 10, 510, 350)
    return {
        "⏩": fast,
        "⏪": fast.mirrored(),
        "⏭": fast.placed(-20, 0) + bar.placed(10),
        "⏮": (fast.placed(-20, 0) + bar.placed(10)).mirrored(),
        "⏸": rectangle(130, 0, 230, 360) + rectangle(330, 0, 430, 360),
        "⏹": rectangle(100, 0, 460, 360),
        "⏺": disc(185),
    }
