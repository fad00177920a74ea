"""Finished pages to the bytes of a PDF; the only room that knows ReportLab."""

from thaiforms.pdf.attachments import Attachment
from thaiforms.pdf.write import write_pdf

__all__ = ["Attachment", "write_pdf"]
