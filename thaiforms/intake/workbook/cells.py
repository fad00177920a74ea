"""What stands in a cell of a form: the text that the clerk sees, and the fault that it is, if it is one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from thaiforms.errors import Fault
from thaiforms.intake.cells import cell_text
from thaiforms.intake.spreadsheets import format_of, read_back

_ERROR = "e"


@dataclass(frozen=True, slots=True)
class Content:
    """A text, whether it was a real date, and what is wrong, if anything."""

    text: str = ""
    fault: Fault | None = None
    is_date: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to read, or to mend."""
        return bool(self.text.strip()) or self.fault is not None


NOTHING = Content()


def content(cell: Any, *, is_unreckoned: bool) -> Content:
    """The content of a cell; of a formula its value, as it was last reckoned."""
    value = cell.value
    if value is None:
        return Content(fault=Fault("formula-without-value")) if is_unreckoned else NOTHING
    if cell.data_type == _ERROR:
        return Content(fault=Fault("cell-is-error", found=str(value)))
    if isinstance(value, str):
        return Content(read_back(value).replace("\r\n", "\n").replace("\r", "\n"))
    return Content(cell_text(value, format_of(cell)), is_date=isinstance(value, datetime.date))
