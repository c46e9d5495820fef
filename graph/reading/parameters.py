"""The words of which statements are made: constants, and places for values, numbered as they are met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, LiteralString, NamedTuple

if TYPE_CHECKING:
    from graph.access.scope import Scope

DIGITS: Final[tuple[LiteralString, ...]] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")


class Value(NamedTuple):
    """A value that somebody gave: the `place`th of what the question's list number `listed` is asked."""

    listed: int
    place: int


class Wording:
    """What one statement has used up: the values that go with it, and the variables of its levels, each unique."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.values: dict[Value, LiteralString] = {}
        self._levels = 0

    def value(self, given: Value) -> LiteralString:
        """Stands for a value; the value itself never enters the text."""
        if given not in self.values:
            self.values[given] = f"p{number(len(self.values))}"
        return f"${self.values[given]}"

    def level(self) -> tuple[LiteralString, LiteralString]:
        """Variables of a thing and of the relationship that leads to it, used nowhere else in the statement."""
        level = number(self._levels)
        self._levels += 1
        return f"n{level}", f"e{level}"


def number(given: int) -> LiteralString:
    """The figures of a number from 0, as constant text."""
    last = DIGITS[given % 10]
    return last if given < 10 else f"{number(given // 10)}{last}"
