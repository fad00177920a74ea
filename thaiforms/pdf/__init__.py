"""Finished pages to the bytes of a PDF."""

from thaiforms.pdf.attachments import Attachment
from thaiforms.pdf.parts import Bookmark, Part
from thaiforms.pdf.write import write_pdf, write_pdf_of

__all__ = ["Attachment", "Bookmark", "Part", "write_pdf", "write_pdf_of"]
