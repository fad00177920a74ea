"""How we stand beside the tools that a Python user would pick today: ``python -m benchmarks.neighbours``.

Wants the bench of neighbours (its ``run.py``): its folder is named by THAIFORMS_NEIGHBOURS, or is ``neighbours`` beside
the project; THAIFORMS_NEIGHBOURS_PYTHON is an interpreter that has what it requires. Prints the medians of one run, in
which the tools take turns, the sizes of the files and the peak of memory, and how many times ours each is. A tool that
the run does not find is left out.
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
PEERS = "typst_peer,weasy,weasy_ua,docxtpl_peer,lo_pdf"
OURS = {"thaiforms": "benchmarks.peer", "thaiforms, untagged": "benchmarks.peer_untagged"}
WARM = {
    "table, ms": "team/name",
    "table, all text, ms": "team/all",
    "letter, ms": "letter/name",
    "letter, all text, ms": "letter/all",
}
SIZES = {"table, KB": "team/name", "letter, KB": "letter/name"}
NAMES = (*WARM, "cold, s", "memory, MB", *SIZES)


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
        order = [interpreter, str(folder / "run.py"), "--peers", PEERS, *extra, "--phases", "warm,cold,memory"]
        paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        # With bytecode, as an installed package has it: the bench imports each tool once before it looks at the clock.
        surroundings = os.environ | {"PYTHONPATH": paths, "BENCH_OUT": out, "PYTHONDONTWRITEBYTECODE": ""}
        subprocess.run([*order, "--json", str(figures)], check=True, stdout=subprocess.DEVNULL, env=surroundings)
        measured: dict[str, Any] = json.loads(figures.read_text("utf-8"))
    return {name: figures for name, figures in measured.items() if not name.startswith("_")}


def of_tool(figures: Mapping[str, Any]) -> dict[str, float]:
    """A tool's figures by the heads of the table; what failed, or was not asked of it, is left out."""
    warm = {name: statistics.median(figures["warm"][key]) for name, key in WARM.items() if figures["warm"].get(key)}
    sizes = {name: figures["bytes"][key] / 1000 for name, key in SIZES.items() if figures["bytes"].get(key)}
    cold = {"cold, s": statistics.median(figures["cold"])} if figures["cold"] else {}
    return warm | cold | ({"memory, MB": figures["pss_mb"]} if figures["pss_mb"] else {}) | sizes


def rows(measured: Mapping[str, Any]) -> Iterator[str]:
    ours = of_tool(measured["thaiforms"])
    yield f"| tool | {' | '.join(NAMES)} |"
    yield f"|{' --- |' * (len(NAMES) + 1)}"
    for tool, figures in measured.items():
        theirs = of_tool(figures)
        yield f"| {tool} | {' | '.join(_cell(theirs.get(name), ours[name]) for name in NAMES)} |"


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
