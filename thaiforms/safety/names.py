"""Names that every file system takes: Windows, macOS and Linux, with Thai in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from thaiforms.errors import Fault, OutputError, Place

STEM_BYTES = 200  # UTF-8; a name may have 255, and the suffix and a passing name need room
PATH_UNITS = 240  # UTF-16; Windows stops at 260
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, bidi and zero-width, lone surrogates, private, unassigned
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_LEADING_VOWELS = "เแโใไ"
_SARA_AM = "ำ"


def safe_name(text: str, *, suffix: str = "", folder: Path | None = None, taken: Collection[str] = ()) -> str:
    """A file name out of any text: what may stand in a name, cut at a cluster, unlike any of ``taken``.

    With ``folder``, the whole path has at most 240 UTF-16 units. Raises OutputError where the folder alone is too long.
    """
    stem = _cleaned(text)
    used = {folded(name) for name in taken}
    room = PATH_UNITS if folder is None else PATH_UNITS - _units(str(folder.absolute())) - 1
    for number in range(1, len(used) + 2):
        ending = (f" ({number})" if number > 1 else "") + suffix
        name = _fitted(stem, ending, units=room - _units(ending)) + ending
        if folded(name) not in used and name != ending:
            return name
    raise OutputError(Fault("output-path-too-long", Place(file=str(folder)), str(folder)))


def folded(name: str) -> str:
    """The name as a file system that ignores case, and how accents are written, compares it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _cleaned(text: str) -> str:
    """The text without what no name may hold. NFC, never NFKC: that would part SARA AM."""
    seen = "".join(letter for letter in text if letter.isspace() or unicodedata.category(letter) not in _UNSEEN)
    spaced = " ".join(seen.split())
    stem = _trimmed(_FORBIDDEN.sub("-", unicodedata.normalize("NFC", spaced)))
    return f"_{stem}" if _DEVICES.match(stem) else stem or "document"


def _trimmed(stem: str) -> str:
    """Without dots and spaces at its ends (Windows drops them, Unix hides them), nor a hyphen that looks like an option."""
    return stem.lstrip(". -").rstrip(". ")


def _fitted(stem: str, ending: str, *, units: int) -> str:
    """As much of the stem as 200 bytes with its number, and so many UTF-16 units, leave room for."""
    numbered = len(ending.encode()) if ending.startswith(" (") else 0
    end = len(stem)
    while end and (len(stem[:end].encode()) > STEM_BYTES - numbered or _units(stem[:end]) > units):
        end -= 1
    return _trimmed(stem[: _cluster_end(stem, end)]) if end < len(stem) else stem


def _cluster_end(stem: str, end: int) -> int:
    """The nearest place at or before ``end`` where the stem may be cut: before no mark, after no leading vowel."""
    while end and end < len(stem) and _holds_on(stem[end]):
        end -= 1
    while end and stem[end - 1] in _LEADING_VOWELS:
        end -= 1
    return end


def _holds_on(letter: str) -> bool:
    return letter == _SARA_AM or unicodedata.category(letter).startswith("M")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
