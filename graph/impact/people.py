"""Whom an impact has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.impact.status import Day, end_day, first_day
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from graph.impact.rows import OwnerRow, StakeholderRow

Told = tuple[str, int, Day, Day]
"""(person, the severity from which on they are told, first day, first day after)."""

TOLD_FROM: Final[dict[tuple[str, str], Severity]] = {
    ("CUSTOMER", "CONSUMER"): Severity.LOW,
    ("SPONSOR", "CONSUMER"): Severity.LOW,
    ("CONSUMER_REPRESENTATIVE", "CONSUMER"): Severity.LOW,
    ("USER", "CONSUMER"): Severity.HIGH,
    ("SERVICE_OWNER", "PROVIDER"): Severity.LOW,
}
"""By role and side; a stakeholder without a side is on the one that the role has here."""

SIDE_OF_ROLE: Final[dict[str, str]] = {role: side for role, side in TOLD_FROM}  # noqa: C416  # keys are pairs, not items


class People:
    """`stakeholders[relationship]` and `owners[offering]`: only those who are ever told."""

    __slots__ = ("_offering_at", "owners", "stakeholders")

    def __init__(
        self, offering_at: Mapping[str, int], stakeholders: Iterable[StakeholderRow], owners: Iterable[OwnerRow]
    ) -> None:
        self._offering_at = offering_at
        self.stakeholders: dict[str, list[Told]] = {}
        self.owners: dict[int, list[Told]] = {}
        for stakeholder in stakeholders:
            self._add_stakeholder(stakeholder)
        for owner in owners:
            self._add_owner(owner)

    def replace_stakeholders(self, relationship: str, rows: Iterable[StakeholderRow]) -> None:
        self.stakeholders.pop(relationship, None)
        for row in rows:
            self._add_stakeholder(row)

    def replace_owners(self, offering: int, rows: Iterable[OwnerRow]) -> None:
        self.owners.pop(offering, None)
        for row in rows:
            self._add_owner(row)

    def relationships_of(self, people: AbstractSet[str]) -> set[str]:
        """Where they are told of something on some day."""
        return {
            relationship
            for relationship, several in self.stakeholders.items()
            if any(told[0] in people for told in several)
        }

    def owned_by(self, people: AbstractSet[str]) -> set[int]:
        """Offerings whose service owners they are on some day."""
        return {offering for offering, several in self.owners.items() if any(told[0] in people for told in several)}

    def owners_on(self, day: Day, offerings: Iterable[int]) -> Iterator[str]:
        for offering in offerings:
            for person, _, first, end in self.owners.get(offering, ()):
                if first <= day < end:
                    yield person

    def _add_stakeholder(self, row: StakeholderRow) -> None:
        person, relationship, role, side, since, until = row
        told_from = TOLD_FROM.get((role, side or SIDE_OF_ROLE.get(role, "")))
        if told_from is not None:
            told = (person, int(told_from), first_day(since), end_day(until))
            self.stakeholders.setdefault(relationship, []).append(told)

    def _add_owner(self, row: OwnerRow) -> None:
        person, offering_id, since, until = row
        offering = self._offering_at.get(offering_id)
        if offering is not None:
            told = (person, int(Severity.LOW), first_day(since), end_day(until))
            self.owners.setdefault(offering, []).append(told)


class ToldOnDay(dict[str, tuple[list[str], list[str]]]):
    """relationship -> (who is told of anything on that day, who is told from HIGH on)."""

    __slots__ = ("_day", "_people")

    def __init__(self, people: People, day: Day) -> None:
        super().__init__()
        self._people = people
        self._day = day

    def __missing__(self, relationship: str) -> tuple[list[str], list[str]]:
        everyone = self._people.stakeholders.get(relationship, ())
        there = [(person, told_from) for person, told_from, first, end in everyone if first <= self._day < end]
        always = [person for person, told_from in there if told_from < Severity.HIGH]
        told = self[relationship] = always, [person for person, told_from in there if told_from >= Severity.HIGH]
        return told

    def of(self, relationships: Mapping[str, int]) -> set[str]:
        """Relationship -> greatest severity of its affected agreements."""
        persons: set[str] = set()
        for relationship, severity in relationships.items():
            always, when_high = self[relationship]
            persons.update(always)
            if when_high and severity >= Severity.HIGH:
                persons.update(when_high)
        return persons
