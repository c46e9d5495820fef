"""Agendas asked for last, kept until anything is written: pages of one are read once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.database.event_log import last
from graph.questions.agenda.agenda import agenda
from graph.questions.agenda.stopped import stopped

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from graph.database.engine import Database
    from graph.questions.agenda.agenda import Asked
    from graph.questions.agenda.line import Line
    from graph.reading import Scope

KEPT: Final = 8
MOST_KEPT: Final = 100_000
"""Lines of all kept agendas together, each of half a kilobyte; the latest is kept whatever its size."""


class Kept(NamedTuple):
    """`number`: of the last event before it was read."""

    number: int
    lines: Sequence[Line]


class KeptAgendas:
    """Agendas by what is asked and what whoever asks sees."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()

    async def agenda(self, database: Database, scope: Scope, asked: Asked) -> Sequence[Line]:
        """The agenda of the state of now, which whoever asks must not change."""
        number = await last(database)
        stands = await stopped(database)  # no event tells of it
        key = (
            asked,
            stands,
            scope.form,
            scope.viewer if scope.restricted else "",
            frozenset(scope.organizations.items()),
        )
        kept = self._kept.get(key)
        if kept is None or kept.number != number:
            kept = Kept(number, await agenda(database, scope, asked, stands))
        self._kept[key] = kept
        self._kept.move_to_end(key)
        self._drop_superfluous(number)
        return kept.lines

    def _drop_superfluous(self, number: int) -> None:
        for key in [key for key, kept in self._kept.items() if kept.number < number]:
            del self._kept[key]
        while len(self._kept) > KEPT or (self._size > MOST_KEPT and len(self._kept) > 1):
            self._kept.popitem(last=False)

    @property
    def _size(self) -> int:
        return sum(len(kept.lines) for kept in self._kept.values())
