"""What every request finds: the folder, the drafts, the pictures, and the words and templates of the pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import quote

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import thaiforms
from thaiforms.faces.web.drafts import Drafts
from thaiforms.faces.web.folder import Folder
from thaiforms.faces.web.pictures import Pictures
from thaiforms.faces.web.runs import Runs
from thaiforms.faces.web.words import ENGLISH

HERE = Path(__file__).parent
LANGUAGE = "thaiforms-language"
_NOTHING: Mapping[str, str] = MappingProxyType({})
Language = Literal["th", "en"]


@dataclass(frozen=True)
class Site:
    """One launch of the page."""

    folder: Folder
    token: str
    pictures: Pictures = field(default_factory=Pictures)
    runs: Runs = field(default_factory=Runs)

    @property
    def drafts(self) -> Drafts:
        """The drafts of the folder."""
        return Drafts(self.folder)

    def text(self, request: Request, template: str, **values: Any) -> str:
        """A template, filled in the language of the request; whatever was typed stands in it as text."""
        language = language_of(request)
        say = _say_english if language == "en" else _say_thai
        common = {"language": language, "say": say, "token": self.token, "url": url, "static": static, "here": ""}
        helps = {"count": _count_english if language == "en" else _count_thai, "plain": plain}
        return _templates().get_template(template).render(**{**common, **helps, **values})

    def page(self, request: Request, template: str, *, code: int = 200, **values: Any) -> Response:
        """The same as an answer."""
        return HTMLResponse(self.text(request, template, **values), status_code=code)

    def faulty(self, request: Request, faults: Iterable[thaiforms.Fault], *, code: int = 422) -> Response:
        """What is wrong, told where the page tells news; as a page of its own where no script asked."""
        messages = [thaiforms.explain(fault, language_of(request)) for fault in faults]
        template = "_notice.html" if "hx-request" in request.headers else "fault.html"
        title = _say_english if language_of(request) == "en" else _say_thai
        return self.page(request, template, code=code, faults=messages, title=title("ทำไม่ได้"), told="")


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site


def language_of(request: Request) -> Language:
    """The language that the clerk chose; Thai first."""
    return "en" if request.cookies.get(LANGUAGE) == "en" else "th"


def url(*names: str) -> str:
    """The address that names stand for; nothing in a name has a meaning of its own."""
    return "/" + "/".join(quote(name, safe="") for name in names)


def went_to(address: str) -> Response:
    """Lead the browser on: by htmx's header, since a script asked."""
    return Response(status_code=200, headers={"hx-redirect": address})


@lru_cache(maxsize=32)
def static(name: str) -> str:
    """The address of a file of ours, that changes when the file does."""
    digest = hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{digest}"


def plain(number: Decimal) -> str:
    """A number without needless noughts."""
    return f"{number.normalize():f}"


@lru_cache(maxsize=1)
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _say_thai(words: str) -> str:
    return THAI.get(words, words)


def _say_english(words: str) -> str:
    return ENGLISH.get(words, words)


def _count_thai(number: int) -> str:
    return thaiforms.to_thai_digits(str(number))


def _count_english(number: int) -> str:
    return str(number)


THAI: Mapping[str, str] = MappingProxyType(
    {
        "choice ": "—",
        "choice garuda": "มีตราครุฑ",
        "choice none": "ไม่พิมพ์ (กระดาษมีตราแล้ว)",
        "choice normal": "ปกติ",
        "choice compact": "ชิด",
        "choice team": "ทีมอำเภอ",
        "choice district-officer": "พัฒนาการอำเภอ",
        "choice development-worker": "พัฒนากร",
        "choice 1": "๑ (ต.ค. – มี.ค.)",
        "choice 2": "๒ (เม.ย. – ก.ย.)",
        "run check running": "กำลังตรวจ",
        "run check paused": "หยุดตรวจไว้",
        "run check done": "ตรวจแล้ว",
        "run check failed": "ตรวจไม่ได้",
        "run make running": "กำลังทำ",
        "run make paused": "หยุดพักไว้ สิ่งที่เสร็จแล้วอยู่ครบ",
        "run make done": "ทำเสร็จแล้ว",
        "run make failed": "ทำต่อไม่ได้",
        **{f"choice {word}": word for word in ("ด่วน", "ด่วนมาก", "ด่วนที่สุด", "ลับ", "ลับมาก", "ลับที่สุด")},
        **{f"day {day}": day for day in ("จ", "อ", "พ", "พฤ", "ศ", "ส", "อา")},
    }
)
"""Thai words for what the templates name otherwise; all else they say in Thai themselves."""
