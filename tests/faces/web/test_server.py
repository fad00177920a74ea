"""The real server, as a process of its own: its address, its manners, and what a kill leaves behind."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

import thaiforms
from samples import PROJECT
from thaiforms.faces.web.guard import TOKEN_HEADER

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=([\w-]{22})\n")


class Server:
    """``thaiforms serve`` on a folder."""

    def __init__(self, folder, *words):
        command = [sys.executable, "-m", "thaiforms", "serve", "--folder", str(folder), *words]
        env = {**os.environ, "PYTHONPATH": str(PROJECT)}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        self.line = self.process.stdout.readline()
        match = ADDRESS.fullmatch(self.line)
        self.port, self.token = (int(match[1]), match[2]) if match else (0, "")

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded"):
        """Status and text of an answer, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"cookie": f"thaiforms-{self.port}={self.token}", TOKEN_HEADER: self.token, "hx-request": "true"}
        headers |= {"content-type": kind} if body is not None else {}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())
        finally:
            connection.close()

    def kill(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        code = self.process.wait(timeout=20)
        self.process.stdout.close()
        self.process.stderr.close()
        return code


@pytest.fixture
def server(tmp_path):
    started = Server(tmp_path)
    yield started
    if started.process.poll() is None:
        started.kill()


def encoded(fields):
    from urllib.parse import urlencode

    return urlencode(fields)


def test_the_full_address_stands_on_one_line(server):
    assert ADDRESS.fullmatch(server.line)
    assert server.ask("GET", "/")[0] == 200


def test_it_listens_to_this_machine_alone(server):
    for name in {socket.gethostbyname(socket.gethostname()), "127.0.0.2"} - {"127.0.0.1"}:
        with socket.socket() as other:
            other.settimeout(1)
            assert other.connect_ex((name, server.port)) != 0


def test_a_port_that_is_taken_is_told(server, tmp_path):
    second = subprocess.run(  # noqa: PLW1510
        [sys.executable, "-m", "thaiforms", "serve", "--folder", str(tmp_path), "--port", str(server.port)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        timeout=60,
    )
    assert second.returncode == 2
    assert str(server.port) in second.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path):
    code = (
        "import sys; sys.modules['starlette'] = None; sys.modules['uvicorn'] = None\n"
        "from thaiforms.__main__ import main\nsys.exit(main(['serve', '--folder', sys.argv[1]]))"
    )
    done = subprocess.run(  # noqa: PLW1510
        [sys.executable, "-c", code, str(tmp_path)], cwd=PROJECT, capture_output=True, text=True
    )
    assert done.returncode == 8
    assert "thaiforms[web]" in done.stderr


def test_control_c_ends_it(server):
    assert server.kill(signal.SIGINT) in {0, 130, -signal.SIGINT}


@pytest.mark.slow
def test_a_gigabyte_is_refused_before_it_is_sent(server):
    """In chunks, with no length told: given up after 20 MiB, whatever the client goes on to send."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
        head = f"POST /files HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: thaiforms-{server.port}={server.token}\r\n"
        head += f"{TOKEN_HEADER}: {server.token}\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n"
        line.sendall(head.encode())
        part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.yaml"\r\n\r\n'
        line.sendall(b"%x\r\n%s\r\n" % (len(part), part))
        chunk = b"%x\r\n%s\r\n" % (1 << 20, b"0" * (1 << 20))
        sent = 0
        try:
            for _ in range(1024):
                line.sendall(chunk)
                sent += 1
        except OSError:
            pass
    assert sent < 64
    assert server.ask("GET", "/")[0] == 200


def seen(text):
    return re.search(r'name="_seen" value="(\w+)"', text)[1]


def typing(server, mark, acknowledged, stop):
    """One editor: types on and on into a draft of its own; what was answered stands in ``acknowledged``."""
    status, _, headers = server.ask("POST", "/drafts", "kind=circular&from=sample")
    address = headers["hx-redirect"]
    revision = seen(server.ask("GET", address)[1])
    for number in range(10_000):
        if stop.is_set():
            return
        subject = f"{mark} {number}"
        fields = {"_form": "circular", "subject": subject, "to": mark, "paragraphs": "ก", "_seen": revision}
        try:
            status, text, _ = server.ask("POST", address, encoded(fields))
        except (OSError, http.client.HTTPException):
            return
        assert status == 200, text
        revision = seen(text)
        acknowledged[mark] = (address, number)


@pytest.mark.slow
def test_eight_editors_and_a_kill_lose_and_mix_nothing(tmp_path):
    from urllib.parse import unquote

    server = Server(tmp_path)
    acknowledged, stop = {}, threading.Event()
    marks = [f"ผู้พิมพ์ที่{number}" for number in range(8)]
    editors = [threading.Thread(target=typing, args=(server, mark, acknowledged, stop)) for mark in marks]
    for editor in editors:
        editor.start()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (len(acknowledged) < 8 or min(n for _, n in acknowledged.values()) < 3):
        time.sleep(0.05)
    server.kill()
    stop.set()
    for editor in editors:
        editor.join()
    assert set(acknowledged) == set(marks)
    for mark, (address, number) in acknowledged.items():
        name = unquote(address).rpartition("/")[2]
        values = thaiforms.read_bytes((tmp_path / f"{name}.yaml").read_bytes()).tree.value
        typed, _, count = values["subject"].rpartition(" ")
        assert (typed, values["to"]) == (mark, mark)
        assert int(count) in {number, number + 1}, "what was answered is there, and at most what was on its way"
    again = Server(tmp_path)
    try:
        assert all(again.ask("GET", address)[0] == 200 for address, _ in acknowledged.values())
    finally:
        again.kill()
