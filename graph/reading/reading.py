"""What a viewer reads: a whole selection in one statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from graph.access.scope import EVERYTHING, Scope
from graph.access.visibility_maps import MOST_NAMED, MOST_NAMED_BY_ONE
from graph.reading.arguments import asked
from graph.reading.events import Events, EventVisibility
from graph.reading.search import search
from graph.reading.selection import Selection
from graph.reading.statement import (
    check_filter,
    list_statement,
    seen_statement,
    thing_statement,
    things_statement,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.access.visibility_maps import VisibilityMaps
    from graph.database.engine import Database
    from graph.model import Kind, Model
    from graph.reading.arguments import Asked, Form
    from graph.reading.search import Found
    from graph.reading.selection import Many
    from graph.reading.statement import Statement
    from graph.reading.window import Window

    Composed = Callable[[Scope], Statement]

MOST_AT_ONCE: Final = 1_000
"""Things that one statement is asked for."""

Row = list[Any]
"""Of a thing, by position: see `Selection`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`held`: what of the scope the process holds; `told`: what it keeps of the trail."""

    database: Database
    model: Model
    scope: Scope = EVERYTHING
    held: VisibilityMaps | None = None
    told: EventVisibility | None = None

    def asked(self, many: Many, window: Window, given: Mapping[str, Any], sort: Sequence[Mapping[str, Any]]) -> Asked:
        """What a list of a selection is asked. Raises BadInput and Forbidden that name the place."""
        found = asked(many.listing, many.number, window, given, sort, self.scope)
        check_filter(self.model, many.listing, found.form, self.scope)
        return found

    async def listed(self, many: Many, lists: Sequence[Asked]) -> list[Any]:
        """A list at the root: what a row would hold of it. `lists`: what all lists are asked, by their numbers."""
        if many.listing.kind.label == "Event":
            return await self._events.listed(many, lists, self._events_listed)
        forms = _forms(lists)

        def composed(scope: Scope) -> Statement:
            return list_statement(self.model, many, forms, scope)

        return await self._answer(composed, lists, {}, many.listing.kind)

    async def things(self, things: Selection, ids: Sequence[str], lists: Sequence[Asked]) -> dict[str, Row]:
        """The rows of those that are there, by id."""
        return {ids[place]: row for place, row in await self._placed(things, ids, lists)}

    async def _placed(self, things: Selection, ids: Sequence[str], lists: Sequence[Asked]) -> list[tuple[int, Row]]:
        forms = _forms(lists)

        def composed(scope: Scope) -> Statement:
            return things_statement(self.model, things, forms, scope)

        if len(ids) != 1:
            return (await self._answer(composed, lists, {"ids": ids}, things.kind))[0]
        most = MOST_NAMED_BY_ONE if lists else len(self.scope.organizations)  # which the conditions take along
        if found := await self._by_maps(composed, lists, {"ids": ids}, things.kind, most):
            return found[0]
        statement = thing_statement(self.model, things, forms, self.scope)
        return [(0, row) for [row] in await self._read(statement, lists, {"id": ids[0]}, things.kind)]

    async def holds(self, label: str, id_: str) -> bool:
        """Whether a thing is there, for this viewer."""
        kind = self.model.kinds[label]
        return bool(await self.things(Selection(kind, kind.properties[:1]), [id_], []))

    async def seen(self, label: str, ids: Iterable[str]) -> set[str]:
        """Those of the ids that are there, for this viewer."""
        kind, found, wanted = self.model.kinds[label], set[str](), sorted(set(ids))

        def composed(scope: Scope) -> Statement:
            return seen_statement(kind, scope)

        for start in range(0, len(wanted), MOST_AT_ONCE):
            found.update((await self._answer(composed, [], {"ids": wanted[start : start + MOST_AT_ONCE]}, kind))[0])
        return found

    async def search(self, text: str, labels: Sequence[str] | None, first: int) -> Found:
        return await search(self.database, self.model, self.scope, text, labels, first)

    @property
    def _events(self) -> Events:
        alike = replace(self, scope=self.scope.of_all_alike)  # what is kept serves all who reach the same
        return Events(self.database, self.told or EventVisibility(self.database), self.scope, alike.seen)

    async def _events_listed(self, many: Many, lists: Sequence[Asked], more: Mapping[str, Any]) -> list[Any]:
        statement = list_statement(self.model, many, _forms(lists), self.scope)
        return (await self._read(statement, lists, more, many.listing.kind))[0]

    async def _answer(
        self, composed: Composed, lists: Sequence[Asked], more: Mapping[str, Any], kind: Kind
    ) -> list[Any]:
        """The one record of a statement that answers."""
        found = await self._by_maps(composed, lists, more, kind, MOST_NAMED)
        return found or (await self._read(composed(self.scope), lists, more, kind))[0]

    async def _by_maps(
        self, composed: Composed, lists: Sequence[Asked], more: Mapping[str, Any], kind: Kind, most: int
    ) -> list[Any] | None:
        """The same, where the process holds what is seen, as it is now, and its maps name `most` things at most."""
        if self.held is None:
            return None
        statement = composed(self.scope.with_maps)
        maps = self.held.parameters(statement.names, most)
        if maps is None:
            return None
        found = await self._read(statement, lists, {**maps, **more}, kind)
        if not found:
            self.held.outdated()
            return None
        return found[0]

    async def _read(
        self, statement: Statement, lists: Sequence[Asked], more: Mapping[str, Any], kind: Kind
    ) -> list[list[Any]]:
        parameters = {**statement.parameters(lists), **more}
        parameters |= {name: value for name, value in self.scope.parameters.items() if name in statement.names}
        if self.scope.restricted and kind.label == "Event" and "told" not in more:
            parameters["told"] = await self._events.of_ids(more.get("ids") or [more["id"]])
        return await self.database.read(statement.text, parameters, name=kind.plural)


def _forms(lists: Sequence[Asked]) -> tuple[Form, ...]:
    return tuple(one.form for one in lists)
