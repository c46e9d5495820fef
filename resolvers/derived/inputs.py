"""Filters and sorts of kinds, and of relations that have properties of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.health.listing import HealthCondition
from graph.model import Relation
from graph.model.property import properties
from graph.reading.arguments import LIVE, LIVE_ON
from graph.reading.filter import LIVING
from resolvers.derived.classes import Class, Field, empty, filled_input, optional, spoken
from resolvers.derived.enums import Direction, choice_enum
from resolvers.derived.operators import Operators
from resolvers.scalars import Date

if TYPE_CHECKING:
    from graph.model import Kind, Model, Property
    from graph.model.scalars import Choice

ARCHIVED: Final = (
    "`true`: only what is archived; `false`: only what is in use; `null`: both. "
    "A list whose filter names neither this nor `archivedAt` leaves out what is archived."
)

RELATIONSHIP: Final = "ServiceRelationship"
HEALTH: Final = "health"
HEALTH_WORDS: Final = (
    "How it stands. At the root of a list of relationships alone; archived ones have no health and are left out."
)
HEALTH_ORDER: Final = (
    "How it stands, alone and at the root alone: what a cap holds and nothing else is known of first, then by score, "
    "UNKNOWN last, then by id."
)

LIVE_TODAY: Final = (
    "`true`: only those that are live today, in UTC; `false`: only those that are not; `null`: both. "
    "Live are those that are ACTIVE or under notice, begun and not ended: one that is ACTIVE and renews itself goes on "
    "after `validTo`; none is live that is archived, whose consumer or relationship is, or whose relationship is over."
)
LIVE_THEN: Final = (
    "Only those that are, were or will be live on that day, by what is known today; `live` says what that is."
)


class Inputs:
    """The filter and sort inputs of a model, by label, and by relation where it has properties."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.enums = choice_enums(model)
        self.operators = Operators()
        self._filters = {kind.label: empty(f"{kind.label}Filter") for kind in model.kinds.values()}
        self._sorts = {kind.label: empty(f"{kind.label}Sort") for kind in model.kinds.values()}
        self._quantifiers = {kind.label: empty(f"{kind.label}ListFilter") for kind in model.kinds.values()}
        for relation in relations_with_properties(model):
            name = type_name(relation)
            self._filters[name] = empty(f"{name}Filter")
            self._sorts[name] = empty(f"{name}Sort")
            self._quantifiers[name] = empty(f"{name}ListFilter")
        for kind in model.kinds.values():
            self._fill_kind(kind)
        for relation in relations_with_properties(model):
            self._fill_relation(relation)

    def filter_of(self, listed: Kind | Relation) -> Class:
        return self._filters[list_name(listed)]

    def sort_of(self, listed: Kind | Relation) -> Class:
        return self._sorts[list_name(listed)]

    def _fill_kind(self, kind: Kind) -> None:
        fields = self._asked(kind.properties)
        fields["archived"] = optional("archived", bool, ARCHIVED)
        if kind.label in LIVING:
            fields[LIVE] = optional(LIVE, bool, LIVE_TODAY)
            fields[LIVE_ON] = optional(LIVE_ON, Date, LIVE_THEN)
        sorted_by = _sorted_by(kind.properties)
        if kind.label == RELATIONSHIP:
            fields[HEALTH] = optional(HEALTH, self._health(), HEALTH_WORDS)
            sorted_by[HEALTH] = optional(HEALTH, Direction, HEALTH_ORDER)
        for relation in self.model.relations(kind.label):
            fields[relation.name] = self._related(relation)
        filled_input(
            self._filters[kind.label],
            f"Which {spoken(kind.plural)} a list holds. All that is given must hold; at most 20 conditions in all.",
            fields | _combined(self._filters[kind.label]),
        )
        filled_input(
            self._sorts[kind.label],
            f"One property by which {spoken(kind.plural)} are sorted.",
            sorted_by,
            one_of=True,
        )
        self._fill_quantifier(kind.label)

    def _health(self) -> Class:
        made = empty("HealthFilter")
        words = "How a relationship stands on the day and from the side that the list is asked for. All must hold."
        filled_input(made, words, self._asked(properties(HealthCondition)))
        return made

    def _fill_relation(self, relation: Relation) -> None:
        name, to = type_name(relation), relation.to
        node = optional("node", self._filters[to], f"What must hold of the {spoken(self.model.kinds[to].singular)}.")
        filled_input(
            self._filters[name],
            f"Which relations a list holds. {relation.words} All that is given must hold.",
            self._asked(relation.edge) | {"node": node} | _combined(self._filters[name]),
        )
        by_node = optional("node", self._sorts[to], f"A property of the {spoken(self.model.kinds[to].singular)}.")
        filled_input(
            self._sorts[name],
            f"One property by which relations are sorted. {relation.words}",
            _sorted_by(relation.edge) | {"node": by_node},
            one_of=True,
        )
        self._fill_quantifier(name)

    def _fill_quantifier(self, name: str) -> None:
        fields = {
            "some": optional("some", self._filters[name], "At least one is like this; `{}`: there is any."),
            "none": optional("none", self._filters[name], "None is like this; `{}`: there is none."),
        }
        filled_input(self._quantifiers[name], "What must hold of the things that a relation leads to.", fields)

    def _asked(self, items: tuple[Property, ...]) -> dict[str, Field]:
        return {item.name: optional(item.name, self.operators.of(item, self.enums), item.words) for item in items}

    def _related(self, relation: Relation) -> Field:
        if relation.many:
            return optional(relation.name, self._quantifiers[list_name(relation)], relation.words)
        words = relation.words if relation.required else f"{relation.words} `null`: there is none."
        return optional(relation.name, self._filters[relation.to], words)


def type_name(relation: Relation) -> str:
    return f"{relation.kind}{relation.name[0].upper()}{relation.name[1:]}"


def list_name(listed: Kind | Relation) -> str:
    """The name of a list's types: the kind's, unless the relation that leads to it has properties."""
    if isinstance(listed, Relation):
        return type_name(listed) if listed.edge else listed.to
    return listed.label


def relations_with_properties(model: Model) -> list[Relation]:
    return [relation for label in model.kinds for relation in model.relations(label) if relation.many and relation.edge]


def choice_enums(model: Model) -> dict[type[Choice], Class]:
    items = [item for kind in model.kinds.values() for item in kind.properties]
    items += [item for relation in relations_with_properties(model) for item in relation.edge]
    choices = {item.choice: None for item in items if item.choice is not None}
    return {choice: choice_enum(choice) for choice in choices}


def _combined(own: Class) -> dict[str, Field]:
    return {
        "and": optional("and", list[own], "All of these hold."),
        "or": optional("or", list[own], "At least one of these holds; of an empty list none does."),
        "not": optional("not", own, "This does not hold; what is not given counts as not holding."),
    }


def _sorted_by(items: tuple[Property, ...]) -> dict[str, Field]:
    return {item.name: optional(item.name, Direction, item.words) for item in items if not item.many}
