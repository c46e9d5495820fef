"""The sample estate read from its files as they lie there, and the questions asked of it."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.impact.report import Report, impact
from graph.impact.scenario import Change, Scenario
from graph.projection.contacts.channels import ChannelRow, StepRow
from graph.projection.contacts.notice import FreezeRow, NoticeTermRow, NoticeToRow
from graph.projection.contacts.people import AssessmentRow, DeputyRow, OwnerRow, PersonRow, StakeholderRow
from graph.projection.contacts.relationships import AttendedRow, MeetingRow, RelationshipRow
from graph.projection.projection import Projection
from graph.projection.rows import (
    AgreementRow,
    CoverageRow,
    DependencyRow,
    OfferingRow,
    OrganizationRow,
    PlannedRow,
    Tables,
)

if TYPE_CHECKING:
    from graph.model.severity import Action, Severity

FOLDER = Path(__file__).parents[2] / "seed" / "quellhaven"
TODAY = date(2026, 10, 5)

Row = dict[str, str]


@cache
def rows(file: str) -> list[Row]:
    with (FOLDER / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


@cache
def by_id(file: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows(file)}


@cache
def covers() -> list[Row]:
    """Those of `coverages` and those that an agreement names itself."""
    own = [{**row, "agreement": row["id"]} for row in rows("agreements") if row["offering"]]
    return [*({key: row[key] for key in ("agreement", "offering", "criticality")} for row in own), *rows("coverages")]


def needs(offering: str) -> dict[str, Row]:
    return {row["to"]: row for row in rows("dependencies") if row["from"] == offering}


def group_of(offering: str, alternatives: str) -> tuple[set[str], set[str]]:
    """-> members, and all that is said about how many of them are required."""
    members = [row for row in needs(offering).values() if row["alternatives"] == alternatives]
    return {row["to"] for row in members}, {row["required"] for row in members}


def stakeholders(relationship: str, side: str | None = None) -> list[Row]:
    return [r for r in rows("stakeholders") if r["relationship"] == relationship and side in {None, r["side"]}]


def agreements_between(provider: str, consumer: str, offering: str) -> list[Row]:
    found = [by_id("agreements")[cover["agreement"]] for cover in covers() if cover["offering"] == offering]
    return [row for row in found if row["relationship"] == f"{provider}-{consumer}"]


def is_live(agreement: Row, day: date = TODAY) -> bool:
    """One that renews itself goes on after its term."""
    renews = agreement["status"] == "ACTIVE" and agreement["renewal"] == "AUTO"
    first, end = agreement["valid_from"] or "0001", "9999" if renews else agreement["valid_to"] or "9999"
    return agreement["status"] in {"ACTIVE", "NOTICE_GIVEN"} and first <= day.isoformat() < end


def consumers_of(offering: str, day: date = TODAY) -> set[str]:
    found = [by_id("agreements")[cover["agreement"]] for cover in covers() if cover["offering"] == offering]
    return {by_id("relationships")[row["relationship"]]["consumer"] for row in found if is_live(row, day)}


def line_of(organization: str) -> list[str]:
    """It and what it is a part of, up to the whole."""
    parent = by_id("organizations")[organization]["part_of"]
    return [organization, *(line_of(parent) if parent else [])]


def days(row: Row, *columns: str) -> list[str | None]:
    return [row[column] or None for column in columns]


def dependency_rows() -> list[DependencyRow]:
    return [
        DependencyRow(
            row["from"],
            row["to"],
            row["criticality"] or "CRITICAL",
            row["alternatives"] or None,
            int(row["required"] or 1),
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
        )
        for row in rows("dependencies")
    ]


def agreement_rows() -> list[AgreementRow]:
    found: list[AgreementRow] = []
    for row in rows("agreements"):
        relationship = by_id("relationships")[row["relationship"]]
        ends = relationship["provider"], relationship["consumer"]
        notice = int(row["notice_days"]) if row["notice_days"] else None
        valid_from, valid_to = days(row, "valid_from", "valid_to")
        found.append(AgreementRow(row["id"], row["relationship"], *ends, row["status"], valid_from, valid_to, notice))
    return found


def offering_rows(**statuses: str) -> list[OfferingRow]:
    dates = ("available_from", "deprecated_from", "suspended_from", "suspended_until", "retires_on")
    return [
        OfferingRow(row["id"], row["provider"], statuses[row["id"]])
        if row["id"] in statuses
        else OfferingRow(row["id"], row["provider"], row["status"] or "AVAILABLE")._replace(
            **dict(zip(dates, days(row, *dates), strict=True)), name=row["name"]
        )
        for row in rows("offerings")
    ]


def owner_rows() -> list[OwnerRow]:
    dated = [OwnerRow(r["person"], r["offering"], *days(r, "since", "until")) for r in rows("owners")]
    return dated + [OwnerRow(row["owner"], row["id"]) for row in rows("offerings") if row["owner"]]


def planned_rows() -> list[PlannedRow]:
    return [
        PlannedRow(
            change["id"], change["status"], change["effective_on"], c["offering"], c["action"], c["severity"] or None
        )
        for c in rows("changed_offerings")
        for change in [by_id("changes")[c["change"]]]
    ]


def projection(**statuses: str) -> Projection:
    return Projection(
        Tables(
            offerings=offering_rows(**statuses),
            dependencies=dependency_rows(),
            agreements=agreement_rows(),
            coverages=[CoverageRow(c["agreement"], c["offering"], c["criticality"] or "HIGH") for c in covers()],
            organizations=[
                OrganizationRow(row["id"], number(row["notice_policy_days"]), row["name"], row["part_of"] or None)
                for row in rows("organizations")
            ],
            planned=planned_rows(),
            **contact_rows(),
        )
    )


def contact_rows() -> dict[str, Any]:
    """The people around, by the names that `Tables` has for them."""
    return {
        "persons": [
            PersonRow(
                r["id"],
                r["language"] or None,
                r["do_not_contact"] == "true",
                r["absent_from"] or None,
                r["absent_until"] or None,
                bool(r["email"]),
                bool(r["phone"]),
            )
            for r in rows("people")
        ],
        "stakeholders": [
            StakeholderRow(
                r["person"],
                r["relationship"],
                r["role"],
                r["side"] or None,
                *days(r, "since", "until"),
                accountable=r["accountable"] == "true",
                preferred_channel=r["preferred_channel"] or None,
            )
            for r in rows("stakeholders")
        ],
        "owners": owner_rows(),
        "deputies": [DeputyRow(r["deputy"], r["person"], *days(r, "from", "until")) for r in rows("deputies")],
        "channels": [
            ChannelRow(
                r["id"],
                r["relationship"],
                r["kind"],
                r["topics"].split("|") if r["topics"] else None,
                r["language"] or None,
                r["person"] or None,
                bool(r["address"]),
            )
            for r in rows("channels")
        ],
        "notice_to": [NoticeToRow(r["id"], r["notice_to"]) for r in rows("agreements") if r["notice_to"]],
        "steps": [
            StepRow(r["id"], r["relationship"], r["topic"] or None, r["side"], int(r["level"]), r["person"] or None)
            for r in rows("escalation_steps")
        ],
        "relationships": [
            RelationshipRow(r["id"], r["type"] or None, r["since"] or None, r["review_every"] or None, r["provider"])
            for r in rows("relationships")
        ],
        "terms": [
            NoticeTermRow(
                r["id"],
                r["agreement"],
                r["action"],
                int(r["days"]),
                r["calendar"] or "CALENDAR",
                r["basis"] or "NOTIFY",
            )
            for r in rows("notice_terms")
        ],
        "freezes": [
            FreezeRow(r["id"], r["organization"], r["from"], r["until"] or None, r["reason"] or None)
            for r in rows("freezes")
        ],
        "assessments": [
            AssessmentRow(
                r["id"], r["relationship"], r["person"], r["at"], number(r["influence"]), number(r["sentiment"])
            )
            for r in rows("assessments")
        ],
        "meetings": [
            MeetingRow(r["id"], relationship, r["at"], None, r["kind"])
            for r in rows("engagements")
            if r["status"] == "HELD"
            for relationship in r["relationships"].split("|")
        ],
        "attended": attended_rows(),
    }


def attended_rows() -> list[AttendedRow]:
    """Of what was held, each with every relationship that it was about."""
    there = [row for row in rows("attendance") if row["attended"] == "true"]
    about = {row["id"]: row["relationships"].split("|") for row in rows("engagements") if row["status"] == "HELD"}
    return [
        AttendedRow(row["person"], row["engagement"], one) for row in there for one in about.get(row["engagement"], ())
    ]


def number(text: str) -> int | None:
    return int(text) if text else None


def if_done(changes: dict[str, Action], on: date, estate: Projection | None = None, today: date = TODAY) -> Report:
    asked = tuple(Change(offering, action) for offering, action in changes.items())
    return impact(estate or projection(), Scenario(asked, on), today)


def severities(report: Report) -> dict[str, Severity]:
    return {consumer.organization: consumer.severity for consumer in report.consumers()}


def offering_severities(report: Report) -> dict[str, Severity]:
    return {offering.offering: offering.severity for offering in report.offerings()}
