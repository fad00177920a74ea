"""The kept terms: words, offices, posts and places that a line's end does not part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path

from thaiforms.frozen import distinct

PREFIXES = ("การ", "ความ")
"""What makes a noun of the word that follows."""


@distinct
class Glossary:
    """Kept terms, and phrases (terms with spaces in them)."""

    terms: Mapping[str, tuple[int, ...]]  # the offsets where a term has its parts
    phrases: tuple[str, ...]


@cache
def glossary() -> Glossary:
    """The terms of ``glossary.txt``; each part of a term is a term too, unless it begins with การ or ความ."""
    lines = Path(__file__).with_name("glossary.txt").read_text("utf-8").splitlines()
    return read_glossary(line for line in lines if line and not line.startswith("#"))


def read_glossary(lines: Iterable[str]) -> Glossary:
    """The glossary of lines such as ``กรมการพัฒนา|ชุมชน``: a term with a stroke where it may be parted."""
    terms: dict[str, tuple[int, ...]] = {}
    phrases = []
    for line in lines:
        parts = line.split("|")
        if " " in line:
            phrases.append(line)
            continue
        terms.setdefault("".join(parts), tuple(accumulate(map(len, parts[:-1]))))
        for part in parts:
            if not part.startswith(PREFIXES):  # so that การปฏิบัติงาน is not parted after การปฏิบัติ
                terms.setdefault(part, ())
    return Glossary(terms, tuple(phrases))
