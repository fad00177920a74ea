"""How we stand beside the tools that a Python user would pick today: ``python -m benchmarks.neighbours``.

Wants the bench of neighbours (its ``run.py``): its folder is named by THAIFORMS_NEIGHBOURS, or is ``neighbours`` beside
the project; THAIFORMS_NEIGHBOURS_PYTHON is an interpreter that has what it requires. Prints the medians of one run, in
which the tools take turns, and how many times as long as ours each takes.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PEERS = "typst_peer,weasy,weasy_ua,docxtpl_peer"
OURS = {"thaiforms": "benchmarks.peer", "thaiforms, untagged": "benchmarks.peer_untagged"}
WARM = {"table": "team/name", "table, all text": "team/all", "letter": "letter/name", "letter, all text": "letter/all"}


def bench() -> Path | None:
    """The folder of the bench, if there is one."""
    named = os.environ.get("THAIFORMS_NEIGHBOURS")
    folder = ROOT.parent / "neighbours" if named is None else Path(named)
    return folder if (folder / "run.py").exists() else None


def run(folder: Path) -> dict[str, Any]:
    """What the bench has measured, by tool."""
    interpreter = os.environ.get("THAIFORMS_NEIGHBOURS_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as out:
        figures = Path(out) / "run.json"
        ours = [f"{name}={module}@{sys.executable}" for name, module in OURS.items()]
        extra = [word for own in ours for word in ("--extra", own)]
        order = [interpreter, str(folder / "run.py"), "--peers", PEERS, *extra, "--phases", "warm,cold"]
        paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        surroundings = os.environ | {"PYTHONPATH": paths, "BENCH_OUT": out, "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([*order, "--json", str(figures)], check=True, stdout=subprocess.DEVNULL, env=surroundings)
        measured: dict[str, Any] = json.loads(figures.read_text("utf-8"))
    return {name: figures for name, figures in measured.items() if not name.startswith("_")}


def medians(figures: Mapping[str, Any]) -> dict[str, float]:
    """Milliseconds for each of the warm documents, and seconds of the cold one; what failed is left out."""
    warm = {name: figures["warm"][key] for name, key in WARM.items() if figures["warm"].get(key)}
    every = warm | ({"cold, s": figures["cold"]} if figures["cold"] else {})
    return {name: statistics.median(times) for name, times in every.items()}


def rows(measured: Mapping[str, Any]) -> Iterator[str]:
    ours = medians(measured["thaiforms"])
    names = [*WARM, "cold, s"]
    yield f"| tool | {' | '.join(name if name == 'cold, s' else f'{name}, ms' for name in names)} |"
    yield f"|{' --- |' * (len(names) + 1)}"
    for tool, figures in measured.items():
        theirs = medians(figures)
        yield f"| {tool} | {' | '.join(_cell(theirs.get(name), ours[name]) for name in names)} |"


def _cell(theirs: float | None, ours: float) -> str:
    if theirs is None:
        return "-"
    shown = f"{theirs:.2f}" if theirs < 10 and ours < 3 else f"{theirs:.0f}"
    return shown if theirs == ours else f"{shown} (× {theirs / ours:.1f})"


def main() -> None:
    folder = bench()
    if folder is None:
        print("The bench of neighbours is not here: name its folder by THAIFORMS_NEIGHBOURS.")
        return
    for row in rows(run(folder)):
        print(row)


if __name__ == "__main__":
    main()
