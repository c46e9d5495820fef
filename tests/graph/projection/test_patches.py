"""Writes that arrive one by one leave the same projection as a load of everything."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.impact.baseline import baseline_on
from graph.impact.findings import renewals_of
from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from graph.projection.projection import Projection
from graph.projection.rows import Tables
from graph.projection.tables import AGREEMENT, DEPENDENCY, LOADED, OFFERING, ORGANIZATION, TABLES
from tests.graph.impact.at_random.dates import DAY
from tests.graph.impact.at_random.question import question
from tests.graph.impact.estates import as_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from graph.impact.report import Report
    from graph.projection.contacts.register import Register
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
    assert projection.replace(table, [owner], *rows.values())
    return tables._replace(**{name: [*others(getattr(tables, name), owner), *new] for name, new in rows.items()})


FREQUENT: tuple[Table[Any], ...] = 6 * (DEPENDENCY,) + 9 * (AGREEMENT,) + 2 * (OFFERING,)


def owners_in(table: Table[Any], tables: Tables, other: Tables) -> Sequence[str]:
    """Whose rows of the table can become others in place."""
    if table is ORGANIZATION:
        return sorted({row.id for row in tables.organizations} & {row.id for row in other.organizations})
    if table is OFFERING:
        return sorted({row.id for row in tables.offerings if not row.archived} & standing(other))
    if table is DEPENDENCY:
        return [row.id for row in tables.offerings]
    return sorted({row[0] for rows in (tables, other) for row in getattr(rows, table.name)})


def standing(tables: Tables) -> set[str]:
    return {row.id for row in tables.offerings if not row.archived}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**64).map(Random))
def test_a_patched_projection_answers_like_a_new_one(random: Random) -> None:
    tables = some_question(random).tables
    projection = Projection(tables)
    for _ in range(8):
        other = some_question(random)
        for _ in range(random.choice((1, 1, 3))):
            tables = patched(random, projection, tables, other.tables)
        scenario = as_far_as_there(other.scenario, tables)
        today = scenario.effective_on + timedelta(days=random.choice((-30, 0, 1, 60)))
        fresh = Projection(tables)
        assert everything(impact(projection, scenario, today)) == everything(impact(fresh, scenario, today))
        assert contexts(projection) == contexts(fresh)
        assert projection.successors.of == fresh.successors.of
        assert projection.whole_of == fresh.whole_of
        assert registered(projection) == registered(fresh)


def test_each_table_has_rows_and_a_part_that_holds_them() -> None:
    assert {table.name for table in LOADED} == {*Tables._fields}
    assert {table.name for table in TABLES} == Projection(Tables()).parts.keys()


def as_far_as_there(scenario: Scenario, tables: Tables) -> Scenario:
    standing = [row.id for row in tables.offerings if not row.archived]
    there = tuple(change for change in scenario.changes if change.offering in standing)
    changes = there or (Change(standing[0], Action.RETIRE),)
    return Scenario(changes, scenario.effective_on, scenario.include_planned, scenario.leave_out)


def everything(report: Report) -> list[object]:
    return [
        report.totals,
        report.people,
        report.offerings(),
        report.agreements(),
        report.consumers(),
        report.notice,
        report.notify,
        report.held,
        report.understaffed,
        report.context,
        report.causes(report.consumer_ids),
        [report.masks.agreement(each) for each in report.masks.agreement_ids],
        renewals_of(report),
    ]


def contexts(projection: Projection) -> list[tuple[bytes, bytes]]:
    """What is given on some days, with and without planned changes: what travels, and all."""
    given = [
        baseline_on(projection.on(day.toordinal()), include_planned=include_planned, leave_out=leave_out)
        for day in (DAY - timedelta(days=1), DAY, DAY + timedelta(days=1))
        for include_planned, leave_out in ((False, None), (True, None), (True, "change-0"))
    ]
    return [(context.travelled, context.at) for context in given]


def registered(projection: Projection) -> dict[str, object]:
    """Rows of all registers, as they are found by their owners and by each key."""
    return {name: found_in(register) for name, register in projection.contacts.registers.items()}


def found_in(register: Register[Any]) -> object:
    rows = list(register)
    keys = {value for row in rows for value in row if isinstance(value, str)}
    return {key: (sorted(register.owned(key), key=repr), sorted(register.of(key), key=repr)) for key in keys}
