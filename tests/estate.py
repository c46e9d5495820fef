"""Small estates written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString

from graph.model import MODEL
from graph.model.folding import folded_copy
from graph.model.scalars import Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.engine import Database
    from graph.model import Kind, Link, Model

DAWN = "2026-01-01T00:00:00.000000Z"


@dataclass(frozen=True, slots=True)
class Estate:
    """Writes things and relations as an import would keep them."""

    database: Database
    model: Model = MODEL

    async def things(self, label: str, *given: Mapping[str, Any]) -> None:
        kind = self.model.kinds[label]
        rows = [stored(kind, thing) for thing in given]
        statement: LiteralString = f"UNWIND $rows AS row CREATE (n:{kind.label}) SET n = row"
        await self.database.write(lambda work: work.run(statement, {"rows": rows}), name="estate")

    async def relations(self, label: str, name: str, *pairs: tuple[str, str], **given: Any) -> None:
        """Relations named as a field of `label` names them, from its things to others, all with these properties."""
        relation = self.model.relation(label, name)
        if relation.link is None:
            raise TypeError(f"{name} is no relation of its own")
        pattern = relation.pattern.format(this="a", edge="r", that="b")
        ends: LiteralString = f"(a:{relation.kind} {{id: row.a}}), (b:{relation.to} {{id: row.b}})"
        plain = pattern.replace(f"b:{relation.to}", "b")
        statement: LiteralString = f"UNWIND $rows AS row MATCH {ends} CREATE {plain} SET r = row.given"
        forth = "->(" in pattern
        rows = [
            {"a": a, "b": b, "given": edge(relation.edge, named(relation.link, *((a, b) if forth else (b, a)), given))}
            for a, b in pairs
        ]
        await self.database.write(lambda work: work.run(statement, {"rows": rows}), name="estate")


def stored(kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"createdAt": DAWN, "updatedAt": DAWN, "version": 1}
    for item in kind.properties:
        if item.default not in {None, ""} and not item.many:
            row[item.name] = getattr(item.default, "value", item.default)
    for item in kind.properties:
        if item.required and item.scalar is Scalar.TEXT:
            row[item.name] = given["id"].capitalize()
    row |= given
    for item in kind.properties:
        if item.searched and row.get(item.name) is not None:
            row[item.folded] = folded_copy(row[item.name])
    return {name: value for name, value in row.items() if value is not None}


def named(link: Link, start: str, end: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """With the id of those that mutations and events can name."""
    return {"id": "|".join((start, end, *(given[key] for key in link.key))), **given} if link.named else given


def edge(items: Sequence[Any], given: Mapping[str, Any]) -> dict[str, Any]:
    defaults = {item.name: getattr(item.default, "value", item.default) for item in items}
    return {name: value for name, value in {**defaults, **given}.items() if value not in {None, ""}}
