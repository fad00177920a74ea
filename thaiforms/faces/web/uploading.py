"""A draft out of a file: data, a workbook, or a document that carries its source."""

from __future__ import annotations

from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

import thaiforms
from thaiforms.faces.web.checking import FORMS, check
from thaiforms.faces.web.drafts import Draft
from thaiforms.faces.web.guard import LARGEST
from thaiforms.faces.web.site import language_of, site_of, url, went_to
from thaiforms.faces.web.values import Values


async def open_file(request: Request) -> Response:
    """A draft with what the file holds, right or wrong, as long as it is one of our forms."""
    name, content = await uploaded(request)
    return await run_in_threadpool(_opened, request, name, content)


async def uploaded(request: Request) -> tuple[str, bytes]:
    """The name and the bytes of the file that was sent. Raises UsageError where there is none."""
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            raise thaiforms.UsageError(thaiforms.Fault("no-file-given"))
        name = PurePath(file.filename.replace("\\", "/")).name
        return name, await file.read(LARGEST)


def _opened(request: Request, name: str, content: bytes) -> Response:
    edited = _edited(content) if name.lower().endswith(".docx") else None
    if edited is not None:
        return _returned(request, name, edited)
    values = values_in(name, content)
    draft = site_of(request).drafts.create(values, name=PurePath(name).stem or "document")
    return went_to(url("drafts", draft.name))


def _edited(content: bytes) -> thaiforms.ReadBack | None:
    """What a document says that was edited since it was made; None where it says what it carries, or nothing."""
    try:
        result = thaiforms.read_back(content)
    except thaiforms.InputError:
        return None
    same = result.base is not None and not result.differences and not result.faults
    return None if same else result


def _returned(request: Request, name: str, edited: thaiforms.ReadBack) -> Response:
    """A draft with what was edited in Word, told field by field; what it was before is a moment of its history."""
    site, language = site_of(request), language_of(request)
    stem = PurePath(name).stem or "document"
    after = check(Draft("", edited.yaml).values)
    moment = ""
    if edited.base is None:
        draft = site.drafts.create(after.values, name=stem)
    else:
        before = site.drafts.create(Draft("", thaiforms.dump(edited.base)).values, name=stem)
        draft = site.drafts.save(before.name, after, seen=before.revision, keep=True)
        moment = next(iter(site.drafts.history.moments(draft.name)), "")
    notes = [thaiforms.explain(fault, language) for fault in (*edited.faults, *edited.warnings)]
    answer = site.page(request, "_returned.html", draft=draft, edited=edited, moment=moment, notes=notes)
    answer.headers["hx-retarget"], answer.headers["hx-reswap"] = "#main", "innerHTML"
    return answer


def values_in(name: str, content: bytes) -> Values:
    """The values that a data file or a workbook holds, or that a document carries. Raises InputError, ExtraError."""
    if content.startswith(b"%PDF-") or name.lower().endswith(".docx"):
        content, name = thaiforms.extract(content).encode(), ""
    reading = thaiforms.read_bytes(content, file=name)
    values = reading.tree.value
    form = values.get("form") if isinstance(values, dict) else None
    if isinstance(values, dict) and isinstance(form, str) and form in FORMS:
        return values
    raise thaiforms.InputError(reading.faults or [thaiforms.Fault("form-missing", thaiforms.Place(file=name))])
