"""Writes that arrive one by one leave the same projection as a load of everything."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.impact.baseline import context_on
from graph.impact.findings import renewals_of
from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from graph.projection.contacts.people import OWNER, STAKEHOLDER
from graph.projection.projection import Projection
from tests.graph.impact.at_random.contacts import PERSONS
from tests.graph.impact.at_random.dates import DAY
from tests.graph.impact.at_random.question import question
from tests.graph.impact.estates import as_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from graph.impact.report import Report
    from graph.projection.rows import Tables
    from tests.graph.impact.estates import Question

    Patch = Callable[[Random, Projection, Tables, Tables], Tables]
    """One thing becomes what it is in another estate, if it is there: in the projection, and in the tables."""


def some_question(random: Random) -> Question:
    return as_asked(question(random.randrange(2**64)))


def others(rows: Iterable[Any], key: str, place: int = 0) -> list[Any]:
    return [row for row in rows if row[place] != key]


def own(rows: Iterable[Any], key: str, place: int = 0) -> list[Any]:
    return [row for row in rows if row[place] == key]


def dependencies(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    dependent = random.choice(tables.offerings).id
    rows = own(other.dependencies, dependent)
    projection.replace_dependencies(dependent, rows)
    return tables._replace(dependencies=[*others(tables.dependencies, dependent), *rows])


def agreement(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    """A known, formerly gone or new one; also with another relationship, archived, over or renewed."""
    row = random.choice(other.agreements)
    covers = own(other.coverages, row.id)
    projection.put_agreement(row, covers)
    left = without_agreement(tables, row.id)
    return left._replace(agreements=[*left.agreements, row], coverages=[*left.coverages, *covers])


def agreement_gone(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    agreement_id = random.choice((*tables.agreements, *other.agreements)).id
    projection.remove_agreement(agreement_id)
    return without_agreement(tables, agreement_id)


def without_agreement(tables: Tables, agreement_id: str) -> Tables:
    return tables._replace(
        agreements=others(tables.agreements, agreement_id), coverages=others(tables.coverages, agreement_id)
    )


def offering(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    """To archive or restore one means a new projection."""
    standing = {row.id for row in tables.offerings if not row.archived}
    rows = [row for row in other.offerings if row.id in standing and not row.archived]
    if not rows:
        return tables
    row = random.choice(rows)
    projection.change_offering(row)
    return tables._replace(offerings=[*others(tables.offerings, row.id), row])


def organization(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    row = random.choice(other.organizations)
    projection.change_organization(row)
    return tables._replace(organizations=[*others(tables.organizations, row.id), row])


def stakeholders(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    person = random.choice(PERSONS)
    rows = own(other.stakeholders, person)
    projection.replace_contacts(STAKEHOLDER, [person], rows)
    return tables._replace(stakeholders=[*others(tables.stakeholders, person), *rows])


def owners(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    person = random.choice(PERSONS)
    rows = own(other.owners, person)
    projection.replace_contacts(OWNER, [person], rows)
    return tables._replace(owners=[*others(tables.owners, person), *rows])


def planned(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    change = f"change-{random.randrange(3)}"
    rows = own(other.planned, change)
    projection.replace_planned(change, rows)
    return tables._replace(planned=[*others(tables.planned, change), *rows])


def successors(random: Random, projection: Projection, tables: Tables, other: Tables) -> Tables:
    succeeded = random.choice([row for row in tables.offerings if not row.archived]).id
    rows = own(other.successors, succeeded)
    projection.replace_successors(succeeded, rows)
    return tables._replace(successors=[*others(tables.successors, succeeded), *rows])


MOST_FREQUENT: tuple[Patch, ...] = (dependencies, dependencies, agreement, agreement, agreement)
PATCHES: tuple[Patch, ...] = (
    *MOST_FREQUENT,
    *(agreement_gone, offering, organization, stakeholders, owners, planned, successors),
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**64).map(Random))
def test_a_patched_projection_answers_like_a_new_one(random: Random) -> None:
    tables = some_question(random).tables
    projection = Projection(tables)
    for _ in range(8):
        other = some_question(random)
        for _ in range(random.choice((1, 1, 3))):
            tables = random.choice(PATCHES)(random, projection, tables, other.tables)
        scenario = as_far_as_there(other.scenario, tables)
        today = scenario.effective_on + timedelta(days=random.choice((-30, 0, 1, 60)))
        patched, new = impact(projection, scenario, today), impact(Projection(tables), scenario, today)
        assert everything(patched) == everything(new)
        assert contexts(projection) == contexts(Projection(tables))
        assert projection.successors.of == Projection(tables).successors.of


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
        context_on(projection.on(day.toordinal()), include_planned=include_planned, leave_out=leave_out)
        for day in (DAY - timedelta(days=1), DAY, DAY + timedelta(days=1))
        for include_planned, leave_out in ((False, None), (True, None), (True, "change-0"))
    ]
    return [(context.travelled, context.at) for context in given]
