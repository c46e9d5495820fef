"""Words that people and programs write for flags and for the members of closed sets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from graph.model.scalars import Scalar
from seed.folded import folded
from seed.reading.amounts import days_of, duration_of
from seed.reading.dates import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model.scalars import Choice
    from seed.sheets import Cell

TRUE: Final = frozenset(
    {"true", "t", "yes", "y", "x", "1", "on", "✓", "✔", "☑", "ja", "j", "wahr", "oui", "o", "vrai", "si", "sí", "s"}
    | {"sim", "verdadero", "verdadeiro", "vero", "tak", "да", "д", "истина", "+"}
)
FALSE: Final = frozenset(
    {"false", "f", "no", "n", "0", "off", "✗", "✘", "☐", "nein", "falsch", "non", "faux", "não", "nao", "falso"}
    | {"nie", "нет", "н", "ложь", "-"}
)


def understood(cell: Cell, value: object, dates: Sequence[str] = ()) -> bool | str | None:
    """What a word means in a column of flags, of a closed set, of days or of spans of time; None where nothing is known.
    `dates`: forms in which days are written, where all that read one must read the same day.
    """
    scalar = cell.property.scalar if cell.property else None
    if scalar is Scalar.FLAG:
        return _flag(value)
    if scalar is Scalar.DAY and isinstance(value, str):
        days = {day for form in dates if (day := day_of(value, form))}
        return days.pop() if len(days) == 1 else None
    if scalar is Scalar.DURATION:
        return duration_of(value)
    if counts_days(cell):
        return days_of(value)
    choice = choice_of(cell)
    if choice is None or not isinstance(value, str):
        return None
    return _members(choice).get(folded(value))


def counts_days(cell: Cell) -> bool:
    return bool(cell.property and cell.property.scalar is Scalar.INTEGER and cell.column.endswith("days"))


def _flag(value: object) -> bool | None:
    word = value.strip().casefold() if isinstance(value, str) else str(value)
    if word in TRUE:
        return True
    return False if word in FALSE else None


def choice_of(cell: Cell) -> type[Choice] | None:
    """The closed set of a column."""
    if cell.property:
        return cell.property.choice
    return None if cell.refers or not isinstance(cell.value, type) else cell.value


@cache
def _members(choice: type[Choice]) -> Mapping[str, str]:
    return {folded(member.value): member.value for member in choice}
