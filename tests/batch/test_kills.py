"""Killed at any moment, parent or worker, and started again: each document once, whole, with the bytes of a quiet run."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

import thaiforms
from batching import files_of, job, leftovers_of, manifest_of

ROOT = Path(__file__).parents[2]
ROWS = 90
KILLS = int(os.environ.get("THAIFORMS_KILLS", "3"))
PROGRAM = """\
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import thaiforms
from batching import job
if __name__ == "__main__":
    print(thaiforms.run_batch(job(Path(sys.argv[1]), int(sys.argv[3]), workers=2)).made, flush=True)
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """What a run that nobody disturbs makes."""
    folder = tmp_path_factory.mktemp("quiet")
    thaiforms.run_batch(job(folder, ROWS))
    return folder


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "run.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


def started(program, folder):
    words = [sys.executable, str(program), str(folder), str(ROOT / "tests"), str(ROWS)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def documents_in(folder):
    manifest = folder / "out" / "manifest.jsonl"
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


def kill_a_worker(parent):
    """Kill one of the processes that make documents, if there is one yet."""
    for child in psutil.Process(parent.pid).children():
        if "spawn_main" in " ".join(child.cmdline()):
            child.kill()
            return


def as_quiet(folder, quiet):
    assert files_of(folder / "out") == files_of(quiet / "out")
    assert leftovers_of(folder) == []
    keys = [line["key"] for line in manifest_of(folder / "out")]
    assert sorted(set(keys)) == [
        line["key"] for line in sorted(manifest_of(quiet / "out"), key=lambda line: line["key"])
    ]


@pytest.mark.slow
def test_a_run_that_is_killed_again_and_again_makes_each_document_once_and_whole(program, quiet, tmp_path):
    chance = random.Random(KILLS)
    folder = tmp_path / "killed"
    for _ in range(KILLS):
        with started(program, folder) as process:
            enough = documents_in(folder) + chance.randint(1, ROWS // KILLS)
            while process.poll() is None and documents_in(folder) < enough:
                time.sleep(0.005)
            time.sleep(chance.random() / 10)
            workers = psutil.Process(process.pid).children(recursive=True)
            process.kill()
            process.wait()
        _, alive = psutil.wait_procs(workers, timeout=10)
        assert alive == [], "workers end with their parent"
        for name, data in files_of(folder / "out").items():
            assert data == (quiet / "out" / name).read_bytes(), name
    summary = thaiforms.run_batch(job(folder, ROWS))
    assert summary.made + summary.unchanged == ROWS
    assert summary.unchanged >= KILLS
    as_quiet(folder, quiet)


@pytest.mark.slow
def test_workers_that_are_killed_cost_time_only(program, quiet, tmp_path):
    folder = tmp_path / "killed"
    with started(program, folder) as process:
        for share in (0.1, 0.5):
            while process.poll() is None and documents_in(folder) < share * ROWS:
                time.sleep(0.005)
            kill_a_worker(process)
        said, told = process.communicate(timeout=120)
    assert (said, process.returncode) == (f"{ROWS}\n", 0), told
    as_quiet(folder, quiet)
    assert len(manifest_of(folder / "out")) == ROWS


@pytest.mark.slow
def test_ctrl_c_ends_a_run_with_130_and_a_word_and_it_goes_on(quiet, tmp_path):
    folder = tmp_path / "stopped"
    asked = job(folder, ROWS)
    words = [sys.executable, "-m", "thaiforms", "--lang", "en", "batch", str(asked.form), str(asked.roster)]
    words += ["-o", str(asked.output), "--jobs", "2", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        while process.poll() is None and documents_in(folder) < 5:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers, too
        said, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert told == ("Stopped. What is done is whole; give the same command again to go on from there.\n")
    assert said == ""
    assert leftovers_of(folder) == []
    assert thaiforms.run_batch(asked).unchanged >= 5
    as_quiet(folder, quiet)


class Trap:
    """A value that ends the process that unpacks it."""

    def __reduce__(self):
        return os._exit, (9,)


@pytest.mark.slow
def test_a_row_that_kills_its_worker_is_marked_and_all_others_are_made(tmp_path, monkeypatch):
    from thaiforms.batch import errands, workplace

    def with_a_trap(*arguments):
        for errand in errands.errands(*arguments):
            if errand.row.number == 1:
                errand.row.values["ชื่อ"] = Trap()
            yield errand

    monkeypatch.setattr(workplace, "errands", with_a_trap)
    summary = thaiforms.run_batch(job(tmp_path, 40, workers=2))
    assert (summary.made, list(summary.failures)) == (39, [1])
    assert [fault.code for fault in summary.failures[1]] == ["worker-lost"]
    assert len(files_of(tmp_path / "out")) == 78
    assert leftovers_of(tmp_path) == []
    monkeypatch.undo()
    assert thaiforms.run_batch(job(tmp_path, 40)).made == 1
