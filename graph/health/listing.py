"""Relationships sorted and filtered by how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import Field

from graph.model.conditions import is_like, present
from graph.model.declaration import Declared
from graph.model.health.words import HealthCapKind, HealthGrade
from graph.model.scalars import Flag, Number, Share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.health.keeping import Scored


SINGLE_THREAD: Final = "singleThread"
"""The condition that threads answer, not the score."""


class HealthCondition(Declared):
    """How a relationship stands, as far as lists can be filtered by it."""

    grade: HealthGrade = Field(description="The grade of the score.")
    score: Number | None = Field(None, description="The score, 0 to 100; null where nothing is known.")
    confidence: Share = Field(description="Share of the weights that is known, 0 to 1.")
    cap: HealthCapKind | None = Field(None, description="One of the caps that hold; `null`: none does.")
    stale_contact: Flag = Field(
        description="Whether the next review of both sides is late, so that the factor CONTACT has less than 100 points."
    )
    single_thread: Flag = Field(
        description="Whether all its threads hang on one person of a side, as `coverage` says of it on that day. A thread is a "
        "tie of at least 0.3 between those who speak for the two sides; a relationship without any hangs on nobody."
    )


def place_of(scored: Scored, id_: str, *, descending: bool) -> tuple[int, float, str]:
    """What a list by health is sorted by, from the worst on or from the best on: what is UNKNOWN comes last, either
    way.
    """
    sign = -1.0 if descending else 1.0
    points = 0.0 if scored.score is None else sign * scored.score
    if scored.grade is HealthGrade.UNKNOWN:
        return 2, points, id_
    return int((scored.score is None) is descending), points, id_


def fits(scored: Scored, wanted: Mapping[str, Mapping[str, Any]], *, hangs: bool = False) -> bool:
    """Whether it stands so. `wanted`: by condition, the operators and what they are given. `hangs`: whether all threads
    hang on one person.
    """
    return all(is_like(_values(scored, name, hangs=hangs), operators) for name, operators in wanted.items())


def _values(scored: Scored, name: str, *, hangs: bool) -> tuple[Any, ...]:
    """Values of a scored relationship of which one has to be as the filter wants."""
    if name == "grade":
        return (scored.grade.value,)
    if name == "cap":
        return tuple(cap.value for cap in scored.caps) or (None,)
    if name == "staleContact":
        return (scored.contact is not None and scored.contact < 100.0,)
    if name == SINGLE_THREAD:
        return (hangs,)
    return (scored.score,) if name == "score" else (scored.confidence,)


def checked(given: Any) -> Mapping[str, Mapping[str, Any]]:
    """Raises BadInput for what is null and must not be."""
    path: tuple[str, ...] = ("filter", "health")
    for name, operators in present(given, path).items():
        for operator, value in present(operators, (*path, name)).items():
            if operator != "eq":
                present(value, (*path, name, operator))
    return given
