"""A report as rows for a spreadsheet: one table for each part of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from graph.impact.findings import findings_of
from graph.model.scalars import Choice
from graph.model.severity import Severity
from graph.text.catalogue.shortening import in_sentence
from graph.text.documents.focus import ALL
from graph.text.findings import FindingWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.impact.affected import Cap
    from graph.impact.notify.plan import NotifyLine, Reason
    from graph.impact.report import Report
    from graph.impact.scenario import Change
    from graph.text.catalogue.language import Language
    from graph.text.documents.focus import Focus
    from graph.text.documents.spreadsheet import Rows

Row = tuple[Any, ...]


class ImpactPart(Choice):
    """A part of a report that is a table of its own."""

    CONSUMERS = "CONSUMERS", "A row for each affected consumer and affected agreement of it, the worst first."
    OFFERINGS = "OFFERINGS", "A row for each offering that is worse off, the worst first."
    AGREEMENTS = "AGREEMENTS", "A row for each affected agreement with its notice, the earliest deadline first."
    MASKED = "MASKED", "A row for each consumer that is as badly off already, the worst first."
    OUTLOOK = "OUTLOOK", "A row for each later day within twelve months on which others are affected."
    NOTIFY = "NOTIFY", "A row for each person or channel to tell, the earliest deadline first."
    RISKS = "RISKS", "A row for each weakness of an affected consumer's relationship, the worst affected first."
    FINDINGS = "FINDINGS", "A row for each finding, as findings are listed."


class ImpactRows:
    """Rows of a report's consumers, agreements, people …. `asked`: which of all of them, from a place on. Several
    values in one field are parted by `|`.
    """

    def __init__(self, report: Report, language: Language, asked: slice, focus: Focus = ALL) -> None:
        self._focus = focus
        self._report = report
        self._names = report.names
        self._found = FindingWords(report, language)
        self._asked = asked

    def of(self, part: ImpactPart) -> Rows:
        columns, rows = PARTS[part]
        return columns, rows(self)

    def consumers(self) -> Iterator[Row]:
        report, changes = self._report, self._report.scenario.changes
        ids = self._focus.affected(report)[self._asked]
        causes = report.causes(ids)
        for id_ in ids:
            one = report.consumer(id_)
            sets = ([changes[number] for number in each] for each in causes[id_])
            facts = (self._path(one.path), listed(map(self._cap, one.capped_by)), listed(map(cause, sets)))
            for agreement in report.agreements_of(id_):
                notice = agreement.notice
                yield (
                    *(id_, one.severity.name, one.hops, *facts, agreement.id, agreement.severity.name),
                    *(iso(notice.notify_by), notice.days_left, notice.overdue, notice.by_policy),
                    *(self._names.organization(id_), self._way(one.path), self._reference(agreement.id)),
                )

    def offerings(self) -> Iterator[Row]:
        for id_ in self._report.offering_ids[self._asked]:
            one = self._report.offering(id_)
            caps = listed(map(self._cap, one.capped_by))
            path = self._path(one.path)
            yield id_, self._names.offering(id_), one.severity.name, one.hops, path, caps, self._way(one.path)

    def agreements(self) -> Iterator[Row]:
        report, owed = self._report, self._report.owed_ids
        others = sorted({*report.agreement_ids}.difference(owed))
        for id_ in self._focus.agreements(report, [*owed, *others])[self._asked]:
            one = report.agreement(id_)
            notice = one.notice
            yield (
                *(id_, self._names.agreement(id_), one.consumer, self._names.organization(one.consumer)),
                *(one.severity.name, notice.days, notice.calendar.value, notice.basis.value),
                *(iso(notice.notify_by), notice.days_left, notice.overdue, notice.by_policy, iso(notice.pass_on_by)),
                one.is_masked,
            )

    def masked(self) -> Iterator[Row]:
        masks = self._report.masks
        for id_ in self._focus.masked(self._report)[self._asked]:
            mask = masks.consumer(id_)
            by = listed(f"{fact.offering}:{fact.reason}" for fact in mask.by)
            yield id_, self._names.organization(id_), mask.severity.name, iso(mask.until), by, mask.by_count

    def outlook(self) -> Iterator[Row]:
        if not self._report.telling.of_hidden:
            return
        outlook = self._report.later.outlook()
        ids = self._report.outcome.projection.organization_ids
        for later in outlook.days[self._asked]:
            worse = sorted((ids[consumer], Severity(severity).name) for consumer, severity in later.worse.items())
            facts = (f"{fact.kind.value}:{fact.offering}" for fact in self._report.dated_facts(later))
            yield (
                *(date.fromordinal(later.day).isoformat(), later.day == outlook.worst_on),
                *(*later.totals.consumers[::-1], *later.totals.agreements[::-1], *later.totals.offerings[::-1]),
                *(listed(f"{id_}:{severity}" for id_, severity in worse), listed(dict.fromkeys(facts))),
            )

    def notify(self) -> Iterator[Row]:
        for line in self._lines():
            reachable = line.unreachable is None
            deputies = [*filter(self._report.sees_person, line.deputies)]
            yield (
                *(iso(line.deadline), *self._person(line.person)),
                *(line.channel and line.channel.kind.value, line.channel and line.channel.channel, line.language),
                *(line.severity.name, listed(map(self._reason, line.reasons))),
                *(*self._person(line.teller), *self._person(line.next)),
                *(reachable, line.unreachable and line.unreachable.value),
                *(listed(deputies), listed(map(self._names.person, deputies))),
            )

    def _lines(self) -> list[NotifyLine]:
        if self._focus.is_everything:
            return self._report.notify_part(self._asked)
        return self._focus.recipients(self._report)[self._asked]

    def risks(self) -> Iterator[Row]:
        for id_ in self._focus.affected(self._report)[self._asked]:
            severity = Severity(self._report.severity_of_consumer(id_)).name
            for risk in self._report.relationship_risk(id_):
                name, reason = self._names.organization(id_), self._found.of_risk(risk)
                person, person_name = self._person(risk.person)
                yield id_, name, severity, risk.relationship, risk.kind.value, person, reason, person_name

    def findings(self) -> Iterator[Row]:
        for found in [*filter(self._focus.is_about, findings_of(self._report))][self._asked]:
            about = (found.organization, found.agreement, found.relationship)
            consumer = found.organization and self._names.organization(found.organization)
            reference = self._reference(found.agreement)
            yield found.kind.value, found.severity.name, *about, self._found.of(found), consumer, reference

    def _person(self, id_: str | None) -> tuple[str | None, str | None]:
        """-> (id, name)."""
        return (id_, self._names.person(id_)) if id_ and self._report.sees_person(id_) else (None, None)

    def _path(self, path: Iterable[str]) -> str:
        return listed(offering if self._report.sees_offering(offering) else "" for offering in path)

    def _way(self, path: Iterable[str]) -> str:
        return " → ".join(in_sentence(self._names.offering(offering)) for offering in path)

    def _reference(self, agreement: str | None) -> str | None:
        return agreement and self._names.agreement(agreement)

    def _cap(self, cap: Cap) -> str:
        """`routing>maps:HIGH`, a dependency of the first on the second, or `agreement:LOW`."""
        what = cap.agreement or f"{self._path([cap.dependent or ''])}>{self._path([cap.needed or ''])}"
        return f"{what}:{cap.criticality.name}"

    def _reason(self, reason: Reason) -> str:
        """`CUSTOMER:fleet:routing`, `NOTICE:fleet:routing`, `OWNER::routing`."""
        if reason.organization is None:
            return f"OWNER::{reason.offering}"
        return f"{reason.role.value if reason.role else 'NOTICE'}:{reason.organization}:{reason.offering}"


def cause(changes: Sequence[Change]) -> str:
    """`maps=RETIRE`, or changes that only together are enough: `sms-gateway=RETIRE&push=SUSPEND`."""
    return "&".join(f"{change.offering}={change.action.value}" for change in changes)


def listed(values: Iterable[str]) -> str:
    return "|".join(values)


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


LEVELS: Final = ("critical", "high", "medium", "low")


PARTS: Final[dict[ImpactPart, tuple[tuple[str, ...], Callable[[ImpactRows], Iterator[Row]]]]] = {
    ImpactPart.CONSUMERS: (
        (
            *("consumer", "severity", "hops", "path", "capped_by", "causes", "agreement", "agreement_severity"),
            *("notify_by", "days_left", "overdue", "by_policy", "consumer_name", "path_names", "agreement_reference"),
        ),
        ImpactRows.consumers,
    ),
    ImpactPart.OFFERINGS: (
        ("offering", "offering_name", "severity", "hops", "path", "capped_by", "path_names"),
        ImpactRows.offerings,
    ),
    ImpactPart.AGREEMENTS: (
        (
            *("agreement", "reference", "consumer", "consumer_name", "severity", "notice_days", "notice_calendar"),
            *("notice_basis", "notify_by", "days_left", "overdue", "by_policy", "pass_on_by", "is_masked"),
        ),
        ImpactRows.agreements,
    ),
    ImpactPart.MASKED: (
        ("consumer", "consumer_name", "severity", "until", "by", "by_count"),
        ImpactRows.masked,
    ),
    ImpactPart.OUTLOOK: (
        (
            *("on", "is_worst"),
            *(f"{thing}_{level}" for thing in ("consumers", "agreements", "offerings") for level in LEVELS),
            *("worse", "facts"),
        ),
        ImpactRows.outlook,
    ),
    ImpactPart.NOTIFY: (
        (
            *("deadline", "person", "person_name", "channel_kind", "channel", "language", "severity", "reasons"),
            *("teller", "teller_name", "next", "next_name", "reachable", "unreachable", "deputies"),
            "deputy_names",
        ),
        ImpactRows.notify,
    ),
    ImpactPart.RISKS: (
        ("consumer", "consumer_name", "severity", "relationship", "kind", "person", "reason", "person_name"),
        ImpactRows.risks,
    ),
    ImpactPart.FINDINGS: (
        ("kind", "severity", "consumer", "agreement", "relationship", "text", "consumer_name", "agreement_reference"),
        ImpactRows.findings,
    ),
}
"""The columns of each part, and what makes its rows."""
