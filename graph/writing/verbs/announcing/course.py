"""What the verbs of a planned change's course read of it, and what they refuse alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.access.roles import ANNOUNCED, role_for
from graph.model.scalars import now
from graph.model.severity import Severity
from graph.saying import Saying
from graph.writing.mutations.permission import require_own
from graph.writing.mutations.refusals import NotAllowed
from graph.writing.verbs.states import only_while

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.database.stored import Reader
    from graph.writing.verbs.announcing.weighed import Party, Recipient, Weighed
    from graph.writing.verbs.verb import Call

PLANNED: Final = "PLANNED"
SENT: Final = "SENT"
ACCEPT: Final = "ACCEPT"
NEEDS_TIME: Final = "NEEDS_TIME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What one consumer was asked and says; of each consumer the one that has not lapsed. Days as ISO texts."""

    id: str
    organization: str
    verdict: str | None
    until: str | None
    answer_by: str | None
    for_day: str | None
    consent: bool

    def accepts(self, day: str) -> bool:
        """Whether the consumer takes the change on that day."""
        return self.verdict == ACCEPT or (self.verdict == NEEDS_TIME and self.until is not None and self.until <= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message about the change. `state`: as the model says, never null; what is on its way at this moment counts as sent."""

    id: str
    kind: str
    state: str
    person: str | None
    via: str | None
    severity: str | None
    sent_at: str | None
    relationships: tuple[str, ...]

    @property
    def recipient(self) -> Recipient:
        return self.person, None if self.person else self.via


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What is done to an offering. `until`: ISO day. `says`: the offering's own status and dates."""

    offering: str
    action: str
    until: str | None
    says: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Where a planned change stands. `asked_as`: how badly each consumer was affected when it was proposed last; `moved_at`: when it
    was moved last.
    """

    answers: Mapping[str, Answered]
    told: Sequence[Told]
    changed: Sequence[Changed]
    asked_as: Mapping[str, Severity]
    moved_at: str | None

    @property
    def unsent(self) -> list[Told]:
        return [one for one in self.told if one.state == PLANNED]

    @property
    def sent(self) -> dict[Recipient, Told]:
        """The latest message that each has been sent; reminders are no message of their own."""
        found: dict[Recipient, Told] = {}
        for one in sorted(self.told, key=lambda one: one.sent_at or ""):
            if one.state == SENT and one.kind not in {"REMINDER", "ESCALATION"}:
                found[one.recipient] = one
        return found

    def unasked(self, weighed: Weighed) -> list[Party]:
        """Parties that were never asked, or are affected worse than when they were."""
        return [
            party
            for party in weighed.parties
            if party.organization not in self.answers
            or party.severity > self.asked_as.get(party.organization, party.severity)
        ]


ANSWERS: Final = """
MATCH (n:Answer)-[:TO]->(c:Change {id: $change})
MATCH (n)-[:FROM]->(o:Organization)
WHERE n.archivedAt IS NULL AND n.lapsedAt IS NULL
RETURN n.id, o.id, n.verdict, n.until, n.answerBy, n.forDay, coalesce(n.consent, false)
ORDER BY n.at IS NOT NULL, n.at, n.id
"""
TOLD: Final = """
MATCH (n:Notice)-[:OF]->(c:Change {id: $change})
WHERE n.archivedAt IS NULL
OPTIONAL MATCH (d:Delivery {id: n.id})
WITH n, coalesce(d.leasedUntil, '') > $at AS leased,
  coalesce(n.state, CASE WHEN n.sentAt IS NULL THEN 'PLANNED' ELSE 'SENT' END) AS state
RETURN n.id, coalesce(n.kind, 'NOTICE'), CASE WHEN leased AND state = 'PLANNED' THEN 'SENT' ELSE state END,
  head(COLLECT { MATCH (n)-[:FOR]->(p:Person) RETURN p.id }), head(COLLECT { MATCH (n)-[:VIA]->(v:Channel) RETURN v.id }),
  n.severity, n.sentAt, COLLECT { MATCH (n)-[:ABOUT]->(r:ServiceRelationship) RETURN r.id }
ORDER BY n.id
"""
CHANGED: Final = """
MATCH (c:Change {id: $change})-[x:CHANGES]->(o:Offering)
RETURN o.id, x.action, x.until, o.status, o.retiresOn, o.suspendedFrom, o.suspendedUntil
ORDER BY o.id, x.action
"""
PROPOSED: Final = """
MATCH (r:ImpactRun)
WHERE r.change = $change
RETURN r.answer
ORDER BY r.at DESC
LIMIT 1
"""
MOVED: Final = """
MATCH (e:Event)-[:CONCERNS]->(c:Change {id: $change})
WHERE e.mutation = 'rescheduleChange'
RETURN max(e.at)
"""


async def course(reader: Reader, call: Call) -> Mapping[str, Any]:
    """Gives a verb's `known` the `course` of its change. Whoever has bounds reaches all the change's providers."""
    await require_own(reader, call.viewer, call.kind, call.id, (*call.place, "id"))
    require_announcing(call)
    return {"course": await course_of(reader, call.id)}


async def course_of(reader: Reader, change: str) -> Course:
    named = {"change": change, "at": now()}
    answers = [Answered(**dict(zip(ANSWERED, row, strict=True))) for row in await reader.run(ANSWERS, named)]
    told = [
        Told(
            id=id_,
            kind=kind,
            state=state,
            person=person,
            via=via,
            severity=severity,
            sent_at=at,
            relationships=tuple(about),
        )
        for id_, kind, state, person, via, severity, at, about in await reader.run(TOLD, named)
    ]
    changed = [
        Changed(offering=offering, action=action, until=until, says=dict(zip(SAYS, says, strict=True)))
        for offering, action, until, *says in await reader.run(CHANGED, named)
    ]
    proposed = await reader.run(PROPOSED, named)
    consumers: Mapping[str, Any] = orjson.loads(proposed[0][0])["consumers"] if proposed else {}
    return Course(
        answers={one.organization: one for one in answers},
        told=told,
        changed=changed,
        asked_as={id_: Severity[said["severity"]] for id_, said in consumers.items()},
        moved_at=(await reader.run(MOVED, named))[0][0],
    )


ANSWERED: Final = ("id", "organization", "verdict", "until", "answer_by", "for_day", "consent")
SAYS: Final = ("status", "retiresOn", "suspendedFrom", "suspendedUntil")


def require_status(call: Call, *statuses: str) -> str:
    """The status of the change. Raises InvalidInput for one at which the verb does not begin."""
    status: str = call.stored["status"]
    if status not in statuses:
        raise call.wrong("id", only_while(status, statuses))
    return status


def require_announcing(call: Call) -> None:
    """Raises NotAllowed where the change is announced and whoever asks may not announce one."""
    needed = role_for(call.model.kinds["Change"], {"status": ANNOUNCED})
    if call.stored["status"] == ANNOUNCED and not call.viewer.may(needed):
        words = "An announced Change is changed by the role {role}; yours is {own}."
        said = Saying("ROLE_NEEDED", words, role=needed.value, own=call.viewer.role.value)
        raise NotAllowed(said, call.place)


def require_weighed(call: Call) -> Weighed:
    """Raises InvalidInput for a change of which nothing can be said yet."""
    if call.weighed is None:
        raise call.wrong("id", Saying("CHANGES_NOTHING", "changes no offering yet: link what it changes first"))
    return call.weighed


def require_day_ahead(call: Call) -> str:
    """The day of the change."""
    day = call.stored["effectiveOn"]
    if day is None:
        raise call.wrong("id", Saying("NO_DAY_YET", "has no day yet: set effectiveOn first"))
    if day <= call.today:
        how = "set another effectiveOn" if call.stored["status"] == "DRAFT" else "move it by rescheduleChange"
        words = "takes effect on {day}, which is not ahead: {how} first"
        raise call.wrong("id", Saying("DAY_IS_PAST", words, day=day, how=how))
    return day


MOST_NAMED: Final = 3


def listed(ids: Iterable[str]) -> str:
    """The first of them, and how many more there are."""
    every = list(ids)
    more = f" and {len(every) - MOST_NAMED:,} more" if len(every) > MOST_NAMED else ""
    return f"{', '.join(map(repr, every[:MOST_NAMED]))}{more}"


def organizations(ids: Iterable[str]) -> list[tuple[str, str]]:
    """Organizations as the things that a sentence names."""
    return [("Organization", id_) for id_ in ids]
