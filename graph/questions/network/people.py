"""The people that somebody sees, and where they are members."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graph.projection.people_on_day import holds
from graph.projection.status import end_day, first_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.projection.projection import Projection
    from graph.projection.status import Day
    from graph.projection.visibility import Visibility

Term = tuple[int, int, int]
"""Who, from which day on, until before which day."""


class People:
    """Numbered in the order of their ids. `seen`: what whoever asks sees; None where that is everything.

    `terms_of[number]`: (organization, first day, first day after it) of each membership; `terms_in[organization]` the same
    by organization. People who are archived are not among them.
    """

    def __init__(self, projection: Projection, seen: Visibility | None) -> None:
        contacts = self._contacts = projection.contacts
        self.seen = seen
        self.ids = sorted(row.id for row in contacts.persons if seen is None or seen.person(row.id))
        self.at = {id_: number for number, id_ in enumerate(self.ids)}
        self.terms_of: dict[int, list[tuple[str, Day, Day]]] = {}
        self.terms_in: dict[str, list[Term]] = {}
        for row in contacts.members:
            number = self.at.get(row.person)
            if number is not None and (seen is None or seen.organization(row.organization)):
                since, until = first_day(row.since), end_day(row.until)
                self.terms_of.setdefault(number, []).append((row.organization, since, until))
                self.terms_in.setdefault(row.organization, []).append((number, since, until))
        self._whole_of = {
            part: whole
            for part, whole in projection.whole_of.items()
            if seen is None or (seen.organization(part) and seen.organization(whole))
        }

    def sees_meeting(self, engagement: str) -> bool:
        return self.seen is None or self.seen.meeting(engagement)

    def sees_assessment(self, assessment: str) -> bool:
        return self.seen is None or self.seen.assessment(assessment)

    def sees_step(self, step: str) -> bool:
        return self.seen is None or self.seen.step(step)

    def sees_relationship(self, relationship: str) -> bool:
        return self.seen is None or self.seen.relationship(relationship)

    def sees_word_of(self, person: str) -> bool:
        """Whether the viewer sees whom somebody says they know: that is said to their own side alone."""
        return self.seen is None or self.seen.colleague(person)

    def has_left(self, number: int, day: Day) -> bool:
        """Who had memberships, of which none holds on the day."""
        terms = self.terms_of.get(number)
        return bool(terms) and not any(since <= day < until for _, since, until in terms or ())

    @cached_property
    def silent(self) -> set[int]:
        """Who must not be contacted."""
        return {self.at[row.id] for row in self._contacts.persons if row.do_not_contact and row.id in self.at}

    def is_absent(self, number: int, day: Day) -> bool:
        row = self._contacts.persons.first_of(self.ids[number])
        return row is not None and row.absent_from is not None and holds(row.absent_from, row.absent_until, day)

    def members(self, organizations: Iterable[str], day: Day) -> set[int]:
        """Members, on the day, of organizations and of all their parts."""
        return {
            number
            for organization in self.with_parts(organizations)
            for number, since, until in self.terms_in.get(organization, ())
            if since <= day < until
        }

    def with_parts(self, organizations: Iterable[str]) -> set[str]:
        found = set(organizations)
        pending = list(found)
        while pending:
            for part in self._parts.get(pending.pop(), ()):
                if part not in found:
                    found.add(part)
                    pending.append(part)
        return found

    def with_wholes(self, organization: str) -> list[str]:
        """The organization, what it is a part of, and so on."""
        found = [organization]
        while (whole := self._whole_of.get(found[-1])) is not None and whole not in found:
            found.append(whole)
        return found

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = {}
        for part, whole in self._whole_of.items():
            parts.setdefault(whole, []).append(part)
        return parts
