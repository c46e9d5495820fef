"""Writes that arrive one by one leave the same projection as a load of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.contacts.people import OWNER, STAKEHOLDER, OwnerRow
from graph.findings.findings import renewals_of
from graph.impact.projection import Projection
from graph.impact.report import impact
from graph.impact.rows import OrganizationRow
from tests.graph.impact import estates

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.impact.rows import Tables


def dependencies(random: Random, projection: Projection, tables: Tables) -> Tables:
    ids = tuple(row.id for row in tables.offerings)
    dependent = random.choice(ids)
    rows = estates.dependencies(random, dependent, ids, named=0.5, downhill=random.random() < 0.5)
    projection.replace_dependencies(dependent, rows)
    return tables._replace(dependencies=[*(row for row in tables.dependencies if row.dependent != dependent), *rows])


def agreement(random: Random, projection: Projection, tables: Tables) -> Tables:
    """A known, formerly gone or new one."""
    row = estates.agreement(random, random.randrange(12))
    covers = estates.coverages(random, row.id, tuple(row.id for row in tables.offerings))
    projection.put_agreement(row, covers)
    left = without_agreement(tables, row.id)
    return left._replace(agreements=[*left.agreements, row], coverages=[*left.coverages, *covers])


def agreement_gone(random: Random, projection: Projection, tables: Tables) -> Tables:
    agreement_id = f"a{random.randrange(12)}"
    projection.remove_agreement(agreement_id)
    return without_agreement(tables, agreement_id)


def without_agreement(tables: Tables, agreement_id: str) -> Tables:
    return tables._replace(
        agreements=[row for row in tables.agreements if row.id != agreement_id],
        coverages=[row for row in tables.coverages if row.agreement != agreement_id],
    )


def offering(random: Random, projection: Projection, tables: Tables) -> Tables:
    changed = random.choice(tables.offerings)
    row = estates.offering(random, changed.id, plain=False)
    projection.change_offering(row)
    return tables._replace(offerings=[*(each for each in tables.offerings if each.id != row.id), row])


def organization(random: Random, projection: Projection, tables: Tables) -> Tables:
    row = OrganizationRow(random.choice(estates.ORGANIZATIONS), random.choice((None, 5, 45)))
    projection.change_organization(row)
    return tables._replace(organizations=[*(each for each in tables.organizations if each.id != row.id), row])


def stakeholders(random: Random, projection: Projection, tables: Tables) -> Tables:
    if not tables.agreements:
        return tables
    row = estates.stakeholder(random, list(tables.agreements))
    projection.replace_contacts(STAKEHOLDER, [row.person], [row])
    others = [each for each in tables.stakeholders if each.person != row.person]
    return tables._replace(stakeholders=[*others, row])


def owners(random: Random, projection: Projection, tables: Tables) -> Tables:
    person = random.choice(estates.PERSONS)
    rows = [OwnerRow(person, random.choice(tables.offerings).id) for _ in range(random.randrange(3))]
    projection.replace_contacts(OWNER, [person], rows)
    return tables._replace(owners=[*(row for row in tables.owners if row.person != person), *rows])


def planned(random: Random, projection: Projection, tables: Tables) -> Tables:
    row = estates.planned(random, random.randrange(4), tuple(row.id for row in tables.offerings))
    projection.replace_planned(row.change, [row])
    return tables._replace(planned=[*(each for each in tables.planned if each.change != row.change), row])


def successors(random: Random, projection: Projection, tables: Tables) -> Tables:
    row = estates.successor(random, tuple(row.id for row in tables.offerings))
    projection.replace_successors(row.offering, [row])
    return tables._replace(successors=[*(each for each in tables.successors if each.offering != row.offering), row])


MOST_FREQUENT = (dependencies, dependencies, agreement, agreement)
PATCHES = (*MOST_FREQUENT, agreement_gone, offering, organization, stakeholders, owners, planned, successors)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.integers(0, 2**64).map(Random), st.randoms(use_true_random=False)))
def test_a_patched_projection_answers_like_a_new_one(random: Random) -> None:
    tables = estates.tables(random)
    ids = tuple(row.id for row in tables.offerings)
    projection = Projection(tables)
    for _ in range(12):
        for _ in range(random.choice((1, 1, 3))):
            tables = random.choice(PATCHES)(random, projection, tables)
        day = estates.DAY + timedelta(days=random.choice((-1, 0, 0, 1)))
        scenario = replace(estates.scenario(random, ids), effective_on=day)
        today = scenario.effective_on + timedelta(days=random.choice((-30, 0, 1, 60)))
        patched, new = impact(projection, scenario, today), impact(Projection(tables), scenario, today)
        assert everything(patched) == everything(new)
        assert contexts(projection) == contexts(Projection(tables))
        assert projection.successors.of == Projection(tables).successors.of


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
        renewals_of(report),
    ]


def contexts(projection: Projection) -> list[tuple[bytes, bytes]]:
    """What is given on some days, with and without planned changes: what travels, and all."""
    given = [
        projection.on(day.toordinal()).context(include_planned=include_planned, leave_out=leave_out)
        for day in (estates.DAY - timedelta(days=1), estates.DAY, estates.DAY + timedelta(days=1))
        for include_planned, leave_out in ((False, None), (True, None), (True, "change-0"))
    ]
    return [(context.travelled, context.at) for context in given]
