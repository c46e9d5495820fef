"""Who may see what, decided here for every statement that reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, LiteralString

from graph.errors import Forbidden

if TYPE_CHECKING:
    from graph.model import Property


@dataclass(frozen=True, slots=True)
class Scope:
    """What a viewer may see. `addresses`: e-mail addresses and telephone numbers of people too."""

    addresses: bool = True

    def visible(self, _label: LiteralString, _variable: LiteralString) -> LiteralString:
        """The condition under which the viewer sees the thing; it stands in every MATCH, COUNT and filter."""
        return "true"

    def shown(self, item: Property, variable: LiteralString) -> LiteralString:
        """The column of a property: null for an address that is not the viewer's to see."""
        return "null" if item.personal and not self.addresses else f"{variable}.{item.name}"

    def require(self, item: Property, path: tuple[str | int, ...]) -> None:
        """Order and filters tell of what they look at: they need the right to see it."""
        if item.personal and not self.addresses:
            raise Forbidden(f"{'.'.join(map(str, path))}: you may not see {item.name}, so not sort or filter by it.")


EVERYTHING: Final = Scope()
