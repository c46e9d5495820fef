"""What does not touch what an organization rests on leaves it as it is."""

from __future__ import annotations

from graph.impact.report import impact
from graph.projection.projection import Projection
from graph.projection.rows import Tables
from graph.questions.ahead.resting import resting_on
from tests.graph.impact.at_random.question import question
from tests.graph.impact.estates import ORGANIZATIONS, as_asked


def test_whom_a_scenario_concerns_rests_on_something_that_it_changes() -> None:
    spared = 0
    for number in range(600):
        asked = as_asked(question(number))
        projection = Projection(asked.tables)
        report = impact(projection, asked.scenario, asked.today)
        changed = {projection.offerings.at[change.offering] for change in asked.scenario.changes}
        for organization in ORGANIZATIONS:
            if changed.isdisjoint(resting_on(projection, [organization])):
                spared += 1
                assert not report.affects(organization), (number, organization)
                assert organization not in report.masks.consumer_ids, (number, organization)
    assert spared > 600


def test_who_is_not_there_rests_on_nothing() -> None:
    assert resting_on(Projection(Tables()), ["nobody"]) == set()
