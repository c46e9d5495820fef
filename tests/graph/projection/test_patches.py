"""Writes that arrive one by one leave the same projection as a load of everything."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from graph.projection.projection import Projection
from graph.projection.rows import Tables
from graph.projection.tables import (
    AGREEMENT,
    DEPENDENCY,
    LOADED,
    OFFERING,
    ORGANIZATION,
    PLANNED_CHANGE,
    SUCCESSOR,
    TABLES,
)
from tests.graph.impact.at_random.question import question
from tests.graph.impact.estates import as_asked
from tests.graph.projection.said import contexts, everything, registered, succeeding, weak_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

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


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**64).map(Random))
def test_a_patched_projection_answers_like_a_new_one(random: Random) -> None:
    tables = without_some(random, some_question(random).tables)
    projection = Projection(tables)
    for _ in range(8):
        other = some_question(random)
        for _ in range(random.choice((1, 1, 3))):
            tables = patched(random, projection, tables, without_some(random, other.tables))
        scenario = as_far_as_there(other.scenario, tables)
        today = scenario.effective_on + timedelta(days=random.choice((-30, 0, 1, 60)))
        fresh = Projection(tables)
        assert everything(impact(projection, scenario, today)) == everything(impact(fresh, scenario, today))
        assert contexts(projection) == contexts(fresh)
        assert succeeding(projection) == succeeding(fresh)
        assert weak_points(projection) == weak_points(fresh)
        assert projection.whole_of == fresh.whole_of
        assert registered(projection) == registered(fresh)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**64).map(Random))
def test_the_order_in_which_things_came_changes_no_answer(random: Random) -> None:
    tables, scenario, today, _ = some_question(random)
    tables = consistent(tables)
    projection = Projection(Tables())
    for table in TABLES:
        owners = sorted({row[0] for row in getattr(tables, table.name)})
        random.shuffle(owners)
        for owner in owners:
            projection.replace(
                table, [owner], *(own(getattr(tables, each.name), owner) for each in (table, *table.beside))
            )
    fresh = Projection(tables)
    assert everything(impact(projection, scenario, today)) == everything(impact(fresh, scenario, today))
    assert weak_points(projection) == weak_points(fresh)


def test_each_table_has_rows_and_a_part_that_holds_them() -> None:
    assert {table.name for table in LOADED} == {*Tables._fields}
    assert {table.name for table in TABLES} == Projection(Tables()).parts.keys()


def as_far_as_there(scenario: Scenario, tables: Tables) -> Scenario:
    standing = [row.id for row in tables.offerings if not row.archived]
    there = tuple(change for change in scenario.changes if change.offering in standing)
    changes = there or (Change(standing[0], Action.RETIRE),)
    return Scenario(changes, scenario.effective_on, scenario.include_planned, scenario.leave_out)
