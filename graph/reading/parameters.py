"""The names in a statement: parameters that stand for values, and variables, both numbered as they are met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, LiteralString, NamedTuple

if TYPE_CHECKING:
    from graph.access.scope import Scope

DIGITS: Final[tuple[LiteralString, ...]] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")


class Value(NamedTuple):
    """A value of the input: the `place`th of the arguments of the query's list number `listed`."""

    listed: int
    place: int


class Wording:
    """The parameters and variables of one statement, each unique."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.values: dict[Value, LiteralString] = {}
        self._levels = 0

    def value(self, value: Value) -> LiteralString:
        """The parameter that stands for a value; the value itself never enters the text."""
        if value not in self.values:
            self.values[value] = f"p{number(len(self.values))}"
        return f"${self.values[value]}"

    def level(self) -> tuple[LiteralString, LiteralString]:
        """Variables of a thing and of the relationship that leads to it, used nowhere else in the statement."""
        level = number(self._levels)
        self._levels += 1
        return f"n{level}", f"e{level}"


def number(value: int) -> LiteralString:
    """The figures of a number from 0, as constant text."""
    last = DIGITS[value % 10]
    return last if value < 10 else f"{number(value // 10)}{last}"
