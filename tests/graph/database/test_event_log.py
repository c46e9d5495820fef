"""The trail as those read it who follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.database.event_log import Entry, last, record, tail
from graph.database.schema import set_up_schema
from graph.model.event import EventAction

if TYPE_CHECKING:
    from graph.database.engine import Database


async def test_what_happened_after_a_number_is_told_in_order_and_no_more_than_is_wanted(database: Database) -> None:
    assert await last(database) == 0
    await set_up_schema(database)
    assert await tail(database, 0) == []
    await _happen(database, "a", "b", "c")
    await _happen(database, "d")
    assert await last(database) == 4
    assert [(event.seq, event.subject_ids) for event in await tail(database, 1)] == [
        (2, ("b",)),
        (3, ("c",)),
        (4, ("d",)),
    ]
    assert [event.seq for event in await tail(database, 1, 2)] == [2, 3]
    assert await tail(database, 4) == []


async def _happen(database: Database, *ids: str) -> None:
    entries = [Entry(action=EventAction.CHANGED, subject="Offering", subject_ids=[id_]) for id_ in ids]
    await database.write(lambda work: record(work, *entries), name="events")
