"""Frozen values with slots: what ``dataclass(frozen=True, slots=True)`` makes, at a tenth of its cost when a program starts.

A dataclass compiles half a dozen methods as it is defined; a hundred of them are a tenth of a cold start. Here methods
are shared, and only ``__init__`` is compiled, when it is first called. Plain fields and their defaults are all it knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")
Kind = TypeVar("Kind", bound=type)
Values = Callable[[Any], tuple[object, ...]]


@dataclass_transform(frozen_default=True)
def frozen(kind: Kind) -> Kind:
    """The class as one of frozen values: its annotations are the fields, and values are equal where all fields are."""
    values = _values(tuple(kind.__annotations__))
    return _made(kind, values, {"__eq__": _equality(values), "__hash__": lambda self: hash(values(self))})


@dataclass_transform(frozen_default=True, eq_default=False)
def distinct(kind: Kind) -> Kind:
    """The class as one of frozen values, each of which equals itself alone."""
    return _made(kind, _values(tuple(kind.__annotations__)), {})


def replace(value: T, **changes: object) -> T:
    """The value with some of its fields changed."""
    kind: Any = type(value)
    places: Mapping[str, int] | None = getattr(kind, "_places", None)
    if places is None:  # a dataclass
        return kind(**{name: getattr(value, name) for name in kind.__match_args__} | changes)  # type: ignore[no-any-return]
    fields = list(kind._values(value))
    try:
        for name, changed in changes.items():
            fields[places[name]] = changed
    except KeyError as unknown:
        raise TypeError(f"{kind.__name__} has no {unknown.args[0]}") from None
    return kind(*fields)  # type: ignore[no-any-return]


def _made(kind: Kind, values: Values, methods: Mapping[str, object]) -> Kind:
    """The class once more, with slots and methods; what it defines itself stays."""
    names = tuple(kind.__annotations__)
    defaults = tuple(vars(kind)[name] for name in names if name in vars(kind))
    body = {name: value for name, value in vars(kind).items() if name not in {*names, "__dict__", "__weakref__"}}
    made: Any = type(kind)(
        kind.__name__,
        kind.__bases__,
        {"__slots__": names, "__match_args__": names, "_defaults": defaults}
        | {"_values": staticmethod(values), "_places": {name: place for place, name in enumerate(names)}}
        | {"__setattr__": _refuse, "__delattr__": _refuse, "__repr__": _shown, "__reduce__": _pickled}
        | {**methods, **body},
    )
    made.__qualname__ = kind.__qualname__
    made.__init__ = _first_call(made)
    return made  # type: ignore[no-any-return]


def _first_call(kind: Any) -> Callable[..., None]:
    """What stands for ``__init__`` until the first value is made."""

    def __init__(self: object, *fields: object, **named: object) -> None:  # noqa: N807
        kind.__init__ = _compiled(kind)
        kind.__init__(self, *fields, **named)

    return __init__


def _compiled(kind: Any) -> Callable[..., None]:
    """An ``__init__`` that puts each field in its slot, past the lock on attributes."""
    names = kind.__match_args__
    lines = [f"def __init__(self, {', '.join(names)}):", *(f"    _set_{name}(self, {name})" for name in names)]
    lines.append("    self.__post_init__()" if hasattr(kind, "__post_init__") else "    pass")
    scope: dict[str, Any] = {f"_set_{name}": getattr(kind, name).__set__ for name in names}
    exec("\n".join(lines), scope)
    made: Any = scope["__init__"]
    made.__defaults__ = kind._defaults
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made  # type: ignore[no-any-return]


def _values(names: tuple[str, ...]) -> Values:
    """What reads all fields of a value."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _equality(values: Values) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    return __eq__


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise AttributeError(f"{type(self).__name__} is frozen: {name} stays as it is")


def _shown(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"


def _pickled(self: Any) -> tuple[type, tuple[object, ...]]:
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)
