"""What a side has promised, is expected to do, or has agreed to make better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.duration import day_after
from graph.questions.agenda.line import Line, Matter, Reason, Source, contacted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading import Scope

ANSWERED_WITHIN: Final = "P14D"
"""How long an answer may take where nothing else is stated."""


def open_commitments(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:WITHIN]-(c:Commitment)
WHERE {scope.visible("Commitment", "c")} AND c.archivedAt IS NULL AND c.status = 'OPEN' AND c.due IS NOT NULL
RETURN collect([id, c.id, c.text, c.side, c.due, head(COLLECT {{
  MATCH (c)-[:OWED_BY]->(p:Person) WHERE {contacted(scope, "p")} RETURN p.id
}})])
"""


def commitment_lines(row: list[Any], _today: str) -> Iterator[Line]:
    relationship, id_, text, side, due, person = row
    yield Line(
        matter=Matter.COMMITMENT,
        due=due,
        relationship=relationship,
        label="Commitment",
        id=id_,
        person=person,
        reason=Reason("commitment", {"side": side, "text": text}),
        settled_by="keepCommitment",
    )


def open_expectations(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:WITHIN]-(e:Expectation)
WHERE {scope.visible("Expectation", "e")} AND e.archivedAt IS NULL AND e.status IN ['STATED', 'AGREED']
RETURN collect([id, e.id, e.statement, e.side, e.status, e.statedAt, e.due, head(COLLECT {{
  MATCH (e)-[:HELD_BY]->(p:Person) WHERE {contacted(scope, "p")} RETURN p.id
}})])
"""


def expectation_lines(row: list[Any], _today: str) -> Iterator[Line]:
    """One that waits for an answer is due then, also where it is to be met later."""
    relationship, id_, statement, side, status, stated_at, met_by, person = row
    waits = status == "STATED"
    due = day_after(stated_at, ANSWERED_WITHIN) if waits and stated_at else met_by
    if due is None:
        return
    yield Line(
        matter=Matter.EXPECTATION,
        due=min(due, met_by or due),
        relationship=relationship,
        label="Expectation",
        id=id_,
        person=person,
        reason=Reason("expectation-stated" if waits else "expectation-agreed", {"side": side, "statement": statement}),
        settled_by="answerExpectation" if waits else "closeExpectation",
    )


def agreed_improvements(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:WITHIN]-(i:Improvement)
WHERE {scope.visible("Improvement", "i")} AND i.archivedAt IS NULL
  AND i.status IN ['AGREED', 'STARTED'] AND i.due IS NOT NULL
RETURN collect([id, i.id, i.title, i.due, head(COLLECT {{
  MATCH (i)-[:OWED_BY]->(p:Person) WHERE {contacted(scope, "p")} RETURN p.id
}})])
"""


def improvement_lines(row: list[Any], _today: str) -> Iterator[Line]:
    relationship, id_, title, due, person = row
    yield Line(
        matter=Matter.IMPROVEMENT,
        due=due,
        relationship=relationship,
        label="Improvement",
        id=id_,
        person=person,
        reason=Reason("improvement", {"title": title}),
        settled_by="finishImprovement",
    )


PROMISES: Final = (
    Source("agenda_commitments", open_commitments, commitment_lines),
    Source("agenda_expectations", open_expectations, expectation_lines),
    Source("agenda_improvements", agreed_improvements, improvement_lines),
)
