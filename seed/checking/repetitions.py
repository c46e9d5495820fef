"""Ids and relations that are said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from seed.faults import Fault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.database.stored import Reader
    from seed.staging import Stage

SAME_IDS: Final = """
SELECT t.kind, t.id, t.file, t.line, first.file, first.line
FROM (SELECT kind, id, min(rowid) AS row FROM things GROUP BY kind, id HAVING count(*) > 1) twice
JOIN things t ON t.kind = twice.kind AND t.id = twice.id AND t.rowid > twice.row
JOIN things first ON first.rowid = twice.row
"""
SAME_LINKS: Final = """
SELECT l.link, l.owner, l.other, l.file, l.line, first.file, first.line
FROM (
  SELECT link, owner, other, key, min(rowid) AS row FROM links
  WHERE origin <> ? AND other IS NOT NULL
  GROUP BY link, owner, other, key HAVING count(*) > 1
) twice
JOIN links l
  ON l.link = twice.link AND l.owner = twice.owner AND l.other = twice.other AND l.key = twice.key
  AND l.origin <> ? AND l.rowid > twice.row
JOIN links first ON first.rowid = twice.row
"""


async def repetition_faults(stage: Stage, _reader: Reader) -> AsyncIterator[Fault]:
    labels = list(stage.model.kinds)
    for kind, key, file, line, first_file, first_line in stage.sql.execute(SAME_IDS):
        first = stage.place(first_file, first_line, "id")
        yield Fault(stage.files[file], line, "id", f"{key!r} is the id of another {labels[kind]} already, in {first}")
    links = stage.model.links
    origin = Origin.COLUMN
    for link, owner, other, file, line, first_file, first_line in stage.sql.execute(SAME_LINKS, (origin, origin)):
        first = stage.place(first_file, first_line, "")
        what = f"{links[int(link)].type} between {owner!r} and {other!r} is stated already, in {first}"
        yield Fault(stage.files[file], line, "", f"{what}: keep one of the two")
