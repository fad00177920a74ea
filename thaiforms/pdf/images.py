"""Picture files to image XObjects: JPEG and plain PNG go in as they are, other PNG by Pillow."""

from __future__ import annotations

import struct

from thaiforms.errors import Fault, TemplateError
from thaiforms.frozen import frozen
from thaiforms.paper import AS_IT_IS, Tone
from thaiforms.pdf.objects import Objects

_PNG = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB, _PALETTE = 0, 2, 3
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})  # markers among those of frames that begin none
_UNREADABLE = (OSError, ValueError, KeyError, IndexError, SyntaxError, struct.error)


@frozen
class _Png:
    """The parts of a PNG that a PDF needs."""

    width: int
    height: int
    depth: int
    colours: int
    interlaced: int
    palette: bytes
    transparent: bool
    data: bytes


def add_image(data: bytes, objects: Objects, tone: Tone = AS_IT_IS) -> str:
    """Put the picture into the file; the reference to it. Raises TemplateError for one that is damaged or too large."""
    try:
        return _added(data, objects, tone)
    except _UNREADABLE as error:
        raise TemplateError(Fault("picture-unreadable", found=str(error))) from error


def _added(data: bytes, objects: Objects, tone: Tone) -> str:
    if data.startswith(_PNG):
        png = _read_png(data)
        if png.colours in {_GREY, _RGB, _PALETTE} and not png.interlaced and not png.transparent:
            return _plain_png(png, objects, tone)
    elif data.startswith(b"\xff\xd8"):
        return _jpeg(data, objects, tone)
    return _drawn(data, objects, tone)


def _read_png(data: bytes) -> _Png:
    gathered: dict[bytes, list[bytes]] = {}
    at = len(_PNG)
    while at + 8 <= len(data):
        (length,), kind = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        gathered.setdefault(kind, []).append(data[at + 8 : at + 8 + length])
        at += length + 12
    chunks = {kind: b"".join(parts) for kind, parts in gathered.items()}
    width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"][:13])
    palette, transparent = chunks.get(b"PLTE", b""), b"tRNS" in chunks
    return _Png(width, height, depth, colours, interlaced, palette, transparent, chunks.get(b"IDAT", b""))


def _plain_png(png: _Png, objects: Objects, tone: Tone) -> str:
    """The PNG's own compressed rows, which PDF's predictor 15 understands."""
    space = {_GREY: "/DeviceGray", _RGB: "/DeviceRGB"}.get(png.colours, "")
    if png.colours == _PALETTE:
        palette = bytes(_toned(part, tone) for part in png.palette)
        space, tone = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]", AS_IT_IS
    channels = 3 if png.colours == _RGB else 1
    rows = f"<</Predictor 15/Colors {channels}/BitsPerComponent {png.depth}/Columns {png.width}>>"
    entries = _entries(png.width, png.height, space, png.depth, tone) | {"Filter": "/FlateDecode", "DecodeParms": rows}
    return objects.stream(png.data, entries, packed=True)


def _jpeg(data: bytes, objects: Objects, tone: Tone) -> str:
    width, height, channels = _jpeg_frame(data)
    if channels == 4:  # colours of a press have no meaning beside the file's own (ISO 19005-2, 6.2.4.3)
        from thaiforms.pdf.dots import in_rgb  # Pillow, as below

        data = in_rgb(data)
    space = "/DeviceGray" if channels == 1 else "/DeviceRGB"
    return objects.stream(data, _entries(width, height, space, 8, tone) | {"Filter": "/DCTDecode"}, packed=True)


def _jpeg_frame(data: bytes) -> tuple[int, int, int]:
    """Width, height and channels, as the frame's header says (ITU-T T.81, B.2.2). Raises ValueError where there is none."""
    at = 2
    while at + 9 < len(data):
        marker, (length,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            height, width, channels = struct.unpack(">HHB", data[at + 5 : at + 10])
            return width, height, channels
        at += 1 if marker == 0xFF else 2 + length
    raise ValueError("no frame in the JPEG")


def _drawn(data: bytes, objects: Objects, tone: Tone) -> str:
    """Any other picture as coloured dots, its transparency as a mask."""
    from thaiforms.pdf.dots import dots_of  # Pillow takes a twentieth of a cold start, and few pictures need it

    dots = dots_of(data)
    entries = _entries(dots.width, dots.height, "/DeviceRGB", 8, tone)
    if dots.mask is not None:
        entries["SMask"] = objects.stream(dots.mask, _entries(dots.width, dots.height, "/DeviceGray", 8))
    return objects.stream(dots.colours, entries)


def _toned(part: int, tone: Tone) -> int:
    """One part of a colour of a palette, of 255."""
    return round(255 * tone.black + part * (tone.white - tone.black))


def _entries(width: int, height: int, space: str, depth: int, tone: Tone = AS_IT_IS) -> dict[str, str]:
    channels = 1 if space == "/DeviceGray" else 3
    toned = f"[{' '.join([f'{tone.black:.4g} {tone.white:.4g}'] * channels)}]"
    return ({} if tone == AS_IT_IS else {"Decode": toned}) | {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": str(width),
        "Height": str(height),
        "ColorSpace": space,
        "BitsPerComponent": str(depth),
    }
