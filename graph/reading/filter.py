"""Compiles filters to Cypher conditions. What a filter leaves out does not enter the text; values never enter it.

`{"name": {"contains": "map"}, "provider": {"id": {"eq": "acme"}}, "dependencies": {"none": {}}, "not": {…}}`, in the
form that `list_arguments` gives it: mappings as tuples of their members, and a `Value` in the place of each value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.access.conditions import all_of, any_of
from graph.errors import BadInput
from graph.model.life import live
from graph.model.sentences import not_null
from graph.reading.arguments import LIVE, LIVE_ON
from graph.reading.listing import kind_listing, named, relation_listing
from graph.reading.parameters import Value
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Model, Property, Relation
    from graph.reading.arguments import Path
    from graph.reading.listing import Listing
    from graph.reading.parameters import Wording

MOST_CONDITIONS: Final = 20
COMPARISONS: Final[dict[str, LiteralString]] = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
QUANTIFIERS: Final[dict[str, LiteralString]] = {"some": "", "none": "NOT "}
TEXT_SEARCHES: Final[dict[str, LiteralString]] = {"contains": "CONTAINS", "startsWith": "STARTS WITH"}

LIVING: Final = {"Agreement": live}
"""The condition under which things that count on some days only count on a day, by label."""

Member = tuple[str, Any]
"""A name, and the form of its input."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a filter applies: a list's thing and, if the list has relation properties, the relation to it."""

    listing: Listing
    node: LiteralString
    edge: LiteralString

    @property
    def items(self) -> tuple[Property, ...]:
        return self.listing.edge or self.listing.kind.properties

    @property
    def variable(self) -> LiteralString:
        return self.edge if self.listing.edge else self.node

    @property
    def thing(self) -> Place:
        return Place(kind_listing(self.listing.kind), self.node, self.edge)


class Filtering:
    """Compiles the filter of one list. Raises BadInput for one of more than `MOST_CONDITIONS` conditions."""

    def __init__(self, model: Model, wording: Wording) -> None:
        self._model = model
        self.wording = wording
        self._conditions = 0

    def of_list(self, place: Place, filter_: Any, path: Path = ("filter",)) -> LiteralString:
        """The condition of a list, which leaves out archived things unless its filter names `archived` or `archivedAt`."""
        condition = self.of_thing(place, filter_, path)
        members = all_members(filter_)
        of_thing = all_members(within(members, "node")) if place.listing.edge else members
        if any(name in {"archived", "archivedAt"} for name, _ in of_thing):
            return condition
        return all_of([f"{place.node}.archivedAt IS NULL", condition])

    def of_thing(self, place: Place, filter_: Any, path: Path = ("filter",)) -> LiteralString:
        """The condition of a thing, archived or not."""
        if not _present(filter_, path):
            self._count(path)
        return all_of([self._member(place, name, value, (*path, name)) for name, value in filter_])

    def _member(self, place: Place, name: str, value: Any, path: Path) -> LiteralString:
        if name in {"and", "or", "not"}:
            return self._combined(place, name, value, path)
        if name == "node" and place.listing.edge:
            return self.of_thing(place.thing, value, path)
        if name == "archived":
            return self._archived(place, value, path)
        if name in {LIVE, LIVE_ON} and place.listing.kind.label in LIVING and not place.listing.edge:
            return self._live(place, value, path)
        item = named(place.items, name)
        if item is not None:
            self.wording.scope.require(item, path)
            return self._operators(item, place.variable, value, path)
        relation = None if place.listing.edge else named(self._model.relations(place.listing.kind.label), name)
        if relation is None:
            words = "{place}: {list} cannot be filtered by {name}."
            said = Saying("NOT_FILTERED_BY", words, place=_written(path), list=place.listing.name, name=name)
            raise BadInput(said, path)
        return self._related(relation, place.node, value, path)

    def _combined(self, place: Place, name: str, value: Any, path: Path) -> LiteralString:
        if name == "not":
            return f"NOT coalesce(({self.of_thing(place, value, path)}), false)"
        return (all_of if name == "and" else any_of)(self._each(place, value, path))

    def _each(self, place: Place, filters: Any, path: Path) -> Sequence[LiteralString]:
        if not filters:
            self._count(path)
        return [
            f"({self.of_thing(place, member, (*path, number))})"
            for number, member in enumerate(_present(filters, path))
        ]

    def _archived(self, place: Place, value: bool | None, path: Path) -> LiteralString:  # noqa: FBT001  # as it is written
        self._count(path)
        if value is None:
            return "true"
        return f"{place.node}.archivedAt IS NOT NULL" if value else f"{place.node}.archivedAt IS NULL"

    def _live(self, place: Place, value: Any, path: Path) -> LiteralString:
        self._count(path)
        if value is None and path[-1] == LIVE:
            return "true"
        day, past = map(self.wording.value, _present(value, path))
        condition = LIVING[place.listing.kind.label](place.node, *self.wording.level(), day, past)
        return f"({condition})"

    def _related(self, relation: Relation, this: LiteralString, value: Any, path: Path) -> LiteralString:
        """The condition on the other end of a relation: `null` means that there is none; `some` and `none` filter the list."""
        self._count(path)
        if not relation.many:
            if value is None:
                return f"NOT {self._exists(relation, this, None, path)}"
            return self._exists(relation, this, value, path)
        quantifiers = dict(_present(value, path))
        conditions: list[LiteralString] = []
        for name, negation in QUANTIFIERS.items():
            if name in quantifiers:
                wanted = _present(quantifiers[name], (*path, name))
                conditions.append(f"{negation}{self._exists(relation, this, wanted, (*path, name))}")
        return all_of(conditions)

    def _exists(self, relation: Relation, this: LiteralString, filter_: Any, path: Path) -> LiteralString:
        place = self.beyond(relation)
        conditions: list[LiteralString] = [self.wording.scope.reached(relation, this, place.node)]
        if filter_ is not None:
            conditions.append((self.of_list if relation.many else self.of_thing)(place, filter_, path))
        pattern = relation.pattern.format(this=this, edge=place.edge, that=place.node)
        return f"EXISTS {{ MATCH {pattern} WHERE {all_of(conditions)} }}"

    def beyond(self, relation: Relation) -> Place:
        """A place for the thing to which a relation leads."""
        return Place(relation_listing(self._model, relation), *self.wording.level())

    def _operators(self, item: Property, variable: LiteralString, input_: Any, path: Path) -> LiteralString:
        operators = dict(_present(input_, path))
        if not operators:
            self._count(path)
        return all_of([self._operator(item, variable, name, value, path) for name, value in operators.items()])

    def _operator(self, item: Property, variable: LiteralString, name: str, value: Any, path: Path) -> LiteralString:
        self._count(path)
        column: LiteralString = f"{variable}.{item.name}"
        if name == "eq":
            return f"{column} IS NULL" if value is None else f"{column} = {self.wording.value(value)}"
        _present(value, (*path, name))
        if name == "in":
            return f"{column} IN {self.wording.value(value)}" if isinstance(value, Value) else "false"
        if name == "has":
            return f"{self.wording.value(value)} IN {column}"
        if name in COMPARISONS:
            return f"{column} {COMPARISONS[name]} {self.wording.value(value)}"
        if name not in TEXT_SEARCHES or not item.searched:
            said = Saying("NOT_ASKED_SO", "{place} cannot be asked {name}.", place=_written(path), name=name)
            raise BadInput(said, (*path, name))
        return f"{variable}.{item.folded} {TEXT_SEARCHES[name]} {self.wording.value(value)}"

    def _count(self, path: Path) -> None:
        self._conditions += 1
        if self._conditions > MOST_CONDITIONS:
            words = "The filter has more than {most} conditions."
            raise BadInput(Saying("TOO_MANY_CONDITIONS", words, most=MOST_CONDITIONS), path[:1])


def all_members(filter_: Sequence[Member]) -> list[Member]:
    """The members of a filter, with those of its `and`s among them."""
    members: list[Member] = []
    for name, value in filter_:
        if name == "and" and value:
            members.extend(each for one in value for each in all_members(one))
        else:
            members.append((name, value))
    return members


def within(members: Sequence[Member], name: str) -> list[Member]:
    """The members that all members of this name hold."""
    return [each for one, value in members if one == name for each in value]


def _present(input_: Any, path: Path) -> Any:
    """Raises BadInput for null."""
    if input_ is None:
        raise BadInput(not_null(_written(path)), path)
    return input_


def _written(path: Path) -> str:
    return ".".join(map(str, path))
