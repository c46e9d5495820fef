"""Answers that are made and completed in one turn, while nothing changes what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Turn:
    """A resolver answers it in the place of an object that rests on the projection. `take(complete)` makes the object in a
    thread, where the projection stands still, and answers what `complete` makes of it there.
    """

    __slots__ = ("take",)

    def __init__(self, take: Callable[[Callable[[Any], Any]], Awaitable[Any]]) -> None:
        self.take = take
