"""What is offered as one types: what was used in this folder before, and what every office knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import thaiforms
from thaiforms.faces.web.folder import OWN, Folder, NoSuchName
from thaiforms.faces.web.layout import GROUPS
from thaiforms.faces.web.values import Values, as_text, at, rows_at

_FILE = (OWN, "known.yaml")
_MOST = 100  # of each list, the last used first


@dataclass(frozen=True)
class Offer:
    """A text to choose, and what it is."""

    text: str
    label: str = ""


def known_in(folder: Folder) -> dict[str, list[Offer]]:
    """What is offered in a folder, by the name of the list: what was used here first."""
    used = _used(folder)
    names = sorted({*used, *_general()})
    return {
        name: list(
            {offer.text: offer for offer in (*map(Offer, used.get(name, ())), *_general().get(name, ()))}.values()
        )
        for name in names
    }


def remember(folder: Folder, values: Values) -> None:
    """Keep what was filled in, for the next time. A folder that can't be written forgets."""
    used = _used(folder)
    for name, text in _filled(values):
        used[name] = [text, *(other for other in used.get(name, ()) if other != text)][:_MOST]
    if used == _used(folder):
        return
    try:
        with folder.alone():
            folder.write(thaiforms.dump_values({name: list(texts) for name, texts in used.items()}).encode(), *_FILE)
    except thaiforms.OutputError:
        return


def _used(folder: Folder) -> dict[str, list[str]]:
    try:
        tree = thaiforms.read_bytes(folder.read(*_FILE)).tree.value
    except NoSuchName:
        return {}
    if not isinstance(tree, dict):
        return {}
    return {name: [as_text(text) for text in texts] for name, texts in tree.items() if isinstance(texts, list)}


def _filled(values: Values) -> Iterator[tuple[str, str]]:
    """Each text that stands in a field with a list, and the list's name."""
    for group in GROUPS.get(as_text(values.get("form", "")), ()):
        parts = [(values, group.fields)]
        if group.table is not None:
            parts += [(row, group.table.fields) for row in rows_at(values, group.table.name)]
        for part, fields in parts:
            for field in fields:
                given = at(part, field.name)
                for text in given if isinstance(given, list) else [given]:
                    if field.known and isinstance(text, str) and text.strip():
                        yield field.known, text.strip()


@cache
def _general() -> dict[str, tuple[Offer, ...]]:
    """What every office knows."""
    provinces = thaiforms.provinces().items()
    outside = [name for name, _ in provinces if name != "กรุงเทพมหานคร"]
    closings = thaiforms.CLOSINGS
    return {
        "numbers": tuple(Offer(f"{code} ", name) for name, code in provinces),
        "offices": tuple(Offer(f"ศาลากลางจังหวัด{name}") for name in outside),
        "positions": tuple(Offer(f"{post}{name}") for post in ("ผู้ว่าราชการจังหวัด", "พัฒนาการจังหวัด") for name in outside),
        "salutations": tuple(map(Offer, closings)),
        "closings": tuple(Offer(closing, salutation) for salutation, fit in closings.items() for closing in fit),
        "addressees": tuple(map(Offer, ("นายอำเภอทุกอำเภอ", "พัฒนาการอำเภอทุกอำเภอ", "ผู้ว่าราชการจังหวัดทุกจังหวัด"))),
        "actings": (Offer("ปฏิบัติราชการแทน"), Offer("รักษาราชการแทน"), Offer("รักษาการในตำแหน่ง")),
        "quantities": tuple(Offer(f"จำนวน ๑ {unit}") for unit in ("ชุด", "ฉบับ", "แผ่น", "เล่ม")),
        "roles": tuple(map(Offer, ("ผู้รับการประเมิน", "ผู้ประเมิน", "พยาน"))),
        "units": tuple(map(Offer, ("ร้อยละ", "ระดับ", "จำนวน", "ครั้ง", "กลุ่ม", "หมู่บ้าน", "ครัวเรือน", "ข่าว"))),
    }
