"""How fast documents are made, and in how much memory: ``python -m benchmarks.speed``, from the project's folder.

Prints Markdown. Warm figures are medians of one process that has made a document before; cold ones are whole processes,
from the interpreter's start to its end. Each is told with only a name varied and with all long text varied, since what
is set once is remembered. CPU time stands beside wall time, for a machine that others use too.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import thaiforms
from benchmarks.filling import ROOT, SAMPLES, measured, with_names, with_texts
from thaiforms.model import Form

try:
    import resource
except ImportError:  # Windows
    resource = None

VARIED: tuple[tuple[str, Callable[[Form], Iterator[Form]]], ...] = (("a name", with_names), ("all text", with_texts))
COLD_RUNS = 9
LETTER = "samples/circular-5188/circular.yaml"
COLD = {
    "`thaiforms.make`": ("-c", f"import thaiforms; thaiforms.make(thaiforms.read({LETTER!r}))"),
    "`thaiforms make`": ("-m", "thaiforms", "make", LETTER, "--overwrite", "-o"),
}
MEMORY = """
import sys
from benchmarks.speed import VARIED, own_peak, sample
import thaiforms
for form in dict(VARIED)[sys.argv[2]](sample(sys.argv[1])):
    thaiforms.make(form)
print(own_peak())
"""


def sample(name: str) -> Form:
    return thaiforms.read(SAMPLES / f"{name}.yaml")


def warm(name: str, forms: Callable[[Form], Iterator[Form]]) -> tuple[float, float]:
    """Median milliseconds for a document, DOCX, PDF and the check of both: by the clock, and of the processor."""
    wall, processor = [], []
    thaiforms.make(sample(name))
    for form in forms(sample(name)):
        began, used = time.perf_counter(), time.process_time()
        thaiforms.make(form)
        wall.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return statistics.median(wall), statistics.median(processor)


def cold(arguments: Sequence[str]) -> tuple[float, float]:
    """Median seconds of a fresh process that makes the circular once: by the clock, and of the processor.

    The library's bytecode is there, as pip leaves it: the first run, which may have to compile, is not counted.
    """
    wall, processor = [], []
    surroundings = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    with tempfile.TemporaryDirectory() as out:
        order = [sys.executable, *arguments, *([out] if arguments[-1] == "-o" else [])]
        for _ in range(COLD_RUNS + 1):
            began, used = time.perf_counter(), processor_time()
            subprocess.run(order, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=surroundings)
            wall.append(time.perf_counter() - began)
            processor.append(processor_time() - used)
    return statistics.median(wall[1:]), statistics.median(processor[1:])


def processor_time() -> float:
    """Seconds that finished children have used; not a number where the system does not tell."""
    if resource is None:
        return float("nan")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak_memory(name: str, varied: str) -> float:
    """MiB that a process holds at most while it makes forty documents."""
    done = subprocess.run([sys.executable, "-c", MEMORY, name, varied], cwd=ROOT, check=True, capture_output=True)
    return float(done.stdout)


def own_peak() -> float:
    """MiB that this process has held at most. Linux counts the parent's before ``exec`` in ``ru_maxrss``, so ask it elsewhere."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text("ascii").partition("VmHWM:")[2].split()[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def print_table(head: str, rows: Iterator[str]) -> None:
    print(f"\n{head}\n|{' --- |' * (head.count('|') - 1)}")
    for row in rows:
        print(row, flush=True)


def filling_rows() -> Iterator[str]:
    for name in ("circular", "team"):
        template = (ROOT / "templates" / sample(name).form / "template.docx").read_bytes()
        for varied, forms in VARIED:
            ours, theirs = measured(list(forms(sample(name))), template)
            yield f"| {name} | {varied} | {1000 / ours:.0f} | {1000 / theirs:.0f} | {theirs / ours:.1f} |"


def warm_rows() -> Iterator[str]:
    for name in ("circular", "team"):
        for varied, forms in VARIED:
            wall, processor = warm(name, forms)
            yield f"| {name} | {varied} | {wall:.1f} | {processor:.1f} |"


def cold_rows() -> Iterator[str]:
    for name, arguments in COLD.items():
        wall, processor = cold(arguments)
        yield f"| {name} | {wall:.2f} | {processor:.2f} |"


def memory_rows() -> Iterator[str]:
    for name in ("circular", "team"):
        for varied, _ in VARIED:
            yield f"| {name} | {varied} | {peak_memory(name, varied):.0f} |"


def main() -> None:
    print_table("| DOCX | varied | a second | plain docxtpl, a second | times |", filling_rows())
    print_table("| DOCX and PDF, warm | varied | ms | ms of processor |", warm_rows())
    print_table("| first document of a cold process | s | s of processor |", cold_rows())
    if resource is None:
        print("\nPeak memory: this system does not tell")
    else:
        print_table("| peak memory, forty documents | varied | MiB |", memory_rows())


if __name__ == "__main__":
    main()
