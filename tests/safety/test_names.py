"""Names that every file system takes."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaiforms.errors import OutputError
from thaiforms.safety.names import PATH_UNITS, STEM_BYTES, folded, safe_name

CLUSTER = re.compile(r"[เแโใไ]?[^เแโใไ][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0300-\u036f]*")
DEVICES = ["CON", "con", "PRN", "AUX", "NUL", "COM1", "com9", "LPT1", "LPT9", "CONIN$", "CONOUT$", "COM¹", "LPT³"]


def clusters_of(text: str) -> list[str]:
    return CLUSTER.findall(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("name", ["team", "คำสั่งที่ ๑๒", "ว 5188", "น้ำใจ.ทีม", "ที่อยู่ (สำเนา)", "v1.2", "café", "ปู่ญี่ปุ่น"])
def test_an_ordinary_name_stays_as_it_is(name):
    assert safe_name(name) == name


@pytest.mark.parametrize("letter", list('<>:"/\\|?*'))
def test_no_letter_that_windows_forbids_is_left(letter):
    assert safe_name(f"ว{letter}๕๑๘๘") == "ว-๕๑๘๘"


@pytest.mark.parametrize(
    "code", [*range(32), 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x200E, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xD800]
)
def test_nothing_unseen_is_left(code):
    assert safe_name(f"ก{chr(code)}ข") in {"กข", "ก ข"}


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("rest", ["", ".txt", ".a.b"])
def test_no_name_is_a_device_of_windows(device, rest):
    assert safe_name(device + rest) == f"_{device}{rest}"


@pytest.mark.parametrize("name", ["console", "com10", "lpt", "nulls", "ไฟล์ con", "auxiliary"])
def test_a_name_that_only_looks_like_a_device_stays(name):
    assert safe_name(name) == name


@pytest.mark.parametrize("name", ["team.", "team ", "team. .", " team", ".team", "..team", "-team", "--team"])
def test_dots_spaces_and_hyphens_at_the_ends_go(name):
    assert safe_name(name) == "team"


@pytest.mark.parametrize("name", ["", ".", "..", "...", " ", "-", "\u200b", "\n", "\u202e\u200f"])
def test_nothing_at_all_is_called_document(name):
    assert safe_name(name, suffix=".pdf") == "document.pdf"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\windows", "/etc/passwd", "C:\\x", "a/../b", "//host/share", "~/x", "file:///x"],
)
def test_no_name_leaves_its_folder(tmp_path, name):
    path = tmp_path / safe_name(name, suffix=".docx", folder=tmp_path)
    assert path.resolve().parent == tmp_path.resolve()


@pytest.mark.parametrize("name", ["น้ำ", "กำ", "ทำงาน"])
def test_sara_am_stays_whole(name):
    assert "\u0e33" in safe_name(name)
    assert "\u0e4d" not in safe_name(name)


@pytest.mark.parametrize("syllable", ["กี่", "น้ำ", "เก้", "ที่", "ป่า", "ญู", "é", "e\u0301", "ก็", "😀"])
@pytest.mark.parametrize("before", ["", "ก", "กก", "a", "กa"])
def test_a_long_name_is_cut_between_clusters(before, syllable):
    text = before + syllable * 200
    stem = safe_name(text)
    assert len(stem.encode()) <= STEM_BYTES
    assert len(stem.encode()) > STEM_BYTES - 16
    whole, cut = clusters_of(text), clusters_of(stem)
    assert cut == whole[: len(cut)]


def test_a_name_is_unlike_any_that_is_taken():
    assert safe_name("Team", suffix=".pdf", taken=["team.pdf"]) == "Team (2).pdf"
    assert safe_name("team", suffix=".pdf", taken=["TEAM.PDF", "team (2).pdf"]) == "team (3).pdf"
    assert safe_name("cafe\u0301", taken=["CAFÉ"]) == "café (2)"
    assert safe_name("straße", taken=["STRASSE"]) == "straße (2)"


def test_a_number_takes_its_room_from_a_long_name():
    first = safe_name("ก" * 300)
    second = safe_name("ก" * 300, taken=[first])
    assert second.endswith(" (2)")
    assert len(second.encode()) <= STEM_BYTES


def test_a_whole_path_keeps_within_240_units(tmp_path):
    folder = tmp_path / ("x" * 100)
    name = safe_name("ก" * 66 + "a" * 140, suffix=".docx", folder=folder)
    assert len(str(folder / name)) <= PATH_UNITS
    emoji = safe_name("😀" * 49, suffix=".docx", folder=tmp_path / ("y" * (200 - len(str(tmp_path)))))
    assert len(str(emoji).encode("utf-16-le")) // 2 <= PATH_UNITS - 201


def test_a_folder_that_leaves_no_room_is_refused(tmp_path):
    with pytest.raises(OutputError) as caught:
        safe_name("team", suffix=".docx", folder=tmp_path / ("x" * 240))
    assert [fault.code for fault in caught.value.faults] == ["output-path-too-long"]


@given(st.text(st.characters(), max_size=300))
def test_any_text_gives_a_good_name(text):
    name = safe_name(text)
    assert name
    assert name == unicodedata.normalize("NFC", name)
    assert len(name.encode()) <= STEM_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(letter) not in {"Cc", "Cf", "Cs"} for letter in name)
    assert name.strip(". ") == name
    assert safe_name(name) == name


def test_folding_ignores_case_and_the_way_accents_are_written():
    assert folded("CAFE\u0301") == folded("café")
