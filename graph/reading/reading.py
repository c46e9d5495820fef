"""What a viewer reads: each question is one statement, for however many things it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString

from graph.reading.scope import EVERYTHING, Scope
from graph.reading.search import search
from graph.reading.statement import (
    kind_count,
    kind_page,
    relation_count,
    relation_page,
    relation_thing,
    things,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.engine import Database
    from graph.model import Model, Relation
    from graph.reading.search import Found
    from graph.reading.window import Page, Window

Row = list[Any]
"""Columns of a thing in the order of its kind's properties, then those of the relation that led to it."""


@dataclass(frozen=True, slots=True)
class Reading:
    database: Database
    model: Model
    scope: Scope = EVERYTHING

    async def things(self, label: str, ids: Sequence[str]) -> list[Row | None]:
        """One for each id, in their order; None for what is not there."""
        kind = self.model.kinds[label]
        found = await self._read(things(kind, self.scope), {"ids": ids}, kind.singular)
        return _placed(found, len(ids), None)

    async def page(
        self, label: str, window: Window, given: Mapping[str, Any], sort: Sequence[Mapping[str, Any]]
    ) -> Page:
        kind = self.model.kinds[label]
        statement = kind_page(self.model, kind, window, given, sort, self.scope)
        return statement.page(await self._read(statement.text, statement.parameters, kind.plural))

    async def count(self, label: str, given: Mapping[str, Any]) -> int:
        kind = self.model.kinds[label]
        statement = kind_count(self.model, kind, given, self.scope)
        return (await self._read(statement.text, statement.parameters, kind.plural))[0][0]

    async def related(
        self,
        relation: Relation,
        ids: Sequence[str],
        window: Window,
        given: Mapping[str, Any],
        sort: Sequence[Mapping[str, Any]],
    ) -> list[Page]:
        """A page for each id; an empty one for what is not there."""
        statement = relation_page(self.model, relation, window, given, sort, self.scope)
        parameters = {**statement.parameters, "ids": ids}
        found = await self._read(statement.text, parameters, relation.name)
        return [statement.page(rows) for rows in _placed(found, len(ids), [])]

    async def related_counts(self, relation: Relation, ids: Sequence[str], given: Mapping[str, Any]) -> list[int]:
        statement = relation_count(self.model, relation, given, self.scope)
        parameters = {**statement.parameters, "ids": ids}
        found = await self._read(statement.text, parameters, relation.name)
        return _placed(found, len(ids), 0)

    async def related_thing(self, relation: Relation, ids: Sequence[str]) -> list[Row | None]:
        """What a relation to at most one thing leads to, for each id."""
        text = relation_thing(self.model, relation, self.scope)
        found = await self._read(text, {"ids": ids}, relation.name)
        return _placed(found, len(ids), None)

    async def search(self, text: str, labels: Sequence[str] | None, first: int) -> Found:
        return await search(self.database, self.model, self.scope, text, labels, first)

    async def _read(
        self, statement: LiteralString, parameters: Mapping[str, Any], name: LiteralString
    ) -> list[list[Any]]:
        return await self.database.read(statement, {**parameters, **self.scope.parameters}, name=name)


def _placed(found: list[list[Any]], number: int, absent: Any) -> list[Any]:
    """What was found at each place from 0; `absent` where the statement answered nothing."""
    by_place = {place: answer for place, answer in found}  # noqa: C416  # dict() loses the types
    return [by_place.get(place, absent) for place in range(number)]
