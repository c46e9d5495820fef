"""Reading level by level: whole things, one relation at a time. What is composed must answer the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.reading import EVERYTHING, Many, One, Reading, Selection, Window, kind_listing, relation_listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.access.visibility_maps import VisibilityMaps
    from graph.database.engine import Database
    from graph.model import Model, Relation
    from graph.reading import ListArguments, Listing, Row, Scope


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in the order of the list, each with its cursor: all columns of the thing, then those of the relation."""

    rows: list[Row]
    cursors: list[str]
    has_next: bool
    has_previous: bool


@dataclass(frozen=True, slots=True)
class Pages:
    database: Database
    model: Model
    scope: Scope = EVERYTHING
    held: VisibilityMaps | None = None

    @property
    def reading(self) -> Reading:
        return Reading(self.database, self.model, self.scope, self.held)

    async def things(self, label: str, ids: Sequence[str]) -> list[Row | None]:
        """One for each id, in their order; None for what is not there."""
        found = await self.reading.things(self._whole(label), ids, [])
        return [found.get(id_) for id_ in ids]

    async def page(
        self, label: str, window: Window, given: Mapping[str, Any], sort: Sequence[Mapping[str, Any]]
    ) -> Page:
        many = self._many(kind_listing(self.model.kinds[label]), None)
        arguments = self.reading.arguments(many, window, given, sort)
        return _page(many, arguments, (await self.reading.listed(many, [arguments]))[0])

    async def count(self, label: str, given: Mapping[str, Any]) -> int:
        many = self._many(kind_listing(self.model.kinds[label]), None, counted=True)
        arguments = self.reading.arguments(many, Window(1), given, [])
        return (await self.reading.listed(many, [arguments]))[0]

    async def related(
        self,
        relation: Relation,
        ids: Sequence[str],
        window: Window,
        given: Mapping[str, Any],
        sort: Sequence[Mapping[str, Any]],
    ) -> list[Page]:
        """A page for each id; an empty one for what is not there."""
        many = self._many(relation_listing(self.model, relation), relation)
        arguments = self.reading.arguments(many, window, given, sort)
        found = await self._beyond(many, ids, [arguments])
        return [_page(many, arguments, found.get(id_) or []) for id_ in ids]

    async def related_counts(self, relation: Relation, ids: Sequence[str], given: Mapping[str, Any]) -> list[int]:
        many = self._many(relation_listing(self.model, relation), relation, counted=True)
        found = await self._beyond(many, ids, [self.reading.arguments(many, Window(1), given, [])])
        return [found.get(id_) or 0 for id_ in ids]

    async def related_thing(self, relation: Relation, ids: Sequence[str]) -> list[Row | None]:
        """What a relation to at most one thing leads to, for each id."""
        found = await self._beyond(One(relation, self._whole(relation.to)), ids, [])
        return [found.get(id_) for id_ in ids]

    async def _beyond(self, branch: One | Many, ids: Sequence[str], lists: list[ListArguments]) -> dict[str, Any]:
        relation = branch.relation
        assert relation is not None
        things = Selection(self.model.kinds[relation.kind], (), (branch,))
        return {id_: row[0] for id_, row in (await self.reading.things(things, ids, lists)).items()}

    def _many(self, listing: Listing, relation: Relation | None, *, counted: bool = False) -> Many:
        whole = self._whole(listing.kind.label)
        return Many(listing, relation, whole, 0, listing.edge, rows=not counted, counted=counted, cursors=True)

    def _whole(self, label: str) -> Selection:
        kind = self.model.kinds[label]
        return Selection(kind, kind.properties)


def _page(many: Many, arguments: ListArguments, found: list[Row]) -> Page:
    rows = arguments.window.rows(found)
    width = len(many.things.columns) + len(many.edge)
    return Page(
        rows=[row[:width] for row in rows],
        cursors=[arguments.order.cursor(row[width:]) for row in rows],
        has_next=arguments.window.has_next(found),
        has_previous=arguments.window.has_previous(found),
    )
