"""Text cut into pieces that a line's end does not part by itself, and what may happen between two of them."""

from __future__ import annotations

import re

NEVER, LAST, INSIDE, END = 0, 1, 2, 3
"""Between two pieces a line never ends; only if what it parts fits no line; only if that is too wide; may end."""

_D = "[0-9๐-๙]"
_LATIN = "A-Za-z\u00aa-\u024f\u1e00-\u1eff"
PIECES = re.compile(
    rf"""
    (?P<thai>ฯพณฯ|[ก-ฮะ-ฺเ-ๅ็-๎]+)
  | (?P<space>[ \t\r\n\f\v\u2000-\u2006\u2008-\u200a\u205f\u3000]+)
  | (?P<zero>\u200b+)
  | (?P<address>[A-Za-z][A-Za-z0-9+.-]{{0,20}}://[!-~]+|www\.[!-~]+|[A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9.-]+)
  | (?P<latin>[{_LATIN}][{_LATIN}0-9\u0300-\u036f]*(?:['’&._+][{_LATIN}0-9]+)*)
  | (?P<digits>(?<!{_D}){_D}{{1,2}}[ ][-–][ ]{_D}{{1,2}}(?![0-9๐-๙.]|[ ]?[ก-ฮเ][ก-ฮิี]{{0,2}}\.[ก-ฮ]\.)
        |{_D}+(?:[.,:/–-]{_D}+)*)
  | (?P<leader>[.]{{3,}}|…+|_{{2,}})
  | (?P<repeat>ฯลฯ|[ฯๆ๚๛]+)
  | (?P<span>(?:(?<=[0-9๐-๙.][ ])|(?<=[คย][มน][ ])|(?<=ธ์[ ]))[-–—](?=[ \t\n]))   # the dash of a range
  | (?P<item>(?<![^ \t\n])[-–—•●○■□☐☑▪►➢](?=[ \t\n]))                            # the dash of an item
  | (?P<joint>(?<=[{_LATIN}]{{2}})-(?=[{_LATIN}]{{2}})|(?<=[ก-ฮะ-๎])[-–—](?=[ก-ฮเ-ไ]))
  | (?P<hyphen>[-–—~]+)
  | (?P<open>[(\[{{“‘«฿$€£¥]+)
  | (?P<close>[)\]}}”’»]+)
  | (?P<ending>[%‰!?°]+)
  | (?P<slash>/+)
  | (?P<point>[.,:;]+)
  | (?P<glue>[\u00a0\u2007\u202f\u2060\ufeff\u2011]+)
  | (?P<other>(?s:.))
    """,
    re.VERBOSE,
)
AFTER_A_SPACE = ("thai", "address", "latin", "digits", "leader", "item", "hyphen", "open", "other")
"""What a line may begin with."""
STAYS_OPEN = frozenset(("open", "item", "glue", "start"))
"""What keeps its hold on the next piece over the spaces between them."""

BETWEEN = {
    **{("space", right): END for right in AFTER_A_SPACE},
    **{("zero", right): END for right in AFTER_A_SPACE},
    **{("item", right): INSIDE for right in AFTER_A_SPACE},
    **{("thai", right): END for right in ("latin", "digits", "address")},
    **{(left, "thai"): END for left in ("latin", "digits", "address", "repeat", "ending", "joint")},
    **{("repeat", right): END for right in ("latin", "digits", "open")},
    **{(left, "thai"): INSIDE for left in ("close", "slash", "leader", "other")},
    **{("thai", right): INSIDE for right in ("open", "leader", "other")},
    **{("slash", right): INSIDE for right in ("latin", "open")},
    ("space", "span"): INSIDE,
    ("thai", "thai"): END,
    ("joint", "latin"): END,
    ("close", "open"): INSIDE,
}
"""What may happen between two kinds of pieces that touch; nothing, where they are not here."""

INSIDE_ADDRESS = re.compile(r"(?<=[!-~]{4})(?:(?<=/)(?![/?&#])|(?=[.?&#@]))(?=[!-~]{4})")
"""Where a long address may be parted."""
