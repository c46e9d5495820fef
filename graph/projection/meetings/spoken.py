"""People whose word counts: when they were last spoken to, and when they are to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.model.duration import day_after
from graph.projection.meetings.around import OF_INFLUENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.projection.meetings.around import Around, Meeting
    from graph.projection.status import Day

SPOKEN_TO_EVERY: Final = "P180D"
"""The interval where the relationship has none of its own."""


class Spoken(NamedTuple):
    """`last`: the day on which the person was last there, or, where that was never (`met` None), has had a role since;
    None: not known, and due at once. `every`: the interval.
    """

    person: str
    influence: int
    met: str | None
    last: str | None
    due: str | None
    every: str


def last_met(known: Around, person: str, day: Day) -> Meeting | None:
    return next((one for one in known.held(day) if person in one.people), None)


def people_of_influence(known: Around, day: Day) -> Iterator[Spoken]:
    """People who have a role on that day and whose influence is high, by id."""
    there = known.holders(day)
    for person in sorted({row.person for row in there}):
        influence = known.influence_of(person, day)
        if influence is not None and influence >= OF_INFLUENCE:
            met = last_met(known, person, day)
            since = [row.since for row in there if row.person == person and row.since]
            last = met.at[:10] if met else min(since, default=None)
            every = known.review_every or SPOKEN_TO_EVERY
            yield Spoken(person, influence, met and met.id, last, last and day_after(last, every), every)
