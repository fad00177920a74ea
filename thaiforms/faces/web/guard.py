"""Who may speak with the page: this machine's own browser, that was shown the launch's address, and nobody else.

Every request is judged by its Host, its Origin, its token and its raw path before anything else looks at it.
A page of another site can send requests here, but knows no token, and the browser tells where they came from.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, unquote_to_bytes

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_HEADER = "x-thaiforms-token"
LARGEST = 20 * 1024 * 1024  # bytes of one request
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_SAFE = frozenset({"GET", "HEAD"})
_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def new_token() -> str:
    """128 random bits, in letters that may stand in an address."""
    return secrets.token_urlsafe(16)


class Guard:
    """The outermost layer of the application: lets through what is allowed, and bounds and marks the rest."""

    def __init__(self, app: ASGIApp, *, token: str, port: int, hosts: Iterable[str] = ()) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset({*(f"{name}:{port}" for name in _LOOPBACK), *(host.lower() for host in hosts)})
        self._cookie = f"thaiforms-{port}"  # cookies know no ports, and two launches may run side by side

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge a request, as the ASGI server asks."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            answer = self._answer(scope)
            await (self._app if answer is None else answer)(scope, _bounded(receive), _marked(scope, send))
        # anything else, such as a WebSocket, is left without an answer, which closes it

    def _answer(self, scope: Scope) -> Response | None:
        """What the request gets instead of the page: a refusal, or the cookie at launch; None where it may pass."""
        headers = Headers(scope=scope)
        method = scope["method"]
        if method not in _SAFE | _UNSAFE:
            return _refused(405)
        if not self._is_here(headers) or not self._is_ours(headers):
            return _refused(403)
        if not _is_plain(scope["raw_path"]):
            return _refused(400)
        if _declared(headers) > LARGEST:
            return _refused(413)
        if method in _SAFE and scope["raw_path"] == b"/" and self._is_token(_token_asked(scope)):
            return self._launched()
        known = self._is_token(self._cookie_of(headers))
        known = known and (method in _SAFE or self._is_token(headers.get(TOKEN_HEADER, "")))
        return None if known else _refused(403)

    def _is_here(self, headers: Headers) -> bool:
        """Whether the request names this machine and our port, once: a name that a rebound DNS gives is another."""
        named = headers.getlist("host")
        return len(named) == 1 and named[0].lower() in self._hosts

    def _is_ours(self, headers: Headers) -> bool:
        """Whether a page of ours sent it, or none at all."""
        origins = headers.getlist("origin")
        own = f"http://{headers['host'].lower()}"
        return headers.get("sec-fetch-site", "none") in {"none", "same-origin"} and all(name == own for name in origins)

    def _is_token(self, word: str) -> bool:
        return secrets.compare_digest(word.encode(), self._token.encode())

    def _cookie_of(self, headers: Headers) -> str:
        try:
            cookies = SimpleCookie("; ".join(headers.getlist("cookie")))
        except CookieError:
            return ""
        return str(cookies[self._cookie].value) if self._cookie in cookies else ""

    def _launched(self) -> Response:
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
        return answer


def _refused(code: int) -> Response:
    return PlainTextResponse("", status_code=code, headers={"connection": "close"})


def _token_asked(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return dict(parse_qsl(query.decode("latin-1"))).get("token", "")


def _declared(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else LARGEST + 1


def _is_plain(raw_path: bytes) -> bool:
    """Whether every segment of the path, decoded once, is a name: no ``..``, no separator, no control character."""
    if not raw_path.startswith(b"/"):
        return False
    segments = [unquote_to_bytes(segment) for segment in raw_path[1:].split(b"/")]
    return all(_is_name(segment) for segment in segments) and b"" not in segments[:-1]


def _is_name(segment: bytes) -> bool:
    try:
        text = segment.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text not in {".", ".."} and not any(letter in "/\\\x7f" or letter < " " for letter in text)


def _bounded(receive: Receive) -> Receive:
    """The request's body, given up as soon as it is too large, whatever it said of its length."""
    read = 0

    async def received() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST:
            raise HTTPException(413, headers={"connection": "close"})
        return message

    return received


def _marked(scope: Scope, send: Send) -> Send:
    """The answer with the headers that shut it off from other pages; only what never changes is kept by the browser."""
    lasting = scope["path"].startswith(("/static/", "/pages/"))

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "private, max-age=31536000, immutable" if lasting else "no-store")
        await send(message)

    return sent
