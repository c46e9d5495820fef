"""Agendas asked for last, kept until something is written that they rest on: pages of one are read once. After that only what
may be another is read anew.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.database.event_log import last, tail
from graph.questions.agenda.agenda import due, found
from graph.questions.agenda.stopped import stopped
from graph.questions.agenda.touching import changed_by

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from graph.database.engine import Database
    from graph.questions.agenda.agenda import Asked, Found
    from graph.questions.agenda.line import Line
    from graph.questions.agenda.stopped import Stopped
    from graph.questions.agenda.touching import Changed
    from graph.reading import Scope

KEPT: Final = 8
MOST_KEPT: Final = 100_000
"""Lines of all kept agendas together, those that are due later among them, each of half a kilobyte; the latest is kept
whatever its size.
"""

MOST_EVENTS: Final = 200
"""Events of which it is looked up what they changed; after more everything is read anew."""


class Kept(NamedTuple):
    """`number`: of the last event before it was read. `found`: what the lines before the day `until` were made of."""

    number: int
    found: Found
    until: str
    lines: Sequence[Line]


class KeptAgendas:
    """Agendas by what is asked and what whoever asks sees; until when it is asked decides what is shown of one that is kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()

    async def agenda(self, database: Database, scope: Scope, asked: Asked) -> Sequence[Line]:
        """The agenda of the state of now, which whoever asks must not change."""
        number = await last(database)
        stands = await stopped(database)  # no event tells of it
        key = (
            replace(asked, until=""),
            stands,
            scope.form,
            scope.viewer if scope.restricted else "",
            frozenset(scope.organizations.items()),
        )
        kept = self._kept.get(key)
        if kept is None or (kept.number, kept.until) != (number, asked.until):
            kept = await _renewed(database, scope, asked, stands, kept, number)
        self._kept[key] = kept
        self._kept.move_to_end(key)
        self._drop_superfluous()
        return kept.lines

    def _drop_superfluous(self) -> None:
        while len(self._kept) > KEPT or (self._size > MOST_KEPT and len(self._kept) > 1):
            self._kept.popitem(last=False)

    @property
    def _size(self) -> int:
        return sum(len(lines) for kept in self._kept.values() for lines in kept.found.lines.values())


async def _renewed(
    database: Database, scope: Scope, asked: Asked, stands: Stopped | None, kept: Kept | None, number: int
) -> Kept:
    """The agenda at the event of that number, or of what is written meanwhile."""
    changed = await _changed(database, scope, kept, number) if kept else None
    if kept is None or changed is None:
        anew = await found(database, scope, asked)
    elif changed:
        anew = await found(database, scope, asked, kept.found, changed)
    else:
        anew = kept.found
    if kept and anew is kept.found and kept.until == asked.until and stands is None:
        return Kept(number, anew, asked.until, kept.lines)
    return Kept(number, anew, asked.until, await due(database, scope, asked, stands, anew))


async def _changed(database: Database, scope: Scope, kept: Kept, number: int) -> Changed | None:
    """What was written since; None: it may be anything. What somebody sees who does not see everything rests on more than the
    statements name.
    """
    if number == kept.number:
        return frozenset()
    if scope.restricted or number - kept.number > MOST_EVENTS:
        return None
    return changed_by(await tail(database, kept.number, MOST_EVENTS))
