"""The people around relationships, and how they are reached: what telling them of a change rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.contacts import tables as known
from graph.contacts.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.contacts.table import Table
    from graph.impact.rows import Tables


class Contacts:
    """A register for each table, by its name. `relationships` are looked up by their sides too."""

    def __init__(self, rows: Tables) -> None:
        self.persons = Register(rows.persons, known.PERSON.keys)
        self.members = Register(rows.members, known.MEMBER.keys)
        self.provided = Register(rows.provided, known.PROVISION.keys)
        self.stakeholders = Register(rows.stakeholders, known.STAKEHOLDER.keys)
        self.owners = Register(rows.owners, known.OWNER.keys)
        self.deputies = Register(rows.deputies, known.DEPUTY.keys)
        self.channels = Register(rows.channels, known.CHANNEL.keys)
        self.notice_to = Register(rows.notice_to, known.NOTICE_ADDRESS.keys)
        self.steps = Register(rows.steps, known.STEP.keys)
        self.assessments = Register(rows.assessments, known.ASSESSMENT.keys)
        self.meetings = Register(rows.meetings, known.MEETING.keys)
        self.relationships = Register(rows.relationships, known.RELATIONSHIP.keys)
        self.terms = Register(rows.terms, known.TERM.keys)
        self.freezes = Register(rows.freezes, known.FREEZE.keys)
        self.used_by = Register(rows.used_by, known.USER.keys)

    def replace(self, table: Table[Any], owners: Iterable[str], rows: Iterable[Any]) -> set[str]:
        """All rows of some owners -> the keys that they had or have."""
        register: Register[Any] = getattr(self, table.name)
        return register.replace(owners, rows)
