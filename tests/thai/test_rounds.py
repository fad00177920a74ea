"""Fiscal years and appraisal rounds."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaiforms.thai import DateError, Round, fiscal_year, parse_round

DATES = st.dates(datetime.date(1941, 10, 1), datetime.date(2400, 12, 31))


def test_a_round_knows_its_first_and_last_day():
    assert Round(2, 2564).first == datetime.date(2021, 4, 1)
    assert Round(2, 2564).last == datetime.date(2021, 9, 30)
    assert Round(1, 2564).first == datetime.date(2020, 10, 1)
    assert Round(1, 2564).last == datetime.date(2021, 3, 31)


@pytest.mark.parametrize(
    ("date", "year"),
    [("2020-09-30", 2563), ("2020-10-01", 2564), ("2021-01-01", 2564), ("2021-09-30", 2564), ("2021-10-01", 2565)],
)
def test_the_fiscal_year_begins_in_october(date, year):
    assert fiscal_year(datetime.date.fromisoformat(date)) == year


@given(DATES)
def test_every_day_lies_in_one_round(date):
    its_round = Round.of(date)
    assert its_round.first <= date <= its_round.last
    assert fiscal_year(its_round.first) == fiscal_year(its_round.last) == its_round.fiscal_year == fiscal_year(date)


@given(st.integers(2485, 2900))
def test_rounds_follow_each_other_without_a_gap(year):
    one_day = datetime.timedelta(days=1)
    assert Round(1, year).last + one_day == Round(2, year).first
    assert Round(2, year).last + one_day == Round(1, year + 1).first


@pytest.mark.parametrize(
    "text",
    [
        "2/2564",
        "๒/๒๕๖๔",
        " 2 / 2564 ",
        "2/64",
        "รอบที่ 2/2564",
        "รอบการประเมินที่ ๒/๒๕๖๔",
        "ครั้งที่ 2/2564",
        "รอบที่ 2 ปีงบประมาณ พ.ศ. 2564",
        "รอบการประเมินที่ ๒ ประจำปีงบประมาณ พ.ศ. ๒๕๖๔",
        "2/พ.ศ. 2564",
        "2/ค.ศ. 2021",
    ],
)
def test_rounds_are_read(text):
    assert parse_round(text) == Round(2, 2564)
    assert parse_round(str(parse_round(text))) == Round(2, 2564)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3/2564", "unknown-round"),
        ("0/2564", "unknown-round"),
        ("2/2021", "year-could-be-either"),
        ("2/2483", "year-before-2484"),
        ("1/2484", "year-before-2484"),
        ("2564", "not-a-round"),
        ("2", "not-a-round"),
        ("", "not-a-round"),
        ("2/256", "not-a-round"),
        ("สอง/2564", "not-a-round"),
    ],
)
def test_rounds_are_refused(text, code):
    with pytest.raises(DateError) as caught:
        parse_round(text)
    assert caught.value.code == code


@pytest.mark.parametrize("parts", [(0, 2564), (3, 2564), (1, 2484), (2, 2021), (1, 20000)])
def test_no_impossible_round_can_be_built(parts):
    with pytest.raises(DateError):
        Round(*parts)


def test_no_fiscal_year_before_1941():
    with pytest.raises(DateError) as caught:
        fiscal_year(datetime.date(1940, 12, 31))
    assert caught.value.code == "year-before-2484"
