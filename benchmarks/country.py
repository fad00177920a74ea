"""The whole country in one go: ``python -m benchmarks.country [SHARE]``, from the project's folder; prints Markdown.

A circular to each of 878 districts, an agreement for each of their officers and for 7,255 development workers: 9,011
documents as DOCX and PDF, from Excel rosters, made by two processes. Beside it, in the same run: the same work by one
process, and by docxtpl with LibreOffice's own batch conversion, both on a share of the rows. SHARE (1 to 100) makes all
of it smaller. Districts are numbered and people invented; the provinces are real.
"""

from __future__ import annotations

import importlib.util
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import openpyxl
import psutil
from docxtpl import DocxTemplate

import thaiforms
from thaiforms.batch.pattern import read_pattern
from thaiforms.batch.roster import read_roster
from thaiforms.filling.context import context_of

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "surat-thani"
DISTRICTS, WORKERS = 878, 7255
JOBS = (("circular", "districts"), ("district-officers", "districts"), ("development-workers", "people"))
HEADINGS = ("รหัส", "จังหวัด", "อำเภอ", "ชื่อ", "ตำแหน่ง", "ผู้ประเมิน")
NAME = "{province}/{district}/{form} {key}"
ALONE_SHARE, NEIGHBOUR_DOCUMENTS = 6, 60  # one row in six; so many documents
PACE = 0.2  # seconds between looks at memory


def main() -> None:
    share = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory(prefix="thaiforms-country-") as name:
        folder = Path(name)
        write_rosters(folder, share)
        print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
        whole = made_by(folder, folder / "whole", workers=2)
        print(f"load after the whole: {os.getloadavg()[0]:.1f}\n")
        tell_whole(whole)
        tell_share(folder, max(1, ALONE_SHARE // share))
        tell_neighbour(folder, whole)


def write_rosters(folder: Path, share: int = 1) -> None:
    """districts.xlsx and people.xlsx of the whole country, or of one row in ``share``."""
    provinces = [
        line.split("\t")[0] for line in (ROOT / "thaiforms/thai/provinces.tsv").read_text("utf-8").splitlines()
    ]
    name = invented_names()
    districts = []
    for number in range(DISTRICTS // share):
        province = provinces[number % len(provinces)]
        districts.append((f"{number:04}", province, f"ที่ {number // len(provinces) + 1}", name(number), "", ""))
    _write(folder / "districts.xlsx", districts)
    _write(folder / "people.xlsx", people(districts, WORKERS // share, name))


def people(districts: list[tuple[str, ...]], count: int, name) -> Iterator[tuple[str, ...]]:
    """Development workers, as evenly over the districts as can be."""
    for number in range(count):
        key, province, district, chief, *_ = districts[number * len(districts) // count]
        yield f"{key}-{number:05}", province, district, name(number + 50), "นักวิชาการพัฒนาชุมชนชำนาญการ", chief


def invented_names():
    """The sample's maker of names."""
    spec = importlib.util.spec_from_file_location("make_rosters", SAMPLES / "make_rosters.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.name


def _write(path: Path, rows) -> None:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("บัญชี")
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    workbook.save(path)


@dataclass
class Run:
    """What a run over all three jobs came to."""

    seconds: float = 0
    documents: int = 0
    pages: int = 0
    bytes: int = 0
    processor: float = 0  # seconds, of all processes
    peaks: list[tuple[int, float]] = field(default_factory=list)  # documents made so far, MiB of the largest worker
    parent: float = 0  # MiB


def made_by(rosters: Path, output: Path, *, workers: int, every: int = 1) -> Run:
    """All three jobs by so many processes, the same ones throughout; of the rows only one in ``every``."""
    run = Run()
    asked = [job(rosters, output, form, roster, every) for form, roster in JOBS]
    began, used = time.perf_counter(), sum(psutil.Process().cpu_times()[:2])
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        for each in asked:
            before = run.documents
            summary = thaiforms.run_batch(each, executor=executor, watch=watching(run, before))
            assert not summary.failures, summary.failures
            run.documents += summary.made
            run.pages += summary.pages
        run.processor = sum(sum(one.cpu_times()[:2]) for one in (psutil.Process(), *_children())) - used
    run.seconds = time.perf_counter() - began
    run.bytes = sum(path.stat().st_size for path in output.rglob("*.*") if path.is_file())
    return run


def job(rosters: Path, output: Path, form: str, roster: str, every: int) -> thaiforms.BatchJob:
    count = sum(1 for _ in read_roster(rosters / f"{roster}.xlsx").rows())
    limit = None if every == 1 else count // every
    return thaiforms.BatchJob(SAMPLES / f"{form}.yaml", rosters / f"{roster}.xlsx", output, name=NAME, limit=limit)


def watching(run: Run, before: int):
    """A watch that looks at the workers' memory now and then."""
    looked = [0.0]

    def watch(progress: thaiforms.Progress) -> None:
        if time.monotonic() - looked[0] < PACE:
            return
        looked[0] = time.monotonic()
        sizes = [_peak(child) for child in _children()]
        run.peaks.append((before + progress.made, max(sizes, default=0)))
        run.parent = _peak(psutil.Process())

    return watch


def _children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]


def _peak(process: psutil.Process) -> float:
    """The most memory that a process has ever had, in MiB, where the system tells; else what it has."""
    try:
        lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return process.memory_info().rss / 1024 / 1024


def tell_whole(run: Run) -> None:
    print("| documents | pages | MB | seconds | documents a second | ms of processor a document |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(
        f"| {run.documents} | {run.pages} | {run.bytes / 1e6:.0f} | {run.seconds:.0f} "
        f"| **{run.documents / run.seconds:.0f}** | {1000 * run.processor / run.documents:.1f} |\n"
    )
    marks = [mark for mark in (1000, 3000, 5000, 7000, 9000) if mark < run.documents] + [run.documents]
    seen = [max((size for made, size in run.peaks if made <= mark), default=0) for mark in marks]
    print(f"| peak memory of a worker, MiB, after | {' | '.join(map(str, marks))} |")
    print(f"| --- |{' --- |' * len(marks)}")
    print(f"| | {' | '.join(f'{size:.0f}' for size in seen)} |\n\nthe parent's: {run.parent:.0f} MiB\n")


def tell_share(folder: Path, every: int) -> None:
    """One process and two in turn, each twice, on one row in so many."""
    found: dict[int, list[Run]] = {1: [], 2: []}
    for number in range(4):
        workers = number % 2 + 1
        output = folder / f"share-{number}"
        found[workers].append(made_by(folder, output, workers=workers, every=every))
        shutil.rmtree(output)
    best = {workers: min(runs, key=lambda run: run.seconds) for workers, runs in found.items()}
    least = {workers: min(run.processor for run in runs) for workers, runs in found.items()}
    count = best[1].documents
    print(f"| {count} documents by | seconds, the better of two | a second | ms of processor a document | load |")
    print("| --- | --- | --- | --- | --- |")
    for workers, run in best.items():
        rates = f"{run.seconds:.1f} | {count / run.seconds:.0f} | {1000 * least[workers] / count:.1f}"
        print(f"| {workers} | {rates} | {os.getloadavg()[0]:.1f} |")
    print(
        f"\ntwo processes: **{best[1].seconds / best[2].seconds:.2f}** times one; by the processor's time alone, were two"
    )
    print(f"processors free, at most {2 * least[1] / least[2]:.2f}\n")


def tell_neighbour(folder: Path, ours: Run) -> None:
    """Documents by docxtpl and LibreOffice: some of all three kinds, in the proportions of the whole."""
    if shutil.which("soffice") is None:
        print("LibreOffice is not at hand")
        return
    forms = list(some_forms(folder))
    output = folder / "neighbour"
    output.mkdir()
    began, used = time.perf_counter(), processor_time()
    for number, form in enumerate(forms):
        document = DocxTemplate(io.BytesIO(thaiforms.shipped().template(form.form)))
        document.render(context_of(form, numerals="thai", final=False), autoescape=True)
        document.save(output / f"{number}.docx")
    filled = time.perf_counter() - began
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, output.glob("*.docx")))
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(output), *files]
    subprocess.run(words, check=True, capture_output=True)
    seconds, processor = time.perf_counter() - began, processor_time() - used
    assert len(list(output.glob("*.pdf"))) == len(forms)
    rate, spent = len(forms) / seconds, 1000 * processor / len(forms)
    print(
        f"docxtpl and LibreOffice: {len(forms)} documents in {seconds:.1f} s (filling {filled:.1f} s), {rate:.2f} a second,"
    )
    print(f"{spent:.0f} ms of processor a document (load {os.getloadavg()[0]:.1f})\n")
    own = 1000 * ours.processor / ours.documents
    print(
        f"ours: **{ours.documents / ours.seconds / rate:.0f}** times as fast, and {spent / own:.1f} times less of the processor"
    )


def processor_time() -> float:
    """Seconds of the processor that this process and those it has waited for have used."""
    return sum(os.times()[:4])


def some_forms(folder: Path) -> Iterator[object]:
    """Forms of rows spread over all three rosters."""
    counts = {form: sum(1 for _ in read_roster(folder / f"{roster}.xlsx").rows()) for form, roster in JOBS}
    for form, roster in JOBS:
        wanted = max(1, round(NEIGHBOUR_DOCUMENTS * counts[form] / sum(counts.values())))
        rows = list(read_roster(folder / f"{roster}.xlsx").rows())
        pattern = read_pattern(SAMPLES / f"{form}.yaml")
        for row in rows[:: max(1, len(rows) // wanted)][:wanted]:
            yield pattern.reading(row).form


if __name__ == "__main__":
    main()
