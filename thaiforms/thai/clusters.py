"""Grapheme clusters: the smallest pieces of text that may stand apart.

A base letter keeps its marks, and ำ after them. เ แ โ ใ ไ, ะ, า, ฯ, ๆ and digits stand alone, as in Word's
Thai-distributed lines; ฤๅ and ฦๅ, one glyph in many fonts, stay whole.
"""

from __future__ import annotations

import re

MARKS = "ัิ-ฺ็-๎"
"""The Thai marks above and below, for a character class."""

_EXTENDING = MARKS + "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u200c\u200d"
_CLUSTER = re.compile(
    rf"\r\n|(?:[ฤฦ]ๅ|[ก-ฮ][{_EXTENDING}]*ำ|[^\r\n{_EXTENDING}])[{_EXTENDING}]*|[{_EXTENDING}]+|[\r\n]"
)


def clusters(text: str) -> list[str]:
    """The clusters in order; joined they are the text."""
    return _CLUSTER.findall(text)


def cluster_starts(text: str) -> list[int]:
    """The offsets at which a cluster begins, ascending."""
    return [match.start() for match in _CLUSTER.finditer(text)]


def last_resorts(text: str) -> list[str]:
    """The parts that stay whole even in a word wider than its column.

    No vowel is parted from its letter, no digit from its number, and no ๆ leads.
    """
    parts: list[str] = []
    for cluster in clusters(text):
        in_number = bool(parts) and cluster.isdigit() and parts[-1][-1].isdigit()
        if parts and (in_number or cluster[0] in "ะาๅๆฯำ" or parts[-1][-1] in "เแโใไ"):
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return parts
