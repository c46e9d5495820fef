"""The order of a list: nulls last both ways, enums by rank, the id last, so that no two rows are equal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple, cast

from graph.errors import BadInput
from graph.model.scalars import Scalar
from graph.model.sentences import no_cursor, too_many
from graph.reading.cursor import cursor, cursor_values
from graph.reading.listing import named
from graph.reading.parameters import number
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.access.scope import Scope
    from graph.model import Property
    from graph.reading.listing import Listing
    from graph.reading.parameters import Value, Wording

MOST_KEYS: Final = 5
KEPT: Final = 500


class SortMember(NamedTuple):
    """One member of the argument `sort`. `of_node`: a property of the thing, where the list has relation properties."""

    name: str
    descending: bool
    of_node: bool

    @classmethod
    def of(cls, member: Mapping[str, Any]) -> SortMember:
        """`{"name": "DESC"}`; where the list has relation properties, `{"node": {"name": "DESC"}}` for the thing's."""
        ((name, direction),) = member.items()
        of_node = name == "node"
        if of_node:
            ((name, direction),) = direction.items()
        return cls(name, getattr(direction, "value", direction) == "DESC", of_node)


@dataclass(frozen=True, slots=True)
class SortKey:
    item: Property
    of_edge: bool
    descending: bool

    def column(self, node: LiteralString, edge: LiteralString) -> LiteralString:
        return f"{edge if self.of_edge else node}.{self.item.name}"

    def expression(self, node: LiteralString, edge: LiteralString) -> LiteralString:
        plain = self.column(node, edge)
        if self.item.choice is None:
            return plain
        ranked: LiteralString = f"CASE {plain}"
        for member in self.item.choice:
            name = cast("LiteralString", member.value)  # declared in code, never input
            ranked += f" WHEN '{name}' THEN {number(member.rank)}"
        return f"{ranked} END"

    def comparable(self, value: Any) -> Any:
        """The value that `expression` has for a row with this value."""
        return value if value is None or self.item.choice is None else self.item.choice(value).rank

    def beyond(
        self,
        value: Value | None,
        argument: LiteralString,
        otherwise: LiteralString,
        expression: LiteralString,
        wording: Wording,
    ) -> LiteralString:
        """Condition of rows `after` or `before` this value, and of those with it for which `otherwise` holds.

        Nested, since an engine that multiplies it out is then left with a handful of clauses, not with hundreds.
        """
        forwards = argument == "after"
        if value is None:
            same: LiteralString = f"{expression} IS NULL AND ({otherwise})"
            return same if forwards else f"{expression} IS NOT NULL OR ({same})"
        place = wording.value(value)
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


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    keys: tuple[SortKey, ...]
    signature: str

    def clause(self, node: LiteralString, edge: LiteralString, *, reverse: bool) -> LiteralString:
        parts: list[LiteralString] = []
        for key in self.keys:
            expression = key.expression(node, edge)
            if not key.item.present:
                parts.append(f"{expression} IS NULL{' DESC' if reverse else ''}")
            parts.append(f"{expression}{' DESC' if key.descending is not reverse else ''}")
        return ", ".join(parts)

    def columns(self, node: LiteralString, edge: LiteralString) -> list[LiteralString]:
        """The columns whose values a cursor holds."""
        return [key.column(node, edge) for key in self.keys]

    def entry(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """A row's values of these keys, as a tuple that stands among those of other rows as the row does in the list: where
        no key is descending.
        """
        return self.entry_of([key.comparable(value) for key, value in zip(self.keys, values, strict=True)])

    def entry_of(self, comparables: Sequence[Any]) -> tuple[Any, ...]:
        """The tuple of `entry`, made of values as rows are compared by them."""
        members: list[Any] = []
        for key, value in zip(self.keys, comparables, strict=True):
            members += (value,) if key.item.present else (value is None, value)
        return tuple(members)

    def cursor(self, values: Sequence[Any]) -> str:
        return cursor(self.signature, values)

    def comparables(self, text: str, argument: str) -> list[Any]:
        """The values of a cursor, key by key, as rows are compared by them. Raises BadInput."""
        values = cursor_values(text, self.signature, argument)
        if len(values) != len(self.keys) or not all(map(SortKey.admits, self.keys, values)):
            raise BadInput(no_cursor(argument), (argument,))
        return [key.comparable(value) for key, value in zip(self.keys, values, strict=True)]

    def beyond(
        self,
        cut: Sequence[Value | None],
        argument: LiteralString,
        node: LiteralString,
        edge: LiteralString,
        wording: Wording,
    ) -> LiteralString:
        """Condition of the rows that come `after` or `before` the row of a cursor."""
        condition: LiteralString = "false"
        for key, value in reversed(list(zip(self.keys, cut, strict=True))):
            condition = key.beyond(value, argument, condition, key.expression(node, edge), wording)
        return f"({condition})"


@lru_cache(KEPT)
def order(listing: Listing, sort: tuple[SortMember, ...], scope: Scope) -> Order:
    """The keys of `sort`, or the kind's own order without it; then the id, and what tells apart relations to one thing."""
    if len(sort) > MOST_KEYS:
        raise BadInput(too_many("sort", len(sort), MOST_KEYS), ("sort",))
    requested = [_requested(listing, member, ("sort", place), scope) for place, member in enumerate(sort)]
    natural = [_key(listing, name, of_edge=False) for name in listing.kind.order] if not requested else []
    last = [_key(listing, "id", of_edge=False), *(_key(listing, name, of_edge=True) for name in listing.edge_key)]
    keys: dict[tuple[bool, str], SortKey] = {}
    for key in (*requested, *natural, *last):
        keys.setdefault((key.of_edge, key.item.name), key)
    return Order(tuple(keys.values()), _signature(listing, keys.values()))


def _signature(listing: Listing, keys: Iterable[SortKey]) -> str:
    written = (f"{'-' if key.descending else ''}{'~' if key.of_edge else ''}{key.item.name}" for key in keys)
    return f"{listing.name}:{','.join(written)}"


def _requested(listing: Listing, member: SortMember, path: tuple[str | int, ...], scope: Scope) -> SortKey:
    if member.of_node:
        path = (*path, "node")
    of_edge = bool(listing.edge) and not member.of_node
    key = _key(listing, member.name, of_edge=of_edge, descending=member.descending)
    scope.require(key.item, (*path, member.name))
    return key


def _key(listing: Listing, name: str, *, of_edge: bool, descending: bool = False) -> SortKey:
    item = named(listing.edge if of_edge else listing.kind.properties, name)
    if item is None or item.many:
        words = "{list} cannot be sorted by {name}."
        raise BadInput(Saying("NOT_SORTED_BY", words, list=listing.name, name=name), ("sort", name))
    return SortKey(item, of_edge, descending)
