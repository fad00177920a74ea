"""What tests share: helpers beside the tests can be imported by name."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent / folder) for folder in ("", "layout", "parity", "pdf")]


def pytest_addoption(parser):
    parser.addoption("--new-pictures", action="store_true", help="draw the golden pictures anew, to be looked at")
