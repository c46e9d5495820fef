"""What a filter means, one thing at a time: the whole graph read into dictionaries, and no statement composed."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model import MODEL
from graph.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.database.engine import Database
    from graph.model import Kind, Property, Relation

    Values = Mapping[str, Any]

COMPARED: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}


@dataclass(slots=True)
class Reference:
    """`things` by label and id; `related`: to what a relation leads, by its kind, its name and the id where it starts."""

    things: dict[str, dict[str, Values]] = field(default_factory=dict[str, dict[str, "Values"]])
    related: dict[tuple[str, str, str], list[tuple[str, Values]]] = field(
        default_factory=dict[tuple[str, str, str], list[tuple[str, "Values"]]]
    )

    def found(self, label: str, given: Values) -> list[str]:
        """Ids of the things of a kind that a list with this filter has, in their order."""
        kind = MODEL.kinds[label]
        return sorted(id_ for id_ in self.things[label] if self._listed(kind, id_, given, given))

    def _listed(self, kind: Kind, id_: str, given: Values, of_thing: Values) -> bool:
        """`of_thing`: where a filter of a list would name what is archived."""
        hidden = self.things[kind.label][id_].get("archivedAt") is not None and not names_archived(of_thing)
        return not hidden and self._fits(kind, id_, given)

    def _fits(self, kind: Kind, id_: str, given: Values) -> bool:
        return all(self._member(kind, id_, name, wanted) for name, wanted in given.items())

    def _member(self, kind: Kind, id_: str, name: str, wanted: Any) -> bool:
        thing = self.things[kind.label][id_]
        combined = combination(name, wanted, lambda inner: self._fits(kind, id_, inner))
        if combined is not None:
            return combined
        if name == "archived":
            return (thing.get("archivedAt") is not None) is wanted
        if item := next((item for item in kind.properties if item.name == name), None):
            return says(item, thing.get(name), wanted)
        return self._related(MODEL.relation(kind.label, name), id_, wanted)

    def _related(self, relation: Relation, id_: str, wanted: Values | None) -> bool:
        there, kind = self.related.get((relation.kind, relation.name, id_), []), MODEL.kinds[relation.to]
        if not relation.many:
            return not there if wanted is None else any(self._fits(kind, other, wanted) for other, _ in there)
        assert wanted is not None
        return all(
            any(self._reached(relation, other, edge, inner) for other, edge in there) is (name == "some")
            for name, inner in wanted.items()
        )

    def _reached(self, relation: Relation, other: str, edge: Values, given: Values) -> bool:
        kind = MODEL.kinds[relation.to]
        if not relation.edge:
            return self._listed(kind, other, given, given)
        return self._listed(kind, other, {}, node_of(given)) and self._on_edge(relation, other, edge, given)

    def _on_edge(self, relation: Relation, other: str, edge: Values, given: Values) -> bool:
        return all(self._edge_member(relation, other, edge, name, wanted) for name, wanted in given.items())

    def _edge_member(self, relation: Relation, other: str, edge: Values, name: str, wanted: Any) -> bool:
        combined = combination(name, wanted, lambda inner: self._on_edge(relation, other, edge, inner))
        if combined is not None:
            return combined
        if name == "node":
            return self._fits(MODEL.kinds[relation.to], other, wanted)
        return says(next(item for item in relation.edge if item.name == name), edge.get(name), wanted)


def combination(name: str, wanted: Any, fits: Callable[[Values], bool]) -> bool | None:
    if name == "not":
        return not fits(wanted)
    if name in {"and", "or"}:
        return (all if name == "and" else any)(map(fits, wanted))
    return None


def names_archived(given: Values) -> bool:
    return not {"archived", "archivedAt"}.isdisjoint(given) or any(map(names_archived, given.get("and", ())))


def node_of(given: Values) -> Values:
    """What a filter of relations says of the thing that they lead to, within `and` too."""
    return {**given.get("node", {}), "and": [node_of(inner) for inner in given.get("and", ())]}


def says(item: Property, value: Any, wanted: Values) -> bool:
    return all(holds(item, value, name, given) for name, given in wanted.items())


def holds(item: Property, value: Any, name: str, given: Any) -> bool:
    if name == "eq":
        return value == given
    if name == "in":
        return value is not None and value in given
    if value is None:
        return False
    if name == "has":
        return given in value
    if name in COMPARED:
        return COMPARED[name](value, given)
    assert item.searched
    return fold(given) in fold(value) if name == "contains" else fold(value).startswith(fold(given))


# --- reading it all ---


async def reference_of(database: Database, labels: tuple[str, ...]) -> Reference:
    """Of all things of these kinds, and of all relations between them."""
    made = Reference()
    for label in labels:
        kind = MODEL.kinds[label]
        every: LiteralString = f"MATCH (n:{kind.label}) RETURN n.id, properties(n)"
        made.things[label] = {id_: given for id_, given in await database.read(every, name="reference")}  # noqa: C416  # of types that are known
        for relation in MODEL.relations(label):
            if relation.to in labels:
                for id_, other, edge in await database.read(pairs(relation), name="reference"):
                    made.related.setdefault((label, relation.name, id_), []).append((other, edge))
    return made


def pairs(relation: Relation) -> LiteralString:
    this: LiteralString = f"a:{relation.kind}"
    pattern = relation.pattern.format(this=this, edge="r", that="b")
    edge = "properties(r)" if "{edge}" in relation.pattern else "{}"
    return f"MATCH {pattern} RETURN a.id, b.id, {edge}"
