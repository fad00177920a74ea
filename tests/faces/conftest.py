"""Small inputs, and the command line run in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from thaiforms.faces.cli.main import main

LETTER = """\
form: circular
number: มท ๐๐๐๑/ว ๑
office: ที่ว่าการอำเภอเมือง
date: ๑๕ มิถุนายน ๒๕๖๔
subject: การประชุมประจำเดือน
to: กำนันทุกตำบล
paragraphs:
  - ด้วยอำเภอกำหนดจัดประชุมประจำเดือน ณ ห้องประชุมที่ว่าการอำเภอ
  - จึงเรียนมาเพื่อทราบ
signatory: {name: นายสมชาย ใจดี, position: นายอำเภอเมือง}
"""
TABLE = """\
form: kpi-agreement
kind: team
draft: yes
round: 2/2564
indicators:
  - strategy: ชุมชนเข้มแข็ง
    goal: ชุมชนพึ่งตนเองได้
    text: ร้อยละของหมู่บ้านที่ผ่านเกณฑ์
    levels: [ระดับ ๑, ระดับ ๒, ระดับ ๓, ระดับ ๔, ระดับ ๕]
    unit: ร้อยละ
    weight: 100
    sources: [สำนักงานพัฒนาชุมชนอำเภอ]
"""


@dataclass(frozen=True)
class Said:
    """What one command line came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Thaiforms = Callable[..., Said]


@pytest.fixture
def thaiforms_(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Thaiforms:
    """The command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("THAIFORMS_LANG", "THAIFORMS_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Said:
        capsys.readouterr()
        code = main(arguments)
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.yaml"
    path.write_text(TABLE, encoding="utf-8")
    return path
