"""Whom an impact has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.impact.status import Day, end_day, first_day
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.contacts.contacts import Contacts
    from graph.contacts.people import StakeholderRow

TOLD_FROM: Final[dict[tuple[str, str], Severity]] = {
    ("CUSTOMER", "CONSUMER"): Severity.LOW,
    ("SPONSOR", "CONSUMER"): Severity.LOW,
    ("CONSUMER_REPRESENTATIVE", "CONSUMER"): Severity.LOW,
    ("USER", "CONSUMER"): Severity.HIGH,
    ("SERVICE_OWNER", "PROVIDER"): Severity.LOW,
}
"""By role and side."""

SIDE_OF_ROLE: Final[dict[str, str]] = {
    **{role: side for role, side in TOLD_FROM},  # noqa: C416  # keys are pairs, not items
    "RELATIONSHIP_MANAGER": "PROVIDER",
}
"""Of a stakeholder who states none."""


def side_of(row: StakeholderRow) -> str:
    return row.side or SIDE_OF_ROLE.get(row.role, "THIRD_PARTY")


def holds(since: str | None, until: str | None, day: Day) -> bool:
    return first_day(since) <= day < end_day(until)


class Told(NamedTuple):
    """A stakeholder who is told of an agreement that is affected as badly as `told_from`, or worse."""

    person: str
    relationship: str
    role: str
    side: str
    preferred_channel: str
    told_from: int


def told_on(day: Day, rows: Iterable[StakeholderRow]) -> Iterator[Told]:
    for row in rows:
        side = side_of(row)
        told_from = TOLD_FROM.get((row.role, side))
        if told_from is not None and holds(row.since, row.until, day):
            yield Told(row.person, row.relationship, row.role, side, row.preferred_channel or "", int(told_from))


class ToldOnDay(dict[str, list[Told]]):
    """person -> in which relationships, filled where it is looked at."""

    __slots__ = ("_contacts", "_day")

    def __init__(self, contacts: Contacts, day: Day) -> None:
        super().__init__()
        self._contacts = contacts
        self._day = day

    def __missing__(self, person: str) -> list[Told]:
        told = self[person] = list(told_on(self._day, self._contacts.stakeholders.owned(person)))
        return told


class PeopleOnDay(dict[str, tuple[tuple[str, ...], tuple[str, ...]]]):
    """relationship -> who is told (of what is less than HIGH, from HIGH on), filled where it is looked at."""

    __slots__ = ("_contacts", "_day")

    def __init__(self, contacts: Contacts, day: Day) -> None:
        super().__init__()
        self._contacts = contacts
        self._day = day

    def __missing__(self, relationship: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        told = list(told_on(self._day, self._contacts.stakeholders.of(relationship)))
        from_high = tuple(each.person for each in told)
        below = tuple(each.person for each in told if each.told_from < Severity.HIGH)
        people = self[relationship] = from_high if below == from_high else below, from_high
        return people

    def of(self, relationships: Iterable[str], severity: int) -> set[str]:
        """Those who are told of agreements there that are affected so badly."""
        is_high = severity >= Severity.HIGH
        return set[str]().union(*[people[is_high] for people in map(self.__getitem__, relationships)])


class OwnersOnDay(dict[str, tuple[str, ...]]):
    """offering -> its owners, filled where it is looked at."""

    __slots__ = ("_contacts", "_day")

    def __init__(self, contacts: Contacts, day: Day) -> None:
        super().__init__()
        self._contacts = contacts
        self._day = day

    def __missing__(self, offering: str) -> tuple[str, ...]:
        rows = self._contacts.owners.of(offering)
        owners = self[offering] = tuple(row.person for row in rows if holds(row.since, row.until, self._day))
        return owners
