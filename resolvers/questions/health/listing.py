"""Lists of relationships that are sorted or filtered by health: the process finds the ids, the graph what is shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from graph.errors import BadInput
from graph.health.keeping import kept_health
from graph.health.listing import SINGLE_THREAD, checked, fits, place_of
from graph.model import Relation
from graph.model.sentences import no_cursor
from graph.questions.network.coverage import hanging
from graph.questions.network.keeping import networks_of
from graph.reading import One, Selection
from graph.reading.cursor import cursor, cursor_values
from graph.reading.window import Window
from graph.saying import Saying
from resolvers.derived.arguments import plain
from resolvers.questions.health.field import asked_day, asked_side, impact_of, today_, viewed_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from graph.health.keeping import Scored
    from graph.model.relationship import Side
    from graph.projection.follower import State
    from graph.projection.status import Day
    from graph.reading import ListArguments, Many, Reading
    from graph.reading.order import Order
    from resolvers.context import Context

HEALTH: Final = "health"
KEPT: Final = 100
MOST_AT_ONCE: Final = 1_000
"""Relationships that one statement reads."""

Place = tuple[int, float, str]


class ByHealth(NamedTuple):
    """What a list is asked about health. `sorted_`: by health, else by id; `others`: the rest of its filter."""

    day: Day
    side: Side | None
    wanted: Mapping[str, Mapping[str, Any]]
    sorted_: bool
    descending: bool
    others: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The order's name in cursors: those of another order are refused."""
        by = HEALTH if self.sorted_ else "id"
        return f"serviceRelationships:{'-' if self.descending else ''}{by}:{HEALTH}"


class HealthOrder(NamedTuple):
    """The order of a list by health, in the place of that of a statement."""

    name: str

    def cursor(self, values: Sequence[Any]) -> str:
        return cursor(self.name, values)


def by_health(given: Mapping[str, Any]) -> ByHealth | None:
    """What the arguments of a list ask about health; None where neither its filter nor its sort speaks of health. Raises
    BadInput.
    """
    filter_: Mapping[str, Any] = given.get("filter") or {}
    sort: Sequence[Mapping[str, Any]] = given.get("sort") or []
    is_sorted = any(HEALTH in member for member in sort)
    if HEALTH not in filter_ and not is_sorted:
        if given.get("healthOn") is not None or given.get("healthSide") is not None:
            words = "healthOn and healthSide say whose health to sort or filter by, and neither is asked."
            raise BadInput(Saying("HEALTH_NOT_ASKED", words), ("sort",))
        return None
    if len(sort) > 1 or (sort and not is_sorted):
        words = "A list that is filtered or sorted by health is sorted by that alone, or else by id."
        raise BadInput(Saying("SORTED_BY_HEALTH_ALONE", words), ("sort",))
    direction: Any = sort[0][HEALTH] if is_sorted else None
    return ByHealth(
        asked_day(given.get("healthOn"), "healthOn"),
        asked_side(given.get("healthSide"), "healthSide"),
        checked(stated(filter_[HEALTH])) if HEALTH in filter_ else {},
        is_sorted,
        getattr(direction, "value", direction) == "DESC",
        {name: value for name, value in filter_.items() if name != HEALTH},
    )


def stated(given: Any) -> Any:
    """An input as plain values, as the executor reads it."""
    if isinstance(given, dict):
        members = cast("dict[str, Any]", given).items()
        return {name: stated(value) for name, value in members}
    return plain(given)


def without_health(reading: Reading, many: Many, window: Window, asked: ByHealth) -> ListArguments:
    """What is asked of the graph. Its cursors are those of a list by health."""
    found = reading.arguments(many, Window(window.size, window.from_end), asked.others, [])
    return replace(found, window=window, order=cast("Order", HealthOrder(asked.name)))


async def listed(context: Context, many: Many, lists: Sequence[ListArguments], asked: ByHealth) -> list[Any]:
    """What a row holds of the list: its rows and their number, as far as they are wanted."""
    reading, window = context.reading, lists[many.number].window
    places = await placed(context, asked)
    if asked.others:
        among = set(await reading.ids(many, lists))
        places = [place for place in places if place[-1] in among]
    answer: list[Any] = []
    if many.rows:
        page = cut(places, window, asked.name)
        rows = await reading.things(many.things, [place[-1] for place in page], lists)
        keys = page if many.cursors else [()] * len(page)
        found = [[*rows[place[-1]], *key] for place, key in zip(page, keys, strict=True) if place[-1] in rows]
        answer.append(found)
    if many.counted:
        answer.append(len(places))
    if many.groupings:
        answer.append(await groups(reading, many, [place[-1] for place in places]))
    return answer


async def groups(reading: Reading, many: Many, ids: Sequence[str]) -> list[list[Any]]:
    """Combinations of values, each with how many of these relationships have it (see `Many`)."""
    found, by_what = Counter[tuple[Any, ...]](), grouped_by(many)
    columns = len(by_what.columns)
    for start in range(0, len(ids), MOST_AT_ONCE):
        rows = await reading.things(by_what, ids[start : start + MOST_AT_ONCE], [])
        found.update(tuple(row[:columns] + [one and one[0] for one in row[columns:]]) for row in rows.values())
    return [[*values, number] for values, number in found.items()]


@lru_cache(KEPT)
def grouped_by(many: Many) -> Selection:
    items = [grouping.item for grouping in many.groupings]
    ones = (item for item in items if isinstance(item, Relation))
    return Selection(
        many.things.kind,
        tuple(item for item in items if not isinstance(item, Relation)),
        tuple(One(relation, Selection(relation.target, relation.target.properties[:1])) for relation in ones),
    )


async def placed(context: Context, asked: ByHealth) -> list[Place]:
    """Places of those that are seen and stand as is wanted, in the order of the list."""
    today, scope, impact = today_(), context.scope, impact_of(context)
    hang: AbstractSet[str] = frozenset()
    if SINGLE_THREAD in asked.wanted:
        hang, _ = await networks_of(impact).ask(scope, asked.day, hanging)

    def places(state: State) -> list[Place]:
        found = [
            place_of(scored, id_, descending=asked.descending) if asked.sorted_ else (0, 0.0, id_)
            for id_, scored in scores(state, scope, asked.side, asked.day, today)
            if fits(scored, asked.wanted, hangs=id_ in hang)
        ]
        return sorted(found)

    return await impact.ask(places, of_dialogue=True)


def scores(state: State, scope: Any, asked: Side | None, day: Day, today: Day) -> list[tuple[str, Scored]]:
    """Scores of all relationships of which whoever asks sees a side, in the view of that side; archived ones have none."""
    kept, by_side = kept_health(state.projection), dict["Side", list[str]]()
    for row in state.projection.contacts.relationships:
        side = None if row.status is None else viewed_side(row, scope, asked)
        if side is not None:
            by_side.setdefault(side, []).append(row.id)
    found: list[tuple[str, Scored]] = []
    for side, ids in by_side.items():
        known = kept.scores(side, day, today, ids)
        found += [(id_, known[id_]) for id_ in ids if id_ in known]
    return found


def cut(places: list[Place], window: Window, name: str) -> list[Place]:
    """The page, with one more where there is one more, in the order in which a statement answers it."""
    first, end = 0, len(places)
    if window.after is not None:
        first = _found(places, window.after, name, "after")
    if window.before is not None:
        end = _found(places, window.before, name, "before")
    some = places[first:end]
    return some[: -window.size - 2 : -1] if window.from_end else some[: window.size + 1]


def _found(places: list[Place], text: str, name: str, argument: str) -> int:
    values = cursor_values(text, name, argument)
    if [type(value) for value in values] != [int, float, str]:
        raise BadInput(no_cursor(argument), (argument,))
    bisect = bisect_right if argument == "after" else bisect_left
    return bisect(places, (values[0], values[1], values[2]))
