"""A draft out of a file: data, a workbook, or a document that carries its source."""

from __future__ import annotations

from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

import thaiforms
from thaiforms.faces.web.checking import FORMS
from thaiforms.faces.web.guard import LARGEST
from thaiforms.faces.web.site import site_of, url, went_to
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
    values = values_in(name, content)
    draft = site_of(request).drafts.create(values, name=PurePath(name).stem or "document")
    return went_to(url("drafts", draft.name))


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
