"""``python -m thaiforms`` and the command ``thaiforms``."""

import sys

from thaiforms.faces.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
