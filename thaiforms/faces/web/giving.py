"""What is given out: pictures of pages, documents, data, and our own files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, Response

import thaiforms
from thaiforms.faces.web.checking import Form, check
from thaiforms.faces.web.known import remember
from thaiforms.faces.web.making import make, name_of
from thaiforms.faces.web.site import site_of

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "yaml": "application/yaml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def page_picture(request: Request) -> Response:
    """A page that was shown of late, as PNG."""
    png = site_of(request).pictures.png(request.path_params["digest"], request.path_params["width"])
    return Response(status_code=404) if png is None else Response(png, media_type="image/png")


def font(request: Request) -> Response:
    """A font of the package."""
    names = {path.name: path for path in thaiforms.shipped().fonts.values()}
    path = names.get(request.path_params["name"])
    return Response(status_code=404) if path is None else FileResponse(path, media_type="font/ttf")


def document(request: Request, *, kind: str = "pdf") -> Response:
    """A draft's DOCX, PDF or both, if nothing is wrong with it."""
    site = site_of(request)
    draft = site.drafts.read(request.path_params["name"])
    checked = check(draft.values)
    if checked.form is None:
        return site.faulty(request, checked.faults)
    try:
        data = _CONTENTS[kind](checked.form)
    except thaiforms.UserError as error:
        return site.faulty(request, error.faults)
    remember(site.folder, draft.values)
    return given(data, name_of(checked.form), kind)


def shown_pdf(request: Request) -> Response:
    """A draft's PDF, to be shown and printed rather than kept."""
    answer = document(request)
    if answer.status_code == 200:
        answer.headers["content-disposition"] = "inline"
    return answer


def data(request: Request) -> Response:
    """A draft's YAML, just as it stands in the folder."""
    draft = site_of(request).drafts.read(request.path_params["name"])
    return given(draft.text.encode(), draft.name, "yaml")


def workbook(request: Request) -> Response:
    """A draft as an Excel form."""
    site = site_of(request)
    draft = site.drafts.read(request.path_params["name"])
    checked = check(draft.values)
    if checked.form is None:
        return site.faulty(request, checked.faults)
    return given(thaiforms.write_workbook(checked.form), draft.name, "xlsx")


def packet(request: Request) -> Response:
    """Several drafts as one PDF, letters before their tables; what is wrong with any of them, where something is."""
    site = site_of(request)
    drafts = [site.drafts.read(name) for name in request.query_params.getlist("draft")]
    if not drafts:
        return site.faulty(request, [thaiforms.Fault("no-draft-chosen")])
    checked = {draft.name: check(draft.values) for draft in sorted(drafts, key=lambda one: one.form != "circular")}
    faults = [fault.at(file=name) for name, one in checked.items() for fault in one.faults]
    if faults:
        return site.faulty(request, faults)
    forms = [one.form for one in checked.values() if one.form is not None]
    name = name_of(forms[0])
    return given(thaiforms.bind(map(make, forms), title=name), name, "pdf")


def given(content: bytes, name: str, kind: str) -> Response:
    """A file for the browser to keep under a name, whatever letters it has."""
    told = f"attachment; filename=\"document.{kind}\"; filename*=UTF-8''{quote(f'{name}.{kind}', safe='')}"
    return Response(content, media_type=_TYPES[kind], headers={"content-disposition": told})


def _pdf(form: Form) -> bytes:
    return make(form).pdf or b""


def _docx(form: Form) -> bytes:
    return make(form).docx or b""


def _both(form: Form) -> bytes:
    """Both files in an archive, the same bytes for the same form."""
    stream, name = io.BytesIO(), name_of(form)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind in ("docx", "pdf"):
            archive.writestr(zipfile.ZipInfo(f"{name}.{kind}", _ZIP_TIME), _CONTENTS[kind](form))
    return stream.getvalue()


_CONTENTS: dict[str, Callable[[Form], bytes]] = {"pdf": _pdf, "docx": _docx, "zip": _both}
