"""A form that is written as YAML reads back as an equal form."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generated import LETTERS_TO_MANY, agreements
from thaiforms.intake import dump, read_bytes, read_file
from thaiforms.model import Agreement, Circular

SAMPLES = sorted((Path(__file__).parent.parent.parent / "samples" / "circular-5188").glob("*.yaml"))
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "templates").glob("*/example.yaml"))
QUICKLY = settings(max_examples=150, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


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
