"""The offerings, and which of them are lost on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.projection.status import ARCHIVED, Day, Lifecycle, Lost, OfferingStatus, day_of, lost_on, status_on
from graph.projection.table import Changed, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from graph.projection.rows import OfferingRow


def lifecycle_of(row: OfferingRow) -> Lifecycle | None:
    """None for an offering that is simply there on every day."""
    _, _, status, *days, _, _ = row
    life = Lifecycle(OfferingStatus(status), *(day_of(day) if day else None for day in days))
    return life if life.is_dated or life.stated is not OfferingStatus.AVAILABLE else None


class Offerings(Part):
    """Numbered in id order, archived ones too: something may still rest on them. `at` holds the numbers of those that
    are not archived, `numbers` all. Only those whose status is not simply there on every day are kept with a lifecycle.
    """

    __slots__ = ("_lifecycles", "archived", "at", "ids", "names", "numbers", "provider_of")

    def __init__(self, rows: Iterable[OfferingRow]) -> None:
        ordered = sorted(rows, key=lambda row: row[0])
        self.ids = [row[0] for row in ordered]
        self.numbers = {offering_id: number for number, offering_id in enumerate(self.ids)}
        self.archived = frozenset(number for number, row in enumerate(ordered) if row.archived)
        self.at = {id_: number for id_, number in self.numbers.items() if number not in self.archived}
        self.provider_of = [row[1] for row in ordered]
        self.names = [row.name or row.id for row in ordered]
        self._lifecycles: dict[int, Lifecycle] = {}
        for row in ordered:
            self.change(row)

    def replace(self, owners: Collection[str], rows: Sequence[OfferingRow], *_: Sequence[Any]) -> Changed | None:
        """Provider, name, status and dates. None where one is new, is gone, or was archived or restored."""
        if len(rows) != len(owners) or any(self._was_archived(row.id) is not row.archived for row in rows):
            return None
        for row in rows:
            self.change(row)
        return Changed(losses=True, offerings=[self.numbers[row.id] for row in rows])

    def holds(self, owners: Collection[str], rows: Sequence[OfferingRow], *_: Sequence[Any]) -> bool:
        return len(rows) == len(owners) and all(map(self._is_held, rows))

    def _is_held(self, row: OfferingRow) -> bool:
        offering = self.numbers.get(row.id)
        return (
            offering is not None
            and self._was_archived(row.id) is row.archived
            and self.provider_of[offering] == row.provider
            and self.names[offering] == (row.name or row.id)
            and self._lifecycles.get(offering) == lifecycle_of(row)
        )

    def _was_archived(self, offering_id: str) -> bool | None:
        offering = self.numbers.get(offering_id)
        return None if offering is None else offering in self.archived

    def change(self, row: OfferingRow) -> None:
        """Raises KeyError for an offering that is not among them. Whether it is archived stays as it was."""
        offering = self.numbers[row.id]
        self.provider_of[offering] = row.provider
        self.names[offering] = row.name or row.id
        if life := lifecycle_of(row):
            self._lifecycles[offering] = life
        else:
            self._lifecycles.pop(offering, None)

    def is_archived(self, offering_id: str) -> bool:
        return offering_id in self.numbers and offering_id not in self.at

    def retires_on(self, offering: int) -> Day | None:
        life = self._lifecycles.get(offering)
        return None if life is None else life.retires_on

    def loss_on(self, offering: int, day: Day) -> Lost | None:
        """None for an offering that is there."""
        if offering in self.archived:
            return ARCHIVED
        life = self._lifecycles.get(offering)
        return None if life is None else lost_on(life, day)

    def status_on(self, offering: int, day: Day) -> OfferingStatus | None:
        """None for one that is archived."""
        if offering in self.archived:
            return None
        life = self._lifecycles.get(offering)
        return OfferingStatus.AVAILABLE if life is None else status_on(life, day)

    def dated(self) -> Iterator[tuple[int, Day]]:
        """(offering, day) where its status may change."""
        for offering, life in self._lifecycles.items():
            for day in life[1:]:
                if day is not None and offering not in self.archived:
                    yield offering, day

    def lost_on(self, day: Day) -> dict[int, Lost]:
        """What is archived is lost on every day."""
        lives = ((offering, lost_on(life, day)) for offering, life in self._lifecycles.items())
        return {offering: lost for offering, lost in lives if lost} | dict.fromkeys(self.archived, ARCHIVED)
