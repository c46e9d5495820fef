"""Mappings that are filled where they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Key = TypeVar("Key")
Result = TypeVar("Result")


class Lazy(dict[Key, Result]):
    """Key -> what `compute` answers for it, called once for each key. Only `mapping[key]` computes: `get` and `in` tell
    what has been computed so far.
    """

    __slots__ = ("_compute",)

    def __init__(self, compute: Callable[[Key], Result]) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, key: Key) -> Result:
        value = self[key] = self._compute(key)
        return value
