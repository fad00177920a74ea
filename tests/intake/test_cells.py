"""What a cell says, as text."""

import datetime

import pytest

from thaiforms.intake.cells import cell_text, date_text
from thaiforms.thai import ThaiDate, parse_date

day = datetime.date


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        ("", "General", ""),
        ("ก ", "General", "ก "),
        ("007", "@", "007"),
        (7, "General", "7"),
        (7.0, "General", "7"),
        (7.5, "General", "7.5"),
        (-3, "General", "-3"),
        (0, "General", "0"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "100000000000000000000"),
        (1e-7, "General", "0.0000001"),
        (1234567890123, "General", "1234567890123"),
        (7, "000", "007"),
        (7, "0", "7"),
        (7.0, "00000", "00007"),
        (12345, "000", "12345"),
        (1101700230673, "0-0000-00000-00-0", "1-1017-00230-67-3"),
        (812345678, "000-0000000", "081-2345678"),
        (812345678, "0##-#######", "812345678"),
        (7.5, "000", "7.5"),
        (40, "0.00", "40.00"),
        (1234, "#,##0", "1,234"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.85, "0%", "85%"),
        (0.855, "0.0%", "85.5%"),
        (12, "[$-D07041E]0", "12"),
        (12, "[$-D000000]000", "012"),
        (3, "000;-000", "003"),
        (3, '"ที่" 0', "3"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (day(2021, 6, 15), "d/m/yyyy", "15 มิถุนายน 2564"),
        (datetime.datetime(2021, 6, 15), "d/m/yyyy", "15 มิถุนายน 2564"),
        (datetime.datetime(2021, 6, 15, 9, 30), "d/m/yyyy h:mm", "15 มิถุนายน 2564 เวลา 09.30 น."),
        (datetime.time(9, 5), "h:mm", "09.05 น."),
        (datetime.timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_the_text_of_a_cell(value, number_format, text):
    assert cell_text(value, number_format) == text


@pytest.mark.parametrize("year", [1941, 1999, 2021, 2024, 2057, 2400, 2456, 2483])
def test_a_date_is_read_back_without_loss(year):
    for month, number in ((1, 1), (2, 28), (6, 15), (12, 31)):
        date = day(year, month, number)
        assert parse_date(date_text(date)) == ThaiDate.from_date(date)


def test_29_february_is_read_back():
    assert parse_date(date_text(day(2024, 2, 29))) == ThaiDate(2567, 2, 29)


def test_a_buddhist_year_typed_into_a_gregorian_calendar_is_buddhist():
    assert date_text(day(2564, 6, 15)) == "15 มิถุนายน 2564"


def test_a_day_that_there_is_not_in_the_buddhist_year_is_left_to_be_told():
    assert date_text(day(2564, 2, 29)) == "29/2/2564"  # 2564 is a leap year of the Gregorian calendar, 2021 is none


def test_a_date_before_the_calendars_run_together_stays_gregorian():
    assert date_text(day(1932, 6, 24)) == "1932-06-24"
