"""The offerings, and which of them are lost on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.status import LOST, Day, Lifecycle, OfferingStatus, day_of, status_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.rows import OfferingRow


class Offerings:
    """Numbered in id order. Only those whose status is not simply there on every day are kept with a lifecycle."""

    __slots__ = ("_lifecycles", "at", "ids", "names", "provider_of")

    def __init__(self, rows: Iterable[OfferingRow]) -> None:
        ordered = sorted(rows, key=lambda row: row[0])
        self.ids = [row[0] for row in ordered]
        self.at = {offering_id: number for number, offering_id in enumerate(self.ids)}
        self.provider_of = [row[1] for row in ordered]
        self.names = [row[-1] or row[0] for row in ordered]
        self._lifecycles: dict[int, Lifecycle] = {}
        for row in ordered:
            self.change(row)

    def change(self, row: OfferingRow) -> None:
        """Raises KeyError for an offering that is not among them."""
        offering_id, provider, status, *days, name = row
        offering = self.at[offering_id]
        self.provider_of[offering] = provider
        self.names[offering] = name or offering_id
        life = Lifecycle(OfferingStatus(status), *(day_of(day) if day else None for day in days))
        if life.is_dated or life.stated in LOST:
            self._lifecycles[offering] = life
        else:
            self._lifecycles.pop(offering, None)

    def retires_on(self, offering: int) -> Day | None:
        life = self._lifecycles.get(offering)
        return None if life is None else life.retires_on

    def lost_on(self, day: Day) -> dict[int, OfferingStatus]:
        statuses = ((offering, status_on(life, day)) for offering, life in self._lifecycles.items())
        return {offering: status for offering, status in statuses if status in LOST}
