"""Who tells, and who is next where nobody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.contact.topic import Topic
from graph.projection.meetings.around import influence_by
from graph.projection.people_on_day import holds, side_of

if TYPE_CHECKING:
    from graph.projection.contacts.contacts import Contacts
    from graph.projection.status import Day

MANAGER: Final = ("RELATIONSHIP_MANAGER", "PROVIDER")


class TellersOnDay(dict[str, str | None]):
    """relationship -> the accountable relationship manager, else the one of highest influence, then by id; None where
    nobody manages it. Filled where it is looked at.
    """

    __slots__ = ("_contacts", "_day")

    def __init__(self, contacts: Contacts, day: Day) -> None:
        super().__init__()
        self._contacts = contacts
        self._day = day

    def __missing__(self, relationship: str) -> str | None:
        managers = [
            (not row.accountable, -self._influence(relationship, row.person), row.person)
            for row in self._contacts.stakeholders.of(relationship)
            if (row.role, side_of(row)) == MANAGER and holds(row.since, row.until, self._day)
        ]
        teller = self[relationship] = min(managers)[-1] if managers else None
        return teller

    def _influence(self, relationship: str, person: str) -> int:
        return influence_by(self._contacts.assessments.of(relationship), person, self._day) or 0


def next_after(contacts: Contacts, person: str | None, relationship: str, side: str) -> str | None:
    """Whose step follows the person's own on the side's path for changes, or, where there is none, for everything; who
    must not be contacted, or is archived, is passed over.
    """
    rows = contacts.steps.of(relationship)
    if not rows:
        return None
    steps = sorted(
        (step.level, step.id, step.person, step.topic)
        for step in rows
        if step.side == side and step.topic in {None, Topic.CHANGE.value}
    )
    path = [step for step in steps if step[3]] or steps
    own = max((level for level, _, holder, _ in path if holder == person and person), default=0)
    later = (holder for level, _, holder, _ in path if level > own and holder and holder != person)
    return next((holder for holder in later if not _is_left_alone(contacts, holder)), None)


def _is_left_alone(contacts: Contacts, person: str) -> bool:
    row = contacts.persons.first_of(person)
    return row is None or row.do_not_contact
