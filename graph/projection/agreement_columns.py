"""What agreements say, as columns of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from graph.projection.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.projection.columns import Numbers
    from graph.projection.status import Day
    from graph.projection.validity_index import ValidityIndex


class CoverColumns(NamedTuple):
    """All covers of a day."""

    agreement: Numbers
    criticality: Numbers
    offering: Numbers


class AgreementColumns:
    """Made of what agreements hold in lists when it is first asked for, and after each change anew."""

    def __init__(
        self,
        live: ValidityIndex[Any],
        past: ValidityIndex[Any],
        consumer_of: Sequence[int],
        relationship_of: Sequence[str],
    ) -> None:
        """`live`, `past`: covers, as of `Agreements`."""
        self._live, self._past = Columns(live, 4), Columns(past, 4)
        self._consumer_of, self._relationship_of = consumer_of, relationship_of
        self._consumers: Numbers | None = None
        self._relationships: tuple[Numbers, Sequence[str]] | None = None

    def forget(self) -> None:
        """An agreement has changed."""
        self._live.forget()
        self._past.forget()
        self._consumers = self._relationships = None

    def covers_on(self, day: Day, today: Day | None) -> CoverColumns:
        """`today`: where the day is before it, what is over by its status counts too."""
        live = self._live.on(day, 0, 1, 2)
        if today is None or day >= today:
            return CoverColumns(*live)
        past = self._past.on(day, 0, 1, 2)
        return CoverColumns(*map(np.concatenate, zip(live, past, strict=True)))

    @property
    def consumers(self) -> Numbers:
        """By agreement, the number of its consumer."""
        if self._consumers is None:
            self._consumers = np.array(self._consumer_of, np.int32)
        return self._consumers

    @property
    def relationships(self) -> tuple[Numbers, Sequence[str]]:
        """By agreement, the place of its relationship's id in a list."""
        if self._relationships is None:
            places = {id_: place for place, id_ in enumerate(dict.fromkeys(self._relationship_of))}
            numbers = np.array([places[id_] for id_ in self._relationship_of], np.int32)
            self._relationships = numbers, list(places)
        return self._relationships
