"""The Thai language; knows nothing of documents: digits, dates, rounds, clusters, line breaks, normal forms.

Importing it is light: the word list is loaded at first use.
"""

from thaiforms.thai.breaks import Breaker, Breaks, builtin_breaker, icu_breaker
from thaiforms.thai.clusters import cluster_starts, clusters
from thaiforms.thai.dates import (
    BLANK_DAY,
    DateError,
    DateStyle,
    ThaiDate,
    format_date,
    format_range,
)
from thaiforms.thai.normal import Change, Normal, normalise
from thaiforms.thai.numerals import Numerals, convert_digits, to_arabic_digits, to_thai_digits
from thaiforms.thai.protected import protected_spans
from thaiforms.thai.reading import parse_date, parse_range
from thaiforms.thai.rounds import Round, fiscal_year, parse_round
from thaiforms.thai.years import parse_year

__all__ = [
    "BLANK_DAY",
    "Breaker",
    "Breaks",
    "Change",
    "DateError",
    "DateStyle",
    "Normal",
    "Numerals",
    "Round",
    "ThaiDate",
    "builtin_breaker",
    "cluster_starts",
    "clusters",
    "convert_digits",
    "fiscal_year",
    "format_date",
    "format_range",
    "icu_breaker",
    "normalise",
    "parse_date",
    "parse_range",
    "parse_round",
    "parse_year",
    "protected_spans",
    "to_arabic_digits",
    "to_thai_digits",
]
