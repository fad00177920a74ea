"""One door to the room: DOCX bytes in, finished pages out."""

from __future__ import annotations

from collections.abc import Mapping

from thaiforms.collecting import uncollected
from thaiforms.errors import Fault, GlyphError
from thaiforms.frozen import frozen, replace
from thaiforms.layout.flow import Typesetter
from thaiforms.layout.pages import Pager
from thaiforms.layout.paragraphs import Setting
from thaiforms.layout.read_docx import read_docx
from thaiforms.layout.story import Story
from thaiforms.layout.turning import Turn
from thaiforms.paper import FieldBox, GlyphRun, Node, Page
from thaiforms.supplies import Supplies
from thaiforms.thai.breaks import Breaker, builtin_breaker


@frozen
class Laid:
    """Finished pages, what was worth a warning, the document's title, and its parts in reading order."""

    pages: tuple[Page, ...]
    warnings: tuple[Fault, ...]
    title: str
    structure: tuple[Node, ...] = ()


@uncollected
def lay_out(
    docx: bytes | Mapping[str, bytes], *, supplies: Supplies, breaker: Breaker | None = None, lenient: bool = False
) -> Laid:
    """The pages of a Word file, or of the parts of one that this process has made itself. Raises TemplateError (broken, or not drawn yet) and GlyphError (no font has a letter).

    Where ``lenient``, what can't be drawn is left out with a warning.
    """
    story = read_docx(docx, lenient=lenient)
    breaks = builtin_breaker() if breaker is None else breaker
    setting = Setting(supplies, breaks, story.default_tab, story.stretch_broken_lines, story.adds_spacing)
    typesetter, pages = _paged(story, setting)
    if typesetter.missing and not lenient:
        raise GlyphError(typesetter.missing)
    left_out = (replace(fault, code="letter-left-out") for fault in typesetter.missing)
    warnings = (*story.warnings, *left_out, *typesetter.warnings)
    return Laid(pages, warnings, story.title, tuple(typesetter.structure.nodes))


def _paged(story: Story, setting: Setting) -> tuple[Typesetter, tuple[Page, ...]]:
    """The pages of a story, and what has set its blocks."""
    if story.footnotes or any(section.endnotes for section in story.sections):
        # Loaded where a file holds notes: most hold none, and the first document of a process has no time to lose.
        from thaiforms.layout.noted_pages import pages_with_notes

        return pages_with_notes(story, setting)
    typesetter = Typesetter(setting)
    return typesetter, Pager(typesetter).pages(story.sections)


def field_boxes(pages: tuple[Page, ...]) -> tuple[FieldBox, ...]:
    """Where each field stands: a box for each line of it, from the ascenders to below the lower vowels."""
    return tuple(_box(run, number) for number, page in enumerate(pages, start=1) for run in page.runs if run.field)


def _box(run: GlyphRun, page: int) -> FieldBox:
    box = (run.x, run.y - 0.874 * run.size, run.x + run.width, run.y + 0.457 * run.size)
    box = Turn(run.turn, (run.x, run.y)).box(*box) if run.turn else box
    return FieldBox(run.field, page, *box, run.text)
