"""One document as an Excel workbook: written from a form, filled in by a clerk, read again."""

from thaiforms.intake.workbook.read import is_form_workbook, workbook_tree
from thaiforms.intake.workbook.write import write_workbook

__all__ = ["is_form_workbook", "workbook_tree", "write_workbook"]
