"""A real Dask cluster on loopback: a scheduler and two workers, processes of their own that share nothing but the output."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PATIENCE = 60  # seconds


@dataclass
class Cluster:
    address: str
    workers: list[subprocess.Popen]


@contextlib.contextmanager
def cluster(folder, *, workers=2):
    """A scheduler's address and its workers' processes. Each worker has a copy of the library in a folder of its own."""
    processes = []
    try:
        address = _scheduler(folder, processes)
        homes = [folder / f"worker-{number}" for number in range(workers)]
        found = [_worker(home, address, processes) for home in homes]
        for home in homes:
            _waited(partial(_registered, home))
        yield Cluster(address, found)
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _scheduler(folder, processes):
    told = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
    processes.append(
        _started("distributed.cli.dask_scheduler", options, folder, {**os.environ, "PYTHONPATH": str(ROOT)})
    )
    return _waited(lambda: json.loads(told.read_text())["address"])


def _worker(folder, address, processes):
    folder.mkdir()
    for name in ("thaiforms", "templates", "fonts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    options = [address, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder / "scratch")]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    processes.append(_started("distributed.cli.dask_worker", options, folder, environment))
    return processes[-1]


def _registered(folder):
    if "Registered to" not in (folder / "dask_worker.log").read_text("utf-8"):
        raise ValueError(folder)


def _started(module, options, folder, environment):
    log = (folder / f"{module.rpartition('.')[2]}.log").open("wb")
    with log:
        return subprocess.Popen(
            [sys.executable, "-m", module, *options], cwd=folder, env=environment, stdout=log, stderr=log
        )


def _waited(look):
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return look()
        except (OSError, ValueError, KeyError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
