"""Finished pages to the bytes of a PDF; the only room that knows ReportLab."""

from thaiforms.pdf.write import write_pdf

__all__ = ["write_pdf"]
