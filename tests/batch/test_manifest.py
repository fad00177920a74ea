"""The manifest is only added to, survives what tears it, and is believed only where it is whole."""

import errno
import json
import os
from dataclasses import replace

import pytest

from thaiforms.batch.manifest import MANIFEST, Entry, Manifest
from thaiforms.errors import OutputError

ENTRY = Entry(
    row=1,
    key="พุนพิน/letter",
    files={"พุนพิน/letter.pdf": "ab" * 32},
    pages=2,
    warnings=("letter-runs-over",),
    form="letter.yaml",
    roster="people.csv",
    input="1" * 64,
    template="2" * 64,
    fonts="3" * 64,
    version="0.1.0",
    seconds=0.02,
    time="2026-01-01T00:00:00+00:00",
)
SECOND = replace(ENTRY, row=2, key="ไชยา/letter")


def test_what_is_added_is_read_again(tmp_path):
    with Manifest(tmp_path) as manifest:
        manifest.add([ENTRY, SECOND])
    with Manifest(tmp_path) as manifest:
        assert list(manifest) == [ENTRY, SECOND]
        assert manifest.get("พุนพิน/LETTER") == ENTRY
        assert manifest.get("พุนพิน/other") is None


def test_a_line_is_plain_json_with_the_thai_as_it_is(tmp_path):
    with Manifest(tmp_path) as manifest:
        manifest.add([ENTRY])
    text = (tmp_path / MANIFEST).read_text("utf-8")
    assert text.endswith("\n")
    assert "พุนพิน" in text
    assert json.loads(text)["files"] == [{"name": "พุนพิน/letter.pdf", "sha256": "ab" * 32}]


def test_of_a_document_made_twice_the_last_line_counts(tmp_path):
    with Manifest(tmp_path) as manifest:
        manifest.add([ENTRY])
        manifest.add([replace(ENTRY, pages=9)])
    with Manifest(tmp_path) as manifest:
        assert [entry.pages for entry in manifest] == [9]
    assert len((tmp_path / MANIFEST).read_bytes().splitlines()) == 2


def test_a_line_torn_anywhere_is_dropped_and_the_rest_kept(tmp_path):
    whole = ENTRY.line()
    torn = SECOND.line()
    path = tmp_path / MANIFEST
    for length in range(0, len(torn), 9):
        path.write_bytes(whole + torn[:length])
        with Manifest(tmp_path) as manifest:
            assert list(manifest) == [ENTRY]
            manifest.add([SECOND])
        assert path.read_bytes() == whole + torn


@pytest.mark.parametrize(
    "line", [b"\n", b"{}\n", b"[1]\n", b"null\n", b"\xff\xfe\n", b'{"row": 1}\n', b"[" * 9000 + b"\n"]
)
def test_a_damaged_line_is_counted_and_believed_in_nothing(tmp_path, line):
    (tmp_path / MANIFEST).write_bytes(ENTRY.line() + line + SECOND.line())
    with Manifest(tmp_path) as manifest:
        assert list(manifest) == [ENTRY, SECOND]
        assert manifest.damaged == 1


@pytest.mark.parametrize("written", [0, 1, 100])
def test_a_disk_that_fills_up_while_a_line_is_written_leaves_whole_lines(tmp_path, monkeypatch, written):
    with Manifest(tmp_path) as manifest:
        manifest.add([ENTRY])
        file = manifest._file

        class Full:
            """A file on a disk that has room for a few bytes more."""

            seek, truncate, fileno, close = file.seek, file.truncate, file.fileno, file.close
            room = written

            def write(self, data):
                if not self.room:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                count, self.room = file.write(bytes(data[: self.room])), 0
                return count

        manifest._file = Full()
        with pytest.raises(OutputError) as caught:
            manifest.add([SECOND])
        assert caught.value.faults[0].code == "output-disk-full"
    assert (tmp_path / MANIFEST).read_bytes() == ENTRY.line()


def test_a_manifest_that_is_a_folder_is_an_output_error(tmp_path):
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(OutputError), Manifest(tmp_path):
        pass
