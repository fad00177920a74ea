"""Frozen values: they are what dataclasses with ``frozen`` and ``slots`` are."""

import copy
import pickle
from dataclasses import dataclass

import pytest

from thaiforms.frozen import distinct, frozen, replace


@frozen
class Point:
    """A place."""

    x: float
    y: float = 0
    name: str = ""

    @property
    def far(self) -> bool:
        return self.x > 100

    def moved(self, *, x: float) -> "Point":
        return replace(self, x=self.x + x)


@frozen
class Other:
    x: float
    y: float = 0
    name: str = ""


@frozen
class Alone:
    value: object


@frozen
class Nothing:
    pass


@frozen
class Even:
    number: int

    def __post_init__(self) -> None:
        if self.number % 2:
            raise ValueError(self.number)


@frozen
class Loose:
    """Equal whatever its case."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Loose) and self.name.casefold() == other.name.casefold()

    def __hash__(self) -> int:
        return hash(self.name.casefold())


@distinct
class Mark:
    name: str
    size: int = 3


def test_fields_are_given_in_order_or_by_name():
    assert (Point(1, 2, "a").x, Point(1, 2, "a").y, Point(1, 2, "a").name) == (1, 2, "a")
    assert Point(x=1, name="b") == Point(1, 0, "b")
    assert Nothing() == Nothing()


@pytest.mark.parametrize(
    ("fields", "named"), [((), {}), ((1, 2, "a", 4), {}), ((1,), {"x": 2}), ((1,), {"z": 2}), ((), {"y": 2})]
)
def test_a_call_that_does_not_fit_is_a_type_error(fields, named):
    for _ in range(2):  # the first call compiles
        with pytest.raises(TypeError):
            Point(*fields, **named)


def test_a_value_can_not_be_changed():
    point = Point(1)
    for name in ("x", "name", "unknown"):
        with pytest.raises(AttributeError, match=name):
            setattr(point, name, 2)
    with pytest.raises(AttributeError, match="x"):
        del point.x
    assert point == Point(1)


def test_a_value_has_slots_and_no_dictionary():
    assert Point.__slots__ == ("x", "y", "name")
    assert not hasattr(Point(1), "__dict__")


def test_values_are_equal_where_class_and_fields_are():
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(1, 3)
    assert Point(1, 2) != Other(1, 2)
    assert Alone((1, 2)) != Alone((1, 3))
    assert Alone(1) != 1


def test_equal_values_are_one_key():
    assert len({Point(1, 2), Point(1, 2), Point(1, 3), Alone(1), Alone(1), Nothing(), Nothing()}) == 4
    assert hash(Point(1, 2)) == hash((1, 2, ""))
    with pytest.raises(TypeError, match="unhashable"):
        hash(Alone([]))


def test_what_a_class_says_of_equality_itself_stays():
    assert Loose("A") == Loose("a")
    assert len({Loose("A"), Loose("a")}) == 1


def test_a_distinct_value_equals_itself_alone():
    mark = Mark("a")
    assert mark == mark
    assert mark != Mark("a")
    assert len({mark, Mark("a")}) == 2
    assert replace(mark, size=4).name == "a"


def test_a_value_shows_its_fields():
    assert repr(Point(1, 2, "a")) == "Point(x=1, y=2, name='a')"
    assert repr(Nothing()) == "Nothing()"


def test_a_value_is_replaced_by_one_with_other_fields():
    assert replace(Point(1, 2, "a"), y=5) == Point(1, 5, "a")
    assert Point(1, 2).moved(x=200).far
    with pytest.raises(TypeError):
        replace(Point(1), z=1)


def test_a_dataclass_is_replaced_as_well():
    @dataclass(frozen=True)
    class Old:
        x: int
        y: int = 2

    assert replace(Old(1), x=3) == Old(3, 2)


def test_what_follows_the_fields_is_called():
    assert Even(2).number == 2
    with pytest.raises(ValueError, match="3"):
        Even(3)
    with pytest.raises(ValueError, match="5"):
        replace(Even(2), number=5)


def test_a_value_travels_between_processes():
    for value in (Point(1, 2, "a"), Alone((1,)), Nothing()):
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value
        assert copy.copy(value) == value


def test_a_value_is_taken_apart_by_its_fields():
    match Point(1, 2, "a"):
        case Point(1, y, name):
            assert (y, name) == (2, "a")


def test_a_class_keeps_its_name_and_words():
    assert (Point.__name__, Point.__qualname__, Point.__module__, Point.__doc__) == (
        "Point",
        "Point",
        __name__,
        "A place.",
    )
    assert Point.moved.__qualname__ == "Point.moved"
