"""The provinces of Thailand, and the letters by which the numbers of their letters begin."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

CAPITAL = "กรุงเทพมหานคร"
"""Bangkok, which is no จังหวัด."""


@cache
def provinces() -> Mapping[str, str]:
    """The letters (สฎ) by the name (สุราษฎร์ธานี) of each province and of Bangkok, in the order of their names.

    From ``provinces.tsv``: the general abbreviations, on which two public lists agree.
    """
    lines = Path(__file__).with_name("provinces.tsv").read_text("utf-8").splitlines()
    return MappingProxyType({line.split("\t")[0]: line.split("\t")[1] for line in lines})
