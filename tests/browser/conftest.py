"""A real browser before a real server: Debian's Chromium, driven by Playwright. Skipped with a word where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import thaiforms
from launching import Launch, launch
from samples import SAMPLES

pytest.importorskip("starlette", reason="the extra thaiforms[web] is not installed")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LAPTOP = {"width": 1366, "height": 768}
_ANSWERS = ("409 (Conflict)", "422 (Unprocessable")
"""What the page answers when something is to be told; the browser calls it an error."""


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium is installed"))


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launch]:
    started = launch(tmp_path_factory.mktemp("งาน"))
    yield started
    started.kill()


@pytest.fixture(scope="module")  # while it runs, no other loop may: not so long as a whole session
def browser():
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def draft(served, request):
    """A copy of a sample in the folder, under a name of the test's own: called with the sample's name."""

    def copied(name: str) -> Path:
        path = served.folder / f"{name} {request.node.name[:40].replace('[', ' ').rstrip(']')}.yaml"
        path.write_text(thaiforms.dump(thaiforms.read(SAMPLES / f"{name}.yaml")), encoding="utf-8")
        return path

    return copied


@pytest.fixture
def page(browser, served):
    """A window of 1366 × 768 on the start page; anything that its console complains of is a failure."""
    context = browser.new_context(viewport=LAPTOP, accept_downloads=True, locale="th-TH")
    window = context.new_page()
    complaints = []
    window.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    window.on("pageerror", lambda error: complaints.append(str(error)))
    asked = []
    window.on("request", lambda request: asked.append(request.url))
    window.goto(served.address)
    yield window
    outside = [
        url for url in asked if not url.startswith((served.root, "blob:", "data:", "about:", "chrome-extension:"))
    ]
    context.close()
    expected = (*_ANSWERS, *getattr(window, "expected", ()))
    assert [text for text in complaints if not any(words in text for words in expected)] == []
    assert outside == []
