"""The next round's draft: what moves, what is open again, what is only pointed at."""

import pytest

import thaiforms
from samples import NAMES, TABLES, form
from thaiforms.faces.web.checking import check
from thaiforms.faces.web.rounds import next_round, notes_on


def moved(name, times=1):
    now = form(name)
    for _ in range(times):
        now = check(next_round(now)).form
    return now


@pytest.mark.parametrize("name", NAMES)
def test_the_next_round_of_a_whole_draft_is_whole(name):
    assert moved(name) is not None
    assert moved(name, times=5) is not None


@pytest.mark.parametrize("name", TABLES)
def test_round_and_fiscal_year_move_on(name):
    rounds = [(r.number, r.fiscal_year) for r in (moved(name, n).round for n in (0, 1, 2, 3))]
    assert rounds == [(2, 2564), (1, 2565), (2, 2565), (1, 2566)]


def test_a_heading_that_its_kind_gives_moves_with_the_round():
    assert "การประเมินรอบที่ ๑ (๑ ตุลาคม ๒๕๖๔ - ๓๑ มีนาคม ๒๕๖๕)" in moved("team").heading


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("ตัดยอด ๓๐ ก.ย. ๖๔", "ตัดยอด ๓๑ มี.ค. ๖๕"),
        ("ภายใน 30 กันยายน 2564", "ภายใน 31 มีนาคม 2565"),
        ("(๑ เมษายน ๒๕๖๔ ถึง ๓๐ กันยายน ๒๕๖๔)", "(๑ ตุลาคม ๒๕๖๔ ถึง ๓๑ มีนาคม ๒๕๖๕)"),
        ("รอบการประเมินที่ ๒/๒๕๖๔", "รอบการประเมินที่ ๑/๒๕๖๕"),
        ("รอบที่ 2/2564", "รอบที่ 1/2565"),
        ("รอบการประเมินที่ ๒ ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", "รอบการประเมินที่ ๑ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"),
        ("ประจำปี ๒๕๖๔", "ประจำปี ๒๕๖๕"),
        ("ปีงบประมาณ 2564", "ปีงบประมาณ 2565"),
        ("รอบการประเมินที่ ๑ และ ที่ ๒", "รอบการประเมินที่ ๑ และ ที่ ๒"),
        ("แจ้ง ๑๕ ส.ค. ๖๔", "แจ้ง ๑๕ ส.ค. ๖๔"),
        ("๑๓๐ กันยายน ๒๕๖๔", "๑๓๐ กันยายน ๒๕๖๔"),
        ("ร้อยละ ๒๕๖๔", "ร้อยละ ๒๕๖๔"),
        ("ปีงบประมาณ ๒๕๖๔๐", "ปีงบประมาณ ๒๕๖๔๐"),
        ("มาตรา ๒/๒๕๖๔๑", "มาตรา ๒/๒๕๖๔๑"),
    ],
)
def test_what_can_be_known_is_moved_in_texts_and_nothing_else(text, after):
    rows = [row.model_copy(update={"goal": text}) for row in form("team").indicators]
    values = next_round(form("team").model_copy(update={"indicators": rows}))
    assert values["indicators"][0]["goal"] == after


def test_a_letter_speaks_of_the_next_round_and_waits_for_number_and_stamp():
    letter = moved("circular")
    assert "รอบการประเมินที่ ๑ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ (๑ ตุลาคม ๒๕๖๔ ถึง ๓๑ มีนาคม ๒๕๖๕)" in letter.subject
    assert letter.number == "สฎ ๐๐๑๙.๐๑/ว"
    assert letter.date.day is None


def test_signing_days_are_open_again():
    block = thaiforms.SignatureBlock(role="ผู้ประเมิน", name="นายก", date="๑ ตุลาคม ๒๕๖๔")
    values = next_round(form("team").model_copy(update={"signatures": (block,)}))
    assert values["signatures"] == [{"role": "ผู้ประเมิน", "name": "นายก"}]


def test_texts_that_speak_of_years_are_pointed_at():
    notes = {note.field: note.text for note in notes_on(next_round(form("team")))}
    assert any("๑๕ ส.ค. ๖๔" in text for text in notes.values())
    assert not any(field.startswith("round") for field in notes)
