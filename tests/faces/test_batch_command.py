"""``thaiforms batch``: a folder of documents, a report that people and programs can read, codes that tell what happened."""

import json
import os
import sys

import pytest

import thaiforms
from batching import LETTER, files_of, people, write_letter, write_roster
from thaiforms.batch.lock import locked
from thaiforms.faces.cli.progress import Rate, plain_lines, progress_shown

FILES = ("letter.yaml", "people.csv")


@pytest.fixture
def folder(tmp_path):
    write_letter(tmp_path)
    write_roster(tmp_path, people(6))
    return tmp_path


@pytest.fixture
def faulty(folder):
    rows = people(6)
    rows[2] = (rows[2][0], "")
    write_roster(folder, rows)
    return folder


def test_a_batch_makes_a_folder_and_tells_in_plain_lines(thaiforms_, folder):
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out")
    assert (said.code, said.err) == (0, "")
    assert said.lines[:5] == ["rows: 6", "made: 6", "unchanged: 0", "failed: 0", "pages: 6"]
    assert len(files_of(folder / "out")) == 12
    assert thaiforms_("--lang", "en", "batch", *FILES, "-o", "out").lines[1:3] == ["made: 0", "unchanged: 6"]


def test_it_speaks_thai_unless_told(thaiforms_, folder):
    assert thaiforms_("batch", *FILES, "-o", "out").lines[0] == "แถวทั้งหมด: 6"


def test_rows_that_fail_are_code_6_told_in_their_cells_and_put_into_a_workbook(thaiforms_, faulty):
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out")
    assert said.code == 6
    assert said.err.startswith("people.csv, line 4")
    assert "The column ชื่อ, which names the document, is empty" in said.err
    assert any(line.startswith("rows to mend: ") and line.endswith("failed.xlsx") for line in said.lines)
    assert len(files_of(faulty / "out")) == 10


def test_json_is_for_programs(thaiforms_, faulty):
    said = thaiforms_(
        "batch", *FILES, "-o", "out", "--format", "json", "--print-file", "--group", "{district}", "--zip"
    )
    told = json.loads(said.out)
    assert said.code == told["exit_code"] == 6
    assert (told["rows"], told["made"], told["unchanged"], told["failed"], told["pages"]) == (6, 5, 0, 1, 5)
    assert [(one["row"], one["faults"][0]["code"]) for one in told["failures"]] == [(3, "name-part-empty")]
    assert [one["code"] for one in told["warnings"]] == ["print-file-lacks-rows"]
    assert len(told["print_files"]) == 4
    assert told["archive"].endswith("out.zip")
    assert told["failed_file"].endswith("failed.xlsx")


def test_a_print_file_needs_no_group(thaiforms_, folder):
    said = thaiforms_("batch", "--print-file", *FILES, "-o", "out", "--format", "json", "--zip")
    told = json.loads(said.out)
    (path,) = told["print_files"]
    assert path.endswith("letter.pdf")
    assert told["archive"].endswith("out.zip")


def test_quiet_says_nothing_but_errors(thaiforms_, folder):
    assert thaiforms_("batch", *FILES, "-o", "out", "--quiet") == thaiforms_("batch", *FILES, "-o", "out", "-q")
    rows = people(6)
    rows[2] = (rows[2][0], "")
    write_roster(folder, rows)
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out", "--quiet")
    assert (said.code, said.out) == (6, "")
    assert said.err.count("error:") == 1


def test_a_dry_run_tries_every_row_and_writes_nothing(thaiforms_, faulty):
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out", "--dry-run")
    assert said.code == 6
    assert said.lines[:4] == ["rows: 6", "made: 5", "unchanged: 0", "failed: 1"]
    assert not (faulty / "out").exists()
    assert "rows to mend" not in said.out


def test_a_dry_run_finds_what_only_making_finds(thaiforms_, folder):
    rows = people(3)
    rows[1] = (rows[1][0], "นายสมมุติ \U0001f9ff")
    write_roster(folder, rows)
    said = thaiforms_("batch", *FILES, "-o", "out", "--dry-run", "--format", "json")
    assert json.loads(said.out)["failures"][0]["faults"][0]["code"] == "letter-not-in-font"


@pytest.mark.parametrize("column", ["อำเภอ", "district", "District", "ชื่ออำเภอ"])
def test_only_chooses_rows_by_a_column_in_thai_or_english(thaiforms_, folder, column):
    assert thaiforms_("batch", *FILES, "-o", "out", "--only", f"{column}=พุนพิน").code == 0
    assert {name.split("/")[0] for name in files_of(folder / "out")} == {"พุนพิน"}


def test_rows_that_are_chosen_have_the_names_they_have_in_the_whole(thaiforms_, folder):
    write_roster(folder, [("พุนพิน", "นายซ้ำ"), ("ไชยา", "นายข"), ("พุนพิน", "นายซ้ำ")])
    named = ("--name", "{name}", "-o")
    thaiforms_("batch", *FILES, *named, "whole")
    thaiforms_("batch", *FILES, *named, "chosen", "--only", "district=ไชยา")
    thaiforms_("batch", *FILES, *named, "chosen", "--only", "district=พุนพิน")
    assert files_of(folder / "chosen") == files_of(folder / "whole")
    assert len(files_of(folder / "whole")) == 6


def test_limit_makes_the_first_rows(thaiforms_, folder):
    assert thaiforms_("--lang", "en", "batch", *FILES, "-o", "out", "--limit", "2").lines[:2] == ["rows: 2", "made: 2"]
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out", "--limit", "2", "--only", "district=เมือง")
    assert said.lines[:3] == ["rows: 2", "made: 1", "unchanged: 1"]


def test_formats_may_be_left_out(thaiforms_, folder):
    thaiforms_("batch", *FILES, "-o", "out", "--no-docx")
    assert {name.rpartition(".")[2] for name in files_of(folder / "out")} == {"pdf"}
    assert thaiforms_("batch", *FILES, "-o", "out", "--no-docx", "--no-pdf").code == 2


def test_headings_may_be_mapped(thaiforms_, folder):
    write_roster(folder, people(2), headings=("เขต", "ใคร"))
    said = thaiforms_("batch", *FILES, "-o", "out", "--map", "เขต=district", "--map", "ใคร=name")
    assert said.code == 0
    assert len(files_of(folder / "out")) == 4


def test_values_of_the_form_may_be_set(thaiforms_, folder):
    assert thaiforms_("batch", *FILES, "-o", "out", "--set", "subject=เรื่องใหม่ «อำเภอ»").code == 0
    before = files_of(folder / "out")
    thaiforms_("batch", *FILES, "-o", "other")
    assert before.keys() == files_of(folder / "other").keys()
    assert before != files_of(folder / "other")


@pytest.mark.parametrize("option", ["--map", "--only", "--set"])
def test_an_option_that_is_no_pair_is_told(thaiforms_, folder, option):
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out", option, "nothing", option, "=x")
    assert said.code == 2
    assert said.err.count(f"{option} wants name=value") == 2


WRONG = {
    ("--limit", "0"): (2, "less than 1"),
    ("--jobs", "0"): (2, "processes"),
    ("--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"): (2, "--scheduler"),
    ("--name", "{nam}"): (2, "Did you mean name?"),
    ("--name", "../{name}"): (2, "leads out"),
    ("--name", "{name"): (2, "wrong"),
    ("--print-file", "--group", "{x}"): (2, "column x"),
    ("--only", "amphoex=ก"): (1, "no column amphoex"),
    ("--map", "ไม่มี=name"): (1, "ไม่มี"),
    ("--template", "missing.docx"): (3, "missing.docx"),
    ("--template", "people.csv"): (3, ""),
}


@pytest.mark.parametrize(("options", "expected"), WRONG.items(), ids=lambda value: " ".join(map(str, value)))
def test_what_is_wrong_with_the_whole_is_told_before_anything_is_made(thaiforms_, folder, options, expected):
    code, words = expected
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out", *options)
    assert said.code == code, said.err
    assert words.lower() in said.err.lower()
    assert "Traceback" not in said.err
    assert not list(folder.rglob("*.pdf"))


def test_a_missing_column_of_the_form_is_told(thaiforms_, folder):
    write_letter(folder, LETTER.replace("«ชื่อ»", "«ชือ»"))
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out")
    assert said.code == 1
    assert "no column «ชือ»" in said.err


def test_a_folder_in_use_is_code_9(thaiforms_, folder):
    (folder / "out").mkdir()
    with locked(folder / "out"):
        said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out")
    assert said.code == 9
    assert "Another run is writing" in said.err


def test_an_output_folder_that_is_a_file_is_code_5(thaiforms_, folder):
    assert thaiforms_("batch", *FILES, "-o", "people.csv").code == 5


def test_without_dask_a_scheduler_is_code_8(thaiforms_, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out", "--scheduler", "tcp://127.0.0.1:1")
    assert said.code == 8
    assert "thaiforms[dask]" in said.err


def test_stop_on_error_says_where_it_stopped(thaiforms_, faulty):
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out", "--stop-on-error")
    assert said.code == 6
    assert "stopped at the first row that failed: 3" in said.lines


def test_an_interrupt_is_130_and_says_how_to_go_on(thaiforms_, folder, monkeypatch):
    def interrupted(job, *, watch):
        raise KeyboardInterrupt

    monkeypatch.setattr(thaiforms, "run_batch", interrupted)
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out")
    assert said.code == 130
    assert said.err == "Stopped. What is done is whole; give the same command again to go on from there.\n"


def test_many_rows_that_fail_are_told_in_part_and_kept_in_full(thaiforms_, folder):
    write_roster(folder, [("", f"คน {number}") for number in range(70)])
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out")
    assert said.err.count("error:") == 50
    assert "… and 20 more rows that failed" in said.err
    told = json.loads(thaiforms_("batch", *FILES, "-o", "out", "--format", "json").out)
    assert len(told["failures"]) == 70


def test_many_equal_warnings_are_told_once_with_their_count(thaiforms_, folder):
    write_roster(folder, [("พุนพิน", "นายซ้ำ")] * 5)
    said = thaiforms_("--lang", "en", "batch", *FILES, "-o", "out")
    assert said.err.count("warning:") == 1
    assert "(4 rows in all, the first is 2)" in said.err


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_pipe_gets_a_line_now_and_then(capsys):
    clock = Clock()
    watch = plain_lines("en", clock=clock)
    for number in range(1, 101):
        clock.now += 0.125
        watch(thaiforms.Progress(100, made=number - number // 10, failed=number // 10))
    watch(thaiforms.Progress(100, made=90, failed=10, step="print files"))
    assert capsys.readouterr().err.splitlines() == [
        "40/100 rows · 7 a second · 0:08 left · 4 failed",
        "80/100 rows · 7 a second · 0:03 left · 8 failed",
        "print files",
    ]


def test_a_rate_without_documents_knows_no_end():
    assert Rate(Clock()).left(thaiforms.Progress(10)) == "?"


def test_eyes_get_a_bar_with_rate_and_time_left(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setitem(os.environ, "FORCE_COLOR", "1")
    with progress_shown("en", silent=False) as watch:
        watch(thaiforms.Progress(10, made=4, failed=1))
        watch(thaiforms.Progress(10, made=9, failed=1))
    shown = capsys.readouterr().err
    assert "10/10" in shown
    assert "a second · 0:00 · failed 1" in shown


def test_silence_shows_nothing(capsys):
    with progress_shown("th", silent=True) as watch:
        watch(thaiforms.Progress(10, made=4))
    assert capsys.readouterr() == ("", "")
