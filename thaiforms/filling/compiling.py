"""From the parts of a template to Jinja's programs, one for each part that has tags.

Each value's run is taken out of the tree and a token is put in its place, in the text between the runs. Once the tree
is written, every brace that is not ours is escaped, so that no text can become a tag, and the tokens become tags.
A tag that stands for its row, cell or paragraph (``{%tr``, ``{%tc``, ``{%p``, as docxtpl has it) takes its place whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from jinja2 import StrictUndefined, Template, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from thaiforms.errors import Fault, InternalError, Place, TemplateError
from thaiforms.filling.blocks import steered
from thaiforms.filling.context import FieldText, Values
from thaiforms.filling.controls import Blank, look_of, may_hold_control, static_run, static_text
from thaiforms.filling.tags import Tag
from thaiforms.filling.words import LOOK, RUN, TEXT, VALUE, Element, w
from thaiforms.frozen import frozen
from thaiforms.thai import to_arabic_digits, to_thai_digits

CLOSER = " (กระชับ)"
"""What the name of a style's twin ends with; a letter that is closed up uses the twins."""

_OPEN, _CLOSE = "\U0010ff7b", "\U0010ff7d"
_TOKEN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Name, nodes.Getattr, nodes.Getitem),
    *(nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Filter),
)
_WHOLES = ("p", "tr", "tc")
_ARABIC_PAGES = "{% if _numerals == 'arabic' %}decimal{% else %}thaiNumbers{% endif %}"


@frozen
class Program:
    """A part of a template, ready to be filled any number of times."""

    part: str
    template: Template
    tags: tuple[Tag, ...]
    lines: tuple[int, ...]  # the line of the program that each tag begins on

    def filled(self, values: Mapping[str, object]) -> str:
        """The part's XML. Raises TemplateError where the data lack what a tag asks for."""
        try:
            return self.template.render(values)
        except UndefinedError as error:
            raise TemplateError(self._fault(error)) from error

    def _fault(self, error: UndefinedError) -> Fault:
        """The fault with the place of the tag that asked, which Jinja tells by the line of its program."""
        line, trace = 0, error.__traceback__
        while trace is not None:
            line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == "<template>" else line
            trace = trace.tb_next
        tag = next((tag for tag, start in zip(self.tags, self.lines, strict=True) if start == line), None)
        if tag is None:
            return Fault("blank-without-value", Place(part=self.part), str(error))
        return Fault("blank-without-value", tag.place, tag.whole)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks no more of the plain values of a form than whether they are there."""

    def getattr(self, obj: object, attribute: str) -> Any:
        """An attribute, where the template may have it."""
        if type(obj) is Values and not attribute.startswith("_") and attribute in vars(obj):
            return vars(obj)[attribute]
        return super().getattr(obj, attribute)


class Compiler:
    """Compiles the parts of one template; blanks are counted through all of them."""

    def __init__(self, *, counts: Iterable[Tag], twins: Mapping[str, str]) -> None:
        self._counts = frozenset(counts)
        self._twins = twins
        self._blanks: list[Blank] = []
        self._known = lru_cache(maxsize=4096)(self._filled)
        self._environment = _Sandbox(
            undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True, cache_size=0
        )
        self._environment.globals.clear()
        self._environment.filters.clear()
        self._environment.tests.clear()
        self._environment.filters |= {
            "_blank": self._fill,
            "thai_digits": partial(_with_digits, to_thai_digits),
            "arabic_digits": partial(_with_digits, to_arabic_digits),
        }

    def compile(self, root: Element, part: str, tags: Sequence[Tag]) -> Program | None:
        """The program of a part whose tags have been read and found good, or None where no value changes the part.

        The tree is used up.
        """
        written: list[str] = []
        for holder, group in _by_run(tags).items():
            _dissolve(holder, [self._written(tag, written) for tag in group], group)
        written += _spacing_and_pages(root, self._twins, len(written))
        if not written:
            return None
        source = _source(root, written)
        lines = tuple(_lines_of(source))
        return Program(part, self._template(source, part), tuple(tags), lines[: len(tags)])

    def _written(self, tag: Tag, written: list[str]) -> str:
        """The token that stands for a tag while the part is a tree. Each tag begins a line of the program."""
        run = next(tag.holder.iterancestors(RUN))
        if tag.opening == "{{":
            latin, thai = look_of(run)
            self._blanks.append(Blank(latin, thai, may_hold_control(run), tag.place, tag.whole))
            expression = f"_counts[{tag.body}]" if tag in self._counts else f"({tag.body})"
            written.append(f"{{{{\n{expression}|_blank({len(self._blanks) - 1})}}}}")
        else:
            written.append(f"{{% \n{tag.body} %}}" if tag.opening == "{%" else "{#\n#}")
        return f"{_OPEN}{len(written) - 1}{_CLOSE}"

    def _fill(self, value: object, number: int) -> Markup:
        """A value in its blank; what was written there before is remembered."""
        if type(value) is FieldText:
            return self._known(number, value, value.path, value.label)
        return self._blanks[number].filled(value)

    def _filled(self, number: int, value: FieldText, _path: str, _label: str) -> Markup:
        return self._blanks[number].filled(value)

    def _template(self, source: str, part: str) -> Template:
        """The program compiled; as the last thing before, the whole of it is held to the list once more."""
        tree = self._environment.parse(source)
        waiting: list[nodes.Node] = [tree]
        while waiting:
            node = waiting.pop()
            if type(node) not in _ALLOWED:
                raise InternalError(f"{part}: {type(node).__name__} got past the reading of tags")
            waiting += node.iter_child_nodes()
        return Template.from_code(self._environment, self._environment.compile(tree), {})


def twins_of(styles: Element | None) -> dict[str, str]:
    """The styles that have a closer twin: a style named ``X`` and one named ``X (กระชับ)``, by their ids."""
    names = {} if styles is None else {_name(style): style.get(w("styleId"), "") for style in styles.iter(w("style"))}
    return {names[name]: twin for name in names if (twin := names.get(name + CLOSER)) is not None}


def _name(style: Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else name.get(VALUE, "")


def _with_digits(convert: object, value: object) -> object:
    if not isinstance(value, str) or not callable(convert):
        return value
    return FieldText(convert(str(value)), getattr(value, "path", ""), getattr(value, "label", ""))


def _by_run(tags: Sequence[Tag]) -> dict[Element, list[Tag]]:
    """The tags by the runs that hold them."""
    runs: dict[Element, list[Tag]] = {}
    for tag in tags:
        runs.setdefault(next(tag.holder.iterancestors(RUN)), []).append(tag)
    return runs


def _dissolve(run: Element, tokens: list[str], tags: list[Tag]) -> None:
    """Puts runs for the text around the tags, and tokens for the tags, in place of a run, or of all that a tag stands for."""
    if tags[0].scope in _WHOLES and tags[0].opening == "{%":
        whole = steered(tags[0])
        assert whole is not None  # or the tag would have been refused
        _replace(whole, [tokens[0]])
        return
    pieces: list[Element | str] = []
    for child in run:
        mine = [(tag, token) for tag, token in zip(tags, tokens, strict=True) if tag.holder is child]
        if child.tag != LOOK:
            pieces += _split(child, mine) if child.tag == TEXT and mine else [child]
    _replace(run, _joined(run, pieces))


def _split(text: Element, tags: list[tuple[Tag, str]]) -> list[Element | str]:
    """A text as texts and tokens, in their order."""
    pieces: list[Element | str] = []
    whole, end = text.text or "", 0
    for tag, token in tags:
        before = whole[end : tag.start]
        pieces += [static_text(before), token] if before else [token]
        end = tag.start + len(tag.whole)
    return [*pieces, static_text(whole[end:])] if whole[end:] else pieces


def _joined(run: Element, pieces: list[Element | str]) -> list[Element | str]:
    """Runs and tokens: what stands side by side without a token between it goes into one run."""
    joined: list[Element | str] = []
    for piece in pieces:
        if isinstance(piece, str):
            joined.append(piece)
            continue
        if not joined or isinstance(joined[-1], str):
            joined.append(static_run(run))
        last = joined[-1]
        if not isinstance(last, str):
            last.append(piece)
    return joined


def _replace(run: Element, pieces: list[Element | str]) -> None:
    parent = run.getparent()
    assert parent is not None
    place = parent.index(run)
    before = run.getprevious()
    tail = run.tail or ""
    parent.remove(run)
    for piece in [*pieces, tail]:
        if not isinstance(piece, str):
            parent.insert(place, piece)
            before, place = piece, place + 1
        elif before is None:
            parent.text = (parent.text or "") + piece
        else:
            before.tail = (before.tail or "") + piece


def _spacing_and_pages(root: Element, twins: Mapping[str, str], first: int) -> list[str]:
    """Lets styles with a closer twin, and Thai page numbers, depend on the document; gives what the tokens stand for."""
    written: list[str] = []

    def token(program: str) -> str:
        written.append(program)
        return f"{_OPEN}{first + len(written) - 1}{_CLOSE}"

    for style in root.iter(w("pStyle")):
        name = style.get(VALUE, "")
        if name in twins:
            style.set(VALUE, token(f"{{% if _compact %}}{twins[name]}{{% else %}}{name}{{% endif %}}"))
    for numbers in root.iter(w("pgNumType")):
        if numbers.get(w("fmt")) == "thaiNumbers":
            numbers.set(w("fmt"), token(_ARABIC_PAGES))
    return written


def _source(root: Element, written: Sequence[str]) -> str:
    """The part as a Jinja program: our tags are the only braces in it."""
    xml = etree.tostring(root, encoding="unicode")
    bare = xml.replace("\r", "&#13;").replace("{", "&#123;").replace("}", "&#125;")
    return _TOKEN.sub(lambda match: written[int(match[1])], bare)


def _lines_of(source: str) -> Iterable[int]:
    """The line on which each of our tags says what it says: Jinja counts from 1."""
    for match in re.finditer(r"(?:\{\{|\{%\s|\{#)\n", source):
        yield source.count("\n", 0, match.end()) + 1
