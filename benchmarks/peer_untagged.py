"""Joins a bench of neighbours as ``benchmarks.peer`` does, with PDFs that are not tagged."""

from benchmarks.peer import make_untagged as make

__all__ = ["make"]
