"""What a list is made of: things of one kind, and the properties of the relation that leads to each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, LiteralString, TypeVar

if TYPE_CHECKING:
    from graph.model import Kind, Model, Property, Relation


Named = TypeVar("Named", "Property", "Relation")


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """`name` goes into its cursors. `edge`: properties of the relation; `edge_key`: those that tell apart two
    relations to the same thing.
    """

    name: LiteralString
    kind: Kind
    edge: tuple[Property, ...] = ()
    edge_key: tuple[LiteralString, ...] = ()


@cache
def kind_listing(kind: Kind) -> Listing:
    return Listing(kind.plural, kind)


@cache
def relation_listing(model: Model, relation: Relation) -> Listing:
    return Listing(
        name=f"{relation.kind}.{relation.name}",
        kind=model.kinds[relation.to],
        edge=relation.edge,
        edge_key=relation.link.key if relation.link and relation.edge else (),
    )


def named(items: tuple[Named, ...], name: str) -> Named | None:
    return next((item for item in items if item.name == name), None)
