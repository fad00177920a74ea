"""The command line: ``make``, ``batch``, ``roster``, ``check``, ``pdf``, ``new``, ``workbook``, ``schema``. Results to stdout, faults to stderr."""
