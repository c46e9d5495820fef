"""What the loss of one offering does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.questions.weak_points.ranking import WeakPoint
from resolvers.derived.read import read

if TYPE_CHECKING:
    from resolvers.derived.classes import Class
    from resolvers.derived.types import Types

RANK: Final = "1 for the weakest point, in the order that is asked for."


class RankedPoint(NamedTuple):
    """A weak point, and its rank in the order that is asked for."""

    found: WeakPoint
    rank: int


def weak_point_type(types: Types) -> Class:
    """The type of a `RankedPoint`."""
    before = {"rank": "offering", "consumers": "offerings", "agreements": "offerings"}
    return types.answers.made(WeakPoint, {"rank": read("rank", int, RANK, "rank")}, at="found", before=before)
