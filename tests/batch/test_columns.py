"""Names of columns: what is the same by any of its names, and what is not."""

import re
from pathlib import Path

import pytest

from thaiforms.batch.columns import EQUAL_NAMES, FORMER_ROW, MEND, column_name

DOCUMENT = Path(__file__).parents[2] / "docs" / "batch.md"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("อำเภอ", "district"),
        ("District", "district"),
        (" อำเภอ ", "district"),
        ("อำเภอ*", "district"),
        ("อำเภอ:", "district"),
        ("อำ\u200bเภอ", "district"),
        ("อํา" + "เภอ", "district"),  # with NIKHAHIT and SARA AA
        ("amphoe", "district"),
        ("ชื่อ-สกุล", "name"),
        ("ชื่อ - สกุล", "name"),
        ("ชื่อ_สกุล", "name"),  # as Word's mail merge writes a heading with a space
        ("ชื่อ สกุล", "name"),
        ("ชื่อสกุล", "name"),
        ("Full Name", "name"),
        ("ตำแหน่งผู้ประเมิน", "appraiser_position"),
        ("ปีงบประมาณ พ.ศ.", "fiscal_year"),
        ("เบอร์โทร.", "phone"),
        ("รหัส", "key"),
        ("ID", "key"),
        ("จำนวน หมู่บ้าน", "จำนวน_หมู่บ้าน"),
        ("Amphoe (EN)", "amphoe_en"),
        ("", ""),
        ("  ", ""),
        ("***", ""),
    ],
)
def test_a_heading_is_known_by_its_name(heading, name):
    assert column_name(heading) == name


@pytest.mark.parametrize(("name", "others"), EQUAL_NAMES.items())
def test_every_equal_name_means_its_column(name, others):
    assert {column_name(other) for other in (name, *others)} == {name}


def test_no_name_stands_for_two_columns():
    everything = [other for name, others in EQUAL_NAMES.items() for other in (name, *others)]
    assert len(everything) == len(set(everything))


def test_a_name_is_its_own_name():
    for heading in ("อำเภอ", "ชื่อ สกุล", "จำนวน หมู่บ้าน", "A-B (c)"):
        assert column_name(column_name(heading)) == column_name(heading)


def test_our_own_columns_are_none_of_those():
    assert column_name(MEND) not in EQUAL_NAMES
    assert column_name(FORMER_ROW) not in EQUAL_NAMES


def test_the_document_holds_the_table():
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    told = {name: tuple(others.split(", ")) for name, others in rows}
    assert told == dict(EQUAL_NAMES)
