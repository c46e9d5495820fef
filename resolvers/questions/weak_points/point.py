"""What the loss of one offering does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from resolvers.derived.classes import Class, field
from resolvers.impact.answers import answer, keys
from resolvers.impact.references import one

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.questions.weak_points.losing import Affected
    from graph.questions.weak_points.ranking import WeakPoint
    from resolvers.derived.types import Types


MASKED: Final = (
    "Of the consumers, those that count so only because something that is out for a while would be lost too: the place is "
    "weak also then."
)


def weak_point_type(types: Types) -> tuple[Class, Callable[[WeakPoint, int], Any]]:
    """-> (the type, what fills it with a point and its rank)."""
    levels = ("low", "medium", "high", "critical")
    counts = answer(
        "AffectedCounts",
        "How many are affected, by severity.",
        {level: field(level, int, f"Affected {level.upper()}.") for level in levels},
    )
    made = answer(
        "WeakPoint",
        "What the loss of one offering does.",
        {
            **keys("offering"),
            "rank": field("rank", int, "1 for the weakest point, in the order that is asked for."),
            "offering": one(types, "offering", "Offering", "The offering that is lost."),
            "consumers": field("consumers", counts, "Consumers; each counts once, with its worst agreement."),
            "agreements": field("agreements", counts, "Agreements; each counts once."),
            "offerings": field("offerings", counts, "Offerings, the lost one among them."),
            "masked": field("masked", counts, MASKED),
            "overdue": field("overdue", int, "Affected agreements to which any notice is owed: it cannot be kept."),
            "standsAlone": field("standsAlone", bool, "True where nothing can take its place."),
        },
    )

    def counted(affected: Affected) -> Any:
        return counts(**affected._asdict())

    def filled(point: WeakPoint, rank: int) -> Any:
        return made(
            offering_id=point.offering,
            rank=rank,
            consumers=counted(point.consumers),
            agreements=counted(point.agreements),
            offerings=counted(point.offerings),
            masked=counted(point.masked),
            overdue=point.overdue,
            standsAlone=point.stands_alone,
        )

    return made, filled
