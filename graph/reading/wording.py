"""The words of which statements are made: constants, and values as parameters by position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.reading.scope import Scope

DIGITS: Final[tuple[LiteralString, ...]] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
NUMBERS: Final[tuple[LiteralString, ...]] = (*DIGITS, *(tens + ones for tens in DIGITS[1:] for ones in DIGITS))


class Wording:
    """What one statement has used up: its parameters, and the variables of its levels, each unique."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.parameters: dict[str, Any] = {}
        self._levels = iter(NUMBERS)

    def value(self, given: Any) -> LiteralString:
        """A place for a value; the value itself never enters the text."""
        name: LiteralString = f"p{NUMBERS[len(self.parameters)]}"
        self.parameters[name] = given
        return f"${name}"

    def level(self) -> tuple[LiteralString, LiteralString]:
        """Variables of a thing and of the relationship that leads to it, used nowhere else in the statement."""
        number = next(self._levels)
        return f"n{number}", f"e{number}"


def all_of(conditions: Iterable[LiteralString]) -> LiteralString:
    return " AND ".join(conditions) or "true"


def any_of(conditions: Iterable[LiteralString]) -> LiteralString:
    joined = " OR ".join(f"({condition})" for condition in conditions)
    return f"({joined})" if joined else "false"
