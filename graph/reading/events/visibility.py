"""Which events a viewer whose reach is bounded may see: kept in the process, as fresh as the last event of any process.

One condition for all kinds would take Neo4j ten seconds to plan, so the things that events are about are read first, then
judged kind by kind. A judgement holds until an event touches what the conditions of `graph/access/visibility.py` look at.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, defaultdict
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

from graph.access.visibility import OWNED, names_in_condition
from graph.database.event_log import follow_on, last, tail
from graph.model import MODEL
from graph.model.event import EventAction
from graph.reading.events.subjects import Subjects, Thing
from graph.reading.events.visible import VisibleEvents

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from graph.database.engine import Database
    from graph.database.event_log import Happened

AT_ONCE: Final = 1_000
MOST_READS: Final = 20
"""Reads of `AT_ONCE` events each; a process that is further behind begins anew."""
MOST_KEPT: Final = 1_000_000
"""VisibleEvents things and visible events of all reaches together: the reach that asked longest ago is forgotten first."""
GONE: Final = frozenset({EventAction.DELETED, EventAction.REMOVED})


class EventVisibility:
    """The visible events of each reach. One query at a time, so that nothing changes them meanwhile; what a cancelled query
    has read stays.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = asyncio.Lock()
        self._subjects: Subjects | None = None
        self._by_reach: OrderedDict[frozenset[str], VisibleEvents] = OrderedDict()

    @asynccontextmanager
    async def of(self, organizations: Mapping[str, bool]) -> AsyncGenerator[VisibleEvents]:
        """The visible events of whoever reaches these organizations, up to the newest event."""
        async with self._lock:
            subjects = await self._followed()
            reach = frozenset(organizations)
            visible = self._by_reach.setdefault(reach, VisibleEvents(subjects))
            self._by_reach.move_to_end(reach)
            yield visible
            while len(self._by_reach) > 1 and sum(map(len, self._by_reach.values())) > MOST_KEPT:
                self._by_reach.popitem(last=False)

    async def _followed(self) -> Subjects:
        """Catches up with the event log. The newest known event is read again: a log that lacks it is another one."""
        for _ in range(MOST_READS):
            subjects = self._subjects
            if subjects is None:
                break
            known = subjects.newest
            events = await tail(self._database, max(0, known - 1), AT_ONCE)
            if not follow_on(events, known):
                break
            self._note(subjects, events[1:] if known else events)
            if len(events) < AT_ONCE:
                return subjects
        return await self._anew()

    async def _anew(self) -> Subjects:
        newest = await last(self._database)
        self._by_reach.clear()
        subjects = self._subjects = Subjects(self._database)
        subjects.grow(newest)
        return subjects

    def _note(self, subjects: Subjects, events: Sequence[Happened]) -> None:
        kinds = set[str]()
        things: defaultdict[str, set[str]] = defaultdict(set)
        gone = set[Thing]()
        for event in events:
            subjects.grow(event.seq)
            if event.subject is not None:
                kinds |= doubted_by(event.subject)
                things[event.subject].update(event.subject_ids)
                if event.action in GONE:
                    gone.update((event.subject, id_) for id_ in event.subject_ids)
        for visible in self._by_reach.values():
            visible.doubt(kinds, things)
        if gone:
            subjects.unread(gone)


@cache
def doubted_by(subject: str) -> frozenset[str]:
    """Kinds whose visibility may change when a thing or a relation of this name changes."""
    names = {subject} if subject in MODEL.kinds else {link.type for link in MODEL.links if link.name == subject}
    if not names:
        return frozenset(OWNED)
    return frozenset(label for label in OWNED if names & names_in_condition(label))
