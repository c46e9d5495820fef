"""What notice is owed by and to whom: terms of agreements, where their notice goes, who else uses them, and freezes."""

from __future__ import annotations

from typing import Final, NamedTuple

from graph.projection.table import Table


class NoticeTermRow(NamedTuple):
    id: str
    agreement: str
    action: str
    days: int
    calendar: str = "CALENDAR"
    basis: str = "NOTIFY"


TERM_IDS: Final = """
MATCH (t:NoticeTerm)
RETURN collect(t.id)
"""

TERMS: Final = """
UNWIND $ids AS id
MATCH (t:NoticeTerm {id: id})-[:OF]->(g:Agreement)
WHERE t.archivedAt IS NULL
RETURN collect([t.id, g.id, t.action, t.days, t.calendar, t.basis])
"""

TERM: Final = Table(
    "terms", NoticeTermRow, (lambda row: row.agreement,), TERM_IDS, TERMS, ("NoticeTerm", "NoticeTerm.agreement")
)


class NoticeToRow(NamedTuple):
    agreement: str
    channel: str


NOTICE_TO_IDS: Final = """
MATCH (g:Agreement)-[:NOTICE_TO]->(:Channel)
RETURN collect(DISTINCT g.id)
"""

NOTICE_TO: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})-[:NOTICE_TO]->(c:Channel)
RETURN collect([g.id, c.id])
"""

NOTICE_ADDRESS: Final = Table(
    "notice_to",
    NoticeToRow,
    (lambda row: row.agreement,),
    NOTICE_TO_IDS,
    NOTICE_TO,
    ("Agreement", "Agreement.noticeTo"),
)


class UsedByRow(NamedTuple):
    agreement: str
    organization: str


USED_BY_IDS: Final = """
MATCH (g:Agreement)-[:USED_BY]->(:Organization)
RETURN collect(DISTINCT g.id)
"""

USED_BY: Final = """
UNWIND $ids AS id
MATCH (g:Agreement {id: id})-[:USED_BY]->(o:Organization)
RETURN collect([g.id, o.id])
"""

USER: Final = Table(
    "used_by", UsedByRow, (lambda row: row.agreement,), USED_BY_IDS, USED_BY, ("Agreement", "Agreement.usedBy")
)


class FreezeRow(NamedTuple):
    id: str
    organization: str
    first: str
    until: str | None = None
    reason: str | None = None


FREEZE_IDS: Final = """
MATCH (f:Freeze)
RETURN collect(f.id)
"""

FREEZES: Final = """
UNWIND $ids AS id
MATCH (f:Freeze {id: id})-[:OF]->(o:Organization)
WHERE f.archivedAt IS NULL
RETURN collect([f.id, o.id, f.from, f.until, f.reason])
"""

FREEZE: Final = Table(
    "freezes", FreezeRow, (lambda row: row.organization,), FREEZE_IDS, FREEZES, ("Freeze", "Freeze.organization")
)
