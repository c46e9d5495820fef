"""Who has agreed to a planned change, who objects, who has not answered, whom was it announced to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Final

from graph.database.stored import Questions
from graph.errors import NotFound
from graph.model import MODEL
from graph.model.announcing.answer import Verdict
from graph.model.announcing.notice import NoticeKind
from graph.model.answers import Names, answer
from graph.model.change import ChangeStatus
from graph.model.offering import Criticality
from graph.model.scalars import Choice
from graph.model.sentences import no_such
from graph.model.severity import Severity
from graph.questions.agenda.stopped import EVERYTHING_GOES, stopped
from graph.questions.announcing.weighing import weigh
from graph.reading.statement import own_statement, seen_statement
from graph.writing.mutations.visibility import found_by
from graph.writing.outbox.following import upcoming
from graph.writing.outbox.reminding import unacknowledged_of
from graph.writing.verbs.announcing.announcing import not_told
from graph.writing.verbs.announcing.course import Course, course_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.projection.follower import KeptProjection
    from graph.writing.verbs.announcing.course import Answered, Told
    from graph.writing.verbs.announcing.weighed import Party, Weighed


class MissingKind(Choice):
    """What is missing before a planned change can go on."""

    UNASKED = "UNASKED", "The consumer was not asked, or is affected worse than when it was."
    CONSENT = "CONSENT", "The consumer's consent to this day is owed and was not given."
    OBJECTION = "OBJECTION", "The consumer objects."
    TIME = "TIME", "The consumer needs more time than there is."
    ANSWER = "ANSWER", "The consumer has not answered, and still can in time."
    NOBODY_REACHABLE = "NOBODY_REACHABLE", "Nobody of the consumer's side can be told."


@answer("ConsumerOfChange")
@dataclass(frozen=True, slots=True, kw_only=True)
class ConsumerOfChange:
    """A consumer that was asked, or is affected by now."""

    organization: Annotated[str, "The consumer.", Names("Organization")]
    severity: Annotated[Severity, "How badly it is affected as it is now; NONE where it is no longer."]
    asked_as: Annotated[Criticality | None, "How badly when the change was proposed last; null where it was not asked."]
    consent: Annotated[bool, "Whether nothing may be done without its consent."]
    notify_by: Annotated[date | None, "Last day on which it can be told in time; null where no notice is owed."]
    answer: Annotated[str | None, "What it was asked and says; null where it was not asked.", Names("Answer")]
    verdict: Annotated[Verdict | None, "What it says; null where it has not answered."]
    until: Annotated[date | None, "First day on which it could take the change, where it needs time."]
    answer_by: Annotated[date | None, "Last day on which its answer is in time."]
    missing: Annotated[list[MissingKind], "What of it is missing before the change can go on."]


@answer("MessagesOfChange")
@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesOfChange:
    """How many messages about a planned change stand where, those withdrawn and superseded left out."""

    planned: Annotated[int, "To be sent."]
    sent: Annotated[int, "Sent, acknowledged or not."]
    failed: Annotated[int, "That could not be sent, or came back."]
    acknowledged: Annotated[int, "That are known to have arrived."]
    overdue: Annotated[int, "Not sent by their last day."]
    held: Annotated[
        int, "To be sent, and waiting until whoever operates Rapport releases them; 0 where you may not know."
    ]


@answer("NextTold")
@dataclass(frozen=True, slots=True, kw_only=True)
class NextTold:
    """Who is told next where nobody acknowledges a message."""

    notice: Annotated[str, "The message that was sent and not acknowledged.", Names("Notice")]
    kind: Annotated[NoticeKind, "REMINDER for its own reader, ESCALATION for the next on the path of their side."]
    person: Annotated[str | None, "Who would be told.", Names("Person")]
    on: Annotated[date, "Day on which that is due, at the earliest."]


@answer("CourseOfChange")
@dataclass(frozen=True, slots=True, kw_only=True)
class CourseOfChange:
    """Where a planned change stands with everybody whom it concerns. Whoever reaches its provider sees all; a consumer itself
    alone, and the rest is counted.
    """

    change: Annotated[str, "The planned change.", Names("Change")]
    status: Annotated[ChangeStatus, "Where it stands in its course."]
    effective_on: Annotated[date | None, "Day on which it takes effect."]
    consumers: Annotated[list[ConsumerOfChange], "Who was asked or is affected, the worst first, then by id."]
    messages: Annotated[MessagesOfChange, "Its messages by where they stand."]
    waiting: Annotated[
        list[str], "Messages that were sent and not acknowledged, the earliest first.", Names("Notice", all_seen=True)
    ]
    next: Annotated[
        list[NextTold], "Who is told next, by message, the earliest first; to whoever keeps the change alone."
    ]
    paused: Annotated[
        bool, "Whether sending pauses, since the mail server refuses whoever sends; false where you may not know."
    ]
    not_told: Annotated[
        list[str],
        "Who has come to be concerned since it was announced, and has no message.",
        Names("Person", all_seen=True),
    ]
    differs: Annotated[bool, "Whether somebody is affected otherwise than when it was proposed last."]
    hidden: Annotated[
        int | None, "Consumers that are not shown: asked by their own providers, or not seen; null: not told."
    ]


CHANGE: Final = """
MATCH (c:Change {id: $change})
RETURN c.status, c.effectiveOn
"""
MARKS: Final = """
MATCH (n:Notice)-[:OF]->(c:Change {id: $change})
WHERE n.archivedAt IS NULL
RETURN n.id, n.acknowledgedAt IS NOT NULL, n.deadline,
  n.createdAt <= $held OR (n.source IS NOT NULL AND n.createdAt <= $imported)
"""


async def change_status(
    database: Database, projection: KeptProjection, viewer: Viewer, change: str, today: date
) -> CourseOfChange:
    """Raises NotFound for a change that is not there, for this viewer."""
    reader, kind = Questions(database, "change_status"), MODEL.kinds["Change"]
    rows = await reader.run(CHANGE, {"change": change})
    if not rows or change not in await found_by(reader, viewer, kind, [change], seen_statement):
        raise NotFound(no_such("Change", change))
    status, day = rows[0]
    course = await course_of(reader, change)
    said = [one.id for one in course.answers.values()]
    shown = await found_by(reader, viewer, MODEL.kinds["Answer"], said, seen_statement)
    course = replace(course, answers={id_: one for id_, one in course.answers.items() if one.id in shown})
    weighed = await weigh(database, projection, viewer, change, today)
    owns = change in await found_by(reader, viewer, kind, [change], own_statement)
    every = list(_consumers(course, weighed, status, day, today.isoformat()))
    seen = [one for one in every if owns or one.organization in viewer.scope.organizations]
    ids = [one.id for one in course.told]
    visible = set(ids) if owns else await found_by(reader, viewer, MODEL.kinds["Notice"], ids, seen_statement)
    told = [one for one in course.told if one.id in visible and one.state not in {"WITHDRAWN", "SUPERSEDED"}]
    stands = (await stopped(database) if owns else None) or EVERYTHING_GOES
    marks = await reader.run(MARKS, {"change": change, "held": stands.held, "imported": stands.imported})
    arrived = {id_ for id_, done, _, _ in marks if done}
    late = {id_ for id_, _, by, _ in marks if by is not None and by < today.isoformat()}
    held = {id_ for id_, _, _, is_held in marks if is_held}
    announced = owns and status == "ANNOUNCED" and weighed is not None
    hidden = len(every) - len(seen) + (weighed.further if weighed else 0)
    return CourseOfChange(
        change=change,
        status=ChangeStatus(status),
        effective_on=_day(day),
        consumers=seen,
        messages=_counted(told, arrived, late, held),
        waiting=[one.id for one in _by_sending(told) if one.state == "SENT" and one.id not in arrived],
        next=await _next(database, change) if owns and status == "ANNOUNCED" else [],
        paused=stands.why is not None,
        not_told=sorted(one.person for one in not_told(course, weighed) if one.person) if announced and weighed else [],
        differs=any(one.asked_as is not None and one.asked_as.value != one.severity.name for one in seen),
        hidden=hidden if viewer.telling.of_hidden else None,
    )


async def _next(database: Database, change: str) -> list[NextTold]:
    found: list[NextTold] = []
    for one in await unacknowledged_of(database, change, datetime.now(UTC)):
        if (following := upcoming(one)) is not None:
            holder = following.holder
            kind = NoticeKind.ESCALATION if holder else NoticeKind.REMINDER
            person = holder.person if holder else one.person
            found.append(NextTold(notice=one.id, kind=kind, person=person, on=following.at.date()))
    return sorted(found, key=lambda each: (each.on, each.notice))


def _consumers(
    course: Course, weighed: Weighed | None, status: str, day: str | None, today: str
) -> Iterator[ConsumerOfChange]:
    parties = {party.organization: party for party in weighed.parties} if weighed else {}
    unasked = {party.organization for party in course.unasked(weighed)} if weighed else set[str]()
    silent = set(weighed.unreached) if weighed else set[str]()
    for id_ in sorted({*parties, *course.answers}, key=lambda one: (-_severity(parties.get(one)), one)):
        party, said = parties.get(id_), course.answers.get(id_)
        missing = [MissingKind.UNASKED] if id_ in unasked else []
        if said is not None and party is not None and day is not None:
            missing += _missing(said, day, today)
        missing += [MissingKind.NOBODY_REACHABLE] if id_ in silent else []
        yield ConsumerOfChange(
            organization=id_,
            severity=_severity(party),
            asked_as=_grade(course.asked_as.get(id_)) if said is not None else None,
            consent=party.consent if party else said is not None and said.consent,
            notify_by=_day(party.notify_by if party else None),
            answer=said.id if said else None,
            verdict=Verdict(said.verdict) if said and said.verdict else None,
            until=_day(said.until if said else None),
            answer_by=_day(said.answer_by if said else None),
            missing=missing if status in {"DRAFT", "PROPOSED", "AGREED"} else [],
        )


def _grade(severity: Severity | None) -> Criticality | None:
    return Criticality[severity.name] if severity else None


def _severity(party: Party | None) -> Severity:
    return party.severity if party else Severity.NONE


def _missing(said: Answered, day: str, today: str) -> list[MissingKind]:
    if said.consent:
        return [] if said.accepts(day) and said.for_day == day else [MissingKind.CONSENT]
    if said.accepts(day):
        return []
    if said.verdict is None:
        is_late = said.answer_by is not None and said.answer_by < today
        return [] if is_late else [MissingKind.ANSWER]
    return [MissingKind.OBJECTION if said.verdict == "OBJECT" else MissingKind.TIME]


def _counted(told: Sequence[Told], arrived: set[str], late: set[str], held: set[str]) -> MessagesOfChange:
    unsent = [one for one in told if one.state in {"PLANNED", "FAILED"}]
    return MessagesOfChange(
        planned=sum(one.state == "PLANNED" for one in told),
        sent=sum(one.state == "SENT" for one in told),
        failed=sum(one.state == "FAILED" for one in told),
        acknowledged=sum(one.id in arrived for one in told),
        overdue=sum(one.id in late for one in unsent),
        held=sum(one.id in held and one.state == "PLANNED" for one in told),
    )


def _by_sending(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda one: (one.sent_at or "", one.id))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
