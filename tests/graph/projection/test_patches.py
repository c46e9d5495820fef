"""Writes that arrive one by one leave the same projection as a load of everything."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from graph.projection.projection import Projection
from graph.projection.rows import Tables
from graph.projection.tables import LOADED, TABLES
from tests.graph.impact.ways import WAYS, reached_by
from tests.graph.projection.patched import consistent, own, patched, some_question, without_some
from tests.graph.projection.said import contexts, everything, registered, succeeding, weak_points


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=75, deadline=None)
@given(random=st.integers(0, 2**64).map(Random))
def test_a_patched_projection_answers_like_a_new_one(random: Random, way: str) -> None:
    tables = without_some(random, some_question(random).tables)
    projection = Projection(tables)
    for _ in range(8):
        other = some_question(random)
        for _ in range(random.choice((1, 1, 3))):
            tables = patched(random, projection, tables, without_some(random, other.tables))
        scenario = as_far_as_there(other.scenario, tables)
        today = scenario.effective_on + timedelta(days=random.choice((-30, 0, 1, 60)))
        fresh = Projection(tables)
        with reached_by(way):
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
