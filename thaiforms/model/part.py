"""What all parts of a form are: frozen values that tell all their faults at once, in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from thaiforms.errors import InputError
from thaiforms.model.problems import faults_of


class Part(BaseModel):
    """A frozen part of a form. Given wrong values it raises InputError with every fault, never pydantic's error."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    def __init__(self, /, **values: Any) -> None:
        try:
            self.__pydantic_validator__.validate_python(values, self_instance=self)
        except ValidationError as error:
            raise InputError(faults_of(error, type(self))) from error

    # So that pydantic validates parts inside parts by itself and gathers all that is wrong,
    # instead of calling this constructor, which would stop at the first part.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def model_validate(cls, obj: Any, **_options: Any) -> Self:
        """The part made of a mapping, or the part itself. Raises InputError."""
        return obj if isinstance(obj, cls) else cls(**obj)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:  # noqa: ARG002
        """The part with some fields changed, and checked again. Raises InputError."""
        values = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self)(**values | dict({} if update is None else update))
