"""The pictures of the clerk's page in ``clerk.md``: ``python docs/make_screens.py``. Needs Chromium and Playwright.

Run it after a change that shows on the page, and look at what it took.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Page, sync_playwright

import thaiforms

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "docs" / "screens"
SAMPLES = ROOT / "samples"
LAPTOP, LARGE = {"width": 1366, "height": 768}, {"width": 683, "height": 384}  # the second is the first at 200 %
COLOURS = 160


def main() -> None:
    """Takes every screen anew."""
    SCREENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        prepare(Path(folder))
        words = [sys.executable, "-m", "thaiforms", "serve", "--folder", folder]
        process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        try:
            page = browser.new_page(viewport=LAPTOP)
            page.goto(address)
            take(page, "start")
            edit(page, address.partition("/?")[0])
            batch(page, address.partition("/?")[0])
        finally:
            browser.close()
            process.kill()
            process.wait()


def prepare(folder: Path) -> None:
    """The drafts that are seen."""
    drafts = {
        "ตัวชี้วัดทีมอำเภอ รอบ 2-2564": SAMPLES / "circular-5188" / "team.yaml",
        "หนังสือเวียน ๕๑๘๘": SAMPLES / "circular-5188" / "circular.yaml",
        "หนังสือถึงทุกอำเภอ": SAMPLES / "surat-thani" / "circular.yaml",
    }
    for name, source in drafts.items():
        (folder / f"{name}.yaml").write_text(thaiforms.dump(thaiforms.read(source)), encoding="utf-8")


def edit(page: Page, root: str) -> None:
    """The editor: a letter, a table, its faults, and the same at 200 %."""
    open_draft(page, root, "หนังสือเวียน ๕๑๘๘", "subject")
    take(page, "letter")
    open_draft(page, root, "ตัวชี้วัดทีมอำเภอ รอบ 2-2564", "indicators[0].text")
    take(page, "table")
    page.fill('[name="indicators[0].weight"]', "สี่สิบ")
    page.fill('[name="indicators[0].goal"]', "")
    page.keyboard.press("Tab")
    page.wait_for_timeout(1500)
    take(page, "faults")
    page.set_viewport_size(LARGE)
    page.wait_for_timeout(1000)
    page.locator('[name="indicators[0].text"]').focus()
    take(page, "faults-at-200")
    page.set_viewport_size(LAPTOP)


def open_draft(page: Page, root: str, name: str, field: str) -> None:
    """A draft in the editor, with a field of it in focus."""
    page.goto(f"{root}/drafts/{quote(name)}")
    page.wait_for_selector(".sheet img[src]")
    page.locator(f'[name="{field}"]').focus()
    page.wait_for_timeout(800)


def batch(page: Page, root: str) -> None:
    """The batch page: the rows, and what came of them."""
    page.goto(f"{root}/batch")
    page.set_input_files("#file", SAMPLES / "surat-thani" / "districts.xlsx")
    page.locator("#order").wait_for()
    take(page, "roster")
    page.get_by_label("หนังสือถึงทุกอำเภอ").check()
    page.get_by_label("ZIP").check()
    page.get_by_role("button", name="ทำเอกสาร").click()
    page.get_by_role("heading", name="ทำเสร็จแล้ว").wait_for()
    page.wait_for_timeout(500)
    take(page, "batch")


def take(page: Page, name: str) -> None:
    """Keep what is seen, in few colours."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS).save(SCREENS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
