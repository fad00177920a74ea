"""What the documents say is so: their Python runs, their commands work, their YAML is the samples', their pictures are new."""

import hashlib
import importlib.util
import re
import shlex
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from PIL import Image, ImageChops

import thaiforms
from samples import made
from thaiforms.__main__ import main

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "circular-5188"
OURS = [ROOT / "README.md", *(ROOT / "docs" / f"{name}.md" for name in ("index", "tutorial", "gallery", "python"))]
EVERY = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "templates").glob("*/notes.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
INSTALL = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/thaiforms make samples/circular-5188 -o out"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"
OURS_TO_RUN = (".venv/bin/thaiforms ", "thaiforms ")


def blocks(path, *languages):
    """The blocks of a document that are in one of the languages."""
    return [body for language, body in BLOCK.findall(path.read_text("utf-8")) if language in languages]


def named(paths):
    return [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in paths]


@pytest.fixture
def workplace(tmp_path):
    """An empty folder with a copy of the samples, to work in."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    shutil.copy(ROOT / "templates" / "circular" / "template.docx", tmp_path / "samples" / "my-template.docx")
    with chdir(tmp_path):
        yield tmp_path


@pytest.mark.parametrize("path", named(path for path in OURS if blocks(path, "python")))
def test_the_python_of_a_document_runs(path, workplace):
    program = "\n".join(blocks(path, "python"))
    exec(compile(program, path.name, "exec"), {"__name__": path.stem})


def test_the_sample_agreement_can_be_built_from_python_alone(workplace):
    (alone,) = [block for block in blocks(ROOT / "docs" / "python.md", "python") if "team = Agreement(" in block]
    shutil.rmtree(workplace / "samples")
    names = {}
    exec(alone, names)
    assert names["team"] == thaiforms.read(SAMPLES / "team.yaml")
    written = {path.name: path.read_bytes() for path in (workplace / "out").iterdir()}
    made = thaiforms.make(thaiforms.read(SAMPLES / "team.yaml"))
    assert written == {"team.docx": made.docx, "team.pdf": made.pdf}


def commands(path):
    """Our own commands in a document that come to an end, as words; those of pip and the like are not ours to try."""
    for block in blocks(path, "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            for part in line.split("&&"):
                words = shlex.split(part, comments=True) if part.strip().startswith(OURS_TO_RUN) else []
                if words and "serve" not in words:
                    yield words[1:]


@pytest.mark.parametrize("path", named(path for path in OURS if list(commands(path))))
def test_the_commands_of_a_document_work(path, workplace, capsys):
    for number, block in enumerate(blocks(path, "yaml")):
        Path("invitation.yaml" if number == 0 else f"{number}.yaml").write_text(block, "utf-8")
    for words in commands(path):
        assert main(words) == 0, (words, capsys.readouterr().err)


def test_the_readmes_main_line_makes_four_documents(workplace):
    words = shlex.split(INSTALL.rpartition("&&")[2])[1:]
    assert main(words) == 0
    names = {path.stem for path in SAMPLES.glob("*.yaml")}
    assert {path.name for path in Path("out").iterdir()} == {
        f"{name}.{kind}" for name in names for kind in ("docx", "pdf")
    }


def test_the_readme_holds_both_lines_and_their_windows_twins():
    lines = [line for block in blocks(ROOT / "README.md", "sh", "bat") for line in block.splitlines()]
    assert lines.count(INSTALL) == lines.count(TEST) == 1
    for line in (INSTALL, TEST):
        twin = line.replace("python3", "py -3").replace(".venv/bin/", r".venv\Scripts\ ".strip()).replace("'", '"')
        assert lines.count(twin) == 1, twin
    assert TEST in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("path", named(path for path in OURS if blocks(path, "yaml")))
def test_the_yaml_of_a_document_is_a_form_or_a_part_of_a_sample(path, workplace):
    sources = [uncommented(source.read_text("utf-8")) for source in SAMPLES.glob("*.yaml")]
    for block in blocks(path, "yaml"):
        if block.startswith("form:") and "# …" not in block:
            Path("form.yaml").write_text(block, "utf-8")
            thaiforms.read("form.yaml")
            continue
        assert any(stand_in_order(uncommented(block), source) for source in sources), block


def uncommented(text):
    """The lines of YAML that say something, without comments; a line ``# …`` stands for what is left out."""
    lines = (re.sub(r"(^|\s+)#.*", "", line) for line in text.splitlines())
    return [line for line in lines if line.strip()]


def stand_in_order(lines, source):
    rest = iter(source)
    return all(any(line == other for other in rest) for line in lines)


@pytest.mark.parametrize("path", named(EVERY))
def test_every_link_leads_somewhere(path):
    for inline, html in LINK.findall(path.read_text("utf-8")):
        target = (inline or html).partition("#")[0]
        if target and not target.startswith(("https://", "http://")):
            assert (path.parent / target).exists(), target


def drawing():
    """The script that draws the pictures, as a module."""
    spec = importlib.util.spec_from_file_location("make_images", ROOT / "docs" / "make_images.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", [path.stem for path in sorted(SAMPLES.glob("*.yaml"))])
def test_the_pictures_show_the_pages_as_they_are(name):
    script = drawing()
    drawn = script.pictures(name)
    kept = script.paths(name, len(drawn))
    assert sorted(script.IMAGES.glob(f"{name}-[0-9]*.png")) == kept
    for picture, path in zip(drawn, kept, strict=True):
        assert differing(picture, Image.open(path).convert("L")) < 0.001, f"{path.name}: run docs/make_images.py"


def differing(one, other):
    """The share of dots that are clearly not the same."""
    if one.size != other.size:
        return 1.0
    return sum(ImageChops.difference(one, other).histogram()[96:]) / (one.size[0] * one.size[1])


def test_a_stale_picture_would_be_seen():
    page = drawing().pictures("circular")[0]
    changed = page.copy()
    changed.paste(page.crop((100, 230, 700, 255)), (100, 233))
    assert differing(page, changed) > 0.001


def test_the_pictures_are_small():
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    assert all(picture.stat().st_size <= 60_000 for picture in pictures)
    assert len({hashlib.sha256(picture.read_bytes()).digest() for picture in pictures}) == len(pictures)


@pytest.mark.parametrize("name", ["README.md", "docs/gallery.md"])
def test_every_page_of_every_sample_is_shown(name):
    shown = {Path(inline or html).name for inline, html in LINK.findall((ROOT / name).read_text("utf-8"))}
    assert {picture.name for picture in (ROOT / "docs" / "images").glob("*.png")} <= shown


PAIR = re.compile(r'images/([a-z-]+)-([0-9]+)\.png".*?```yaml\n(.*?)^```$', re.MULTILINE | re.DOTALL)
SHORTEST = 8  # letters that are not on every page anyway


@pytest.mark.parametrize("path", named(ROOT / name for name in ("README.md", "docs/gallery.md")))
def test_beside_each_page_stands_the_data_that_made_it(path):
    pairs = PAIR.findall(path.read_text("utf-8"))
    assert len(pairs) == len(list((ROOT / "docs" / "images").glob("*.png")))
    for name, number, block in pairs:
        page = made(name).pages[int(number) - 1]
        printed = "".join(run.text for run in page.runs).replace(" ", "")
        values = [re.sub(r'^[- ]*(\w+: )?|[" ]', "", line) for line in uncommented(block)]
        told = [value for value in values if len(value) >= SHORTEST and re.match("[๐-๙ก-๛-]", value)]
        assert told, (name, number)
        assert sum(value in printed for value in told) > len(told) / 2, (name, number, told)
