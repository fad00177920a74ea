"""The page, served to this machine alone until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import python_multipart  # noqa: F401  # Starlette asks for it only when the first form is sent
import uvicorn

import thaiforms
from thaiforms.faces.web.app import create_app
from thaiforms.faces.web.guard import new_token

HOST = "127.0.0.1"
_ANY = 0


def serve(folder: Path, *, port: int | None, tell: Callable[[str], None]) -> None:
    """Serve a folder; ``tell`` gets the full address, with the token, as soon as it can be opened.

    Without a port, the first free one that the system gives. Raises UsageError for one that is taken, OutputError.
    """
    listening = _listen(_ANY if port is None else port)
    number = int(listening.getsockname()[1])
    token = new_token()
    app = create_app(folder, token=token, port=number)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
    )
    tell(f"http://{HOST}:{number}/?token={token}")
    uvicorn.Server(config).run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)  # Windows lets a port be shared, unless told
    listening.setsockopt(socket.SOL_SOCKET, alone, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise thaiforms.UsageError(thaiforms.Fault("port-taken", found=str(port))) from error
    return listening
