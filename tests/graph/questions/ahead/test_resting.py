"""What does not touch what an organization rests on leaves it as it is."""

from __future__ import annotations

from graph.impact.kept import kept_reports
from graph.impact.report import impact
from graph.projection.projection import Projection
from graph.projection.rows import Tables
from graph.questions.ahead.resting import agreements_of, resting_on
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


def test_what_is_looked_at_for_some_organizations_is_what_the_whole_report_says_of_them() -> None:
    masked = 0
    for number in range(300):
        asked = as_asked(question(number))
        projection = Projection(asked.tables)
        whole = impact(projection, asked.scenario, asked.today)
        for organization in ORGANIZATIONS:
            theirs = agreements_of(projection, [organization])
            part = kept_reports(projection).concerning(asked.scenario, asked.today, theirs)
            masked += organization in whole.masks.consumer_ids
            assert part.affects(organization) is whole.affects(organization), (number, organization)
            assert (organization in part.masks.consumer_ids) is (organization in whole.masks.consumer_ids), number
            for ids in ("agreement_ids", "owed_ids"):
                expected = [one for one in getattr(whole, ids) if projection.agreements.at[one] in theirs]
                assert getattr(part, ids) == expected, (number, organization, ids)
            for agreement in part.agreement_ids:
                mine, its = part.agreement(agreement), whole.agreement(agreement)
                assert (mine.severity, mine.notice.notify_by) == (its.severity, its.notice.notify_by), (
                    number,
                    agreement,
                )
    assert masked > 50


def test_who_is_not_there_rests_on_nothing() -> None:
    assert resting_on(Projection(Tables()), ["nobody"]) == set()
