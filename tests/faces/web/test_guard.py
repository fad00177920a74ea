"""Who may speak with the page: the whole matrix, and what must be refused before anything looks at it."""

from itertools import product

import pytest

from thaiforms.faces.web.guard import LARGEST, TOKEN_HEADER

PORT = 8765
HOSTS = {
    f"127.0.0.1:{PORT}": True,
    f"localhost:{PORT}": True,
    f"[::1]:{PORT}": True,
    "127.0.0.1": False,
    f"127.0.0.1:{PORT + 1}": False,
    f"localhost.:{PORT}": False,
    f"evil.example:{PORT}": False,
    f"127.0.0.1.evil.example:{PORT}": False,
    f"127.0.0.1:{PORT}.evil.example": False,
    f"evil@127.0.0.1:{PORT}": False,
    f"0.0.0.0:{PORT}": False,
    f"127.1:{PORT}": False,
}
ORIGINS = {"absent": True, "own": True, "null": False, "http://evil.example": False, f"https://127.0.0.1:{PORT}": False}
METHODS = ("GET", "HEAD", "POST", "DELETE")
MATRIX = list(product(HOSTS, ORIGINS, METHODS, (True, False)))


def test_the_matrix_has_480_requests():
    assert len(MATRIX) == 480


@pytest.mark.parametrize("host", HOSTS)
def test_exactly_the_allowed_set_gets_through(stranger, token, host):
    for origin, method, known in product(ORIGINS, METHODS, (True, False)):
        headers = {"host": host}
        if origin != "absent":
            headers["origin"] = f"http://{host}" if origin == "own" else origin
        if known:
            headers |= {"cookie": f"thaiforms-{PORT}={token}"}
            headers |= {TOKEN_HEADER: token} if method in {"POST", "DELETE"} else {}
        answer = stranger.request(method, "/calendar", headers=headers)
        passed = answer.status_code != 403
        assert passed == (HOSTS[host] and ORIGINS[origin] and known), (host, origin, method, known)


@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT", "PATCH"])
def test_the_cookie_alone_changes_nothing(clerk, method):
    assert clerk.client.request(method, "/drafts", data={"kind": "team", "from": "blank"}).status_code == 403


def test_the_header_alone_is_not_enough(stranger, token):
    assert stranger.post("/drafts", headers={TOKEN_HEADER: token}).status_code == 403


@pytest.mark.parametrize("word", ["", "x", "ก", "0" * 22])
def test_a_wrong_token_is_none(stranger, word):
    assert stranger.get(f"/?token={word}", follow_redirects=False).status_code == 403
    assert stranger.get("/", headers={"cookie": f"thaiforms-{PORT}={word}".encode()}).status_code == 403


def test_the_address_of_the_launch_becomes_a_cookie_that_scripts_and_other_sites_never_see(stranger, token):
    answer = stranger.get(f"/?token={token}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(answer.headers["set-cookie"].split("; "))


def test_a_token_in_an_address_opens_nothing_but_the_start(stranger, token):
    assert stranger.get(f"/calendar?token={token}").status_code == 403
    assert stranger.post(f"/?token={token}").status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_that_another_site_started_is_refused(clerk, site):
    assert clerk.get("/", headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_no_other_method_is_known(clerk, method):
    assert clerk.client.request(method, "/").status_code == 405


def test_nothing_is_offered_to_other_origins(clerk):
    answer = clerk.get("/")
    assert not [name for name in answer.headers if name.startswith("access-control")]
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/", "/help", "/static/page.js", "/calendar", "/nothing", "/drafts/nothing", "/forms/circular.png"]
)
def test_every_answer_carries_the_policy(clerk, path):
    assert clerk.get(path).headers["content-security-policy"].startswith("default-src 'none'")


def test_a_request_that_says_it_is_too_large_is_refused_unread(clerk):
    headers = {TOKEN_HEADER: clerk.token, "content-length": str(LARGEST + 1)}
    assert clerk.client.post("/files", headers=headers, content=b"").status_code == 413


def test_a_request_that_turns_out_too_large_is_given_up(clerk):
    sent = 0

    def body():
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(1024):
            sent += 1 << 20
            yield b"0" * (1 << 20)

    headers = {TOKEN_HEADER: clerk.token, "content-type": "multipart/form-data; boundary=x"}
    assert clerk.client.post("/files", headers=headers, content=body()).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e3", "٣", "", "0x10"])
def test_a_length_that_is_no_number_is_refused(clerk, length):
    headers = {TOKEN_HEADER: clerk.token, "content-length": length.encode()}
    assert clerk.client.post("/files", headers=headers, content=b"").status_code == 413


async def raw(app, path: bytes, method: str = "GET", headers=()):
    """What the application answers to a path, byte for byte as it came."""
    sent = []
    scope = {"type": "http", "http_version": "1.1", "method": method, "scheme": "http", "root_path": ""}
    scope |= {"path": "/", "raw_path": path, "query_string": b"", "headers": list(headers)}

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"]


@pytest.mark.parametrize(
    "path",
    [
        *(b"/..", b"/../etc/passwd", b"/static/../app.py", b"/static/..%2fapp.py", b"/static/%2e%2e/app.py"),
        *(
            b"/static/..%5capp.py",
            b"/static/.%2e/app.py",
            b"//evil.example/",
            b"/drafts//x",
            b"/drafts/%00",
            b"/drafts/a%0ab",
        ),
        *(
            b"/drafts/%2fetc%2fpasswd",
            b"/drafts/a%ff",
            b"drafts",
            b"*",
            b"http://127.0.0.1/",
            b"/drafts/./x",
            b"/drafts/a\\b",
        ),
        *(b"/drafts/%7f", b"/%2e", b"/drafts/%2e%2e%2f%2e%2e"),
    ],
)
def test_the_raw_path_decides(clerk, path):
    import anyio

    headers = [(b"host", f"127.0.0.1:{PORT}".encode()), (b"cookie", f"thaiforms-{PORT}={clerk.token}".encode())]
    assert anyio.run(raw, clerk.client.app, path, "GET", headers) == 400


def test_two_hosts_are_one_too_many(clerk):
    import anyio

    host = (b"host", f"127.0.0.1:{PORT}".encode())
    headers = [host, host, (b"cookie", f"thaiforms-{PORT}={clerk.token}".encode())]
    assert anyio.run(raw, clerk.client.app, b"/calendar", "GET", headers) == 403


def test_a_web_socket_is_left_alone(clerk):
    import anyio

    assert anyio.run(socket_answers, clerk.client.app) == []


async def socket_answers(app):
    sent = []

    async def send(message):
        sent.append(message)

    await app({"type": "websocket", "path": "/", "headers": []}, None, send)
    return sent
