"""The application: the addresses of the page, behind the guard."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import thaiforms
from thaiforms.faces.web import batching, calendar_page, editing, giving, starting, uploading
from thaiforms.faces.web.drafts import Conflict, TooLarge
from thaiforms.faces.web.folder import Folder, NoSuchName
from thaiforms.faces.web.guard import Guard
from thaiforms.faces.web.site import HERE, LANGUAGE, Site, site_of

_YEAR = 365 * 24 * 3600  # seconds


def create_app(folder: Path, *, token: str, port: int, hosts: Iterable[str] = ()) -> Starlette:
    """The page for one folder, to be served at a port of this machine. Raises OutputError for a folder that can't be."""
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, token=token, port=port, hosts=hosts)],
        exception_handlers={
            NoSuchName: _not_found,
            Conflict: _in_conflict,
            TooLarge: _too_large,
            thaiforms.UserError: _at_fault,
        },
    )
    app.state.site = Site(Folder.at(folder), token)
    return app


def _routes() -> list[Route | Mount]:
    get, post = functools.partial(Route, methods=["GET"]), functools.partial(Route, methods=["POST"])
    draft = "/drafts/{name}"
    return [
        get("/", starting.start),
        get("/help", starting.help_page),
        post("/language", language),
        get("/forms/{kind}.png", starting.picture),
        post("/files", uploading.open_file),
        post("/drafts", starting.create),
        get(draft, editing.editor),
        post(draft, editing.save),
        post(f"{draft}/rows", editing.rows),
        post(f"{draft}/paste", editing.paste),
        post(f"{draft}/copy", starting.copy),
        post(f"{draft}/next-round", starting.move_on),
        post(f"{draft}/rename", starting.rename),
        post(f"{draft}/remove", starting.remove),
        get(f"{draft}/history", starting.history),
        post(f"{draft}/restore", starting.restore),
        get(f"{draft}/data.yaml", giving.data),
        get(f"{draft}/show.pdf", giving.shown_pdf, name="show"),
        *(
            get(f"{draft}/document.{kind}", functools.partial(giving.document, kind=kind))
            for kind in ("pdf", "docx", "zip")
        ),
        get(f"{draft}/data.xlsx", giving.workbook),
        get("/packet", giving.packet),
        get("/batch", batching.batch),
        post("/batch", batching.drop),
        get("/rosters/{kind}.xlsx", batching.blank),
        get("/batch/{id}", batching.run_page),
        get("/batch/{id}/state", batching.state),
        get("/batch/{id}/events", batching.events),
        get("/batch/{id}/files/{number:int}", batching.result),
        post("/batch/{id}/begin", batching.begin),
        post("/batch/{id}/pause", batching.pause),
        get("/calendar", calendar_page.month),
        get("/pages/{digest}/{width:int}.png", giving.page_picture),
        get("/static/fonts/{name}", giving.font),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]


async def language(request: Request) -> Response:
    """The same page in the other language."""
    form = await request.form(max_files=0)
    answer = Response(headers={"hx-refresh": "true"})
    chosen = "en" if form.get("language") == "en" else "th"
    answer.set_cookie(LANGUAGE, chosen, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _not_found(request: Request, _error: Exception) -> Response:
    fault = thaiforms.Fault("no-such-draft", found=request.path_params.get("name", ""))
    return site_of(request).faulty(request, [fault], code=404)


def _in_conflict(request: Request, _error: Exception) -> Response:
    """Another window was first: what was asked for is not done; the page is to be looked at again."""
    return site_of(request).faulty(request, [thaiforms.Fault("draft-changed-elsewhere")], code=409)


def _too_large(request: Request, _error: Exception) -> Response:
    return site_of(request).faulty(request, [thaiforms.Fault("draft-too-large")], code=413)


def _at_fault(request: Request, error: Exception) -> Response:
    assert isinstance(error, thaiforms.UserError)
    return site_of(request).faulty(request, error.faults)
