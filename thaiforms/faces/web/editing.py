"""The editor: each change is saved and answered with what it came to; rows are changed here and shown anew."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from thaiforms.faces.web.checking import check
from thaiforms.faces.web.drafts import Conflict, Draft, text_of
from thaiforms.faces.web.known import known_in, remember
from thaiforms.faces.web.layout import GROUPS, TABLES, titles
from thaiforms.faces.web.outcome import Outcome, outcome_of
from thaiforms.faces.web.pasting import pasted_rows
from thaiforms.faces.web.rounds import notes_on
from thaiforms.faces.web.rows import Change, changed
from thaiforms.faces.web.showing import rows_of, shown, spread
from thaiforms.faces.web.site import Site, language_of, site_of, url
from thaiforms.faces.web.starting import differences
from thaiforms.faces.web.values import Value, Values, as_text, rows_at, values_of

_MOST_FIELDS = 8000
_LARGEST_PART = 1 << 20  # bytes


def editor(request: Request) -> Response:
    """The form of a draft, filled, with its page beside it."""
    site = site_of(request)
    draft = site.drafts.read(request.path_params["name"])
    if not draft.form:
        return Response(status_code=404)
    outcome = _outcome(site, request, draft)
    if outcome.whole:
        remember(site.folder, draft.values)
    return site.page(
        request,
        "editor.html",
        here="",
        focus=None,
        known=known_in(site.folder),
        more=_more(draft),
        notes=notes_on(draft.values) if "next" in request.query_params else (),
        **{**shown(draft, language_of(request)), **_told(draft, outcome)},
    )


def _more(draft: Draft) -> tuple[tuple[str, str], ...]:
    """What else can be had of a draft."""
    return (
        ("ประวัติ", url("drafts", draft.name, "history")),
        ("ไฟล์ข้อมูล YAML", url("drafts", draft.name, "data.yaml")),
        ("แบบกรอก Excel", url("drafts", draft.name, "data.xlsx")),
    )


async def save(request: Request) -> Response:
    """What the change came to, saved; or the choice between two versions, where another window saved meanwhile."""
    fields = await _fields(request)
    return await run_in_threadpool(_saved, request, fields)


def _saved(request: Request, fields: FormData) -> Response:
    site, name = site_of(request), request.path_params["name"]
    checked = check(_values(fields))
    try:
        draft = site.drafts.save(name, checked, seen=_word(fields, "_seen"), keep=_word(fields, "_keep") == "yes")
    except Conflict as conflict:
        return _conflict(request, conflict.now, text_of(checked), _word(fields, "_seen"))
    outcome = outcome_of(checked, site.pictures, language_of(request))
    return site.page(request, "_outcome.html", **_told(draft, outcome))


async def rows(request: Request) -> Response:
    """A table with one row more, less or elsewhere, saved."""
    fields = await _fields(request)
    return await run_in_threadpool(_rows_changed, request, fields)


def _rows_changed(request: Request, fields: FormData) -> Response:
    table, do = _word(fields, "_table"), _word(fields, "_do")
    values = _values(fields)
    if table not in TABLES or values.get("form") not in GROUPS:
        return Response(status_code=400)
    row, to = _number(fields, "_row"), _number(fields, "_to")
    change = changed(values, table, do, row, to=to, put=_put(_word(fields, "_put"), table))
    return _with_rows(request, fields, table, change, row)


async def paste(request: Request) -> Response:
    """The indicators with those of a table that was copied in Word or Excel."""
    fields = await _fields(request)
    return await run_in_threadpool(_pasted, request, fields)


def _pasted(request: Request, fields: FormData) -> Response:
    values = _values(fields)
    new = pasted_rows(_word(fields, "_html"), _word(fields, "_text"))
    old = [row for row in rows_at(values, "indicators") if any(_is_filled(value) for value in row.values())]
    if not new or values.get("form") != "kpi-agreement":
        return _with_rows(request, fields, "indicators", Change(values, ("row", 0)), 0)
    place = min(_number(fields, "_row"), len(old))
    together: list[Value] = [*old[:place], *new, *old[place:]]
    change = Change({**values, "indicators": together[: TABLES["indicators"].most]}, ("row", place))
    return _with_rows(request, fields, "indicators", change, place)


def _is_filled(value: Value) -> bool:
    return any(map(_is_filled, value)) if isinstance(value, list) else bool(value)


def _with_rows(request: Request, fields: FormData, table: str, change: Change, row: int) -> Response:
    """The table shown anew, with what the change came to."""
    site, name, language = site_of(request), request.path_params["name"], language_of(request)
    checked = check(change.values)
    try:
        draft = site.drafts.save(name, checked, seen=_word(fields, "_seen"), keep=True)
    except Conflict as conflict:
        answer = _conflict(request, conflict.now, text_of(checked), _word(fields, "_seen"))
        answer.headers["hx-retarget"] = "#outcome"
        return answer
    outcome = outcome_of(checked, site.pictures, language)
    form = as_text(change.values["form"])
    shown_rows = rows_of(form, spread(change.values), TABLES[table], language)
    told = {**_told(draft, outcome), "form": form, "oob": True}
    return site.page(
        request,
        "_rows.html",
        table=TABLES[table],
        rows=shown_rows,
        focus=change.focus,
        taken=change.taken,
        taken_from=row,
        told="",
        **told,
    )


def _outcome(site: Site, request: Request, draft: Draft) -> Outcome:
    return outcome_of(check(draft.values), site.pictures, language_of(request))


def _told(draft: Draft, outcome: Outcome) -> dict[str, Any]:
    saved = f"{datetime.datetime.now():%H:%M:%S}"
    return {"draft": draft, "revision": draft.revision, "outcome": outcome, "saved": saved, "oob": False}


def _conflict(request: Request, now: Draft, typed: str, seen: str) -> Response:
    return site_of(request).page(
        request,
        "_conflict.html",
        code=409,
        draft=now,
        revision=now.revision,
        seen=seen,
        differences=differences(now.text, typed),
    )


async def _fields(request: Request) -> FormData:
    return await request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_PART)


def _values(fields: FormData) -> Values:
    """The values that were typed: without what only the page needs, blank lines, and unknown fields that were emptied."""
    typed = [(name, text) for name, text in fields.multi_items() if isinstance(text, str) and name[0:1] != "_"]
    form = _word(fields, "_form")
    values = {**values_of([("form", form), *typed]), "form": form}
    known = titles(form) if form in GROUPS else {}
    kept: Values = {name: value for name, value in values.items() if name in known or _is_filled(value)}
    return _without_blank_lines(kept, form)


def _without_blank_lines(values: Values, form: str) -> Values:
    lines = [field.name for group in GROUPS.get(form, ()) for field in group.fields if field.look == "lines"]
    for path in lines:
        owner, dot, name = path.rpartition(".")
        part = values.get(owner) if dot else values
        given = part.get(name) if isinstance(part, dict) else None
        if isinstance(part, dict) and isinstance(given, list):
            part[name] = [line for line in given if line]
    return values


def _put(text: str, table: str) -> Values | None:
    """The row that is to be put back, just as it was taken out."""
    try:
        row = json.loads(text) if text else None
    except ValueError:
        return None
    if not isinstance(row, Mapping):
        return None
    flat = [(name, item) for name, item in _flat(row) if isinstance(item, str)]
    return dict(rows_at(values_of([(f"{table}[0].{name}", item) for name, item in flat]), table)[0]) if flat else None


def _flat(row: Mapping[str, Any]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in row.items():
        found += (
            [(f"{name}[{place}]", item) for place, item in enumerate(value)]
            if isinstance(value, list)
            else [(name, value)]
        )
    return found


def _word(fields: FormData, name: str) -> str:
    """The last that was given under a name: what a button says goes before what the form holds."""
    given = [text for text in fields.getlist(name) if isinstance(text, str)]
    return given[-1] if given else ""


def _number(fields: FormData, name: str) -> int:
    word = _word(fields, name)
    return int(word) if word.isascii() and word.isdigit() and len(word) < 5 else 0
