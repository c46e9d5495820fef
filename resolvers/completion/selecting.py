"""Reads what a document selects below one field into a plan."""

# graphql-core leaves types of its executor and of wrappers open:
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from graphql import GraphQLObjectType, ListValueNode, ObjectValueNode, VariableNode, get_named_type
from graphql.execution.collect_fields import collect_subfields

from graph.reading import relation_listing
from resolvers.completion.plan import (
    ComputedPlace,
    ConnectionField,
    ListPlace,
    OnePlace,
    Plan,
    Rows,
    ThingField,
    ThingPlace,
    nodes_of,
)
from resolvers.derived.computed import COMPUTED
from resolvers.derived.counts import COUNT_BY, NODE
from resolvers.derived.node_id import NODE_ID

if TYPE_CHECKING:
    from graphql import FieldNode, GraphQLField, ValueNode

    from graph.model import Relation
    from graph.reading import Listing
    from resolvers.completion.asker import Asker
    from resolvers.completion.plan import Details
    from resolvers.derived.computed import Computed

MOST_LEVELS: Final = 8
"""The most relations in one statement: with each one more, Neo4j plans it nearly twice as long, and for seconds from twelve on."""
CURSORS: Final = frozenset({"startCursor", "endCursor"})


class Selecting:
    """One plan in the making."""

    def __init__(self, executor: Asker, plan: Plan) -> None:
        self._executor = executor
        self._plan = plan
        self.types = executor.types
        self.model = executor.types.model

    def fields(self, of: GraphQLObjectType, details: Details) -> dict[str, Details]:
        """The fields that are selected of an object by response key, as graphql-core finds them."""
        executor = self._executor
        return collect_subfields(
            executor.schema,
            executor.fragments,
            executor.variable_values,
            executor.operation,
            of,
            details,
            executor.hide_suggestions,
        ).grouped_field_set

    def declared(self, of: GraphQLObjectType, name: str) -> Any:
        return self._executor.schema.get_field(of, name)

    def object_type(self, name: str) -> GraphQLObjectType:
        return cast("GraphQLObjectType", self._executor.schema.type_map[name])

    def possible_types(self, of: Any) -> list[GraphQLObjectType]:
        return self._executor.schema.get_possible_types(of)

    def thing(self, rows: Rows, details: Details) -> ThingPlace:
        kind = rows.kind
        place = ThingPlace(self.object_type(kind.label), rows, apart=rows.level >= MOST_LEVELS)
        rows.places[nodes_of(details)] = place
        items = {item.name: item for item in kind.properties}
        if place.apart:
            rows.columns["id"] = items["id"]
            return place
        relations = {relation.name: relation for relation in self.model.relations(kind.label)}
        for key, asked in self.fields(place.type, details).items():
            name = asked[0].node.name.value
            declared = self.declared(place.type, name)
            computed = computed_by(declared)
            shows: Any = None
            if name in items:
                shows = rows.columns[name] = items[name]
            elif name in relations:
                shows = self._related(rows, relations[name], declared, asked)
            elif computed is not None:
                shows = self._computed(rows, computed, declared, asked)
            elif name == NODE_ID:
                rows.columns["id"] = items["id"]
            elif name != "__typename":
                place.own = True
            place.fields.append(ThingField(key, name, declared.type, asked, shows))
        if place.own:
            rows.columns.update(items)
        return place

    def _related(
        self, rows: Rows, relation: Relation, declared: GraphQLField, details: Details
    ) -> OnePlace | ListPlace:
        if relation.many:
            place = self.listed(relation_listing(self.model, relation), relation, declared, details, rows)
            rows.lists.append(place)
            return place
        beyond = rows.ones.setdefault(relation, Rows(self.model.kinds[relation.to], (rows, relation)))
        return OnePlace(relation, self.thing(beyond, details))

    def _computed(self, rows: Rows, computed: Computed, declared: GraphQLField, details: Details) -> ComputedPlace:
        items = {item.name: item for item in rows.kind.properties}
        rows.columns |= {name: items[name] for name in computed.needs}
        place = ComputedPlace(len(self._plan.computed), computed, rows, declared, details[0].node)
        self._plan.computed.append(place)
        return place

    def listed(
        self, listing: Listing, relation: Relation | None, declared: GraphQLField, details: Details, above: Rows | None
    ) -> ListPlace:
        rows = Rows(listing.kind)
        of = named_object(declared)
        node = details[0].node
        place = ListPlace(len(self._plan.lists), listing, relation, rows, of, declared, node, variables_of(node))
        self._plan.lists.append(place)
        if above is not None:
            rows.above = above, place
        for key, asked in self.fields(of, details).items():
            place.fields.append(self._of_connection(place, key, asked))
        return place

    def _of_connection(self, place: ListPlace, key: str, details: Details) -> ConnectionField:
        name = details[0].node.name.value
        declared = self.declared(place.type, name)
        things, edge = None, ()
        if name == "totalCount":
            place.counted = True
        elif name == COUNT_BY:
            self._groupings(place, named_object(declared), details, of_edge=bool(place.listing.edge))
        elif name != "__typename":
            place.listed = True
        if name == "nodes":
            things = self.thing(place.rows, details)
        elif name == "edges":
            of = named_object(declared)
            edge = tuple(self._of_edge(place, of, key, asked) for key, asked in self.fields(of, details).items())
        elif name == "pageInfo":
            asked = self.fields(named_object(declared), details).values()
            place.cursors = place.cursors or any(each[0].node.name.value in CURSORS for each in asked)
        return ConnectionField(key, name, declared.type, details, things, edge)

    def _groupings(self, place: ListPlace, of: GraphQLObjectType, details: Details, *, of_edge: bool) -> None:
        """Notes by what a list counts: by properties of the relation, where it has any, and below `node` by the thing's."""
        for asked in self.fields(of, details).values():
            name = asked[0].node.name.value
            if name == NODE:
                self._groupings(place, named_object(self.declared(of, name)), asked, of_edge=False)
            elif name != "__typename":
                place.grouped.add((of_edge, name))

    def _of_edge(self, place: ListPlace, of: GraphQLObjectType, key: str, details: Details) -> ConnectionField:
        name = details[0].node.name.value
        declared = self.declared(of, name)
        if name == "node":
            return ConnectionField(key, name, declared.type, details, self.thing(place.rows, details))
        latest = place.relation and place.relation.latest
        if latest and name == latest.name:
            place.latest = place.latest or Rows(self.model.kinds[latest.to], (place.rows, latest))
            return ConnectionField(key, name, declared.type, details, self.thing(place.latest, details), latest=latest)
        if name == "cursor":
            place.cursors = True
        item = next((item for item in place.listing.edge if item.name == name), None)
        if item is not None:
            place.edge[name] = item
        return ConnectionField(key, name, declared.type, details, property=item)


def variables_of(node: FieldNode) -> tuple[str, ...]:
    """The names of the variables in the arguments of a field."""
    names: list[str] = []
    values: list[ValueNode] = [argument.value for argument in node.arguments or ()]
    for value in values:  # grows while it is gone through
        if isinstance(value, VariableNode):
            names.append(value.name.value)
        elif isinstance(value, ListValueNode):
            values.extend(value.values)
        elif isinstance(value, ObjectValueNode):
            values.extend(field.value for field in value.fields)
    return tuple(names)


def named_object(declared: Any) -> GraphQLObjectType:
    return cast("GraphQLObjectType", get_named_type(declared.type))


def computed_by(declared: GraphQLField) -> Computed | None:
    definition = declared.extensions.get("strawberry-definition")
    return definition and definition.metadata.get(COMPUTED)
