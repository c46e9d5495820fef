"""The loss of every offering at once against one scenario after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from graph.impact.projection import Projection
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from graph.weak_points.estate import estate_on
from graph.weak_points.losing import losses
from tests.graph.impact.estates import DAY, Question, questions
from tests.graph.impact.reference import Reference, is_lost

if TYPE_CHECKING:
    from collections.abc import Iterable


@settings(max_examples=max(300, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions())
def test_every_loss_is_the_reference_s(question: Question) -> None:
    projection = Projection(question.tables)
    ids = projection.offerings.ids
    found = [
        (ids[loss.offering], [*loss.offerings], [*loss.agreements], [*loss.consumers], loss.overdue)
        for loss in losses(estate_on(projection, DAY), lambda _done, _total: None)
    ]
    kept = sorted(row.id for row in question.tables.offerings if not is_lost(row, DAY.isoformat()))
    assert found == [(offering, *alone(question, offering)) for offering in kept]


def alone(question: Question, offering: str) -> tuple[list[int], list[int], list[int], int]:
    """By the reference, asked today."""
    reference = Reference(question.tables, Scenario((Change(offering, Action.RETIRE),), DAY), DAY)
    return (
        by_severity(reference.at_after[each] for each in reference.worse),
        by_severity(reference.agreements.values()),
        by_severity(reference.consumers.values()),
        sum(reference.notice(agreement)[2] for agreement in reference.agreements),
    )


def by_severity(severities: Iterable[int]) -> list[int]:
    all_ = list(severities)
    return [all_.count(level) for level in (1, 2, 3, 4)]
