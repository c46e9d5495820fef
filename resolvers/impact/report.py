"""The types of a report, and how they are filled from what `graph.impact` found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.model.offering import Criticality
from graph.model.severity import Action, Severity
from graph.model.terms.notice_term import NoticeBasis, NoticeCalendar
from graph.projection.follower import IncompleteReason
from resolvers.derived.classes import Class, Field, field
from resolvers.derived.enums import choice_enum, enum_of
from resolvers.impact.answers import answer, keys
from resolvers.impact.because import because_field
from resolvers.impact.findings import risk_field
from resolvers.impact.graded import GradedTypes, graded_types
from resolvers.impact.reasons import causes_field, change_type, fact_type
from resolvers.impact.references import one, several
from resolvers.scalars import Date

if TYPE_CHECKING:
    from datetime import date

    from graph.impact.affected import AffectedAgreement, AffectedConsumer, AffectedOffering, Cap
    from graph.impact.notice.owed import Notice
    from graph.impact.report import Report
    from graph.impact.totals import Counts, Totals
    from resolvers.derived.types import Types
    from resolvers.impact.reasons import PageCauses

TERM: Final = "The action whose notice term of the agreement sets the days; null where no term does."
FURTHER: Final = "Last day on which the consumer can be told so that it can tell consumers of its own in time; null where it need not."


@dataclass(frozen=True, slots=True)
class ReportTypes:
    """One class for each type of a report."""

    severity: Class
    incomplete_reason: Class
    counts: Class
    totals: Class
    cap: Class
    agreement: Class
    offering: Class
    consumer: Class
    change: Class
    fact: Class
    graded: GradedTypes

    def totals_of(self, totals: Totals, hidden: int | None = 0) -> Any:
        return self.totals(
            offerings=self._counts_of(totals.offerings),
            agreements=self._counts_of(totals.agreements),
            consumers=self._counts_of(totals.consumers),
            people=totals.people,
            masked=self.graded.totals_of(totals.masked),
            hidden=hidden,
        )

    def offering_of(self, report: Report, affected: AffectedOffering) -> Any:
        return self.offering(
            report=report,
            offering_id=affected.offering,
            severity=affected.severity.name,
            hops=affected.hops,
            path_id=affected.path,
            cappedBy=[self._cap_of(cap) for cap in affected.capped_by],
        )

    def agreement_of(self, report: Report, affected: AffectedAgreement) -> Any:
        return self.agreement(
            report=report,
            id=affected.id,
            agreement_id=affected.id,
            consumer_id=affected.consumer,
            severity=affected.severity.name,
            isMasked=affected.is_masked,
            **notice_values(affected.notice),
        )

    def consumer_of(self, affected: AffectedConsumer, page: PageCauses) -> Any:
        return self.consumer(
            report=page.report,
            page=page,
            organization_id=affected.organization,
            severity=affected.severity.name,
            hops=affected.hops,
            path_id=affected.path,
            agreement_id=affected.agreement,
            cappedBy=[self._cap_of(cap) for cap in affected.capped_by],
            agreements=[self.agreement_of(page.report, agreement) for agreement in affected.agreements],
        )

    def _counts_of(self, counts: Counts) -> Any:
        return self.counts(
            none=counts.none, low=counts.low, medium=counts.medium, high=counts.high, critical=counts.critical
        )

    def _cap_of(self, cap: Cap) -> Any:
        return self.cap(
            from_id=cap.dependent,
            to_id=cap.needed,
            agreement_id=cap.agreement,
            criticality=cap.criticality.name,
        )


def notice_values(notice: Notice) -> dict[str, Any]:
    return {
        "noticeDays": notice.days,
        "noticeCalendar": notice.calendar.value,
        "noticeBasis": notice.basis.value,
        "noticeAction": notice.action and notice.action.value,
        "passOnBy": iso(notice.pass_on_by),
        "byPolicy": notice.by_policy,
        "notifyBy": iso(notice.notify_by),
        "daysLeft": notice.days_left,
        "overdue": notice.overdue,
    }


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def report_types(types: Types) -> ReportTypes:
    severity = enum_of("Severity", "How badly something is affected.", {s.name: s.words for s in Severity})
    counts = answer("SeverityCounts", "How many are affected, by severity.", _counts_fields())
    cap = answer("ImpactCap", "What let through less than came in: a dependency or an agreement.", _cap_fields(types))
    agreement = answer("AffectedAgreement", "An agreement that is worse off.", _agreement_fields(types, severity))
    change, fact, graded = change_type(types), fact_type(types), graded_types()
    return ReportTypes(
        graded=graded,
        change=change,
        fact=fact,
        severity=severity,
        incomplete_reason=choice_enum(IncompleteReason),
        counts=counts,
        totals=answer("ImpactTotals", "How much is affected.", _totals_fields(counts, graded)),
        cap=cap,
        agreement=agreement,
        offering=answer("AffectedOffering", "An offering that is worse off.", _way_fields(types, severity, cap)),
        consumer=answer(
            "AffectedConsumer",
            "A consumer that is worse off.",
            _consumer_fields(types, agreement, change, fact) | _way_fields(types, severity, cap, offering=False),
        ),
    )


def _counts_fields() -> dict[str, Field]:
    none = "Reached by a dependency on something that is worse, and not worse themselves."
    words = {s.name.lower(): f"Affected {s.name}: {s.words}" for s in Severity} | {"none": none}
    return {name: field(name, int, description) for name, description in words.items()}


def _totals_fields(counts: Class, graded: GradedTypes) -> dict[str, Field]:
    return {
        "offerings": field("offerings", counts, "Offerings, the changed ones among them."),
        "agreements": field("agreements", counts, "Agreements; each counts once."),
        "consumers": field("consumers", counts, "Consumers; each counts once, with its worst agreement."),
        "masked": field("masked", graded.totals, "What is as bad already, and is in none of the other counts."),
        "people": field("people", int, "People to tell, on both sides; each counts once."),
        "hidden": field(
            "hidden",
            int | None,
            "Affected offerings, agreements and consumers that you may not see and that lists and counts leave out; "
            "null where you may not know how many.",
        ),
    }


def _cap_fields(types: Types) -> dict[str, Field]:
    return keys("from", "to", "agreement") | {
        "from": one(types, "from", "Offering", "The offering that depends; null for an agreement.", always=False),
        "to": one(types, "to", "Offering", "The offering that it needs; null for an agreement.", always=False),
        "agreement": one(types, "agreement", "Agreement", "The agreement; null for a dependency.", always=False),
        "criticality": field("criticality", types.inputs.enums[Criticality], "The most that it lets through."),
    }


def _agreement_fields(types: Types, severity: Class) -> dict[str, Field]:
    enums = types.inputs.enums
    return keys("agreement", "consumer") | {
        "id": field("id", ID, "Id of the agreement."),
        "agreement": one(types, "agreement", "Agreement", "The agreement itself."),
        "consumer": one(types, "consumer", "Organization", "Its consumer."),
        "severity": field("severity", severity, "How badly it is affected."),
        "isMasked": field(
            "isMasked", bool, "True where it is not worse off, but as badly off already, and told all the same."
        ),
        "noticeDays": field("noticeDays", int | None, "Days of notice that are owed; null where none is agreed."),
        "noticeCalendar": field("noticeCalendar", enums[NoticeCalendar], "Which days of that count."),
        "noticeBasis": field("noticeBasis", enums[NoticeBasis], "What is needed beside being told in time."),
        "noticeAction": field("noticeAction", enums[Action] | None, TERM),
        "passOnBy": field("passOnBy", Date | None, FURTHER),
        "notifyBy": field("notifyBy", Date | None, "Last day on which the consumer can be told in time."),
        "daysLeft": field("daysLeft", int | None, "Days from today to `notifyBy`; negative where it is past."),
        "overdue": field("overdue", bool, "True where `notifyBy` is before today."),
        "byPolicy": field("byPolicy", bool, "True where the provider's policy sets the days, not the agreement."),
        **because_field("agreement"),
    }


def _way_fields(types: Types, severity: Class, cap: Class, *, offering: bool = True) -> dict[str, Field]:
    way = "The decisive way from the changed offering to it; a step is null where you may not see it."
    fields = keys("offering", "path") if offering else keys("path")
    if offering:
        fields["offering"] = one(types, "offering", "Offering", "The offering itself.")
    return fields | {
        "severity": field("severity", severity, "How badly it is affected."),
        "hops": field("hops", int, "Dependencies on the decisive way."),
        "path": several(types, "path", "Offering", way),
        "cappedBy": field("cappedBy", list[cap], "What let through less than came in, along the decisive way."),
        **because_field("offering" if offering else "organization"),
    }


def _consumer_fields(types: Types, agreement: Class, change: Class, fact: Class) -> dict[str, Field]:
    return keys("organization", "agreement") | {
        "organization": one(types, "organization", "Organization", "The consumer itself."),
        "agreement": one(types, "agreement", "Agreement", "The agreement in which the decisive way ends."),
        **causes_field(change, fact),
        **risk_field(types),
        "agreements": field("agreements", list[agreement], "All its affected agreements, the worst first."),
    }
