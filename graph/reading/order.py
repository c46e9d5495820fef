"""The order of a list: nulls last both ways, enums by rank, the id last, so that no two rows are equal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString, cast

from graph.errors import BadInput
from graph.model.values import Scalar
from graph.reading.cursor import cursor, cursor_values
from graph.reading.listing import named
from graph.reading.wording import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Property
    from graph.reading.listing import Listing
    from graph.reading.scope import Scope
    from graph.reading.wording import Wording

MOST_KEYS: Final = 5


@dataclass(frozen=True, slots=True)
class SortKey:
    """`column`: its place in a row."""

    item: Property
    column: int
    of_edge: bool
    descending: bool

    def expression(self, node: LiteralString, edge: LiteralString) -> LiteralString:
        plain: LiteralString = f"{edge if self.of_edge else node}.{self.item.name}"
        if self.item.choice is None:
            return plain
        ranked: LiteralString = f"CASE {plain}"
        for member, number in zip(self.item.choice, NUMBERS, strict=False):
            name = cast("LiteralString", member.value)  # declared in code, never input
            ranked += f" WHEN '{name}' THEN {number}"
        return f"{ranked} END"

    def comparable(self, value: Any) -> Any:
        """The value of a row as `expression` gives it."""
        return value if value is None or self.item.choice is None else self.item.choice(value).rank

    def beyond(
        self,
        value: Any,
        argument: LiteralString,
        otherwise: LiteralString,
        expression: LiteralString,
        wording: Wording,
    ) -> LiteralString:
        """Rows `after` or `before` this value; among those that have it, the ones for which `otherwise` holds.

        Nested, since an engine that multiplies it out is then left with a handful of clauses, not with hundreds.
        """
        forwards = argument == "after"
        if value is None:
            same: LiteralString = f"{expression} IS NULL AND ({otherwise})"
            return same if forwards else f"{expression} IS NOT NULL OR ({same})"
        place = wording.value(self.comparable(value))
        past: LiteralString = f"{expression} {'<' if self.descending is forwards else '>'} {place}"
        if forwards and not self.item.present:
            past = f"{past} OR {expression} IS NULL"
        return past if otherwise == "false" else f"{past} OR ({expression} = {place} AND ({otherwise}))"

    def admits(self, value: Any) -> bool:
        """Whether a row may have this value."""
        if value is None:
            return not self.item.present
        if self.item.choice is not None:
            return value in list(self.item.choice)
        if self.item.scalar is Scalar.INTEGER:
            return type(value) is int and abs(value) < 2**31
        if self.item.scalar is Scalar.NUMBER:
            return type(value) in {int, float}
        return type(value) is (bool if self.item.scalar is Scalar.FLAG else str)


@dataclass(frozen=True, slots=True)
class Order:
    listing: Listing
    keys: tuple[SortKey, ...]

    @property
    def signature(self) -> str:
        keys = (f"{'-' if key.descending else ''}{'~' if key.of_edge else ''}{key.item.name}" for key in self.keys)
        return f"{self.listing.name}:{','.join(keys)}"

    def clause(self, node: LiteralString, edge: LiteralString, *, reverse: bool) -> LiteralString:
        parts: list[LiteralString] = []
        for key in self.keys:
            expression = key.expression(node, edge)
            if not key.item.present:
                parts.append(f"{expression} IS NULL{' DESC' if reverse else ''}")
            parts.append(f"{expression}{' DESC' if key.descending is not reverse else ''}")
        return ", ".join(parts)

    def cursor(self, row: Sequence[Any]) -> str:
        return cursor(self.signature, [row[key.column] for key in self.keys])

    def beyond(
        self,
        text: str,
        argument: LiteralString,
        node: LiteralString,
        edge: LiteralString,
        wording: Wording,
    ) -> LiteralString:
        """Condition of the rows that come `after` or `before` the row of the cursor."""
        values = cursor_values(text, self.signature, argument)
        if len(values) != len(self.keys) or not all(map(SortKey.admits, self.keys, values)):
            raise BadInput(f"{argument} is no cursor; give one that this list has answered.", (argument,))
        condition: LiteralString = "false"
        for key, value in reversed(list(zip(self.keys, values, strict=True))):
            condition = key.beyond(value, argument, condition, key.expression(node, edge), wording)
        return f"({condition})"


def order(listing: Listing, sort: Sequence[Mapping[str, Any]], scope: Scope) -> Order:
    """`sort`: members as `{"name": "DESC"}`; where the list has relation properties, `{"node": {"name": "DESC"}}` for
    those of the thing. The natural key where there is none; then the id, and what tells apart relations to one thing.
    """
    if len(sort) > MOST_KEYS:
        raise BadInput(f"sort has {len(sort)} members; {MOST_KEYS} are the most.", ("sort",))
    asked = [_asked(listing, member, ("sort", place), scope) for place, member in enumerate(sort)]
    natural = [_key(listing, name, of_edge=False) for name in listing.kind.order] if not asked else []
    last = [_key(listing, "id", of_edge=False), *(_key(listing, name, of_edge=True) for name in listing.edge_key)]
    keys: dict[int, SortKey] = {}
    for key in (*asked, *natural, *last):
        keys.setdefault(key.column, key)
    return Order(listing, tuple(keys.values()))


def _asked(listing: Listing, member: Mapping[str, Any], path: tuple[str | int, ...], scope: Scope) -> SortKey:
    of_edge = bool(listing.edge)
    if of_edge and "node" in member:
        of_edge, path, member = False, (*path, "node"), member["node"]
    ((name, direction),) = member.items()
    key = _key(listing, name, of_edge=of_edge, descending=direction == "DESC")
    scope.require(key.item, (*path, name))
    return key


def _key(listing: Listing, name: str, *, of_edge: bool, descending: bool = False) -> SortKey:
    items = listing.edge if of_edge else listing.kind.properties
    item = named(items, name)
    if item is None or item.many:
        raise BadInput(f"{listing.name} cannot be sorted by {name}.", ("sort", name))
    column = items.index(item) + (len(listing.kind.properties) if of_edge else 0)
    return SortKey(item, column, of_edge, descending)
