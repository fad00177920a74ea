"""The wheel, installed where nothing else is: it brings all that it needs."""

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import thaiforms

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "circular-5188"
NAMES = ("circular", "development-worker", "district-officer", "team")


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints, run in a folder of its own with nothing of this checkout in reach."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "THAIFORMS"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, capture_output=True, check=False, timeout=600
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as an index would serve it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT)
    run(*build, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an empty environment that holds the wheel and what it asks for."""
    home = tmp_path_factory.mktemp("environment") / ".venv"
    venv.create(home, with_pip=True)
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    run(commands / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel, folder=home)
    return commands


def test_the_wheel_holds_all_that_is_shipped(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    rooms = ("faces/cli/main.py", "py.typed", "messages/th.po", "messages/en.po", "thai/words.txt", "thai/glossary.txt")
    assert {f"thaiforms/{room}" for room in rooms} <= held
    for folder in ("static", "templates"):
        files = [path for path in (ROOT / "thaiforms" / "faces" / "web" / folder).iterdir() if path.is_file()]
        assert files
        assert {path.relative_to(ROOT).as_posix() for path in files} <= held
    for folder in ("fonts", "templates"):
        shipped = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        assert len(shipped) > 3
        for path in shipped:
            assert f"thaiforms/_shipped/{path.relative_to(ROOT).as_posix()}" in held


def test_the_wheel_holds_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert all(name.startswith(("thaiforms/", f"thaiforms-{thaiforms.__version__}.dist-info/")) for name in names)
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".tmp"))]


def test_every_licence_is_in_the_wheel(wheel):
    pattern = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["license-files"]
    due = {path.name for part in pattern for path in ROOT.glob(part)}
    with zipfile.ZipFile(wheel) as archive:
        held = {Path(name).name for name in archive.namelist() if ".dist-info/licenses/" in name}
    assert held == due
    assert {"LICENSE", "LICENCE-TH-Sarabun-New.txt", "LICENCE-htmx.txt"} <= held


def test_an_empty_environment_makes_the_samples_from_another_folder(installed, tmp_path):
    (tmp_path / "inputs").mkdir()
    for name in NAMES:
        (tmp_path / "inputs" / f"{name}.yaml").write_bytes((SAMPLES / f"{name}.yaml").read_bytes())
    printed = run(installed / "thaiforms", "make", "inputs", "-o", "out", folder=tmp_path)
    due = [str(Path("out", f"{name}.{ending}")) for name in NAMES for ending in ("docx", "pdf")]
    assert printed.splitlines() == due
    for path in due:
        assert (tmp_path / path).stat().st_size > 5_000


def test_an_empty_environment_needs_nothing_of_the_developers(installed, tmp_path):
    known = run(installed / "python", "-m", "pip", "list", "--format=freeze", folder=tmp_path).lower()
    for name in ("pytest", "hypothesis", "pypdfium2", "pythainlp", "fonttools"):
        assert f"\n{name}==" not in known


def test_the_version_is_told_alike_everywhere(installed, tmp_path):
    assert run(installed / "thaiforms", "--version", folder=tmp_path).strip() == f"thaiforms {thaiforms.__version__}"
    ask = "import importlib.metadata as m; print(m.version('thaiforms'))"
    assert run(installed / "python", "-c", ask, folder=tmp_path).strip() == thaiforms.__version__
