"""What a few written things change in the projection: their rows are read again and put in their places."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

from graph.impact.loading import (
    AGREEMENTS,
    COVERAGES,
    DEPENDENCIES,
    OFFERINGS,
    OWNERS,
    STAKEHOLDERS,
    Reading,
    agreements_under,
    offerings_of,
    organizations,
    planned,
    relationships_of,
    successors,
)
from graph.impact.rows import AgreementRow, CoverageRow, DependencyRow, OfferingRow, OwnerRow, StakeholderRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from graph.engine import Database
    from graph.impact.projection import Projection

Row = TypeVar("Row")

MOST_PATCHED: Final = 5_000
"""Things; beyond it a load of everything is no slower."""
NEVER_PART: Final = frozenset(
    {
        "Person",
        "Membership",
        "ReportingLine",
        "Organization.partOf",
        "Agreement.framework",
        "Agreement.usedBy",
        "Change.proposedBy",
        "Import",
        "Event",
        "KNOWS",
        "INFLUENCES",
    }
)
BESIDE: Final = frozenset(
    {
        "Expectation",
        "Decision",
        "Commitment",
        "UsageScenario",
        "Demand",
        "Adoption",
        "FitCheck",
        "Outcome",
        "Measurement",
        "Cost",
        "Feedback",
        "Complaint",
        "Improvement",
        "Risk",
        "Signal",
    }
)
"""What impact does not rest on: by its name in the trail, and kinds with all relations that begin at them."""


async def patch(projection: Projection, database: Database, touched: Mapping[str, AbstractSet[str]]) -> bool:
    """Bring in what was written. False where only a load of everything can."""
    part = {subject: ids for subject, ids in touched.items() if not _beside(subject)}
    if sum(map(len, part.values())) > MOST_PATCHED or not part.keys() <= PATCHES.keys():
        return False
    for subject, put in PATCHES.items():
        if subject in part and not await put(projection, Reading(database), sorted(part[subject])):
            return False
    return True


def _beside(subject: str) -> bool:
    return subject in NEVER_PART or subject.partition(".")[0] in BESIDE


async def _organizations(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    if not all(organization in projection.organization_at for organization in ids):
        return False
    rows = {row.id: row for row in await organizations(reading.database)}
    if len(rows) != len(projection.organization_ids):
        return False
    for organization in ids:
        projection.change_organization(rows[organization])
    return True


async def _offerings(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    rows = await reading.rows(OFFERINGS, OfferingRow, ids)
    if len(rows) != len(ids) or not all(row.id in projection.offerings.at for row in rows):
        return False
    owners = _by(await reading.rows(OWNERS, OwnerRow, ids), lambda row: row.offering)
    for row in rows:
        projection.change_offering(row)
        projection.replace_owners(row.id, owners[row.id])
    return await _successors(projection, reading, ids)


async def _dependencies(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    needs = _by(await reading.rows(DEPENDENCIES, DependencyRow, ids), lambda row: row.dependent)
    for offering in ids:
        if offering in projection.offerings.at:
            projection.replace_dependencies(offering, needs[offering])
    return True


async def _agreements(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    rows = {row.id: row for row in await reading.rows(AGREEMENTS, AgreementRow, ids)}
    coverages = _by(await reading.rows(COVERAGES, CoverageRow, ids), lambda row: row.agreement)
    for agreement in ids:
        if agreement in rows:
            projection.put_agreement(rows[agreement], coverages[agreement])
        else:
            projection.remove_agreement(agreement)
    return True


async def _relationships(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    return await _agreements(projection, reading, await agreements_under(reading.database, ids))


async def _stakeholders(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    """Of all relationships of these people, as they were and as they are."""
    before = projection.people.relationships_of(frozenset(ids))
    relationships = before.union(await relationships_of(reading.database, ids))
    now = _by(await reading.rows(STAKEHOLDERS, StakeholderRow, sorted(relationships)), lambda row: row.relationship)
    for relationship in relationships:
        projection.replace_stakeholders(relationship, now[relationship])
    return True


async def _successors(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    now = _by(await successors(reading.database), lambda row: row.offering)
    for offering in ids:
        if offering in projection.offerings.at:
            projection.replace_successors(offering, now[offering])
    return True


async def _owners(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    """Of all offerings of these people, as they were and as they are."""
    before = projection.people.owned_by(frozenset(ids))
    owned = {projection.offerings.ids[offering] for offering in before}.union(
        key for key in await offerings_of(reading.database, ids) if key in projection.offerings.at
    )
    now = _by(await reading.rows(OWNERS, OwnerRow, sorted(owned)), lambda row: row.offering)
    for offering in owned:
        projection.replace_owners(offering, now[offering])
    return True


async def _planned(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    now = _by(await planned(reading.database), lambda row: row.change)
    for change in ids:
        projection.replace_planned(change, now[change])
    return True


def _by(rows: Iterable[Row], key: Callable[[Row], str]) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    return grouped


PATCHES: Final = {
    "Organization": _organizations,
    "Offering": _offerings,
    "Dependency": _dependencies,
    "ServiceRelationship": _relationships,
    "ServiceRelationship.provider": _relationships,
    "ServiceRelationship.consumer": _relationships,
    "Agreement": _agreements,
    "Agreement.relationship": _agreements,
    "COVERS": _agreements,
    "Stakeholder": _stakeholders,
    "Successor": _successors,
    "Owner": _owners,
    "Change": _planned,
    "ChangedOffering": _planned,
}
"""By what the trail calls the rows; things come before what hangs on them. Anything else wants a load of everything."""
