"""``thaiforms serve``: the clerk's page, in the browser of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import thaiforms
from thaiforms.faces.cli import options
from thaiforms.faces.cli.terminal import Terminal


def serve(
    context: typer.Context,
    *,
    port: Annotated[
        int | None,
        typer.Option("--port", min=1, max=65535, help="พอร์ตของเครื่องนี้ · A port of this machine.", show_default=False),
    ] = None,
    folder: Annotated[
        Path, typer.Option("--folder", metavar="DIR", help="โฟลเดอร์ที่เก็บร่าง · The folder that holds the drafts.")
    ] = Path(),
    open_: Annotated[bool, typer.Option("--open", help="เปิดเบราว์เซอร์ให้ · Open the browser, too.")] = False,
    lang: options.Language = None,
) -> None:
    """เปิดหน้ากรอกแบบฟอร์มในเบราว์เซอร์ของเครื่องนี้ · The clerk's page, in this machine's own browser."""
    terminal: Terminal = context.obj
    terminal.speak(lang)
    try:
        from thaiforms.faces.web.serving import serve as serve_folder  # the extra "web"
    except ImportError as error:
        raise thaiforms.ExtraError(thaiforms.Fault("extra-missing", found="web")) from error

    def tell(address: str) -> None:
        terminal.result(address)
        if open_:
            import webbrowser  # of use to this command alone

            webbrowser.open(address)

    serve_folder(folder, port=port, tell=tell)
