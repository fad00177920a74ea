"""Small batches: a letter and a roster, what a folder holds afterwards, and executors of every kind."""

import json
import random
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import thaiforms

LETTER = """\
form: circular
number: มท ๐๐๐๑/ว ๑
office: ที่ว่าการอำเภอเมือง
date: ๑๕ มิถุนายน ๒๕๖๔
subject: การประชุมประจำเดือน อำเภอ«อำเภอ»
to: «ชื่อ»
paragraphs:
  - ด้วยอำเภอ«อำเภอ»กำหนดจัดประชุมประจำเดือน จึงขอเชิญ«ชื่อ»เข้าร่วมประชุม
signatory: {name: นายสมชาย ใจดี, position: นายอำเภอเมือง}
"""
DISTRICTS = ("เมือง", "พุนพิน", "ไชยา", "ท่าชนะ", "บ้านนาเดิม")


def write_letter(folder, text=LETTER):
    path = folder / "letter.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def people(count):
    """Invented people: (district, name)."""
    return [(DISTRICTS[number % len(DISTRICTS)], f"นายสมมุติ ลำดับ{number + 1}") for number in range(count)]


def write_roster(folder, rows, *, name="people.csv", headings=("อำเภอ", "ชื่อ")):
    lines = [",".join(headings), *(",".join(f'"{value}"' for value in row) for row in rows)]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def job(folder, rows=12, *, letter=LETTER, output="out", **options):
    """A job of a letter to some invented people, its files in the folder."""
    folder.mkdir(exist_ok=True)
    roster = write_roster(folder, people(rows)) if isinstance(rows, int) else rows
    return thaiforms.BatchJob(write_letter(folder, letter), roster, folder / output, **{"workers": 1, **options})


def files_of(folder):
    """The bytes of every document in the folder, by its name from there on."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.suffix in {".docx", ".pdf"}
    }


def manifest_of(folder):
    """The manifest's lines in the order of rows, without what differs from run to run."""
    lines = [json.loads(line) for line in (Path(folder) / "manifest.jsonl").read_text("utf-8").splitlines()]
    for line in lines:
        del line["time"], line["seconds"]
    return sorted(lines, key=lambda line: (line["row"], line["key"]))


def leftovers_of(folder):
    """What a run must not leave behind."""
    return [path.name for path in Path(folder).rglob(".thaiforms-*.tmp")]


class Inline:
    """An executor that does the work as it is handed in."""

    def submit(self, function, /, *arguments):
        future = Future()
        future.set_result(function(*arguments))
        return future


class Hostile:
    """An executor that does everything twice, in an order of its own, and late."""

    _max_workers = 3

    def __init__(self, seed=1):
        self._random = random.Random(seed)
        self._threads = ThreadPoolExecutor(3)
        self._lock = threading.Lock()
        self.repeats = []

    def submit(self, function, /, *arguments):
        with self._lock:
            first, second = self._random.random() / 50, self._random.random() / 50

        def twice():
            time.sleep(first)
            done = function(*arguments)
            self.repeats.append(self._threads.submit(self._again, second, function, arguments))
            return done

        return self._threads.submit(twice)

    def _again(self, pause, function, arguments):
        time.sleep(pause)
        return function(*arguments)

    def close(self):
        self._threads.shutdown(wait=True)
