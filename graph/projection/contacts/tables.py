"""The tables whose rows are held by registers: the people around relationships, and what else says who sees something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.projection.contacts.acquaintance import KNOWS, REPORTS
from graph.projection.contacts.addressed import ADDRESSED_ORGANIZATION, ADDRESSED_PERSON
from graph.projection.contacts.channels import CHANNEL, STEP
from graph.projection.contacts.notice import FREEZE, NOTICE_ADDRESS, TERM, USER
from graph.projection.contacts.people import ASSESSMENT, DEPUTY, MEMBER, OWNER, PERSON, STAKEHOLDER
from graph.projection.contacts.relationships import ATTENDED, MEETING, PROVISION, RELATIONSHIP

if TYPE_CHECKING:
    from graph.projection.table import Table

REGISTERED: Final[tuple[Table[Any], ...]] = (
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
    KNOWS,
    REPORTS,
    ADDRESSED_ORGANIZATION,
    ADDRESSED_PERSON,
)
