"""What a list is made of: things of one kind, and the properties of the relation that leads to each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, LiteralString, TypeVar

if TYPE_CHECKING:
    from graph.model import Kind, Model, Property, Relation
    from graph.reading.scope import Scope


Named = TypeVar("Named", "Property", "Relation")


@dataclass(frozen=True, slots=True)
class Listing:
    """`name` goes into its cursors. `edge`: properties of the relation; `edge_key`: those that tell apart two
    relations to the same thing. A row is the columns of the thing, then those of the relation.
    """

    name: LiteralString
    kind: Kind
    edge: tuple[Property, ...] = ()
    edge_key: tuple[LiteralString, ...] = ()

    def columns(self, scope: Scope, node: LiteralString, edge: LiteralString) -> LiteralString:
        columns: list[LiteralString] = [scope.shown(item, node) for item in self.kind.properties]
        columns.extend(scope.shown(item, edge) for item in self.edge)
        return ", ".join(columns)


def kind_listing(kind: Kind) -> Listing:
    return Listing(kind.plural, kind)


def relation_listing(model: Model, relation: Relation) -> Listing:
    return Listing(
        name=f"{relation.kind}.{relation.name}",
        kind=model.kinds[relation.to],
        edge=relation.edge,
        edge_key=relation.link.key if relation.link and relation.edge else (),
    )


def named(items: tuple[Named, ...], name: str) -> Named | None:
    return next((item for item in items if item.name == name), None)
