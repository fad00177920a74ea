"""The start page, and all that makes, copies, names and removes drafts."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import thaiforms
from thaiforms.faces.web.checking import check
from thaiforms.faces.web.drafts import Draft, revision_of
from thaiforms.faces.web.folder import NoSuchName
from thaiforms.faces.web.history import moment_of
from thaiforms.faces.web.making import KINDS, make, name_of
from thaiforms.faces.web.pictures import drawn
from thaiforms.faces.web.rounds import next_round
from thaiforms.faces.web.rows import blank
from thaiforms.faces.web.site import Site, site_of, url, went_to
from thaiforms.faces.web.values import Values


@dataclass(frozen=True)
class Card:
    """A form as the start page offers it."""

    kind: str
    title: str
    told: str


CARDS = (
    Card("circular", "หนังสือเวียน", "หนังสือภายนอกถึงหลายหน่วยงาน ตามระเบียบงานสารบรรณ"),
    Card("team", KINDS["team"], "ตัวชี้วัดรายทีม ระหว่างพัฒนาการจังหวัดกับพัฒนาการอำเภอ"),
    Card("district-officer", KINDS["district-officer"], "ตัวชี้วัดรายบุคคล ระหว่างพัฒนาการจังหวัดกับพัฒนาการอำเภอ"),
    Card("development-worker", KINDS["development-worker"], "ตัวชี้วัดรายบุคคล ระหว่างพัฒนาการอำเภอกับพัฒนากร"),
)
_KNOWN = {card.kind: card for card in CARDS}
_CARD_WIDTH = 360  # pixels


def start(request: Request) -> Response:
    """The forms, and the drafts of the folder."""
    site = site_of(request)
    return site.page(request, "start.html", here="start", cards=CARDS, **_listed(site))


def _listed(site: Site) -> dict[str, Any]:
    drafts = [
        {"name": draft.name, "kind": kind_of(draft), "changed": told_time(draft.changed), "revision": draft.revision}
        for draft in site.drafts.all()
    ]
    names = set(site.drafts.names())
    return {"drafts": drafts, "removed": [name for name in site.drafts.history.names() if name not in names]}


def kind_of(draft: Draft) -> str:
    """What the draft's form is called."""
    if draft.form == "circular":
        return "หนังสือเวียน"
    return KINDS.get(draft.word("kind"), KINDS[""])


def told_time(seconds: float) -> str:
    """A moment in this machine's time, in Thai."""
    moment = datetime.datetime.fromtimestamp(seconds)
    date = thaiforms.format_date(thaiforms.ThaiDate.from_date(moment.date()), "short")
    return thaiforms.to_thai_digits(f"{date} {moment:%H:%M} น.")


def picture(request: Request) -> Response:
    """A form's first page, small."""
    kind = request.path_params["kind"]
    if kind not in _KNOWN:
        return Response(status_code=404)
    pdf = make(_sample(kind)).pdf
    assert pdf is not None
    return Response(drawn(pdf, 0, _CARD_WIDTH), media_type="image/png")


def _sample(kind: str) -> thaiforms.Circular | thaiforms.Agreement:
    """The filled example of a form, for a kind of agreement turned into that kind."""
    form = "circular" if kind == "circular" else "kpi-agreement"
    sample = thaiforms.read_bytes(thaiforms.shipped().example(form)).form
    assert sample is not None
    return sample if kind == "circular" else sample.model_copy(update={"kind": kind})


def _first_values(kind: str) -> Values:
    """What a draft begins with that is made from an empty page."""
    if kind == "circular":
        return {"form": "circular", "draft": "yes"}
    today = thaiforms.Round.of(datetime.date.today())
    return {
        "form": "kpi-agreement",
        "draft": "yes",
        "kind": kind,
        "round": {"number": str(today.number), "fiscal_year": str(today.fiscal_year)},
        "indicators": [blank("indicators")],
    }


async def create(request: Request) -> Response:
    """A new draft, from an empty page or from a sample."""
    form = await request.form(max_files=0)
    kind, origin = form.get("kind"), form.get("from")
    if not isinstance(kind, str) or kind not in _KNOWN or origin not in {"blank", "sample"}:
        return Response(status_code=400)
    site = site_of(request)
    text = thaiforms.dump(_sample(kind)) if origin == "sample" else ""
    values = Draft("", text).values if text else _first_values(kind)
    draft = await run_in_threadpool(site.drafts.create, values, name=_KNOWN[kind].title)
    return went_to(url("drafts", draft.name))


def copy(request: Request) -> Response:
    """The same draft once more."""
    site = site_of(request)
    draft = site.drafts.read(request.path_params["name"])
    return went_to(url("drafts", site.drafts.create(draft.values, name=draft.name).name))


def move_on(request: Request) -> Response:
    """The draft of the next round; what is wrong with this one, where it is not whole."""
    site = site_of(request)
    draft = site.drafts.read(request.path_params["name"])
    checked = check(draft.values)
    if checked.form is None:
        return site.faulty(request, checked.faults)
    values = next_round(checked.form)
    moved = check(values).form
    name = draft.name if moved is None else name_of(moved)
    return went_to(url("drafts", site.drafts.create(values, name=name).name) + "?next")


def help_page(request: Request) -> Response:
    """How the page is used."""
    return site_of(request).page(request, "help.html", here="help")


async def rename(request: Request) -> Response:
    """The draft under another name."""
    form = await request.form(max_files=0)
    name, seen = str(form.get("new", "")), str(form.get("_seen", ""))
    site = site_of(request)
    draft = await run_in_threadpool(site.drafts.rename, request.path_params["name"], name, seen=seen)
    return went_to(url("drafts", draft.name))


async def remove(request: Request) -> Response:
    """The list of drafts without one, that can be called back."""
    form = await request.form(max_files=0)
    site, name = site_of(request), request.path_params["name"]
    await run_in_threadpool(site.drafts.remove, name, seen=str(form.get("_seen", "")))
    listed = await run_in_threadpool(_listed, site)
    undo = {"address": url("drafts", name, "restore"), "moment": site.drafts.history.moments(name)[0]}
    return site.page(request, "removed.html", name=name, undo=undo, **listed)


def history(request: Request) -> Response:
    """What a draft was before, and how that differs from what it is."""
    site, name = site_of(request), request.path_params["name"]
    moments = site.drafts.history.moments(name)
    now = site.drafts.read(name).text if name in site.drafts.names() else ""
    if not now and not moments:
        raise NoSuchName
    told = [
        {
            "name": moment,
            "told": told_time(moment_of(moment).timestamp()),
            "differences": differences(site.drafts.history.read(name, moment), now),
        }
        for moment in moments
    ]
    revision = revision_of(now) if now else ""
    return site.page(request, "history.html", here="", name=name, moments=told, revision=revision)


async def restore(request: Request) -> Response:
    """The draft as it was."""
    form = await request.form(max_files=0)
    name, moment, seen = request.path_params["name"], str(form.get("_moment", "")), str(form.get("_seen", ""))
    draft = await run_in_threadpool(site_of(request).drafts.restore, name, moment, seen=seen)
    return went_to(url("drafts", draft.name))


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ: ``gone`` and ``new``."""
    words = {"-": "gone", "+": "new"}
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [(words[line[0]], line) for line in lines if line[0] in words and not line.startswith(("---", "+++"))]
