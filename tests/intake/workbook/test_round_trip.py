"""A form that is written as a workbook is read from it as the same form."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generated import LETTERS_TO_MANY, agreements
from samples import NAMES, form
from thaiforms.errors import InputError
from thaiforms.intake import dump, read_file
from thaiforms.intake.workbook import write_workbook
from workbook_files import changed, edited, reread

EXAMPLES = sorted((Path(__file__).parents[3] / "templates").glob("*/example.yaml"))
SOME = settings(max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def as_it_was(one):
    reading = reread(write_workbook(one))
    assert reading.faults == ()
    assert reading.form == one
    assert dump(reading.form) == dump(one)
    return reading


@pytest.mark.slow
@SOME
@given(LETTERS_TO_MANY)
def test_any_letter_reads_back_equal(letter):
    as_it_was(letter)


@pytest.mark.slow
@SOME
@given(agreements())
def test_any_agreement_reads_back_equal(agreement):
    as_it_was(agreement)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_reads_back_equal_and_without_a_warning(name):
    assert as_it_was(form(name)).warnings == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_reads_back_equal(path):
    as_it_was(read_file(path).form)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_form_gives_the_same_bytes(name):
    assert write_workbook(form(name)) == write_workbook(form(name))


@pytest.mark.parametrize("name", NAMES)
def test_another_program_that_saves_it_changes_nothing(name):
    assert reread(changed(write_workbook(form(name)), lambda workbook: None)).form == form(name)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+ก", "-ก", "- ก", "@ก", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")', "＝1", "－ก"),
        *("'ก", '"ก"', "“ก” ‘ข’", "_x000D_", "_x0041_", "&amp;", "<ก>", "]]>", "{{7*7}}", "#REF!", "TRUE", "1e3"),
        *("0019", "1/2", "2/2564", "40%", "12:30", "๔๐", "15 มิ.ย. 64", "ก\u00a0ข", "ก  ข", "😀"),
    ],
)
def test_a_text_stays_the_text_that_it_is(text):
    table = form("team")
    first, *others = table.indicators
    row = first.model_copy(update={"goal": text, "levels": (("ก", text), *first.levels[1:]), "unit": text})
    as_it_was(table.model_copy(update={"indicators": (row, *others)}))


@pytest.mark.parametrize("weights", [("33.3333", "66.6667"), ("0.0001", "99.9999"), ("12.5", "87.5"), ("99", "1")])
def test_weights_keep_their_decimals(weights):
    table = form("team")
    rows = [
        row.model_copy(update={"weight": Decimal(one)}) for row, one in zip(table.indicators, weights, strict=False)
    ]
    as_it_was(table.model_copy(update={"indicators": tuple(rows[:2])}))


def test_targets_and_lines_keep_their_places():
    table = form("team")
    first, *others = table.indicators
    row = first.model_copy(update={"targets": ("", "✓", "๘๕", "", "✓"), "sources": ("ก", "- ข", "ค")})
    as_it_was(table.model_copy(update={"indicators": (row, *others)}))


def test_what_the_kind_says_is_left_to_the_kind():
    data = write_workbook(form("team"))
    moved = reread(changed(data, lambda workbook: workbook["หัวเอกสาร"].__setitem__("C10", 2570)))
    assert moved.form.round.fiscal_year == 2570
    assert any("๒๕๗๐" in line for line in moved.form.heading)


def test_a_round_of_its_own_days_keeps_them():
    dates = {"number": "2", "fiscal_year": "2564", "first": "2021-05-01", "last": datetime.date(2021, 9, 15)}
    as_it_was(form("team").model_copy(update={"round": dates}))


def test_a_text_longer_than_a_cell_is_a_fault_that_names_its_field():
    letter = form("circular").model_copy(update={"paragraphs": ("ก" * 32_767, "ข" * 32_768)})
    with pytest.raises(InputError) as caught:
        write_workbook(letter)
    assert [(fault.code, fault.place.field) for fault in caught.value.faults] == [("cell-too-long", "paragraphs[1]")]


def test_the_longest_text_that_a_cell_holds_reads_back():
    as_it_was(form("circular").model_copy(update={"paragraphs": ("ก" * 32_767,)}))


def test_a_changed_cell_is_a_changed_form():
    reading = reread(edited("circular", {("เนื้อความ", "B6"): "จึงเรียนมาเพื่อทราบ"}))
    assert reading.form.paragraphs == (*form("circular").paragraphs[:2], "จึงเรียนมาเพื่อทราบ")
