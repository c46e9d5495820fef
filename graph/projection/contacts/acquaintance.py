"""Who says that they know whom, and who reports to whom."""

from __future__ import annotations

from typing import Final, NamedTuple

from graph.projection.contacts.people import PERSON_IDS
from graph.projection.table import Table


class KnowsRow(NamedTuple):
    """A person says of another one that they know each other. `at`: the day on which it was so."""

    person: str
    other: str
    strength: float | None = None
    sentiment: int | None = None
    at: str | None = None


KNOWN: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[k:KNOWS]->(q:Person)
WHERE p.archivedAt IS NULL
RETURN collect([p.id, q.id, k.strength, k.sentiment, k.at])
"""

KNOWS: Final = Table("knows", KnowsRow, (), PERSON_IDS, KNOWN, ("Person", "KNOWS"))


class ReportsRow(NamedTuple):
    person: str
    manager: str
    since: str | None = None
    until: str | None = None


REPORTED: Final = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[r:REPORTS_TO]->(m:Person)
WHERE p.archivedAt IS NULL
RETURN collect([p.id, m.id, r.since, r.until])
"""

REPORTS: Final = Table("reports", ReportsRow, (), PERSON_IDS, REPORTED, ("Person", "ReportingLine"))
