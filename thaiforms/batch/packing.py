"""Finished documents on their way between processes: their pages name the fonts, and bring none along."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import Any

from thaiforms.paper import FontFace
from thaiforms.supplies import Supplies


def packed(value: object) -> bytes:
    """The value as bytes, each font in it by its name and hash."""
    stream = BytesIO()
    _Packer(stream, protocol=5).dump(value)
    return stream.getvalue()


def unpacked(data: bytes, supplies: Supplies) -> Any:
    """The value that was packed, its fonts taken from the supplies."""
    return _Unpacker(BytesIO(data), supplies).load()


class _Packer(pickle.Pickler):
    def persistent_id(self, obj: Any) -> Any:
        if isinstance(obj, FontFace):
            return obj.family, obj.bold, obj.italic, obj.digest
        return None


class _Unpacker(pickle.Unpickler):
    def __init__(self, stream: BytesIO, supplies: Supplies) -> None:
        super().__init__(stream)
        self._supplies = supplies

    def persistent_load(self, pid: Any) -> Any:
        family, bold, italic, digest = pid
        face = self._supplies.face(family, bold=bold, italic=italic)
        if face is None or face.digest != digest:
            raise pickle.UnpicklingError(f"the font {family} has changed since the work began")
        return face
