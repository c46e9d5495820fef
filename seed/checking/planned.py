"""What a planned change does for a time is not over before the change takes effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.database.stored import key_names, relations_of, stored_things
from graph.model.rules import overtaking
from seed.checking.coming import stays
from seed.faults import Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection

    from graph.database.stored import Reader, Stored
    from graph.model import Link
    from seed.staging import Stage

STEP: Final = 1_000
FOR_A_TIME: Final = """
SELECT owner, other, json_extract(CAST(data AS TEXT), '$.action'), json_extract(CAST(data AS TEXT), '$.until') AS until,
  file, line
FROM links WHERE link = ? AND until IS NOT NULL
"""
DATED: Final = """
SELECT id, json_extract(CAST(data AS TEXT), '$.effectiveOn') AS day, file, line FROM things
WHERE kind = ? AND day IS NOT NULL
"""
RESTATED: Final = "SELECT data FROM links WHERE link = ? AND owner = ? AND other = ? AND key = ?"
STAGED: Final = "SELECT data FROM things WHERE kind = ? AND id = ?"


async def planned_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    link = stage.model.link("ChangedOffering")
    found = stage.sql.execute(FOR_A_TIME, (stage.links[link],))
    while rows := found.fetchmany(STEP):
        days = await _days(stage, reader, {change for change, *_ in rows})
        for change, offering, action, until, file, line in rows:
            if message := overtaking(offering, action, until, days.get(change)):
                yield Fault(stage.files[file], line, "until", message)
    async for fault in _stored_faults(stage, reader, link):
        yield fault


async def _stored_faults(stage: Stage, reader: Reader, link: Link) -> AsyncIterator[Fault]:
    """Of changes whose day the files state, and of which the graph says until when they do something."""
    found = stage.sql.execute(DATED, (stage.kinds["Change"],))
    while rows := found.fetchmany(STEP):
        kept: dict[str, list[Stored]] = {}
        for one in await relations_of(reader, link, [change for change, *_ in rows]):
            if stays(stage, link, one) and not _is_restated(stage, link, one):
                kept.setdefault(one.owner, []).append(one)
        for change, day, file, line in rows:
            for one in kept.get(change, ()):
                if message := overtaking(one.other, one.values["action"], one.values["until"], day):
                    yield Fault(stage.files[file], line, "effective_on", f"{message}; so it is in the graph")


def _is_restated(stage: Stage, link: Link, one: Stored) -> bool:
    key = "|".join(one.values[name] for name in key_names(link))
    found = stage.sql.execute(RESTATED, (stage.links[link], one.owner, one.other, key))
    return any("until" in orjson.loads(data) for (data,) in found)


async def _days(stage: Stage, reader: Reader, changes: Collection[str]) -> dict[str, str | None]:
    """Of when changes take effect: as the files say, else as it is in the graph."""
    kind = stage.model.kinds["Change"]
    stored = await stored_things(reader, kind, sorted(changes))
    days: dict[str, str | None] = {key: values["effectiveOn"] for key, values in stored.items()}
    for change in changes:
        if row := stage.sql.execute(STAGED, (stage.kinds[kind.label], change)).fetchone():
            given: dict[str, Any] = orjson.loads(row[0])
            days[change] = given.get("effectiveOn", days.get(change))
    return days
