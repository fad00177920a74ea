"""A run goes on where the one before it stopped: what is whole and unchanged stays, all else is made, nothing twice."""

import json
import shutil
import subprocess
import sys
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

import thaiforms
from batching import LETTER, Inline, files_of, job, leftovers_of, manifest_of, people, write_letter, write_roster
from thaiforms.batch.lock import LOCK, locked

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A folder with a job and its finished run."""
    folder = tmp_path_factory.mktemp("finished")
    thaiforms.run_batch(job(folder))
    return folder


@pytest.fixture
def again(finished, tmp_path):
    """A copy of it, to be run again."""
    folder = tmp_path / "again"
    shutil.copytree(finished, folder)
    return folder


def stamps(folder):
    return {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*.*") if path.suffix in {".docx", ".pdf"}}


def counts(summary):
    return summary.made, summary.unchanged, len(summary.failures)


def test_a_second_run_makes_nothing(again):
    before = stamps(again)
    assert counts(thaiforms.run_batch(job(again))) == (0, 12, 0)
    assert stamps(again) == before


def test_force_makes_everything_again_with_the_same_bytes(again, finished):
    assert counts(thaiforms.run_batch(job(again, force=True))) == (12, 0, 0)
    assert files_of(again) == files_of(finished)


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
@pytest.mark.parametrize("damage", ["missing", "empty", "half", "cut", "changed", "zeros"])
def test_a_document_that_is_not_whole_is_made_again(again, finished, damage, ending):
    path = again / "out" / next(name for name in files_of(again / "out") if name.endswith(ending))
    data = path.read_bytes()
    torn = {"empty": b"", "half": data[: len(data) // 2], "cut": data[:-30], "zeros": bytes(len(data))}
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    path.write_bytes(torn.get(damage, flipped))
    if damage == "missing":
        path.unlink()
    assert counts(thaiforms.run_batch(job(again))) == (1, 11, 0)
    assert files_of(again) == files_of(finished)


def test_a_row_that_changes_is_made_again_and_no_other(again):
    rows = people(12)
    rows[4] = (rows[4][0], rows[4][1] + "แก้ไข")
    summary = thaiforms.run_batch(job(again, write_roster(again, rows)))
    assert counts(summary) == (1, 11, 0)
    assert [(fault.code, fault.found) for fault in summary.warnings] == [("documents-left-over", "1")]


def test_rows_put_in_between_change_no_other_document(again):
    rows = people(12)
    rows.insert(3, ("พุนพิน", "นางสาวสมมุติ มาใหม่"))
    assert counts(thaiforms.run_batch(job(again, write_roster(again, rows)))) == (1, 12, 0)


def test_a_form_that_changes_makes_all_again(again):
    summary = thaiforms.run_batch(job(again, letter=LETTER.replace("ประจำเดือน", "ประจำปี")))
    assert counts(summary) == (12, 0, 0)


def test_a_template_that_changes_makes_all_again(again, tmp_path):
    template = tmp_path / "own.docx"
    shipped = ROOT / "templates" / "circular" / "template.docx"
    shutil.copy(shipped, template)
    assert counts(thaiforms.run_batch(job(again, template=template))) == (12, 0, 0)
    assert counts(thaiforms.run_batch(job(again, template=template))) == (0, 12, 0)
    document = Document(shipped)
    document.add_paragraph("แก้แม่แบบ")
    document.save(template)
    assert counts(thaiforms.run_batch(job(again, template=template))) == (12, 0, 0)


def test_fonts_that_change_make_all_again(again, tmp_path):
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    font = (ROOT / "fonts" / "THSarabunNew.ttf").read_bytes()
    (fonts / "own.ttf").write_bytes(font + b"\0\0\0\0")
    supplies = thaiforms.shipped().with_fonts(fonts)
    assert counts(thaiforms.run_batch(job(again), supplies=supplies)) == (12, 0, 0)


@pytest.mark.parametrize(
    "option", [{"numerals": "arabic"}, {"final": True}, {"settings": {"subject": "เรื่องอื่น «อำเภอ»"}}]
)
def test_an_option_that_changes_the_documents_makes_all_again(again, option):
    assert counts(thaiforms.run_batch(job(again, **option))) == (12, 0, 0)


@pytest.mark.parametrize("version", ["0.0.9", "9.9.9"])
def test_another_version_makes_all_again(again, version):
    path = again / "out" / "manifest.jsonl"
    path.write_text(path.read_text("utf-8").replace('"version": "0.1.0"', f'"version": "{version}"'), "utf-8")
    assert counts(thaiforms.run_batch(job(again))) == (12, 0, 0)


def test_fewer_formats_need_no_work_and_more_do(tmp_path):
    thaiforms.run_batch(job(tmp_path, formats=("pdf",)))
    assert counts(thaiforms.run_batch(job(tmp_path, formats=("docx", "pdf")))) == (12, 0, 0)
    assert counts(thaiforms.run_batch(job(tmp_path, formats=("pdf",)))) == (0, 12, 0)
    assert counts(thaiforms.run_batch(job(tmp_path, formats=("docx",)))) == (0, 12, 0)


def test_a_document_that_word_has_saved_since_is_not_touched(again):
    path = next((again / "out").rglob("*.docx"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"thaiforms", b"Microsoft Office Word")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    edited = path.read_bytes()
    summary = thaiforms.run_batch(job(again, force=True))
    assert counts(summary) == (11, 0, 1)
    assert [fault.code for faults in summary.failures.values() for fault in faults] == ["output-exists"]
    assert path.read_bytes() == edited


def test_a_file_in_the_way_that_no_run_wrote_is_not_touched(tmp_path):
    asked = job(tmp_path, name="{name}")
    asked.output.mkdir()
    theirs = asked.output / f"{people(1)[0][1]}.pdf"
    theirs.write_bytes(b"no PDF of ours")
    summary = thaiforms.run_batch(asked)
    assert counts(summary) == (11, 0, 1)
    assert summary.failures[1][0].code == "output-exists"
    assert theirs.read_bytes() == b"no PDF of ours"
    assert not theirs.with_suffix(".docx").exists()


def test_another_forms_documents_keep_their_names(again):
    before = files_of(again / "out")
    other = replace(
        job(again), form=write_letter(again, LETTER.replace("ประจำเดือน", "ประจำปี")).rename(again / "b.yaml")
    )
    summary = thaiforms.run_batch(replace(other, name="{district}/letter {name}"))
    assert counts(summary) == (12, 0, 0)
    after = files_of(again / "out")
    assert {name: after[name] for name in before} == before
    assert len(after) == 2 * len(before)
    assert [(noted.fault.code, noted.count) for noted in summary.noted] == [("name-numbered", 12)]
    assert counts(thaiforms.run_batch(replace(other, name="{district}/letter {name}"))) == (0, 12, 0)


def test_what_was_half_written_is_cleared_away(again):
    inside = next(path for path in (again / "out").iterdir() if path.is_dir())
    for folder in (again / "out", inside):
        (folder / f".thaiforms-{'ab' * 8}.tmp").write_bytes(b"half a document")
        (folder / ".thaiforms-mine.tmp").write_bytes(b"somebody's")
    thaiforms.run_batch(job(again))
    assert leftovers_of(again) == [".thaiforms-mine.tmp"] * 2


def test_a_folder_that_another_run_has_is_refused(again):
    with locked(again / "out"), pytest.raises(thaiforms.LockedError) as caught:
        thaiforms.run_batch(job(again))
    assert caught.value.faults[0].code == "folder-locked"
    assert caught.value.exit_code == 9
    assert counts(thaiforms.run_batch(job(again))) == (0, 12, 0)


def test_of_two_runs_at_once_the_second_is_refused_and_the_first_goes_on(tmp_path):
    begun, go_on = threading.Event(), threading.Event()
    found = []

    def watch(progress):
        begun.set()
        go_on.wait(30)

    thread = threading.Thread(target=lambda: found.append(thaiforms.run_batch(job(tmp_path), watch=watch)))
    thread.start()
    try:
        assert begun.wait(30)
        with pytest.raises(thaiforms.LockedError):
            thaiforms.run_batch(job(tmp_path))
    finally:
        go_on.set()
        thread.join()
    assert counts(found[0]) == (12, 0, 0)


def test_a_lock_ends_with_its_process(tmp_path):
    holder = (
        "import sys, time; from pathlib import Path; from thaiforms.batch.lock import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(thaiforms.LockedError), locked(tmp_path):
            pass
        process.kill()
        process.wait()
        with locked(tmp_path):
            assert (tmp_path / LOCK).exists()


def test_work_that_comes_after_its_run_has_ended_writes_nothing(tmp_path):
    kept = []

    class Late(Inline):
        def submit(self, function, chunk):
            kept.append((function, chunk))
            return super().submit(function, chunk)

    thaiforms.run_batch(job(tmp_path), executor=Late())
    for path in (tmp_path / "out").rglob("*.pdf"):
        path.unlink()
    for function, chunk in kept:
        with pytest.raises(thaiforms.OutputError) as caught:
            function(chunk)
        assert caught.value.faults[0].code == "run-ended"
    assert list((tmp_path / "out").rglob("*.pdf")) == []


def test_a_line_for_each_document_tells_all_that_it_should(finished):
    lines = manifest_of(finished / "out")
    assert [line["row"] for line in lines] == list(range(1, 13))
    for line in lines:
        assert [file["name"] for file in line["files"]] == [f"{line['key']}.docx", f"{line['key']}.pdf"]
        assert all(len(line[name]) == 64 for name in ("input", "template", "fonts"))
        assert (line["pages"], line["version"]) == (1, thaiforms.__version__)
    raw = [json.loads(line) for line in (finished / "out" / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert all(line["time"] and line["seconds"] >= 0 for line in raw)
