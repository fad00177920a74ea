"""Edits of a Word file as a clerk makes them: in python-docx, in its XML as Word leaves it, and in LibreOffice itself."""

import copy
import io
import re
import subprocess
import zipfile
from xml.sax.saxutils import escape

import docx
from docx.oxml.ns import qn
from lxml import etree

from office import libreoffice

DOCUMENT = "word/document.xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def xml(text):
    """Elements of WordprocessingML, from their XML."""
    return list(etree.fromstring(f'<w:x xmlns:w="{NAMESPACE}">{text}</w:x>'))


def edited(data, change, part=DOCUMENT):
    """The file with a part changed: ``change`` is given its root."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            content = archive.read(name)
            if name == part:
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(name, content)
    return out.getvalue()


def tag_of(control):
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return None if tag is None else tag.get(qn("w:val"))


def controls(root, path=None):
    return [one for one in root.iter(qn("w:sdt")) if path is None or tag_of(one) == path]


def control(root, path):
    (found,) = controls(root, path)
    return found


def content(one):
    return one.find(qn("w:sdtContent"))


def row(root, path):
    return next(control(root, path).iterancestors(qn("w:tr")))


def paragraph(root, path):
    return next(control(root, path).iterancestors(qn("w:p")))


def run(text):
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def put(one, text):
    """Type a text in place of what a control holds, in one run."""
    held = content(one)
    held[:] = xml(run(text))


def typed(data, texts):
    """The file with texts typed into content controls by python-docx, by their paths; the first run takes it all."""
    document = docx.Document(io.BytesIO(data))
    parts = [document.element, *(part for section in document.sections for part in furniture(section))]
    for root in parts:
        for one in root.iter(qn("w:sdt")):
            if tag_of(one) in texts:
                runs = list(one.iter(qn("w:t")))
                if not runs:
                    put(one, texts[tag_of(one)])
                    continue
                runs[0].text = texts[tag_of(one)]
                for rest in runs[1:]:
                    rest.getparent().getparent().remove(rest.getparent())
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def furniture(section):
    """The headers and footers that a section has of its own: asking for others would make them."""
    all_four = (section.header, section.first_page_header, section.footer, section.first_page_footer)
    return [part._element for part in all_four if not part.is_linked_to_previous]


def cut_to_pieces(root):
    """What Word does to a text that was worked at: a run for each letter, and between them what spelling and editing leave."""
    for text in list(root.iter(qn("w:t"))):
        own = text.getparent()
        if [child.tag for child in own if child.tag != qn("w:rPr")] != [qn("w:t")]:
            continue
        pieces = []
        for letter in text.text or "":
            piece = copy.deepcopy(own)
            piece.find(qn("w:t")).text = letter
            piece.find(qn("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            pieces += [
                piece,
                *xml(
                    '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="9" w:name="a"/><w:bookmarkEnd w:id="9"/>'
                ),
            ]
        parent = own.getparent()
        at = parent.index(own)
        parent[at : at + 1] = pieces


def in_libreoffice(data, folder, replaced=()):
    """The file as LibreOffice saves it, after it has searched and replaced texts."""
    profile, source, target = folder / "profile", folder / "source.docx", folder / "target.docx"
    source.write_bytes(data)
    modules = profile / "user" / "basic" / "Standard"
    if not modules.exists():
        start = [
            str(libreoffice()),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--terminate_after_init",
        ]
        subprocess.run(start, check=True, capture_output=True, timeout=300)
        modules.mkdir(parents=True, exist_ok=True)
    lines = [
        f'search = document.createReplaceDescriptor(): search.SearchString = "{one}": '
        f'search.ReplaceString = "{other}": document.replaceAll(search)'
        for one, other in replaced
    ]
    body = f"""Sub Edit
Dim hidden(0) As New com.sun.star.beans.PropertyValue
hidden(0).Name = "Hidden": hidden(0).Value = True
Dim word(0) As New com.sun.star.beans.PropertyValue
word(0).Name = "FilterName": word(0).Value = "Office Open XML Text"
document = StarDesktop.loadComponentFromURL("{source.as_uri()}", "_blank", 0, hidden())
{chr(10).join(lines)}
document.storeToURL("{target.as_uri()}", word())
document.close(True)
End Sub"""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    module = f'{head}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">{escape(body)}</script:module>'
    (modules / "Edits.xba").write_text(module, encoding="utf-8")
    library = modules / "script.xlb"
    listed = '<library:element library:name="Edits"/>'
    known = (
        library.read_text("utf-8")
        if library.exists()
        else (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n'
            '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"></library:library>'
        )
    )
    if "Edits" not in known:
        known = re.sub(r"(<library:library[^>]*?)/>", r"\1></library:library>", known)
        library.write_text(known.replace("</library:library>", f"{listed}</library:library>"), encoding="utf-8")
    command = [
        str(libreoffice()),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "macro:///Standard.Edits.Edit",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return target.read_bytes()
