"""What a worker needs to make documents: supplies that can travel, and the versions that both ends must share."""

from __future__ import annotations

import datetime
import hashlib
import platform
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

from thaiforms.errors import Fault, UsageError
from thaiforms.paper import FontFace
from thaiforms.release import __version__
from thaiforms.supplies import Supplies, shipped

Style = tuple[str, bool, bool]
_LIBRARIES = ("Jinja2", "lxml", "pillow", "pydantic", "uharfbuzz")


@dataclass(frozen=True)
class Luggage:
    """Supplies on their way to another process or machine: the bytes of what is not shipped with the library anyway."""

    moment: datetime.datetime | None
    templates: Mapping[str, bytes] | None = None  # None: those that are shipped
    fonts: Mapping[Style, bytes] | None = None

    def unpacked(self) -> Supplies:
        """The supplies as they were packed, with nothing left to read from a disk but what is shipped."""
        home = shipped()
        if self.templates is None or self.fonts is None:
            return Supplies(home.templates, home.fonts, self.moment)
        faces = {style: FontFace(*style, data, _digest(data)) for style, data in self.fonts.items()}
        return CarriedSupplies(home.templates, home.fonts, self.moment, documents=dict(self.templates), faces=faces)


@dataclass(frozen=True, eq=False)
class CarriedSupplies(Supplies):
    """Supplies whose templates and fonts came as bytes."""

    documents: Mapping[str, bytes] = field(default_factory=dict)
    faces: Mapping[Style, FontFace] = field(default_factory=dict)

    def template(self, form: str) -> bytes:
        """The bytes of the form's Word template. Raises UsageError for a form that did not come along."""
        if form not in self.documents:
            raise UsageError(Fault("unknown-form", found=form, details={"known": ", ".join(sorted(self.documents))}))
        return self.documents[form]

    def face(self, family: str, *, bold: bool = False, italic: bool = False) -> FontFace | None:
        """The face of a family in a style, or None where no such family came along."""
        found = self.faces.get((family, bold, italic)) or self.faces.get((family, False, False))
        return None if found is None else FontFace(family, bold, italic, found.data, found.digest)


def pack(supplies: Supplies) -> Luggage:
    """The supplies as luggage. Raises UsageError or GlyphError where a file of theirs cannot be read."""
    home = shipped()
    if supplies.templates == home.templates and supplies.fonts == home.fonts:
        return Luggage(supplies.moment)
    templates = {form: supplies.template(form) for form in supplies.forms}
    return Luggage(supplies.moment, templates, {style: _font(supplies, style) for style in supplies.fonts})


def digest_of(supplies: Supplies) -> tuple[str, str]:
    """The sha256 of all templates and of all fonts, in hexadecimal."""
    templates = {form: supplies.template(form) for form in supplies.forms}
    fonts = {repr(style): _font(supplies, style) for style in supplies.fonts}
    return _digest_of_all(templates), _digest_of_all(fonts)


@cache
def versions() -> Mapping[str, str]:
    """What decides the bytes of a document besides its data: this library, those it stands on, what it ships."""
    templates, fonts = digest_of(shipped())
    own = {
        "thaiforms": __version__,
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "templates": templates,
        "fonts": fonts,
    }
    return {**own, **{name: metadata.version(name) for name in _LIBRARIES}}


def refuse_others(theirs: Mapping[str, str]) -> None:
    """Refuse work from where other versions are in use. Raises UsageError with every difference."""
    ours = versions()
    names = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
    if names:
        raise UsageError(
            Fault("worker-differs", found=name, details={"here": ours.get(name, "-"), "there": theirs.get(name, "-")})
            for name in names
        )


def _font(supplies: Supplies, style: Style) -> bytes:
    family, bold, italic = style
    face = supplies.face(family, bold=bold, italic=italic)
    assert face is not None, style  # the style is one of the supplies' own
    return face.data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of_all(files: Mapping[str, bytes]) -> str:
    return _digest("\n".join(f"{name} {_digest(files[name])}" for name in sorted(files)).encode("utf-8"))


def file_digest(path: Path) -> str:
    """The sha256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
