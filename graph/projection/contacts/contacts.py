"""The people around relationships, and how they are reached: what telling them of a change rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.projection.contacts.channels import CHANNEL, STEP
from graph.projection.contacts.notice import FREEZE, NOTICE_ADDRESS, TERM, USER
from graph.projection.contacts.people import ASSESSMENT, DEPUTY, MEMBER, OWNER, PERSON, STAKEHOLDER
from graph.projection.contacts.register import Register
from graph.projection.contacts.relationships import ATTENDED, MEETING, PROVISION, RELATIONSHIP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.projection.contacts.table import Table
    from graph.projection.rows import Tables


class Contacts:
    """A register for each table, by its name. `relationships` are looked up by their sides too."""

    def __init__(self, rows: Tables) -> None:
        self.persons = Register(rows.persons, PERSON.keys)
        self.members = Register(rows.members, MEMBER.keys)
        self.provided = Register(rows.provided, PROVISION.keys)
        self.stakeholders = Register(rows.stakeholders, STAKEHOLDER.keys)
        self.owners = Register(rows.owners, OWNER.keys)
        self.deputies = Register(rows.deputies, DEPUTY.keys)
        self.channels = Register(rows.channels, CHANNEL.keys)
        self.notice_to = Register(rows.notice_to, NOTICE_ADDRESS.keys)
        self.steps = Register(rows.steps, STEP.keys)
        self.assessments = Register(rows.assessments, ASSESSMENT.keys)
        self.meetings = Register(rows.meetings, MEETING.keys)
        self.attended = Register(rows.attended, ATTENDED.keys)
        self.relationships = Register(rows.relationships, RELATIONSHIP.keys)
        self.terms = Register(rows.terms, TERM.keys)
        self.freezes = Register(rows.freezes, FREEZE.keys)
        self.used_by = Register(rows.used_by, USER.keys)

    def replace(self, table: Table[Any], owners: Iterable[str], rows: Iterable[Any]) -> set[str]:
        """All rows of some owners -> the keys that they had or have."""
        register: Register[Any] = getattr(self, table.name)
        return register.replace(owners, rows)
