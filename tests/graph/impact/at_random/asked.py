"""The product asked, over the same plain rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.impact.report import Report, impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action, Severity
from graph.projection.projection import Projection
from graph.projection.rows import (
    AgreementRow,
    CoverageRow,
    DependencyRow,
    OfferingRow,
    OrganizationRow,
    PlannedRow,
    SuccessorRow,
    Tables,
)
from tests.graph.impact.at_random.asked_people import notice_of, people_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.graph.impact.reference.estate import Row

    Rows = Mapping[str, Sequence[Row]]


def asked(question: dict[str, Any]) -> Report:
    projection = Projection(tables_of(question["estate"]))
    return impact(projection, scenario_of(question["scenario"]), date.fromisoformat(question["today"]))


def scenario_of(given: dict[str, Any]) -> Scenario:
    return Scenario(
        changes=tuple(
            Change(
                offering=each["offering"],
                action=Action[each["action"]],
                declared=Severity[each["severity"]] if each.get("severity") else None,
                until=date.fromisoformat(each["until"]) if each.get("until") else None,
            )
            for each in given["changes"]
        ),
        effective_on=date.fromisoformat(given["effectiveOn"]),
        include_planned=given.get("includePlanned", False),
        leave_out=given.get("leaveOut"),
    )


def tables_of(rows: Rows) -> Tables:
    """As they are loaded from a graph that holds these rows."""
    agreements = [agreement(row, rows) for row in rows.get("agreements", ())]
    return Tables(
        offerings=[
            OfferingRow(
                row["id"],
                row["provider"],
                row.get("status") or "AVAILABLE",
                *(
                    row.get(column) or None
                    for column in (
                        "available_from",
                        "deprecated_from",
                        "suspended_from",
                        "suspended_until",
                        "retires_on",
                        "name",
                    )
                ),
                archived=bool(row.get("archived_at")),
            )
            for row in rows.get("offerings", ())
        ],
        dependencies=[
            DependencyRow(
                row["from"],
                row["to"],
                row.get("criticality") or "CRITICAL",
                row.get("alternatives") or None,
                int(row.get("required") or 1),
                row.get("valid_from") or None,
                row.get("valid_to") or None,
                assumed=row.get("assumed") == "true",
                confirmed_at=row.get("confirmed_at") or None,
            )
            for row in rows.get("dependencies", ())
        ],
        agreements=agreements,
        coverages=[
            CoverageRow(
                row["agreement"],
                row["offering"],
                row.get("criticality") or "HIGH",
                row.get("valid_from") or None,
                row.get("valid_to") or None,
                assumed=row.get("assumed") == "true",
            )
            for row in rows.get("coverages", ())
        ],
        organizations=[
            OrganizationRow(row["id"], number(row, "notice_policy_days"), row["name"], row.get("part_of") or None)
            for row in rows.get("organizations", ())
        ],
        planned=planned(rows),
        successors=[
            SuccessorRow(row["offering"], row["successor"], row.get("coverage") or None, row.get("from") or None)
            for row in rows.get("successors", ())
        ],
        **people_of(rows),
        **notice_of(rows),
    )


def agreement(row: Row, rows: Rows) -> AgreementRow:
    """Archived, too, if its relationship or its consumer is."""
    relationship = within(row, rows)
    (consumer,) = (each for each in rows["organizations"] if each["id"] == relationship["consumer"])
    is_archived = any(each.get("archived_at") for each in (row, relationship, consumer))
    return AgreementRow(
        id=row["id"],
        relationship=relationship["id"],
        provider=relationship["provider"],
        consumer=relationship["consumer"],
        status=None if is_archived else row.get("status") or "ACTIVE",
        valid_from=row.get("valid_from") or None,
        valid_to=row.get("valid_to") or None,
        notice_days=number(row, "notice_days"),
        renewal=row.get("renewal") or None,
        notice_given_at=row.get("notice_given_at") or None,
        termination_days=number(row, "termination_days"),
        relationship_status=relationship.get("status") or None,
        relationship_until=relationship.get("until") or None,
    )


def within(row: Row, rows: Rows) -> Row:
    """An agreement's relationship; without one, that of its provider and consumer is found or made."""
    if row.get("relationship"):
        return next(each for each in rows["relationships"] if each["id"] == row["relationship"])
    sides = row["provider"], row["consumer"]
    known = (each for each in rows.get("relationships", ()) if (each["provider"], each["consumer"]) == sides)
    return next(known, {"id": "/".join(sides), "provider": sides[0], "consumer": sides[1]})


def planned(rows: Rows) -> list[PlannedRow]:
    changes = {row["id"]: row for row in rows.get("changes", ())}
    return [
        PlannedRow(
            change=row["change"],
            status=changes[row["change"]].get("status") or "DRAFT",
            effective_on=changes[row["change"]].get("effective_on") or None,
            offering=row["offering"],
            action=row["action"],
            severity=row.get("severity") or None,
            until=row.get("until") or None,
        )
        for row in rows.get("changed_offerings", ())
    ]


def number(row: Row, column: str) -> int | None:
    return int(row[column]) if row.get(column) else None
