"""The outcome of a later day from that of an earlier one: worked out anew only where something has altered between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.baseline import greatest
from graph.impact.outcome import Outcome
from graph.impact.propagation import propagate_again
from graph.impact.severities import differences
from graph.impact.timeline import altered_needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.impact.baseline import Baseline
    from graph.impact.scenario import Scenario
    from graph.impact.timeline import Moment


def next_outcome(earlier: Outcome, scenario: Scenario, before: Baseline, moments: Sequence[Moment]) -> Outcome:
    """`scenario`: what is left of it on the later day; `before`: the baseline of that day; `moments`: all between the days,
    the later one's among them.
    """
    travelled = bytes(earlier.travelled)
    edges = [dated for moment in moments for dated in moment.dated.edges]
    raised, lowered = altered_needs(edges, travelled, earlier.day, before.day)
    was, now = own_of(earlier.before, earlier.sources), own_of(before, sources_of(earlier, scenario))
    for offering in was.keys() | now.keys():
        own_was, own_now = was.get(offering, 0), now.get(offering, 0)
        if own_now < own_was == travelled[offering]:
            lowered.add(offering)
        elif own_now > travelled[offering]:
            raised.add(offering)
    after, changed = propagate_again(before.day, travelled, now, raised, lowered)
    changed.update(differences(earlier.before.travelled, before.travelled))
    changed.difference_update(earlier.reached)
    reached = [o for o in (*earlier.reached, *changed) if after[o] > before.travelled[o]]
    return Outcome(earlier.projection, scenario, before=before, only=earlier.only, solved=(after, reached))


def own_of(before: Baseline, sources: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The greatest severity of what is given or done at each offering, of what travels."""
    return greatest((*before.own.items(), *sources))


def sources_of(outcome: Outcome, scenario: Scenario) -> list[tuple[int, int]]:
    at = outcome.projection.offerings.at
    return [(at[change.offering], int(change.severity)) for change in scenario.changes if change.action.travels]


def regraded_offerings(earlier: Outcome, later: Outcome) -> set[int]:
    """Those that are otherwise off, before the scenario or after it, and are worse on one of the days."""
    differing = {
        *differences(earlier.at, later.at),
        *differences(earlier.before.at, later.before.at),
    }
    return {
        offering
        for offering in differing
        if earlier.at[offering] > earlier.before.at[offering] or later.at[offering] > later.before.at[offering]
    }
