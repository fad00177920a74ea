"""Rosters of the whole country: 878 districts and 7,255 development workers, all names of people invented.

``python -m benchmarks.roster_of_the_country FOLDER``, from the project's folder, writes ``districts.xlsx`` and ``people.xlsx``
(and the same as CSV), with the columns of ``samples/surat-thani``, whose forms they fit. The provinces are real, and so are Surat Thani's
districts; other districts have names such as there might be. Nothing is drawn by lot: the files are the same each time.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from thaiforms.batch.roster_kinds import POSITIONS, columns
from thaiforms.intake.grid import Original
from thaiforms.intake.roster_sheet import TableRow, roster_workbook
from thaiforms.thai.provinces import CAPITAL, provinces

DISTRICTS, PEOPLE = 878, 7_255
REAL = Path(__file__).parents[1] / "tests" / "reference" / "surat-thani-districts.tsv"
HOME = "สุราษฎร์ธานี"
HINT = "ชื่อบุคคลทุกชื่อเป็นชื่อสมมติ ใช้วัดความเร็วเท่านั้น ชื่ออำเภอนอกจังหวัดสุราษฎร์ธานีเป็นชื่อสมมติ"
COLUMNS = ("key", "province", "district", "name")
PLACES = ("บ้าน", "ท่า", "หนอง", "โคก", "ดอน", "บึง", "วัง", "เขา", "คลอง", "ห้วย", "แม่", "ทุ่ง", "นา", "ปาก", "โพธิ์", "เกาะ")
KINDS = (
    "ใหม่",
    "งาม",
    "ทอง",
    "แก้ว",
    "หลวง",
    "ใหญ่",
    "กลาง",
    "ชัย",
    "สูง",
    "ยาว",
    "ไทร",
    "สัก",
    "แดง",
    "ขาว",
    "หิน",
    "ทราย",
    "คำ",
)
TITLES = ("นาย", "นางสาว", "นาง")
MEN = (
    "กิตติ",
    "ชาญชัย",
    "ธนากร",
    "ปรีชา",
    "วิทยา",
    "สมพงษ์",
    "อนุชา",
    "เกรียงไกร",
    "ณัฐพล",
    "ประพันธ์",
    "สุรเดช",
    "มานพ",
    "วีระ",
    "สุชาติ",
    "นิพนธ์",
    "ไพโรจน์",
)
WOMEN = (
    *("กาญจนา", "จารุวรรณ", "ดวงใจ", "นันทนา", "พรทิพย์", "รัตนา", "ศิริพร", "อัญชลี", "เพ็ญศรี", "วันเพ็ญ", "สุดารัตน์"),
    *("มาลี", "อรุณี", "ประไพ", "สมศรี", "เบญจมาศ"),
)
FRONTS = (
    *("ทอง", "ศรี", "แก้ว", "บุญ", "จันทร์", "สุข", "เพชร", "อินทร์", "พรหม", "ชัย", "คง", "นวล", "วงศ์", "ธรรม", "พงศ์", "มั่น"),
    *("ใจ", "ยอด", "เทพ", "ไชย", "นิล", "สิงห์", "รัตน", "ปัญญา"),
)
BACKS = (
    *("ประเสริฐ", "รักษา", "มณี", "เจริญ", "สวัสดิ์", "วัฒนา", "อนันต์", "รุ่งเรือง", "ไพศาล", "ชูชาติ", "ธารา", "พิทักษ์"),
    *("สมบูรณ์", "วิเศษ", "มงคล", "พินิจ", "ภักดี", "สกุล", "โสภา", "นิยม", "ขจร", "อุดม", "เดชา"),
)


def districts() -> list[tuple[str, str, str]]:
    """Key, province and name of each district: its province's chief town first, no name twice in a province."""
    names = [name for name in provinces() if name not in {CAPITAL, HOME}]
    real = [line.split("\t")[1] for line in REAL.read_text("utf-8").splitlines()[1:]]
    left = DISTRICTS - len(real)
    counts = [left * (place + 1) // len(names) - left * place // len(names) for place in range(len(names))]
    found = [
        (name, _invented(name, place, count)) for place, (name, count) in enumerate(zip(names, counts, strict=True))
    ]
    everyone = sorted([*found, (HOME, real)])
    return [
        (f"{10 + number}{place:02}", province, district)
        for number, (province, its) in enumerate(everyone)
        for place, district in enumerate(its, 1)
    ]


def _invented(province: str, place: int, count: int) -> list[str]:
    """As many districts of a province; 16 and 17 have no factor in common, so that no two are the same."""
    others = (PLACES[(number + place) % 16] + KINDS[(number * 3 + place) % 17] for number in range(count - 1))
    return [f"เมือง{province}", *others]


def name(number: int) -> str:
    """An invented name: no two of the first 8,832 are the same, and no two neighbours have a surname."""
    surname, rest = number % (24 * 23), number // (24 * 23)
    title = TITLES[(surname + rest) % 3]
    first = (MEN if title == "นาย" else WOMEN)[rest % 16]
    return f"{title}{first} {FRONTS[surname % 24]}{BACKS[surname % 23]}"


def officers() -> list[tuple[str, ...]]:
    """A row for each district, with its officer (พัฒนาการอำเภอ)."""
    return [(*district, name(number)) for number, district in enumerate(districts())]


def workers() -> Iterator[tuple[str, ...]]:
    """A row for each development worker (พัฒนากร), eight or nine a district."""
    chiefs = officers()
    for number in range(PEOPLE):
        place = number * len(chiefs) // PEOPLE
        code, province, district, chief = chiefs[place]
        nth = number - -(-place * PEOPLE // len(chiefs)) + 1
        position = POSITIONS[number % len(POSITIONS)]
        yield f"{code}-{nth:02}", province, district, name(len(chiefs) + number), position, chief


def write(folder: Path) -> None:
    """Both rosters, as workbooks and as CSV."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, names, rows in (
        ("districts", COLUMNS, officers()),
        ("people", (*COLUMNS, "position", "appraiser"), list(workers())),
    ):
        (folder / f"{file}.xlsx").write_bytes(_workbook(names, rows))
        with (folder / f"{file}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([[box.title for box in columns(names)], *rows])
        print(f"{folder / file}: {len(rows)} rows")


def _workbook(names: Sequence[str], rows: Sequence[tuple[str, ...]]) -> bytes:
    cells = (TableRow(list(map(Original, row))) for row in rows)
    return roster_workbook(columns(names), cells, title="ทั้งประเทศ", hint=HINT)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "country"))
