"""The weak points that somebody sees. Harm and ranks are those of the whole estate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.access.telling import ALL, Telling

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from graph.impact.groups import HeldGroup
    from graph.questions.weak_points.ranking import WeakPoint, WeakPointOrder, WeakPoints


@dataclass(frozen=True, slots=True)
class SeenWeakPoints:
    """`offerings`: ids of those that are seen; None = all."""

    whole: WeakPoints
    offerings: Container[str] | None
    telling: Telling = ALL

    def sees_offering(self, offering_id: str) -> bool:
        return self.offerings is None or offering_id in self.offerings

    def point(self, offering_id: str) -> WeakPoint:
        return self.whole.point(offering_id)

    def ranks(self, order: WeakPointOrder) -> dict[str, int]:
        """Id of each offering, the weakest point first -> its rank among all, from 1."""
        ranks = self.whole.ranks(order)
        return ranks if self.offerings is None else {id_: ranks[id_] for id_ in ranks if id_ in self.offerings}

    @property
    def alone_ids(self) -> list[str]:
        return list(filter(self.sees_offering, self.whole.alone_ids))

    @property
    def groups(self) -> Sequence[HeldGroup]:
        """Groups, with all their members; whoever shows them leaves out those that are not seen."""
        return [group for group in self.whole.groups if self.sees_offering(group.offering)]

    @property
    def hidden(self) -> int:
        """Offerings that are left out."""
        return sum(not self.sees_offering(id_) for id_ in self.whole.ids)
