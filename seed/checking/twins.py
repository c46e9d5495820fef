"""Ids that people take for one another: that two things were meant is possible, that one was is likelier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.database.stored import all_ids, is_empty
from graph.model.twins import distinction, twin_key
from seed.faults import Hint
from seed.removal import GO

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from graph.database.stored import Reader
    from seed.staging import Stage

KEYS: Final = """
CREATE TEMP TABLE IF NOT EXISTS twins (key TEXT, id TEXT, file INTEGER, line INTEGER);
CREATE INDEX IF NOT EXISTS twin ON twins (key);
DELETE FROM twins;
"""
IN_FILES: Final = """
INSERT INTO twins SELECT twin_key(id), id, file, line FROM things
WHERE kind = ? AND (? OR id NOT IN (SELECT relationship FROM pairs WHERE relationship IS NOT NULL)) ORDER BY rowid
"""
"""Takes ids of a kind from the files; where the flag is false, without those of relationships that were made of the ids
of their sides.
"""
IN_GRAPH: Final = "INSERT INTO twins SELECT twin_key(?1), ?1, NULL, NULL"
GOING: Final = "SELECT id FROM stale_things WHERE kind = ? AND kept = ?"
TWINS: Final = """
SELECT t.id, t.file, t.line, first.id, first.file, first.line
FROM (SELECT key, min(rowid) AS row FROM twins GROUP BY key HAVING count(DISTINCT id) > 1) many
JOIN twins first ON first.rowid = many.row
JOIN twins t ON t.key = many.key AND t.id <> first.id AND t.file IS NOT NULL
"""


async def twin_hints(stage: Stage, reader: Reader) -> AsyncIterator[Hint]:
    """Hints of ids in the files that people take for one another, beside others in the files or in the graph."""
    stage.sql.create_function("twin_key", 1, twin_key, deterministic=True)
    for kind in stage.model.kinds.values():
        if stage.count(kind):
            for statement in filter(str.strip, KEYS.split(";")):
                stage.sql.execute(statement)
            number = stage.kinds[kind.label]
            if not await is_empty(reader, kind.label):
                going = {key for (key,) in stage.sql.execute(GOING, (number, GO))}
                stay = (key for key in await all_ids(reader, kind) if key not in going)
                stage.sql.executemany(IN_GRAPH, ((key,) for key in stay))
            stage.sql.execute(IN_FILES, (number, kind.label != "ServiceRelationship"))
            for hint in _hints(stage):
                yield hint


def _hints(stage: Stage) -> Iterator[Hint]:
    for key, file, line, first, first_file, first_line in stage.sql.execute(TWINS):
        where = "the graph" if first_file is None else stage.place(first_file, first_line, "id")
        message = f"{key!r} differs from {first!r}, which is in {where}, only by {distinction(key, first)}"
        yield Hint(stage.files[file], line, "id", f"{message}: if both are one thing, keep one id")
