"""``python -m thaiforms`` and the command ``thaiforms``."""

import gc
import os
import sys
from collections.abc import Sequence

_OBJECTS = 100_000  # made between two looks for garbage; Python's own 700 take a tenth of a short command's time


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line, this process's where None is given; its exit code."""
    gc.set_threshold(_OBJECTS)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for some is to read every package's papers
    from thaiforms.faces.cli.main import main as run  # loaded only now, so that both hold for all that it loads

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
