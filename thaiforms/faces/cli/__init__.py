"""The command line: ``make``, ``check``, ``new``, ``schema``. Results go to stdout, faults and warnings to stderr."""
