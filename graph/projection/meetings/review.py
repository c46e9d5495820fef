"""When both sides last reviewed their relationship, and when the next review is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.model.duration import day_after
from graph.model.relationship import Side
from graph.projection.meetings.around import OF_INFLUENCE
from graph.projection.status import day_of

if TYPE_CHECKING:
    from graph.projection.meetings.around import Around, Meeting
    from graph.projection.status import Day


class Review(NamedTuple):
    """`last`: the day of the last one, or, where none was `held`, that on which the relationship began. `due`: the next.
    `every`: the interval that was agreed.
    """

    last: str
    held: str | None
    due: str
    every: str

    def days_late(self, day: Day) -> int:
        return max(0, day - day_of(self.due))

    def contact(self, day: Day) -> float:
        """100 until the next one is due, then less by the day: 0 once as long again has passed."""
        late, interval = self.days_late(day), day_of(self.due) - day_of(self.last)
        return 100.0 if not late else 100 * max(0.0, 1 - late / interval) if interval else 0.0


def review_of(known: Around, day: Day) -> Review | None:
    """The review as it stands on that day; None where no interval is agreed, or nothing says from when it counts."""
    if known.review_every is None:
        return None
    held = next((one for one in known.held(day) if is_review(known, one, day)), None)
    last = held.at[:10] if held else known.since
    if last is None:
        return None
    return Review(last, held and held.id, day_after(last, known.review_every), known.review_every)


def is_review(known: Around, meeting: Meeting, day: Day) -> bool:
    """Held with somebody of the provider's side, and with somebody of the consumer's who was accountable then or whose
    influence is high, as far as is known on that day.
    """
    if meeting.kind != "REVIEW":
        return False
    sides = {person: known.side_of(person, day) for person in meeting.people}
    return Side.PROVIDER.value in sides.values() and any(
        known.was_accountable(person, meeting.on) or (known.influence_of(person, day) or 0) >= OF_INFLUENCE
        for person, side in sides.items()
        if side == Side.CONSUMER.value
    )
