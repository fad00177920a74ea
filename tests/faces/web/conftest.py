"""The page without a browser: a launch of it on a folder, and a clerk who was shown its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("pypdfium2")

from starlette.testclient import TestClient

import thaiforms
from samples import SAMPLES
from thaiforms.faces.web.app import create_app
from thaiforms.faces.web.guard import TOKEN_HEADER, new_token

PORT = 8765


@dataclass
class Clerk:
    """A browser with the launch's cookie, that sends what the page's forms would send."""

    client: TestClient
    folder: Path
    token: str

    def get(self, address: str, **more):
        return self.client.get(address, **more)

    def post(self, address: str, data=None, **more):
        headers = {TOKEN_HEADER: self.token, "hx-request": "true", **more.pop("headers", {})}
        return self.client.post(address, data=data, headers=headers, follow_redirects=False, **more)

    def put_sample(self, name: str = "team", *, as_: str = "") -> str:
        """A sample as a draft of the folder; its name."""
        draft = as_ or name
        text = thaiforms.dump(thaiforms.read(SAMPLES / f"{name}.yaml"))
        (self.folder / f"{draft}.yaml").write_text(text, encoding="utf-8")
        return draft

    def revision(self, draft: str) -> str:
        """What the editor would send as the revision it has seen."""
        return re.search(r'name="_seen" value="(\w+)"', self.get(f"/drafts/{draft}").text)[1]

    def fields(self, draft: str) -> dict[str, str]:
        """What the editor of a draft would send, were nothing changed."""
        return fields_of(self.get(f"/drafts/{draft}").text)

    def read(self, draft: str) -> str:
        return (self.folder / f"{draft}.yaml").read_text("utf-8")


def fields_of(page: str) -> dict[str, str]:
    """The fields of the editor's form, as a browser would send them."""
    from lxml import html

    tree = html.fromstring(page)
    form = tree.get_element_by_id("editor")
    found = {}
    for field in [*form.iter("input", "textarea", "select"), *tree.xpath("//input[@form='editor']")]:
        name = field.get("name")
        if not name or (field.get("type") == "checkbox" and field.get("checked") is None):
            continue
        found[name] = (field.value or "") if field.tag != "textarea" else (field.text or "").removeprefix("\n")
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "ร่าง"
    path.mkdir()
    return path


@pytest.fixture
def token() -> str:
    return new_token()


@pytest.fixture
def stranger(folder: Path, token: str) -> Iterator[TestClient]:
    """A client that was shown nothing."""
    with TestClient(create_app(folder, token=token, port=PORT), base_url=f"http://127.0.0.1:{PORT}") as client:
        yield client


@pytest.fixture
def clerk(stranger: TestClient, folder: Path, token: str) -> Clerk:
    stranger.get(f"/?token={token}")
    return Clerk(stranger, folder, token)
