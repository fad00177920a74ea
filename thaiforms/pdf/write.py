"""The whole file: pages, fonts, pictures, tags, and what it says of itself. PDF/A-2u, or 3u where it carries files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from thaiforms.collecting import uncollected
from thaiforms.paper import Node, Page
from thaiforms.pdf.attachments import Attachment
from thaiforms.pdf.binding import Binding
from thaiforms.pdf.parts import Part


@uncollected
def write_pdf(
    pages: Sequence[Page],
    *,
    title: str,
    moment: datetime.datetime | None = None,
    structure: Sequence[Node] = (),
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """A PDF of the pages, tagged where their structure is given. The same input gives the same bytes."""
    binding = Binding(several=False)
    binding.add(Part(title, pages, structure))
    return binding.finished(title=title, moment=moment, attachments=attachments)


@uncollected
def write_pdf_of(
    parts: Iterable[Part], *, title: str, moment: datetime.datetime | None = None, duplex: bool = False
) -> bytes:
    """One PDF of several documents, with a bookmark for each; they are taken one at a time, and not kept.

    Fonts and pictures stand in it once. With ``duplex`` each document begins on the front of a sheet: after one of an
    odd number of pages stands a blank one.
    """
    binding = Binding(several=True)
    for part in parts:
        binding.add(part)
        if duplex and part.pages:
            binding.even_out(part.pages[-1])
    return binding.finished(title=title, moment=moment, viewing={"Duplex": "/DuplexFlipLongEdge"} if duplex else {})
