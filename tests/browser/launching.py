"""``thaiforms serve`` as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from samples import PROJECT


@dataclass
class Launch:
    """A launch of the page: its process, its folder and the address that it printed."""

    process: subprocess.Popen[str]
    folder: Path
    address: str

    @property
    def root(self) -> str:
        return self.address.partition("/?")[0]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def launch(folder: Path, *, port: int | None = None) -> Launch:
    """``thaiforms serve`` as a process of its own."""
    words = [sys.executable, "-m", "thaiforms", "serve", "--folder", str(folder)]
    words += [] if port is None else ["--port", str(port)]
    process = subprocess.Popen(
        words, cwd=PROJECT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(PROJECT)}
    )
    return Launch(process, folder, process.stdout.readline().strip())
