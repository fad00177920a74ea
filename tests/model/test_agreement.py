"""The table of indicators: its kinds, its numbers, its weights, its round, its signatures."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from thaiforms.errors import InputError
from thaiforms.model import KINDS, Agreement, Indicator, Parties, RoundDates, SignatureBlock, warnings
from thaiforms.thai import Round, ThaiDate

REFERENCE = Path(__file__).parent.parent / "reference"
ROW = {"strategy": "ก", "goal": "ข", "text": "ค", "levels": ["ก", "ข", "ค", "ง", "จ"], "sources": ["ฉ"]}


def rows(*weights, **more):
    return [{**ROW, "weight": weight, **more} for weight in weights]


def table(**changes) -> Agreement:
    return Agreement(**{"kind": "team", "round": "2/2564", "indicators": rows(60, 40), **changes})


def faults(**changes) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        table(**changes)
    return [(fault.code, fault.place.field) for fault in caught.value.faults]


# kinds


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_fills_heading_and_column_letter_for_letter(kind):
    expected = json.loads((REFERENCE / f"{kind}.json").read_text("utf-8"))
    agreement = table(kind=kind)
    assert list(agreement.heading) == expected["heading"]
    assert agreement.column == expected["column"]


@pytest.mark.parametrize(
    ("kind", "appraiser", "appraisee"),
    [
        ("team", "พัฒนาการจังหวัด", "พัฒนาการอำเภอ"),
        ("district-officer", "พัฒนาการจังหวัด", "พัฒนาการอำเภอ"),
        ("development-worker", "พัฒนาการอำเภอ", "พัฒนากร"),
    ],
)
def test_a_kind_knows_its_parties(kind, appraiser, appraisee):
    assert table(kind=kind).parties == Parties(appraiser=appraiser, appraisee=appraisee)


@pytest.mark.parametrize(
    ("kind", "second_line"),
    [
        ("team", "ระหว่างนายอำเภอ กับ ปลัดอำเภอ (ทีมอำเภอ)"),
        ("district-officer", "ระหว่างนายอำเภอ กับ ปลัดอำเภอ"),
        ("development-worker", "ระหว่างนายอำเภอกับปลัดอำเภอ"),
    ],
)
def test_parties_that_are_given_stand_in_the_heading(kind, second_line):
    assert table(kind=kind, parties={"appraiser": "นายอำเภอ", "appraisee": "ปลัดอำเภอ"}).heading[1] == second_line


def test_one_party_may_be_given_alone():
    agreement = table(kind="district-officer", parties={"appraisee": "พัฒนาการอำเภอเมือง"})
    assert agreement.parties == Parties(appraiser="พัฒนาการจังหวัด", appraisee="พัฒนาการอำเภอเมือง")


def test_heading_lines_that_are_given_win():
    agreement = table(heading=["หนึ่ง", "สอง"], column="สาม")
    assert (agreement.heading, agreement.column) == (("หนึ่ง", "สอง"), "สาม")
    assert agreement.parties.appraiser == "พัฒนาการจังหวัด"


def test_without_a_kind_heading_and_column_must_be_given():
    assert faults(kind="") == [("heading-or-kind", "heading"), ("heading-or-kind", "column")]
    assert table(kind="", heading="ก", column="ข").heading == ("ก",)


def test_a_wrong_kind_or_round_is_the_only_fault_told():
    assert faults(kind="teams") == [("not-one-of", "kind")]
    assert faults(round="3/2564") == [("unknown-round", "round")]


@pytest.mark.parametrize(
    ("kind", "round_", "third_line"),
    [
        ("team", "1/2565", "การประเมินรอบที่ ๑ (๑ ตุลาคม ๒๕๖๔ - ๓๑ มีนาคม ๒๕๖๕)"),
        ("development-worker", "1/2565", "การประเมินรอบที่ ๑ (ตุลาคม ๒๕๖๔ - มีนาคม ๒๕๖๕)"),
        ("district-officer", "2/2570", "การประเมินรอบที่ ๒ (๑ เมษายน ๒๕๗๐ - ๓๐ กันยายน ๒๕๗๐)"),
    ],
)
def test_the_third_line_says_the_round(kind, round_, third_line):
    assert table(kind=kind, round=round_).heading[2] == third_line


# the round


@pytest.mark.parametrize(
    "typed",
    [
        "2/2564",
        "๒/๒๕๖๔",
        " 2 / 2564 ",
        Round(2, 2564),
        {"number": 2, "fiscal_year": 2564},
        {"number": "๒", "fiscal_year": "๒๕๖๔"},
    ],
    ids=str,
)
def test_a_round_may_be_written_in_many_ways(typed):
    own = table(round=typed).round
    assert (own.number, own.fiscal_year) == (2, 2564)
    assert (own.first, own.last) == (ThaiDate(2564, 4, 1), ThaiDate(2564, 9, 30))


def test_a_round_may_have_days_of_its_own():
    own = RoundDates(number=2, fiscal_year=2564, first="15 เม.ย. 2564")
    assert (own.first, own.last) == (ThaiDate(2564, 4, 15), ThaiDate(2564, 9, 30))
    assert table(round=own).heading[2] == "การประเมินรอบที่ ๒ (๑๕ เมษายน ๒๕๖๔ - ๓๐ กันยายน ๒๕๖๔)"


@pytest.mark.parametrize("day", ["30 กันยายน 2563", "1 ตุลาคม 2564", "2021-10-01", "1 มกราคม 2560"])
def test_a_day_of_the_round_lies_in_its_fiscal_year(day):
    assert ("round-outside-fiscal-year", "round.first") in faults(
        round={"number": 2, "fiscal_year": 2564, "first": day}
    )


@pytest.mark.parametrize("day", ["1 ตุลาคม 2563", "30 กันยายน 2564", "31 ธันวาคม 2563", "1 มกราคม 2564"])
def test_the_first_and_last_day_of_the_fiscal_year_lie_in_it(day):
    assert RoundDates(number=2, fiscal_year=2564, first=day, last=day).first.to_date()


def test_both_days_of_a_round_are_told_at_once():
    days = {"first": "1 มกราคม 2560", "last": "1 มกราคม 2570"}
    assert faults(round={"number": 2, "fiscal_year": 2564, **days}) == [
        ("round-outside-fiscal-year", "round.first"),
        ("round-outside-fiscal-year", "round.last"),
    ]


# weights


@pytest.mark.parametrize(
    "weights", [[100], [50, 50], ["๔๐", "60"], ["12.5"] * 8, [33.3, 33.3, 33.4], ["0.1", "99.9"], [2.5] * 40]
)
def test_weights_that_sum_to_a_hundred_are_right(weights):
    agreement = table(indicators=rows(*weights))
    assert sum(row.weight for row in agreement.indicators) == 100
    assert all(isinstance(row.weight, Decimal) for row in agreement.indicators)


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        ([99], "99"),
        ([50, 51], "101"),
        (["33.3"] * 3, "99.9"),
        ([100, 100], "200"),
        (["๔๐", "๔๐", "๑๐", "๙"], "99"),
        ([0.1], "0.1"),
    ],
)
def test_weights_that_do_not_sum_to_a_hundred_are_a_fault(weights, found):
    with pytest.raises(InputError) as caught:
        table(indicators=rows(*weights))
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.field, fault.found) == ("weights-not-100", "indicators", found)


@pytest.mark.parametrize(
    "weight", ["", " ", "สี่สิบ", "40%", "1e2", "-5", "+5", "1,5", ".5", "5.", "0x10", "inf", "nan", "1_0", "٤٠", "4 0"]
)
def test_a_weight_that_is_no_number_is_a_fault(weight):
    assert faults(indicators=rows(weight))[0][1] == "indicators[0].weight"


@pytest.mark.parametrize("weight", [True, None, [40], {"a": 1}, float("inf"), float("nan"), b"40"])
def test_a_weight_of_another_type_is_a_fault(weight):
    assert faults(indicators=rows(weight))[0][1] == "indicators[0].weight"


@pytest.mark.parametrize("weight", ["0", "0.00", "๐", "100.01", "1000"])
def test_a_weight_beyond_its_bounds_is_a_fault(weight):
    assert ("weight-out-of-range", "indicators[0].weight") in faults(indicators=rows(weight))


def test_weights_are_told_beside_other_faults_of_the_table():
    wrong = rows(60, 39)
    wrong[0]["goals"] = wrong[0].pop("goal")
    assert faults(indicators=wrong) == [
        ("missing-field", "indicators[0].goal"),
        ("unknown-field", "indicators[0].goals"),
        ("weights-not-100", "indicators"),
    ]


# numbers


@pytest.mark.parametrize("given", [[None, None, None], [1, 2, 3], ["๑", "", "3"], [None, 2, None], ["", " ", "๓"]])
def test_a_number_is_its_position_unless_given(given):
    items = [{**row, "number": number} for row, number in zip(rows(50, 30, 20), given, strict=True)]
    assert [row.number for row in table(indicators=items).indicators] == [1, 2, 3]


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ([1, 1, 3], "number-twice", "indicators[1].number"),
        ([None, 1, None], "number-twice", "indicators[1].number"),
        ([3, None, None], "number-twice", "indicators[2].number"),
        ([1, 2, 4], "number-missing", "indicators[2].number"),
        ([2, 3, 4], "number-missing", "indicators[2].number"),
        ([1, 9, 2], "number-missing", "indicators[1].number"),
        (["0", 2, 3], "number-out-of-range", "indicators[0].number"),
        (["๐๐", 2, 3], "number-out-of-range", "indicators[0].number"),
        (["-1", 2, 3], "not-a-whole-number", "indicators[0].number"),
        (["1.5", 2, 3], "not-a-whole-number", "indicators[0].number"),
        ([True, 2, 3], "not-text", "indicators[0].number"),
    ],
)
def test_numbers_have_no_doubles_and_no_gap(given, code, field):
    items = [{**row, "number": number} for row, number in zip(rows(50, 30, 20), given, strict=True)]
    assert faults(indicators=items) == [(code, field)]


def test_numbers_in_another_order_are_a_warning():
    items = [{**row, "number": number} for row, number in zip(rows(50, 30, 20), (1, 3, 2), strict=True)]
    (warning,) = warnings(table(indicators=items))
    assert (warning.code, warning.place.field, warning.found) == ("number-out-of-order", "indicators[2].number", "2")


def test_a_table_of_forty_indicators_is_right():
    agreement = table(indicators=rows(*["2.5"] * 40))
    assert agreement.indicators[39].number == 40
    assert warnings(agreement) == ()


# levels, sources, targets


@pytest.mark.parametrize("count", [0, 1, 4, 6, 10])
def test_there_are_five_levels(count):
    assert faults(indicators=rows(100, levels=["ก"] * count)) == [("levels-not-five", "indicators[0].levels")]


def test_a_level_is_one_line_or_more():
    (row,) = table(indicators=rows(100, levels=["ก", ["ข", "ค"], "ง\nจ", ("ฉ",), ["ช"]])).indicators
    assert row.levels == (("ก",), ("ข", "ค"), ("ง", "จ"), ("ฉ",), ("ช",))


@pytest.mark.parametrize("level", ["", "  ", [], [""], ["ก", " "], None, 5, {"ก": "ข"}, [["ก"]]])
def test_a_level_without_a_line_of_text_is_a_fault(level):
    ((_, field),) = faults(indicators=rows(100, levels=["ก", "ข", level, "ง", "จ"]))
    assert field.startswith("indicators[0].levels[2]")


def test_sources_may_be_one_text_or_lines():
    assert table(indicators=rows(100, sources="ฉ")).indicators[0].sources == ("ฉ",)
    assert table(indicators=rows(100, sources="ฉ\nช\n")).indicators[0].sources == ("ฉ", "ช")
    assert faults(indicators=rows(100, sources=[])) == [("empty-field", "indicators[0].sources")]


def test_a_unit_may_be_blank():
    assert table(indicators=rows(100, unit="")).indicators[0].unit == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ([], ("", "", "", "", "")),
        ("", ("", "", "", "", "")),
        (["", "✓", "/", "✔", "√"], ("", "✓", "✓", "✓", "✓")),
        (["x", "X", "๘๐", " / ", "yes"], ("x", "X", "๘๐", "✓", "yes")),
    ],
)
def test_target_cells_are_blank_ticked_or_filled(typed, kept):
    assert table(indicators=rows(100, targets=typed)).indicators[0].targets == kept


@pytest.mark.parametrize("targets", [["✓"], ["✓"] * 4, ["✓"] * 6])
def test_there_are_five_target_cells(targets):
    assert faults(indicators=rows(100, targets=targets)) == [("targets-not-five", "indicators[0].targets")]


def test_target_cells_are_five_where_nothing_is_said():
    assert table().indicators[0].targets == ("",) * 5


# signatures


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_up_to_three_sign(count):
    assert len(table(signatures=[{"role": "ผู้ประเมิน"}] * count).signatures) == count


def test_four_do_not_sign_side_by_side():
    assert faults(signatures=[{"role": "ผู้ประเมิน"}] * 4) == [("too-many-signatures", "signatures")]


def test_a_signature_leaves_blank_what_is_written_by_hand():
    block = SignatureBlock(role="ผู้ประเมิน")
    assert (block.name, block.position, block.date) == ("", "", "")


def test_a_signers_name_loses_its_parentheses_and_its_date_stays_as_typed():
    block = SignatureBlock(role="ผู้ประเมิน", name="(นายสมชาย ตัวอย่างดี)", date="๑ ต.ค. ๖๔")
    assert (block.name, block.date) == ("นายสมชาย ตัวอย่างดี", "๑ ต.ค. ๖๔")


# the value itself


def test_an_agreement_is_frozen_and_equal_by_value():
    assert table() == table()
    assert hash(table()) == hash(table())
    with pytest.raises(ValidationError, match="frozen"):
        table().column = "ก"


def test_an_agreement_built_of_parts_equals_one_read_of_texts():
    parts = [Indicator(**row) for row in rows(60, 40)]
    built = Agreement(kind="team", round=RoundDates(number=2, fiscal_year=2564), indicators=tuple(parts))
    assert built == table()
    assert [row.number for row in parts] == [0, 0]


def test_a_changed_copy_is_checked_again():
    changed = table().model_copy(update={"column": "ใหม่"})
    assert changed.column == "ใหม่"
    assert changed.indicators == table().indicators
    with pytest.raises(InputError) as caught:
        table().model_copy(update={"indicators": rows(99)})
    assert caught.value.faults[0].code == "weights-not-100"


def test_a_changed_round_changes_the_heading_that_the_kind_makes():
    assert table().model_copy(update={"round": "1/2565"}).heading[2].startswith("การประเมินรอบที่ ๑ (๑ ตุลาคม ๒๕๖๔")


def test_a_wrong_part_raises_our_error_too():
    with pytest.raises(InputError) as caught:
        Indicator(strategy="", goal=["ข"], text=5, levels=["ก"], weight="x")
    assert [(fault.code, fault.place.field) for fault in caught.value.faults] == [
        ("empty-field", "strategy"),
        ("list-for-text", "goal"),
        ("not-text", "text"),
        ("levels-not-five", "levels"),
        ("not-a-number", "weight"),
        ("missing-field", "sources"),
    ]
