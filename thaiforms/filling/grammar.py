"""What a tag may say: names of the form, their parts, and a few words of logic. Everything else is refused.

The sandbox that runs the template stops code, but not a template that asks for endless work; so its language is held
to a list: names and their attributes, a constant place in a list, ``and or not``, comparisons, constants and two
filters. No calls, no arithmetic, nothing that can repeat text.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from jinja2 import TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from thaiforms.filling.shape import Flag, Listing, Number, Record, Shape, Text
from thaiforms.frozen import frozen

FILTERS = frozenset({"thai_digits", "arabic_digits"})
COMPARISONS = frozenset({"eq", "ne", "lt", "lteq", "gt", "gteq", "in", "notin"})
_LANGUAGE = ImmutableSandboxedEnvironment()


class RefusedTagError(Exception):
    """A tag that says something it may not, with the code of the fault."""

    def __init__(self, code: str, found: str, details: Mapping[str, str] | None = None) -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found
        self.details = dict(details) if details is not None else {}


@frozen
class Known:
    """What a name stands for, and the generic path of the fields behind it, such as ``indicators.levels.lines``."""

    shape: Shape
    path: str = ""


Names = Mapping[str, Known]


def roots(form: Record) -> dict[str, Known]:
    """The names that a template knows outside all loops."""
    return {name: Known(shape, name) for name, shape in form.fields.items()}


def parse(expression: str) -> nodes.Expr:
    """The tree of an expression. Raises RefusedTagError where it is none."""
    try:
        parser = Parser(_LANGUAGE, expression, state="variable")
        tree = parser.parse_tuple(with_condexpr=False)
    except (TemplateSyntaxError, RecursionError) as error:
        raise RefusedTagError("tag-unreadable", expression, {"reason": str(error)}) from error
    if not parser.stream.eos or not isinstance(tree, nodes.Expr):
        raise RefusedTagError("tag-unreadable", expression, {"reason": ""})
    return tree


def printed(expression: str, names: Names) -> Known:
    """What a ``{{ value }}`` prints: a text or a number. Raises RefusedTagError."""
    node = parse(expression)
    known = _meaning(node, names)
    if not isinstance(known.shape, (Text, Number)) and not isinstance(node, nodes.Const):
        raise RefusedTagError("blank-not-text", expression, {"known": ", ".join(_below(known.shape))})
    return known


def looped(expression: str, names: Names) -> Known:
    """What ``for … in`` goes over, item by item. Raises RefusedTagError where that is no list."""
    known = _meaning(parse(expression), names)
    if not isinstance(known.shape, Listing):
        raise RefusedTagError("loop-not-list", expression)
    return Known(known.shape.item, known.path)


def asked(expression: str, names: Names) -> None:
    """Checks what an ``if`` asks. Raises RefusedTagError."""
    _meaning(parse(expression), names)


def first_name(expression: str) -> str:
    """The name that an expression begins with, ``indicator`` of ``indicator.levels``."""
    node = parse(expression)
    while isinstance(node, (nodes.Getattr, nodes.Getitem)):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _meaning(node: nodes.Node, names: Names) -> Known:
    """What an expression stands for; only what is on the list has a meaning."""
    if isinstance(node, (nodes.Not, nodes.And, nodes.Or, nodes.Compare)):
        return _question(node, names)
    match node:
        case nodes.Name(name=name):
            return _named(name, names, names)
        case nodes.Getattr(node=inner, attr=name):
            return _attribute(_meaning(inner, names), name)
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int())):
            return _item(_meaning(inner, names))
        case nodes.Const(value=value) if isinstance(value, (str, int, bool)):
            return Known(Number() if type(value) is int else Text())
        case nodes.Filter(node=nodes.Node() as inner, name=name, args=[], kwargs=[], dyn_args=None, dyn_kwargs=None):
            if name in FILTERS:
                return _meaning(inner, names)
    raise RefusedTagError("tag-not-allowed", type(node).__name__.lower())


def _question(node: nodes.Node, names: Names) -> Known:
    """The meaning of a question: none that could be printed or gone over."""
    if isinstance(node, nodes.Compare) and not all(operand.op in COMPARISONS for operand in node.ops):
        raise RefusedTagError("tag-not-allowed", "compare")
    for part in node.iter_child_nodes():
        _meaning(part.expr if isinstance(part, nodes.Operand) else part, names)
    return Known(Flag())


def _named(name: str, known: Mapping[str, Known], all_names: Iterable[str]) -> Known:
    if name not in known:
        raise _unknown(name, all_names)
    return known[name]


def _attribute(owner: Known, name: str) -> Known:
    if not isinstance(owner.shape, Record) or name not in owner.shape.fields:
        raise _unknown(name, _below(owner.shape))
    return Known(owner.shape.fields[name], f"{owner.path}.{name}" if owner.path else "")


def _item(owner: Known) -> Known:
    if not isinstance(owner.shape, Listing):
        raise RefusedTagError("loop-not-list", owner.path)
    return Known(owner.shape.item, owner.path)


def _below(shape: Shape) -> list[str]:
    return [*shape.fields] if isinstance(shape, Record) else []


def _unknown(name: str, known: Iterable[str]) -> RefusedTagError:
    names = [other for other in known if not other.startswith("_")]
    nearest = next(iter(difflib.get_close_matches(name.casefold(), names, n=1, cutoff=0.6)), "")
    return RefusedTagError("unknown-blank", name, {"nearest": nearest, "known": ", ".join(names)})
