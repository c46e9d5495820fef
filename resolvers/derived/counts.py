"""`countBy` of a list: how many things there are of each value of the properties that are enumerations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.model import Relation
from resolvers.derived.classes import Class, Field, attribute, empty, field, filled_type
from resolvers.derived.inputs import list_name

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
    """What one list counts by. `of_edge`: its items are properties of the relation, and `node` says what it counts of the
    things.
    """

    type: Class
    items: Mapping[Property, type[Choice]]
    of_edge: bool
    node: Counted | None


class Counts:
    """The types of all lists that have anything to count by."""

    def __init__(self, model: Model, enums: Mapping[type[Choice], Class]) -> None:
        self._model = model
        self._enums = enums
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
        if not items and node is None:
            return None
        made = empty(f"{name}Counts")
        fields = {item.name: self._values_field(item, choice) for item, choice in items.items()}
        if node is not None:
            fields[NODE] = field(NODE, node.type, NODE_WORDS)
        filled_type(
            made, "How many things of a list there are of each value; a value that none has is left out.", fields
        )
        return Counted(made, items, bool(edge), node)

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
        if counted.node is not None:
            values[NODE] = self._instance(counted.node, found, at)
        return counted.type(**values)

    def _totals(self, choice: type[Choice], found: Sequence[Row], place: int | None) -> Any:
        """None where it is not selected."""
        if place is None:
            return None
        totals = Counter[str | None]()
        for row in found:
            totals[row[place]] += row[-1]
        ranked = [value for value in (*(member.value for member in choice), None) if value in totals]
        made = self._values[choice]
        return [made(value=value, total=totals[value]) for value in ranked]


def enumerations(items: Sequence[Property]) -> dict[Property, type[Choice]]:
    return {item: item.choice for item in items if item.choice is not None and not item.many}
