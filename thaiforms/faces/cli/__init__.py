"""The command line: ``make``, ``check``, ``pdf``, ``new``, ``workbook``, ``schema``. Results go to stdout, faults and warnings to stderr."""
