"""The relationship of the sample estate that looks good and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.health.health import Health
from graph.health.keeping import kept_health
from graph.health.sentence import shown
from graph.model.health.words import HealthFactorKind
from graph.model.relationship import Side
from graph.text.catalogue.language import Language
from graph.text.documents.blocks import Heading, Table
from graph.text.health import health_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.projection.follower import State
    from graph.text.documents.blocks import Block

RELATIONSHIP: Final = "digital-parcel"
WORST: Final = 3
"""Factors that are told."""


def looks_good(state: State, today: date) -> list[Block]:
    """Nothing where the relationship is not there any more."""
    day = today.toordinal()
    moment = kept_health(state.projection).moment(RELATIONSHIP, Side.PROVIDER, day, day)
    return [] if moment is None else list(_told(Health(moment, None, None)))


def _told(health: Health) -> Iterator[Block]:
    known = {factor.factor: factor for factor in health.factors if factor.points is not None}
    targets = known.pop(HealthFactorKind.TARGETS, None)
    if targets is None or health.score is None:
        return
    yield Heading("Which relationship looks good, and is not")
    yield (
        f"  Digital for Parcel: its targets make {shown(targets.points or 0)} of 100, and yet it is {health.grade.value}: "
        f"{shown(health.score)} of 100."
    )
    worst = sorted(known.values(), key=lambda factor: factor.points or 0.0)[:WORST]
    yield Table(
        ("", "", ""),
        [
            (factor.factor.value, shown(factor.points or 0.0), health_sentence(factor.sentence(), Language.EN))
            for factor in worst
        ],
        frozenset(),
    )
