"""How a class of `graph` says what it answers: its public name, and words for each attribute that is shown.

An attribute is shown where its annotation bears words: `Annotated[int, "How many."]`. That of a property, kept or not,
stands at what it returns. The docstring's first paragraph is the words of the type. All else of the class is not shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

T = TypeVar("T")

ANSWER_NAMES: Final[dict[type, str]] = {}
"""Public names of the classes that are answers."""


KEPT_BACK: Final = "; null where you may not know how much you do not see"
KEPT_BACK_TOO: Final = ", and where you may not know how much you do not see"
"""`KEPT_BACK` and this end the words of what follows from the whole truth: see `graph/access/telling.py`."""


class Names(NamedTuple):
    """The attribute holds the id of a thing of this kind, or ids of several: shown are the things. `all_seen`: of several,
    whoever asks sees each.
    """

    kind: str
    all_seen: bool = False


class Called(NamedTuple):
    """The public name of an attribute, where that is not its own in camel case."""

    name: str


class As(NamedTuple):
    """The enumeration by whose members a grade or a text is shown."""

    choice: type[Enum]


def answer(name: str | None) -> Callable[[type[T]], type[T]]:
    """Declares a class to be an answer. `name`: of the public type; None for a part that others show as their own."""

    def declared(cls: type[T]) -> type[T]:
        if name is not None:
            ANSWER_NAMES[cls] = name
        return cls

    return declared
