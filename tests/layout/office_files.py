"""Word files made by python-docx and raw elements, and what they read and print as."""

import io
from collections.abc import Callable

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from thaiforms.layout.read_docx import read_docx
from thaiforms.layout.story import Story, Table
from thaiforms.paper import GlyphRun, Page
from thaiforms.printing import Printed, print_docx

Document = docx.document.Document


def element(xml: str):
    """An element of WordprocessingML, its names in w: as in the specification."""
    head, _, tail = xml.partition(">")
    closed = head.endswith("/")
    return parse_xml(f"{head.removesuffix('/')} {nsdecls('w', 'r', 'wp', 'a')}{'/' if closed else ''}>{tail}")


def new() -> Document:
    """A document in TH SarabunPSK 16, without room round its paragraphs."""
    document = docx.Document()
    style = document.styles["Normal"].element
    for name in ("w:rPr", "w:pPr"):
        found = style.find(qn(name))
        if found is not None:
            style.remove(found)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.getparent().replace(
        defaults,
        element(
            "<w:docDefaults><w:rPrDefault><w:rPr>"
            '<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/>'
            '<w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        ),
    )
    return document


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def made(build: Callable[[Document], object]) -> bytes:
    document = new()
    build(document)
    return saved(document)


def of_body(*xml: str) -> bytes:
    """A document whose body holds these elements, before its section's properties."""
    document = new()
    for part in xml:
        document.element.body.insert(-1, element(part))
    return saved(document)


def story_of(*xml: str, lenient: bool = False) -> Story:
    return read_docx(of_body(*xml), lenient=lenient)


def table_of(xml: str, *, lenient: bool = False) -> Table:
    """The first table of a body."""
    blocks = story_of(xml, lenient=lenient).sections[0].blocks
    return next(block for block in blocks if isinstance(block, Table))


def printed(*xml: str, lenient: bool = False) -> Printed:
    return print_docx(of_body(*xml), lenient=lenient)


def codes(result: Printed | Story) -> list[str]:
    return [fault.code for fault in result.warnings]


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{own}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(text: str, properties: str = "", *, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}{more}</w:tc>"


def tr(*cells: str, properties: str = "", exceptions: str = "") -> str:
    own = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    but = f"<w:tblPrEx>{exceptions}</w:tblPrEx>" if exceptions else ""
    return f"<w:tr>{but}{own}{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "", grid: tuple[int, ...] = (2000, 2000)) -> str:
    """A table; the grid in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def run_of(page: Page, text: str) -> GlyphRun:
    """The run that begins with a text."""
    return next(run for run in page.runs if run.text.startswith(text))


def texts(page: Page) -> list[str]:
    return [run.text for run in page.runs]


def page_of(pages: tuple[Page, ...], text: str) -> int:
    """The number of the page on which a text stands, from 1."""
    return next(number for number, page in enumerate(pages, 1) if any(run.text.startswith(text) for run in page.runs))
