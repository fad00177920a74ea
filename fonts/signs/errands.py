"""Money and travel, talk and health, tools and plants, as plain outlines."""

from __future__ import annotations

from signs.ink import HALF, Ink, X, Y, disc, edge, frame, joined, line, polygon, rectangle, regular, ring, star
from signs.letters import centred, letter
from signs.pictures import FINE, outline


def errands() -> dict[str, Ink]:
    """All of them by their letters."""
    return {**_bullets(), **_talk(), **_money(), **_travel(), **_people(), **_tools(), **_nature(), **_screens()}


def _bullets() -> dict[str, Ink]:
    """Emoji that stand before a line: where two differ by their colour alone, the warm one is empty."""
    large, small = regular(4, radius=225), regular(4, radius=130)
    up = polygon([(70, 10), (280, 370), (490, 10)])
    inner = frame(X - 120, Y - 120, X + 120, Y + 120, 30)
    sparks = (
        star(4, radius=190, waist=0.3).placed(-40, -40)
        + star(4, radius=100, waist=0.3).placed(160, 130)
        + star(4, radius=70, waist=0.3).placed(170, -150)
    )
    return {
        "🔷": large,
        "🔶": edge(large, 44),
        "🔹": small,
        "🔸": edge(small, 36),
        "🔺": up,
        "🔻": up.upside_down(),
        "🔼": up,
        "🔽": up.upside_down(),
        "🔲": frame(60, -40, 500, 400, 70) + inner,
        "🔳": frame(60, -40, 500, 400, 30) + inner,
        "🔘": ring(200, 40) + disc(120),
        "✨": sparks,
    }


def _talk() -> dict[str, Ink]:
    bubble = outline("M60 90V370H500V90H230L130 -20V90Z")
    dots = joined(*(disc(30, x=x, y=230) for x in (170, 280, 390)))
    globe = ring(HALF, FINE) + line("M60 180H500M280 400V-40M105 290H455M105 70H455", 24)
    meridian = line("M280 395C140 300 140 60 280 -35C420 60 420 300 280 395Z", 24)
    speaker = polygon([(50, 120), (50, 240), (150, 240), (290, 370), (290, -10), (150, 120)])
    waves = line("M350 90C400 140 400 220 350 270M400 20C490 110 490 250 400 340", 32)
    return {
        **dict.fromkeys("💬🗨🗩", bubble + dots),
        "🗯": bubble + centred(star(8, radius=120, waist=0.6), x=X, y=230),
        **dict.fromkeys("🌐🌍🌎🌏", globe + meridian),
        "🔈": speaker,
        **dict.fromkeys("🔊🔉🕪", speaker + waves),
        "🔇": speaker + line("M350 270L510 90M510 270L350 90", 32),
        "🎤": rectangle(220, 150, 340, 360)
        + disc(60, y=360)
        + disc(60, y=150)
        + line("M150 210V160A130 130 0 0 1 410 160V210M280 30V-50M190 -50H370", 28),
        "🎧": line("M90 80V180A190 190 0 0 0 470 180V80", 34)
        + rectangle(70, -30, 150, 120)
        + rectangle(410, -30, 490, 120),
        "🚨": rectangle(110, -40, 450, 20)
        + line("M160 20V170A120 120 0 0 0 400 170V20", 34)
        + line("M280 330V420M90 290L40 340M470 290L520 340", 32)
        + disc(44, y=130),
    }


def _money() -> dict[str, Ink]:
    bag = outline(
        "M220 300C120 220 70 130 70 60C70 -20 130 -40 280 -40C430 -40 490 -20 490 60C490 130 440 220 340 300ZM220 300L190 400H370L340 300"
    )
    note = frame(30, 50, 530, 310, 30) + ring(80, 28)
    baht = centred(letter("B", 60, scale=0.5) + line("M62 -28V268", 26), x=X, y=110)
    return {
        "💰": bag + baht,
        "💵": note,
        "💳": frame(40, 20, 520, 340, 32) + rectangle(40, 220, 520, 280) + rectangle(90, 80, 230, 120),
        "💼": frame(50, -10, 510, 280, 34) + line("M190 280V370H370V280M50 140H510", 34),
        "🛒": outline("M30 360H110L170 110H430L490 300H130", 34) + disc(44, x=200, y=20) + disc(44, x=400, y=20),
        "🎁": frame(70, -40, 490, 220, 32)
        + frame(50, 210, 510, 300, 30)
        + line("M280 -40V300M280 300C190 420 130 380 170 300M280 300C370 420 430 380 390 300", 30),
        "🏷": line("M60 200V380H240L500 120L320 -60Z", 34) + ring(44, 22, x=160, y=285),
        "🧾": outline(
            "M110 -40V410H450V-40L393 10L336 -40L280 10L224 -40L167 10ZM180 310H380M180 220H380M180 130H300", 28
        ),
    }


def _travel() -> dict[str, Ink]:
    wheels = joined(*(ring(62, 30, x=x, y=30) for x in (150, 410)))
    car = outline("M40 60V160L110 180L180 300H380L460 180L520 160V60H470M350 60H210M90 60H40", 34)
    bus = (
        frame(60, 30, 500, 380, 34)
        + rectangle(60, 170, 500, 200)
        + rectangle(110, 80, 170, 120)
        + rectangle(390, 80, 450, 120)
        + rectangle(100, -40, 170, 40)
        + rectangle(390, -40, 460, 40)
    )
    bicycle = joined(*(ring(110, 30, x=x, y=70) for x in (135, 425))) + outline(
        "M135 70L220 240H370L425 70M220 240L290 70L370 240L350 310H410M290 70H135M190 290H250", 28
    )
    plan = outline("M50 330L200 380L360 320L510 370V20L360 -30L200 30L50 -20ZM200 380V30M360 320V-30", 30)
    cross = rectangle(250, 230, 310, 370) + rectangle(210, 270, 350, 330)
    hospital = frame(110, -30, 450, 410, 32) + cross + rectangle(235, -30, 325, 110)
    return {
        **dict.fromkeys("🚗🚘", car + wheels),
        **dict.fromkeys("🚑", car + wheels + centred(cross.placed(scale=0.6), x=X, y=175)),
        **dict.fromkeys("🚌🚍", bus),
        "🚲": bicycle,
        "🗺": plan,
        "🧭": ring(228, 32) + polygon([(280, 350), (330, 180), (280, 10), (230, 180)]),
        "🏥": hospital,
        "🏫": frame(50, -30, 510, 210, 32)
        + frame(190, -30, 370, 300, 32)
        + line("M280 300V420H370V360H280", 26)
        + rectangle(250, -30, 310, 80),
        "🏭": outline("M60 -30V220L190 140V220L320 140V220L440 140V380H500V-30Z", 34),
        "🏦": joined(*(rectangle(x, 50, x + 46, 230) for x in (110, 257, 404)))
        + polygon([(40, 255), (280, 410), (520, 255)])
        + rectangle(60, -30, 500, 20),
        "⚓": line("M280 320V-30M180 230H380M70 120C80 20 170 -30 280 -30C390 -30 480 20 490 120", 38)
        + ring(60, 30, y=370),
    }


def _people() -> dict[str, Ink]:
    man = (
        disc(58, y=360) + rectangle(205, 100, 355, 285) + rectangle(205, -50, 268, 110) + rectangle(292, -50, 355, 110)
    )
    woman = (
        disc(58, y=360)
        + polygon([(230, 285), (330, 285), (410, 60), (150, 60)])
        + rectangle(215, -50, 265, 70)
        + rectangle(295, -50, 345, 70)
    )
    chair = (
        disc(50, x=220, y=380)
        + outline("M220 300V150H370L430 -10H490M220 240H350", 44)
        + (ring(150, 40, x=250, y=80) - rectangle(220, 110, 560, 400))
    )
    return {
        "🚹": man,
        "🚺": woman,
        "🚻": man.placed(-20, Y * 0.12, scale=0.88).placed(-110) + woman.placed(140, Y * 0.12, scale=0.88),
        "♿": chair,
        "🚭": ring(228, 44)
        + rectangle(120, 150, 330, 210)
        + rectangle(350, 150, 390, 210)
        + (rectangle(60, Y - 22, 500, Y + 22).turned(-45) & disc(220)),
        "👪": man.placed(-70, 40, scale=0.8).placed(-20)
        + woman.placed(170, 40, scale=0.8)
        + man.placed(140, -30, scale=0.5),
        "🏅": polygon([(150, 420), (240, 420), (300, 250), (210, 250)])
        + polygon([(410, 420), (320, 420), (260, 250), (350, 250)])
        + ring(140, 36, y=110)
        + star(5, radius=80).placed(0, -70),
        "🛡": line("M280 400L470 340V180C470 60 390 -10 280 -50C170 -10 90 60 90 180V340Z", 36),
    }


def _tools() -> dict[str, Ink]:
    wrench = (
        line("M120 20L350 250", 90)
        + (disc(120, x=390, y=290) - rectangle(390, 255, 560, 325).turned(45, x=390, y=290))
        + disc(45, x=120, y=20)
    )
    hammer = line("M110 -20L330 230", 64) + rectangle(220, 220, 480, 330).turned(-45, x=350, y=275)
    flame = line(
        "M280 410C300 300 430 240 430 100C430 20 370 -40 280 -40C190 -40 130 20 130 100C130 170 180 200 190 260C230 250 250 220 250 180C300 240 300 320 280 410Z",
        30,
    )
    recycled = line("M200 250L280 380L350 270", 60) + polygon([(300, 230), (420, 280), (400, 150)])
    return {
        "🔧": wrench,
        "🔨": hammer,
        "🛠": hammer.placed(X * 0.1, 0, scale=0.9) + wrench.mirrored().placed(X * 0.1, 0, scale=0.9),
        "🔥": flame,
        "♻": joined(*(recycled.turned(120 * n, y=165) for n in range(3))),
        "💣": disc(165, x=250, y=120) + line("M350 230L400 290C430 330 470 320 480 380", 34),
        "🕯": rectangle(220, -40, 340, 230) + line("M280 230V290", 24) + disc(38, y=330, high=66),
        "🌡": line("M240 120V350A40 40 0 0 0 320 350V120A90 90 0 1 0 240 120Z", 30)
        + disc(50, y=50)
        + rectangle(266, 60, 294, 260),
        "☕": outline(
            "M90 260V90C90 20 130 -10 190 -10H310C370 -10 410 20 410 90V260ZM410 220H450C510 220 510 90 440 90H410M190 310V380M300 310V380",
            34,
        ),
        "🍽": line("M130 410V-50M80 410V280A50 50 0 0 0 180 280V410M430 -50V410C370 380 360 260 370 180H430", 36),
    }


def _nature() -> dict[str, Ink]:
    leaf = line("M280 60C150 90 90 180 90 330C230 330 300 250 280 60Z", 30) + line(
        "M280 60C410 100 470 180 470 290C340 290 280 220 280 60V-50", 30
    )
    tree = disc(150, y=270) + rectangle(252, -50, 308, 160)
    pine = polygon([(280, 430), (430, 210), (350, 210), (470, 40), (90, 40), (210, 210), (130, 210)]) + rectangle(
        250, -50, 310, 60
    )
    rain = joined(
        disc(80, x=180, y=240), disc(115, x=280, y=290), disc(80, x=385, y=240), rectangle(180, 160, 385, 260)
    )
    drops = line("M180 110L150 10M280 110L250 10M380 110L350 10", 32)
    return {
        **dict.fromkeys("🌱🌿", leaf),
        "🌳": tree,
        "🌲": pine,
        "🌧": edge(rain, 30) + drops,
        "🌩": edge(rain, 30) + polygon([(310, 140), (200, 10), (270, 10), (240, -70), (350, 60), (280, 60)]),
    }


def _screens() -> dict[str, Ink]:
    hills = polygon([(90, 40), (210, 220), (290, 110), (360, 200), (470, 40)])
    film = frame(40, 30, 370, 330, 34) + polygon([(370, 150), (520, 280), (520, 80), (370, 210)])
    return {
        "🖼": frame(50, 0, 510, 370, 32) + hills + disc(34, x=400, y=290),
        **dict.fromkeys("🎥📹📽", film),
        "📺": frame(50, 20, 510, 320, 34) + line("M180 420L280 320L380 420", 30) + rectangle(190, -40, 370, 0),
        "📻": frame(50, -20, 510, 280, 34)
        + ring(84, 30, x=180, y=130)
        + rectangle(310, 160, 460, 190)
        + rectangle(310, 70, 460, 100)
        + line("M120 280L420 420", 28),
        **dict.fromkeys("💿📀🖸", ring(228, 30) + ring(80, 28)),
        "📲": frame(200, -50, 460, 410, FINE) + line("M30 180H270M190 270L280 180L190 90", 40),
        "📟": frame(50, 40, 510, 330, 34)
        + frame(110, 190, 450, 280, 24)
        + joined(*(rectangle(x, 90, x + 60, 130) for x in (120, 250, 380))),
        "📠": frame(60, -20, 500, 200, 34) + frame(170, 200, 420, 390, 28) + rectangle(110, 60, 230, 130),
        "🖩": frame(110, -50, 450, 410, 34)
        + rectangle(170, 280, 390, 350)
        + joined(*(rectangle(x, y, x + 54, y + 54) for x in (165, 253, 341) for y in (10, 100, 190))),
        "⏫": polygon([(90, 180), (280, 400), (470, 180)]) + polygon([(90, -40), (280, 180), (470, -40)]),
        "⏬": (
            polygon([(90, 180), (280, 400), (470, 180)]) + polygon([(90, -40), (280, 180), (470, -40)])
        ).upside_down(),
    }
