"""Workbooks and other tables for tests, written by openpyxl as other programs would."""

import io

import openpyxl


def workbook(*rows, change=None, title="Sheet1") -> bytes:
    """The bytes of a workbook with these rows; ``change`` is given the sheet before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(sheet)
    return bytes_of(book)


def bytes_of(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(folder, *rows, name="roster.xlsx", change=None):
    """A roster of these rows in a folder: a workbook, or a CSV file where the name says so."""
    path = folder / name
    if name.endswith(".csv"):
        path.write_text("".join(",".join(row) + "\n" for row in rows), "utf-8", newline="")
    else:
        path.write_bytes(workbook(*rows, change=change))
    return path


def codes(faults) -> list[str]:
    return [fault.code for fault in faults]
