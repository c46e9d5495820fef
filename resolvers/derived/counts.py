"""`countBy` of a list: how many things there are of each value of an enumeration, and for each thing that a relation leads
to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.errors import BadInput
from graph.model import Relation
from graph.model.sentences import beyond_bounds
from resolvers.derived.arguments import INNER_PAGE, described, plain
from resolvers.derived.classes import PRIVATE, Class, Field, attribute, empty, field, filled_type, resolved
from resolvers.derived.inputs import list_name
from resolvers.derived.reference import Naming
from resolvers.derived.references import one

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.model import Kind, Model, Property
    from graph.model.scalars import Choice
    from graph.reading import Grouping, Row

    Made = Callable[[Sequence[Row]], Any]

COUNT_BY: Final = "countBy"
COUNT_BY_WORDS: Final = (
    "How many there are of each value, on all pages together, as the list is filtered. Counted only if asked for."
)
NODE: Final = "node"
NODE_WORDS: Final = "By the properties of the things that the relation leads to."


@dataclass(frozen=True, slots=True)
class Counted:
    """What one list counts by: enumerations, and relations to one thing. `of_edge`: its items are properties of the
    relation, and `node` says what it counts of the things.
    """

    type: Class
    items: Mapping[Property, type[Choice]]
    relations: Sequence[Relation]
    of_edge: bool
    node: Counted | None


class Counts:
    """The types of all lists that have anything to count by."""

    def __init__(self, model: Model, enums: Mapping[type[Choice], Class], things: Mapping[str, Class]) -> None:
        self._model = model
        self._enums = enums
        self._things = things
        self._of_things: dict[str, Class] = {}
        self._values: dict[type[Choice], Class] = {}
        self._lists: dict[str, Counted | None] = {}

    def of(self, listed: Kind | Relation) -> Counted | None:
        name = list_name(listed)
        if name not in self._lists:
            self._lists[name] = self._made(name, listed)
        return self._lists[name]

    def field(self, listed: Kind | Relation) -> dict[str, Field]:
        """The field of a connection, or none."""
        counted = self.of(listed)
        return {} if counted is None else {COUNT_BY: field(COUNT_BY, counted.type, COUNT_BY_WORDS)}

    def _made(self, name: str, listed: Kind | Relation) -> Counted | None:
        kind = self._model.kinds[listed.to] if isinstance(listed, Relation) else listed
        edge = listed.edge if isinstance(listed, Relation) else ()
        node = self.of(kind) if edge else None
        items = enumerations(edge or kind.properties)
        relations = () if edge else to_one(self._model, kind)
        if not items and not relations and node is None:
            return None
        made = empty(f"{name}Counts")
        fields = {item.name: self._values_field(item, choice) for item, choice in items.items()}
        for relation in relations:
            fields |= {behind(relation): PRIVATE, relation.name: self._things_field(relation)}
        if node is not None:
            fields[NODE] = field(NODE, node.type, NODE_WORDS)
        filled_type(
            made, "How many things of a list there are of each value; a value that none has is left out.", fields
        )
        return Counted(made, items, relations, bool(edge), node)

    def _values_field(self, item: Property, choice: type[Choice]) -> Field:
        if choice not in self._values:
            self._values[choice] = self._value_count(choice)
        order = "" if item.present else "; null, where it is not given, comes last"
        words = f"In the order of the enum{order}. {item.words}"
        return field(item.name, list[self._values[choice]], words, rows=len(choice) + (not item.present))

    def _value_count(self, choice: type[Choice]) -> Class:
        made = empty(f"{choice.__name__}Count")
        fields = {
            "value": field("value", self._enums[choice] | None, "The value; null: it is not given."),
            "total": field("total", int, "How many have it."),
        }
        filled_type(made, "How many things of a list have a value.", fields)
        return made

    def _things_field(self, relation: Relation) -> Field:
        made, held = self._thing_count(relation.to), behind(relation)

        def most(root: Any, first: Any = INNER_PAGE[0]) -> Any:
            size = INNER_PAGE[0] if plain(first) is None else first
            if not 1 <= size <= INNER_PAGE[1]:
                raise BadInput(beyond_bounds("first", size, INNER_PAGE[1]), ("first",))
            return getattr(root, held)[:size]

        words = (
            "The things for which there are most, the most first, then by id; null, where there is none or none that you "
            f"see, comes last. {relation.words}"
        )
        size = described(int | None, "first", f"So many, 1 to {INNER_PAGE[1]}.")
        return resolved(relation.name, list[made], words, most, arguments={"first": size})

    def _thing_count(self, label: str) -> Class:
        if label not in self._of_things:
            made = self._of_things[label] = empty(f"{label}Count")
            value = one(
                "value", self._things[label], "The thing; null: there is none.", Naming(label, "id"), always=False
            )
            fields = {"id": PRIVATE, "value": value, "total": field("total", int, "How many lead to it.")}
            filled_type(made, "How many things of a list a relation leads to one thing.", fields)
        return self._of_things[label]

    # --- what has been read ---

    def made(self, listed: Kind | Relation, groupings: Sequence[Grouping]) -> Made:
        """Makes the counts of a list, of what has been read by these groupings."""
        counted = self.of(listed)
        if counted is None:
            raise TypeError(f"{list_name(listed)} has nothing to count by.")
        at = {(grouping.of_edge, grouping.item.name): place for place, grouping in enumerate(groupings)}
        return lambda found: self._instance(counted, found, at)

    def _instance(self, counted: Counted, found: Sequence[Row], at: Mapping[tuple[bool, str], int]) -> Any:
        values: dict[str, Any] = {
            attribute(item.name): self._totals(choice, found, at.get((counted.of_edge, item.name)))
            for item, choice in counted.items.items()
        }
        for relation in counted.relations:
            place = at.get((False, relation.name))
            values[behind(relation)] = self._most(self._of_things[relation.to], found, place)
        if counted.node is not None:
            values[NODE] = self._instance(counted.node, found, at)
        return counted.type(**values)

    def _totals(self, choice: type[Choice], found: Sequence[Row], place: int | None) -> Any:
        """None where it is not selected."""
        if place is None:
            return None
        totals = summed(found, place)
        ranked = [value for value in (*(member.value for member in choice), None) if value in totals]
        made = self._values[choice]
        return [made(value=value, total=totals[value]) for value in ranked]

    def _most(self, made: Class, found: Sequence[Row], place: int | None) -> Any:
        """None where it is not selected."""
        if place is None:
            return None
        totals = summed(found, place)
        ranked = sorted(totals, key=lambda id_: (id_ is None, -totals[id_], id_ or ""))
        return [made(id=id_, total=totals[id_]) for id_ in ranked]


def summed(found: Sequence[Row], place: int) -> Counter[str | None]:
    totals = Counter[str | None]()
    for row in found:
        totals[row[place]] += row[-1]
    return totals


def behind(relation: Relation) -> str:
    """The attribute that holds what is counted by a relation."""
    return f"{attribute(relation.name)}_counted"


def to_one(model: Model, kind: Kind) -> list[Relation]:
    return [relation for relation in model.relations(kind.label) if not relation.many]


def enumerations(items: Sequence[Property]) -> dict[Property, type[Choice]]:
    return {item: item.choice for item in items if item.choice is not None and not item.many}
