"""What was made before, as long as there is room for it."""

from __future__ import annotations

from typing import Generic, TypeVar

Made = TypeVar("Made")


class Memory(Generic[Made]):
    """Things by their keys, in two halves: once one is full, what was not asked for since the last time is forgotten."""

    def __init__(self, room: int) -> None:
        self._room = room // 2
        self._taken = 0
        self._new: dict[object, tuple[Made, int]] = {}
        self._old: dict[object, tuple[Made, int]] = {}

    def get(self, key: object) -> Made | None:
        """The thing, if it is remembered."""
        found = self._new.get(key)
        if found is None:
            found = self._old.get(key)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: object, made: Made, size: int = 1) -> None:
        """Remember a thing that takes so much of the room."""
        if self._taken + size > self._room:
            self._old, self._new, self._taken = self._new, {}, 0
        self._new[key] = (made, size)
        self._taken += size
