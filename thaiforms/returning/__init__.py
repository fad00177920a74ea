"""Documents that come back: the data that a DOCX or PDF carries, and the fields of a DOCX that was edited in Word since."""

from thaiforms.returning.extract import extract

__all__ = ["extract"]
