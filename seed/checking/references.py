"""References: to things in the files, or in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.database.erased import erased_ids
from graph.database.stored import known_ids
from graph.model.sides import sides
from seed.checking.near import meant
from seed.faults import Fault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.database.stored import Reader
    from graph.model import Link
    from seed.staging import Stage

SOUGHT_OTHERS: Final = """
SELECT DISTINCT other FROM links l
WHERE link = ? AND other IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM things t WHERE t.kind = ? AND t.id = l.other)
  AND NOT EXISTS (SELECT 1 FROM known k WHERE k.kind = ? AND k.id = l.other)
"""
SOUGHT_OWNERS: Final = """
SELECT DISTINCT owner FROM links l
WHERE link = ? AND origin = 0
  AND NOT EXISTS (SELECT 1 FROM things t WHERE t.kind = ? AND t.id = l.owner)
  AND NOT EXISTS (SELECT 1 FROM known k WHERE k.kind = ? AND k.id = l.owner)
"""
KNOWN: Final = "INSERT OR IGNORE INTO known VALUES (?, ?)"
WITHOUT_OTHER: Final = """
SELECT other, origin, file, line FROM links l
WHERE link = ? AND other IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM things t WHERE t.kind = ? AND t.id = l.other)
  AND NOT EXISTS (SELECT 1 FROM known k WHERE k.kind = ? AND k.id = l.other)
"""
WITHOUT_OWNER: Final = """
SELECT owner, origin, file, line FROM links l
WHERE link = ? AND origin = 0
  AND NOT EXISTS (SELECT 1 FROM things t WHERE t.kind = ? AND t.id = l.owner)
  AND NOT EXISTS (SELECT 1 FROM known k WHERE k.kind = ? AND k.id = l.owner)
"""


async def reference_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    for link in stage.model.links:
        side = sides(link)
        for label, sought, without, at_owner in (
            (side.other, SOUGHT_OTHERS, WITHOUT_OTHER, False),
            (side.owner, SOUGHT_OWNERS, WITHOUT_OWNER, True),
        ):
            if label in stage.unread:
                continue
            kind = stage.kinds[label]
            numbers = (stage.links[link], kind, kind)
            missing = [row[0] for row in stage.sql.execute(sought, numbers)]
            for start in range(0, len(missing), 1_000):
                found = await known_ids(reader, stage.model.kinds[label], missing[start : start + 1_000])
                stage.sql.executemany(KNOWN, ((kind, key) for key in found))
            gone = await erased_ids(reader, label, missing) if missing else set[str]()
            for key, origin, file, line in stage.sql.execute(without, numbers).fetchall() if missing else ():
                column = column_of(link, Origin(origin), at_owner=at_owner)
                message = f"{key!r} was erased: leave it out" if key in gone else _unknown(stage, label, key)
                yield Fault(stage.files[file], line, column, message)


def column_of(link: Link, origin: Origin, *, at_owner: bool = False) -> str:
    """The column in which the end of a relation stands."""
    if origin is Origin.ROW and link.file:
        return sides(link).ends(link.file.start, link.file.end)[0 if at_owner else 1]
    if link.column:
        return link.column.name
    return link.file.end if link.file else ""


def _unknown(stage: Stage, label: str, key: str) -> str:
    near = meant(stage, label, key)
    perhaps = f"; did you mean {near}?" if near else ""
    return f"there is no {label} {key!r}: add it to {stage.model.kinds[label].file}, or correct the id{perhaps}"
