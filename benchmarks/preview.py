"""How soon the page's picture follows a change, measured in the browser on a table of ten indicators.

From the keystroke to the moment at which the browser has decoded the new picture of a page. Run:

    python benchmarks/preview.py [CHANGES]
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

import thaiforms

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "circular-5188"
MEASURE = """async ([name, text]) => {
    const input = document.getElementsByName(name)[0];
    input.focus();
    const shown = new Promise(done => document.addEventListener("page-shown", () => done(performance.now()), {once: true}));
    input.value = text;
    const begun = performance.now();
    input.dispatchEvent(new Event("input", {bubbles: true}));
    return await shown - begun;
}"""


def ten_indicators() -> str:
    """A table of ten indicators out of the samples'."""
    rows = [row for name in ("team", "district-officer") for row in thaiforms.read(SAMPLES / f"{name}.yaml").indicators]
    ten = [row.model_copy(update={"number": 0, "weight": 10}) for row in (rows * 2)[:10]]
    return thaiforms.dump(thaiforms.Agreement(kind="team", draft=True, round="2/2564", indicators=ten))


def measured(changes: int) -> list[float]:
    """Milliseconds for each of so many changes, in turn in rows on every page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        Path(folder, "ten.yaml").write_text(ten_indicators(), encoding="utf-8")
        words = [sys.executable, "-m", "thaiforms", "serve", "--folder", folder]
        process = subprocess.Popen(
            words, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(address)
        page.goto(f"{address.partition('/?')[0]}/drafts/{quote('ten')}")
        page.wait_for_selector(".sheet img[src]")
        page.wait_for_timeout(1000)
        times = []
        for number in range(changes):
            name = f"indicators[{number * 3 % 10}].goal"
            times.append(page.evaluate(MEASURE, [name, f"ข้อความที่พิมพ์ใหม่ครั้งที่ {number}"]))
            page.wait_for_timeout(150)
        browser.close()
        process.kill()
        process.wait()
        return times


def main() -> None:
    times = sorted(measured(int(sys.argv[1]) if len(sys.argv) > 1 else 60)[3:])
    percentile = times[int(len(times) * 0.95)]
    print(
        f"changes {len(times)}  median {statistics.median(times):.0f} ms  95 % {percentile:.0f} ms  most {times[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
