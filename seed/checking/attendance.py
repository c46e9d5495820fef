"""Nobody attends what did not take place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import orjson

from graph.database.stored import attendance, stored_things
from graph.model.dialogue.engagement import EngagementStatus
from graph.model.rules import absence
from seed.faults import Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection

    from graph.database.stored import Reader
    from seed.staging import Stage

ATTENDED: Final = """
SELECT other, file, line FROM links WHERE link = ? AND json_extract(CAST(data AS TEXT), '$.attended')
"""
NOT_HELD: Final = """
SELECT id, file, line, json_extract(CAST(data AS TEXT), '$.status') AS status FROM things
WHERE kind = ? AND status IS NOT NULL AND status <> ?
"""
RESTATED: Final = "SELECT data FROM links WHERE link = ? AND owner = ? AND other = ?"
STAGED: Final = "SELECT data FROM things WHERE kind = ? AND id = ?"


async def attendance_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    found = stage.sql.execute(ATTENDED, (stage.links[stage.model.link("Attendance")],))
    while rows := found.fetchmany(1_000):
        statuses = await _statuses(stage, reader, {engagement for engagement, _, _ in rows})
        for engagement, file, line in rows:
            if engagement in statuses and (message := absence(statuses[engagement])):
                yield Fault(stage.files[file], line, "attended", message)
    async for fault in _stored_attendance_faults(stage, reader):
        yield fault


async def _stored_attendance_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    """Of engagements that are stated not to be held, at which somebody was, by the graph and not by the files."""
    found = stage.sql.execute(NOT_HELD, (stage.kinds["Engagement"], EngagementStatus.HELD.value))
    while rows := found.fetchmany(1_000):
        there: dict[str, str] = {}
        for engagement, _, person in await attendance(reader, [id_ for id_, _, _, _ in rows]):
            if not _is_restated(stage, person, engagement):
                there.setdefault(engagement, person)
        for engagement, file, line, status in rows:
            if engagement in there and (message := absence(status)):
                seen = f"{message}; the graph has {there[engagement]!r} there"
                yield Fault(stage.files[file], line, "status", seen)


def _is_restated(stage: Stage, person: str, engagement: str) -> bool:
    key = stage.links[stage.model.link("Attendance")], person, engagement
    return any("attended" in orjson.loads(data) for (data,) in stage.sql.execute(RESTATED, key))


async def _statuses(stage: Stage, reader: Reader, engagements: Collection[str]) -> dict[str, str]:
    """As the files say, else as it is in the graph."""
    kind = stage.model.kinds["Engagement"]
    stored = await stored_things(reader, kind, sorted(engagements))
    statuses = {key: str(values["status"]) for key, values in stored.items()}
    for engagement in engagements:
        if row := stage.sql.execute(STAGED, (stage.kinds[kind.label], engagement)).fetchone():
            given = orjson.loads(row[0])
            if "status" in given or engagement not in statuses:
                statuses[engagement] = given.get("status") or EngagementStatus.PLANNED
    return statuses
