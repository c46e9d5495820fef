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


def teller_on_day(contacts: Contacts, day: Day, relationship: str) -> str | None:
    """The accountable relationship manager, else the one of highest influence, then by id; None where nobody manages it."""
    assessments = contacts.assessments.of(relationship)
    managers = (
        (not row.accountable, -(influence_by(assessments, row.person, day) or 0), row.person)
        for row in contacts.stakeholders.of(relationship)
        if (row.role, side_of(row)) == MANAGER and holds(row.since, row.until, day)
    )
    first = min(managers, default=None)
    return first and first[-1]


def next_after(contacts: Contacts, person: str | None, relationship: str, side: str) -> str | None:
    """The person whose step follows that of `person` on the side's path for changes, or, where there is none, for
    everything; who must not be contacted, or is archived, is passed over.
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
