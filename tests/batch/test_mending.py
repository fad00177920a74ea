"""Rows that failed, mended in failed.xlsx and run again: all the rest is made, and nothing twice."""

import json

import openpyxl
import pytest

import faulty_roster
import thaiforms
from batching import files_of, leftovers_of, people, write_letter, write_roster
from sheets import put


@pytest.fixture
def asked(tmp_path):
    """A job of the roster with thirty kinds of faults."""
    roster = faulty_roster.write_roster(tmp_path / "roster.xlsx")
    form = faulty_roster.write_form(tmp_path / "form.yaml")
    return thaiforms.BatchJob(form, roster, tmp_path / "out", name="{อำเภอ} {ชื่อ}", workers=1)


def again(asked, roster):
    return thaiforms.BatchJob(asked.form, roster, asked.output, name=asked.name, workers=1)


def test_mended_it_makes_all_the_rest_and_nothing_twice(asked, tmp_path):
    kinds = len(faulty_roster.FAULTS)
    first = thaiforms.run_batch(asked)
    assert (first.made, len(first.failures), first.exit_code) == (kinds + 1, kinds, 6)
    made = files_of(asked.output)
    assert first.failed_file == asked.output / "failed.xlsx"
    first.failed_file.write_bytes(faulty_roster.mended(first.failed_file.read_bytes()))
    stamps = {path: path.stat().st_mtime_ns for path in asked.output.rglob("*.pdf")}

    second = thaiforms.run_batch(again(asked, first.failed_file))
    assert (second.made, second.unchanged, second.failures, second.failed_file) == (kinds, 0, {}, None)
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert leftovers_of(asked.output) == []

    count = 2 * kinds + 1
    whole = put(tmp_path, faulty_roster.HEADINGS, *(list(faulty_roster.good(n + 1).values()) for n in range(count)))
    everything = thaiforms.BatchJob(asked.form, whole, tmp_path / "whole", name=asked.name, workers=1)
    assert thaiforms.run_batch(everything).made == count
    assert files_of(asked.output) == files_of(tmp_path / "whole")
    assert {name: data for name, data in files_of(asked.output).items() if name in made} == made
    lines = [json.loads(line) for line in (asked.output / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == len({line["key"] for line in lines}) == count


def test_a_mended_workbook_is_not_written_over_by_the_first_roster(asked):
    path = thaiforms.run_batch(asked).failed_file
    path.write_bytes(mended := faulty_roster.mended(path.read_bytes()))
    second = thaiforms.run_batch(asked)
    assert second.failed_file.name == "failed (2).xlsx"
    assert path.read_bytes() == mended
    assert thaiforms.run_batch(asked).failed_file == second.failed_file


def test_the_workbook_that_is_the_roster_stays_as_it_is(asked):
    path = thaiforms.run_batch(asked).failed_file
    before = path.read_bytes()
    summary = thaiforms.run_batch(again(asked, path))
    assert path.read_bytes() == before
    assert summary.failed_file not in {None, path}


def test_every_fault_of_every_row_is_in_the_summary(asked):
    failures = thaiforms.run_batch(asked).failures
    assert list(failures) == sorted(failures)
    for faults, (column, _, code) in zip(failures.values(), faulty_roster.FAULTS, strict=True):
        assert (code, column) in {(fault.code, fault.place.column) for fault in faults}


def test_a_row_of_the_same_name_from_failed_rows_takes_nobody_elses_place(tmp_path):
    """Two documents of one name: the first is made, the second fails, is mended, and gets a number."""
    form = write_letter(tmp_path)
    rows = [("พุนพิน", "นายสมมุติ ซ้ำ"), ("พุนพิน", "นายสมมุติ อีกคน\U0001f9ff")]
    roster = write_roster(tmp_path, rows)
    asked = thaiforms.BatchJob(form, roster, tmp_path / "out", name="{district}", workers=1)
    summary = thaiforms.run_batch(asked)
    assert summary.made == 1
    before = files_of(asked.output)
    book = openpyxl.load_workbook(summary.failed_file)
    for line in book.worksheets[0].iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace("\U0001f9ff", "")
    book.save(summary.failed_file)
    second = thaiforms.run_batch(again(asked, summary.failed_file))
    after = files_of(asked.output)
    assert second.made == 1
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"พุนพิน (2).docx", "พุนพิน (2).pdf"}


def test_stop_on_error_stops_and_the_rest_is_made_later(tmp_path):
    rows = people(60)
    rows[5] = (rows[5][0], "")
    roster = write_roster(tmp_path, rows)
    asked = thaiforms.BatchJob(write_letter(tmp_path), roster, tmp_path / "out", workers=1, stop_on_error=True)
    summary = thaiforms.run_batch(asked)
    assert (summary.stopped, list(summary.failures), summary.exit_code) == (True, [6], 6)
    assert summary.made < 20
    assert (
        thaiforms.run_batch(thaiforms.BatchJob(asked.form, roster, asked.output, workers=1)).made == 59 - summary.made
    )
