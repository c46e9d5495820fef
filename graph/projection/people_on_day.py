"""The people who have to be told of an impact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.model.lazy import Lazy
from graph.model.severity import Severity
from graph.projection.status import Day, end_day, first_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.projection.contacts.contacts import Contacts
    from graph.projection.contacts.people import StakeholderRow

TOLD_FROM: Final[dict[tuple[str, str], Severity]] = {
    ("CUSTOMER", "CONSUMER"): Severity.LOW,
    ("SPONSOR", "CONSUMER"): Severity.LOW,
    ("CONSUMER_REPRESENTATIVE", "CONSUMER"): Severity.LOW,
    ("USER", "CONSUMER"): Severity.HIGH,
    ("SERVICE_OWNER", "PROVIDER"): Severity.LOW,
}
"""The severity from which on a stakeholder is told, by role and side."""

SIDE_OF_ROLE: Final[dict[str, str]] = {
    **{role: side for role, side in TOLD_FROM},  # noqa: C416  # keys are pairs, not items
    "RELATIONSHIP_MANAGER": "PROVIDER",
}
"""The side of a stakeholder who states none, by role."""


def side_of(row: StakeholderRow) -> str:
    return row.side or SIDE_OF_ROLE.get(row.role, "THIRD_PARTY")


def holds(since: str | None, until: str | None, day: Day) -> bool:
    return first_day(since) <= day < end_day(until)


def holds_between(since: str | None, until: str | None, first: Day, last: Day) -> bool:
    """Whether something holds on one of these days at least."""
    return max(first_day(since), first) < min(end_day(until), last + 1)


class Told(NamedTuple):
    """A stakeholder who is told of an agreement that is affected as badly as `told_from`, or worse, unless the role has
    ended, on `end`, by the day of telling.
    """

    person: str
    relationship: str
    role: str
    side: str
    preferred_channel: str
    told_from: int
    end: Day


People = tuple[tuple[str, ...], tuple[str, ...]]
"""Who is told of what is less than HIGH, and of what is HIGH or worse."""


class Audience:
    """Who is told, `today`, of a change that takes effect on a day: whoever has the role, or owns the offering, at some
    time from the day of telling until then. That is told which is due: by the deadline, today where that is past, by the
    day itself where there is none. So neither who will have left when it is told is told, nor who comes after it.
    `people_whenever`, by relationship, and `owners_whenever`, by offering: None where it depends on the day of telling,
    because somebody leaves before the change. Everything is filled where it is looked at.
    """

    def __init__(self, contacts: Contacts, today: Day, effective_on: Day) -> None:
        self._contacts = contacts
        self.today = today
        self._effective_on = effective_on
        self._last = max(today, effective_on)
        self._told: dict[str, list[Told]] = {}
        self.people_whenever = Lazy(self._people_whenever)
        self.owners_whenever = Lazy(self._owners_whenever)

    def day_of_telling(self, deadline: Day) -> Day:
        """`deadline`: ALWAYS_AFTER where there is none."""
        return max(self.today, min(deadline, self._effective_on))

    def roles_of(self, person: str) -> list[Told]:
        """The roles in which the person may be told, if the day of telling comes before their end."""
        told = self._told.get(person)
        if told is None:
            told = self._told[person] = list(self._stakeholders(self._contacts.stakeholders.owned(person)))
        return told

    def people(self, relationship: str, deadline: Day) -> People:
        whenever = self.people_whenever[relationship]
        return whenever or _people_of(self._told_of(relationship), self.day_of_telling(deadline))

    def _people_whenever(self, relationship: str) -> People | None:
        told = self._told_of(relationship)
        leaving = any(self.today < each.end <= self._last for each in told)
        return None if leaving else _people_of(told, self.today)

    def _told_of(self, relationship: str) -> list[Told]:
        return list(self._stakeholders(self._contacts.stakeholders.of(relationship)))

    def owners(self, offering: str, deadline: Day) -> tuple[str, ...]:
        owners = self.owners_whenever[offering]
        return self._owners_from(offering, self.day_of_telling(deadline)) if owners is None else owners

    def _owners_whenever(self, offering: str) -> tuple[str, ...] | None:
        first, last = (self._owners_from(offering, day) for day in (self.today, self._last))
        return first if first == last else None

    def forget(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            for known in (self._told, self.people_whenever, self.owners_whenever):
                known.pop(id_, None)

    def _stakeholders(self, rows: Iterable[StakeholderRow]) -> Iterator[Told]:
        for row in rows:
            side = side_of(row)
            told_from = TOLD_FROM.get((row.role, side))
            if told_from is not None and holds_between(row.since, row.until, self.today, self._last):
                preferred, end = row.preferred_channel or "", end_day(row.until)
                yield Told(row.person, row.relationship, row.role, side, preferred, int(told_from), end)

    def _owners_from(self, offering: str, day: Day) -> tuple[str, ...]:
        rows = self._contacts.owners.of(offering)
        return tuple(row.person for row in rows if holds_between(row.since, row.until, day, self._last))


def _people_of(told: Iterable[Told], day: Day) -> People:
    """Who is told on a day, of those who may be told."""
    there = [each for each in told if day < each.end]
    from_high = tuple(each.person for each in there)
    below = tuple(each.person for each in there if each.told_from < Severity.HIGH)
    return (from_high if below == from_high else below, from_high)
