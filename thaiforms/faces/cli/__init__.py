"""The command line: ``make``, ``check``, ``pdf``, ``new``, ``schema``. Results go to stdout, faults and warnings to stderr."""
