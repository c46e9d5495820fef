"""When the sides should meet: reviews, trainings, people whose word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.duration import day_after
from graph.projection.contacts.people import AssessmentRow, StakeholderRow
from graph.projection.meetings.around import Around, Meeting
from graph.projection.meetings.review import review_of
from graph.projection.meetings.spoken import people_of_influence
from graph.projection.status import day_of
from graph.questions.agenda.line import Line, Matter, Reason, Source, contacted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.projection.meetings.review import Review
    from graph.projection.meetings.spoken import Spoken
    from graph.reading import Scope


def known_relationships(scope: Scope) -> LiteralString:
    """What is known around each, as far as it is seen."""
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})
RETURN collect([id, r.since, r.reviewEvery, COLLECT {{
  MATCH (r)<-[s:STAKEHOLDER]-(p:Person)
  WHERE p.archivedAt IS NULL
  RETURN [p.id, s.role, s.side, s.since, s.until, coalesce(s.accountable, false)]
}}, COLLECT {{
  MATCH (r)<-[:WITHIN]-(v:Assessment)-[:OF]->(p:Person)
  WHERE {scope.visible("Assessment", "v")} AND v.archivedAt IS NULL AND v.influence IS NOT NULL
  RETURN [v.id, p.id, v.at, v.influence]
}}, COLLECT {{
  MATCH (r)<-[:ABOUT]-(e:Engagement)<-[t:ATTENDED]-(p:Person)
  WHERE {scope.visible("Engagement", "e")} AND e.status = 'HELD' AND e.archivedAt IS NULL AND e.at < $tomorrow
    AND t.attended = true AND p.archivedAt IS NULL
  RETURN [e.id, e.kind, e.at, p.id]
}}, head(COLLECT {{
  MATCH (r)<-[:ABOUT]-(e:Engagement)
  WHERE {scope.visible("Engagement", "e")} AND e.kind = 'REVIEW' AND e.status = 'PLANNED' AND e.archivedAt IS NULL
    AND e.at >= $today
  RETURN e.at ORDER BY e.at LIMIT 1
}}), COLLECT {{
  MATCH (r)<-[:STAKEHOLDER]-(p:Person)
  WHERE {contacted(scope, "p")} AND p.archivedAt IS NULL
  RETURN DISTINCT [p.id, p.name]
}}])
"""


def meeting_lines(row: list[Any], today: str) -> Iterator[Line]:
    """The next review, and whom to speak to."""
    relationship, since, every, stakeholders, assessments, attended, planned_at, names = row
    known = Around(
        since,
        every,
        [
            StakeholderRow(person, relationship, role, side, first, until, accountable)
            for person, role, side, first, until, accountable in stakeholders
        ],
        [AssessmentRow(id_, relationship, person, at, influence) for id_, person, at, influence in assessments],
        list(_meetings(attended)),
    )
    if review := review_of(known, day_of(today)):
        yield _review_line(relationship, review, planned_at)
    name_of = dict(names)
    for spoken in people_of_influence(known, day_of(today)):
        if spoken.person in name_of:
            yield _contact_line(relationship, spoken, name_of[spoken.person], today)


def _meetings(attended: list[list[str]]) -> Iterator[Meeting]:
    people: dict[tuple[str, str, str], set[str]] = {}
    for *meeting, person in attended:
        people.setdefault((meeting[0], meeting[1], meeting[2]), set()).add(person)
    return (Meeting(*meeting, there) for meeting, there in people.items())


def _review_line(relationship: str, review: Review, planned_at: str | None) -> Line:
    message = "review-last" if review.held else "review-none"
    facts: dict[str, str | int] = {"last": review.last, "every": review.every}
    return Line(
        matter=Matter.REVIEW,
        due=review.due,
        relationship=relationship,
        label="ServiceRelationship",
        id=relationship,
        person=None,
        reason=Reason(f"{message}-planned", {**facts, "planned": planned_at[:10]})
        if planned_at
        else Reason(message, facts),
        settled_by="recordEngagement" if planned_at else "planEngagement",
    )


def _contact_line(relationship: str, spoken: Spoken, name: str, today: str) -> Line:
    facts: dict[str, str | int] = {"name": name, "influence": spoken.influence, "every": spoken.every}
    return Line(
        matter=Matter.CONTACT,
        due=spoken.due or today,
        relationship=relationship,
        label="Person",
        id=spoken.person,
        person=spoken.person,
        reason=Reason("contact", {**facts, "last": spoken.last})
        if spoken.met and spoken.last
        else Reason("contact-never", facts),
        settled_by="planEngagement",
    )


def trained_users(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:WITHIN]-(u:UsageScenario)
WHERE {scope.visible("UsageScenario", "u")} AND u.archivedAt IS NULL AND u.trainingNeededBy IS NOT NULL
RETURN collect([id, u.id, u.name, u.trainingNeededBy, COLLECT {{
  MATCH (r)<-[:ABOUT]-(e:Engagement)
  WHERE {scope.visible("Engagement", "e")} AND e.kind = 'TRAINING' AND e.status IN ['HELD', 'PLANNED']
    AND e.archivedAt IS NULL
  RETURN [e.status, e.at] ORDER BY e.at
}}])
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
        reason=Reason("training-planned", {"name": name, "planned": planned})
        if planned
        else Reason("training", {"name": name}),
        settled_by="recordEngagement" if planned else "planEngagement",
    )


MEETINGS: Final = (
    Source("agenda_meetings", known_relationships, meeting_lines),
    Source("agenda_trainings", trained_users, training_lines),
)
