"""What a batch came to: a table for eyes, plain lines for a pipe, data for a program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import thaiforms
from thaiforms.faces.cli.check import told
from thaiforms.faces.cli.terminal import Language, Terminal, shows_colour

_MOST = 50  # rows whose faults are told on the screen; all of them are in failed.xlsx
_WORDS = {
    "th": {
        "rows": "แถวทั้งหมด",
        "made": "ทำแล้ว",
        "unchanged": "ไม่เปลี่ยนแปลง",
        "failed": "ไม่สำเร็จ",
        "pages": "หน้า",
        "seconds": "วินาที",
        "failed_file": "แถวที่ต้องแก้",
        "print_file": "ไฟล์พิมพ์",
        "archive": "ZIP",
        "stopped": "หยุดที่แถวแรกที่ผิด",
        "more_rows": "… และอีก {count} แถวที่ไม่สำเร็จ",
        "more_warnings": "  (ทั้งหมด {count} แถว แถวแรกคือ {row})",
    },
    "en": {
        "rows": "rows",
        "made": "made",
        "unchanged": "unchanged",
        "failed": "failed",
        "pages": "pages",
        "seconds": "seconds",
        "failed_file": "rows to mend",
        "print_file": "print file",
        "archive": "ZIP",
        "stopped": "stopped at the first row that failed",
        "more_rows": "… and {count} more rows that failed",
        "more_warnings": "  ({count} rows in all, the first is {row})",
    },
}


def tell_summary(summary: thaiforms.Summary, terminal: Terminal, *, quiet: bool) -> None:
    """Faults and warnings on stderr, figures and files on stdout; faults alone where it is to be quiet."""
    words = _WORDS[terminal.language]
    rows = list(summary.failures.values())
    for faults in rows[:_MOST]:
        terminal.tell_all(faults, ())
    if len(rows) > _MOST:
        terminal.say(words["more_rows"].format(count=len(rows) - _MOST))
    terminal.tell_all(summary.faults, ())
    if quiet:
        return
    terminal.tell_all((), summary.warnings)
    for noted in summary.noted:
        terminal.tell(noted.fault, "warning")
        if noted.count > 1:
            terminal.say(words["more_warnings"].format(count=noted.count, row=noted.row))
    lines = list(_lines(summary, words))
    if shows_colour(sys.stdout):
        _show_table(lines)
    else:
        for name, value in lines:
            terminal.result(f"{name}: {value}")


def summary_data(summary: thaiforms.Summary, language: Language) -> dict[str, Any]:
    """The summary for a program."""
    return {
        "exit_code": summary.exit_code,
        "rows": summary.rows,
        "made": summary.made,
        "unchanged": summary.unchanged,
        "failed": len(summary.failures),
        "pages": summary.pages,
        "seconds": round(summary.seconds, 3),
        "stopped": summary.stopped,
        "failures": [
            {"row": row, "faults": [told(fault, language) for fault in faults]}
            for row, faults in summary.failures.items()
        ],
        "faults": [told(fault, language) for fault in summary.faults],
        "warnings": [
            *({**told(fault, language), "rows": 0} for fault in summary.warnings),
            *({**told(noted.fault, language), "rows": noted.count, "first_row": noted.row} for noted in summary.noted),
        ],
        "failed_file": None if summary.failed_file is None else str(summary.failed_file),
        "print_files": [str(path) for path in summary.print_files],
        "archive": None if summary.archive is None else str(summary.archive),
    }


def _lines(summary: thaiforms.Summary, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    figures = {
        "rows": summary.rows,
        "made": summary.made,
        "unchanged": summary.unchanged,
        "failed": len(summary.failures),
        "pages": summary.pages,
    }
    yield from ((words[name], str(figure)) for name, figure in figures.items())
    yield words["seconds"], f"{summary.seconds:.1f}"
    if summary.failed_file is not None:
        yield words["failed_file"], str(summary.failed_file)
    yield from ((words["print_file"], str(path)) for path in summary.print_files)
    if summary.archive is not None:
        yield words["archive"], str(summary.archive)
    if summary.stopped:
        yield words["stopped"], str(next(iter(summary.failures), ""))


def _show_table(lines: list[tuple[str, str]]) -> None:
    from rich.console import Console  # only for eyes; takes longer to load than a letter to make
    from rich.table import Table

    table = Table(show_header=False)
    for name, value in lines:
        table.add_row(name, value)
    Console(emoji=False, markup=False).print(table)
