"""Parties in the middle: a consumer that must tell consumers of its own has to be told before it must tell them."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.outcome import Outcome
    from graph.impact.status import Day


def deadlines_of_parties(outcome: Outcome, notify_by: Callable[[int], Day | None]) -> dict[int, Day]:
    """Provider of affected agreements -> the earliest of its own deadlines: of its agreements, and of those consumers
    that are in the middle themselves.
    """
    agreements = outcome.projection.agreements
    providers_of: dict[int, set[int]] = {}
    earliest: dict[int, Day] = {}
    for agreement in outcome.agreements:
        provider = agreements.provider_of[agreement]
        providers_of.setdefault(agreements.consumer_of[agreement], set()).add(provider)
        day = notify_by(agreement)
        if day is not None and day < earliest.get(provider, day + 1):
            earliest[provider] = day
    waiting = [(day, provider) for provider, day in earliest.items()]
    heapify(waiting)
    while waiting:
        day, party = heappop(waiting)
        if day > earliest[party]:
            continue
        for provider in providers_of.get(party, ()):
            if day < earliest.get(provider, day + 1):
                earliest[provider] = day
                heappush(waiting, (day, provider))
    return earliest


def earlier(one: Day | None, other: Day | None) -> Day | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
