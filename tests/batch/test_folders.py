"""Where a run cannot write it says so, tears nothing, and goes on from there once it can."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import thaiforms
from batching import LETTER, files_of, job, leftovers_of, people, write_roster
from thaiforms.batch import naming

AWKWARD = ("ก/ข", "..", "../../x", "con", "NUL", "😀", "ด" * 300, "a:b", "ซ้ำ", "ซ้ำ", "SAME", "same", " .ซ่อน ", "-rf")


def root_may_do_anything():
    return os.name != "posix" or os.geteuid() == 0


def codes_raised(asked):
    with pytest.raises(thaiforms.OutputError) as caught:
        thaiforms.run_batch(asked)
    return [fault.code for fault in caught.value.faults]


def test_an_output_folder_that_is_a_file_is_told(tmp_path):
    asked = job(tmp_path)
    asked.output.write_text("a file")
    assert codes_raised(asked) == ["output-folder-is-file"]
    assert asked.output.read_text() == "a file"


@pytest.mark.skipif(root_may_do_anything(), reason="root may write anywhere")
def test_a_read_only_folder_is_told(tmp_path):
    asked = job(tmp_path)
    asked.output.mkdir()
    asked.output.chmod(0o500)
    try:
        assert codes_raised(asked) == ["output-denied"]
    finally:
        asked.output.chmod(0o700)
    assert thaiforms.run_batch(asked).made == 12


@pytest.fixture
def small_disk(tmp_path):
    """A disk of a mebibyte, or a reason to leave the test out."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("not permitted to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def mount(disk, options):
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True)


def test_a_disk_that_fills_up_ends_the_run_with_whole_documents_and_more_room_lets_it_go_on(small_disk, tmp_path):
    asked = job(tmp_path, 40, output="disk")
    assert set(codes_raised(asked)) == {"output-disk-full"}
    written = files_of(small_disk)
    assert 0 < len(written) < 80
    assert leftovers_of(small_disk) == []
    mount(small_disk, "size=16m")
    summary = thaiforms.run_batch(asked)
    assert (summary.made + summary.unchanged, summary.failures) == (40, {})
    assert summary.unchanged > 0
    undisturbed = tmp_path / "undisturbed"
    thaiforms.run_batch(job(undisturbed, 40))
    assert files_of(small_disk) == files_of(undisturbed / "out")
    assert {name: data for name, data in files_of(small_disk).items() if name in written} == written


def test_a_disk_that_cannot_be_written_is_told(small_disk, tmp_path):
    asked = job(tmp_path, output="disk")
    mount(small_disk, "ro")
    assert set(codes_raised(asked)) == {"output-denied"}
    mount(small_disk, "rw,size=16m")
    assert thaiforms.run_batch(asked).made == 12


def test_awkward_names_stay_within_the_folder_and_apart(tmp_path):
    roster = write_roster(tmp_path, [("พุนพิน", name) for name in AWKWARD])
    fixed = LETTER.replace("«ชื่อ»", "กำนัน")
    summary = thaiforms.run_batch(job(tmp_path, roster, name="{district}/{name}", letter=fixed))
    files = files_of(tmp_path)
    assert (summary.made, summary.failures) == (len(AWKWARD), {})
    assert len(files) == 2 * len(AWKWARD)
    assert len({name.casefold() for name in files}) == len(files)
    assert {str(Path(name).parent) for name in files} == {"out/พุนพิน"}
    assert [(noted.fault.code, noted.count) for noted in summary.noted] == [("name-numbered", 2)]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    asked = job(tmp_path, 5)
    asked.output.mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (asked.output / "พุนพิน").symlink_to(outside, target_is_directory=True)
    summary = thaiforms.run_batch(asked)
    assert summary.made == 4
    assert [fault.code for fault in summary.failures[2]] == ["output-leads-out"]
    assert list(outside.iterdir()) == []


def test_a_file_where_a_folder_should_be_fails_its_rows_alone(tmp_path):
    asked = job(tmp_path, 5)
    asked.output.mkdir()
    (asked.output / "พุนพิน").write_text("a file")
    summary = thaiforms.run_batch(asked)
    assert summary.made == 4
    assert [fault.code for fault in summary.failures[2]] == ["output-folder-is-file"]


@pytest.mark.parametrize("name", ["letter.yaml", "people.csv"])
def test_no_document_replaces_what_the_run_is_made_of(tmp_path, name):
    asked = job(tmp_path, 3, output=".", name="{name}")
    before = (tmp_path / name).read_bytes()
    assert thaiforms.run_batch(asked).made == 3
    assert (tmp_path / name).read_bytes() == before


def test_a_template_in_the_way_of_a_document_stays(tmp_path):
    template = tmp_path / f"{people(1)[0][1]}.docx"
    shutil.copy(Path(__file__).parents[2] / "templates" / "circular" / "template.docx", template)
    before = template.read_bytes()
    summary = thaiforms.run_batch(job(tmp_path, 3, output=".", name="{name}", template=template))
    assert summary.made == 2
    assert [fault.code for fault in summary.failures[1]] == ["output-is-input"]
    assert template.read_bytes() == before


def test_a_folder_that_is_too_deep_fails_every_row_and_says_why(tmp_path):
    summary = thaiforms.run_batch(job(tmp_path, 3, output="/".join(["ยาวมาก" * 5] * 10)))
    assert {fault.code for faults in summary.failures.values() for fault in faults} == {"output-path-too-long"}


def test_a_folder_holds_fewer_than_a_thousand_files(tmp_path, monkeypatch):
    monkeypatch.setattr(naming, "FULL", 5)
    thaiforms.run_batch(job(tmp_path, 12, name="{name}", formats=("pdf",)))
    held = {}
    for name in files_of(tmp_path / "out"):
        held.setdefault(str(Path(name).parent), []).append(name)
    assert {folder: len(names) for folder, names in held.items()} == {".": 5, "(2)": 5, "(3)": 2}
    assert thaiforms.run_batch(job(tmp_path, 12, name="{name}", formats=("pdf",))).unchanged == 12
