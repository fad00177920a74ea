"""Pictures that must be unpacked to be printed, by Pillow."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image

from thaiforms.errors import Fault, TemplateError
from thaiforms.frozen import frozen

MOST_DOTS = 24_000_000  # an A4 page at 500 dots to the inch, 170 MB while it is drawn


@frozen
class Dots:
    """A picture as rows of dots, three bytes each, and how opaque each is where some are not."""

    width: int
    height: int
    colours: bytes
    mask: bytes | None


def dots_of(data: bytes) -> Dots:
    """The dots of a picture file. Raises TemplateError for one that is too large, and what Pillow raises for a damaged one."""
    with _opened(data) as image:
        full = image.convert("RGBA")
    mask = full.getchannel("A")
    see_through = mask.getextrema() != (255, 255)
    return Dots(full.width, full.height, full.convert("RGB").tobytes(), mask.tobytes() if see_through else None)


def in_rgb(data: bytes) -> bytes:
    """A JPEG in the colours of a screen. Raises as ``dots_of``."""
    written = BytesIO()
    with _opened(data) as image:
        image.convert("RGB").save(written, "JPEG", quality=92)
    return written.getvalue()


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data))
        if image.width * image.height > MOST_DOTS:
            raise Image.DecompressionBombError(f"{image.width} × {image.height}")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TemplateError(Fault("picture-too-large", found=str(error))) from error
    return image
