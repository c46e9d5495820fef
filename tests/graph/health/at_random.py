"""Compares the health of estates made by chance with the reference. Run as a program it says where they differ:
`python -m tests.graph.health.at_random --count 5000`.
"""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from graph.health.moment import Moment
from graph.health.policy import KINDS, USUAL
from graph.health.score import standing_at
from graph.health.voices import voices
from graph.model.relationship import Side
from tests.graph.health.chance import TODAY
from tests.graph.health.estates import estate
from tests.graph.health.facts import R, gathering_of
from tests.graph.health.reference.factors import NOT_APPLICABLE
from tests.graph.health.reference.health import Slow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.health.gathering import Gathering
    from tests.graph.health.reference.health import Answer

DAYS_AGO = (0, 1, 14, 31, 90, 181, 366)
SIDES = (Side.PROVIDER, Side.CONSUMER)


def differences(seed: int) -> Iterator[str]:
    """Of one estate, seen from both sides on several days."""
    facts = estate(seed)
    gathering = gathering_of(facts)
    for side in SIDES:
        for ago in DAYS_AGO:
            day = TODAY - timedelta(ago)
            expected = figures(Slow(facts, day, side.value, TODAY).answer())
            found = found_on(gathering, day, side)
            for name, value in expected.items():
                if not alike(value, found[name]):
                    yield f"seed {seed}, {day}, {side.value}: {name} is {found[name]!r}, and should be {value!r}"


def found_on(gathering: Gathering, day: date, side: Side) -> dict[str, Any]:
    view = gathering.view(R, side)
    assert view is not None
    moment = Moment(view, day.toordinal(), TODAY.toordinal(), USUAL)
    now = standing_at(moment)
    said, measured = voices(moment, now)
    return {
        "score": now.score,
        "uncapped": now.uncapped,
        "at least": now.at_least,
        "at most": now.at_most,
        "confidence": now.confidence,
        "grade": now.grade.value,
        "caps": sorted((cap.kind.value, cap.id) for cap in now.caps),
        "said": said,
        "measured": measured,
        **{
            kind.value: factor.points if factor.applies else NOT_APPLICABLE
            for kind, factor in zip(KINDS, now.factors, strict=True)
        },
    }


def figures(answer: Answer) -> dict[str, Any]:
    return {
        "score": answer.score,
        "uncapped": answer.uncapped,
        "at least": answer.at_least,
        "at most": answer.at_most,
        "confidence": answer.confidence,
        "grade": answer.grade,
        "caps": sorted(answer.caps),
        "said": answer.said,
        "measured": answer.measured,
        **answer.points,
    }


def alike(one: Any, other: Any) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) < 1e-9
    return one == other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000, help="so many estates")
    parser.add_argument("--seed", type=int, default=0, help="that of the first")
    given = parser.parse_args()
    found = [line for seed in range(given.seed, given.seed + given.count) for line in differences(seed)]
    sys.stdout.write("".join(f"{line}\n" for line in found[:50]))
    healths = given.count * len(SIDES) * len(DAYS_AGO)
    sys.stdout.write(f"{healths:,} healths of {given.count:,} estates: {len(found):,} figures differ.\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
