"""Real processes: consoles that cannot show Thai, pipes, interrupts, and our own mistakes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BAD = "form: circular\nsubject: ที่ดิน\ncolour: แดง\n"
ENCODINGS = [
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp437"},
    {"PYTHONIOENCODING": "cp874"},
    {"PYTHONIOENCODING": "tis-620"},
    {"PYTHONIOENCODING": "latin-1:strict"},
    {"PYTHONIOENCODING": "utf-8"},
    {"LANG": "C", "LC_ALL": "C"},
    {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
]
UNSET = (
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "THAIFORMS_LANG",
    "THAIFORMS_DEBUG",
    "NO_COLOR",
)


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def thaiforms(*arguments: str, folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "thaiforms", *arguments]
    return subprocess.run(command, cwd=folder, env=environment(**more), capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("settings", ENCODINGS, ids=lambda settings: " ".join(settings.values()))
def test_no_console_makes_it_crash(tmp_path, settings):
    (tmp_path / "เสีย.yaml").write_text(BAD, encoding="utf-8")
    for arguments in (
        ("check", "."),
        ("make", "."),
        ("check", ".", "--format", "json"),
        ("--help",),
        ("make", "--nonsense"),
    ):
        done = thaiforms(*arguments, folder=tmp_path, **settings)
        assert done.returncode == {"--help": 0}.get(arguments[0], 2 if "--nonsense" in arguments else 1), done.stderr
        assert b"Traceback" not in done.stderr
        assert done.stdout or done.stderr


@pytest.mark.parametrize("settings", ENCODINGS, ids=lambda settings: " ".join(settings.values()))
def test_json_is_json_on_every_console(tmp_path, settings):
    done = thaiforms("schema", "circular", folder=tmp_path, **settings)
    assert done.returncode == 0
    schema = json.loads(done.stdout)
    assert schema["title"] == "หนังสือเวียน"


def test_what_cannot_be_shown_is_escaped(tmp_path):
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    done = thaiforms("check", "bad.yaml", folder=tmp_path, PYTHONIOENCODING="cp1252")
    assert rb"\u0e1c\u0e34\u0e14\u0e1e\u0e25\u0e32\u0e14" in done.stdout
    thai = thaiforms("check", "bad.yaml", folder=tmp_path, PYTHONIOENCODING="cp874")
    assert "ผิดพลาด".encode("cp874") in thai.stdout


def test_a_pipe_gets_plain_lines(tmp_path):
    (tmp_path / "bad.yaml").write_text(BAD + "extra: " + "ยาว" * 200 + "\n", encoding="utf-8")
    done = thaiforms("make", "bad.yaml", folder=tmp_path, PYTHONIOENCODING="utf-8", FORCE_COLOR="1", COLUMNS="20")
    told = done.stderr.decode("utf-8")
    assert "\x1b" not in told
    assert not set(told) & set("╭╮╰╯│─┃━")
    assert all(line.startswith(("bad.yaml", "  ")) for line in told.splitlines())


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_a_terminal_gets_colours_unless_it_asks_for_none(tmp_path, more, coloured):
    import pty

    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "thaiforms", "check", "bad.yaml"],
        cwd=tmp_path,
        env=environment(**{"TERM": "xterm-256color", **more}),
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    os.close(theirs)
    told = os.read(ours, 65536).decode("utf-8")
    os.close(ours)
    assert done.returncode == 1
    assert "bad.yaml" in told
    assert ("\x1b[" in told) is coloured


def test_a_reader_that_goes_away_stops_nothing(tmp_path, letter):
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_bytes(letter.read_bytes())
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "thaiforms", "make", "a.yaml", "b.yaml", "c.yaml", "--no-pdf"],
        cwd=tmp_path,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(path.stem for path in tmp_path.glob("*.docx")) == ["a", "b", "c"]


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_closed_stream_is_no_crash(tmp_path, closed):
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    number = {"stdout": 1, "stderr": 2}[closed]
    code = f"import os, sys; os.close({number}); os.execv(sys.executable, [sys.executable, '-m', 'thaiforms', 'make', 'bad.yaml'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stdout + done.stderr


INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have had it ignored
from thaiforms.faces.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_an_interrupt_is_130_and_leaves_nothing(tmp_path, letter):
    os.mkfifo(tmp_path / "slow.docx")  # a template that never comes
    command = [sys.executable, "-c", INTERRUPTIBLE, "make", "letter.yaml", "--template", "slow.docx"]
    working = subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.5)
    working.send_signal(signal.SIGINT)
    out, err = working.communicate(timeout=30)
    assert (working.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.yaml", "slow.docx"]


BROKEN = """
import sys
import thaiforms
from thaiforms.faces.cli.main import main
def broken(*_, **__):
    raise ZeroDivisionError("nobody thought of this")
thaiforms.schema = broken
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("arguments", "more", "traced"),
    [((), {}, False), (("--debug",), {}, True), ((), {"THAIFORMS_DEBUG": "1"}, True)],
)
def test_a_mistake_of_ours_is_70_and_a_traceback_only_when_wanted(tmp_path, arguments, more, traced):
    command = [sys.executable, "-c", BROKEN, *arguments, "schema", "circular"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(**more), capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (70, b"")
    assert b"ZeroDivisionError: nobody thought of this" in done.stderr
    assert (b"Traceback" in done.stderr) is traced


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_shell_can_complete(tmp_path, shell):
    done = thaiforms("--show-completion", shell, folder=tmp_path)
    if done.returncode != 0:
        done = thaiforms(folder=tmp_path, _THAIFORMS_COMPLETE=f"source_{shell}")
    assert b"thaiforms" in done.stdout


def test_completion_offers_the_commands(tmp_path):
    words = {"_THAIFORMS_COMPLETE": "complete_bash", "COMP_WORDS": "thaiforms ", "COMP_CWORD": "1"}
    done = thaiforms(folder=tmp_path, **words)
    assert {b"make", b"check", b"new", b"schema"} <= set(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (("--version",), {"pydantic", "babel", "yaml", "docx", "lxml", "PIL", "uharfbuzz", "rich"}),
        (("schema", "circular"), {"docx", "docxtpl", "lxml", "PIL", "uharfbuzz"}),
    ],
)
def test_a_command_loads_only_what_it_needs(tmp_path, arguments, without):
    code = (
        "import sys\nfrom thaiforms.faces.cli.main import main\nmain(sys.argv[1:])\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True)
    assert set(done.stderr.split()).isdisjoint(without)
