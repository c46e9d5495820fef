"""What a few written things change in the projection: their rows are read again and put in their places."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

from graph.projection.contacts.people import OWNER
from graph.projection.contacts.tables import TABLES
from graph.projection.loading import (
    AGREEMENTS,
    COVERAGES,
    DEPENDENCIES,
    OFFERINGS,
    Reading,
    agreements_of,
    agreements_under,
    organizations,
    owners_of,
    planned,
    successors,
)
from graph.projection.rows import AgreementRow, CoverageRow, DependencyRow, OfferingRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from graph.database.engine import Database
    from graph.projection.projection import Projection

Row = TypeVar("Row")

MOST_PATCHED: Final = 5_000
"""Things; beyond it a load of everything is no slower."""
LOADED_ANEW: Final = frozenset({"Organization.provides"})
"""What only a load of everything can bring in."""


async def patch(projection: Projection, database: Database, touched: Mapping[str, AbstractSet[str]]) -> bool:
    """Bring in what was written. False where only a load of everything can."""
    part = {subject: ids for subject, ids in touched.items() if subject in PATCHES or subject in CONTACTS}
    if sum(map(len, part.values())) > MOST_PATCHED or LOADED_ANEW & touched.keys():
        return False
    for subject, put in PATCHES.items():
        if subject in part and not await put(projection, Reading(database), sorted(part[subject])):
            return False
    for table in TABLES:
        if owners := sorted(set[str]().union(*(part.get(subject, ()) for subject in table.subjects))):
            projection.replace_contacts(table, owners, await Reading(database).rows(table.rows, table.row, owners))
    return True


async def _organizations(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    if not all(organization in projection.organization_at for organization in ids):
        return False
    rows = {row.id: row for row in await organizations(reading.database)}
    if len(rows) != len(projection.organization_ids):
        return False
    for organization in ids:
        projection.change_organization(rows[organization])
    return await _agreements(projection, reading, await agreements_of(reading.database, ids))


async def _offerings(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    rows = await reading.rows(OFFERINGS, OfferingRow, ids)
    offerings = projection.offerings
    if len(rows) != len(ids) or not all(
        row.id in (offerings.numbers if row.archived else offerings.at) for row in rows
    ):
        return False
    if any(row.archived and row.id in offerings.at for row in rows):
        return False
    for row in rows:
        projection.change_offering(row)
    owners = {row.person for offering in ids for row in projection.contacts.owners.of(offering)}
    owners.update(await owners_of(reading.database, ids))
    projection.replace_contacts(OWNER, owners, await reading.rows(OWNER.rows, OWNER.row, sorted(owners)))
    return await _successors(projection, reading, ids)


async def _dependencies(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    needs = _by(await reading.rows(DEPENDENCIES, DependencyRow, ids), lambda row: row.dependent)
    for offering in ids:
        if offering in projection.offerings.numbers:
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


async def _successors(projection: Projection, reading: Reading, ids: list[str]) -> bool:
    now = _by(await successors(reading.database), lambda row: row.offering)
    for offering in ids:
        if offering in projection.offerings.at:
            projection.replace_successors(offering, now[offering])
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
    "Organization.partOf": _organizations,
    "Offering": _offerings,
    "Dependency": _dependencies,
    "ServiceRelationship": _relationships,
    "ServiceRelationship.provider": _relationships,
    "ServiceRelationship.consumer": _relationships,
    "Agreement": _agreements,
    "Agreement.relationship": _agreements,
    "COVERS": _agreements,
    "Successor": _successors,
    "Change": _planned,
    "ChangedOffering": _planned,
}
"""By what the trail calls the rows; things come before what hangs on them."""

CONTACTS: Final = frozenset(subject for table in TABLES for subject in table.subjects)
"""The same of the people around. Impact rests on nothing else."""
