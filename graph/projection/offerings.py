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
    """Columns by number. A number stays with its id, also when the offering has gone and nothing rests on it any more:
    `numbers` holds all, `at` those that are there and not archived, `archived` those on which something may still rest.
    Only those whose status is not simply there on every day are kept with a lifecycle.
    """

    __slots__ = ("_lifecycles", "archived", "at", "ids", "names", "numbers", "provider_of")

    def __init__(self, rows: Iterable[OfferingRow]) -> None:
        self.ids: list[str] = []
        self.names: list[str] = []
        self.provider_of: list[str] = []
        self.numbers: dict[str, int] = {}
        self.at: dict[str, int] = {}
        self.archived: set[int] = set()
        self._lifecycles: dict[int, Lifecycle] = {}
        for row in sorted(rows, key=lambda row: row[0]):
            self._put(row)

    def replace(self, owners: Collection[str], rows: Sequence[OfferingRow], *_: Sequence[Any]) -> Changed:
        before = list(map(self._standing, owners))
        for owner in owners:
            self._remove(owner)
        for row in rows:
            self._put(row)
        return Changed(
            losses=before != list(map(self._standing, owners)),
            offerings=[self.numbers[owner] for owner in owners if owner in self.numbers],
        )

    def _standing(self, offering_id: str) -> tuple[bool, bool, Lifecycle | None]:
        """Whether it is there, whether it is archived, and its statuses: what says on which days it is lost."""
        offering = self.numbers.get(offering_id, -1)
        return offering_id in self.at, offering in self.archived, self._lifecycles.get(offering)

    def holds(self, owners: Collection[str], rows: Sequence[OfferingRow], *_: Sequence[Any]) -> bool:
        there = {row.id for row in rows}
        return all(map(self._is_held, rows)) and not any(map(self._is_there, set(owners) - there))

    def _is_held(self, row: OfferingRow) -> bool:
        offering = self.numbers.get(row.id)
        return (
            offering is not None
            and (offering in self.archived) is row.archived
            and (row.id in self.at) is not row.archived
            and self.provider_of[offering] == row.provider
            and self.names[offering] == (row.name or row.id)
            and self._lifecycles.get(offering) == lifecycle_of(row)
        )

    def _is_there(self, offering_id: str) -> bool:
        return offering_id in self.at or self.is_archived(offering_id)

    def _remove(self, offering_id: str) -> None:
        offering = self.numbers.get(offering_id)
        if offering is not None:
            self.at.pop(offering_id, None)
            self.archived.discard(offering)
            self._lifecycles.pop(offering, None)

    def _put(self, row: OfferingRow) -> None:
        offering = self.numbers.setdefault(row.id, len(self.ids))
        if offering == len(self.ids):
            self.ids.append(row.id)
            self.names.append(row.id)
            self.provider_of.append(row.provider)
        self.provider_of[offering] = row.provider
        self.names[offering] = row.name or row.id
        if row.archived:
            self.archived.add(offering)
        else:
            self.at[row.id] = offering
        if life := lifecycle_of(row):
            self._lifecycles[offering] = life

    @property
    def gone(self) -> set[int]:
        """Numbers of those that are not there any more."""
        return {number for id_, number in self.numbers.items() if not self._is_there(id_)}

    def is_archived(self, offering_id: str) -> bool:
        return self.numbers.get(offering_id) in self.archived

    def retires_on(self, offering: int) -> Day | None:
        life = self._lifecycles.get(offering)
        return None if life is None else life.retires_on

    def loss_on(self, offering: int, day: Day) -> Lost | None:
        """How an offering is lost on a day; None for one that is there."""
        if offering in self.archived:
            return ARCHIVED
        life = self._lifecycles.get(offering)
        return None if life is None else lost_on(life, day)

    def status_on(self, offering: int, day: Day) -> OfferingStatus | None:
        """The status of an offering on a day; None for one that is archived."""
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
        """The offerings that are lost on a day; what is archived is lost on every day."""
        lives = ((offering, lost_on(life, day)) for offering, life in self._lifecycles.items())
        return {offering: lost for offering, lost in lives if lost} | dict.fromkeys(self.archived, ARCHIVED)
