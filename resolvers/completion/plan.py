"""How the values at one place of a document are read and completed: made once for each document by `selecting`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.reading import Grouping, Many, One, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphql import FieldNode, GraphQLField, GraphQLObjectType
    from graphql.execution.collect_fields import FieldDetails

    from graph.model import Kind, Model, Property, Relation
    from graph.reading import ListArguments, Listing
    from resolvers.derived.computed import Computed

    Details = list[FieldDetails]
    Complete = Callable[[Any, Any], Any]  # of a value and its `Run`

Nodes = tuple[int, ...]
"""The identities of the field nodes that together ask for something: the document keeps the nodes alive."""


def nodes_of(details: Details) -> Nodes:
    return tuple(id(detail.node) for detail in details)


@dataclass(slots=True, eq=False)
class Plan:
    """The plan of one value: a list or a thing that is read, or what a resolver has answered.

    `complete` makes the answer of it; None where only graphql-core can. Things that the value only names it leaves to
    be filled in, see `Run.named`; `known`: labels of those that a field names by ids alone.
    """

    lists: list[ListPlace] = field(default_factory=list["ListPlace"])
    computed: list[ComputedPlace] = field(default_factory=list["ComputedPlace"])
    named: list[Details] = field(default_factory=list["Details"])
    known: list[tuple[str, Details]] = field(default_factory=list["tuple[str, Details]"])
    calls: list[CallPlace] = field(default_factory=list["CallPlace"])
    complete: Complete | None = None


@dataclass(slots=True, eq=False)
class ListPlan(Plan):
    """The plan of a list at the root, whose value is what a row holds of it."""

    place: ListPlace = field(init=False)


@dataclass(slots=True, eq=False)
class ThingPlan(Plan):
    """The plan of things of a kind, whose value is a row."""

    place: ThingPlace = field(init=False)

    @property
    def only_ids(self) -> bool:
        """Whether who knows the ids knows everything that is selected."""
        rows = self.place.rows
        return self.complete is not None and not rows.ones and not rows.lists and list(rows.columns) == ["id"]


@dataclass(slots=True, eq=False)
class Rows:
    """What is read of the things at one place, by however many fields they are shown. `fix` ends the gathering.

    `above`: the rows that lead here, and how. `at`: positions in a row, of columns by name, of what lies beyond by
    relation or list. `places`: by the nodes that select them.
    """

    kind: Kind
    above: tuple[Rows, Relation | ListPlace] | None = None
    columns: dict[str, Property] = field(default_factory=dict[str, "Property"])
    ones: dict[Relation, Rows] = field(default_factory=dict["Relation", "Rows"])
    lists: list[ListPlace] = field(default_factory=list["ListPlace"])
    places: dict[Nodes, ThingPlace] = field(default_factory=dict[Nodes, "ThingPlace"])
    at: dict[object, int] = field(default_factory=dict[object, int])
    width: int = 0
    selection: Selection = field(init=False)

    @property
    def level(self) -> int:
        """How many relations lead here within the statement."""
        return 0 if self.above is None else self.above[0].level + 1

    def fix(self, model: Model) -> Selection:
        if not self.columns:
            self.columns["id"] = next(item for item in self.kind.properties if item.name == "id")
        columns = tuple(item for item in self.kind.properties if item.name in self.columns)
        branches: list[One | Many] = []
        for item in columns:
            self._place(item.name, 1)
        for relation in model.relations(self.kind.label):
            if relation in self.ones:
                branches.append(One(relation, self.ones[relation].fix(model)))
                self._place(relation, 1)
            for place in self.lists:
                if place.relation is relation:
                    branches.append(place.fix(model))
                    self._place(place, place.listed + place.counted + bool(place.grouped))
        self.selection = Selection(self.kind, columns, tuple(branches))
        return self.selection

    def _place(self, what: object, values: int) -> None:
        self.at[what] = self.width
        self.width += values


@dataclass(slots=True, eq=False)
class ListPlace:
    """A list that is read, and its fields `edges`, `nodes`, `pageInfo`, `totalCount` and `countBy` as far as they are
    selected. `variables`: names of those that its arguments use; `last`: the scope and variables of its last request, and
    what its arguments then were. `grouped`: by what its things are counted, as (whether of the relation, name).
    """

    number: int
    listing: Listing
    relation: Relation | None
    rows: Rows
    type: GraphQLObjectType
    declared: GraphQLField
    node: FieldNode
    variables: tuple[str, ...]
    last: tuple[tuple[Any, ...], ListArguments] | None = None
    fields: list[ConnectionField] = field(default_factory=list["ConnectionField"])
    edge: dict[str, Property] = field(default_factory=dict[str, "Property"])
    grouped: set[tuple[bool, str]] = field(default_factory=set[tuple[bool, str]])
    latest: Rows | None = None
    listed: bool = False
    counted: bool = False
    cursors: bool = False
    many: Many = field(init=False)

    @property
    def groups_at(self) -> int:
        """The place of the groups among the values of the list."""
        return self.listed + self.counted

    @property
    def keys(self) -> int:
        """The place in the list's rows at which the values of the sort begin."""
        return self.rows.width + len(self.edge) + (self.latest is not None)

    def edge_at(self, item: Property) -> int:
        """The place in the list's rows of a property of the relation."""
        return self.rows.width + self.many.edge.index(item)

    def fix(self, model: Model) -> Many:
        self.listed = self.listed or not (self.counted or self.grouped)
        self.many = Many(
            listing=self.listing,
            relation=self.relation,
            things=self.rows.fix(model),
            number=self.number,
            edge=tuple(item for item in self.listing.edge if item.name in self.edge),
            latest=self._latest(model),
            rows=self.listed,
            counted=self.counted,
            groupings=tuple(self._groupings(model)),
            cursors=self.cursors,
        )
        return self.many

    def _latest(self, model: Model) -> One | None:
        """The thing about both ends, whose row stands behind the properties of the relation."""
        if self.latest is None or self.relation is None or self.relation.latest is None:
            return None
        self.rows.at[self.relation.latest] = self.rows.width + len(self.edge)
        return One(self.relation.latest, self.latest.fix(model))

    def _groupings(self, model: Model) -> Iterator[Grouping]:
        """Properties before relations."""
        kind = self.listing.kind
        for of_edge, items in (
            (True, self.listing.edge),
            (False, kind.properties),
            (False, model.relations(kind.label)),
        ):
            yield from (Grouping(item, of_edge) for item in items if (of_edge, item.name) in self.grouped)


@dataclass(frozen=True, slots=True)
class ConnectionField:
    """A field of a connection or of an edge under its response key: with the things that it shows, an edge's fields, or
    the relation's property. `latest`: of the field that shows what is about both ends.
    """

    key: str
    name: str
    type: Any
    details: Details
    things: ThingPlace | None = None
    edge: tuple[ConnectionField, ...] = ()
    property: Property | None = None
    latest: Relation | None = None


@dataclass(slots=True, eq=False)
class ThingPlace:
    """The fields that are asked of things. `own`: some have resolvers that must be asked for each thing; `apart`: they
    are read by another statement, this one finds their ids.
    """

    type: GraphQLObjectType
    rows: Rows
    fields: list[ThingField] = field(default_factory=list["ThingField"])
    own: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class ThingField:
    """A field under its response key. `shows` is None for `__typename`, for `nodeId`, which follows from the id, and for
    one with a resolver of its own.
    """

    key: str
    name: str
    type: Any
    details: Details
    shows: Property | OnePlace | ListPlace | ComputedPlace | None = None


@dataclass(frozen=True, slots=True)
class OnePlace:
    relation: Relation
    things: ThingPlace


@dataclass(slots=True, eq=False)
class ComputedPlace:
    """A field that is computed for all things at its place at once. `number`: among those of the plan."""

    number: int
    computed: Computed
    rows: Rows
    declared: GraphQLField
    node: FieldNode


@dataclass(frozen=True, slots=True)
class CallPlace:
    """A field of a resolver's answer, with a resolver that takes arguments or wants to know of the question."""

    parent: GraphQLObjectType
    declared: GraphQLField
    details: Details
