"""What waits for an answer: complaints, demands, planned changes, messages about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.duration import day_after
from graph.model.life import live
from graph.questions.agenda.line import Line, Matter, Reason, Source, contacted
from graph.questions.agenda.promises import ANSWERED_WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading import Scope


def open_complaints(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:WITHIN]-(c:Complaint)
WHERE {scope.visible("Complaint", "c")} AND c.archivedAt IS NULL AND c.status IN ['OPEN', 'ANSWERED']
RETURN collect([id, c.id, c.text, c.status, c.raisedAt, c.due, c.answeredAt, head(COLLECT {{
  MATCH (c)-[:BY]->(p:Person) WHERE {contacted(scope, "p")} RETURN p.id
}})])
"""


def complaint_lines(row: list[Any], _today: str) -> Iterator[Line]:
    relationship, id_, text, status, raised_at, due, answered_at, person = row
    is_open = status == "OPEN"
    yield Line(
        matter=Matter.COMPLAINT,
        due=due or day_after(raised_at, ANSWERED_WITHIN)
        if is_open
        else day_after(answered_at or raised_at, ANSWERED_WITHIN),
        relationship=relationship,
        label="Complaint",
        id=id_,
        person=person,
        reason=Reason("complaint-open" if is_open else "complaint-answered", {"raised": raised_at, "text": text}),
        settled_by="answerComplaint" if is_open else "closeComplaint",
    )


def open_demands(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:WITHIN]-(d:Demand)
WHERE {scope.visible("Demand", "d")} AND d.archivedAt IS NULL AND d.status IN ['RAISED', 'SHAPED']
RETURN collect([id, d.id, d.kind, d.status, d.raisedAt, d.from,
  head(COLLECT {{ MATCH (d)-[:BY]->(p:Person) WHERE {contacted(scope, "p")} RETURN p.id }}),
  head(COLLECT {{ MATCH (d)-[:OF]->(o:Offering) WHERE {scope.visible("Offering", "o")} RETURN o.name }})])
"""


def demand_lines(row: list[Any], today: str) -> Iterator[Line]:
    """A demand is answered before it begins; one of which no day is known is due at once."""
    relationship, id_, kind, status, raised_at, begins, person, offering = row
    answered_by = day_after(raised_at, ANSWERED_WITHIN) if raised_at and status == "RAISED" else begins
    due = answered_by or today
    facts: dict[str, str | int] = {"kind": kind, "offering": offering or "", "named": _yes(offering)}
    yield Line(
        matter=Matter.DEMAND,
        due=min(due, begins or due),
        relationship=relationship,
        label="Demand",
        id=id_,
        person=person,
        reason=Reason("demand-from", {**facts, "from": begins}) if begins else Reason("demand", facts),
        settled_by="answerDemand",
    )


def unanswered_changes(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})-[:CONSUMER]->(k:Organization)
MATCH (r)<-[:UNDER]-(a:Agreement)-[:COVERS]->(o:Offering)<-[:CHANGES]-(c:Change)
WHERE {scope.visible("Change", "c")} AND c.archivedAt IS NULL AND c.status IN ['PROPOSED', 'AGREED', 'ANNOUNCED']
  AND c.effectiveOn >= $today AND {live("a", "lr", "lk", "c.effectiveOn")}
WITH DISTINCT id, r, k, c
RETURN collect([id, c.id, c.title, c.effectiveOn, head(COLLECT {{
  MATCH (c)<-[:TO]-(w:Answer)-[:FROM]->(k)
  WHERE {scope.visible("Answer", "w")} AND w.archivedAt IS NULL AND w.lapsedAt IS NULL
  WITH w ORDER BY w.verdict IS NULL, w.at IS NULL, w.at DESC LIMIT 1
  RETURN [w.verdict, w.until, w.answerBy, w.askedAt IS NOT NULL]
}}), EXISTS {{
  MATCH (c)<-[:OF]-(n:Notice)-[:ABOUT]->(r)
  WHERE {scope.visible("Notice", "n")} AND n.archivedAt IS NULL AND NOT coalesce(n.state, '') IN ['WITHDRAWN', 'SUPERSEDED']
}}])
"""


def change_lines(row: list[Any], _today: str) -> Iterator[Line]:
    relationship, id_, title, effective_on, answer, is_told = row
    verdict, until, answer_by, is_asked = answer or (None, None, None, False)
    if is_asked and not is_told:
        yield _unreached(relationship, id_, title, effective_on, answer_by)
    if verdict in {"ACCEPT", "OBJECT"}:
        return
    message = "change" if verdict is None else "change-time"
    facts: dict[str, str | int] = {"title": title, "on": effective_on}
    if verdict is not None and until is not None:
        message, facts = "change-time-until", {**facts, "until": until}
    yield Line(
        matter=Matter.CHANGE,
        due=min(until or effective_on, effective_on) if verdict else answer_by or effective_on,
        relationship=relationship,
        label="Change",
        id=id_,
        person=None,
        reason=Reason(message, facts),
        settled_by="answerChange",
    )


def _unreached(relationship: str, change: str, title: str, on: str, answer_by: str | None) -> Line:
    """The consumer was asked, and there is no message to anybody there."""
    return Line(
        matter=Matter.NOTICE,
        due=answer_by or on,
        relationship=relationship,
        label="Change",
        id=change,
        person=None,
        reason=Reason("change-unreached", {"title": title, "on": on}),
        settled_by="createChannel",
    )


def open_notices(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:ABOUT]-(n:Notice)
WHERE {scope.visible("Notice", "n")} AND n.archivedAt IS NULL AND n.acknowledgedAt IS NULL
  AND NOT coalesce(n.state, 'PLANNED') IN ['WITHDRAWN', 'SUPERSEDED']
  AND (n.sentAt IS NULL OR coalesce(n.kind, 'NOTICE') IN ['NOTICE', 'MOVED'])
RETURN collect([id, n.id, n.deadline, n.sentAt, n.failure,
  head(COLLECT {{ MATCH (n)-[:FOR]->(p:Person) WHERE {contacted(scope, "p")} RETURN p.id }}),
  head(COLLECT {{ MATCH (n)-[:OF]->(c:Change) WHERE {scope.visible("Change", "c")} RETURN c.title }})])
"""


def notice_lines(row: list[Any], today: str) -> Iterator[Line]:
    """What has failed without a last day is due at once."""
    relationship, id_, deadline, sent_at, failure, person, change = row
    due = deadline or (sent_at and day_after(sent_at[:10], ANSWERED_WITHIN)) or (failure and today)
    if due is None:
        return
    facts: dict[str, str | int] = {"change": change or "", "named": _yes(change)}
    yield Line(
        matter=Matter.NOTICE,
        due=due,
        relationship=relationship,
        label="Notice",
        id=id_,
        person=person,
        reason=_of_notice(facts, sent_at, failure),
        settled_by="acknowledgeNotice" if sent_at else "markNoticeSent",
    )


def _of_notice(facts: dict[str, str | int], sent_at: str | None, failure: str | None) -> Reason:
    if sent_at:
        return Reason("notice-sent", {**facts, "sent": sent_at[:10]})
    if failure:
        return Reason("notice-failed", {**facts, "why": failure})
    return Reason("notice-unsent", facts)


def _yes(named: str | None) -> str:
    """Whether the thing may be named, as the catalogues ask it."""
    return "yes" if named else "no"


ANSWERS: Final = (
    Source("agenda_complaints", open_complaints, complaint_lines),
    Source("agenda_demands", open_demands, demand_lines),
    Source("agenda_changes", unanswered_changes, change_lines),
    Source("agenda_notices", open_notices, notice_lines),
)
