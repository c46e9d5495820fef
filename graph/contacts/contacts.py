"""The people around relationships, and how they are reached: what telling them of a change rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.contacts import tables as known
from graph.contacts.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.contacts.tables import Table
    from graph.impact.rows import Tables


class Contacts:
    """A register for each table, by its name. `persons` and `relationships` are looked up by their own id."""

    def __init__(self, rows: Tables) -> None:
        self.persons = Register(rows.persons, known.PERSON.key)
        self.stakeholders = Register(rows.stakeholders, known.STAKEHOLDER.key)
        self.owners = Register(rows.owners, known.OWNER.key)
        self.deputies = Register(rows.deputies, known.DEPUTY.key)
        self.channels = Register(rows.channels, known.CHANNEL.key)
        self.notice_to = Register(rows.notice_to, known.NOTICE_ADDRESS.key)
        self.steps = Register(rows.steps, known.STEP.key)
        self.assessments = Register(rows.assessments, known.ASSESSMENT.key)
        self.meetings = Register(rows.meetings, known.MEETING.key)
        self.relationships = Register(rows.relationships, known.RELATIONSHIP.key)
        self.terms = Register(rows.terms, known.TERM.key)
        self.freezes = Register(rows.freezes, known.FREEZE.key)
        self.used_by = Register(rows.used_by, known.USER.key)

    def replace(self, table: Table[Any], owners: Iterable[str], rows: Iterable[Any]) -> set[str]:
        """All rows of some owners -> the keys that they had or have."""
        register: Register[Any] = getattr(self, table.name)
        return register.replace(owners, rows)
