"""Random writes, one by one, into a projection and into the tables that it would be loaded from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.projection.tables import AGREEMENT, DEPENDENCY, OFFERING, ORGANIZATION, PLANNED_CHANGE, SUCCESSOR, TABLES
from tests.graph.impact.at_random.question import question
from tests.graph.impact.estates import as_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random
    from typing import Any

    from graph.projection.projection import Projection
    from graph.projection.rows import Tables
    from graph.projection.table import Table
    from tests.graph.impact.estates import Question


def some_question(random: Random) -> Question:
    return as_asked(question(random.randrange(2**64)))


def others(rows: Iterable[Any], owner: str) -> list[Any]:
    return [row for row in rows if row[0] != owner]


def own(rows: Iterable[Any], owner: str) -> list[Any]:
    return [row for row in rows if row[0] == owner]


def patched(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    """One thing becomes what it is in another estate, in the projection and in the tables: changed, gone or new."""
    table = random.choice((*FREQUENT, *TABLES))
    owners = owners_in(table, tables, other)
    if not owners:
        return tables
    owner = random.choice(owners)
    rows = {each.name: own(getattr(other, each.name), owner) for each in (table, *table.beside)}
    new = {name: [*others(getattr(tables, name), owner), *own_rows] for name, own_rows in rows.items()}
    written = consistent(tables._replace(**new))
    for each in TABLES:
        touched = differing(each, tables, written) | ({owner} if each is table else set[str]())
        if table is OFFERING and each in (SUCCESSOR, PLANNED_CHANGE):
            touched |= {row[0] for row in getattr(written, each.name) if owner in row}
        projection.replace(
            each,
            sorted(touched),
            *([row for row in getattr(written, one.name) if row[0] in touched] for one in (each, *each.beside)),
        )
    return written


def consistent(tables: Tables) -> Tables:
    """Without rows that name an offering or an organization that is not there: no graph has relations to nothing."""
    offerings = {row.id for row in tables.offerings}
    organizations = {row.id for row in tables.organizations}
    agreements = [row for row in tables.agreements if {row.provider, row.consumer} <= organizations]
    of_agreements = {row.id for row in agreements}
    relationships = [row for row in tables.relationships if {row.provider, row.consumer} <= organizations]
    return tables._replace(
        dependencies=[row for row in tables.dependencies if {row.dependent, row.needed} <= offerings],
        agreements=agreements,
        coverages=[row for row in tables.coverages if row.offering in offerings and row.agreement in of_agreements],
        relationships=relationships,
        planned=[row for row in tables.planned if row.offering in offerings],
        successors=[row for row in tables.successors if {row.offering, row.successor} <= offerings],
        owners=[row for row in tables.owners if row.offering in offerings],
    )


def differing(table: Table[Any], before: Tables, after: Tables) -> set[str]:
    """Owners of which a row is another one."""
    return {
        row[0]
        for each in (table, *table.beside)
        for row in {*getattr(before, each.name)} ^ {*getattr(after, each.name)}
    }


FREQUENT: tuple[Table[Any], ...] = 6 * (DEPENDENCY,) + 9 * (AGREEMENT,) + 6 * (OFFERING,) + 2 * (ORGANIZATION,)


def owners_in(table: Table[Any], tables: Tables, other: Tables) -> Sequence[str]:
    """Whose rows of the table can become others."""
    if table is DEPENDENCY:
        return [row.id for row in tables.offerings]
    ids = {row[0] for rows in (tables, other) for row in getattr(rows, table.name)}
    if table is OFFERING and len(standing(tables)) == 1:
        ids -= standing(tables)
    return sorted(ids)


def standing(tables: Tables) -> set[str]:
    return {row.id for row in tables.offerings if not row.archived}


def without_some(random: Random, tables: Tables) -> Tables:
    """The estate before some of its offerings and organizations came."""
    organizations = [row for row in tables.organizations if random.random() < 0.8]
    left_out = {row.id for row in tables.offerings if random.random() < 0.3}
    offerings = [row for row in tables.offerings if row.id not in left_out] or tables.offerings
    fewer = consistent(tables._replace(organizations=organizations, offerings=offerings))
    return fewer if standing(fewer) else tables
