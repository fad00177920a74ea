"""A form that is written as YAML reads back as an equal form."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thaiforms.intake import dump, read_bytes, read_file
from thaiforms.model import (
    CLOSINGS,
    KINDS,
    Agreement,
    Circular,
    Enclosure,
    Indicator,
    Parties,
    RoundDates,
    Signatory,
    SignatureBlock,
)
from thaiforms.thai import ThaiDate, normalise

SAMPLES = sorted((Path(__file__).parent.parent.parent / "samples" / "circular-5188").glob("*.yaml"))
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "templates").glob("*/example.yaml"))
QUICKLY = settings(max_examples=150, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

LETTERS = st.sampled_from(
    [*"กขคงจนมรอ ัิีึืุู่้๊๋์ำาเแโใไๆฯ๐๑๒๓", *"abcXYZ0129", *" \u00a0-:#[]{},&*!|>'\"%@`?\\~=<./()+_", "😀", "漢"]
)
TEXT = st.text(LETTERS, max_size=25).map(lambda text: normalise(normalise(text).text).text)
FILLED = TEXT.filter(lambda text: text.strip(" \u00a0").strip("() \u00a0") != "")
WORDS = st.sampled_from(
    [
        "null",
        "yes",
        "no",
        "019",
        "1e3",
        "~",
        "- ก",
        "ก: ข",
        "ก #ข",
        "'",
        '"',
        "[ก]",
        "{ก}",
        "*ก",
        "---",
        "...",
        "? ก",
        "|",
        ">",
    ]
)
SOME = st.one_of(FILLED, WORDS)
LINES = st.lists(SOME, max_size=3)
SOME_LINES = st.lists(SOME, min_size=1, max_size=3)
DAYS = st.dates(datetime.date(1941, 1, 1), datetime.date(2456, 12, 31)).map(ThaiDate.from_date)
DATES = st.one_of(DAYS, DAYS.map(lambda day: ThaiDate(day.year, day.month)))

SIGNATORIES = st.builds(Signatory, name=SOME, position=SOME, acting=TEXT, acting_for=LINES)
LETTERS_TO_MANY = st.builds(
    Circular,
    number=SOME,
    office=SOME_LINES,
    date=DATES,
    subject=SOME,
    salutation=st.sampled_from(sorted(CLOSINGS)),
    to=SOME,
    references=LINES,
    enclosures=st.lists(st.builds(Enclosure, text=SOME, quantity=TEXT), max_size=2),
    paragraphs=SOME_LINES,
    closing=SOME,
    signatory=SIGNATORIES,
    owner=LINES,
    copies=LINES,
    urgency=st.sampled_from(["", "ด่วน", "ด่วนที่สุด"]),
    secrecy=st.sampled_from(["", "ลับ"]),
    draft=st.booleans(),
    emblem=st.sampled_from(["garuda", "none"]),
    spacing=st.sampled_from(["normal", "compact"]),
)
ROWS = st.builds(
    Indicator,
    strategy=SOME,
    goal=SOME,
    text=SOME,
    levels=st.lists(SOME_LINES, min_size=5, max_size=5),
    unit=TEXT,
    weight=st.just(Decimal(50)),
    sources=SOME_LINES,
    targets=st.lists(st.one_of(TEXT, st.sampled_from(["", "✓", "/"])), min_size=5, max_size=5),
)
ROUNDS = st.one_of(
    st.builds(RoundDates, number=st.integers(1, 2), fiscal_year=st.integers(2485, 2998)),
    st.just(RoundDates(number=2, fiscal_year=2564, first=ThaiDate(2564, 5, 1))),
)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    kind = draw(st.sampled_from(["", *KINDS]))
    given_heading = draw(SOME_LINES) if not kind or draw(st.booleans()) else ()
    rows = draw(st.lists(ROWS, min_size=2, max_size=2))
    numbers = draw(st.sampled_from([(0, 0), (1, 2), (2, 1)]))
    return Agreement(
        kind=kind,
        parties=Parties(appraiser=draw(TEXT), appraisee=draw(TEXT)),
        round=draw(ROUNDS),
        heading=given_heading,
        column=draw(SOME) if not kind else draw(TEXT),
        indicators=tuple(row.model_copy(update={"number": number}) for row, number in zip(rows, numbers, strict=True)),
        signatures=draw(st.lists(st.builds(SignatureBlock, role=SOME, name=TEXT, position=TEXT), max_size=3)),
        draft=draw(st.booleans()),
    )


def reread(text: str) -> Circular | Agreement:
    reading = read_bytes(text.encode(), file="dumped.yaml")
    assert reading.faults == ()
    assert reading.form is not None
    return reading.form


@QUICKLY
@given(LETTERS_TO_MANY)
def test_a_letter_reads_back_equal(form):
    assert reread(dump(form)) == form


@QUICKLY
@given(agreements())
def test_an_agreement_reads_back_equal(form):
    assert reread(dump(form)) == form


@pytest.mark.parametrize("path", [*SAMPLES, *EXAMPLES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_shipped_reads_back_equal_and_is_written_the_same_again(path):
    form = read_file(path).form
    text = dump(form)
    assert reread(text) == form
    assert dump(reread(text)) == text
    assert text.startswith(f"form: {form.form}\n")


def test_defaults_and_what_the_kind_fills_in_are_left_out():
    text = dump(read_file(SAMPLES[-1]).form)
    assert [line.split(":")[0] for line in text.splitlines() if line[0].isalpha()] == [
        "form",
        "draft",
        "kind",
        "round",
        "indicators",
    ]
    assert "number:" not in text
    assert "targets:" not in text


def test_a_long_text_stays_on_one_line():
    form = read_file(SAMPLES[0]).form
    assert any(form.paragraphs[1] in line for line in dump(form).splitlines())


def test_a_number_that_is_not_the_position_is_kept():
    rows = [
        {"strategy": "ก", "goal": "ข", "text": "ค", "levels": "กขคงจ", "weight": 50, "sources": "ฉ", "number": n}
        for n in (2, 1)
    ]
    rows = [{**row, "levels": list(row["levels"])} for row in rows]
    form = Agreement(kind="team", round="1/2565", indicators=rows)
    assert dump(form).count("number:") == 2
    assert reread(dump(form)) == form
