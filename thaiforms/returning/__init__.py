"""Documents that come back: the data that a DOCX or PDF carries, and the fields of a DOCX that was edited in Word since.

::

    DOCX ──word▶ content controls ──pieces▶ fields ──rebuilding▶ values ▶ form, and what differs

What was printed is known by filling the form again; so what was not touched keeps the value that it had.
"""

from thaiforms.returning.extract import extract
from thaiforms.returning.read_back import Difference, ReadBack, read_back

__all__ = ["Difference", "ReadBack", "extract", "read_back"]
