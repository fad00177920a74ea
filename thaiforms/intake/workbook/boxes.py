"""What a box holds: the text for the form, and what is wrong with it that only a workbook knows."""

from __future__ import annotations

from typing import Any

from thaiforms.errors import Fault
from thaiforms.intake.workbook import words
from thaiforms.intake.workbook.cells import Content
from thaiforms.intake.workbook.parts import Box
from thaiforms.intake.workbook.sheets import key
from thaiforms.model.problems import nearest, shown


def understood(box: Box, held: Content) -> tuple[str, Fault | None]:
    """The text for the form, and what is wrong with it that only a workbook knows."""
    if held.fault is not None:
        return held.text, held.fault
    if held.is_date and box.holds != "date":
        return held.text, Fault("date-for-text", found=held.text)
    text = held.text.strip()
    if box.choices and text:
        return _of_choices(box, text)
    if box.holds == "tick" and text in {"TRUE", "FALSE"}:
        return words.TICKS[0] if text == "TRUE" else "", None
    return held.text, None


def _of_choices(box: Box, text: str) -> tuple[str, Fault | None]:
    chosen = chosen_word(box, text)
    if chosen in box.choices:
        return chosen, None
    known: dict[str, Any] = {"known": ", ".join(box.choices.values()), "title": box.title}
    return text, Fault(
        "not-one-of", found=shown(text), details=known | {"nearest": nearest(text, box.choices.values())}
    )


def chosen_word(box: Box, text: str) -> str:
    """The form's own word for what was chosen from a list, or the text itself."""
    by_word = {key(word): own for own, word in box.choices.items()} | {key(own): own for own in box.choices}
    return by_word.get(key(text), text)
