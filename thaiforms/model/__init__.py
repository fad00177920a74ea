"""What a form is: frozen values, checked as they are made. Wrong values raise InputError with every fault.

``FORMS`` names the forms as files and template folders do. ``warnings`` tells what is odd but not wrong.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from thaiforms.model.agreement import Agreement
from thaiforms.model.circular import Circular, Enclosure
from thaiforms.model.indicator import LEVELS, Indicator
from thaiforms.model.kinds import KINDS, Kind
from thaiforms.model.people import Parties, Signatory, SignatureBlock
from thaiforms.model.round import RoundDates
from thaiforms.model.warnings import CLOSINGS, warnings

Form: TypeAlias = Circular | Agreement
FORMS: Mapping[str, type[Circular] | type[Agreement]] = MappingProxyType(
    {"circular": Circular, "kpi-agreement": Agreement}
)

__all__ = [
    "CLOSINGS",
    "FORMS",
    "KINDS",
    "LEVELS",
    "Agreement",
    "Circular",
    "Enclosure",
    "Form",
    "Indicator",
    "Kind",
    "Parties",
    "RoundDates",
    "Signatory",
    "SignatureBlock",
    "warnings",
]
