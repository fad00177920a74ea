"""A run of 570 documents killed at 50 random moments: ``python -m benchmarks.kills [KILLS]``, from the project's folder.

Each time the parent or one of its two workers gets ``kill -9``; then the same command goes on. At the end each document
is there once, whole, with the bytes of a run that nobody disturbed, and nothing half written is left. POSIX only.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.country import ROOT, SAMPLES, write_rosters

ROWS = 570
FORM = SAMPLES / "development-workers.yaml"


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(kills)
    with tempfile.TemporaryDirectory(prefix="thaiforms-kills-") as name:
        folder = Path(name)
        write_rosters(folder)
        began = time.perf_counter()
        finish(start(folder, folder / "quiet"))
        quiet = documents(folder / "quiet")
        assert len(quiet) == 2 * ROWS
        print(f"undisturbed: {time.perf_counter() - began:.1f} s, load {os.getloadavg()[0]:.1f}")
        done, rounds = {"parent": 0, "worker": 0}, 0
        while sum(done.values()) < kills:
            rounds += 1
            disturb(folder, folder / f"killed-{rounds}", quiet, chance, done, kills)
            print(f"run {rounds} is as it should be: {sum(done.values())} kills so far", flush=True)
        print(
            f"{done['parent']} kills of the parent, {done['worker']} of a worker, in {rounds} runs: all documents as they should be"
        )


def disturb(
    folder: Path, output: Path, quiet: dict[str, bytes], chance: random.Random, done: dict[str, int], most: int
) -> None:
    """One output folder, its run killed until it is finished or enough kills were done, and then looked at."""
    process = start(folder, output)
    while process.poll() is None and sum(done.values()) < most:
        target = lines(output) + chance.randint(0, ROWS // 12)
        while process.poll() is None and lines(output) < target:
            time.sleep(0.01)
        time.sleep(chance.random() / 4)
        victim = chance.choice(("parent", "worker"))
        if process.poll() is None and kill(process, victim):
            done[victim] += 1
            if victim == "parent":
                process.wait()
                found = documents(output)
                assert all(quiet[name] == data for name, data in found.items()), "a document is not as it should be"
                process = start(folder, output)
    finish(process)
    assert documents(output) == quiet
    assert not list(output.rglob(".thaiforms-*.tmp")), "something half written is left"
    keys = {json.loads(line)["key"] for line in (output / "manifest.jsonl").read_text("utf-8").splitlines()}
    assert len(keys) == ROWS


def start(folder: Path, output: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "thaiforms", "batch", str(FORM), str(folder / "people.xlsx"), "-o", str(output)]
    words += ["--limit", str(ROWS), "--jobs", "2", "--quiet", "--name", "{province}/{district}/{key}"]
    return subprocess.Popen(words, cwd=ROOT)


def finish(process: subprocess.Popen[bytes]) -> None:
    assert process.wait() == 0, process.returncode


def kill(process: subprocess.Popen[bytes], victim: str) -> bool:
    """Whether the parent, or a worker if there is one yet, was killed."""
    try:
        children = psutil.Process(process.pid).children()
        workers = [child for child in children if "spawn_main" in " ".join(child.cmdline())]
        if victim == "worker" and not workers:
            return False
        (process if victim == "parent" else workers[0]).kill()
    except psutil.NoSuchProcess:
        return False
    return True


def lines(output: Path) -> int:
    manifest = output / "manifest.jsonl"
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


def documents(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.suffix in {".docx", ".pdf"}
    }


if __name__ == "__main__":
    main()
