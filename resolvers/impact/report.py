"""The types of a report, which follow from what `graph.impact` finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.impact.affected import AffectedAgreement, AffectedConsumer, AffectedOffering, Cap
from graph.impact.groups import ContextFact
from graph.impact.notice.owed import Notice
from graph.impact.totals import Counting, Counts, GradedCounts, GradedTotals, Totals
from graph.model.severity import Severity
from graph.projection.follower import IncompleteReason
from resolvers.derived.classes import Class, resolved
from resolvers.derived.read import read
from resolvers.impact.answers import Told
from resolvers.impact.explanation import explanation_field
from resolvers.impact.findings import risk_field
from resolvers.impact.reasons import PageCauses, causes_field

if TYPE_CHECKING:
    from datetime import date

    from graph.impact.report import Report
    from resolvers.derived.types import Types

HIDDEN: Final = (
    "Affected offerings, agreements and consumers that you may not see and that lists and counts leave out; "
    "null where you may not know how many."
)
AGREEMENTS_AT: Final = (
    "Agreements that cover it on that day, by how badly it hits them itself; `none`: it passes on no more than before."
)
CONSUMERS_AT: Final = "Consumers of these agreements; each counts once, with the worst of them."
ALL: Final = "All its affected agreements, the worst first."


class ToldTotals(NamedTuple):
    """Totals, and how many more things there are that are not seen."""

    found: Totals
    hidden: int | None = 0


class ReportTotals(NamedTuple):
    """The totals of a report, each counted where it is asked for: whom to tell takes longer than all others."""

    report: Report

    @property
    def found(self) -> ReportTotals:
        return self

    @property
    def offerings(self) -> Counting:
        return self.report.offering_counts

    @property
    def agreements(self) -> Counting:
        return self.report.agreement_counts

    @property
    def consumers(self) -> Counting:
        return self.report.consumer_counts

    @property
    def people(self) -> int:
        return len(self.report.people)

    @property
    def masked(self) -> GradedTotals:
        return self.report.masks.totals()

    @property
    def hidden(self) -> int | None:
        return self.report.hidden


class ToldConsumer(NamedTuple):
    """An affected consumer, and the page that its causes are found with."""

    found: AffectedConsumer
    page: PageCauses

    @property
    def report(self) -> Report:
        return self.page.report


@dataclass(frozen=True, slots=True)
class ReportTypes:
    """One class for each type of a report."""

    severity: Class
    incomplete_reason: Class
    totals: Class
    agreement: Class
    offering: Class
    consumer: Class
    fact: Class
    graded: Class
    graded_totals: Class


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def report_types(types: Types) -> ReportTypes:
    answers = types.answers
    answers.made(Cap, before=dict.fromkeys(("from", "to", "agreement"), "criticality"))
    hidden = read("hidden", int | None, HIDDEN, "hidden")
    fact = answers.type_of(ContextFact)
    agreement = _agreement_type(types)
    return ReportTypes(
        severity=answers.enum_of(Severity),
        incomplete_reason=answers.enum_of(IncompleteReason),
        totals=answers.made(Totals, {"hidden": hidden}, at="found", before={"masked": "people"}),
        agreement=agreement,
        offering=_offering_type(types),
        consumer=_consumer_type(types, agreement, fact),
        fact=fact,
        graded=answers.type_of(GradedCounts),
        graded_totals=answers.type_of(GradedTotals),
    )


def _offering_type(types: Types) -> Class:
    counts = types.answers.type_of(Counts)

    def agreements(root: Told) -> Counts:
        return root.report.agreements_at(root.found.offering)

    def consumers(root: Told) -> Counts:
        return root.report.consumers_at(root.found.offering)

    more = {
        "consumers": resolved("consumers", counts, CONSUMERS_AT, consumers),
        "agreements": resolved("agreements", counts, AGREEMENTS_AT, agreements),
        **explanation_field("offering"),
    }
    return types.answers.made(AffectedOffering, more, at="found", before={"hops": "path"})


def _agreement_type(types: Types) -> Class:
    """The type of an agreement and the notice that it owes."""
    more = {**types.answers.fields(Notice, "found.notice"), **explanation_field("agreement")}
    before = {"agreement": "consumer", "passOnBy": "notifyBy", "overdue": "because", "byPolicy": "because"}
    return types.answers.made(AffectedAgreement, more, at="found", before=before)


def _consumer_type(types: Types, agreement: Class, fact: Class) -> Class:
    def agreements(root: Any) -> list[Told]:
        report: Report = root.report
        return [Told(each, report) for each in report.agreements_of(root.found.organization)]

    own = {
        **causes_field(types, fact),
        **risk_field(types),
        "agreements": resolved("agreements", list[agreement], ALL, agreements),
    }
    before = {**dict.fromkeys(("agreement", *own), "severity"), "hops": "path"}
    return types.answers.made(AffectedConsumer, {**own, **explanation_field("organization")}, at="found", before=before)
