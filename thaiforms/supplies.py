"""What the library borrows from outside: templates, fonts and the moment of making. No other room opens a file."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from thaiforms.errors import Fault, GlyphError, Place, UsageError
from thaiforms.paper import FontFace
from thaiforms.safety.font_files import font_names

_FILES = {
    ("TH Sarabun New", False, False): "THSarabunNew.ttf",
    ("TH Sarabun New", True, False): "THSarabunNew-Bold.ttf",
    ("TH Sarabun New", False, True): "THSarabunNew-Italic.ttf",
    ("TH Sarabun New", True, True): "THSarabunNew-BoldItalic.ttf",
    ("Thaiforms Symbols", False, False): "ThaiformsSymbols.ttf",
    ("Thaiforms Symbols", True, False): "ThaiformsSymbols-Bold.ttf",
}

_LARGEST_FONT = 32 * 1024 * 1024  # bytes


@dataclass(frozen=True, eq=False)
class Supplies:
    """Templates by form, font files by family and style, and the moment that goes into the files, if any."""

    templates: Path
    fonts: Mapping[tuple[str, bool, bool], Path]
    moment: datetime.datetime | None = None

    def template(self, form: str) -> bytes:
        """The bytes of the form's Word template. Raises UsageError for a form that is not shipped."""
        return self._file(form, "template.docx")

    def example(self, form: str) -> bytes:
        """A filled example of the form, YAML with Thai comments. Raises UsageError for a form that is not shipped."""
        return self._file(form, "example.yaml")

    def face(self, family: str, *, bold: bool = False, italic: bool = False) -> FontFace | None:
        """The face of a family in a style, or None where there is no such family. Raises GlyphError if unreadable."""
        path = self.fonts.get((family, bold, italic)) or self.fonts.get((family, False, False))
        return None if path is None else _face(path, family, bold, italic)

    def with_fonts(self, folder: Path) -> Supplies:
        """The same with a folder's TrueType fonts besides, which come before the shipped. Raises GlyphError if unreadable."""
        try:
            files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".ttf" and path.is_file())
            found = [(path, font_names(path.read_bytes())) for path in files if path.stat().st_size <= _LARGEST_FONT]
        except OSError as error:
            raise GlyphError(Fault("font-unreadable", Place(file=str(folder)), error.strerror or str(error))) from error
        added = {
            (family, names.bold, names.italic): path for path, names in found if names for family in names.families
        }
        if not added:
            raise GlyphError(Fault("no-fonts-in-folder", Place(file=str(folder)), str(folder)))
        return replace(self, fonts=MappingProxyType({**self.fonts, **added}))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The names of the forms there are templates for."""
        return tuple(sorted(folder.parent.name for folder in self.templates.glob("*/template.docx")))

    def _file(self, form: str, name: str) -> bytes:
        if form not in self.forms:
            raise UsageError(Fault("unknown-form", Place(), form, {"known": ", ".join(self.forms)}))
        return (self.templates / form / name).read_bytes()


@cache
def shipped() -> Supplies:
    """What comes with the library. The moment is SOURCE_DATE_EPOCH's, where that is set: never the clock's."""
    home = _home()
    fonts = MappingProxyType({style: home / "fonts" / name for style, name in _FILES.items()})
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch.isascii() and epoch.isdigit() else None
    return Supplies(home / "templates", fonts, moment)


def _home() -> Path:
    """In a wheel, templates and fonts lie in ``_shipped``; in a checkout, beside the package."""
    package = Path(__file__).resolve().parent
    inside = package / "_shipped"
    return inside if inside.is_dir() else package.parent


@cache
def _face(path: Path, family: str, bold: bool, italic: bool) -> FontFace:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlyphError(Fault("font-unreadable", Place(file=str(path)), error.strerror or str(error))) from error
    return FontFace(family, bold, italic, data, hashlib.sha256(data).hexdigest())
