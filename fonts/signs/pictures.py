"""Letters and telephones, papers and pens, hands and people, as plain outlines."""

from __future__ import annotations

from signs.ink import Ink, X, Y, disc, edge, fill, frame, joined, line, polygon, rectangle, ring

FINE = 32


def pictures() -> dict[str, Ink]:
    """All of them by their letters."""
    return {**_post(), **_papers(), **_pens(), **_hands(), **_people()}


def outline(path: str, width: float = FINE) -> Ink:
    return line(path, width, sharp=False, round_ends=True)


def _post() -> dict[str, Ink]:
    envelope = frame(50, 20, 510, 340, 34) + line("M62 325L280 165L498 325", FINE)
    base = polygon([(110, -10), (165, 225), (395, 225), (450, -10)]) - disc(62, y=95)
    handset = outline("M75 250V290C75 360 485 360 485 290V250", 78)
    telephone = base + handset + disc(24, y=95)
    hollow = edge(base, 26) + disc(24, y=95) + edge(handset, 24)
    receiver = outline("M110 350C110 130 230 10 450 10", 84) + rectangle(60, 250, 190, 390).turned(12, x=120, y=320)
    receiver = receiver + rectangle(350, -60, 490, 70).turned(12, x=420, y=0)
    held = receiver.placed(X * 0.5, Y * 0.5, scale=0.5)
    box = frame(60, 40, 500, 300, FINE) + line("M280 40V120", 40)
    return {
        **dict.fromkeys("✉📧🖄", envelope),
        "📩": envelope + line("M280 420V250M220 300L280 240L340 300", FINE),
        "☎": telephone,
        "☏": hollow,
        "📞": receiver,
        "✆": ring(232, 28) + held,
        "📱": frame(150, -50, 410, 410, FINE) + rectangle(245, -5, 315, 20),
        "📥": line("M60 140V-30H500V140", 36) + line("M280 400V110M180 210L280 105L380 210", 40),
        "📤": line("M60 140V-30H500V140", 36) + line("M280 110V400M180 300L280 405L380 300", 40),
        "📫": box + line("M400 300V400H470", 36),
        "📪": box,
        "📦": frame(70, -30, 490, 310, FINE) + line("M70 310L140 400H420L490 310M280 310V190", FINE),
    }


def _papers() -> dict[str, Ink]:
    page = outline("M110 -45V405H340L450 295V-45ZM335 400V300H445")
    rules = joined(*(rectangle(170, y, 390, y + 26) for y in (40, 120, 200)))
    folder = outline("M50 0V360H220L260 310H510V0Z")
    opened = outline("M50 0V360H220L260 310H460V230M50 0L120 230H535L465 0Z")
    calendar = (
        frame(70, -30, 490, 360, FINE)
        + rectangle(70, 250, 490, 300)
        + rectangle(160, 320, 196, 420)
        + rectangle(364, 320, 400, 420)
    )
    days = joined(*(rectangle(x, y, x + 46, y + 46) for x in (140, 257, 374) for y in (40, 140)))
    board = frame(100, -50, 460, 370, FINE) + rectangle(200, 330, 360, 420)
    bars = line("M60 410V-30H510", FINE)
    pencil = _pencil().placed(250, -50, scale=0.5)
    book = outline(
        "M280 330C220 380 130 385 50 370V20C130 35 220 30 280 -20C340 30 430 35 510 20V370C430 385 340 380 280 330V-20"
    )
    books = joined(
        frame(60, -40, 170, 400, 30),
        frame(196, -40, 306, 400, 30),
        frame(350, -40, 460, 400, 30).turned(9, x=405, y=-40),
    )
    return {
        **dict.fromkeys("📄📃📑🗎", page + rules),
        "🗋": page,
        "📝": page + rules + pencil,
        "📁": folder,
        "📂": opened,
        **dict.fromkeys("📅📆🗓", calendar + days),
        "📋": board + rules.placed(0, -10),
        "📎": outline(
            "M400 300L230 110C190 60 130 110 170 165L375 385C440 460 560 370 490 280L270 40C170 -70 20 40 110 165L290 365",
            30,
        ),
        "📊": bars + rectangle(120, 0, 200, 180) + rectangle(250, 0, 330, 290) + rectangle(380, 0, 460, 370),
        "📈": bars + line("M110 60L220 170L310 110L480 340", 40),
        "📉": bars + line("M110 340L220 230L310 290L480 60", 40),
        **dict.fromkeys("📖🕮", book),
        "📚": books,
        "📰": frame(50, -20, 510, 380, FINE) + rectangle(110, 290, 450, 330) + rules.placed(-30, -10),
        "🗑": outline(
            "M130 310L160 -40H400L430 310M80 320H480M210 320V385H350V320M220 240V40M280 240V40M340 240V40", 28
        ),
        "🗂": folder + line("M90 310V400H300L340 350", 24),
        "🗄": frame(110, -50, 450, 410, FINE) + line("M110 180H450M240 300H320M240 70H320", FINE),
    }


def _pencil() -> Ink:
    """A pencil that lies from the lower left to the upper right, its point below."""
    body = frame(150, 145, 430, 245, 30)
    point = edge(polygon([(150, 145), (150, 245), (50, 195)]), 26) + polygon([(85, 177), (85, 213), (50, 195)])
    whole = (body + point + line("M370 150V240", 28)).turned(45, x=X, y=195)
    return whole.placed(X * -0.3, Y * -0.35, scale=1.32)


def _pens() -> dict[str, Ink]:
    pencil = _pencil()
    blades = line("M110 400L345 85M110 -40L345 275", 40) + ring(80, 34, x=410, y=50) + ring(80, 34, x=410, y=310)
    nib = (
        polygon([(60, -30), (150, 230), (270, 340), (420, 180), (310, 70)])
        - disc(30, x=235, y=155)
        - line("M60 -30L235 155", 18)
    )
    return {
        **dict.fromkeys("✎✏", pencil.mirrored()),
        "✐": pencil.mirrored().upside_down(),
        **dict.fromkeys("🖉🖊🖋✍", pencil),
        **dict.fromkeys("✂✄", blades),
        "✒": (nib + line("M340 260L480 400", 90)).as_wide_as(2 * X),
        "🔍": ring(165, 40, x=230, y=240) + line("M345 125L490 -30", 64),
        "🔎": (ring(165, 40, x=230, y=240) + line("M345 125L490 -30", 64)).mirrored(),
        "📌": line("M280 150V-60", 26)
        + polygon([(200, 410), (360, 410), (330, 260), (400, 150), (160, 150), (230, 260)]),
        "📍": disc(110, y=300) + polygon([(X - 22, 220), (X + 22, 220), (X, -60)]),
        "🔗": outline(
            "M300 250L370 320C420 370 500 290 450 240L340 130C300 90 250 100 235 140M260 110L190 40C140 -10 60 70 110 120L220 230C260 270 310 260 325 220",
            36,
        ),
        "🔑": ring(115, 44, x=160, y=250) + line("M240 170L470 -50M400 15L470 85M330 85L385 140", 44),
        "🔒": rectangle(120, -40, 440, 220)
        - disc(34, y=110)
        - rectangle(268, 20, 292, 100)
        + line("M190 220V290A90 90 0 0 0 370 290V220", 44),
        "🔓": rectangle(120, -40, 440, 220)
        - disc(34, y=110)
        - rectangle(268, 20, 292, 100)
        + line("M190 220V320A90 90 0 0 0 370 320", 44),
    }


def _hands() -> dict[str, Ink]:
    fist = "M110 290C170 300 200 345 250 345C290 345 285 300 255 285H470A33 33 0 0 0 470 219H330"
    folded = "H345A31 31 0 0 0 345 157H325H335A29 29 0 0 0 335 99H315A26 26 0 0 0 315 47H200C160 47 140 80 110 85"
    cuff = frame(50, 70, 112, 310, 26)
    white = cuff + outline(fist + folded, 26) + line("M255 219H335M255 157H330M255 99H320", 22)
    slits = line("M255 219H345M255 157H340M255 99H320", 14)
    black = rectangle(50, 70, 100, 310) + (fill(fist + folded + "Z") - slits)
    thumb = frame(50, -30, 140, 220, 28) + outline(
        "M140 205C205 240 235 310 235 390C300 410 325 340 290 235H455A36 36 0 0 0 455 163A34 34 0 0 0 440 95A33 33 0 0 0 420 30A28 28 0 0 0 390 -25H230C190 -25 170 -5 140 0",
        30,
    )
    found = (
        dict.fromkeys("☞👉", white)
        | dict.fromkeys("☜👈", white.mirrored())
        | dict.fromkeys("☝👆", white.turned(90))
        | dict.fromkeys("☟👇", white.turned(270))
    )
    return found | {"☛": black, "☚": black.mirrored(), "👍": thumb, "👎": thumb.upside_down()}


def _people() -> dict[str, Ink]:
    face, eyes = ring(222, 36), disc(28, x=205, y=250) + disc(28, x=355, y=250)
    smile = line("M160 120C200 30 360 30 400 120", 34)
    person = (
        disc(105, y=290)
        + line("M90 -40C90 60 150 140 280 140C410 140 470 60 470 -40Z", 10)
        + polygon([(92, -40), (468, -40), (400, 110), (280, 138), (160, 110)])
    )
    other = person.placed(-90, 20, scale=0.86) - person.placed(130, -10, scale=0.9).placed(0, 0)
    return {
        **dict.fromkeys("☺🙂😊😀😃😄", face + eyes + smile),
        "☻": disc(222) - eyes - smile,
        "☹": face + eyes + smile.upside_down(y=85),
        "🙁": face + eyes + smile.upside_down(y=85),
        "😐": face + eyes + rectangle(180, 60, 380, 94),
        "👤": person,
        "👥": other.placed(20) + person.placed(150, -30, scale=0.8),
        "♀": ring(130, 40, y=280) + line("M280 155V-60M180 40H380", 40),
        "♂": ring(150, 40, x=230, y=130) + line("M335 235L470 370M340 385H482V243", 40),
        "⚥": ring(110, 36, y=230) + line("M280 125V-60M190 20H370M355 305L450 400M350 410H460V300", 36),
        "👁": edge(
            line("M40 180C160 360 400 360 520 180C400 0 160 0 40 180Z", 4)
            + polygon([(40, 180), (150, 290), (280, 325), (410, 290), (520, 180), (410, 70), (280, 35), (150, 70)]),
            30,
        )
        + disc(75),
        "👓": ring(105, 32, x=150) + ring(105, 32, x=410) + line("M240 200C260 230 300 230 320 200", FINE),
    }
