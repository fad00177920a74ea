"""Prints how our pages compare with LibreOffice's, file by file: ``python tests/parity/figures.py``."""

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from printed import compare, libreoffice_pdfs, our_pdf  # noqa: E402
from test_parity import FILES  # noqa: E402


def main() -> None:
    """One line for each file, and one for all."""
    files = {name: make() for name, make in FILES.items()}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in files.items():
            (folder / f"{name}.docx").write_bytes(data)
        theirs = libreoffice_pdfs(sorted(folder.glob("*.docx")), folder)
    lines = alike = 0
    print(f"{'file':28} {'lines':>5} {'alike':>7}  pages  drift, pt")  # noqa: T201
    for name, data in files.items():
        found = compare(our_pdf(data), theirs[name])
        lines, alike = lines + found.lines, alike + found.alike
        share = 100 * found.alike / found.lines
        print(f"{name:28} {found.lines:5} {share:6.2f}%  {found.pages[0]}/{found.pages[1]}  {found.drift:8.2f}")  # noqa: T201
    print(f"{'all':28} {lines:5} {100 * alike / lines:6.2f}%")  # noqa: T201


if __name__ == "__main__":
    main()
