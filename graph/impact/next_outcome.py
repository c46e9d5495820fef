"""The outcome of a later day from that of an earlier one: worked out anew only where something has altered between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.impact.columns import differences, highest, worse
from graph.impact.outcome import Outcome
from graph.impact.propagation import altered_needs, propagate, propagate_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.impact.baseline import Baseline
    from graph.impact.scenario import Scenario
    from graph.impact.timeline import Moment, Timeline
    from graph.projection.status import Day


def next_outcome(
    earlier: Outcome, scenario: Scenario, before: Baseline, moments: Sequence[Moment], least: bytes
) -> Outcome:
    """`scenario`: what is left of it on the later day; `before`: the baseline of that day; `moments`: all between the days,
    the later one's among them; `least`: severities to which the scenario alone comes on every day up to the later one.
    """
    travelled, done, left = bytes(earlier.travelled), earlier.sources, sources_of(earlier, scenario)
    edges = [dated for moment in moments for dated in moment.dated.edges]
    raised, lowered = altered_needs(edges, travelled, earlier.day, before.day)
    was, now = own_of(earlier.before, done), own_of(before, left)
    for offering in {offering for offering, _ in done}.union(*(moment.dated.given for moment in moments)):
        own_was, own_now = was.get(offering, 0), now.get(offering, 0)
        if own_now < own_was == travelled[offering]:
            lowered.add(offering)
        elif own_now > travelled[offering]:
            raised.add(offering)
    least = highest(least, before.travelled)
    after, _ = propagate_again(before.day, travelled, now, raised, lowered, least)
    solved = after, worse(after, before.travelled)
    return Outcome(earlier.projection, scenario, before=before, only=earlier.only, solved=solved)


def least_of(outcome: Outcome, timeline: Timeline, last: Day) -> bytes:
    """Severities to which the scenario alone comes, at least, on every day up to and including the last."""
    steady = [change for change in outcome.scenario.changes if change.until is None or change.until.toordinal() > last]
    sources = sources_of(outcome, replace(outcome.scenario, changes=tuple(steady)))
    return bytes(propagate(timeline.steady(last), outcome.before.alone.travelled, sources)[0])


def own_of(before: Baseline, sources: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The greatest severity of what is given or done at each offering, of what travels."""
    own = dict(before.own)
    for offering, severity in sources:
        if severity > own.get(offering, 0):
            own[offering] = severity
    return own


def sources_of(outcome: Outcome, scenario: Scenario) -> list[tuple[int, int]]:
    at = outcome.projection.offerings.at
    return [(at[change.offering], int(change.severity)) for change in scenario.changes if change.action.travels]


def regraded_offerings(earlier: Outcome, later: Outcome) -> set[int]:
    """Offerings whose severities differ between the days, before the scenario or after it, and which it makes worse on
    one of them.
    """
    differing = {
        *differences(earlier.at, later.at),
        *differences(earlier.before.at, later.before.at),
    }
    return {
        offering
        for offering in differing
        if earlier.at[offering] > earlier.before.at[offering] or later.at[offering] > later.before.at[offering]
    }
