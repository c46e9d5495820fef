"""What a planned change does, as the verbs of its course decide on it: who is asked and told directly, and by when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import orjson

from graph.database.event_log import last
from graph.errors import BadInput, Unavailable
from graph.impact.notice.calendar import in_calendar
from graph.impact.notice.freezes import Freezes
from graph.impact.notify.reachability import Reach, Unreachable
from graph.impact.planned_scenario import saved_scenario
from graph.impact.report import impact
from graph.model.relationship import Side, StakeholderRole
from graph.model.severity import Severity
from graph.model.terms.notice_term import NoticeBasis
from graph.writing.verbs.announcing.weighed import Message, Party, Weighed, changes_too_quickly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.impact.notify.plan import NotifyLine, Reason
    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from graph.projection.follower import KeptProjection, State
    from graph.writing.verbs.announcing.weighed import Recipient

SPEAK: Final = frozenset({StakeholderRole.CUSTOMER, StakeholderRole.SPONSOR, StakeholderRole.CONSUMER_REPRESENTATIVE})
"""The roles that speak for a consumer."""

PROPOSED: Final = """
MATCH (r:ImpactRun)
WHERE r.change = $change
RETURN r.answer
ORDER BY r.at DESC
LIMIT 1
"""
ATTEMPTS: Final = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Directly:
    """The organizations whose consumers are asked and told directly: those whom the change's owner reaches."""

    reach: frozenset[str] | None

    def __contains__(self, organization: str | None) -> bool:
        return self.reach is None or organization in self.reach


@dataclass(frozen=True, slots=True)
class Move:
    """A move to another day. `untils`: ends by (offering, action); all others move along by as many days as the change
    does.
    """

    on: date
    untils: Mapping[tuple[str, str], date]

    def of(self, scenario: Scenario) -> Scenario:
        by = self.on - scenario.effective_on
        changes = tuple(
            replace(
                one,
                until=self.untils.get((one.offering, one.action.value), None if one.until is None else one.until + by),
            )
            for one in scenario.changes
        )
        return replace(scenario, changes=changes, effective_on=self.on)


class Weighing(NamedTuple):
    weighed: Weighed
    report: Report


async def weigh(
    database: Database, projection: KeptProjection, viewer: Viewer, change: str, today: date, move: Move | None = None
) -> Weighed | None:
    """None for a change that is not there or changes nothing. `move`: to another day than its own. Raises Unavailable, and
    BadInput for what cannot be done on the day.
    """

    def told(weighing: Weighing) -> Weighed:
        return weighing.weighed

    return await weighed_as(database, projection, viewer, change, today, told, move)


async def weighed_as(
    database: Database,
    projection: KeptProjection,
    viewer: Viewer,
    change: str,
    today: date,
    told: Callable[[Weighing], T],
    move: Move | None = None,
) -> T | None:
    """What `told` makes of it in the thread in which the projection stands still."""
    for _ in range(ATTEMPTS):
        number = await last(database)
        try:
            saved = await saved_scenario(database, change, None, today)
        except BadInput:
            return None
        scenario = move.of(saved) if move else saved
        directly = await _directly(database, viewer, change)

        def worked_out(
            state: State, number: int = number, scenario: Scenario = scenario, directly: Directly = directly
        ) -> T | None:
            if state.number != number:
                return None
            report = impact(state.projection, scenario, today)
            return told(Weighing(weighed_of(report, directly, number), report))

        found = await projection.ask(worked_out)
        if found is not None:
            return found
    raise Unavailable(changes_too_quickly())


async def _directly(database: Database, viewer: Viewer, change: str) -> Directly:
    """Whom the change concerns directly: by the reach of who proposed it, or of who asks, where nobody has yet."""
    rows = await database.read(PROPOSED, {"change": change}, name="proposed_run", leader=True)
    if rows:
        reach = orjson.loads(rows[0][0])["reach"]
        return Directly(None if reach is None else frozenset(reach))
    return Directly(frozenset(viewer.scope.organizations) if viewer.scope.restricted else None)


def weighed_of(report: Report, directly: Directly, number: int) -> Weighed:
    parties, further = _parties(report, directly)
    messages = _messages(report, directly)
    heard = {organization for one in messages if one.reachable for organization in one.organizations}
    return Weighed(
        number=number,
        effective_on=report.scenario.effective_on.isoformat(),
        parties=tuple(parties),
        further=further,
        messages=tuple(messages),
        unreached=tuple(party.organization for party in parties if party.organization not in heard),
        answer=_answer(report, parties, directly),
    )


def _parties(report: Report, directly: Directly) -> tuple[list[Party], int]:
    """Consumers that are asked and told directly, the worst first, then by id; how many there are further on."""
    outcome, deadlines = report.outcome, report.deadlines
    agreements, ids = outcome.projection.agreements, outcome.projection.organization_ids
    by_consumer: dict[int, list[int]] = {}
    further: set[int] = set()
    for agreement in outcome.owed:
        consumer = agreements.consumer_of[agreement]
        if ids[agreements.provider_of[agreement]] in directly:
            by_consumer.setdefault(consumer, []).append(agreement)
        else:
            further.add(consumer)
    frozen = {one.organization for one in Freezes(outcome).on(report.scenario.effective_on.toordinal())}
    parties: list[Party] = []
    for consumer, several in by_consumer.items():
        notices = [deadlines.of(agreement) for agreement in several]
        days = [day for one in several if (day := deadlines.tell_by.get(one)) is not None]
        pass_on = deadlines.parties.get(consumer)
        parties.append(
            Party(
                organization=ids[consumer],
                severity=Severity(max(outcome.owed[agreement] for agreement in several)),
                notify_by=in_calendar(min(days)).isoformat() if days else None,
                pass_on_by=None if pass_on is None else in_calendar(pass_on).isoformat(),
                consent=any(notice.basis is NoticeBasis.CONSENT for notice in notices),
                frozen=ids[consumer] in frozen,
                relationships=tuple(sorted({agreements.relationship_of[one] for one in several})),
                agreements=tuple(sorted(agreements.ids[one] for one in several)),
            )
        )
    return sorted(parties, key=lambda one: (-one.severity, one.organization)), len(further - by_consumer.keys())


def _messages(report: Report, directly: Directly) -> list[Message]:
    """One for each recipient, as far as it is of reached providers, the earliest deadline first."""
    found: dict[Recipient, Message] = {}
    for line in report.notify:
        one = _message(report, line, directly)
        if one is not None:
            there = found.get(one.recipient)
            found[one.recipient] = one if there is None else _together(there, one)
    return list(found.values())


def _message(report: Report, line: NotifyLine, directly: Directly) -> Message | None:
    """None for who must not be contacted, and for what is told by others."""
    reasons = [reason for reason in line.reasons if _is_direct(report, reason, directly)]
    if not reasons or line.unreachable is Unreachable.DO_NOT_CONTACT:
        return None
    deputy = next(iter(line.deputies), None)
    address, language = line.channel, line.language
    if deputy is not None:
        contacts = report.outcome.projection.contacts
        address = Reach(contacts, report.today.toordinal()).address(deputy, None)
        row = contacts.persons.first_of(deputy)
        language = (row.language if row else None) or language
    consumers = [one for one in reasons if one.side is Side.CONSUMER]
    return Message(
        person=deputy or line.person,
        via=address.channel if address else None,
        behalf=line.person if deputy else None,
        channel=address.kind.value if address else None,
        language=language,
        deadline=line.deadline.isoformat() if line.deadline else None,
        severity=max(reason.severity for reason in reasons),
        relationships=_once(reason.relationship for reason in reasons),
        organizations=_once(reason.organization for reason in consumers),
        speaks=_once(reason.organization for reason in consumers if reason.role in SPEAK),
        teller=line.teller,
        reachable=line.unreachable is None or deputy is not None,
    )


def _is_direct(report: Report, reason: Reason, directly: Directly) -> bool:
    projection = report.outcome.projection
    if reason.relationship is not None:
        row = projection.contacts.relationships.first_of(reason.relationship)
        return row is not None and row.provider in directly
    return projection.offerings.provider_of[projection.offerings.at[reason.offering]] in directly


def _once(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({id_ for id_ in ids if id_ is not None}))


def _together(first: Message, other: Message) -> Message:
    """One message where somebody is told on their own account and in another's place."""
    own = first if first.behalf is None else other
    return replace(
        own,
        deadline=min((one for one in (first.deadline, other.deadline) if one), default=None),
        severity=max(first.severity, other.severity),
        relationships=_once((*first.relationships, *other.relationships)),
        organizations=_once((*first.organizations, *other.organizations)),
        speaks=_once((*first.speaks, *other.speaks)),
        reachable=first.reachable or other.reachable,
    )


def _answer(report: Report, parties: Iterable[Party], directly: Directly) -> str:
    """What the report said, as it is kept."""
    outcome = report.outcome
    agreements, offerings = outcome.projection.agreements, outcome.projection.offerings
    said: Mapping[str, object] = {
        "effectiveOn": report.scenario.effective_on.isoformat(),
        "reach": None if directly.reach is None else sorted(directly.reach),
        "consumers": {
            one.organization: {"severity": one.severity.name, "notifyBy": one.notify_by, "consent": one.consent}
            for one in parties
        },
        "agreements": {
            agreements.ids[one]: {
                "severity": Severity(severity).name,
                "notifyBy": notice.notify_by.isoformat() if notice.notify_by else None,
                "consent": notice.basis is NoticeBasis.CONSENT,
            }
            for one, severity in outcome.owed.items()
            for notice in (report.deadlines.of(one),)
        },
        "offerings": {offerings.ids[one]: Severity(outcome.at[one]).name for one in outcome.offerings},
    }
    return orjson.dumps(said).decode()
