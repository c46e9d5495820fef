"""Words that people and programs write for flags and for the members of closed sets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from graph.model.scalars import Scalar
from seed.folded import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def understood(cell: Cell, value: object) -> bool | str | None:
    """What a word means in a column of flags or of a closed set; None where nothing is known."""
    if cell.property and cell.property.scalar is Scalar.FLAG:
        return _flag(value)
    choice = choice_of(cell)
    if choice is None or not isinstance(value, str):
        return None
    return _members(choice).get(folded(value))


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
