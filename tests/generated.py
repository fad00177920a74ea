"""Forms of every shape, generated."""

import datetime
from decimal import Decimal

from hypothesis import strategies as st

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
