"""What a viewer reads: a whole selection in one statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from graph.access.scope import EVERYTHING, Scope
from graph.access.visibility_maps import MOST_NAMED, MOST_NAMED_BY_ONE
from graph.reading.arguments import list_arguments
from graph.reading.events import Events, EventVisibility
from graph.reading.kept_page import has_own_order, is_page, only_of, page_of
from graph.reading.search import number_found, search
from graph.reading.selection import Selection
from graph.reading.statement import (
    any_statement,
    check_filter,
    ids_statement,
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
    from graph.reading.arguments import Form, ListArguments
    from graph.reading.kept_orders import KeptOrders
    from graph.reading.search import Found
    from graph.reading.selection import Many
    from graph.reading.statement import Statement
    from graph.reading.window import Window

    Composed = Callable[[Scope], Statement]

MOST_AT_ONCE: Final = 1_000
"""Things that one statement is asked for."""

Row = list[Any]
"""The columns of a thing, by position: see `Selection`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads for one viewer. `maps`: what the process knows to be visible; `event_visibility`: the same of events; `orders`:
    those of large kinds that it keeps.
    """

    database: Database
    model: Model
    scope: Scope = EVERYTHING
    maps: VisibilityMaps | None = None
    event_visibility: EventVisibility | None = None
    orders: KeptOrders | None = None

    def arguments(
        self, many: Many, window: Window, filter_: Mapping[str, Any], sort: Sequence[Mapping[str, Any]]
    ) -> ListArguments:
        """The arguments of a list of a selection. Raises BadInput and Forbidden that name the place."""
        arguments = list_arguments(many.listing, many.number, window, filter_, sort, self.scope)
        check_filter(self.model, many.listing, arguments.form, self.scope)
        return arguments

    async def listed(self, many: Many, lists: Sequence[ListArguments]) -> list[Any]:
        """A list at the root, as a row holds it (see `Many`). `lists`: the arguments of all lists, by their numbers."""
        if many.listing.kind.label == "Event":
            return await self._events.listed(many, lists, self._events_listed)
        return await self._from_kept_order(many, lists) or await self._sorted(many, lists)

    async def _sorted(self, many: Many, lists: Sequence[ListArguments]) -> list[Any]:
        """A list at the root that the engine sorts."""
        forms = _forms(lists)

        def composed(scope: Scope) -> Statement:
            return list_statement(self.model, many, forms, scope)

        return await self._answer(composed, lists, {}, many.listing.kind)

    async def _from_kept_order(self, many: Many, lists: Sequence[ListArguments]) -> list[Any] | None:
        """The answer of a list, where the process knows which things are on the page; None where it does not, or where
        one of them was changed before it was read.
        """
        if self.orders is None or not has_own_order(many, lists, self.scope):
            return None
        ids = await self.orders.of(many.listing.kind)
        if ids is None:
            return None
        number, page = len(ids), page_of(ids, lists[many.number])
        answer: list[Any] = []
        if many.rows:
            rows: list[Row] = (await self._sorted(many, only_of(page, many, lists)))[0] if page else []
            if not is_page(rows, page, many, lists[many.number].order):
                return None
            answer.append(rows)
        if many.counted:
            answer.append(number)
        return answer

    async def things(self, things: Selection, ids: Sequence[str], lists: Sequence[ListArguments]) -> dict[str, Row]:
        """The rows of the things that are there, by id."""
        return {ids[place]: row for place, row in await self._placed(things, ids, lists)}

    async def _placed(
        self, things: Selection, ids: Sequence[str], lists: Sequence[ListArguments]
    ) -> list[tuple[int, Row]]:
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
        """Which of the ids are of things that are there, for this viewer."""
        kind, found, wanted = self.model.kinds[label], set[str](), sorted(set(ids))

        def composed(scope: Scope) -> Statement:
            return seen_statement(kind, scope)

        for start in range(0, len(wanted), MOST_AT_ONCE):
            found.update((await self._answer(composed, [], {"ids": wanted[start : start + MOST_AT_ONCE]}, kind))[0])
        return found

    async def has_any(self, label: str) -> bool:
        """Whether there is any thing of a kind, archived or not, for this viewer."""
        kind = self.model.kinds[label]
        parameters = self.scope.parameters
        return bool(await self.database.read(any_statement(kind, self.scope), parameters, name=kind.plural))

    async def ids(self, many: Many, lists: Sequence[ListArguments]) -> list[str]:
        """Ids of all things that a list at the root holds, on whatever page. `lists`: as of `listed`."""
        forms, kind = _forms(lists), many.listing.kind

        def composed(scope: Scope) -> Statement:
            return ids_statement(self.model, many, forms, scope)

        return (await self._answer(composed, lists, {}, kind))[0]

    async def search(self, text: str, labels: Sequence[str] | None, window: Window) -> Found:
        return await search(self.database, self.model, self.scope, text, labels, window)

    async def number_found(self, text: str, labels: Sequence[str] | None) -> int:
        """How many things a search finds on all pages."""
        return await number_found(self.database, self.model, self.scope, text, labels)

    async def visible_events(self, ids: Sequence[str]) -> set[int]:
        """Numbers of those of these events that a viewer whose reach is bounded sees."""
        return set(map(int, await self._events.of_ids(ids)))

    @property
    def _events(self) -> Events:
        alike = replace(self, scope=self.scope.of_all_alike)  # what is kept serves all who reach the same
        return Events(self.database, self.event_visibility or EventVisibility(self.database), self.scope, alike.seen)

    async def _events_listed(self, many: Many, lists: Sequence[ListArguments], more: Mapping[str, Any]) -> list[Any]:
        statement = list_statement(self.model, many, _forms(lists), self.scope)
        return (await self._read(statement, lists, more, many.listing.kind))[0]

    async def _answer(
        self, composed: Composed, lists: Sequence[ListArguments], more: Mapping[str, Any], kind: Kind
    ) -> list[Any]:
        """The one record of a statement that answers."""
        found = await self._by_maps(composed, lists, more, kind, MOST_NAMED)
        return found or (await self._read(composed(self.scope), lists, more, kind))[0]

    async def _by_maps(
        self, composed: Composed, lists: Sequence[ListArguments], more: Mapping[str, Any], kind: Kind, most: int
    ) -> list[Any] | None:
        """The record of a statement over maps; None where the maps are out of date or name more than `most` things."""
        if self.maps is None:
            return None
        statement = composed(self.scope.with_maps)
        maps = self.maps.parameters(statement.names, most)
        if maps is None:
            return None
        found = await self._read(statement, lists, {**maps, **more}, kind)
        if not found:
            self.maps.outdated()
            return None
        return found[0]

    async def _read(
        self, statement: Statement, lists: Sequence[ListArguments], more: Mapping[str, Any], kind: Kind
    ) -> list[list[Any]]:
        parameters = {**statement.parameters(lists), **more}
        parameters |= {name: value for name, value in self.scope.parameters.items() if name in statement.names}
        if self.scope.restricted and kind.label == "Event" and "visibleEvents" not in more:
            parameters["visibleEvents"] = await self._events.of_ids(more.get("ids") or [more["id"]])
        return await self.database.read(statement.text, parameters, name=kind.plural)


def _forms(lists: Sequence[ListArguments]) -> tuple[Form, ...]:
    return tuple(one.form for one in lists)
