"""The pictures of the README and the gallery, one for each page of the samples: ``python docs/make_images.py``.

Run it after a change that shows on paper, and look at what it drew.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

import thaiforms

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "circular-5188"
IMAGES = ROOT / "docs" / "images"
NAMES = ("circular", "team", "district-officer", "development-worker")
DOTS_A_POINT = 1.25  # 90 dots to the inch: the marks can be told apart
SHADES = 8


def pictures(name: str) -> list[Image.Image]:
    """Each page of a sample, in few shades of grey."""
    made = thaiforms.make(thaiforms.read(SAMPLES / f"{name}.yaml"), formats=("pdf",))
    assert made.pdf is not None
    with pypdfium2.PdfDocument(made.pdf) as document:
        return [page.render(scale=DOTS_A_POINT, grayscale=True).to_pil().convert("L") for page in document]


def paths(name: str, pages: int) -> list[Path]:
    """Where the pictures of a sample's pages lie."""
    return [IMAGES / f"{name}-{number}.png" for number in range(1, pages + 1)]


def main() -> None:
    """Draws every page anew, and takes pictures of pages that are no more away."""
    drawn = {name: pictures(name) for name in NAMES}
    kept = {path for name, pages in drawn.items() for path in paths(name, len(pages))}
    for old in set(IMAGES.glob("*.png")) - kept:
        old.unlink()
    for name, pages in drawn.items():
        for picture, path in zip(pages, paths(name, len(pages)), strict=True):
            picture.quantize(SHADES).save(path, optimize=True)


if __name__ == "__main__":
    main()
