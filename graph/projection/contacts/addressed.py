"""The addressees of planned changes: who is asked, and who is told. From that it follows who sees a change."""

from __future__ import annotations

from typing import Final, NamedTuple

from graph.projection.table import Table


class AskedRow(NamedTuple):
    """An answer of an organization to a change, given or owed."""

    answer: str
    change: str
    organization: str


ASKED_IDS: Final = """
MATCH (n:Answer)
RETURN collect(n.id)
"""

ASKED: Final = """
UNWIND $ids AS id
MATCH (n:Answer {id: id})-[:TO]->(c:Change)
MATCH (n)-[:FROM]->(o:Organization)
RETURN collect([n.id, c.id, o.id])
"""

ADDRESSED_ORGANIZATION: Final = Table(
    "asked",
    AskedRow,
    (lambda row: row.change,),
    ASKED_IDS,
    ASKED,
    ("Answer", "Answer.change", "Answer.organization"),
    decides_visibility=True,
)


class ToldRow(NamedTuple):
    """A message about a change to a person, sent or not."""

    notice: str
    change: str
    person: str


TOLD_IDS: Final = """
MATCH (n:Notice)
RETURN collect(n.id)
"""

TOLD: Final = """
UNWIND $ids AS id
MATCH (n:Notice {id: id})-[:OF]->(c:Change)
MATCH (n)-[:FOR]->(p:Person)
RETURN collect([n.id, c.id, p.id])
"""

ADDRESSED_PERSON: Final = Table(
    "told",
    ToldRow,
    (lambda row: row.change,),
    TOLD_IDS,
    TOLD,
    ("Notice", "Notice.change", "Notice.person"),
    decides_visibility=True,
)
