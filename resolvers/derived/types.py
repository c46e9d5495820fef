"""The types that answers are made of: things, their lists, and what relations say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strawberry import ID
from strawberry.relay import PageInfo

from graph.model import Relation, Thing, properties
from resolvers.derived.answers import Answers
from resolvers.derived.classes import (
    Class,
    Field,
    attribute,
    empty,
    field,
    filled_input,
    filled_interface,
    filled_type,
    spoken,
)
from resolvers.derived.counts import Counts
from resolvers.derived.enums import kind_enum
from resolvers.derived.inputs import Inputs, list_name, relations_with_properties, type_name
from resolvers.derived.node_id import NODE_ID, node_id_field
from resolvers.derived.operators import SCALAR_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Kind, Model, Property
    from graph.model.scalars import Choice
    from graph.reading import ListArguments


@dataclass(frozen=True, slots=True)
class ListType:
    """The classes of a list. `edge_attributes`: those of the relation's properties, in the order of a row."""

    connection: Class
    edge: Class
    node: Class
    edge_attributes: tuple[str, ...]


class Types:
    """All of a model: of things by label, of lists by label or by the relation that has properties."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.inputs = Inputs(model)
        self.kind_enum = kind_enum(model)
        self.node = empty("Node")
        common = property_fields(properties(Thing), self.inputs.enums)
        filled_interface(self.node, "What every thing has.", {**common, NODE_ID: node_id_field()})
        self.ref = ref_input(self.kind_enum)
        self.things = {label: empty(label, self.node) for label in model.kinds}
        self.answers = Answers(self.things, self.inputs.enums)
        self.counts = Counts(model, self.inputs.enums, self.things)
        self.lists = {label: list_type(label, self.things[label], ()) for label in model.kinds}
        for relation in relations_with_properties(model):
            name = type_name(relation)
            self.lists[name] = list_type(name, self.things[relation.to], relation.edge)
            edge = property_fields(relation.edge, self.inputs.enums) | self._latest(relation)
            fill_list(self.lists[name], relation.words, edge, self.counts.field(relation))
        for kind in model.kinds.values():
            fill_list(self.lists[kind.label], f"A list of {spoken(kind.plural)}.", {}, self.counts.field(kind))

    def list_of(self, listed: Kind | Relation) -> ListType:
        return self.lists[list_name(listed)]

    def _latest(self, relation: Relation) -> dict[str, Field]:
        latest = relation.latest
        return {latest.name: field(latest.name, self.things[latest.to] | None, latest.words)} if latest else {}

    def fill_thing(self, kind: Kind, more: Mapping[str, Field]) -> None:
        own = property_fields(kind.properties, self.inputs.enums)
        filled_type(self.things[kind.label], kind.words, {**own, **more})

    def kind_of(self, label: str) -> Any:
        """The enum member that GraphQL answers for a kind."""
        return getattr(self.kind_enum, label)

    def thing(self, label: str, row: Sequence[Any] | None) -> Any:
        if row is None:
            return None
        attributes = [attribute(item.name) for item in self.model.kinds[label].properties]
        return self.things[label](**dict(zip(attributes, row, strict=False)))


def ref_input(kinds: Class) -> Class:
    """The input that names a thing of any kind."""
    made = empty("NodeRef")
    fields = {"kind": field("kind", kinds, "Its kind."), "id": field("id", ID, "Its key within the kind.")}
    filled_input(made, "What names a thing: ids are unique within a kind.", fields)
    return made


def page_info(arguments: ListArguments, found: list[Any], rows: Sequence[Sequence[Any]], keys: int | None) -> PageInfo:
    """The page that holds `rows`, in the order of the list, of those that the engine `found`. `keys`: where in a row the
    values of the sort begin; None where no cursor is selected.
    """
    ends = None if keys is None or not rows else (rows[0][keys:], rows[-1][keys:])
    return PageInfo(
        has_next_page=arguments.window.has_next(found),
        has_previous_page=arguments.window.has_previous(found),
        start_cursor=ends and arguments.order.cursor(ends[0]),
        end_cursor=ends and arguments.order.cursor(ends[1]),
    )


def property_fields(items: Sequence[Property], enums: Mapping[type[Choice], Class]) -> dict[str, Field]:
    return {item.name: field(item.name, answer_type(item, enums), item.words) for item in items}


def answer_type(item: Property, enums: Mapping[type[Choice], Class]) -> Any:
    """The type that GraphQL answers for a property."""
    one: Any = SCALAR_TYPES[item.scalar] if item.scalar else None
    if item.choice is not None:
        one = enums[item.choice]
    whole: Any = list[one] if item.many else one
    return whole if item.present else whole | None


def list_type(name: str, node: Class, edge: tuple[Property, ...]) -> ListType:
    attributes = tuple(attribute(item.name) for item in edge)
    return ListType(empty(f"{name}Connection"), empty(f"{name}Edge"), node, attributes)


def fill_list(made: ListType, words: str, more: Mapping[str, Field], counts: Mapping[str, Field]) -> None:
    """`more`: fields of the edges; `counts`: those of the list."""
    own = {
        "cursor": field("cursor", str, "Its place in this list, to page on from as `after` or `before`."),
        "node": field("node", made.node, "The thing itself."),
    }
    filled_type(made.edge, f"A place in a list. {words}", {**own, **more})
    filled_type(made.connection, words, {**connection_fields(made.edge, made.node), **counts})


def connection_fields(edge: Class, node: Class) -> dict[str, Field]:
    return {
        "edges": field("edges", list[edge], "The things with their places, and with what the relation says of them."),
        "nodes": field("nodes", list[node], "The things alone, in the same order."),
        "pageInfo": field("pageInfo", PageInfo, "Whether there is more, and the cursors at both ends of this page."),
        "totalCount": field("totalCount", int, "How many there are on all pages together. Counted only if asked for."),
    }
