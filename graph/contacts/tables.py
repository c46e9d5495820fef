"""The tables of the people around relationships, and of what else says who sees something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.contacts.channels import CHANNEL, STEP
from graph.contacts.notice import FREEZE, NOTICE_ADDRESS, TERM, USER
from graph.contacts.people import ASSESSMENT, DEPUTY, MEMBER, OWNER, PERSON, STAKEHOLDER
from graph.contacts.relationships import ATTENDED, MEETING, PROVISION, RELATIONSHIP

if TYPE_CHECKING:
    from graph.contacts.table import Table

TABLES: Final[tuple[Table[Any], ...]] = (
    PERSON,
    MEMBER,
    PROVISION,
    STAKEHOLDER,
    OWNER,
    DEPUTY,
    CHANNEL,
    NOTICE_ADDRESS,
    STEP,
    ASSESSMENT,
    MEETING,
    ATTENDED,
    RELATIONSHIP,
    TERM,
    FREEZE,
    USER,
)
