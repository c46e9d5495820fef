"""Whom an impact has to be told."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.impact.status import Day, end_day, first_day
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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


PERSON: Final[itemgetter[Any]] = itemgetter(0)
"""Of a stakeholder's row."""


def side_of(row: StakeholderRow) -> str:
    return row.side or SIDE_OF_ROLE.get(row.role, "THIRD_PARTY")


def holds(since: str | None, until: str | None, day: Day) -> bool:
    return first_day(since) <= day < end_day(until)


class ToldOnDay(dict[str, "tuple[list[StakeholderRow], list[StakeholderRow]]"]):
    """relationship -> (who is told of anything on that day, who is told from HIGH on)."""

    __slots__ = ("_contacts", "_day")

    def __init__(self, contacts: Contacts, day: Day) -> None:
        super().__init__()
        self._contacts = contacts
        self._day = day

    def __missing__(self, relationship: str) -> tuple[list[StakeholderRow], list[StakeholderRow]]:
        always: list[StakeholderRow] = []
        when_high: list[StakeholderRow] = []
        for row in self._contacts.stakeholders.of(relationship):
            told_from = TOLD_FROM.get((row.role, side_of(row)))
            if told_from is not None and holds(row.since, row.until, self._day):
                (always if told_from < Severity.HIGH else when_high).append(row)
        told = self[relationship] = always, when_high
        return told

    def rows(self, relationship: str, severity: int) -> list[StakeholderRow]:
        """Those who are told of an agreement that is affected so badly. Not to be changed by whoever asks."""
        always, when_high = self[relationship]
        return always + when_high if when_high and severity >= Severity.HIGH else always

    def owners(self, offerings: Iterable[str]) -> Iterator[tuple[str, str]]:
        """-> (person, offering)."""
        owners = self._contacts.owners
        for offering in offerings:
            for row in owners.of(offering):
                if holds(row.since, row.until, self._day):
                    yield row.person, offering

    def of(self, relationships: Mapping[str, int]) -> set[str]:
        """Relationship -> greatest severity of its affected agreements."""
        persons: set[str] = set()
        for relationship, severity in relationships.items():
            persons.update(map(PERSON, self.rows(relationship, severity)))
        return persons
