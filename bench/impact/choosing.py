"""Offerings to retire, by how many are worse off then, with what is lost already in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import orjson

from graph.impact.outcome import Outcome
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from seed.fates import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from graph.projection.projection import Projection

TRIES: Final = 2_000
NEAR: Final = 0.05


class Chosen(NamedTuple):
    """`reached`: offerings that are worse off, itself included."""

    offering: str
    reached: int


def chosen(projection: Projection, wanted: Sequence[int], kept: Path) -> dict[int, Chosen]:
    """For each number wanted an offering that reaches about as many; in the file `kept` for the next time."""
    if kept.exists():
        known = {int(number): Chosen(*one) for number, one in orjson.loads(kept.read_bytes()).items()}
        if known.keys() == set(wanted):
            return known
    found = _nearest(projection, wanted)
    kept.write_bytes(orjson.dumps({str(number): list(one) for number, one in found.items()}))
    return found


def _nearest(projection: Projection, wanted: Sequence[int]) -> dict[int, Chosen]:
    nearest: dict[int, Chosen] = {}
    for one in _tried(projection):
        for number in wanted:
            best = nearest.get(number)
            if best is None or abs(one.reached - number) < abs(best.reached - number):
                nearest[number] = one
        if all(abs(nearest[number].reached - number) <= number * NEAR for number in wanted):
            break
    return nearest


def _tried(projection: Projection) -> Iterable[Chosen]:
    """Evenly over the ids."""
    offerings = list(projection.offerings.at)
    for offering in offerings[:: max(1, len(offerings) // TRIES)]:
        scenario = Scenario((Change(offering, Action.RETIRE),), TODAY)
        yield Chosen(offering, len(Outcome(projection, scenario).offerings))


def unaffected(projection: Projection, retired: str) -> str:
    """An offering that is there and stays untouched."""
    after = Outcome(projection, Scenario((Change(retired, Action.RETIRE),), TODAY)).at
    return next(offering for offering, number in projection.offerings.at.items() if not after[number])
