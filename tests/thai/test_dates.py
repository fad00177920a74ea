"""Buddhist-era dates: read, refused, turned to Gregorian ones and back, written out."""

import datetime
import pickle
from contextlib import suppress

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from thaiforms.thai import (
    BLANK_DAY,
    DateError,
    ThaiDate,
    format_date,
    format_range,
    parse_date,
    parse_range,
    parse_year,
    to_thai_digits,
)
from thaiforms.thai.months import MONTHS, SHORT_MONTHS

DATES = st.dates(datetime.date(1941, 1, 1), datetime.date(2400, 12, 31))

READ = [
    ("15 มิถุนายน 2564", (2564, 6, 15)),
    ("๑๕ มิถุนายน ๒๕๖๔", (2564, 6, 15)),
    ("15  มิถุนายน  2564", (2564, 6, 15)),
    (" 15 มิถุนายน 2564 ", (2564, 6, 15)),
    ("01 มิถุนายน 2564", (2564, 6, 1)),
    ("15มิถุนายน2564", (2564, 6, 15)),
    ("30 ก.ย. 64", (2564, 9, 30)),
    ("๓๐ ก.ย. ๖๔", (2564, 9, 30)),
    ("๓๐ ก.ย.๖๔", (2564, 9, 30)),
    ("30 ก.ย..64", (2564, 9, 30)),
    ("30 กย 64", (2564, 9, 30)),
    ("30 ก.ย 2564", (2564, 9, 30)),
    ("๑ ตุลาคม พ.ศ. ๒๕๖๔", (2564, 10, 1)),
    ("1 ตุลาคม พ.ศ.2564", (2564, 10, 1)),
    ("1 ต.ค. พ.ศ. 64", (2564, 10, 1)),
    ("1 ตุลาคม พศ 2564", (2564, 10, 1)),
    ("วันที่ 15 มิถุนายน 2564", (2564, 6, 15)),
    ("วันที่ ๑๕ เดือน มิถุนายน พ.ศ. ๒๕๖๔", (2564, 6, 15)),
    ("วันอังคารที่ 15 มิถุนายน 2564", (2564, 6, 15)),
    ("15 มิถุนายน ปี 2564", (2564, 6, 15)),
    ("มิถุนายน 2564", (2564, 6, None)),
    ("มิ.ย. 64", (2564, 6, None)),
    ("เดือนมิถุนายน 2564", (2564, 6, None)),
    ("…… มิถุนายน ๒๕๖๔", (2564, 6, None)),
    ("........ มิถุนายน 2564", (2564, 6, None)),
    ("____ มิถุนายน 2564", (2564, 6, None)),
    ("      มิถุนายน 2564", (2564, 6, None)),
    ("วันที่ ...... เดือน มิถุนายน พ.ศ. ๒๕๖๔", (2564, 6, None)),
    ("2021-06-15", (2564, 6, 15)),
    ("2021-6-5", (2564, 6, 5)),
    ("๒๐๒๑-๐๖-๑๕", (2564, 6, 15)),
    ("2021-06", (2564, 6, None)),
    ("15/6/2564", (2564, 6, 15)),
    ("๑๕/๐๖/๒๕๖๔", (2564, 6, 15)),
    ("15-6-2564", (2564, 6, 15)),
    ("15.6.2564", (2564, 6, 15)),
    ("15 มิถุนายน ค.ศ. 2021", (2564, 6, 15)),
    ("29 กุมภาพันธ์ 2563", (2563, 2, 29)),
    ("2020-02-29", (2563, 2, 29)),
    ("1 มกราคม 2484", (2484, 1, 1)),
    ("1941-01-01", (2484, 1, 1)),
    ("2400-12-31", (2943, 12, 31)),
]

REFUSED = [
    ("75 มิถุนายน 2564", "impossible-day"),
    ("๗๕ มิถุนายน ๒๕๖๔", "impossible-day"),
    ("31 มิถุนายน 2564", "impossible-day"),
    ("๓๑ มิถุนายน ๒๕๖๔", "impossible-day"),
    ("31 เมษายน 2564", "impossible-day"),
    ("29 กุมภาพันธ์ 2564", "impossible-day"),
    ("29 ก.พ. 64", "impossible-day"),
    ("30 ก.พ. 63", "impossible-day"),
    ("2021-02-29", "impossible-day"),
    ("2021-06-31", "impossible-day"),
    ("0 มิถุนายน 2564", "impossible-day"),
    ("32/1/2564", "impossible-day"),
    ("31/6/2021", "impossible-day"),
    ("99999 มิถุนายน 2564", "impossible-day"),
    ("2021-13-01", "impossible-month"),
    ("2021-00-01", "impossible-month"),
    ("15/13/2564", "impossible-month"),
    ("15/13/2021", "impossible-month"),
    ("15 มิถุนาคม 2564", "unknown-month"),
    ("15 ม.ย. 2564", "unknown-month"),
    ("15 มิถุนายน 2483", "year-before-2484"),
    ("31 ธันวาคม 2483", "year-before-2484"),
    ("1 เมษายน 2401", "year-before-2484"),
    ("1940-12-31", "year-before-2484"),
    ("15 มิถุนายน พ.ศ. 2021", "year-before-2484"),
    ("2564-06-15", "year-could-be-either"),
    ("2401-01-01", "year-could-be-either"),
    ("๒๕๖๔-๐๖-๑๕", "year-could-be-either"),
    ("2564-06", "year-could-be-either"),
    ("15/6/2021", "year-could-be-either"),
    ("15/6/64", "year-could-be-either"),
    ("15/6/21", "year-could-be-either"),
    ("15 มิถุนายน 2021", "year-could-be-either"),
    ("15 มิ.ย. 2000", "year-could-be-either"),
    ("15 มิถุนายน 3107", "year-could-be-either"),
    ("15 มิถุนายน ค.ศ. 2564", "year-could-be-either"),
    ("", "not-a-date"),
    ("   ", "not-a-date"),
    ("hello", "not-a-date"),
    ("15", "not-a-date"),
    ("2564", "not-a-date"),
    ("พ.ศ. 2564", "not-a-date"),
    ("15 มิถุนายน", "not-a-date"),
    ("15 มิถุนายน 99999", "not-a-date"),
    ("15 มิถุนายน 256", "not-a-date"),
    ("0021-06-15", "not-a-date"),
    ("2021/06/15", "not-a-date"),
    ("2021-06-15T00:00", "not-a-date"),
    ("15 June 2021", "not-a-date"),
    ("20210615", "not-a-date"),
]


def test_the_names_of_the_months_are_the_standards():
    names = Locale("th").months["format"]
    assert tuple(names["wide"][month] for month in range(1, 13)) == MONTHS
    assert tuple(names["abbreviated"][month] for month in range(1, 13)) == SHORT_MONTHS


@pytest.mark.parametrize(("text", "parts"), READ)
def test_dates_are_read_as_people_type_them(text, parts):
    assert parse_date(text) == ThaiDate(*parts)


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_is_no_date_is_refused_in_its_own_words(text, code):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.code == code
    assert caught.value.found == text
    assert caught.value.fault.code == code


@pytest.mark.parametrize(
    ("text", "buddhist", "gregorian"),
    [
        ("2564-06-15", "15 มิถุนายน พ.ศ. 2564 (2021-06-15)", "15 มิถุนายน พ.ศ. 3107 (2564-06-15)"),
        ("15/6/2021", "15 มิถุนายน พ.ศ. 2021 (1478-06-15)", "15 มิถุนายน พ.ศ. 2564 (2021-06-15)"),
        ("15/6/64", "15 มิถุนายน พ.ศ. 2564 (2021-06-15)", "15 มิถุนายน พ.ศ. 2507 (1964-06-15)"),
        ("15/6/21", "15 มิถุนายน พ.ศ. 2521 (1978-06-15)", "15 มิถุนายน พ.ศ. 2564 (2021-06-15)"),
        ("มิถุนายน 2021", "มิถุนายน พ.ศ. 2021 (1478-06)", "มิถุนายน พ.ศ. 2564 (2021-06)"),
    ],
)
def test_a_year_that_could_be_either_offers_both_readings(text, buddhist, gregorian):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.details == {"buddhist": buddhist, "gregorian": gregorian}


def test_an_impossible_day_says_how_many_days_there_are():
    with pytest.raises(DateError) as caught:
        parse_date("31 มิถุนายน 2564")
    assert caught.value.details == {"last": "30", "month": "มิถุนายน 2564"}


@pytest.mark.parametrize("parts", [(2564, 0), (2564, 13), (2564, 6, 31), (2564, 6, 0), (2483, 12), (20000, 1), (0, 1)])
def test_no_impossible_date_can_be_built(parts):
    with pytest.raises(DateError):
        ThaiDate(*parts)


def test_a_fault_can_be_sent_to_another_process():
    error = DateError("impossible-day", "75 มิถุนายน 2564", {"last": "30"})
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.found, copy.details) == (error.code, error.found, error.details)
    assert isinstance(error, ValueError)
    assert str(error) == "impossible-day: 75 มิถุนายน 2564"


@pytest.mark.parametrize(
    ("date", "style", "text"),
    [
        (ThaiDate(2564, 6, 15), "long", "15 มิถุนายน 2564"),
        (ThaiDate(2564, 9, 30), "short", "30 ก.ย. 64"),
        (ThaiDate(2564, 10, 1), "era", "1 ตุลาคม พ.ศ. 2564"),
        (ThaiDate(2564, 4, 1), "month", "เมษายน 2564"),
        (ThaiDate(2564, 6), "long", BLANK_DAY + " มิถุนายน 2564"),
        (ThaiDate(2564, 6), "era", BLANK_DAY + " มิถุนายน พ.ศ. 2564"),
        (ThaiDate(2564, 6), "short", "มิ.ย. 64"),
        (ThaiDate(2564, 6), "month", "มิถุนายน 2564"),
        (ThaiDate(2501, 1, 1), "short", "1 ม.ค. 01"),
        (ThaiDate(2484, 1, 1), "short", "1 ม.ค. 2484"),
        (ThaiDate(2600, 1, 1), "short", "1 ม.ค. 2600"),
    ],
)
def test_dates_are_written_in_four_styles(date, style, text):
    assert format_date(date, style) == text


def test_a_date_as_text_leaves_no_blank():
    assert str(ThaiDate(2564, 6)) == "มิถุนายน 2564"


@given(DATES)
def test_gregorian_and_back_is_the_same_day(date):
    assert ThaiDate.from_date(date).to_date() == date
    assert ThaiDate.from_date(date).year == date.year + 543


@given(DATES, st.sampled_from(["long", "short", "era"]), st.booleans())
def test_what_is_written_reads_back(date, style, in_thai_digits):
    text = format_date(ThaiDate.from_date(date), style)
    assert parse_date(to_thai_digits(text) if in_thai_digits else text) == ThaiDate.from_date(date)


@given(DATES)
def test_iso_text_is_gregorian(date):
    assert parse_date(date.isoformat()).to_date() == date


@given(st.text() | st.text("0123456789๐๑๒๓ /.-พศคกมิถุนายน.", max_size=25))
def test_no_text_raises_anything_but_a_date_error(text):
    for parse in (parse_date, parse_range, parse_year):
        with suppress(DateError):
            parse(text)


def test_the_day_before_1941_is_refused():
    with pytest.raises(DateError) as caught:
        ThaiDate.from_date(datetime.date(1940, 12, 31))
    assert caught.value.code == "year-before-2484"


def test_a_blank_day_is_no_gregorian_date():
    with pytest.raises(DateError) as caught:
        ThaiDate(2564, 6).to_date()
    assert caught.value.code == "day-blank"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("๑ เมษายน ๒๕๖๔ ถึง ๓๐ กันยายน ๒๕๖๔", (2564, 4, 1), (2564, 9, 30)),
        ("๑ เมษายน ๒๕๖๔ - ๓๐ กันยายน ๒๕๖๔", (2564, 4, 1), (2564, 9, 30)),
        ("1 เม.ย. 64 – 30 ก.ย. 64", (2564, 4, 1), (2564, 9, 30)),
        ("เมษายน ๒๕๖๔ - กันยายน ๒๕๖๔", (2564, 4, None), (2564, 9, None)),
        ("เม.ย. - ก.ย. 64", (2564, 4, None), (2564, 9, None)),
        ("1 - 30 เมษายน 2564", (2564, 4, 1), (2564, 4, 30)),
        ("1 เมษายน - 30 กันยายน 2564", (2564, 4, 1), (2564, 9, 30)),
        ("วันที่ 1 เมษายน 2564 ถึงวันที่ 30 กันยายน 2564", (2564, 4, 1), (2564, 9, 30)),
        ("2021-04-01 - 2021-09-30", (2564, 4, 1), (2564, 9, 30)),
        ("2021-04-01/2021-09-30", (2564, 4, 1), (2564, 9, 30)),
        ("1 ตุลาคม 2563 - 31 มีนาคม 2564", (2563, 10, 1), (2564, 3, 31)),
    ],
)
def test_ranges_are_read(text, first, last):
    assert parse_range(text) == (ThaiDate(*first), ThaiDate(*last))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("30 กันยายน 2564 - 1 เมษายน 2564", "dates-backwards"),
        ("15 มิถุนายน 2564", "not-a-range"),
        ("1 เมษายน 2564 - 2 เมษายน 2564 - 3 เมษายน 2564", "not-a-range"),
        ("1 เมษายน 2564 - 31 มิถุนายน 2564", "impossible-day"),
        ("a - b", "not-a-date"),
    ],
)
def test_ranges_are_refused(text, code):
    with pytest.raises(DateError) as caught:
        parse_range(text)
    assert caught.value.code == code


def test_ranges_are_written_with_either_joiner():
    first, last = ThaiDate(2564, 4, 1), ThaiDate(2564, 9, 30)
    assert format_range(first, last) == "1 เมษายน 2564 - 30 กันยายน 2564"
    assert format_range(first, last, joiner=" ถึง ") == "1 เมษายน 2564 ถึง 30 กันยายน 2564"
    assert format_range(first, last, "short") == "1 เม.ย. 64 - 30 ก.ย. 64"


def test_months_alone_leave_no_room_for_a_stamp_in_a_range():
    assert format_range(ThaiDate(2564, 4), ThaiDate(2564, 9)) == "เมษายน 2564 - กันยายน 2564"


@pytest.mark.parametrize(
    ("text", "year"),
    [("2564", 2564), ("๒๕๖๔", 2564), ("พ.ศ. 2564", 2564), ("ปี พ.ศ. 2564", 2564), ("64", 2564), ("ค.ศ. 2021", 2564)],
)
def test_years_are_read(text, year):
    assert parse_year(text) == year


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2021", "year-could-be-either"),
        ("1999", "year-could-be-either"),
        ("9999", "year-could-be-either"),
        ("2483", "year-before-2484"),
        ("พ.ศ. 2021", "year-before-2484"),
        ("ค.ศ. 1940", "year-before-2484"),
        ("256", "not-a-year"),
        ("", "not-a-year"),
        ("ปีหน้า", "not-a-year"),
    ],
)
def test_years_are_refused(text, code):
    with pytest.raises(DateError) as caught:
        parse_year(text)
    assert caught.value.code == code


def test_a_bare_year_offers_both_readings():
    with pytest.raises(DateError) as caught:
        parse_year("2021")
    assert caught.value.details == {"buddhist": "พ.ศ. 2021 (ค.ศ. 1478)", "gregorian": "พ.ศ. 2564 (ค.ศ. 2021)"}
