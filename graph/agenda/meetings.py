"""When the sides should meet: reviews, trainings, people whose word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.agenda.line import Line, Matter, Source, contacted
from graph.duration import day_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading import Scope

SPOKEN_TO_EVERY: Final = "P180D"
"""The interval where the relationship has none of its own."""


def reviewed_relationships(scope: Scope) -> LiteralString:
    """A review counts that was held with somebody accountable, or of influence 4 or 5."""
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})
WHERE r.reviewEvery IS NOT NULL
RETURN id, r.reviewEvery, r.since, head(COLLECT {{
  MATCH (r)<-[:ABOUT]-(e:Engagement)
  WHERE {scope.visible("Engagement", "e")} AND e.kind = 'REVIEW' AND e.status = 'HELD' AND e.archivedAt IS NULL
    AND e.at < $tomorrow AND (
      EXISTS {{ MATCH (e)<-[t:ATTENDED]-(:Person)-[s:STAKEHOLDER]->(r) WHERE t.attended = true AND s.accountable = true }}
      OR EXISTS {{
        MATCH (e)<-[t:ATTENDED]-(:Person)<-[:OF]-(v:Assessment)-[:WITHIN]->(r)
        WHERE t.attended = true AND v.influence >= 4
      }}
    )
  RETURN e.at ORDER BY e.at DESC LIMIT 1
}}), head(COLLECT {{
  MATCH (r)<-[:ABOUT]-(e:Engagement)
  WHERE {scope.visible("Engagement", "e")} AND e.kind = 'REVIEW' AND e.status = 'PLANNED' AND e.archivedAt IS NULL
    AND e.at >= $today
  RETURN e.at ORDER BY e.at LIMIT 1
}})
"""


def review_lines(row: list[Any], _today: str) -> Iterator[Line]:
    relationship, every, since, held_at, planned_at = row
    last = held_at[:10] if held_at else since
    if last is None:
        return
    was = f"The last one was on {last}" if held_at else f"There has been none since {last}"
    planned = f"; one is planned on {planned_at[:10]}" if planned_at else ""
    yield Line(
        matter=Matter.REVIEW,
        due=day_after(last, every),
        relationship=relationship,
        label="ServiceRelationship",
        id=relationship,
        person=None,
        reason=f"{was}, and a review is due every {every}{planned}.",
        settled_by="recordEngagement" if planned_at else "planEngagement",
    )


def trained_users(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:WITHIN]-(u:UsageScenario)
WHERE {scope.visible("UsageScenario", "u")} AND u.archivedAt IS NULL AND u.trainingNeededBy IS NOT NULL
RETURN id, u.id, u.name, u.trainingNeededBy, COLLECT {{
  MATCH (r)<-[:ABOUT]-(e:Engagement)
  WHERE {scope.visible("Engagement", "e")} AND e.kind = 'TRAINING' AND e.status IN ['HELD', 'PLANNED']
    AND e.archivedAt IS NULL
  RETURN [e.status, e.at] ORDER BY e.at
}}
"""


def training_lines(row: list[Any], today: str) -> Iterator[Line]:
    """Settled by a training that was held within the year before."""
    relationship, id_, name, due, trainings = row
    recent = day_after(due, "-P1Y")
    if any(status == "HELD" and recent <= at[:10] <= due for status, at in trainings):
        return
    planned = next((at[:10] for status, at in trainings if status == "PLANNED" and today <= at[:10]), None)
    yield Line(
        matter=Matter.TRAINING,
        due=due,
        relationship=relationship,
        label="UsageScenario",
        id=id_,
        person=None,
        reason=f"{name}: its users must have been trained; "
        f"{f'a training is planned on {planned}' if planned else 'no training is planned'}.",
        settled_by="recordEngagement" if planned else "planEngagement",
    )


def people_of_influence(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[s:STAKEHOLDER]-(p:Person)
WHERE {contacted(scope, "p")} AND p.archivedAt IS NULL
  AND (s.since IS NULL OR s.since <= $today) AND (s.until IS NULL OR s.until > $today)
WITH id, r, p, min(s.since) AS since
RETURN id, p.id, p.name, r.reviewEvery, since, head(COLLECT {{
  MATCH (p)<-[:OF]-(v:Assessment)-[:WITHIN]->(r)
  WHERE {scope.visible("Assessment", "v")} AND v.archivedAt IS NULL AND v.influence IS NOT NULL AND v.at <= $today
  RETURN v.influence ORDER BY v.at DESC LIMIT 1
}}), head(COLLECT {{
  MATCH (p)-[t:ATTENDED]->(e:Engagement)-[:ABOUT]->(r)
  WHERE {scope.visible("Engagement", "e")} AND t.attended = true AND e.status = 'HELD' AND e.at < $tomorrow
  RETURN e.at ORDER BY e.at DESC LIMIT 1
}})
"""


def contact_lines(row: list[Any], today: str) -> Iterator[Line]:
    relationship, id_, name, every, since, influence, met_at = row
    if influence is None or influence < 4:
        return
    interval = every or SPOKEN_TO_EVERY
    last = met_at[:10] if met_at else since
    was = f"was last spoken to on {last}" if met_at else "has never been spoken to"
    yield Line(
        matter=Matter.CONTACT,
        due=day_after(last, interval) if last else today,
        relationship=relationship,
        label="Person",
        id=id_,
        person=id_,
        reason=f"{name}, of influence {influence}, {was}; the interval is {interval}.",
        settled_by="planEngagement",
    )


MEETINGS: Final = (
    Source("agenda_reviews", reviewed_relationships, review_lines),
    Source("agenda_trainings", trained_users, training_lines),
    Source("agenda_contacts", people_of_influence, contact_lines),
)
