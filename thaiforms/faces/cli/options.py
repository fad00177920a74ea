"""Arguments and options that several commands take."""

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

Language: TypeAlias = Annotated[
    Literal["th", "en"] | None,
    typer.Option("--lang", envvar="THAIFORMS_LANG", help="ภาษาของข้อความ · The language of messages (th)."),
]
Files: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE|DIR...",
        help="ไฟล์ YAML, JSON หรือสมุดงาน .xlsx หรือโฟลเดอร์ · YAML or JSON files, workbooks, or folders of them.",
        show_default=False,
    ),
]
Kind: TypeAlias = Annotated[str, typer.Argument(metavar="KIND", help="circular, kpi-agreement", show_default=False)]
Template: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--template", metavar="FILE", help="แม่แบบ Word ของท่านเอง · Your own Word template.", show_default=False
    ),
]
Settings: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="ใส่ค่าแทนในไฟล์ เช่น date=2021-06-15 · A value in place of the file's.",
        show_default=False,
    ),
]
Numerals: TypeAlias = Annotated[
    Literal["thai", "arabic", "as-typed"],
    typer.Option("--numerals", help="แบบตัวเลข · How digits are written."),
]
Overwrite: TypeAlias = Annotated[
    bool, typer.Option("--overwrite", help="เขียนทับไฟล์ที่โปรแกรมอื่นทำ · Replace files that others made, too.")
]
