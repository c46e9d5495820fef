"""Estates of a few offerings, written down in one line each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from graph.impact.report import Report, impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action, Severity
from graph.projection.projection import Projection
from graph.projection.rows import AgreementRow, CoverageRow, DependencyRow, OfferingRow, OrganizationRow, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY: Final = date(2027, 1, 1)
TODAY: Final = date(2026, 11, 1)
ACTIONS: Final = {action.value: action for action in Action}


def needs(text: str) -> DependencyRow:
    """Text like "a -> b", "a -> b LOW", "a -> b HIGH g2of": one of a group g of which 2 are required."""
    dependent, _, needed, *rest = text.split()
    criticality = rest[0] if rest else "CRITICAL"
    if len(rest) < 2:
        return DependencyRow(dependent, needed, criticality)
    name, required = rest[1].removesuffix("of")[:-1], rest[1].removesuffix("of")[-1]
    return DependencyRow(dependent, needed, criticality, name, int(required))


def agreed(text: str) -> tuple[AgreementRow, list[CoverageRow]]:
    """Text like "acme a", "acme a HIGH b LOW": the agreement "acme a …" covers a as HIGH and b as LOW for acme."""
    consumer, *covered = text.split()
    if len(covered) == 1:
        covered.append("CRITICAL")
    pairs = zip(covered[::2], covered[1::2], strict=True)
    row = AgreementRow(text, f"host-{consumer}", "host", consumer, notice_days=30)
    return row, [CoverageRow(text, offering, criticality) for offering, criticality in pairs]


def estate(dependencies: Iterable[str] = (), agreements: Iterable[str] = (), **others: object) -> Tables:
    """All offerings and organizations that are mentioned; `others` replaces whole tables."""
    needed = [needs(text) for text in dependencies]
    signed = [agreed(text) for text in agreements]
    coverages = [coverage for _, several in signed for coverage in several]
    offerings = {row.dependent for row in needed} | {row.needed for row in needed} | {row.offering for row in coverages}
    consumers = {row.consumer for row, _ in signed}
    tables = Tables(
        offerings=[OfferingRow(offering, "host") for offering in sorted(offerings)],
        dependencies=needed,
        agreements=[row for row, _ in signed],
        coverages=coverages,
        organizations=[OrganizationRow(each) for each in sorted({"host", *consumers})],
    )
    return tables._replace(**others)


def with_offering(tables: Tables, row: OfferingRow) -> Tables:
    return tables._replace(offerings=[*(each for each in tables.offerings if each.id != row.id), row])


def change(text: str) -> Change:
    """Text like "maps RETIRE" or "maps DEGRADE HIGH"."""
    offering, action, *severity = text.split()
    return Change(offering, ACTIONS[action], Severity[severity[0]] if severity else None)


def ask(
    tables: Tables, *changes: str, include_planned: bool = False, leave_out: str | None = None, on: date = DAY
) -> Report:
    scenario = Scenario(tuple(map(change, changes)), on, include_planned, leave_out)
    return impact(Projection(tables), scenario, TODAY)


def offerings(report: Report) -> dict[str, str]:
    return {each.offering: each.severity.name for each in report.offerings()}


def consumers(report: Report) -> dict[str, str]:
    return {each.organization: each.severity.name for each in report.consumers()}


def agreements(report: Report) -> dict[str, str]:
    return {each.id: each.severity.name for each in report.agreements()}
