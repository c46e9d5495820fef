"""The weak points of an estate: what would hurt most to lose, what stands alone, which groups have none to spare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.answers import Names, answer
from graph.model.scalars import Choice
from graph.questions.comparison.harm import Harm
from graph.questions.weak_points.losing import Affected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from graph.impact.groups import HeldGroup
    from graph.questions.weak_points.losing import Loss


class WeakPointOrder(Choice):
    """By what weak points are ranked."""

    HARM = "HARM", "Consumers at CRITICAL, HIGH, MEDIUM and LOW, then agreements alike, then notices overdue, then id."
    CONSUMERS = "CONSUMERS", "How many consumers are affected at all, then by harm."
    AGREEMENTS = "AGREEMENTS", "How many agreements are affected at all, then by harm."
    OFFERINGS = "OFFERINGS", "How many offerings are affected at all, itself included, then by harm."


MASKED: Final = (
    "Of the consumers, those that count so only because something that is out for a while would be lost too: the place is "
    "weak also then."
)


@answer("WeakPoint")
@dataclass(frozen=True, slots=True)
class WeakPoint:
    """What the loss of one offering does."""

    offering: Annotated[str, "The offering that is lost.", Names("Offering")]
    offerings: Annotated[Affected, "Offerings, the lost one among them."]
    agreements: Annotated[Affected, "Agreements; each counts once."]
    consumers: Annotated[Affected, "Consumers; each counts once, with its worst agreement."]
    masked: Annotated[Affected, MASKED]
    overdue: Annotated[int, "Affected agreements to which any notice is owed: it cannot be kept."]
    stands_alone: Annotated[bool, "True where nothing can take its place."]

    @property
    def harm(self) -> Harm:
        low, medium, high, critical = self.consumers
        consumers = (critical, high, medium, low)
        low, medium, high, critical = self.agreements
        return Harm(consumers, (critical, high, medium, low), self.overdue)

    def weight(self, order: WeakPointOrder) -> int:
        """What goes before harm."""
        match order:
            case WeakPointOrder.HARM:
                return 0
            case WeakPointOrder.CONSUMERS:
                return sum(self.consumers)
            case WeakPointOrder.AGREEMENTS:
                return sum(self.agreements)
            case WeakPointOrder.OFFERINGS:
                return sum(self.offerings)


class WeakPoints:
    """`groups`: those that hold and have no member to spare, by offering and name."""

    def __init__(
        self, ids: Sequence[str], losses: Iterable[Loss], alone: AbstractSet[int], groups: list[HeldGroup]
    ) -> None:
        self.groups = groups
        self._points = {
            ids[loss.offering]: WeakPoint(
                ids[loss.offering],
                loss.offerings,
                loss.agreements,
                loss.consumers,
                loss.masked,
                loss.overdue,
                loss.offering in alone,
            )
            for loss in losses
        }
        by_id = sorted(self._points.values(), key=lambda point: point.offering)
        self._by_harm = sorted(by_id, key=lambda point: point.harm, reverse=True)
        self._ranks: dict[WeakPointOrder, dict[str, int]] = {}
        self.alone_ids = [p.offering for p in self._by_harm if p.stands_alone and p.consumers.critical]

    @property
    def ids(self) -> Collection[str]:
        """Ids of all offerings that are not lost already."""
        return self._points.keys()

    def point(self, offering_id: str) -> WeakPoint:
        """Raises KeyError for an offering that is not there or lost already."""
        return self._points[offering_id]

    def ranks(self, order: WeakPointOrder) -> dict[str, int]:
        """Id of each offering, the weakest point first -> its rank, from 1."""
        if order not in self._ranks:
            points = sorted(self._by_harm, key=lambda point: point.weight(order), reverse=True)
            self._ranks[order] = {point.offering: rank for rank, point in enumerate(points, 1)}
        return self._ranks[order]
