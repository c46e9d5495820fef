"""Every answer on random estates against the plain reference, part by part.

`python -m tests.graph.impact.at_random --first 1 --count 5000` asks more, and makes small what differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings

from graph.impact.one_cause import SingleCauses
from graph.impact.report import impact
from graph.projection.projection import Projection
from tests.graph.impact.at_random.parts import PARTS, differences, is_unlike
from tests.graph.impact.at_random.question import question
from tests.graph.impact.at_random.smaller import smallest
from tests.graph.impact.cases import cases
from tests.graph.impact.estates import Question, questions
from tests.graph.impact.ways import WAYS, reached_by

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDED: Final = 600
AT_ONCE: Final = 100


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("first", range(0, SEEDED, AT_ONCE))
def test_every_answer_is_the_reference_s(first: int, way: str) -> None:
    with reached_by(way):
        asked = {number: differences(question(number)) for number in range(first, first + AT_ONCE)}
    assert {number: found for number, found in asked.items() if found} == {}


@pytest.mark.parametrize("given", [pytest.param(each.given, id=each.id) for each in cases() if each.ask == "impact"])
def test_small_estates_are_answered_as_by_hand(given: dict[str, Any]) -> None:
    """The reference itself is held against what is expected."""
    assert differences(given) == {}


@settings(max_examples=max(200, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions())
def test_the_one_cause_of_a_large_scenario_is_one_of_all(question: Question) -> None:
    report = impact(Projection(question.tables), question.scenario, question.today)
    outcome, all_causes = report.outcome, question.reference.ways.causes()
    for consumer, severity in outcome.consumers.items():
        single = SingleCauses(outcome, severity).minimal(consumer)[0]
        assert [*single] in all_causes[outcome.projection.organization_ids[consumer]]


BROKEN: Final[dict[str, Callable[[Any], Any]]] = {
    "masked": lambda answer: {**answer, "agreements": {}},
    "held": lambda answer: {key: {**each, "until": None} for key, each in answer.items()},
    "outlook": lambda answer: {**answer, "days": {}},
    "findings": lambda answer: {**answer, "renewals": {}},
    "notice": lambda answer: {**answer, "overdue": 0},
    "causes": lambda answer: {each: sets[:1] for each, sets in answer.items()},
}


@pytest.mark.parametrize("part", BROKEN)
def test_an_answer_that_leaves_something_out_is_noticed(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reference, product = PARTS[part]
    monkeypatch.setitem(PARTS, part, (reference, lambda report: BROKEN[part](product(report))))
    number = next(number for number in range(2_000) if differences(question(number), [part]))
    small = smallest(question(number), lambda smaller: is_unlike(smaller, [part]))
    assert is_unlike(small, [part])
    assert size(small) < size(question(number)) / 4


def size(asked: dict[str, Any]) -> int:
    return sum(map(len, asked["estate"].values()))
