"""What has been read, as graphql-core completes it: instances of the declared types, made of the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from resolvers.completion.plan import ListPlace, OnePlace, nodes_of
from resolvers.derived.counts import COUNT_BY
from resolvers.derived.reference import Reference
from resolvers.derived.types import page_info

if TYPE_CHECKING:
    from graph.reading import Row
    from resolvers.completion.plan import Details, Rows
    from resolvers.completion.run import Run
    from resolvers.derived.counts import Made
    from resolvers.derived.types import Types


class RowOf(NamedTuple):
    """A thing that has been read, in the place of its instance, which depends on the nodes that ask for it."""

    rows: Rows
    row: Row
    run: Run

    def elsewhere(self, details: Details) -> Reference | None:
        """The reference of a thing whose selection another statement has to read."""
        apart = self.rows.places[nodes_of(details)].apart
        return Reference(self.rows.kind.label, self.row[self.rows.at["id"]]) if apart else None

    def instance(self, details: Details) -> Any:
        rows, row, run = self
        kind = rows.kind
        values = [row[rows.at[item.name]] if item.name in rows.columns else None for item in kind.properties]
        made = run.executor.types.thing(kind.label, values)
        beyond: dict[str, Any] = {}
        for field in rows.places[nodes_of(details)].fields:
            shows = field.shows
            if isinstance(shows, OnePlace):
                one = row[rows.at[shows.relation]]
                beyond[field.key] = one and RowOf(rows.ones[shows.relation], one, run)
            elif isinstance(shows, ListPlace):
                at = rows.at[shows]
                beyond[field.key] = run.faults.get(shows) or connection(shows, row[at:], run)
        made.beyond = beyond
        return made


def connection(place: ListPlace, values: Row, run: Run) -> Any:
    """The connection of a list, made of what a row holds of it."""
    arguments, types = run.lists[place.number], run.executor.types
    found: list[Row] = values[0] if place.listed else []
    rows = arguments.window.rows(found)
    made = types.list_of(place.relation or place.rows.kind)
    things = [RowOf(place.rows, row, run) for row in rows]
    edges = [
        made.edge(
            cursor=arguments.order.cursor(row[place.keys :]) if place.cursors else None,
            node=thing,
            **{
                attribute: row[place.edge_at(item)] if item.name in place.edge else None
                for attribute, item in zip(made.edge_attributes, place.listing.edge, strict=False)
            },
            **latest_of(place, row, run),
        )
        for row, thing in zip(rows, things, strict=True)
    ]
    return made.connection(
        edges=edges,
        nodes=things,
        pageInfo=page_info(arguments, found, rows, place.keys if place.cursors else None),
        totalCount=values[place.listed] if place.counted else None,
        **grouped(place, values, types),
    )


def latest_of(place: ListPlace, row: Row, run: Run) -> dict[str, Any]:
    """What an edge is made with, where a thing may be about both of its ends."""
    latest = place.relation and place.relation.latest
    if not latest:
        return {}
    found = place.latest and row[place.rows.at[latest]]
    return {latest.name: RowOf(place.latest, found, run) if place.latest and found else None}


def grouped(place: ListPlace, values: Row, types: Types) -> dict[str, Any]:
    """What a connection is made with, where it has anything to count by."""
    if types.counts.of(place.relation or place.rows.kind) is None:
        return {}
    return {COUNT_BY: counts_of(types, place)(values[place.groups_at] if place.grouped else [])}


def counts_of(types: Types, place: ListPlace) -> Made:
    return types.counts.made(place.relation or place.rows.kind, place.many.groupings)
