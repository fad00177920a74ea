"""Word files printed by LibreOffice and by us, and the lines that stand on their pages, read by one reader."""

import math
import os
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from office import libreoffice
from readers import pdfminer_letters
from thaiforms.layout import lay_out
from thaiforms.pdf import write_pdf
from thaiforms.supplies import shipped
from thaiforms.thai import Breaks, icu_breaker

FONTS = Path(__file__).parents[2] / "fonts"
_FONT_CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""
SAME_LINE = 0.4  # points: marks and letters of one line stand on one baseline
APART = 4.0  # points: a gap in which no space stands parts two cells, or a tab


def libreoffice_pdfs(files: list[Path], folder: Path) -> dict[str, bytes]:
    """The files printed in one run of LibreOffice that sees our fonts alone, by their stems."""
    configuration = folder / "fonts.conf"
    configuration.write_text(_FONT_CONFIGURATION.format(fonts=FONTS, cache=folder / "font-cache"), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(configuration)}
    command = [str(libreoffice()), profile, *options, *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600, env=environment)
    return {file.stem: (folder / f"{file.stem}.pdf").read_bytes() for file in files}


@dataclass(frozen=True)
class PrintedLine:
    """Text on a baseline: where it begins, in points from the page's bottom left corner, y downwards.

    Of text that runs up or down, x is how far along its own direction it begins, y how far across that.
    """

    text: str
    x: float
    y: float


def printed_lines(pdf: bytes) -> list[list[PrintedLine]]:
    """Each page's lines, parted at tabs and between cells; spaces are left out, marks are in one order."""
    return [list(_lines(letters)) for letters in pdfminer_letters(pdf)]


def _lines(letters):
    gathered, end, spaced = [], 0.0, False
    for letter in letters:
        x, y = _place(letter)
        if letter.get_text().isspace():
            spaced = True
            continue
        if gathered:
            beside = (
                -APART < x - end < APART or (spaced and x > end) or unicodedata.category(letter.get_text()[0]) == "Mn"
            )
            if not (beside and abs(y - _place(gathered[0])[1]) < SAME_LINE):
                yield _line(gathered)
                gathered = []
        gathered.append(letter)
        end, spaced = x + letter.adv, False
    if gathered:
        yield _line(gathered)


def _line(letters) -> PrintedLine:
    text = "".join(letter.get_text() for letter in letters)
    x, y = _place(letters[0])
    return PrintedLine(text, x, -y)


def _place(letter):
    """Where a letter begins along its line's direction, and across it."""
    a, b, _, _, x, y = letter.matrix
    length = math.hypot(a, b)
    along, across = a / length, b / length
    return x * along + y * across, y * along - x * across


class BreaksOfLibreOffice:
    """ICU's breaks, with the two rules of LibreOffice's own: none after a solidus, one after a hyphen before a digit."""

    def __init__(self) -> None:
        self._icu = icu_breaker()

    def breaks(self, text: str) -> Breaks:
        ends = {end for end in self._icu.breaks(text).ends if end == len(text) or text[end - 1] != "/"}
        hyphens = {match.end() for match in re.finditer(r"-(?=\d)", text)}
        return Breaks(tuple(sorted(ends | hyphens)))


def our_pdf(docx: bytes) -> bytes:
    """The file laid out and painted by us, with LibreOffice's breaks."""
    laid = lay_out(docx, supplies=shipped(), breaker=BreaksOfLibreOffice())
    return write_pdf(laid.pages, title="parity")


@dataclass(frozen=True)
class Parity:
    """How two prints of one file compare."""

    lines: int
    pages: tuple[int, int]  # ours, theirs
    alike: int  # the same text on the same page
    drift: float  # points: the widest distance between the baselines of lines that are alike
    only_ours: tuple[str, ...]
    only_theirs: tuple[str, ...]


def compare(ours: bytes, theirs: bytes) -> Parity:
    """Lines are paired on each page by their text, the nearest first."""
    mine, others = printed_lines(ours), printed_lines(theirs)
    pairs, left, missing = [], [], []
    for page in range(max(len(mine), len(others))):
        rest = list(others[page]) if page < len(others) else []
        for line in mine[page] if page < len(mine) else []:
            alike = [other for other in rest if other.text == line.text]
            if alike:
                nearest = min(alike, key=lambda other: abs(other.y - line.y) + abs(other.x - line.x))
                rest.remove(nearest)
                pairs.append((line, nearest))
            else:
                left.append(line.text)
        missing += [line.text for line in rest]
    count = max(sum(map(len, mine)), sum(map(len, others)))
    drift = max((abs(line.y - other.y) for line, other in pairs), default=0.0)
    return Parity(count, (len(mine), len(others)), len(pairs), drift, tuple(left), tuple(missing))
