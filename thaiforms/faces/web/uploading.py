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
    form = await request.form(max_files=1, max_fields=10)
    file = form.get("file")
    if not isinstance(file, UploadFile):
        return site_of(request).faulty(request, [thaiforms.Fault("no-file-given")])
    content = await file.read(LARGEST)
    return await run_in_threadpool(_opened, request, file.filename or "", content)


def _opened(request: Request, file: str, content: bytes) -> Response:
    name = PurePath(file.replace("\\", "/")).name
    values = values_in(name, content)
    draft = site_of(request).drafts.create(values, name=PurePath(name).stem or "document")
    return went_to(url("drafts", draft.name))


def values_in(name: str, content: bytes) -> Values:
    """The values that a file holds. Raises InputError."""
    reading = thaiforms.read_bytes(content, file=name)
    values = reading.tree.value
    if isinstance(values, dict) and values.get("form") in FORMS and reading.lines:
        return values
    raise thaiforms.InputError(reading.faults or [thaiforms.Fault("form-missing", thaiforms.Place(file=name))])
