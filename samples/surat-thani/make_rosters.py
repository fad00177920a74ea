"""Writes districts.xlsx and people.xlsx: the districts are Surat Thani's, all names of people are invented.

``python samples/surat-thani/make_rosters.py``, from the project's folder. A test holds that the files are what it writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thaiforms.batch.roster_kinds import POSITIONS, columns
from thaiforms.intake.grid import Original
from thaiforms.intake.roster_sheet import TableRow, roster_workbook

HERE = Path(__file__).parent
DISTRICTS = HERE.parents[1] / "tests" / "reference" / "surat-thani-districts.tsv"
PROVINCE = "สุราษฎร์ธานี"
PEOPLE = 111
HINT = "ชื่อบุคคลทุกชื่อเป็นชื่อสมมติ ใช้ทดลองโปรแกรมเท่านั้น"
TITLES = ("นาย", "นางสาว", "นาง", "นาย", "นางสาว")
MEN = ("กิตติ", "ชาญชัย", "ธนากร", "ปรีชา", "วิทยา", "สมพงษ์", "อนุชา", "เกรียงไกร", "ณัฐพล", "ประพันธ์", "สุรเดช")
WOMEN = ("กาญจนา", "จารุวรรณ", "ดวงใจ", "นันทนา", "พรทิพย์", "รัตนา", "ศิริพร", "อัญชลี", "เพ็ญศรี", "วันเพ็ญ", "สุดารัตน์")
FRONTS = ("ทอง", "ศรี", "แก้ว", "บุญ", "จันทร์", "สุข", "เพชร", "อินทร์", "พรหม", "ชัย", "คง", "นวล")
BACKS = ("ประเสริฐ", "รักษา", "มณี", "เจริญ", "สวัสดิ์", "วัฒนา", "อนันต์", "รุ่งเรือง", "ไพศาล", "ชูชาติ", "ธารา", "พิทักษ์")


def districts() -> list[tuple[str, str]]:
    """The code and the name of each district, in the order of the codes."""
    lines = DISTRICTS.read_text("utf-8").splitlines()[1:]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def name(number: int) -> str:
    """An invented name; no two of the first 144 have the same surname."""
    title = TITLES[number % len(TITLES)]
    first = (MEN if title == "นาย" else WOMEN)[number % len(MEN)]
    return f"{title}{first} {FRONTS[number % 12]}{BACKS[(number + number // 12) % 12]}"


def officers() -> list[tuple[str, ...]]:
    """Key, province, district and name of each district officer (พัฒนาการอำเภอ)."""
    return [(code, PROVINCE, district, name(number)) for number, (code, district) in enumerate(districts())]


def workers() -> Iterator[tuple[str, ...]]:
    """Key, province, district, name, position and appraiser of each development worker, five or six a district."""
    chiefs = officers()
    for number in range(PEOPLE):
        place = number * len(chiefs) // PEOPLE
        code, _, district, chief = chiefs[place]
        nth = number - -(-place * PEOPLE // len(chiefs)) + 1
        person = name(len(chiefs) + number)
        yield f"{code}-{nth:02}", PROVINCE, district, person, POSITIONS[number % len(POSITIONS)], chief


def workbooks() -> dict[str, bytes]:
    """Both files."""
    names = ("key", "province", "district", "name")
    return {
        "districts.xlsx": _workbook(names, officers(), f"อำเภอและพัฒนาการอำเภอ จังหวัด{PROVINCE}"),
        "people.xlsx": _workbook((*names, "position", "appraiser"), workers(), f"พัฒนากร จังหวัด{PROVINCE}"),
    }


def _workbook(names: tuple[str, ...], rows: list[tuple[str, ...]] | Iterator[tuple[str, ...]], title: str) -> bytes:
    cells = (TableRow(list(map(Original, row))) for row in rows)
    return roster_workbook(columns(names), cells, title=title, hint=HINT)


if __name__ == "__main__":
    for file, data in workbooks().items():
        (HERE / file).write_bytes(data)
