"""Files published whole or not at all."""

import contextlib
import errno
import io
import os
import random
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from thaiforms.errors import OutputError
from thaiforms.safety import moving
from thaiforms.safety.files import Publication, make_folder, publish
from thaiforms.safety.marks import is_ours

OLD, NEW = b"old " * 50_000, b"new " * 50_000
KILLS = int(os.environ.get("THAIFORMS_KILLS", "12"))
ROOT = Path(__file__).parents[2]


def codes(caught: pytest.ExceptionInfo[OutputError]) -> list[str]:
    return [fault.code for fault in caught.value.faults]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def docx(application: str = "thaiforms") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("docProps/app.xml", f"<Properties><Application>{application}</Application></Properties>")
    return data.getvalue()


def pdf(producer: str = "thaiforms 0.1.0") -> bytes:
    return f"%PDF-1.7\n1 0 obj\n<< /Producer ({producer}) >>\nendobj\nstartxref\n9\n%%EOF\n".encode()


def test_what_is_published_is_there_and_nothing_else(tmp_path):
    paths = publish({tmp_path / "team.docx": docx(), tmp_path / "team.pdf": pdf()})
    assert paths == (tmp_path / "team.docx", tmp_path / "team.pdf")
    assert names(tmp_path) == ["team.docx", "team.pdf"]
    assert (tmp_path / "team.pdf").read_bytes() == pdf()


UTF_16 = "<" + "\ufeffthaiforms 0.1.0".encode("utf-16-be").hex().upper() + ">"


@pytest.mark.parametrize("document", [pdf("thaiforms"), pdf(), pdf().replace(b"(thaiforms 0.1.0)", UTF_16.encode())])
def test_our_own_earlier_output_is_replaced(tmp_path, document):
    (tmp_path / "team.docx").write_bytes(docx())
    (tmp_path / "team.pdf").write_bytes(document)
    publish({tmp_path / "team.docx": NEW, tmp_path / "team.pdf": NEW})
    assert (tmp_path / "team.docx").read_bytes() == (tmp_path / "team.pdf").read_bytes() == NEW


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("team.docx", docx("Microsoft Office Word")),
        ("team.docx", docx("LibreOffice/7.4$Linux thaiforms")),
        ("team.docx", docx("thaiformsx")),
        ("team.docx", b"PK\x03\x04 torn"),
        ("team.docx", b""),
        ("team.docx", pdf()),
        ("team.pdf", pdf("ReportLab PDF Library")),
        ("team.pdf", pdf("thaiformsx")),
        ("team.pdf", pdf() + b"1 0 obj (a signature) endobj startxref 9 %%EOF\n"),
        ("team.pdf", docx()),
        ("team.pdf", b""),
        ("team.yaml", b"form: circular\n"),
        ("team.txt", pdf()),
        ("team", docx()),
    ],
)
def test_a_file_that_others_made_is_replaced_only_when_told(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(OutputError) as caught:
        publish({path: NEW})
    assert codes(caught) == ["output-exists"]
    assert caught.value.faults[0].place.file == str(path)
    assert path.read_bytes() == data
    publish({path: NEW}, overwrite=True)
    assert path.read_bytes() == NEW


def test_a_docx_without_properties_is_not_ours(tmp_path):
    with zipfile.ZipFile(tmp_path / "team.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert not is_ours(tmp_path / "team.docx")


def test_an_input_or_a_template_is_never_replaced(tmp_path):
    template = tmp_path / "team.docx"
    template.write_bytes(docx())
    with pytest.raises(OutputError) as caught:
        publish({template: NEW}, overwrite=True, keep=[tmp_path / "team.yaml", template])
    assert codes(caught) == ["output-is-input"]
    assert template.read_bytes() == docx()


def test_an_input_is_known_by_another_name_too(tmp_path):
    (tmp_path / "sub").mkdir()
    source = tmp_path / "team.yaml"
    source.write_bytes(b"form: circular")
    os.link(source, tmp_path / "twin.yaml")
    for path in (tmp_path / "sub" / ".." / "team.yaml", tmp_path / "twin.yaml"):
        with pytest.raises(OutputError) as caught:
            publish({path: NEW}, overwrite=True, keep=[source])
        assert codes(caught) == ["output-is-input"]


def test_an_input_that_is_not_there_yet_is_known_by_its_name(tmp_path):
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.yaml": NEW}, keep=[tmp_path / "team.yaml"])
    assert codes(caught) == ["output-is-input"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_is_never_replaced(tmp_path, overwrite):
    (tmp_path / "team.pdf").mkdir()
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.pdf": NEW}, overwrite=overwrite)
    assert codes(caught) == ["output-is-folder"]


@pytest.mark.parametrize("target", ["elsewhere.pdf", "nowhere.pdf"])
def test_a_link_is_never_written_through(tmp_path, target):
    (tmp_path / "elsewhere.pdf").write_bytes(pdf())
    (tmp_path / "team.pdf").symlink_to(tmp_path / target)
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.pdf": NEW}, overwrite=True)
    assert codes(caught) == ["output-is-link"]
    assert (tmp_path / "elsewhere.pdf").read_bytes() == pdf()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_device_or_a_pipe_is_never_replaced(tmp_path):
    os.mkfifo(tmp_path / "team.pdf")
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.pdf": NEW}, overwrite=True)
    assert codes(caught) == ["output-not-a-file"]


def test_a_read_only_file_is_left_alone(tmp_path):
    path = tmp_path / "team.pdf"
    path.write_bytes(pdf())
    path.chmod(stat.S_IREAD)
    with pytest.raises(OutputError) as caught:
        publish({path: NEW}, overwrite=True)
    assert codes(caught) == ["output-read-only"]


def test_a_folder_that_is_gone_is_named(tmp_path):
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "gone" / "team.pdf": NEW})
    assert codes(caught) == ["output-folder-missing"]
    assert caught.value.faults[0].found == str(tmp_path / "gone")


def test_a_file_where_a_folder_is_due_is_named(tmp_path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "out" / "team.pdf": NEW})
    assert codes(caught) == ["output-folder-is-file"]
    with pytest.raises(OutputError) as caught:
        make_folder(tmp_path / "out")
    assert codes(caught) == ["output-folder-is-file"]
    with pytest.raises(OutputError) as caught:
        make_folder(tmp_path / "out" / "deeper")
    assert codes(caught) == ["output-folder-is-file"]


def test_a_folder_is_made_with_its_parents(tmp_path):
    assert make_folder(tmp_path / "a" / "b").is_dir()
    assert make_folder(tmp_path / "a" / "b").is_dir()


def test_a_name_that_is_too_long_is_a_fault(tmp_path):
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / ("ก" * 100 + ".pdf"): NEW})
    assert codes(caught) == ["output-path-too-long"]


def test_every_refusal_is_told_at_once_and_nothing_is_written(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "b.pdf").write_bytes(b"mine")
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "a.pdf": NEW, tmp_path / "b.pdf": NEW, tmp_path / "c.pdf": NEW})
    assert codes(caught) == ["output-is-folder", "output-exists"]
    assert names(tmp_path) == ["a.pdf", "b.pdf"]


def test_a_file_has_the_permissions_of_any_new_file(tmp_path):
    publish({tmp_path / "team.pdf": NEW})
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "team.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def refuse(code: int, *, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse to move a file onto a target whose name ends so."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if str(target).endswith(at):
            raise OSError(code, os.strerror(code))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_move_that_fails_takes_back_those_before_it(tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_bytes(docx())
    refuse(errno.EACCES, at="c.pdf", monkeypatch=monkeypatch)
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "a.docx": NEW, tmp_path / "b.docx": NEW, tmp_path / "c.pdf": NEW})
    assert codes(caught) == ["output-denied"]
    assert names(tmp_path) == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == docx()


def test_without_links_a_replaced_file_stays_whole(tmp_path, monkeypatch):
    def link(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "no links here")

    monkeypatch.setattr(os, "link", link)
    (tmp_path / "a.docx").write_bytes(docx())
    refuse(errno.EACCES, at="c.pdf", monkeypatch=monkeypatch)
    with pytest.raises(OutputError):
        publish({tmp_path / "a.docx": NEW, tmp_path / "c.pdf": NEW})
    assert names(tmp_path) == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == NEW


def test_an_interrupt_between_two_moves_leaves_all_as_it_was(tmp_path, monkeypatch):
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "b.pdf":
            raise KeyboardInterrupt
        return real(self, target)

    (tmp_path / "a.docx").write_bytes(docx())
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        publish({tmp_path / "a.docx": NEW, tmp_path / "b.pdf": NEW})
    assert names(tmp_path) == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == docx()


class SharingError(PermissionError):
    winerror = 32


@pytest.mark.parametrize(("refusals", "written"), [(1, True), (4, True), (5, False), (99, False)])
def test_a_file_that_another_program_holds_is_tried_five_times(tmp_path, monkeypatch, refusals, written):
    tries = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) <= refusals:
            raise SharingError(errno.EACCES, "held")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(moving, "_PAUSE", 0.001)
    if written:
        publish({tmp_path / "team.pdf": NEW})
        assert names(tmp_path) == ["team.pdf"]
        return
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.pdf": NEW})
    assert codes(caught) == ["output-in-use"]
    assert (len(tries), names(tmp_path)) == (5, [])


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        (errno.ENOSPC, "output-disk-full"),
        (errno.EDQUOT, "output-disk-full"),
        (errno.EROFS, "output-denied"),
        (errno.EPERM, "output-denied"),
        (errno.EMFILE, "output-failed"),
        (errno.EIO, "output-failed"),
        (errno.EXDEV, "output-failed"),
    ],
)
def test_what_the_system_says_becomes_a_fault(tmp_path, monkeypatch, code, slug):
    refuse(code, at="team.pdf", monkeypatch=monkeypatch)
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.pdf": NEW})
    assert codes(caught) == [slug]
    assert caught.value.faults[0].found == str(tmp_path / "team.pdf")
    assert names(tmp_path) == []


@contextlib.contextmanager
def limited(name: str, amount: int):
    """This process held to so much of a resource; skips where the system knows no such limits."""
    resource = pytest.importorskip("resource")
    kind = getattr(resource, name)
    soft, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (amount, hard))
    try:
        yield
    finally:
        resource.setrlimit(kind, (soft, hard))


def test_a_file_size_limit_leaves_the_old_file(tmp_path):
    (tmp_path / "team.docx").write_bytes(docx())
    with limited("RLIMIT_FSIZE", 64 * 1024), pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.docx": NEW, tmp_path / "team.pdf": NEW})
    assert codes(caught) == ["output-disk-full"]
    assert names(tmp_path) == ["team.docx"]
    assert (tmp_path / "team.docx").read_bytes() == docx()


def test_too_many_open_files_leave_the_old_file(tmp_path):
    (tmp_path / "team.txt").write_bytes(OLD)
    with limited("RLIMIT_NOFILE", 3), pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.txt": NEW}, overwrite=True)
    assert codes(caught) == ["output-failed"]
    assert (tmp_path / "team.txt").read_bytes() == OLD


@contextlib.contextmanager
def mounted(folder: Path, *options: str):
    """A small file system of its own; skips where this user may not mount one."""
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system may be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_files(tmp_path):
    with mounted(tmp_path, "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        (tmp_path / "team.docx").write_bytes(docx())
        with pytest.raises(OutputError) as caught:
            publish({tmp_path / "team.docx": NEW, tmp_path / "team.pdf": b"x" * 2_000_000})
        assert codes(caught) == ["output-disk-full"]
        assert names(tmp_path) == ["team.docx"]
        assert (tmp_path / "team.docx").read_bytes() == docx()


def test_a_read_only_disk_is_a_fault(tmp_path):
    (tmp_path / "team.pdf").write_bytes(pdf())
    with mounted(tmp_path, "--bind", str(tmp_path)):
        done = subprocess.run(["mount", "-o", "remount,bind,ro", str(tmp_path)], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("no read-only file system may be mounted here")
        with pytest.raises(OutputError) as caught:
            publish({tmp_path / "team.pdf": NEW})
        assert codes(caught) == ["output-denied"]
    assert (tmp_path / "team.pdf").read_bytes() == pdf()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may write everywhere")
def test_no_permission_is_a_fault(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError) as caught:
        publish({tmp_path / "team.pdf": NEW})
    tmp_path.chmod(0o700)
    assert codes(caught) == ["output-denied"]


WRITER = """
import sys
from pathlib import Path
from thaiforms.safety.files import publish
folder = Path(sys.argv[1])
versions = [bytes([letter]) * 1_000_000 for letter in b"ab"]
print("ready", flush=True)
while True:
    for data in versions:
        publish({folder / "team.docx": data, folder / "team.pdf": data}, overwrite=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_kill_at_any_moment_leaves_whole_files(tmp_path):
    chance = random.Random(5188)
    for _ in range(KILLS):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE)
        with writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0.002, 0.08))
            writer.kill()
        for path in tmp_path.glob("team.*"):
            data = path.read_bytes()
            assert data in {b"a" * 1_000_000, b"b" * 1_000_000}, f"{path} is torn: {len(data)} bytes"
        assert all(name.startswith(".thaiforms-") or name.startswith("team.") for name in names(tmp_path))


# Several documents at one go


def test_documents_are_published_together_each_whole(tmp_path):
    with Publication() as publication:
        for number in range(20):
            publication.add({tmp_path / f"{number}.{ending}": b"%d" % number for ending in ("docx", "pdf")})
        assert all(path.name.startswith(".thaiforms-") for path in tmp_path.iterdir())
        assert publication.finish() == [None] * 20
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        f"{number}.{ending}" for number in range(20) for ending in ("docx", "pdf")
    )


def test_a_document_that_is_refused_or_cannot_be_moved_leaves_the_others_alone(tmp_path, monkeypatch):
    (tmp_path / "theirs.pdf").write_bytes(b"theirs")
    refuse(errno.EACCES, at="held.pdf", monkeypatch=monkeypatch)
    with Publication() as publication:
        publication.add({tmp_path / "a.docx": b"a", tmp_path / "a.pdf": b"a"})
        with pytest.raises(OutputError):
            publication.add({tmp_path / "b.docx": b"b", tmp_path / "theirs.pdf": b"b"})
        publication.add({tmp_path / "held.docx": b"c", tmp_path / "held.pdf": b"c"})
        publication.add({tmp_path / "d.docx": b"d", tmp_path / "d.pdf": b"d"})
        refusals = publication.finish()
    assert [refusal is None for refusal in refusals] == [True, False, True]
    assert refusals[1].faults[0].code == "output-denied"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.pdf", "d.docx", "d.pdf", "theirs.pdf"]


def test_what_is_not_finished_is_gone(tmp_path):
    with contextlib.suppress(KeyboardInterrupt), Publication() as publication:
        publication.add({tmp_path / "a.docx": b"a"})
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_every_file_is_synced_before_any_is_moved(tmp_path, monkeypatch):
    told = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (told.append("sync"), sync(handle))[1])
    monkeypatch.setattr(Path, "replace", lambda path, target: (told.append("move"), replace(path, target))[1])
    with Publication() as publication:
        for number in range(10):
            publication.add({tmp_path / f"{number}.pdf": b"x"})
        publication.finish()
    assert told == ["sync"] * 10 + ["move"] * 10 + ["sync"] * (os.name == "posix")
