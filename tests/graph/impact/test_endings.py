"""When what a baseline has brought about is over, beside a baseline of each later day that is worked out from nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.impact.baseline import Baseline
from graph.impact.baselines import baseline_on
from graph.impact.endings import endings_of
from graph.projection.projection import Projection
from graph.projection.status import ALWAYS_AFTER
from tests.graph.impact.at_random.question import question
from tests.graph.impact.estates import DAY, as_asked

if TYPE_CHECKING:
    from graph.projection.status import Day


def later_days(baseline: Baseline) -> list[Day]:
    """On which a fact ends, or a dependency begins or ends."""
    spans = baseline.day.estate.dependencies.needs.dated.values()
    dated = {day for several in spans for _, first, end in several for day in (first, end)}
    return sorted(
        day for day in dated | {fact.until for fact in baseline.facts} if baseline.day.day < day < ALWAYS_AFTER
    )


def test_an_end_is_the_first_later_day_on_which_it_is_not_so() -> None:
    found = Counter[bool]()
    for number in range(400):
        view = Projection(as_asked(question(number)).tables).on(DAY.toordinal())
        baseline = baseline_on(view, include_planned=True, leave_out=None)
        reached = {(one, level) for one, at in enumerate(baseline.at) for level in range(1, at + 1)}
        expected = dict.fromkeys(reached, ALWAYS_AFTER)
        for day in reversed(later_days(baseline)):
            left = Baseline(view.later(day), [fact for fact in baseline.facts if fact.until > day])
            expected |= {each: day for each in reached if left.at[each[0]] < each[1]}
            assert baseline.after(day).at == Baseline(view, left.facts).at, number
        over = {each for each, end in expected.items() if end != ALWAYS_AFTER}
        assert endings_of(baseline).known(reached) == over, number
        assert endings_of(baseline).of(reached) == expected, number
        assert endings_of(Baseline(view, baseline.facts)).of(reached) == expected, f"{number}, asked first"
        found.update(each in over for each in reached)
    assert min(found[True], found[False]) > 100
