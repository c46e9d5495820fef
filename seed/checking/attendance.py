"""Nobody attends what did not take place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import orjson

from graph.model.dialogue.engagement import EngagementStatus
from graph.rules import absence
from graph.writing import stored_things
from seed.faults import Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection

    from graph.writing import Reader
    from seed.staging import Stage

ATTENDED: Final = """
SELECT other, file, line FROM links WHERE link = ? AND json_extract(CAST(data AS TEXT), '$.attended')
"""
STAGED: Final = "SELECT data FROM things WHERE kind = ? AND id = ?"


async def attendance_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    found = stage.sql.execute(ATTENDED, (stage.links[stage.model.link("Attendance")],))
    while rows := found.fetchmany(1_000):
        statuses = await _statuses(stage, reader, {engagement for engagement, _, _ in rows})
        for engagement, file, line in rows:
            if engagement in statuses and (message := absence(statuses[engagement])):
                yield Fault(stage.files[file], line, "attended", message)


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
