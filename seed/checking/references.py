"""References: to things in the files, or in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.database.erased import erased_ids
from graph.database.stored import known_ids
from graph.model.sides import sides
from seed.checking.columns import column_of
from seed.checking.names import ids_named, prepare
from seed.checking.near import meant
from seed.faults import Fault, NameFault
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.database.stored import Reader
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
                if key in gone:
                    yield Fault(stage.files[file], line, column, f"{key!r} was erased: leave it out")
                    continue
                prepare(stage)
                named = ids_named(stage, label, key)
                fault = NameFault if len(named) == 1 else Fault
                yield fault(stage.files[file], line, column, _unknown(stage, label, key, named))


def _unknown(stage: Stage, label: str, key: str, named: list[str]) -> str:
    """`named`: ids of things that are called like the key."""
    if len(named) > 1:
        return f"{key!r} is the name of several, {', '.join(named)}: write the id"
    if named:
        perhaps = f"; it is the name of {named[0]}: write that, or import with --by-name"
    else:
        near = meant(stage, label, key)
        perhaps = f"; did you mean {near}?" if near else ""
    return f"there is no {label} {key!r}: add it to {stage.model.kinds[label].file}, or correct the id{perhaps}"
