"""Files that a PDF/A-3 file carries: what it was made from (ISO 19005-3, 6.8; ISO 32000-2, 7.11 and 14.13)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from thaiforms.frozen import frozen
from thaiforms.pdf.metadata import pdf_date
from thaiforms.pdf.objects import Objects, dictionary, text_string


@frozen
class Attachment:
    """A file to be carried: its name, its bytes and their media type ("application/yaml")."""

    name: str
    data: bytes
    media_type: str


def attached(
    attachments: Sequence[Attachment], objects: Objects, *, moment: datetime.datetime | None
) -> dict[str, str]:
    """Put the files into the PDF; what its catalogue says of them."""
    if not attachments:
        return {}
    named = {text_string(one.name): _specification(one, objects, moment) for one in attachments}
    names = " ".join(f"{name} {named[name]}" for name in sorted(named))
    return {"AF": f"[{' '.join(named.values())}]", "Names": f"<</EmbeddedFiles<</Names[{names}]>>>>"}


def _specification(attachment: Attachment, objects: Objects, moment: datetime.datetime | None) -> str:
    changed = {} if moment is None else {"ModDate": pdf_date(moment)}
    entries = {
        "Type": "/EmbeddedFile",
        "Subtype": f"/{attachment.media_type.replace('/', '#2F')}",
        "Params": dictionary({"Size": str(len(attachment.data)), **changed}).decode("ascii"),
    }
    zipped = attachment.data.startswith(b"PK")
    file, name = objects.stream(attachment.data, entries, packed=zipped), text_string(attachment.name)
    specification = {"Type": "/Filespec", "F": name, "UF": name, "AFRelationship": "/Source"}
    return objects.add(dictionary({**specification, "EF": f"<</F {file}/UF {file}>>"}))
