"""Where a picture stands: cropped, turned and mirrored in its box (ISO 32000-1, 8.3 and 8.9.5)."""

from __future__ import annotations

import math
from collections.abc import Iterable

from thaiforms.paper import WHOLE, Picture, Pt
from thaiforms.pdf.objects import number


def placed(picture: Picture, name: str, bottom: Pt) -> str:
    """The operators that draw the image of that name as the picture; ``bottom`` is its lower edge, from the page's."""
    if not picture.turn and picture.mirrored == (False, False):
        return f"q {_image(picture, name, picture.x, bottom)} Q"
    centre = (picture.x + picture.width / 2, bottom + picture.height / 2)
    turned = f"{' '.join(f'{part:.5f}' for part in _turning(picture))} {_numbers(centre)}"
    return f"q {turned} cm {_image(picture, name, -picture.width / 2, -picture.height / 2)} Q"


def reach(picture: Picture, bottom: Pt) -> tuple[Pt, Pt, Pt, Pt]:
    """The box round the picture as it is turned: left, bottom, right, top."""
    a, b, c, d = map(abs, _turning(picture))
    across = (a * picture.width + c * picture.height) / 2
    up = (b * picture.width + d * picture.height) / 2
    x, y = picture.x + picture.width / 2, bottom + picture.height / 2
    return x - across, y - up, x + across, y + up


def _image(picture: Picture, name: str, left: Pt, bottom: Pt) -> str:
    """The image in its box; of one that is cropped, what stands out of the box is cut off."""
    crop = picture.crop
    width = picture.width / max(1 - crop.left - crop.right, 0.001)
    height = picture.height / max(1 - crop.top - crop.bottom, 0.001)
    box = (left, bottom, picture.width, picture.height)
    cut = "" if crop == WHOLE else f"{_numbers(box)} re W n "
    place = (width, 0.0, 0.0, height, left - crop.left * width, bottom - crop.bottom * height)
    return f"{cut}{_numbers(place)} cm /{name} Do"


def _turning(picture: Picture) -> tuple[float, float, float, float]:
    """The matrix that mirrors, and then turns clockwise."""
    across, down = (-1 if mirrored else 1 for mirrored in picture.mirrored)
    angle = math.radians(-picture.turn)
    cosine, sine = math.cos(angle), math.sin(angle)
    return across * cosine, across * sine, -down * sine, down * cosine


def _numbers(values: Iterable[float]) -> str:
    return " ".join(map(number, values))
