"""Parties in the middle: a consumer that must tell consumers of its own has to be told before it must tell them."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.impact.outcome import Outcome
    from graph.projection.status import Day


def deadlines_of_parties(outcome: Outcome, notify_by: Mapping[int, Day]) -> dict[int, Day]:
    """Provider of affected agreements -> the earliest of its own deadlines: of its agreements, and of those consumers
    that are in the middle themselves. `notify_by`: of affected agreements.
    """
    provider_of = outcome.projection.agreements.provider_of
    earliest: dict[int, Day] = {}
    for agreement, day in notify_by.items():
        provider = provider_of[agreement]
        if day < earliest.get(provider, day + 1):
            earliest[provider] = day
    providers_of = _providers_in_turn(outcome)
    waiting = [(day, provider) for provider, day in earliest.items() if provider in providers_of]
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


def _providers_in_turn(outcome: Outcome) -> dict[int, set[int]]:
    """Party in the middle, a consumer that provides to others of those affected -> its providers."""
    consumer_of, provider_of = outcome.projection.agreements.consumer_of, outcome.projection.agreements.provider_of
    providing = set(map(provider_of.__getitem__, outcome.owed))
    providers_of: dict[int, set[int]] = {}
    for agreement in outcome.owed:
        if consumer_of[agreement] in providing:
            providers_of.setdefault(consumer_of[agreement], set()).add(provider_of[agreement])
    return providers_of
