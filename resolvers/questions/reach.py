"""What an offering rests on and what it supports, all the way."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from strawberry import UNSET
from strawberry.relay import PageInfo

from graph.errors import BadInput, Unavailable
from graph.model.scalars import today
from graph.model.sentences import no_cursor, not_here
from graph.questions.reach import Direction, reach
from graph.reading.cursor import cursor, cursor_values
from resolvers.derived.arguments import INNER_PAGE, asked_page, described, page_arguments
from resolvers.derived.classes import empty, field, filled_type
from resolvers.derived.computed import computed
from resolvers.derived.reference import Reference
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.access.telling import Telling
    from graph.projection.follower import State
    from resolvers.context import Context
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types

Reached = tuple[str, int]
"""Id of an offering, and hops on the shortest way to it."""

FOLLOWED: Final = 100
"""Objects that all ways from one offering count for: on a large estate they are followed in some hundredths of a second."""
PAGED: Final = ("first", "after", "last", "before")
WORDS: Final = {
    Direction.RESTS_ON: "All offerings that it needs, directly or through others: the nearest first, then by id.",
    Direction.SUPPORTS: "All offerings that need it, directly or through others: the nearest first, then by id.",
}


def reach_fields(types: Types) -> dict[str, Field]:
    connection, edge = reach_types(types)
    return {direction.value: reach_field(direction, connection, edge) for direction in Direction}


def reach_field(direction: Direction, connection: Class, edge: Class) -> Field:
    async def reached(context: Context, ids: Sequence[str], given: Mapping[str, Any]) -> list[Any]:
        asked = asked_page(*(given.get(name) for name in PAGED), sizes=INNER_PAGE)
        day = given.get("on") or today()
        signature = f"Offering.{direction.value}:{day}"

        def page(found: Sequence[Reached], hidden: int | None) -> Any:
            start = 0 if asked.after is None else place_of(found, asked.after, signature, "after", bisect_right)
            stop = (
                len(found) if asked.before is None else place_of(found, asked.before, signature, "before", bisect_left)
            )
            start = max(start, stop - asked.size) if asked.from_end else start
            stop = min(stop, start + asked.size)
            shown = found[start:stop]
            edges = [
                edge(cursor=cursor(signature, [hops, id_]), node=Reference("Offering", id_), hops=hops)
                for id_, hops in shown
            ]
            info = PageInfo(
                has_next_page=stop < len(found),
                has_previous_page=start > 0,
                start_cursor=edges[0].cursor if edges else None,
                end_cursor=edges[-1].cursor if edges else None,
            )
            nodes = [each.node for each in edges]
            return connection(edges=edges, nodes=nodes, pageInfo=info, totalCount=len(found), hidden=hidden)

        return [page(*found) for found in await reached_from(context, ids, direction, date.fromisoformat(day))]

    words = "The day on which the dependencies hold; today unless given."
    arguments = {
        **{name: (what, UNSET) for name, what in page_arguments(INNER_PAGE[1]).items()},
        "first": (page_arguments(INNER_PAGE[1])["first"], INNER_PAGE[0]),
        "on": (described(Date | None, "on", words), UNSET),
    }
    return computed(direction.value, connection, WORDS[direction], reached, arguments=arguments, price=FOLLOWED)


async def reached_from(
    context: Context, ids: Sequence[str], direction: Direction, day: date
) -> list[tuple[list[Reached], int | None]]:
    """What is reached from each of the offerings and seen, and how many more are not seen."""
    if context.impact is None:
        raise Unavailable(not_here("Ways along dependencies"))

    def answers(state: State) -> list[list[Reached]]:
        return [reach(state.projection, id_, direction, day) for id_ in ids]

    found = await context.impact.ask(answers)
    if not context.scope.restricted:
        return [(reached, 0) for reached in found]
    seen = await context.reading.seen("Offering", {id_ for reached in found for id_, _ in reached})
    return [_narrowed(reached, seen, context.viewer.telling) for reached in found]


def _narrowed(found: list[Reached], seen: set[str], telling: Telling) -> tuple[list[Reached], int | None]:
    """The visible ones, and the number of the others; None where the viewer may not know it."""
    left = [one for one in found if one[0] in seen]
    return left, telling.of_whole(len(found) - len(left))


def place_of(found: Sequence[Reached], text: str, signature: str, argument: str, bisect: Callable[..., int]) -> int:
    """The number of the row at a cursor, or of the one behind it."""
    values = cursor_values(text, signature, argument)
    if [type(value) for value in values] != [int, str]:
        raise BadInput(no_cursor(argument), (argument,))

    def key(reached: Reached) -> tuple[int, str]:
        return reached[1], reached[0]

    return bisect(found, (values[0], values[1]), key=key)


def reach_types(types: Types) -> tuple[Class, Class]:
    connection, edge = empty("ReachConnection"), empty("ReachEdge")
    offering = types.things["Offering"] | None
    filled_type(
        edge,
        "An offering at the end of a way along dependencies.",
        {
            "cursor": field("cursor", str, "Its place in this list, to page on from as `after` or `before`."),
            "node": field("node", offering, "The offering; null where it may not be seen."),
            "hops": field("hops", int, "How many dependencies the shortest way to it has."),
        },
    )
    filled_type(
        connection,
        "Offerings at the ends of all ways along dependencies.",
        {
            "edges": field("edges", list[edge], "The offerings with their distance."),
            "nodes": field("nodes", list[offering], "The offerings alone, in the same order."),
            "pageInfo": field(
                "pageInfo", PageInfo, "Whether there is more, and the cursors at both ends of this page."
            ),
            "totalCount": field("totalCount", int, "How many there are on all pages together."),
            "hidden": field(
                "hidden",
                int | None,
                "How many more there are that you may not see; null where you may not know how many.",
            ),
        },
    )
    return connection, edge
