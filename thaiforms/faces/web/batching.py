"""The batch page: a roster dropped, its rows checked, documents made of them while one looks on."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable
from itertools import islice
from pathlib import PurePath
from typing import Any

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

import thaiforms
from thaiforms.faces.web.giving import given
from thaiforms.faces.web.runs import Busy, Order, Roster, Standing
from thaiforms.faces.web.site import Language, Site, language_of, site_of, url, went_to
from thaiforms.faces.web.starting import CARDS, kind_of, told_time
from thaiforms.faces.web.uploading import uploaded

_FIRST = 25  # rows that are shown
_MOST_FAILED = 200  # failed rows that are told one by one; the others stand in failed.xlsx
_BEAT = 0.15  # seconds between looks at how a run stands
_FORMATS = ("docx", "pdf")


def batch(request: Request) -> Response:
    """Where a roster is dropped, and those that were."""
    site = site_of(request)
    rosters = [
        {"name": one.name, "address": url("batch", one.id), "when": _when(one)} for one in Roster.all(site.folder)
    ]
    return site.page(request, "batch.html", here="batch", rosters=rosters[:30], cards=CARDS)


def _when(roster: Roster) -> str:
    return told_time(roster.path.stat().st_mtime)


def blank(request: Request) -> Response:
    """An Excel roster to fill in."""
    return given(thaiforms.blank_roster(request.path_params["kind"]), "บัญชีรายชื่อ", "xlsx")


async def drop(request: Request) -> Response:
    """The roster kept, and its page."""
    name, content = await uploaded(request)
    roster = await run_in_threadpool(Roster.keep, site_of(request).folder, name, content)
    return went_to(url("batch", roster.id))


def run_page(request: Request) -> Response:
    """A roster's rows, what can be made of them, and how that stands."""
    site, roster = site_of(request), _roster(request)
    read = roster.read()
    language = language_of(request)
    rows = [
        {"number": row.number, "cells": list(row.values.values()), "faults": _in_words(row.faults, language)}
        for row in islice(read.rows(), _FIRST)
    ]
    forms = [
        {"name": draft.name, "kind": kind_of(draft), "columns": draft.text.count("«")} for draft in site.drafts.all()
    ]
    return site.page(
        request,
        "run.html",
        here="batch",
        roster=roster,
        read=read,
        columns=list(zip(read.columns, read.headings, strict=True)),
        rows=rows,
        forms=sorted(forms, key=lambda form: not form["columns"]),
        order=roster.order(),
        warnings=_in_words(read.warnings, language),
        **_state(site, request, roster),
    )


def state(request: Request) -> Response:
    """How the run stands, to be put into its page."""
    site, roster = site_of(request), _roster(request)
    return site.page(request, "_run.html", roster=roster, **_state(site, request, roster))


async def begin(request: Request) -> Response:
    """The rows checked, or the documents made, in the background."""
    form = await request.form(max_files=0, max_fields=500)
    forms = tuple(str(name) for name in form.getlist("use"))
    formats = tuple(name for name in _FORMATS if name in form.getlist("format"))
    order = Order(forms, formats, str(form.get("print", "")), form.get("archive") == "yes")
    return await run_in_threadpool(_begun, request, order, str(form.get("do", "")))


def _begun(request: Request, order: Order, do: str) -> Response:
    site, roster = site_of(request), _roster(request)
    missing = [] if order.forms else [thaiforms.Fault("no-draft-chosen")]
    missing += [] if order.formats else [thaiforms.Fault("no-format")]
    if missing:
        return site.faulty(request, missing)
    roster.ask(order)
    try:
        site.runs.begin(roster, order, kind="check" if do == "check" else "make")
    except Busy:
        return site.faulty(request, [thaiforms.Fault("another-run-goes-on")], code=409)
    return site.page(request, "_run.html", roster=roster, **_state(site, request, roster))


def pause(request: Request) -> Response:
    """Stop soon, to go on later."""
    site_of(request).runs.pause()
    return Response(status_code=204)


def events(request: Request) -> Response:
    """How the run goes on, as server-sent events, until it no longer does."""
    return StreamingResponse(
        _events(site_of(request), request.path_params["id"]),
        media_type="text/event-stream",
        headers={"x-accel-buffering": "no"},
    )


async def _events(site: Site, id: str) -> AsyncIterator[str]:
    version = -1
    while True:
        standing = site.runs.standing(id)
        if standing is None:
            yield "event: over\ndata: {}\n\n"
            return
        if standing.version != version:
            version = standing.version
            yield f"data: {json.dumps(_told(standing), ensure_ascii=False)}\n\n"
        if standing.state != "running":
            yield "event: over\ndata: {}\n\n"
            return
        await anyio.sleep(_BEAT)


def _told(standing: Standing) -> dict[str, Any]:
    progress = standing.progress
    counts = {"done": progress.done, "rows": progress.rows, "made": progress.made + progress.unchanged}
    return {"form": standing.form, "failed": progress.failed, "step": progress.step, **counts}


def result(request: Request) -> Response:
    """A file of the run: its ZIP, a print file, failed.xlsx."""
    site, roster = site_of(request), _roster(request)
    files = [path for _, path in _files(site.runs.standing(roster.id))]
    number = request.path_params["number"]
    if (
        number >= len(files)
        or not files[number].is_file()
        or not files[number].resolve().is_relative_to(site.folder.root)
    ):
        return Response(status_code=404)
    return FileResponse(files[number], filename=files[number].name)


def _roster(request: Request) -> Roster:
    """The roster that is asked for. Raises NoSuchName."""
    roster = Roster(site_of(request).folder, request.path_params["id"])
    assert roster.path
    return roster


def _state(site: Site, request: Request, roster: Roster) -> dict[str, Any]:
    standing = site.runs.standing(roster.id)
    language = language_of(request)
    if standing is None:
        return {"standing": None, "failed": [], "files": [], "faults": [], "notes": [], "outputs": []}
    failed = [
        {"form": form, "row": row, "faults": _in_words(faults, language)}
        for form, summary in standing.summaries
        for row, faults in summary.failures.items()
    ]
    faults = [*standing.faults, *(fault for _, one in standing.summaries for fault in one.faults)]
    warnings = dict.fromkeys(warning for _, one in standing.summaries for warning in one.warnings)
    files = [
        {"name": path.name, "form": form, "size": path.stat().st_size}
        for form, path in _files(standing)
        if path.is_file()
    ]
    return {
        "standing": standing,
        "failed": failed[:_MOST_FAILED],
        "more_failed": max(len(failed) - _MOST_FAILED, 0),
        "files": files,
        "faults": _in_words(faults, language),
        "notes": _in_words(warnings, language),
        "outputs": [roster.output(form).name for form, _ in standing.summaries] if standing.kind == "make" else [],
    }


def _in_words(faults: Iterable[thaiforms.Fault], language: Language) -> list[thaiforms.Message]:
    """Faults in words; a file is told by its name, whatever folder of ours it stands in."""
    short = (fault.at(file=PurePath(fault.place.file).name) for fault in faults)
    return [thaiforms.explain(fault, language) for fault in short]


def _files(standing: Standing | None) -> list[tuple[str, Any]]:
    """The files besides the documents, with the form they are of."""
    if standing is None:
        return []
    return [
        (form, path)
        for form, summary in standing.summaries
        for path in (summary.archive, *summary.print_files, summary.failed_file)
        if path is not None
    ]
