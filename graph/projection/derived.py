"""What is worked out of an object once, by the room above that needs it, and is kept with the object."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable


class Keeps(Protocol):
    """`derived`: what was worked out, by the function that did it. Whoever changes the object empties it."""

    derived: dict[Any, Any]


K = TypeVar("K", bound=Keeps)
T = TypeVar("T")


def derived(make: Callable[[K], T]) -> Callable[[K], T]:
    """Decorates a function of one object whose answer is worked out once and then kept with the object."""

    @wraps(make)
    def kept(of: K) -> T:
        if make not in of.derived:
            of.derived[make] = make(of)
        return cast("T", of.derived[make])

    return kept
