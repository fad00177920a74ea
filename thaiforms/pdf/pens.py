"""What is drawn with: the colours of letters and areas, and the pen of rules (ISO 32000-1, 8.4.3 and 8.6.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from thaiforms.paper import Pt, Rule
from thaiforms.pdf.objects import number

Pen: TypeAlias = tuple[Pt, str, tuple[Pt, ...]]
"""What holds while lines are drawn: their width, colour and dashes."""


def changed_ink(before: str, now: str) -> str:
    """The operators that change the colour of what is filled."""
    return "" if before == now else f"{ink(now, 'rg')} "


@lru_cache(maxsize=64)
def ink(colour: str, operator: str) -> str:
    """The operators that choose a colour: "rg" for what is filled, "RG" for what is drawn along."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return f"{' '.join(f'{part:.3g}' for part in parts)} {operator}"


def ruled(rules: Iterable[Rule]) -> str:
    """The operators that draw rules, whatever pen was in use; those of one look in one stroke."""
    operators: list[str] = []
    before: Pen | None = None
    for pen, group in groupby(rules, pen_of):
        operators += changed_pen(before, pen)
        operators.append(stroked((rule.x0, -rule.y0, rule.x1, -rule.y1) for rule in group))
        before = pen
    return "\n".join(operators)


def pen_of(rule: Rule) -> Pen:
    """What a rule is drawn with."""
    return rule.width, rule.colour, rule.dash


def changed_pen(before: Pen | None, now: Pen) -> Iterator[str]:
    """The operators that change the pen, from an unknown one if none is given."""
    if before is None or now[0] != before[0]:
        yield f"{number(now[0])} w"
    if before is None or now[1] != before[1]:
        yield ink(now[1], "RG")
    if before is None or now[2] != before[2]:
        yield f"[{' '.join(map(number, now[2]))}] 0 d"


def stroked(lines: Iterable[tuple[Pt, Pt, Pt, Pt]]) -> str:
    """The operators that draw lines from one point to another, upwards."""
    drawn = (f"{number(a)} {number(b)} m {number(c)} {number(d)} l" for a, b, c, d in lines)
    return "\n".join((*drawn, "S"))
