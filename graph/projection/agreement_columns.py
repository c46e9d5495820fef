"""What agreements say, as columns of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from graph.projection.columns import Columns, ListColumn

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.projection.columns import Numbers
    from graph.projection.status import Day
    from graph.projection.validity_index import ValidityIndex


class CoverColumns(NamedTuple):
    """All covers of a day."""

    agreement: Numbers
    criticality: Numbers
    offering: Numbers


class AgreementColumns:
    """Made of what agreements hold in lists when it is first asked for, and of changed ones anew."""

    def __init__(
        self,
        live: ValidityIndex[Any],
        past: ValidityIndex[Any],
        consumer_of: Sequence[int],
        relationship_of: Sequence[str],
    ) -> None:
        """`live`, `past`: covers, as of `Agreements`."""
        self._live, self._past = Columns(live, 4), Columns(past, 4)
        self._places: dict[str, int] = {}
        self._consumers = ListColumn(consumer_of, int)
        self._relationships = ListColumn(relationship_of, self._place_of)

    def forget(self, agreements: Collection[int]) -> None:
        """Forgets what is known of agreements that have changed."""
        for known in (self._live, self._past, self._consumers, self._relationships):
            known.forget(agreements)

    def covers_on(self, day: Day, today: Day | None) -> CoverColumns:
        """`today`: where the day is before it, what is over by its status counts too."""
        live = self._live.on(day, 0, 1, 2)
        if today is None or day >= today:
            return CoverColumns(*live)
        past = self._past.on(day, 0, 1, 2)
        return CoverColumns(*map(np.concatenate, zip(live, past, strict=True)))

    @property
    def consumers(self) -> Numbers:
        """The number of the consumer of each agreement."""
        return self._consumers.numbers()

    @property
    def relationships(self) -> tuple[Numbers, Sequence[str]]:
        """The place of each agreement's relationship in a list of ids, and that list."""
        return self._relationships.numbers(), list(self._places)

    def _place_of(self, relationship: str) -> int:
        return self._places.setdefault(relationship, len(self._places))
