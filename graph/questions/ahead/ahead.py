"""What will change for a consumer, what it must answer, and what it must pass on to its own consumers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, LiteralString

from graph.errors import NotFound
from graph.impact.affected import AffectedConsumer
from graph.impact.kept import kept_reports
from graph.model.answers import As, Called, Names, answer
from graph.model.life import holds_on
from graph.model.sentences import no_such
from graph.model.severity import Severity
from graph.questions.ahead.coming import Coming, coming
from graph.questions.ahead.resting import agreements_of, resting_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.database.engine import Database
    from graph.impact.affected import AffectedAgreement
    from graph.impact.masks import Mask
    from graph.impact.report import Report
    from graph.projection.projection import Projection
    from graph.reading import Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """`parts`: also of the organizations that are parts of them."""

    organizations: tuple[str, ...]
    today: date
    until: date
    parts: bool = True


@answer("PassOn")
@dataclass(frozen=True, slots=True)
class PassOn:
    """An own consumer whom a change reaches through the party in the middle."""

    consumer: Annotated[str, "The own consumer.", Names("Organization"), Called("organization")]
    agreement: Annotated[str, "The affected agreement with it.", Names("Agreement")]
    severity: Annotated[str, "How badly the agreement is affected.", As(Severity)]
    tell_by: Annotated[date | None, "Last day on which it can be told in time; null where none is owed."]
    overdue: Annotated[bool, "Whether that day is over."]


@dataclass(frozen=True, slots=True)
class Ahead:
    """One coming change and one consumer whom it makes worse off, or, where `mask` is given, would make, had it not lost that
    already; then `affected` has no path. `answer_by`: the day by which an answer is needed
    where one is: the earliest deadline to pass it on, else the last day of the notice that it is owed, else the day
    itself.
    """

    coming: Coming
    affected: AffectedConsumer
    notify_by: date | None
    pass_on: tuple[PassOn, ...]
    answer_by: date | None
    mask: Mask | None = None


async def coming_for(database: Database, scope: Scope, asked: Asked) -> tuple[list[str], list[Coming]]:
    """-> (the organizations that are asked about, what is coming, the earliest first, whether it is seen or not). Raises
    NotFound for an organization that is not there.
    """
    organizations = await organizations_of(database, scope, asked)
    return organizations, await coming(database, scope, asked.today, asked.until, organizations)


def reports_ahead(
    projection: Projection, several: Iterable[Coming], organizations: Sequence[str], today: date
) -> list[tuple[Coming, Report]]:
    """What is coming and may concern the organizations, each with its report, as it concerns their agreements."""
    numbers, beneath = projection.offerings.numbers, resting_on(projection, organizations)
    concerning = [
        one for one in several if any(numbers.get(change.offering) in beneath for change in one.scenario.changes)
    ]
    if not concerning:
        return []
    kept, theirs = kept_reports(projection), agreements_of(projection, organizations)
    return [(one, kept.concerning(one.scenario, today, theirs)) for one in concerning]


def changes_ahead(
    several: Sequence[Coming], reports: Sequence[Report], organizations: Sequence[str], today: date
) -> list[Ahead]:
    """`reports`: one of each. Those that make one of the organizations worse off, or would, had it not lost that already."""
    return [
        line for one, report in zip(several, reports, strict=True) for line in _lines(report, one, organizations, today)
    ]


def lines_among(organizations: Sequence[str], report: Report) -> int:
    """How many lines there are of one report."""
    return len(affected_among(organizations, report)) + len(masked_among(organizations, report))


def affected_among(organizations: Sequence[str], report: Report) -> list[str]:
    return list(filter(report.affects, organizations))


def masked_among(organizations: Sequence[str], report: Report) -> list[str]:
    masked = frozenset(report.masks.consumer_ids)
    return [organization for organization in organizations if organization in masked]


def _lines(report: Report, one: Coming, organizations: Sequence[str], today: date) -> Iterator[Ahead]:
    for organization in affected_among(organizations, report):
        yield _ahead(
            report, one, report.consumer(organization), report.agreements_of(organization), organizations, today
        )
    for organization in masked_among(organizations, report):
        agreements = report.masks.agreements_of(organization)
        masked = _masked(report, organization, agreements[0])
        owed = [report.agreement(agreement) for agreement in agreements if agreement in report.owed_ids]
        line = _ahead(report, one, masked, owed, organizations, today)
        yield replace(line, mask=report.masks.consumer(organization))


def _masked(report: Report, organization: str, agreement: str) -> AffectedConsumer:
    return AffectedConsumer(
        organization=organization,
        severity=report.masks.consumer(organization).severity,
        path=(),
        agreement=agreement,
        capped_by=(),
    )


def organizations_with(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})-[m:MEMBER_OF]->(o:Organization)
WHERE {holds_on("m", "$today")} AND o.archivedAt IS NULL AND {scope.visible("Organization", "o")}
RETURN DISTINCT o.id
"""


async def organizations_of_member(database: Database, scope: Scope, person: str, today: date) -> tuple[str, ...]:
    """Ids of the organizations of which the person is a member on the day."""
    parameters = {"id": person, "today": today.isoformat(), **scope.parameters}
    rows = await database.read(organizations_with(scope), parameters, name="own_organizations")
    return tuple(sorted(row[0] for row in rows))


def parts_of(scope: Scope) -> LiteralString:
    return f"""
MATCH (o:Organization {{id: $id}})<-[:PART_OF*0..]-(p:Organization)
WHERE {scope.visible("Organization", "o")} AND {scope.visible("Organization", "p")} AND p.archivedAt IS NULL
RETURN DISTINCT p.id
"""


async def organizations_of(database: Database, scope: Scope, asked: Asked) -> list[str]:
    """The organizations, and their parts if they are asked for."""
    found: set[str] = set()
    for organization in asked.organizations:
        rows = await database.read(parts_of(scope), {"id": organization, **scope.parameters}, name="parts_ahead")
        ids = {row[0] for row in rows}
        if organization not in ids:
            raise NotFound(no_such("Organization", organization))
        found |= ids if asked.parts else {organization}
    return sorted(found)


def _ahead(
    report: Report,
    one: Coming,
    affected: AffectedConsumer,
    owed: Sequence[AffectedAgreement],
    organizations: Sequence[str],
    today: date,
) -> Ahead:
    """`owed`: the agreements of the consumer to which notice is owed."""
    days = [_later(agreement.notice.notify_by, one.shift) for agreement in owed]
    notify_by = min((day for day in days if day is not None), default=None)
    pass_on = tuple(_passed_on(report, one, affected.organization, frozenset(organizations), today))
    tell_by = min((line.tell_by for line in pass_on if line.tell_by is not None), default=None)
    waits = one.change is not None and (one.answer is None or one.answer[0] == "NEEDS_TIME")
    return Ahead(one, affected, notify_by, pass_on, (tell_by or notify_by or one.effective_on) if waits else None)


def _passed_on(report: Report, one: Coming, provider: str, own: frozenset[str], today: date) -> Iterator[PassOn]:
    """What is to be passed on to consumers outside the organization whose affected agreements are with it as the provider."""
    projection = report.outcome.projection
    number = projection.organization_at[provider]
    agreements, consumers = projection.agreements, projection.organization_ids
    for agreement_id in report.agreement_ids:
        affected = agreements.at[agreement_id]
        if agreements.provider_of[affected] != number or consumers[agreements.consumer_of[affected]] in own:
            continue
        agreement = report.agreement(agreement_id)
        tell_by = _later(agreement.notice.notify_by, one.shift)
        yield PassOn(
            agreement.consumer,
            agreement_id,
            agreement.severity.name,
            tell_by,
            overdue=tell_by is not None and tell_by < today,
        )


def _later(day: date | None, days: int) -> date | None:
    return None if day is None else day + timedelta(days=days)
