"""The four samples, made once for all tests, and their reference texts."""

import json
from functools import cache
from pathlib import Path

import thaiforms
from thaiforms.layout.turning import Turn

PROJECT = Path(__file__).parent.parent
SAMPLES = PROJECT / "samples" / "circular-5188"
NAMES = ("circular", "team", "district-officer", "development-worker")
TABLES = NAMES[1:]


@cache
def form(name):
    """The sample's form."""
    return thaiforms.read(SAMPLES / f"{name}.yaml")


@cache
def made(name):
    """The sample as it is made, DOCX and PDF."""
    return thaiforms.make(form(name))


@cache
def reference(name):
    """The reference's fields."""
    return json.loads((Path(__file__).parent / "reference" / f"{name}.json").read_text("utf-8"))


def lines_of(page, *, with_marks=False):
    """The page's lines in the order in which they are drawn, parted at tabs: (text, runs).

    The marks of notes stand higher: each is a line of its own, or else part of its line.
    """
    lines = []
    for run in page.runs:
        last = lines[-1][-1] if lines else None
        raised = with_marks and last is not None and (is_mark(last) or is_mark(run))
        if last is not None and _goes_on(last, run, raised=raised):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [("".join(run.text for run in runs), runs) for runs in lines]


def is_mark(run):
    """Whether a run is the mark of a note."""
    return run.link.startswith("#")


def _goes_on(last, run, *, raised=False):
    if (last.paragraph, last.turn) != (run.paragraph, run.turn):
        return False
    (x0, y0), (x1, y1) = (levelled(run.turn, one.x, one.y) for one in (last, run))
    return abs(y0 - y1) < (run.size if raised else 1e-6) and abs(x0 + last.width + run.gap - x1) < 0.5


def levelled(turn, x, y):
    """A point of turned text: how far along its lines it stands, and how far down across them."""
    return Turn(-turn, (0, 0)).point(x, y)


def paragraphs_of(pages):
    """Each printed paragraph's lines over all pages, by its number."""
    found = {}
    for page in pages:
        for text, runs in lines_of(page):
            found.setdefault(runs[0].paragraph, []).append(text)
    return found
