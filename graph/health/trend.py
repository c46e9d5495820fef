"""How a score has moved, and what made the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from graph.health.evidence import label_of
from graph.health.factor import POINTS, ROW
from graph.health.policy import KINDS
from graph.model.answers import answer
from graph.model.health.words import HealthFactorKind
from graph.model.scalars import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.health.factor import Counted, Factor
    from graph.health.score import Standing


class HealthMoveKind(Choice):
    """What became of a fact in a score."""

    CAME = "CAME", "It counts now and did not before."
    CHANGED = "CHANGED", "It has other points than before."
    LEFT = "LEFT", "It counted before and does not any more: most often since it is too old."


@answer("MovedFact")
class MovedFact(NamedTuple):
    """A fact that made a score move."""

    kind: Annotated[HealthMoveKind, "What became of it."]
    label: str
    id: str
    before: Annotated[float | None, "Its points before; null where it did not count, or only counts as one."]
    now: Annotated[float | None, "Its points now; null where it does not count, or only counts as one."]


@answer("FactorMove")
class Move(NamedTuple):
    """What a factor has to do with the move of a score."""

    factor: Annotated[HealthFactorKind, "Which part of the score."]
    difference: Annotated[float, "By how much its contribution to `uncapped` is greater now."]
    facts: Annotated[list[MovedFact], "The facts that came, changed, or no longer count."]


def moved(before: Standing, now: Standing) -> list[Move]:
    """What made the difference, the greatest first; the differences add up to that of the uncapped score."""
    found: list[Move] = []
    for place, kind in enumerate(KINDS):
        difference = (now.contribution(place) or 0.0) - (before.contribution(place) or 0.0)
        facts = list(_facts(place, before.factors[place], now.factors[place]))
        if difference or facts:
            found.append(Move(kind, difference, facts))
    return sorted(found, key=lambda move: (-abs(move.difference), move.factor.rank))


def _facts(place: int, before: Factor, now: Factor) -> Iterator[MovedFact]:
    old, new = _by_thing(place, before), _by_thing(place, now)
    for key in sorted(old.keys() | new.keys()):
        was, is_ = old.get(key), new.get(key)
        points_before, points_now = was and was[POINTS], is_ and is_[POINTS]
        if was is None:
            yield MovedFact(HealthMoveKind.CAME, *key, None, points_now)
        elif is_ is None:
            yield MovedFact(HealthMoveKind.LEFT, *key, points_before, None)
        elif points_before != points_now:
            yield MovedFact(HealthMoveKind.CHANGED, *key, points_before, points_now)


def _by_thing(place: int, factor: Factor) -> dict[tuple[str, str], Counted]:
    return {(label_of(place, fact), fact[ROW].id): fact for fact in factor.counted}
