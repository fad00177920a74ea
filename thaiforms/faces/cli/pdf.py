"""``thaiforms pdf``: any Word file to a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.terminal import Terminal


def pdf(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="ไฟล์ Word · The Word file.", show_default=False)],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.pdf", help="ไฟล์ PDF · The PDF file.", show_default=False),
    ] = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="เว้นสิ่งที่ยังพิมพ์ไม่ได้ แล้วแจ้งเตือน · Leave out what can't be drawn, and say so.")
    ] = False,
    breaks: Annotated[
        Literal["builtin", "icu"], typer.Option("--breaks", help="ผู้กำหนดที่ตัดบรรทัด · Who says where lines end.")
    ] = "builtin",
    font_dir: Annotated[
        Path | None,
        typer.Option(
            "--font-dir", metavar="DIR", help="โฟลเดอร์ฟอนต์เพิ่มเติม · A folder of more fonts.", show_default=False
        ),
    ] = None,
    untagged: Annotated[
        bool,
        typer.Option("--untagged", help="ไม่ใส่โครงสร้างสำหรับโปรแกรมอ่านหน้าจอ · Without structure for screen readers."),
    ] = False,
    attach_source: Annotated[
        bool, typer.Option("--attach-source", help="แนบไฟล์ Word ไว้ใน PDF · Keep the Word file inside the PDF.")
    ] = False,
    overwrite: options.Overwrite = False,
    lang: options.Language = None,
) -> None:
    """พิมพ์ไฟล์ Word เป็น PDF · Print a Word file as PDF."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    supplies = thaiforms.shipped() if font_dir is None else thaiforms.shipped().with_fonts(font_dir)
    target = file.parent / f"{file.stem}.pdf" if output is None else output
    with terminal.at_work(str(file)):
        printed = thaiforms.print_docx(
            file,
            lenient=lenient,
            breaks=breaks,
            tagged=not untagged,
            attach_source=attach_source,
            supplies=supplies,
        )
        path = printed.write(target, overwrite=overwrite, keep=[file])
    terminal.tell_all((), printed.warnings)
    terminal.result(str(path))
