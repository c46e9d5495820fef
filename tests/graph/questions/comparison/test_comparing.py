"""Scenarios side by side."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.impact.scenario import Scenario
from graph.projection.projection import Projection
from graph.questions.comparison.comparing import MOST, Comparison, Named, compare_scenarios
from graph.questions.comparison.harm import measures
from graph.text.catalogue.language import USUAL
from graph.text.ranking import because
from tests.graph.impact.at_random.asked import scenario_of
from tests.graph.impact.at_random.question import scenario
from tests.graph.impact.estates import Question, questions
from tests.graph.impact.reference.estate import estate_of
from tests.graph.impact.reference.report import Report
from tests.graph.impact.reference.scenario import scenario_of as plain_scenario_of
from tests.graph.impact.small import DAY, TODAY, change, estate
from tests.graph.questions.comparison.reference import fates, harm

if TYPE_CHECKING:
    from graph.projection.rows import Tables


@settings(max_examples=max(100, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions(), st.integers(0, 2**64).map(Random), st.integers(2, 5))
def test_every_comparison_is_the_reference_s(question: Question, random: Random, count: int) -> None:
    rows = question.given["estate"]
    scenarios = [scenario(random, rows) for _ in range(count)]
    references = [Report(estate_of(rows), plain_scenario_of(each), question.today) for each in scenarios]
    named = [Named(f"plan {number}", scenario_of(each)) for number, each in enumerate(scenarios)]
    comparison = compare_scenarios(Projection(question.tables), named, question.today)
    harms = [harm(reference) for reference in references]
    ranked = sorted(range(count), key=lambda index: (harms[index], index))
    assert [each.index for each in comparison.ranked] == ranked
    assert [[m.number for m in measures(each.harm)] for each in comparison.ranked] == sorted(harms)
    assert [each.worst_on for each in comparison.ranked] == [references[index].outlook.worst_on for index in ranked]
    expected = fates(references)
    assert comparison.differing_ids == sorted(
        expected, key=lambda consumer: (-max(severity for severity, _ in expected[consumer]), consumer)
    )
    for consumer in map(comparison.consumer, comparison.differing_ids):
        assert [(fate.severity, fate.overdue) for fate in consumer.fates] == expected[consumer.organization]


def compared(tables: Tables, **scenarios: str) -> Comparison:
    """Of scenarios of one change each, by name."""
    named = [Named(name, Scenario((change(text),), DAY)) for name, text in scenarios.items()]
    return compare_scenarios(Projection(tables), named, TODAY)


def order(comparison: Comparison) -> list[str]:
    return [ranked.name for ranked in comparison.ranked]


def reasons(comparison: Comparison) -> list[str]:
    return [because(ranked, comparison.names, USUAL) for ranked in comparison.ranked]


def test_one_consumer_at_critical_is_worse_than_many_at_high() -> None:
    tables = estate(agreements=("acme a CRITICAL", "bond b HIGH", "crew b HIGH"))
    comparison = compared(tables, first="a RETIRE", second="b RETIRE")
    assert order(comparison) == ["second", "first"]
    assert reasons(comparison) == [
        "Hurts less than first: no consumers at CRITICAL, against 1.",
        "Hurts more than second: 1 consumer at CRITICAL, against none.",
    ]


def test_where_consumers_are_alike_agreements_decide() -> None:
    tables = estate(agreements=("acme a CRITICAL", "bond b CRITICAL", "bond b HIGH c HIGH"))
    comparison = compared(tables, two="b RETIRE", one="a RETIRE")
    assert reasons(comparison) == [
        "Hurts less than two: no agreements at HIGH, against 1.",
        "Hurts more than one: 1 agreement at HIGH, against none.",
    ]


def test_where_all_are_hit_alike_notice_decides() -> None:
    tables = estate(agreements=("acme a HIGH",))
    retire = (change("a RETIRE"),)
    named = [Named("now", Scenario(retire, TODAY)), Named("later", Scenario(retire, DAY))]
    comparison = compare_scenarios(Projection(tables), named, TODAY)
    assert reasons(comparison) == [
        "Hurts less than now: no notices overdue, against 1.",
        "Hurts more than later: 1 notice overdue, against none.",
    ]
    assert comparison.differing_ids == ["acme"]


def test_of_the_same_harm_the_name_decides() -> None:
    tables = estate(agreements=("acme a HIGH", "acme b HIGH"))
    comparison = compared(tables, second="a RETIRE", first="b RETIRE")
    assert order(comparison) == ["first", "second"]
    assert reasons(comparison) == ["As harmful as second: the name decides.", "As harmful as first: the name decides."]
    assert comparison.differing_ids == []


def test_only_consumers_that_differ_are_named_the_worst_first() -> None:
    tables = estate(agreements=("acme a HIGH", "acme b HIGH", "bond a LOW", "crew a CRITICAL"))
    assert compared(tables, one="a RETIRE", other="b RETIRE").differing_ids == ["crew", "bond"]


@pytest.mark.parametrize("count", [0, 1, 11])
def test_two_to_ten_can_be_compared(count: int) -> None:
    projection = Projection(estate(agreements=("acme a",)))
    named = [Named(str(number), Scenario((change("a RETIRE"),), DAY)) for number in range(count)]
    with pytest.raises(BadInput, match=f"2 to 10 scenarios can be compared; these are {count}") as refused:
        compare_scenarios(projection, named, TODAY)
    assert refused.value.path == ("scenarios",)


def test_two_of_the_same_name_are_refused() -> None:
    projection = Projection(estate(agreements=("acme a",)))
    plan = Named("plan", Scenario((change("a RETIRE"),), DAY))
    with pytest.raises(BadInput, match="Scenarios 0 and 1 are both called 'plan'") as refused:
        compare_scenarios(projection, [plan, plan], TODAY)
    assert refused.value.path == ("scenarios", 1, "name")


def test_a_wrong_change_is_named_with_its_scenario() -> None:
    with pytest.raises(BadInput, match="second: There is no offering 'b'") as refused:
        compared(estate(agreements=("acme a",)), first="a RETIRE", second="b RETIRE")
    assert refused.value.path == ("scenarios", 1, "changes", 0, "offering")


def test_what_is_compared_again_is_not_worked_out_anew() -> None:
    projection = Projection(estate(agreements=("acme a CRITICAL",)))
    named = [Named(str(day), Scenario((change("a RETIRE"),), DAY + timedelta(day))) for day in range(MOST)]
    first = compare_scenarios(projection, named, TODAY)
    again = compare_scenarios(projection, named, TODAY)
    assert all(one is other for one, other in zip(first.reports, again.reports, strict=True))
